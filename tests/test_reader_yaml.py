"""What the strict reader makes of ordinary YAML, and where it says things stand."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from spacerace_game.content.collector import collector_paused
from spacerace_game.content.located import Node, locate, node_at, plain
from spacerace_game.content.reader import MAX_BYTES, MAX_NODES, MAX_TEXT, read_yaml, read_yaml_file

pytestmark = pytest.mark.usefixtures("each_yaml_parser")


def _read(text: str) -> Node:
    node, problems = read_yaml(text.encode(), "test.yaml")
    assert problems == []
    assert node is not None
    return node


def _codes(data: bytes | str) -> list[str]:
    _, problems = read_yaml(data.encode() if isinstance(data, str) else data, "test.yaml")
    return [problem.code for problem in problems]


_ONLY_YAML_1_1 = "NO no No yes on off y n 12:30:45 1957-10-04 2001-12-14t21:59:43.10-05:00 1_000 0b11 0o8 0x 1e"
_ONLY_TEXT = "tRUE nULL =x -x + . -. 1.2.3 0.1a rd-107 +a"


@pytest.mark.parametrize("text", [*_ONLY_YAML_1_1.split(), *_ONLY_TEXT.split()])
def test_words_that_only_yaml_1_1_takes_for_something_else_are_text(text: str) -> None:
    assert plain(_read(f"key: {text}")) == {"key": text}


_INTS = {
    "12": 12,
    "+12": 12,
    "-12": -12,
    "010": 10,
    "0o17": 15,
    "0xFf": 255,
    "9007199254740992": 2**53,
    "-0": 0,
}
_FLOATS = {"1.5": 1.5, "-.5": -0.5, "1.": 1.0, "1e3": 1000.0, "1.5E-3": 0.0015}
_WORDS = {"true": True, "False": False, "TRUE": True, "null": None, "Null": None, "~": None, "": None}


@pytest.mark.parametrize(("text", "value"), list((_INTS | _FLOATS | _WORDS).items()))
def test_numbers_truth_and_nothing_follow_the_core_schema(text: str, value: Any) -> None:
    found = plain(_read(f"key: {text}"))["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ['"12"', "'true'", '"null"', "'~'", "|\n  12\n", ">-\n  12\n"])
def test_quoted_and_block_scalars_are_always_text(text: str) -> None:
    assert isinstance(plain(_read(f"key: {text}"))["key"], str)


def test_keys_keep_their_order_and_unicode_survives() -> None:
    node = _read("б: Королёв\na: 🚀\nc: [х]\n")
    assert list(plain(node).items()) == [("б", "Королёв"), ("a", "🚀"), ("c", ["х"])]


def test_every_key_and_value_knows_its_line_and_column() -> None:
    node = _read("# comment\nvehicle:\n  id: r-7\n  stages: [{engine: rd-107}, {engine: rd-108}]\n")
    vehicle = node["vehicle"]
    assert node.position == (2, 1)
    assert vehicle.position == (3, 3)
    assert dict(vehicle.key_positions) == {"id": (3, 3), "stages": (4, 3)}
    assert vehicle["id"].position == (3, 7)
    assert vehicle["stages"][1]["engine"].position == (4, 39)


def test_columns_count_letters_and_not_bytes() -> None:
    assert _read("{имя: Королёв, год: 1907}")["год"].position == (1, 21)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_the_same_with_the_line_ends_of_every_system(ending: str) -> None:
    assert _read(f"a: 1{ending}b: 2{ending}")["b"].position == (2, 4)


def test_a_location_passes_over_tags_of_unions_that_are_not_in_the_file() -> None:
    node = _read("storylets:\n  - id: a\n    when:\n      kind: not\n      condition: {kind: between}\n")
    assert locate(node, ("storylets", 0, "when", "not", "condition", "between", "since")) == (5, 18)
    assert node_at(node, ("storylets", 7, "when")).kind == "list"


def test_a_location_is_not_misled_by_a_key_spelled_like_a_tag() -> None:
    node = _read("kind: technology\ntechnology: gyro\nlevel: 12\n")
    assert locate(node, ("technology", "level")) == (3, 8)


def test_a_location_can_ask_for_the_key_and_falls_back_to_the_map() -> None:
    node = _read("vehicle:\n  idd:   r-7\n")
    assert locate(node, ("vehicle", "idd"), at_key=True) == (2, 3)
    assert locate(node, ("vehicle", "idd")) == (2, 10)
    assert locate(node, ("vehicle", "id")) == (2, 3)
    assert locate(node, ()) == (1, 1)


def test_helpers_of_a_node_are_quiet_about_the_wrong_kind() -> None:
    node = _read("a: [1, 2]\n")
    assert [key for key, _ in node.items()] == ["a"]
    assert [child.value for child in node["a"].elements()] == [1, 2]
    assert node.get("b") is None
    assert node["a"].get("b") is None
    assert list(node["a"].items()) == []
    assert list(node.elements()) == []


def test_all_problems_of_a_file_are_told_at_once_and_the_rest_stays_readable() -> None:
    text = "id: r-7\nid: r-9\nmass: !kg 5\nbase: &b 5\nmore: *b\n1957: a\nname: ok\n"
    node, problems = read_yaml(text.encode(), "test.yaml")
    assert [(p.code, p.line, p.column) for p in problems] == [
        ("Y109", 2, 1),
        ("Y106", 3, 7),
        ("Y107", 4, 7),
        ("Y107", 5, 7),
        ("Y110", 6, 1),
    ]
    assert node is not None
    assert node["mass"].kind == node["more"].kind == "refused"
    assert plain(node) == {"id": "r-7", "mass": None, "base": 5, "more": None, "1957": "a", "name": "ok"}


def test_a_second_key_of_the_same_name_names_both_places() -> None:
    _, problems = read_yaml(b"id: r-7\nid: r-9\n", "vehicles.yaml")
    assert str(problems[0]) == (
        "vehicles.yaml:2:1: Y109 error: key 'id' a second time; expected each key once, found the first at 1:1; "
        "keep one, with all that belongs to it"
    )


def test_a_number_is_reported_as_a_key_each_time_even_where_it_was_quoted_before() -> None:
    assert _codes('- {"1957": a}\n- {1957: b}\n- {1957: c}\n') == ["Y110", "Y110"]


def test_sixteen_levels_are_read_and_seventeen_are_not() -> None:
    assert _codes("[" * 16 + "]" * 16) == []
    assert _codes("[" * 17 + "]" * 17) == ["Y112"]


def test_what_was_found_before_a_parser_gave_up_is_kept() -> None:
    assert _codes(b"# \xff\n" + b"[" * 5_000) == ["Y102", "Y112"]


def test_limits_of_size_are_kept() -> None:
    assert _codes(b"a: 1\n#" + b"x" * MAX_BYTES) == ["Y113"]
    assert _codes("[" + "a," * MAX_NODES + "a]") == ["Y114"]
    assert _codes("a: " + "x" * MAX_TEXT) == []
    assert _codes("a: " + "x" * (MAX_TEXT + 1)) == ["Y115"]
    assert _codes("? " + "x" * (MAX_TEXT + 1) + "\n: 1\n") == ["Y115"]


def test_a_file_full_of_problems_ends_after_the_first_hundred() -> None:
    _, problems = read_yaml(b"a:\n" * 1000, "test.yaml")
    assert len(problems) == 101
    assert problems[-1].code == "Y121"


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    read_yaml(b"[" * 100, "test.yaml")
    assert gc.isenabled()
    gc.disable()
    try:
        read_yaml(b"a: 1", "test.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_needs_no_generation_to_go_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(gc, "freeze", raising=False)
    monkeypatch.delattr(gc, "unfreeze", raising=False)
    with collector_paused(kept=True):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_files_that_cannot_be_opened_are_a_problem(tmp_path: Path) -> None:
    node, problems = read_yaml_file(tmp_path / "none.yaml", "none.yaml")
    assert node is None
    assert [str(p) for p in problems] == ["none.yaml:1:1: Y100 error: cannot open the file: No such file or directory"]
    assert [p.code for p in read_yaml_file(tmp_path, "folder")[1]] == ["Y100"]
    assert [p.code for p in read_yaml_file(tmp_path / "a\0b", "nul")[1]] == ["Y100"]


def test_a_file_is_read_from_disk_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    node, problems = read_yaml_file(path, "a.yaml")
    assert (plain(node) if node else None, problems) == ({"a": 1}, [])
    path.write_bytes(b" " * (MAX_BYTES + 5))
    assert [p.code for p in read_yaml_file(path, "a.yaml")[1]] == ["Y113"]
