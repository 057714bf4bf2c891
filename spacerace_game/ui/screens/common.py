"""Sheets that many screens use: help, a question, a message, the parts of a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Quit, Screen
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Widget
from spacerace_game.ui.widgets.controls import Button, Toggle
from spacerace_game.ui.widgets.meters import Parts
from spacerace_game.ui.widgets.text import Text


class Sheet(Screen):
    """A sheet on top of a screen, in that screen's look."""

    overlay = True

    def theme(self) -> str:
        """That of the screen below."""
        below = [screen for screen in self.app.stack if screen is not self]
        return below[-1].theme() if below else "plain"

    def term(self, term: str) -> str:
        """What the screen below says of it."""
        below = [screen for screen in self.app.stack if screen is not self and not screen.overlay]
        return below[-1].term(term) if below else ""

    def open_term(self, term: str) -> Any:
        """Where the screen below would go."""
        below = [screen for screen in self.app.stack if screen is not self and not screen.overlay]
        return below[-1].open_term(term) if below else None


class Help(Sheet):
    """Help for the screen one is on."""

    name = "help"
    wide = 700

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title, self.text = title, text

    def build(self) -> Widget:
        """The help, the keys, the way back."""
        keys = self.app.keys
        common = [
            ("Tab", say("to the next thing; Shift+Tab back; arrows to what lies that way")),
            ("Enter", say("press what has the keyboard")),
            ("Esc", say("back")),
            (keys.hint("explain"), say("explain what has the keyboard; again for the first term in it")),
            (keys.hint("search"), say("find any person, machine, place or screen")),
            (keys.hint("undo"), say("take the last order back; {redo} gives it again", redo=keys.hint("redo"))),
            (
                keys.hint("end-turn"),
                say("end the quarter; {on} carries on until something needs you", on=keys.hint("carry-on")),
            ),
        ]
        return Panel(
            self.title,
            Text(self.text),
            Text(say("**Keys**")),
            Column(*(Text(f"**{key}**  {what}", "body") for key, what in common), gap=2),
            Flow(Button(say("Back"), Pop, "back", kind="main")),
        )

    def first_focus(self) -> str:
        """The way back."""
        return "back"


class Message(Sheet):
    """Something that has to be read before going on."""

    name = "message"

    def __init__(self, title: str, text: str, then: Any = None) -> None:
        super().__init__()
        self.title, self.text, self.then = title, text, then

    def build(self) -> Widget:
        """The words and a way on."""
        return Panel(self.title, Text(self.text), Flow(Button(say("Go on"), self.back, "go-on", kind="main")))

    def back(self) -> Any:
        """On to what follows."""
        return Pop(self.then)

    def first_focus(self) -> str:
        """The way on."""
        return "go-on"


class Ask(Sheet):
    """A question with a few answers."""

    name = "ask"

    def __init__(
        self,
        title: str,
        text: str,
        answers: Sequence[tuple[str, Callable[[], Any]]],
        silence: tuple[str, Callable[[], Any]] | None = None,
    ) -> None:
        super().__init__()
        self.title, self.text, self.answers, self.silence = title, text, tuple(answers), silence
        self.silent = False

    def build(self) -> Widget:
        """The question, the answers, and perhaps a way not to be asked again."""
        buttons = [
            Button(words, self._answer(act), f"answer-{number}", kind="main" if not number else "plain")
            for number, (words, act) in enumerate(self.answers)
        ]
        quiet = Toggle(self.silence[0], self.silent, self._silence, "silence") if self.silence else None
        return Panel(self.title, Text(self.text), quiet, Flow(*buttons, Button(say("Back"), Pop, "back")))

    def _silence(self) -> None:
        self.silent = not self.silent

    def _answer(self, act: Callable[[], Any]) -> Callable[[], Any]:
        def chosen() -> Any:
            if self.silent and self.silence:
                self.silence[1]()
            return Pop(act())

        return chosen

    def first_focus(self) -> str:
        """The first answer."""
        return "answer-0"


class AskQuit(Sheet):
    """Leaving is asked for; nothing is lost by it."""

    name = "ask-quit"

    def build(self) -> Widget:
        """Stay or go."""
        kept = self.app.place_of_save
        text = (
            say("Every finished quarter is already saved. Orders of this quarter that were not sent off are forgotten.")
            if kept
            else say("Nothing is open that could be lost.")
        )
        return Panel(
            say("Leave the game?"),
            Text(text),
            Flow(Button(say("Stay"), Pop, "stay", kind="main"), Button(say("Leave"), Quit, "leave")),
        )

    def first_focus(self) -> str:
        """Staying."""
        return "stay"


class Breakdown(Sheet):
    """A number opened to its parts."""

    name = "breakdown"
    wide = 560

    def __init__(self, title: str, parts: Sequence[tuple[str, int, str]], total: str, note: str = "") -> None:
        super().__init__()
        self.title, self.parts, self.total, self.note = title, tuple(parts), total, note

    def build(self) -> Widget:
        """The parts, their sum, and what the number means."""
        return Panel(
            self.title,
            Parts(self.parts, self.total) if self.parts else Text(say("Nothing has moved this yet.")),
            Text(self.note, tone="soft") if self.note else None,
            Flow(Button(say("Back"), Pop, "back", kind="main")),
        )

    def first_focus(self) -> str:
        """The way back."""
        return "back"
