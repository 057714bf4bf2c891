"""Search: any person, machine, place, idea or page, by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.finds import Find, finds
from spacerace_game.ui.presenters.whereabouts import whereabouts
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Replace
from spacerace_game.ui.screens.house import PageSheet, page
from spacerace_game.ui.widgets.base import MISSED, Column, Panel, Row, Scroll, Widget
from spacerace_game.ui.widgets.controls import Card, Field
from spacerace_game.ui.widgets.text import Tag, Text


class Search(PageSheet):
    """A line to write in, and what fits."""

    name = "search"
    wide = 620

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign)
        self.words, self.at = "", 0

    def build(self) -> Widget:
        """The line, the finds."""
        found = self._found()
        self.at = max(0, min(self.at, len(found) - 1))
        cards = [
            Card(
                Row(Text(one.title, "strong"), Tag(say(one.kind))),
                self._about(one),
                on_press=self._go(one),
                key=f"find-{number}",
                chosen=number == self.at,
                pad=6,
            )
            for number, one in enumerate(found)
        ]
        if not cards:
            text = say("Nothing is called that.") if self.words else say("Write a few letters of a name.")
            cards_or_text: list[Widget] = [Text(text, "italic", "soft")]
        else:
            cards_or_text = list(cards)
        return Panel(
            say("Search"),
            Field(self.words, self._write, "words", say("person, machine, place, idea, page"), on_enter=self._enter),
            Scroll(Column(*cards_or_text, gap=4), "finds", most=360),
            scroll=False,
        )

    def _about(self, one: Find) -> Widget | None:
        """What a find is about; of a person from Germany, where they are as far as we know."""
        about = one.about or (whereabouts(self.campaign, one.about_id) if one.kind == "person" else "")
        return Text(about, "small", "soft", lines=2) if about else None

    def first_focus(self) -> str:
        """The line to write in."""
        return "words"

    def _found(self) -> list[Find]:
        return finds(self.campaign, self.words)[:12]

    def _write(self, words: str) -> None:
        self.words, self.at = words, 0

    def key(self, event: pygame.event.Event) -> Any:
        """Up and down choose."""
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            self.at += 1 if event.key == pygame.K_DOWN else -1
            return None
        return MISSED

    def _enter(self) -> Any:
        found = self._found()
        return self._go(found[self.at])() if found else None

    def _go(self, one: Find) -> Callable[[], Any]:
        return lambda: Pop(Replace(page(one.page, self.campaign, one.about_id)))
