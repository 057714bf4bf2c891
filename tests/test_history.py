"""Real history under the rules: legal, on its real days, and earned."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.play.history import history_as_json, known_ids, replay_history
from spacerace_game.spec.dates import iso, parse_day
from spacerace_game.spec.rules import Rules

REACHED = {"usa": "1975-12-31", "ussr": "1975-12-31"}
"""How far each side's real path is told."""
BOTH = min(REACHED.values())
LAST = parse_day("1961-12-31")
"""Far enough to see what a change of the fifties does."""


@pytest.fixture(scope="module")
def real(rules: Rules) -> dict[str, Any]:
    return history_as_json(replay_history(rules, until=parse_day(max(REACHED.values()))), 1957)


def test_nothing_in_real_history_is_refused(real: dict[str, Any]) -> None:
    assert real["refused"] == []


def test_every_milestone_both_sides_tell_of_falls_on_its_real_day_to_its_real_winner(real: dict[str, Any]) -> None:
    reached = [one for one in real["milestones"] if one["real_date"] and one["real_date"] <= BOTH]
    assert len(reached) >= 25
    for one in reached:
        assert (one["side"], one["date"], one["delta_days"]) == (one["real_side"], one["real_date"], 0), one["id"]


@pytest.mark.parametrize(("name", "least"), [("usa", 68), ("ussr", 60)])
def test_a_side_reaches_what_it_reached_on_the_day_and_nothing_else(
    rules: Rules, real: dict[str, Any], name: str, least: int
) -> None:
    joint = {one.id for one in rules.scenario.milestones if one.joint}
    reached = 0
    for one in real["milestones"]:
        if one["id"] in joint and BOTH < "1975-07-17":
            continue
        for side in one["sides"]:
            if side["side"] != name:
                continue
            if side["real_date"] and side["real_date"] <= REACHED[name]:
                assert side["delta_days"] == 0, (one["id"], side)
                reached += 1
            elif side["date"]:
                assert side["real_date"], (one["id"], side)
    assert reached >= least


def test_no_recorded_fate_was_impossible(real: dict[str, Any]) -> None:
    assert real["impossible"] == []
    assert all(0 < one["odds_of_fate"] <= 100 for one in real["fates"])


@pytest.mark.parametrize(("side", "flights", "failures"), [("usa", 500, 80), ("ussr", 400, 80)])
def test_a_side_flies_its_recorded_flights_with_failures_among_them(
    real: dict[str, Any], side: str, flights: int, failures: int
) -> None:
    fates = [one["fate"] for one in real["fates"] if one["side"] == side]
    assert len(fates) >= flights
    assert fates.count("failure") >= failures


def test_every_recorded_flight_flies_on_its_day(rules: Rules, real: dict[str, Any]) -> None:
    flown = {one["flight"]: one["date"] for one in real["fates"]}
    for name, (_, _, flight) in rules.record.items():
        assert flown[name] == iso(flight.date)


def test_dropping_the_order_that_opens_the_r_7_takes_the_first_satellite_from_its_winner(rules: Rules) -> None:
    opens = next(
        dated.id
        for path in rules.scenario.history
        for dated in path.orders
        if dated.order.kind == "open-program" and dated.order.item == "r-7"
    )
    changed = history_as_json(replay_history(rules, until=LAST, drop=[opens]), 1957)
    satellite = next(one for one in changed["milestones"] if one["id"] == "satellite")
    assert changed["refused"]
    assert satellite["side"] != "ussr" or satellite["delta_days"] > 0


def test_a_failed_sputnik_gives_the_satellite_to_a_later_day(rules: Rules) -> None:
    assert "sputnik-1" in known_ids(rules)
    changed = history_as_json(replay_history(rules, until=LAST, changed_fates={"sputnik-1": "failure"}), 1957)
    satellite = next(one for one in changed["milestones"] if one["id"] == "satellite")
    assert satellite["delta_days"] > 0


def test_with_dice_the_same_orders_end_otherwise_for_some_flight(rules: Rules) -> None:
    diced = history_as_json(replay_history(rules, until=LAST, fates="dice", seed=3), 3)
    assert diced["fates"] == []
    assert any(one["delta_days"] not in (0, None) for one in diced["milestones"])


def test_the_command_says_what_the_function_says(real: dict[str, Any]) -> None:
    result = CliRunner().invoke(app, ["history", "--until", max(REACHED.values()), "--json"])
    assert result.exit_code == 0, result.output[-2000:]
    assert json.loads(result.stdout)["fingerprint"] == real["fingerprint"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["history", "--until", "1961-02-30"], "there is no such day"),
        (["history", "--drop", "no-such-order"], "--drop no-such-order: no order or flight"),
        (["history", "--drop", "ussr-1954-q2-open-r7"], "did you mean 'ussr-1954-q2-open-r-7'?"),
        (
            ["history", "--fate", "sputnik1=failure"],
            "--fate sputnik1: no flight has this id; did you mean 'sputnik-1'?",
        ),
        (["history", "--fate", "ussr-1954-q2-open-r-7=failure"], "this is an order, and only a flight has a fate"),
        (["history", "--until", "1930-01-01"], "--until 1930-01-01 is outside the scenario"),
        (["history", "--fate", "sputnik-1"], "FLIGHT=success"),
        (["history", "--fate", "sputnik-1=glory"], "success, partial or failure"),
        (["history", "--fates", "sometimes"], "recorded or dice"),
        (["history", "no-such-scenario"], "no-such-scenario"),
        (["simulate", "--side", "usa=stedy"], "did you mean 'steady'"),
        (["simulate", "--side", "france=steady"], "no side 'france'"),
        (["simulate", "--seed", "-1"], "a seed is"),
        (["replay", "no-such-file.jsonl"], "no-such-file.jsonl"),
    ],
)
def test_bad_arguments_get_a_message_and_exit_code_two(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert "Traceback" not in result.output


def test_a_seed_at_which_the_path_is_refused_says_that_another_is_legal() -> None:
    """Of seeds 1 to 40 most refuse an order of history, and whoever tried one was left to puzzle why."""
    puzzled = CliRunner().invoke(app, ["history", "--seed", "6", "--until", "1958-12-31"])
    assert puzzled.exit_code == 1
    assert "refused: " in puzzled.output
    said = " ".join(puzzled.output.split())
    assert "The recorded path is legal at the default seed, 1957, and is not at seed 6." in said
    assert "For history as it was leave --seed out." in said
    for arguments in (["--seed", "4"], ["--drop", "ussr-1954-q2-open-r-7"], ["--seed", "6", "--fates", "dice"]):
        plain = CliRunner().invoke(app, ["history", "--until", "1958-12-31", *arguments])
        assert "legal at the default seed" not in plain.output


def test_who_died_on_a_flight_of_the_record_lives_where_it_is_not_flown(rules: Rules) -> None:
    person, day = rules.person_index["vladimir-komarov"], parse_day("1968-06-30")
    spared = replay_history(rules, until=day, drop=["soyuz-1"], facts=False).run.state
    assert spared.holder[person] == rules.side_index["ussr"] + 1
    assert replay_history(rules, until=day, facts=False).run.state.holder[person] == -1
