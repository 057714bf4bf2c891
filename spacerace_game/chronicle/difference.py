"""What tells two campaigns apart: where they part, and what differs turn by turn, with the causes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacerace_game.chronicle.annals import Annals, Told
from spacerace_game.chronicle.causes import Road, Roads
from spacerace_game.engine.facts import CaptureDecided, DecisionTaken, Fact, FlightFlown, MilestoneReached
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a milestone came on another day in the second campaign: a code, with ids and days for both."""

    kind: str
    """vehicle, begun, ready, leader, failed, slipped or orders."""
    what: str
    here: int | str | None
    there: int | str | None


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
            who = [each.get(milestone.id) for each in firsts]
            found.append(Shift(milestone.id, side, one, other, who[0], who[1], causes(one, other)))
    return tuple(sorted(found, key=lambda shift: (-_size(shift), shift.milestone, shift.side)))


def _size(shift: Shift) -> int:
    one, other = shift.here.day, shift.there.day
    return 100_000 if one is None or other is None else abs(one - other)


def causes(here: Road, there: Road, least: int = 30) -> tuple[Cause, ...]:
    """What differs on the way to a milestone, in the order in which it tells most; days under `least` are left out."""
    found = []
    if here.vehicle and there.vehicle and here.vehicle != there.vehicle:
        found.append(Cause("vehicle", here.milestone, here.vehicle, there.vehicle))
    same = here.vehicle == there.vehicle
    if same and _apart(here.begun, there.begun, least):
        found.append(Cause("begun", here.vehicle, here.begun, there.begun))
    elif same and _apart(here.ready, there.ready, least):
        found.append(Cause("ready", here.vehicle, here.ready, there.ready))
    if same and here.leader and there.leader and here.leader != there.leader:
        found.append(Cause("leader", here.vehicle, here.leader, there.leader))
    if len(here.failed) != len(there.failed):
        found.append(Cause("failed", here.milestone, len(here.failed), len(there.failed)))
    if len(here.slips) != len(there.slips):
        found.append(Cause("slipped", here.milestone, len(here.slips), len(there.slips)))
    return tuple(found)


def _apart(here: int | None, there: int | None, least: int) -> bool:
    return (here is None) != (there is None) or (here is not None and there is not None and abs(here - there) >= least)
