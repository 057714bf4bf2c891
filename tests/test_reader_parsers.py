"""libyaml and PyYAML's own parser: the same trees, places and problems, and a game that starts without libyaml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spacerace_game.content import parser
from spacerace_game.content.located import Node
from spacerace_game.content.reader import read_yaml
from tests.content_helpers import MOD, REAL, THREE_SIDES

_CORPUS = [path for path in (Path(__file__).parent / "data" / "hostile_yaml").iterdir() if path.suffix != ".expect"]
_SLIPS = {
    "tab in text": "a: one\ttwo\nb: [x\ty,\tz]\t# comment\n",
    "tab after a colon": "a:\tb\n",
    "tab before a line end": "a: b\t\nc:\td \t\n",
    "tab in a folded text": "a: b\n  \tc\n",
    "tab for indentation": "a:\n\tb: 1\n",
    "tab in unquoted text for indentation": "a:\n  b\n\tc\n",
    "text over lines": "a: one\n  two\n\n  three\n---\n",
    "no colon": "a: 1\nb\nc: 2\n",
    "no dash": "- a\nb\n",
    "too far in": "a: 1\n  b: 2\n",
    "colon in text": "a: b: c\n",
    "dash after a key": "a: - b\n",
    "question after a key": "a: ? b\n",
    "bracket that is not closed": "a: [1, 2\nb: 3",
    "brace that is not closed": "a: {b: 1\nc: 3\n",
    "comma that is missing": "a: [1 2: 3, 'x' y]\n",
    "nothing where something is wanted": "a: [,]\n",
    "closed before it was opened": "a: ]\n",
    "reserved sign": "a: @b\n",
    "percent": "a: %b\n",
    "quote that is not closed": "a: 'b\nc: d\n",
    "quote that is closed late": "a: 'b\nc: 'd'\n",
    "document in quotes": 'a: "b\n---\nc"\n',
    "unknown escape": 'a: "\\q"\n',
    "escape without digits": 'a: "\\u00g0"\n',
    "half a pair": 'a: "x\\\n  \\u00e9\\\\u \\ud83d\\ude80"\n',
    "escape past the last character": 'a: "\\U00110000"\n',
    "escape far past the last character": 'a: "\\UFFFFFFFF"\n',
    "block without a line": "a: |b\n",
    "block indented by nothing": "a: |0\n  b\n",
    "anchor without a name": "a: & b\n",
    "tag with an unknown handle": "a: !x!y b\n",
    "directive nobody knows": "%SPUTNIK beep\n---\na: 1\n",
    "directive twice": "%YAML 1.2\n%YAML 1.2\n---\na: 1\n",
    "version of the future": "%YAML 3.0\n---\na: 1\n",
    "text after a directive": "%YAML 1.2\na: 1\n",
    "text after the end": "a: 1\n...\nb: 2\n",
    "value of nothing": "?",
}


def _tree(node: Node | None) -> Any:
    """All that a node says, its places among it."""
    if node is None:
        return None
    inside: Any = node.value
    if node.kind == "map":
        inside = [(key, _tree(child)) for key, child in node.items()]
    elif node.kind == "list":
        inside = [_tree(child) for child in node.elements()]
    return node.kind, node.position, dict(node.key_positions), type(node.value), inside


def _answers(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """What comes of the text with libyaml, and what without."""
    if parser.CParser is None:
        pytest.skip("PyYAML has no libyaml here")
    found: list[Any] = []
    for forced in (parser.CParser, None):
        monkeypatch.setattr(parser, "CParser", forced)
        node, problems = read_yaml(data, "test.yaml")
        found.append((_tree(node), [str(problem) for problem in problems]))
        monkeypatch.undo()
    return found[0], found[1]


@pytest.mark.parametrize("path", sorted(_CORPUS), ids=lambda path: path.name)
def test_hostile_files_have_the_same_problems(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml, without = _answers(path.read_bytes(), monkeypatch)
    assert without == with_libyaml


@pytest.mark.parametrize("name", _SLIPS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_slips_are_told_in_the_same_words(name: str, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml, without = _answers(_SLIPS[name].replace("\n", ending).encode(), monkeypatch)
    assert without == with_libyaml


@pytest.mark.parametrize("folder", [THREE_SIDES, MOD, REAL], ids=lambda folder: folder.name)
def test_scenarios_are_the_same_to_the_last_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(folder.rglob("*.yaml"))
    assert files
    for file in files:
        with_libyaml, without = _answers(file.read_bytes(), monkeypatch)
        assert without == with_libyaml, file
        assert without[0] is not None


def test_a_version_of_thousands_of_digits_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "CParser", None)
    _, problems = read_yaml(b"%YAML 1." + b"9" * 10_000 + b"\n---\na: 1\n", "test.yaml")
    assert [problem.code for problem in problems] == ["Y101"]


def test_the_game_reads_where_pyyaml_has_no_libyaml() -> None:
    program = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from spacerace_game.content import check_folder, parser\n"
        f"from pathlib import Path; print(parser.CParser, check_folder(Path({str(THREE_SIDES)!r})))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("None []\n", "")
