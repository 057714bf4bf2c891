"""Chiefs keep the appointment in orbit: they answer a day or set one, and call off a day that nobody answers."""

from __future__ import annotations

import pytest

from spacerace_game.ai.meeting import AHEAD, meet
from spacerace_game.engine import Desk, State, play_turn, view_for
from spacerace_game.spec.rules import Rules
from tests.politics_helpers import on
from tests.test_rules_meeting import GUEST, HOST, USA, USSR, both_ready, sign


def planned(state: State, side: str) -> list[tuple[str, str]]:
    desk = Desk(view_for(state, side))
    meet(desk)
    return [(order.kind, getattr(order, "mission", getattr(order, "flight", ""))) for order in desk.given]


@pytest.fixture
def state(rules: Rules) -> State:
    state = both_ready(on(rules, "1974-10-10"))
    sign(state, USA, USSR)
    return state


def test_who_stands_ready_sets_a_day_half_a_year_ahead(rules: Rules, state: State) -> None:
    desk = Desk(view_for(state, USSR))
    meet(desk)
    (order,) = desk.given
    assert order.mission == "joint-host"
    assert rules.turns[state.turn + AHEAD].first <= order.day <= rules.turns[state.turn + AHEAD].last


def test_nothing_is_planned_where_one_side_has_not_signed(rules: Rules, state: State) -> None:
    state.sides[rules.side_index[USA]].flags[rules.flag_index["joint-flight"]] = 0
    assert planned(state, USSR) == planned(state, USA) == []


def test_a_day_that_was_set_is_answered_with_a_flight_after_it(rules: Rules, state: State) -> None:
    day = rules.turns[state.turn + 1].first + 30
    state = play_turn(state, {USSR: (HOST.model_copy(update={"day": day}),), USA: ()}).state
    desk = Desk(view_for(state, USA))
    meet(desk)
    assert [(order.mission, order.day) for order in desk.given] == [("joint-docking", day + 2)]


def test_a_day_that_nobody_answers_is_called_off(rules: Rules, state: State) -> None:
    day = rules.turns[state.turn + 2].first + 30
    guest = GUEST.model_copy(update={"day": day + 2})
    state = play_turn(state, {USSR: (HOST.model_copy(update={"day": day}),), USA: ()}).state
    lonely = play_turn(state, {USSR: (), USA: ()}).state
    assert planned(lonely, USSR) == [("cancel-flight", HOST.flight)]
    assert planned(play_turn(state, {USSR: (), USA: (guest,)}).state, USSR) == []
