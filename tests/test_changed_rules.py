"""A campaign whose scenario was changed since it was saved is named, keeps everything, and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import NotTrusted, verify
from spacerace_game.chronicle.turns import Turns
from spacerace_game.cli.app import app
from spacerace_game.content import load_rules
from spacerace_game.play.changed_rules import RulesChanged
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.rules import Rules
from tests.content_helpers import THREE_SIDES, copy_of, with_files

LEADS = {"a": HUMAN, "b": "steady", "c": "steady"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path / "home"))
    return copy_of(THREE_SIDES, tmp_path)


def changed(folder: Path, before: str, after: str, name: str = "vehicles.yaml") -> Rules:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return load_rules(folder)


def played(rules: Rules, path: Path, turns: int, *, close: bool = True) -> Session:
    session = Session.new(rules, LEADS, 5, path)
    for _ in range(turns):
        session.end_turn()
    if close:
        session.close()
    else:
        assert session._recorder is not None
        session._recorder.close()  # as a crash would leave it
    return session


def test_a_campaign_goes_on_under_changed_rules_and_says_so(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    before = played(load_rules(folder), path, 3)
    kept = path.read_bytes()
    rules = changed(folder, "price: 20", "price: 22")
    with pytest.raises(RulesChanged, match=r"'three_sides' \(Three Sides\) has been changed since"):
        Session.load(rules, path)
    assert path.read_bytes() == kept
    session = Session.load(rules, path, changed="go-on")
    assert "has been changed since" in session.notice
    assert session.state.turn == 3
    assert session.state.sides[0].free == before.state.sides[0].free
    copy = next((tmp_path / "home" / "saves" / "copies").iterdir())
    assert copy.read_bytes() == kept
    assert path.read_bytes().startswith(kept)
    session.end_turn()
    session.close()
    read = read_journal(path)
    assert [line["kind"] for line in read.lines] == [
        *("header", "snapshot", "turn", "turn", "turn", "snapshot"),
        *("note", "rules", "snapshot", "turn", "snapshot"),
    ]
    assert verify(rules, read).disagreement == ""
    assert [told.turn for told in annals_of(rules, read).turns] == [3]
    assert (Turns(rules, read).first, Turns(rules, read).last) == (3, 4)
    again = Session.load(rules, path)
    assert again.notice == ""
    assert again.state.turn == 4
    again.recall()
    assert not again.forgotten
    again.rewind(1)
    assert again.state.turn == 3
    with pytest.raises(ValueError, match="one can go back"):
        again.rewind(1)
    again.close()


def test_turns_that_do_not_play_out_any_more_are_told_with_the_remedy(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    rules = load_rules(folder)
    played(rules, path, 14, close=False)
    kept = path.read_bytes()
    sides = "sides.yaml"
    other = changed(folder, "amount: 60}, {year: 1955", "amount: 61}, {year: 1955", sides)
    with pytest.raises(RulesChanged, match=r"the turns after turn 8.*Put the scenario back.*Or go on from turn 8"):
        Session.load(other, path, changed="go-on")
    assert path.read_bytes() == kept
    session = Session.load(other, path, changed="go-back")
    assert session.state.turn == 8
    assert session.state.hindsight
    assert path.read_bytes().startswith(kept)
    session.end_turn()
    session.close()
    assert Session.load(other, path).state.turn == 9
    back = changed(folder, "amount: 61}, {year: 1955", "amount: 60}, {year: 1955", sides)
    assert back.hash == rules.hash
    copy = next((tmp_path / "home" / "saves" / "copies").iterdir())
    assert Session.load(back, copy).state.turn == 14


def test_a_campaign_that_does_not_fit_any_more_is_refused_with_the_reason(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    played(load_rules(folder), path, 2)
    facts = "name: N, nationality: X, born: 1900-01-01, role: crew, side: a, source: S, biography: {any: B}"
    person = f"people: [{{id: new, {facts}}}]\n"
    with_files(folder, {"more.yaml": person})
    rules = load_rules(folder)
    for how in ("ask", "go-on", "go-back"):
        with pytest.raises(RulesChanged, match=r"does not fit it any more: it has 7 people; the scenario has 8"):
            Session.load(rules, path, changed=how)  # type: ignore[arg-type]


def test_a_campaign_of_another_scenario_is_refused_by_name(rules: Rules, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    played(load_rules(folder), path, 1)
    with pytest.raises(NotTrusted, match="a campaign of the scenario 'three_sides', not of 'space_race_1945'"):
        Session.load(rules, path)


def test_the_commands_name_the_changed_scenario_and_what_to_do(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    played(load_rules(folder), path, 3)
    changed(folder, "price: 20", "price: 22")
    run = CliRunner()
    for command in (["replay", str(path)], ["view", str(path), "--at", "1950-02-01", "--side", "a"]):
        told = run.invoke(app, [*command, "--scenario", str(folder)])
        assert told.exit_code == 2
        assert "'three_sides' (Three Sides) has been changed since this campaign was saved" in told.output
        assert "Put it back as it was" in told.output
    play = ["play", str(folder), "--side", "a", "--save", str(path)]
    opened = run.invoke(app, play, input="quit\n")
    assert opened.exit_code == 0, opened.output
    assert "has been changed since" in opened.output.replace("\n", " ")
    again = run.invoke(app, play, input="quit\n")
    assert "has been changed since" not in again.output
    told = run.invoke(app, ["replay", str(path), "--scenario", str(folder)])
    assert told.exit_code == 0, told.output
    assert "What was played before turn 4 was played by other rules" in told.output


def test_turns_that_a_changed_game_plays_otherwise_are_told_too(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "save.jsonl"
    rules = load_rules(folder)
    played(rules, path, 10, close=False)
    monkeypatch.setattr("spacerace_game.chronicle.turns.fingerprint", lambda state: f"other {state.turn}")
    with pytest.raises(RulesChanged, match=r"The game itself has been changed since.*go on from turn 8"):
        Session.load(rules, path)
    monkeypatch.undo()
    assert Session.load(rules, path).state.turn == 10
