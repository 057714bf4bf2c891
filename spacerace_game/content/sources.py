"""The files of a scenario folder: which belong to it, read once, in a fixed order and within bounds."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from spacerace_game.content.problems import Problem, did_you_mean
from spacerace_game.content.reader import MAX_BYTES
from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import find_scenario, is_name, scenario_folders

MAX_FILES: Final = 400
MAX_TOTAL_BYTES: Final = 32 * 1024 * 1024
MAX_ENTRIES: Final = 20_000
MAX_FOLDER_DEPTH: Final = 8
HEAD_FILE: Final = "scenario.yaml"
_SKIPPED: Final = frozenset({"locale"})  # kept free for translations


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a scenario: its name in problems, its path below the folder, and its bytes."""

    label: str
    name: str
    data: bytes


def read_folder(folder: Path, prefix: str = "") -> tuple[list[SourceFile], list[Problem]]:
    """All YAML files below a folder, `scenario.yaml` first and the rest by name; never raises.

    Links may not lead out of the folder. `prefix` goes before every name in problems. Of a folder without
    `scenario.yaml` nothing is read: it may be anything, a whole disk even.
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    try:
        root = folder.resolve()
        here = sorted(os.listdir(root))
        if HEAD_FILE not in here:
            return [], [_cannot(prefix + HEAD_FILE, "there is none in this folder", _meant(root, here))]
        names = sorted(_names(root, prefix, problems), key=lambda name: (name != HEAD_FILE, name))
    except (OSError, ValueError, RuntimeError) as error:
        return [], [_cannot(prefix + HEAD_FILE, getattr(error, "strerror", None) or "not a folder")]
    if len(names) > MAX_FILES:
        what = f"{len(names)} files; the first {MAX_FILES} are read"
        problems.append(Problem("Y122", "error", what, prefix + HEAD_FILE, 1, 1))
    total = 0
    for name in names[:MAX_FILES]:
        label = prefix + name.encode("utf-8", "replace").decode()
        data = _read(root, name, label, problems)
        if data is None:
            continue
        total += len(data)
        if total > MAX_TOTAL_BYTES:
            what = f"the scenario is larger than {MAX_TOTAL_BYTES // 2**20} MiB; the rest is not read"
            problems.append(Problem("Y122", "error", what, label, 1, 1))
            break
        files.append(SourceFile(label, name, data))
    return files, problems


def _names(root: Path, prefix: str, problems: list[Problem]) -> Iterator[str]:
    """Paths of the YAML files below the root, with forward slashes."""
    seen = 0
    for place, folders, files in os.walk(root, onerror=_raise_at(root)):
        here = Path(place)
        depth = len(here.relative_to(root).parts)
        hidden = [name for name in folders if name.startswith(".") or (not depth and name in _SKIPPED)]
        links = [name for name in folders if (here / name).is_symlink() and name not in hidden]
        for name in sorted(links):
            label = prefix + (here / name).relative_to(root).as_posix()
            what, hint = "a link to a folder is not followed", "copy the folder here"
            problems.append(Problem("Y123", "error", what, label, 1, 1, hint=hint))
        folders[:] = [] if depth >= MAX_FOLDER_DEPTH else sorted({*folders} - {*hidden, *links})
        seen += len(folders) + len(files)
        if seen > MAX_ENTRIES:
            what = f"more than {MAX_ENTRIES} files and folders; is this a scenario's folder?"
            problems.append(Problem("Y122", "error", what, prefix + HEAD_FILE, 1, 1))
            return
        for name in files:
            if name.startswith("."):
                continue
            if name.endswith(".yaml"):
                yield (here / name).relative_to(root).as_posix()
            elif name.lower().endswith((".yml", ".yaml")):
                label = prefix + (here / name).relative_to(root).as_posix().encode("utf-8", "replace").decode()
                what, hint = "the file is not read: only names in '.yaml' are", "give it that ending"
                problems.append(Problem("Y124", "warning", what, label, 1, 1, hint=hint))


def _raise_at(root: Path) -> Callable[[OSError], None]:
    """Folders that may not be read are passed over, except the scenario's own."""

    def onerror(error: OSError) -> None:
        if error.filename and Path(error.filename) == root:
            raise error

    return onerror


def _read(root: Path, name: str, label: str, problems: list[Problem]) -> bytes | None:
    path = root / name
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            what, hint = "a link that leads out of the folder", "copy the file here"
            problems.append(Problem("Y123", "error", what, label, 1, 1, hint=hint))
            return None
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(0, "it is not a regular file")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)  # one more than the reader takes, so that it can say so
    except (OSError, ValueError, RuntimeError) as error:
        problems.append(_cannot(label, getattr(error, "strerror", None) or "it cannot be read"))
        return None


def _cannot(label: str, reason: str, hint: str = "") -> Problem:
    return Problem("Y100", "error", f"cannot open the file: {reason}", label, 1, 1, hint=hint)


def _meant(root: Path, here: list[str]) -> str:
    """What may have been meant by a folder without `scenario.yaml`: a file of nearly that name, or a folder in it."""
    alike = [name for name in here if name.lower() in ("scenario.yaml", "scenario.yml", "scenario.yaml.txt")]
    if alike:
        return f"rename {alike[0]} to {HEAD_FILE}"
    deeper = next((name for name in here[:MAX_FILES] if os.path.isfile(root / name / HEAD_FILE)), None)
    return "" if deeper is None else f"there is one in the folder {deeper}: name that one"


def find_base(folder: Path, name: str) -> tuple[Path | None, str]:
    """The folder of the scenario that another extends, beside it or by name, or None and a hint."""
    if not is_name(name):
        return None, ""
    beside = folder.resolve().parent / name
    try:
        if (beside / HEAD_FILE).is_file():
            return beside.resolve(), ""
        return find_scenario(name).resolve(), ""
    except (StoreError, OSError):
        return None, did_you_mean(name, [*scenario_folders(), *_neighbours(folder)])


def _neighbours(folder: Path) -> list[str]:
    try:
        entries = sorted(folder.resolve().parent.iterdir())[:MAX_FILES]
        return [entry.name for entry in entries if (entry / HEAD_FILE).is_file()]
    except OSError:
        return []
