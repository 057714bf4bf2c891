"""The epilogue: how a campaign ended, what became of its people, decisions recalled, and what the papers printed.

Plain frozen data made from the turns as they were played. Nothing in it is said of a campaign that did not
happen there: every sentence is filled from its states and facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacerace_game.engine import State, outcome
from spacerace_game.engine.facts import (
    DecisionTaken,
    FlightFlown,
    MilestoneReached,
)
from spacerace_game.engine.verdict import day_before
from spacerace_game.report.fates import Fate, Fates, Turns, counted, in_a_row
from spacerace_game.report.pen import number_text
from spacerace_game.spec.base import text_for
from spacerace_game.spec.effects import StartLater
from spacerace_game.spec.rules import Rules
from spacerace_game.words.days import long_date, month_and_year
from spacerace_game.words.facts import Teller
from spacerace_game.words.names import capital
from spacerace_game.words.newspaper import FrontPage

RECALLED, DAYS = 3, 2
"""How many decisions are recalled, and great days."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A decision of this campaign: what was chosen, and what came of it."""

    storylet: str
    when: str
    title: str
    chosen: str
    came: str
    answered: bool
    """Whether anybody answered before it lapsed."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What a paper printed largest."""

    side: str
    paper: str
    headline: str


@dataclass(frozen=True, slots=True)
class PaperDay:
    """An issue's date, the occasion where there was a great one, and the leads of the papers."""

    date: str
    occasion: str
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Epilogue:
    """How a campaign ended, as one side reads it."""

    title: str
    text: str
    sums: tuple[str, ...]
    """The campaign in a few sentences."""
    fates: tuple[Fate, ...]
    recalled: tuple[Recalled, ...]
    papers: tuple[PaperDay, ...]


def epilogue(last: State, turns: Turns, side: str, pages: Mapping[str, Sequence[FrontPage]]) -> Epilogue:
    """The epilogue of a campaign for one side; `pages` are the front pages of each side's paper, the oldest first."""
    title, text = ending_words(last, side)
    chronicler = _Chronicler(last, turns, side)
    return Epilogue(
        title, text, chronicler.sums(), Fates(last, turns, side).told(), chronicler.recalled(), chronicler.papers(pages)
    )


def ending_words(last: State, side: str) -> tuple[str, str]:
    """Title and text of the ending that came, as a side reads it; no text where the scenario has none."""
    end, scenario = outcome(last), last.rules.scenario
    for ending in scenario.endings:
        if ending.id == end["ending"]:
            texts = ending.text_others if ending.text_others and side not in end["ended_for"] else ending.text
            return ending.title, text_for(texts, side)
    if scenario.calendar_end is not None:
        return scenario.calendar_end.title, text_for(scenario.calendar_end.text, side)
    return long_date(day_before(last.rules, last.turn)), ""


class _Chronicler:
    """Looks a campaign over for one side."""

    def __init__(self, last: State, turns: Turns, side: str) -> None:
        self.last, self.turns, self.side = last, turns, side
        self.rules: Rules = last.rules
        self.place = self.rules.side_index[side]
        self.teller = Teller(self.rules)
        self.facts = [fact for _, happened in turns for fact in happened]
        self.until = day_before(self.rules, last.turn)
        self.milestones = {one.id: one for one in self.rules.scenario.milestones}

    # ---- the whole of it -------------------------------------------------------------------------------

    def sums(self) -> tuple[str, ...]:
        """Firsts, the landing, the dead, and the chair itself."""
        end, rules, name = outcome(self.last), self.rules, self.teller.country
        own = end["sides"][self.side]
        rivals = [one for one in rules.side_index if one != self.side]
        years = max(1, (self.until - rules.turns[0].first) * 4 // 1461)
        found = [
            f"In {counted(years, 'year')} {name(self.side)} flew {counted(own['flights'], 'time')}; "
            f"{number_text(own['successes']) if own['successes'] else 'none'} of the flights did all that they were "
            "sent for. "
            + capital(
                f"{name(self.side)} was first to {counted(own['firsts'], 'milestone')}"
                + "".join(f", {name(one)} to {number_text(end['sides'][one]['firsts'])}" for one in rivals)
            )
            + "."
        ]
        found += [self._landing()] if any(one.victory == "flag" for one in self.milestones.values()) else []
        dead = sum(side.crew_lost for side in self.last.sides), sum(side.casualties for side in self.last.sides)
        mine = self.last.sides[self.place]
        if any(dead):
            whose = f"{number_text(mine.crew_lost + mine.casualties) if mine.crew_lost + mine.casualties else 'none'}"
            aboard = counted(dead[0], "person", "people") if dead[0] else "nobody"
            ground = counted(dead[1], "person", "people") if dead[1] else "nobody"
            found.append(
                f"It cost the lives of {aboard} aboard and of {ground} on the ground, on all sides together; "
                f"{whose} of them {'was' if whose == 'one' else 'were'} in your charge."
            )
        else:
            found.append("Nobody was killed on the way, aboard or on the ground, on any side.")
        if mine.successor:
            found.append(f"You are the {_ordinal(mine.successor + 1)} to sit in this chair.")
        return tuple(found)

    def _landing(self) -> str:
        place = next(place for place, one in enumerate(self.rules.scenario.milestones) if one.victory == "flag")
        spec = self.rules.scenario.milestones[place]
        if not self.last.first[place]:
            return f"One line was never ticked, by anybody: {self.teller.small(spec.id)}."
        who = self.rules.sides[self.last.first[place] - 1].id
        fact = next(
            (
                one
                for one in self.facts
                if isinstance(one, MilestoneReached) and (one.milestone, one.side) == (spec.id, who)
            ),
            None,
        )
        day = self.last.sides[self.rules.side_index[who]].reached[place]
        flight = self._flight(fact.flight) if fact is not None else None
        crew = (
            f", with {in_a_row([self.teller.name(one) for one in flight.crew])} aboard"
            if flight and flight.crew
            else ""
        )
        what = self.teller.small(spec.id)
        return f"The date to remember is {long_date(day)}: {what}, flown by {self.teller.country(who)}{crew}."

    def _flight(self, name: str) -> FlightFlown | None:
        return next((one for one in self.facts if isinstance(one, FlightFlown) and one.flight == name), None)

    # ---- decisions -------------------------------------------------------------------------------------

    def recalled(self) -> tuple[Recalled, ...]:
        """The weightiest decision of each stretch of the campaign; one that was let lapse only for want of others."""
        taken = [fact for fact in self.facts if isinstance(fact, DecisionTaken) and fact.side == self.side]
        taken.sort(key=lambda one: (one.by_default, -self._weight(one), one.day, one.storylet))
        first = self.rules.turns[0].first
        stretch = max(1, (self.until - first) // RECALLED + 1)
        chosen: list[DecisionTaken] = []
        for number in range(RECALLED):
            chosen += [one for one in taken if (one.day - first) // stretch == number][:1]
        chosen += [one for one in taken if one not in chosen][: RECALLED - len(chosen)]
        return tuple(self._recall(one) for one in sorted(chosen, key=lambda one: (one.day, one.storylet)))

    def _weight(self, fact: DecisionTaken) -> int:
        """The scene's own priority, and more where the choice had a sequel in this campaign."""
        story = self.rules.storylets[self.rules.storylet_index[fact.storylet]]
        return story.priority + (15 if self._sequel(fact) is not None else 0)

    def _sequel(self, fact: DecisionTaken) -> DecisionTaken | None:
        story = self.rules.storylets[self.rules.storylet_index[fact.storylet]]
        choice = next(one for one in story.choices if one.id == fact.choice)
        later = {one.storylet for one in choice.effects if isinstance(one, StartLater)}
        return next(
            (
                one
                for one in self.facts
                if isinstance(one, DecisionTaken)
                and one.side == self.side
                and one.storylet in later
                and one.day > fact.day
            ),
            None,
        )

    def _recall(self, fact: DecisionTaken) -> Recalled:
        story, chosen, came = self._told(fact)
        sequel = self._sequel(fact)
        if sequel is not None:
            title, answer, after = self._told(sequel)
            came += f" In {month_and_year(sequel.day)} it came back as “{title}”. “{answer}” {after}"
        if fact.by_default:
            chosen = f"Nobody answered, which meant: {chosen}"
        return Recalled(fact.storylet, month_and_year(fact.day), story, chosen, came, not fact.by_default)

    def _told(self, fact: DecisionTaken) -> tuple[str, str, str]:
        """Title, choice and outcome of a decision as this side read them."""
        story = self.rules.storylets[self.rules.storylet_index[fact.storylet]]
        choice = next(one for one in story.choices if one.id == fact.choice)
        return story.title, text_for(choice.text, self.side), text_for(choice.outcome_text, self.side)

    # ---- papers ----------------------------------------------------------------------------------------

    def papers(self, pages: Mapping[str, Sequence[FrontPage]]) -> tuple[PaperDay, ...]:
        """What the papers led with on the campaign's greatest days, and on its last."""
        great = sorted(
            (one for one in self.facts if isinstance(one, MilestoneReached) and one.first and one.shown),
            key=lambda one: (-self.milestones[one.milestone].first, one.day, one.milestone),
        )
        numbers = {fact: self._number(fact.day) for fact in great}
        told: dict[int, MilestoneReached] = {}
        for fact in great:
            if len(told) < DAYS and numbers[fact] not in told and numbers[fact] < self.last.turn:
                told[numbers[fact]] = fact
        days = [
            self._day(
                pages, number, f"{self.teller.name(told[number].milestone)}, {self.teller.name(told[number].side)}"
            )
            for number in sorted(told)
        ]
        days.append(self._day(pages, self.last.turn, "The last issue"))
        return tuple(one for one in days if one.leads)

    def _number(self, day: int) -> int:
        """Of the front page that tells of a day."""
        return next((place + 1 for place, turn in enumerate(self.rules.turns) if day <= turn.last), 0)

    def _day(self, pages: Mapping[str, Sequence[FrontPage]], number: int, occasion: str) -> PaperDay:
        found = {side: page for side, printed in pages.items() for page in printed if page.number == number}
        order = sorted(found, key=lambda side: (side != self.side, side))
        leads = tuple(Lead(side, found[side].masthead, found[side].lead.headline) for side in order)
        period = self.rules.turns[max(0, number - 1)]
        return PaperDay(month_and_year(period.last), occasion, leads)


def _ordinal(number: int) -> str:
    return {2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(number, f"{number}th")
