"""What rockets and spacecraft are drawn from: hulls, fins and engine bells in metres, and the paints of their time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from spacerace_game.ui.art.brush import Colour

Profile = tuple[tuple[float, float], ...]
"""Heights and radii from below upwards, in metres."""

Outline = tuple[tuple[float, float], ...]
"""Corners of something flat: metres beside the axis and above the ground."""

WHITE: Colour = (238, 236, 228)
BLACK: Colour = (40, 42, 46)
STEEL: Colour = (186, 190, 192)
GREEN: Colour = (104, 112, 88)
GREY: Colour = (168, 172, 164)
PALE: Colour = (214, 214, 204)
RED: Colour = (178, 40, 34)
DARK: Colour = (66, 68, 70)
CREAM: Colour = (224, 214, 190)

NOSE = -1
"""The `stage` of everything above the last stage."""
TOWER = -2
"""The `stage` of an escape tower, which is thrown off long before what it would have saved."""


@dataclass(frozen=True, slots=True)
class Band:
    """Paint between two shares of a hull's height: colours in turn around the hull."""

    begin: float
    end: float
    colours: tuple[Colour, ...]
    turn: float = 0
    """How far the colours are turned, in colours."""


@dataclass(frozen=True, slots=True)
class Hull:
    """A body of revolution standing upright, or leaning when `top` differs from `x`."""

    profile: Profile
    stage: int
    colour: Colour
    bands: tuple[Band, ...] = ()
    x: float = 0
    top: float = 0
    depth: int = 0
    """Behind the core below 0, before it above."""
    flutes: int = 0
    """A bundle of so many tanks around."""
    lattice: bool = False
    letters: str = ""
    letter_colour: Colour = RED
    letters_at: float = 0.8
    """Share of the height at which the letters begin, downwards."""
    star: bool = False
    seams: tuple[float, ...] = ()
    """Heights of rings where tanks end."""
    tanks: tuple[tuple[float, float, str], ...] = ()
    """What a section through it shows: from, to and `oxidiser`, `fuel` or `solid`."""

    @property
    def width(self) -> float:
        """Greatest width in metres."""
        return 2 * max(radius for _, radius in self.profile)


@dataclass(frozen=True, slots=True)
class Fin:
    """A flat surface at a hull."""

    outline: Outline
    stage: int
    colour: Colour
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Bell:
    """An engine's nozzle, its mouth at `y`."""

    x: float
    y: float
    width: float
    length: float
    stage: int
    depth: int = 0


Part = Hull | Fin | Bell
"""What a shape is put together from."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A rocket or a spacecraft in metres, standing on height 0 with its axis at 0."""

    hulls: tuple[Hull, ...]
    fins: tuple[Fin, ...]
    bells: tuple[Bell, ...]
    height: float
    half_width: float


def radius_at(profile: Profile, height: float) -> float:
    """The radius of a profile at a height in metres.

    >>> radius_at(((0, 1), (10, 2)), 5)
    1.5
    """
    for (low, wide), (high, slim) in itertools.pairwise(profile):
        if low <= height <= high:
            return wide + (slim - wide) * (height - low) / ((high - low) or 1)
    return profile[0][1] if height < profile[0][0] else profile[-1][1]


def ogive(begin: float, end: float, wide: float, tip: float, power: float = 1.0) -> Profile:
    """A taper from one radius to another: straight at power 1, rounder above.

    >>> ogive(0, 10, 2, 1)
    ((0, 2), (10, 1))
    """
    if power <= 1.0 or end - begin <= 0:
        return ((begin, wide), (end, tip))
    return tuple(
        (begin + (end - begin) * step / 10, tip + (wide - tip) * (1 - (step / 10) ** power)) for step in range(11)
    )
