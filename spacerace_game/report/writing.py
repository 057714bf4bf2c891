"""From annals to a book: what is told in which chapter."""

from __future__ import annotations

from spacerace_game.chronicle.annals import Annals
from spacerace_game.chronicle.statistics import lags, median, order_agreement, winner_agreement
from spacerace_game.engine.facts import (
    MilestoneReached,
)
from spacerace_game.report.book import (
    Book,
    Chapter,
    Paragraph,
)
from spacerace_game.report.comparison import comparison
from spacerace_game.report.germany import GermanyWriter
from spacerace_game.report.pen import (
    Claim,
    Sentence,
)
from spacerace_game.report.periods import PeriodWriter
from spacerace_game.report.persons import PeopleWriter
from spacerace_game.report.scribe import Span
from spacerace_game.report.sections import SectionWriter
from spacerace_game.spec.dates import civil, day_number
from spacerace_game.spec.rules import Rules


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


class _Writer(PeriodWriter, GermanyWriter, SectionWriter, PeopleWriter):
    """Puts the book together."""

    def book(self) -> Book:
        annals, rules = self.annals, self.rules
        spans = chapter_spans(rules, annals.until)
        chapters = tuple(self.chapter(number, one) for number, one in enumerate(spans, 1))
        years = f"{civil(rules.turns[0].first)[0]}–{civil(annals.until)[0]}"
        return Book(
            title=rules.scenario.title,
            subtitle=f"A history of the years {years} {self.kind_of_history()}",
            annals=annals,
            comparison=comparison(annals),
            preface=self.preface(),
            chapters=chapters,
            verdict=self.verdict(),
            people=self.people_rows(),
            flights=tuple(self.flight_row(one) for one in annals.flights),
            remarks=self.remarks(),
        )

    def kind_of_history(self) -> str:
        """Whether the book tells what did not happen, or the record itself, played again."""
        told = [
            one
            for one in self.compared.values()
            if one.side or (one.real_day or self.annals.until + 1) <= self.annals.until
        ]
        if told and all(one.same_winner and one.delta_days == 0 for one in told):
            return "as the record has it, played again under the rules of the game"
        return "that did not happen, set beside the one that did"

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
        if not reached:
            self.say(found, "end-none-reached")
        elif len(reached) == 1 and reached[0].side is not None:
            self.say(found, "end-one-reached", who=self.side(reached[0].side))
        for side in self.rules.side_index:
            count = sum(1 for one in reached if one.side == side)
            really = sum(1 for one in compared if one.real_side == side and (one.real_day or 0) <= self.annals.until)
            who = self.side(side)
            if len(reached) > 1:
                many = (self.number(len(reached), "reached"), " milestones")
                self.say(found, "end-firsts", who=who, count=self.number(count, "firsts", side), all=many)
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
