"""Crews: who is fit, who is trained for what, and what their skill is worth where a phase is flown by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

from spacerace_game.engine.money import PPM
from spacerace_game.engine.state import Flight, Side
from spacerace_game.spec.rules import Rules

Parts = tuple[tuple[str, int], ...]
MOST_EXPERIENCE = 3


def skill_parts(rules: Rules, side: Side, person: int, spacecraft: int) -> Parts:
    """A person's skill aboard a spacecraft, 0 to 100, as parts: born skill, flights flown, lack of training."""
    numbers, born = rules.numbers.flights, _born(rules)[person]
    flown = min(100 - born, min(MOST_EXPERIENCE, side.experience[person]) * numbers.experience)
    trained = side.training[person] == spacecraft + 1 and side.training_turns[person] >= numbers.training_quarters
    return ("skill", born), ("flights", flown), ("untrained", 0 if trained else -((born + flown) // 2))


def skills_of(rules: Rules, side: Side, people: Sequence[int], spacecraft: int) -> list[int]:
    """By person of some: the sum of `skill_parts`."""
    numbers, born = rules.numbers.flights, _born(rules)
    each, quarters, craft = numbers.experience, numbers.training_quarters, spacecraft + 1
    flown, training, turns = side.experience, side.training, side.training_turns
    whole = [
        min(100, born[one] + min(MOST_EXPERIENCE, flown[one]) * each) if flown[one] else born[one] for one in people
    ]
    return [
        skill if training[one] == craft and turns[one] >= quarters else skill - skill // 2
        for one, skill in zip(people, whole)
    ]


def _born(rules: Rules) -> list[int]:
    """By person: their best skill, worked out once."""
    found: list[int] | None = rules.machinery.get("born_skills")
    if found is None:
        found = [max((one.skill for one in person.skills), default=0) for person in rules.scenario.people]
        rules.machinery["born_skills"] = found
    return found


def crew_factor(rules: Rules, side: Side, flight: Flight) -> int:
    """What a flight's crew makes of the risk of a manual phase, ppm of that risk; 1,000,000 without a crew.

    A straight line from the worst (no skill) to the best (a hundred) by the crew's mean skill.
    """
    if not flight.crew:
        return PPM
    numbers = rules.numbers.flights
    mean = sum(skills_of(rules, side, flight.crew, flight.spacecraft)) * 100 // len(flight.crew)
    return numbers.crew_worst - (numbers.crew_worst - numbers.crew_best) * mean // 10_000


def ways_to_live(rules: Rules, flight: Flight, phase: int, ship: bool) -> tuple[tuple[str, int], ...]:
    """What may save the crew of a flight lost in a phase, each with its chance in ppm; they are independent.

    `ship`: whether another crewed ship is due soon enough to fetch them.
    """
    numbers, spec = rules.numbers.flights, rules.missions[flight.mission].phases[phase]
    if not spec.deadly:
        return (("harmless", PPM),)
    found = []
    if flight.spacecraft >= 0 and rules.spacecraft[flight.spacecraft].escape and phase == 0:
        found.append(("escape", numbers.escape))
    if not flight.press_on and spec.system in numbers.minor_systems:
        found.append(("home-early", numbers.home_early))
    if spec.rescue and ship:
        found.append(("rescue", numbers.rescue))
    return tuple(found)


def ship_due(rules: Rules, waiting: Iterable[Flight], flight: Flight) -> bool:
    """Whether another crewed ship among those waiting is due soon enough to fetch a stranded crew."""
    last = flight.day + rules.numbers.flights.rescue_days
    return any(other.crew and other.id != flight.id and other.day <= last for other in waiting)


def may_fly(rules: Rules, person: int) -> bool:
    """Whether a person can be of a crew at all: by trade, or as one of those who may go aboard too."""
    spec = rules.scenario.people[person]
    return spec.role == "crew" or spec.flies


def can_go(rules: Rules, side: Side, holder: tuple[int, ...] | list[int], index: int, person: int, day: int) -> bool:
    """Whether a person may fly for a side on a day: theirs, of a crew, and rested."""
    return holder[person] == index + 1 and side.rest[person] <= day and may_fly(rules, person)


def train(rules: Rules, side: Side) -> None:
    """Another turn of training for everyone who trains."""
    gained = max(1, rules.scenario.turn_months // 3)
    for person in compress(range(len(side.training)), side.training):
        side.training_turns[person] = min(100, side.training_turns[person] + gained)
