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

from collections.abc import Callable, Iterable
from typing import NamedTuple

from spacerace_game.engine.chance import PPM, chance, chances
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
    found: list[Draw] = []
    for number in numbers:
        phase = mission.phases[number]
        start = len(found)
        if phase.system == "ascent":
            for design in rules.vehicle_designs[flight.vehicle]:
                _of_design(found, rules, side, number, design, None, factor)
            found.append(Draw(number, FLOOR, 0, rules.numbers.reliability.floor * factor // PPM, PPM))
        elif flight.spacecraft >= 0:
            design = rules.spacecraft_design[flight.spacecraft]
            _of_design(found, rules, side, number, design, phase.system, factor)
            if flight.press_on and mission.crew and phase.system in flights.minor_systems:
                for place in range(start, len(found)):
                    spared = found[place].kills * flights.press_on // PPM
                    found[place] = found[place]._replace(kills=found[place].kills - spared, spared=spared)
        if before or len(mission.phases) > 1:
            _again(found, start, before)
        if phase.kills:
            kills = phase.kills * factor // PPM
            if phase.manual:
                kills = kills * crew_factor(rules, side, flight) // PPM
            found.append(Draw(number, TASK, number, min(PPM, kills), PPM))
    return found


def _of_design(
    found: list[Draw], rules: Rules, side: Side, phase: int, design: int, system: str | None, factor: int
) -> None:
    suspected = side.suspicion.get(design)
    if suspected is None:
        return
    faults = _faults(rules, design, factor)
    known = len(faults)
    for place, belief in enumerate(suspected):
        if belief:
            where, kills = faults[place] if place < known else ("raw", min(PPM, RAW_KILLS * factor // PPM))
            if system is None or where == system or (where == "raw" and place % 2 == 0):
                found.append(Draw(phase, design, place, kills, belief))


def _faults(rules: Rules, design: int, factor: int) -> list[tuple[str, int]]:
    """By fault of a design: the system it is in, and how often it kills under a flight rule's factor, ppm."""
    known: dict[tuple[int, int], list[tuple[str, int]]] = rules.machinery.setdefault("fault_kills", {})
    found = known.get((design, factor))
    if found is None:
        faults = rules.designs[design].faults
        found = known[design, factor] = [(one.where, min(PPM, one.kills * factor // PPM)) for one in faults]
    return found


def _again(found: list[Draw], start: int, before: dict[tuple[int, int], Draw]) -> None:
    """Lowers the suspicion of faults that have had their chance in an earlier phase of this flight."""
    for place in range(start, len(found)):
        draw = found[place]
        last = before.get((draw.design, draw.fault))
        if last is not None:
            belief = after_surviving(last) if draw.design >= 0 else PPM
            draw = draw._replace(suspected=belief, attempt=last.attempt + 1)
            found[place] = draw
        before[draw.design, draw.fault] = draw


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
    limit = side.limits[design][fault]
    return chance(seed, "fault", luck, rules.designs[design].id, fault) < limit


def worked_around(rules: Rules, seed: int, luck: str, side: Side, flight: Flight, found: list[Draw]) -> list[Draw]:
    """Failures in minor systems that a crew told to press on lives with, among draws that the flight came through."""
    strikes = _strikes(rules, seed, luck, flight)
    return [
        one
        for one in found
        if one.spared
        and strikes(one, one.kills + one.spared)
        and is_there(rules, seed, luck, side, one.design, one.fault)
    ]


def roll(rules: Rules, seed: int, luck: str, side: Side, flight: Flight, found: list[Draw]) -> Draw | None:
    """The first thing that ends this flight, or None if it comes through."""
    strikes = _strikes(rules, seed, luck, flight)
    for draw in found:
        if strikes(draw, draw.kills) and (
            draw.design < 0 or is_there(rules, seed, luck, side, draw.design, draw.fault)
        ):
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
    changed: dict[int, list[int]] = {}
    passed = True
    last = ended.phase if ended else len(found) + 1
    blamed = PPM - survival([d for d in found if d.phase == last], last + 1)[last] if ended and not revealed else 0
    for draw in found:
        if draw.design < 0 or draw.phase > last:
            continue
        beliefs = changed.setdefault(draw.design, list(side.suspicion[draw.design]))
        held = beliefs[draw.fault]
        both = held * draw.kills // PPM
        if ended and draw.phase == last:
            if revealed:
                passed = passed and draw != ended
                if draw == ended:
                    beliefs[draw.fault] = PPM
                elif passed and both < PPM:
                    beliefs[draw.fault] = (held - both) * PPM // (PPM - both)
            elif blamed:
                unseen = held - both
                rest = max(0, blamed - both) * PPM // max(1, PPM - both)
                beliefs[draw.fault] = min(PPM, (both * PPM + unseen * rest) // blamed)
        elif both < PPM:
            beliefs[draw.fault] = (held - both) * PPM // (PPM - both)
    for design, beliefs in changed.items():
        side.suspicion[design] = tuple(beliefs)
