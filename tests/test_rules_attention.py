"""Attention: what a chief can push in a quarter, who carries part of it, and what carries on by itself."""

from __future__ import annotations

import pytest

from spacerace_game.engine import Desk, State, explain, view_for
from spacerace_game.engine.desk import deputies_of
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play.session import Session
from spacerace_game.spec.orders import FundProgram, OpenProgram, Reform, ScheduleSeries, SeriesFlight, SetSecrecy
from spacerace_game.spec.rules import Rules
from tests.test_rules_work import USA, USSR, desk, own, played, program, state_at


@pytest.fixture
def state(rules: Rules) -> State:
    return state_at(rules, "1956-05-01")


def test_a_chief_pushes_five_things_and_one_more_for_each_outstanding_deputy_up_to_seven(state: State) -> None:
    parts = dict(explain(view_for(state, USSR), "attention"))
    numbers = state.rules.numbers.attention
    assert parts["chief"] == numbers.per_turn
    assert parts["deputies"] == numbers.most - numbers.per_turn
    state.holder = [-1] * len(state.holder)
    assert Desk(view_for(state, USSR)).attention == numbers.per_turn


def test_a_deputy_who_leads_a_program_is_busy(state: State) -> None:
    before = deputies_of(view_for(state, USSR))
    program(state, USSR, "r-7", leader=state.rules.person_index["sergei-korolev"] + 1)
    assert deputies_of(view_for(state, USSR)) == before - 1


def test_two_points_at_most_are_carried_over(state: State) -> None:
    after = played(state, USA)
    assert own(after, USA).attention == state.rules.numbers.attention.carried
    again = played(after, USA)
    assert own(again, USA).attention == state.rules.numbers.attention.carried


def test_what_is_spent_is_not_carried_over(state: State) -> None:
    have = Desk(view_for(state, USA)).attention
    left = have - 2 * state.rules.numbers.attention.reform - 1
    busy = (Reform(reform="announce-after"), SetSecrecy(level=1), OpenProgram(item="redstone"))
    assert own(played(state, USA, *busy), USA).attention == min(left, state.rules.numbers.attention.carried)


def test_when_attention_is_gone_only_what_is_free_can_still_be_ordered(state: State) -> None:
    program(state, USA, "viking")
    planning = desk(state, USA)
    planning.attention = 0
    refusal = planning.why_not(OpenProgram(item="redstone"))
    assert refusal is not None
    assert refusal.code == "no-attention"
    assert planning.give(FundProgram(item="viking", level="hold")) is None


def series(state: State) -> ScheduleSeries:
    """Eight Redstones a month apart."""
    first = state.rules.turns[state.turn].last + 20
    flights = tuple(SeriesFlight(flight=f"redstone-s{n}", day=first + 91 * n) for n in range(8))
    return ScheduleSeries(series="troop-shots", mission=troop_shot(state.rules), vehicle="redstone", flights=flights)


def troop_shot(rules: Rules) -> str:
    """A mission that a Redstone can fly with nothing aboard."""
    vehicle = rules.vehicle_index["redstone"]
    for mission, ways in zip(rules.missions, rules.ways):
        if any(way.vehicle == vehicle and way.spacecraft < 0 for way in ways) and not mission.crew:
            return mission.id
    raise AssertionError("nothing for a Redstone to do")


def with_redstones(state: State, belief: int) -> None:
    """Redstones and a pad are ready, all their faults believed (and there) by so much."""
    rules, side = state.rules, own(state, USA)
    side.ready = [1] * len(side.ready)
    for design in rules.vehicle_designs[rules.vehicle_index["redstone"]]:
        side.suspicion[design] = side.limits[design] = (belief,) * len(rules.designs[design].faults)


def test_a_series_of_eight_costs_the_attention_of_one_flight(state: State) -> None:
    with_redstones(state, 0)
    before = Desk(view_for(state, USA)).attention
    after = desk(state, USA, series(state))
    assert before - after.attention == state.rules.numbers.attention.series
    assert len(after.side.flights) == 8


def test_a_loss_in_a_series_wakes_the_chief_and_a_success_does_not(state: State) -> None:
    with_redstones(state, 1_000_000)
    session = Session(state, {USA: "human", USSR: "random"}, None)
    assert session.give(USA, series(state)) is None
    woken = quiet = 0
    for _ in range(9):
        session.end_turn()
        flown = [fact for fact in session.facts if isinstance(fact, FlightFlown) and fact.side == USA]
        results = {name for need in session.needs(USA) if need.code == "result" for name in need.ids}
        for fact in flown:
            assert (fact.flight in results) == (fact.fate != "success")
            woken += fact.fate != "success"
            quiet += fact.fate == "success"
    assert woken
    assert woken + quiet == 8


def test_carry_on_stops_where_a_person_is_needed(state: State) -> None:
    session = Session(state, {USA: "human", USSR: "steady"}, None)
    needs = session.carry_on()
    assert needs
    assert session.state.turn > state.turn
    assert needs == tuple(need for side in session.humans for need in session.needs(side))
