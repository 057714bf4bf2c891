"""Launch pads: which is free on a day, and until when the others are taken.

A complex has `at_once` places. A launch takes one from its day until it is set right again (the turnaround), a
blast until it is repaired. Flights on the manifest hold the pad they were ordered for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import compress
from typing import NamedTuple

from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.desk import Desk, PadBook
from spacerace_game.engine.money import progress, work_of
from spacerace_game.engine.state import LEVELS, Busy, Flight, Program, Side
from spacerace_game.spec.rules import Rules

Spans = dict[int, list[tuple[int, int]]]
"""By pad: taken from a day until before another."""


class Free(NamedTuple):
    """A free place: which pad, from which day."""

    pad: int
    """Facility."""
    day: int


def pads_for(rules: Rules, grade: int) -> tuple[int, ...]:
    """The pads good for a grade, the humblest first."""
    known: dict[int, tuple[int, ...]] = rules.machinery.setdefault("pads_for", {})
    if grade not in known:
        able = [n for n, place in enumerate(rules.facilities) if place.kind == "pad" and place.grade >= grade]
        known[grade] = tuple(sorted(able, key=lambda n: (rules.facilities[n].grade, n)))
    return known[grade]


def spans(rules: Rules, busy: Iterable[Busy], flights: Iterable[Flight]) -> Spans:
    """When each pad is taken, by launches past, repairs, and flights to come."""
    found: Spans = {}
    for one in busy:
        found.setdefault(one.pad, []).append((one.day, one.until))
    for flight in flights:
        if flight.pad:
            pad = flight.pad - 1
            found.setdefault(pad, []).append((flight.day, flight.day + rules.facilities[pad].turnaround_days))
    return found


def spans_on(rules: Rules, pad: int, busy: Iterable[Busy], flights: Iterable[Flight]) -> list[tuple[int, int]]:
    """The same for one pad."""
    days = rules.facilities[pad].turnaround_days
    found = [(one.day, one.until) for one in busy if one.pad == pad]
    found += [(flight.day, flight.day + days) for flight in flights if flight.pad == pad + 1]
    return found


def is_free(rules: Rules, taken: Spans, pad: int, day: int) -> bool:
    """Whether a launch on a day, with its turnaround, never makes more than the pad's places taken."""
    place = rules.facilities[pad]
    there = taken.get(pad)
    if not there or len(there) < place.at_once:
        return True
    end = day + place.turnaround_days
    near = [span for span in there if span[0] < end and span[1] > day]
    if len(near) < place.at_once:
        return True
    for at in (day, *[start for start, _ in near if day < start]):
        launches = 0
        for start, until in near:
            if start <= at < until:
                launches += 1
        if launches >= place.at_once:
            return False
    return True


def first_free(rules: Rules, taken: Spans, pads: Iterable[int], day: int) -> Free | None:
    """The earliest free place from a day on, on the humblest of the pads; None without pads."""
    best: Free | None = None
    for pad in pads:
        if is_free(rules, taken, pad, day):
            return Free(pad, day)
        ends = sorted({until for _, until in taken[pad] if until > day})
        for when in ends:
            if best is not None and when >= best.day:
                break
            if is_free(rules, taken, pad, when):
                best = Free(pad, when)
                break
    return best


def standing(rules: Rules, side: Side, grade: int, also: Container[int] = ()) -> list[int]:
    """The pads of a side for a grade that stand, and those besides that `also` holds."""
    pads, ready = pads_for(rules, grade), _readiness(rules, grade)(side.ready)
    if also:
        return [pad for pad, stands in zip(pads, ready) if stands or pad in also]
    return list(compress(pads, ready))


def has_pad(rules: Rules, side: Side, grade: int) -> bool:
    """Whether a pad of a side that is good for a grade stands."""
    return any(_readiness(rules, grade)(side.ready))


def _readiness(rules: Rules, grade: int) -> Getter:
    """Reads from the column of what is ready the pads good for a grade, in their order."""
    known: dict[int, Getter] = rules.machinery.setdefault("pads_ready", {})
    found = known.get(grade)
    if found is None:
        found = known[grade] = several([rules.facility_item[pad] for pad in pads_for(rules, grade)])
    return found


def _pad_of(rules: Rules) -> dict[int, int]:
    """The pads by item."""
    found: dict[int, int] | None = rules.machinery.get("pad_of")
    if found is None:
        places = zip(rules.facility_item, rules.facilities)
        found = {item: pad for pad, (item, place) in enumerate(places) if place.kind == "pad"}
        rules.machinery["pad_of"] = found
    return found


def pads_on(desk: Desk, grade: int) -> list[int]:
    """Those a desk may plan with: standing or being built."""
    good = _book(desk).good
    found = good.get(grade)
    if found is None:
        building = {pad for _, pad in _being_built(desk)}
        found = good[grade] = standing(desk.rules, desk.side, grade, building)
    return found


def taken_on(desk: Desk) -> Spans:
    """When the pads are taken, as a desk's orders stand: those being built, until they can be ready at the soonest."""
    return _book(desk).taken


def _book(desk: Desk) -> PadBook:
    """What is known of the pads for a desk's orders as they stand."""
    side, book = desk.side, desk.pads
    if book is None or book.flights is not side.flights or book.programs is not side.programs:
        found = spans(desk.rules, side.busy, side.flights)
        for program, pad in _being_built(desk):
            span = (desk.period.first, soonest(desk, program))
            found.setdefault(pad, []).extend([span] * desk.rules.facilities[pad].at_once)
        good = book.good if book is not None and book.programs is side.programs else {}
        book = desk.pads = PadBook(side.flights, side.programs, found, good)
    return book


def _being_built(desk: Desk) -> list[tuple[Program, int]]:
    """The programs that build a pad, each with the pad."""
    pads = _pad_of(desk.rules)
    return [(program, pads[program.item]) for program in desk.side.programs if program.item in pads]


def booked_too(desk: Desk, taken: Spans) -> None:
    """Notes when the pads are taken now that a flight order has added flights to the desk."""
    book = desk.pads
    if book is not None:
        desk.pads = PadBook(desk.side.flights, book.programs, taken, book.good)


def soonest(desk: Desk, program: Program) -> int:
    """The first day on which what a program builds can stand, if it is hurried from now on.

    A turn's work is done before its flights, so what is finished in a turn can be used in it.
    """
    rules = desk.rules
    item = rules.items[program.item]
    left = work_of(rules, item, program.ground) - desk.side.done[program.item]
    each = max(1, progress(rules, item, program.ground, LEVELS.index("crash")))
    turn = desk.turn + max(1, -(-left // each)) - 1
    return rules.turns[turn].first if turn < len(rules.turns) else rules.turns[-1].last + 1
