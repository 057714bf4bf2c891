"""What stands in the window: the widgets of the screens that show, placed, and the names that input finds them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pygame

from spacerace_game.ui.look import Look
from spacerace_game.ui.screen import Screen
from spacerace_game.ui.widgets.base import Entry, Scroll, Widget, entries
from spacerace_game.ui.widgets.table import Table


class Layout:
    """The placed widgets of the screens that show; only those of the top screen have names."""

    def __init__(self) -> None:
        self.roots: list[tuple[Screen, Widget]] = []
        """The screens that show, from below, each with the widget that holds all its others."""
        self.entries: list[tuple[str, Entry]] = []
        """The top screen's widgets by name, in the order of reading."""

    def build(self, stack: Sequence[Screen], window: pygame.Rect, look_of: Callable[[Screen], Look]) -> None:
        """Builds and places the widgets of every screen that shows: the top one, and what is below sheets."""
        first = len(stack) - 1
        while first > 0 and stack[first].overlay:
            first -= 1
        self.roots = [(screen, _placed(screen, look_of(screen), window)) for screen in stack[first:]]
        self.name(window)
        if self._reveal_chosen(look_of(stack[-1])):
            self.name(window)

    def _reveal_chosen(self, look: Look) -> bool:
        """Scrolls to the chosen row of every table that is shown for the first time, with some rows around it.

        True if that moved anything.
        """
        moved = False
        for _, entry in self.entries:
            widget = entry.widget
            if isinstance(widget, Table) and widget.fresh and widget.at:
                for scroll in reversed(entry.scrolls):
                    before = scroll.offset
                    row = widget.row_rect(look)
                    scroll.reveal(look, row.inflate(0, min(row.height * 8, scroll.rect.height - row.height)))
                    moved = moved or scroll.offset != before
        return moved

    def name(self, window: pygame.Rect) -> None:
        """Names the top screen's widgets anew, after some have moved; a name that is taken gets a number."""
        _, root = self.roots[-1]
        times: dict[str, int] = {}
        self.entries = []
        for entry in entries(root, window):
            key = entry.widget.key or type(entry.widget).__name__.lower()
            times[key] = times.get(key, 0) + 1
            self.entries.append((key if times[key] == 1 else f"{key}#{times[key]}", entry))

    def entry(self, name: str) -> Entry | None:
        """The widget of a name."""
        return next((entry for found, entry in self.entries if found == name), None)

    def order(self) -> list[str]:
        """What can have the keyboard, in the order of the Tab key."""
        return [name for name, entry in self.entries if entry.widget.focusable and entry.widget.rect.width > 0]

    def at(self, point: tuple[int, int]) -> Iterator[tuple[str, Entry]]:
        """The widgets at a point, the innermost first."""
        return (one for one in reversed(self.entries) if one[1].seen.collidepoint(point))

    def under(self, point: tuple[int, int], pressable: bool = False) -> tuple[str, Entry] | None:
        """The innermost widget at a point, perhaps only among those that can be pressed."""
        return next((one for one in self.at(point) if not pressable or one[1].widget.focusable), None)

    def scrolls(self) -> list[Scroll]:
        """Everything that can be scrolled."""
        return [entry.widget for _, entry in self.entries if isinstance(entry.widget, Scroll)]


def _placed(screen: Screen, look: Look, window: pygame.Rect) -> Widget:
    """A screen's widgets with what they remember, all over the window or as a sheet in its middle."""
    root = screen.build()
    for widget in _all(root):
        widget.remember(screen.memory)
    place = window
    if screen.overlay:
        wide = min(look.px(screen.wide), window.width - look.px(24))
        high = min(root.measure(look, wide), window.height - look.px(24))
        place = pygame.Rect(0, 0, wide, high)
        place.center = window.center
    root.place(look, place)
    return root


def _all(root: Widget) -> Iterable[Widget]:
    yield root
    for child in root.children:
        yield from _all(child)
