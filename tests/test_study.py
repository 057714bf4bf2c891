"""Studies: the same campaigns whatever the workers, and figures that say what they claim."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from spacerace_game.chronicle.statistics import quantile
from spacerace_game.cli.app import app
from spacerace_game.play import invariants
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.play.invariants import check_invariants, won_pairs
from spacerace_game.play.study import (
    Campaign,
    Task,
    decision_rows,
    milestone_rows,
    named,
    play_one,
    study,
)
from spacerace_game.spec.rules import Rules

cli = CliRunner()


def campaign(policies: tuple[str, str], points: tuple[float, float]) -> Campaign:
    return Campaign(Task(policies, 1), (), points, ({}, {}), ((), ()))


def test_a_study_is_the_same_whatever_the_workers(three_rules: Rules) -> None:
    alone = study(three_rules, {"a": "random"}, 4, 7, workers=1)
    together = study(three_rules, {"a": "random"}, 4, 7, workers=2)
    assert alone == together
    assert [one.task.seed for one in alone] == [7, 8, 9, 10]


def test_a_campaign_of_a_study_is_the_campaign_that_simulate_plays(rules: Rules) -> None:
    rules = replace(rules, turns=rules.turns[:60], machinery={})
    (one,) = study(rules, {}, 1, 5)
    alone = run(rules, controllers_named(dict.fromkeys(rules.side_index, "steady")), seed=5, facts=False).state
    assert one.first == tuple((first - 1, day) for first, day in zip(alone.first, alone.first_day))


def test_counting_decisions_changes_nothing_else(three_rules: Rules) -> None:
    names = tuple("steady" for _ in three_rules.sides)
    counted, plain = (play_one(three_rules, Task(names, 3, counting)) for counting in (True, False))
    assert (counted.first, counted.points, counted.prestige) == (plain.first, plain.points, plain.prestige)
    rows = decision_rows(three_rules, [counted])
    assert [row.side for row in rows] == list(three_rules.side_index)


def test_milestone_rows_hold_median_range_and_shares(three_rules: Rules) -> None:
    done = study(three_rules, {}, 6, 1)
    for place, row in enumerate(sorted(milestone_rows(three_rules, done), key=lambda r: r.id)):
        assert place >= 0
        if row.reached:
            assert row.low is not None
            assert row.median is not None
            assert row.high is not None
            assert row.low <= row.median <= row.high
            assert sum(row.shares.values()) == pytest.approx(1)
        else:
            assert row.median is None
            assert row.shares == {}


def test_quantiles_are_of_the_nearest_rank() -> None:
    assert [quantile(range(1, 12), share) for share in (0, 0.1, 0.5, 0.9, 1)] == [1, 2, 6, 10, 11]


def test_over_both_seats_the_better_side_does_not_matter() -> None:
    """The second side always gets 20 points more; the rusher always 5 less than whoever sits there otherwise."""
    games = [
        campaign(("steady", "rusher"), (90, 105)),
        campaign(("rusher", "steady"), (85, 110)),
        campaign(("steady", "rusher"), (80, 80)),
    ]
    assert won_pairs(games[:2], "rusher") == 0
    assert won_pairs(games[:2], "steady") == 1
    assert won_pairs(games, "rusher") == pytest.approx(0.25)
    assert games[2].winner() is None


def test_an_unknown_policy_is_named_with_its_neighbour(rules: Rules) -> None:
    with pytest.raises(ValueError, match="did you mean 'steady'"):
        study(rules, {"usa": "steedy"}, 1, 1)
    assert named("isolate") is not named("integrate")


def test_every_invariant_has_a_figure(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invariants, "HABITS", {"treatment": dict.fromkeys(("integrate", "isolate"))})
    monkeypatch.setattr(invariants, "COUPS", ("imitator",))
    monkeypatch.setattr(invariants, "TESTERS", {})
    short = replace(rules, turns=rules.turns[:24], machinery={})
    found = list(check_invariants(short, 2, 1))
    assert {one.id[0] for one in found} == set("123456789")
    assert all(one.figure and one.text for one in found)
    assert len({one.id for one in found}) == len(found)


def test_only_the_rows_that_are_asked_for_are_played(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    short = replace(rules, turns=rules.turns[:8], machinery={})
    found = list(check_invariants(short, 2, 1, only=("7-firsts", "3")))
    assert [one.id for one in found] == ["3-on-purpose", "7-firsts"]
    with pytest.raises(ValueError, match="they are 1-treatment"):
        next(check_invariants(short, 2, 1, only=("11",)))


def test_invariants_need_two_sides(three_rules: Rules) -> None:
    with pytest.raises(ValueError, match="two sides"):
        next(check_invariants(three_rules, 2, 1))


def test_the_command_says_when_each_milestone_fell(rules: Rules) -> None:
    done = cli.invoke(app, ["study", "--runs", "2", "--seed", "9", "--side", "usa=random", "--json"])
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["policies"] == {"usa": "random", "ussr": "steady"}
    assert [row["id"] for row in told["milestones"]] == [row.id for row in milestone_rows(rules, [])]
    assert set(told["verdict"]) == {"usa", "ussr"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--side", "uk=steady"], "no side 'uk'"),
        (["--side", "usa=steedy"], "did you mean 'steady'"),
        (["--side", "usa"], "--side SIDE=POLICY"),
        (["--seed", "-1"], "a seed is a whole number"),
    ],
)
def test_the_command_explains_bad_arguments(arguments: list[str], said: str) -> None:
    done = cli.invoke(app, ["study", "--runs", "1", *arguments])
    assert done.exit_code == 2
    assert said in done.output
