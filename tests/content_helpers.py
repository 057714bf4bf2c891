"""Fixture scenarios for the tests of content."""

from __future__ import annotations

import shutil
from pathlib import Path

SCENARIOS = Path(__file__).parent / "data" / "scenarios"
THREE_SIDES = SCENARIOS / "three_sides"
MOD = SCENARIOS / "three_sides_mod"
REAL = Path(__file__).parent.parent / "scenarios" / "space_race_1945"


def copy_of(scenario: Path, folder: Path) -> Path:
    """A copy of a scenario under its own name in another folder."""
    return Path(shutil.copytree(scenario, folder / scenario.name))


def with_files(folder: Path, files: dict[str, str]) -> Path:
    """A scenario's folder with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
