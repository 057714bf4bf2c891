"""The player's settings: a small JSON file that may be missing, old or broken without stopping the game."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .files import StoreError, make_folder, read_bounded, write_atomic
from .strict_json import JsonError, decode_strict, encode_canonical

__all__ = ["LoadedSettings", "Setting", "SettingValue", "load_settings", "save_settings"]

MAX_SETTINGS_BYTES = 64 * 1024

SettingValue = bool | int | str


@dataclass(frozen=True, slots=True)
class Setting:
    """What one setting may be: its default, whose type it keeps, and bounds or choices if it has any.

    >>> Setting(100, least=100, most=200).complaint(300)
    'expected 100 to 200, found 300'
    """

    default: SettingValue
    least: int | None = None
    most: int | None = None
    choices: tuple[SettingValue, ...] = ()

    def complaint(self, value: object) -> str | None:
        """Why `value` cannot be used, or None if it can."""
        if type(value) is not type(self.default):
            kinds = {bool: "true or false", int: "a whole number", str: "a text"}
            return f"expected {kinds[type(self.default)]}, found {_shown(value)}"
        if self.choices and value not in self.choices:
            return f"expected one of {', '.join(map(str, self.choices))}, found {_shown(value)}"
        if isinstance(value, int) and not isinstance(value, bool):
            low = self.least is not None and value < self.least
            high = self.most is not None and value > self.most
            if low or high:
                return f"expected {self._range()}, found {value}"
        return None

    def _range(self) -> str:
        if self.least is None:
            return f"at most {self.most}"
        return f"at least {self.least}" if self.most is None else f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """A value for every known setting, and a sentence for each thing that could not be used."""

    values: dict[str, SettingValue]
    messages: tuple[str, ...] = ()


def load_settings(path: str | Path, known: Mapping[str, Setting]) -> LoadedSettings:
    """Read the settings file; whatever cannot be used falls back to its default and is named, never raised.

    >>> load_settings("/nowhere/settings.json", {"language": Setting("en")})
    LoadedSettings(values={'language': 'en'}, messages=())
    """
    values = {name: setting.default for name, setting in known.items()}
    try:
        found = decode_strict(read_bounded(path, MAX_SETTINGS_BYTES))
    except StoreError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return LoadedSettings(values)  # nothing saved yet is no news
        return LoadedSettings(values, (f"Settings not read, defaults are used. {error}",))
    except JsonError as error:
        return LoadedSettings(values, (f"Settings not read, defaults are used. {path}: {error}",))
    if not isinstance(found, dict):
        return LoadedSettings(
            values,
            (f"Settings not read, defaults are used. {path}: expected an object, found {_shown(found)}",),
        )
    messages = [message for name in found if (message := _use(name, found[name], known, values))]
    return LoadedSettings(values, tuple(messages))


def save_settings(path: str | Path, values: Mapping[str, SettingValue]) -> None:
    """Write the settings so that a crash leaves the old or the new file; `StoreError` if it cannot be."""
    make_folder(Path(path).parent)
    pretty = json.dumps(json.loads(encode_canonical(dict(values))), ensure_ascii=False, indent=2)
    write_atomic(path, pretty.encode("utf-8") + b"\n")


def _use(name: str, value: Any, known: Mapping[str, Setting], values: dict[str, SettingValue]) -> str | None:
    """Take one value over into `values`, or say why not."""
    setting = known.get(name)
    if setting is None:
        near = difflib.get_close_matches(name[:80], known, n=1)
        return f"Unknown setting {name[:80]!r} ignored{f'; did you mean {near[0]!r}?' if near else '.'}"
    complaint = setting.complaint(value)
    if complaint:
        return f"Setting {name!r}: {complaint}; using {setting.default!r}."
    values[name] = value
    return None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
