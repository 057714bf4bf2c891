"""A screen builds widgets and returns what comes next: push, pop, replace, or nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from spacerace_game.ui.widgets.base import MISSED, Widget

if TYPE_CHECKING:
    from spacerace_game.ui.app import App


@dataclass(frozen=True, slots=True)
class Push:
    """Another screen comes on top."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Pop:
    """Back to what was below; `then` is followed afterwards."""

    then: Any = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Another screen in this one's place."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Home:
    """All screens go, and this one comes."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Quit:
    """The window closes."""


class Screen(ABC):
    """One page of the game, or a sheet on top of it."""

    name = "screen"
    """For help, the tour and tests."""
    overlay = False
    """Whether what is below still shows, dimmed."""
    wide = 640
    """How wide a sheet may be, in logical pixels."""
    animated = False
    """Whether it wants to be told of passing time."""

    app: App

    def __init__(self) -> None:
        self.memory: dict[str, Any] = {}

    def theme(self) -> str:
        """Whose look it has: a side's style, or the plain one."""
        return "plain"

    @abstractmethod
    def build(self) -> Widget:
        """The widgets as things stand."""

    def first_focus(self) -> str:
        """The key of the widget that has the keyboard at first."""
        return ""

    def entered(self) -> Any:
        """It has come to the top. Most have nothing to do then."""
        return None

    def key(self, event: pygame.event.Event) -> Any:
        """A key nobody else had a use for; MISSED if this screen has none either."""
        return MISSED

    def action(self, action: str) -> Any:
        """An action by its key; MISSED if this screen does not know it."""
        return MISSED

    def back(self) -> Any:
        """Escape was pressed."""
        return Pop()

    def tick(self, passed: int) -> bool:
        """So many milliseconds have passed; True if it has to be drawn again."""
        return False

    def help(self) -> tuple[str, str]:
        """What F1 shows: a title and paragraphs."""
        return "", ""

    def term(self, term: str) -> str:
        """What a term means, or an empty string."""
        return ""

    def open_term(self, term: str) -> Any:
        """A term was pressed; what comes next."""
        return None
