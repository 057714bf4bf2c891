"""Campaigns on disk: written as they are played, verified by replay, never trusted when they were changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spacerace_game.ai import randomly, steady
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import NotTrusted, verify
from spacerace_game.cli.app import app
from spacerace_game.engine import fingerprint
from spacerace_game.play.campaign import run
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.orders import FundProgram, OpenProgram
from spacerace_game.spec.rules import Rules
from tests.content_helpers import THREE_SIDES

TURNS = 20


@pytest.fixture
def played(rules: Rules, tmp_path: Path) -> Path:
    path = tmp_path / "campaign.jsonl"
    names = {"usa": "steady", "ussr": "random"}
    run(rules, {"usa": steady, "ussr": randomly}, seed=11, turns=TURNS, journal=path, names=names)
    return path


def test_a_journal_replays_to_the_fingerprints_it_claims(rules: Rules, played: Path) -> None:
    read = read_journal(played)
    verdict = verify(rules, read)
    assert read.status == "whole"
    assert (verdict.turns, verdict.disagreement) == (TURNS, "")


def test_the_replay_command_verifies_shows_a_prefix_and_refuses_a_flip(played: Path, tmp_path: Path) -> None:
    whole = CliRunner().invoke(app, ["replay", str(played), "--json"])
    assert whole.exit_code == 0
    assert json.loads(whole.stdout)["turns"] == TURNS
    data = played.read_bytes()
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(data[: len(data) * 2 // 3])
    prefix = json.loads(CliRunner().invoke(app, ["replay", str(cut), "--json"]).stdout)
    assert (prefix["status"], prefix["exit"]) == ("prefix", 0)
    assert prefix["turns"] < TURNS
    flipped = tmp_path / "flipped.jsonl"
    middle = len(data) // 2
    flipped.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    result = CliRunner().invoke(app, ["replay", str(flipped)])
    assert result.exit_code == 2
    assert "not to be trusted: line" in result.output


def test_a_turn_that_plays_out_otherwise_is_named_with_its_first_difference(rules: Rules, played: Path) -> None:
    read = read_journal(played)
    lines = [dict(line) for line in read.lines]
    turn = next(line for line in lines if line["kind"] == "turn" and line["turn"] == 7)
    turn["orders"] = {"usa": [], "ussr": []}
    object.__setattr__(read, "lines", tuple(lines))
    verdict = verify(rules, read)
    assert "turn 7: fingerprint" in verdict.disagreement
    assert "the journal has" in verdict.disagreement


def test_a_snapshot_that_does_not_fit_the_scenario_is_not_trusted(three_rules: Rules, played: Path) -> None:
    with pytest.raises(NotTrusted, match="line"):
        verify(three_rules, read_journal(played))


def test_a_journal_of_another_scenario_names_both(played: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["replay", str(played), "--scenario", "tests/data/scenarios/three_sides"])
    assert result.exit_code == 2
    assert "one of the scenario 'space_race_1945', not of 'three_sides'" in result.output


def test_the_view_command_shows_what_a_side_knew(played: Path) -> None:
    result = CliRunner().invoke(app, ["view", str(played), "--at", "1948-08-01", "--side", "usa", "--json"])
    assert result.exit_code == 0, result.output
    seen = json.loads(result.stdout)
    assert (seen["side"], seen["date"]) == ("usa", "1948-07-01")
    assert "seed" not in result.stdout


@pytest.mark.parametrize("day", ["1899-01-01", "2001-01-01"])
def test_the_view_command_names_a_day_outside_the_campaign(day: str, played: Path) -> None:
    result = CliRunner().invoke(app, ["view", str(played), "--at", day, "--side", "usa"])
    assert result.exit_code == 2
    assert f"{day} is outside the scenario: 1945-" in result.output
    late = CliRunner().invoke(app, ["view", str(played), "--at", "1974-01-01", "--side", "usa", "--json"])
    assert late.exit_code == 0
    assert "The campaign ends before 1974-01-01: this is how it stands on 1950-" in late.stderr
    assert json.loads(late.stdout)["side"] == "usa"


def test_a_campaign_whose_last_line_a_crash_tore_goes_on_before_it(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 5, path)
    session.end_turn()
    there = fingerprint(session.state)
    session.end_turn()
    assert session._recorder is not None
    session._recorder.close()
    path.write_bytes(path.read_bytes()[:-40])
    again = Session.load(rules, path)
    assert (again.state.turn, fingerprint(again.state)) == (1, there)
    assert "The last line was never finished and is dropped" in again.notice
    assert path.with_name("mine.jsonl.torn-1").exists()
    again.end_turn()
    again.close()
    assert Session.load(rules, path).state.turn == 2


def test_a_campaign_that_was_cut_before_its_first_state_is_not_opened(played: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(played.read_bytes()[:5000])
    told = CliRunner().invoke(app, ["play", "--save", str(cut)])
    assert told.exit_code == 2
    assert "there is no snapshot to start from; take an older copy of the campaign" in told.output


def test_a_campaign_of_a_scenario_elsewhere_wants_its_folder(three_rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "three.jsonl"
    run(three_rules, {"a": steady}, turns=2, journal=path)
    told = CliRunner().invoke(app, ["replay", str(path)])
    assert told.exit_code == 2
    assert "its scenario 'three_sides' is not among those here" in told.output
    for command in (
        ["replay", str(path), "--scenario", str(THREE_SIDES)],
        ["simulate", str(THREE_SIDES), "--from", str(path), "--json"],
        ["study", str(THREE_SIDES), "--from", str(path), "--runs", "1", "--out", str(tmp_path / "out"), "--json"],
    ):
        told = CliRunner().invoke(app, command)
        assert told.exit_code == 0, told.output


def test_a_scenario_without_the_usual_sides_is_played_by_its_first(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["play", str(THREE_SIDES), "--save", str(tmp_path / "a.jsonl")], input="quit\n")
    assert told.exit_code == 0, told.output
    told = CliRunner().invoke(app, ["play", str(THREE_SIDES), "--side", "aa"])
    assert "no side 'aa': this scenario has a, b, c; did you mean 'a'?" in told.output


def test_a_session_goes_on_where_it_stopped(rules: Rules, tmp_path: Path) -> None:
    controllers = {"usa": HUMAN, "ussr": "steady"}
    path = tmp_path / "mine.jsonl"
    straight = Session.new(rules, controllers, 5)
    broken = Session.new(rules, controllers, 5, path)
    for number in range(12):
        for session in (straight, broken):
            candidates = session.options("usa")["open-program"]
            if candidates and number % 3 == 0:
                assert session.give("usa", candidates[0]) is None
            session.end_turn()
        if number % 4 == 3:
            broken.close()
            broken = Session.load(rules, path)
    broken.close()
    assert fingerprint(broken.state) == fingerprint(straight.state)


def test_an_order_taken_back_takes_with_it_what_depended_on_it(rules: Rules) -> None:
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 5)
    opened = session.options("usa")["open-program"][0]
    assert isinstance(opened, OpenProgram)
    assert session.give("usa", opened) is None
    funded = FundProgram(item=opened.item, level="hold")
    assert session.give("usa", funded) is None
    assert session.drop("usa", 0) == (opened, funded)
    assert session.orders("usa") == ()
    assert session.undo("usa") is None


def test_undo_and_redo_give_back_the_same_orders(rules: Rules) -> None:
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 5)
    order = session.options("usa")["open-program"][0]
    session.give("usa", order)
    assert session.undo("usa") == order
    assert session.redo("usa") == order
    assert session.orders("usa") == (order,)


def test_carry_on_stops_for_whatever_needs_a_person(rules: Rules) -> None:
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 5)
    needs = session.carry_on()
    assert needs
    assert session.state.turn == 1


def test_two_people_share_one_campaign(rules: Rules) -> None:
    session = Session.new(rules, {"usa": HUMAN, "ussr": HUMAN}, 5)
    assert session.humans == ("usa", "ussr")
    for side in session.humans:
        order = session.options(side)["open-program"][0]
        assert session.give(side, order) is None
    turn = session.end_turn()
    assert turn.refused == ()
    assert all(side.programs for side in turn.state.sides)


def test_the_game_can_be_played_in_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    save = tmp_path / "mine.jsonl"
    keys = "orders\nopen-program\n1\nundo\n1\ndesk\nend\ngo\nnonsense\n99\nquit\n"
    result = CliRunner().invoke(app, ["play", "--side", "ussr", "--save", str(save)], input=keys)
    assert result.exit_code == 0, result.output[-2000:]
    assert "given: open-program" in result.output
    assert read_journal(save).intact
    again = CliRunner().invoke(app, ["play", "--side", "ussr", "--save", str(save)], input="quit\n")
    assert again.exit_code == 0, again.output[-2000:]
