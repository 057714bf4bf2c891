"""The odds of a flight: one list of draws serves the number shown and the roll.

A flight phase draws against the faults of what works in it. A fault ends the flight if it is there (which
nobody knows: that is suspicion) and if it strikes this article. Shown odds are the expectation over what is
not known; the roll asks chance for both by name, so a flight's luck belongs to its article.

A fault whose system works in several phases may strike in each of them. Having come through the earlier
ones makes it less likely to be there at all, so its suspicion falls by Bayes from phase to phase within
the list: s' = s(1 − k)/(1 − sk). That makes the product over phases the exact expectation,
1 − s + s(1 − k)ⁿ for one fault in n phases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from spacerace_game.engine.chance import PPM, chances, kept, numbered
from spacerace_game.engine.crews import crew_factor
from spacerace_game.engine.state import Flight, Side
from spacerace_game.spec.rules import Rules

FLOOR = -1
TASK = -2
RAW_KILLS = 80_000


class Draw(NamedTuple):
    """One thing that may end a flight in a phase."""

    phase: int
    design: int
    """Design, or FLOOR for bad luck that nothing removes, or TASK for what lies in the task itself."""
    fault: int
    kills: int
    """ppm, if it is there."""
    suspected: int
    """ppm that it is there, seeing that the flight came through the phases before."""
    attempt: int = 0
    """How often this fault has had its chance on this flight before."""
    spared: int = 0
    """ppm by which `kills` is less because a crew presses on: strikes within it are worked around."""


_made: Callable[[tuple[int, ...]], Draw] = partial(tuple.__new__, Draw)
"""A draw from a tuple of all its parts: dozens are made for every flight, and this is the quick way."""


def draws(rules: Rules, side: Side, flight: Flight) -> list[Draw]:
    """Everything that may end this flight, in the order of its phases."""
    return draws_in(rules, side, flight, range(len(rules.missions[flight.mission].phases)), {})


def draws_in(
    rules: Rules, side: Side, flight: Flight, numbers: Iterable[int], before: dict[tuple[int, int], Draw]
) -> list[Draw]:
    """The same for some of the phases, seeing what has had its chance before (`before` is filled further)."""
    mission = rules.missions[flight.mission]
    flights = rules.numbers.flights
    factor = flights.kill_factor[flight.rules]
    phases, fresh = _phases(rules)[flight.mission], not before
    found: list[Draw] = []
    for number in numbers:
        system, task, manual, repeated = phases[number]
        start = len(found)
        if system == "ascent":
            for design in rules.vehicle_designs[flight.vehicle]:
                _of_design(found, rules, side, number, design, None, factor)
            found.append(_made((number, FLOOR, 0, rules.numbers.reliability.floor * factor // PPM, PPM, 0, 0)))
        elif flight.spacecraft >= 0:
            design = rules.spacecraft_design[flight.spacecraft]
            _of_design(found, rules, side, number, design, system, factor)
            if flight.press_on and mission.crew and system in flights.minor_systems:
                for place in range(start, len(found)):
                    spared = found[place].kills * flights.press_on // PPM
                    found[place] = found[place]._replace(kills=found[place].kills - spared, spared=spared)
        if repeated or not fresh:
            _again(found, start, before)
        if task:
            kills = task * factor // PPM
            if manual:
                kills = kills * crew_factor(rules, side, flight) // PPM
            found.append(_made((number, TASK, number, min(PPM, kills), PPM, 0, 0)))
    return found


class _Phase(NamedTuple):
    """A phase as far as it matters for what may end a flight."""

    system: str
    kills: int
    """The chance that lies in the task itself, ppm."""
    manual: bool
    repeated: bool
    """Whether another phase of the mission may draw against the same faults."""


def _phases(rules: Rules) -> list[list[_Phase]]:
    """By mission: its phases."""
    found: list[list[_Phase]] | None = rules.machinery.get("phases")
    if found is None:
        found = []
        for mission in rules.missions:
            ascents = [phase.system == "ascent" for phase in mission.phases]
            found.append(
                [
                    _Phase(phase.system, phase.kills, phase.manual, ascents.count(ascent) > 1)
                    for phase, ascent in zip(mission.phases, ascents)
                ]
            )
        rules.machinery["phases"] = found
    return found


def _of_design(
    found: list[Draw], rules: Rules, side: Side, phase: int, design: int, system: str | None, factor: int
) -> None:
    suspected = side.suspicion.get(design)
    if suspected is not None:
        found += [
            _made((phase, design, place, kills, suspected[place], 0, 0))
            for place, kills in _faults(rules, design, len(suspected), system, factor)
            if suspected[place]
        ]


def _faults(rules: Rules, design: int, count: int, system: str | None, factor: int) -> list[tuple[int, int]]:
    """The faults of a design that may strike in a system (None: in any), each with how often it kills, ppm.

    `count` are all its faults; those beyond the design's own are raw ones, every other of which is in every system.
    """
    known: dict[Any, list[tuple[int, int]]] = rules.machinery.setdefault("fault_kills", {})
    key = (design, count, system, factor)
    found = known.get(key)
    if found is None:
        faults = rules.designs[design].faults[:count]
        found = [
            (place, min(PPM, fault.kills * factor // PPM))
            for place, fault in enumerate(faults)
            if system is None or fault.where == system or (fault.where == "raw" and place % 2 == 0)
        ]
        raw = min(PPM, RAW_KILLS * factor // PPM)
        found += [(place, raw) for place in range(len(faults), count) if system is None or place % 2 == 0]
        known[key] = found
    return found


def _again(found: list[Draw], start: int, before: dict[tuple[int, int], Draw]) -> None:
    """Lowers the suspicion of faults that have had their chance in an earlier phase of this flight."""
    for place in range(start, len(found)):
        draw = found[place]
        phase, design, fault, kills, belief, _, spared = draw
        last = before.get((design, fault))
        if last is not None:
            belief = after_surviving(last) if design >= 0 else PPM
            draw = found[place] = _made((phase, design, fault, kills, belief, last.attempt + 1, spared))
        before[design, fault] = draw


def after_surviving(draw: Draw) -> int:
    """What one believes of a fault once it had its chance and did not strike, ppm (Bayes).

    >>> after_surviving(Draw(0, 0, 0, 200_000, 500_000))
    444444
    """
    both = draw.suspected * draw.kills // PPM
    return 0 if both >= PPM else (draw.suspected - both) * PPM // (PPM - both)


def survival(found: list[Draw], phases: int) -> list[int]:
    """Chance to come through each phase, ppm."""
    chances = [PPM] * phases
    for draw in found:
        chances[draw.phase] -= chances[draw.phase] * draw.kills // PPM * draw.suspected // PPM
    return chances


def product(chances: list[int]) -> int:
    """The chance that all of these hold, ppm."""
    total = PPM
    for one in chances:
        total = total * one // PPM
    return total


def is_there(rules: Rules, seed: int, luck: str, side: Side, design: int, fault: int) -> bool:
    """Whether a suspected fault is really there: one draw against a limit that ground tests lower."""
    limits = side.limits[design]
    return _truth(rules, seed, luck, design, len(limits))[fault] < limits[fault]


def _truth(rules: Rules, seed: int, luck: str, design: int, count: int) -> list[int]:
    """By fault of a design: the draw that says whether it is there."""
    known, key = kept(rules.machinery, seed), ("fault", luck, design, count)
    found: list[int] | None = known.get(key)
    if found is None:
        found = known[key] = numbered(seed, count, "fault", luck, rules.designs[design].id)
    return found


def worked_around(rules: Rules, seed: int, luck: str, side: Side, flight: Flight, found: list[Draw]) -> list[Draw]:
    """Failures in minor systems that a crew told to press on lives with, among draws that the flight came through."""
    strikes = _strikes(rules, seed, luck, flight)
    return [
        one
        for one in found
        if one.spared
        and is_there(rules, seed, luck, side, one.design, one.fault)
        and strikes(one, one.kills + one.spared)
    ]


def roll(rules: Rules, seed: int, luck: str, side: Side, flight: Flight, found: list[Draw]) -> Draw | None:
    """The first thing that ends this flight, or None if it comes through.

    Whether a fault is there is asked first: that is known once it was asked, and most are not.
    """
    strikes = _strikes(rules, seed, luck, flight)
    asked = -1
    truth: Sequence[int] = ()
    limits: Sequence[int] = ()
    for draw in found:
        design = draw.design
        if design >= 0:
            if design != asked:
                asked, limits = design, side.limits[design]
                truth = _truth(rules, seed, luck, design, len(limits))
            if truth[draw.fault] >= limits[draw.fault]:
                continue
        if strikes(draw, draw.kills):
            return draw
    return None


def _strikes(rules: Rules, seed: int, luck: str, flight: Flight) -> Callable[[Draw, int], bool]:
    """Whether a fault that is there strikes the article of a flight at this attempt, with these odds in ppm."""
    mark = chances(seed, "article", luck, rules.vehicles[flight.vehicle].id, flight.serial)
    designs, task = rules.designs, rules.missions[flight.mission].id

    def strikes(draw: Draw, odds: int) -> bool:
        design = draw.design
        thing = designs[design].id if design >= 0 else "floor" if design == FLOOR else task
        return mark(thing, draw.fault, draw.attempt) < odds

    return strikes


def learn(side: Side, found: list[Draw], ended: Draw | None, revealed: bool) -> None:
    """What a flight teaches: suspicion falls by Bayes where a fault had its chance and did not strike.

    A fault that struck is known if the records found it (`revealed`), and then what is drawn before it in
    its phase did not strike; else suspicion rises on all that may have ended the phase, each by its share of
    the blame (independent causes, P(i | something struck)).
    """
    if ended is None:
        last = len(found) + 1
        _spared(side, found if not found or found[-1].phase <= last else [one for one in found if one.phase <= last])
        return
    last = ended.phase
    _spared(side, [draw for draw in found if draw.phase < last])
    there = [draw for draw in found if draw.phase == last]
    if revealed:
        place = there.index(ended) if ended in there else len(there)
        _spared(side, there[:place])
        if ended.design >= 0 and place < len(there):
            _believe(side, ended.design, ended.fault, PPM)
        return
    blamed = PPM - survival(there, last + 1)[last]
    for _, design, fault, kills, _, _, _ in there if blamed else ():
        if design >= 0:
            held = side.suspicion[design][fault]
            both = held * kills // PPM
            rest = max(0, blamed - both) * PPM // max(1, PPM - both)
            _believe(side, design, fault, min(PPM, (both * PPM + (held - both) * rest) // blamed))


def _spared(side: Side, found: list[Draw]) -> None:
    """Suspicion falls where a fault had its chance and did not strike."""
    asked = -1
    beliefs: list[int] = []
    for _, design, fault, kills, _, _, _ in found:
        if design < 0:
            continue
        if design != asked:
            if asked >= 0:
                side.suspicion[asked] = tuple(beliefs)
            asked, beliefs = design, list(side.suspicion[design])
        held = beliefs[fault]
        both = held * kills // PPM
        if both < PPM:
            beliefs[fault] = (held - both) * PPM // (PPM - both)
    if asked >= 0:
        side.suspicion[asked] = tuple(beliefs)


def _believe(side: Side, design: int, fault: int, belief: int) -> None:
    beliefs = list(side.suspicion[design])
    beliefs[fault] = belief
    side.suspicion[design] = tuple(beliefs)
