"""Plays the window by input alone: for the tour, for scripts, for tests."""

from __future__ import annotations

from collections.abc import Iterable

import pygame

from spacerace_game.ui.app import App
from spacerace_game.ui.keys import click, event_of
from spacerace_game.ui.loop import feed


class NotThere(LookupError):
    """A widget that input was meant for is not on the screen; the message lists those that are."""


class Driver:
    """Feeds an app events as a keyboard and a mouse would."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return self.app.top.name

    def keys(self, *names: str) -> None:
        """Presses keys by name, one after the other."""
        for name in names:
            feed(self.app, [event_of(name)])

    def write(self, words: str) -> None:
        """Types words."""
        for sign in words:
            feed(self.app, [pygame.event.Event(pygame.TEXTINPUT, text=sign)])

    def names(self) -> list[str]:
        """What can be pressed on the screen, in the order of the Tab key."""
        self._ready()
        return [name for name, entry in self.app.entries if entry.widget.focusable]

    def click(self, name: str) -> None:
        """Clicks a widget by its key, turning the wheel until it shows; NotThere if it is not on the screen."""
        self._ready()
        entry = self.app.entry(name)
        if entry is None:
            raise NotThere(f"{name!r} is not on {self.screen!r}: {', '.join(self.names())}")
        for _ in range(200):
            entry = self.app.entry(name)
            assert entry is not None
            if not entry.scrolls or entry.seen.height >= min(entry.widget.rect.height, 16):
                break
            outer = next(
                s
                for s in entry.scrolls
                if not s.rect.contains(entry.widget.rect.clip(s.rect))
                or entry.widget.rect.bottom > s.rect.bottom
                or entry.widget.rect.top < s.rect.top
            )
            down = entry.widget.rect.top >= outer.rect.centery
            at = (outer.rect.centerx, outer.rect.centery)
            motion = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
            feed(self.app, [motion, pygame.event.Event(pygame.MOUSEWHEEL, y=-1 if down else 1, x=0)])
        entry = self.app.entry(name)
        assert entry is not None
        feed(self.app, click(entry.seen.center))

    def tab_to(self, name: str) -> None:
        """Presses Tab until a widget has the keyboard; NotThere if it never gets it."""
        for _ in range(len(self.names()) + 2):
            if self.app.focus == name:
                return
            self.keys("tab")
        raise NotThere(f"Tab never comes to {name!r} on {self.screen!r}: {', '.join(self.names())}")

    def press(self, name: str) -> None:
        """Goes to a widget with Tab and presses Enter."""
        self.tab_to(name)
        self.keys("enter")

    def play(self, events: Iterable[list[pygame.event.Event]]) -> None:
        """Feeds a script."""
        for batch in events:
            feed(self.app, batch)

    def _ready(self) -> None:
        if self.app.stale:
            self.app.lay_out()
