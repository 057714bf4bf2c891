"""When each stage of a vehicle lights and burns out, in whole seconds from lift-off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacerace_game.spec.hardware import Engine, Stage, Vehicle

STANDARD_GRAVITY = 9.80665
"""Metres per second squared; turns specific impulse in seconds into exhaust speed."""


class Burn(NamedTuple):
    """One stage's burn; `stage` is its place in the vehicle's list, times are seconds from lift-off."""

    stage: int
    design: str
    ignition_s: int
    burnout_s: int


def burn_seconds(stage: Stage, engine: Engine) -> int:
    """Burn time at full thrust, whole seconds, at least one: propellant ÷ flow, flow = thrust ÷ (isp · g₀).

    Sutton & Biblarz, Rocket Propulsion Elements, ch. 2. Throttling and early cut-off are left out, so the
    Saturn V's first stage, which shut one engine down early, burns some seconds less here.
    """
    flow = engine.thrust_vac_kn * stage.engines * 1000.0 / (engine.isp_vac_s * STANDARD_GRAVITY)
    return max(1, int(stage.propellant_kg / flow + 0.5))


def burns_of(vehicle: Vehicle, engines: Mapping[str, Engine]) -> tuple[Burn, ...]:
    """Every stage's burn in the order of the vehicle's list; KeyError for an unknown engine.

    Parallel stages light together with the first one after them that is not; the next group lights when
    the last of them is empty. Coasting between burns is not known to the stage data and left out.
    """
    found: list[Burn] = []
    clock = end = 0
    for place, stage in enumerate(vehicle.stages):
        burnout = clock + burn_seconds(stage, engines[stage.engine])
        found.append(Burn(place, stage.design, clock, burnout))
        end = max(end, burnout)
        if not stage.parallel:
            clock = end
    return tuple(found)
