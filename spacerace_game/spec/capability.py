"""What each vehicle can lift and how far it reaches, in the few whole numbers that the rules read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacerace_game.rocketry import (
    Launcher,
    apogee_with,
    check_launcher,
    payload_to_escape,
    payload_to_moon,
    payload_to_orbit,
    range_with,
    round_to_three_figures,
)
from spacerace_game.rocketry import Stage as FlownStage
from spacerace_game.rocketry.capability import DEFAULT_ALTITUDE_KM
from spacerace_game.spec.hardware import Engine, Stage, Vehicle
from spacerace_game.spec.missions import Mission
from spacerace_game.spec.scenario import Scenario

FARTHEST_KM = 20_015.0
"""Half the circumference of the Earth."""
MOST_REACHES = 200
"""Payloads a scenario's vehicles are asked to carry up or far; more are left out."""


def launcher_of(vehicle: Vehicle, engines: dict[str, Engine]) -> Launcher:
    """The vehicle as rocketry sees it: thrust of all engines of a unit; KeyError for an unknown engine."""
    return Launcher(
        stages=tuple(_flown(stage, engines[stage.engine]) for stage in vehicle.stages),
        latitude_deg=vehicle.latitude_deg,
        fairing_kg=vehicle.fairing_kg,
        diameter_m=max(stage.diameter_m for stage in vehicle.stages),
    )


def _flown(stage: Stage, engine: Engine) -> FlownStage:
    at_sea = engine.thrust_sl_kn
    return FlownStage(
        dry_kg=stage.dry_kg,
        propellant_kg=stage.propellant_kg,
        thrust_vac_kn=engine.thrust_vac_kn * stage.engines,
        isp_vac_s=engine.isp_vac_s,
        thrust_sl_kn=None if at_sea is None else at_sea * stage.engines,
        isp_sl_s=engine.isp_sl_s,
        count=stage.count,
        parallel=stage.parallel,
        name=stage.design,
    )


def capability_of(vehicle: Vehicle, engines: dict[str, Engine], reaches: Iterable[float]) -> dict[str, Any]:
    """Payloads in kg (None where there is none), and range and apogee in km for each payload asked about.

    A vehicle whose figures make no sense can do nothing; the content checks say what is wrong with it.
    """
    launcher = launcher_of(vehicle, engines)
    if check_launcher(launcher):
        return {"payload_leo_kg": None, "payload_escape_kg": None, "payload_tli_kg": None, "reach": {}}
    orbit, escape, moon = _payloads(launcher)
    return {
        "payload_leo_kg": orbit,
        "payload_escape_kg": escape,
        "payload_tli_kg": moon,
        "reach": {
            f"{payload:g}": dict(zip(("range_km", "apogee_km"), _reach(launcher, payload, payload <= (orbit or 0))))
            for payload in reaches
            if payload <= launcher.lift_off_kg
        },
    }


@lru_cache(maxsize=2_000)
def _payloads(launcher: Launcher) -> tuple[int | None, int | None, int | None]:
    tilt = abs(launcher.latitude_deg)
    return (
        round_to_three_figures(payload_to_orbit(launcher, DEFAULT_ALTITUDE_KM, tilt)),
        round_to_three_figures(payload_to_escape(launcher)),
        round_to_three_figures(payload_to_moon(launcher)),
    )


@lru_cache(maxsize=20_000)
def _reach(launcher: Launcher, payload_kg: float, orbits: bool) -> tuple[int, int]:
    """Range and apogee; what can go into orbit reaches any place on the Earth."""
    far = FARTHEST_KM if orbits else range_with(launcher, payload_kg)
    high = apogee_with(launcher, payload_kg)
    return round_to_three_figures(far) or 0, round_to_three_figures(high) or 0


def reaches_of(missions: Iterable[Mission], masses: dict[str, float]) -> tuple[float, ...]:
    """The payload masses that missions going up or far carry; `masses` are those of the spacecraft.

    >>> reaches_of((), {})
    ()
    """
    found: dict[float, None] = {}
    for mission in missions:
        if mission.destination in ("up", "range"):
            for craft in mission.spacecraft:
                if craft in masses:
                    found.setdefault(masses[craft])
            if not mission.spacecraft:
                found.setdefault(mission.payload_kg)
    return tuple(sorted(found)[:MOST_REACHES])


def capabilities_of(scenario: Scenario) -> dict[str, dict[str, Any]]:
    """What every vehicle of a checked scenario can do, by vehicle id."""
    engines = {engine.id: engine for engine in scenario.engines}
    reaches = reaches_of(scenario.missions, {craft.id: craft.mass_kg for craft in scenario.spacecraft})
    return {vehicle.id: capability_of(vehicle, engines, reaches) for vehicle in scenario.vehicles}
