"""The timeline: real history above, yours below; lead and lag; milestones ahead with what blocks each; pledges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from spacerace_game.report.comparison import Comparison, Entry, comparison
from spacerace_game.spec.base import text_for
from spacerace_game.spec.orders import MakePledge, WarnCountry
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.prizes import prize
from spacerace_game.ui.presenters.units import day, days, month, percent, points, short_day, year
from spacerace_game.ui.presenters.ways import way_state, way_title, ways_to
from spacerace_game.ui.say import say
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Picture, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Choice
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Heading, Rule, Text
from spacerace_game.words.names import capital


class Timeline(Page):
    """History and yours."""

    name = "timeline"
    title = "Timeline"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        self.chosen = about if about in campaign.rules.milestone_index else ""
        self.which = "all"

    def body(self) -> Widget:
        """Two lanes above, the table and the chosen milestone below."""
        made = comparison(self.campaign.view)
        lanes = Panel(
            "",
            Picture(
                self._lanes(made),
                84 if self.short else 150,
                "lanes",
                tip=say(
                    "Above: real history. Below: this campaign. Filled marks are ours, hollow ones the rival’s; a line joins the same milestone."
                ),
            ),
            scroll=False,
        )
        lanes.fill = False
        return Column(lanes, Split(self._table(made), self._one(made), key="timeline"))

    def first_focus(self) -> str:
        """The table."""
        return "milestones"

    def help(self) -> tuple[str, str]:
        """How to read the lanes."""
        return say("The timeline"), say(
            "The upper lane is what really happened, the lower one this campaign; lead and lag are in days. Press a "
            "[[milestone]] to see what it is worth, what stands in its way, and what the agencies say of the rival. From here "
            "you can promise it by a date: a [[pledge]] brings money now."
        )

    def _lanes(self, made: Comparison) -> Callable[[Look, pygame.Surface, pygame.Rect], None]:
        own = self.campaign.side

        def paint(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
            palette = look.palette
            first, last = made.first_day, made.last_day
            label = look.px(92)
            left, wide = rect.left + label, rect.width - label - look.px(10)
            upper, lower = rect.top + rect.height * 3 // 10, rect.top + rect.height * 7 // 10

            def x_of(when: int) -> int:
                return left + (when - first) * wide // max(1, last - first)

            for decade in range(year(first), year(last) + 1):
                from spacerace_game.spec.dates import day_number

                x = x_of(max(first, day_number(decade, 1, 1)))
                strong = decade % 5 == 0
                pygame.draw.line(
                    surface, palette.line, (x, rect.top + look.px(14)), (x, rect.bottom), 2 if strong else 1
                )
                if strong and x < rect.right - look.px(30):
                    look.text(surface, str(decade), "small", (x + look.px(3), rect.top), palette.soft)
            now = x_of(made.until)
            pygame.draw.line(surface, palette.accent, (now, rect.top), (now, rect.bottom), look.px(2))
            for y, title in ((upper, say("in reality")), (lower, say("here"))):
                pygame.draw.line(surface, palette.soft, (left, y), (left + wide, y), look.px(2))
                look.text(surface, title, "small-strong", (rect.left, y - look.px(9)), palette.ink)
            here = {mark.milestone: mark for mark in made.here.marks}
            for mark in made.real.marks:
                other = here.get(mark.milestone)
                if other is not None:
                    tone = palette.own if other.side == own else palette.rival
                    pygame.draw.aaline(surface, tone, (x_of(mark.day), upper), (x_of(other.day), lower))
            for lane, y in ((made.real, upper), (made.here, lower)):
                for mark in lane.marks:
                    at = (x_of(mark.day), y)
                    mine = mark.side == own
                    tone = palette.own if mine else palette.rival
                    pygame.draw.circle(surface, tone if mine else palette.card, at, look.px(5))
                    pygame.draw.circle(surface, tone, at, look.px(5), look.px(2))
                    if mark.milestone == self.chosen:
                        pygame.draw.circle(surface, palette.accent, at, look.px(9), look.px(2))

        return paint

    def _table(self, made: Comparison) -> Widget:
        campaign = self.campaign
        lines = []
        for entry in made.entries:
            ahead = entry.day is None
            if (self.which == "ahead" and not ahead) or (self.which == "done" and ahead):
                continue
            lag = (
                "—"
                if entry.lag is None
                else (
                    say("{time} ahead", time=days(-entry.lag))
                    if entry.lag < 0
                    else say("{time} behind", time=days(entry.lag))
                    if entry.lag
                    else say("to the day")
                )
            )
            real = short_day(entry.real_day) if entry.real_day is not None else "—"
            here = short_day(entry.day) if entry.day is not None else say("not yet")
            who = campaign.name(entry.side) if entry.side else "—"
            real_who = campaign.name(entry.real_side) if entry.real_side else "—"
            tone = "good" if entry.side == campaign.side else "bad" if entry.side else "soft"
            far = 10**7
            lines.append(
                Line(
                    entry.milestone,
                    (entry.title, f"{real}, {real_who}", f"{here}, {who}" if entry.side else here, lag),
                    (entry.title, entry.real_day or far, entry.day or far, entry.lag if entry.lag is not None else far),
                    ("ink", "soft", tone, "ink"),
                )
            )
        if not self.chosen and lines:
            ahead_lines = [entry.milestone for entry in made.entries if entry.day is None]
            self.chosen = ahead_lines[0] if ahead_lines else lines[0].key
        heads = [
            Head(say("milestone"), 6),
            Head(say("in reality"), 5),
            Head(say("here"), 5),
            Head(say("against history"), 3),
        ]
        pick = Choice(
            [("all", say("All")), ("ahead", say("Ahead")), ("done", say("Reached"))], self.which, self._pick, "which"
        )
        table = Table(heads, lines, "milestones", self._choose, say("No milestone of this kind."), self.chosen)
        return Panel(say("Milestones"), pick, table, key="milestones-panel", grow=5, least=480)

    def _pick(self, which: str) -> None:
        self.which = which

    def _choose(self, milestone: str) -> None:
        self.chosen = milestone

    def _one(self, made: Comparison) -> Widget:
        campaign = self.campaign
        rules, view = campaign.rules, campaign.view
        if self.chosen not in rules.milestone_index:
            return Panel("", Text(say("Choose a milestone."), "italic", "soft"), grow=3, least=320)
        place = rules.milestone_index[self.chosen]
        spec = rules.scenario.milestones[place]
        entry: Entry = next(one for one in made.entries if one.milestone == self.chosen)
        gone = prize(campaign, place).gone
        rows: list[Widget] = [
            Heading(spec.title),
            Text(entry.sentence, "strong"),
            Flow(
                Figure(
                    say("First (gone)") if gone else say("First"),
                    points(spec.first),
                    "first",
                    "term:prestige",
                    "soft" if gone else "ink",
                    big=True,
                ),
                Figure(say("Second"), points(spec.second), "second", big=True),
                gap=30,
            ),
            Text(text_for(spec.tellings, campaign.side), "news"),
        ]
        if not view.own.reached[place]:
            rows += self._way(place)
            rows += self._rival(place, spec.id)
            pledges = [
                o for o in campaign.options["make-pledge"] if isinstance(o, MakePledge) and o.milestone == spec.id
            ]
            rows += [Rule(), Text(say("Promise it"), "strong")]
            for number, order in enumerate(pledges[:6]):
                rows.append(self.order_button(campaign.line(order), order, f"pledge-{number}", grow=1))
            if not pledges:
                why = campaign.why_not(MakePledge(milestone=spec.id, by=view.period.last + 3 * 365))
                rows.append(Text(why or say("It cannot be promised now."), "italic", "soft"))
        return Panel("", *rows, key=f"milestone-{spec.id}", grow=3, least=330, gap=6)

    def _way(self, place: int) -> list[Widget]:
        """What stands in the way: the ways to fly it and what each still lacks."""
        campaign = self.campaign
        rules = campaign.rules
        rows: list[Widget] = [Rule(), Text(say("What stands in the way"), "strong")]
        ways = ways_to(campaign, rules.milestone_missions[place])
        for number, one in enumerate(ways[:6]):
            on = self._see(rules.missions[one.mission].id, one.way)
            rows.append(Button(way_title(campaign, one), on, f"way-{number}", grow=1))
            rows.append(Text(way_state(campaign, one), "small", "good" if one.ready else "warn"))
        if not ways:
            rows.append(
                Text(say("No machine of ours could do it; none is known that is strong enough."), "italic", "soft")
            )
        return rows

    def _see(self, mission: str, way: Any) -> Callable[[], Any]:
        def seen() -> Any:
            rules, side = self.campaign.rules, self.campaign.desk.side
            if not side.ready[rules.vehicle_item[way.vehicle]]:
                return self.go("hangar", rules.vehicles[way.vehicle].id)
            if way.spacecraft >= 0 and not side.ready[rules.spacecraft_item[way.spacecraft]]:
                return self.go("hangar", rules.spacecraft[way.spacecraft].id)
            return self.go("flights", mission)

        return seen

    def _rival(self, place: int, milestone: str) -> list[Widget]:
        """What is believed of the rival, what a surprise would do, and warning the country."""
        campaign = self.campaign
        rows: list[Widget] = []
        for rival in campaign.rivals:
            parts = campaign.parts(f"estimate:{milestone}@{rival}")
            shown = campaign.view.public[campaign.rules.side_index[rival]].shown[place]
            if shown:
                rows.append(
                    Text(
                        say("{who} has done it: {day}.", who=capital(campaign.country(rival)), day=day(shown)),
                        "strong",
                        "bad",
                    )
                )
            elif parts:
                when = sum(amount for _, amount in parts)
                rows.append(
                    Text(
                        say("We believe {who} may do it about {month}.", who=campaign.country(rival), month=month(when))
                    )
                )
        size = sum(amount for _, amount in campaign.parts(f"surprise:{milestone}"))
        if size > 0 and not any(public.shown[place] for public in campaign.view.public):
            rows.append(
                Figure(
                    say("Surprise, if the rival were first today"),
                    points(size),
                    "surprise",
                    "term:surprise",
                    on_press=self._parts(f"surprise:{milestone}"),
                )
            )
        warnings = [
            o for o in campaign.options["warn-country"] if isinstance(o, WarnCountry) and o.milestone == milestone
        ]
        rows += [self.order_button(say("Warn the country"), o, "warn") for o in warnings]
        return [Rule(), Text(say("The rival"), "strong"), *rows] if rows else []


__all__ = ["Timeline", "percent"]
