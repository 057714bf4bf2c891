"""Keys by name: what each does, how the player may change it, and scripts of input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pygame

NAMES = {
    "enter": pygame.K_RETURN,
    "esc": pygame.K_ESCAPE,
    "space": pygame.K_SPACE,
    "tab": pygame.K_TAB,
    "back": pygame.K_BACKSPACE,
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "pageup": pygame.K_PAGEUP,
    "pagedown": pygame.K_PAGEDOWN,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
    "comma": pygame.K_COMMA,
    **{f"f{number}": getattr(pygame, f"K_F{number}") for number in range(1, 13)},
    **{sign: ord(sign) for sign in "abcdefghijklmnopqrstuvwxyz0123456789"},
}
MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT}

DEFAULT_KEYS: dict[str, str] = {
    "end-turn": "ctrl+enter",
    "carry-on": "ctrl+shift+enter",
    "undo": "ctrl+z",
    "redo": "ctrl+y",
    "orders": "ctrl+o",
    "search": "ctrl+k",
    "help": "f1",
    "explain": "f2",
    "save": "ctrl+s",
    "menu": "f10",
    "full-screen": "f11",
    "desk": "ctrl+1",
    "budget": "ctrl+2",
    "people": "ctrl+3",
    "knowledge": "ctrl+4",
    "hangar": "ctrl+5",
    "flights": "ctrl+6",
    "world": "ctrl+7",
    "timeline": "ctrl+8",
    "newspaper": "ctrl+9",
    "archive": "ctrl+0",
}
"""Every action with its key. A player may change them; two actions never share one."""


@dataclass(frozen=True, slots=True)
class Combo:
    """A key with what is held down."""

    key: int
    mods: frozenset[str]

    def fits(self, event: pygame.event.Event) -> bool:
        """Whether a key event is this."""
        key = pygame.K_RETURN if event.key == pygame.K_KP_ENTER else event.key
        held = {name for name, mask in MODS.items() if event.mod & mask}
        return bool(key == self.key and held == set(self.mods))


def combo(text: str) -> Combo:
    """A key from its name, such as `ctrl+k`; ValueError if there is none.

    >>> sorted(combo("ctrl+shift+enter").mods)
    ['ctrl', 'shift']
    """
    *mods, key = text.lower().split("+")
    if key not in NAMES or any(mod not in MODS for mod in mods):
        raise ValueError(f"no key is called {text!r}; write for example ctrl+k, f1 or shift+tab")
    return Combo(NAMES[key], frozenset(mods))


def shown(text: str) -> str:
    """A key's name as it stands on a button.

    >>> shown("ctrl+enter")
    'Ctrl+Enter'
    """
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in text.split("+"))


class Keys:
    """Which key does what."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        self.names = dict(DEFAULT_KEYS)
        for action, name in (changed or {}).items():
            if action in self.names:
                try:
                    combo(name)
                except ValueError:
                    continue
                self.names[action] = name
        self._combos = {action: combo(name) for action, name in self.names.items()}

    def action(self, event: pygame.event.Event) -> str:
        """The action of a key event, or an empty string."""
        for action, one in self._combos.items():
            if one.fits(event):
                return action
        return ""

    def hint(self, action: str) -> str:
        """The key's name for buttons and help."""
        return shown(self.names[action]) if action in self.names else ""


def event_of(name: str) -> pygame.event.Event:
    """The key event of a name."""
    one = combo(name)
    mods = 0
    for mod in one.mods:
        mods |= {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}[mod]
    sign = chr(one.key) if 32 <= one.key < 127 and not mods & pygame.KMOD_CTRL else ""
    return pygame.event.Event(pygame.KEYDOWN, key=one.key, mod=mods, unicode=sign, scancode=0)


class ScriptError(ValueError):
    """A line of an input script that cannot be played; the message names the line."""


def script(lines: Iterable[str]) -> Iterator[list[pygame.event.Event]]:
    """Input events, line by line: a key's name, `text WORDS`, `click X Y`; `#` begins a remark.

    ScriptError names the line that is none of these.

    >>> len(list(script(["tab", "# on", "text Moon", "ctrl+enter"])))
    3
    """
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        if word == "text":
            yield [pygame.event.Event(pygame.TEXTINPUT, text=rest)]
        elif word == "click":
            try:
                x, y = (int(part) for part in rest.split())
            except ValueError:
                raise ScriptError(f"line {number}: click wants two whole numbers, found {rest!r}") from None
            yield click((x, y))
        else:
            try:
                yield [event_of(line)]
            except ValueError as error:
                raise ScriptError(f"line {number}: {error}") from None


def click(at: tuple[int, int]) -> list[pygame.event.Event]:
    """The events of a click."""
    return [
        pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1),
        pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1),
    ]


def read_script(path: Path) -> list[list[pygame.event.Event]]:
    """The events of a script file; ScriptError or OSError with what is wrong."""
    return list(script(path.read_text(encoding="utf-8").splitlines()))
