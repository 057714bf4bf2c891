"""Joint flights: nobody meets a ship of the other side without an agreement, and then both know the day."""

from __future__ import annotations

import pytest

from spacerace_game.ai.meeting import meet
from spacerace_game.engine import Desk, State, play_turn, view_for
from spacerace_game.engine.facts import MilestoneReached, Surprised
from spacerace_game.spec.orders import ScheduleFlight
from spacerace_game.spec.rules import Rules
from tests.politics_helpers import on, ready, told, why

USA, USSR = "usa", "ussr"
HOST = ScheduleFlight(flight="soyuz-19", mission="joint-host", vehicle="soyuz-11a511", spacecraft="soyuz-astp")
GUEST = ScheduleFlight(flight="apollo-18", mission="joint-docking", vehicle="saturn-ib", spacecraft="apollo-astp")


def sign(state: State, *sides: str) -> None:
    flag = state.rules.flag_index["joint-flight"]
    for name in sides:
        state.sides[state.rules.side_index[name]].flags[flag] = 1


def both_ready(state: State) -> State:
    """Both ships stand ready, with money, crews and everything learnt."""
    rules = state.rules
    for name, order, places in (
        (USSR, HOST, ("tyuratam-1", "star-city", "soviet-ground-net")),
        (USA, GUEST, ("cape-lc39", "manned-space-flight-network", "houston-training")),
    ):
        assert order.spacecraft is not None
        ready(state, name, order.vehicle, order.spacecraft, *places)
        side = state.sides[rules.side_index[name]]
        side.free, side.trl = 5_000_000, [9] * len(side.trl)
        crews = [n for n, one in enumerate(rules.scenario.people) if one.role == "crew" and one.side == name]
        for person in crews[:12]:
            state.holder[person] = rules.side_index[name] + 1
            side.training[person] = rules.spacecraft_index[order.spacecraft] + 1
            side.training_turns[person] = 9
    return state


@pytest.fixture
def state(rules: Rules) -> State:
    """April 1975: both ships stand ready, and nobody has signed anything."""
    return both_ready(on(rules, "1975-04-10"))


def test_no_ship_flies_to_a_meeting_that_only_one_side_has_signed(state: State) -> None:
    sign(state, USA)
    assert why(state, GUEST, USA) == "no-agreement"
    assert why(state, HOST, USSR) == "no-agreement"
    sign(state, USSR)
    assert why(state, GUEST, USA) == ""
    assert why(state, HOST, USSR) == ""


def test_both_know_the_day_and_the_milestone_belongs_to_both(rules: Rules, state: State) -> None:
    sign(state, USA, USSR)
    day = rules.turns[state.turn + 1].first + 14
    state = play_turn(state, {USSR: (HOST.model_copy(update={"day": day}),), USA: ()}).state
    seen = view_for(state, USA).public[rules.side_index[USSR]].meetings
    assert seen == ((day, rules.mission_index["joint-host"]),)
    assert view_for(state, USSR).public[rules.side_index[USA]].meetings == ()
    for seed in range(1, 60):
        state.seed = seed
        turn = play_turn(state, {USSR: (), USA: (GUEST.model_copy(update={"day": day + 2}),)})
        reached = [
            side
            for side in (USA, USSR)
            if any(fact.milestone == "joint-docking" for fact in told(turn.facts, MilestoneReached, side))
        ]
        assert reached in ([], [USA, USSR])
        if reached:
            shocks = told(turn.facts, Surprised, USA) + told(turn.facts, Surprised, USSR)
            assert all(shock.milestone != "joint-docking" for shock in shocks)
            return
    raise AssertionError("sixty meetings in a row have failed")


def test_a_day_that_was_answered_is_not_called_off(rules: Rules, state: State) -> None:
    sign(state, USA, USSR)
    day = rules.turns[state.turn + 1].first + 14
    orders = {USSR: (HOST.model_copy(update={"day": day}),), USA: (GUEST.model_copy(update={"day": day + 2}),)}
    after = play_turn(state, orders).state
    desk = Desk(view_for(after, USSR))
    meet(desk)
    assert [flight.id for flight in desk.side.flights] == [HOST.flight]
    alone = play_turn(state, {USSR: orders[USSR], USA: ()}).state
    desk = Desk(view_for(alone, USSR))
    meet(desk)
    assert desk.side.flights == []
