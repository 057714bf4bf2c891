"""What a caller who asks the engine's door for nonsense is told."""

from __future__ import annotations

from typing import Any

import pytest

from spacerace_game.engine import explain, new_game, options, play_turn, view_for
from spacerace_game.spec.orders import HireEngineers, OpenProgram
from spacerace_game.spec.rules import Rules


@pytest.mark.parametrize("seed", [-1, 2**53, 1.5, "1957", True])
def test_a_seed_is_a_whole_number_within_bounds(rules: Rules, seed: Any) -> None:
    with pytest.raises(ValueError, match="a seed is a whole number from 0"):
        new_game(rules, seed)


def test_fates_are_one_of_two_words(rules: Rules) -> None:
    fates: Any = "foo"
    with pytest.raises(ValueError, match=r"fates are 'dice' or 'recorded'; got 'foo'"):
        new_game(rules, 1, fates)


def test_names_that_there_are_not_are_answered_with_those_there_are(rules: Rules) -> None:
    state = new_game(rules, 1)
    view = view_for(state, "usa")
    with pytest.raises(KeyError, match="no side 'france': there are usa, ussr"):
        view_for(state, "france")
    with pytest.raises(KeyError, match="no side 'france'"):
        play_turn(state, {"france": ()})
    with pytest.raises(KeyError, match=r"no kind of order 'open-programme': there are .*open-program"):
        options(view)["open-programme"]
    with pytest.raises(KeyError, match=r"nothing explains 'suport': there are .*support"):
        explain(view, "suport")


def test_an_order_that_is_not_in_a_list_is_named_with_its_side(rules: Rules) -> None:
    alone: Any = OpenProgram(item="wac-corporal")
    with pytest.raises(TypeError, match="'usa' has one order by itself"):
        play_turn(new_game(rules, 1), {"usa": alone})


def test_what_is_refused_names_the_side_by_its_id(rules: Rules) -> None:
    most = HireEngineers(discipline=rules.scenario.disciplines[0].id, engineers=100_000)
    turn = play_turn(new_game(rules, 1), {"ussr": (most,)})
    assert [(side, order) for side, order, _ in turn.refused] == [("ussr", most)]
