"""Settings: window, colours, motion, sound, warnings, keys. Each takes effect at once and is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from spacerace_game.ui.keys import DEFAULT_KEYS, NAMES, Keys, shown
from spacerace_game.ui.preferences import KNOWN
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Push, Screen
from spacerace_game.ui.screens.common import Sheet
from spacerace_game.ui.widgets.base import MISSED, Column, Flow, Grid, Pad, Panel, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Choice, Slider, Toggle
from spacerace_game.ui.widgets.text import Heading, Text

WARNINGS = {
    "attention": "attention that is left unused",
    "idle": "engineers without a program",
    "money": "money that lapses at the year’s end",
    "decision": "decisions that fall to their default",
    "teams": "field teams without an errand",
}
ACTIONS = {
    "end-turn": "end the quarter",
    "carry-on": "carry on",
    "undo": "undo",
    "redo": "redo",
    "orders": "orders of this quarter",
    "search": "search",
    "help": "help",
    "explain": "explain",
    "save": "keep a copy",
    "menu": "menu",
    "full-screen": "full screen",
}


class SettingsPage(Screen):
    """Every setting on one page."""

    name = "settings"

    def __init__(self, style: str) -> None:
        super().__init__()
        self.style = style

    def theme(self) -> str:
        """That of where it was opened."""
        return self.style

    def build(self) -> Widget:
        """Three panels and the way back."""
        p = self.app.preferences
        view = Panel(
            say("What you see"),
            Text(say("Size of everything"), "strong"),
            Slider(
                self._size(),
                100,
                200,
                self._own_scale,
                "scale",
                25,
                lambda n: f"{n} %",
            ),
            Toggle(
                say("Larger in a large window"), p.on("scale_follows"), self._flip("scale_follows"), "scale-follows"
            ),
            Text(say("Where the window has no room for it, it is as large as fits."), "small", "soft"),
            Toggle(say("Full screen"), p.on("full_screen"), self._full_screen, "full-screen"),
            Text(say("Colours"), "strong"),
            Choice(
                [("plain", say("Plain")), ("safe", say("Safe")), ("high-contrast", say("High contrast"))],
                p.word("colours"),
                self._set_word("colours"),
                "colours",
                tips=[
                    say("The two looks as they were meant."),
                    say("Pairs that colour-blind players tell apart."),
                    say("Black on white, strong lines."),
                ],
            ),
            Toggle(
                say("Motion"),
                p.on("motion"),
                self._flip("motion"),
                "motion",
                tip=say("Launches move. Without it they are told in still pictures."),
            ),
            Text(say("How fast launches run"), "strong"),
            Choice(
                [("slow", say("Slow")), ("normal", say("Normal")), ("at once", say("At once"))],
                p.word("text_speed"),
                self._set_word("text_speed"),
                "text-speed",
            ),
            Toggle(
                say("Show flights for a first before the news"),
                p.on("launches"),
                self._flip("launches"),
                "launches",
                tip=say("When a quarter ends, its greatest attempt is watched before the paper tells how it went."),
            ),
            least=280,
        )
        rest = Panel(
            say("What you hear and keep"),
            *self._volumes(),
            Text(say("Autosaves of each campaign"), "strong"),
            Slider(p.number("autosaves"), 1, 20, self._set_number("autosaves"), "autosaves"),
            Toggle(say("Guide through the first year"), p.on("guide"), self._flip("guide"), "guide"),
            Toggle(say("Warn me before a quarter ends"), p.on("warnings"), self._flip("warnings"), "warnings"),
            *(
                Toggle(
                    say("of {what}", what=say(text)),
                    p.on(f"warn_{kind}"),
                    self._flip(f"warn_{kind}"),
                    f"warn-{kind}",
                    lock="" if p.on("warnings") else say("All warnings are off."),
                )
                for kind, text in WARNINGS.items()
            ),
            least=280,
        )
        keys = Panel(
            say("Keys"),
            Text(say("Press a button, then the key it shall have."), "small", "soft"),
            *(
                Row(
                    Text(say(ACTIONS.get(action, action))),
                    Button(self.app.keys.hint(action), self._rebind(action), f"key-{action}"),
                )
                for action in DEFAULT_KEYS
            ),
            Button(say("As they were at first"), self._first_keys, "first-keys"),
            least=280,
            gap=4,
        )
        return Pad(
            Column(
                Heading(say("Settings"), "title"),
                Split(view, rest, keys),
                Flow(Button(say("Back"), Pop, "back", kind="main")),
            ),
            20,
            14,
        )

    def _size(self) -> int:
        """The size of everything, per cent, to the step of the slider: what was chosen, or what the window makes of it."""
        if not self.app.preferences.on("scale_follows"):
            return self.app.preferences.number("scale")
        return min(200, max(100, round(self.app.scale * 4) * 25))

    def _own_scale(self, percent: int) -> None:
        """A size that was chosen is taken at its word."""
        self.app.preferences.set("scale_follows", False)
        self._set_number("scale")(percent)

    def _volumes(self) -> list[Widget]:
        """Everything, the desk, and flights."""
        rows: list[Widget] = []
        names = (
            ("sound", say("Volume of everything")),
            ("sound_desk", say("At the desk")),
            ("sound_flight", say("Of flights")),
        )
        for name, title in names:
            value = self.app.preferences.number(name)
            rows.append(Text(title, "strong"))
            rows.append(
                Slider(value, 0, 100, self._set_number(name), name, 10, lambda n: f"{n} %" if n else say("off"))
            )
        return rows

    def first_focus(self) -> str:
        """The first setting."""
        return "scale"

    def help(self) -> tuple[str, str]:
        """Where settings are kept."""
        return say("Settings"), say(
            "Every change takes effect at once and is kept in {path}.", path=self.app.preferences.path
        )

    def _keep(self, name: str, value: Any) -> None:
        trouble = self.app.preferences.set(name, value)
        if trouble:
            self.app.tell(say("The setting holds until you leave, but could not be kept. {why}", why=trouble))
        if name.startswith("sound") and self.app.sound is not None:
            group = {"sound_desk": "desk", "sound_flight": "flight"}.get(name, "master")
            self.app.sound.volumes[group] = int(value) / 100

    def _set_number(self, name: str) -> Callable[[int], Any]:
        return lambda value: self._keep(name, value)

    def _set_word(self, name: str) -> Callable[[str], Any]:
        return lambda value: self._keep(name, value)

    def _flip(self, name: str) -> Callable[[], Any]:
        return lambda: self._keep(name, not self.app.preferences.on(name))

    def _full_screen(self) -> None:
        self.app.toggle_full_screen()

    def _rebind(self, action: str) -> Callable[[], Any]:
        return lambda: Push(TakeKey(action))

    def _first_keys(self) -> None:
        for action in DEFAULT_KEYS:
            self._keep(f"key_{action}", KNOWN[f"key_{action}"].default)
        self.app.keys = Keys(self.app.preferences.keys())


class TakeKey(Sheet):
    """Waits for the key an action shall have."""

    name = "take-key"
    wide = 420

    def __init__(self, action: str) -> None:
        super().__init__()
        self.wanted = action
        self.trouble = ""

    def build(self) -> Widget:
        """What to press."""
        return Panel(
            say("A key for: {what}", what=say(ACTIONS.get(self.wanted, self.wanted))),
            Text(say("Press it now, with Ctrl, Shift or Alt if you like. Escape leaves things as they are.")),
            Text(self.trouble, tone="bad") if self.trouble else None,
            Button(say("Leave it"), Pop, "leave"),
        )

    def key(self, event: pygame.event.Event) -> Any:
        """Takes the key, unless it has no name or another action has it."""
        names = {code: name for name, code in NAMES.items()}
        if event.key == pygame.K_ESCAPE:
            return Pop()
        name = names.get(event.key)
        if name is None or (
            name in ("tab", "enter", "space", "up", "down", "left", "right") and not event.mod & pygame.KMOD_CTRL
        ):
            return MISSED
        mods = [
            mod
            for mod, mask in (("ctrl", pygame.KMOD_CTRL), ("shift", pygame.KMOD_SHIFT), ("alt", pygame.KMOD_ALT))
            if event.mod & mask
        ]
        whole = "+".join([*mods, name])
        if not mods and len(name) == 1:
            self.trouble = say("Letters and digits alone are for writing; hold Ctrl, Shift or Alt with it.")
            return None
        for action, taken in self.app.keys.names.items():
            if taken == whole and action != self.wanted:
                self.trouble = say(
                    "{key} already means: {what}.", key=shown(whole), what=say(ACTIONS.get(action, action))
                )
                return None
        self.app.preferences.set(f"key_{self.wanted}", whole)
        self.app.keys = Keys(self.app.preferences.keys())
        return Pop()

    def action(self, action: str) -> Any:
        """Keys that already mean something are told, not obeyed."""
        if action != self.wanted:
            self.trouble = say("That key already means: {what}.", what=say(ACTIONS.get(action, action)))
            return None
        return Pop()


__all__ = ["Grid", "SettingsPage", "TakeKey"]
