"""The budget: where money comes from, what it is spent on, and what the next million buys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.spec.orders import (
    AnnounceSlip,
    AppointLeader,
    AssignBureau,
    CloseProgram,
    DropPledge,
    FreezeDesign,
    FundProgram,
    RaceBureaus,
    RequestRest,
)
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, TECHNOLOGY, VEHICLE
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.parts import unit_words
from spacerace_game.ui.presenters.programs import (
    Offer,
    ProgramLine,
    Use,
    first_of,
    forecast,
    leads_to,
    offers,
    open_order,
    program_lines,
    speed_with,
    use_of,
)
from spacerace_game.ui.presenters.units import day, money, percent, points, quarters_left, rate
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Push
from spacerace_game.ui.screens.house import SHORT, Page, PageSheet, parts_sheet
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Row, Scroll, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card, Choice
from spacerace_game.ui.widgets.meters import Meter
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Rule, Tag, Text

LEVELS = (("mothball", "Mothball"), ("hold", "Hold"), ("normal", "Normal"), ("crash", "Crash"))
LEVEL_TIPS = (
    "Only the files are kept dry.",
    "Half speed at less than half the price.",
    "Money works fully.",
    "Faster, dearer, and haste leaves faults behind.",
)

NOWHERE = (0, "—")
"""Where a program leads that is on no road to a first."""
WHOLE = 1_000_000
"""The whole of a program's work, ppm."""
ROOMY = 4
"""So many programs are shown with all that is known of them; more than these one wants to see beside each other."""


class Budget(Page):
    """Money and programs."""

    name = "budget"
    title = "Budget"

    def body(self) -> Widget:
        """The purse on the left, programs on the right."""
        return Split(self._purse(), self._programs(), key="budget")

    def first_focus(self) -> str:
        """The program one has come for, or else where one begins."""
        here = any(line.id == self.about for line in program_lines(self.campaign)) if self.about else False
        return f"more-{self.about}" if here else "open-program"

    def help(self) -> tuple[str, str]:
        """How money works."""
        return say("The budget"), say(
            "The year’s [[grant]] is paid out by the quarter; [[customers]] pay for what they asked for. A [[program]] turns "
            "money into work: up to its normal rate fully, beyond that at half, and past crash funding not at all. It wants "
            "[[engineers]]; where they are short, money buys nothing. Open a number to see its parts."
        ) + f"\n\n{unit_words(self.campaign)}"

    def _purse(self) -> Widget:
        campaign = self.campaign
        view = campaign.view
        rows: list[Widget] = [
            Figure(
                say("This year’s grant"),
                money(view.own.grant),
                "grant",
                "term:grant",
                on_press=self._parts("grant"),
                big=True,
            ),
            Figure(
                say("Came in this quarter"),
                money(sum(a for _, a in campaign.parts("income"))),
                "income",
                on_press=self._parts("income"),
            ),
            Figure(
                say("Customers’ money this quarter"),
                money(sum(a for _, a in campaign.parts("tied"))),
                "tied",
                "term:customers",
                on_press=self._parts("tied"),
            ),
            Figure(
                say("Customers’, after all orders"),
                money(sum(a for _, a in campaign.parts("customers"))),
                "customers",
                "term:customers",
                on_press=self._parts("customers"),
            ),
            Figure(
                say("Free, after all orders"),
                money(sum(a for _, a in campaign.parts("purse"))),
                "purse",
                "term:money",
                on_press=self._parts("purse"),
            ),
            Rule(),
            Meter(
                say("Support"),
                campaign.meter("support"),
                1000,
                points(campaign.meter("support")),
                "support",
                "term:support",
                marks=(300,),
                on_press=self._parts("support"),
            ),
            Meter(
                say("Fear"),
                campaign.meter("fear"),
                1000,
                points(campaign.meter("fear")),
                "fear",
                "term:fear",
                tone="rival",
                on_press=self._parts("fear"),
            ),
            Meter(
                say("Military interest"),
                campaign.meter("military"),
                1000,
                points(campaign.meter("military")),
                "military",
                tone="soft",
                on_press=self._parts("military"),
            ),
            Rule(),
        ]
        rows += self._promises()
        ahead = forecast(campaign)
        if ahead:
            rows += [Rule(), Text(say("A year ahead, if nothing else is ordered"), "strong")]
            rows.append(
                Table(
                    [
                        Head(say("from"), 3),
                        Head(say("free"), 2, "right"),
                        Head(say("customers"), 2, "right"),
                        Head(say("support"), 2, "right"),
                    ],
                    [
                        Line(str(n), (one.when, money(one.free), money(one.tied), points(one.support)))
                        for n, one in enumerate(ahead)
                    ],
                    "forecast",
                    filtered=False,
                )
            )
            rows.append(
                Text(say("A forecast from what you know; the rival and the dice will differ."), "small", "soft")
            )
        return Panel(say("The purse"), *rows, key="purses", grow=2, least=290, gap=7)

    def _promises(self) -> list[Widget]:
        campaign = self.campaign
        side, rules = campaign.desk.side, campaign.rules
        rows: list[Widget] = [Text(say("Pledges"), "strong")]
        if not side.promises:
            rows.append(
                Text(
                    say("Nothing is promised. A milestone can be promised on Timeline, for money now."),
                    "italic",
                    "soft",
                )
            )
        for promise in side.promises:
            milestone = rules.scenario.milestones[promise.milestone]
            late = say("overdue") if promise.late else day(promise.by)
            buttons: list[Widget] = []
            for order in (*campaign.options["request-rest"], *campaign.options["announce-slip"]):
                if isinstance(order, RequestRest | AnnounceSlip) and order.milestone == milestone.id:
                    buttons.append(
                        self.order_button(
                            say("Ask for the rest")
                            if isinstance(order, RequestRest)
                            else say("Put off to {day}", day=day(order.by)),
                            order,
                            f"{order.kind}-{milestone.id}",
                        )
                    )
            buttons.append(
                self.order_button(say("Give up"), DropPledge(milestone=milestone.id), f"drop-{milestone.id}")
            )
            rows.append(
                Card(
                    Text(milestone.title, "strong"),
                    Text(
                        say("by {when}; still worth {money}", when=late, money=money(promise.estimate)), "small", "soft"
                    ),
                    Flow(*buttons[:3], gap=6),
                    key=f"pledge-{milestone.id}",
                )
            )
        wanted = [
            (place, one)
            for place, one in enumerate(rules.scenario.requirements)
            if one.side == campaign.side and side.tender[place] == 1 and not side.demand[place]
        ]
        if wanted:
            rows.append(Text(say("Promised to customers"), "strong"))
            rows += [Text(say("{what}, by {day}", what=one.title, day=day(one.due)), "small") for _, one in wanted]
        return rows

    def _programs(self) -> Widget:
        lines = program_lines(self.campaign)
        if len(lines) > ROOMY:
            lines.sort(key=lambda line: line.done >= WHOLE)
        cards = [self._card(line, len(lines) > ROOMY) for line in lines]
        paid = sum(line.paid for line in lines)
        if cards:
            cards.insert(0, Text(say("All programs take {money} a quarter.", money=money(paid)), "small", "soft"))
        empty = Text(say("No program is open. Open one: money that is not spent buys nothing."), "italic", "soft")
        aside = Button(say("Open a program"), self._open, "open-program", kind="main")
        return Panel(
            say("Programs: {n}", n=len(lines)), *(cards or [empty]), key="programs", grow=3, least=430, aside=aside
        )

    def _open(self) -> Any:
        return Push(OpenSheet(self.campaign))

    def _card(self, line: ProgramLine, crowded: bool) -> Widget:
        """A program; among many others in as little room as it takes, with the rest of it on its own sheet."""
        left = quarters_left(line.turns_left) if line.turns_left else say("standing still")
        if line.done >= WHOLE:
            left = say("the work is done")
        tags: list[Widget] = [Tag(say(line.kind))]
        if line.frozen:
            tags.append(Tag(say("frozen early"), "warn"))
        if line.military:
            tags.append(Tag(say("customers’ money"), "accent_ink"))
        levels = Choice(
            [(key, say(text)) for key, text in LEVELS],
            line.level,
            self._fund(line.id),
            f"level-{line.id}",
            tips=[say(tip) for tip in LEVEL_TIPS],
            locks=[
                ("" if key == line.level else self.campaign.why_not(FundProgram(item=line.id, level=key)))
                for key, _ in LEVELS
            ],
        )
        who = ", ".join(self.campaign.name(one) for one in (line.bureau, line.rival, line.leader) if one)
        head = Row(
            Text(line.title, "strong"), *tags, Button(say("More"), self._more(line.id), f"more-{line.id}"), gap=6
        )
        waits = Text(line.waits, "small", "warn") if line.waits else None
        meter = Meter(left, line.done, WHOLE, percent(line.done), f"done-{line.id}")
        if not crowded:
            return Card(
                head,
                meter,
                waits,
                Text(who, "small", "soft") if who else None,
                facts_of(self, line),
                levels,
                key=f"card-{line.id}",
                gap=5,
            )
        if line.done >= WHOLE:
            return Card(head, Text(f"{left}; {line.waits}" if line.waits else left, "small"), key=f"card-{line.id}")
        levels.grow, meter.grow = 3, 2
        price = say("{paid} a quarter at {speed} speed", paid=money(line.paid), speed=rate(line.speed))
        told = Text(" · ".join(one for one in (price, who) if one), "small", "soft")
        return Card(head, Row(meter, levels), told, waits, key=f"card-{line.id}", gap=3, pad=7)

    def _fund(self, item: str) -> Callable[[str], Any]:
        return lambda level: self.order(FundProgram(item=item, level=level))()

    def _more(self, item: str) -> Callable[[], Any]:
        return lambda: Push(ProgramSheet(self.campaign, item))


def facts_of(screen: Page | PageSheet, line: ProgramLine) -> Widget:
    """How fast a program is, what it takes, and what more money would do; the numbers open to their parts."""
    campaign = screen.campaign
    gain = sum(amount for _, amount in campaign.parts(f"next-million:{line.id}"))
    return Flow(
        Figure(say("Speed"), rate(line.speed), f"speed-{line.id}", on_press=parts_sheet(campaign, f"speed:{line.id}")),
        Text(
            say(
                "{paid} a quarter; more helps to {normal}, half as much to {most}",
                paid=money(line.paid),
                normal=money(line.normal),
                most=money(line.most),
            ),
            "small",
            "soft",
        ),
        Figure(
            say("Work in the next million"),
            money(gain),
            f"next-{line.id}",
            on_press=parts_sheet(campaign, f"next-million:{line.id}"),
        ),
        gap=14,
    )


class ProgramSheet(PageSheet):
    """Everything else that can be done with a program."""

    name = "program"
    wide = 640

    def __init__(self, campaign: Campaign, item: str) -> None:
        super().__init__(campaign)
        self.item = item

    def build(self) -> Widget:
        """How it goes on; leaders, bureaus, freezing, closing."""
        campaign, item = self.campaign, self.item
        lines = [line for line in program_lines(campaign) if line.id == item]
        rows: list[Widget] = [
            *(facts_of(self, line) for line in lines),
            Flow(
                self._button(say("Freeze the design early"), FreezeDesign(item=item), "freeze"),
                self._button(say("Close the program"), CloseProgram(item=item), "close"),
            ),
        ]
        groups = (
            (
                say("Who designs it"),
                [o for o in campaign.options["assign-bureau"] if isinstance(o, AssignBureau) and o.item == item],
                "assign",
            ),
            (
                say("A second bureau on the same goal"),
                [o for o in campaign.options["race-bureaus"] if isinstance(o, RaceBureaus) and o.item == item],
                "race",
            ),
            (
                say("Who leads it"),
                [o for o in campaign.options["appoint-leader"] if isinstance(o, AppointLeader) and o.item == item],
                "lead",
            ),
        )
        for title, orders, key in groups:
            rows.append(Text(title, "strong"))
            if not orders:
                rows.append(Text(say("Nobody else is free for it now."), "italic", "soft"))
            speeds = [(speed_with(campaign, item, order), order) for order in orders]
            speeds.sort(key=lambda one: -one[0])
            for number, (speed, order) in enumerate(speeds[:12]):
                words = say("{name}: {speed} speed", name=self._name(order), speed=rate(speed))
                rows.append(self._button(words if speed else self._name(order), order, f"{key}-{number}"))
        return Panel(
            campaign.name(item),
            Scroll(Column(*rows, gap=6), "program", most=420),
            Flow(Button(say("Back"), Pop, "back", kind="main")),
            scroll=False,
        )

    def _name(self, order: Any) -> str:
        person = getattr(order, "person", "")
        if person:
            leads = next(one.leads for one in self.campaign.rules.scenario.people if one.id == person)
            return say("{name}, leads {n} of 100", name=self.campaign.name(person), n=leads)
        if order.kind == "race-bureaus" and order.bureau is None:
            return say("End the race")
        return self.campaign.name(order.bureau)

    def _button(self, text: str, order: Any, key: str) -> Widget:
        lock = self.campaign.why_not(order)
        return Button(
            text,
            self._give(order),
            key,
            self.campaign.line(order),
            lock=lock,
            price="◆" * self.campaign.attention(order),
        )

    def _give(self, order: Any) -> Callable[[], Any]:
        def given() -> Any:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))
            return None if refused else Pop()

        return given

    def first_focus(self) -> str:
        """The way back."""
        return "back"


def _needed(use: Use) -> str:
    """A line for what an item is good for, or an empty string."""
    if use.flies:
        return say("It could fly: {what}.", what=first_of(use.flies))
    if use.serves:
        return say("Can take off from here: {what}.", what=first_of(use.serves))
    return say("Needed by: {what}.", what=first_of(use.needed_by)) if use.needed_by else ""


class OpenSheet(PageSheet):
    """What could become a program: choose, see what it is for and its price, begin."""

    name = "open"
    wide = 1180
    TABS = (
        ("all", ()),
        ("technology", (TECHNOLOGY,)),
        ("vehicle", (VEHICLE,)),
        ("spacecraft", (SPACECRAFT,)),
        ("facility", (FACILITY,)),
    )
    TITLES = {
        "all": "All",
        "technology": "Technologies",
        "vehicle": "Vehicles",
        "spacecraft": "Spacecraft",
        "facility": "Facilities",
    }

    def __init__(self, campaign: Campaign, kind: str = "all") -> None:
        super().__init__(campaign)
        self.kind, self.chosen = kind, ""
        self.level, self.ground = "normal", 2
        self.blocked = False

    def build(self) -> Widget:
        """A table, the chosen one's choices, the order."""
        kinds = dict(self.TABS)[self.kind] or (TECHNOLOGY, VEHICLE, SPACECRAFT, FACILITY)
        found = offers(self.campaign, kinds, open_only=not self.blocked)
        aims = leads_to(self.campaign)
        found.sort(key=lambda one: -aims.get(one.id, NOWHERE)[0])
        if self.chosen not in {one.id for one in found}:
            self.chosen = found[0].id if found else ""
        lines = []
        for offer in found:
            worth, aim = aims.get(offer.id, NOWHERE)
            lines.append(
                Line(
                    offer.id,
                    (offer.title, aim, money(offer.price), str(offer.quarters), money(offer.a_turn)),
                    (offer.title, worth, offer.price, offer.quarters, offer.a_turn),
                    ("soft" if offer.lock else "", "accent_ink" if worth else "soft"),
                    self._tip(offer),
                )
            )
        heads = [
            Head(say("work on"), 6),
            Head(
                say("leads to"), 6, tip=say("The greatest first that is still to be had on a road of which it is part.")
            ),
            Head(say("in all"), 2, "right"),
            Head(say("quarters"), 2, "right"),
            Head(say("a quarter"), 2, "right"),
        ]
        table = Table(
            heads,
            lines,
            f"offers-{self.kind}",
            self._choose,
            say("Nothing of this kind can be begun now."),
            self.chosen,
            sort=1,
            down=True,
            on_walk=self._choose,
        )
        one = next((one for one in found if one.id == self.chosen), None)
        high = 220 if self.app.surface.get_height() / self.app.scale < SHORT else 360
        left = Column(
            Choice([(key, say(self.TITLES[key])) for key, _ in self.TABS], self.kind, self._pick, "kind"),
            Scroll(table, "offers", most=high),
        )
        left.grow = 5
        side = Scroll(Column(*self._use(one), gap=6), "use", most=high + 44) if one is not None else None
        if side is not None:
            side.grow = 3
        return Panel(
            say("Open a program"), Row(left, side, gap=18, align="top"), *self._order(one), scroll=False, grow=1
        )

    def _tip(self, one: Offer) -> Callable[[], str]:
        """What F2 and the pointer tell of a row: what it is, what is in the way, and who waits for it."""

        def told() -> str:
            use = use_of(self.campaign, one.id)
            lines = [f"**{one.title}**", use.description, one.lock, _needed(use)]
            return "\n".join(line for line in lines if line)

        return told

    def _use(self, one: Offer) -> list[Widget]:
        """Beside the table: what the chosen one is, how far it is, and what it is good for."""
        use = use_of(self.campaign, one.id)
        rows: list[Widget] = [
            Text(one.title, "subheading"),
            Flow(Tag(say(one.kind)), Tag(say("customers’ money"), "accent_ink") if one.military else None, gap=6),
            Text(use.stands, "strong"),
            Text(use.description),
        ]
        if use.flies:
            rows += [Text(say("It could fly"), "strong"), Text(first_of(use.flies), "small")]
        if use.serves:
            rows += [Text(say("Can take off from here"), "strong"), Text(first_of(use.serves), "small")]
        elif use.needed_by or not use.flies:
            rows += [
                Text(say("Needed by"), "strong"),
                Text(first_of(use.needed_by) or say("nothing of ours that is not finished"), "small"),
            ]
        fields = Text(say("It takes: {fields}", fields=", ".join(one.disciplines)), "small", "soft")
        return [*rows, fields if one.disciplines else Text("", "small")]

    def first_focus(self) -> str:
        """The table."""
        return f"offers-{self.kind}"

    def help(self) -> tuple[str, str]:
        """How to find out what a program is for."""
        return say("Open a program"), say(
            "The table lists what could be worked on; the arrow keys walk it, letters filter it, and beside it stands what the "
            "chosen one is, how far it is, and what waits for it. Choose how it is funded and press **Begin**."
        )

    def _order(self, one: Offer | None) -> list[Widget]:
        if one is None:
            return [Flow(self._blocked_button(), Button(say("Back"), Pop, "back"))]
        order = open_order(one.id, self.level, self.ground)
        lock = one.lock or self.campaign.why_not(order)
        rows: list[Widget] = []
        if one.kind in ("vehicle", "spacecraft"):
            grounds = [
                (str(n), text)
                for n, text in enumerate((say("none"), say("parts"), say("systems"), say("whole"), say("all-up")))
            ]
            rows.append(
                Row(
                    Text(say("Ground tests"), "body", grow=1),
                    Choice(
                        grounds,
                        str(self.ground),
                        self._test,
                        "ground",
                        tip=say("Each level costs more money and time, and finds more faults before the first flight."),
                        grow=3,
                    ),
                )
            )
        rows.append(
            Row(
                Text(say("Funding"), grow=1),
                Choice(
                    [(k, say(t)) for k, t in LEVELS[1:]],
                    self.level,
                    self._fund,
                    "funding",
                    tips=[say(t) for t in LEVEL_TIPS[1:]],
                    grow=3,
                ),
            )
        )
        if lock:
            rows.append(Text(lock, "small", "bad"))
        marks = "◆" * self.campaign.attention(order)
        begin = Button(say("Begin"), self._begin(order), "begin", kind="main", lock=lock, price=marks)
        rows.append(Flow(begin, self._blocked_button(), Button(say("Back"), Pop, "back")))
        return rows

    def _blocked_button(self) -> Button:
        text = say("Hide what is blocked") if self.blocked else say("Show what is blocked too")
        return Button(text, self._show_blocked, "blocked")

    def _show_blocked(self) -> None:
        self.blocked = not self.blocked

    def _choose(self, item: str) -> None:
        self.chosen = item

    def _pick(self, kind: str) -> None:
        self.kind, self.chosen = kind, ""

    def _test(self, level: str) -> None:
        self.ground = int(level)

    def _fund(self, level: str) -> None:
        self.level = level

    def _begin(self, order: Any) -> Callable[[], Any]:
        def begun() -> Any:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))
            self.app.play("no" if refused else "stamp")
            return None

        return begun
