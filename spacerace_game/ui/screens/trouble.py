"""What shows when something in the game itself went wrong: details to copy, and where the campaign is safe."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Quit, Screen
from spacerace_game.ui.widgets.base import Flow, Panel, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Text


class Trouble(Screen):
    """An error nobody foresaw. The campaign goes on from its last turn."""

    name = "trouble"
    overlay = True
    wide = 760

    def __init__(self, details: str, kept: str = "", alone: bool = False) -> None:
        super().__init__()
        self.overlay = not alone
        self.details, self.kept = details, kept
        self.copied = ""

    def build(self) -> Widget:
        """What happened, where the campaign is, the details."""
        safe = (
            say("Your campaign is safe: every finished turn is in {path}.", path=self.kept)
            if self.kept
            else say("No campaign is open, so nothing is lost.")
        )
        last = self.details.strip().splitlines()[-1:] or [""]
        return Panel(
            say("Something went wrong in the game itself"),
            Text(safe),
            Text(say("You can go on. If it happens again, please send the details below with a description.")),
            Flow(
                Button(say("Go on"), Pop, "go-on", kind="main"),
                Button(say("Copy the details"), self._copy, "copy"),
                Button(say("Leave the game"), Quit, "leave"),
            ),
            Text(self.copied, "small") if self.copied else None,
            Text(last[0], "document-strong"),
            Text(self.details.strip(), "document", "soft"),
        )

    def _copy(self) -> Any:
        try:
            pygame.scrap.put_text(self.details)
            self.copied = say("Copied.")
        except pygame.error as error:
            self.copied = say("It could not be copied: {why}", why=error)
        return None

    def first_focus(self) -> str:
        """The way on."""
        return "go-on"
