"""The reader against files made to break it: a corpus, and mutations of it from a fixed seed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacerace_game.content.located import plain
from spacerace_game.content.reader import MAX_BYTES, MAX_PROBLEMS, read_yaml

pytestmark = pytest.mark.usefixtures("each_yaml_parser")

_CORPUS = sorted(
    path for path in (Path(__file__).parent / "data" / "hostile_yaml").iterdir() if path.suffix in (".yaml", ".bin")
)
_SOUND = b"""---
vehicles:
  - {id: r-7, name: "\\u0420-7", stages: [{engine: rd-107, count: 4, burn: 120.5}], crewed: false}
  - id: atlas
    text: >
      A stainless balloon,
      kept up by its pressure.
    flown: 1957-06-11
    cost: ~
... # end
"""
_TOKENS = [
    b"&a ",
    b"*a",
    b"!!x ",
    b"<<: ",
    b"[",
    b"{",
    b"]",
    b"}",
    b"? ",
    b": ",
    b"- ",
    b"|\n",
    b">\n",
    b"'",
    b'"',
]
_TOKENS += [
    b"\t",
    b"\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xa8",
    b"%YAML 1.2\n",
    b"\n---\n",
    b"\n...",
]
_TOKENS += [b"\\", b"#", b",", b"@", b"`", b"9" * 50, b".inf", b"\\x00", b"\\ud800", b"[" * 20, b"? [" * 20]


def _expected(path: Path) -> str:
    if path.suffix == ".bin":
        return Path(f"{path}.expect").read_text(encoding="utf-8").strip()
    first = path.read_bytes().split(b"\n", 1)[0].decode()
    assert first.startswith("# expect: ")
    return first.removeprefix("# expect: ")


@pytest.mark.parametrize("path", _CORPUS, ids=lambda path: path.name)
def test_each_hostile_file_is_refused_with_the_code_and_the_place_it_names(path: Path) -> None:
    _, problems = read_yaml(path.read_bytes(), path.name)
    assert ", ".join(f"{p.code} {p.line}:{p.column}" for p in problems) == _expected(path)


_RUNAWAYS = {
    "open brackets": b"[" * MAX_BYTES,
    "open braces": b"{" * MAX_BYTES,
    "question marks": b"? " * (MAX_BYTES // 2),
    "dashes": b"- " * (MAX_BYTES // 2),
    "brackets after dashes": b"- [\n" * (MAX_BYTES // 4),
    "one long quoted text": b'"' + b"a" * (MAX_BYTES - 2) + b'"',
    "quotes": b"'" * MAX_BYTES,
    "anchors": b"&a " * (MAX_BYTES // 3),
    "tags": b"- !a x\n" * (MAX_BYTES // 7),
    "exclamation marks": b"!" * MAX_BYTES,
    "digits": (b"- " + b"9" * 65_000 + b"\n") * 32,
    "decimals": (b"- 1." + b"9" * 65_000 + b"\n") * 32,
    "documents": b"---\n" * (MAX_BYTES // 4),
    "colons": b": " * (MAX_BYTES // 2),
    "spaces": b" " * MAX_BYTES,
    "line ends": b"\n" * MAX_BYTES,
    "control characters": b"\x01" * MAX_BYTES,
    "bad bytes": b"\xff\n" * (MAX_BYTES // 2),
    "the same key": b"a:\n" * (MAX_BYTES // 3),
    "aliases": b"a: &a [x, x]\n" + b"b: *a\n" * (MAX_BYTES // 7),
    "empty lists": b"[" + b"[]," * (MAX_BYTES // 3 - 1) + b"]",
}


@pytest.mark.parametrize("name", _RUNAWAYS)
def test_two_megabytes_of_one_thing_are_answered_with_few_problems(name: str) -> None:
    _, problems = read_yaml(_RUNAWAYS[name], name)
    assert len(problems) <= MAX_PROBLEMS + 1
    assert all(len(str(problem)) < 500 for problem in problems)
    assert problems or name == "decimals"


def _mutated(chance: random.Random, sources: list[bytes]) -> bytes:
    data = bytearray(chance.choice(sources))
    for _ in range(chance.randint(1, 6)):
        place = chance.randint(0, len(data))
        deed = chance.randrange(5)
        if deed == 0:
            data[place:place] = chance.choice(_TOKENS)
        elif deed == 1:
            del data[place : place + chance.randint(1, 12)]
        elif deed == 2:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif deed == 3:
            other = chance.choice(sources)
            start = chance.randint(0, len(other))
            data[place:place] = other[start : start + chance.randint(1, 60)]
        else:
            data[place:place] = data[place : place + chance.randint(1, 40)]
    return bytes(data)


def _answers_soundly(data: bytes) -> None:
    node, problems = read_yaml(data, "mutated.yaml")
    assert node is not None or problems
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in problems:
        assert problem.column >= 1
        assert 1 <= problem.line <= lines + 1
        assert "\n" not in str(problem)
    if node is not None:
        plain(node)


def _fuzz(seed: int, count: int) -> None:
    chance = random.Random(seed)
    sources = [_SOUND, _SOUND, _SOUND, *(path.read_bytes() for path in _CORPUS)]
    for _ in range(count):
        _answers_soundly(_mutated(chance, sources))


def test_mutations_of_sound_and_hostile_files_never_raise() -> None:
    _fuzz(1957, 1_500)


@pytest.mark.slow
def test_many_more_mutations_never_raise() -> None:
    _fuzz(1961, 20_000)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | st.lists(st.sampled_from(_TOKENS)).map(b"".join)
)
def test_any_bytes_at_all_give_a_tree_or_problems(data: bytes) -> None:
    _answers_soundly(data)


def test_the_sound_file_that_is_mutated_is_sound() -> None:
    node, problems = read_yaml(_SOUND, "sound.yaml")
    assert problems == []
    assert node is not None
    assert node["vehicles"][0]["name"].value == "Р-7"
