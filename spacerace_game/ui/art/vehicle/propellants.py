"""What a stage burns, and the tanks that hold it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from spacerace_game.ui.art.shape import Profile, radius_at

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Engine, Stage

Tanks = tuple[tuple[float, float, str], ...]
"""From below to above in metres, and what is in it: `oxidiser`, `fuel` or `solid`."""

_DENSITIES = (
    # part of the propellants' name, kilograms in a cubic metre, oxidiser's share of the volume, fuel on top
    ("hydrogen", 360.0, 0.26, True),
    ("Air", 810.0, 0.0, False),
    ("nitric", 1300.0, 0.58, False),
    ("tetroxide", 1200.0, 0.55, False),
    ("alcohol", 990.0, 0.50, True),
    ("ethanol", 990.0, 0.50, True),
    ("Hydyne", 1010.0, 0.58, True),
    ("oxygen", 1020.0, 0.62, False),
)
"""After G. P. Sutton, Rocket Propulsion Elements, tables of propellants; mixtures as usually flown."""

_SOLID = 1700.0, -1.0, False


def propellants(engine: Engine | None) -> tuple[float, float, bool]:
    """Bulk density in kg/m³, the oxidiser's share of the volume (below 0: solid), and whether the fuel is on top."""
    name = engine.propellants if engine is not None else "oxygen"
    for part, density, share, fuel_up in _DENSITIES:
        if part.lower() in name.lower():
            return density, share, fuel_up
    return _SOLID


def tanks_in(stage: Stage, engine: Engine | None, foot: float, profile: Profile) -> tuple[tuple[float, ...], Tanks]:
    """Where rings and tanks are, from the volume of the propellants, filled from the top of the hull down."""
    density, share, fuel_up = propellants(engine)
    volume = stage.propellant_kg / density * 1.04
    full = [height for height, radius in profile if radius > 0.62 * stage.diameter_m / 2]
    top, low = max(full) - 0.02 * stage.length_m, foot + 0.05 * stage.length_m
    if share < 0:
        return (), ((low, top, "solid"),)
    contents = [("oxidiser", share), ("fuel", 1 - share)]
    if fuel_up:
        contents.reverse()
    tanks: list[tuple[float, float, str]] = []
    for kind, part in contents:
        if part <= 0:
            continue
        begin = _bottom_for(profile, top, volume * part, low)
        tanks.append((begin, top, kind))
        top = begin - 0.03 * stage.length_m
    seams = tuple(height for begin, end, _ in tanks for height in (begin, end))
    return seams, tuple(tank for tank in tanks if tank[1] - tank[0] > 0.02 * stage.length_m)


def _bottom_for(profile: Profile, top: float, volume: float, least: float) -> float:
    """The height at which a tank must begin below `top` to hold a volume inside the profile."""
    height, filled, step = top, 0.0, max(0.05, (top - least) / 120)
    while height > least and filled < volume:
        height -= step
        filled += math.pi * radius_at(profile, height) ** 2 * step
    return max(least, height)
