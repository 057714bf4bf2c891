"""After the flight: what happened when, from the stages' burn times and the hours of the flight phases.

The window plays this list back and the newspaper tells it. It is made from the fact alone, so it can be
made again at any time and is no part of the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacerace_game.engine.chance import draw
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.spec.burning import Burn, burns_of
from spacerace_game.spec.missions import FlightPhase
from spacerace_game.spec.rules import Rules

IGNITION_LEAD_S = 3
"""Seconds from the ignition of the stages lit on the pad to lift-off: two to nine on real vehicles."""


class Event(NamedTuple):
    """One line of a timeline."""

    seconds: int
    """Mission-elapsed time, from lift-off."""
    event: str
    """ignition, liftoff, burnout, separation, insertion, phase-done, failure, crew-saved or crew-lost; by what was
    agreed beforehand: worked-around, home-early, lesser (the flight turns to it), lesser-done, lesser-failed."""
    ids: tuple[str, ...]
    """Designs for what stages do; phase and feats for `phase-done`; phase, design and fault for `failure`;
    people for what happened to a crew."""


def timeline(rules: Rules, fact: FlightFlown) -> tuple[Event, ...]:
    """The events of a flight in order, ending at the failure where it failed; KeyError for unknown ids.

    Within what failed the second is drawn by the flight's own name, so it is the same on every reading.
    """
    phases = rules.missions[rules.mission_index[fact.mission]].phases
    vehicle = rules.vehicles[rules.vehicle_index[fact.vehicle]]
    burns = burns_of(vehicle, {engine.id: engine for engine in rules.scenario.engines})
    failed = next((place for place, phase in enumerate(phases) if phase.id == fact.phase), len(phases))
    powered = max(burn.burnout_s for burn in burns)
    ends = _phase_ends(phases, powered)
    going = rules.missions[rules.mission_index[fact.mission]].destination not in ("up", "range")
    found = _powered_flight(burns, going)
    if failed < len(phases):
        in_ascent = failed == 0 and phases[0].system == "ascent"
        if fact.blast:
            return _on_the_pad(fact, found)
        start = ends[failed - 1] if failed else 0
        span = _where_in_ascent(rules, fact, burns, powered) if in_ascent else (start, ends[failed])
        when = span[0] + draw(0, max(1, span[1] - span[0]), "timeline", fact.flight, fact.vehicle, fact.serial)
        found = [event for event in found if _happened(event, when, span)]
    for place, phase in enumerate(phases[:failed]):
        found.append(Event(ends[place], "phase-done", (phase.id, *phase.feats)))
    if failed < len(phases):
        found.append(Event(when, "failure", (fact.phase, *(part for part in (fact.design, fact.fault) if part))))
        if fact.agreed == "home-early":
            found.append(Event(when, "home-early", (fact.phase,)))
        end = _lesser(rules, fact, when, found) if fact.lesser else when
        _of_the_crew(fact, end, phases[failed].deadly and not fact.lesser, found)
    for around in fact.around:
        found.append(_worked_around(fact, phases, ends, around))
    found.sort(key=lambda event: event.seconds)  # stable: what is written first happens first
    return tuple(found)


def _on_the_pad(fact: FlightFlown, found: list[Event]) -> tuple[Event, ...]:
    """A rocket lost on its pad: it lights, and goes no farther."""
    events = [event for event in found if event.event == "ignition" and event.seconds < 0]
    events.append(Event(0, "failure", (fact.phase, *(part for part in (fact.design, fact.fault) if part))))
    _of_the_crew(fact, 0, True, events)
    return tuple(events)


def _of_the_crew(fact: FlightFlown, when: int, danger: bool, found: list[Event]) -> None:
    saved = tuple(person for person in fact.crew if person not in fact.died)
    if saved and danger:
        found.append(Event(when, "crew-saved", saved))
    if fact.died:
        found.append(Event(when, "crew-lost", fact.died))


def _lesser(rules: Rules, fact: FlightFlown, when: int, found: list[Event]) -> int:
    """The lesser mission from the moment the main one was lost; returns when it ended."""
    main, other = rules.missions[rules.mission_index[fact.mission]], rules.missions[rules.mission_index[fact.lesser]]
    found.append(Event(when, "lesser", (fact.lesser,)))
    for phase in other.phases:
        if main.lesser is None or phase.id not in main.lesser.phases:
            continue
        when += int(phase.hours * 3600 + 0.5)
        if phase.id == fact.lesser_phase:
            found.append(Event(when, "lesser-failed", (fact.lesser, phase.id)))
            return when
        found.append(Event(when, "phase-done", (phase.id, *phase.feats)))
    found.append(Event(when, "lesser-done", (fact.lesser,)))
    return when


def _worked_around(fact: FlightFlown, phases: Sequence[FlightPhase], ends: Sequence[int], around: str) -> Event:
    """A minor failure that a crew lived with, at a moment of its phase drawn by the flight's own name."""
    phase, _, fault = around.partition(":")
    place = next((place for place, one in enumerate(phases) if one.id == phase), len(phases) - 1)
    start = ends[place - 1] if place else 0
    when = start + draw(0, max(1, ends[place] - start), "timeline", fact.flight, fact.vehicle, fact.serial, around)
    return Event(when, "worked-around", (phase, fault))


def _happened(event: Event, when: int, span: tuple[int, int]) -> bool:
    """Whether an event came before the failure; a staging that fails in its own second did not part or light."""
    if event.seconds == when and span[1] - span[0] == 1:
        return event.event not in ("separation", "ignition", "insertion")
    return event.seconds <= when


def _powered_flight(burns: Sequence[Burn], inserted: bool) -> list[Event]:
    """Ignition, lift-off, burn-outs, separations and, on the way to orbit or beyond, insertion."""
    last = max(burn.burnout_s for burn in burns)
    moments = sorted({moment for burn in burns for moment in (burn.ignition_s, burn.burnout_s)})
    found: list[Event] = []
    for moment in moments:
        spent = tuple(burn.design for burn in burns if burn.burnout_s == moment)
        lit = tuple(burn.design for burn in burns if burn.ignition_s == moment)
        if spent:
            found.append(Event(moment, "burnout", spent))
        if spent and moment < last:
            found.append(Event(moment, "separation", spent))
        if lit:
            found.append(Event(moment if moment else -IGNITION_LEAD_S, "ignition", lit))
        if not moment:
            found.append(Event(0, "liftoff", ()))
    if inserted:
        found.append(Event(last, "insertion", ()))
    return found


def _phase_ends(phases: Sequence[FlightPhase], powered: int) -> list[int]:
    """When each phase ends, in seconds: hours added up, the ascent not before the last stage is empty."""
    found: list[int] = []
    hours = 0.0
    for phase in phases:
        hours += phase.hours
        least = found[-1] if found else 0
        if phase.system == "ascent":
            least = max(least, powered)
        found.append(max(least, int(hours * 3600 + 0.5)))
    return found


def _where_in_ascent(rules: Rules, fact: FlightFlown, burns: Sequence[Burn], powered: int) -> tuple[int, int]:
    """The seconds in which the fault of a stage can show: its burn, or the moments around its staging."""
    own = [burn for burn in burns if burn.design == fact.design]
    if not own:
        return 0, powered
    place = rules.design_index.get(fact.design)
    faults = rules.designs[place].faults if place is not None else ()
    where = next((fault.where for fault in faults if fault.name == fact.fault), "")
    if where == "staging":
        moment = own[0].ignition_s or own[0].burnout_s
        return moment, moment + 1
    return own[0].ignition_s, own[0].burnout_s
