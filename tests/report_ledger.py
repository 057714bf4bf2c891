"""A second reading of a journal, made without the report's own code, to hold a report's claims against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.engine import State, from_json, outcome, play_turn
from spacerace_game.report.pen import Claim
from spacerace_game.spec.dates import civil
from spacerace_game.spec.orders import OpenProgram, order_from
from spacerace_game.spec.rules import Rules

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WORDS = "none one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


def date(day: int) -> str:
    year, month, of_month = civil(day)
    return f"{of_month} {MONTHS[month - 1]} {year}"


def month(day: int) -> str:
    year, number, _ = civil(day)
    return f"{MONTHS[number - 1]} {year}"


def length(days: int) -> str:
    days = abs(days)
    if days < 50:
        return "1 day" if days == 1 else f"{days} days"
    months = round(days * 12 / 365 + 1e-9)
    parts = []
    if months // 12:
        parts.append("1 year" if months // 12 == 1 else f"{months // 12} years")
    if months % 12:
        parts.append("1 month" if months % 12 == 1 else f"{months % 12} months")
    return " and ".join(parts)


def number(value: int) -> str:
    return WORDS[value] if value < len(WORDS) else f"{value:,}"


class Ledger:
    """What a journal's facts say, looked up by what a claim is about."""

    def __init__(self, rules: Rules, read: JournalRead) -> None:
        self.rules, self.scenario = rules, rules.scenario
        self.facts: list[Any] = []
        self.led: set[tuple[str, str, str]] = set()
        self.states: dict[int, State] = {}
        self.told: dict[int, tuple[Any, ...]] = {}
        self.spent: dict[tuple[str, int], int] = {}
        state = None
        for line in read.lines:
            if line["kind"] == "snapshot" and state is None:
                state = from_json(rules, line["state"])
            elif line["kind"] == "turn":
                assert state is not None
                orders = {side: [order_from(one) for one in given] for side, given in line["orders"].items()}
                turn = play_turn(state, orders)
                for fact in turn.facts:
                    self.facts.append(fact)
                    if type(fact).__name__ == "MoneySpent":
                        key = (fact.side, state.turn)
                        self.spent[key] = self.spent.get(key, 0) + fact.free + fact.tied
                state = turn.state
                self.states[state.turn - 1] = state
                self.told[state.turn - 1] = turn.facts
                for index, side in enumerate(state.sides):
                    for program in side.programs:
                        if program.leader:
                            who = self.scenario.people[program.leader - 1].id
                            self.led.add((who, rules.sides[index].id, rules.items[program.item].id))
        assert state is not None
        self.last = state
        self.until = rules.turns[state.turn - 1].last

    def of(self, kind: str, **match: Any) -> list[Any]:
        return [
            fact
            for fact in self.facts
            if type(fact).__name__ == kind and all(getattr(fact, key) == value for key, value in match.items())
        ]

    def flight(self, side: str, name: str) -> Any:
        (found,) = self.of("FlightFlown", side=side, flight=name)
        return found

    def real(self, milestone: str) -> list[tuple[int, str]]:
        spec = self.scenario.milestones[self.rules.milestone_index[milestone]]
        return sorted((feat.date, side) for side, feat in spec.real.items())

    def first(self, milestone: str) -> tuple[int, str]:
        (found,) = self.of("MilestoneReached", milestone=milestone, first=True)
        return found.day, found.side

    def reached(self, milestone: str, side: str) -> list[int]:
        return [fact.day for fact in self.of("MilestoneReached", milestone=milestone, side=side)]

    def firsts(self) -> list[Any]:
        return self.of("MilestoneReached", first=True)

    def lag(self, milestone: str) -> int:
        return self.first(milestone)[0] - self.real(milestone)[0][0]

    def median(self) -> float:
        lags = sorted(fact.day - self.real(fact.milestone)[0][0] for fact in self.firsts() if self.real(fact.milestone))
        half = len(lags) // 2
        return lags[half] if len(lags) % 2 else (lags[half - 1] + lags[half]) / 2

    def record(self, side: str, since: int, until: int) -> list[Any]:
        return [
            one
            for path in self.scenario.history
            if path.side == side
            for one in path.record
            if since <= one.date <= until
        ]

    def country(self, side: str) -> str:
        title = self.scenario.sides[self.rules.side_index[side]].title
        return f"the {title}" if title.split()[-1] in ("States", "Union", "Kingdom", "Republic") else title

    def adjective(self, side: str) -> str:
        return self.scenario.sides[self.rules.side_index[side]].adjective

    def person(self, name: str) -> Any:
        return self.scenario.people[self.rules.person_index[name]]

    def head(self, title: str) -> str:
        for mark in (" (", ", ", ": "):
            title = title.split(mark)[0]
        return title

    def vehicle(self, name: str) -> str:
        title = self.rules.vehicles[self.rules.vehicle_index[name]].title
        head, rest = self.head(title), title[len(self.head(title)) :].strip(" ,:()")
        alike = [one for one in self.rules.vehicles if self.head(one.title) == head]
        return f"{head} ({rest})" if rest and len(alike) > 1 else head

    def able(self, milestone: str) -> set[str]:
        return {
            mission.id
            for mission in self.scenario.missions
            for phase in mission.phases
            for feat in phase.feats
            if feat in self.scenario.milestones[self.rules.milestone_index[milestone]].feats
        }

    def failed(self, milestone: str, side: str) -> list[Any]:
        (day,) = self.reached(milestone, side)
        (fact,) = self.of("MilestoneReached", milestone=milestone, side=side)
        launched = [one.day for one in self.of("FlightFlown", side=side, flight=fact.flight)]
        return [
            one
            for one in self.of("FlightFlown", side=side)
            if one.mission in self.able(milestone) and one.fate != "success" and one.day < min([day, *launched])
        ]

    def begun_gap(self, milestone: str, side: str) -> int:
        (fact,) = self.of("MilestoneReached", milestone=milestone, side=side)
        vehicle = self.flight(side, fact.flight).vehicle
        here = min(one.day for one in self.of("ProgramOpened", side=side, item=vehicle))
        there = min(
            dated.date
            for path in self.scenario.history
            if path.side == side
            for dated in path.orders
            if isinstance(dated.order, OpenProgram) and dated.order.item == vehicle
        )
        return here - there

    def died_as_really(self, person: str) -> bool:
        day, real = self.of("PersonMoved", person=person, how="died")[-1].day, self.person(person).died
        (turn,) = [one for one in self.rules.turns if one.first <= day <= one.last]
        return bool(turn.first <= real.day <= turn.last if real.exact else civil(day)[0] == civil(real.day)[0])

    def expected(self, claim: Claim) -> str:
        """What a claim should read; fails where what it is about does not hold."""
        return CHECKS[claim.kind](self, *claim.about)


def _title(ledger: Ledger, what: str, name: str) -> str:
    things = {"milestone": "milestones", "storylet": "storylets", "mission": "missions"}[what]
    return str(next(one.title for one in getattr(ledger.scenario, things) if one.id == name))


def _name(ledger: Ledger, what: str, name: str = "") -> str:
    if what == "unit":
        return ledger.scenario.unit.removeprefix("million ")
    if what == "vehicle":
        return ledger.vehicle(name)
    if what == "person":
        return str(ledger.person(name).name)
    return next(one.title for one in ledger.scenario.faults if one.id == name)


def _first(ledger: Ledger, milestone: str, side: str) -> str:
    assert ledger.first(milestone)[1] == side
    return ledger.country(side)


def _real_first(ledger: Ledger, milestone: str, side: str) -> str:
    assert ledger.real(milestone)[0][1] == side
    return ledger.country(side)


def _real_captor(ledger: Ledger, person: str, side: str) -> str:
    assert any(one.target == person and one.side == side for path in ledger.scenario.history for one in path.captures)
    return ledger.country(side)


def _never(ledger: Ledger, milestone: str, side: str) -> str:
    assert not ledger.reached(milestone, side)
    return ledger.country(side)


def _never_adjective(ledger: Ledger, milestone: str, side: str) -> str:
    return _never(ledger, milestone, side) and ledger.adjective(side)


def _first_adjective(ledger: Ledger, milestone: str, side: str) -> str:
    return _first(ledger, milestone, side) and ledger.adjective(side)


def _never_title(ledger: Ledger, what: str, milestone: str) -> str:
    assert not ledger.of("MilestoneReached", milestone=milestone)
    return _title(ledger, what, milestone)


def _crew(ledger: Ledger, person: str, side: str, flight: str) -> str:
    assert person in ledger.flight(side, flight).crew
    return str(ledger.person(person).name)


def _killed(ledger: Ledger, person: str, side: str, flight: str) -> str:
    assert person in ledger.flight(side, flight).died
    return str(ledger.person(person).name)


def _leader(ledger: Ledger, person: str, side: str, item: str) -> str:
    assert (person, side, item) in ledger.led
    return str(ledger.person(person).name)


def _led_by(ledger: Ledger, person: str, side: str, item: str) -> str:
    return _leader(ledger, person, side, item) and ledger.vehicle(item)


def _finding(ledger: Ledger, side: str, flight: str) -> str:
    return _name(ledger, "fault", ledger.flight(side, flight).fault)


def _flew_on(ledger: Ledger, side: str, flight: str) -> str:
    return ledger.vehicle(ledger.flight(side, flight).vehicle)


def _really_flew(ledger: Ledger, milestone: str, side: str) -> str:
    day = {name: day for day, name in ledger.real(milestone)}[side]
    found = [
        (flight.date, flight.flight, series.vehicle)
        for path in ledger.scenario.history
        if path.side == side
        for series in path.series
        if series.mission in ledger.able(milestone)
        for flight in path.record
        if flight.series == series.id and flight.fate == "success" and flight.date <= day
    ]
    return ledger.vehicle(max(found)[2])


def _died(ledger: Ledger, person: str) -> str:
    assert ledger.of("PersonMoved", person=person, how="died")
    return str(ledger.person(person).name)


def _outlived(ledger: Ledger, person: str) -> str:
    died = [fact.day for fact in ledger.of("PersonMoved", person=person, how="died")]
    assert not died or died[-1] > ledger.person(person).died.day
    return str(ledger.person(person).name)


def _really_lived(ledger: Ledger, person: str) -> str:
    died = ledger.person(person).died
    assert died is None or died.day > ledger.rules.turns[-1].last
    return str(ledger.person(person).name)


def _death(ledger: Ledger, person: str) -> str:
    text = ledger.person(person).death
    return str(text[:1].lower() + text[1:])


def _day(ledger: Ledger, what: str, *about: Any) -> str:
    if what == "flight":
        return date(ledger.flight(*about).day)
    if what == "reached":
        (day,) = ledger.reached(*about)
        return date(day)
    if what == "real":
        return date({side: day for day, side in ledger.real(about[0])}[about[1]])
    if what == "died-as-really":
        assert ledger.died_as_really(about[0])
    lived = getattr(ledger.person(about[0]), "born" if what == "born" else "died")
    return date(lived.day) if lived.exact else str(civil(lived.day)[0])


def _month(ledger: Ledger, what: str, *about: Any) -> str:
    if what == "day":
        return month(about[0])
    if what == "captured":
        assert ledger.of("CaptureDecided", target=about[0], day=about[1])
        return month(about[1])
    if what == "begun":
        return month(ledger.of("ProgramOpened", side=about[0], item=about[1])[0].day)
    if what == "surprised":
        return month(ledger.of("Surprised", milestone=about[0], side=about[1])[-1].day)
    if what == "died":
        return month(ledger.of("PersonMoved", person=about[0], how="died")[-1].day)
    if what == "decided":
        return month(ledger.of("DecisionTaken", storylet=about[0], side=about[1])[0].day)
    if what in ("hearing", "dismissed"):
        kind = {"hearing": "ChiefHeard", "dismissed": "ChiefDismissed"}[what]
        assert ledger.of(kind, side=about[0], day=about[1])
        return month(about[1])
    if what == "moved":
        assert ledger.of("PersonMoved", person=about[0], how=about[1], day=about[2])
        return month(about[2])
    how, milestone, side, day = about
    assert what == "promise"
    assert ledger.of("PromiseEnded", how=how, milestone=milestone, side=side, day=day)
    return month(day)


def _span(ledger: Ledger, what: str, *about: Any) -> str:
    if what == "lag":
        return length(ledger.lag(*about))
    if what == "behind":
        (day,) = ledger.reached(*about)
        return length(day - ledger.first(about[0])[0])
    if what == "begun-gap":
        return length(ledger.begun_gap(*about))
    assert what == "median"
    return length(round(ledger.median()))


def _number(ledger: Ledger, what: str, *about: Any) -> str:
    if what in ("flown", "succeeded"):
        side, since, until = about
        flown = [one for one in ledger.of("FlightFlown", side=side) if since <= one.day <= until]
        return number(len(flown) if what == "flown" else sum(one.fate == "success" for one in flown))
    if what in ("record-flown", "record-succeeded"):
        record = ledger.record(*about)
        return number(len(record) if what == "record-flown" else sum(one.fate == "success" for one in record))
    if what in ("captured-people", "captured-lots"):
        side, since, until = about
        taken = [one for one in ledger.of("CaptureDecided", winner=side) if since <= one.day <= until]
        people = [one for one in taken if one.target in ledger.rules.person_index]
        return number(len(people) if what == "captured-people" else len(taken) - len(people))
    if what == "failed":
        return number(len(ledger.failed(*about)))
    if what == "serial":
        return str(ledger.flight(*about).serial)
    if what == "firsts":
        return number(sum(fact.side == about[0] for fact in ledger.firsts()))
    if what == "reached":
        return number(len(ledger.firsts()))
    if what == "real-firsts":
        reals = [ledger.real(one.id) for one in ledger.scenario.milestones]
        return number(sum(bool(one) and one[0][1] == about[0] and one[0][0] <= ledger.until for one in reals))
    if what in ("same-winner", "told"):
        both = [fact for fact in ledger.firsts() if ledger.real(fact.milestone)]
        same = [fact for fact in both if ledger.real(fact.milestone)[0][1] == fact.side]
        return number(len(same) if what == "same-winner" else len(both))
    if what == "crewed":
        return str(sum(about[0] in one.crew for one in ledger.of("FlightFlown")))
    if what == "really-crewed":
        return str(sum(about[0] in one.crew for path in ledger.scenario.history for one in path.record))
    assert what == "tau"
    return f"{ledger.tau():.2f}"


def _tau(ledger: Ledger) -> float:
    late = ledger.until + 1
    pairs = []
    for spec in ledger.scenario.milestones:
        firsts = ledger.of("MilestoneReached", milestone=spec.id, first=True)
        real = ledger.real(spec.id)
        there = real[0][0] if real and real[0][0] <= ledger.until else late
        here = firsts[0].day if firsts else late
        if here != late or there != late:
            pairs.append((here, there))
    score = ties_here = ties_there = 0
    for place, (a, b) in enumerate(pairs):
        for c, d in pairs[:place]:
            score += ((a - c) * (b - d) > 0) - ((a - c) * (b - d) < 0)
            ties_here += a == c
            ties_there += b == d
    many = len(pairs) * (len(pairs) - 1) // 2
    return float(score / ((many - ties_here) * (many - ties_there)) ** 0.5)


Ledger.tau = _tau  # type: ignore[attr-defined]


def _money(ledger: Ledger, _what: str, side: str, since: int, until: int) -> str:
    spent = sum(ledger.spent.get((side, turn), 0) for turn in range(since, until + 1))
    return f"{spent / 1000:,.0f}" if spent >= 10_000 else f"{spent / 1000:.1f}"


def _points(ledger: Ledger, what: str, side: str, turn: int = -1) -> str:
    if what == "verdict":
        return f"{outcome(ledger.last)['verdict']['sides'][side]['points']:.0f}"
    column = getattr(ledger.states[turn].sides[ledger.rules.side_index[side]], what)
    return f"{sum(column) / 10:.0f}"


def _odds(ledger: Ledger, _what: str, side: str, flight: str) -> str:
    odds = ledger.flight(side, flight).odds
    if odds > 995_000:
        return "more than 99 per cent"
    return "less than 1 per cent" if odds < 5_000 else f"{(odds + 5_000) // 10_000} per cent"


CHECKS: dict[str, Callable[..., str]] = {
    "side": Ledger.country,
    "adjective": Ledger.adjective,
    "first": _first,
    "first-adjective": _first_adjective,
    "real-first": _real_first,
    "real-captor": _real_captor,
    "never": _never,
    "never-adjective": _never_adjective,
    "title": _title,
    "never-title": _never_title,
    "name": _name,
    "crew": _crew,
    "killed": _killed,
    "leader": _leader,
    "led-by": _led_by,
    "finding": _finding,
    "flew-on": _flew_on,
    "really-flew": _really_flew,
    "died": _died,
    "outlived": _outlived,
    "really-lived": _really_lived,
    "death": _death,
    "day": _day,
    "month": _month,
    "span": _span,
    "number": _number,
    "money": _money,
    "points": _points,
    "odds": _odds,
    "direction": lambda ledger, _what: "earlier" if ledger.median() < 0 else "later",
}
