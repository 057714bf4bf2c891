"""Amounts to be seen at a glance: meters, parts of a sum, and lines over the years."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pygame

from spacerace_game.ui.look import Look
from spacerace_game.ui.widgets.base import Tip, Widget


class Meter(Widget):
    """A bar from nothing to full with a label and a number; marks show limits that matter."""

    focusable = True

    def __init__(
        self,
        label: str,
        value: int,
        most: int,
        text: str,
        key: str = "",
        tip: Tip = "",
        marks: Sequence[int] = (),
        tone: str = "own",
        on_press: Any = None,
    ) -> None:
        super().__init__(key or label, tip)
        self.label, self.value, self.most, self.text = label, value, most, text
        self.marks, self.tone, self.on_press = tuple(marks), tone, on_press
        self.focusable = on_press is not None

    def measure(self, look: Look, width: int) -> int:
        """A line of words above a bar."""
        return look.line_height("small") + look.px(16)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Label, number, bar."""
        palette = look.palette
        wide = look.width(self.text, "small-strong")
        label = look.fitted(self.label, "small", self.rect.width - wide - look.px(8))
        look.text(surface, label, "small", self.rect.topleft, palette.soft)
        look.text(surface, self.text, "small-strong", (self.rect.right - wide, self.rect.top), palette.ink)
        top = self.rect.top + look.line_height("small") + look.px(2)
        bar = pygame.Rect(self.rect.left, top, self.rect.width, look.px(9))
        pygame.draw.rect(surface, palette.inset, bar)
        share = max(0.0, min(1.0, self.value / self.most)) if self.most else 0.0
        pygame.draw.rect(
            surface, getattr(palette, self.tone), (bar.left, bar.top, round(bar.width * share), bar.height)
        )
        pygame.draw.rect(surface, palette.soft, bar, 1)
        for mark in self.marks:
            x = bar.left + round(bar.width * max(0.0, min(1.0, mark / self.most)))
            pygame.draw.line(surface, palette.ink, (x, bar.top - look.px(2)), (x, bar.bottom + look.px(1)), look.px(2))

    def press(self) -> Any:
        """Opens the parts."""
        return self.on_press() if self.on_press else None


class Parts(Widget):
    """The parts of a number, one below the other, each with its bar from the zero line."""

    def __init__(self, parts: Sequence[tuple[str, int, str]], total: str, key: str = "") -> None:
        super().__init__(key)
        self.parts, self.total = tuple(parts), total
        """Name, amount and the amount in words."""

    def natural(self, look: Look) -> int:
        """Names, bars and numbers."""
        return look.px(420)

    def measure(self, look: Look, width: int) -> int:
        """A line for each part and one for the sum."""
        return (look.line_height("body") + look.px(4)) * (len(self.parts) + 1) + look.px(6)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Bars to the right add, bars to the left take away."""
        palette, step = look.palette, look.line_height("body") + look.px(4)
        most = max((abs(amount) for _, amount, _ in self.parts), default=1) or 1
        negative = any(amount < 0 for _, amount, _ in self.parts)
        names = max((look.width(name, "body") for name, _, _ in self.parts), default=0) + look.px(12)
        names = min(names, self.rect.width // 2)
        numbers = max((look.width(text, "strong") for _, _, text in self.parts), default=0)
        numbers = max(numbers, look.width(self.total, "strong")) + look.px(10)
        room = max(look.px(20), self.rect.width - names - numbers)
        zero = self.rect.left + names + (room // 2 if negative else 0)
        reach = room // 2 if negative else room
        top = self.rect.top
        for name, amount, text in self.parts:
            look.text(surface, look.fitted(name, "body", names - look.px(8)), "body", (self.rect.left, top))
            wide = abs(amount) * (reach - look.px(4)) // most
            tone = palette.own if amount >= 0 else palette.bad
            left = zero if amount >= 0 else zero - wide
            pygame.draw.rect(surface, tone, (left, top + look.px(4), max(1, wide), step - look.px(10)))
            at = (self.rect.right - look.width(text, "strong"), top)
            look.text(surface, text, "strong", at, palette.ink if amount >= 0 else palette.bad)
            top += step
        pygame.draw.line(surface, palette.soft, (zero, self.rect.top), (zero, top))
        pygame.draw.line(surface, palette.ink, (self.rect.left, top), (self.rect.right, top), look.px(1))
        at = (self.rect.right - look.width(self.total, "strong"), top + look.px(4))
        look.text(surface, self.total, "strong", at)


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of a chart: what it shows, its points (x, y), and the palette's name of its colour."""

    label: str
    points: tuple[tuple[float, float], ...]
    tone: str = "own"
    dashed: bool = False


class Chart(Widget):
    """Lines over the years with a scale on the left; each line ends in its own label."""

    def __init__(
        self,
        curves: Sequence[Curve],
        height: int = 180,
        key: str = "",
        unit: str = "",
        now: float | None = None,
        most: float = 1.0,
    ) -> None:
        super().__init__(key)
        self.curves = tuple(curve for curve in curves if curve.points)
        self.high, self.unit, self.now, self.most = height, unit, now, most
        """The last: up to where the scale goes at least."""

    def natural(self, look: Look) -> int:
        """A fair width."""
        return look.px(320)

    def measure(self, look: Look, width: int) -> int:
        """Its height."""
        return look.px(self.high)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Frame, scale, lines, labels."""
        palette = look.palette
        if not self.curves:
            return
        xs = [x for curve in self.curves for x, _ in curve.points]
        ys = [y for curve in self.curves for _, y in curve.points]
        low_x, high_x = min(xs), max(*xs, min(xs) + 1)
        low_y, high_y = min(0.0, *ys), max(*ys, self.most)
        step = _nice((high_y - low_y) / 4)
        high_y = math.ceil(high_y / step) * step
        label = max(look.px(36), *(look.width(f"{tick:,.0f}", "small") + look.px(8) for tick in (low_y, high_y)))
        legend = look.line_height("small") + look.px(2)
        foot = look.line_height("small")
        area = self.rect.inflate(0, 0)
        area = pygame.Rect(
            self.rect.left + label, self.rect.top + legend, self.rect.width - label, self.rect.height - legend - foot
        )

        def at(x: float, y: float) -> tuple[int, int]:
            across = (x - low_x) / (high_x - low_x)
            up = (y - low_y) / (high_y - low_y)
            return round(area.left + across * (area.width - 2)), round(area.bottom - 1 - up * (area.height - 2))

        tick = 0.0
        ticks = []
        while tick <= high_y:
            ticks.append(tick)
            tick += step
        for tick in ticks:
            _, y = at(low_x, tick)
            pygame.draw.line(surface, palette.line, (area.left, y), (area.right, y))
            text = f"{tick:,.0f}"
            look.text(
                surface,
                text,
                "small",
                (area.left - look.width(text, "small") - look.px(4), y - look.line_height("small") // 2),
                palette.soft,
            )
        left = area.left
        for curve in self.curves:
            tone = getattr(palette, curve.tone)
            points = [at(x, y) for x, y in curve.points]
            if len(points) > 1:
                if curve.dashed:
                    for one, two in _dashes(points, look.px(5)):
                        pygame.draw.line(surface, tone, one, two, look.px(2))
                else:
                    pygame.draw.lines(surface, tone, False, points, look.px(2))
            else:
                pygame.draw.circle(surface, tone, points[0], look.px(3))
            mark = pygame.Rect(left, self.rect.top + legend // 2 - look.px(2), look.px(15), look.px(3))
            for part in range(3):
                if part != 1 or not curve.dashed:
                    pygame.draw.rect(
                        surface, tone, (mark.left + part * mark.width // 3, mark.top, mark.width // 3, mark.height)
                    )
            text = curve.label + (f", {self.unit}" if self.unit and curve is self.curves[0] else "")
            drawn = look.text(surface, text, "small", (mark.right + look.px(4), self.rect.top), palette.ink)
            left = drawn.right + look.px(14)
        years = str(int(low_x)), str(int(high_x))
        look.text(surface, years[0], "small", (area.left, area.bottom), palette.soft)
        right = area.right - look.width(years[1], "small")
        look.text(surface, years[1], "small", (right, area.bottom), palette.soft)
        if self.now is not None:
            x, _ = at(self.now, low_y)
            pygame.draw.line(surface, palette.accent, (x, area.top), (x, area.bottom), look.px(1))


def _dashes(points: Sequence[tuple[int, int]], long: int) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The strokes of a dashed line through points, as long as the gaps between them."""
    walked = 0.0
    for (x, y), (u, v) in pairwise(points):
        length = math.dist((x, y), (u, v))
        at = 0.0
        while at < length:
            step = min(length - at, long - walked % long)
            if walked // long % 2 == 0:
                one, two = at / length, (at + step) / length
                yield (x + (u - x) * one, y + (v - y) * one), (x + (u - x) * two, y + (v - y) * two)
            at += step
            walked += step


def _nice(step: float) -> float:
    """The next of 1, 2, 5, 10, 20 … that is at least so much."""
    base = 1.0
    while base * 10 <= step:
        base *= 10
    for factor in (1, 2, 5, 10):
        if base * factor >= step:
            return base * factor
    return base * 10
