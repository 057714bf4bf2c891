"""Rosters: the captives that a side holds, sorted by what a turn brings them.

Who is held, how and where changes seldom, so a side's roster stands from turn to turn until its books say
something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from spacerace_game.engine.captives import (
    HOME,
    INTEGRATE,
    ISOLATE,
    NONE,
    Target,
    captives_of,
    leak_table,
    treatment_table,
    treatments_of,
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
    """Whom a side holds, and whom it only has in its books."""

    strays: list[Target] = field(default_factory=list)
    """Those in its books whom it does not hold."""
    newcomers: list[Target] = field(default_factory=list)
    """Those it holds and has in no book yet."""
    home: list[Target] = field(default_factory=list)
    """Those it sent home."""
    kept: list[Target] = field(default_factory=list)
    """Those it treats in any other way; all that follow are among them."""
    isolated: list[Target] = field(default_factory=list)
    at_work: list[Target] = field(default_factory=list)
    """All kept who are not isolated."""
    leaky: list[tuple[Target, int]] = field(default_factory=list)
    """Those whose treatment lets secrets out, and how much of them, ppm."""
    pasts: list[tuple[Target, int, int]] = field(default_factory=list)
    """Those integrated at home who have a dossier: the hazard it runs in a turn, and where in it it surfaces, ppm."""
    taught: dict[int, None] = field(default_factory=dict)
    """The disciplines in which those integrated at home can teach."""
    groups: list[Target] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    """By group: the share, ppm, of its engineers that is to count in the workforce."""
    tops: list[int] = field(default_factory=list)
    """By discipline: the highest level of German technologies when `privy` was worked out."""
    privy: list[int] = field(default_factory=list)
    """By captive at work: the highest of these levels in their disciplines."""


def roster_of(world: World, index: int, side: Side) -> Roster:
    """A side's roster: last turn's, where its books have not changed."""
    books = _books(world, side)
    known: tuple[Books, Roster] | None = world.draws.get(("roster", index))
    if known is not None and known[0] == books:
        return known[1]
    people, groups, treatments, *_ = books
    found = _sort(world, side, index + 1, zip(captives_of(world.rules), (*people, *groups), treatments))
    world.draws["roster", index] = books, found
    return found


def roster_of_one(world: World, index: int, side: Side, captive: Target) -> Roster:
    """A roster of only one captive, whom a side holds."""
    return _sort(world, side, index + 1, [(captive, index + 1, side.treatment[captive.place])])


def _books(world: World, side: Side) -> Books:
    rules, state = world.rules, world.state
    readers: tuple[Getter, Getter] | None = rules.machinery.get("captive_books")
    if readers is None:
        captives = captives_of(rules)
        people = several([one.person for one in captives if one.person >= 0])
        readers = rules.machinery["captive_books"] = people, several([one.lot for one in captives if one.person < 0])
    holders, lot_holders = readers[0](state.holder), readers[1](state.lot_holder)
    return holders, lot_holders, treatments_of(rules, side), tuple(side.abroad), tuple(side.dossier)


def _sort(world: World, side: Side, me: int, entries: Iterable[tuple[Target, int, int]]) -> Roster:
    """Sorts captives, each with holder and treatment, for a side, told by its index plus one."""
    rules, found, marks = world.rules, Roster(), _surface_marks(world)
    leaks, access = leak_table(rules), treatment_table(rules)[0]
    hazard, months = rules.numbers.captives.surface, rules.scenario.turn_months
    abroad, dossier, kept, at_work, taught = side.abroad, side.dossier, found.kept, found.at_work, found.taught
    for captive, holder, how in entries:
        if holder != me:
            if how:
                found.strays.append(captive)
        elif how == NONE:
            found.newcomers.append(captive)
        elif how == HOME:
            found.home.append(captive)
        else:
            kept.append(captive)
            if captive.lot >= 0:
                found.groups.append(captive)
                found.shares.append(access[how])
            if how == ISOLATE:
                found.isolated.append(captive)
                continue
            at_work.append(captive)
            if leaks[how]:
                found.leaky.append((captive, leaks[how]))
            if how == INTEGRATE and not abroad[captive.index]:
                for discipline, _ in captive.skills:
                    taught[discipline] = None
                if dossier[captive.index]:
                    ran = dossier[captive.index] * hazard * months // 12
                    found.pasts.append((captive, ran, marks[captive.index]))
    return found


def _surface_marks(world: World) -> list[int]:
    """By captive: where in a million of hazard a past surfaces, one draw by name."""
    found: list[int] | None = world.draws.get("surface")
    if found is None:
        seed = world.state.seed
        found = [chance(seed, "surface", captive.id, 0) for captive in captives_of(world.rules)]
        world.draws["surface"] = found
    return found


def privy_to(rules: Rules, side: Side, roster: Roster) -> list[int]:
    """By captive at work: the highest level of a technology that came from Germany in their disciplines."""
    tops = _german_tops(rules, side)
    if tops != roster.tops:
        readers = _skill_readers(rules)
        roster.tops, roster.privy = tops, [max(readers[captive.index](tops)) for captive in roster.at_work]
    return roster.privy


def _german_tops(rules: Rules, side: Side) -> list[int]:
    """By discipline: the highest level of a technology that came from Germany; and a 0 at the end."""
    german: list[tuple[int, int]] | None = rules.machinery.get("german_technologies")
    if german is None:
        every = enumerate(rules.technologies)
        german = [(place, rules.discipline_index[one.discipline]) for place, one in every if one.german]
        rules.machinery["german_technologies"] = german
    found, levels = [0] * (len(rules.discipline_index) + 1), side.trl
    for place, discipline in german:
        if levels[place] > found[discipline]:
            found[discipline] = levels[place]
    return found


def _skill_readers(rules: Rules) -> list[Getter]:
    """By captive: reads a column by discipline at those of their skills, and twice the 0 at its end."""
    found: list[Getter] | None = rules.machinery.get("skill_readers")
    if found is None:
        found = [itemgetter(*(skill for skill, _ in one.skills), -1, -1) for one in captives_of(rules)]
        rules.machinery["skill_readers"] = found
    return found
