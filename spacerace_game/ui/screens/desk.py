"""The desk: from here everything is one key away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.spec.base import text_for
from spacerace_game.ui.presenters.course import course
from spacerace_game.ui.presenters.desk import Ahead, Need, ahead, needs, within_reach
from spacerace_game.ui.presenters.news import News, changes, news
from spacerace_game.ui.presenters.rival import threats
from spacerace_game.ui.presenters.units import day
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Push
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card
from spacerace_game.ui.widgets.meters import Chart, Curve
from spacerace_game.ui.widgets.text import Rule, Sheet, Tag, Text


class DeskPage(Page):
    """What needs you, what happened, what is coming."""

    name = "desk"
    title = "Desk"

    def body(self) -> Widget:
        """Three panels."""
        return Split(self._needs(), self._news(), self._ahead(), key="desk")

    def first_focus(self) -> str:
        """The first thing that waits; if nothing does, the first of what could be begun."""
        return "need-0" if needs(self.campaign) else "do-program"

    def help(self) -> tuple[str, str]:
        """What the desk is for."""
        return say("The desk"), say(
            "On the left is what waits for you, the most pressing on top; press one to deal with it. Below it are firsts that "
            "could be flown to today. In the middle is what last quarter brought: flights can be watched again. On the right "
            "are dates ahead: flights, promises, and when machines will be ready if work goes on so; and what the rival is "
            "believed to be near.\n\nYou have a few points of "
            "[[attention]] a quarter; most orders take some, shown as ◆. What you leave alone goes on by itself. **Carry on** "
            "ends quarters until something needs you."
        )

    def _needs(self) -> Widget:
        cards = [self._need(number, one) for number, one in enumerate(needs(self.campaign))]
        empty = Column(
            Text(
                say("Nothing needs you. Carry on until something does, or look for the next thing worth doing."),
                "italic",
                "soft",
            ),
            Flow(
                Button(say("Open a program"), lambda: self.go("budget"), "do-program"),
                Button(say("Plan a flight"), lambda: self.go("flights"), "do-flight"),
                Button(say("Look at what is ahead"), lambda: self.go("timeline"), "do-milestone"),
                gap=6,
            ),
            gap=8,
        )
        advice = Button(
            say("Ask the deputy"),
            self._advice,
            "advice",
            tip=say("What a steady chief would order in your place, seeing no more than you do."),
        )
        aside = None if self.campaign.view.over else advice
        rows = [*(cards or [empty]), *self._chances()]
        return Panel(say("Needs you now"), *rows, key="needs", grow=3, least=290, gap=6, aside=aside)

    def _chances(self) -> list[Widget]:
        """Firsts that machines in hand could fly to, each a step from its plan."""
        near = within_reach(self.campaign)
        if not near:
            return []
        rows: list[Widget] = [Rule(), Text(say("Within reach today"), "strong")]
        for number, chance in enumerate(near):
            words = say("{what}, worth {n}", what=chance.title, n=chance.prize.words)
            tip = (
                say("Against what the government would rather have: {what}.", what=chance.against)
                if chance.against
                else ""
            )
            rows.append(Button(words, self._fly(chance.mission), f"reach-{number}", tip, grow=1))
        return rows

    def _advice(self) -> Any:
        from spacerace_game.ui.screens.advice import Advice

        return Push(Advice(self.campaign))

    def _need(self, number: int, one: Need) -> Widget:
        tag = Tag(say("now"), "bad") if one.pressing else None
        title = Row(
            Text(one.title, "strong"), Text("◆" * one.marks, "small", "soft", grow=0) if one.marks else None, tag
        )
        return Card(
            title,
            Text(one.text, "small", "soft") if one.text else None,
            on_press=self._deal(one),
            key=f"need-{number}",
            pad=8,
        )

    def _deal(self, one: Need) -> Callable[[], Any]:
        def opened() -> Any:
            from spacerace_game.ui.screens.story import Answer, Story

            if one.page == "story":
                return Push(Story(self.campaign, one.about))
            if one.page in ("demand", "tender", "sizing"):
                return Push(Answer(self.campaign, one.page, one.about))
            if one.page == "report":
                return self._end()
            return self.go(one.page, one.about)

        return opened

    def _news(self) -> Widget:
        campaign = self.campaign
        found = news(campaign)
        rows: list[Widget] = []
        if not campaign.facts and not campaign.view.turn:
            greeting = text_for(campaign.rules.scenario.texts, campaign.side)
            if greeting:
                rows.append(Sheet(Text(greeting, "document"), stamp=say("Orders")))
        elif not campaign.facts and campaign.session.forgotten:
            rows.append(
                Text(
                    say("The campaign was opened from its file. Last quarter’s news lies in the archive."),
                    "italic",
                    "soft",
                )
            )
            rows.append(self.recall_button())
        moved = changes(campaign)
        for name, by, cause, tone in moved:
            rows.append(
                Row(
                    Text(name, "strong", grow=2), Text(by, "strong", tone, grow=1), Text(cause, "small", "soft", grow=4)
                )
            )
        if moved:
            rows.append(Rule())
        shown = found[:40]
        for number, one in enumerate(shown):
            rows.append(self._line(number, one))
        if not rows:
            rows.append(Text(say("A quiet quarter. Nothing was finished, flown or decided."), "italic", "soft"))
        rows += self._course()
        return Panel(
            say("Last quarter") if campaign.view.turn else say("Your orders"),
            *rows,
            key="news",
            grow=4,
            least=300,
            gap=6,
        )

    def _course(self) -> list[Widget]:
        """How the meters went over the years, once there are some."""
        lines = course(self.campaign)
        if not lines:
            return []
        own = [Curve(say("Support"), lines["support"]), Curve(say("Fear"), lines["fear"], "warn", dashed=True)]
        race = [Curve(say("Our prestige"), lines["prestige"])] + [
            Curve(say("{who}", who=self.campaign.name(rival)), lines[rival], "rival", dashed=True)
            for rival in self.campaign.rivals
        ]
        return [
            Rule(),
            Text(say("The years so far"), "strong"),
            Chart(own, 112, "course-support", most=100),
            Chart(race, 112, "course-prestige", most=10),
        ]

    def _line(self, number: int, one: News) -> Widget:
        words: Widget = Text(one.text, "strong" if one.weight >= 3 else "body", one.tone)
        if one.effect:
            words = Column(words, Text(one.effect, "small", "soft"), gap=1)
        if one.flight:
            return Row(words, Button(say("Watch"), self._watch(one.flight), f"watch-{number}"), align="top")
        return words

    def _watch(self, flight: str) -> Callable[[], Any]:
        def opened() -> Any:
            from spacerace_game.engine.facts import FlightFlown
            from spacerace_game.ui.screens.launch import Launch

            fact = next(one for one in self.campaign.facts if isinstance(one, FlightFlown) and one.flight == flight)
            return Push(Launch(self.campaign, fact))

        return opened

    def _ahead(self) -> Widget:
        rows = [self._date(number, one) for number, one in enumerate(ahead(self.campaign)[:24])]
        none = say("No dates ahead. Flights are planned on Flights; promises are made on Timeline.")
        empty = Text(say("No dates ahead. This was the last.") if self.campaign.view.over else none, "italic", "soft")
        listed = Column(*(rows or [empty]), *self._threats(), gap=4)
        return Panel(say("Dates ahead"), listed, key="ahead", grow=3, least=240)

    def _threats(self) -> list[Widget]:
        """Firsts that the rival is believed to be near."""
        found = threats(self.campaign)
        if not found:
            return []
        rows: list[Widget] = [Rule(), Text(say("The rival, as our people believe"), "strong")]
        for number, one in enumerate(found):
            rows.append(
                Card(
                    Text(one.when, "small-strong", "accent_ink"),
                    Text(say("{who}: {what}", who=self.campaign.name(one.rival), what=one.title), "small"),
                    on_press=self._look(one.milestone),
                    key=f"threat-{number}",
                    pad=6,
                    gap=1,
                )
            )
        return rows

    def _look(self, milestone: str) -> Callable[[], Any]:
        return lambda: self.go("timeline", milestone)

    def _fly(self, mission: str) -> Callable[[], Any]:
        return lambda: self.go("flights", mission)

    def _date(self, number: int, one: Ahead) -> Widget:
        late = one.day < self.campaign.view.period.first
        when = Text(one.when or day(one.day), "small-strong", "bad" if late else "accent_ink")
        on = (lambda: self.go(one.page, one.about)) if one.page else None
        return Card(when, Text(one.text, "small"), on_press=on, key=f"date-{number}", pad=6, gap=1)
