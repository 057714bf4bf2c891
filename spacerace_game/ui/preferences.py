"""The player's settings as the window knows them."""

from __future__ import annotations

from pathlib import Path

from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import settings_file
from spacerace_game.store.settings import Setting, SettingValue, load_settings, save_settings
from spacerace_game.ui.keys import DEFAULT_KEYS

KNOWN: dict[str, Setting] = {
    "width": Setting(1280, least=640, most=7680),
    "height": Setting(720, least=480, most=4320),
    "full_screen": Setting(False),
    "scale": Setting(100, least=100, most=200),
    "scale_follows": Setting(True),
    "colours": Setting("plain", choices=("plain", "safe", "high-contrast")),
    "motion": Setting(True),
    "sound": Setting(60, least=0, most=100),
    "sound_desk": Setting(70, least=0, most=100),
    "sound_flight": Setting(90, least=0, most=100),
    "text_speed": Setting("normal", choices=("slow", "normal", "at once")),
    "autosaves": Setting(5, least=1, most=20),
    "warnings": Setting(True),
    "warn_attention": Setting(True),
    "warn_idle": Setting(True),
    "warn_money": Setting(True),
    "warn_decision": Setting(True),
    "warn_teams": Setting(True),
    "guide": Setting(True),
    "launches": Setting(True),
    **{f"key_{action}": Setting(name) for action, name in DEFAULT_KEYS.items()},
}


class Preferences:
    """Settings in use. Those that cannot be read fall back to defaults; those that cannot be kept say so."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings_file()
        loaded = load_settings(self.path, KNOWN)
        self.values: dict[str, SettingValue] = loaded.values
        self.messages = loaded.messages

    def number(self, name: str) -> int:
        """A whole number."""
        return int(self.values[name])

    def on(self, name: str) -> bool:
        """A switch."""
        return bool(self.values[name])

    def word(self, name: str) -> str:
        """A word."""
        return str(self.values[name])

    def set(self, name: str, value: SettingValue) -> str:
        """Changes a setting and keeps it; returns an empty string or why it could not be kept."""
        if KNOWN[name].complaint(value):
            return f"{name}: {KNOWN[name].complaint(value)}"
        self.values[name] = value
        try:
            save_settings(self.path, self.values)
        except (StoreError, OSError) as error:
            return str(error)
        return ""

    def keys(self) -> dict[str, str]:
        """The player's keys by action."""
        return {name[4:]: str(value) for name, value in self.values.items() if name.startswith("key_")}
