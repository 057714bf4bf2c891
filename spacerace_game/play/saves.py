"""The player's campaigns on disk: what is there, keeping a copy, and throwing away with a way back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacerace_game.chronicle.journal import MAX_JOURNAL_BYTES
from spacerace_game.store.chained_lines import GoodLine, scan_lines
from spacerace_game.store.files import StoreError, make_folder, os_failures, read_bounded, write_atomic
from spacerace_game.store.folders import saves_folder

MOST_SAVES = 500
THROWN = "thrown-away"
COPIES = "copies"
AUTOSAVES = "autosaves"


@dataclass(frozen=True, slots=True)
class Save:
    """A campaign's file and what can be said of it without playing it."""

    path: Path
    kind: str
    """campaign, copy or autosave."""
    scenario: str
    controllers: Mapping[str, str]
    turns: int
    changed: float
    """Seconds since 1970, for sorting."""
    trouble: str = ""
    """Why it cannot be opened, or an empty string."""
    mods: tuple[str, ...] = ()
    """What its header changes of the rules: fates of the record, optional endings."""


def new_path(scenario: str, side: str) -> Path:
    """A free name for a new campaign's file."""
    folder = saves_folder()
    for number in range(1, 10_000):
        path = folder / f"{scenario}-{side}-{number}.jsonl"
        if not path.exists():
            return path
    raise StoreError("there are too many campaigns", folder, "throw some away")


def saves(folder: Path | None = None) -> tuple[Save, ...]:
    """Every campaign, copy and autosave, the newest first; what cannot be read is among them, with the reason."""
    root = folder or saves_folder()
    found: list[Save] = []
    for place, kind in ((root, "campaign"), (root / COPIES, "copy"), (root / AUTOSAVES, "autosave")):
        if place.is_dir():
            for path in sorted(place.glob("*.jsonl"))[:MOST_SAVES]:
                found.append(_look(path, kind))
    return tuple(sorted(found, key=lambda save: (-save.changed, save.path.name)))


def _look(path: Path, kind: str) -> Save:
    try:
        changed = path.stat().st_mtime
        data = read_bounded(path, MAX_JOURNAL_BYTES)
    except (StoreError, OSError) as error:
        return Save(path, kind, "", {}, 0, 0.0, str(error))
    first = next(iter(scan_lines(data)), None)
    if not isinstance(first, GoodLine):
        return Save(path, kind, "", {}, 0, changed, first.reason if first else "the file is empty")
    header = first.value
    turns = 0
    for line in reversed(data.splitlines()):
        match = re.search(rb'"turn":(\d+)', line)
        if match:
            turns = int(match.group(1))
            break
    mods = tuple(str(mod) for mod in header.get("mods", ()))
    return Save(
        path, kind, str(header.get("scenario", "")), dict(header.get("controllers", {})), turns, changed, "", mods
    )


def copy_campaign(path: Path, label: str, kind: str = COPIES) -> Path:
    """Keeps a copy of a campaign as it stands; StoreError if the disk will not."""
    folder = make_folder(saves_folder() / kind)
    name = re.sub(r"[^a-z0-9-]+", "-", label.casefold()).strip("-")[:60] or "copy"
    target = folder / f"{path.stem}--{name}.jsonl"
    number = 2
    while target.exists() and kind == COPIES:
        target = folder / f"{path.stem}--{name}-{number}.jsonl"
        number += 1
    write_atomic(target, read_bounded(path, MAX_JOURNAL_BYTES))
    return target


def keep_autosave(path: Path, turn: int, most: int) -> Path:
    """Keeps a copy of a running campaign and only so many of its newest; StoreError if the disk will not."""
    kept = copy_campaign(path, f"turn-{turn:03d}", AUTOSAVES)
    own = sorted(kept.parent.glob(f"{path.stem}--turn-*.jsonl"))
    with os_failures(kept.parent, "clear out"):
        for old in own[: max(0, len(own) - most)]:
            old.unlink(missing_ok=True)
    return kept


def throw_away(path: Path) -> Path:
    """Moves a campaign aside; `bring_back` undoes it. StoreError if the disk will not."""
    folder = make_folder(saves_folder() / THROWN)
    target = folder / path.name
    with os_failures(path, "move"):
        path.replace(target)
    return target


def bring_back(thrown: Path, path: Path) -> None:
    """Puts a campaign back where it was; StoreError if something else is there now."""
    if path.exists():
        raise StoreError("another campaign has taken its name", path, "rename that one first")
    with os_failures(path, "move"):
        thrown.replace(path)
