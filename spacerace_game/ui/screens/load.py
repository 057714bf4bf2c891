"""Campaigns on disk: open one, keep copies, throw one away and take that back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from spacerace_game.chronicle.journal import rescue_journal
from spacerace_game.chronicle.replay import NotTrusted
from spacerace_game.content.cache import ContentError, load_rules
from spacerace_game.play.changed_rules import Changed, RulesChanged
from spacerace_game.play.saves import Save, bring_back, new_path, saves, throw_away
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError, read_bounded, write_atomic
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.saves import save_words
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Home, Pop, Push, Screen
from spacerace_game.ui.screens.common import Ask, Message
from spacerace_game.ui.screens.epilogue import EpilogueSheet
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.widgets.base import Column, Flow, Pad, Panel, Split, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Heading, Text

if TYPE_CHECKING:
    from spacerace_game.ui.app import App

MOST = 256 * 2**20


def open_save(app: App, save: Save, changed: Literal["ask", "go-back"] = "ask") -> Any:
    """Opens a campaign; a copy or autosave goes on as a campaign of its own. What is wrong is told.

    Where its scenario was changed, it is asked first whether it shall go on under the changed rules.
    """
    try:
        rules = load_rules(save.scenario)
        path = save.path
        if save.kind != "campaign":
            path = new_path(save.scenario, _human(save))
            write_atomic(path, read_bounded(save.path, MOST))
        session = Session.load(rules, path, changed=changed)
    except RulesChanged as error:
        if path != save.path:
            with suppress(OSError):
                path.unlink()
        return _ask_changed(app, save, error.changed)
    except NotTrusted as error:
        return _offer_rescue(app, save, str(error))
    except (ContentError, StoreError, ValueError, KeyError) as error:
        return Push(Message(say("This campaign cannot be opened"), str(error)))
    humans = session.humans
    if not humans:
        session.close()
        text = say("Nobody leads a side in it: both were played by the game. It can be watched from “Watch history”.")
        return Push(Message(say("This campaign cannot be opened"), text))
    campaign = Campaign(session, humans[0], path)
    campaign.recall()  # the first quarter's papers would ask for it anyway, and a desk without news is a poor welcome
    desk = Home(page("desk", campaign))
    if campaign.view.over:
        app.follow(desk)
        return Push(EpilogueSheet(campaign))
    if session.notice and changed == "ask":
        app.follow(desk)
        return Push(Message(say("Before you go on"), session.notice))
    return desk


def _ask_changed(app: App, save: Save, changed: Changed) -> Any:
    if changed.state is None:
        return Push(Message(say("This campaign cannot be opened"), str(changed)))
    title = say("Changed since it was saved")
    kept = say(
        "A copy of the campaign as it was is kept; what was played before the change cannot be called up any more."
    )
    words = say("Go on under the changed rules")
    if not changed.whole:
        words = say("Go on from turn {turn}", turn=changed.state.turn)
    return Push(Ask(title, f"{changed}\n\n{kept}", [(words, lambda: open_save(app, save, "go-back"))]))


def _human(save: Save) -> str:
    return next((side for side, who in save.controllers.items() if who == HUMAN), "campaign")


def _offer_rescue(app: App, save: Save, why: str) -> Any:
    def rescue() -> Any:
        try:
            target = new_path(save.scenario or "rescued", "rescued")
            rescue_journal(save.path, target)
        except StoreError as error:
            return Push(Message(say("Nothing could be rescued"), str(error)))
        return open_save(
            app, Save(target, "campaign", save.scenario, save.controllers, save.turns, save.changed, "", save.mods)
        )

    text = say(
        "Something in the file does not fit. {why}\n\nWhat stands before that can be opened as a new campaign; the file itself stays as it is.",
        why=why,
    )
    return Push(Ask(say("This campaign is damaged"), text, [(say("Open what is left"), rescue)]))


class Load(Screen):
    """The list of campaigns."""

    name = "load"

    def __init__(self) -> None:
        super().__init__()
        self.chosen = ""
        self.thrown: list[tuple[Path, Path]] = []
        self.known: dict[str, Rules | None] = {}

    def theme(self) -> str:
        """That of the title."""
        return "modern"

    def _saves(self) -> dict[str, Save]:
        return {f"{save.kind}/{save.path.name}": save for save in saves()}

    def build(self) -> Widget:
        """A table, and what can be done with the chosen one."""
        found = self._saves()
        if self.chosen not in found:
            self.chosen = next(iter(found), "")
        lines = [self._line(key, save) for key, save in found.items()]
        heads = [
            Head(say("campaign"), 5),
            Head(say("led by you"), 3),
            Head(say("goes on in"), 3),
            Head(say("kind"), 2),
            Head(say("last played"), 3),
        ]
        empty = say("No campaign has been kept yet. One is kept as soon as its first quarter ends.")
        table = Table(heads, lines, "saves", self._choose, empty, self.chosen, sort=-1, on_walk=self._walk)
        save = found.get(self.chosen)
        none = "" if save else say("There is nothing to choose.")
        broken = save.trouble if save else ""
        buttons = Flow(
            Button(say("Open"), self._open, "open", kind="main", lock=none or broken),
            Button(say("Throw away"), self._throw, "throw", lock=none),
            Button(
                say("Bring back"),
                self._bring_back,
                "bring",
                lock="" if self.thrown else say("Nothing was thrown away."),
            ),
            Button(say("Back"), Pop, "back"),
        )
        about = Text(say("It cannot be read: {why}", why=broken), tone="bad") if broken else None
        return Pad(
            Column(Heading(say("Campaigns"), "title"), Split(Panel("", table, key="list")), about, buttons), 20, 14
        )

    def first_focus(self) -> str:
        """The list."""
        return "saves"

    def help(self) -> tuple[str, str]:
        """What the list holds."""
        return say("Campaigns"), say(
            "Every finished quarter is written to the campaign’s own file at once. A few autosaves a campaign and the copies "
            "you keep stand beside it; opening one of those begins a campaign of its own, so the copy stays as it is. What is "
            "thrown away can be brought back until you leave this screen, and lies in the folder “thrown-away” after that."
        )

    def _line(self, key: str, save: Save) -> Line:
        when = datetime.fromtimestamp(save.changed).strftime("%Y-%m-%d %H:%M") if save.changed else "—"
        words = save_words(save, self._rules(save))
        tones = ("bad",) if save.trouble else ()
        return Line(
            key,
            (words.title, words.led, words.when, words.kind, when),
            (words.title, words.led, save.turns, words.kind, save.changed),
            tones,
            say("The file: {name}", name=save.path.name),
        )

    def _rules(self, save: Save) -> Rules | None:
        """The scenario of a save, read once; None where it cannot be."""
        if save.trouble or not save.scenario:
            return None
        if save.scenario not in self.known:
            try:
                self.known[save.scenario] = load_rules(save.scenario)
            except (ContentError, StoreError, ValueError, KeyError):
                self.known[save.scenario] = None
        return self.known[save.scenario]

    def _name(self, save: Save) -> str:
        words = save_words(save, self._rules(save))
        return say("{title}, {when}", title=words.title, when=words.when)

    def _choose(self, key: str) -> Any:
        if key == self.chosen:
            return self._open()
        self.chosen = key
        return None

    def _walk(self, key: str) -> None:
        self.chosen = key

    def _open(self) -> Any:
        save = self._saves().get(self.chosen)
        return open_save(self.app, save) if save and not save.trouble else None

    def _throw(self) -> None:
        save = self._saves().get(self.chosen)
        if save is None:
            return
        try:
            self.thrown.append((throw_away(save.path), save.path))
            self.app.tell(say("{name} was thrown away. “Bring back” undoes it.", name=self._name(save)))
        except StoreError as error:
            self.app.tell(str(error))

    def _bring_back(self) -> None:
        thrown, path = self.thrown.pop()
        try:
            bring_back(thrown, path)
        except StoreError as error:
            self.app.tell(str(error))


__all__ = ["Callable", "Load", "open_save"]
