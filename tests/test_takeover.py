"""Whoever takes over either side of real history, and whenever, can lead it to the end."""

from __future__ import annotations

from functools import lru_cache

import pytest

from spacerace_game.engine import State, new_game
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.engine.state import numbers_of
from spacerace_game.play.campaign import run
from spacerace_game.play.forks import turn_before
from spacerace_game.play.history import replay_history
from spacerace_game.play.study import named
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import Rules

YEARS = (1945, 1953, 1957, 1961, 1967)
SIDES = ("usa", "ussr")


class Taken:
    """Real history at the beginning of some years, played once."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.at = lru_cache(maxsize=None)(self._at)

    def _at(self, year: int) -> State:
        turn = turn_before(self.rules, parse_day(f"{year}-06-01"))
        if not turn:
            return new_game(self.rules, 1957, "recorded")
        return replay_history(self.rules, until=self.rules.turns[turn - 1].last, facts=False).run.state


@pytest.fixture(scope="module")
def taken(rules: Rules) -> Taken:
    return Taken(rules)


def lead_to_the_end(taken: Taken, side: str, year: int, seed: int) -> None:
    """The side by `steady` from a year on, the other by history, with this seed's luck."""
    rules = taken.rules
    start = taken.at(year).copy()
    start.seed = seed
    policies = {name: named("steady" if name == side else "historical") for name in rules.side_index}
    done = run(rules, policies, start=start)
    assert done.state.over or done.state.turn == len(rules.turns)
    assert not done.refused
    assert all(-(2**53) < value < 2**53 for value in numbers_of(done.state))
    flown = {fact.side for fact in done.facts if isinstance(fact, FlightFlown)}
    assert flown == set(rules.side_index)
    for one in done.state.sides:
        assert one.free >= 0
        assert one.tied >= 0


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("side", SIDES)
def test_a_side_taken_over_is_led_to_the_end(taken: Taken, side: str, year: int) -> None:
    lead_to_the_end(taken, side, year, YEARS.index(year) * 2 + SIDES.index(side))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("side", SIDES)
def test_a_side_taken_over_is_led_to_the_end_with_fifty_seeds(taken: Taken, side: str, year: int, seed: int) -> None:
    lead_to_the_end(taken, side, year, seed)
