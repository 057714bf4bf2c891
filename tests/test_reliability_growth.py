"""Reliability as RULES §7 promises it: the table, growth as in the field, engines by number, the record."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from spacerace_game.content import load_rules
from spacerace_game.engine.chance import PPM
from spacerace_game.play.flights import question_of, ready
from spacerace_game.play.growth import Debut, Flown, Stack, bench, campaign, crow_beta, growth_slope, present_after
from spacerace_game.spec.designs import engine_kills
from spacerace_game.spec.rules import Rules

TOP = Path(__file__).resolve().parent.parent
RUNS = 1500
"""Enough that a mean of five flights scatters by 0.7 points."""
TABLE = {0: (41, 46, 66, 81), 500_000: (63, 68, 81, 90), 850_000: (86, 88, 93, 96)}
"""By the share of faults removed on the ground: flight 1, mean of 1–5, 6–20, 21–40, per cent."""
SPANS = ((1, 1), (1, 5), (6, 20), (21, 40))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("space_race_1945")


def play(
    rules: Rules, stack: Stack, present: int, runs: int, flights: int = 40, teach: bool = False
) -> list[list[Flown]]:
    on = bench(rules, stack)
    return [campaign(on, present, seed, flights, teach) for seed in range(runs)]


def share(played: Sequence[Sequence[Flown]], first: int, last: int) -> float:
    """Per cent of the flights first…last that came through."""
    return 100 * sum(one.won for each in played for one in each[first - 1 : last]) / len(played) / (last - first + 1)


@pytest.mark.parametrize("removed", TABLE)
def test_the_table_of_the_rules_comes_out_of_the_engine(rules: Rules, removed: int) -> None:
    first_flight, *means = TABLE[removed]
    [shown] = campaign(bench(rules, Stack()), PPM - removed, seed=1, flights=1)
    assert shown.shown / 10_000 == pytest.approx(first_flight, abs=1.5)
    played = play(rules, Stack(), PPM - removed, RUNS)
    for (first, last), promised in zip(SPANS[1:], means):
        assert share(played, first, last) == pytest.approx(promised, abs=2)


def test_what_is_shown_is_what_happens_while_suspicions_change(rules: Rules) -> None:
    played = play(rules, Stack(), 500_000, 300, teach=True)
    for first, last in SPANS[1:]:
        shown = sum(one.shown for each in played for one in each[first - 1 : last]) / len(played) / (last - first + 1)
        assert share(played, first, last) == pytest.approx(shown / 10_000, abs=3.5)


def test_a_clean_flight_lowers_suspicion(rules: Rules) -> None:
    on = bench(rules, Stack())
    clean = next(flown for flown in (campaign(on, 500_000, seed, 2) for seed in range(20)) if flown[0].won)
    assert clean[1].shown > clean[0].shown


def test_failures_grow_slower_than_flights_as_duane_found(rules: Rules) -> None:
    played = play(rules, Stack(), present_after(rules, 1), 400)
    lost = [sum(not each[place].won for each in played) for place in range(40)]
    cumulative = [float(sum(lost[: number + 1])) for number in range(40)]
    assert 0.6 < growth_slope(cumulative) < 0.95
    failed = [place + 1 for each in played for place, one in enumerate(each) if not one.won]
    assert 0.5 < crow_beta(failed, 40) < 0.9


def test_without_fixing_there_would_be_no_growth() -> None:
    assert growth_slope([0.3 * flight for flight in range(1, 41)]) == pytest.approx(1.0)


@pytest.mark.parametrize(("mission", "vehicle", "first", "left"), [
    ("ballistic-test-2400", "thor", "thor", 500_000),
    ("science-satellite", "scout", "algol", 750_000),
])  # fmt: skip
def test_ground_tests_remove_half_as_much_where_engines_cannot_be_fired(
    rules: Rules, mission: str, vehicle: str, first: str, left: int
) -> None:
    asked = question_of(rules, mission, vehicle, None, None)
    design = rules.design_index[first]
    none, firings = (
        ready(rules, replace(asked, ground=ground)).state.sides[asked.side].limits[design][0] for ground in (0, 2)
    )
    assert firings == none * left // PPM


def test_a_class_weight_holds_for_four_engines_and_grows_with_their_number() -> None:
    assert engine_kills(200_000, 4, False) == pytest.approx(200_000, abs=5)
    one, five, thirty = (engine_kills(80_000, engines, False) for engines in (1, 5, 30))
    assert one < five < thirty
    assert thirty > 4 * five
    assert engine_kills(200_000, 8, True) < engine_kills(200_000, 8, False) // 2


def test_thirty_untested_engines_fail_where_five_tested_ones_fly(rules: Rules) -> None:
    """Saturn V: 13 of 13 after an all-up ground campaign. N1: 0 of 4 without a stand for its first stage."""
    raw, removes = rules.numbers.reliability.present_raw, rules.numbers.reliability.ground_removes
    saturn = play(rules, Stack(engines=5, engine_out=True, uppers=2), present_after(rules, 4), 150, 13)
    untested = raw * (1_000_000 - removes[1] // 2) // 1_000_000
    n1 = play(rules, Stack(engines=30, uppers=3), untested, 150, 4)
    r7 = play(rules, Stack(engines=5), present_after(rules, 2), 150, 5)
    assert share(n1, 1, 4) < 25
    assert share(saturn, 1, 5) > 75
    assert share(n1, 1, 4) < share(r7, 1, 4) < share(saturn, 1, 4)
    assert sum(not any(one.won for one in each) for each in n1) > len(n1) // 3


def test_new_upper_stages_bring_faults_back(rules: Rules) -> None:
    before = play(rules, Stack(uppers=1), 900_000, 250, 20)
    after = play(rules, Stack(uppers=1, debuts=(Debut(11), Debut(11, on_top=True))), 900_000, 250, 20)
    assert share(after, 1, 10) == share(before, 1, 10)
    assert share(after, 11, 20) < share(before, 11, 20) - 4


# The record ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def record() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reliability_record", TOP / "benchmarks" / "reliability_record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reliability_record"] = module
    spec.loader.exec_module(module)
    return module


def test_the_families_are_split_by_a_hash_of_their_names(record: ModuleType) -> None:
    families = record.read_families()
    halves = {family.name: family.half for family in families}
    assert halves == {name: record.half_of(name) for name in halves}
    assert set(halves.values()) == {"tuning", "reporting"}
    for family in families:
        assert all(won <= flown for won, flown in zip(family.successes, family.attempts))
        assert family.flights >= record.LEAST_LAUNCHES


def test_only_the_tuning_half_moves_the_mixture(record: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    families = record.read_families()
    tuned = [family.name for family in families if family.half == "tuning"]
    record.main(["--runs", "12"])
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"mixture tuned on {len(tuned)} families ({', '.join(tuned)}):"


@pytest.mark.slow
def test_four_in_five_reported_families_lie_in_the_band(record: ModuleType) -> None:
    assert record.main(["--runs", "300"]) == 0
