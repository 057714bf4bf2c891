"""Dates that cannot be: ends before beginnings, lives the wrong way round, history outside the campaign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from spacerace_game.content.draft import Entry
from spacerace_game.content.located import Loc
from spacerace_game.content.problems import Problem, Severity
from spacerace_game.content.references import Book
from spacerace_game.spec.base import MAX_TURNS, fields_with_specs
from spacerace_game.spec.conditions import Between
from spacerace_game.spec.dates import LifeDate, calendar, iso


def check_dates(book: Book) -> list[Problem]:
    """All problems of dates and years, those of the campaign's own frame first."""
    return [
        *_frame(book),
        *_orders_in_time(book),
        *_rising(book),
        *_spans(book),
        *_inside_campaign(book),
    ]


def _frame(book: Book) -> Iterator[Problem]:
    head = book.draft.head
    if head is None or head.spec is None:
        return
    spec = head.spec
    if spec.end <= spec.start:
        yield _after(head, ("end",), spec.end, spec.start, "start")
        return
    if spec.capture_until is not None and spec.capture_until < spec.start:
        yield _after(head, ("capture_until",), spec.capture_until, spec.start, "start")
    turns = len(calendar(spec.start, spec.end, spec.turn_months))
    most = min(MAX_TURNS, spec.most_turns)
    if turns > most:
        what = "too many turns between 'start' and 'end'"
        yield head.problem("S204", ("end",), what, expected=f"at most {most}", found=str(turns))


def _after(entry: Entry, path: Loc, day: int, before: int, name: str) -> Problem:
    what = f"{_named(path)} comes before {name!r}"
    return entry.problem("H402", path, what, expected=f"after {iso(before)}", found=iso(day))


def _named(path: Loc) -> str:
    return repr(str(next(segment for segment in reversed(path) if isinstance(segment, str))))


_PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "people": (("born", "died"), ("born", "since"), ("since", "died")),
    "requirements": (("posted", "due"),),
    "reservations": (("since", "until"),),
    "series": (("earliest", "until"),),
}


def _orders_in_time(book: Book) -> Iterator[Problem]:
    """Pairs of dates of one item of which the second comes later."""
    for kind, pairs in _PAIRS.items():
        for entry, spec in book.specs(kind):
            for first, second in pairs:
                early, late = (_day_of(getattr(spec, name)) for name in (first, second))
                if early is not None and late is not None and late < early:
                    yield _after(entry, (second,), late, early, first)


def _day_of(date: int | LifeDate | None) -> int | None:
    """The day of a date; of a year alone the one that the rules reckon with."""
    return date.day if isinstance(date, LifeDate) else date


_RISING: tuple[tuple[str, str, Callable[[Any], int]], ...] = (
    ("scenario", "tension", lambda point: point.year),
    ("sides", "neutral_grant", lambda point: point.year),
    ("sides", "military_grant", lambda point: point.year),
    ("sides", "patrons", lambda point: point.since),
    ("sides", "teams", lambda point: point.since),
    ("sites", "holders", lambda point: point.since),
)


def _rising(book: Book) -> Iterator[Problem]:
    """Curves and successions, whose years and dates must increase."""
    for kind, name, when in _RISING:
        head = book.draft.head
        entries = [head] if kind == "scenario" and head is not None else book.draft.lists.get(kind, [])
        for entry in entries:
            points = getattr(entry.spec, name, ())
            for place in range(1, len(points)):
                if when(points[place]) <= when(points[place - 1]):
                    key = "year" if hasattr(points[place], "year") else "since"
                    what = f"{name!r} is not in order of time"
                    yield entry.problem("H402", (name, place, key), what, expected="later than the one above")


def _spans(book: Book) -> Iterator[Problem]:
    """Spans in conditions that end before they begin."""
    for kind in ("storylets", "endings"):
        for entry, spec in book.specs(kind):
            for path, between in _betweens(spec, ()):
                since, until = between.since, between.until
                if since is not None and until is not None and until < since:
                    yield _after(entry, (*path, "until"), until, since, "since")


def _betweens(spec: Any, path: Loc) -> Iterator[tuple[Loc, Between]]:
    if isinstance(spec, Between):
        yield path, spec
        return
    for name in fields_with_specs(type(spec)):
        value = getattr(spec, name)
        if hasattr(type(value), "model_fields"):
            yield from _betweens(value, (*path, name))
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if hasattr(type(item), "model_fields"):
                    yield from _betweens(item, (*path, name, place))


_DATED: tuple[tuple[str, str, Severity], ...] = (
    ("orders", "date", "error"),
    ("record", "date", "error"),
    ("requirements", "posted", "warning"),
)


def _inside_campaign(book: Book) -> Iterator[Problem]:
    head = book.draft.head
    if head is None or head.spec is None:
        return
    start, end = head.spec.start, head.spec.end
    if end <= start:
        return
    for kind, name, severity in _DATED:
        for entry, spec in book.specs(kind):
            day = getattr(spec, name)
            if not start <= day <= end:
                yield _outside(entry, (name,), day, start, end, severity)
    for entry, spec in book.specs("chronicle"):
        if spec.date > end:  # what came before is a prologue
            yield _outside(entry, ("date",), spec.date, start, end, "warning")
    for entry, spec in book.specs("milestones"):
        for side, real in spec.real.items():
            if not start <= real.date <= end:
                yield _outside(entry, ("real", side, "date"), real.date, start, end, "warning")


def _outside(entry: Entry, path: Loc, day: int, start: int, end: int, severity: Severity) -> Problem:
    wanted = f"{iso(start)} to {iso(end)}"
    what = f"{_named(path)} lies outside the campaign"
    return entry.problem("H401", path, what, severity=severity, expected=wanted, found=iso(day))
