"""The fins at the foot of a stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacerace_game.ui.art.brush import Colour
from spacerace_game.ui.art.shape import BLACK, DARK, RED, Fin, Outline
from spacerace_game.ui.art.vehicle.blueprint import Blueprint

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Stage

_COLOURS: dict[str, Colour] = {"usa": BLACK, "ussr": (82, 90, 70)}


def fins_of(plan: Blueprint, rank: int, base: float) -> Iterator[Fin]:
    """The fins of a stage of the core that begins at a height: one to each side, and one towards the viewer."""
    place = plan.core[rank]
    stage = plan.vehicle.stages[place]
    outline = _outline(plan, stage, rank)
    if outline is None:
        return
    colour = _colour(plan, stage)
    for side in (-1, 1):
        mirrored = tuple((side * x, base + y) for x, y in outline)
        yield Fin(mirrored, place, colour if side > 0 else _lighter(colour))
    slim = stage.diameter_m / 2 * 0.07
    tall = max(y for _, y in outline)
    front = (
        (-slim, base + 0.05),
        (slim, base + 0.05),
        (slim, base + tall * 0.5),
        (0.0, base + tall * 0.97),
        (-slim, base + tall * 0.5),
    )
    yield Fin(front, place, DARK, 3)


def _outline(plan: Blueprint, stage: Stage, rank: int) -> Outline | None:
    """The right fin from its root at the hull, by what the rocket is; None where it has none."""
    wide = stage.diameter_m
    radius = wide / 2
    if plan.vehicle.kind == "sounding" and wide < 0.6:
        reach = radius + 1.9 * wide
        return ((radius, 0.05), (reach, 0.1), (reach, 0.9 * wide + 0.3), (radius, 3.0 * wide + 0.3))
    if rank:
        return None
    if plan.descends_from_the_a4:
        return (
            (radius * 0.72, 0.1),
            (radius * 2.15, 0.15),
            (radius * 2.15, radius * 1.5),
            (radius * 1.5, radius * 2.7),
            (radius * 0.95, radius * 4.6),
        )
    if "ethanol" in plan.burns(stage) or "Hydyne" in plan.burns(stage):
        reach = radius * (1 + (0.75 if wide > 1.7 else 0.45))
        return ((radius, 0.2), (reach, 0.1), (reach, radius * 0.8), (radius, radius * 2.4))
    if plan.livery == "usa" and wide > 5 and stage.engines > 4:
        return ((radius, 0.3), (radius * 1.42, 0.1), (radius * 1.42, radius * 0.36), (radius, radius * 1.0))
    if plan.livery != "usa" and wide < 2.5 and not plan.has_cones:
        return ((radius, 0.15), (radius * 1.5, 0.1), (radius * 1.5, radius * 0.5), (radius, radius * 1.5))
    return None


def _colour(plan: Blueprint, stage: Stage) -> Colour:
    if stage.diameter_m < 1.2 and plan.livery == "usa" and plan.vehicle.kind == "sounding":
        return RED
    return _COLOURS.get(plan.livery, DARK)


def _lighter(colour: Colour) -> Colour:
    """The colour a little nearer to the light."""
    return (min(255, colour[0] + 26), min(255, colour[1] + 26), min(255, colour[2] + 24))
