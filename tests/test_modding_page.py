"""The worked mod of docs/modding.md is true: checked as written, and played."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.content import check_folder, load_rules
from spacerace_game.engine.facts import MoneySpent
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.orders import AnswerDecision
from spacerace_game.store.folders import saves_folder, user_scenarios_folder
from tests.content_helpers import REAL, with_files

PAGE = Path(__file__).parent.parent / "docs" / "modding.md"


def files_of_the_page(heading: str = "## A mod to copy") -> dict[str, str]:
    """The files that stand under a heading, by name."""
    part = PAGE.read_text(encoding="utf-8").partition(f"{heading}\n")[2].partition("\n## ")[0]
    lines = [line.removeprefix("    ") for line in part.splitlines() if line.startswith("    ") or not line]
    found = re.split(r"^# (\w+\.yaml)$", "\n".join(lines), flags=re.MULTILINE)[1:]
    return dict(zip(found[::2], found[1::2], strict=True))


@pytest.fixture
def mod(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    files = files_of_the_page()
    assert list(files) == ["scenario.yaml", "watchers.yaml"]
    return with_files(user_scenarios_folder() / "watchers", files)


def test_the_mod_of_the_page_is_clean_and_does_what_the_page_says(mod: Path) -> None:
    assert check_folder(mod) == []
    rules, real = load_rules("watchers"), load_rules(REAL)
    assert rules.numbers.attention.per_turn == 6 != real.numbers.attention.per_turn
    assert {"followed-shot"} == {*rules.mission_index} - {*real.mission_index}
    assert rules.ways[rules.mission_index["followed-shot"]]
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 1)

    def waiting() -> list[str]:
        return [rules.storylets[one.storylet].id for one in session.view("usa").own.pending]

    while "a-telescope" not in waiting():
        session.end_turn()
    came = rules.turns[session.state.turn - 1].last
    closed = session.desk("usa").why_not(AnswerDecision(storylet="a-telescope", choice="ask-tombaugh"))
    assert closed is not None
    assert closed.code == "choice-locked"
    assert session.give("usa", AnswerDecision(storylet="a-telescope", choice="buy")) is None
    session.end_turn()
    spent = [fact for fact in session.facts if isinstance(fact, MoneySpent)]
    assert [fact.free for fact in spent if fact.what == ("storylet", "a-telescope", "buy")] == [400]
    answered = session.state.turn
    while "first-plate" not in waiting():
        session.end_turn()
    day = rules.turns[session.state.turn - 1].last
    story = rules.storylets[rules.storylet_index["first-plate"]]
    assert came < story.when.since <= day  # type: ignore[union-attr, operator]
    assert rules.turns[session.state.turn - 2].last < story.when.since  # type: ignore[union-attr, operator]
    assert session.state.turn > answered + 1  # its delay was over, and it waited


def test_the_scenario_of_the_page_is_clean_and_somebody_reaches_its_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    files = files_of_the_page("## A scenario to copy")
    folder = with_files(user_scenarios_folder() / "northern_light", files)
    assert check_folder(folder) == []
    told = CliRunner().invoke(app, ["simulate", "northern_light", "--json"])
    assert told.exit_code == 0, told.output
    (milestone,) = json.loads(told.stdout)["milestones"]
    assert milestone["id"] == "edge-of-space"
    assert milestone["side"] in ("sweden", "brazil", "india")
    told = CliRunner().invoke(app, ["play", "northern_light", "--side", "india"], input="end\nend\nquit\n")
    assert told.exit_code == 0, told.output
    assert "The monsoon has come." in told.output


def test_the_terminal_says_why_a_choice_is_closed(mod: Path) -> None:
    told = CliRunner().invoke(app, ["play", "watchers"], input="end\nend\nend\nquit\n")
    assert told.exit_code == 0, told.output
    words = " ".join(told.output.split())
    assert "Ask Tombaugh to grind a better one. [closed: open only if " in words
    assert "Clyde W. Tombaugh" in words
    assert "Buy it. (0.4 M)" in words
    assert "Binoculars will do. [if nobody answers]" in words
    assert any(saves_folder().glob("watchers-usa-*.jsonl"))


def test_the_rocket_of_the_page_flies(tmp_path: Path) -> None:
    part = PAGE.read_text(encoding="utf-8").partition("## Two more kinds of file\n")[2]
    text = "\n".join(line.removeprefix("    ") for line in part.splitlines() if line.startswith("    "))
    told = CliRunner().invoke(app, ["rocket", str(with_files(tmp_path, {"rocket.yaml": text}) / "rocket.yaml")])
    assert told.exit_code == 0, told.output
    assert "backyard: 1.8 t at lift-off" in told.output


def test_the_page_names_the_folders_that_the_game_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.read_text(encoding="utf-8")
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    assert "`SPACERACE_HOME`" in page
    for folder in (user_scenarios_folder(), saves_folder()):
        assert folder.parent == tmp_path
        assert f"folder `{folder.name}`" in page
    monkeypatch.delenv("SPACERACE_HOME")
    assert f"`~/.local/share/{user_scenarios_folder().parent.name}`" in page
