"""What is written and can never happen: conditions that cannot hold, vehicles without a pad, tasks without a craft."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from spacerace_game.content.draft import Entry
from spacerace_game.content.located import Loc
from spacerace_game.content.problems import Problem
from spacerace_game.content.references import Book
from spacerace_game.spec.base import fields_with_specs
from spacerace_game.spec.conditions import AllOf, AnyOf, Between, Condition, FlightsFlown, HardwareReady, Not
from spacerace_game.spec.dates import calendar, iso
from spacerace_game.spec.effects import HastenProgram


def check_never(book: Book) -> list[Problem]:
    """A warning for each thing that can be written and never happens."""
    return [*_conditions(book), *_pads(book), *_bare_phases(book), *_late_progress(book)]


# Conditions ---------------------------------------------------------------------------------------


def _conditions(book: Book) -> Iterator[Problem]:
    """Spans of dates without a turn's end, and hardware that nobody who is asked can ever have."""
    lasts, everyone, owners = _last_days(book), tuple(book.ids["sides"]), _owners(book)
    for kind in ("storylets", "endings"):
        for entry, spec in book.specs(kind):
            sides = getattr(spec, "sides", everyone)
            for path, condition, needed in _within(spec, (), kind == "storylets"):
                if isinstance(condition, Between):
                    yield from _empty_span(entry, path, condition, lasts)
                    continue
                name = "item" if isinstance(condition, HardwareReady) else "vehicle"
                thing = getattr(condition, name)
                able = owners.get(thing)
                never = () if able is None else tuple(side for side in sides if side not in able)
                if never and (needed or len(never) == len(sides)):
                    what = f"{', '.join(map(repr, never))} can never have {thing!r}: the condition never holds there"
                    yield entry.problem("N601", (*path, name), what, severity="warning")


def _within(spec: Any, path: Loc, needed: bool) -> Iterator[tuple[Loc, Any, bool]]:
    """Each span and each question for hardware in a spec, with its way, and whether all else hangs on it."""
    if isinstance(spec, Between | HardwareReady | FlightsFlown):
        yield path, spec, needed
        return
    if isinstance(spec, AnyOf | Not):
        needed = False
    for name in fields_with_specs(type(spec)):
        value = getattr(spec, name)
        if hasattr(type(value), "model_fields"):
            yield from _within(value, (*path, name), needed)
        elif isinstance(value, tuple):
            # Of a scene's choices each stands for itself; only the parts of `all_of` hang together.
            for place, item in enumerate(value):
                if hasattr(type(item), "model_fields"):
                    yield from _within(item, (*path, name, place), needed and isinstance(spec, AllOf))


def _empty_span(entry: Entry, path: Loc, span: Between, lasts: list[int]) -> Iterator[Problem]:
    since = span.since if span.since is not None else -(10**9)
    until = span.until if span.until is not None else 10**9
    if not lasts or until < since:  # the latter is said elsewhere
        return
    first = bisect_left(lasts, since)
    if first == len(lasts) or lasts[first] > until:
        name = "since" if span.since is not None and span.since > lasts[-1] else "until"
        name = name if getattr(span, name) is not None else "since"
        what = "no turn of the campaign ends in this span: the condition never holds"
        wanted = f"{iso(lasts[0])} to {iso(lasts[-1])}"
        yield entry.problem(
            "N601", (*path, name), what, severity="warning", expected=wanted, found=iso(getattr(span, name))
        )


def _last_days(book: Book) -> list[int]:
    """The last day of each turn; none where the campaign's frame is wrong."""
    head = book.draft.head
    if head is None or head.spec is None or head.spec.end <= head.spec.start:
        return []
    return [turn.last for turn in calendar(head.spec.start, head.spec.end, head.spec.turn_months)]


def _owners(book: Book) -> dict[str, tuple[str, ...]]:
    """Who can have a vehicle, spacecraft or facility; what can be captured as complete rounds is anybody's."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in ("vehicles", "spacecraft"):
        found |= {entry.key: spec.sides for entry, spec in book.specs(kind)}
    found |= {entry.key: (spec.side,) for entry, spec in book.specs("facilities") if spec.side is not None}
    for _, site in book.specs("sites"):
        for lot in site.lots:
            found.pop(lot.vehicle or "", None)
    return found


def _late_progress(book: Book) -> Iterator[Problem]:
    """Choices that move the work on something which, by their own conditions, stands already."""
    for entry, storylet in book.specs("storylets"):
        stands = set(_must_stand(storylet.when))
        for number, choice in enumerate(storylet.choices):
            finished = stands.union(_must_stand(choice.requires))
            for place, effect in enumerate(choice.effects):
                if isinstance(effect, HastenProgram) and effect.item in finished:
                    what = f"{effect.item!r} stands already where this is chosen: there is no work on it to move"
                    hint = "move its faults instead ('faults'), or leave the effect out"
                    path: Loc = ("choices", number, "effects", place, "item")
                    yield entry.problem("N605", path, what, severity="warning", hint=hint)


def _must_stand(condition: Condition | None) -> Iterator[str]:
    """What stands for certain where a condition holds."""
    if isinstance(condition, HardwareReady):
        yield condition.item
    elif isinstance(condition, AllOf):
        for part in condition.conditions:
            yield from _must_stand(part)


# Pads and tasks -----------------------------------------------------------------------------------


def _pads(book: Book) -> Iterator[Problem]:
    """Vehicles for which a side has no pad, and can build none."""
    if any(entry.spec is None for entry in book.draft.lists["facilities"]):
        return
    sides = tuple(book.ids["sides"])
    best = dict.fromkeys(sides, 0)
    for _, facility in book.specs("facilities"):
        if facility.kind == "pad":
            for side in sides if facility.side is None else (facility.side,):
                best[side] = max(best.get(side, 0), facility.grade)
    for entry, vehicle in book.specs("vehicles"):
        without = [side for side in vehicle.sides if side in best and best[side] < vehicle.grade]
        if without:
            what = f"{vehicle.id!r} can never fly for {', '.join(map(repr, without))}: there is no pad of its grade"
            found = f"at most {max(best[side] for side in without)}"
            wanted = f"a pad of grade {vehicle.grade}"
            yield entry.problem("N602", ("grade",), what, severity="warning", expected=wanted, found=found)


def _bare_phases(book: Book) -> Iterator[Problem]:
    """Phases that draw against a system of a spacecraft, in missions without one."""
    for entry, mission in book.specs("missions"):
        if mission.spacecraft:
            continue
        for place, phase in enumerate(mission.phases):
            if phase.system not in ("ascent", "crew"):
                what = f"the phase needs {phase.system!r}, and the mission has no spacecraft"
                hint = "such a phase cannot fail; name spacecraft, or take the system 'ascent'"
                path: Loc = ("phases", place, "system")
                yield entry.problem("N603", path, what, severity="warning", hint=hint)
