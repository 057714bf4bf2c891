"""Flights: the manifest, and planning one with its odds, their parts, contingencies and crew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from spacerace_game.engine.orders_flights import flight_name
from spacerace_game.play.flight_plan import FlightPlan, flight_plan, offered
from spacerace_game.spec.orders import (
    CancelFlight,
    FixFaults,
    ResumeSeries,
    ScheduleFlight,
    ScheduleSeries,
    SeriesFlight,
)
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.beside import real_first
from spacerace_game.ui.presenters.crews import crew_lack
from spacerace_game.ui.presenters.meetings import set_by_others
from spacerace_game.ui.presenters.prizes import POINT, greatest, prize
from spacerace_game.ui.presenters.units import day, money, percent, quarters, signed
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Push
from spacerace_game.ui.screens.common import Breakdown
from spacerace_game.ui.screens.house import Page, PageSheet
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Row, Scroll, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card, Choice, Slider, Toggle
from spacerace_game.ui.widgets.meters import Meter
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Rule, Tag, Text

DESTINATIONS = {
    "up": "straight up",
    "range": "over a range",
    "orbit": "orbit",
    "escape": "deep space",
    "moon": "the Moon",
    "venus": "Venus",
    "mars": "Mars",
}
FARNESS = tuple(DESTINATIONS)
"""Destinations from the nearest to the farthest."""
BLOCKED_BY = {
    "no-agreement": "not signed",
    "technology": "not known yet",
    "not-ready": "not built",
    "no-pad": "no pad for it",
    "no-facility": "no ground for it",
    "no-crew": "no crew for it",
    "no-woman": "no woman to fly it",
}
"""By refusal: what a blocked mission lacks, in two or three words."""
RULE_WORDS = {"conservative": "Conservative", "standard": "Standard", "aggressive": "Aggressive"}


MOST_CREW = 8
"""People to choose from for a flight: those who would go, and the ablest of the others."""
MOST_WAYS = 8
"""Machines to choose from while a flight is planned: the present ones and the best of the others."""
MEETS_AFTER = 2
"""Days after the lift-off of a waiting ship on which a flight to it is aimed, if it can wait so long."""


class Flights(Page):
    """What flies, and what could."""

    name = "flights"
    title = "Flights"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        self.only = about if about in campaign.rules.item_index or about in campaign.rules.mission_index else ""
        found = [one for one in offered(campaign.view, campaign.orders) if self._wanted(one)] if self.only else []
        self.blocked = bool(found) and all(one["refusal"] is not None for one in found)

    def body(self) -> Widget:
        """The manifest, and the missions there are."""
        return Split(self._manifest(), self._missions(), key="flights")

    def first_focus(self) -> str:
        """The missions."""
        return "missions-of" if self.only in self.campaign.rules.mission_index else "missions"

    def help(self) -> tuple[str, str]:
        """How a flight is planned."""
        return say("Flights"), say(
            "On the left is the manifest: press a flight to see its [[odds]]. On the right are all the missions your machines "
            "can fly; press one to plan it. What is shown before the order is exactly what is drawn after it. Routine flights "
            "run in a [[series]] for the attention of one. Each [[article]] has its own luck: waiting changes your readiness, "
            "not its fate."
        )

    def _manifest(self) -> Widget:
        campaign = self.campaign
        rules = campaign.rules
        planned = {f.id for f in campaign.view.own.flights}
        cards: list[Widget] = []
        for flight in sorted(campaign.desk.side.flights, key=lambda f: f.day):
            mission, vehicle = rules.missions[flight.mission], rules.vehicles[flight.vehicle]
            craft = f", {rules.spacecraft[flight.spacecraft].title}" if flight.spacecraft >= 0 else ""
            crew = ", ".join(rules.scenario.people[one].name for one in flight.crew)
            parts = campaign.parts(f"odds:{flight.id}")
            odds = sum(amount for _, amount in parts)
            cards.append(
                Card(
                    Row(
                        Text(mission.title, "strong"),
                        Tag(say("series"), "soft") if flight.series else None,
                        Tag(say("new"), "accent_ink") if flight.id not in planned else None,
                    ),
                    Text(f"{day(flight.day)} · {vehicle.title}{craft}", "small", "soft"),
                    Text(say("Crew: {names}", names=crew), "small") if crew else None,
                    Row(
                        Meter(
                            say("Odds of full success"),
                            odds,
                            1_000_000,
                            percent(odds),
                            f"odds-{flight.id}",
                            "term:odds",
                            on_press=self._open_odds(flight.id),
                        )
                        if parts
                        else Text(say("odds are shown when planning"), "small", "soft"),
                        self.order_button(
                            say("Strike"),
                            CancelFlight(flight=flight.id),
                            f"cancel-{flight.id}",
                            tip=say(
                                "Strike it from the manifest. Its article is broken up and its number not used again."
                            ),
                        ),
                    ),
                    key=f"flight-{flight.id}",
                )
            )
        for halted in campaign.desk.side.halted:
            cards.append(
                Card(
                    Text(say("The series of {name} is halted", name=campaign.teller.flight(halted.series)), "strong"),
                    Text(
                        say("A loss is being looked into. It flies again once the cause is removed."), "small", "soft"
                    ),
                    self.order_button(say("Go on"), ResumeSeries(series=halted.series), f"resume-{halted.series}"),
                    key=f"halted-{halted.series}",
                )
            )
        empty = Text(say("Nothing is on the manifest. Plan a flight on the right."), "italic", "soft")
        return Panel(
            say("Manifest: {n}", n=len(cards)), *(cards or [empty]), key="manifest", grow=3 if cards else 2, least=320
        )

    def _open_odds(self, flight: str) -> Callable[[], Any]:
        return self._parts(f"odds:{flight}")

    def _missions(self) -> Widget:
        campaign = self.campaign
        rules = campaign.rules
        lines = []
        left = 1 if self.only in rules.mission_index else 0  # of one mission its name is told by the panel
        for one, others in self._listed():
            mission = rules.missions[rules.mission_index[one["mission"]]]
            feats = rules.mission_milestones[rules.mission_index[one["mission"]]]
            best = greatest(campaign, feats)
            worth = best.worth
            machine = _machines(campaign, one)
            refusal = one["refusal"] or crew_lack(campaign, one["mission"])
            lock = campaign.refusal(refusal) if refusal is not None else ""
            building = campaign.unbuilt(one["vehicle"], one["spacecraft"])
            state = (
                say(BLOCKED_BY.get(refusal.code, "blocked"))
                if refusal is not None
                else say("being built")
                if building
                else say("ready")
            )
            if others:
                state = say("{state}, {n} ways", state=state, n=others + 1)
            key = f"{one['mission']}|{one['vehicle']}|{one['spacecraft']}"
            tone = "soft" if lock or building else "ink"
            lines.append(
                Line(
                    key,
                    (
                        mission.title,
                        machine,
                        say(DESTINATIONS[mission.destination]),
                        state,
                        best.short,
                    )[left:],
                    (mission.title, machine, mission.destination, state, worth - (10_000 if lock or building else 0))[
                        left:
                    ],
                    (tone, tone, "soft", "good" if tone == "ink" else "soft", "accent_ink")[left:],
                    lock or mission.description,
                )
            )
        heads = [
            Head(say("mission"), 8),
            Head(say("machines"), 8),
            Head(say("to"), 4),
            Head(say("state"), 5),
            Head(
                say("worth"),
                4,
                "right",
                say(
                    "Prestige for the greatest milestone it could still bring us; of one that another side was first to, "
                    "what is left for the second."
                ),
            ),
        ]
        empty = say(
            "Nothing can be flown yet: a vehicle must be ready and a pad of its grade must stand. “Show what is blocked” tells what is missing."
        )
        table = Table(heads[left:], lines, self.first_focus(), self._plan, empty, sort=4 - left, down=True)
        buttons = Flow(
            Button(
                say("Hide what is blocked") if self.blocked else say("Show what is blocked"),
                self._show_blocked,
                "blocked",
            ),
            Button(say("All missions"), self._all, "all") if self.only else None,
            gap=6,
        )
        title = say("Missions")
        if left:
            title = rules.missions[rules.mission_index[self.only]].title
        elif self.only:
            title = say("Missions of {name}", name=campaign.name(self.only))
        return Panel(title, buttons, table, key="missions-panel", grow=5, least=430)

    def _listed(self) -> list[tuple[dict[str, Any], int]]:
        """The flights to list: of each mission the best machines with the count of the others, unless one is asked for.

        The farthest come first, so that where nothing is to be won what was flown in the first years stands last.
        """
        found = [
            one
            for one in offered(self.campaign.view, self.campaign.orders)
            if (one["refusal"] is None or self.blocked) and (not self.only or self._wanted(one))
        ]
        if self.only:
            return [(one, 0) for one in found]
        kept: dict[str, list[dict[str, Any]]] = {}
        for one in found:
            kept.setdefault(one["mission"], []).append(one)
        missions, index = self.campaign.rules.missions, self.campaign.rules.mission_index
        far = sorted(kept.items(), key=lambda one: -FARNESS.index(missions[index[one[0]]].destination))
        return [(min(ways, key=partial(_rank, self.campaign)), len(ways) - 1) for _, ways in far]

    def _wanted(self, one: dict[str, Any]) -> bool:
        return self.only in (one["mission"], one["vehicle"], one["spacecraft"])

    def _show_blocked(self) -> None:
        self.blocked = not self.blocked

    def _all(self) -> None:
        self.only = ""

    def _plan(self, key: str) -> Any:
        mission, vehicle, craft = key.split("|")
        return Push(Planning(self.campaign, mission, vehicle, craft))


class Planning(PageSheet):
    """One flight being planned."""

    name = "planning"
    wide = 1040

    def __init__(self, campaign: Campaign, mission: str, vehicle: str, spacecraft: str) -> None:
        super().__init__(campaign)
        self.mission, self.vehicle, self.spacecraft = mission, vehicle, spacecraft
        self.choices: dict[str, str] = {}
        meeting = next((one for one in set_by_others(campaign) if one.answer == mission), None)
        self.meets = None if meeting is None else min(meeting.day + MEETS_AFTER, meeting.meets_by)
        """The day on which it would meet a ship that stands on another side's manifest."""
        self.day: int | None = self.meets
        self.crew: list[str] = []
        self.count = 1
        self.raised = False

    def order(self) -> ScheduleFlight | ScheduleSeries:
        """The order as it stands."""
        rules = self.campaign.rules
        name = flight_name(self.campaign.desk, rules.vehicle_index[self.vehicle])
        if self.count > 1:
            period = self.campaign.view.period
            days = period.last - period.first + 1
            first = self.day if self.day is not None else period.first + days // 2
            flights = tuple(SeriesFlight(flight=f"{name[:56]}.{n}", day=first + n * days) for n in range(self.count))
            return ScheduleSeries(
                series=f"{name[:56]}.series",
                mission=self.mission,
                vehicle=self.vehicle,
                spacecraft=self.spacecraft or None,
                flights=flights,
                **self._said(ScheduleSeries),
            )
        return ScheduleFlight(
            flight=name,
            mission=self.mission,
            vehicle=self.vehicle,
            spacecraft=self.spacecraft or None,
            day=self.day,
            crew=tuple(self.crew),
            **self._said(ScheduleFlight),
        )

    def _said(self, kind: type[ScheduleFlight] | type[ScheduleSeries]) -> dict[str, Any]:
        """The choices that this kind of order has a field for."""
        return {field: value for field, value in self.choices.items() if field in kind.model_fields}

    def build(self) -> Widget:
        """Odds on the left, choices on the right, the order below."""
        campaign = self.campaign
        order = self.order()
        try:
            plan = flight_plan(campaign.view, order, campaign.orders)
        except ValueError as error:
            return Panel(say("This flight cannot be planned"), Text(str(error)), Flow(Button(say("Back"), Pop, "back")))
        spec = campaign.rules.missions[campaign.rules.mission_index[self.mission]]
        left = Panel(say("What may happen"), *self._odds(plan), key="odds", grow=4, least=360)
        right = Panel(say("How it is flown"), *self._choices(plan, spec), key="choices", grow=3, least=320)
        lock = campaign.refusal(plan.refusal) if plan.refusal is not None else ""
        marks = "◆" * campaign.attention(order)
        price = _price_words(plan, self.count)
        foot = Flow(
            Button(say("Put it on the manifest"), self._give(order), "give", kind="main", lock=lock, price=marks),
            Text(price, "small", "soft", grow=0),
            Button(say("Back"), Pop, "back"),
        )
        words: list[Widget] = [Text(spec.description, "small"), *self._stakes(), *self._reservations(plan)]
        if lock:
            words.append(Text(lock, "strong", "bad"))
        body = Scroll(Column(*words, Row(left, right, gap=12, align="top"), gap=8), "planning", most=520)
        title = say("{mission} on {vehicle}", mission=spec.title, vehicle=campaign.name(self.vehicle))
        return Panel(title, body, foot, scroll=False)

    def _stakes(self) -> list[Widget]:
        """What the flight could be first at, what that is worth, and who really was."""
        rules, reached = self.campaign.rules, self.campaign.view.own.reached
        fresh = [one for one in rules.mission_milestones[rules.mission_index[self.mission]] if not reached[one]]
        worths = sorted(((prize(self.campaign, one), one) for one in fresh), key=lambda one: -one[0].worth)
        rows: list[Widget] = []
        for won, place in worths[:2]:
            if won.worth < POINT:
                continue
            spec = rules.scenario.milestones[place]
            words = say("At stake: {what}, prestige {n}.", what=spec.title, n=won.words)
            real = real_first(self.campaign, spec.id)
            rows.append(
                Row(
                    Text(words, "strong", "accent_ink"),
                    Text(say("In reality: {first}.", first=real), "small", "soft", align="right") if real else None,
                )
            )
        return rows

    def _reservations(self, plan: FlightPlan) -> list[Widget]:
        """What the government would rather not have done, and what it costs to do it."""
        rows: list[Widget] = []
        for one in self.campaign.rules.scenario.reservations:
            if one.id in plan.reservations:
                words = say("Against “{title}”: if it goes well, support {n}.", title=one.title, n=signed(one.support))
                rows += [Text(words, "strong", "warn"), Text(one.text, "small", "soft")]
        return rows

    def first_focus(self) -> str:
        """The order."""
        return "give"

    def _odds(self, plan: FlightPlan) -> list[Widget]:
        building = self.campaign.unbuilt(self.vehicle, self.spacecraft)
        if building:
            text = say(
                "{names}: not built yet. Nobody can tell the odds of a machine that has never stood on its legs; they are shown once it is ready, and the flight waits until then.",
                names=", ".join(building),
            )
            return [Text(text, "body", "warn"), *(Text(phase.title, "body", "soft") for phase in plan.phases)]
        rows: list[Widget] = [
            Row(
                Figure(say("All goes well"), percent(plan.odds), "total", "term:odds", big=True),
                Figure(say("The crew comes home"), percent(plan.crew_home, 1), "home", "term:crew", big=True)
                if plan.crew
                else None,
            )
        ]
        for phase in plan.phases:
            rows.append(
                Meter(
                    phase.title,
                    phase.odds,
                    1_000_000,
                    percent(phase.odds, 1),
                    f"phase-{phase.phase}",
                    self._phase_tip(phase),
                    on_press=self._phase(phase),
                )
            )
        rows += [Rule(), Text(say("What would raise the odds most"), "strong")]
        found = [one for one in plan.raises if one.odds > plan.odds][:5]
        for number, one in enumerate(found):
            words = Text(say("{what}: {odds}", what=self._raise_words(one), odds=percent(one.odds, 1)), "small")
            fix = self._fix_of(one)
            button = None
            if fix is not None:
                lock = self.campaign.why_not(fix)
                price = "" if lock else money(sum(self.campaign.price(fix)))
                button = Button(
                    say("Fix it"), self._order(fix), f"raise-{number}", self.campaign.line(fix), lock=lock, price=price
                )
            rows.append(Row(words, button))
        if not found:
            rows.append(Text(say("Nothing that is at hand."), "italic", "soft"))
        return rows

    def _fix_of(self, one: Any) -> FixFaults | None:
        """The order that would do it, where one order would."""
        if one.what != "fix" or len(one.ids) != 2:
            return None
        design, name = one.ids
        faults = self.campaign.rules.designs[self.campaign.rules.design_index[design]].faults
        place = next((place for place, fault in enumerate(faults) if fault.name == name), len(faults))
        return FixFaults(design=design, fault=place)

    def _order(self, order: FixFaults) -> Callable[[], Any]:
        def given() -> None:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))

        return given

    def _raise_words(self, one: Any) -> str:
        names = [self.campaign.name(name) for name in one.ids]
        texts = {
            "fix": say("Fix on the ground: {what}", what=", ".join(reversed(names))),
            "flight-rules": say("Fly by {what} rules", what=", ".join(names)),
            "train": say("Train {what}", what=", ".join(names)),
            "ground-test": say("Test more on the ground"),
            "delay": say("Wait"),
        }
        return texts.get(one.what, f"{one.what}: {', '.join(names)}")

    def _phase_tip(self, phase: Any) -> str:
        lines = [f"{self._part_name(part)}: −{percent(part.costs, 1)}" for part in phase.parts[:5]]
        return "\n".join([say("**{title}**", title=phase.title), *lines, say("Press it for all of its parts.")])

    def _part_name(self, part: Any) -> str:
        if part.design == "floor":
            return say("bad luck that nothing removes")
        if part.design == "task":
            return say("the task itself")
        fault = say("a rough edge") if part.fault == "raw" else self.campaign.name(part.fault)
        return say("{fault}, {design}", fault=fault, design=self.campaign.name(part.design))

    def _phase(self, phase: Any) -> Callable[[], Any]:
        def opened() -> Any:
            parts = [(say("certainty"), 1_000_000, "100 %")]
            running = 1_000_000
            for part in phase.parts:
                taken = min(running, part.costs)
                parts.append((self._part_name(part), -taken, f"−{percent(taken, 1)}"))
                running -= taken
            rest = phase.odds - running
            if rest:
                parts.append((say("that both strike at once"), rest, f"+{percent(rest, 1)}"))
            return Push(Breakdown(phase.title, parts, percent(phase.odds, 1)))

        return opened

    def _ways(self) -> list[Widget]:
        """The machines that could fly it, where there is a choice."""
        found = [
            one
            for one in offered(self.campaign.view, self.campaign.orders)
            if one["mission"] == self.mission
            and (one["refusal"] is None or (one["vehicle"], one["spacecraft"]) == (self.vehicle, self.spacecraft))
        ]
        if len(found) < 2:
            return []
        now = (self.vehicle, self.spacecraft)
        found.sort(key=lambda one: ((one["vehicle"], one["spacecraft"]) != now, _rank(self.campaign, one)))
        found = sorted(found[:MOST_WAYS], key=partial(_rank, self.campaign))
        crafts = len({one["spacecraft"] for one in found}) > 1
        options = [
            (
                f"{one['vehicle']}|{one['spacecraft']}",
                _machines(self.campaign, one) if crafts else self.campaign.name(one["vehicle"]),
            )
            for one in found
        ]
        chosen = f"{self.vehicle}|{self.spacecraft}"
        return [Text(say("Machines"), "strong"), Choice(options, chosen, self._take, "ways")]

    def _take(self, value: str) -> None:
        vehicle, craft = value.split("|")
        if craft != self.spacecraft:
            self.crew = []
        self.vehicle, self.spacecraft = vehicle, craft

    def _choices(self, plan: FlightPlan, spec: Any) -> list[Widget]:
        rows: list[Widget] = [*self._ways(), *self._crew_choices(plan, spec)]
        for contingency in plan.contingencies:
            rows.append(Text(say(FIELD_WORDS.get(contingency.field, contingency.field)), "strong"))
            chosen = next((one.value for one in contingency.choices if one.chosen), "")
            hidden = bool(self.campaign.unbuilt(self.vehicle, self.spacecraft))
            tips = ["" if hidden else self._choice_tip(one) for one in contingency.choices]
            options = [(one.value, _value_words(one.value)) for one in contingency.choices]
            rows.append(
                Choice(options, chosen, self._choose(contingency.field), f"choice-{contingency.field}", tips=tips)
            )
            if not hidden:
                rows.append(Text(self._instead(contingency), "small", "soft"))
        rows.append(Text(say("When"), "strong"))
        whens = [("", say("When ready"))] + [
            (str((span.first + span.last) // 2), _span_words(span)) for span in plan.dates[:4]
        ]
        if self.meets is not None:
            whens.insert(1, (str(self.meets), say("To meet their ship")))
        rows.append(Choice(whens, "" if self.day is None else str(self.day), self._when, "when"))
        rows.append(Text(say("Aimed at {day}", day=day(plan.day)), "small", "soft"))
        if not spec.crew:
            most = min(8, self.campaign.rules.numbers.attention.series_flights)
            rows.append(Text(say("How many, one a quarter"), "strong"))
            rows.append(Slider(self.count, 1, most, self._how_many, "count", tip="term:series"))
        return rows

    def _crew_choices(self, plan: FlightPlan, spec: Any) -> list[Widget]:
        """Who flies it, where somebody does."""
        if not plan.crew:
            return []
        rows: list[Widget] = [Text(say("Crew of {n}; nobody named: the fittest", n=spec.crew), "strong")]
        for one in plan.crew[:MOST_CREW]:
            note = say("skill {n}", n=one.skill)
            if one.training_left:
                note = say("{note}, {time} of training missing", note=note, time=quarters(one.training_left))
            rows.append(
                Toggle(
                    f"{self.campaign.name(one.person)}: {note}",
                    one.person in self.crew or (not self.crew and one.chosen),
                    self._crew(one.person),
                    f"crew-{one.person}",
                    lock="" if one.free else say("Not free on that day."),
                )
            )
        return rows

    def _instead(self, contingency: Any) -> str:
        """What the other choices would make of the odds, where they would make anything of them."""
        now = next((self._choice_tip(one) for one in contingency.choices if one.chosen), "")
        others = [
            say("{choice}: {odds}", choice=_value_words(one.value), odds=tip)
            for one in contingency.choices
            if not one.chosen and (tip := self._choice_tip(one)) != now
        ]
        return "\n".join(others) if others else say("It makes no difference to the odds.")

    def _choice_tip(self, one: Any) -> str:
        extra = "".join(say("; scrubbed {n}", n=percent(number)) for name, number in one.figures if name == "scrub")
        if one.crew_home < 1_000_000:
            extra += say("; the crew lives {n}", n=percent(one.crew_home, 1))
        if one.lesser:
            extra += say("; the lesser goal {n}", n=percent(one.lesser, 1))
        return say("odds {odds}{extra}", odds=percent(one.odds, 1), extra=extra)

    def _choose(self, field: str) -> Callable[[str], Any]:
        def chosen(value: str) -> None:
            self.choices[field] = value

        return chosen

    def _when(self, value: str) -> None:
        self.day = int(value) if value else None

    def _how_many(self, count: int) -> None:
        self.count = count

    def _crew(self, person: str) -> Callable[[], Any]:
        def flip() -> None:
            if person in self.crew:
                self.crew.remove(person)
            else:
                self.crew.append(person)

        return flip

    def _give(self, order: Any) -> Callable[[], Any]:
        def given() -> Any:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))
            self.app.play("no" if refused else "stamp")
            return None if refused else Pop()

        return given


FIELD_WORDS = {
    "rules": "Flight rules",
    "announce": "When it is announced",
    "if_scrubbed": "If it is scrubbed",
    "if_fault": "If a minor system fails on the way",
    "if_short": "If the goal is out of reach",
    "after_loss": "If one of the series is lost",
}
VALUE_WORDS = RULE_WORDS | {
    "hold": "Hold on the pad",
    "stand-down": "Stand down to next quarter",
    "come-home": "Come home early",
    "press-on": "Press on",
    "lesser": "Go for the lesser goal",
    "give-up": "Give it up",
    "halt": "Halt until understood",
    "go-on": "Go on",
}


def _rank(campaign: Campaign, one: dict[str, Any]) -> tuple[bool, bool, int]:
    """What can fly comes before what is being built and what is blocked; then the cheaper vehicle."""
    rules = campaign.rules
    price = rules.vehicles[rules.vehicle_index[one["vehicle"]]].unit_price
    return one["refusal"] is not None, bool(campaign.unbuilt(one["vehicle"], one["spacecraft"])), price


def _machines(campaign: Campaign, one: dict[str, Any]) -> str:
    """A vehicle and what it carries."""
    craft = f" + {campaign.name(one['spacecraft'])}" if one["spacecraft"] else ""
    return campaign.name(one["vehicle"]) + craft


def _value_words(value: str) -> str:
    return say(VALUE_WORDS.get(value, value.replace("-", " ").capitalize()))


def _span_words(span: Any) -> str:
    if span.kind == "turn":
        return say("This quarter")
    if span.kind == "later":
        return say("Later")
    return say("Window of {day}", day=day((span.first + span.last) // 2))


def _price_words(plan: FlightPlan, count: int) -> str:
    """What each of so many flights costs, of the purses that it really takes from."""
    parts = [say("{money} of free money", money=money(plan.civil))] if plan.civil >= 50 else []
    if plan.military >= 50:
        parts.append(say("{money} of the customers’ money", money=money(plan.military)))
    if not parts:
        return say("costs next to nothing")
    what = say(" and ").join(parts)
    return say("costs {what} each", what=what) if count > 1 else say("costs {what}", what=what)
