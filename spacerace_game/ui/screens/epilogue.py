"""The epilogue: how it ended, what became of the people, decisions recalled, what the papers printed."""

from __future__ import annotations

from typing import Any

from spacerace_game.report.epilogue import PaperDay, Recalled
from spacerace_game.report.fates import Fate
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.beside import beside_history, greatest_firsts
from spacerace_game.ui.presenters.units import day
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Replace
from spacerace_game.ui.screens.faces import face
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.screens.people import look_of
from spacerace_game.ui.widgets.base import Column, Flow, Pad, Panel, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Heading, Rule, Sheet, Text

GREATEST = 5
"""How many firsts are set beside real history before the verdict."""


class EpilogueSheet(PageSheet):
    """What is read when a campaign is over, before any number."""

    name = "epilogue"
    overlay = False

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign)
        self.made = campaign.epilogue()

    def build(self) -> Widget:
        """The ending, the people, the decisions and the papers."""
        made = self.made
        ending = Panel(
            "",
            *([Text(made.text, "news")] if made.text else []),
            Rule(),
            *(Text(one) for one in made.sums),
            *self._beside(),
            key="ending",
            grow=4,
            least=300,
            gap=12,
        )
        people = Panel(
            say("What became of them"),
            *(self._fate(one) for one in made.fates),
            key="fates",
            grow=5,
            least=330,
            gap=12,
        )
        past = Panel(
            say("Decisions"),
            *(self._recalled(one) for one in made.recalled),
            *([Rule(), Text(say("What the papers printed"), "subheading")] if made.papers else []),
            *(self._paper(one) for one in made.papers),
            key="recalled",
            grow=4,
            least=300,
            gap=12,
        )
        foot = Flow(
            Button(say("On to the verdict"), self._verdict, "verdict", kind="main"),
            Button(say("To the desk"), Pop, "back"),
        )
        return Pad(Column(Heading(made.title, "title"), Split(ending, people, past, key="epilogue"), foot), 18, 14)

    def first_focus(self) -> str:
        """The way on."""
        return "verdict"

    def help(self) -> tuple[str, str]:
        """What stands here."""
        return say("The epilogue"), say(
            "How the campaign ended, what became of some of its people, three decisions with what came of them, and what the "
            "papers led with on the greatest days. The verdict with its figures comes after it."
        )

    def _beside(self) -> list[Widget]:
        """The greatest firsts of the campaign with their days here and in reality."""
        firsts = greatest_firsts(self.campaign, GREATEST)
        if not firsts:
            return []
        rows: list[Widget] = [Rule(), Text(say("Beside real history"), "subheading")]
        for milestone, side, when in firsts:
            words = say(
                "{what}: {who}, {day}", what=self.campaign.name(milestone), who=self.campaign.name(side), day=day(when)
            )
            told = Text(beside_history(self.campaign, milestone, when), "small", "soft")
            rows.append(Column(Text(words, "small-strong"), told, gap=1))
        return rows

    def _verdict(self) -> Any:
        from spacerace_game.ui.screens.verdict import FinalReport

        return Replace(FinalReport(self.campaign))

    def _fate(self, one: Fate) -> Widget:
        rules = self.campaign.rules
        person = rules.scenario.people[rules.person_index[one.person]]
        livery = look_of(self.campaign.style_of(one.side)) if one.side else ""
        words = Column(Text(one.name, "strong"), Text(one.role, "small", "soft"), Text(one.text, "small"), gap=2)
        return Row(face(person, livery, 92, 74, gone=one.dead, key=""), words, align="top")

    def _recalled(self, one: Recalled) -> Widget:
        return Column(
            Text(say("{title}, {when}", title=one.title, when=one.when), "strong"),
            Text(f"“{one.chosen}”" if one.answered else one.chosen, "small", "accent_ink"),
            Text(one.came, "small"),
            gap=3,
        )

    def _paper(self, one: PaperDay) -> Widget:
        leads = [Column(Text(lead.paper, "small", "soft"), Text(lead.headline, "deck"), gap=1) for lead in one.leads]
        return Sheet(Text(f"{one.date} · {one.occasion}", "small-strong"), *leads, gap=6)
