"""The newspaper: what a side's own paper makes of a quarter, from what its people could know.

A `Newsroom` is one paper over one campaign, read by one side. It is shown the turns in order and remembers what
it has printed, so that nothing is printed twice but what is marked to repeat; the same campaign gives the
same pages wherever it is read. It takes the reader's view and the facts, and of the facts only those that the
public of the paper's side had: the other side's paper may be read without learning more than it printed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from spacerace_game.engine import Fact, View, facts
from spacerace_game.spec.dates import Period, civil
from spacerace_game.spec.missions import Milestone
from spacerace_game.spec.press import Occasion, Paper, PressItem, PressStory, SmallNews, Whose
from spacerace_game.spec.rules import Rules

SENTENCE = re.compile(r"(?:^|(?<=[.!?] ))[a-z]")
HEADLINE = re.compile(r"(?:^|(?<=[.!?:] ))[a-z]")
MOST = 5
"""Stories on a page, the lead story included."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SKY = {"Earth", "Jupiter", "Mars", "Mercury", "Moon", "Sun", "Venus"}
WEIGHTS = {"crew": 6, "mission": 3, "fault": 2}
"""How much it counts that a story names a thing; anything else counts 1."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Story:
    """A headline, what stands under it, and what it is about."""

    headline: str
    lead: str
    about: tuple[str, ...]
    """A reference into the game's world, such as ("milestone", "satellite"); empty for small news."""
    item: str
    """Which of the scenario's stories it is."""
    repeats: bool = False
    """Whether the same words may come again with other names and dates."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A front page as its readers saw it."""

    side: str
    masthead: str
    local_masthead: str
    """In the paper's own script, or an empty string."""
    motto: str
    local_motto: str
    city: str
    date_line: str
    number: int
    """Its number in the campaign: the turn it tells."""
    lead: Story
    others: tuple[Story, ...]
    inside: tuple[Story, ...]
    """What found no room on the front page: headlines only."""
    bulletin: tuple[Story, ...]
    """Not for print: what those who may know read in its place. Empty in another side's paper."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """The lead story and the others."""
        return (self.lead, *self.others)


@dataclass(slots=True)
class _News:
    """Something that may become a story: what it is, how loud, and the names it brings."""

    kind: str
    matches: dict[str, Any]
    """What an occasion must agree with in each field that it names."""
    about: tuple[str, ...]
    weight: int
    public: bool
    values: dict[str, str] = field(default_factory=dict)
    day: int = 0
    flight: str = ""
    """The flight that did it, where one did."""


class Newsroom:
    """One side's paper in one campaign, as one side reads it; shown every turn in order.

    KeyError for a side that has no paper.
    """

    def __init__(self, rules: Rules, side: str, reader: str | None = None) -> None:
        self.rules, self.side = rules, side
        self.own = reader is None or reader == side
        """Whether the reader may see the bulletin."""
        scenario = rules.scenario
        self.paper: Paper = {paper.side: paper for paper in scenario.papers}[side]
        self._items: dict[str, list[tuple[PressItem, PressStory]]] = {}
        for item in scenario.press:
            if side in item.stories:
                self._items.setdefault(item.about.kind, []).append((item, item.stories[side]))
        self._small: list[SmallNews] = sorted(
            (one for one in scenario.small_news if one.side == side), key=lambda one: (-one.since, one.until, one.id)
        )
        """The freshest first."""
        self._used: dict[str, None] = {}
        self._flights: dict[str, facts.FlightFlown] = {}
        self._systems = {(m.id, phase.id): phase.system for m in scenario.missions for phase in m.phases}
        self._titles: dict[str, str] = {}
        for things in (
            scenario.vehicles, scenario.missions, scenario.faults, scenario.milestones, scenario.requirements
        ):  # fmt: skip
            self._titles.update({thing.id: thing.title for thing in things})
        self._titles.update({one.id: one.phrase for one in scenario.milestones if one.phrase})
        self._people = {person.id: person for person in scenario.people}
        named = [*(one.title for one in scenario.vehicles), *(one.title for one in scenario.spacecraft)]
        self._proper = {title.split()[0] for title in named if not title.startswith(("A ", "The "))} | SKY
        self._milestones: dict[str, Milestone] = {one.id: one for one in scenario.milestones}

    def page(self, view: View, happened: Iterable[Fact]) -> FrontPage:
        """The page of the turn that was played last, from the reader's view after it and the turn's facts."""
        turn = max(0, view.turn - 1)
        period = self.rules.turns[turn]
        news = sorted(self._news(view, period, tuple(happened)), key=lambda one: (-one.weight, one.day, one.about))
        printed: list[Story] = []
        routine: list[Story] = []
        """One flight that did what it was sent for, with nobody aboard: news enough, but no lead."""
        minor: list[Story] = []
        """The other such flights, and what else a flight did that is told already."""
        told: set[str] = set()
        worded: set[str] = set()
        bulletin: list[Story] = []
        for one in news:
            written = self._write(turn, one)
            if written is None:
                continue
            story, for_print = written
            if story.lead in worded:
                continue  # two like flights on one day would read as a misprint
            worded.add(story.lead)
            if not for_print:
                bulletin.append(story)
            elif one.flight in told or (_routine(one) and routine):
                minor.append(story)
            else:
                (routine if _routine(one) else printed).append(story)
                told |= {one.flight} - {""}
        if any(one.kind == "failure" and not one.public for one in news):
            printed += self._plain(turn, "silence", period)
        fillers = self._fillers(turn, period, len(printed) + len(routine))
        room = MOST - len(fillers[:1]) - len(routine)
        shown = [*printed[:room], *fillers, *routine]
        paper = self.paper
        return FrontPage(
            side=self.side,
            masthead=paper.title,
            local_masthead=paper.local_name or "",
            motto=paper.motto,
            local_motto=paper.local_motto or "",
            city=paper.city,
            date_line=self._date_line(period.last),
            number=turn + 1,
            lead=shown[0],
            others=tuple(shown[1:]),
            inside=(*printed[room:], *minor),
            bulletin=tuple(bulletin) if self.own else (),
        )

    # What there is to tell -----------------------------------------------------------------------

    def _news(self, view: View, period: Period, happened: tuple[Fact, ...]) -> Iterator[_News]:
        for fact in happened:
            if isinstance(fact, facts.FlightFlown):
                self._flights[fact.flight] = fact
        spied = {
            fact.about
            for fact in happened
            if isinstance(fact, facts.MeterMoved) and fact.cause == "intelligence" and fact.side == self.side
        }
        for fact in happened:
            whose: Whose = "us" if fact.side == self.side else "rival"
            if isinstance(fact, facts.MilestoneReached):
                yield from self._milestone(view, fact, whose)
            elif isinstance(fact, facts.FlightFlown):
                yield from self._flight(fact, whose)
            elif isinstance(fact, facts.SourceLost):
                if fact.source == "overflights" and ("source", fact.source) in spied:
                    yield _News("event", {"event": "source lost", "whose": "us"}, (), 640, True, day=fact.day)
            elif isinstance(fact, facts.LossFoundOut):
                yield self._event(fact, "loss found out", whose, ("person", fact.person), 620, fact.person)
            elif whose == "us":
                yield from self._own(fact)
        for faction in self.rules.sides:
            for patron in faction.patrons:
                if period.first <= patron.since <= period.last and patron.since > self.rules.turns[0].first:
                    matches = {"side": faction.id, "since": patron.since}
                    weight = 950 if faction.id == self.side else 560
                    yield _News("patron", matches, ("side", faction.id), weight, True, day=patron.since)

    def _milestone(self, view: View, fact: facts.MilestoneReached, whose: Whose) -> Iterator[_News]:
        about = ("milestone", fact.milestone)
        spec = self._milestones[fact.milestone]
        place = self.rules.milestone_index[fact.milestone]
        flight = self._flights.get(fact.flight)
        values = {
            "milestone": self._small_letter(self._titles[spec.id]),
            "vehicle": self._vehicle(flight.vehicle) if flight else "the rocket",
            "crew": self._names(flight.crew) if flight and flight.crew else "the crew",
        }
        if not fact.shown:
            if whose == "us":
                matches = {"milestone": fact.milestone, "who": "unannounced"}
                yield _News("milestone", matches, about, 100, False, values, fact.day)
            return
        if spec.joint and whose == "rival":
            return
        index = self.rules.side_index[fact.side]
        others = [public.shown[place] for number, public in enumerate(view.public) if number != index]
        first = spec.joint or not any(0 < day < fact.day for day in others)
        if whose == "rival" and not first:
            return
        who = whose if first else "us-later"
        weight = (600 if first else 200) + spec.first // 8 - (20 if whose == "rival" else 0)
        found = {"milestone": fact.milestone, "who": who}
        yield _News("milestone", found, about, weight, True, values, fact.day, fact.flight)

    def _flight(self, fact: facts.FlightFlown, whose: Whose) -> Iterator[_News]:
        about = ("flight", fact.flight)
        open_ = fact.announced == "before"
        crew = "lost" if fact.died else "home" if fact.crew else "none"
        values = {
            "vehicle": self._vehicle(fact.vehicle),
            "mission": self._small_letter(self._titles[fact.mission]),
            "number": str(fact.serial),
            "crew": self._names(fact.crew),
        }
        matches: dict[str, Any] = {"whose": whose, "mission": fact.mission, "crew": crew}
        if fact.fate == "success":
            if fact.announced != "never":
                weight = (330 if fact.crew else 120) - (60 if whose == "rival" else 0)
                yield _News("flight", matches, about, weight, True, values, fact.day, fact.flight)
            return
        if whose == "rival" and not open_:
            return
        values |= {
            "fault": self._small_letter(self._titles.get(fact.fault, "not yet established")),
            "dead": self._names(fact.died),
        }
        matches |= {"fault": fact.fault, "system": self._systems.get((fact.mission, fact.phase))}
        weight = {"lost": 1000, "home": 660, "none": 400}[crew] - (120 if whose == "rival" else 0)
        yield _News("failure", matches, about, weight, open_, values, fact.day)

    def _own(self, fact: Fact) -> Iterator[_News]:
        """What happened to this paper's own side."""
        if isinstance(fact, facts.Surprised):
            weight = {"calm": 90, "week": 340, "alarm": 650, "crisis": 900}[fact.shape]
            values = {"milestone": self._small_letter(self._titles[fact.milestone])}
            matches = {"shape": fact.shape, "milestone": fact.milestone}
            yield _News("surprise", matches, ("milestone", fact.milestone), weight, True, values, fact.day)
        elif isinstance(fact, facts.PromiseEnded):
            values = {"milestone": self._small_letter(self._titles[fact.milestone])}
            promised: dict[str, Any] = {"how": fact.how, "secret": fact.secret}
            yield _News("pledge", promised, ("pledge", fact.milestone), 560, not fact.secret, values, fact.day)
        elif isinstance(fact, facts.DemandMade | facts.DemandEnded):
            how = "made" if isinstance(fact, facts.DemandMade) else fact.how
            values = {"milestone": self._small_letter(self._titles[fact.milestone])}
            yield _News("demand", {"how": how}, ("milestone", fact.milestone), 180, True, values, fact.day)
        elif isinstance(fact, facts.PersonMoved):
            if fact.how == "died":
                person = self._people[fact.person]
                values = {"person": person.name, "age": str((fact.day - person.born.day) * 100 // 36_525)}
                weight = 300 + 2 * person.leads
                yield _News("death", {"person": fact.person}, ("person", fact.person), weight, True, values, fact.day)
        elif isinstance(fact, facts.ChiefHeard):
            yield _News("chief", {"how": "heard"}, (), 360, True, day=fact.day)
        elif isinstance(fact, facts.ChiefDismissed):
            yield _News("chief", {"how": "dismissed"}, (), 720, True, day=fact.day)
        elif isinstance(fact, facts.DecisionTaken):
            matches = {"storylet": fact.storylet, "choice": fact.choice}
            yield _News("decision", matches, ("storylet", fact.storylet), 420, True, day=fact.day)
        elif isinstance(fact, facts.PastSurfaced):
            yield self._event(fact, "past surfaced", "us", ("person", fact.captive), 480, fact.captive)
        elif isinstance(fact, facts.InstituteChanged):
            yield self._event(fact, f"institute {fact.how}", "us", ("site", fact.site), 260)
        elif isinstance(fact, facts.DeterrenceMet):
            yield self._event(fact, "deterrence met", "us", ("requirement", fact.requirement), 380)
        elif isinstance(fact, facts.BombWeighed):
            yield self._event(fact, "bomb weighed", "us", (), 150)
        elif isinstance(fact, facts.RequirementEnded):
            event = f"requirement {fact.how}"
            yield self._event(fact, event, "us", ("requirement", fact.requirement), 140, fact.requirement)

    def _event(
        self, fact: Fact, event: str, whose: Whose, about: tuple[str, ...], weight: int, name: str = ""
    ) -> _News:
        person = self._people.get(name)
        values = {
            "person": person.name if person else "the group",
            "what": self._small_letter(self._titles.get(name, name)),
        }
        return _News("event", {"event": event, "whose": whose}, about, weight, True, values, fact.day)

    # Writing it ------------------------------------------------------------------------------------

    def _write(self, turn: int, news: _News) -> tuple[Story, bool] | None:
        """The story for it and whether it is printed, or None where the paper has nothing to say."""
        fitting = [
            (score, item, story)
            for item, story in self._items.get(news.kind, ())
            if (item.repeats or item.id not in self._used)
            and (not story.for_print or news.public)
            and (score := _agreement(item.about, news.matches)) >= 0
        ]
        if not news.public:
            fitting = [one for one in fitting if not one[2].for_print]
        elif any(story.for_print for _, _, story in fitting):
            fitting = [one for one in fitting if one[2].for_print]
        if not fitting:
            return None
        best = max((score, not item.repeats) for score, item, _ in fitting)
        likely = [(item, story) for score, item, story in fitting if (score, not item.repeats) == best]
        item, story = likely[_pick(len(likely), turn, self.side, *news.about, news.kind)]
        return self._set(item.id, item.repeats, story, news), story.for_print

    def _set(self, item: str, repeats: bool, story: PressStory, news: _News) -> Story:
        self._used[item] = None
        values = self._always(news.day) | news.values
        if repeats:
            values["date"] += (", " if self.paper.dates == "month-first" else " ") + values["year"]
        return Story(_fill(story.headline, values, HEADLINE), _fill(story.lead, values), news.about, item, repeats)

    def _plain(self, turn: int, kind: str, period: Period) -> list[Story]:
        """One story of a kind that is about nothing in particular, if there is one left."""
        news = _News(kind, {}, (), 0, True, day=period.last)
        written = self._write(turn, news)
        return [written[0]] if written is not None else []

    def _fillers(self, turn: int, period: Period, stories: int) -> list[Story]:
        """Small news, one a page; where nothing else was printed a word on the quiet too, or more small news."""
        found = self._small_news(period)
        if stories == 0:
            quiet = self._plain(turn, "quiet", period)
            more = self._small_news(period) if not quiet or quiet[0].repeats else []
            found += more if found and more else quiet
        return found

    def _small_news(self, period: Period) -> list[Story]:
        """The freshest small news, if there is any left for these days."""
        for one in self._small:
            if one.id not in self._used and one.since <= period.last and one.until >= period.first:
                self._used[one.id] = None
                return [Story(one.headline, one.lead, (), one.id)]
        return []

    def _always(self, day: int) -> dict[str, str]:
        own = self.rules.sides[self.rules.side_index[self.side]]
        other = next((one for one in self.rules.sides if one.id != self.side), own)
        return {
            "us": own.title,
            "them": other.title,
            "us_adjective": own.adjective,
            "them_adjective": other.adjective,
            "date": self._date(day),
            "year": str(civil(day)[0]),
            "leader": _last([patron for patron in own.patrons if patron.since <= day]),
            "rival_leader": _last([patron for patron in other.patrons if patron.since <= day]),
        }

    def _small_letter(self, title: str) -> str:
        return small(title, self._proper)

    def _vehicle(self, name: str) -> str:
        """A vehicle as a newspaper calls it, without the list of its variants."""
        return self._titles[name].split(", ")[0]

    def _names(self, people: tuple[str, ...]) -> str:
        names = [self._people[one].name for one in people]
        return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""

    def _date(self, day: int) -> str:
        _, month, date = civil(day)
        name = MONTHS[month - 1]
        return f"{name} {date}" if self.paper.dates == "month-first" else f"{date} {name}"

    def _date_line(self, day: int) -> str:
        """The day of the issue.

        Day 0 of the calendar, 1 January 1900, was a Monday.
        """
        year, weekday = civil(day)[0], DAYS[day % 7]
        if self.paper.dates == "month-first":
            return f"{weekday}, {self._date(day)}, {year}"
        return f"{weekday}, {self._date(day)} {year}"


def _routine(news: _News) -> bool:
    """Whether it is a flight without a crew that did what it was sent for."""
    return news.kind == "flight" and news.matches["crew"] == "none"


def _agreement(occasion: Occasion, matches: dict[str, Any]) -> int:
    """How many fields an occasion names that agree with what happened; −1 where one does not.

    The fate of a crew counts for more than all else: no story that is silent about the dead stands in for one that
    names them.
    """
    score = 0
    for name in type(occasion).model_fields:
        wanted = getattr(occasion, name)
        if name == "kind" or wanted is None:
            continue
        if matches.get(name) != wanted:
            return -1
        score += WEIGHTS.get(name, 1) if wanted != "none" else 1
    return score


def _pick(count: int, turn: int, *about: str) -> int:
    """A choice among so many, by the campaign's turn and the thing it is about; no dice."""
    key = "\x1f".join((str(turn), *about)).encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest()) % count


def _fill(text: str, values: dict[str, str], begins: re.Pattern[str] = SENTENCE) -> str:
    """The text with its names filled in, and every sentence beginning with a capital."""
    return begins.sub(lambda found: found[0].upper(), text.format_map(values))


def small(title: str, proper: Container[str]) -> str:
    """A title inside a sentence: its first letter small, unless its first word is a name, a number or letters.

    >>> small("A walk in space", ()), small("ICBM trial", ()), small("Venus orbit", {"Venus"})
    ('a walk in space', 'ICBM trial', 'Venus orbit')
    """
    first = title.split(" ", 1)[0].rstrip(",:")
    if first in proper or (not first[1:].islower() and first != "A"):
        return title
    return title[:1].lower() + title[1:]


def _last(patrons: list[Any]) -> str:
    return str(patrons[-1].name) if patrons else "the government"
