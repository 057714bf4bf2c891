"""The shapes of spacecraft in metres, standing as they would in a hall: from their kind, mass and crew.

A scenario gives no outline of a spacecraft. The well-known ones are recognised by the beginning of their id; any
other is built from what its data say: how heavy it is, whether people ride in it, whether it lands, docks or looks
out with instruments. Sizes follow from mass at the usual density where none is known.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from spacerace_game.ui.art.brush import Colour, mix
from spacerace_game.ui.art.shape import BLACK, DARK, GREEN, GREY, NOSE, PALE, STEEL, WHITE, Band, Bell, Fin, Hull, Shape

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Spacecraft

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
        hulls = tuple(_raised(hull, -low) for hull in self.hulls)
        fins = tuple(Fin(tuple((x, y - low) for x, y in fin.outline), NOSE, fin.colour, fin.depth) for fin in self.fins)
        bells = tuple(Bell(bell.x, bell.y - low, bell.width, bell.length, NOSE, bell.depth) for bell in self.bells)
        high = max([hull.profile[-1][0] for hull in hulls] + [y for fin in fins for _, y in fin.outline])
        reach = max([abs(hull.x) + hull.width / 2 for hull in hulls] + [abs(x) for fin in fins for x, _ in fin.outline])
        return Shape(hulls, fins, bells, high, reach)


def _raised(hull: Hull, by: float) -> Hull:
    profile = tuple((height + by, radius) for height, radius in hull.profile)
    return Hull(
        profile,
        NOSE,
        hull.colour,
        hull.bands,
        hull.x,
        hull.top,
        hull.depth,
        hull.flutes,
        letters=hull.letters,
        letter_colour=hull.letter_colour,
        star=hull.star,
    )


def craft_shape(craft: Spacecraft, livery: str = "neutral") -> Shape:
    """The shape of a spacecraft; `livery` only colours what is built from data alone."""
    yard = Yard()
    draw = next((form for name, form in _KNOWN if craft.id.startswith(name)), None)
    if draw is None:
        _from_data(yard, craft, livery)
    else:
        draw(yard)
    return yard.shape()


def _span(craft: Spacecraft) -> float:
    """A length in metres from mass: 300 kg to the cubic metre for ships, 220 for the rest."""
    return float((craft.mass_kg / (300 if craft.crew else 220)) ** (1 / 3)) * 1.25


def _from_data(yard: Yard, craft: Spacecraft, livery: str) -> None:
    size, has = _span(craft), set(craft.systems)
    white = PALE if livery == "ussr" else WHITE
    if craft.crew and "docking" in has and "reentry" not in has and craft.mass_kg > 12_000:
        _station(yard, size * 1.9, size * 0.42, white)
    elif craft.crew and "landing" in has and "reentry" not in has:
        _lander(yard, size)
    elif craft.crew:
        _ship(yard, size, white)
    elif "reentry" in has and craft.mass_kg < 900:
        _head(yard, size)
    elif "landing" in has and "reentry" not in has:
        _lander(yard, size)
    elif "reentry" in has:
        _return_craft(yard, size, white)
    elif "control" not in has and craft.mass_kg < 130:
        _sphere(yard, size * 0.5, SILVER if livery == "ussr" else GOLD)
    elif "control" not in has:
        _drum(yard, size * 0.8, size * 0.9)
    elif "engine" in has and craft.mass_kg > 1500:
        _stage_craft(yard, size * 1.7, size * 0.5, white)
    else:
        _bus(yard, size * 0.6, size * 0.8, size)


def _sphere(yard: Yard, d: float, colour: Colour, swept: bool = False) -> None:
    """A ball with four aerials, standing out or swept back."""
    r = d / 2
    yard.ball(0, r, colour)
    yard.tube((-0.03 * d, r * 1.005), (0.03 * d, r * 1.005), colour=mix(colour, DARK, 0.35))
    long = d * (4.4 if swept else 1.1)
    for turn in (-152, -118, -62, -28) if swept else (-150, 150, -30, 30):
        a = math.radians(turn)
        yard.rod(
            r * 0.7 * math.cos(a),
            r * 0.7 * math.sin(a),
            long * math.cos(a) * (0.62 if swept else 1.0),
            long * math.sin(a),
            d * 0.03,
        )


def _drum(yard: Yard, d: float, h: float) -> None:
    """A spinning drum covered with solar cells."""
    r = d / 2
    bands = (Band(0.06, 0.94, (CELL, mix(CELL, BLACK, 0.35)) * 9),)
    yard.tube((0, r * 0.9), (h * 0.04, r), (h * 0.96, r), (h, r * 0.9), colour=STEEL, bands=bands)
    for sign in (-1, 1):
        yard.rod(sign * r * 0.7, -h * 0.02, sign * r * 1.2, -h * 0.45, d * 0.02)
    yard.rod(0, h, 0, h * 1.35, d * 0.03)


def _faceted(yard: Yard, d: float) -> None:
    r = d / 2
    yard.ball(0, r, WHITE)
    for row in (-0.55, -0.28, 0.06, 0.34):
        for column in range(-3, 4):
            x = column * r * 0.30 * math.sqrt(max(0.0, 1 - row * row))
            if abs(x) < r * 0.86 * math.sqrt(1 - row * row):
                s = r * 0.115
                yard.plate(
                    (x - s, row * r - s),
                    (x + s, row * r - s),
                    (x + s, row * r + s),
                    (x - s, row * r + s),
                    colour=CELL,
                    depth=1,
                )
    yard.tube((-0.09 * r, r * 1.0), (0.0, r * 1.0), colour=DARK)
    yard.rod(0, r, 0, r * 1.5, d * 0.02)


def _pencil(yard: Yard, long: float, d: float) -> None:
    r = d / 2
    bands = tuple(Band(0.52 + 0.07 * step, 0.55 + 0.07 * step, (WHITE,)) for step in range(5))
    yard.tube((0, r), (long * 0.82, r), (long, r * 0.12), colour=(86, 90, 92), bands=bands)
    for sign in (-1, 1):
        yard.rod(0, long * 0.52, sign * d * 2.2, long * 0.50, d * 0.06)
    yard.bell(d * 0.7, -d * 0.6)


def _balloon(yard: Yard) -> None:
    yard.ball(0, 15.2, (214, 218, 220))
    for angle in (-0.9, -0.45, 0.0, 0.45, 0.9):
        r = 15.2
        points = [
            (r * math.sin(angle) * math.sin(math.pi * s / 16), -r * math.cos(math.pi * s / 16)) for s in range(17)
        ]
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            yard.rod(x1, y1, x2, y2, 0.06, GREY, 1)


def _cone_lab(yard: Yard) -> None:
    bands = (Band(0.02, 0.12, (CELL, DARK) * 6), Band(0.30, 0.40, (CELL, DARK) * 6))
    yard.tube((0, 0.86), (0.35, 0.80), (2.6, 0.32), (3.2, 0.26), (3.57, 0.05), colour=SILVER, bands=bands)
    for sign in (-1, 1):
        yard.rod(sign * 0.6, 0.3, sign * 1.9, -0.9, 0.04)
        yard.rod(sign * 0.4, 2.2, sign * 1.5, 3.2, 0.035)
    yard.rod(0, 3.5, 0, 4.2, 0.03)


def _dog(yard: Yard) -> None:
    """Sphere, instrument and cabin on one frame."""
    yard.tube((0, 0.62), (1.3, 0.62), colour=SILVER, bands=(Band(0.42, 0.5, (DARK,)),))
    for sign in (-1, 1):
        yard.rod(sign * 0.62, 1.2, sign * 0.30, 3.3, 0.05, STEEL, 1)
        yard.rod(sign * 0.75, 0.0, sign * 0.62, 1.3, 0.05, STEEL, 1)
    yard.ball(2.05, 0.29, SILVER)
    yard.tube((2.7, 0.30), (3.2, 0.30), (3.5, 0.12), colour=(156, 160, 160))


def _mirror_ball(yard: Yard) -> None:
    """An early Moon probe: a ball with aerials forward and a magnetometer on a pole."""
    _sphere(yard, 0.9, SILVER)
    yard.rod(0, 0.4, 0, 1.9, 0.05, STEEL, 1)
    yard.tube((1.85, 0.06), (2.1, 0.06), colour=WHITE)


def _cylinder_probe(yard: Yard) -> None:
    yard.tube(
        (0, 0.35),
        (0.14, 0.60),
        (0.5, 0.60),
        (1.05, 0.48),
        (1.2, 0.48),
        (1.3, 0.2),
        colour=SILVER,
        bands=(Band(0.12, 0.36, (CELL, DARK) * 7), Band(0.55, 0.75, (CELL, DARK) * 7)),
    )
    for sign in (-1, 1):
        yard.rod(sign * 0.4, 1.2, sign * 0.7, 2.2, 0.03)
        yard.rod(sign * 0.5, 0.1, sign * 0.8, -0.8, 0.03)


def _venera(yard: Yard, size: float = 1.0, sphere: bool = True) -> None:
    """A bus with two wings, an umbrella dish, and a lander's ball below."""
    k = size
    yard.tube(
        (0.0, 0.52 * k),
        (1.7 * k, 0.52 * k),
        (2.1 * k, 0.34 * k),
        colour=SILVER,
        bands=(Band(0.3, 0.36, (DARK,)), Band(0.7, 0.78, (WHITE,))),
    )
    yard.wing(0.62 * k, 0.35 * k, 1.5 * k, 1.1 * k, 4)
    yard.dish(1.15 * k, 1.75 * k, 0.5 * k, PALE, 2)
    if sphere:
        yard.ball(-0.5 * k, 0.5 * k, (120, 116, 110), depth=1)
    yard.bell(0.3 * k, 2.05 * k)
    yard.rod(-0.4 * k, 1.9 * k, -1.2 * k, 3.0 * k, 0.04 * k)


def _mars_lander(yard: Yard) -> None:
    yard.tube((0, 0.9), (0.5, 1.5), (0.9, 1.5), colour=PALE)
    yard.tube((0.9, 0.62), (3.2, 0.62), colour=SILVER, bands=(Band(0.4, 0.46, (DARK,)),))
    yard.wing(0.72, 1.2, 1.6, 1.5, 4)
    yard.tube((3.2, 0.4), (3.5, 1.45), (3.62, 1.5), (4.3, 0.5), (4.5, 0.2), colour=(150, 140, 126), depth=1)
    yard.dish(-1.2, 3.0, 0.7, PALE, 2)


def _bus(yard: Yard, wide: float, high: float, panel: float) -> None:
    """A frame with two panels and a dish: most explorers of planets and watchers of the weather."""
    w = wide / 2
    yard.plate((-w, 0), (w, 0), (w, high), (-w, high), colour=SILVER)
    yard.plate((0, 0), (w, 0), (w, high), (0, high), colour=mix(SILVER, DARK, 0.22))
    for share in (0.33, 0.66):
        yard.rod(-w, high * share, w, high * share, high * 0.02, GREY, 1)
    yard.wing(w * 1.2, high * 0.15, panel, high * 0.75, 5)
    yard.dish(0, high * 1.02, wide * 0.5, PALE, 1)
    yard.bell(wide * 0.24, -wide * 0.14)


def _ranger(yard: Yard) -> None:
    yard.tube((0, 0.76), (0.3, 0.76), colour=GOLD, flutes=6)
    yard.tube(
        (0.3, 0.42), (1.9, 0.28), (2.4, 0.2), colour=SILVER, bands=(Band(0.2, 0.28, (DARK,)), Band(0.5, 0.54, (DARK,)))
    )
    yard.wing(0.9, -0.2, 1.55, 0.74, 5)
    yard.dish(0.6, -0.75, 0.6, PALE, 2)
    yard.rod(0, 2.4, 0, 3.0, 0.08, WHITE)


def _mariner(yard: Yard) -> None:
    yard.tube((0, 0.70), (0.45, 0.70), colour=FOIL, flutes=8, bands=(Band(0.3, 0.7, (SILVER, DARK) * 8),))
    for sign in (-1, 1):
        for reach in (0.85, 2.05):
            yard.plate(
                (sign * reach, 0.1),
                (sign * (reach + 1.05), 0.1),
                (sign * (reach + 1.05), 1.0),
                (sign * reach, 1.0),
                colour=CELL,
                depth=-1,
            )
            yard.rod(sign * reach, 0.55, sign * (reach + 1.05), 0.55, 0.02, WHITE, -1)
        yard.rod(0, 0.4, sign * 0.9, 0.5, 0.08, STEEL, -2)
    yard.dish(0, 0.55, 0.58, PALE, 1)
    yard.rod(-0.3, 0.5, -0.45, 2.6, 0.05, STEEL, 1)
    yard.tube((-0.3, 0.2), (0, 0.3), colour=(90, 92, 96))


def _pioneer(yard: Yard) -> None:
    yard.tube((0, 0.35), (0.36, 0.35), colour=FOIL, flutes=6)
    yard.dish(0, 0.4, 1.37, WHITE, 1)
    for sign in (-1, 1):
        yard.rod(sign * 0.3, 0.2, sign * 3.0, 0.05, 0.05, STEEL)
        yard.tube((-0.25, 0.14), (0.32, 0.14), colour=(70, 72, 76), x=sign * 3.05)
    yard.rod(0, 1.0, 0, 2.1, 0.05, STEEL)


def _stage_craft(yard: Yard, long: float, radius: float, colour: Colour, nose: bool = True) -> None:
    """A craft that is an upper stage with instruments before it."""
    profile = [(0.0, radius), (long * 0.74, radius), (long * 0.78, radius * 0.92)]
    profile += [(long * 0.96, radius * 0.45), (long, radius * 0.28)] if nose else [(long, radius * 0.92)]
    yard.tube(
        *profile,
        colour=colour,
        bands=(Band(0.0, 0.05, (BLACK,)), Band(0.40, 0.44, (BLACK,)), Band(0.74, 0.77, (DARK,))),
    )
    yard.bell(radius * 0.9, -radius * 0.9)


def _head(yard: Yard, size: float) -> None:
    """A capsule that is thrown out above and comes down by parachute."""
    r = size * 0.42
    yard.tube(
        (0, r * 0.3),
        (size * 0.10, r),
        (size * 0.5, r * 0.9),
        (size, r * 0.12),
        colour=SILVER,
        bands=(Band(0.08, 0.16, (BLACK, WHITE) * 4),),
    )


def _instrument_nose(yard: Yard) -> None:
    yard.tube((0, 0.5), (0.5, 0.44), (1.7, 0.16), (2.1, 0.02), colour=SILVER, bands=(Band(0.1, 0.2, (BLACK,)),))
    yard.rod(0.4, 0.4, 0.75, 0.1, 0.04)
    yard.rod(-0.4, 0.4, -0.75, 0.1, 0.04)


def _mercury(yard: Yard) -> None:
    yard.tube((0, 0.30), (0.2, 0.42), (0.4, 0.42), colour=STEEL)
    yard.tube(
        (0.38, 0.62),
        (0.46, 0.94),
        (0.5, 0.945),
        (2.0, 0.42),
        (2.1, 0.40),
        (2.85, 0.40),
        (2.9, 0.36),
        (3.25, 0.36),
        colour=(56, 58, 62),
        bands=(Band(0.0, 0.05, (STEEL,)), Band(0.60, 0.62, (GREY,))),
    )
    yard.plate((-0.26, 1.25), (-0.06, 1.25), (-0.10, 1.55), (-0.24, 1.55), colour=(150, 170, 182), depth=1)
    for sign in (-1, 0, 1):
        yard.bell(0.22, 0.0, sign * 0.24, 1 if sign == 0 else -1)


def _gemini(yard: Yard) -> None:
    yard.tube(
        (0, 1.52), (1.4, 1.3), (2.3, 1.15), colour=WHITE, bands=(Band(0.0, 0.04, (DARK,)), Band(0.6, 0.62, (GREY,)))
    )
    yard.tube(
        (2.3, 1.15), (2.36, 1.14), (4.2, 0.52), (4.3, 0.42), (5.0, 0.40), (5.55, 0.40), (5.8, 0.3), colour=(64, 66, 70)
    )
    for sign in (-1, 1):
        yard.plate(
            (sign * 0.16, 3.0),
            (sign * 0.56, 3.0),
            (sign * 0.42, 3.7),
            (sign * 0.14, 3.7),
            colour=(120, 124, 128),
            depth=1,
        )
        yard.plate(
            (sign * 0.20, 3.25),
            (sign * 0.44, 3.25),
            (sign * 0.38, 3.5),
            (sign * 0.18, 3.5),
            colour=(170, 190, 200),
            depth=2,
        )


def _csm(yard: Yard, y: float = 0.0) -> None:
    """Service and command module."""
    yard.bell(2.4, y - 2.1)
    bands = (Band(0.0, 0.06, (PALE,)), Band(0.44, 0.50, (WHITE,)), Band(0.88, 1.0, (WHITE, PALE) * 6))
    yard.tube((y, 1.95), (y + 4.1, 1.95), colour=SILVER, bands=bands, letters="USA")
    yard.tube(
        (y + 4.1, 1.95),
        (y + 4.2, 1.95),
        (y + 7.1, 0.5),
        (y + 7.5, 0.4),
        colour=(206, 208, 208),
        bands=(Band(0.30, 0.32, (GREY,)),),
    )
    yard.tube((y + 7.5, 0.25), (y + 7.9, 0.12), colour=DARK)
    yard.plate((-0.9, y + 5.3), (-0.5, y + 5.3), (-0.42, y + 5.8), (-0.7, y + 5.8), colour=(60, 70, 84), depth=1)
    for sign in (-1, 1):
        yard.plate(
            (sign * 1.95, y + 2.6), (sign * 2.35, y + 2.4), (sign * 2.35, y + 3.2), (sign * 1.95, y + 3.0), colour=GREY
        )


def _lm(yard: Yard, y: float = 0.0) -> None:
    """Descent stage on its legs, cabin on top."""
    for sign, reach in ((-1, 4.5), (1, 4.5), (-1, 1.2), (1, 1.2)):
        depth = -1 if reach > 2 else 2
        yard.rod(sign * 1.6 * (reach / 4.5 * 0.6 + 0.4), y + 2.6, sign * reach, y + 0.15, 0.16, FOIL, depth)
        yard.rod(sign * 1.4 * (reach / 4.5 * 0.6 + 0.4), y + 1.3, sign * reach * 0.86, y + 0.8, 0.10, GOLD, depth)
        yard.plate(
            (sign * reach - 0.45, y),
            (sign * reach + 0.45, y),
            (sign * reach + 0.35, y + 0.18),
            (sign * reach - 0.35, y + 0.18),
            colour=GOLD,
            depth=depth,
        )
    yard.bell(1.5, y + 0.35)
    yard.tube((y + 1.2, 2.1), (y + 2.9, 2.1), colour=FOIL, flutes=8, bands=(Band(0.0, 1.0, (FOIL, (60, 58, 56)) * 8),))
    cabin = [(-1.9, 2.9), (1.9, 2.9), (2.15, 3.7), (1.7, 4.7), (0.9, 5.6), (-0.9, 5.6), (-1.7, 4.7), (-2.15, 3.7)]
    yard.plate(*[(px, y + py) for px, py in cabin], colour=(196, 196, 192), depth=1)
    yard.plate(
        (0.1, y + 2.9),
        (1.9, y + 2.9),
        (2.15, y + 3.7),
        (1.7, y + 4.7),
        (0.9, y + 5.6),
        (0.1, y + 5.6),
        colour=(150, 150, 148),
        depth=1,
    )
    for sign in (-1, 1):
        yard.plate(
            (sign * 0.35, y + 4.0), (sign * 1.25, y + 4.35), (sign * 0.45, y + 4.8), colour=(40, 46, 56), depth=2
        )
    yard.plate((-0.4, y + 2.95), (0.4, y + 2.95), (0.4, y + 3.75), (-0.4, y + 3.75), colour=(90, 90, 90), depth=2)
    yard.tube((y + 5.6, 0.42), (y + 6.0, 0.42), colour=GREY)
    yard.dish(1.6, y + 5.5, 0.42, PALE, 3)
    yard.rod(-1.0, y + 5.5, -1.4, y + 6.8, 0.06)


def _apollo_stack(yard: Yard) -> None:
    _lm(yard)
    yard.tube((6.0, 0.5), (6.4, 0.8), colour=DARK)
    _flipped_csm(yard, 6.4)


def _flipped_csm(yard: Yard, y: float) -> None:
    """Command module nose down, engine up."""
    yard.tube((y, 0.4), (y + 0.4, 0.5), (y + 3.3, 1.95), colour=(206, 208, 208))
    yard.tube((y + 3.3, 1.95), (y + 7.4, 1.95), colour=SILVER, bands=(Band(0.5, 0.56, (WHITE,)),), letters="USA")
    yard.tube((y + 7.4, 0.5), (y + 8.0, 0.75), (y + 9.2, 1.2), colour=(104, 100, 98))


def _vostok(yard: Yard, porthole: bool = True) -> None:
    yard.bell(0.8, -0.5)
    yard.tube(
        (0, 0.7),
        (0.4, 1.12),
        (1.0, 1.22),
        (1.9, 0.75),
        (2.1, 0.7),
        colour=(170, 174, 168),
        bands=(Band(0.42, 0.47, (DARK,)),),
    )
    for place in range(7):
        yard.ball(2.02, 0.17, SILVER, x=-0.95 + place * 0.317, depth=1 if 0 < place < 6 else -1)
    yard.ball(3.2, 1.15, (190, 188, 178))
    for angle in (-55, 55):
        a = math.radians(angle)
        yard.rod(
            1.1 * math.sin(a), 3.2 - 1.1 * math.cos(a), 1.16 * math.sin(a), 3.2 + 1.1 * math.cos(a), 0.05, STEEL, 1
        )
    if porthole:
        yard.ball(3.35, 0.22, (58, 66, 78), x=-0.35, depth=2)
        yard.ball(3.35, 0.15, (120, 146, 162), x=-0.35, depth=3)
    yard.rod(0.3, 4.3, 0.7, 5.4, 0.04)
    yard.rod(-0.3, 4.3, -0.7, 5.4, 0.04)


def _voskhod(yard: Yard) -> None:
    _vostok(yard)
    yard.tube((4.2, 0.38), (4.9, 0.38), (5.1, 0.2), colour=SILVER, bands=(Band(0.3, 0.4, (DARK,)),))


def _soyuz(yard: Yard, wings: bool = True, orbital: bool = True, y: float = 0.0) -> None:
    green = (104, 114, 96)
    yard.bell(0.5, y - 0.4)
    yard.tube(
        (y, 1.36),
        (y + 0.2, 1.36),
        (y + 0.5, 1.1),
        (y + 2.0, 1.1),
        (y + 2.3, 1.1),
        colour=green,
        bands=(Band(0.3, 0.7, (WHITE, PALE) * 8), Band(0.0, 0.08, (DARK,))),
    )
    yard.tube((y + 2.3, 1.1), (y + 2.5, 1.09), (y + 3.9, 0.75), (y + 4.4, 0.35), colour=(86, 92, 80))
    if orbital:
        steps = [
            (y + 4.35 + 1.15 * (1 - math.cos(math.pi * s / 12)), max(0.32, 1.1 * math.sin(math.pi * s / 12)))
            for s in range(13)
        ]
        yard.tube(*steps, colour=green, star=False)
        yard.tube((y + 6.5, 0.5), (y + 6.9, 0.42), (y + 7.1, 0.2), colour=DARK)
        yard.ball(y + 5.6, 0.18, (130, 150, 160), x=-0.4, depth=1)
    if wings:
        yard.wing(1.3, y + 0.45, 3.5, 1.5, 4, (60, 66, 84), -1)


def _l1(yard: Yard) -> None:
    _soyuz(yard, wings=True, orbital=False)
    yard.tube((4.4, 0.5), (5.0, 0.5), colour=DARK)
    yard.dish(-0.8, 3.6, 0.55, PALE, 2)


def _lok(yard: Yard) -> None:
    yard.tube((-1.6, 1.3), (-0.5, 1.45), (0, 1.36), colour=OLIVE)
    _soyuz(yard, wings=False)
    yard.bell(0.9, -2.3)


def _lk(yard: Yard) -> None:
    for sign, reach in ((-1, 2.5), (1, 2.5), (-1, 0.8), (1, 0.8)):
        depth = -1 if reach > 2 else 2
        yard.rod(sign * 0.9, 1.8, sign * reach, 0.12, 0.12, GREY, depth)
        yard.plate(
            (sign * reach - 0.3, 0),
            (sign * reach + 0.3, 0),
            (sign * reach + 0.25, 0.14),
            (sign * reach - 0.25, 0.14),
            colour=STEEL,
            depth=depth,
        )
    yard.bell(0.7, 0.4)
    yard.tube((0.9, 1.0), (1.9, 1.15), (2.3, 1.0), colour=(112, 120, 104))
    yard.ball(3.3, 1.15, (150, 156, 142), depth=1)
    yard.ball(3.2, 0.5, (72, 78, 84), x=-0.45, depth=2)
    yard.ball(3.2, 0.32, (136, 158, 166), x=-0.45, depth=3)
    yard.tube((4.35, 0.5), (4.7, 0.62), (4.9, 0.6), colour=PALE, depth=1)


def _lunar_complex(yard: Yard) -> None:
    yard.tube((0, 1.45), (5.5, 1.45), colour=GREEN, bands=(Band(0.3, 0.36, (PALE,)), Band(0.7, 0.73, (DARK,))))
    yard.bell(1.3, -1.1)
    yard.tube((5.5, 1.45), (8.2, 1.45), colour=PALE, letters="СССР")
    _soyuz(yard, wings=False, y=8.2)


def _station(yard: Yard, long: float, radius: float, colour: Colour, letters: str = "") -> None:
    """A laboratory to live in: wide behind, slimmer before, wings at both ends."""
    r = radius
    yard.tube(
        (0, r * 0.55),
        (long * 0.12, r * 0.55),
        (long * 0.16, r),
        (long * 0.50, r),
        (long * 0.58, r * 0.72),
        (long * 0.82, r * 0.72),
        (long * 0.86, r * 0.5),
        (long * 0.97, r * 0.5),
        (long, r * 0.3),
        colour=colour,
        bands=(Band(0.16, 0.19, (DARK,)), Band(0.48, 0.50, (GREY,)), Band(0.80, 0.82, (GREY,))),
        letters=letters,
    )
    yard.wing(r * 0.66, long * 0.02, long * 0.24, long * 0.075, 4, CELL, -1)
    yard.wing(r * 0.6, long * 0.87, long * 0.24, long * 0.075, 4, CELL, -1)
    yard.ball(long * 0.66, r * 0.12, (70, 80, 92), x=-r * 0.25, depth=1)
    yard.ball(long * 0.74, r * 0.10, (70, 80, 92), x=-r * 0.3, depth=1)


def _skylab(yard: Yard) -> None:
    yard.tube(
        (0, 1.6),
        (1.2, 3.3),
        (15.0, 3.3),
        (16.6, 1.75),
        (19.6, 1.5),
        (22.0, 1.5),
        (24.0, 0.5),
        colour=WHITE,
        bands=(Band(0.10, 0.14, (BLACK, WHITE) * 4), Band(0.60, 0.63, (GREY,))),
        letters="UNITED STATES",
    )
    yard.wing(3.6, 5.0, 9.0, 7.4, 6)
    for angle in (35, 145, -35, -145):
        a = math.radians(angle)
        x, y = 7.4 * math.cos(a), 21.2 + 6.6 * math.sin(a)
        yard.rod(1.4 * math.cos(a), 21.2 + 1.4 * math.sin(a), x, y, 1.5, CELL, -2)
    yard.tube((19.2, 1.7), (23.0, 1.7), colour=GREY, depth=-1)


def _lander(yard: Yard, size: float) -> None:
    """A frame on three legs with its eye on a mast."""
    k = size
    for sign, reach in ((-1, 0.9), (1, 0.9), (1, 0.15)):
        yard.rod(sign * 0.25 * k, 0.55 * k, sign * reach * k, 0.05 * k, 0.05 * k, STEEL)
        yard.plate(
            (sign * reach * k - 0.13 * k, 0),
            (sign * reach * k + 0.13 * k, 0),
            (sign * reach * k + 0.1 * k, 0.06 * k),
            (sign * reach * k - 0.1 * k, 0.06 * k),
            colour=WHITE,
            depth=1,
        )
    yard.bell(0.22 * k, 0.16 * k)
    yard.ball(0.52 * k, 0.20 * k, GREY)
    yard.plate(
        (-0.4 * k, 0.5 * k), (-0.1 * k, 0.5 * k), (-0.1 * k, 0.85 * k), (-0.4 * k, 0.85 * k), colour=SILVER, depth=1
    )
    yard.plate(
        (0.12 * k, 0.46 * k), (0.42 * k, 0.46 * k), (0.42 * k, 0.76 * k), (0.12 * k, 0.76 * k), colour=WHITE, depth=1
    )
    yard.rod(0, 0.6 * k, 0, 1.35 * k, 0.05 * k, STEEL, 1)
    yard.plate(
        (-0.42 * k, 1.34 * k), (0.06 * k, 1.28 * k), (0.12 * k, 1.42 * k), (-0.36 * k, 1.48 * k), colour=CELL, depth=2
    )
    yard.plate(
        (0.12 * k, 1.22 * k), (0.52 * k, 1.30 * k), (0.50 * k, 1.48 * k), (0.10 * k, 1.40 * k), colour=PALE, depth=2
    )


def _luna(yard: Yard) -> None:
    """Engine block, two pods, and the ball that is thrown out to open like a flower."""
    yard.bell(0.5, -0.35)
    yard.ball(0.35, 0.5, SILVER)
    yard.tube((0.8, 0.35), (1.5, 0.35), colour=(150, 152, 146))
    for sign in (-1, 1):
        yard.plate((sign * 0.36, 0.5), (sign * 0.85, 0.5), (sign * 0.85, 1.35), (sign * 0.36, 1.35), colour=PALE)
    yard.ball(1.9, 0.30, WHITE, depth=1)
    yard.rod(0, 2.15, 0, 2.6, 0.03)


def _rover(yard: Yard) -> None:
    for x in (-1.0, -0.36, 0.36, 1.0):
        yard.ball(0.26, 0.26, (96, 96, 96), x=x, depth=1)
        yard.ball(0.26, 0.09, SILVER, x=x, depth=2)
    yard.tube((0.5, 0.75), (0.9, 1.05), (1.15, 1.08), colour=SILVER)
    yard.plate((-1.08, 1.15), (1.08, 1.15), (1.5, 2.2), (-0.7, 2.3), colour=CELL, depth=-1)
    yard.dish(0.95, 1.3, 0.25, PALE, 1)
    for sign in (-1, 1):
        yard.ball(0.85, 0.09, BLACK, x=-0.4 + sign * 0.2, depth=3)
    yard.rod(0.8, 1.2, 1.1, 2.0, 0.05, STEEL, 0)


def _sampler(yard: Yard) -> None:
    for sign in (-1, 1):
        yard.rod(sign * 0.9, 0.9, sign * 1.8, 0.05, 0.1, GREY)
        yard.plate(
            (sign * 1.8 - 0.25, 0),
            (sign * 1.8 + 0.25, 0),
            (sign * 1.8 + 0.2, 0.12),
            (sign * 1.8 - 0.2, 0.12),
            colour=STEEL,
        )
        yard.ball(0.95, 0.44, SILVER, x=sign * 0.62, depth=1)
    yard.ball(0.95, 0.44, PALE, depth=2)
    yard.bell(0.5, 0.2)
    yard.tube((1.4, 0.95), (1.6, 0.95), colour=DARK)
    for sign in (-1, 0, 1):
        yard.ball(1.95, 0.32, GREY, x=sign * 0.5, depth=1)
    yard.ball(2.9, 0.26, (176, 172, 162), depth=1)
    yard.tube((2.2, 0.34), (2.65, 0.28), colour=SILVER)
    yard.rod(1.0, 1.5, 1.7, 2.6, 0.07, STEEL, 1)


def _pegasus(yard: Yard) -> None:
    yard.tube((0, 1.4), (5.5, 1.1), colour=WHITE)
    yard.wing(1.4, 1.2, 13.2, 4.2, 7, (196, 196, 190))


def _return_craft(yard: Yard, size: float, colour: Colour) -> None:
    r = size * 0.34
    yard.tube((0, r * 0.8), (size * 0.5, r), colour=colour, bands=(Band(0.4, 0.45, (DARK,)),))
    yard.ball(size * 0.5 + r * 0.8, r * 0.95, (186, 184, 174))
    yard.bell(r * 0.7, -r * 0.5)


def _ship(yard: Yard, size: float, colour: Colour) -> None:
    r = size * 0.36
    yard.bell(r * 0.7, -r * 0.6)
    yard.tube((0, r), (size * 0.62, r), colour=SILVER, bands=(Band(0.45, 0.5, (WHITE,)),))
    yard.tube((size * 0.62, r), (size * 0.66, r), (size * 1.05, r * 0.34), (size * 1.12, r * 0.22), colour=colour)


def _comsat(yard: Yard) -> None:
    yard.tube(
        (0, 0.45), (0.3, 0.75), (2.2, 0.75), (2.7, 0.42), (3.3, 0.42), colour=SILVER, bands=(Band(0.35, 0.4, (DARK,)),)
    )
    for angle in (-68, -22, 22, 68):
        a = math.radians(angle)
        yard.rod(0.7 * math.sin(a), 0.6, 3.6 * math.sin(a), 0.6 - 0.6 * math.cos(a), 0.62, CELL, -1)
    for sign in (-1, 1):
        yard.dish(sign * 1.3, 2.6, 0.5, PALE, 1)
        yard.rod(0, 2.4, sign * 1.3, 2.7, 0.06, STEEL)


def _weather(yard: Yard) -> None:
    _drum(yard, 1.07, 0.56)


def _meteor(yard: Yard) -> None:
    yard.tube((0, 0.7), (1.5, 0.7), (1.7, 0.4), (3.4, 0.4), colour=PALE, bands=(Band(0.3, 0.34, (DARK,)),))
    yard.wing(0.75, 1.9, 3.4, 1.5, 4)


def _nimbus(yard: Yard) -> None:
    yard.tube((0, 0.76), (0.55, 0.76), colour=SILVER, flutes=9, bands=(Band(0.1, 0.9, (SILVER, (70, 76, 88)) * 9),))
    for sign in (-1, 1):
        yard.rod(sign * 0.5, 0.55, sign * 0.12, 2.3, 0.05, STEEL, 1)
    yard.tube((2.1, 0.32), (2.7, 0.32), colour=WHITE)
    yard.wing(0.5, 1.2, 1.3, 2.1, 4)


def _oso(yard: Yard) -> None:
    yard.tube((0, 0.56), (0.24, 0.56), colour=WHITE, flutes=9)
    yard.plate((-0.5, 0.26), (0.5, 0.26), (0.42, 0.95), (-0.42, 0.95), colour=CELL)
    for sign in (-1, 1):
        yard.rod(sign * 0.5, 0.1, sign * 1.0, -0.05, 0.04, STEEL)
        yard.ball(-0.05, 0.09, GOLD, x=sign * 1.02)


def _oao(yard: Yard) -> None:
    yard.tube(
        (0, 1.05), (3.0, 1.05), colour=SILVER, flutes=8, bands=(Band(0.1, 0.13, (DARK,)), Band(0.86, 0.89, (DARK,)))
    )
    yard.wing(1.15, 0.7, 2.0, 1.6, 4)
    yard.tube((3.0, 0.7), (3.12, 0.7), colour=BLACK)


def _vela(yard: Yard) -> None:
    yard.ball(0, 0.7, mix(CELL, DARK, 0.2))
    for row in (-0.4, 0, 0.4):
        for x in (-0.42, -0.14, 0.14, 0.42):
            yard.plate((x - 0.09, row - 0.09), (x + 0.09, row - 0.09), (x, row + 0.11), colour=GOLD, depth=1)
    yard.rod(0, 0.7, 0, 1.2, 0.04)


def _nuclear(yard: Yard) -> None:
    yard.tube(
        (0, 0.74),
        (2.3, 0.2),
        (2.6, 0.2),
        colour=(120, 124, 126),
        bands=tuple(Band(0.05 + 0.09 * s, 0.09 + 0.09 * s, (SILVER,)) for s in range(9)),
    )
    yard.tube((2.6, 0.16), (3.0, 0.14), colour=BLACK)


def _radar_ship(yard: Yard) -> None:
    yard.tube(
        (0, 0.65),
        (7.0, 0.65),
        (7.6, 0.5),
        (10.0, 0.4),
        colour=PALE,
        bands=(Band(0.68, 0.72, (DARK,)), Band(0.8, 0.84, (DARK,))),
    )
    for sign in (-1, 1):
        yard.plate((sign * 0.66, 1.0), (sign * 2.0, 1.3), (sign * 2.0, 6.2), (sign * 0.66, 6.0), colour=STEEL, depth=-1)
    yard.bell(0.4, -0.4)


def _watch(yard: Yard) -> None:
    yard.tube((0, 0.85), (1.9, 0.85), colour=PALE, bands=(Band(0.4, 0.45, (DARK,)),))
    yard.tube((1.9, 0.5), (4.6, 0.5), (4.7, 0.7), colour=(86, 88, 92))
    yard.wing(0.9, 0.4, 2.2, 1.3, 4)


def _ds(yard: Yard) -> None:
    yard.tube((0, 0.2), (0.4, 0.6), (1.0, 0.6), (1.4, 0.2), colour=SILVER)
    for angle in (-65, -30, 30, 65):
        a = math.radians(angle)
        yard.rod(0.5 * math.sin(a), 0.4, 1.6 * math.sin(a), 0.4 - 1.0 * math.cos(a), 0.30, CELL, -1)
    yard.rod(0, 1.4, 0, 2.2, 0.04)


def _proton(yard: Yard) -> None:
    yard.tube(
        (0, 1.2),
        (0.4, 2.0),
        (2.6, 2.0),
        (3.1, 1.0),
        (4.6, 1.0),
        (5.0, 0.4),
        colour=SILVER,
        bands=(Band(0.3, 0.34, (DARK,)),),
    )
    for angle in (-70, -25, 25, 70):
        a = math.radians(angle)
        yard.rod(1.9 * math.sin(a), 1.0, 4.8 * math.sin(a), 1.0 - 1.6 * math.cos(a), 0.95, CELL, -1)


_KNOWN: tuple[tuple[str, Callable[[Yard], None]], ...] = (
    ("a4-instruments", _instrument_nose),
    ("r1-animal", lambda yard: _head(yard, 2.0)),
    ("biological", lambda yard: _head(yard, 1.0)),
    ("sputnik-1", lambda yard: _sphere(yard, 0.58, SILVER, True)),
    ("sputnik-2", _dog),
    ("sputnik-3", _cone_lab),
    ("explorer-1", lambda yard: _pencil(yard, 2.05, 0.165)),
    ("vanguard", lambda yard: _sphere(yard, 0.5, GOLD)),
    ("telstar", lambda yard: _faceted(yard, 0.88)),
    ("transit", lambda yard: _faceted(yard, 0.9)),
    ("courier", lambda yard: _faceted(yard, 1.3)),
    ("explorer-6", _ds),
    ("explorer-vii", lambda yard: _drum(yard, 0.75, 0.75)),
    ("tiros", _weather),
    ("echo", _balloon),
    ("syncom", lambda yard: _drum(yard, 0.71, 0.39)),
    ("early-bird", lambda yard: _drum(yard, 0.72, 0.59)),
    ("pioneer-4", lambda yard: _pencil(yard, 0.51, 0.23)),
    ("pioneer-10", _pioneer),
    ("pioneer-5", _ds),
    ("luna-1", _mirror_ball),
    ("luna-2", _mirror_ball),
    ("luna-3", _cylinder_probe),
    ("luna-e6s", _cylinder_probe),
    ("luna-e6", _luna),
    ("luna-ye8-5", _sampler),
    ("luna-ye8", _rover),
    ("venera-9", lambda yard: _venera(yard, 1.5)),
    ("venera-1", lambda yard: _venera(yard, 0.95, False)),
    ("venera", _venera),
    ("mars-1m", lambda yard: _venera(yard, 0.95, False)),
    ("mars-1", lambda yard: _venera(yard, 1.1, False)),
    ("mars-3", _mars_lander),
    ("zond", lambda yard: _venera(yard, 1.1, False)),
    ("ranger", _ranger),
    ("mariner", _mariner),
    ("lunar-orbiter", _mariner),
    ("surveyor", lambda yard: _lander(yard, 2.2)),
    ("viking-mars", _mars_lander),
    ("mercury", _mercury),
    ("gemini", _gemini),
    ("agena-target", lambda yard: _stage_craft(yard, 7.9, 0.76, WHITE, False)),
    ("discoverer", lambda yard: _stage_craft(yard, 5.9, 0.76, WHITE)),
    ("corona", lambda yard: _stage_craft(yard, 5.9, 0.76, WHITE)),
    ("midas", lambda yard: _stage_craft(yard, 7.2, 0.76, WHITE)),
    ("samos", lambda yard: _stage_craft(yard, 6.7, 0.76, WHITE)),
    ("gambit", lambda yard: _stage_craft(yard, 8.2, 0.76, SILVER)),
    ("score", lambda yard: _stage_craft(yard, 3.0, 0.4, STEEL)),
    ("lunar-module", _lm),
    ("apollo-lor", _apollo_stack),
    ("apollo", _csm),
    ("lunar-tanker", lambda yard: _stage_craft(yard, 17.8, 3.3, WHITE, False)),
    ("skylab", _skylab),
    ("pegasus", _pegasus),
    ("nimbus", _nimbus),
    ("landsat", _nimbus),
    ("oso", _oso),
    ("oao", _oao),
    ("vela", _vela),
    ("snap", _nuclear),
    ("korabl", lambda yard: _vostok(yard, False)),
    ("vostok", _vostok),
    ("zenit", lambda yard: _vostok(yard, False)),
    ("bion", lambda yard: _vostok(yard, False)),
    ("voskhod", _voskhod),
    ("soyuz-l1", _l1),
    ("soyuz-7k-t", lambda yard: _soyuz(yard, wings=False)),
    ("soyuz", _soyuz),
    ("lok", _lok),
    ("lk-700", _lunar_complex),
    ("lk", _lk),
    ("n1-l3", _lunar_complex),
    ("l3m", _lunar_complex),
    ("salyut", lambda yard: _station(yard, 15.8, 2.07, PALE, "САЛЮТ")),
    ("almaz", lambda yard: _station(yard, 14.5, 2.07, OLIVE)),
    ("kosmos-ds", _ds),
    ("molniya", _comsat),
    ("meteor", _meteor),
    ("oko", _watch),
    ("us-a", _radar_ship),
    ("proton-satellite", _proton),
)
"""The beginnings of ids, the longer before the shorter."""
