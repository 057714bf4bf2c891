"""The years before: illustrated panels, one after the other, to be skipped at any moment."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Home, Pop, Screen
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.widgets.base import MISSED, Column, Flow, Pad, Panel, Picture, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Heading, Text


class Prologue(Screen):
    """One panel at a time."""

    name = "prologue"

    def __init__(self, campaign: Campaign, from_archive: bool = False) -> None:
        super().__init__()
        self.campaign, self.from_archive = campaign, from_archive
        articles = campaign.rules.scenario.articles
        self.panels = sorted((one for one in articles if one.kind == "panel"), key=lambda one: one.order)
        self.at = 0

    def theme(self) -> str:
        """The side's own."""
        return self.campaign.style

    def build(self) -> Widget:
        """The picture, the words, the way on."""
        panel = self.panels[self.at]
        picture = Picture(self._paint, 300, f"picture-{self.at}", grow=2, fill=True)
        picture.least = 380  # type: ignore[attr-defined]
        words = Panel("", Heading(panel.title), Text(panel.text, "news"), key=f"words-{self.at}", least=300)
        last = self.at == len(self.panels) - 1
        foot = Row(
            Button(say("Skip"), self._leave, "skip", hint="Esc"),
            Text(say("{n} of {all}", n=self.at + 1, all=len(self.panels)), "small", "soft", align="centre"),
            Flow(
                Button(say("Before"), self._before, "before", lock="" if self.at else say("This is the first.")),
                Button(say("To work") if last else say("On"), self._on, "on", kind="main"),
            ),
        )
        return Pad(Column(Split(picture, words), foot), 18, 14)

    def _paint(self, look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        from spacerace_game.ui.art.prologue import draw_panel
        from spacerace_game.ui.art.scene import AROUND_HIGH, WIDE

        rect = rect.copy()
        rect.height = min(rect.height, int(rect.width * AROUND_HIGH / WIDE))
        panel = self.panels[self.at]
        draw_panel(surface, rect, panel.id, look.palette, title=panel.title)

    def first_focus(self) -> str:
        """The way on."""
        return "on"

    def key(self, event: pygame.event.Event) -> Any:
        """Left and right turn the panels."""
        if event.key == pygame.K_RIGHT:
            return self._on()
        if event.key == pygame.K_LEFT:
            return self._before()
        return MISSED

    def _on(self) -> Any:
        if self.at == len(self.panels) - 1:
            return self._leave()
        self.at += 1
        self.app.play("paper")
        return None

    def _before(self) -> None:
        self.at = max(0, self.at - 1)

    def _leave(self) -> Any:
        return Pop() if self.from_archive else Home(page("desk", self.campaign))

    def back(self) -> Any:
        """Skips what is left."""
        return self._leave()

    def help(self) -> tuple[str, str]:
        """How to turn the panels."""
        return say("The prologue"), say(
            "What happened before May 1945. Left and right turn the panels, Escape skips them; the archive keeps them all."
        )
