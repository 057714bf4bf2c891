"""The core of a rocket: its stages one above the other, each with the outline its neighbours leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spacerace_game.ui.art.shape import DARK, WHITE, Bell, Hull, Part, Profile, ogive
from spacerace_game.ui.art.vehicle.bells import around, bell_row
from spacerace_game.ui.art.vehicle.blueprint import Blueprint
from spacerace_game.ui.art.vehicle.fins import fins_of
from spacerace_game.ui.art.vehicle.paint import painted
from spacerace_game.ui.art.vehicle.propellants import tanks_in

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Stage


class Core(NamedTuple):
    """The parts of a core, and the height in metres that they reach and the radius there."""

    parts: list[Part]
    top: float
    radius: float


def core_of(plan: Blueprint) -> Core:
    """The core's stages; where they are longer than the vehicle is high, the last sits deeper in the one before."""
    stages = plan.vehicle.stages
    sunk = max(0.0, sum(stages[place].length_m for place in plan.core) - plan.vehicle.height_m)
    parts: list[Part] = []
    base, radius = 0.0, 0.0
    for rank, place in enumerate(plan.core):
        last = rank == len(plan.core) - 1
        if last and rank:
            base -= sunk
        if not (last and plan.hides_last_stage):
            profile = _profile(plan, rank, base, radius)
            parts += _stage(plan, rank, base, profile)
            radius = profile[-1][1]
        base += stages[place].length_m
    return Core(parts, base, radius)


def _stage(plan: Blueprint, rank: int, base: float, profile: Profile) -> list[Part]:
    """The parts of a stage that begins at a height."""
    place = plan.core[rank]
    stage, above = plan.vehicle.stages[place], plan.core_stage(rank + 1)
    parts: list[Part] = list(_bells(plan, base)) if rank == 0 else []
    seams, tanks = tanks_in(stage, plan.engine(stage), _foot(plan, rank, base), profile)
    parts.append(painted(plan, Hull(profile, place, WHITE, seams=seams, tanks=tanks), stage, rank))
    if above and plan.livery == "ussr" and "kerosene" in plan.burns(stage) and stage.diameter_m > 2:
        parts.append(_open_joint(place, base + stage.length_m, stage, above))
    return parts + list(fins_of(plan, rank, base))


def _open_joint(place: int, end: float, stage: Stage, above: Stage) -> Hull:
    """The lattice through which the next stage's fire goes out."""
    high, radius = 0.5 + 0.05 * stage.diameter_m, above.diameter_m / 2 * 1.005
    return Hull(((end - high, radius), (end, radius)), place, DARK, lattice=True)


def _bells(plan: Blueprint, base: float) -> list[Bell]:
    """The first stage's engines, as far apart as its foot has room for."""
    stage = plan.first
    wide, count = bell_row(stage, plan.engine(stage))
    if not wide:
        return []
    radius = stage.diameter_m / 2 * (0.66 if plan.has_cones else 0.84)
    ring = around(count, max(0.0, radius - wide / 2))
    return [Bell(x, base, wide, wide * 1.15, plan.core[0], depth) for x, depth in ring]


def _foot(plan: Blueprint, rank: int, base: float) -> float:
    """Where a stage's hull begins: on the ground stand the bells, which it leaves half free."""
    if rank:
        return base
    stage = plan.first
    return base + min(bell_row(stage, plan.engine(stage))[0] * 1.15 * 0.6, 0.1 * stage.length_m)


def _profile(plan: Blueprint, rank: int, base: float, below: float) -> Profile:
    """The outline of a stage that stands on one of a radius; a wider one flares out from it."""
    stage = plan.vehicle.stages[plan.core[rank]]
    radius = stage.diameter_m / 2
    profile = _outline(plan, rank, _foot(plan, rank, base), base + stage.length_m)
    if rank and below and below < radius * 0.97 and not _narrows(plan, rank):
        flare = min(0.2 * stage.length_m, 0.9 * (radius - below))
        return ((base, below), (base + flare, radius), *profile[1:])
    return profile


def _outline(plan: Blueprint, rank: int, foot: float, end: float) -> Profile:
    stage, above = plan.vehicle.stages[plan.core[rank]], plan.core_stage(rank + 1)
    radius = stage.diameter_m / 2
    top = above.diameter_m / 2 if above else radius
    if plan.has_cones and rank == 0:
        return _hammerhead(foot, end, radius, top if above else radius * 0.88)
    if _narrows(plan, rank):
        return ((foot, radius), (foot + 0.04 * stage.length_m, radius), (end, top * 1.04))
    if above is None and plan.vehicle.height_m - end < plan.least_nose(stage):
        return _pointed(plan, foot, end, stage)
    if above and (top < radius * 0.97 or top > radius * 1.03):
        return ((foot, radius), *ogive(end - _shoulder(plan, stage, top), end, radius, top))
    return ((foot, radius), (end, radius))


def _narrows(plan: Blueprint, rank: int) -> bool:
    """A stout stage of many engines that tapers into the next."""
    stage, above = plan.vehicle.stages[plan.core[rank]], plan.core_stage(rank + 1)
    return (
        plan.livery != "usa"
        and stage.engines >= 4
        and stage.length_m < 2.2 * stage.diameter_m
        and above is not None
        and above.diameter_m < 0.85 * stage.diameter_m
    )


def _shoulder(plan: Blueprint, stage: Stage, top: float) -> float:
    """Metres over which a stage goes over into one of another radius."""
    radius = stage.diameter_m / 2
    cut = min(0.3 * stage.length_m, max(0.25, 0.8 * abs(radius - top)))
    if top > radius:
        return min(0.12 * stage.length_m, cut)
    if plan.descends_from_the_a4 and top < 0.3 * radius:
        return 0.33 * stage.length_m
    return cut


def _hammerhead(foot: float, end: float, radius: float, top: float) -> Profile:
    """Slim between the blocks and widest above them."""
    high = end - foot
    return (
        (foot, radius * 0.70),
        (foot + 0.42 * high, radius * 0.72),
        (foot + 0.69 * high, radius),
        (foot + 0.74 * high, radius),
        (end, top),
    )


def _pointed(plan: Blueprint, foot: float, end: float, stage: Stage) -> Profile:
    """A stage that is its own nose."""
    radius = stage.diameter_m / 2
    if plan.descends_from_the_a4 and stage.diameter_m > 0.5:
        high = end - foot
        belly = ((foot, radius * 0.78), (foot + 0.16 * high, radius * 0.94), (foot + 0.3 * high, radius))
        return (*belly, *ogive(foot + 0.55 * high, end, radius, 0.0, 1.55))
    cut = min(0.4 * (end - foot), 2.6 * stage.diameter_m)
    return ((foot, radius), *ogive(end - cut, end, radius, 0.0, 1.7))
