"""Ships and stations for crews, and what flies with them."""

from __future__ import annotations

import math

from spacerace_game.ui.art.craft.plain import stage_craft, station
from spacerace_game.ui.art.craft.yard import CELL, FOIL, GOLD, OLIVE, SILVER, Form, Yard
from spacerace_game.ui.art.shape import BLACK, DARK, GREEN, GREY, PALE, STEEL, WHITE, Band


def _mercury(yard: Yard) -> None:
    """A bell for one, its retro-rockets below."""
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
    """An adapter and a bell for two with its two hatches."""
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


def _lm(yard: Yard) -> None:
    """Descent stage on its legs, cabin on top."""
    for sign, reach in ((-1, 4.5), (1, 4.5), (-1, 1.2), (1, 1.2)):
        depth = -1 if reach > 2 else 2
        yard.rod(sign * 1.6 * (reach / 4.5 * 0.6 + 0.4), 2.6, sign * reach, 0.15, 0.16, FOIL, depth)
        yard.rod(sign * 1.4 * (reach / 4.5 * 0.6 + 0.4), 1.3, sign * reach * 0.86, 0.8, 0.10, GOLD, depth)
        yard.plate(
            (sign * reach - 0.45, 0),
            (sign * reach + 0.45, 0),
            (sign * reach + 0.35, 0.18),
            (sign * reach - 0.35, 0.18),
            colour=GOLD,
            depth=depth,
        )
    yard.bell(1.5, 0.35)
    yard.tube((1.2, 2.1), (2.9, 2.1), colour=FOIL, flutes=8, bands=(Band(0.0, 1.0, (FOIL, (60, 58, 56)) * 8),))
    _lm_cabin(yard)


def _lm_cabin(yard: Yard, y: float = 0.0) -> None:
    """What leaves the Moon again."""
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
    """The lander with the command ship on its roof."""
    _lm(yard)
    yard.tube((6.0, 0.5), (6.4, 0.8), colour=DARK)
    _flipped_csm(yard, 6.4)


def _flipped_csm(yard: Yard, y: float) -> None:
    """Command module nose down, engine up."""
    yard.tube((y, 0.4), (y + 0.4, 0.5), (y + 3.3, 1.95), colour=(206, 208, 208))
    yard.tube((y + 3.3, 1.95), (y + 7.4, 1.95), colour=SILVER, bands=(Band(0.5, 0.56, (WHITE,)),), letters="USA")
    yard.tube((y + 7.4, 0.5), (y + 8.0, 0.75), (y + 9.2, 1.2), colour=(104, 100, 98))


def _skylab(yard: Yard) -> None:
    """A workshop in an empty stage, with the wings of its telescope."""
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


def _vostok(yard: Yard, porthole: bool = True) -> None:
    """A ball on an instrument block, held by straps."""
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
    """Vostok's ball with a second braking engine on top."""
    _vostok(yard)
    yard.tube((4.2, 0.38), (4.9, 0.38), (5.1, 0.2), colour=SILVER, bands=(Band(0.3, 0.4, (DARK,)),))


def _soyuz(yard: Yard, wings: bool = True, orbital: bool = True, y: float = 0.0) -> None:
    """Engine block, bell and living ball, with or without wings."""
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
    """The ship without its living ball, for the way around the Moon."""
    _soyuz(yard, wings=True, orbital=False)
    yard.tube((4.4, 0.5), (5.0, 0.5), colour=DARK)
    yard.dish(-0.8, 3.6, 0.55, PALE, 2)


def _lok(yard: Yard) -> None:
    """The ship with a block for the way back from the Moon."""
    yard.tube((-1.6, 1.3), (-0.5, 1.45), (0, 1.36), colour=OLIVE)
    _soyuz(yard, wings=False)
    yard.bell(0.9, -2.3)


def _lk(yard: Yard) -> None:
    """A lander for one on four legs."""
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
    _lk_cabin(yard)


def _lk_cabin(yard: Yard) -> None:
    """What leaves the Moon again, with the engine that it landed on."""
    yard.bell(0.7, 0.4)
    yard.tube((0.9, 1.0), (1.9, 1.15), (2.3, 1.0), colour=(112, 120, 104))
    yard.ball(3.3, 1.15, (150, 156, 142), depth=1)
    yard.ball(3.2, 0.5, (72, 78, 84), x=-0.45, depth=2)
    yard.ball(3.2, 0.32, (136, 158, 166), x=-0.45, depth=3)
    yard.tube((4.35, 0.5), (4.7, 0.62), (4.9, 0.6), colour=PALE, depth=1)


def _lunar_complex(yard: Yard) -> None:
    """A stage, a shroud and a ship for the Moon, in one."""
    yard.tube((0, 1.45), (5.5, 1.45), colour=GREEN, bands=(Band(0.3, 0.36, (PALE,)), Band(0.7, 0.73, (DARK,))))
    yard.bell(1.3, -1.1)
    yard.tube((5.5, 1.45), (8.2, 1.45), colour=PALE, letters="СССР")
    _soyuz(yard, wings=False, y=8.2)


FORMS: dict[str, Form] = {
    "mercury": _mercury,
    "gemini": _gemini,
    "lunar-module": _lm,
    "apollo-lor": _apollo_stack,
    "apollo": _csm,
    "lunar-tanker": lambda yard: stage_craft(yard, 17.8, 3.3, WHITE, False),
    "skylab": _skylab,
    "korabl": lambda yard: _vostok(yard, False),
    "vostok": _vostok,
    "zenit": lambda yard: _vostok(yard, False),
    "bion": lambda yard: _vostok(yard, False),
    "voskhod": _voskhod,
    "soyuz-l1": _l1,
    "soyuz-7k-t": lambda yard: _soyuz(yard, wings=False),
    "soyuz": _soyuz,
    "lok": _lok,
    "lk-700": _lunar_complex,
    "lk": _lk,
    "n1-l3": _lunar_complex,
    "l3m": _lunar_complex,
    "salyut": lambda yard: station(yard, 15.8, 2.07, PALE, "САЛЮТ"),
    "almaz": lambda yard: station(yard, 14.5, 2.07, OLIVE),
}
"""By the beginning of a spacecraft's id; the longest that fits is meant."""

LANDERS: dict[str, Form] = {"apollo-lor": _lm, "n1-l3": _lk}
"""What goes down to the Moon, of craft that part before it."""
TOPS: dict[str, Form] = {"apollo-lor": _lm_cabin, "n1-l3": _lk_cabin}
"""What rises from the Moon again."""
MOTHERS: dict[str, Form] = {"apollo-lor": _csm, "n1-l3": _lok}
"""What waits above, and flies home."""
