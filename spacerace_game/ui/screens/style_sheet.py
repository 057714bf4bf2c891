"""Every widget in every state on one page: where the look of the game is judged."""

from __future__ import annotations

from spacerace_game.ui.screen import Screen
from spacerace_game.ui.widgets.base import Column, Flow, Pad, Panel, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card, Choice, Field, Slider, Toggle
from spacerace_game.ui.widgets.meters import Chart, Curve, Meter, Parts
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Heading, Rule, Sheet, Tag, Text


class StyleSheet(Screen):
    """A page of samples in one style."""

    name = "style-sheet"

    def __init__(self, style: str) -> None:
        super().__init__()
        self.style = style

    def theme(self) -> str:
        """The style that is shown."""
        return self.style

    def build(self) -> Widget:
        """Words, controls, amounts."""

        def nothing(*_: object) -> None:
            return None

        words = Panel(
            "Words",
            Heading("A heading · Заголовок"),
            Text(
                "Body text with a [[term]] and **strong words**, long enough to run over into a second line of the panel."
            ),
            Text("Soft and small", "small", "soft"),
            Text("Good news", tone="good"),
            Text("A warning", tone="warn"),
            Text("Bad news", tone="bad"),
            Text("A headline for the front page", "headline"),
            Text("And what stands under it, in the paper's own face, over a line or two.", "news"),
            Sheet(
                Text("To the chief of the program.\nThe test of 3 March did not take place.", "document"),
                stamp="Secret",
            ),
            least=280,
        )
        controls = Panel(
            "Controls",
            Flow(
                Button("Main", nothing, kind="main"),
                Button("Plain", nothing),
                Button("Quiet", nothing, kind="quiet"),
                Button("Locked", nothing, lock="Not yet."),
            ),
            Button("With a price and a key", nothing, price="◆◆", hint="Ctrl+K", grow=1),
            Toggle("On", True, nothing),
            Toggle("Off", False, nothing),
            Toggle("Locked", False, nothing, lock="Not yet."),
            Choice([("a", "One"), ("b", "Two"), ("c", "Locked")], "a", nothing, "choice", locks=("", "", "No.")),
            Slider(40, 0, 100, nothing, "slider"),
            Field("R-7", nothing, "field"),
            Field("", nothing, "empty", "write here"),
            Card(Text("A card", "strong"), Text("that can be pressed", "small", "soft"), on_press=nothing, key="card"),
            Card(Text("The chosen card", "strong"), on_press=nothing, key="chosen", chosen=True),
            Row(Tag("tag"), Tag("solid", solid=True), Tag("bad", "bad"), Text("")),
            least=280,
        )
        lines = [
            Line(str(n), (name, str(n * 7), "ready" if n % 2 else "blocked"), (name, n * 7, n % 2))
            for n, name in enumerate(("Redstone", "R-7", "Thor", "Vanguard"))
        ]
        amounts = Panel(
            "Amounts",
            Figure("Free money", "12.4 M", "figure", on_press=nothing),
            Figure("Prestige", "212", "big", big=True, on_press=nothing),
            Meter("Support", 540, 1000, "54", marks=(300,)),
            Meter("Fear", 250, 1000, "25", tone="rival"),
            Parts(
                [("Firsts", 300, "+30.0"), ("Failures", -120, "−12.0"), ("The state of the world", 40, "+4.0")], "22"
            ),
            Rule(),
            Table(
                [Head("machine", 3), Head("flights", 1, "right"), Head("state", 2)], lines, "table", chosen="1", sort=1
            ),
            Table([Head("machine")], [], "nothing", empty="Nothing here yet: build something."),
            Chart(
                [
                    Curve("ours", tuple((y, (y - 1945) ** 1.5) for y in range(1945, 1970))),
                    Curve("theirs", tuple((y, (y - 1945) * 3.2) for y in range(1945, 1970)), "rival"),
                ],
                150,
            ),
            least=320,
        )
        return Pad(Column(Heading("Every widget in every state", "title"), Split(words, controls, amounts)), 16, 12)
