"""`spacerace scenario …`, as a person and as a program see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spacerace_game.cli.scenario import explanations, scenario_app
from spacerace_game.content.problems import CODES
from tests.content_helpers import THREE_SIDES, copy_of, with_files


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scenario_app, list(arguments))


def test_a_clean_scenario_ends_with_nought() -> None:
    result = run("check", str(THREE_SIDES))
    assert (result.exit_code, result.stdout) == (0, "No problems.\n")
    result = run("check", str(THREE_SIDES / "scenario.yaml"), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"problems": [], "errors": 0, "warnings": 0, "notes": 0}


def test_problems_end_with_one_and_are_told_by_file_line_and_column(tmp_path: Path) -> None:
    folder = with_files(copy_of(THREE_SIDES, tmp_path), {"new.yaml": "vehicels: []\nsides: 5\n"})
    result = run("check", str(folder))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "new.yaml:1:1: S201 error: unknown key 'vehicels'; did you mean 'vehicles'?",
        "new.yaml:2:8: S203 error: wrong type for 'sides'; expected a list, found 5",
        "2 errors; `spacerace scenario explain CODE` says what a code means.",
    ]
    told = json.loads(run("check", str(folder), "--json").stdout)
    assert [(p["code"], p["line"], p["column"]) for p in told["problems"]] == [("S201", 1, 1), ("S203", 2, 8)]


def test_a_warning_is_a_problem_too(tmp_path: Path) -> None:
    late = "chronicle: [{id: later, date: 1999-01-01, title: Later, text: Later., source: Made up}]"
    result = run("check", str(with_files(copy_of(THREE_SIDES, tmp_path), {"new.yaml": late})))
    assert result.exit_code == 1
    assert result.stdout.endswith("1 warning; `spacerace scenario explain CODE` says what a code means.\n")


@pytest.mark.parametrize("name", ["tea_party", "/nowhere/at/all", "", "Three Sides", "\0"])
@pytest.mark.parametrize("command", ["check", "stats", "sources"])
def test_what_is_not_there_ends_with_two(command: str, name: str) -> None:
    result = run(command, name, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot read the scenario" in result.stderr


def test_a_folder_without_a_scenario_ends_with_two(tmp_path: Path) -> None:
    assert run("check", str(tmp_path)).exit_code == 2


def test_a_scenario_is_counted_by_kind_side_and_decade() -> None:
    told = json.loads(run("stats", str(THREE_SIDES), "--json").stdout)
    assert told["scenario"] == "three_sides"
    assert told["kinds"]["vehicles"] == 2
    assert told["sides"]["a"]["record"] == 2
    assert told["sides"]["any"]["technologies"] == 3
    assert told["decades"]["1950s"]["record"] == 4
    shown = run("stats", str(THREE_SIDES)).stdout
    assert "vehicles" in shown
    assert "1950s" in shown


def test_every_claim_is_listed_with_its_source() -> None:
    told = json.loads(run("sources", str(THREE_SIDES), "--json").stdout)
    flight = next(claim for claim in told if claim["id"] == "hop-2")
    assert (flight["date"], flight["says"], flight["confidence"]) == ("1951-02-10", "a: success", "high")
    assert (flight["file"], flight["line"]) == ("history/a.yaml", 11)
    real = [claim for claim in told if claim["id"] == "first-hop"]
    assert [claim["date"] for claim in real] == ["1951-02-10", "1951-05-20"]
    assert run("sources", str(THREE_SIDES)).stdout.endswith(f"{len(told)} claims.\n")


def test_the_schema_is_printed_for_editors() -> None:
    assert "thrust_vac_kn" in run("schema", "engines").stdout
    assert json.loads(run("schema").stdout)["type"] == "object"
    assert run("schema", "tea").exit_code == 2


def test_a_code_is_explained_with_its_example_and_remedy() -> None:
    told = run("explain", "r301")
    assert told.exit_code == 0
    assert told.stdout.startswith("R301 Unknown id\n")
    assert "Remedy: take the id that is suggested" in told.stdout
    assert "R302" not in told.stdout
    assert set(explanations()) == set(CODES)
    assert run("explain", "R399").exit_code == 2
