"""What stands beside the core: blocks and solid boosters, skirts with engines, winged cruisers, a ring of tanks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacerace_game.ui.art.brush import Colour
from spacerace_game.ui.art.shape import BLACK, DARK, PALE, STEEL, WHITE, Band, Bell, Fin, Hull, Part, Profile, ogive
from spacerace_game.ui.art.vehicle.bells import around, bell_row
from spacerace_game.ui.art.vehicle.blueprint import Blueprint
from spacerace_game.ui.art.vehicle.paint import painted
from spacerace_game.ui.art.vehicle.propellants import tanks_in

LIT_STEEL: Colour = (172, 176, 178)
"""Bare steel in the workshop's light."""


def beside(plan: Blueprint, core: Sequence[Part]) -> list[Part]:
    """The parts of the core with those that stand beside it."""
    parts = list(core)
    for place, stage in enumerate(plan.vehicle.stages):
        if place in plan.core:
            continue
        if plan.breathes(stage):
            parts += _cruiser(plan, place)
        elif stage.count == 1:
            parts += _skirt(plan, place)
        else:
            parts += _blocks(plan, place)
    return _bundled(plan, parts) if _is_bundle(plan) else parts


def _blocks(plan: Blueprint, place: int) -> Iterator[Part]:
    """Side blocks around the core: cones that lean on it, or straight boosters."""
    stage = plan.vehicle.stages[place]
    radius, cone, middle = stage.diameter_m / 2, plan.is_cone(stage), plan.first.diameter_m / 2
    wide, count = bell_row(stage, plan.engine(stage))
    foot = min(wide * 0.8, 0.1 * stage.length_m)
    profile = _cone(foot, stage.length_m, radius) if cone else _booster(foot, stage.length_m, radius)
    seams, tanks = tanks_in(stage, plan.engine(stage), foot, profile)
    far = middle * 0.70 + radius * 1.12 if cone else middle + radius * 1.02
    near = middle * 0.98 + radius * 0.06 if cone else far
    for angle in _angles(stage.count):
        x, depth = math.sin(angle), 2 if math.cos(angle) > 0.1 else (-2 if math.cos(angle) < -0.1 else -1)
        hull = Hull(profile, place, WHITE, x=x * far, top=x * near, depth=depth, seams=seams, tanks=tanks)
        yield painted(plan, hull, stage, 0, side=True)
        for shift, nearer in around(count, max(0.0, radius * 0.62 - wide / 4)):
            yield Bell(x * far + shift, 0.0, wide, wide * 1.1, place, depth + nearer)
        if cone and abs(x) > 0.9:
            side = 1 if x > 0 else -1
            yield _rudder(x * far + side * radius, side, place, depth)


def _cone(foot: float, end: float, radius: float) -> Profile:
    high = end - foot
    return (
        (foot, radius),
        (foot + 0.10 * high, radius),
        (foot + 0.40 * high, radius * 0.80),
        (foot + 0.93 * high, radius * 0.20),
        (end, radius * 0.04),
    )


def _booster(foot: float, end: float, radius: float) -> Profile:
    return ((foot, radius), *ogive(end - 2.3 * radius, end, radius, radius * 0.06, 1.5))


def _rudder(x: float, side: int, place: int, depth: int) -> Fin:
    """The small fin at the outer edge of a block."""
    outline = (
        (x - side * 0.05, 0.5),
        (x + side * 0.75, 0.35),
        (x + side * 0.75, 0.9),
        (x - side * 0.05, 2.3),
    )
    return Fin(outline, place, DARK, depth)


def _angles(count: int) -> list[float]:
    """Directions of side blocks; 0 is towards the viewer."""
    if count == 2:
        return [-math.pi / 2, math.pi / 2]
    if count == 3:
        return [math.pi, -math.pi / 2 + 0.35, math.pi / 2 - 0.35]
    return [math.tau * step / count - math.pi / 2 for step in range(count)]


def _skirt(plan: Blueprint, place: int) -> Iterator[Part]:
    """Engines that burn beside the core's and are dropped with the ring that carries them."""
    stage = plan.vehicle.stages[place]
    radius = stage.diameter_m / 2
    wide, _ = bell_row(stage, plan.engine(stage))
    profile = ((wide * 0.5, radius * 1.42), (stage.length_m * 0.55, radius * 1.38), (stage.length_m, radius * 1.02))
    yield Hull(profile, place, LIT_STEEL, depth=1, bands=(Band(0.86, 1.0, (DARK,)),))
    half = stage.engines // 2
    for step in range(stage.engines):
        side = -1 if step < half else 1
        spread = radius * (0.95 if stage.engines == 2 else 0.6 + 0.5 * (step % 2))
        yield Bell(side * spread, 0.0, wide, wide * 1.1, place, -1)


def _cruiser(plan: Blueprint, place: int) -> Iterator[Part]:
    """A winged missile that rides on the side of its booster."""
    stage, end = plan.vehicle.stages[place], plan.vehicle.height_m
    radius, foot = stage.diameter_m / 2, end - stage.length_m
    x = plan.first.diameter_m / 2 + radius * 1.15
    profile = ((foot, radius * 0.8), (foot + 2, radius), *ogive(end - 7, end, radius, 0.0, 1.4))
    yield Hull(profile, place, WHITE, x=x, top=x, depth=1, letters="U.S. AIR FORCE", letter_colour=BLACK)
    root = x + radius * 0.6
    wing = ((root, foot + 0.6), (x + 4.4, foot + 0.6), (x + 4.4, foot + 1.6), (root, foot + 8.5))
    canard = ((root, end - 7.2), (x + 2.2, end - 7.0), (x + radius * 0.5, end - 5.2))
    yield Fin(wing, place, STEEL, -1)
    yield Fin(canard, place, STEEL, -1)


def _is_bundle(plan: Blueprint) -> bool:
    """Whether the first stage is so wide for its six engines that it must be a core tank with six outer tanks."""
    above = plan.core_stage(1)
    return (
        above is not None
        and plan.first.engines == 6
        and plan.first.diameter_m > 1.6 * above.diameter_m
        and plan.livery != "usa"
    )


def _bundled(plan: Blueprint, parts: Sequence[Part]) -> list[Part]:
    """The parts with the first stage's hull and bells changed for a slim core tank and six tanks over an engine each."""
    place, above = plan.core[0], plan.core_stage(1)
    middle = above.diameter_m / 2 if above else 0.0
    whole = next(part for part in parts if isinstance(part, Hull) and part.stage == place and not part.lattice)
    kept = [part for part in parts if part is not whole and not (isinstance(part, Bell) and part.stage == place)]
    foot, end = whole.profile[0][0], whole.profile[-1][0]
    core = replace(whole, profile=((foot, middle), (end, middle)), bands=(), colour=PALE, letters="")
    return [*kept, core, *_outer_tanks(plan, foot, end * 0.90, middle)]


def _outer_tanks(plan: Blueprint, foot: float, end: float, middle: float) -> Iterator[Part]:
    """Six tanks around a core tank of a radius, each with its engine below."""
    place, first = plan.core[0], plan.first
    pod = (first.diameter_m / 2 - middle) / 2
    wide, _ = bell_row(first, plan.engine(first))
    profile = ((foot, pod), *ogive(end - pod * 2.4, end, pod, pod * 0.12, 1.5))
    for step in range(6):
        angle = math.radians(60 * step)
        x, depth = math.cos(angle) * (middle + pod), 2 if math.sin(angle) > 0.1 else -2
        yield Hull(profile, place, WHITE, x=x, top=x, depth=depth, bands=(Band(0, 0.1, (DARK,)),))
        yield Bell(x, 0.0, wide, wide * 1.1, place, depth)
