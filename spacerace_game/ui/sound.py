"""Sounds: played by name, in two groups with a volume each, and nothing at all where there is no sound device."""

from __future__ import annotations

from typing import Literal

import pygame

from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import data_folder

Group = Literal["desk", "flight"]

GROUPS: dict[str, Group] = {
    "tick": "flight",
    "last-tick": "flight",
    "engine-1": "flight",
    "engine-2": "flight",
    "engine-3": "flight",
    "beep": "flight",
    "explosion": "flight",
    "static": "flight",
    "separation": "flight",
    "success": "flight",
    "failure": "flight",
    "teletype": "desk",
    "key": "desk",
    "paper": "desk",
    "stamp": "desk",
    "click": "desk",
    "no": "desk",
}
"""Every sound of the game, and whether it belongs to the desk or to a flight."""


class Sound:
    """The game's sounds. The device is opened with the first sound; without one every call does nothing.

    Volumes are shares from 0 to 1: `master` for everything, and one for each group.
    """

    def __init__(self, master: float = 0.8, desk: float = 0.7, flight: float = 0.9) -> None:
        self.volumes: dict[str, float] = {"master": _share(master), "desk": _share(desk), "flight": _share(flight)}
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._running: dict[str, pygame.mixer.Channel] = {}
        self._open: bool | None = None

    @property
    def heard(self) -> bool:
        """Whether there is a device; asking opens it."""
        if self._open is None:
            self._open = self._opened()
        return self._open

    @staticmethod
    def _opened() -> bool:
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(22_050, -16, 1, 512)
                pygame.mixer.set_num_channels(12)
        except (pygame.error, NotImplementedError, OSError):
            return False
        return True

    def volume(self, group: str) -> float:
        """How loud a group sounds, the master counted in."""
        return self.volumes["master"] * self.volumes.get(group, 1.0)

    def set_volume(self, group: str, share: float) -> None:
        """Sets `master`, `desk` or `flight`; what sounds at the moment follows. KeyError for another name."""
        if group not in self.volumes:
            raise KeyError(group)
        self.volumes[group] = _share(share)
        for name, channel in self._running.items():
            self._quietly(channel, self.volume(GROUPS.get(name, "desk")))

    def play(self, name: str, loudness: float = 1.0, *, loop: bool = False) -> None:
        """Plays a sound by name, once, or on and on until `stop`; an unknown name is silence."""
        loud = self.volume(GROUPS.get(name, "desk")) * _share(loudness)
        if loud <= 0 or not self.heard:
            return
        sound = self._loaded(name)
        if sound is None or (loop and self._sounding(name)):
            return
        try:
            channel = sound.play(loops=-1 if loop else 0, fade_ms=180 if loop else 0)
            if channel is not None:
                channel.set_volume(loud)
                if loop:
                    self._running[name] = channel
        except pygame.error:
            self._open = False

    def engine(self, thrust_kn: float, loudness: float = 1.0) -> None:
        """The rumble of engines by their thrust together, on and on; no thrust stops it."""
        level = 0 if thrust_kn <= 0 else 1 if thrust_kn < 700 else 2 if thrust_kn < 6_000 else 3
        for other in (1, 2, 3):
            if other != level:
                self.stop(f"engine-{other}")
        if not level:
            return
        name = f"engine-{level}"
        self.play(name, loudness, loop=True)
        if name in self._running:
            self._quietly(self._running[name], self.volume("flight") * _share(loudness))

    def stop(self, name: str | None = None) -> None:
        """Fades a sound that runs on, or all of them."""
        for running in [name] if name else list(self._running):
            channel = self._running.pop(running, None)
            if channel is not None and self._open and pygame.mixer.get_init():
                try:
                    channel.fadeout(240)
                except pygame.error:
                    self._open = False

    def close(self) -> None:
        """Lets go of the device."""
        self._running.clear()
        self._sounds.clear()
        if self._open and pygame.mixer.get_init():
            pygame.mixer.quit()
        self._open = None

    def _sounding(self, name: str) -> bool:
        channel = self._running.get(name)
        if channel is None:
            return False
        try:
            return channel.get_busy()
        except pygame.error:
            return False

    @staticmethod
    def _quietly(channel: pygame.mixer.Channel, loud: float) -> None:
        try:
            channel.set_volume(loud)
        except pygame.error:
            return

    def _loaded(self, name: str) -> pygame.mixer.Sound | None:
        if name not in self._sounds:
            self._sounds[name] = _read(name)
        return self._sounds[name]


def _read(name: str) -> pygame.mixer.Sound | None:
    if name not in GROUPS:
        return None
    try:
        return pygame.mixer.Sound(data_folder("assets") / "sounds" / f"{name}.wav")
    except (pygame.error, OSError, StoreError):
        return None


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
