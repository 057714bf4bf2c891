"""Rosters: the captives that a side holds, sorted by what a turn brings them.

Who is held, how and where changes seldom, so a side's roster stays from turn to turn until its books say
something else. What runs on (levels seen, hazards) is then read and compared by whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.engine.captives import (
    HOME,
    INTEGRATE,
    ISOLATE,
    KEPT,
    NONE,
    PARALLEL,
    Target,
    captives_of,
    leak_table,
    treatment_numbers,
    treatment_table,
)
from spacerace_game.engine.chance import chance
from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.state import Side
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules

Books = tuple[tuple[int, ...], ...]
"""By captive: who holds people, who holds groups, how a side treats them, whether abroad, and their dossiers."""


@dataclass(slots=True)
class Roster:
    """Whom a side holds. A `read_…` reads a column at the places of those it is named for."""

    strays: list[Target]
    """Those a side does not hold and still has in its books."""
    newcomers: list[Target]
    """Those it holds and has in no book yet."""
    home: list[Target]
    """Those it sent home."""
    kept: list[Target]
    """Those it treats in any other way; all that follow are among them."""
    years: list[int]
    """By kept: what a year does to trust, tenths."""
    isolated: list[Target]
    at_work: list[Target]
    """All kept who are not isolated."""
    read_at_work: Getter
    leaky: list[tuple[Target, int]]
    """Those whose treatment lets secrets out, and how much of them, ppm."""
    read_leaky: Getter
    """Reads a column by place, such as trust."""
    pasts: list[Target]
    """Those integrated at home who have a dossier."""
    read_pasts: Getter
    hazards: list[int]
    """By past: the hazard, ppm, it runs in a turn of surfacing."""
    marks: list[int]
    """By past: where in a million of hazard it surfaces, one draw by name."""
    taught: tuple[int, ...]
    """The disciplines in which those integrated at home can teach."""
    groups: list[Target]
    read_groups: Getter
    shares: tuple[int, ...]
    """By group: the share, ppm, of its engineers that is to count in the workforce."""
    levels: tuple[int, ...] = ()
    """The levels of German technologies when `privy` was worked out."""
    privy: tuple[int, ...] = ()
    """By captive at work: the highest of these levels in their disciplines."""


def roster_of(world: World, index: int, side: Side) -> Roster:
    """A side's roster: last turn's, where its books have not changed."""
    books = _books(world, side)
    known: tuple[Books, Roster] | None = world.draws.get(("roster", index))
    if known is not None and known[0] == books:
        return known[1]
    people, groups, treatments, *_ = books
    found = _sort(world, side, index + 1, list(zip(captives_of(world.rules), (*people, *groups), treatments)))
    world.draws["roster", index] = books, found
    return found


def roster_of_one(world: World, index: int, side: Side, captive: Target) -> Roster:
    """A roster of only one captive, whom a side holds."""
    return _sort(world, side, index + 1, [(captive, index + 1, side.treatment[captive.place])])


def _books(world: World, side: Side) -> Books:
    rules, state = world.rules, world.state
    readers: tuple[Getter, Getter, Getter] | None = rules.machinery.get("captive_books")
    if readers is None:
        captives = captives_of(rules)
        people = several([one.person for one in captives if one.person >= 0])
        lots = several([one.lot for one in captives if one.person < 0])
        readers = rules.machinery["captive_books"] = people, lots, several([one.place for one in captives])
    people, lots, places = readers
    treatments = places(side.treatment)
    return people(state.holder), lots(state.lot_holder), treatments, tuple(side.abroad), tuple(side.dossier)


def _sort(world: World, side: Side, me: int, entries: list[tuple[Target, int, int]]) -> Roster:
    """Sorts captives, each with holder and treatment, for a side (its index plus one)."""
    rules = world.rules
    mine = [(one, how) for one, holder, how in entries if holder == me]
    kept = [(one, how) for one, how in mine if KEPT[how]]
    at_work = [(one, how) for one, how in kept if how != ISOLATE]
    at_home = [one for one, how in at_work if how == INTEGRATE and not side.abroad[one.index]]
    pasts = [one for one in at_home if side.dossier[one.index]]
    groups = [(one, how) for one, how in kept if one.lot >= 0]
    leaks, access, years = leak_table(rules), treatment_table(rules)[0], _years(rules)
    leaky = [(one, leaks[how]) for one, how in at_work if leaks[how]]
    hazard, months = rules.numbers.captives.surface, rules.scenario.turn_months
    return Roster(
        strays=[one for one, holder, how in entries if how and holder != me],
        newcomers=[one for one, how in mine if how == NONE],
        home=[one for one, how in mine if how == HOME],
        kept=[one for one, _ in kept],
        years=[years[NONE if side.abroad[one.index] else how] for one, how in kept],
        isolated=[one for one, how in kept if how == ISOLATE],
        at_work=[one for one, _ in at_work],
        read_at_work=several([one.index for one, _ in at_work]),
        leaky=leaky,
        read_leaky=several([one.place for one, _ in leaky]),
        pasts=pasts,
        read_pasts=several([one.index for one in pasts]),
        hazards=[side.dossier[one.index] * hazard * months // 12 for one in pasts],
        marks=[chance(world.state.seed, "surface", one.id, 0) for one in pasts],
        taught=tuple(dict.fromkeys([discipline for one in at_home for discipline, _ in one.skills])),
        groups=[one for one, _ in groups],
        read_groups=several([one.index for one, _ in groups]),
        shares=tuple([access[how] for _, how in groups]),
    )


def _years(rules: Rules) -> tuple[int, ...]:
    """By treatment: what a year does to trust, tenths. In place of none what it does at the institute."""
    found: tuple[int, ...] | None = rules.machinery.get("trust_years")
    if found is None:
        ways = [treatment_numbers(rules, how).trust_year for how in (INTEGRATE, ISOLATE, PARALLEL)]
        found = rules.machinery["trust_years"] = (rules.numbers.capture.institute_trust, *ways)
    return found


def german_levels(rules: Rules, side: Side) -> tuple[int, ...]:
    """The levels of all technologies that came from Germany."""
    return _german(rules)[1](side.trl)


def _german(rules: Rules) -> tuple[list[int], Getter]:
    """The disciplines of technologies that came from Germany, and how a column is read at their places."""
    found: tuple[list[int], Getter] | None = rules.machinery.get("german_technologies")
    if found is None:
        german = [(place, one.discipline) for place, one in enumerate(rules.technologies) if one.german]
        disciplines = [rules.discipline_index[discipline] for _, discipline in german]
        found = rules.machinery["german_technologies"] = disciplines, several([place for place, _ in german])
    return found


def privy_to(rules: Rules, levels: tuple[int, ...], captives: list[Target]) -> tuple[int, ...]:
    """By captive: the highest of the levels of German technologies that is in their disciplines."""
    tops = [0] * len(rules.discipline_index)
    for discipline, level in zip(_german(rules)[0], levels):
        if level > tops[discipline]:
            tops[discipline] = level
    return tuple([max([tops[discipline] for discipline, _ in one.skills], default=0) for one in captives])
