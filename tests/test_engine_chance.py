"""Chance: uniform, independent, asked by name; and luck that better readiness cannot spoil."""

from __future__ import annotations

from itertools import product as pairs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacerace_game.engine import fingerprint, new_game, play_turn, to_json, turn
from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.odds import FLOOR, TASK, Draw, draws, roll
from spacerace_game.engine.state import Flight, Side
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import orders_of, state_after


def chi_square(counts: list[int]) -> float:
    mean = sum(counts) / len(counts)
    return sum((count - mean) ** 2 / mean for count in counts)


KEYS = {
    "serials": lambda n: ("article", "usa", "atlas", n, "atlas-booster", 3, 0),
    "faults": lambda n: ("article", "usa", "atlas", 1, "atlas-booster", n, 0),
    "names": lambda n: ("life", f"person-{n}"),
    "tries": lambda n: ("scrub", "ussr", "r-7", 4, n),
}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("seed", [0, 1957, 2**53 - 1])
def test_draws_are_uniform_over_a_hundred_boxes(kind: str, seed: int) -> None:
    boxes = [0] * 100
    for number in range(10_000):
        boxes[chance(seed, *KEYS[kind](number)) * 100 // PPM] += 1
    assert 45 < chi_square(boxes) < 175  # 99 degrees of freedom: about one in 10⁵ lies outside


def test_draws_are_uniform_over_seeds_too() -> None:
    boxes = [0] * 100
    for seed in range(10_000):
        boxes[chance(seed, "fault", "usa", "atlas-booster", 2) * 100 // PPM] += 1
    assert 45 < chi_square(boxes) < 175


@pytest.mark.parametrize("below", [1, 2, 3, 7, 1000, 2001])
def test_a_draw_lies_below_its_bound_and_reaches_every_small_number(below: int) -> None:
    seen = {draw(5, below, "noise", number) for number in range(3000)}
    assert min(seen) >= 0
    assert max(seen) < below
    if below <= 7:
        assert len(seen) == below


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", 1), ("a", 2)),
        (("fault", "usa", "x", 0), ("fault", "ussr", "x", 0)),
        (("article", "usa", "r", 1, "d", 0, 0), ("article", "usa", "r", 2, "d", 0, 0)),
        (("article", "usa", "r", 1, "d", 0, 0), ("article", "usa", "r", 1, "d", 0, 1)),
        (("scrub", "usa", "r", 1, 0), ("inquiry", "usa", "r", 1)),
    ],
)
def test_two_keys_are_independent_of_each_other(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    table = dict.fromkeys(pairs(range(8), range(8)), 0)
    for seed in range(12_800):
        table[chance(seed, *one) * 8 // PPM, chance(seed, *other) * 8 // PPM] += 1
    assert 25 < chi_square(list(table.values())) < 125  # 63 degrees of freedom


def test_neighbouring_seeds_are_independent() -> None:
    table = dict.fromkeys(pairs(range(8), range(8)), 0)
    for seed in range(12_800):
        table[chance(seed, "x") * 8 // PPM, chance(seed + 1, "x") * 8 // PPM] += 1
    assert 25 < chi_square(list(table.values())) < 125


@pytest.mark.parametrize("name", [step.__name__ for step in turn.STEPS])
def test_one_more_draw_in_a_step_changes_nothing_else(rules: Rules, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = state_after(rules, 8, 30)
    orders = orders_of(start, "lively", 3)
    plain = fingerprint(play_turn(start, orders, facts=False).state)

    def drawing(step):  # type: ignore[no-untyped-def]
        def more(world: World) -> None:
            chance(world.state.seed, "one", "more", world.turn)
            step(world)
            draw(world.state.seed, 6, "and", "another")

        return more

    steps = tuple(drawing(step) if step.__name__ == name else step for step in turn.STEPS)
    monkeypatch.setattr(turn, "STEPS", steps)
    assert fingerprint(play_turn(start, orders, facts=False).state) == plain


def test_one_more_flight_changes_the_luck_of_no_other(rules: Rules) -> None:
    """Whatever else is on the manifest, an article meets its own fate."""
    side, flight = equipped(rules, 0)
    for seed in range(40):
        alone = roll(rules, seed, "usa", side, flight, draws(rules, side, flight))
        roll(rules, seed, "usa", side, flight._replace(serial=99), draws(rules, side, flight))
        assert roll(rules, seed, "usa", side, flight, draws(rules, side, flight)) == alone


def kinds_of_flight(rules: Rules) -> list[tuple[int, int, int]]:
    return [(mission, way.vehicle, way.spacecraft) for mission, ways in enumerate(rules.ways) for way in ways]


def equipped(rules: Rules, kind: int, suspected: int = 400_000, serial: int = 1) -> tuple[Side, Flight]:
    """A side that has built and tested what a kind of flight takes, and the flight."""
    mission, vehicle, spacecraft = kinds_of_flight(rules)[kind % len(kinds_of_flight(rules))]
    side = new_game(rules, 1).sides[0]
    designs = list(rules.vehicle_designs[vehicle])
    if spacecraft >= 0:
        designs.append(rules.spacecraft_design[spacecraft])
    for design in designs:
        count = len(rules.designs[design].faults) + 2
        side.suspicion[design] = side.limits[design] = (suspected,) * count
    return side, Flight("x", mission, vehicle, spacecraft, 20_000, 1, 0, serial, 0, "", ())


chances = st.integers(0, PPM)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    kind=st.integers(0, 10_000),
    seed=st.integers(0, 2**53 - 1),
    worse=chances,
    better=chances,
    serial=st.integers(1, 40),
)
def test_fewer_faults_never_turn_a_success_into_a_failure(
    rules: Rules, kind: int, seed: int, worse: int, better: int, serial: int
) -> None:
    worse, better = max(worse, better), min(worse, better)
    many, flight = equipped(rules, kind, worse, serial)
    few, _ = equipped(rules, kind, better, serial)
    before = roll(rules, seed, "usa", many, flight, draws(rules, many, flight))
    after = roll(rules, seed, "usa", few, flight, draws(rules, few, flight))
    if before is None:
        assert after is None
    elif after is not None:
        assert after.phase >= before.phase


@settings(derandomize=True, max_examples=150, deadline=None)
@given(kind=st.integers(0, 10_000), seed=st.integers(0, 2**53 - 1), share=chances, suspected=chances, how=st.data())
def test_gentler_faults_and_careful_rules_never_turn_a_success_into_a_failure(
    rules: Rules, kind: int, seed: int, share: int, suspected: int, how: st.DataObject
) -> None:
    side, flight = equipped(rules, kind, suspected)
    found = draws(rules, side, flight)
    gentler = [one._replace(kills=one.kills * share // PPM) for one in found]
    careful = draws(rules, side, flight._replace(rules=0))
    fixed = draws(rules, _with_one_fixed(side, how.draw(st.integers(0, 1000))), flight)
    if roll(rules, seed, "usa", side, flight, found) is None:
        assert roll(rules, seed, "usa", side, flight, gentler) is None
        assert roll(rules, seed, "usa", side, flight, careful) is None
        assert roll(rules, seed, "usa", side, flight, fixed) is None


def _with_one_fixed(side: Side, number: int) -> Side:
    better = side.copy()
    designs = list(better.suspicion)
    if designs:
        design = designs[number % len(designs)]
        fault = number % len(better.suspicion[design])
        for table in (better.suspicion, better.limits):
            values = list(table[design])
            values[fault] = 0
            table[design] = tuple(values)
    return better


def test_waiting_changes_neither_the_article_nor_its_fate(rules: Rules) -> None:
    side, flight = equipped(rules, 3)
    for seed in range(50):
        fates = {
            roll(rules, seed, "usa", side, flight._replace(day=day, id=name, tries=tries), draws(rules, side, flight))
            for day, name, tries in ((20_000, "a", 0), (20_400, "b", 0), (21_000, "c", 3))
        }
        assert len(fates) == 1


@pytest.mark.slow
def test_draws_are_uniform_over_a_million() -> None:
    boxes = [0] * 1000
    for number in range(1_000_000):
        boxes[chance(1957, "article", number) * 1000 // PPM] += 1
    assert 800 < chi_square(boxes) < 1220


def test_draws_name_their_kinds_apart() -> None:
    assert FLOOR != TASK
    assert Draw(0, FLOOR, 0, 1, PPM) != Draw(0, TASK, 0, 1, PPM)


def test_a_seed_is_part_of_the_state_and_of_nothing_a_side_holds(rules: Rules) -> None:
    one, other = to_json(new_game(rules, 1)), to_json(new_game(rules, 2))
    assert one.pop("seed") != other.pop("seed")
    for side in (*one["sides"], *other["sides"]):
        side.pop("known")  # what each side has heard of Germany is dealt out at the start
    assert one == other
