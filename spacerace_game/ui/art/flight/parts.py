"""Parts of a rocket's shape: what still stands of it, what a dropped stage falls into, where fire comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacerace_game.ui.art.shape import Hull, Shape
from spacerace_game.ui.art.vehicle import shape_of
from spacerace_game.ui.presenters.launch import Flown


def whole_of(flown: Flown) -> Shape:
    """The whole rocket of a flight."""
    return shape_of(flown.vehicle, flown.engines, flown.livery)


def extent(shape: Shape, standing: frozenset[int]) -> tuple[float, float]:
    """The heights in metres between which stands what is left."""
    hulls = [hull for hull in shape.hulls if hull.stage in standing] or list(shape.hulls)
    feet = [hull.profile[0][0] for hull in hulls] + [bell.y for bell in shape.bells if bell.stage in standing]
    return min(feet), max(hull.profile[-1][0] for hull in hulls)


def standing_part(shape: Shape, standing: frozenset[int]) -> Shape:
    """The part of a shape that still stands, set on the ground."""
    hulls = tuple(hull for hull in shape.hulls if hull.stage in standing) or shape.hulls
    fins = tuple(fin for fin in shape.fins if fin.stage in standing)
    bells = tuple(bell for bell in shape.bells if bell.stage in standing)
    reach = max([abs(hull.x) + hull.width / 2 for hull in hulls] + [abs(x) for fin in fins for x, _ in fin.outline])
    part = Shape(hulls, fins, bells, 0.0, reach)
    return _lowered(part, extent(part, frozenset(hull.stage for hull in hulls))[0])


def dropped_part(whole: Shape, hulls: Sequence[Hull], place: int) -> Shape:
    """A dropped body of a stage, set upright on the ground, with its engines where they can only be its own."""
    straight = tuple(replace(hull, x=0.0, top=hull.top - hull.x) for hull in hulls)
    reach = max(abs(hull.top) + hull.width / 2 for hull in straight)
    bells = tuple(bell for bell in whole.bells if bell.stage == place) if len(hulls) > 1 else ()
    return _lowered(Shape(straight, (), bells, 0.0, reach), min(hull.profile[0][0] for hull in straight))


def bodies(whole: Shape, place: int, many: bool) -> list[tuple[float, tuple[Hull, ...]]]:
    """The bodies that a dropped stage falls into, each with the side to which it goes; one of its kind stays whole."""
    hulls = [hull for hull in whole.hulls if hull.stage == place and not hull.lattice]
    if not many:
        return [(0.0, tuple(hulls))] if hulls else []
    return [(max(-1.0, min(1.0, hull.x / 1.5)) or (0.3 if hull.depth > 0 else -0.3), (hull,)) for hull in hulls]


def mouths(whole: Shape, place: int) -> list[tuple[float, float, float]]:
    """Where fire comes out of a stage: x, height above the whole rocket's foot, and width, in metres."""
    bells = [(bell.x, bell.y, bell.width) for bell in whole.bells if bell.stage == place]
    if bells:
        return bells
    hulls = [hull for hull in whole.hulls if hull.stage == place and not hull.lattice]
    return [(hull.x, hull.profile[0][0], hull.profile[0][1] * 1.1) for hull in hulls[:4]]


def _lowered(shape: Shape, by: float) -> Shape:
    hulls = tuple(
        replace(
            hull,
            profile=tuple((h - by, r) for h, r in hull.profile),
            seams=tuple(seam - by for seam in hull.seams),
            tanks=tuple((a - by, b - by, kind) for a, b, kind in hull.tanks),
        )
        for hull in shape.hulls
    )
    fins = tuple(replace(fin, outline=tuple((x, y - by) for x, y in fin.outline)) for fin in shape.fins)
    bells = tuple(replace(bell, y=bell.y - by) for bell in shape.bells)
    return replace(shape, hulls=hulls, fins=fins, bells=bells, height=max(hull.profile[-1][0] for hull in hulls))
