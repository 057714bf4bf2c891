"""Where a spacecraft is put together in metres: balls, tubes, rods, plates, wings, dishes and bells."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from spacerace_game.ui.art.brush import Colour, mix
from spacerace_game.ui.art.shape import DARK, NOSE, PALE, STEEL, WHITE, Band, Bell, Fin, Hull, Shape

SILVER: Colour = (198, 202, 204)
GOLD: Colour = (206, 168, 92)
CELL: Colour = (52, 70, 108)
FOIL: Colour = (216, 182, 108)
OLIVE: Colour = (124, 130, 106)


class Yard:
    """Collects the parts of a craft."""

    def __init__(self) -> None:
        self.hulls: list[Hull] = []
        self.fins: list[Fin] = []
        self.bells: list[Bell] = []

    def ball(self, y: float, radius: float, colour: Colour, x: float = 0, depth: int = 0) -> None:
        """A sphere with its middle at a height."""
        steps = 18
        profile = tuple(
            (y - radius * math.cos(math.pi * step / steps), radius * math.sin(math.pi * step / steps))
            for step in range(steps + 1)
        )
        self.hulls.append(Hull(profile, NOSE, colour, x=x, top=x, depth=depth))

    def tube(
        self,
        *profile: tuple[float, float],
        colour: Colour,
        bands: tuple[Band, ...] = (),
        x: float = 0,
        depth: int = 0,
        letters: str = "",
        flutes: int = 0,
        star: bool = False,
    ) -> None:
        """A body of revolution from heights and radii."""
        self.hulls.append(
            Hull(
                tuple(profile), NOSE, colour, bands, x=x, top=x, depth=depth, letters=letters, flutes=flutes, star=star
            )
        )

    def rod(
        self, x1: float, y1: float, x2: float, y2: float, width: float, colour: Colour = DARK, depth: int = -1
    ) -> None:
        """A strut or an aerial."""
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        dx, dy = (y2 - y1) / length * width / 2, (x1 - x2) / length * width / 2
        outline = ((x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy))
        self.fins.append(Fin(outline, NOSE, colour, depth))

    def plate(self, *outline: tuple[float, float], colour: Colour, depth: int = 0) -> None:
        """A flat part."""
        self.fins.append(Fin(tuple(outline), NOSE, colour, depth))

    def wing(
        self, x: float, y: float, wide: float, high: float, cells: int, colour: Colour = CELL, depth: int = 0
    ) -> None:
        """A panel of solar cells, and its mirror on the other side."""
        for sign in (-1, 1):
            self.plate(
                (sign * x, y),
                (sign * (x + wide), y),
                (sign * (x + wide), y + high),
                (sign * x, y + high),
                colour=colour,
                depth=depth,
            )
            for cell in range(1, cells):
                at = sign * (x + wide * cell / cells)
                self.rod(at, y, at, y + high, wide * 0.008, mix(colour, WHITE, 0.35), depth)
            self.rod(
                sign * x, y + high / 2, sign * (x + wide), y + high / 2, wide * 0.008, mix(colour, WHITE, 0.35), depth
            )
            self.rod(0, y + high / 2, sign * x, y + high / 2, high * 0.07, STEEL, depth - 1)

    def dish(self, x: float, y: float, radius: float, colour: Colour = PALE, depth: int = 1) -> None:
        """An aerial dish that looks upwards, with its feed."""
        profile = tuple((y + radius * 0.42 * (step / 6) ** 2, radius * step / 6) for step in range(7))
        self.rod(x, y + radius * 0.2, x, y + radius * 0.95, radius * 0.06, DARK, depth)
        self.hulls.append(Hull(profile, NOSE, colour, x=x, top=x, depth=depth))

    def bell(self, width: float, y: float, x: float = 0, depth: int = -1) -> None:
        """An engine below."""
        self.bells.append(Bell(x, y, width, width * 1.15, NOSE, depth))

    def shape(self) -> Shape:
        """The whole, moved to stand on the ground."""
        low = min(
            [hull.profile[0][0] for hull in self.hulls]
            + [y for fin in self.fins for _, y in fin.outline]
            + [bell.y for bell in self.bells]
        )
        hulls = tuple(
            replace(hull, profile=tuple((height - low, radius) for height, radius in hull.profile))
            for hull in self.hulls
        )
        fins = tuple(replace(fin, outline=tuple((x, y - low) for x, y in fin.outline)) for fin in self.fins)
        bells = tuple(replace(bell, y=bell.y - low) for bell in self.bells)
        high = max([hull.profile[-1][0] for hull in hulls] + [y for fin in fins for _, y in fin.outline])
        reach = max([abs(hull.x) + hull.width / 2 for hull in hulls] + [abs(x) for fin in fins for x, _ in fin.outline])
        return Shape(hulls, fins, bells, high, reach)


Form = Callable[[Yard], None]
"""Puts the parts of a craft into a yard."""
