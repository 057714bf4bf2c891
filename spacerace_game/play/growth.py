"""How a vehicle's reliability grows from flight to flight, played with the engine's own faults and dice.

A stack is a first stage with so many engines and upper stages that come and go; a campaign flies it again
and again, fixes what failures reveal and learns from what went well. Money and time are left out: every
revealed fault is fixed before the next flight.

Reliability growth is measured as in the field: Duane (1964) found cumulative failures to follow N(n) = λ·n^β
on log-log paper, and Crow (AMSAA) gave the estimate of β. See MIL-HDBK-189C, Reliability Growth Management
(14 June 2011): β below one is growth, and α = 1 − β is the growth rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from spacerace_game.engine import State, new_game
from spacerace_game.engine.chance import PPM, chance
from spacerace_game.engine.odds import draws, learn, product, roll, survival
from spacerace_game.engine.state import Fix, Flight
from spacerace_game.engine.steps.work import finish_fixes
from spacerace_game.engine.world import World
from spacerace_game.rocketry.arithmetic import log
from spacerace_game.spec.designs import compile_designs
from spacerace_game.spec.hardware import Stage, Vehicle
from spacerace_game.spec.missions import FlightPhase, Mission
from spacerace_game.spec.rules import Rules

LUCK = "bench"
WHY = "Made to be flown on the bench."


class Debut(NamedTuple):
    """A new upper stage: the flight it first flies on, and whether it comes on top or takes a place."""

    flight: int
    on_top: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """What flies: engines of the first stage, upper stages at the first flight, and those that come later."""

    engines: int = 4
    engine_out: bool = False
    uppers: int = 0
    debuts: tuple[Debut, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """Rules with a vehicle for each make-up of a stack, and the flight from which each flies."""

    rules: Rules
    since: tuple[int, ...]
    blank: State


class Flown(NamedTuple):
    """One flight of a campaign: what was shown before (ppm) and whether it came through."""

    shown: int
    won: bool


def bench(base: Rules, stack: Stack) -> Bench:
    """Rules in which a stack can be flown; `base` lends its numbers and its calendar."""
    uppers = [f"upper-{number}" for number in range(stack.uppers)]
    since, vehicles = [1], [_vehicle(0, stack, uppers)]
    for number, debut in enumerate(stack.debuts):
        if uppers and not debut.on_top:
            uppers = uppers[1:]
        uppers = [*uppers, f"upper-{stack.uppers + number}"]
        made = _vehicle(len(vehicles), stack, uppers)
        if debut.flight == since[-1]:
            vehicles[-1] = made
        else:
            vehicles.append(made)
            since.append(debut.flight)
    scenario = base.scenario.model_copy(update={"vehicles": tuple(vehicles)})
    designs, vehicle_designs, spacecraft_design = compile_designs(scenario)
    ascent = FlightPhase(id="ascent", title="Ascent", system="ascent")
    mission = Mission(id="ascent", title="Ascent", destination="up", phases=(ascent,), description=WHY)
    rules = replace(
        base,
        vehicles=tuple(vehicles),
        designs=designs,
        vehicle_designs=vehicle_designs,
        spacecraft_design=spacecraft_design,
        missions=(mission,),
        machinery={},
    )
    return Bench(rules, tuple(since), new_game(base, 0))


def _vehicle(number: int, stack: Stack, uppers: Sequence[str]) -> Vehicle:
    """A vehicle of which only the stages' names and engines mean anything."""
    first = _stage("first", stack.engines, stack.engine_out)
    return Vehicle(
        id=f"stack-{number}",
        title="Stack",
        sides=("bench",),
        grade=1,
        price=1,
        quarters=1,
        unit_price=1,
        stages=(first, *(_stage(name, 1, False) for name in uppers)),
        latitude_deg=0.0,
        height_m=1.0,
        source=WHY,
        description=WHY,
    )


def _stage(name: str, engines: int, engine_out: bool) -> Stage:
    return Stage(
        title=name,
        design=name,
        engine="bench",
        engines=engines,
        dry_kg=1.0,
        propellant_kg=1.0,
        diameter_m=1.0,
        length_m=1.0,
        engine_out=engine_out,
    )


def campaign(on: Bench, present: int, seed: int, flights: int = 40, teach: bool = True) -> list[Flown]:
    """Flies a stack again and again; `present` is the chance (ppm) that a new suspected fault is there.

    `teach` off leaves out what clean flights teach; it changes what is shown, never what happens.
    """
    rules = on.rules
    state = on.blank.copy()
    state.rules = rules
    side = state.sides[0]
    flight = Flight("bench", 0, 0, -1, rules.turns[0].first, 1, 0, 1, 0, "", ())
    found = None
    flown: list[Flown] = []
    for number in range(1, flights + 1):
        make = max(place for place, first in enumerate(on.since) if first <= number)
        if found is None or make != flight.vehicle:
            for design in rules.vehicle_designs[make]:
                if design not in side.limits:
                    faults = len(rules.designs[design].faults)
                    side.limits[design] = side.suspicion[design] = (present,) * faults
            found = None
        flight = flight._replace(vehicle=make, serial=number)
        if found is None:
            found = draws(rules, side, flight)
        hit = roll(rules, seed, LUCK, side, flight, found)
        flown.append(Flown(product(survival(found, 1)) if teach else 0, hit is None))
        revealed = (
            hit is not None
            and hit.design >= 0
            and chance(seed, "inquiry", LUCK, number) < rules.numbers.reliability.found_by_failure
        )
        if teach:
            learn(side, found, hit, revealed)
        if revealed and hit is not None:
            side.fixes = [Fix(hit.design, hit.fault, 0, tries=1)]  # the remedy that holds, whenever it is found
            finish_fixes(World(rules, state, None))
        if teach or revealed:
            found = None
    return flown


def present_after(rules: Rules, ground: int, raw: int | None = None) -> int:
    """The chance (ppm) that a suspected fault is there after a level of ground test; raw is the scenario's."""
    numbers = rules.numbers.reliability
    return (numbers.present_raw if raw is None else raw) * (PPM - numbers.ground_removes[ground]) // PPM


def growth_slope(failures: Sequence[float], flights: Sequence[int] | None = None) -> float:
    """Duane's β: the least-squares slope of log cumulative failures against log flights.

    `failures` are cumulative, at the flights named (default 1, 2, 3, …); where there is none yet, left out.

    >>> round(growth_slope([1.0, 2.0, 3.0, 4.0]), 6)
    1.0
    """
    at = flights or range(1, len(failures) + 1)
    points = [(log(float(n)), log(total)) for n, total in zip(at, failures) if total > 0]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    across = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return across / sum((x - mean_x) ** 2 for x, _ in points)


def crow_beta(failed_at: Sequence[int], flights: int) -> float:
    """The Crow-AMSAA estimate of β from the flights that failed, for tests stopped after `flights`.

    β = n ÷ Σ ln(T ÷ tᵢ), unbiased by (n − 1) ÷ n (Crow; MIL-HDBK-189C). A failure on flight i is taken at
    i − ½, since a flight is a whole trial. At least two failures.

    >>> round(crow_beta([1, 2, 4, 9, 20], 40), 2)
    0.32
    """
    logs = sum(log(flights / (number - 0.5)) for number in failed_at)
    return (len(failed_at) - 1) / logs
