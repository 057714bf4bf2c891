"""Compiled scenarios kept on disk: a fast way to the same rules, never a different one.

A cache file is a line that names what it was made from, and a line of canonical JSON. Anything that does not
fit (another game version, a changed source, a torn or foreign file) is passed over and written anew.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from spacerace_game import __version__
from spacerace_game.content.checks import check_loaded
from spacerace_game.content.collector import collector_paused
from spacerace_game.content.loading import MOST_LAYERS, Layer, load_scenario
from spacerace_game.content.problems import Problem, has_errors
from spacerace_game.content.reader import read_yaml
from spacerace_game.content.sources import HEAD_FILE, SourceFile, find_base, read_folder
from spacerace_game.spec.capability import capabilities_of
from spacerace_game.spec.rules import Rules, canonical, compile_rules, hashes_of
from spacerace_game.spec.scenario import Scenario
from spacerace_game.store.files import StoreError, make_folder, read_bounded, write_atomic
from spacerace_game.store.folders import cache_folder, find_scenario

CACHE_FORMAT = 1
MOST_CACHE_BYTES = 128 * 1024 * 1024


class ContentError(Exception):
    """A scenario that cannot be played; `problems` says why, errors and warnings alike."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [problem for problem in self.problems if problem.severity == "error"]
        shown = "\n".join(map(str, errors[:20]))
        more = f"\n… and {len(errors) - 20} more" if len(errors) > 20 else ""
        super().__init__(f"the scenario has {len(errors)} error{'s' * (len(errors) != 1)}\n{shown}{more}")


class _Compiled(BaseModel):
    """The second line of a cache file."""

    model_config = ConfigDict(extra="forbid")
    capabilities: dict[str, dict[str, Any]]
    hash: str
    texts_hash: str
    scenario: Scenario


def load_rules(name_or_path: str | Path, *, use_cache: bool = True) -> Rules:
    """The compiled rules of a scenario, by name or path.

    `ContentError` if it has errors, `StoreError` if there is no such scenario.
    """
    folder = find_scenario(name_or_path).resolve()
    file = cache_folder() / f"{_digest(str(folder).encode('utf-8', 'surrogatepass'))}.json"
    if use_cache:
        found = _from_cache(file, folder)
        if found is not None:
            return found
    with collector_paused(kept=True):
        loaded = load_scenario(folder)
        problems = check_loaded(loaded)
        if has_errors(problems) or loaded.scenario is None:
            raise ContentError(problems)
        capabilities = capabilities_of(loaded.scenario)
        data = loaded.scenario.model_dump(mode="json")
        text = canonical(data)
        named = hashes_of(data, text, capabilities)
        if use_cache:
            _keep(file, loaded.layers, text, capabilities, named)
        return compile_rules(loaded.scenario, capabilities, named)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _key(layers: Iterable[Layer]) -> str:
    """Names everything a compiled scenario depends on: game, folders, and each file with its content."""
    made_from = [
        [str(layer.folder), layer.extends, [[file.name, _digest(file.data)] for file in layer.files]]
        for layer in layers
    ]
    text = json.dumps([CACHE_FORMAT, __version__, _code(), made_from], separators=(",", ":"))
    return _digest(text.encode("utf-8"))


@lru_cache(maxsize=1)
def _code() -> str:
    """Names the code that compiles, so that a changed spec or formula in a checkout is no stale cache."""
    package = Path(__file__).resolve().parents[1]
    mark = blake2b(digest_size=16)
    for part in ("content", "rocketry", "spec"):
        for path in sorted((package / part).glob("*.py")):  # none in a frozen executable
            mark.update(path.read_bytes())
    return mark.hexdigest()


def _layers(folder: Path) -> list[Layer]:
    """The folder and what it extends, read without looking into any file but the heads."""
    layers: list[Layer] = []
    here: Path | None = folder
    while here is not None and len(layers) <= MOST_LAYERS:
        files, problems = read_folder(here)
        if has_errors(problems):
            return []
        name = _extends(files)
        layers.append(Layer(here, name, tuple(files)))
        here = find_base(here, name)[0] if name else None
    return layers


def _extends(files: list[SourceFile]) -> str:
    head = next((file for file in files if file.name == HEAD_FILE), None)
    if head is None or b"extends" not in head.data:
        return ""
    tree, _ = read_yaml(head.data, head.label)
    wanted = tree.get("extends") if tree is not None else None
    return wanted.value if wanted is not None and isinstance(wanted.value, str) else ""


def _from_cache(file: Path, folder: Path) -> Rules | None:
    """The rules from a cache file that fits; None for any other, whatever is in it."""
    try:
        data = read_bounded(file, MOST_CACHE_BYTES)
        first, _, rest = data.partition(b"\n")
        if len(first) > 1_000 or not rest:
            return None
        label = json.loads(first)
        if not isinstance(label, dict) or label.get("mark") != _digest(rest):
            return None
        if label.get("key") != _key(_layers(folder)):
            return None
        with collector_paused(kept=True):
            found = _Compiled.model_validate_json(rest)
            return compile_rules(found.scenario, found.capabilities, (found.hash, found.texts_hash))
    except (StoreError, ValidationError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _keep(
    file: Path, layers: Iterable[Layer], text: bytes, capabilities: dict[str, Any], named: tuple[str, str]
) -> None:
    """Writes the cache file around the scenario's canonical JSON; where that cannot be done, the game does without."""
    before = canonical({"capabilities": capabilities, "hash": named[0]})[:-1]
    rest = before + b',"scenario":' + text + b"," + canonical({"texts_hash": named[1]})[1:]
    label = {"key": _key(layers), "mark": _digest(rest)}
    with contextlib.suppress(StoreError):
        make_folder(file.parent)
        write_atomic(file, canonical(label) + b"\n" + rest)
