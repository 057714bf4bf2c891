"""How a campaign may end before its calendar does, and how one goes back in it and looks around."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import NotTrusted
from spacerace_game.chronicle.turns import Turns
from spacerace_game.cli.app import app
from spacerace_game.cli.play import Table
from spacerace_game.engine import new_game, outcome, play_turn
from spacerace_game.engine.captives import SUSPECT, captives_of
from spacerace_game.engine.state import CAUSE
from spacerace_game.play.campaign import run, with_endings, with_mods
from spacerace_game.play.session import HUMAN, Need, Session
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules


def begun(rules: Rules, path: Path | None = None) -> Session:
    return Session.new(rules, {"usa": HUMAN, "ussr": "random"}, 11, path)


def rewound(rules: Rules, path: Path) -> Session:
    """Ten turns, five of them taken back and two of those played anew."""
    session = begun(rules, path)
    for _ in range(10):
        session.end_turn()
    session.rewind(5)
    session.end_turn()
    session.end_turn()
    session.close()
    return session


# ---- endings ----


def test_a_dismissed_chief_hands_over_unless_the_campaign_was_begun_otherwise(rules: Rules) -> None:
    for endings, ends in (
        ((), False),
        (("dismissal",), True),
        (("dismissal@usa",), True),
        (("dismissal@ussr",), False),
    ):
        state = new_game(with_endings(rules, endings), 5)
        usa = state.sides[0]
        usa.support[CAUSE["leaders"]] -= sum(usa.support)
        usa.low_turns = rules.numbers.politics.dismissal_quarters - 1
        after = play_turn(state, {}).state
        assert after.sides[0].successor == 1
        assert bool(after.over) is ends
        assert outcome(after)["ending"] == ("dismissal" if ends else None)


def test_a_campaign_may_end_with_the_first_footprints(rules: Rules) -> None:
    landing = rules.milestone_index["crewed-landing"]
    for endings in ((), ("first-landing",)):
        state = new_game(with_endings(rules, endings), 5)
        state.sides[1].reached[landing] = state.sides[1].shown[landing] = rules.turns[0].first + 3
        assert bool(play_turn(state, {}).state.over) is bool(endings)


def test_a_journal_says_with_which_endings_it_was_begun(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    chosen = with_endings(rules, ["dismissal@usa"])
    run(chosen, {}, turns=2, facts=False, journal=path)
    header = read_journal(path).header
    assert header is not None
    assert header["mods"] == ["ending:dismissal@usa"]
    assert header["rules"] == chosen.hash != rules.hash
    assert with_mods(rules, header["mods"]).endings == {"dismissal@usa"}


def test_a_loaded_campaign_keeps_its_endings(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    session = begun(with_endings(rules, ["first-landing"]), path)
    session.end_turn()
    session.close()
    again = Session.load(rules, path)
    assert again.rules.endings == {"first-landing"}
    again.close()


@pytest.mark.parametrize(("name", "why"), [("victory", "no optional ending 'victory'"), ("dismissal@moon", "no side")])
def test_an_ending_that_does_not_exist_is_named(rules: Rules, name: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        with_endings(rules, [name])


# ---- looking around in a journal ----


def test_any_turn_of_a_rewound_journal_is_that_of_the_campaign_as_it_stands(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    session = rewound(rules, path)
    read = read_journal(path)
    turns = Turns(rules, read)
    assert turns.last == 7
    assert turns.state(7) == session.state
    assert outcome(turns.state(5))["hindsight"]
    assert not outcome(turns.state(4))["hindsight"]
    assert [turns.state(turn).turn for turn in range(8)] == list(range(8))


def test_what_was_taken_back_is_not_told_after_the_campaign_was_left(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "back.jsonl"
    session = begun(rules, path)
    for _ in range(4):
        session.end_turn()
    session.rewind(2)
    session.close()
    again = Session.load(rules, path)
    assert [state.turn for state, _ in again.told] == [1, 2]
    assert [page.number for page in again.newspapers("usa")] == [1, 2]
    assert [turn.turn for turn in annals_of(rules, read_journal(path)).turns] == [0, 1]


def test_the_view_command_shows_the_branch_that_stands(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    rewound(rules, path)
    day = iso(rules.turns[5].first)
    shown = CliRunner().invoke(app, ["view", str(path), "--at", day, "--side", "usa", "--json"])
    assert shown.exit_code == 0, shown.output
    assert json.loads(shown.output)["hindsight"] == 1


def test_a_turn_that_does_not_play_out_as_written_is_not_trusted(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    rewound(rules, path)
    read = read_journal(path)
    last = next(line for line in reversed(read.lines) if line["kind"] == "turn")
    last["fingerprint"] = "0" * 32
    with pytest.raises(NotTrusted, match="does not play out"):
        Turns(rules, read).state(7)


# ---- at the table ----


def test_the_player_at_the_terminal_can_go_back(rules: Rules, capsys: pytest.CaptureFixture[str]) -> None:
    session = begun(rules)
    table = Table(session, "usa")
    for line in ("paper", "end", "end", "end", "back 2", "back 9", "back soon", "paper ussr", "paper moon"):
        table._obey(line)
    told = capsys.readouterr().out
    assert session.state.turn == 1
    assert session.state.hindsight == 1
    assert "with hindsight" in told
    assert "one can go back 1 to 1 turns; got 9" in told
    assert "no number of quarters" in told
    assert "no newspaper has come out yet" in told
    assert "Sovetskiy Gorizont" in told
    assert "there is no side 'moon'; there are usa, ussr" in told


def test_a_suspect_who_waits_for_judgement_stops_carrying_on(rules: Rules) -> None:
    session = begun(rules)
    captive = captives_of(rules)[0]
    session.state.sides[0].waiting[captive.index] = SUSPECT
    assert Need("suspect", (captive.id,)) in session.needs("usa")
    session.state.sides[0].waiting[captive.index] = 0
    assert all(need.code != "suspect" for need in session.needs("usa"))
