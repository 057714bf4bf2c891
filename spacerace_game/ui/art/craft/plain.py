"""Forms that many craft share, and which of them a craft takes that nobody knows by name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from spacerace_game.ui.art.brush import Colour, mix
from spacerace_game.ui.art.craft.yard import CELL, GOLD, SILVER, Yard
from spacerace_game.ui.art.shape import BLACK, DARK, GREY, PALE, STEEL, WHITE, Band

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Spacecraft


def from_data(yard: Yard, craft: Spacecraft, livery: str) -> None:
    """Builds a craft from its mass, its crew and the systems it has."""
    size, has = _span(craft), set(craft.systems)
    white = PALE if livery == "ussr" else WHITE
    if craft.crew and "docking" in has and "reentry" not in has and craft.mass_kg > 12_000:
        station(yard, size * 1.9, size * 0.42, white)
    elif craft.crew and "landing" in has and "reentry" not in has:
        lander(yard, size)
    elif craft.crew:
        ship(yard, size, white)
    elif "reentry" in has and craft.mass_kg < 900:
        head(yard, size)
    elif "landing" in has and "reentry" not in has:
        lander(yard, size)
    elif "reentry" in has:
        return_craft(yard, size, white)
    elif "control" not in has and craft.mass_kg < 130:
        sphere(yard, size * 0.5, SILVER if livery == "ussr" else GOLD)
    elif "control" not in has:
        drum(yard, size * 0.8, size * 0.9)
    elif "engine" in has and craft.mass_kg > 1500:
        stage_craft(yard, size * 1.7, size * 0.5, white)
    else:
        bus(yard, size * 0.6, size * 0.8, size)


def _span(craft: Spacecraft) -> float:
    """A length in metres from mass: 300 kg to the cubic metre for ships, 220 for the rest."""
    return float((craft.mass_kg / (300 if craft.crew else 220)) ** (1 / 3)) * 1.25


def sphere(yard: Yard, d: float, colour: Colour, swept: bool = False) -> None:
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


def drum(yard: Yard, d: float, h: float) -> None:
    """A spinning drum covered with solar cells."""
    r = d / 2
    bands = (Band(0.06, 0.94, (CELL, mix(CELL, BLACK, 0.35)) * 9),)
    yard.tube((0, r * 0.9), (h * 0.04, r), (h * 0.96, r), (h, r * 0.9), colour=STEEL, bands=bands)
    for sign in (-1, 1):
        yard.rod(sign * r * 0.7, -h * 0.02, sign * r * 1.2, -h * 0.45, d * 0.02)
    yard.rod(0, h, 0, h * 1.35, d * 0.03)


def bus(yard: Yard, wide: float, high: float, panel: float) -> None:
    """A frame with two panels and a dish: most explorers of planets and watchers of the weather."""
    w = wide / 2
    yard.plate((-w, 0), (w, 0), (w, high), (-w, high), colour=SILVER)
    yard.plate((0, 0), (w, 0), (w, high), (0, high), colour=mix(SILVER, DARK, 0.22))
    for share in (0.33, 0.66):
        yard.rod(-w, high * share, w, high * share, high * 0.02, GREY, 1)
    yard.wing(w * 1.2, high * 0.15, panel, high * 0.75, 5)
    yard.dish(0, high * 1.02, wide * 0.5, PALE, 1)
    yard.bell(wide * 0.24, -wide * 0.14)


def stage_craft(yard: Yard, long: float, radius: float, colour: Colour, nose: bool = True) -> None:
    """A craft that is an upper stage with instruments before it."""
    profile = [(0.0, radius), (long * 0.74, radius), (long * 0.78, radius * 0.92)]
    profile += [(long * 0.96, radius * 0.45), (long, radius * 0.28)] if nose else [(long, radius * 0.92)]
    yard.tube(
        *profile,
        colour=colour,
        bands=(Band(0.0, 0.05, (BLACK,)), Band(0.40, 0.44, (BLACK,)), Band(0.74, 0.77, (DARK,))),
    )
    yard.bell(radius * 0.9, -radius * 0.9)


def lander(yard: Yard, size: float) -> None:
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


def head(yard: Yard, size: float) -> None:
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


def return_craft(yard: Yard, size: float, colour: Colour) -> None:
    """A service block, and the ball that comes home."""
    r = size * 0.34
    yard.tube((0, r * 0.8), (size * 0.5, r), colour=colour, bands=(Band(0.4, 0.45, (DARK,)),))
    yard.ball(size * 0.5 + r * 0.8, r * 0.95, (186, 184, 174))
    yard.bell(r * 0.7, -r * 0.5)


def ship(yard: Yard, size: float, colour: Colour) -> None:
    """A service block, and a cabin on it."""
    r = size * 0.36
    yard.bell(r * 0.7, -r * 0.6)
    yard.tube((0, r), (size * 0.62, r), colour=SILVER, bands=(Band(0.45, 0.5, (WHITE,)),))
    yard.tube((size * 0.62, r), (size * 0.66, r), (size * 1.05, r * 0.34), (size * 1.12, r * 0.22), colour=colour)


def station(yard: Yard, long: float, radius: float, colour: Colour, letters: str = "") -> None:
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
