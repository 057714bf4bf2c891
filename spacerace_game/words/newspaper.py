"""The newspaper: what a side's own paper makes of a quarter, from what its people could know.

A `Newsroom` is one paper over one campaign, read by one side. It is shown the turns in order and remembers what
it has printed, so that nothing is printed twice but what is marked to repeat; the same campaign gives the
same pages wherever it is read. It takes the reader's view and the facts, and of the facts only those that the
public of the paper's side had: the other side's paper may be read without learning more than it printed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from spacerace_game.engine import Fact, View, facts
from spacerace_game.spec.dates import Period, civil
from spacerace_game.spec.missions import Milestone
from spacerace_game.spec.press import BOUND, Occasion, Paper, PressItem, PressStory, SmallNews, Whose
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
REST = 8
"""Turns for which a story that may repeat rests while there are others."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
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
    flown: tuple[str, str] = ("", "")
    """The side and the vehicle of the flight it is about, if it is about one."""


@dataclass(frozen=True, slots=True)
class First:
    """A first that was made known."""

    milestone: str
    side: str
    day: int


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
    firsts: tuple[First, ...] = ()
    """The race as it stood when the page was printed: all firsts made known by then, the latest on top."""

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
    pictured: str = ""
    """The flight that a picture beside it would show, where that is another's."""


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
        self._used: dict[str, int] = {}
        """The stories printed so far, each with the turn in which it was printed last."""
        self._flights: dict[str, facts.FlightFlown] = {}
        self._feats: dict[tuple[str, str], str] = {}
        """By side and milestone that was made known: the flight that reached it."""
        self._systems = {(m.id, phase.id): phase.system for m in scenario.missions for phase in m.phases}
        self._bound = {m.id: BOUND[m.destination] for m in scenario.missions}
        self._parts = {
            design.id: "craft" if design.spacecraft else "upper" if design.upper else "stage"
            for design in rules.designs
        }
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

    def remember(self, page: FrontPage) -> None:
        """Takes a page as printed that another newsroom of the same paper made: its stories do not come again."""
        for story in (*page.stories, *page.inside, *page.bulletin):
            self._used[story.item] = page.number - 1

    def page(self, view: View, happened: Iterable[Fact]) -> FrontPage:
        """The page of the turn that was played last, from the reader's view after it and the turn's facts."""
        turn = max(0, view.turn - 1)
        period = self.rules.turns[turn]
        told_of = _deeds_first(self._together(list(self._news(view, period, tuple(happened)))))
        news = sorted(told_of, key=lambda one: (-one.weight, one.day, one.about))
        printed: list[Story] = []
        routine: list[Story] = []
        """One flight that did what it was sent for, with nobody aboard: news enough, but no lead."""
        minor: list[Story] = []
        """The other such flights, and what else a flight did that is told already."""
        told: set[str] = set()
        worded: set[str] = set()
        headlines: set[str] = set()
        bulletin: list[Story] = []
        for one in news:
            written = self._write(turn, one, headlines)
            if written is None:
                continue
            story, for_print = written
            if story.lead in worded:
                continue  # two like flights on one day would read as a misprint
            worded.add(story.lead)
            headlines.add(story.headline)
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
            firsts=self._firsts(view),
        )

    def _firsts(self, view: View) -> tuple[First, ...]:
        found = []
        for place, spec in enumerate(self.rules.scenario.milestones):
            shown = [(one.shown[place], index) for index, one in enumerate(view.public) if one.shown[place]]
            if shown:
                day, index = min(shown)
                found.append(First(spec.id, self.rules.sides[index].id, day))
        return tuple(sorted(found, key=lambda one: (-one.day, one.milestone)))

    # What there is to tell -----------------------------------------------------------------------

    def _news(self, view: View, period: Period, happened: tuple[Fact, ...]) -> Iterator[_News]:
        for fact in happened:
            if isinstance(fact, facts.FlightFlown):
                self._flights[fact.flight] = fact
            elif isinstance(fact, facts.MilestoneReached) and fact.shown:
                self._feats[fact.side, fact.milestone] = fact.flight
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

    def _together(self, news: list[_News]) -> list[_News]:
        """The news with several lost flights of a rival told as one, where this paper has words for that."""
        lost = [
            one
            for one in news
            if one.kind == "failure"
            and one.public
            and one.matches["whose"] == "rival"
            and one.matches["crew"] == "none"
        ]
        if len(lost) < 2 or "losses" not in self._items:
            return news
        lost.sort(key=lambda one: (one.day, one.about))
        named = [
            f"{one.values['vehicle']} No. {one.values['number']} on {self._date(one.day)}" for one in lost
        ]  # fmt: skip
        values = {
            "count": NUMBERS[len(lost)] if len(lost) < len(NUMBERS) else str(len(lost)),
            "list": ", ".join(named[:-1]) + " and " + named[-1],
        }
        weight = max(one.weight for one in lost)
        told = _News("losses", {}, lost[0].about, weight, True, values, lost[-1].day)
        return [one for one in news if one not in lost] + [told]

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
        matches |= {
            "fault": fact.fault,
            "system": self._systems.get((fact.mission, fact.phase)),
            "bound": self._bound[fact.mission],
            "part": self._parts.get(fact.design),
            "fate": fact.fate,
        }
        weight = {"lost": 1000, "home": 660, "none": 400}[crew] - (120 if whose == "rival" else 0)
        yield _News("failure", matches, about, weight, open_, values, fact.day)

    def _own(self, fact: Fact) -> Iterator[_News]:
        """What happened to this paper's own side."""
        if isinstance(fact, facts.Surprised):
            weight = {"calm": 90, "week": 340, "alarm": 650, "crisis": 900}[fact.shape]
            values = {"milestone": self._small_letter(self._titles[fact.milestone])}
            matches = {"shape": fact.shape, "milestone": fact.milestone}
            shown = self._feats.get((fact.by, fact.milestone), "")
            about = ("milestone", fact.milestone)
            yield _News("surprise", matches, about, weight, True, values, fact.day, pictured=shown)
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

    def _write(self, turn: int, news: _News, headlines: Container[str] = ()) -> tuple[Story, bool] | None:
        """The story for it and whether it is printed, or None where the paper has nothing to say.

        A story that may repeat rests for some turns while there are others, and never stands under a headline that
        the page has already: two like stories would read as a misprint.
        """
        again = self._values(news, dated=True)
        fitting = [
            (score, item, story)
            for item, story in self._items.get(news.kind, ())
            if (item.repeats or item.id not in self._used)
            and (not story.for_print or news.public)
            and (score := _agreement(item.about, news.matches)) >= 0
            and (not item.repeats or _fill(story.headline, again, HEADLINE) not in headlines)
        ]
        if not news.public:
            fitting = [one for one in fitting if not one[2].for_print]
        elif any(story.for_print for _, _, story in fitting):
            fitting = [one for one in fitting if one[2].for_print]
        if not fitting:
            return None
        best = max((score, not item.repeats) for score, item, _ in fitting)
        likely = [(item, story) for score, item, story in fitting if (score, not item.repeats) == best]
        last = [self._used.get(item.id, turn - REST) for item, _ in likely]
        longest = max(turn - REST, min(last))
        likely = [one for one, printed in zip(likely, last) if printed <= longest]
        item, story = likely[_pick(len(likely), turn, self.side, *news.about, news.kind)]
        return self._set(turn, item, story, news), story.for_print

    def _set(self, turn: int, item: PressItem, story: PressStory, news: _News) -> Story:
        self._used[item.id] = turn
        values = self._values(news, dated=item.repeats)
        flight = self._flights.get(news.flight or news.pictured or "".join(news.about[1:2]))
        return Story(
            _fill(story.headline, values, HEADLINE),
            _fill(story.lead, values),
            news.about,
            item.id,
            item.repeats,
            (flight.side, flight.vehicle) if flight else ("", ""),
        )

    def _values(self, news: _News, dated: bool) -> dict[str, str]:
        """The names in braces; the date with its year for what may be told again in another."""
        values = self._always(news.day) | news.values
        if dated:
            values["date"] += (", " if self.paper.dates == "month-first" else " ") + values["year"]
        return values

    def _plain(self, turn: int, kind: str, period: Period) -> list[Story]:
        """One story of a kind that is about nothing in particular, if there is one left."""
        news = _News(kind, {}, (), 0, True, day=period.last)
        written = self._write(turn, news)
        return [written[0]] if written is not None else []

    def _fillers(self, turn: int, period: Period, stories: int) -> list[Story]:
        """Small news, one a page; where nothing else was printed a word on the quiet too, or more small news."""
        found = self._small_news(turn, period)
        if stories == 0:
            quiet = self._plain(turn, "quiet", period)
            more = self._small_news(turn, period) if not quiet or quiet[0].repeats else []
            found += more if found and more else quiet
        return found

    def _small_news(self, turn: int, period: Period) -> list[Story]:
        """The freshest small news, if there is any left for these days."""
        for one in self._small:
            if one.id not in self._used and one.since <= period.last and one.until >= period.first:
                self._used[one.id] = turn
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
        return _day(day, self.paper.dates)

    def _date_line(self, day: int) -> str:
        """The day of the issue.

        Day 0 of the calendar, 1 January 1900, was a Monday.
        """
        year, weekday = civil(day)[0], DAYS[day % 7]
        if self.paper.dates == "month-first":
            return f"{weekday}, {self._date(day)}, {year}"
        return f"{weekday}, {self._date(day)} {year}"


def _deeds_first(news: list[_News]) -> list[_News]:
    """The news with every deed as loud as the cry over it, and told before it."""
    cries = {one.about: one.weight for one in news if one.kind == "surprise"}
    return [
        replace(one, weight=max(one.weight, cries[one.about] + 1))
        if one.kind == "milestone" and one.matches["who"] == "rival" and one.about in cries
        else one
        for one in news
    ]


def _day(day: int, dates: str) -> str:
    _, month, date = civil(day)
    name = MONTHS[month - 1]
    return f"{name} {date}" if dates == "month-first" else f"{date} {name}"


def day_in_print(day: int, dates: str) -> str:
    """A day with its year as a paper writes it, whose dates are `month-first` or `day-first`.

    >>> day_in_print(26_360, "month-first"), day_in_print(26_360, "day-first")
    ('March 4, 1972', '4 March 1972')
    """
    return f"{_day(day, dates)}{', ' if dates == 'month-first' else ' '}{civil(day)[0]}"


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
        if isinstance(wanted, tuple):
            if not wanted:
                continue
            if matches.get(name) not in wanted:
                return -1
        elif matches.get(name) != wanted:
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
