"""Where things are: the player's folders, the data shipped with the game, and scenarios by name."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from .files import StoreError

__all__ = [
    "cache_folder",
    "data_folder",
    "find_scenario",
    "is_name",
    "saves_folder",
    "scenario_folders",
    "settings_file",
    "user_scenarios_folder",
]

HOME_VARIABLE = "SPACERACE_HOME"
APP_NAME = "spacerace-1945"
PACKAGE = Path(__file__).resolve().parents[1]

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def _user_folder(kind: Literal["data", "cache", "config"]) -> Path:
    """The game's own folder of one kind; all three are one folder when SPACERACE_HOME is set."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute()
    import platformdirs  # here, because a portable copy never needs it

    found = {
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
    }[kind]
    return found(APP_NAME, appauthor=False)


def saves_folder() -> Path:
    """The folder of saved campaigns; it need not exist yet.

    >>> os.environ["SPACERACE_HOME"] = "/portable"
    >>> saves_folder().parts[-2:]
    ('portable', 'saves')
    >>> del os.environ["SPACERACE_HOME"]
    """
    return _user_folder("data") / "saves"


def cache_folder() -> Path:
    """The folder of things that can be made again, such as compiled scenarios; it need not exist yet."""
    folder = _user_folder("cache")
    return folder / "cache" if os.environ.get(HOME_VARIABLE) else folder


def settings_file() -> Path:
    """The file of the player's settings; it need not exist yet."""
    return _user_folder("config") / "settings.json"


def user_scenarios_folder() -> Path:
    """The folder of the player's own scenarios and mods; it need not exist yet."""
    return _user_folder("data") / "scenarios"


def data_folder(kind: Literal["scenarios", "assets", "docs"]) -> Path:
    """The shipped folder of one kind, in a frozen executable, a wheel, a checkout or an editable install.

    `StoreError` if the installation lost it.

    >>> data_folder("scenarios").name
    'scenarios'
    """
    for candidate in _data_candidates(kind):
        if candidate.is_dir():
            return candidate
    raise StoreError(f"the game's {kind} are missing", PACKAGE, "install the game again")


def _data_candidates(kind: str) -> Iterator[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        yield Path(frozen) / "spacerace_game" / "_data" / kind
        yield Path(frozen) / kind
    yield PACKAGE / "_data" / kind
    # Beside an installed package lies site-packages, where a folder of this name is somebody else's.
    if (PACKAGE.parent / "pyproject.toml").is_file():
        yield PACKAGE.parent / kind


def scenario_folders() -> dict[str, Path]:
    """Every scenario that can be named, the player's own first; an own one hides a shipped one."""
    found: dict[str, Path] = {}
    for root in _scenario_roots():
        for name in _names_in(root):
            found.setdefault(name, root / name)
    return found


def is_name(text: str) -> bool:
    """Whether a scenario can have this name, as its id and its folder; a path is none.

    >>> is_name("three_sides"), is_name("../three_sides")
    (True, False)
    """
    return _NAME.fullmatch(text) is not None


def find_scenario(name_or_path: str | Path) -> Path:
    """The folder of a scenario, by bare name (own scenarios first, then shipped) or by path as given.

    Anything with a slash, a leading dot or a file ending is a path, as is every `Path`; a path may also
    name the `scenario.yaml` itself. `StoreError` names near misses.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or _looks_like_path(text):
        return _given_path(Path(name_or_path))
    if not is_name(text):
        what = f"{text[:80]!r} is not a scenario's name (small letters, digits, '.', '-' and '_')"
        raise StoreError(what, user_scenarios_folder(), _hint(text))
    for root in _scenario_roots():
        if (root / text).is_dir():
            return root / text
    raise StoreError(f"there is no scenario {text!r}", user_scenarios_folder(), _hint(text))


def _looks_like_path(text: str) -> bool:
    return "/" in text or "\\" in text or text.startswith(".") or text.endswith((".yaml", ".yml"))


def _given_path(path: Path) -> Path:
    try:
        if path.name == "scenario.yaml" and path.is_file():
            return path.parent
        if path.is_dir():
            return path
    except (OSError, ValueError):
        pass  # a path no system can hold leads to the same answer
    raise StoreError("there is no scenario folder here", path, "name the folder that holds scenario.yaml")


def _scenario_roots() -> Iterator[Path]:
    yield user_scenarios_folder()
    yield data_folder("scenarios")


def _names_in(root: Path) -> Iterable[str]:
    try:
        entries = sorted(entry.name for entry in root.iterdir() if entry.is_dir())
    except OSError:
        return []  # no own scenarios, or none we may see
    return [name for name in entries if is_name(name)]


def _hint(text: str) -> str:
    """What to try instead of an unknown name: a folder that is not found by it, a near miss, or the list."""
    with suppress(OSError, ValueError):
        if text and Path(text).is_dir():
            return f"for the folder here write ./{text}"
        for entry in user_scenarios_folder().iterdir():
            if not is_name(entry.name) and entry.name.casefold() == text.casefold():
                return f"rename the folder {entry.name!r} there: its name has to be in small letters"
    known = list(scenario_folders())
    near = difflib.get_close_matches(text[:80].lower(), known, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return "known are: " + ", ".join(known[:10]) if known else "name a scenario's folder by its path"
