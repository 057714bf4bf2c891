"""What every part of the report needs: the campaign, the names of its things as claims, the pen, quotes told once."""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.chronicle.annals import Annals
from spacerace_game.chronicle.causes import Roads
from spacerace_game.chronicle.statistics import compare
from spacerace_game.engine import view_for
from spacerace_game.engine.facts import (
    FlightFlown,
    MilestoneReached,
    PersonMoved,
    Surprised,
)
from spacerace_game.report.book import (
    Paragraph,
    Press,
    Quote,
    Tellings,
)
from spacerace_game.report.pen import (
    Claim,
    Pen,
    Sentence,
    Value,
    number_text,
    vehicle_names,
)
from spacerace_game.spec.base import SideTexts
from spacerace_game.spec.dates import LifeDate, civil, turn_of
from spacerace_game.words.days import life_date, long_date, month_and_year, span
from spacerace_game.words.names import with_article
from spacerace_game.words.newspaper import Newsroom


class Span(NamedTuple):
    """The days of a chapter and its place in the scenario's list, or −1."""

    place: int
    first: int
    last: int


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


class Scribe:
    """Knows a campaign and the names of a scenario, and writes."""

    def __init__(self, annals: Annals) -> None:
        self.annals, self.rules = annals, annals.rules
        self.roads = Roads(annals)
        self.pen = Pen(f"{annals.first.seed}:{annals.rules.scenario.id}")
        self.compared = {one.id: one for one in compare(annals.last)}
        self.told_quotes: set[str] = set()
        self.told_once: set[tuple[str, ...]] = set()
        self.surprises = {(fact.milestone, fact.side): fact for fact in annals.facts if isinstance(fact, Surprised)}
        self.vehicle_names = vehicle_names(self.rules)
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
        return Claim("name", ("vehicle", vehicle), self.vehicle_names[vehicle])

    def person(self, person: str) -> Claim:
        return Claim("name", ("person", person), self.people[person].name)

    def fault(self, fault: str) -> Claim:
        titles = {one.id: one.title for one in self.rules.scenario.faults}
        return Claim("name", ("fault", fault), titles.get(fault, fault))

    @staticmethod
    def day(number: int, *about: str | int) -> Claim:
        return Claim("day", about, long_date(number))

    def died_as_really(self, person: str, day: int) -> bool:
        """Whether a death here, which is dated to its turn, falls into the turn or year of the real one."""
        real = self.people[person].died
        if real is None:
            return False
        if not real.exact:
            return real.year == civil(day)[0]
        return turn_of(self.rules.turns, real.day) == turn_of(self.rules.turns, day)

    @staticmethod
    def life(date: LifeDate, *about: str | int) -> Claim:
        """The day somebody was born or died, or the year alone."""
        return Claim("day", about, life_date(date))

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

    @staticmethod
    def paragraphs(*found: list[Sentence]) -> list[Paragraph]:
        return [Paragraph(tuple(sentences)) for sentences in found if sentences]

    def first(self, milestone: str, side: str) -> Claim:
        return self.side(side)._replace(kind="first", about=(milestone, side))

    def flew_on(self, flown: FlightFlown) -> Claim:
        return self.vehicle(flown.vehicle)._replace(kind="flew-on", about=(flown.side, flown.flight))

    def real_captor(self, person: str, side: str) -> Claim:
        return self.side(side)._replace(kind="real-captor", about=(person, side))

    def weight(self, person: str) -> int:
        """How much there is to say of a person: skill at leading and in the best discipline."""
        spec = self.people[person]
        return spec.leads + max((skill.skill for skill in spec.skills), default=0)
