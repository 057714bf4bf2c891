"""What circles the Earth without a crew, and what is thrown up and comes down again."""

from __future__ import annotations

import itertools
import math

from spacerace_game.ui.art.brush import mix
from spacerace_game.ui.art.craft.plain import drum, head, sphere, stage_craft
from spacerace_game.ui.art.craft.yard import CELL, GOLD, SILVER, Form, Yard
from spacerace_game.ui.art.shape import BLACK, DARK, GREY, PALE, STEEL, WHITE, Band


def _instrument_nose(yard: Yard) -> None:
    """A nose full of instruments, as the captured rockets carried it."""
    yard.tube((0, 0.5), (0.5, 0.44), (1.7, 0.16), (2.1, 0.02), colour=SILVER, bands=(Band(0.1, 0.2, (BLACK,)),))
    yard.rod(0.4, 0.4, 0.75, 0.1, 0.04)
    yard.rod(-0.4, 0.4, -0.75, 0.1, 0.04)


def _dog(yard: Yard) -> None:
    """Sphere, instrument and cabin on one frame."""
    yard.tube((0, 0.62), (1.3, 0.62), colour=SILVER, bands=(Band(0.42, 0.5, (DARK,)),))
    for sign in (-1, 1):
        yard.rod(sign * 0.62, 1.2, sign * 0.30, 3.3, 0.05, STEEL, 1)
        yard.rod(sign * 0.75, 0.0, sign * 0.62, 1.3, 0.05, STEEL, 1)
    yard.ball(2.05, 0.29, SILVER)
    yard.tube((2.7, 0.30), (3.2, 0.30), (3.5, 0.12), colour=(156, 160, 160))


def _cone_lab(yard: Yard) -> None:
    """A cone full of instruments."""
    bands = (Band(0.02, 0.12, (CELL, DARK) * 6), Band(0.30, 0.40, (CELL, DARK) * 6))
    yard.tube((0, 0.86), (0.35, 0.80), (2.6, 0.32), (3.2, 0.26), (3.57, 0.05), colour=SILVER, bands=bands)
    for sign in (-1, 1):
        yard.rod(sign * 0.6, 0.3, sign * 1.9, -0.9, 0.04)
        yard.rod(sign * 0.4, 2.2, sign * 1.5, 3.2, 0.035)
    yard.rod(0, 3.5, 0, 4.2, 0.03)


def _pencil(yard: Yard, long: float, d: float) -> None:
    """A slim tube with an engine and two whip aerials."""
    r = d / 2
    bands = tuple(Band(0.52 + 0.07 * step, 0.55 + 0.07 * step, (WHITE,)) for step in range(5))
    yard.tube((0, r), (long * 0.82, r), (long, r * 0.12), colour=(86, 90, 92), bands=bands)
    for sign in (-1, 1):
        yard.rod(0, long * 0.52, sign * d * 2.2, long * 0.50, d * 0.06)
    yard.bell(d * 0.7, -d * 0.6)


def _faceted(yard: Yard, d: float) -> None:
    """A ball with square patches of solar cells."""
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


def _ds(yard: Yard) -> None:
    """A small drum with four paddles."""
    yard.tube((0, 0.2), (0.4, 0.6), (1.0, 0.6), (1.4, 0.2), colour=SILVER)
    for angle in (-65, -30, 30, 65):
        a = math.radians(angle)
        yard.rod(0.5 * math.sin(a), 0.4, 1.6 * math.sin(a), 0.4 - 1.0 * math.cos(a), 0.30, CELL, -1)
    yard.rod(0, 1.4, 0, 2.2, 0.04)


def _balloon(yard: Yard) -> None:
    """A balloon thirty metres wide, sewn from gores."""
    yard.ball(0, 15.2, (214, 218, 220))
    for angle in (-0.9, -0.45, 0.0, 0.45, 0.9):
        r = 15.2
        points = [
            (r * math.sin(angle) * math.sin(math.pi * s / 16), -r * math.cos(math.pi * s / 16)) for s in range(17)
        ]
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            yard.rod(x1, y1, x2, y2, 0.06, GREY, 1)


def _pegasus(yard: Yard) -> None:
    """Two long wings that count meteoroids."""
    yard.tube((0, 1.4), (5.5, 1.1), colour=WHITE)
    yard.wing(1.4, 1.2, 13.2, 4.2, 7, (196, 196, 190))


def _proton(yard: Yard) -> None:
    """A heavy drum with four paddles, full of lead and counters."""
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


def _comsat(yard: Yard) -> None:
    """A drum with four petals and two dishes."""
    yard.tube(
        (0, 0.45), (0.3, 0.75), (2.2, 0.75), (2.7, 0.42), (3.3, 0.42), colour=SILVER, bands=(Band(0.35, 0.4, (DARK,)),)
    )
    for angle in (-68, -22, 22, 68):
        a = math.radians(angle)
        yard.rod(0.7 * math.sin(a), 0.6, 3.6 * math.sin(a), 0.6 - 0.6 * math.cos(a), 0.62, CELL, -1)
    for sign in (-1, 1):
        yard.dish(sign * 1.3, 2.6, 0.5, PALE, 1)
        yard.rod(0, 2.4, sign * 1.3, 2.7, 0.06, STEEL)


def _meteor(yard: Yard) -> None:
    """A slim body between two large wings."""
    yard.tube((0, 0.7), (1.5, 0.7), (1.7, 0.4), (3.4, 0.4), colour=PALE, bands=(Band(0.3, 0.34, (DARK,)),))
    yard.wing(0.75, 1.9, 3.4, 1.5, 4)


def _nimbus(yard: Yard) -> None:
    """A ring of sensors, a frame above it, and two wings."""
    yard.tube((0, 0.76), (0.55, 0.76), colour=SILVER, flutes=9, bands=(Band(0.1, 0.9, (SILVER, (70, 76, 88)) * 9),))
    for sign in (-1, 1):
        yard.rod(sign * 0.5, 0.55, sign * 0.12, 2.3, 0.05, STEEL, 1)
    yard.tube((2.1, 0.32), (2.7, 0.32), colour=WHITE)
    yard.wing(0.5, 1.2, 1.3, 2.1, 4)


def _oso(yard: Yard) -> None:
    """A spinning wheel under a sail that looks at the Sun."""
    yard.tube((0, 0.56), (0.24, 0.56), colour=WHITE, flutes=9)
    yard.plate((-0.5, 0.26), (0.5, 0.26), (0.42, 0.95), (-0.42, 0.95), colour=CELL)
    for sign in (-1, 1):
        yard.rod(sign * 0.5, 0.1, sign * 1.0, -0.05, 0.04, STEEL)
        yard.ball(-0.05, 0.09, GOLD, x=sign * 1.02)


def _oao(yard: Yard) -> None:
    """A telescope in a fluted tube."""
    yard.tube(
        (0, 1.05), (3.0, 1.05), colour=SILVER, flutes=8, bands=(Band(0.1, 0.13, (DARK,)), Band(0.86, 0.89, (DARK,)))
    )
    yard.wing(1.15, 0.7, 2.0, 1.6, 4)
    yard.tube((3.0, 0.7), (3.12, 0.7), colour=BLACK)


def _vela(yard: Yard) -> None:
    """A ball with patches of cells that watches for bombs."""
    yard.ball(0, 0.7, mix(CELL, DARK, 0.2))
    for row in (-0.4, 0, 0.4):
        for x in (-0.42, -0.14, 0.14, 0.42):
            yard.plate((x - 0.09, row - 0.09), (x + 0.09, row - 0.09), (x, row + 0.11), colour=GOLD, depth=1)
    yard.rod(0, 0.7, 0, 1.2, 0.04)


def _nuclear(yard: Yard) -> None:
    """A cone of radiator with a reactor on its tip."""
    yard.tube(
        (0, 0.74),
        (2.3, 0.2),
        (2.6, 0.2),
        colour=(120, 124, 126),
        bands=tuple(Band(0.05 + 0.09 * s, 0.09 + 0.09 * s, (SILVER,)) for s in range(9)),
    )
    yard.tube((2.6, 0.16), (3.0, 0.14), colour=BLACK)


def _radar_ship(yard: Yard) -> None:
    """A long tube with two radar panels."""
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
    """A drum with a telescope that watches for missiles."""
    yard.tube((0, 0.85), (1.9, 0.85), colour=PALE, bands=(Band(0.4, 0.45, (DARK,)),))
    yard.tube((1.9, 0.5), (4.6, 0.5), (4.7, 0.7), colour=(86, 88, 92))
    yard.wing(0.9, 0.4, 2.2, 1.3, 4)


FORMS: dict[str, Form] = {
    "a4-instruments": _instrument_nose,
    "r1-animal": lambda yard: head(yard, 2.0),
    "biological": lambda yard: head(yard, 1.0),
    "sputnik-1": lambda yard: sphere(yard, 0.58, SILVER, True),
    "sputnik-2": _dog,
    "sputnik-3": _cone_lab,
    "explorer-1": lambda yard: _pencil(yard, 2.05, 0.165),
    "vanguard": lambda yard: sphere(yard, 0.5, GOLD),
    "telstar": lambda yard: _faceted(yard, 0.88),
    "transit": lambda yard: _faceted(yard, 0.9),
    "courier": lambda yard: _faceted(yard, 1.3),
    "explorer-6": _ds,
    "explorer-vii": lambda yard: drum(yard, 0.75, 0.75),
    "tiros": lambda yard: drum(yard, 1.07, 0.56),
    "echo": _balloon,
    "syncom": lambda yard: drum(yard, 0.71, 0.39),
    "early-bird": lambda yard: drum(yard, 0.72, 0.59),
    "pioneer-4": lambda yard: _pencil(yard, 0.51, 0.23),
    "pioneer-5": _ds,
    "agena-target": lambda yard: stage_craft(yard, 7.9, 0.76, WHITE, False),
    "discoverer": lambda yard: stage_craft(yard, 5.9, 0.76, WHITE),
    "corona": lambda yard: stage_craft(yard, 5.9, 0.76, WHITE),
    "midas": lambda yard: stage_craft(yard, 7.2, 0.76, WHITE),
    "samos": lambda yard: stage_craft(yard, 6.7, 0.76, WHITE),
    "gambit": lambda yard: stage_craft(yard, 8.2, 0.76, SILVER),
    "score": lambda yard: stage_craft(yard, 3.0, 0.4, STEEL),
    "pegasus": _pegasus,
    "nimbus": _nimbus,
    "landsat": _nimbus,
    "oso": _oso,
    "oao": _oao,
    "vela": _vela,
    "snap": _nuclear,
    "kosmos-ds": _ds,
    "molniya": _comsat,
    "meteor": _meteor,
    "oko": _watch,
    "us-a": _radar_ship,
    "proton-satellite": _proton,
}
"""By the beginning of a spacecraft's id; the longest that fits is meant."""
