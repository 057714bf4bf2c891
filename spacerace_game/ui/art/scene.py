"""The stage on which panels are drawn: a poster of 160 by 90 units, its figures, trees, hills, houses and smoke."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from spacerace_game.ui.art.brush import Colour, Point, Sheet, mix, noise, smooth

WIDE, HIGH = 160.0, 90.0
AROUND_WIDE, AROUND_HIGH = 268.0, 164.0
"""How far what lies around a poster is drawn."""


class Scene:
    """A sheet in units of a poster, 160 wide and 90 high, in the middle of whatever rectangle there is.

    Nothing is ever stretched or cut: in another shape of room what lies around the poster shows, as far as it goes.
    """

    def __init__(self, size: tuple[int, int], ground: Colour) -> None:
        self.sheet = Sheet(size, ground=ground)
        self.unit = max(min(size[0] / WIDE, size[1] / HIGH), size[0] / AROUND_WIDE, size[1] / AROUND_HIGH)
        self.dx = (size[0] - WIDE * self.unit) / 2
        self.dy = (size[1] - HIGH * self.unit) / 2
        self.left, self.right = -self.dx / self.unit, WIDE + self.dx / self.unit
        self.top, self.bottom = -self.dy / self.unit, HIGH + self.dy / self.unit

    def at(self, x: float, y: float) -> Point:
        """The pixel of a place in units."""
        return self.dx + x * self.unit, self.dy + y * self.unit

    def shape(self, points: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """A filled shape."""
        self.sheet.polygon([self.at(x, y) for x, y in points], colour, alpha)

    def path(self, points: Sequence[Point], colour: Colour, width: float = 0.5, alpha: int = 255) -> None:
        """A line."""
        self.sheet.line([self.at(x, y) for x, y in points], colour, width * self.unit, alpha)

    def curve(self, points: Sequence[Point], colour: Colour, width: float = 0.5) -> None:
        """A line without corners through the points."""
        self.path(smooth(points, 8), colour, width)

    def disc(self, x: float, y: float, radius: float, colour: Colour, width: float = 0, alpha: int = 255) -> None:
        """A disc, or a ring."""
        self.sheet.circle(self.at(x, y), radius * self.unit, colour, width * self.unit, alpha)

    def oval(self, x: float, y: float, wide: float, high: float, colour: Colour, alpha: int = 255) -> None:
        """A filled ellipse by its half axes."""
        self.sheet.ellipse(self.at(x, y), wide * self.unit, high * self.unit, colour, alpha)

    def box(self, x: float, y: float, wide: float, high: float, colour: Colour, alpha: int = 255) -> None:
        """A filled box."""
        self.shape([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], colour, alpha)

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        colour: Colour,
        face: str = "sans",
        turn: float = 0,
        align: str = "centre",
        alpha: int = 255,
        track: float = 0,
    ) -> None:
        """Letters of a height in units."""
        self.sheet.text(text, self.at(x, y), size * self.unit, colour, face, turn, align, alpha, track * self.unit)

    def sky(self, bands: Sequence[Colour], low: float) -> None:
        """Flat bands of colour from the top down to a height."""
        step = (low + 1) / len(bands)
        for place, colour in enumerate(bands):
            self.box(-60, place * step - (60 if place == 0 else 0), 280, step + (60 if place == 0 else 0) + 0.3, colour)

    def rays(self, x: float, y: float, colour: Colour, count: int = 18, far: float = 220, alpha: int = 255) -> None:
        """Beams from a point."""
        for beam in range(0, count * 2, 2):
            one, two = math.tau * beam / (count * 2), math.tau * (beam + 1) / (count * 2)
            self.shape(
                [
                    (x, y),
                    (x + far * math.cos(one), y + far * math.sin(one)),
                    (x + far * math.cos(two), y + far * math.sin(two)),
                ],
                colour,
                alpha,
            )

    def stars(self, seed: int, low: float, colour: Colour, count: int = 70) -> None:
        """A night sky."""
        for number in range(count):
            x, y = -20 + 200 * noise(seed, number, 1), -20 + (low + 20) * noise(seed, number, 2)
            self.disc(x, y, 0.12 + 0.26 * noise(seed, number, 3) ** 3, colour)

    def hills(self, seed: int, base: float, rise: float, colour: Colour, step: float = 9, sharp: bool = False) -> None:
        """A ridge that runs across the whole picture."""
        points: list[Point] = [(-60, 160)]
        x, place = -60.0, 0
        while x < 221:
            points.append((x, base - rise * noise(seed, place)))
            x += step
            place += 1
        points.append((221, 160))
        if not sharp:
            points = [points[0], *_rounded(points[1:-1]), points[-1]]
        self.shape(points, colour)

    def pines(self, seed: int, base: float, high: float, colour: Colour, left: float = -40, right: float = 200) -> None:
        """A wood of firs."""
        x, place = left, 0
        while x < right:
            tall = high * (0.6 + 0.5 * noise(seed, place, 1))
            half = tall * 0.20
            self.shape(
                [
                    (x, base - tall),
                    (x + half * 0.7, base - tall * 0.45),
                    (x + half * 0.4, base - tall * 0.45),
                    (x + half, base + 0.5),
                    (x - half, base + 0.5),
                    (x - half * 0.4, base - tall * 0.45),
                    (x - half * 0.7, base - tall * 0.45),
                ],
                colour,
            )
            x += half * (0.9 + 0.8 * noise(seed, place, 2))
            place += 1

    def bare_tree(self, x: float, base: float, high: float, colour: Colour, seed: int = 1) -> None:
        """A tree in winter."""
        self._branch(x, base, -90, high * 0.42, high * 0.05, colour, seed, 0)

    def _branch(
        self, x: float, y: float, turn: float, length: float, width: float, colour: Colour, seed: int, depth: int
    ) -> None:
        ex, ey = x + length * math.cos(math.radians(turn)), y + length * math.sin(math.radians(turn))
        self.path([(x, y), (ex, ey)], colour, max(0.12, width))
        if depth >= 5:
            return
        for side in (-1, 1):
            spread = 14 + 22 * noise(seed, depth, side + 3, round(x * 7))
            self._branch(
                ex,
                ey,
                turn + side * spread,
                length * (0.66 + 0.12 * noise(seed, depth, side)),
                width * 0.62,
                colour,
                seed,
                depth + 1,
            )

    def smoke(self, x: float, y: float, size: float, colours: Sequence[Colour], seed: int, puffs: int = 14) -> None:
        """A cloud of flat puffs, darker ones behind."""
        for layer, colour in enumerate(colours):
            for puff in range(puffs):
                angle = math.tau * noise(seed, layer, puff, 1)
                far = size * (1.0 - 0.22 * layer) * noise(seed, layer, puff, 2)
                radius = size * (0.24 + 0.22 * noise(seed, layer, puff, 3)) * (1 - 0.13 * layer)
                self.disc(
                    x + far * math.cos(angle), y + far * 0.45 * math.sin(angle) - layer * size * 0.10, radius, colour
                )

    def figure(
        self,
        x: float,
        base: float,
        high: float,
        colour: Colour,
        pose: str = "stand",
        flip: bool = False,
        head: Colour | None = None,
    ) -> None:
        """A person in a coat: `stand`, `point`, `wave`, `walk`, `crouch`, `lie`, `carry`, `sit`."""
        u = high / 8
        s = -1 if flip else 1
        face = head or mix(colour, (236, 206, 172), 0.72)

        def put(points: Sequence[Point]) -> None:
            self.shape([(x + s * px * u, base - py * u) for px, py in points], colour)

        if pose == "lie":
            put([(-4, 0), (-3.8, 0.9), (0.8, 1.3), (2.4, 1.6), (2.9, 0.8), (2.2, 0.0)])
            self.disc(x + s * 3.3 * u, base - 1.5 * u, 0.55 * u, face)
            return
        if pose in ("crouch", "sit"):
            put(
                [
                    (-1.2, 0),
                    (-1.0, 1.9),
                    (-0.9, 3.6),
                    (0.3, 4.0),
                    (0.9, 3.4),
                    (1.0, 2.0),
                    (1.9, 1.9),
                    (1.9, 0),
                    (1.2, 0),
                    (1.1, 1.1),
                    (0.2, 1.1),
                    (0.2, 0),
                ]
            )
            self.disc(x + s * 0.1 * u, base - 4.65 * u, 0.62 * u, face)
            return
        legs = [(-0.85, 0), (-0.55, 3.2), (0.55, 3.2), (0.85, 0), (0.3, 0), (0.0, 2.4), (-0.3, 0)]
        if pose in ("walk", "carry"):
            legs = [(-1.5, 0), (-0.5, 3.3), (0.6, 3.3), (1.5, 0.1), (0.9, 0), (0.05, 2.3), (-0.9, 0)]
        put(legs)
        put([(-0.85, 2.2), (-0.95, 6.0), (-0.55, 6.5), (0.55, 6.5), (0.95, 6.0), (0.85, 2.2)])
        self.disc(x, base - 7.25 * u, 0.62 * u, face)
        self.shape(
            [
                (x - 0.68 * u, base - 7.35 * u),
                (x + 0.68 * u, base - 7.35 * u),
                (x + 0.5 * u, base - 8 * u),
                (x - 0.5 * u, base - 8 * u),
            ],
            colour,
        )
        if pose == "point":
            put([(0.5, 6.2), (3.3, 6.4), (3.3, 5.9), (0.6, 5.2)])
        elif pose == "wave":
            put([(0.5, 6.2), (1.5, 8.6), (2.0, 8.4), (1.1, 5.4)])
            put([(-0.5, 6.2), (-1.5, 8.6), (-2.0, 8.4), (-1.1, 5.4)])
        elif pose == "carry":
            put([(0.4, 5.9), (2.2, 4.6), (2.1, 4.1), (0.5, 4.9)])

    def dart(
        self, x: float, y: float, high: float, colour: Colour, turn: float = 0, checks: Colour | None = None
    ) -> None:
        """An A-4 from its foot, leaning by degrees to the right."""
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

        def put(points: Sequence[Point], ink: Colour) -> None:
            self.shape([(x + (px * c + py * s) * high, y + (px * s - py * c) * high) for px, py in points], ink)

        fins = [(-0.127, 0.0), (-0.127, 0.1), (-0.04, 0.29), (0.04, 0.29), (0.127, 0.1), (0.127, 0.0)]
        put(fins, mix(colour, (10, 10, 14), 0.35))
        body = [
            (-0.045, 0.03),
            (-0.058, 0.18),
            (-0.059, 0.52),
            (-0.045, 0.74),
            (-0.022, 0.91),
            (0, 1.0),
            (0.022, 0.91),
            (0.045, 0.74),
            (0.059, 0.52),
            (0.058, 0.18),
            (0.045, 0.03),
        ]
        put(body, colour)
        put(
            [(0, 0.03), (0, 1.0), (0.022, 0.91), (0.045, 0.74), (0.059, 0.52), (0.058, 0.18), (0.045, 0.03)],
            mix(colour, (10, 10, 14), 0.16),
        )
        if checks:
            put([(-0.058, 0.30), (0, 0.30), (0, 0.42), (-0.059, 0.42)], checks)
            put([(0.059, 0.42), (0, 0.42), (0, 0.54), (0.059, 0.54)], checks)


def _rounded(points: Sequence[Point]) -> list[Point]:
    made: list[Point] = []
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        for step in range(6):
            t = step / 6
            ease = t * t * (3 - 2 * t)
            made.append((x1 + (x2 - x1) * t, y1 + (y2 - y1) * ease))
    return [*made, points[-1]]
