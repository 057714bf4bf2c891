"""Repairs: a remedy takes its quarters, holds or does not, and the second one always holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spacerace_game.content import load_rules
from spacerace_game.engine import explain, new_game, view_for
from spacerace_game.engine.state import Fix, State
from spacerace_game.engine.steps.work import finish_fixes
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules

QUARTERS = 40


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("space_race_1945")


def with_holds(rules: Rules, share: int) -> Rules:
    reliability = rules.numbers.reliability.model_copy(update={"fix_holds": share})
    return replace(rules, numbers=rules.numbers.model_copy(update={"reliability": reliability}), machinery={})


def quarters_of_repair(rules: Rules, seed: int) -> int:
    """Quarters until a repair of the first design's first fault is done."""
    state: State = new_game(rules, seed)
    side = state.sides[0]
    side.suspicion[0] = side.limits[0] = (1_000_000,)
    side.fixes = [Fix(0, 0, rules.numbers.reliability.fix_quarters)]
    for turn in range(QUARTERS):
        state.turn = turn
        finish_fixes(World(rules, state, None))
        if not side.fixes:
            assert side.suspicion[0] == (0,)
            return turn
        assert side.suspicion[0] == (1_000_000,)
    raise AssertionError("the repair never ended")


def test_a_remedy_that_holds_takes_its_quarters_and_one_that_does_not_takes_them_twice(rules: Rules) -> None:
    once = rules.numbers.reliability.fix_quarters
    assert quarters_of_repair(with_holds(rules, 1_000_000), 1) == once
    assert quarters_of_repair(with_holds(rules, 0), 1) == 2 * once


def test_how_often_the_first_remedy_holds_is_the_number_of_the_rules(rules: Rules) -> None:
    once, seeds = rules.numbers.reliability.fix_quarters, range(300)
    held = sum(quarters_of_repair(rules, seed) == once for seed in seeds) / len(seeds)
    assert held == pytest.approx(rules.numbers.reliability.fix_holds / 1_000_000, abs=0.08)


def test_a_repair_is_explained_by_both_remedies(rules: Rules) -> None:
    view = view_for(new_game(rules, 1), "usa")
    first, second = explain(view, f"repair:{rules.designs[0].id}")
    numbers = rules.numbers.reliability
    assert first == ("the first remedy", 1000 * numbers.fix_quarters)
    assert second[1] * 1_000_000 == first[1] * (1_000_000 - numbers.fix_holds)
    with pytest.raises(KeyError):
        explain(view, "repair:nothing")
