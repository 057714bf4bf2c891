"""Sides renamed and reordered permute the result and change nothing else; contests know no order of sides."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from spacerace_game.engine import Fact, State, fact_as_json, new_game, play_turn, to_json, view_for
from spacerace_game.engine.captives import targets_of
from spacerace_game.engine.facts import CaptureDecided
from spacerace_game.spec.orders import SendTeam
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import (
    Orders,
    orders_of,
    permuted,
    renamed_orders,
    reordered,
    with_third_side,
)


def _facts(facts: tuple[Fact, ...], names: dict[str, str]) -> Counter[str]:
    told: Counter[str] = Counter()
    for fact in facts:
        data = fact_as_json(fact)
        for key, value in data.items():
            if isinstance(value, str):
                data[key] = names.get(value, value)
            elif isinstance(value, list):
                data[key] = sorted(str(names.get(one, one)) for one in value)
            elif key == "order":
                data[key] = ""
        told[repr(data)] += 1
    return told


def play_both(rules: Rules, order: tuple[int, ...], names: dict[str, str], seed: int, turns: int, name: str) -> None:
    other = permuted(rules, order, names)
    state, twin = new_game(rules, seed), new_game(other, seed)
    assert reordered(state, order) == to_json(twin)
    for _ in range(turns):
        orders = orders_of(state, name, seed)
        turn = play_turn(state, orders)
        mirrored = play_turn(twin, renamed_orders(orders, names))
        expected, found = reordered(turn.state, order), to_json(mirrored.state)
        for key in expected:
            if key != "sides":
                assert expected[key] == found[key], (state.turn, key)
        for mine, theirs in zip(expected["sides"], found["sides"]):
            for key in mine:
                assert mine[key] == theirs[key], (state.turn, key)
        assert _facts(turn.facts, names) == _facts(mirrored.facts, {})
        assert len(turn.refused) == len(mirrored.refused)
        state, twin = turn.state, mirrored.state
        if state.over:
            break


@pytest.mark.parametrize("name", ["lively", "steady", "historical"])
@pytest.mark.parametrize(
    "names", [{"usa": "usa", "ussr": "ussr"}, {"usa": "zembla", "ussr": "arcadia"}], ids=["same", "renamed"]
)
def test_two_sides_renamed_and_reordered_permute_the_result(rules: Rules, name: str, names: dict[str, str]) -> None:
    play_both(rules, (1, 0), names, 5, 60, name)


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 0, 2)])
def test_three_sides_in_another_order_permute_the_result(rules: Rules, order: tuple[int, ...]) -> None:
    names = {"usa": "north", "ussr": "south", "uk": "east"}
    play_both(with_third_side(rules), order, names, 6, 50, "lively")


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_a_small_world_of_three_sides_permutes_too(three_rules: Rules, order: tuple[int, ...]) -> None:
    names = {side: f"side-{number}" for number, side in enumerate(three_rules.side_index)}
    play_both(three_rules, order, names, 9, 40, "lively")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_whole_campaigns_of_three_sides_permute(rules: Rules, seed: int) -> None:
    three = with_third_side(rules)
    names = {"usa": "north", "ussr": "south", "uk": "east"}
    for order in list(permutations(range(3)))[1:]:
        play_both(three, order, names, seed, 200, "lively")


def _contest(rules: Rules) -> tuple[Orders, list[str]]:
    """Every side sends a team for the same people in the same beat of the first turn."""
    people: dict[str, list[str]] = {}
    for person in rules.scenario.people:
        if person.site and person.side is None:
            people.setdefault(person.site, []).append(person.id)
    wanted = sorted(people.items(), key=lambda one: -len(one[1]))
    orders = {
        side: tuple(
            SendTeam(team=1, beat=beat, site=site, task="recruit", targets=tuple(targets[:2]))
            for beat, (site, targets) in enumerate(wanted[:3], 1)
        )
        for side in rules.side_index
    }
    return orders, [target for _, targets in wanted[:3] for target in targets[:2]]


def _well_informed(rules: Rules, seed: int) -> State:
    """A new game in which every side knows where everything in Germany is."""
    state = new_game(rules, seed)
    for side in state.sides:
        side.known = [target.site + 1 for target in targets_of(rules)]
    return state


def test_the_winner_of_a_contested_capture_does_not_depend_on_the_order_of_sides(rules: Rules) -> None:
    names = {"usa": "usa", "ussr": "ussr"}
    turned = permuted(rules, (1, 0), names)
    orders, targets = _contest(rules)
    contested = Counter()
    for seed in range(60):
        turn, other = play_turn(_well_informed(rules, seed), orders), play_turn(_well_informed(turned, seed), orders)
        winners = {
            (fact.target, fact.winner, fact.odds): fact.contenders
            for fact in turn.facts
            if isinstance(fact, CaptureDecided)
        }
        assert winners == {
            (fact.target, fact.winner, fact.odds): fact.contenders
            for fact in other.facts
            if isinstance(fact, CaptureDecided)
        }
        contested.update(winner for (_, winner, _), sides in winners.items() if len(sides) == 2)
    assert {target for target, _, _ in winners} <= set(targets)
    assert contested["usa"] > 5
    assert contested["ussr"] > 5


def test_orders_listed_by_another_side_first_change_nothing(rules: Rules) -> None:
    orders, _ = _contest(rules)
    for seed in range(10):
        forward = play_turn(new_game(rules, seed), orders)
        backward = play_turn(new_game(rules, seed), dict(reversed(orders.items())))
        assert forward.state == backward.state
        assert forward.facts == backward.facts


def test_of_a_contest_both_sides_see_the_outcome_and_nothing_of_the_bids(rules: Rules) -> None:
    orders, targets = _contest(rules)
    bold = {
        **orders,
        "ussr": tuple(order.model_copy(update={"offer": 3}) for order in orders["ussr"]),  # type: ignore[union-attr]
    }
    compared = 0
    for seed in range(60):
        plain, raised = (play_turn(new_game(rules, seed), given).state for given in (orders, bold))
        if plain.holder == raised.holder and plain.lot_holder == raised.lot_holder:
            one, other = view_for(plain, "usa"), view_for(raised, "usa")
            assert one.own.free == other.own.free
            assert (one.public, one.holder, one.lot_holder) == (other.public, other.holder, other.lot_holder)
            compared += 1
        for side in rules.side_index:
            view = view_for(plain, side)
            assert [view.holder[rules.person_index[target]] for target in targets] == [
                plain.holder[rules.person_index[target]] for target in targets
            ]
    assert compared > 5
