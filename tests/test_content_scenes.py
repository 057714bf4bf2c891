"""Scenes reach those they are meant for, and can be read by them; what can never happen is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.content import check_folder
from tests.content_helpers import THREE_SIDES, copy_of, with_files

HEAD = "id: m\nformat: 1\ntitle: M\nextends: three_sides\n"


def found_in(tmp_path: Path, files: dict[str, str]) -> list[str]:
    """What the checker says of a mod of the small scenario with these files."""
    copy_of(THREE_SIDES, tmp_path)
    folder = with_files(tmp_path / "m", {"scenario.yaml": HEAD} | files)
    return [str(problem) for problem in check_folder(folder)]


def scene(name: str, sides: str, more: str = "", effects: str = "[]", text: str = "{any: T}", when: str = "") -> str:
    return (
        f"  - id: {name}\n    title: T\n    sides: {sides}\n    text: {text}\n{more}{when}"
        f"    choices: [{{id: go, text: {{any: Go}}, outcome_text: {{any: Gone}}, effects: {effects}}}]\n"
        "    default: go\n"
    )


FOLLOWS = "    follows: true\n"


def test_a_follow_up_that_none_of_the_takers_can_meet_is_an_error_and_else_a_warning(tmp_path: Path) -> None:
    brings = "[{kind: storylet, storylet: after}]"
    text = "storylets:\n" + scene("first", "[a]", effects=brings) + scene("after", "[b]", FOLLOWS)
    (problem,) = found_in(tmp_path / "none", {"s.yaml": text})
    assert problem == (
        "s.yaml:6:105: R307 error: 'after' never comes to 'a', who can take this choice; "
        "expected one with 'sides' 'a', found 'b'"
    )
    text = "storylets:\n" + scene("first", "[a, b]", effects=brings) + scene("after", "[b, c]", FOLLOWS)
    (problem,) = found_in(tmp_path / "some", {"s.yaml": text})
    assert "R307 warning: 'after' never comes to 'a'" in problem


def test_a_scene_without_a_text_for_one_of_its_sides_is_an_error(tmp_path: Path) -> None:
    text = "storylets:\n" + scene("one", "[a, b]", text="{a: T}")
    assert found_in(tmp_path / "some", {"s.yaml": text}) == [
        "s.yaml:5:11: S214 error: no text for side 'b', and no 'any'; add 'b' or 'any'"
    ]
    text = "endings:\n  - {id: e, title: E, when: {kind: crew_lost}, text: {a: T, b: U}}\n"
    (problem,) = found_in(tmp_path / "all", {"e.yaml": text})
    assert problem.endswith("S214 warning: no text for side 'c', and no 'any'; add 'c' or 'any'")


def test_a_default_that_may_be_closed_is_noticed(tmp_path: Path) -> None:
    change = (
        "change:\n  storylets:\n    - id: school-visit\n      choices:\n"
        "        - {id: a, text: {any: A}, outcome_text: {any: A}, price: 16, effects: EFFECTS}\n"
        "        - {id: b, text: {any: B}, outcome_text: {any: B}, requires: {kind: institute}}\n"
    ).replace("EFFECTS", "[{kind: storylet, storylet: letters}, {kind: flag, flag: visited}]")
    (dear,) = found_in(tmp_path / "dear", {"s.yaml": change + "      default: a\n"})
    assert "s.yaml:5:66: N604 warning" in dear
    assert "expected at most 15, a quarter of the smallest year's grant, found 16" in dear
    (closed,) = found_in(tmp_path / "closed", {"s.yaml": change + "      default: b\n"})
    assert "s.yaml:6:69: N604 warning: the default 'b' is taken even where its 'requires' does not hold" in closed


@pytest.mark.parametrize(
    "text",
    [
        "change: {technologies: [{id: staging, price: -3}]}",
        "change: {vehicles: [{id: hopper, unit_price: -5}]}",
        "change: {missions: [{id: hop, price: -0.1}]}",
        "change: {facilities: [{id: pad-a, upkeep: -1}]}",
        "change: {spacecraft: [{id: ball, price: -1}]}",
        "change: {numbers: {work: {hire_price: -1}}}",
    ],
)
def test_no_price_is_negative(text: str, tmp_path: Path) -> None:
    problem = found_in(tmp_path, {"p.yaml": text})[0]
    assert "S204 error" in problem
    assert "a number of millions, 0 to 1000000" in problem


def test_money_may_be_taken_by_an_effect(tmp_path: Path) -> None:
    text = "storylets:\n" + scene("tax", "[a]", effects="[{kind: money, amount: -2}]")
    assert found_in(tmp_path, {"s.yaml": text}) == []


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("{kind: between, since: 1980-01-01}", "no turn of the campaign ends in this span"),
        ("{kind: between, until: 1949-12-31}", "no turn of the campaign ends in this span"),
        ("{kind: between, since: 1950-04-02, until: 1950-06-01}", "no turn of the campaign ends in this span"),
        ("{kind: ready, item: pad-b}", "'a' can never have 'pad-b'"),
        ("{kind: not, condition: {kind: ready, item: pad-b}}", "'a' can never have 'pad-b'"),
    ],
)
def test_a_condition_that_never_holds_is_noticed(when: str, said: str, tmp_path: Path) -> None:
    text = "storylets:\n" + scene("one", "[a]", when=f"    when: {when}\n")
    (problem,) = found_in(tmp_path, {"s.yaml": text})
    assert f"N601 warning: {said}" in problem


def test_a_condition_that_holds_for_some_by_another_way_is_none(tmp_path: Path) -> None:
    either = "{kind: any_of, conditions: [{kind: ready, item: pad-a}, {kind: ready, item: pad-b}]}"
    text = "storylets:\n" + scene("one", "[a, b]", when=f"    when: {either}\n")
    assert found_in(tmp_path / "either", {"s.yaml": text}) == []
    both = either.replace("any_of", "all_of")
    text = "storylets:\n" + scene("one", "[a, b]", when=f"    when: {both}\n")
    assert len(found_in(tmp_path / "both", {"s.yaml": text})) == 2


def test_a_vehicle_without_a_pad_and_a_task_without_a_spacecraft_are_noticed(tmp_path: Path) -> None:
    text = (
        "change:\n  vehicles: [{id: lifter, grade: 5}]\n"
        "  missions: [{id: hop, phases: [{id: ascent, title: Meet, system: docking, kills: 1, feats: [hopped]}]}]\n"
    )
    pad, task = found_in(tmp_path, {"c.yaml": text})
    assert pad == (
        "c.yaml:2:34: N602 warning: 'lifter' can never fly for 'a', 'b', 'c': there is no pad of its grade; "
        "expected a pad of grade 5, found at most 3"
    )
    assert "c.yaml:3:67: N603 warning: the phase needs 'docking', and the mission has no spacecraft" in task


def test_a_file_of_another_ending_is_noticed(tmp_path: Path) -> None:
    (problem,) = found_in(tmp_path, {"people.yml": "people: []\n"})
    assert problem.startswith("people.yml:1:1: Y124 warning: the file is not read")


def test_an_event_with_a_year_and_no_source_is_noticed(tmp_path: Path) -> None:
    event = "articles: [{id: e, title: A treaty, kind: event, text: Signed in 1952.%s}]\n"
    (problem,) = found_in(tmp_path / "bare", {"a.yaml": event % ""})
    assert "H403 warning: event 'e' names the year 1952 and no source" in problem
    assert found_in(tmp_path / "sourced", {"a.yaml": (event % "").replace("}]", ", source: A book}]")}) == []


def test_a_record_before_its_vehicle_wants_a_note_and_a_fate_wants_odds(tmp_path: Path) -> None:
    first = "change: {vehicles: [{id: hopper, first_flight: 1951-01-01}], history: [{side: a, record: [%s]}]}\n"
    (early,) = found_in(tmp_path / "early", {"r.yaml": first % ""})
    assert "H405 warning: the flight comes before the first of its vehicle 'hopper'" in early
    noted = first % "{flight: hop-1, note: On an older rocket}"
    assert found_in(tmp_path / "noted", {"r.yaml": noted}) == []
    phases = "[{id: ascent, title: A, system: ascent}, {id: rest, title: R, system: crew, feats: [hopped]}]"
    text = (
        f"change:\n  missions: [{{id: hop, phases: {phases}}}]\n"
        "  history: [{side: a, record: [{flight: hop-1, phase: rest, fault: null}]}]\n"
    )
    (odds,) = found_in(tmp_path / "odds", {"r.yaml": text})
    assert "r.yaml:3:55: H404 warning: nothing can fail in the phase 'rest'" in odds


# Messages that point to the mistake -----------------------------------------------------------------


def test_removing_by_a_map_asks_for_the_id(tmp_path: Path) -> None:
    (problem,) = found_in(tmp_path, {"r.yaml": "remove: {storylets: [{id: letters}]}\n"})
    assert problem == (
        "r.yaml:1:22: S203 error: wrong type for the id of a storylet; expected an id, found a map with id; "
        "write the id alone: letters"
    )
    (problem,) = found_in(tmp_path / "number", {"r.yaml": "change: {storylets: [{id: 5}]}\n"})
    assert problem == "r.yaml:1:27: S203 error: wrong type for the id of a storylet; expected an id, found 5"


def test_text_with_a_comma_in_braces_wants_quotes(tmp_path: Path) -> None:
    text = "endings: [{id: e, title: E, when: {kind: crew_lost}, text: {any: They do, on most evenings.}}]\n"
    problems = found_in(tmp_path, {"e.yaml": text})
    assert any(one.endswith("put text with a comma in quotes where it stands in braces") for one in problems)


def test_what_a_removal_breaks_names_the_removal(tmp_path: Path) -> None:
    problem = found_in(tmp_path, {"r.yaml": "remove: {engines: [hum]}\n"})[-1]
    assert problem.endswith("R301 error: no engine 'hum'; it is removed at r.yaml:1:20")


def test_a_phase_that_a_patch_took_away_names_the_patch(tmp_path: Path) -> None:
    text = "change: {missions: [{id: hop, phases: [{id: up, title: U, system: ascent, feats: [hopped]}]}]}\n"
    (problem,) = found_in(tmp_path, {"c.yaml": text})
    assert problem.startswith("three_sides/history/a.yaml:10:")
    assert "no phase 'ascent' in mission 'hop', whose 'phases' are changed at c.yaml:1:31" in problem


def test_a_ring_that_a_patch_closes_is_told_at_the_patch(tmp_path: Path) -> None:
    text = "change: {technologies: [{id: small-engines, requires: [{technology: staging, level: 4}]}]}\n"
    (problem,) = found_in(tmp_path, {"r.yaml": text})
    assert problem.startswith("r.yaml:1:69: R303 error: technologies that require each other: ")


def test_a_head_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    change = "change: {vehicles: [{id: hopper, price: 3}]}\nremove: {storylets: [letters]}\n"
    problems = found_in(tmp_path, {"scenario.yaml": HEAD + 'author: "M\n', "c.yaml": change})
    assert [problem.partition(" error")[0] for problem in problems] == ["scenario.yaml:5:9: Y101"]


@pytest.mark.parametrize("rest", ["text: b\n", 'text: "b"\nlast: c\n', "text: 'it is'\n- x\n"])
def test_an_open_quote_is_told_where_it_opens(rest: str, tmp_path: Path) -> None:
    text = 'people:\n  - id: x\n    name: "A\n' + "    born: 1900-01-01\n" * 20 + rest
    (problem,) = found_in(tmp_path, {"p.yaml": text})
    assert problem.startswith("p.yaml:3:11: Y101 error")


def test_work_on_what_stands_already_is_noticed(tmp_path: Path) -> None:
    """The mod's file says what its own scene asks for; the faults of what stands are no work on it."""
    text = (
        "change:\n  storylets:\n    - id: school-visit\n      when: {kind: ready, item: hopper}\n      choices:\n"
        "        - {id: a, text: {any: A}, outcome_text: {any: A}, effects: FIRST}\n"
        "        - {id: b, text: {any: B}, outcome_text: {any: B}, effects: [{kind: progress, item: lifter, by: 5}]}\n"
        "      default: a\n"
    )
    first = "[{kind: storylet, storylet: letters}, {kind: flag, flag: visited}, {kind: progress, item: hopper, by: 5}]"
    (problem,) = found_in(tmp_path / "work", {"s.yaml": text.replace("FIRST", first)})
    assert "N605 warning: 'hopper' stands already where this is chosen: there is no work on it to move" in problem
    faults = first.replace("kind: progress", "kind: faults").replace("by: 5", "by: -5")
    assert found_in(tmp_path / "faults", {"s.yaml": text.replace("FIRST", faults)}) == []
