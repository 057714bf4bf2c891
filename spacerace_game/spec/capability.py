"""What each vehicle can lift and how far it reaches, in the few whole numbers that the rules read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacerace_game.rocketry import (
    Launcher,
    apogee_with,
    check_launcher,
    payload_to_orbit,
    payloads_away,
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


Reaches = dict[float, tuple[bool, bool]]
"""By payload in kg: whether its range is asked about, and whether the height it gets to."""


def capability_of(vehicle: Vehicle, engines: dict[str, Engine], reaches: Reaches) -> dict[str, Any]:
    """Payloads in kg (None where there is none), and for each load asked about what is asked: range, apogee in km.

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
            f"{payload:g}": {
                "range_km": _range(launcher, payload, payload <= (orbit or 0)) if far else 0,
                "apogee_km": _apogee(launcher, payload) if high else 0,
            }
            for payload, (far, high) in reaches.items()
            if payload <= launcher.lift_off_kg
        },
    }


@lru_cache(maxsize=2_000)
def _payloads(launcher: Launcher) -> tuple[int | None, int | None, int | None]:
    tilt = abs(launcher.latitude_deg)
    escape, moon = payloads_away(launcher)
    return (
        round_to_three_figures(payload_to_orbit(launcher, DEFAULT_ALTITUDE_KM, tilt)),
        round_to_three_figures(escape),
        round_to_three_figures(moon),
    )


@lru_cache(maxsize=20_000)
def _range(launcher: Launcher, payload_kg: float, orbits: bool) -> int:
    """What can go into orbit reaches any place on the Earth."""
    return round_to_three_figures(FARTHEST_KM if orbits else range_with(launcher, payload_kg)) or 0


@lru_cache(maxsize=20_000)
def _apogee(launcher: Launcher, payload_kg: float) -> int:
    return round_to_three_figures(apogee_with(launcher, payload_kg)) or 0


def reaches_of(missions: Iterable[Mission], masses: dict[str, float]) -> Reaches:
    """The payload masses that missions going up or far carry; `masses` are those of the spacecraft.

    >>> reaches_of((), {})
    {}
    """
    found: Reaches = {}
    for mission in missions:
        if mission.destination in ("up", "range"):
            loads = [masses[craft] for craft in mission.spacecraft if craft in masses]
            for load in loads if mission.spacecraft else [mission.payload_kg]:
                far, high = found.get(load, (False, False))
                found[load] = (far or mission.range_km > 0, high or mission.apogee_km > 0)
    return dict(sorted(found.items())[:MOST_REACHES])


def capabilities_of(scenario: Scenario) -> dict[str, dict[str, Any]]:
    """What every vehicle of a checked scenario can do, by vehicle id."""
    engines = {engine.id: engine for engine in scenario.engines}
    reaches = reaches_of(scenario.missions, {craft.id: craft.mass_kg for craft in scenario.spacecraft})
    return {vehicle.id: capability_of(vehicle, engines, reaches) for vehicle in scenario.vehicles}
