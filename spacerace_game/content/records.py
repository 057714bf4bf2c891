"""The record of what really happened against its series, its hardware and the rules; and claims without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacerace_game.content.draft import Entry
from spacerace_game.content.problems import Problem
from spacerace_game.content.references import Book
from spacerace_game.spec.dates import iso

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def check_records(book: Book) -> list[Problem]:
    """Everything about the record of flights, and events of the archive that name no source."""
    return [*_flights(book), *_unsourced(book)]


def _flights(book: Book) -> Iterator[Problem]:
    """Records that do not fit their series or hardware, fates without odds, and dead who were not aboard."""
    series = {(entry.owner, entry.key): spec for entry, spec in book.specs("series")}
    people, vehicles = book.table("people"), book.table("vehicles")
    missions, crafts = book.table("missions"), book.table("spacecraft")
    for entry, flight in book.specs("record"):
        for place, name in enumerate(flight.died):
            if name not in flight.crew:
                yield entry.problem("S212", ("died", place), f"{name!r} is not among the flight's crew")
        for place, name in enumerate(flight.crew):
            person = people.get(name)
            if person is not None and person.died is not None and person.died.day < flight.date:
                yield entry.problem("H402", ("crew", place), f"{name!r} was dead on that day")
        own = series.get((entry.owner, flight.series))
        if own is None:
            continue
        if flight.date < own.earliest or (own.until is not None and flight.date > own.until):
            what = f"the flight lies outside its series {own.id!r}"
            yield entry.problem("H406", ("date",), what, severity="warning")
        vehicle, mission = vehicles.get(own.vehicle), missions.get(own.mission)
        if vehicle is not None:
            yield from _too_early(entry, flight, own, vehicle)
        if mission is not None and (own.spacecraft is None or own.spacecraft in crafts):
            yield from _no_odds(entry, flight, mission, crafts.get(own.spacecraft))


def _too_early(entry: Entry, flight: Any, series: Any, vehicle: Any) -> Iterator[Problem]:
    """A flight before its vehicle's first; a note may say what really flew and is counted as this vehicle."""
    if vehicle.first_flight is None or flight.date >= vehicle.first_flight or flight.note or series.note:
        return
    what = f"the flight comes before the first of its vehicle {vehicle.id!r}"
    expected, hint = f"{iso(vehicle.first_flight)} or later", "correct a date, or say in a 'note' what really flew"
    yield entry.problem(
        "H405", ("date",), what, severity="warning", expected=expected, found=iso(flight.date), hint=hint
    )


def _no_odds(entry: Entry, flight: Any, mission: Any, craft: Any) -> Iterator[Problem]:
    """A flight that ended in a phase in which nothing can fail: no system of its own, and no risk in the task."""
    if flight.fate == "success":
        return
    phase = next((one for one in mission.phases if one.id == flight.phase), mission.phases[0])
    if phase.system == "ascent" or phase.kills or (craft is not None and phase.system in craft.systems):
        return
    what = f"nothing can fail in the phase {phase.id!r}: the recorded fate has no odds"
    carrier = repr(craft.id) if craft is not None else "the mission"
    hint = f"correct the phase, give {carrier} the system {phase.system!r}, or give the phase 'kills'"
    if phase.system == "crew":
        hint = "correct the phase, or give it 'kills'"
    path = ("phase",) if flight.phase is not None else ("fate",)
    yield entry.problem("H404", path, what, severity="warning", hint=hint)


def _unsourced(book: Book) -> Iterator[Problem]:
    """Events of the archive that name a year and no source."""
    for entry, article in book.specs("articles"):
        year = _YEAR.search(f"{article.title} {article.text}") if article.kind == "event" else None
        if year is not None and article.source is None:
            what = f"event {article.id!r} names the year {year[0]} and no source"
            hint = "add 'source': a book, catalogue or page"
            yield entry.problem("H403", ("id",), what, severity="warning", hint=hint)
