"""What tells two campaigns apart: where they part, and what differs turn by turn, with the causes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacerace_game.chronicle.annals import Annals, Told
from spacerace_game.chronicle.causes import Road, Roads
from spacerace_game.engine.facts import CaptureDecided, DecisionTaken, Fact, FlightFlown, MilestoneReached
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Cause:
    """What differed on the way to a milestone in the second campaign: a code, with ids and days for both."""

    kind: str
    """ended, unflown, lost, vehicle, begun, ready, leader, failed or slipped."""
    what: str
    here: int | str | None
    there: int | str | None
    push: int
    """−1 where it helps the second campaign to be earlier, 1 where it holds it back, 0 where nobody can say."""
    days: int = 0
    """By how much, where two days are compared: negative for sooner in the second campaign."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A milestone of one side that fell differently."""

    milestone: str
    side: str
    here: Road
    there: Road
    first_here: str | None
    """Who was first in the first campaign."""
    first_there: str | None
    causes: tuple[Cause, ...]
    """Everything that differed on the way, whichever way it pushed."""

    @property
    def push(self) -> int:
        """−1 if the second campaign was earlier, or alone in reaching it; 1 if it was later, or never did."""
        if self.here.day is None or self.there.day is None:
            return 1 if self.there.day is None else -1
        return -1 if self.there.day < self.here.day else 1

    def that_push(self, way: int) -> tuple[Cause, ...]:
        """The causes that pushed as the milestone moved (1), against it (−1), or nobody can say which way (0)."""
        return tuple(cause for cause in self.causes if cause.push == way * self.push)


@dataclass(frozen=True, slots=True)
class Parted:
    """One turn in which the campaigns differ."""

    turn: int
    orders: tuple[tuple[str, tuple[Order, ...], tuple[Order, ...]], ...]
    """By side: what was ordered only in the first, and only in the second."""
    facts: tuple[tuple[Fact, ...], tuple[Fact, ...]]
    """What is worth telling and happened only in the first, and only in the second."""
    remarks: tuple[tuple[str, ...], tuple[str, ...]]
    """Why a side led by history left its path, only in the first and only in the second."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two campaigns set side by side."""

    rules: Rules
    seeds: tuple[int, int]
    fates: tuple[int, int]
    begun: tuple[int, int]
    """The turn with which each begins."""
    common: int
    """How many turns both have."""
    parted: tuple[Parted, ...]
    shifts: tuple[Shift, ...]

    @property
    def first(self) -> Parted | None:
        """The turn in which they part, or None if they never do."""
        return self.parted[0] if self.parted else None


TELLING = (MilestoneReached, FlightFlown, CaptureDecided, DecisionTaken)


def difference(here: Annals, there: Annals) -> Difference:
    """What differs from the first campaign to the second; ValueError if their rules are not the same."""
    if here.rules.hash != there.rules.hash:
        raise ValueError("the two campaigns were played by different rules")
    one, other = ({told.turn: told for told in annals.turns} for annals in (here, there))
    common = sorted(one.keys() & other.keys())
    parted = [found for turn in common if (found := _parted(turn, one[turn], other[turn])) is not None]
    return Difference(
        here.rules,
        (here.first.seed, there.first.seed),
        (here.first.fates, there.first.fates),
        (here.first.turn, there.first.turn),
        len(common),
        tuple(parted),
        _shifts(here, there),
    )


def _parted(turn: int, here: Told, there: Told) -> Parted | None:
    orders = []
    for side in here.orders.keys() | there.orders.keys():
        mine, theirs = here.orders.get(side, ()), there.orders.get(side, ())
        only = tuple(o for o in mine if o not in theirs), tuple(o for o in theirs if o not in mine)
        if only[0] or only[1]:
            orders.append((side, *only))
    facts = _only(here.facts, there.facts), _only(there.facts, here.facts)
    remarks = (
        tuple(one for one in here.remarks if one not in there.remarks),
        tuple(one for one in there.remarks if one not in here.remarks),
    )
    if not orders and not any(facts) and not any(remarks):
        return None
    return Parted(turn, tuple(sorted(orders, key=lambda one: one[0])), facts, remarks)


def _only(mine: Iterable[Fact], theirs: Iterable[Fact]) -> tuple[Fact, ...]:
    """What is worth telling in one turn and did not happen in the other in the same way."""
    known = {_mark(fact) for fact in theirs if isinstance(fact, TELLING)}
    return tuple(fact for fact in mine if isinstance(fact, TELLING) and _mark(fact) not in known)


def _mark(fact: Fact) -> tuple[object, ...]:
    """What makes two facts the same event; odds and serials do not."""
    if isinstance(fact, FlightFlown):
        return ("flight", fact.side, fact.flight, fact.day, fact.fate, fact.fault)
    if isinstance(fact, MilestoneReached):
        return ("milestone", fact.side, fact.milestone, fact.day, fact.first)
    if isinstance(fact, CaptureDecided):
        return ("capture", fact.target, fact.winner)
    assert isinstance(fact, DecisionTaken)
    return ("decision", fact.side, fact.storylet, fact.choice)


# ---- milestones --------------------------------------------------------------------------------------------


def _shifts(here: Annals, there: Annals) -> tuple[Shift, ...]:
    """Every milestone that a side reached on another day, or in one campaign alone, largest shifts first."""
    rules, found = here.rules, []
    roads = Roads(here), Roads(there)
    reached = here.reached, there.reached
    firsts = [{m: side for (m, side), fact in each.items() if fact.first} for each in reached]
    for milestone in rules.scenario.milestones:
        for side in rules.side_index:
            days = [each[milestone.id, side].day if (milestone.id, side) in each else None for each in reached]
            if days[0] == days[1]:
                continue
            one, other = (each.road(milestone.id, side) for each in roads)
            if not other.vehicle:
                other = roads[1].road(milestone.id, side, instead=one.vehicle)
            elif not one.vehicle:
                one = roads[0].road(milestone.id, side, instead=other.vehicle)
            who = [each.get(milestone.id) for each in firsts]
            why = causes(rules, one, other, (here.until, there.until))
            found.append(Shift(milestone.id, side, one, other, who[0], who[1], why))
    return tuple(sorted(found, key=lambda shift: (-_size(shift), shift.milestone, shift.side)))


def _size(shift: Shift) -> int:
    one, other = shift.here.day, shift.there.day
    return 100_000 if one is None or other is None else abs(one - other)


def causes(rules: Rules, here: Road, there: Road, until: tuple[int, int], least: int = 30) -> tuple[Cause, ...]:
    """What differs on the way to a milestone, in the order in which it tells most; days under `least` are left out.

    `until` is the last day of each campaign. Which way each pushes is for the reader of `Cause.push`.
    """
    found = [*_unreached(here, there, until)]
    if any(cause.kind == "ended" for cause in found):
        return tuple(found)
    tried = here.tried and there.tried
    if tried and here.vehicle != there.vehicle:
        days = there.ready - here.ready if here.ready is not None and there.ready is not None else 0
        days = days if abs(days) >= least else 0
        found.append(Cause("vehicle", here.milestone, here.vehicle, there.vehicle, _sign(days), days))
    if here.vehicle == there.vehicle and (tried or not _in_time(here, there)):
        for kind, one, other in (("begun", here.begun, there.begun), ("ready", here.ready, there.ready)):
            if one is not None and other is not None and abs(other - one) >= least:
                found.append(Cause(kind, here.vehicle, one, other, _sign(other - one), other - one))
            elif (one is None) != (other is None) and not tried:
                found.append(Cause(kind, here.vehicle, one, other, 1 if other is None else -1))
                break
        if here.leader and there.leader and here.leader != there.leader:
            skill = [rules.scenario.people[rules.person_index[one]].leads for one in (here.leader, there.leader)]
            push = _sign(skill[0] - skill[1])
            shown = any(cause.kind == "ready" and cause.push == push for cause in found)
            found.append(Cause("leader", here.vehicle, here.leader, there.leader, push if shown else 0))
    if tried and not any(cause.kind == "lost" for cause in found):
        for kind, mine, theirs in (("failed", here.failed, there.failed), ("slipped", here.slips, there.slips)):
            if len(mine) != len(theirs):
                push = _sign(len(theirs) - len(mine))
                found.append(Cause(kind, here.milestone, len(mine), len(theirs), push))
    return tuple(found)


def _in_time(here: Road, there: Road) -> bool:
    """Whether the side that flew nothing had the vehicle by the day on which the other had reached the milestone."""
    idle, done = (there, here) if here.tried else (here, there)
    return idle.ready is not None and done.day is not None and idle.ready <= done.day


def _unreached(here: Road, there: Road, until: tuple[int, int]) -> Iterator[Cause]:
    """Why one of the campaigns did not reach it at all: it was over, or nothing was flown, or all of it failed."""
    for road, other, last, push in ((there, here, until[1], 1), (here, there, until[0], -1)):
        if road.day is not None or other.day is None:
            continue
        if last < other.day:
            kind, value = "ended", last
        elif not road.tried:
            kind, value = "unflown", last
        else:
            kind, value = "lost", len(road.failed)
        yield Cause(kind, road.milestone, value if push < 0 else None, value if push > 0 else None, push)


def _sign(days: int) -> int:
    return (days > 0) - (days < 0)
