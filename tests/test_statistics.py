"""The comparison with reality: every figure checked against something worked out another way."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from itertools import combinations
from math import log
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacerace_game.chronicle.annals import Annals, annals_of
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.statistics import (
    METHODS,
    compare,
    kendall_tau_b,
    lags,
    log_likelihood,
    median,
    order_agreement,
    tally_here,
    tally_really,
    wilson,
    winner_agreement,
)
from spacerace_game.engine import view_for
from spacerace_game.engine.facts import FlightFlown, MilestoneReached
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.play.history import replay_history
from spacerace_game.report.comparison import OUTCOMES, comparison
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import Rules


@pytest.fixture(scope="module")
def real(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Annals:
    """Real history to the end of 1961, from its journal."""
    path = tmp_path_factory.mktemp("real") / "history.jsonl"
    replay_history(rules, until=parse_day("1961-12-31"), journal=path)
    return annals_of(rules, read_journal(path))


@pytest.fixture(scope="module")
def other(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Annals:
    """Two careful chiefs in place of history."""
    path = tmp_path_factory.mktemp("other") / "steady.jsonl"
    names = dict.fromkeys(rules.side_index, "steady")
    run(rules, controllers_named(names), seed=11, turns=70, journal=path, names=names)
    return annals_of(rules, read_journal(path))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=9))
def test_tau_b_is_the_formula_of_1945(pairs: list[tuple[int, int]]) -> None:
    first, second = [x for x, _ in pairs], [y for _, y in pairs]
    concordant = discordant = tied_first = tied_second = 0
    for (x, y), (u, v) in combinations(pairs, 2):
        concordant += (x - u) * (y - v) > 0
        discordant += (x - u) * (y - v) < 0
        tied_first += x == u
        tied_second += y == v
    many = len(pairs) * (len(pairs) - 1) // 2
    below = (many - tied_first) * (many - tied_second)
    found = kendall_tau_b(first, second)
    if not below:
        assert found is None
    else:
        assert found == pytest.approx((concordant - discordant) / below**0.5)


def test_real_history_played_with_its_own_fates_is_nearly_itself(real: Annals) -> None:
    compared = compare(real.last)
    assert abs(median(lags(compared)) or 0) <= 1
    tau = order_agreement(compared, real.until)
    assert tau is not None
    assert tau > 0.9
    same, told = winner_agreement(compared)
    assert told > 20
    assert same / told > 0.9


def test_the_record_and_the_flights_flown_from_it_are_counted_alike(real: Annals) -> None:
    for side in real.rules.side_index:
        here, there = tally_here(real.flights, side), tally_really(real.rules, side, real.until)
        assert (here.flown, here.succeeded, here.lost, here.died) == (
            there.flown,
            there.succeeded,
            there.lost,
            there.died,
        )
        assert here.flown == here.succeeded + here.partial + here.lost


def test_annals_of_a_journal_end_where_the_campaign_ended(rules: Rules, other: Annals) -> None:
    again = run(rules, controllers_named(dict.fromkeys(rules.side_index, "steady")), seed=11, turns=70)
    assert other.last == again.state
    assert other.facts == tuple(again.facts)
    spent = sum(fact.free for fact in again.facts if type(fact).__name__ == "MoneySpent" and fact.side == "usa")
    assert sum(other.spent("usa", free_only=True).values()) == spent


def test_the_log_likelihood_is_the_sum_over_recorded_flights(real: Annals) -> None:
    found = log_likelihood(real.flights)
    by_hand = sum(
        log(one.odds / 1e6 if one.fate == "success" else 1 - one.odds / 1e6) for one in real.flights if one.recorded
    )
    assert found.flights == sum(one.recorded for one in real.flights)
    assert not found.impossible
    assert found.total == pytest.approx(by_hand)
    assert found.deviation > 0


def test_a_fate_without_any_chance_is_named_and_not_summed(real: Annals) -> None:
    sure = FlightFlown(
        1, "usa", "sure-thing", "m", "v", "", 1, "failure", "", "", "", 1_000_000, 0, True, "before", (), ()
    )
    found = log_likelihood([*real.flights, sure])
    assert found.impossible == ("sure-thing",)
    assert found.total == log_likelihood(real.flights).total


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_score_interval_holds_the_share(succeeded: int, more: int) -> None:
    low, high = wilson(succeeded, succeeded + more)
    assert 0 <= low <= high <= 1
    if succeeded + more:
        assert low - 1e-9 <= succeeded / (succeeded + more) <= high + 1e-9


def test_view_models_say_what_the_facts_say(other: Annals) -> None:
    found = comparison(other)
    reached = {(f.milestone, f.side): f.day for f in other.facts if isinstance(f, MilestoneReached)}
    firsts = {f.milestone: f for f in other.facts if isinstance(f, MilestoneReached) and f.first}
    assert {mark.milestone: (mark.side, mark.day) for mark in found.here.marks} == {
        name: (fact.side, fact.day) for name, fact in firsts.items()
    }
    for entry in found.entries:
        assert entry.outcome in OUTCOMES
        assert entry.sentence
        for side, day, _real, _lag in entry.by_side:
            assert day == reached.get((entry.milestone, side))
    for verdict in found.verdicts:
        for column in verdict.columns:
            assert sum(amount for _, amount in column.parts) == pytest.approx(column.percent)
        assert sum(column.points for column in verdict.columns) == pytest.approx(verdict.points)
    assert {one.id for one in found.statistics} <= set(METHODS)
    assert all(one.explanation and one.source and one.text for one in found.statistics)


def test_a_side_sees_its_rivals_only_as_far_as_they_have_shown_themselves(rules: Rules, other: Annals) -> None:
    state = other.last.copy()
    secret = next(place for place, day in enumerate(state.sides[1].reached) if day)
    state.sides[1].shown[secret] = 0
    found = comparison(view_for(state, "usa"))
    for entry in found.entries:
        place = state.rules.milestone_index[entry.milestone]
        days = {side: day for side, day, _real, _lag in entry.by_side}
        assert days["usa"] == (state.sides[0].reached[place] or None)
        assert days["ussr"] == (state.sides[1].shown[place] or None)
    assert next(one for one in found.entries if one.milestone == rules.scenario.milestones[secret].id).side != "ussr"
    assert [one.side for one in found.verdicts] == ["usa"]
    assert not found.victories


def test_view_models_are_plain_frozen_data(three_rules: Rules) -> None:
    names = dict.fromkeys(three_rules.side_index, "random")
    state = run(three_rules, controllers_named(names), seed=2, turns=20).state
    todo: list[Any] = [comparison(state)]
    while todo:
        one = todo.pop()
        if is_dataclass(one):
            assert one.__dataclass_params__.frozen  # type: ignore[attr-defined]
            todo += [getattr(one, field.name) for field in fields(one)]
        elif isinstance(one, tuple):
            todo += one
        else:
            assert one is None or isinstance(one, str | int | float)
