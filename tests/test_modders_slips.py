"""Slips that people make who write their first mod: each is answered once, in its place, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.content import ContentError, check_folder, load_rules
from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import find_scenario, user_scenarios_folder
from tests.content_helpers import THREE_SIDES, copy_of, with_files

HEAD = "id: m\nformat: 1\ntitle: M\nextends: three_sides\n"


def told(folder: Path, text: str, head: str = HEAD) -> list[str]:
    """What the checker says of a mod of the small scenario with a file of this text."""
    copy_of(THREE_SIDES, folder)
    return [str(one) for one in check_folder(with_files(folder / "m", {"scenario.yaml": head, "s.yaml": text}))]


SLIPS = [
    ("remove: {vehicles: hopper}", "expected a list, found 'hopper'; write [hopper]"),
    ("change: {vehicles: {id: hopper, price: 3}}", "found a map with id, price; begin the item with '- '"),
    ("change: {vehicles: {hopper: {price: 3}}}", "write each item as '- id: hopper' and its keys below"),
    ("vehicles:", "expected a list, found nothing; put items below it, or take 'vehicles' away"),
    ("change: {title: Other}", "say it in the mod's own scenario.yaml, outside 'change'"),
    ("numbers: {attention: {per_turn: 6}}", "in a mod any file may change it, under 'change'"),
    ("change: {numbers: {per_turn: 6}}", "unknown key 'per_turn'; it is a key under 'attention'"),
    ("change: {vehicles: [{id: hopper, engine: pop}]}", "unknown key 'engine'; it is a key under 'stages'"),
    ("change: {vehicles: [{id: hopper, sides: a}]}", "expected a list, found 'a'; write [a]"),
    ("change: {vehicles: [{id: hopper, price: '0,5'}]}", "found '0,5'; write 0.5, with a point"),
    ("change: {vehicles: [{id: hopper, price: '1,500'}]}", "write 1500, without quotes or separators"),
    ("change: {vehicles: [{id: hopper, title: 'Two\n\n    lines'}]}", "expected text of one line, found 'Two lines'"),
    ("change: {storylets: [{id: letters, text: Rain.}]}", "a text by side: write 'any:' and the text below it"),
    ("change: {storylets: [{id: letters, text: {a: X}}]}", "a change replaces the whole text, so say it anew"),
    ("articles:\n  - id: a\n      title: A", "quote text that contains ': ', and look at the indentation"),
    ("articles:\n  - id: a\n\u00a0 title: A\n    kind: idea", "the line is indented with no-break spaces"),
    ("articles:\n  - id: a\n    \u00a0title: A", "unknown key 'title'; a no-break space stands before it"),
    ("articles: [{id: a, text: 'It's wet.'}]", "the bracket that opens at 1:12 wants a '}'"),
]


@pytest.mark.parametrize(("text", "remedy"), SLIPS, ids=[text for text, _ in SLIPS])
def test_a_slip_is_answered_with_a_remedy(text: str, remedy: str, tmp_path: Path) -> None:
    problems = told(tmp_path, text)
    assert any(remedy in one for one in problems), problems
    assert len(problems) < 5


def test_what_is_no_name_to_extend_is_one_problem(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "articles: []", HEAD.replace("three_sides", "[three_sides]"))
    assert "wrong type for 'extends'" in problem


def test_a_newer_format_is_called_so(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "articles: []", HEAD.replace("format: 1", "format: 2"))
    assert problem.endswith("found 2; the scenario was written for a newer game: take that one")


@pytest.mark.parametrize("name", ["any", "shared", "third", "none"])
def test_a_side_cannot_have_the_name_of_something_else(name: str, tmp_path: Path) -> None:
    folder = copy_of(THREE_SIDES, tmp_path)
    sides = (folder / "sides.yaml").read_text(encoding="utf-8")
    slipped = with_files(folder, {"sides.yaml": sides.replace("id: a\n", f"id: {name}\n", 1)})
    assert any("means something else where a side is named" in str(one) for one in check_folder(slipped))


def test_a_mission_with_a_slip_makes_no_feat_unknown(tmp_path: Path) -> None:
    problems = told(tmp_path, "change: {missions: [{id: hop, phases: {id: up}}]}")
    assert [one for one in problems if "achieves the feat" in one] == []


def test_a_person_whom_nobody_can_have_is_noticed(tmp_path: Path) -> None:
    person = "people: [{id: x, name: X, nationality: Y, born: 1920, source: S, biography: {any: B}%s}]"
    (problem,) = told(tmp_path / "lost", person % "")
    assert "R306 warning: nobody can ever have 'x'" in problem
    assert told(tmp_path / "found", person % ", side: a") == []


def test_scenes_that_bring_only_each_other_are_never_met(tmp_path: Path) -> None:
    scene = (
        "  - id: %s\n    title: T\n    sides: [a]\n    follows: true\n    text: {any: T}\n    default: go\n"
        "    choices: [{id: go, text: {any: G}, outcome_text: {any: G}, effects: [{kind: storylet, storylet: %s}]}]\n"
    )
    problems = told(tmp_path, "storylets:\n" + scene % ("one", "two") + scene % ("two", "one"))
    assert [one.partition(" warning: ")[2] for one in problems] == [
        f"storylet {name!r} only follows, and no choice that can be met brings it" for name in ("one", "two")
    ]


@pytest.mark.parametrize("name", ["Scenario.yaml", "scenario.yml", "scenario.yaml.txt"])
def test_a_folder_without_its_first_file_says_what_to_rename_and_nothing_else(name: str, tmp_path: Path) -> None:
    folder = copy_of(THREE_SIDES, tmp_path)
    (folder / "scenario.yaml").rename(folder / name)
    (problem,) = check_folder(folder)
    assert problem.code == "Y100"
    assert problem.hint == f"rename {name} to scenario.yaml"
    with pytest.raises(ContentError, match="there is none in this folder"):
        load_rules(folder)


def test_the_folder_above_a_scenario_points_to_it(tmp_path: Path) -> None:
    copy_of(THREE_SIDES, tmp_path)
    (problem,) = check_folder(tmp_path)
    assert problem.hint == "there is one in the folder three_sides: name that one"


def test_own_scenarios_are_found_by_any_id_and_capitals_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    folder = with_files(user_scenarios_folder() / "my.mod-2", {"scenario.yaml": HEAD})
    assert find_scenario("my.mod-2") == folder
    folder.rename(folder.with_name("Watchers"))
    with pytest.raises(StoreError, match="rename the folder 'Watchers' there"):
        find_scenario("watchers")
