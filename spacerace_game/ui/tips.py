"""Tooltips: the open ones, each explaining a term of the one before, and the one that is about to open."""

from __future__ import annotations

import pygame

from spacerace_game.ui.look import Look
from spacerace_game.ui.widgets.text import Text

WAIT_TIP = 420
"""Milliseconds for which the mouse rests on something before its tooltip opens."""


class TipBox:
    """An open tooltip: its words, its place, and the place it belongs to."""

    def __init__(self, text: str, anchor: pygame.Rect) -> None:
        self.words, self.anchor = Text(text), anchor
        self.rect = pygame.Rect(0, 0, 0, 0)

    def place(self, look: Look, window: pygame.Rect) -> None:
        """Beside its anchor, within the window."""
        wide = min(self.words.natural(look), look.px(380))
        high = self.words.measure(look, wide)
        self.rect = pygame.Rect(0, 0, wide + look.px(20), high + look.px(14))
        self.rect.topleft = (self.anchor.left, self.anchor.bottom + look.px(4))
        if self.rect.bottom > window.bottom:
            self.rect.bottom = self.anchor.top - look.px(4)
        self.rect.clamp_ip(window)
        self.words.place(look, self.rect.inflate(-look.px(20), -look.px(14)))

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """A note pinned over the screen."""
        palette = look.palette
        pygame.draw.rect(surface, palette.line, self.rect.move(look.px(2), look.px(2)))
        pygame.draw.rect(surface, palette.card, self.rect)
        pygame.draw.rect(surface, palette.ink, self.rect, look.px(1))
        self.words.draw(look, surface)


class Tooltips:
    """The tooltips of a window. Times are milliseconds of pygame's clock."""

    def __init__(self) -> None:
        self.boxes: list[TipBox] = []
        self.due = 0
        """When the next one opens; 0 while none is awaited."""
        self.awaited = ""
        """What it is awaited for: a widget, and under the mouse its words too."""
        self.text, self.anchor = "", pygame.Rect(0, 0, 0, 0)
        """What it will say, and where, if the mouse asked for it."""

    def close(self) -> None:
        """Closes all, and awaits none."""
        self.boxes.clear()
        self.due = 0

    def await_focus(self, name: str) -> None:
        """Closes all, and awaits that of a widget that has just got the keyboard."""
        self.boxes.clear()
        self.due = pygame.time.get_ticks() + WAIT_TIP * 2
        self.awaited = name

    def await_mouse(self, name: str, text: str, at: tuple[int, int]) -> None:
        """Closes all, and awaits that of what lies under the mouse; without words none."""
        self.boxes.clear()
        self.awaited = f"{name}:{text}" if text else ""
        self.due = pygame.time.get_ticks() + WAIT_TIP if text else 0
        self.text, self.anchor = text, pygame.Rect(at[0], at[1] - 4, 12, 24)

    def awaits(self, name: str, text: str) -> bool:
        """Whether the mouse still rests on what it rested on before."""
        return self.awaited == (f"{name}:{text}" if text else "")

    def box_at(self, at: tuple[int, int], margin: int = 0) -> TipBox | None:
        """The first tooltip at a point, or so many pixels beside it."""
        return next((box for box in self.boxes if box.rect.inflate(margin, margin).collidepoint(at)), None)

    def close_above(self, box: TipBox) -> None:
        """Closes those that were opened from one, and from those."""
        del self.boxes[self.boxes.index(box) + 1 :]

    def shows(self, text: str) -> bool:
        """Whether one says this already."""
        return any(box.words.text == text for box in self.boxes)

    def open(self, text: str, anchor: pygame.Rect, look: Look, window: pygame.Rect) -> bool:
        """Opens one beside a place; False where there is nothing to say or the last says it already."""
        if not text or (self.boxes and self.boxes[-1].words.text == text):
            return False
        box = TipBox(text, anchor)
        box.place(look, window)
        self.boxes.append(box)
        return True
