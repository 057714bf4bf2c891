"""Engine bells: how wide, how many, and where they hang seen from the side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Engine, Stage

_CHAMBERS = {
    "rd-107": 4,
    "rd-108": 4,
    "rd-214": 4,
    "rd-216": 4,
    "rd-218": 6,
    "rd-219": 2,
    "rd-251": 6,
    "rd-252": 2,
    "rd-0109": 1,
    "rd-0107": 4,
    "rd-0110": 4,
    "lr87": 1,
}
"""Chambers of engines that have several, by the beginning of the engine's id."""


def bell_row(stage: Stage, engine: Engine | None) -> tuple[float, int]:
    """Width of a bell in metres and how many; exit width grows with the root of thrust (0.74 m at 250 kN)."""
    chambers = next((n for name, n in _CHAMBERS.items() if stage.engine.startswith(name)), 1)
    count = stage.engines * chambers
    if engine is None:
        return stage.diameter_m * 0.35, count
    thrust = (engine.thrust_sl_kn or engine.thrust_vac_kn * 0.8) / chambers
    wide = 0.046 * math.sqrt(thrust)
    return min(wide, stage.diameter_m * (0.9 if count == 1 else 0.48)), count


def around(count: int, radius: float) -> list[tuple[float, int]]:
    """Places and depths of engines seen from the side: a ring, with one in the middle where the number is odd."""
    if count <= 1:
        return [(0.0, 0)]
    if count == 2:
        return [(-radius * 0.72, 0), (radius * 0.72, 0)]
    if count > 12:
        return _ring(6, radius * 0.35) + _ring(count - 6, radius)
    if count in (5, 9):
        return [(0.0, -1), *_ring(count - 1, radius)]
    return _ring(count, radius)


def _ring(count: int, radius: float) -> list[tuple[float, int]]:
    placed = [math.tau * (step + 0.5) / count for step in range(count)]
    return sorted(((math.sin(a) * radius, 1 if math.cos(a) > 0 else -1) for a in placed), key=lambda pair: pair[1])
