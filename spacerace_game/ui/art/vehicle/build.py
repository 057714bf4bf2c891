"""Puts a rocket together: the stages of its core, what stands beside them, and what rides on top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from spacerace_game.ui.art.shape import Bell, Fin, Hull, Shape
from spacerace_game.ui.art.vehicle.blueprint import blueprint_of
from spacerace_game.ui.art.vehicle.core import core_of
from spacerace_game.ui.art.vehicle.nose import nose
from spacerace_game.ui.art.vehicle.sides import beside

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Engine, Vehicle


def shape_of(vehicle: Vehicle, engines: Mapping[str, Engine] | None = None, livery: str = "neutral") -> Shape:
    """The rocket of a vehicle, painted as `usa`, `ussr` or in plain colours."""
    plan = blueprint_of(vehicle, engines or {}, livery)
    core = core_of(plan)
    parts = [*beside(plan, core.parts), *nose(plan, core.top, core.radius)]
    hulls = [part for part in parts if isinstance(part, Hull)]
    fins = tuple(part for part in parts if isinstance(part, Fin))
    bells = tuple(part for part in parts if isinstance(part, Bell))
    height = max(core.top, *(hull.profile[-1][0] for hull in hulls))
    reach = [abs(hull.x) + hull.width / 2 for hull in hulls] + [abs(x) for fin in fins for x, _ in fin.outline]
    return Shape(tuple(sorted(hulls, key=lambda hull: hull.depth)), fins, bells, height, max(reach))
