"""Loading: files joined, mods applied, and each value knowing where it came from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spacerace_game.content import check_folder, load_rules, load_scenario
from spacerace_game.content.problems import Problem
from spacerace_game.content.sources import MAX_FILES
from spacerace_game.spec.capability import capabilities_of
from spacerace_game.spec.scenario import Scenario
from tests.content_helpers import MOD, REAL, THREE_SIDES, copy_of, with_files


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_the_fixture_scenario_is_clean_and_can_be_flown() -> None:
    assert check_folder(THREE_SIDES) == []
    rules = load_rules(THREE_SIDES, use_cache=False)
    assert all(rules.ways)
    assert [side.id for side in rules.sides] == ["a", "b", "c"]


@pytest.mark.parametrize("folder", [THREE_SIDES, MOD, REAL], ids=lambda folder: folder.name)
def test_a_scenario_read_from_its_own_dump_is_the_same(folder: Path) -> None:
    scenario = load_scenario(folder).scenario
    assert scenario is not None
    assert Scenario.model_validate_json(scenario.model_dump_json()) == scenario


def test_files_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    one = "articles: [{id: z-first, title: Z, kind: idea, text: Z.}]"
    other = "articles: [{id: a-second, title: A, kind: idea, text: A.}]"
    folder = with_files(copy_of(THREE_SIDES, tmp_path), {"zz/a.yaml": one, "zz/b.yaml": other})
    scenario = load_scenario(folder).scenario
    assert scenario is not None
    assert [article.id for article in scenario.articles] == ["about-balls", "z-first", "a-second"]


def test_every_value_knows_its_place() -> None:
    origins = load_scenario(THREE_SIDES).origins
    assert origins["vehicles", "lifter", "unit_price"] == ("vehicles.yaml", 54, 17)
    assert origins["scenario", "three_sides", "turn_months"] == ("scenario.yaml", 9, 14)
    assert origins["record", "hop-2", "date"] == ("history/a.yaml", 11, 45)


# Mods ---------------------------------------------------------------------------------------------


def test_a_mod_changes_adds_and_removes() -> None:
    loaded = load_scenario(MOD)
    scenario = loaded.scenario
    assert scenario is not None
    assert (scenario.id, scenario.extends, scenario.turn_months) == ("three_sides_mod", "three_sides", 3)
    assert [side.id for side in scenario.sides] == ["a", "b", "c", "d"]
    hopper = next(vehicle for vehicle in scenario.vehicles if vehicle.id == "hopper")
    assert (hopper.price, hopper.unit_price, hopper.sides) == (3_000, 100, ("a", "b", "c", "d"))
    assert [storylet.id for storylet in scenario.storylets] == ["school-visit"]
    assert (scenario.numbers.attention.per_turn, scenario.numbers.attention.most) == (6, 7)
    assert scenario.numbers.work.hire_price == 25_000
    assert set(scenario.texts) == {"any", "d"}
    of_a = next(path for path in scenario.history if path.side == "a")
    assert [(flight.flight, flight.fate) for flight in of_a.record][:1] == [("hop-1", "success")]
    assert [flight.flight for flight in of_a.record] == ["hop-1", "hop-2", "hop-3"]


def test_in_a_mod_each_value_names_the_file_it_comes_from() -> None:
    origins = load_scenario(MOD).origins
    assert origins["vehicles", "hopper", "price"] == ("changes.yaml", 4, 14)
    assert origins["vehicles", "hopper", "unit_price"][0] == "three_sides/vehicles.yaml"
    assert origins["scenario", "three_sides_mod", "title"][0] == "scenario.yaml"
    assert origins["scenario", "three_sides_mod", "turn_months"][0] == "three_sides/scenario.yaml"
    assert origins["scenario", "three_sides_mod", "numbers.attention.per_turn"] == ("scenario.yaml", 10, 27)
    assert origins["facilities", "pad-d", "grade"][0] == "additions.yaml"


def test_a_bad_value_in_a_patch_is_reported_in_the_patch(tmp_path: Path) -> None:
    copy_of(THREE_SIDES, tmp_path)
    mod = with_files(
        copy_of(MOD, tmp_path),
        {"more.yaml": "change:\n  vehicles:\n    - {id: lifter, grade: 9, prise: 3, based_on: hoper}\n"},
    )
    places = [(p.file, p.line, p.column, p.code) for p in check_folder(mod)]
    assert places == [("more.yaml", 3, 27, "S204"), ("more.yaml", 3, 30, "S201")]


def test_a_bad_reference_in_a_patch_is_reported_in_the_patch(tmp_path: Path) -> None:
    copy_of(THREE_SIDES, tmp_path)
    patch = "change:\n  vehicles:\n    - {id: lifter, based_on: hoper}\n"
    mod = with_files(copy_of(MOD, tmp_path), {"more.yaml": patch})
    (problem,) = check_folder(mod)
    assert str(problem) == "more.yaml:3:30: R301 error: no vehicle 'hoper'; did you mean 'hopper'?"


def test_a_patch_of_what_is_not_there_asks_what_was_meant(tmp_path: Path) -> None:
    copy_of(THREE_SIDES, tmp_path)
    patch = "change:\n  vehicles: [{id: hoppr}]\n  vehicels: []\nremove: {storylets: [school-visi], tea: []}\n"
    mod = with_files(copy_of(MOD, tmp_path), {"more.yaml": patch})
    assert [str(problem) for problem in check_folder(mod)] == [
        "more.yaml:2:19: R301 error: the extended scenario has no vehicle 'hoppr'; did you mean 'hopper'?",
        "more.yaml:3:3: S201 error: unknown key 'vehicels' under 'change'; did you mean 'vehicles'?",
        "more.yaml:4:22: R301 error: the extended scenario has no storylet 'school-visi'; did you mean 'school-visit'?",
        "more.yaml:4:36: S201 error: unknown key 'tea' under 'remove'",
    ]


def test_a_mod_that_adds_what_is_there_is_told_to_change_it(tmp_path: Path) -> None:
    copy_of(THREE_SIDES, tmp_path)
    text = "technologies: [{id: staging, title: Staging, discipline: systems, price: 1, description: Mine.}]"
    (problem,) = check_folder(with_files(copy_of(MOD, tmp_path), {"more.yaml": text}))
    assert str(problem) == (
        "more.yaml:1:21: R305 error: technology 'staging' is in the extended scenario already;"
        " found the first at three_sides/technologies.yaml:17:9; write it under 'change'"
    )


def test_problems_of_the_extended_scenario_are_told_with_its_name(tmp_path: Path) -> None:
    base = copy_of(THREE_SIDES, tmp_path)
    with_files(base, {"more.yaml": "technologies: 5"})
    (problem,) = check_folder(copy_of(MOD, tmp_path))
    assert (problem.file, problem.code) == ("three_sides/more.yaml", "S203")


def _chain(folder: Path, names: list[str], last: str) -> Path:
    for name, base in zip(names, [*names[1:], last]):
        head = f"id: {name}\nformat: 1\ntitle: One of many\nextends: {base}\n"
        with_files(folder / name, {"scenario.yaml": head})
    return folder / names[0]


def test_scenarios_may_extend_each_other_in_a_row(tmp_path: Path) -> None:
    copy_of(THREE_SIDES, tmp_path)
    first = _chain(tmp_path, [f"m{number}" for number in range(7)], "three_sides")
    assert check_folder(first) == []
    first = _chain(tmp_path, [f"m{number}" for number in range(8)], "three_sides")
    assert codes(check_folder(first)) == ["R303"]


def test_scenarios_that_extend_each_other_in_a_ring_are_refused(tmp_path: Path) -> None:
    first = _chain(tmp_path, ["one", "two", "three"], "one")
    (problem,) = check_folder(first)
    assert str(problem) == (
        "three/scenario.yaml:4:10: R303 error: scenarios that extend each other: one → two → three → one"
    )
    itself = _chain(tmp_path, ["self"], "self")
    assert codes(check_folder(itself)) == ["R303"]


def test_the_mod_in_the_documentation_is_a_mod(tmp_path: Path) -> None:
    text = (REAL.parent.parent / "docs" / "modding.md").read_text(encoding="utf-8")
    files: dict[str, str] = {}
    for line in text.split("## Changing another scenario")[1].split("## A mod to copy")[0].splitlines():
        if line.startswith("    # "):
            name = line.removeprefix("    # ")
            files[name] = ""
        elif line.startswith("    ") and files:
            files[name] += line.removeprefix("    ") + "\n"
    assert list(files) == ["scenario.yaml", "anything.yaml"]
    assert [problem for problem in check_folder(with_files(tmp_path, files)) if problem.severity == "error"] == []


# Folders ------------------------------------------------------------------------------------------


def test_other_files_hidden_files_and_translations_are_passed_over(tmp_path: Path) -> None:
    junk = {"notes.txt": "{", ".draft.yaml": "{", "locale/de/x.yaml": "{", "old.yaml~": "{", ".git/a.yaml": "{"}
    assert check_folder(with_files(copy_of(THREE_SIDES, tmp_path), junk)) == []


def test_a_folder_without_its_head_says_so(tmp_path: Path) -> None:
    assert codes(check_folder(tmp_path)) == ["Y100"]
    assert codes(check_folder(tmp_path / "nowhere")) == ["Y100"]


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    many = {f"more/{number:03}.yaml": "articles: []" for number in range(MAX_FILES)}
    assert "Y122" in codes(check_folder(with_files(copy_of(THREE_SIDES, tmp_path), many)))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_may_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = copy_of(THREE_SIDES, tmp_path)
    secret = tmp_path / "secret.yaml"
    secret.write_text("articles: [{id: secret}]", encoding="utf-8")
    (folder / "leak.yaml").symlink_to(secret)
    (folder / "outside").symlink_to(tmp_path)
    (folder / "inside.yaml").symlink_to(folder / "chronicle.yaml")
    found = check_folder(folder)
    assert [(p.file, p.code) for p in found if p.code == "Y123"] == [("leak.yaml", "Y123"), ("outside", "Y123")]
    assert {p.code for p in found if p.file == "inside.yaml"} == {"R302"}
    assert not any("secret" in p.what for p in found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = copy_of(THREE_SIDES, tmp_path)
    os.mkfifo(folder / "pipe.yaml")
    (problem,) = check_folder(folder)
    assert (problem.file, problem.code) == ("pipe.yaml", "Y100")


def test_a_label_stands_before_every_file_name() -> None:
    assert all(p.file.startswith("here/") for p in load_scenario(Path("/nowhere"), label="here").problems)


# Capability ---------------------------------------------------------------------------------------


def test_the_lifter_lifts_and_the_hopper_hops() -> None:
    scenario = load_scenario(THREE_SIDES).scenario
    assert scenario is not None
    can = capabilities_of(scenario)
    assert can["hopper"]["payload_leo_kg"] is None
    assert set(can["hopper"]["reach"]) == {"10"}
    assert can["hopper"]["reach"]["10"]["apogee_km"] > 60
    assert can["lifter"]["payload_leo_kg"] > 80
