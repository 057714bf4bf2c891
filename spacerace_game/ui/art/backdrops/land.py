"""A sheet with a horizon: ridges and firs on it, dimmed at night."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.ui.art.backdrops.strokes import box
from spacerace_game.ui.art.brush import Colour, Point, Sheet, mix, noise

NIGHT_SHARE = 0.66
"""How dark a night makes the land."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country on its way onto a sheet, `wide` and `high` in pixels."""

    sheet: Sheet
    wide: int
    high: int
    night: bool

    @property
    def horizon(self) -> float:
        """The height of the horizon, near the upper third."""
        return self.high * 0.30

    @property
    def foot(self) -> float:
        """The height on which buildings stand."""
        return self.high * 0.55

    def dim(self, colour: Colour) -> Colour:
        """A colour in the light there is."""
        return mix(colour, (16, 20, 34), NIGHT_SHARE) if self.night else colour

    def fill(self, top: float, colour: Colour) -> None:
        """All below a height in a colour."""
        self.sheet.rect(0, top, self.wide, self.high, self.dim(colour))

    def ridge(self, seed: int, base: float, rise: float, step: float, colour: Colour) -> None:
        """Hills up to so much above a height, one every so many pixels."""
        points: list[Point] = [(-10, self.high)]
        x, number = -10.0, 0
        while x < self.wide + step:
            points.append((x, base - rise * noise(seed, number)))
            x += step
            number += 1
        self.sheet.polygon([*points, (self.wide + 10, self.high)], self.dim(colour))

    def firs(
        self, foot: float, tall: float, colour: Colour, count: int, span: tuple[float, float] = (0.0, 1.0)
    ) -> None:
        """A row of conifers between two shares of the width."""
        tone = self.dim(colour)
        for tree in range(count):
            share = span[0] + (span[1] - span[0]) * (tree + noise(tree, 31)) / count
            x, rise = self.wide * share, tall * (0.55 + 0.45 * noise(tree, 32))
            self.sheet.polygon([(x - rise * 0.17, foot), (x, foot - rise), (x + rise * 0.17, foot)], tone)
        box(self.sheet, self.wide * span[0], foot - tall * 0.22, self.wide * span[1], foot + 1, tone)
