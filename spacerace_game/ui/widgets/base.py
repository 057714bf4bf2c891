"""Boxes: what every widget can do, and how widgets share a screen. Height follows from width."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from spacerace_game.ui.look import Look

Tip = str | Callable[[], str]
"""A tooltip's text, or how to work it out when it is asked for."""
GAP = 10
MISSED = object()
"""What a widget returns for a key that it has no use for."""


@dataclass(frozen=True, slots=True)
class Tell:
    """What a widget returns that only has something to say: why it does nothing, at the foot of the window."""

    notice: str


class Widget(ABC):
    """Something on a screen. It is measured for a width, placed, drawn, and told of input."""

    focusable = False
    grow = 1
    """Its share of the width left over in a row; 0 takes its natural width."""

    def __init__(self, key: str = "", tip: Tip = "", enabled: bool = True) -> None:
        self.key, self.tip, self.enabled = key, tip, enabled
        self.rect = pygame.Rect(0, 0, 0, 0)

    def natural(self, look: Look) -> int:
        """The width it would like to have, in pixels."""
        return look.px(120)

    @abstractmethod
    def measure(self, look: Look, width: int) -> int:
        """Its height for a width, in pixels."""

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Takes its place on the screen."""
        self.rect = rect

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Draws itself; the surface is clipped to what shows. Some only hold others and show nothing of their own."""
        return

    @property
    def children(self) -> Sequence[Widget]:
        """What lies within, in the order of reading."""
        return ()

    def remember(self, memory: dict[str, Any]) -> None:
        """Takes back what it showed before it was built anew: offsets, texts, choices. Most keep nothing."""
        return

    def press(self) -> Any:
        """What happens when it is pressed by mouse or key; returns what comes next."""
        return None

    def pointer(self, look: Look, at: tuple[int, int]) -> Any:
        """The mouse was pressed on it, or dragged from it; MISSED leaves the press to `press`."""
        return MISSED

    def wheel(self, look: Look, steps: int) -> bool:
        """The wheel was turned over it; True if that moved something."""
        return False

    def type(self, look: Look, event: pygame.event.Event) -> Any:
        """A key while it has the keyboard; MISSED if it has no use for it."""
        return MISSED

    def tip_at(self, look: Look, at: tuple[int, int]) -> str:
        """The tooltip at a point."""
        return self.tip() if callable(self.tip) else self.tip

    def shown(self, surface: pygame.Surface) -> bool:
        """Whether any of it lies within the surface's clip."""
        return bool(self.rect.colliderect(surface.get_clip()))


class Gap(Widget):
    """Empty space."""

    grow = 0

    def __init__(self, height: int = GAP, grow: int = 0) -> None:
        super().__init__()
        self.height, self.grow = height, grow

    def natural(self, look: Look) -> int:
        """As wide as high."""
        return look.px(self.height)

    def measure(self, look: Look, width: int) -> int:
        """Its height."""
        return look.px(self.height)


class Box(Widget):
    """A widget with others in it."""

    def __init__(self, *inside: Widget | None, key: str = "", gap: int = GAP) -> None:
        super().__init__(key)
        self.inside = tuple(one for one in inside if one is not None)
        self.gap = gap

    @property
    def children(self) -> Sequence[Widget]:
        """What lies within."""
        return self.inside

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Draws what lies within and shows."""
        for one in self.inside:
            if one.shown(surface):
                one.draw(look, surface)


class Column(Box):
    """Widgets one below the other. Those with `fill` set share the height that is left."""

    def natural(self, look: Look) -> int:
        """As wide as the widest."""
        return max((one.natural(look) for one in self.inside), default=0)

    def measure(self, look: Look, width: int) -> int:
        """The heights together."""
        if not self.inside:
            return 0
        return sum(one.measure(look, width) for one in self.inside) + look.px(self.gap) * (len(self.inside) - 1)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Each below the other; a Panel or Scroll among them takes what height is left."""
        self.rect = rect
        heights = [one.measure(look, rect.width) for one in self.inside]
        over = rect.height - sum(heights) - look.px(self.gap) * max(0, len(heights) - 1)
        fills = [place for place, one in enumerate(self.inside) if getattr(one, "fill", False)]
        for place in fills:
            heights[place] = max(look.px(48), heights[place] + over // len(fills))
        top = rect.top
        for one, height in zip(self.inside, heights):
            one.place(look, pygame.Rect(rect.left, top, rect.width, height))
            top += height + look.px(self.gap)


class Row(Box):
    """Widgets side by side. Those that do not grow keep their natural width; the rest share what is left."""

    def __init__(self, *inside: Widget | None, key: str = "", gap: int = GAP, align: str = "middle") -> None:
        super().__init__(*inside, key=key, gap=gap)
        self.align = align

    def natural(self, look: Look) -> int:
        """All the widths."""
        return sum(one.natural(look) for one in self.inside) + look.px(self.gap) * max(0, len(self.inside) - 1)

    def widths(self, look: Look, width: int) -> list[int]:
        """How the width is shared."""
        left = width - look.px(self.gap) * max(0, len(self.inside) - 1)
        fixed = [one.natural(look) if not one.grow else 0 for one in self.inside]
        shares = sum(one.grow for one in self.inside)
        spare = max(0, left - sum(fixed))
        if sum(fixed) > left > 0:
            return [one * left // max(1, sum(fixed)) for one in fixed]
        return [spare * one.grow // shares if one.grow else natural for one, natural in zip(self.inside, fixed)]

    def measure(self, look: Look, width: int) -> int:
        """The greatest height."""
        return max((one.measure(look, wide) for one, wide in zip(self.inside, self.widths(look, width))), default=0)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Each beside the other, in the middle of the row's height, at its top, or stretched over it."""
        self.rect = rect
        left = rect.left
        for one, wide in zip(self.inside, self.widths(look, rect.width)):
            high = rect.height if self.align == "stretch" else min(rect.height, one.measure(look, wide))
            top = rect.top + ((rect.height - high) // 2 if self.align == "middle" else 0)
            one.place(look, pygame.Rect(left, top, wide, high))
            left += wide + look.px(self.gap)


class Flow(Box):
    """Widgets at their natural widths, line by line like words."""

    def natural(self, look: Look) -> int:
        """All in one line."""
        return sum(one.natural(look) for one in self.inside) + look.px(self.gap) * max(0, len(self.inside) - 1)

    def _lines(self, look: Look, width: int) -> list[list[tuple[Widget, int]]]:
        lines: list[list[tuple[Widget, int]]] = [[]]
        used = 0
        for one in self.inside:
            wide = min(one.natural(look), width)
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((one, wide))
            used += wide + look.px(self.gap)
        return lines

    def measure(self, look: Look, width: int) -> int:
        """The lines together."""
        lines = self._lines(look, width)
        heights = [max((one.measure(look, wide) for one, wide in line), default=0) for line in lines]
        return sum(heights) + look.px(self.gap) * max(0, len(lines) - 1)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Line by line."""
        self.rect = rect
        top = rect.top
        for line in self._lines(look, rect.width):
            left = rect.left
            high = max((one.measure(look, wide) for one, wide in line), default=0)
            for one, wide in line:
                own = one.measure(look, wide)
                one.place(look, pygame.Rect(left, top + (high - own) // 2, wide, own))
                left += wide + look.px(self.gap)
            top += high + look.px(self.gap)


class Grid(Box):
    """Widgets of equal width, as many in a line as have room."""

    def __init__(self, *inside: Widget | None, least: int = 220, key: str = "", gap: int = GAP) -> None:
        super().__init__(*inside, key=key, gap=gap)
        self.least = least

    def _columns(self, look: Look, width: int) -> tuple[int, int]:
        gap = look.px(self.gap)
        count = max(1, min(len(self.inside) or 1, (width + gap) // (look.px(self.least) + gap)))
        return count, (width - gap * (count - 1)) // count

    def _heights(self, look: Look, width: int) -> list[int]:
        count, wide = self._columns(look, width)
        heights = [one.measure(look, wide) for one in self.inside]
        return [max(heights[start : start + count]) for start in range(0, len(heights), count)]

    def measure(self, look: Look, width: int) -> int:
        """The lines together."""
        heights = self._heights(look, width)
        return sum(heights) + look.px(self.gap) * max(0, len(heights) - 1)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Line by line, each stretched to its line's height."""
        self.rect = rect
        count, wide = self._columns(look, rect.width)
        heights = self._heights(look, rect.width)
        gap = look.px(self.gap)
        for number, one in enumerate(self.inside):
            line, at = divmod(number, count)
            top = rect.top + sum(heights[:line]) + gap * line
            one.place(look, pygame.Rect(rect.left + at * (wide + gap), top, wide, heights[line]))


class Pad(Box):
    """Space around one widget."""

    def __init__(self, inside: Widget, x: int = 16, y: int = 12, most: int = 0) -> None:
        super().__init__(inside)
        self.x, self.y, self.most = x, y, most
        self.grow = inside.grow
        self.fill = getattr(inside, "fill", False)

    def natural(self, look: Look) -> int:
        """The widget's and the space."""
        return self.inside[0].natural(look) + 2 * look.px(self.x)

    def _inner(self, look: Look, width: int) -> int:
        inner = width - 2 * look.px(self.x)
        return min(inner, look.px(self.most)) if self.most else inner

    def measure(self, look: Look, width: int) -> int:
        """The widget's and the space."""
        return self.inside[0].measure(look, self._inner(look, width)) + 2 * look.px(self.y)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """The widget in the middle of the width."""
        self.rect = rect
        wide = self._inner(look, rect.width)
        inner = pygame.Rect(rect.left + (rect.width - wide) // 2, rect.top + look.px(self.y), wide, 0)
        inner.height = rect.height - 2 * look.px(self.y)
        self.inside[0].place(look, inner)


class Scroll(Box):
    """A window on something taller than the place for it."""

    fill = True
    BAR = 8

    def __init__(self, inside: Widget, key: str = "scroll", most: int = 0) -> None:
        super().__init__(inside, key=key)
        self.offset, self.content = 0, 0
        self.most = most
        self._memory: dict[str, Any] | None = None
        self.focusable = False

    def remember(self, memory: dict[str, Any]) -> None:
        """Goes back to where it was scrolled."""
        self._memory = memory
        self.offset = int(memory.get(f"scroll:{self.key}", 0))

    def measure(self, look: Look, width: int) -> int:
        """As tall as its content, or as its most."""
        high = self.inside[0].measure(look, width - look.px(self.BAR + 4))
        return min(high, look.px(self.most)) if self.most else high

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Places the content so far up as it is scrolled."""
        self.rect = rect
        wide = rect.width - look.px(self.BAR + 4)
        self.content = self.inside[0].measure(look, wide)
        self.offset = max(0, min(self.offset, self.content - rect.height))
        if self._memory is not None:
            self._memory[f"scroll:{self.key}"] = self.offset
        high = max(self.content, rect.height)
        self.inside[0].place(look, pygame.Rect(rect.left, rect.top - self.offset, wide, high))

    def scroll_to(self, look: Look, offset: int) -> bool:
        """Scrolls; True if that moved anything."""
        before = self.offset
        self.offset = offset
        self.place(look, self.rect)
        return self.offset != before

    def reveal(self, look: Look, rect: pygame.Rect) -> None:
        """Scrolls until a rectangle shows."""
        if rect.top < self.rect.top:
            self.scroll_to(look, self.offset - (self.rect.top - rect.top) - look.px(8))
        elif rect.bottom > self.rect.bottom:
            self.scroll_to(
                look, self.offset + min(rect.bottom - self.rect.bottom, rect.top - self.rect.top) + look.px(8)
            )

    def wheel(self, look: Look, steps: int) -> bool:
        """Three lines a step."""
        return self.scroll_to(look, self.offset - steps * look.px(54))

    def pointer(self, look: Look, at: tuple[int, int]) -> Any:
        """A press on the bar goes there."""
        if self.content <= self.rect.height or at[0] < self.rect.right - look.px(self.BAR + 2):
            return MISSED
        share = (at[1] - self.rect.top) / max(1, self.rect.height)
        self.scroll_to(look, round(share * self.content - self.rect.height / 2))
        return None

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """What shows of the content, and the bar."""
        before = surface.get_clip()
        surface.set_clip(self.rect.clip(before))
        super().draw(look, surface)
        surface.set_clip(before)
        if self.content > self.rect.height:
            bar = look.px(self.BAR)
            track = pygame.Rect(self.rect.right - bar, self.rect.top, bar, self.rect.height)
            pygame.draw.rect(surface, look.palette.inset, track, border_radius=bar // 2)
            high = max(look.px(24), track.height * track.height // self.content)
            top = (track.height - high) * self.offset // max(1, self.content - self.rect.height)
            thumb = pygame.Rect(track.left, track.top + top, bar, high)
            pygame.draw.rect(surface, look.palette.soft, thumb, border_radius=bar // 2)


class Panel(Box):
    """A card with a heading; what is taller than its place scrolls."""

    fill = True

    def __init__(
        self,
        title: str,
        *inside: Widget | None,
        key: str = "",
        grow: int = 1,
        least: int = 260,
        scroll: bool = True,
        gap: int = GAP,
        aside: Widget | None = None,
    ) -> None:
        body: Widget = Column(*inside, gap=gap)
        self.scrolls = scroll
        self.body = Scroll(body, key=f"{key or title}") if scroll else body
        super().__init__(*((aside,) if aside else ()), self.body, key=key)
        self.title, self.grow, self.least, self.aside = title, grow, least, aside

    def natural(self, look: Look) -> int:
        """Its least width."""
        return look.px(self.least)

    def _head(self, look: Look) -> int:
        return look.line_height("heading") + look.px(16) if self.title else look.px(10)

    def measure(self, look: Look, width: int) -> int:
        """Heading, content and the space around."""
        return self._head(look) + self.body.measure(look, width - 2 * look.px(14)) + look.px(14)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """The body below the heading."""
        self.rect = rect
        pad, head = look.px(14), self._head(look)
        inner = pygame.Rect(rect.left + pad, rect.top + head, rect.width - 2 * pad, rect.height - head - look.px(12))
        self.body.place(look, inner)
        if self.aside:
            wide = min(self.aside.natural(look), rect.width // 2)
            high = self.aside.measure(look, wide)
            top = rect.top + max(0, (head - high) // 2)
            self.aside.place(look, pygame.Rect(rect.right - pad - wide, top, wide, high))

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The card, its heading cut the way of the theme, and what lies within."""
        palette = look.palette
        pygame.draw.rect(surface, palette.card, self.rect, border_radius=look.px(look.theme.corner))
        pygame.draw.rect(surface, palette.line, self.rect, 1, border_radius=look.px(look.theme.corner))
        if self.title:
            title = self.title.upper() if look.theme.capitals else self.title
            width = self.rect.width - look.px(28) - (self.aside.rect.width + look.px(8) if self.aside else 0)
            at = (self.rect.left + look.px(14), self.rect.top + look.px(8))
            drawn = look.text(surface, look.fitted(title, "heading", width), "heading", at)
            bottom = drawn.bottom + look.px(1)
            if look.theme.lean:
                wide, high = look.px(34), look.px(4)
                x, y = at[0], bottom
                points = [(x + high, y), (x + wide + high, y), (x + wide, y + high), (x, y + high)]
                pygame.draw.polygon(surface, palette.accent, points)
            else:
                pygame.draw.rect(surface, palette.accent, (at[0], bottom, look.px(26), look.px(3)))
        super().draw(look, surface)


class Split(Box):
    """Panels side by side over the whole height; where they would be too narrow, one below the other in a scroll."""

    fill = True

    def __init__(self, *inside: Widget | None, key: str = "split", gap: int = 12) -> None:
        super().__init__(*inside, key=key, gap=gap)
        self.row = Row(*self.inside, gap=gap, align="stretch")
        self.stack = Scroll(Column(*self.inside, gap=gap), key=f"{key}.stack")
        self._narrow = False

    def remember(self, memory: dict[str, Any]) -> None:
        """The stack's offset."""
        self.stack.remember(memory)

    def _is_narrow(self, look: Look, width: int) -> bool:
        least = sum(look.px(getattr(one, "least", 200)) for one in self.inside)
        return least + look.px(self.gap) * (len(self.inside) - 1) > width

    @property
    def children(self) -> Sequence[Widget]:
        """The row or the stack, whichever has room."""
        return (self.stack,) if self._narrow else self.inside

    def measure(self, look: Look, width: int) -> int:
        """The tallest, or all of them."""
        self._narrow = self._is_narrow(look, width)
        return (self.stack if self._narrow else self.row).measure(look, width)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Side by side or stacked."""
        self.rect = rect
        self._narrow = self._is_narrow(look, rect.width)
        (self.stack if self._narrow else self.row).place(look, rect)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Whichever has room."""
        (self.stack if self._narrow else self.row).draw(look, surface)


class Picture(Widget):
    """Something drawn by a function into a place of a height."""

    def __init__(
        self,
        paint: Callable[[Look, pygame.Surface, pygame.Rect], None],
        height: int,
        key: str = "",
        tip: Tip = "",
        width: int = 0,
        grow: int = 1,
        on_press: Callable[[tuple[int, int]], Any] | None = None,
        fill: bool = False,
    ) -> None:
        super().__init__(key, tip)
        self.paint, self.high, self.wide, self.grow, self.fill = paint, height, width, grow, fill
        self.on_press = on_press

    def natural(self, look: Look) -> int:
        """Its width."""
        return look.px(self.wide or self.high)

    def measure(self, look: Look, width: int) -> int:
        """Its height."""
        return look.px(self.high)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Calls its function within its place."""
        before = surface.get_clip()
        surface.set_clip(self.rect.clip(before))
        self.paint(look, surface, self.rect)
        surface.set_clip(before)

    def pointer(self, look: Look, at: tuple[int, int]) -> Any:
        """Tells its function where it was pressed, from its own corner."""
        if self.on_press is None:
            return MISSED
        return self.on_press((at[0] - self.rect.left, at[1] - self.rect.top))


@dataclass(frozen=True, slots=True)
class Entry:
    """A widget as it stands on the screen: what shows of it, and what it scrolls in."""

    widget: Widget
    seen: pygame.Rect
    scrolls: tuple[Scroll, ...]


def entries(root: Widget, clip: pygame.Rect, scrolls: tuple[Scroll, ...] = ()) -> Iterator[Entry]:
    """Every widget of a tree in reading order."""
    seen = root.rect.clip(clip)
    yield Entry(root, seen, scrolls)
    if isinstance(root, Scroll):
        clip, scrolls = seen, (*scrolls, root)
    for child in root.children:
        yield from entries(child, clip, scrolls)
