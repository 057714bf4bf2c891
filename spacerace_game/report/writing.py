"""From annals to a book: what is told in which chapter, and with which claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacerace_game.chronicle.annals import Annals
from spacerace_game.chronicle.causes import Road, Roads, real_road
from spacerace_game.chronicle.statistics import Compared, compare, lags, median, order_agreement, winner_agreement
from spacerace_game.engine import view_for
from spacerace_game.engine.facts import (
    CaptureDecided,
    ChiefDismissed,
    ChiefHeard,
    DecisionTaken,
    FlightFlown,
    MilestoneReached,
    PersonMoved,
    PromiseEnded,
    Surprised,
)
from spacerace_game.report.book import (
    Book,
    Chapter,
    FlightRow,
    Paragraph,
    PersonRow,
    Press,
    Quote,
    Scene,
    Section,
    Tellings,
)
from spacerace_game.report.comparison import comparison
from spacerace_game.report.pen import (
    Claim,
    Pen,
    Piece,
    Sentence,
    Value,
    listed,
    money_text,
    number_text,
    odds_text,
    short,
    with_article,
)
from spacerace_game.spec.base import SideTexts
from spacerace_game.spec.dates import civil, day_number
from spacerace_game.spec.rules import Rules
from spacerace_game.words.days import long_date, month_and_year, span
from spacerace_game.words.newspaper import Newsroom

MUCH = 120
"""Days by which the start of a program must differ to be worth a sentence."""
NAMED = 9
"""People of the scramble who are told of by name."""
SCENES = 3
"""Decisions told for each side and chapter."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Span(NamedTuple):
    """The days of a chapter and its place in the scenario's list, or −1."""

    place: int
    first: int
    last: int


def write_book(annals: Annals) -> Book:
    """The whole book of a campaign."""
    return _Writer(annals).book()


def chapter_spans(rules: Rules, until: int) -> tuple[Span, ...]:
    """Which days each chapter tells of: the scenario's chapters, or stretches of four years."""
    begun = rules.turns[0].first
    starts = [(one.since, place) for place, one in enumerate(rules.scenario.chapters)]
    if not starts:
        year = civil(begun)[0]
        starts = [(day_number(each, 1, 1), -1) for each in range(year, civil(until)[0] + 1, 4)]
    starts = [(max(begun, since), place) for since, place in sorted(starts) if since <= until]
    ends = [since - 1 for since, _ in starts[1:]] + [until]
    return tuple(Span(place, since, last) for (since, place), last in zip(starts, ends) if since <= last)


def headlines(annals: Annals) -> dict[tuple[str, str], Press]:
    """By milestone and side: what the side's paper printed over the page that led with it, each headline once."""
    rules, found = annals.rules, dict[tuple[str, str], Press]()
    for side in (paper.side for paper in rules.scenario.papers):
        room, printed = Newsroom(rules, side), set[str]()
        for told in annals.turns:
            page = room.page(view_for(told.after, side), told.facts)
            reached = {fact.milestone for fact in told.facts if isinstance(fact, MilestoneReached)}
            for story in page.stories:
                key = (story.about[1], side) if len(story.about) > 1 and story.about[0] == "milestone" else None
                if key is not None and key[0] in reached and key not in found and story.headline not in printed:
                    printed.add(story.headline)
                    found[key] = Press(side, told.turn, page.masthead, page.date_line, story.headline)
    return found


class _Writer:
    """Knows a campaign and the names of a scenario, and writes."""

    def __init__(self, annals: Annals) -> None:
        self.annals, self.rules = annals, annals.rules
        self.roads = Roads(annals)
        self.pen = Pen(f"{annals.first.seed}:{annals.rules.scenario.id}")
        self.compared = {one.id: one for one in compare(annals.last)}
        self.told_quotes: set[str] = set()
        self.told_once: set[tuple[str, ...]] = set()
        self.surprises = {(fact.milestone, fact.side): fact for fact in annals.facts if isinstance(fact, Surprised)}
        self.people = {person.id: person for person in self.rules.scenario.people}
        self.press = headlines(annals)
        self.moved = {fact.person: fact.side for fact in annals.facts if isinstance(fact, PersonMoved)}
        self.led_by: dict[str, dict[tuple[str, str], None]] = {}
        for told in annals.turns:
            for place, person in told.leaders.items():
                if place[1] in self.rules.vehicle_index:
                    self.led_by.setdefault(person, {}).setdefault(place)

    # ---- claims ----------------------------------------------------------------------------------------

    def side(self, side: str) -> Claim:
        return Claim("side", (side,), with_article(self.rules.sides[self.rules.side_index[side]].title))

    def adjective(self, side: str) -> Claim:
        return Claim("adjective", (side,), self.rules.sides[self.rules.side_index[side]].adjective)

    def title(self, milestone: str) -> Claim:
        place = self.rules.milestone_index[milestone]
        return Claim("title", ("milestone", milestone), self.rules.scenario.milestones[place].title)

    def vehicle(self, vehicle: str) -> Claim:
        title = self.rules.vehicles[self.rules.vehicle_index[vehicle]].title
        return Claim("name", ("vehicle", vehicle), short(title))

    def person(self, person: str) -> Claim:
        return Claim("name", ("person", person), self.people[person].name)

    def fault(self, fault: str) -> Claim:
        titles = {one.id: one.title for one in self.rules.scenario.faults}
        return Claim("name", ("fault", fault), titles.get(fault, fault))

    @staticmethod
    def day(number: int, *about: str | int) -> Claim:
        return Claim("day", about, long_date(number))

    @staticmethod
    def month(number: int, *about: str | int) -> Claim:
        return Claim("month", about, month_and_year(number))

    @staticmethod
    def span(days: int, *about: str | int) -> Claim:
        return Claim("span", about, span(days))

    @staticmethod
    def number(value: int, *about: str | int) -> Claim:
        return Claim("number", about, number_text(value) if value else "none")

    @staticmethod
    def points(tenths: int, *about: str | int) -> Claim:
        return Claim("points", about, f"{tenths / 10:.0f}")

    def say(self, found: list[Sentence], kind: str, **values: Value) -> None:
        """Adds a sentence, unless every phrase for it has been used up."""
        sentence = self.pen.say(kind, **values)
        if sentence is not None:
            found.append(sentence)

    def once(self, *about: str) -> bool:
        """Whether something is told for the first time; it is then taken as told."""
        new = about not in self.told_once
        self.told_once.add(about)
        return new

    def quote(self, speaker: str, about: tuple[str, ...], text: str) -> Quote | None:
        """A text of the scenario, once in a book."""
        if not text or text in self.told_quotes:
            return None
        self.told_quotes.add(text)
        return Quote(speaker, about, text)

    def tellings(self, texts: SideTexts, *about: str) -> Tellings:
        """What each side says, in the order of the sides; what serves any side stands once."""
        found = [self.quote(one.id, (*about, one.id), texts.get(one.id, "")) for one in self.rules.sides]
        if not any(found):
            found = [self.quote("", (*about, "any"), texts.get("any", ""))]
        return Tellings(tuple(one for one in found if one is not None))

    # ---- the book --------------------------------------------------------------------------------------

    def book(self) -> Book:
        annals, rules = self.annals, self.rules
        spans = chapter_spans(rules, annals.until)
        chapters = tuple(self.chapter(number, one) for number, one in enumerate(spans, 1))
        years = f"{civil(rules.turns[0].first)[0]}–{civil(annals.until)[0]}"
        return Book(
            title=rules.scenario.title,
            subtitle=f"A history of the years {years} that did not happen, set beside the one that did",
            annals=annals,
            comparison=comparison(annals),
            preface=self.preface(),
            chapters=chapters,
            verdict=self.verdict(),
            people=self.people_rows(),
            flights=tuple(self.flight_row(one) for one in annals.flights),
            remarks=self.remarks(),
        )

    def remarks(self) -> tuple[str, ...]:
        header, last = self.annals.header, self.annals.last
        found = []
        led = ", ".join(
            f"{self.side(side).text} by {name or 'nobody'}" for side, name in header.get("controllers", {}).items()
        )
        if led:
            found.append(f"Led: {led}. Seed {last.seed}; fates {'recorded' if last.fates else 'by dice'}.")
        origin = header.get("forked_from")
        if origin:
            found.append(f"Forked from {origin.get('name') or 'another campaign'} after turn {origin.get('turn')}.")
        if last.hindsight:
            found.append("Played with hindsight: the campaign was rewound.")
        if last.edited:
            found.append("Edited: its rules were changed on the way.")
        return tuple(found)

    def preface(self) -> tuple[Paragraph, ...]:
        """What it came to, in a paragraph."""
        found: list[Sentence] = []
        compared = tuple(self.compared.values())
        reached = [one for one in compared if one.side is not None]
        for side in self.rules.side_index:
            count = sum(1 for one in reached if one.side == side)
            really = sum(1 for one in compared if one.real_side == side and (one.real_day or 0) <= self.annals.until)
            who = self.side(side)
            self.say(
                found,
                "end-firsts",
                who=who,
                count=self.number(count, "firsts", side),
                all=(self.number(len(reached), "reached"), " milestones"),
            )
            self.say(found, "end-real", who=who, count=self.number(really, "real-firsts", side))
        middle = median(lags(compared))
        if middle is not None:
            if round(middle):
                direction = Claim("direction", ("median",), "earlier" if middle < 0 else "later")
                self.say(found, "end-median", span=self.span(round(middle), "median"), direction=direction)
            else:
                self.say(found, "end-median-none")
        tau = order_agreement(compared, self.annals.until)
        if tau is not None:
            self.say(found, "end-tau", tau=Claim("number", ("tau",), f"{tau:.2f}"))
        same, told = winner_agreement(compared)
        if told:
            values = {"same": self.number(same, "same-winner"), "told": self.number(told, "told")}
            self.say(found, "end-winners", **values)
        return (Paragraph(tuple(found)),)

    def verdict(self) -> tuple[Paragraph, ...]:
        found: list[Sentence] = []
        for one in comparison(self.annals.last).verdicts:
            points = Claim("points", ("verdict", one.side), f"{one.points:.0f}")
            self.say(found, "end-points", who=self.side(one.side), points=points)
        return (Paragraph(tuple(found)),)

    # ---- a chapter -------------------------------------------------------------------------------------

    def chapter(self, number: int, one: Span) -> Chapter:
        first_year, last_year = civil(one.first)[0], civil(one.last)[0]
        years = str(first_year) if first_year == last_year else f"{first_year}–{last_year}"
        if one.place >= 0:
            spec = self.rules.scenario.chapters[one.place]
            name, title, texts = spec.id, f"{spec.title}, {years}", spec.text
        else:
            name, title, texts = f"years-{first_year}", years, {}
        sided = {side: text for side, text in texts.items() if side != "any"}
        opening = self.quote("", ("chapter", name, "any"), texts.get("any", ""))
        reached = [
            fact
            for fact in self.annals.facts
            if isinstance(fact, MilestoneReached) and fact.first and one.first <= fact.day <= one.last
        ]
        reached.sort(key=lambda fact: (fact.day, self.rules.milestone_index[fact.milestone]))
        return Chapter(
            id=name,
            number=number,
            title=title,
            first_day=one.first,
            last_day=one.last,
            opening=opening,
            tellings=self.tellings(sided, "chapter", name),
            blocks=tuple(self.paragraphs(self.overview(one), self.scramble(one))),
            sections=tuple(self.section(fact) for fact in reached),
            scenes=self.scenes(one),
            closing=tuple(
                self.paragraphs(
                    self.losses(one), self.deaths(one), self.politics(one), self.passed(one), self.ledger(one)
                )
            ),
        )

    @staticmethod
    def paragraphs(*found: list[Sentence]) -> list[Paragraph]:
        return [Paragraph(tuple(sentences)) for sentences in found if sentences]

    def overview(self, one: Span) -> list[Sentence]:
        """Who flew how much."""
        found: list[Sentence] = []
        since, until = (self.month(day, "day", day) for day in (one.first, one.last))
        for side in self.rules.side_index:
            flown = [f for f in self.annals.flights if f.side == side and one.first <= f.day <= one.last]
            values = {"who": self.side(side), "adjective": self.adjective(side), "since": since, "until": until}
            if not flown:
                self.say(found, "flights-none", **values)
            elif len(flown) == 1:
                self.say(found, "flights-single", **values, day=self.day(flown[0].day, "flight", side, flown[0].flight))
            else:
                good = sum(f.fate == "success" for f in flown)
                key = (side, one.first, one.last)
                values |= {
                    "flown": self.number(len(flown), "flown", *key),
                    "succeeded": self.number(good, "succeeded", *key),
                }
                self.say(found, "flights", **values)
            self.really_flew(found, side, one)
        return found

    def really_flew(self, found: list[Sentence], side: str, one: Span) -> None:
        record = [
            f
            for path in self.rules.scenario.history
            if path.side == side
            for f in path.record
            if one.first <= f.date <= one.last
        ]
        if len(record) > 1:
            key = (side, one.first, one.last)
            good = sum(f.fate == "success" for f in record)
            self.say(
                found,
                "flights-record",
                flown=self.number(len(record), "record-flown", *key),
                succeeded=self.number(good, "record-succeeded", *key),
            )

    def ledger(self, one: Span) -> list[Sentence]:
        """What it cost, and where it left each side in the eyes of the world and at home."""
        found: list[Sentence] = []
        turns = [
            told
            for told in self.annals.turns
            if one.first <= self.rules.turns[told.turn].last and self.rules.turns[told.turn].first <= one.last
        ]
        if not turns:
            return found
        unit = Claim("name", ("unit",), self.rules.scenario.unit.removeprefix("million "))
        for index, side in enumerate(self.rules.side_index):
            spent = sum(told.standings[index].free + told.standings[index].tied for told in turns)
            key = (side, turns[0].turn, turns[-1].turn)
            values = {"who": self.side(side), "adjective": self.adjective(side)}
            money = Claim("money", ("spent", *key), money_text(spent))
            self.say(found, "money", **values, money=money, unit=("million ", unit))
        last = turns[-1]
        until = self.month(one.last, "day", one.last)
        ranked = sorted(enumerate(self.rules.side_index), key=lambda pair: (-last.standings[pair[0]].prestige, pair[0]))
        for rank, (index, side) in enumerate(ranked):
            points = self.points(last.standings[index].prestige, "prestige", side, last.turn)
            kind = "prestige-second" if rank else "prestige"
            self.say(found, kind, who=self.side(side), points=points, until=until)
        for index, side in enumerate(self.rules.side_index):
            support = last.standings[index].support
            points = self.points(support, "support", side, last.turn)
            kind = "support-low" if support < 400 else "support-high"
            self.say(found, kind, adjective=self.adjective(side), points=points)
        return found

    # ---- Germany ---------------------------------------------------------------------------------------

    def scramble(self, one: Span) -> list[Sentence]:
        """Who got whom in Germany."""
        rules = self.rules
        taken = [
            fact
            for fact in self.annals.facts
            if isinstance(fact, CaptureDecided)
            and fact.winner in rules.side_index
            and one.first <= fact.day <= one.last
        ]
        if not taken:
            return []
        sentences: list[Sentence] = []
        for side in rules.side_index:
            mine = [fact for fact in taken if fact.winner == side]
            people = sum(fact.target in self.people for fact in mine)
            values = {
                "who": self.side(side),
                "adjective": self.adjective(side),
                "people": self.number(people, "captured-people", side, one.first, one.last),
                "lots": self.number(len(mine) - people, "captured-lots", side, one.first, one.last),
            }
            self.say(sentences, "scramble-side", **values)
        found = list({fact.target: fact for fact in taken if fact.target in self.people}.values())
        found.sort(key=lambda fact: (-self.weight(fact.target), fact.target))
        for fact in found[:NAMED]:
            self.captured(sentences, fact)
        self.lost_captives(sentences, one)
        return sentences

    def weight(self, person: str) -> int:
        """How much there is to say of a person: skill at leading and in the best discipline."""
        spec = self.people[person]
        return spec.leads + max((skill.skill for skill in spec.skills), default=0)

    def captured(self, found: list[Sentence], fact: CaptureDecided) -> None:
        real = self.rules.captured.get(fact.target, "")
        values = {
            "person": self.person(fact.target),
            "who": self.side(fact.winner),
            "month": self.month(fact.day, "captured", fact.target),
        }
        if real == fact.winner:
            self.say(found, "captured-same", **values)
        elif real in self.rules.side_index:
            self.say(found, "captured-other", **values, other=self.real_captor(fact.target, real))
        else:
            self.say(found, "captured-new", **values)

    def real_captor(self, person: str, side: str) -> Claim:
        return self.side(side)._replace(kind="real-captor", about=(person, side))

    def lost_captives(self, found: list[Sentence], one: Span) -> None:
        """The best of those whom a side really had and nobody got here, once the scramble is over."""
        until = self.rules.scenario.capture_until
        if until is None or not one.first <= until <= one.last:
            return
        last = self.annals.last
        missing = [
            person
            for person, side in self.rules.captured.items()
            if side in self.rules.side_index
            and person in self.people
            and last.holder[self.rules.person_index[person]] == 0
        ]
        for person in sorted(missing, key=lambda name: (-self.weight(name), name))[:3]:
            other = self.real_captor(person, self.rules.captured[person])
            self.say(found, "captured-lost", person=self.person(person), other=other)

    # ---- a milestone -----------------------------------------------------------------------------------

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

    def first(self, milestone: str, side: str) -> Claim:
        return self.side(side)._replace(kind="first", about=(milestone, side))

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

    def flew_on(self, flown: FlightFlown) -> Claim:
        return self.vehicle(flown.vehicle)._replace(kind="flew-on", about=(flown.side, flown.flight))

    def why(self, found: list[Sentence], one: Compared, road: Road) -> None:
        """Why it came when it came."""
        lag = one.delta_days
        if lag == 0 and one.same_winner:
            return
        milestone, side = road.milestone, road.side
        if road.failed:
            flight, day, fault = road.failed[-1]
            last = self.day(day, "flight", side, flight)
            if len(road.failed) == 1:
                self.say(found, "attempt-one", day=last)
            else:
                count = self.number(len(road.failed), "failed", milestone, side)
                self.say(found, "attempts", count=count, day=last)
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
                self.say(
                    found,
                    "begun-earlier" if gap < 0 else "begun-later",
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

    # ---- losses, deaths, politics ----------------------------------------------------------------------

    def losses(self, one: Span) -> list[Sentence]:
        """Crews that were killed, and for each side the failure least expected."""
        found: list[Sentence] = []
        flown = [f for f in self.annals.flights if one.first <= f.day <= one.last]
        for flight in flown:
            if flight.died:
                crew = [
                    self.person(name)._replace(kind="killed", about=(name, flight.side, flight.flight))
                    for name in flight.died
                ]
                day = self.day(flight.day, "flight", flight.side, flight.flight)
                self.say(found, "crew-lost", day=day, vehicle=self.flew_on(flight), crew=listed(crew))
                for name in flight.died:
                    self.really_died(found, name)
        for side in self.rules.side_index:
            lost = [
                f for f in flown if f.side == side and f.fate == "failure" and f.fault not in ("", "raw") and not f.died
            ]
            if lost:
                worst = max(lost, key=lambda f: (f.odds, f.flight))
                self.say(
                    found,
                    "worst-failure",
                    day=self.day(worst.day, "flight", side, worst.flight),
                    vehicle=self.flew_on(worst),
                    fault=self.fault(worst.fault)._replace(kind="finding", about=(side, worst.flight)),
                )
                if worst.odds > 750_000:
                    odds = Claim("odds", ("odds", side, worst.flight), odds_text(worst.odds))
                    self.say(found, "unlikely-failure", odds=odds)
        return found

    def really_died(self, found: list[Sentence], name: str) -> None:
        person, died = self.person(name), self.people[name].died
        if died is not None and died <= self.rules.turns[-1].last:
            self.say(found, "crew-died-really", person=person, day=self.day(died, "really-died", name))
        else:
            lived = person._replace(kind="really-lived", about=(name,))
            self.say(found, "crew-lived", person=lived)

    def deaths(self, one: Span) -> list[Sentence]:
        """Deaths of those who mattered, and those whom reality had lost by now."""
        found: list[Sentence] = []
        crews = {name for flight in self.annals.flights for name in flight.died}
        died = {
            fact.person: fact.day
            for fact in self.annals.facts
            if isinstance(fact, PersonMoved) and fact.how == "died" and fact.person not in crews
        }
        here = [name for name, day in died.items() if one.first <= day <= one.last]
        for name in sorted(here, key=lambda each: (-self.weight(each), each))[:4]:
            person = self.person(name)._replace(kind="died", about=(name,))
            self.say(found, "died", person=person, month=self.month(died[name], "died", name))
            real = self.people[name].died
            if real is not None and abs(real - died[name]) > MUCH:
                self.say(found, "died-really", day=self.day(real, "really-died", name))
        outlived = [
            name
            for name, spec in self.people.items()
            if spec.died is not None
            and one.first <= spec.died <= one.last
            and name not in crews
            and died.get(name, 10**9) > spec.died + 365
            and self.annals.last.holder[self.rules.person_index[name]] > 0
        ]
        for name in sorted(outlived, key=lambda each: (-self.weight(each), each))[:2]:
            person = self.person(name)._replace(kind="outlived", about=(name,))
            real = self.people[name].died
            assert real is not None
            self.say(found, "outlived", person=person, day=self.day(real, "really-died", name))
        return found

    def politics(self, one: Span) -> list[Sentence]:
        """Promises and dismissals."""
        found: list[Sentence] = []
        kinds = {"made": "promise-made", "kept": "promise-kept", "kept late": "promise-kept-late"}
        kinds |= {"missed": "promise-missed", "dropped": "promise-dropped"}
        seen: dict[str, int] = {}
        for fact in self.annals.facts:
            if not one.first <= fact.day <= one.last:
                continue
            if isinstance(fact, PromiseEnded) and fact.how in kinds and seen.get(fact.side, 0) < 5:
                seen[fact.side] = seen.get(fact.side, 0) + 1
                month = self.month(fact.day, "promise", fact.how, fact.milestone, fact.side, fact.day)
                values = {"who": self.side(fact.side), "adjective": self.adjective(fact.side), "month": month}
                self.say(found, kinds[fact.how], **values, title=self.title(fact.milestone))
            elif isinstance(fact, ChiefDismissed | ChiefHeard):
                kind = "dismissed" if isinstance(fact, ChiefDismissed) else "hearing"
                month = self.month(fact.day, kind, fact.side, fact.day)
                self.say(found, kind, adjective=self.adjective(fact.side), month=month)
        return found

    def passed(self, one: Span) -> list[Sentence]:
        """Real days of this period on which nothing happened here."""
        found: list[Sentence] = []
        for each in sorted(self.compared.values(), key=lambda c: (c.real_day or 0, c.id)):
            if each.real_day is None or each.real_side is None or not one.first <= each.real_day <= one.last:
                continue
            values = {
                "title": self.title(each.id),
                "real": self.day(each.real_day, "real", each.id, each.real_side),
                "other": self.side(each.real_side)._replace(kind="real-first", about=(each.id, each.real_side)),
            }
            if each.day is None:
                values["title"] = values["title"]._replace(kind="never-title", about=("milestone", each.id))
                self.say(found, "passed-never", **values)
            elif each.day > one.last and each.side is not None:
                self.say(found, "passed-later", **values, day=self.day(each.day, "reached", each.id, each.side))
        return found

    # ---- scenes, people, flights -----------------------------------------------------------------------

    def scenes(self, one: Span) -> tuple[Scene, ...]:
        """The weightiest decisions of each side, by the storylets' own priority."""
        found: list[tuple[int, str, Scene]] = []
        for side in self.rules.side_index:
            taken = [
                fact
                for fact in self.annals.facts
                if isinstance(fact, DecisionTaken) and fact.side == side and one.first <= fact.day <= one.last
            ]
            taken.sort(key=lambda fact: (-self.storylet_priority(fact), fact.day, fact.storylet))
            kept = 0
            for fact in taken:
                scene = self.scene(fact) if kept < SCENES else None
                if scene is not None:
                    kept += 1
                    found.append((fact.day, side, scene))
        return tuple(scene for _, _, scene in sorted(found, key=lambda each: each[:2]))

    def storylet_priority(self, fact: DecisionTaken) -> int:
        return self.rules.storylets[self.rules.storylet_index[fact.storylet]].priority

    def scene(self, fact: DecisionTaken) -> Scene | None:
        storylet = self.rules.storylets[self.rules.storylet_index[fact.storylet]]
        choice = next(one for one in storylet.choices if one.id == fact.choice)

        def told(texts: SideTexts, what: str) -> Quote | None:
            key = fact.side if fact.side in texts else "any"
            about = (what, storylet.id, choice.id, key)
            return self.quote(fact.side, about, texts.get(key, ""))

        outcome = told(choice.outcome_text, "outcome")
        chosen = told(choice.text, "choice") if outcome is not None else None
        if outcome is None or chosen is None:
            return None
        title = Claim("title", ("storylet", storylet.id), storylet.title)
        day = self.month(fact.day, "decided", storylet.id, fact.side)
        return Scene(fact.side, storylet.id, choice.id, title, day, chosen, outcome)

    def people_rows(self) -> tuple[PersonRow, ...]:
        """Everybody who worked for a side here, or did in reality."""
        annals, rules = self.annals, self.rules
        moves: dict[str, list[PersonMoved]] = {}
        for fact in annals.facts:
            if isinstance(fact, PersonMoved):
                moves.setdefault(fact.person, []).append(fact)
        flown: dict[str, list[FlightFlown]] = {}
        for flight in annals.flights:
            for name in flight.crew:
                flown.setdefault(name, []).append(flight)
        really: dict[str, list[str]] = {}
        for path in rules.scenario.history:
            for each in path.record:
                for name in each.crew:
                    really.setdefault(name, []).append(each.flight)
        rows = []
        for name, spec in self.people.items():
            captor = rules.captured.get(name, "")
            if name in moves or captor in rules.side_index:
                here = self.fate_here(name, moves.get(name, []), flown.get(name, []))
                real = self.fate_really(name, really.get(name, []))
                differs = self.holder(name) != (spec.side or captor)
                born = self.day(spec.born, "born", name)
                rows.append(PersonRow(name, self.person(name), born, here, real, differs))
        return tuple(sorted(rows, key=lambda row: (self.rank(row.id), row.name.text.split()[-1], row.id)))

    def rank(self, name: str) -> int:
        """Those who lead before those who do not, captives after each side's own."""
        spec = self.people[name]
        return self.rules.side_index.get(spec.side or "", len(self.rules.sides))

    def holder(self, name: str) -> str:
        """Whom a person served last, or an empty string."""
        held = self.annals.last.holder[self.rules.person_index[name]]
        if held > 0:
            return self.rules.sides[held - 1].id
        return self.moved[name] if held < 0 and name in self.moved else ""

    def fate_here(self, name: str, moves: Iterable[PersonMoved], flown: list[FlightFlown]) -> tuple[Piece, ...]:
        words = {"joined": "joined the ", "captured": "came over to ", "left": "left ", "died": "died "}
        parts: list[tuple[Piece, ...]] = []
        for fact in moves:
            if fact.how in words:
                when = self.month(fact.day, "moved", name, fact.how, fact.day)
                who: tuple[Piece, ...] = () if fact.how == "died" or not fact.side else (self.side(fact.side), ", ")
                if fact.how == "joined" and fact.side:
                    who = (self.adjective(fact.side), " program, ")
                parts.append((words[fact.how], *who, when))
        led = self.led(name)
        if led:
            parts.append(("led work on the ", *listed(led)))
        if flown:
            count = Claim("number", ("crewed", name), str(len(flown)))
            parts.append(("flew ", count, " time" + "s" * (len(flown) != 1)))
            killed = [flight for flight in flown if name in flight.died]
            if killed:
                day = self.day(killed[0].day, "flight", killed[0].side, killed[0].flight)
                parts.append(("killed on ", day))
        return _joined(parts) or ("not met with",)

    def led(self, name: str) -> list[Claim]:
        """Vehicles whose programs the person led at the end of some turn."""
        vehicles = self.rules.vehicles
        return [
            Claim("led-by", (name, side, item), short(vehicles[self.rules.vehicle_index[item]].title))
            for side, item in list(self.led_by.get(name, ()))[:4]
        ]

    def fate_really(self, name: str, flights: list[str]) -> tuple[Piece, ...]:
        spec, parts = self.people[name], list[tuple[Piece, ...]]()
        captor = self.rules.captured.get(name, "")
        if captor in self.rules.side_index:
            parts.append(("taken by ", self.real_captor(name, captor)))
        elif spec.side is not None:
            parts.append(("worked for ", self.side(spec.side)))
        if flights:
            count = Claim("number", ("really-crewed", name), str(len(flights)))
            parts.append(("flew ", count, " time" + "s" * (len(flights) != 1)))
        if spec.died is not None:
            parts.append(("died ", self.day(spec.died, "really-died", name)))
            if spec.death:
                text = spec.death[:1].lower() + spec.death[1:]
                parts.append((Claim("death", (name,), text),))
        return _joined(parts)

    def flight_row(self, flown: FlightFlown) -> FlightRow:
        mission = self.rules.missions[self.rules.mission_index[flown.mission]].title
        finding = "" if flown.fault in ("", "raw") else self.fault(flown.fault).text
        return FlightRow(
            self.day(flown.day, "flight", flown.side, flown.flight),
            flown.side,
            flown.flight,
            Claim("title", ("mission", flown.mission), mission),
            self.flew_on(flown),
            listed([self.person(one) for one in flown.crew]),
            f"{flown.odds / 10_000:.0f} %",
            flown.fate,
            finding,
            len(flown.died),
        )


def _joined(parts: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if place:
            pieces.append("; ")
        pieces += part
    return tuple(pieces)
