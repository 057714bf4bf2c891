"""The odds a player is shown are the odds that are rolled, and what a flight teaches is Bayes."""

from __future__ import annotations

from itertools import product as worlds
from math import sqrt
from random import Random

import pytest

from spacerace_game.engine import Desk, new_game, view_for
from spacerace_game.engine.chance import PPM
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.engine.odds import (
    FLOOR,
    Draw,
    come_through,
    draws,
    draws_in,
    is_there,
    learn,
    product,
    roll,
    survival,
    throw,
)
from spacerace_game.engine.orders_flights import crew_people
from spacerace_game.engine.state import Flight, Side
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign
from tests.test_engine_chance import equipped, kinds_of_flight


def success_share(rules: Rules, side: Side, flight: Flight, seeds: int) -> tuple[float, float]:
    found = draws(rules, side, flight)
    phases = len(rules.missions[flight.mission].phases)
    shown = product(survival(found, phases)) / PPM
    won = sum(roll(rules, seed, "usa", side, flight, found) is None for seed in range(1000, 1000 + seeds))
    return shown, won / seeds


def _agree(rules: Rules, kinds: range, seeds: int) -> None:
    for kind in kinds:
        for suspected in (150_000, 600_000):
            side, flight = equipped(rules, kind, suspected)
            shown, won = success_share(rules, side, flight, seeds)
            spread = sqrt(max(shown * (1 - shown), 0.001) / seeds)
            assert abs(won - shown) < 4 * spread + 0.002, (kind, suspected, shown, won)


def test_flights_succeed_as_often_as_shown(rules: Rules) -> None:
    count = len(kinds_of_flight(rules))
    _agree(rules, range(0, count, max(1, count // 12)), 1500)


@pytest.mark.slow
def test_every_kind_of_flight_succeeds_as_often_as_shown(rules: Rules) -> None:
    _agree(rules, range(len(kinds_of_flight(rules))), 6000)


def test_a_fault_that_works_in_several_phases_may_strike_in_each_and_is_one_fault(rules: Rules) -> None:
    """1 − s + s(1 − k)ⁿ is shown and rolled, since the fault is there or not, once."""
    found = [Draw(0, 0, 0, 400_000, 500_000), Draw(1, 0, 0, 400_000, 375_000, 1), Draw(2, 0, 0, 400_000, 264_705, 2)]
    shown = product(survival(found, 3))
    assert abs(shown - (500_000 + 500_000 * 6**3 // 10**3)) < 10


def test_the_flight_that_is_told_had_the_odds_that_were_shown(rules: Rules) -> None:
    """Shown at the desk when ordered, and told after the flight, where nothing was built or mended between."""
    compared = 0
    for played in campaign(rules, 12, 90, "steady"):
        shown = {}
        for side, given in played.orders.items():
            desk = Desk(view_for(played.before, side))
            for order in given:
                desk.give(order)
            for flight in desk.side.flights:
                phases = len(rules.missions[flight.mission].phases)
                shown[side, flight.id] = product(survival(draws(rules, desk.side, flight), phases))
        flown = [fact for fact in played.turn.facts if isinstance(fact, FlightFlown)]
        for fact in flown:
            index = rules.side_index[fact.side]
            before, after = played.before.sides[index], played.turn.state.sides[index]
            alone = sum(1 for other in flown if other.side == fact.side) == 1
            if alone and before.ready == after.ready and before.fixes == after.fixes:
                assert fact.odds == shown[fact.side, fact.flight]
                compared += 1
    assert compared > 10


CASES = [
    [(300_000, 500_000), (200_000, 900_000), (100_000, 100_000)],
    [(1_000_000, 400_000), (50_000, 1_000_000)],
    [(80_000, 250_000), (80_000, 250_000), (500_000, 20_000), (20_000, 980_000)],
]
FLOORS = (0, 30_000)


def _exact(case: list[tuple[int, int]], floor: int, event: str, struck: int) -> list[float]:
    """P(fault i is there | event) by going through every world: which faults are there, which strike."""
    total, there = 0.0, [0.0] * len(case)
    things = [*case, (floor, PPM)]
    for present, strikes in worlds(
        worlds((False, True), repeat=len(things)), worlds((False, True), repeat=len(things))
    ):
        weight = 1.0
        for (kills, suspected), here, does in zip(things, present, strikes):
            weight *= (suspected if here else PPM - suspected) / PPM
            weight *= (kills if does else PPM - kills) / PPM
        hits = [n for n, (p, s) in enumerate(zip(present, strikes)) if p and s]
        happened = {
            "success": not hits,
            "unexplained": bool(hits),
            "revealed": bool(hits) and hits[0] == struck,
        }[event]
        if happened:
            total += weight
            for n in range(len(case)):
                there[n] += weight * present[n]
    return [value / total for value in there]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("event", ["success", "unexplained", "revealed"])
def test_what_a_flight_teaches_is_bayes(rules: Rules, case: list[tuple[int, int]], floor: int, event: str) -> None:
    side = new_game(rules, 1).sides[0]
    found = [Draw(0, 0, place, kills, suspected) for place, (kills, suspected) in enumerate(case)]
    if floor:
        found.append(Draw(0, FLOOR, 0, floor, PPM))
    for struck in range(len(case)) if event == "revealed" else (0,):
        side.suspicion = {0: tuple(suspected for _, suspected in case)}
        ended = None if event == "success" else found[struck]
        learn(side, found, ended, event == "revealed")
        for learned, exact in zip(side.suspicion[0], _exact(case, floor, event, struck)):
            assert abs(learned - exact * PPM) < 20


def test_phases_not_reached_teach_nothing_and_those_behind_teach_success(rules: Rules) -> None:
    side = new_game(rules, 1).sides[0]
    side.suspicion = {0: (500_000,), 1: (500_000,), 2: (500_000,)}
    found = [Draw(phase, phase, 0, 200_000, 500_000) for phase in range(3)]
    learn(side, found, found[1], True)
    assert side.suspicion == {0: (444_444,), 1: (PPM,), 2: (500_000,)}


def test_over_many_campaigns_what_is_believed_is_how_often_it_is_so(rules: Rules) -> None:
    """Calibration: of faults held at about s after some flights, about s are really there."""
    side, flight = equipped(rules, 0, 500_000)
    believed = real = 0.0
    spread = 0.0
    for seed in range(400):
        one = side.copy()
        for serial in range(1, 5):
            each = flight._replace(serial=serial)
            found = draws(rules, one, each)
            learn(one, found, roll(rules, seed, "usa", one, each, found), False)
        for design, values in one.suspicion.items():
            for fault, belief in enumerate(values):
                believed += belief / PPM
                spread += belief / PPM * (1 - belief / PPM)
                real += is_there(rules, seed, "usa", one, design, fault)
    assert abs(believed - real) < 4 * sqrt(spread) * 1.5


def _any_flight(rules: Rules, kind: int, chance: Random) -> tuple[Side, Flight]:
    """A flight of a kind under any flight rules, with any crew, and anything believed and true of its faults."""
    side, flight = equipped(rules, kind, serial=chance.randrange(1, 60))
    most = chance.choice((30_000, 200_000, PPM))
    for design, values in side.suspicion.items():
        count = len(values) + chance.randrange(3)
        side.limits[design] = tuple(chance.choice((0, chance.randrange(most), most)) for _ in range(count))
        side.suspicion[design] = tuple(chance.choice((0, 1, chance.randrange(PPM), PPM)) for _ in range(count))
    crew = tuple(chance.sample(crew_people(rules), rules.missions[flight.mission].crew))
    return side, flight._replace(rules=chance.randrange(3), press_on=chance.randrange(2), crew=crew)


def test_a_flight_that_is_flown_meets_what_the_list_of_draws_says_and_teaches_what_it_teaches(rules: Rules) -> None:
    """What is asked of a flight that is really flown, in short, against the list behind the odds."""
    chance, struck = Random(1957), 0
    kinds = range(0, len(kinds_of_flight(rules)), 7)
    for kind in kinds:
        side, flight = _any_flight(rules, kind, chance)
        seed, found = chance.randrange(2**53), draws(rules, side, flight)
        ended = roll(rules, seed, "usa", side, flight, found)
        struck_by, beliefs = throw(rules, seed, "usa", side, flight)
        assert struck_by == (ended and ended[:3])
        if ended is None:
            other = side.copy()
            learn(side, found, None, False)
            come_through(other, beliefs)
            assert other.suspicion == side.suspicion
        else:
            struck += 1
            until = draws_in(rules, side, flight, range(ended.phase + 1), {})
            assert until == found[: len(until)]
            assert ended in until
    assert 50 < struck < len(kinds) - 50
