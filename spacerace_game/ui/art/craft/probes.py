"""Craft for the Moon and the planets."""

from __future__ import annotations

from spacerace_game.ui.art.craft.plain import lander, sphere
from spacerace_game.ui.art.craft.yard import CELL, FOIL, GOLD, SILVER, Form, Yard
from spacerace_game.ui.art.shape import BLACK, DARK, GREY, PALE, STEEL, WHITE, Band


def _mirror_ball(yard: Yard) -> None:
    """An early Moon probe: a ball with aerials forward and a magnetometer on a pole."""
    sphere(yard, 0.9, SILVER)
    yard.rod(0, 0.4, 0, 1.9, 0.05, STEEL, 1)
    yard.tube((1.85, 0.06), (2.1, 0.06), colour=WHITE)


def _cylinder_probe(yard: Yard) -> None:
    """A drum of instruments in rows of solar cells."""
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
    """A bus with wings, and a lander under its shield on top."""
    yard.tube((0, 0.9), (0.5, 1.5), (0.9, 1.5), colour=PALE)
    yard.tube((0.9, 0.62), (3.2, 0.62), colour=SILVER, bands=(Band(0.4, 0.46, (DARK,)),))
    yard.wing(0.72, 1.2, 1.6, 1.5, 4)
    yard.tube((3.2, 0.4), (3.5, 1.45), (3.62, 1.5), (4.3, 0.5), (4.5, 0.2), colour=(150, 140, 126), depth=1)
    yard.dish(-1.2, 3.0, 0.7, PALE, 2)


def _ranger(yard: Yard) -> None:
    """A hexagon with a tower of cameras."""
    yard.tube((0, 0.76), (0.3, 0.76), colour=GOLD, flutes=6)
    yard.tube(
        (0.3, 0.42), (1.9, 0.28), (2.4, 0.2), colour=SILVER, bands=(Band(0.2, 0.28, (DARK,)), Band(0.5, 0.54, (DARK,)))
    )
    yard.wing(0.9, -0.2, 1.55, 0.74, 5)
    yard.dish(0.6, -0.75, 0.6, PALE, 2)
    yard.rod(0, 2.4, 0, 3.0, 0.08, WHITE)


def _mariner(yard: Yard) -> None:
    """An octagon with four panels and a mast."""
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
    """A great dish with its power at the end of two booms."""
    yard.tube((0, 0.35), (0.36, 0.35), colour=FOIL, flutes=6)
    yard.dish(0, 0.4, 1.37, WHITE, 1)
    for sign in (-1, 1):
        yard.rod(sign * 0.3, 0.2, sign * 3.0, 0.05, 0.05, STEEL)
        yard.tube((-0.25, 0.14), (0.32, 0.14), colour=(70, 72, 76), x=sign * 3.05)
    yard.rod(0, 1.0, 0, 2.1, 0.05, STEEL)


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
    """A tub on wheels under its open lid."""
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
    """Four tanks on legs, and on top the ball that flies home."""
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


def _egg_with_petals(yard: Yard) -> None:
    """A lander that has thrown off its shells: four petals hold it upright, and aerials stand up from it."""
    for sign in (-1, 1):
        yard.plate((sign * 0.35, 0.12), (sign * 1.25, 0.0), (sign * 1.30, 0.1), (sign * 0.5, 0.42), colour=SILVER)
        yard.rod(sign * 0.2, 0.9, sign * 0.62, 1.75, 0.03, STEEL, 2)
    yard.ball(0.5, 0.46, PALE, depth=1)
    yard.tube((0.86, 0.24), (1.02, 0.2), colour=GREY, depth=2)
    yard.ball(0.62, 0.09, BLACK, x=-0.2, depth=3)


def _ball_on_the_ground(yard: Yard) -> None:
    """A pressure hull made to be crushed by an atmosphere, on its ring, with its lid open."""
    yard.tube((0.0, 0.42), (0.16, 0.42), colour=DARK)
    yard.ball(0.58, 0.5, (132, 126, 116), depth=1)
    yard.tube((0.96, 0.3), (1.06, 0.26), colour=GREY, depth=2)
    for sign in (-1, 1):
        yard.rod(sign * 0.12, 1.0, sign * 0.3, 1.6, 0.04, STEEL, 2)


def _ball_on_a_ring(yard: Yard) -> None:
    """The larger one: a ring to land on, and above the ball a disc that brakes in thick air."""
    yard.tube((0.0, 0.9), (0.28, 1.1), (0.4, 1.05), colour=(120, 116, 108))
    for sign in (-1, 1):
        yard.rod(sign * 0.8, 0.35, sign * 0.45, 0.8, 0.06, STEEL)
    yard.ball(1.15, 0.6, PALE, depth=1)
    yard.tube((1.7, 0.3), (1.78, 1.05), (1.84, 1.05), colour=SILVER, depth=2)
    yard.tube((1.84, 0.4), (2.5, 0.4), colour=PALE, depth=2)
    yard.ball(1.1, 0.08, BLACK, x=-0.38, depth=3)


FORMS: dict[str, Form] = {
    "pioneer-10": _pioneer,
    "luna-1": _mirror_ball,
    "luna-2": _mirror_ball,
    "luna-3": _cylinder_probe,
    "luna-e6s": _cylinder_probe,
    "luna-e6": _luna,
    "luna-ye8-5": _sampler,
    "luna-ye8": _rover,
    "venera-9": lambda yard: _venera(yard, 1.5),
    "venera-1": lambda yard: _venera(yard, 0.95, False),
    "venera": _venera,
    "mars-1m": lambda yard: _venera(yard, 0.95, False),
    "mars-1": lambda yard: _venera(yard, 1.1, False),
    "mars-3": _mars_lander,
    "zond": lambda yard: _venera(yard, 1.1, False),
    "ranger": _ranger,
    "mariner": _mariner,
    "lunar-orbiter": _mariner,
    "surveyor": lambda yard: lander(yard, 2.2),
    "viking-mars": _mars_lander,
}
"""By the beginning of a spacecraft's id; the longest that fits is meant."""

LANDERS: dict[str, Form] = {
    "venera-9": _ball_on_a_ring,
    "venera": _ball_on_the_ground,
    "mars": _egg_with_petals,
    "viking-mars": lambda yard: lander(yard, 2.4),
}
"""What goes down to a planet."""
