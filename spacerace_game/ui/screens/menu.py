"""The menu of a running campaign: keep a copy, rewind, settings, the title."""

from __future__ import annotations

from typing import Any

from spacerace_game.play.saves import copy_campaign
from spacerace_game.store.files import StoreError
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.guide import guide_text
from spacerace_game.ui.presenters.units import quarter
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Home, Pop, Push, Quit, Replace
from spacerace_game.ui.screens.common import Ask, Help
from spacerace_game.ui.screens.house import PageSheet, page
from spacerace_game.ui.widgets.base import Column, Panel, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Text


def keep_copy(campaign: Campaign) -> str:
    """Keeps a copy of the campaign as it stands; returns what to tell the player."""
    if campaign.path is None:
        return say("This campaign is not kept on disk, so there is nothing to copy.")
    try:
        copy_campaign(campaign.path, quarter(campaign.view.period))
    except StoreError as error:
        return say("No copy was kept. {why}", why=error)
    return say("A copy of {when} is kept; it stands in the list of campaigns.", when=quarter(campaign.view.period))


class Menu(PageSheet):
    """What can be done with the campaign as a whole."""

    name = "menu"
    wide = 460

    def build(self) -> Widget:
        """One below the other."""
        return Panel(
            say("Menu"),
            Column(
                Button(say("Back to the desk"), Pop, "back", kind="main", grow=1),
                Button(say("Keep a copy"), self._copy, "copy", hint=self.app.keys.hint("save"), grow=1),
                Button(
                    say("Go back a quarter"),
                    self._rewind,
                    "rewind",
                    grow=1,
                    tip="term:hindsight",
                    lock=self._no_rewind(),
                ),
                Button(say("How it stands against history"), self._report, "report", grow=1),
                Button(say("The guide, to read"), self._guide, "guide", grow=1),
                Button(say("Settings"), self._settings, "settings", grow=1),
                Button(say("To the title"), self._title, "title", grow=1),
                Button(say("Leave the game"), Quit, "leave", grow=1),
                gap=6,
            ),
            Text(say("Every finished quarter is saved by itself."), "small", "soft"),
        )

    def first_focus(self) -> str:
        """The way back."""
        return "back"

    def _no_rewind(self) -> str:
        if self.campaign.view.over:
            return say("A campaign that is over stays as it is.")
        return "" if self.campaign.view.turn else say("Nothing has been played yet.")

    def _copy(self) -> Any:
        self.app.tell(keep_copy(self.campaign))
        return Pop()

    def _rewind(self) -> Any:
        return Replace(
            Ask(
                say("Go back a quarter?"),
                say(
                    "Whoever goes back knows fates. The campaign goes on marked “with hindsight”, in its file and its verdict."
                ),
                [(say("Go back"), self._back)],
            )
        )

    def _back(self) -> Any:
        try:
            self.campaign.rewind(1)
        except (ValueError, StoreError) as error:
            self.app.tell(str(error))
            return None
        return Replace(page("desk", self.campaign))

    def _report(self) -> Any:
        from spacerace_game.ui.screens.verdict import FinalReport

        return Replace(FinalReport(self.campaign))

    def _guide(self) -> Any:
        return Replace(Help(say("The first year"), guide_text(self.campaign)))

    def _settings(self) -> Any:
        from spacerace_game.ui.screens.settings import SettingsPage

        return Replace(SettingsPage(self.campaign.style))

    def _title(self) -> Any:
        from spacerace_game.ui.screens.title import Title

        self.campaign.session.close()
        self.app.place_of_save = ""
        return Home(Title())


__all__ = ["Menu", "Push", "keep_copy"]
