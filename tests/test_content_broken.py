"""Broken scenarios: each says exactly what is wrong with it, and where."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from spacerace_game.content import check_folder
from tests.content_helpers import MOD, SCENARIOS, THREE_SIDES, copy_of, with_files

CASES = sorted((SCENARIOS / "broken").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_scenario_says_what_is_wrong_and_where(case: Path, tmp_path: Path) -> None:
    text = case.read_text(encoding="utf-8")
    replaced = re.match(r"# replaces (\S+)\n", text)
    name = replaced[1] if replaced else "broken.yaml"
    folder = with_files(copy_of(THREE_SIDES, tmp_path), {name: text})
    found = [f"{p.file}:{p.line}:{p.column} {p.code} {p.severity}" for p in check_folder(folder)]
    assert found == case.with_suffix(".expect").read_text(encoding="utf-8").splitlines()


def test_the_checker_asks_what_was_meant(tmp_path: Path) -> None:
    case = (SCENARIOS / "broken" / "unknown_engine.yaml").read_text(encoding="utf-8")
    (problem,) = check_folder(with_files(copy_of(THREE_SIDES, tmp_path), {"broken.yaml": case}))
    assert str(problem) == "broken.yaml:11:51: R301 error: no engine 'popp'; did you mean 'pop'?"


def test_a_stage_is_never_heavier_than_numbers_can_say(tmp_path: Path) -> None:
    text = (THREE_SIDES / "vehicles.yaml").read_text(encoding="utf-8")
    for figure in ("1e300", "-1", "0", "1e-300", "9999999"):
        slipped = text.replace("propellant_kg: 44000", f"propellant_kg: {figure}")
        problems = check_folder(with_files(copy_of(THREE_SIDES, tmp_path / figure), {"vehicles.yaml": slipped}))
        assert any(p.code in ("S204", "K501", "K502", "K504") and p.line == 56 for p in problems), figure
        assert not any(re.search(r"\b(inf|nan)\b", str(p)) for p in problems)


_SNIPPETS = (
    "~", "[]", "{}", "-1", "1e9", "''", "true", "{kind: flag}", "- x", ":", "\t", "é", "\0", "a", "1957-02-30",
    "[[[[[[", "&a *a", "!!str", "9" * 40, "extends: three_sides",
)  # fmt: skip


def _slip(text: str, rng: random.Random) -> str:
    """One slip of the pen in a file."""
    lines = text.split("\n")
    here = rng.randrange(len(lines))
    kind = rng.randrange(6)
    if kind == 0:
        del lines[here]
    elif kind == 1:
        lines.insert(here, lines[rng.randrange(len(lines))])
    elif kind == 2:
        lines[here] = re.sub(r": [^{\[].*", lambda _: ": " + rng.choice(_SNIPPETS), lines[here])
    elif kind == 3 and lines[here]:
        place = rng.randrange(len(lines[here]))
        lines[here] = lines[here][:place] + rng.choice(_SNIPPETS) + lines[here][place + 1 :]
    elif kind == 4:
        words = re.findall(r"[a-z0-9-]+", text)
        lines[here] = re.sub(r"[a-z0-9-]+", lambda _: rng.choice(words), lines[here], count=rng.randint(1, 3))
    else:
        lines[here] = "  " * rng.randrange(3) + lines[here].lstrip()
    return "\n".join(lines)


def _slips(folder: Path, seed: int) -> list[str]:
    """Makes a few slips in the files of a scenario and checks it; the codes that were found."""
    rng = random.Random(seed)
    kept: dict[Path, str] = {}
    for _ in range(rng.randint(1, 4)):
        path = rng.choice(sorted(folder.rglob("*.yaml")))
        kept.setdefault(path, path.read_text(encoding="utf-8"))
        path.write_text(_slip(path.read_text(encoding="utf-8"), rng), encoding="utf-8", newline="")
    try:
        return [problem.code for problem in check_folder(folder)]
    finally:
        for path, text in kept.items():
            path.write_text(text, encoding="utf-8")


def test_no_slip_of_the_pen_ends_in_a_traceback(tmp_path: Path) -> None:
    base, mod = copy_of(THREE_SIDES, tmp_path), copy_of(MOD, tmp_path)
    found = {code for seed in range(150) for code in _slips(mod if seed % 3 == 0 else base, seed)}
    assert len(found) > 10  # the slips are no trifles
    assert check_folder(base) == check_folder(mod) == []


@pytest.mark.slow
def test_no_slip_of_the_pen_ends_in_a_traceback_in_the_long_run(tmp_path: Path) -> None:
    base, mod = copy_of(THREE_SIDES, tmp_path), copy_of(MOD, tmp_path)
    for seed in range(1_000, 6_000):
        _slips(mod if seed % 3 == 0 else base, seed)
