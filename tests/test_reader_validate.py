"""Specs against located trees: every disagreement gets a place, a code and, where it can, a remedy."""

# A case of a table stays on one line.
# ruff: noqa: E501
from __future__ import annotations

import random
import re
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from spacerace_game.content.located import follow
from spacerace_game.content.problems import Problem
from spacerace_game.content.reader import read_yaml
from spacerace_game.content.validate import MAX_PROBLEMS, validate


class _Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _day(value: Any) -> Any:
    if value == "1957-02-30":
        raise PydanticCustomError("bad_date", "there is no such day", {"expected": "a day of the calendar"})
    return value


class Side(Enum):
    USA = "usa"
    USSR = "ussr"


class Stage(_Spec):
    engine: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$", max_length=64)]
    count: int = Field(ge=1, le=50)
    burn_s: float = 0.0


class Technology(_Spec):
    kind: Literal["technology"]
    technology: str
    level: int
    who: Literal["self", "rival"] = "self"


class AllOf(_Spec):
    kind: Literal["all_of"]
    conditions: tuple[Condition, ...] = Field(max_length=3)
    who: Literal["self", "rival", "technology"] = "self"


Condition = Annotated[AllOf | Technology, Field(discriminator="kind")]
AllOf.model_rebuild()


class Texts(RootModel[dict[str, str]]):
    pass


class Vehicle(_Spec):
    id: str = Field(max_length=8)
    side: Side
    role: Literal["launcher", "missile"] = "missile"
    stages: tuple[Stage, ...] = ()
    needs: Condition | None = None
    first_flight: Annotated[str, BeforeValidator(_day)] = ""
    crewed: bool = False
    note: str | int | None = None
    limits: dict[str, int] = {}
    texts: Texts = Texts({})

    @model_validator(mode="after")
    def _missiles_carry_nobody(self) -> Vehicle:
        if self.crewed and self.role == "missile":
            raise PydanticCustomError("inconsistent", "a missile carries nobody", {"at": "crewed"})
        return self


def _problems(text: str, model: type[BaseModel] = Vehicle) -> list[Problem]:
    node, problems = read_yaml(text.encode(), "v.yaml")
    assert problems == []
    assert node is not None
    return validate(model, node, "v.yaml")[1]


def _told(text: str, model: type[BaseModel] = Vehicle) -> list[str]:
    return [str(problem).removeprefix("v.yaml:") for problem in _problems(text, model)]


_SOUND = "id: r-7\nside: ussr\n"
_WIDE = (
    _SOUND
    + """role: launcher
stages: [{engine: rd-107, count: 4, burn_s: 120.5}]
needs: {kind: all_of, conditions: [{kind: technology, technology: gyro, level: 4}, {kind: all_of, conditions: []}]}
note: 5
limits: {g: 4}
texts: {en: x}
"""
)


def test_a_sound_file_becomes_its_spec_with_tuples_from_lists() -> None:
    node, _ = read_yaml((_SOUND + "stages: [{engine: rd-107, count: 4, burn_s: 120}]\n").encode(), "v.yaml")
    assert node is not None
    vehicle, problems = validate(Vehicle, node, "v.yaml")
    assert problems == []
    assert vehicle is not None
    assert vehicle.stages[0] == Stage(engine="rd-107", count=4, burn_s=120.0)
    assert vehicle.side is Side.USSR


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stagse: []", "3:1: S201 error: unknown key 'stagse'; did you mean 'stages'?"),
        ("zzz: 1", "3:1: S201 error: unknown key 'zzz'"),
        ("crewed: yes", "3:9: S203 error: wrong type for 'crewed'; expected true or false, found 'yes'; write true or false"),
        ("first_flight: 1957", '3:15: S203 error: wrong type for \'first_flight\'; expected text, found 1957; write it in quotes: "1957"'),
        ("first_flight: 1957-02-30", "3:15: S206 error: 'first_flight': there is no such day; expected a day of the calendar, found '1957-02-30'"),
        ("role: lancher", "3:7: S208 error: 'role' is not one of the allowed values; expected 'launcher' or 'missile', found 'lancher'; did you mean 'launcher'?"),
        ("stages: {a: 1}", "3:9: S203 error: wrong type for 'stages'; expected a list, found a map with a; begin each item with '- '"),
        ("stages:\n  - 5", "4:5: S203 error: wrong type for 'stages[0]'; expected a map of keys and values, found 5"),
        ("stages:\n  - {engine: rd, count: 51}", "4:25: S204 error: 'count' is out of range; expected at most 50, found 51"),
        ("stages:\n  - {engine: rd, count: 1.5}", "4:25: S203 error: wrong type for 'count'; expected a whole number, found 1.5"),
        ("stages:\n  - {engine: rd, count: '5'}", "4:25: S203 error: wrong type for 'count'; expected a whole number, found '5'; write 5, without quotes or separators"),
        ("stages:\n  - {engine: rd, count: 1_000}", "4:25: S203 error: wrong type for 'count'; expected a whole number, found '1_000'; write 1000, without quotes or separators"),
        ("stages:\n  - {engine: rd}", "4:5: S202 error: missing key 'count'"),
        ("stages:\n  - {engine: RD-107, count: 1}", "4:14: S205 error: 'engine' is not an id; expected an id of lower-case letters, digits, '.', '-' and '_', at most 64, found 'RD-107'"),
        ("needs: {kind: technolgy}", "3:15: S207 error: unknown kind 'technolgy'; expected 'all_of', 'technology', found 'technolgy'; did you mean 'technology'?"),
        ("needs: {technology: gyro}", "3:8: S202 error: missing key 'kind'"),
        ("needs: {kind: technology, technology: gyro}", "3:8: S202 error: missing key 'level'"),
        ("needs: {kind: technology, technology: gyro, level: high}", "3:52: S203 error: wrong type for 'level'; expected a whole number, found 'high'"),
        ("needs: {kind: technology, technology: gyro, level: 1, lvl: 2}", "3:55: S201 error: unknown key 'lvl'; did you mean 'level'?"),
        ("needs: {kind: all_of, conditions: [{kind: technology, technology: a, level: b}]}", "3:77: S203 error: wrong type for 'level'; expected a whole number, found 'b'"),
        ("crewed: true", "3:9: S212 error: 'crewed': a missile carries nobody; found true"),
        ("note: [1]", "3:7: S203 error: wrong type for 'note'; expected text or a whole number, found a list of 1"),
        ("limits: {g: high}", "3:13: S203 error: wrong type for 'g'; expected a whole number, found 'high'"),
        ("texts: {en: 5}", '3:13: S203 error: wrong type for \'en\'; expected text, found 5; write it in quotes: "5"'),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place_and_a_remedy(text: str, told: str) -> None:
    assert _told(_SOUND + text + "\n") == [told]


def test_an_enum_and_a_long_text_are_told_apart() -> None:
    assert _told("id: rocket-number-seven\nside: ussrr\n") == [
        "1:5: S209 error: 'id' has the wrong length; expected at most 8 characters, found 'rocket-number-seven'",
        "2:7: S208 error: 'side' is not one of the allowed values; expected 'usa' or 'ussr', found 'ussrr'; "
        "did you mean 'ussr'?",
    ]


def test_all_slips_of_a_file_are_told_at_once_in_the_order_of_the_file() -> None:
    text = "sides: ussr\nstages:\n  - {engin: rd-107, count: 0}\n  - {engine: rd-108, count: many}\n"
    assert [(p.code, p.line, p.column) for p in _problems(text)] == [
        ("S201", 1, 1),
        ("S202", 1, 1),
        ("S202", 1, 1),
        ("S202", 3, 5),
        ("S201", 3, 6),
        ("S204", 3, 28),
        ("S203", 4, 29),
    ]


def test_too_many_items_are_told_where_the_list_begins() -> None:
    item = "{kind: technology, technology: a, level: 1}"
    text = f"{_SOUND}needs: {{kind: all_of, conditions: [{', '.join([item] * 4)}]}}\n"
    assert [(p.code, p.line, p.column, p.expected) for p in _problems(text)] == [
        ("S210", 3, 35, "a length of at most 3")
    ]


def test_a_list_is_not_called_too_short_because_its_items_are_wrong() -> None:
    class Crew(_Spec):
        seats: tuple[Stage, ...] = Field(min_length=1)

    assert [p.code for p in _problems("seats: [5]\n", Crew)] == ["S203"]
    assert [p.expected for p in _problems("seats: []\n", Crew)] == ["a length of at least 1"]


def test_a_word_of_another_field_is_not_taken_for_a_tag() -> None:
    place = follow(Vehicle, ("needs", "technology", "level"))
    assert place.path == ("needs", "level")
    assert place.parent is Technology


def test_what_the_reader_refused_is_not_reported_again() -> None:
    node, problems = read_yaml(b"id: !x 5\nside: &a ussr\nrole: *a\n", "v.yaml")
    assert [p.code for p in problems] == ["Y106", "Y107", "Y107"]
    assert node is not None
    assert validate(Vehicle, node, "v.yaml") == (None, [])


def test_what_is_found_is_shortened_and_stays_on_one_line() -> None:
    (problem,) = _problems(_SOUND + 'crewed: "' + "long \\n " * 100 + '"\n')
    assert len(problem.found) <= 60
    assert "\n" not in str(problem)


@pytest.mark.parametrize("text", ["[]", "5", "text", "~", "[[1]]"])
def test_a_root_of_the_wrong_kind_is_one_problem(text: str) -> None:
    assert [(p.code, p.line, p.column) for p in _problems(text)] == [("S203", 1, 1)]


def test_a_flood_of_slips_is_cut_after_the_first_hundred() -> None:
    text = _SOUND + "stages:\n" + "  - x\n" * 500
    problems = _problems(text)
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code == "Y121"


def test_mutated_specs_never_raise_and_are_always_answered() -> None:
    chance = random.Random(1961)
    words = [
        "5",
        "~",
        "[]",
        "{}",
        "x",
        "true",
        "kind",
        "all_of",
        "technology",
        "[key]",
        "str",
        "id",
        "{a: 1}",
        "1.5",
    ]
    for _ in range(400):
        text = _WIDE
        for _ in range(chance.randint(1, 4)):
            old = chance.choice(re.findall(r"[\w.-]+|\[[^][]*\]|\{[^{}]*\}", text))
            text = text.replace(old, chance.choice(words), chance.randint(1, 2))
        node, problems = read_yaml(text.encode(), "v.yaml")
        if node is not None:
            vehicle, wrong = validate(Vehicle, node, "v.yaml")
            assert vehicle is not None or wrong or problems
            assert all(len(str(problem)) < 600 for problem in wrong)


def test_specs_may_name_code_hint_and_candidates_in_their_own_errors() -> None:
    class Engine(_Spec):
        fuel: str

        @model_validator(mode="after")
        def _known(self) -> Engine:
            context = {"at": ["fuel"], "code": "R304", "candidates": ["kerosene"], "expected": "a fuel"}
            raise PydanticCustomError("wrong_reference", "not a fuel", context)

    (problem,) = _problems("fuel: kerosin\n", Engine)
    assert (problem.code, problem.line, problem.column) == ("R304", 1, 7)
    assert problem.expected == "a fuel"
