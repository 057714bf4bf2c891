"""A flight that was flown, as plain data to play back: events, phases, the failure, and the ascent by the second.

Made from the fact alone, as often as one likes: nothing here is part of the state. The events come from the
engine's timeline, the path from `rocketry.trace` with the vehicle's own stages and the mass it carried.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacerace_game.engine.facts import FlightFlown
from spacerace_game.engine.timeline import Event, timeline
from spacerace_game.rocketry import Launcher
from spacerace_game.rocketry.trace import Going, Trace, trace
from spacerace_game.spec.capability import launcher_of
from spacerace_game.spec.missions import Mission
from spacerace_game.spec.rules import Rules

_GOING: dict[str, Going] = {"up": "up", "range": "range", "orbit": "orbit"}


def flight_record(rules: Rules, fact: FlightFlown) -> dict[str, Any]:
    """Plain data of a flight for playback; KeyError for ids that are not in the scenario.

    Keys: `flight`, `mission`, `vehicle`, `spacecraft`, `day`, `side`, `pad`, `fate`, `crew`, `died`; `events`, each
    with `seconds`, `event`, `ids` and, while the path is known, `altitude_m` and `speed_m_s`; `failure` (the failure's
    event with its phase, design and fault) or None; `samples`, a list of [second, altitude m, speed over the
    ground m/s, speed with Earth's turning m/s, distance over the ground m], one a second from lift-off until
    insertion, the ground, or the failure; `cut_off_s`, the end of powered flight; `coast` as [from, seconds];
    `arrives`, whether the computed path reaches its orbit.
    """
    flown = path_of(rules, fact.mission, fact.vehicle, fact.spacecraft)
    events = _fitted(timeline(rules, fact), flown, _last_burnout(rules, fact))
    failure = next((event for event in events if event.event == "failure"), None)
    samples = flown.samples
    if failure is not None:
        samples = samples[: max(1, failure.seconds + 1)]
    return {
        "flight": fact.flight,
        "mission": fact.mission,
        "vehicle": fact.vehicle,
        "spacecraft": fact.spacecraft,
        "day": fact.day,
        "side": fact.side,
        "pad": fact.pad,
        "fate": fact.fate,
        "crew": list(fact.crew),
        "died": list(fact.died),
        "events": [_event(event, flown) for event in events],
        "failure": None if failure is None else _failure(failure, fact),
        "samples": [list(sample) for sample in samples],
        "cut_off_s": flown.cut_off_s,
        "coast": [flown.coast_from_s, flown.coast_s],
        "arrives": flown.arrives,
    }


def path_of(rules: Rules, mission: str, vehicle: str, spacecraft: str = "") -> Trace:
    """The computed path of a mission's ascent on a vehicle, kept once computed (a few hundredths of a second)."""
    spec = rules.missions[rules.mission_index[mission]]
    engines = {engine.id: engine for engine in rules.scenario.engines}
    launcher = launcher_of(rules.vehicles[rules.vehicle_index[vehicle]], engines)
    return _traced(launcher, carried_kg(rules, spec, spacecraft), _GOING.get(spec.destination, "beyond"))


def carried_kg(rules: Rules, mission: Mission, spacecraft: str) -> float:
    """What the vehicle carries: the spacecraft, or the mission's payload where there is none."""
    return rules.spacecraft[rules.spacecraft_index[spacecraft]].mass_kg if spacecraft else mission.payload_kg


@lru_cache(maxsize=256)
def _traced(launcher: Launcher, payload_kg: float, going: Going) -> Trace:
    return trace(launcher, payload_kg, going)


def _last_burnout(rules: Rules, fact: FlightFlown) -> int:
    """When the last stage would be empty, were nothing left in its tanks."""
    whole = FlightFlown(**{name: getattr(fact, name) for name in _NAMES} | {"phase": "", "died": ()})
    return max(event.seconds for event in timeline(rules, whole) if event.event == "burnout")


_NAMES = tuple(FlightFlown.__dataclass_fields__)


def _fitted(events: tuple[Event, ...], flown: Trace, last: int) -> tuple[Event, ...]:
    """The events on the clock of the path: a coast delays what follows it, and the last stage may stop early."""

    def moment(event: Event) -> int:
        if event.event == "phase-done":
            return event.seconds
        seconds = event.seconds
        after = seconds > flown.coast_from_s or (seconds == flown.coast_from_s and event.event == "ignition")
        if flown.coast_s and after:
            seconds += flown.coast_s
        ends = event.event in ("burnout", "insertion") and event.seconds == last
        return flown.cut_off_s if ends or flown.cut_off_s < seconds <= last + flown.coast_s else seconds

    moved = [event._replace(seconds=moment(event)) for event in events]
    moved.sort(key=lambda event: event.seconds)
    return tuple(moved)


def _event(event: Event, flown: Trace) -> dict[str, Any]:
    told: dict[str, Any] = {"seconds": event.seconds, "event": event.event, "ids": list(event.ids)}
    if 0 <= event.seconds < len(flown.samples):
        sample = flown.samples[event.seconds]
        told |= {"altitude_m": sample.altitude_m, "speed_m_s": sample.speed_m_s}
    return told


def _failure(event: Event, fact: FlightFlown) -> dict[str, Any]:
    return {"seconds": event.seconds, "phase": fact.phase, "design": fact.design, "fault": fact.fault}
