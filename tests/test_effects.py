"""What effects do to technologies that have risen as far as the ground goes, and to the faults of what stands."""

from __future__ import annotations

import pytest

from spacerace_game.engine import State
from spacerace_game.engine.effects import carry_out, move_faults
from spacerace_game.engine.facts import Fact, FaultsMoved, LevelReached
from spacerace_game.engine.odds import is_there
from spacerace_game.engine.state import Side
from spacerace_game.engine.world import World
from spacerace_game.spec.effects import MoveFaults, RaiseTechnology
from spacerace_game.spec.rules import Rules
from tests.politics_helpers import on, ready, side_of, told

PPM = 1_000_000


def standing(rules: Rules) -> tuple[State, Side, int]:
    """The Soviet side with a Soyuz that has faults: each is there as often as its limit says."""
    state = on(rules, "1967-04-01")
    ready(state, "ussr", "soyuz-7k-ok")
    side = side_of(state, "ussr")
    design = rules.spacecraft_design[rules.spacecraft_index["soyuz-7k-ok"]]
    side.suspicion[design], side.limits[design] = (400_000, 100_000, 0), (500_000, 200_000, 0)
    return state, side, design


def done(state: State, *effects: MoveFaults | RaiseTechnology) -> list[Fact]:
    world = World(state.rules, state, [])
    carry_out(world, state.rules.side_index["ussr"], effects, ("storylet", "some"))
    move_faults(world)
    assert world.facts is not None
    return world.facts


def test_faults_are_found_or_brought_in_by_a_share_of_what_may_be(rules: Rules) -> None:
    state, side, design = standing(rules)
    facts = done(state, MoveFaults(item="soyuz-7k-ok", by=-25))
    assert side.suspicion[design] == (300_000, 75_000, 0)
    assert side.limits[design] == (375_000, 150_000, 0)
    assert [(fact.about, fact.by) for fact in told(facts, FaultsMoved, "ussr")] == [("soyuz-7k-ok", -250_000)]
    done(state, MoveFaults(item="soyuz-7k-ok", by=20))
    assert side.suspicion[design] == (440_000, 260_000, 200_000)
    assert side.limits[design] == (500_000, 320_000, 200_000)


def test_what_does_not_stand_has_no_faults_to_move(rules: Rules) -> None:
    state = on(rules, "1967-04-01")
    assert done(state, MoveFaults(item="soyuz-7k-ok", by=-25)) == []


@pytest.mark.parametrize("by", [-30, 30])
def test_what_is_believed_stays_true_on_average(rules: Rules, by: int) -> None:
    """Over many campaigns a fault is there as often as the moved belief says."""
    state, side, design = standing(rules)
    side.suspicion[design] = side.limits[design] = (400_000,) * 3
    done(state, MoveFaults(item="soyuz-7k-ok", by=by))
    belief = side.suspicion[design][0]
    seen = sum(is_there(rules, seed, "ussr", side, design, 0) for seed in range(2_000))
    assert abs(seen / 2_000 - belief / PPM) < 0.04


def test_a_lesson_too_late_for_a_level_makes_what_stands_safer(rules: Rules) -> None:
    state, side, design = standing(rules)
    needed = rules.items[rules.item_index["soyuz-7k-ok"]].needs[0][0]
    name, top = rules.technologies[needed].id, rules.numbers.work.ground_trl
    side.trl[needed] = top - 1
    facts = done(state, RaiseTechnology(technology=name, levels=3))
    assert side.trl[needed] == top
    assert [fact.level for fact in told(facts, LevelReached, "ussr")] == [top]
    kept = PPM - rules.numbers.reliability.lesson
    two_levels = kept * kept // PPM
    assert [(fact.about, fact.by) for fact in told(facts, FaultsMoved, "ussr")] == [(name, two_levels - PPM)]
    assert side.suspicion[design][0] == 400_000 * two_levels // PPM


def test_a_lesson_in_time_only_raises_the_level(rules: Rules) -> None:
    state, side, design = standing(rules)
    needed = rules.items[rules.item_index["soyuz-7k-ok"]].needs[0][0]
    side.trl[needed] = 4
    facts = done(state, RaiseTechnology(technology=rules.technologies[needed].id))
    assert side.trl[needed] == 5
    assert not told(facts, FaultsMoved, "ussr")
    assert side.suspicion[design][0] == 400_000
