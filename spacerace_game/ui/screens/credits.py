"""Who and what the game owes."""

from __future__ import annotations

from spacerace_game import __version__
from spacerace_game.store.files import StoreError, read_bounded
from spacerace_game.store.folders import data_folder
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Screen
from spacerace_game.ui.widgets.base import Column, Flow, Pad, Panel, Split, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Heading, Text


class Credits(Screen):
    """The game's credits, from its own list."""

    name = "credits"

    def theme(self) -> str:
        """That of the title."""
        return "modern"

    def build(self) -> Widget:
        """The list, the way back."""
        words = [
            Text(say("Space Race 1945, version {version}", version=__version__), "strong"),
            Text(
                say(
                    "A strategy game about what people built, hid, risked and shared between the end of one war and a handshake in orbit. The code is MIT-licensed, the scenario CC BY 4.0."
                )
            ),
            Text(
                say(
                    "The names of the dead in this game are real where history has them. The people killed by the A-4, the prisoners who built it, and those who died flying and testing deserve more than a line; the archive tries to give it."
                )
            ),
        ]
        panel = Panel(say("What it is made of"), *words, *(Text(line, "body") for line in credit_lines()), gap=8)
        return Pad(
            Column(Heading(say("Credits"), "title"), Split(panel), Flow(Button(say("Back"), Pop, "back", kind="main"))),
            20,
            14,
        )

    def first_focus(self) -> str:
        """The way back."""
        return "back"


def credit_lines() -> list[str]:
    """The rows of the credits' table as sentences."""
    try:
        text = read_bounded(data_folder("assets") / "CREDITS.md", 200_000).decode("utf-8", "replace")
    except StoreError as error:
        return [str(error)]
    rows = [line.strip("| ").split("|") for line in text.splitlines() if line.startswith("|") and "---" not in line]
    found = []
    for row in rows[1:]:
        cells = [cell.strip().replace("`", "") for cell in row]
        found.append(f"**{cells[0]}**: {', '.join(cells[1:])}.")
    return found
