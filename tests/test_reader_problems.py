"""Problems: how they read, and that every code is explained."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from spacerace_game.content import check_folder
from spacerace_game.content.problems import (
    CODES,
    Problem,
    did_you_mean,
    has_errors,
    in_reading_order,
    shorten,
)
from spacerace_game.store.folders import user_scenarios_folder
from tests.content_helpers import THREE_SIDES, copy_of, with_files

_DOCS = Path(__file__).parent.parent / "docs" / "problems.md"


def _paragraphs() -> dict[str, tuple[str, str]]:
    """Title and body of each section of the documentation, by code."""
    parts = re.split(r"^### (\w\d{3}) (.+)$", _DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {code: (title, body) for code, title, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)}


def test_every_code_has_its_paragraph_and_every_paragraph_its_code() -> None:
    assert {code: title for code, (title, _) in _paragraphs().items()} == CODES
    assert list(_paragraphs()) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_each_paragraph_shows_an_example_and_the_remedy(code: str) -> None:
    _, body = _paragraphs()[code]
    assert re.search(r"^Example: .*`.+`|^Example(, as `[\w.]+`)?:\n\n    .", body, flags=re.MULTILINE)
    assert re.search(r"^Remedy: \w", body, flags=re.MULTILINE)


_HEAD = "id: example\nformat: 1\ntitle: An example\nextends: three_sides\n"


def _text_example(body: str) -> tuple[str, str] | None:
    """File name and text of an example that is set apart."""
    match = re.search(r"^Example(?:, as `([\w.]+)`)?:\n\n((?:    .*\n)+)", body, flags=re.MULTILINE)
    return (match[1] or "example.yaml", re.sub(r"^    ", "", match[2], flags=re.MULTILINE)) if match else None


def _other_example(code: str, folder: Path) -> None:
    """What the page can only tell in words."""
    many = {
        "Y102": "articles: [{name: Королёв}]".encode("cp1251"),
        "Y103": "articles: []".encode("utf-16"),
        "Y104": b"\xef\xbb\xbfarticles: []",
        "Y113": b"# much\n" * 400_000,
        "Y114": b"articles: [" + b"0, " * 250_000 + b"0]",
        "Y115": b"articles: [{text: " + b"word " * 20_000 + b"}]",
        "Y121": b"articles: [{" + b"id: a, " * 200 + b"}]",
    }
    if code in many:
        (folder / "example.yaml").write_bytes(many[code])
    elif code == "Y100":
        (folder / "scenario.yaml").unlink()
    elif code == "Y122":
        for number in range(401):
            (folder / f"{number}.yaml").write_text("articles: []\n", encoding="utf-8")
    elif code == "S215":
        with_files(folder, {"scenario.yaml": _HEAD.replace("example", "another", 1)})
    elif code == "R308":
        with (folder.parent / "three_sides" / "scenario.yaml").open("a", encoding="utf-8") as base:
            base.write("numbers: {attention: {most: 6}}\n")
        with_files(folder, {"scenario.yaml": _HEAD + "numbers: {attention: {per_turn: 6}}\n"})
    else:
        assert code == "Y123"
        (folder / "storylets").symlink_to(folder.parent / "three_sides" / "storylets")


@pytest.mark.parametrize("code", [code for code in CODES if code != "S200"])
def test_each_example_has_the_problem_it_is_given_for(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    copy_of(THREE_SIDES, user_scenarios_folder())
    folder = with_files(user_scenarios_folder() / "example", {"scenario.yaml": _HEAD})
    example = _text_example(_paragraphs()[code][1])
    if example is None:
        _other_example(code, folder)
    else:
        with_files(folder, {example[0]: example[1]})
    problems = check_folder(folder)
    assert code in {problem.code for problem in problems}, problems


def test_every_code_of_the_page_is_raised_somewhere() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in sorted((_DOCS.parent.parent / "spacerace_game").rglob("*.py"))
    )
    for code in CODES:
        assert sources.count(f'"{code}"') > 1, code


def test_a_problem_reads_as_place_code_and_what_to_do() -> None:
    problem = Problem("S204", "warning", "'count' is out of range", "v.yaml", 4, 9, "at most 50", "51", "look it up")
    assert str(problem) == (
        "v.yaml:4:9: S204 warning: 'count' is out of range; expected at most 50, found 51; look it up"
    )
    assert str(Problem("S204", "note", "odd", "v.yaml", 1, 1, found="51")) == ("v.yaml:1:1: S204 note: odd; found 51")


def test_a_problem_survives_json() -> None:
    problem = Problem("R301", "error", "no engine 'rd-170'", "v.yaml", 4, 9, hint="did you mean 'rd-107'?")
    told = json.loads(json.dumps(problem.as_json()))
    assert told.pop("title") == "Unknown id"
    assert Problem(**told) == problem


def test_a_code_that_is_not_in_the_table_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="Z999"):
        Problem("Z999", "error", "what", "v.yaml", 1, 1)


def test_problems_are_sorted_as_a_reader_meets_them() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 2, 9), ("a.yaml", 2, 3)]
    problems = in_reading_order(Problem("S200", "note", "x", *place) for place in places)
    assert [(p.file, p.line, p.column) for p in problems] == sorted(places)
    assert not has_errors(problems)
    assert has_errors([*problems, Problem("S200", "error", "x", "a.yaml", 1, 1)])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("rd-170", "rd-107"),
        ("RD_107", "rd-107"),
        ("soyus", "soyuz"),
        ("zzz", ""),
        ("", ""),
        ("r" * 10_000, ""),
    ],
)
def test_the_likeliest_word_is_suggested_or_none(word: str, meant: str) -> None:
    hint = did_you_mean(word, ["soyuz", "rd-107", "rd-0110"])
    assert hint == (f"did you mean {meant!r}?" if meant else "")


def test_long_text_is_cut_to_one_line() -> None:
    assert shorten("a\nb") == "a b"
    assert len(shorten("a" * 1_000_000)) == 60
