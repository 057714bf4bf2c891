"""Annals: a campaign played again with all its facts, and where each side stood at the end of every turn.

The report, the comparison and the diff read annals; they are made from a journal and need nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.chronicle.replay import PlayedTurn, played
from spacerace_game.engine import Fact, State
from spacerace_game.engine.facts import FlightFlown, MilestoneReached, MoneySpent
from spacerace_game.spec.dates import civil
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules


class Standing(NamedTuple):
    """Where a side stood at the end of a turn; meters in tenths of a point, money in thousands."""

    support: int
    fear: int
    military: int
    prestige: int
    free: int
    """Free money spent in the turn."""
    tied: int
    """Customers' money spent in the turn."""


class Told(NamedTuple):
    """One turn of a campaign."""

    turn: int
    """Its index."""
    orders: Mapping[str, tuple[Order, ...]]
    facts: tuple[Fact, ...]
    standings: tuple[Standing, ...]
    """By side, at its end."""
    leaders: Mapping[tuple[str, str], str]
    """By side and item: who led its program at the end of the turn."""
    after: State
    """The campaign at the end of the turn."""
    remarks: tuple[str, ...] = ()
    """Why a side led by history left its path, in the journal's words."""


@dataclass(frozen=True)
class Annals:
    """A campaign from its first turn to its last, as it can be told afterwards."""

    rules: Rules
    header: Mapping[str, Any]
    """The journal's header, or an empty mapping for a campaign without a journal."""
    first: State
    last: State
    turns: tuple[Told, ...]
    """In order; where the campaign was rewound, what was taken back is left out."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, turn by turn."""
        return tuple(fact for told in self.turns for fact in told.facts)

    @cached_property
    def flights(self) -> tuple[FlightFlown, ...]:
        """Every flight in the order of the days."""
        found = [fact for fact in self.facts if isinstance(fact, FlightFlown)]
        return tuple(sorted(found, key=lambda one: (one.day, one.flight)))

    @cached_property
    def reached(self) -> dict[tuple[str, str], MilestoneReached]:
        """By milestone and side: the fact that it was reached."""
        return {(fact.milestone, fact.side): fact for fact in self.facts if isinstance(fact, MilestoneReached)}

    @property
    def until(self) -> int:
        """The last day that was played, or the day before the first turn."""
        turns = self.rules.turns
        return turns[min(self.last.turn, len(turns)) - 1].last if self.last.turn else turns[0].first - 1

    def spent(self, side: str, free_only: bool = False) -> dict[int, int]:
        """Thousands spent by year."""
        place = self.rules.side_index[side]
        found: dict[int, int] = {}
        for told in self.turns:
            stood = told.standings[place]
            year = civil(self.rules.turns[told.turn].last)[0]
            found[year] = found.get(year, 0) + stood.free + (0 if free_only else stood.tied)
        return found


def tell(before: State, orders: Mapping[str, tuple[Order, ...]], facts: Iterable[Fact], after: State) -> Told:
    """One turn as the annals keep it."""
    facts = tuple(facts)
    spent = {side: [0, 0] for side in before.rules.side_index}
    for fact in facts:
        if isinstance(fact, MoneySpent):
            spent[fact.side][0] += fact.free
            spent[fact.side][1] += fact.tied
    standings = tuple(
        Standing(
            sum(side.support),
            sum(side.fear),
            sum(side.military),
            sum(side.prestige),
            *spent[before.rules.sides[index].id],
        )
        for index, side in enumerate(after.sides)
    )
    rules = before.rules
    leaders = {
        (rules.sides[index].id, rules.items[program.item].id): rules.scenario.people[program.leader - 1].id
        for index, side in enumerate(after.sides)
        for program in side.programs
        if program.leader
    }
    return Told(before.turn, dict(orders), facts, standings, leaders, after)


def annals_of(rules: Rules, read: JournalRead) -> Annals:
    """Plays a journal again from its first snapshot, or from where its rules were changed last.

    NotTrusted where it does not fit the rules.
    """
    first: State | None = None
    told: list[Told] = []
    for one in played(rules, read, facts=True):
        if isinstance(one, PlayedTurn):
            last = one.turn.state
            told.append(tell(one.before, one.orders, one.turn.facts, last)._replace(remarks=one.remarks))
        else:
            first, last = first or one, one
            told = [turn for turn in told if turn.turn < one.turn]
    assert first is not None  # or `played` raises
    return Annals(rules, dict(read.header or {}), first, last, tuple(told))
