"""A table that can be sorted by any column, filtered by words, and walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from spacerace_game.ui.look import Look
from spacerace_game.ui.say import say
from spacerace_game.ui.widgets.base import MISSED, Widget


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title, its share of the width, and the side its cells stand on."""

    title: str
    share: int = 2
    align: str = "left"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a key, its cells as words, what they are sorted by, their tones and a tooltip."""

    key: str
    cells: tuple[str, ...]
    sort: tuple[Any, ...] = ()
    tones: tuple[str, ...] = ()
    tip: str | Callable[[], str] = ""
    strong: bool = False


class Table(Widget):
    """Rows under heads. Press a head to sort; type to filter; Enter opens a row."""

    focusable = True
    takes_text = True

    def __init__(
        self,
        heads: Sequence[Head],
        lines: Sequence[Line],
        key: str,
        on_open: Callable[[str], Any] | None = None,
        empty: str = "",
        chosen: str = "",
        filtered: bool = True,
        sort: int = -1,
        down: bool = False,
        on_walk: Callable[[str], Any] | None = None,
    ) -> None:
        super().__init__(key)
        self.on_walk = on_walk
        """Told of the row that the arrow keys have come to; what stands beside the table may follow it."""
        self.heads, self.all = tuple(heads), tuple(lines)
        self.on_open, self.empty, self.chosen, self.filtered = on_open, empty, chosen, filtered
        self.sorted, self.down, self.words = sort, down, ""
        self.at = 0
        self.fresh = True
        """Whether it has not been shown before: it opens at the chosen row."""
        self._memory: dict[str, Any] = {}
        self.lines: tuple[Line, ...] = ()
        self._arrange()

    def remember(self, memory: dict[str, Any]) -> None:
        """Sorting, filter and place."""
        self._memory = memory
        kept = memory.get(f"table:{self.key}")
        self.fresh = kept is None
        if kept is None:
            self.at = next((place for place, line in enumerate(self.lines) if line.key == self.chosen), 0)
        else:
            self.sorted, self.down, self.words, self.at = kept
        self._arrange()

    def _arrange(self) -> None:
        words = self.words.casefold().split()
        found = [line for line in self.all if all(w in " ".join(line.cells).casefold() for w in words)]
        if 0 <= self.sorted < len(self.heads):
            place = self.sorted

            def by(line: Line) -> Any:
                value = line.sort[place] if place < len(line.sort) else line.cells[place].casefold()
                return (0, value) if isinstance(value, int | float) else (1, str(value))

            found.sort(key=by, reverse=self.down)
        self.lines = tuple(found)
        self.at = max(0, min(self.at, len(self.lines) - 1))
        self._memory[f"table:{self.key}"] = (self.sorted, self.down, self.words, self.at)

    def natural(self, look: Look) -> int:
        """A fair width."""
        return look.px(90 * len(self.heads))

    def _step(self, look: Look) -> int:
        return look.line_height("body") + look.px(8)

    def _top(self, look: Look) -> int:
        return self._step(look) + (look.line_height("small") + look.px(4) if self.words else 0)

    def measure(self, look: Look, width: int) -> int:
        """The head and every row."""
        if not self.all:
            return look.wrap(self.empty or say("Nothing here yet."), "italic", width).height + look.px(8)
        return self._top(look) + self._step(look) * max(1, len(self.lines))

    def _widths(self) -> list[int]:
        shares = sum(head.share for head in self.heads)
        return [self.rect.width * head.share // shares for head in self.heads]

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The head with the mark of sorting, and the rows that show."""
        palette = look.palette
        if not self.all:
            wrapped = look.wrap(self.empty or say("Nothing here yet."), "italic", self.rect.width)
            _, size = look.face("italic")
            for piece in wrapped.pieces:
                at = (self.rect.left + piece.x, self.rect.top + piece.y + look.px(4))
                surface.blit(look.render(piece.text, piece.face, size, palette.soft), at)
            return
        step, widths = self._step(look), self._widths()
        left = self.rect.left
        for number, (head, wide) in enumerate(zip(self.heads, widths)):
            mark = (" ▼" if self.down else " ▲") if number == self.sorted else ""
            text = look.fitted(head.title, "small-strong", wide - look.px(8) - look.width(mark, "small-strong"))
            self._cell(
                look, surface, text + mark, "small-strong", (left, self.rect.top, wide), head.align, palette.soft
            )
            left += wide
        top = self.rect.top + step
        pygame.draw.line(surface, palette.soft, (self.rect.left, top - 1), (self.rect.right, top - 1))
        if self.words:
            text = say("Only “{words}”: {n} of {all}", words=self.words, n=len(self.lines), all=len(self.all))
            look.text(surface, text, "small", (self.rect.left, top + look.px(2)), palette.accent_ink)
        top = self.rect.top + self._top(look)
        clip = surface.get_clip()
        for number, line in enumerate(self.lines):
            y = top + number * step
            if y > clip.bottom or y + step < clip.top:
                continue
            row = pygame.Rect(self.rect.left, y, self.rect.width, step)
            if line.key == self.chosen:
                pygame.draw.rect(surface, palette.inset, row)
                pygame.draw.rect(surface, palette.accent, (row.left, row.top, look.px(4), row.height))
            elif number % 2:
                pygame.draw.rect(surface, palette.inset, row)
            if number == self.at and self._memory.get("focus") == self.key:
                pygame.draw.rect(surface, palette.focus, row, look.px(1))
            left = row.left
            for place, (head, wide, text) in enumerate(zip(self.heads, widths, line.cells)):
                tone = line.tones[place] if place < len(line.tones) and line.tones[place] else "ink"
                style = "strong" if line.strong else "body"
                shown = look.fitted(text, style, wide - look.px(10))
                self._cell(look, surface, shown, style, (left, y, wide), head.align, getattr(palette, tone))
                left += wide

    def _cell(
        self,
        look: Look,
        surface: pygame.Surface,
        text: str,
        style: str,
        box: tuple[int, int, int],
        align: str,
        colour: Any,
    ) -> None:
        left, top, wide = box
        x = left + look.px(6)
        if align == "right":
            x = left + wide - look.px(6) - look.width(text, style)
        look.text(surface, text, style, (x, top + look.px(4)), colour)

    def _row_at(self, look: Look, at: tuple[int, int]) -> int:
        return (at[1] - self.rect.top - self._top(look)) // self._step(look)

    def pointer(self, look: Look, at: tuple[int, int]) -> Any:
        """On a head: sort. On a row: open."""
        if not self.all:
            return None
        if at[1] < self.rect.top + self._step(look):
            left = self.rect.left
            for number, wide in enumerate(self._widths()):
                if left <= at[0] < left + wide:
                    self._sort(number)
                left += wide
            return None
        number = self._row_at(look, at)
        if 0 <= number < len(self.lines):
            self.at = number
            self._arrange_place()
            return self.press()
        return None

    def _arrange_place(self) -> None:
        self._memory[f"table:{self.key}"] = (self.sorted, self.down, self.words, self.at)

    def _sort(self, number: int) -> None:
        self.down = not self.down if number == self.sorted else False
        self.sorted = number
        self._arrange()

    def press(self) -> Any:
        """Opens the row that has the keyboard."""
        if self.on_open and self.lines:
            return self.on_open(self.lines[self.at].key)
        return None

    def type(self, look: Look, event: pygame.event.Event) -> Any:
        """Arrows, Page, Home and End walk; Shift with left or right sorts; Backspace takes the filter back."""
        moves = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_PAGEUP: -10, pygame.K_PAGEDOWN: 10}
        if event.mod & pygame.KMOD_SHIFT and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            step = 1 if event.key == pygame.K_RIGHT else -1
            self._sort((self.sorted + step) % len(self.heads))
            return None
        if event.key in moves:
            goal = max(0, min(len(self.lines) - 1, self.at + moves[event.key]))
            if goal == self.at:
                return MISSED
            self.at = goal
            self._arrange_place()
            return self._walked()
        if event.key in (pygame.K_HOME, pygame.K_END) and self.lines:
            self.at = 0 if event.key == pygame.K_HOME else len(self.lines) - 1
            self._arrange_place()
            return self._walked()
        if event.key == pygame.K_BACKSPACE and self.words:
            self.words = self.words[:-1]
            self._arrange()
            return None
        return MISSED

    def _walked(self) -> None:
        if self.on_walk is not None:
            self.on_walk(self.lines[self.at].key)

    def write(self, text: str) -> Any:
        """Typed letters filter the rows."""
        if self.filtered and self.all and text.isprintable() and not (text == " " and not self.words):
            self.words = (self.words + text)[:40]
            self._arrange()
        return None

    def row_rect(self, look: Look) -> pygame.Rect:
        """Where the row that has the keyboard stands, to be scrolled to."""
        top = self.rect.top + self._top(look) + self.at * self._step(look)
        return pygame.Rect(self.rect.left, top, self.rect.width, self._step(look))

    def tip_at(self, look: Look, at: tuple[int, int]) -> str:
        """The head's or the row's tooltip; words that did not fit are told."""
        if not self.all:
            return ""
        if at[1] < self.rect.top + self._step(look):
            left = self.rect.left
            for head, wide in zip(self.heads, self._widths()):
                if left <= at[0] < left + wide:
                    sorting = say("Press to sort by {title}.", title=head.title)
                    return f"{head.tip}\n{sorting}" if head.tip else sorting
                left += wide
            return ""
        number = self._row_at(look, at)
        if not 0 <= number < len(self.lines):
            return ""
        line = self.lines[number]
        own = line.tip() if callable(line.tip) else line.tip
        cut = [text for text, wide in zip(line.cells, self._widths()) if look.width(text, "body") > wide - look.px(10)]
        return "\n".join([*cut, own] if own else cut)
