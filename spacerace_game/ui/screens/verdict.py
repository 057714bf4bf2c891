"""How it stands against history: the five columns, the victories, the figures, and the milestones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacerace_game.engine import outcome
from spacerace_game.report.comparison import SideVerdict, Statistic, comparison
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import days, short_day
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Push, Replace
from spacerace_game.ui.screens.common import Breakdown, Message
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.widgets.base import Column, Flow, Pad, Panel, Split, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.meters import Meter
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Heading, Rule, Text
from spacerace_game.words.names import capital

FIGURE_WORDS = {
    "median-lag": "The middle milestone came",
    "kendall-tau-b": "Likeness of the order to history’s",
    "winners": "Same side first as in reality",
}
"""What the figures are called on the screen; their names in statistics are in the tooltips."""


def _signed(amount: float) -> str:
    return f"{amount:+.1f} %".replace("-", "−")


def _figure(one: Statistic) -> str:
    """A figure's value in words."""
    if one.value is None:
        return "—"
    if one.id == "median-lag":
        lag = round(one.value)
        if not lag:
            return say("to the day")
        return say("{time} early", time=days(-lag)) if lag < 0 else say("{time} late", time=days(lag))
    if one.id == "kendall-tau-b":
        return say("{n} of 1", n=f"{one.value:.2f}".replace("-", "−"))
    return one.text


AGAINST_HISTORY: tuple[tuple[int, str], ...] = (
    (130, "{who} did far more than it really did."),
    (105, "{who} did more than it really did."),
    (95, "{who} did about as much as it really did."),
    (70, "{who} did less than it really did."),
    (0, "{who} did far less than it really did."),
)
"""What points against history mean in words, from so many points on."""


def _against_history(points: float) -> str:
    return next((text for least, text in AGAINST_HISTORY if points >= least), AGAINST_HISTORY[-1][1])


class FinalReport(PageSheet):
    """The report on the screen: while a campaign runs, of what this side knows; at its end, of everything."""

    name = "report"
    overlay = False

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign)
        over = bool(campaign.view.over)
        self.made = comparison(campaign.session.state if over else campaign.view)

    def build(self) -> Widget:
        """Columns, victories, figures, milestones."""
        campaign, made = self.campaign, self.made
        over = bool(campaign.view.over)
        title = say("Your history against ours") if over else say("How it stands against history")
        measure = say("**Against its own history.** 100 is what that side had really done by the same day.")
        own_first = sorted(made.verdicts, key=lambda one: one.side != campaign.side)
        columns: list[Widget] = [Text(measure), *(self._verdict(one) for one in own_first)]
        marks: list[Widget] = []
        if campaign.view.hindsight:
            marks.append(Text(say("Played with hindsight: a quarter was gone back on."), "strong", "warn"))
        victories = [
            Text(
                say(
                    "{title}: {who} here, {really} in reality",
                    title=one.title,
                    who=self._who(one.won_by),
                    really=self._who(one.really),
                )
            )
            for one in made.victories
        ]
        figures = [
            Figure(
                say(FIGURE_WORDS.get(one.id, one.name)),
                _figure(one),
                f"stat-{n}",
                f"**{one.name}**\n{one.explanation}\n{one.source}",
            )
            for n, one in enumerate(made.statistics)
        ]
        if over:
            marks += self._race()
        left = Panel(say("The verdict"), *marks, *columns, key="verdict", grow=3, least=280)
        middle = Panel(say("Figures"), *victories, *figures, key="figures", grow=3, least=280)
        far = 10**7
        lines = [
            Line(
                e.milestone,
                (
                    e.title,
                    f"{short_day(e.day)}, {campaign.name(e.side)}" if e.side and e.day is not None else say("not yet"),
                    f"{short_day(e.real_day)}, {campaign.name(e.real_side)}"
                    if e.real_side and e.real_day is not None
                    else "—",
                ),
                (e.title, e.day or far, e.real_day or far),
                tip=e.sentence,
            )
            for e in made.entries
        ]
        heads = [Head(say("milestone"), 6), Head(say("here"), 5), Head(say("in reality"), 5)]
        right = Panel(say("Milestones"), Table(heads, lines, "report-milestones"), key="entries", grow=7, least=420)
        foot = Flow(
            Button(say("Back"), Pop, "back", kind="main"),
            Button(say("The epilogue"), self._epilogue, "epilogue") if over else None,
            Button(
                say("Write it as a page to keep"),
                self._write,
                "write",
                tip=say("One HTML file with chapters, charts, people and every flight."),
                lock="" if campaign.path else say("This campaign is not kept on disk."),
            ),
        )
        return Pad(Column(Heading(title, "title"), Split(left, middle, right, key="report"), foot), 18, 14)

    def first_focus(self) -> str:
        """The way back."""
        return "back"

    def help(self) -> tuple[str, str]:
        """How the verdict is made."""
        return say("The verdict"), say(
            "Each column is measured against what that side really did: 100 is history. The points are their weighted mean. "
            "At the end all sides are measured once more by one measure, the mean of their real records: only that says who "
            "did more. "
            "Open a column to its parts; point at a figure for its name in statistics and its source."
        )

    def _who(self, sides: tuple[str, ...]) -> str:
        return ", ".join(self.campaign.name(one) for one in sides) or say("nobody")

    def _verdict(self, one: SideVerdict) -> Widget:
        rows: list[Widget] = [
            Figure(one.title, f"{one.points:.1f}", f"points-{one.side}", say("100 is history."), big=True),
            Text(say(_against_history(one.points), who=capital(self.campaign.country(one.side))), "small", "soft"),
        ]
        for column in one.columns:
            rows.append(
                Meter(
                    column.title,
                    round(column.percent),
                    200,
                    f"{column.percent:.0f} %",
                    f"{one.side}-{column.id}",
                    column.explanation,
                    marks=(100,),
                    on_press=self._open(column),
                )
            )
        return Column(*rows, gap=6)

    def _race(self) -> list[Widget]:
        """Who did more, by one measure for all, and why that need not be who did better by their own history."""
        campaign = self.campaign
        judged = outcome(campaign.session.state)["verdict"]
        sides, ahead = judged["sides"], tuple(judged["ahead"])
        found: list[Widget] = [
            Text(say("**Against each other.** One measure for all: 100 is the mean of what the sides really did.")),
            *(
                Figure(campaign.name(side), f"{one['race']['points']:.1f}", f"race-{side}", big=True)
                for side, one in sides.items()
            ),
            Text(
                say("Ahead: {who}.", who=", ".join(campaign.country(one) for one in ahead) or say("nobody")), "strong"
            ),
        ]
        best = max(sides, key=lambda side: float(sides[side]["points"]))
        if best not in ahead and ahead:
            found.append(
                Text(
                    say(
                        "{best} did better by its own history, below, and still {ahead} did more: what the two had really "
                        "done was not the same to begin with.",
                        best=capital(campaign.country(best)),
                        ahead=campaign.country(ahead[0]),
                    ),
                    "small",
                    "soft",
                )
            )
        return [*found, Rule()]

    def _epilogue(self) -> Any:
        from spacerace_game.ui.screens.epilogue import EpilogueSheet

        return Replace(EpilogueSheet(self.campaign))

    def _open(self, column: Any) -> Callable[[], Any]:
        def opened() -> Any:
            parts = [(say(name), round(amount * 10), _signed(amount)) for name, amount in column.parts if amount]
            return Push(Breakdown(column.title, parts, f"{column.percent:.1f} %", column.explanation))

        return opened

    def _write(self) -> Any:
        from spacerace_game.ui.presenters.written import write_report

        if self.campaign.path is None:
            return None
        done, text = write_report(Path(self.campaign.path), self.campaign.rules)
        return Push(Message(say("The report is written") if done else say("The report could not be written"), text))
