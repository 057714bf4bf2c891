"""What was agreed before the flight for when things go wrong: lesser objectives, and crews that come home early.

A flight's outcome is a small tree. Its trunk is the draws of the mission; where the mission ends in a phase that
its author named, a branch leads on to the lesser one, with the same faults and what the flight has shown of them.
Both the odds and the roll walk this tree.
"""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.chance import PPM
from spacerace_game.engine.crews import ways_to_live
from spacerace_game.engine.odds import FLOOR, Draw, draws, draws_in, product, roll, survival
from spacerace_game.engine.state import Flight, Side
from spacerace_game.spec.rules import Rules


class Branch(NamedTuple):
    """The lesser objective after the main one was lost."""

    flight: Flight
    """The same flight with the lesser mission."""
    phases: tuple[int, ...]
    """Those of the lesser mission that are flown."""
    draws: list[Draw]


class Course(NamedTuple):
    """How a flight went."""

    draws: list[Draw]
    ended: Draw | None
    """What ended the main mission, or None."""
    branch: Branch | None
    then: Draw | None
    """What ended the lesser one, or None."""


class Prospects(NamedTuple):
    """What is to be expected of a flight, ppm."""

    success: int
    lesser: int
    """Chance that the main objective is lost and the lesser one reached."""
    crew_home: int
    """Chance that nobody aboard dies; a million without a crew."""


def branch_after(rules: Rules, side: Side, flight: Flight, found: list[Draw], ended: Draw) -> Branch | None:
    """The lesser objective a flight turns to when this ends its main one, or None."""
    mission = rules.missions[flight.mission]
    lesser = mission.lesser
    if lesser is None or flight.give_up or mission.phases[ended.phase].id not in lesser.when:
        return None
    other = rules.mission_index[lesser.mission]
    numbers = tuple(n for n, phase in enumerate(rules.missions[other].phases) if phase.id in lesser.phases)
    before: dict[tuple[int, int], Draw] = {}
    for one in found:
        before[one.design, one.fault] = one
        if one is ended:
            break
    if ended.design >= 0:
        before[ended.design, ended.fault] = ended._replace(suspected=PPM, kills=0)
    turned = flight._replace(mission=other)
    return Branch(turned, numbers, draws_in(rules, side, turned, numbers, before))


def on_pad(rules: Rules, flight: Flight, ended: Draw) -> bool:
    """Whether what ended a flight can have happened on the pad: bad luck, or a stage that burns from lift-off."""
    if ended.phase or rules.missions[flight.mission].phases[0].system != "ascent":
        return False
    return ended.design == FLOOR or ended.design in from_lift_off(rules, flight.vehicle)


def from_lift_off(rules: Rules, vehicle: int) -> tuple[int, ...]:
    """The designs of the stages that burn from lift-off."""
    known: dict[int, tuple[int, ...]] = rules.machinery.setdefault("from_lift_off", {})
    if vehicle not in known:
        found = []
        for stage in rules.vehicles[vehicle].stages:
            found.append(rules.design_index[stage.design])
            if not stage.parallel:
                break
        known[vehicle] = tuple(found)
    return known[vehicle]


def blast_odds(rules: Rules, side: Side, flight: Flight) -> int:
    """Chance that a flight is lost on its pad, ppm."""
    still, blasts = PPM, 0
    for one in draws(rules, side, flight):
        lost = still * one.kills // PPM * one.suspected // PPM
        still -= lost
        if on_pad(rules, flight, one):
            blasts += lost
    return blasts * rules.numbers.flights.pad_blast // PPM


def fly_out(rules: Rules, seed: int, luck: str, side: Side, flight: Flight) -> Course:
    """Rolls a flight through to its end."""
    found = draws(rules, side, flight)
    ended = roll(rules, seed, luck, side, flight, found)
    branch = branch_after(rules, side, flight, found, ended) if ended is not None else None
    then = roll(rules, seed, luck, side, branch.flight, branch.draws) if branch is not None else None
    return Course(found, ended, branch, then)


def prospects(rules: Rules, side: Side, flight: Flight, ship: bool = False) -> Prospects:
    """The chances of a flight over its whole tree: what `fly_out` will roll, over faults that nobody knows.

    `ship`: whether another crewed ship is due soon enough to fetch a stranded crew.
    """
    mission = rules.missions[flight.mission]
    found = draws(rules, side, flight)
    if mission.lesser is None and not mission.crew:
        return Prospects(product(survival(found, len(mission.phases))), 0, PPM)
    success, lesser, dead = PPM, 0, 0
    for one in found:
        lost = success * one.kills // PPM * one.suspected // PPM
        success -= lost
        branch = branch_after(rules, side, flight, found, one) if lost else None
        if branch is None:
            dead += _dead(rules, flight, one.phase, lost, ship)
            continue
        for other in branch.draws:
            missed = lost * other.kills // PPM * other.suspected // PPM
            lost -= missed
            dead += _dead(rules, branch.flight, other.phase, missed, ship)
        lesser += lost
    exact = product(survival(found, len(mission.phases)))
    return Prospects(exact, lesser, PPM - dead if mission.crew else PPM)


def _dead(rules: Rules, flight: Flight, phase: int, lost: int, ship: bool) -> int:
    if not rules.missions[flight.mission].crew:
        return 0
    for _, saves in ways_to_live(rules, flight, phase, ship):
        lost = lost * (PPM - saves) // PPM
    return lost
