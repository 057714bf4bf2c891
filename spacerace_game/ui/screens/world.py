"""The world: sites and tracking on the map, and what is believed of the rival, by whom, and how surely."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.engine.orders_work import can_open
from spacerace_game.engine.reservations import standing
from spacerace_game.engine.state import AGENCIES, CUSTOMS, FORMS, SOURCES
from spacerace_game.spec.orders import Believe, Reform, SetSecrecy, UseSource
from spacerace_game.spec.rules import FACILITY
from spacerace_game.spec.world import Facility
from spacerace_game.ui.art.maps import (
    Projection,
    circle_on_earth,
    draw_mark,
    draw_path,
    draw_world,
    nearest,
    polar_view,
    world_view,
)
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.programs import first_of, has_like, open_order, serves
from spacerace_game.ui.presenters.reforms import reform_words, secrecy_words
from spacerace_game.ui.presenters.units import day, money, month, points, quarters, signed
from spacerace_game.ui.say import say, say_count
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.screens.people import look_of
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Picture, Row, Scroll, Split, Widget
from spacerace_game.ui.widgets.controls import Choice, Toggle
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Heading, Rule, Tag, Text
from spacerace_game.words.orders import SECRECY

SOURCE_WORDS = {
    "agents": "Agents",
    "listening": "Listening posts",
    "overflights": "Overflights",
    "satellites": "Satellites",
}
SOURCE_WAITS = {
    "overflights": "No aircraft of ours flies high enough yet.",
    "satellites": "No satellite of ours has looked yet.",
}
"""Why a source that is not ready is not."""
SOURCE_TIPS = {
    "agents": "Slow, human, sometimes wrong; may bring papers, and may be caught.",
    "listening": "Hears tests and telemetry from across the border.",
    "overflights": "Sees much, and may be shot down over the rival’s land.",
    "satellites": "Sees surely, once there are satellites that look.",
}
CUSTOM_WORDS = {
    "before": "announced before they fly",
    "after": "announced once they have flown",
    "never": "never announced unless they succeed",
}
INSTITUTIONS = {
    "none": "the armed forces’ own program",
    "civil": "a civil space agency",
    "military": "a military space force",
    "ministry": "one ministry for the industry",
}
AGENCY_WORDS = {"cautious": "The cautious", "middle": "The middle", "alarmed": "The alarmed"}


DONE_LAST = 10**6
"""Sorts what a rival has done after all that is expected of it, the newest first."""
HEARD_KM = 1_750
"""How far away a post hears a craft 250 km up: the Earth's radius times the angle whose cosine is R ÷ (R + h)."""


def _facility(campaign: Campaign, name: str) -> Facility:
    rules = campaign.rules
    return rules.facilities[rules.items[rules.item_index[name]].place]


class World(Page):
    """Places and beliefs."""

    name = "world"
    title = "World"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        self.tab = "places"
        self.seen_from = "side"
        self.chosen = about if about in campaign.rules.item_index else ""

    def body(self) -> Widget:
        """The tabs and the chosen one."""
        tabs = [("places", say("Places")), ("rival", say("The rival")), ("openness", say("Secrecy and institutions"))]
        bodies = {"places": self._places, "rival": self._rival, "openness": self._openness}
        return Column(Choice(tabs, self.tab, self._pick, "world-tab"), bodies[self.tab]())

    def first_focus(self) -> str:
        """Where one begins."""
        return "world-tab"

    def help(self) -> tuple[str, str]:
        """What each tab shows."""
        return say("The world"), say(
            "**Places**: pads, stands, plants, tracking and training; each serves what is of its grade. **The rival**: you see "
            "only [[estimates|estimate]] with an error and an age; sources narrow them, agencies disagree, and you choose whom to "
            "publish. What you publish is what a [[surprise]] is measured by. **Secrecy** hides failures and slows work; "
            "[[custom]] and institutions change only by reform."
        )

    def _pick(self, tab: str) -> None:
        self.tab = tab

    # ---- places ----

    def _places(self) -> Widget:
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        spots: dict[str, tuple[float, float]] = {}
        states: dict[str, int] = {}
        lines = []
        for item in rules.items:
            if item.kind != FACILITY or campaign.view.side not in item.sides:
                continue
            spec = rules.facilities[item.place]
            if side.ready[item.index]:
                state, order = say("stands"), 0
            elif campaign.desk.program_on(item.index) is not None:
                state, order = say("being built"), 1
            else:
                state, order = (
                    (say("can be built"), 2) if can_open(campaign.desk, item) is None else (say("blocked"), 3)
                )
            if order <= 2 or item.id == self.chosen:
                spots[item.id] = (float(spec.latitude), float(spec.longitude))
                states[item.id] = order
            lines.append(
                Line(
                    item.id,
                    (item.title, say(spec.kind), str(spec.grade), state),
                    (item.title, spec.kind, spec.grade, order),
                    ("ink", "soft", "ink", "good" if not order else "soft"),
                )
            )
        lines.sort(key=lambda line: line.sort[3])
        if self.chosen not in {line.key for line in lines}:
            self.chosen = lines[0].key if lines else ""

        def paint(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
            view = self._view(rect)
            own = look_of(campaign.style)
            others = tuple(look_of(campaign.style_of(rival)) for rival in campaign.rivals)
            draw_world(
                surface, view, look.palette, own=(own,) if own else (), rival=tuple(one for one in others if one)
            )
            for name, spot in spots.items():
                if not states[name] and _facility(campaign, name).kind == "tracking":
                    draw_path(surface, view, circle_on_earth(*spot, HEARD_KM), look.palette.own, 1)
            for name in sorted(spots, key=lambda one: (one == self.chosen, -states[one])):
                self._mark(look, surface, view, name, spots[name], states[name])
            if self.chosen in spots:
                x, y = view.at(*spots[self.chosen])
                title = campaign.name(self.chosen)
                wide = look.width(title, "small-strong")
                left = min(max(rect.left + 4, round(x) - wide // 2), rect.right - wide - 4)
                back = pygame.Rect(left - 4, round(y) + look.px(11), wide + 8, look.px(19))
                pygame.draw.rect(surface, look.palette.card, back)
                look.text(surface, title, "small-strong", (left, round(y) + look.px(11)), look.palette.ink)

        def pressed(at: tuple[int, int]) -> None:
            entry = self.app.entry("map")
            if entry is not None:
                rect = entry.widget.rect
                near = nearest(spots, self._view(rect), (at[0] + rect.left, at[1] + rect.top), 30)
                if near:
                    self.chosen = near

        heads = [Head(say("place"), 5), Head(say("kind"), 2), Head(say("grade"), 1, "right"), Head(say("state"), 2)]
        table = Table(heads, lines, "places", self._choose, say("No place is known to us."), self.chosen)
        # Where there is no room for both at once, the list from which one chooses comes first.
        listed: list[Widget] = [*self._place(), Rule(), table]
        if self.short:
            listed = [Scroll(table, "places-scroll", most=110), Rule(), *self._place()]
        map_ = Panel(
            say("The world"),
            Choice(
                [("side", say("The whole world")), ("pole", say("From above the pole"))],
                self.seen_from,
                self._turn,
                "map-view",
            ),
            Picture(paint, 290, "map", on_press=pressed, fill=True),
            Text(
                say(
                    "Full signs stand, hollow ones can be built. A circle is what a tracking post hears of a low orbit."
                ),
                "small",
                "soft",
            ),
            key="map-panel",
            grow=5,
            least=420,
            scroll=False,
        )
        return Split(
            map_,
            Panel(say("Places"), *listed, key=f"places-{self.chosen}", grow=4, least=380),
            key="places-split",
        )

    def _turn(self, seen_from: str) -> None:
        self.seen_from = seen_from

    def _view(self, rect: pygame.Rect) -> Projection:
        """The whole world, or its northern half with one's own country below."""
        if self.seen_from == "side":
            return world_view(rect)
        return polar_view(rect, down={"usa": -98.0, "ussr": 68.0}.get(look_of(self.campaign.style), 0.0))

    def _mark(
        self, look: Look, surface: pygame.Surface, view: Projection, name: str, spot: tuple[float, float], state: int
    ) -> None:
        palette, chosen = look.palette, name == self.chosen
        if not view.shows(*spot):
            return
        full = palette.accent if chosen else palette.own if not state else palette.soft
        colour, ground = (full, palette.card) if state < 2 or chosen else (palette.card, palette.soft)
        kind = _facility(self.campaign, name).kind
        draw_mark(surface, view.at(*spot), kind, colour, ground, look.px(18 if chosen else 13 if state < 2 else 11))

    def _choose(self, name: str) -> None:
        self.chosen = name

    def _place(self) -> list[Widget]:
        campaign = self.campaign
        rules = campaign.rules
        if not self.chosen:
            return [Text(say("Nothing is chosen."), "italic", "soft")]
        item = rules.items[rules.item_index[self.chosen]]
        spec = rules.facilities[item.place]
        rows: list[Widget] = [Heading(item.title, "subheading"), Text(spec.description, "small")]
        rows.append(
            Text(
                say(
                    "{kind} of grade {grade}; upkeep {money} a year",
                    kind=say(spec.kind).capitalize(),
                    grade=spec.grade,
                    money=money(spec.upkeep),
                ),
                "small",
                "soft",
            )
        )
        takes = serves(campaign, item)
        if takes:
            words = say("Can take off from here: {what}.", what=first_of(takes))
            if not campaign.desk.side.ready[item.index] and has_like(campaign, item):
                words = say("{words} A pad as good as this stands already.", words=words)
            rows.append(Text(words, "small"))
        if not campaign.desk.side.ready[item.index] and campaign.desk.program_on(item.index) is None:
            rows.append(self.order_button(say("Build it"), open_order(item.id), "build", "main"))
            rows.append(
                Text(
                    say("{price} in all, {time}", price=money(item.price), time=quarters(item.quarters)),
                    "small",
                    "soft",
                )
            )
        return rows

    # ---- the rival ----

    def _rival(self) -> Widget:
        campaign = self.campaign
        rules, view, own = campaign.rules, campaign.view, campaign.view.own
        width = len(rules.scenario.milestones)
        left: list[Widget] = []
        for rival in campaign.rivals:
            index = rules.side_index[rival]
            public = view.public[index]
            lines = []
            for place, milestone in enumerate(rules.scenario.milestones):
                at = index * width + place
                if public.shown[place]:
                    lines.append(
                        Line(
                            milestone.id,
                            (milestone.title, say("done {day}", day=day(public.shown[place])), "", ""),
                            (milestone.title, DONE_LAST - public.shown[place], 0, 0),
                            ("ink", "bad"),
                        )
                    )
                elif own.estimate[at]:
                    age = view.turn + 1 - own.estimate_turn[at]
                    spread = (
                        f"{month(own.estimate_cautious[at])} … {month(own.estimate_alarmed[at])}"
                        if own.estimate_cautious[at] and own.estimate_alarmed[at]
                        else ""
                    )
                    lines.append(
                        Line(
                            milestone.id,
                            (
                                milestone.title,
                                say("about {month}", month=month(own.estimate[at])),
                                say_count(max(1, round(own.estimate_error[at] / 30.4)), "± {n} month", "± {n} months"),
                                (say("a quarter old") if age == 1 else say("{n} quarters old", n=age))
                                if age
                                else say("new"),
                            ),
                            (milestone.title, own.estimate[at], own.estimate_error[at], age),
                            tip=say("The agencies: {spread}", spread=spread) if spread else "",
                        )
                    )
            heads = [Head(say("milestone"), 4), Head(say("believed"), 3), Head(say("error"), 2), Head(say("age"), 2)]
            empty = say("Nothing is known of their plans. Sources on the right would change that.")
            left.append(
                Text(
                    say(
                        "{who}: prestige {n}, flights are {custom}",
                        who=campaign.name(rival),
                        n=points(public.prestige),
                        custom=say(CUSTOM_WORDS[CUSTOMS[public.custom]]),
                    ),
                    "strong",
                )
            )
            left.append(Table(heads, lines, f"estimates-{rival}", lambda key: self.go("timeline", key), empty, sort=1))
        right: list[Widget] = [Text(say("Whose estimate is published"), "strong")]
        keys = list(AGENCIES)
        now = keys[campaign.desk.side.published]
        locks = ["" if key == now else campaign.why_not(Believe(agency=key)) for key in keys]
        right.append(
            Choice(
                [(key, say(AGENCY_WORDS[key])) for key in keys],
                now,
                lambda key: self.order(Believe(agency=key))(),
                "agency",
                "term:estimate",
                locks=locks,
            )
        )
        right.append(
            Text(
                say(
                    "The middle agency errs least on average; the others are sometimes right about what matters. What is published is what the country expects."
                ),
                "small",
                "soft",
            )
        )
        right += [Rule(), Text(say("Sources"), "strong")]
        for rival in campaign.rivals:
            index = rules.side_index[rival]
            for number, source in enumerate(SOURCES):
                on = bool(campaign.desk.side.sources[index * len(SOURCES) + number])
                order = UseSource(source=source, rival=rival, run=not on)
                lock = _why_no_source(campaign, order)
                right.append(
                    Toggle(
                        say("{source}: {who}", source=say(SOURCE_WORDS[source]), who=campaign.name(rival)),
                        on,
                        self.order(order),
                        f"source-{rival}-{source}",
                        say(SOURCE_TIPS[source]),
                        lock,
                    )
                )
                right.append(Text(lock or say(SOURCE_TIPS[source]), "small", "warn" if lock else "soft"))
        return Split(
            Panel(say("What we believe"), *left, key="beliefs", grow=5, least=430),
            Panel(say("How we know"), *right, key="sources", grow=3, least=320),
            key="rival",
        )

    # ---- openness ----

    def _openness(self) -> Widget:
        campaign = self.campaign
        side = campaign.desk.side
        levels = [str(n) for n in range(4)]
        locks = ["" if int(n) == side.secrecy else campaign.why_not(SetSecrecy(level=int(n))) for n in levels]
        left: list[Widget] = [
            Text(say("Secrecy"), "strong"),
            Choice(
                [(n, say(SECRECY[int(n)])) for n in levels],
                str(side.secrecy),
                lambda n: self.order(SetSecrecy(level=int(n)))(),
                "secrecy",
                "term:secrecy",
                locks=locks,
            ),
            Text(say("It hides failures, keeps agents out, and slows every program."), "small", "soft"),
            *(Text(line, "small", "soft") for line in secrecy_words(campaign)),
            Rule(),
            Row(
                Text(say("Our flights are {custom}.", custom=say(CUSTOM_WORDS[CUSTOMS[side.custom]]))),
                Tag(say("custom"), "accent_ink", tip="term:custom"),
            ),
            Figure(
                say("Institution"),
                say(INSTITUTIONS[FORMS[side.agency]]),
                "agency",
            ),
        ]
        right: list[Widget] = [
            Text(say("A reform takes attention and time, and cannot simply be taken back."), "small", "soft")
        ]
        orders = [o for o in campaign.options["reform"] if isinstance(o, Reform)]
        for order in orders:
            right.append(self.order_button(campaign.line(order), order, f"reform-{order.reform}", grow=1))
            right.append(Text(reform_words(campaign, order.reform), "small", "soft"))
        if not orders:
            right.append(
                Text(
                    say("No reform is to be had now. Some open only after a shock, or once the country is ready."),
                    "italic",
                    "soft",
                )
            )
        reserved = [one.spec for one in standing(campaign.view)]
        if reserved:
            left += [Rule(), Text(say("What the government would rather have"), "strong")]
        for one in reserved:
            words = say("{title}. Against it: support {n}.", title=one.title, n=signed(one.support))
            left += [Text(words, "strong", "warn"), Text(one.text, "small", "soft")]
        return Split(
            Panel(say("How open we are"), *left, key="open", least=380),
            Panel(say("Reforms"), *right, key="reforms", least=320),
            key="openness",
        )


__all__ = ["Any", "Flow", "World"]


def _why_no_source(campaign: Campaign, order: UseSource) -> str:
    """Why a source cannot be had now, or an empty string."""
    refusal = campaign.desk.why_not(order)
    if refusal is None:
        return ""
    if refusal.code == "not-ready" and order.source in SOURCE_WAITS:
        return say(SOURCE_WAITS[order.source])
    if refusal.code == "no-money":
        return say(
            "It would bring this quarter to {need} of free money; you have {have}.",
            need=money(refusal.need),
            have=money(refusal.have),
        )
    return campaign.refusal(refusal)
