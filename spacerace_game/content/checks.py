"""All that can be said about a scenario without playing it: references, rings, doubles, dates, hardware."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from spacerace_game.content.dates import check_dates
from spacerace_game.content.draft import Entry, singular
from spacerace_game.content.hardware import check_hardware
from spacerace_game.content.loading import Loaded, load_scenario
from spacerace_game.content.located import Loc
from spacerace_game.content.never import check_never
from spacerace_game.content.problems import Problem, in_reading_order
from spacerace_game.content.records import check_records
from spacerace_game.content.references import CAPTIVES, ITEMS, Book, check_references, make_book
from spacerace_game.content.scenes import check_scenes
from spacerace_game.spec.effects import GainPerson, StartLater
from spacerace_game.spec.orders import ScheduleFlight, ScheduleSeries
from spacerace_game.spec.press import BOUND, OnFailure
from spacerace_game.store.folders import user_scenarios_folder


def check_folder(path: Path, *, label: str | None = None) -> list[Problem]:
    """Everything that is wrong with a scenario folder, in reading order; never raises for any content."""
    return check_loaded(load_scenario(path, label=label))


def check_loaded(loaded: Loaded) -> list[Problem]:
    """The problems of loading, and all those that show only when items are held against each other."""
    if loaded.lacks_base:
        return loaded.problems
    book = make_book(loaded.draft)
    return in_reading_order(
        [
            *loaded.problems,
            *_other_name(loaded),
            *check_references(book),
            *_rings(book),
            *_doubles(book),
            *check_records(book),
            *_never_met(book),
            *_nobodys(book),
            *_never_printed(book),
            *check_dates(book),
            *check_hardware(book),
            *check_scenes(book),
            *check_never(book),
        ]
    )


def _other_name(loaded: Loaded) -> Iterator[Problem]:
    """An id that is not the name of the folder, among the player's own scenarios, which are found by that name."""
    head, folder = loaded.draft.head, loaded.layers[0].folder
    if head is None or not head.key or head.key == folder.name or folder.parent != user_scenarios_folder().resolve():
        return
    what = f"campaigns look for a folder of the name {head.key!r}"
    hint = "rename the folder, or give its name as the id"
    yield head.problem("S215", ("id",), what, severity="warning", found=repr(folder.name), hint=hint)


# Rings --------------------------------------------------------------------------------------------

_Edges = dict[str, list[tuple[str, Entry, Loc]]]


def _rings(book: Book) -> Iterator[Problem]:
    """Items that can never come first, because each waits for the next."""
    needs: _Edges = {}
    for entry, technology in book.specs("technologies"):
        needs[technology.id] = [
            (need.technology, entry, ("requires", place, "technology"))
            for place, need in enumerate(technology.requires)
        ]
    yield from _rings_in(needs, "technologies that require each other")
    for kind in ("vehicles", "spacecraft"):
        based: _Edges = {
            spec.id: [(spec.based_on, entry, ("based_on",))]
            for entry, spec in book.specs(kind)
            if spec.based_on is not None
        }
        yield from _rings_in(based, f"{kind} based on each other")
    targets: _Edges = {
        spec.id: [(spec.target, entry, ("target",))]
        for entry, spec in book.specs("missions")
        if spec.target is not None
    }
    yield from _rings_in(targets, "missions that are each other's target")
    outdone: _Edges = {
        spec.id: [(name, entry, ("outdone_by", place)) for place, name in enumerate(spec.outdone_by)]
        for entry, spec in book.specs("milestones")
    }
    yield from _rings_in(outdone, "milestones that outdo each other")
    fallbacks: _Edges = {
        f"{entry.owner}/{spec.id}": [(f"{entry.owner}/{spec.fallback}", entry, ("fallback",))]
        for entry, spec in book.specs("series")
        if spec.fallback is not None
    }
    yield from _rings_in(fallbacks, "series that take each other's place")


def _rings_in(edges: _Edges, what: str) -> Iterator[Problem]:
    """One problem for each ring, at the reference that closes it; without recursion."""
    done: set[str] = set()
    for start in edges:
        way: list[str] = []
        waiting = [(start, iter(edges.get(start, ())))] if start not in done else []
        way += [start] if waiting else []
        while waiting:
            name, rest = waiting[-1]
            step = next(rest, None)
            if step is None:
                done.add(name)
                waiting.pop()
                way.pop()
                continue
            target, entry, path = step
            if target in way:
                ring = [*way[way.index(target) :], target]
                shown = " → ".join(ring if len(ring) <= 10 else [*ring[:9], "…", target])
                links = [link for name, after in pairwise(ring) for link in edges[name] if link[0] == after]
                entry, path = _of_the_mod(links) or (entry, path)
                yield entry.problem("R303", path, f"{what}: {shown}")
            elif target not in done and target in edges:
                waiting.append((target, iter(edges[target])))
                way.append(target)


def _of_the_mod(links: list[tuple[str, Entry, Loc]]) -> tuple[Entry, Loc] | None:
    """The reference of a ring that a mod wrote, if one did: the scenario below was in order before."""
    least = min(entry.layer for _, entry, _ in links)
    for _, entry, path in links:
        if entry.file_of(path) != entry.file or (entry.layer == least and least < max(e.layer for _, e, _ in links)):
            return entry, path
    return None


# Doubles ------------------------------------------------------------------------------------------


_Named = tuple[Entry, Loc, str]
"""An id, the item that gives it, and the way to it."""


def _doubles(book: Book) -> Iterator[Problem]:
    """Ids that must be unique beyond their own list."""
    yield from _across([(entry, ("id",), entry.key) for kind in ITEMS for entry in book.draft.lists[kind]])
    people: list[_Named] = [(entry, ("id",), entry.key) for entry in book.draft.lists[CAPTIVES[0]]]
    lots: list[_Named] = [
        (entry, ("lots", place, "id"), lot.id)
        for entry, site in book.specs("sites")
        for place, lot in enumerate(site.lots)
    ]
    yield from _across([*people, *lots])
    for entry, mission in book.specs("missions"):
        phases: list[_Named] = [(entry, ("phases", n, "id"), phase.id) for n, phase in enumerate(mission.phases)]
        yield from _across(phases)
    for entry, storylet in book.specs("storylets"):
        choices: list[_Named] = [(entry, ("choices", n, "id"), choice.id) for n, choice in enumerate(storylet.choices)]
        yield from _across(choices)
    stages = {
        stage.design: (entry, ("stages", place, "design"))
        for entry, vehicle in book.specs("vehicles")
        for place, stage in enumerate(vehicle.stages)
    }
    for entry, craft in book.specs("spacecraft"):
        name = craft.design or craft.id
        if name in stages:
            place = stages[name][0].origin(stages[name][1])
            what = f"the spacecraft design {name!r} has the name of a stage design"
            path: Loc = ("design",) if craft.design else ("id",)
            yield entry.problem("R302", path, what, found=f"the stage at {place.file}:{place.line}:{place.column}")
    yield from _across(_scheduled(book))


def _scheduled(book: Book) -> Iterator[_Named]:
    """Flights that orders put on the manifest."""
    for entry, dated in book.specs("orders"):
        if isinstance(dated.order, ScheduleFlight):
            yield entry, ("order", "flight"), dated.order.flight
        elif isinstance(dated.order, ScheduleSeries):
            for place, flight in enumerate(dated.order.flights):
                yield entry, ("order", "flights", place, "flight"), flight.flight


def _across(named: Iterable[_Named]) -> Iterator[Problem]:
    seen: dict[str, tuple[Entry, Loc]] = {}
    for entry, path, name in named:
        if not name:
            continue
        if name in seen:
            place = seen[name][0].origin(seen[name][1])
            kind = singular(seen[name][0].kind)
            found = f"the first ({kind}) at {place.file}:{place.line}:{place.column}"
            yield entry.problem("R302", path, f"id {name!r} a second time", found=found)
        else:
            seen[name] = (entry, path)


# Stories -----------------------------------------------------------------------------------------


def _never_met(book: Book) -> Iterator[Problem]:
    """Storylets that only follow and that no scene that can come brings."""
    brings: dict[str, set[str]] = {entry.key: set() for entry, _ in book.specs("storylets")}
    waiting = [entry.key for entry, storylet in book.specs("storylets") if not storylet.follows]
    for entry, mention in book.mentioned:
        if isinstance(mention.holder, StartLater) and mention.field == "storylet":
            if entry.key in brings and entry.kind == "storylets":
                brings[entry.key].add(mention.word)
            else:  # a milestone's effect
                waiting.append(mention.word)
    met: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in met:
            met.add(name)
            waiting += brings.get(name, ())
    for entry, storylet in book.specs("storylets"):
        if storylet.id not in met:
            what = f"storylet {storylet.id!r} only follows, and no choice that can be met brings it"
            yield entry.problem("R306", ("id",), what, severity="warning")


def _nobodys(book: Book) -> Iterator[Problem]:
    """People whom no side can ever have: of no side, at no place in Germany, and brought by no choice."""
    gained = {mention.word for _, mention in book.mentioned if isinstance(mention.holder, GainPerson)}
    captured = {mention.word for entry, mention in book.mentioned if entry.kind == "captures"}
    for entry, person in book.specs("people"):
        if person.side is None and person.site is None and person.id not in gained | captured:
            what = f"nobody can ever have {person.id!r}"
            hint = "give a 'side' that the person works for, or a 'site' in Germany where they can be found"
            yield entry.problem("R306", ("id",), what, severity="warning", hint=hint)


def _never_printed(book: Book) -> Iterator[Problem]:
    """Newspaper stories about a failure that no flight can have, so that they can never be printed."""
    missions = {spec.id: spec for _, spec in book.specs("missions")}
    flown = {(BOUND[spec.destination], phase.system) for spec in missions.values() for phase in spec.phases}
    for entry, item in book.specs("press"):
        about = item.about
        if not isinstance(about, OnFailure):
            continue
        spec = missions.get(about.mission or "")
        systems = flown if spec is None else {(BOUND[spec.destination], phase.system) for phase in spec.phases}
        for place, bound in enumerate(about.bound):
            if not any(where == bound and about.system in (None, what) for where, what in systems):
                what = f"no flight bound so fails in this way: {bound!r}"
                yield entry.problem("R306", ("about", "failure", "bound", place), what, severity="warning")
        if not about.bound and about.system is not None and all(what != about.system for _, what in systems):
            what = f"no flight has a phase of this system: {about.system!r}"
            yield entry.problem("R306", ("about", "failure", "system"), what, severity="warning")
