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
from itertools import compress
from operator import lt
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
    factor = rules.numbers.flights.kill_factor[flight.rules]
    phases, fresh = _phases(rules, flight), not before
    found: list[Draw] = []
    for number in numbers:
        phase = phases[number]
        start = len(found)
        for design in phase.designs:
            suspected = side.suspicion.get(design)
            if suspected is not None:
                found += [
                    _made((number, design, fault, kills, suspected[fault], 0, spared))
                    for fault, kills, spared in _faults(rules, design, len(suspected), phase, factor).rows
                    if suspected[fault]
                ]
        if phase.floor is not None:
            found.append(_made((number, FLOOR, 0, phase.floor * factor // PPM, PPM, 0, 0)))
        if phase.repeated or not fresh:
            _again(found, start, before)
        if phase.task:
            found.append(_made((number, TASK, number, _task_kills(rules, side, flight, phase, factor), PPM, 0, 0)))
    return found


def _task_kills(rules: Rules, side: Side, flight: Flight, phase: _Phase, factor: int) -> int:
    """How often what lies in the task of a phase ends a flight, ppm; less where a skilled crew flies it by hand."""
    kills = phase.task * factor // PPM
    if phase.manual:
        kills = kills * crew_factor(rules, side, flight) // PPM
    return min(PPM, kills)


class _Phase(NamedTuple):
    """A phase of a flight as far as it matters for what may end it."""

    designs: tuple[int, ...]
    """Those whose faults may strike in it."""
    system: str | None
    """The system in which they may, or None: in all of a vehicle."""
    eased: int
    """ppm by which faults kill less often because a crew presses on."""
    floor: int | None
    """Bad luck that nothing removes, ppm, or None where there is none."""
    task: int
    """The chance that lies in the task itself, ppm."""
    manual: bool
    repeated: bool
    """Whether another phase of the flight may draw against the same faults."""


def _phases(rules: Rules, flight: Flight) -> list[_Phase]:
    """The phases of a flight."""
    known: dict[Any, list[_Phase]] = rules.machinery.setdefault("flight_phases", {})
    key = (flight.mission, flight.vehicle, flight.spacecraft, flight.press_on)
    found = known.get(key)
    if found is None:
        mission, numbers = rules.missions[flight.mission], rules.numbers.flights
        craft = (rules.spacecraft_design[flight.spacecraft],) if flight.spacecraft >= 0 else ()
        ascents = [phase.system == "ascent" for phase in mission.phases]
        found = known[key] = []
        for phase, ascent in zip(mission.phases, ascents):
            eased = not ascent and flight.press_on and mission.crew and phase.system in numbers.minor_systems
            found.append(
                _Phase(
                    rules.vehicle_designs[flight.vehicle] if ascent else craft,
                    None if ascent else phase.system,
                    numbers.press_on if eased else 0,
                    rules.numbers.reliability.floor if ascent else None,
                    phase.kills,
                    phase.manual,
                    ascents.count(ascent) > 1,
                )
            )
    return found


class _Faults(NamedTuple):
    """The faults of a design that may strike in a phase."""

    rows: list[tuple[int, int, int]]
    """Each fault with how often it kills and is spared, ppm."""
    kills: dict[int, int]
    """By fault, the same without those that cannot strike."""


def _faults(rules: Rules, design: int, count: int, phase: _Phase, factor: int) -> _Faults:
    """The faults of a design that may strike in a phase, if the flight rules make them this deadly (ppm).

    `count` are all its faults; those beyond the design's own are raw ones, every other of which is in every system.
    """
    known: dict[Any, _Faults] = rules.machinery.setdefault("fault_kills", {})
    system, eased = phase.system, phase.eased
    key = (design, count, system, factor, eased)
    found = known.get(key)
    if found is None:
        faults = rules.designs[design].faults[:count]
        deadly = [
            (place, min(PPM, fault.kills * factor // PPM))
            for place, fault in enumerate(faults)
            if system is None or fault.where == system or (fault.where == "raw" and place % 2 == 0)
        ]
        raw = min(PPM, RAW_KILLS * factor // PPM)
        deadly += [(place, raw) for place in range(len(faults), count) if system is None or place % 2 == 0]
        rows = [(place, kills - kills * eased // PPM, kills * eased // PPM) for place, kills in deadly]
        found = known[key] = _Faults(rows, {place: kills for place, kills, _ in rows})
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
    """By fault of a design: the draw that says whether it is there, if it is below the fault's limit."""
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
    mark = _articles_luck(rules, seed, luck, flight)
    designs, task = rules.designs, rules.missions[flight.mission].id

    def strikes(draw: Draw, odds: int) -> bool:
        design = draw.design
        thing = designs[design].id if design >= 0 else "floor" if design == FLOOR else task
        return mark(thing, draw.fault, draw.attempt) < odds

    return strikes


def _articles_luck(rules: Rules, seed: int, luck: str, flight: Flight) -> Callable[[str, int, int], int]:
    """Chance for the article of a flight, by the name of what may strike it, the fault, and the attempt."""
    return chances(seed, "article", luck, rules.vehicles[flight.vehicle].id, flight.serial)


def throw(
    rules: Rules, seed: int, luck: str, side: Side, flight: Flight
) -> tuple[tuple[int, int, int] | None, dict[int, list[int]]]:
    """What `roll` finds among all draws of a flight, and what `learn` makes of them if it finds nothing.

    What ended the flight, as phase, design and fault; else, by design, what is believed of its faults then. The list
    is not made: only faults that are really there are asked whether they strike.
    """
    factor, suspicion = rules.numbers.flights.kill_factor[flight.rules], side.suspicion
    mark = _articles_luck(rules, seed, luck, flight)
    known: dict[int, _There] = kept(rules.machinery, seed).setdefault(("there", luck), {})
    present: dict[int, list[int]] = {}
    beliefs: dict[int, list[int]] = {}
    tried: dict[tuple[int, int], int] = {}

    def attempt(design: int, fault: int) -> int:
        before = tried.get((design, fault), 0)
        tried[design, fault] = before + 1
        return before

    for number, phase in enumerate(_phases(rules, flight)):
        again = phase.repeated
        for design in phase.designs:
            held = beliefs.get(design)
            if held is None:
                if design not in suspicion:
                    continue
                held = list(suspicion[design])
                there = known.get(design)
                if there is None or there.limits is not side.limits[design]:
                    there = known[design] = _there(rules, seed, luck, design, side.limits[design])
                present[design] = [fault for fault in there.faults if held[fault]]
            rows, deadly = _faults(rules, design, len(held), phase, factor)
            for fault in present[design]:
                if fault in deadly:
                    odds = mark(rules.designs[design].id, fault, attempt(design, fault) if again else 0)
                    if odds < deadly[fault]:
                        return (number, design, fault), {}
            beliefs[design] = _fallen(held, rows)
        if phase.floor and mark("floor", 0, attempt(FLOOR, 0) if again else 0) < phase.floor * factor // PPM:
            return (number, FLOOR, 0), {}
        if phase.task:
            name, kills = rules.missions[flight.mission].id, _task_kills(rules, side, flight, phase, factor)
            if mark(name, number, 0) < kills:
                return (number, TASK, number), {}
    return None, beliefs


def _fallen(beliefs: list[int], rows: list[tuple[int, int, int]]) -> list[int]:
    """What is believed of a design's faults, ppm, after a phase in which none of these had struck (Bayes)."""
    if len(rows) == len(beliefs):
        return [
            (held - both) * PPM // (PPM - both) if (both := held * kills // PPM) < PPM else held
            for held, (_, kills, _) in zip(beliefs, rows)
        ]
    for fault, kills, _ in rows:
        held = beliefs[fault]
        both = held * kills // PPM
        if both < PPM:
            beliefs[fault] = (held - both) * PPM // (PPM - both)
    return beliefs


class _There(NamedTuple):
    """Which faults of a design are really there, as long as its limits are these."""

    limits: tuple[int, ...]
    faults: list[int]


def _there(rules: Rules, seed: int, luck: str, design: int, limits: tuple[int, ...]) -> _There:
    truth = _truth(rules, seed, luck, design, len(limits))
    return _There(limits, list(compress(range(len(limits)), map(lt, truth, limits))))


def come_through(side: Side, beliefs: dict[int, list[int]]) -> None:
    """What a flight teaches that nothing ended, as `throw` has worked it out."""
    for design, values in beliefs.items():
        side.suspicion[design] = tuple(values)


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
