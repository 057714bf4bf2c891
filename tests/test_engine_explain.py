"""Every number a player can ask about is the sum of its parts."""

from __future__ import annotations

import pytest

from spacerace_game.engine import Desk, State, View, explain, new_game, outcome, play_turn, turn, view_for
from spacerace_game.engine.chance import PPM
from spacerace_game.engine.facts import GrantMade
from spacerace_game.engine.money import Bill, grant_parts, progress, work_of
from spacerace_game.engine.odds import draws, product, survival
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.engine.steps.work import do_work
from spacerace_game.spec.rules import TECHNOLOGY, Rules
from tests.engine_helpers import campaign, orders_of


def total(view: View, what: str) -> int:
    parts = explain(view, what)
    assert all(isinstance(cause, str) and type(amount) is int for cause, amount in parts)
    return sum(amount for _, amount in parts)


def check_view(state: State, view: View) -> int:
    """Checks all numbers of a view against what they explain; how many there were."""
    rules, own = view.rules, view.own
    standing = outcome(state)["sides"][view.name]
    for meter in ("support", "fear", "military", "prestige"):
        assert total(view, meter) == sum(getattr(own, meter))
    assert total(view, "support") == round(standing["support"] * 10)
    assert total(view, "prestige") == round(standing["prestige"] * 10)
    assert total(view, "prestige") == view.public[view.side].prestige
    assert total(view, "grant") == own.grant
    desk = Desk(view)
    assert total(view, "attention") == desk.attention
    purse = total(view, "purse")
    if purse >= 0:
        assert desk.lacks(Bill(purse, 0), ()) is None
    assert desk.lacks(Bill(max(0, purse) + 1, 0), ()) is not None
    customers = total(view, "customers")
    if purse >= 0 and not own.promises:
        assert desk.lacks(Bill(0, purse + customers), ()) is None
    assert desk.lacks(Bill(0, max(0, purse) + max(0, customers) + 1), ()) is not None
    checked = 8
    for flight in own.flights:
        phases = len(rules.missions[flight.mission].phases)
        odds = total(view, f"odds:{flight.id}")
        assert odds == product(survival(draws(rules, own, flight), phases))
        assert 0 <= odds <= PPM
        checked += 1
    for place, held in enumerate(view.holder):
        if held == view.side + 1 and rules.scenario.people[place].side is None:
            output = total(view, f"output:{rules.scenario.people[place].id}")
            skill = 10 * max((one.skill for one in rules.scenario.people[place].skills), default=0)
            assert 0 <= output <= skill
            if TREATMENTS[own.treatment[place]] == "home":
                assert output == 0
            checked += 1
    for program in own.programs:
        assert isinstance(total(view, f"speed:{rules.items[program.item].id}"), int)
        checked += 1
    return checked


def _many(rules: Rules, seeds: range, turns: int) -> int:
    checked = 0
    for seed in seeds:
        for played in campaign(rules, seed, turns, facts=False):
            for side in rules.side_index:
                checked += check_view(played.before, view_for(played.before, side))
    return checked


def test_parts_sum_to_their_numbers(rules: Rules) -> None:
    assert _many(rules, range(3), 123) > 5_000


@pytest.mark.slow
def test_parts_sum_to_their_numbers_in_ten_thousand_states(rules: Rules) -> None:
    assert _many(rules, range(100, 145), 123) > 100_000


def test_three_sides_explain_themselves_too(three_rules: Rules) -> None:
    assert _many(three_rules, range(2), 40) > 500


def test_the_grant_that_is_told_is_the_grant_that_is_explained(rules: Rules) -> None:
    for played in campaign(rules, 7, 80):
        for fact in played.turn.facts:
            if isinstance(fact, GrantMade):
                assert fact.free == total(view_for(played.turn.state, fact.side), "grant")


def test_a_grant_follows_its_parts(rules: Rules) -> None:
    side = new_game(rules, 1).sides[0]
    parts = dict(grant_parts(rules, 0, side, 1950))
    assert set(parts) >= {"neutral", "support", "fear"}
    side.support[1] += 100
    assert dict(grant_parts(rules, 0, side, 1950))["support"] > parts["support"]


def test_programs_move_by_the_speed_that_is_explained(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the work alone between before and after, progress is what funding does times the speed shown."""
    states = [played.before for played in campaign(rules, 15, 80, "steady", facts=False)]
    monkeypatch.setattr(turn, "STEPS", (do_work,))
    compared = 0
    for state in states:
        worked = play_turn(state, {}, facts=False).state
        for index, side in enumerate(rules.side_index):
            view = view_for(state, side)
            for program in view.own.programs:
                item = rules.items[program.item]
                before, now = view.own.done[program.item], worked.sides[index].done[program.item]
                if item.kind == TECHNOLOGY or now in (before, work_of(rules, item, program.ground)):
                    continue
                speed = total(view, f"speed:{item.id}")
                assert now - before == progress(rules, item, program.ground, program.level) * speed // PPM
                compared += 1
    assert compared > 100


def test_what_nobody_can_explain_is_a_key_error(rules: Rules) -> None:
    view = view_for(new_game(rules, 1), "usa")
    for what in ("weather", "odds:nothing", "output:nobody", "speed:nothing", ""):
        with pytest.raises(KeyError):
            explain(view, what)


def test_asking_changes_nothing(rules: Rules) -> None:
    state = new_game(rules, 1)
    for _ in range(20):
        state = play_turn(state, orders_of(state, "lively", 1), facts=False).state
    view = view_for(state, "ussr")
    first = [explain(view, what) for what in ("support", "purse", "attention", "grant")]
    assert first == [explain(view, what) for what in ("support", "purse", "attention", "grant")]
