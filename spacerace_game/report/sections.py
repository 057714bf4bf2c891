"""A milestone: who was first, what flew, why it came when it came, and how the others took it."""

from __future__ import annotations

from spacerace_game.chronicle.causes import Road, real_road
from spacerace_game.chronicle.statistics import Compared
from spacerace_game.engine.facts import (
    MilestoneReached,
)
from spacerace_game.report.book import (
    Paragraph,
    Section,
    Tellings,
)
from spacerace_game.report.pen import (
    Claim,
    Sentence,
    Value,
    listed,
    odds_text,
)
from spacerace_game.report.scribe import Scribe

MUCH = 120
"""Days by which the start of a program must differ to be worth a sentence."""


class SectionWriter(Scribe):
    """Writes the section of a milestone."""

    def section(self, fact: MilestoneReached) -> Section:
        milestone, side = fact.milestone, fact.side
        one, road = self.compared[milestone], self.roads.road(milestone, side)
        story: list[Sentence] = []
        self.who_and_when(story, one, fact)
        self.what_flew(story, road)
        why: list[Sentence] = []
        self.why(why, one, road)
        others: list[Sentence] = []
        for name in self.rules.side_index:
            if name != side:
                self.the_others(others, one, name)
        spec = self.rules.scenario.milestones[self.rules.milestone_index[milestone]]
        tellings = self.tellings(spec.tellings, "telling", milestone)
        blocks: list[Paragraph | Tellings] = [*self.paragraphs(story, [*why, *others])]
        blocks += [tellings] if tellings.quotes else []
        press = tuple(self.press[key] for name in self.rules.side_index if (key := (milestone, name)) in self.press)
        return Section(milestone, self.title(milestone), side, tuple(blocks), press)

    def who_and_when(self, found: list[Sentence], one: Compared, fact: MilestoneReached) -> None:
        milestone = one.id
        day = self.day(fact.day, "reached", milestone, fact.side)
        values: dict[str, Value] = {"who": self.first(milestone, fact.side), "day": day}
        values["adjective"] = self.adjective(fact.side)._replace(kind="first-adjective", about=(milestone, fact.side))
        lag = one.delta_days
        if one.real_day is None or one.real_side is None or lag is None:
            self.say(found, "first-new", **values)
        elif one.side == one.real_side and lag == 0:
            self.say(found, "first-same", **values)
        else:
            self.say(found, "first", **values)
            real = self.day(one.real_day, "real", milestone, one.real_side)
            gap = self.span(lag, "lag", milestone)
            if one.side == one.real_side:
                self.say(found, "earlier" if lag < 0 else "later", span=gap, real=real)
            else:
                kind = "other-earlier" if lag < 0 else "other-later" if lag else "other-same"
                other = self.side(one.real_side)._replace(kind="real-first", about=(milestone, one.real_side))
                self.say(found, kind, other=other, span=gap, real=real)
        if not fact.shown:
            self.say(found, "first-secret")

    def what_flew(self, found: list[Sentence], road: Road) -> None:
        if not road.flight or not self.once("flown", road.side, road.flight):
            return
        flown = self.roads.flight(road.side, road.flight)
        self.say(
            found,
            "flown",
            vehicle=self.flew_on(flown),
            serial=Claim("number", ("serial", road.side, road.flight), str(flown.serial)),
            odds=Claim("odds", ("odds", road.side, road.flight), odds_text(flown.odds)),
        )
        if flown.crew:
            crew = [self.person(one)._replace(kind="crew", about=(one, road.side, road.flight)) for one in flown.crew]
            self.say(found, "crew-one" if len(crew) == 1 else "crew-many", crew=listed(crew))

    def why(self, found: list[Sentence], one: Compared, road: Road) -> None:
        """Why it came when it came; what would have moved it the other way is told as standing against it."""
        lag = one.delta_days
        if lag == 0 and one.same_winner:
            return
        milestone, side = road.milestone, road.side
        push = (lag > 0) - (lag < 0) if lag is not None else 0
        if road.failed:
            flight, day, fault = road.failed[-1]
            last = self.day(day, "flight", side, flight)
            yet = "-yet" if push < 0 else ""
            if len(road.failed) == 1:
                self.say(found, f"attempt-one{yet}", day=last)
            else:
                count = self.number(len(road.failed), "failed", milestone, side)
                self.say(found, f"attempts{yet}", count=count, day=last)
            if fault and fault != "raw":
                finding = self.fault(fault)._replace(kind="finding", about=(side, flight))
                self.say(found, "finding", fault=finding)
        really = real_road(self.rules, milestone, side)
        if not road.vehicle:
            return
        vehicle = self.vehicle(road.vehicle)
        if really is not None and really.vehicle and really.vehicle != road.vehicle:
            real = self.vehicle(really.vehicle)._replace(kind="really-flew", about=(milestone, side))
            self.say(found, "other-vehicle", vehicle=real)
        elif really is not None and really.begun is not None and road.begun is not None:
            gap = road.begun - really.begun
            if abs(gap) > MUCH and self.once("begun", side, road.vehicle):
                against = "-yet" if gap * push < 0 else ""
                self.say(
                    found,
                    f"begun-{'earlier' if gap < 0 else 'later'}{against}",
                    vehicle=vehicle,
                    month=self.month(road.begun, "begun", side, road.vehicle),
                    span=self.span(gap, "begun-gap", milestone, side),
                )
        if road.leader and self.once("leader", road.leader, side, road.vehicle):
            self.leader(found, road, vehicle)

    def leader(self, found: list[Sentence], road: Road, vehicle: Claim) -> None:
        captor = self.rules.captured.get(road.leader, "")
        person = self.person(road.leader)._replace(kind="leader", about=(road.leader, road.side, road.vehicle))
        if captor in self.rules.side_index and captor != road.side:
            self.say(found, "led-other", person=person, vehicle=vehicle, other=self.real_captor(road.leader, captor))
        else:
            self.say(found, "led", person=person, vehicle=vehicle)

    def the_others(self, found: list[Sentence], one: Compared, side: str) -> None:
        """How a rival took it, and when it followed."""
        shock = self.surprises.get((one.id, side))
        if shock is not None and shock.shape != "calm" and shock.by == one.side:
            month = self.month(shock.day, "surprised", one.id, side)
            values = {"who": self.side(side), "adjective": self.adjective(side), "month": month}
            self.say(found, f"surprise-{shock.shape}", **values)
        day = next(here for name, here, _ in one.by_side if name == side)
        if day is None:
            never = self.side(side)._replace(kind="never", about=(one.id, side))
            adjective = self.adjective(side)._replace(kind="never-adjective", about=(one.id, side))
            self.say(found, "never-followed", who=never, adjective=adjective, title=self.title(one.id))
        elif one.day is not None and day == one.day:
            self.say(found, "follow-together", who=self.side(side))
        elif one.day is not None:
            self.say(
                found,
                "follow",
                who=self.side(side),
                adjective=self.adjective(side),
                day=self.day(day, "reached", one.id, side),
                span=self.span(day - one.day, "behind", one.id, side),
            )
