"""Storylets come when their moment does, once; decisions nobody takes fall to their stated default."""

from __future__ import annotations

from collections import Counter

import pytest

from spacerace_game.engine import fingerprint, new_game, play_turn, turn
from spacerace_game.engine.facts import DecisionTaken, StoryletCame
from spacerace_game.engine.state import Later
from spacerace_game.engine.steps.stories import tell_stories
from spacerace_game.engine.world import World
from spacerace_game.spec.conditions import Between
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign, orders_of, real_rules, thawed, with_third_side


def _try_all(world: World) -> None:
    tell_stories(world, try_all=True)


def _agree(rules: Rules, seed: int, turns: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = turn.STEPS
    every = tuple(_try_all if step is tell_stories else step for step in steps)
    assert every != steps
    state = new_game(rules, seed)
    for _ in range(turns):
        if state.over:
            break
        orders = orders_of(state, name, seed)
        monkeypatch.setattr(turn, "STEPS", every)
        tried = play_turn(state, orders)
        monkeypatch.setattr(turn, "STEPS", steps)
        state = play_turn(state, orders, facts=False).state
        assert fingerprint(tried.state) == fingerprint(state)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["lively", "random"])
def test_trying_only_what_changed_agrees_with_trying_all(
    rules: Rules, seed: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _agree(rules, seed, 200, name, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_trying_only_what_changed_agrees_in_many_campaigns(
    rules: Rules, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _agree(rules, seed, 200, "lively", monkeypatch)
    _agree(with_third_side(rules), seed, 100, "lively", monkeypatch)


@pytest.mark.parametrize("seed", range(4))
def test_a_storylet_never_comes_twice(rules: Rules, seed: int) -> None:
    came: Counter[tuple[str, str]] = Counter()
    for played in campaign(rules, seed, 200):
        came.update((f.side, f.storylet) for f in played.turn.facts if isinstance(f, StoryletCame))
    assert came
    assert set(came.values()) == {1}
    for side, storylet in came:
        spec = rules.storylets[rules.storylet_index[storylet]]
        assert side in spec.sides
        if spec.once == "campaign":
            assert sum(1 for _, other in came if other == storylet) == 1


def test_what_nobody_answers_takes_its_default_at_the_deadline_and_not_before(rules: Rules) -> None:
    state = new_game(rules, 3)
    due: dict[tuple[str, str], int] = {}
    taken = 0
    while not state.over:
        played = play_turn(state, {})
        for fact in played.facts:
            if isinstance(fact, StoryletCame):
                spec = rules.storylets[rules.storylet_index[fact.storylet]]
                due[fact.side, fact.storylet] = state.turn + max(1, spec.deadline)
            elif isinstance(fact, DecisionTaken):
                spec = rules.storylets[rules.storylet_index[fact.storylet]]
                assert fact.by_default
                assert fact.choice == spec.default
                assert due.pop((fact.side, fact.storylet)) == state.turn
                taken += 1
        state = played.state
    assert taken
    assert all(turn_due >= state.turn for turn_due in due.values())


def test_what_is_answered_in_time_takes_that_choice_and_never_the_default(rules: Rules) -> None:
    answered = 0
    for played in campaign(rules, 6, 120, "steady"):
        given = {
            (side, order.storylet): order.choice
            for side, orders in played.orders.items()
            for order in orders
            if order.kind == "answer"
        }
        told = {
            (fact.side, fact.storylet): fact.choice
            for fact in played.turn.facts
            if isinstance(fact, DecisionTaken) and not fact.by_default
        }
        assert told == given
        answered += len(told)
    assert answered


def test_a_scene_that_only_follows_waits_for_its_own_condition() -> None:
    """The families' street of 1946 does not come in 1945, however early the choice that brings it was taken."""
    rules = real_rules()
    story = rules.storylet_index["families-street"]
    spec = rules.storylets[story]
    assert spec.follows
    assert isinstance(spec.when, Between)
    assert spec.when.since
    state = thawed(new_game(rules, 1))
    side = rules.side_index["usa"]
    state.sides[side].later.append(Later(story, 1))
    came = 0
    while not state.sides[side].seen[story]:
        assert Later(story, 1) in state.sides[side].later
        came = rules.turns[state.turn].last
        state = play_turn(state, {}, facts=False).state
    assert rules.turns[1].last < spec.when.since <= came
    assert state.sides[side].later == []


def test_a_follow_up_that_is_meant_for_another_side_is_dropped() -> None:
    """A choice of one side cannot lay a scene on its desk that only the other side may meet."""
    rules = real_rules()
    for follows in (True, False):
        story = next(
            place
            for place, spec in enumerate(rules.storylets)
            if spec.follows is follows and len(spec.sides) == 1 and spec.sides[0] != rules.sides[0].id
        )
        state = thawed(new_game(rules, 1))
        state.sides[0].later.append(Later(story, 1))
        for _ in range(12):
            state = play_turn(state, {}, facts=False).state
        assert not state.sides[0].seen[story]
        assert state.sides[0].later == []
