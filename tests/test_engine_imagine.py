"""Imagination: a world that agrees with the view, can be played on, and owes nothing to the real dice."""

from __future__ import annotations

import pytest

from spacerace_game.engine import fingerprint, imagine, new_game, play_turn, view_as_json, view_for
from spacerace_game.engine.state import Flight
from spacerace_game.engine.view import agreed_missions, public_flags
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign, orders_of, thawed, with_third_side

SEEDS = (0, 1, 12_345)


def _check(rules: Rules, seed: int, turns: int, every: int) -> None:
    for played in campaign(rules, seed, turns, facts=False):
        state = played.before
        if state.turn % every:
            continue
        for side in rules.side_index:
            view = view_for(state, side)
            mark = fingerprint(state)
            for dice in SEEDS:
                dreamt = imagine(view, dice)
                assert view_as_json(view_for(dreamt, side)) == view_as_json(view)
                assert fingerprint(imagine(view, dice)) == fingerprint(dreamt)
                assert dreamt.seed == dice
                assert thawed(dreamt) == dreamt
                for _ in range(4):
                    dreamt = play_turn(dreamt, orders_of(dreamt, "steady", 0)).state
                assert thawed(dreamt) == dreamt
            assert fingerprint(state) == mark


def test_an_imagined_world_agrees_with_the_view_and_plays_on(rules: Rules) -> None:
    _check(rules, 5, 110, 18)


def test_worlds_of_three_sides_are_imagined_too(rules: Rules, three_rules: Rules) -> None:
    _check(with_third_side(rules), 5, 60, 20)
    _check(three_rules, 5, 40, 10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_imagined_worlds_agree_in_many_campaigns(rules: Rules, seed: int) -> None:
    _check(rules, 50 + seed, 200, 4)


def test_the_last_moment_of_a_campaign_can_be_imagined(rules: Rules) -> None:
    for played in campaign(rules, 5, 200, "random", facts=False):
        state = played.turn.state
    for side in rules.side_index:
        dreamt = imagine(view_for(state, side), 1)
        assert dreamt.over == state.over
        assert play_turn(dreamt, {}).state == dreamt


def test_two_campaigns_that_look_alike_are_imagined_alike(rules: Rules) -> None:
    """Whatever the real seed, the same view and dice give the same world."""
    for side in rules.side_index:
        real = new_game(rules, 1)
        alike = real.copy()
        alike.seed = 2
        one, other = (imagine(view_for(state, side), 9) for state in (real, alike))
        assert fingerprint(one) == fingerprint(other)
        assert one == other


def test_what_a_rival_has_agreed_to_in_public_is_imagined_too(rules: Rules) -> None:
    """A word that everybody heard, and the flight on its manifest that was agreed with others."""
    state = new_game(rules, 1)
    rival = state.sides[rules.side_index["ussr"]]
    word = public_flags(rules)[0]
    rival.flags[word] = 1
    mission = min(agreed_missions(rules))
    rival.flights = [Flight("together", mission, 0, -1, rules.turns[3].last, 1, 1, 1, 0, "", ())]
    view = view_for(state, "usa")
    dreamt = imagine(view, 9)
    assert view_for(dreamt, "usa").public == view.public
    assert [flight.mission for flight in dreamt.sides[rules.side_index["ussr"]].flights] == [mission]
    assert play_turn(dreamt, {}).state.turn == 1
