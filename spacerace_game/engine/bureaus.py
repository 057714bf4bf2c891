"""Design bureaus: who can design what, how laden each is, who supplies its engines, and who quarrels."""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.state import FORMS, Program, Side
from spacerace_game.spec.rules import SPACECRAFT, VEHICLE, Item, Rules

PPM = 1_000_000
FULL_RIVALRY = 1_000
_MAKES = {VEHICLE: "vehicle", SPACECRAFT: "spacecraft"}


class Feud(NamedTuple):
    """Two bureaus of one side whose leads quarrel: rivalry grows while both work on one vehicle."""

    bureau: int
    supplier: int
    first: int
    """The leads, as people."""
    second: int


class Tables(NamedTuple):
    """What is worked out once per scenario."""

    fits: list[tuple[tuple[int, int], ...]]
    """By item: the bureaus that can lead its design, with how well they fit: what they share with it (up to 20),
    3 for its engines, 4 for its kind and 40 for an idea of their own."""
    own: list[list[tuple[tuple[int, int, int], ...]]]
    """By side and item: the bureaus of that side that can lead its design, how well they fit, and since when."""
    heavy: list[bool]
    """By item: whether it is a burden on a bureau."""
    feuds: list[tuple[Feud, ...]]
    """By item: the quarrels between a bureau that leads it and one that builds its engines."""
    kindred: list[tuple[int, ...]]
    """By item: designs that need at least half of the same technologies."""


def tables(rules: Rules) -> Tables:
    """The tables of bureaus, built once."""
    found: Tables | None = rules.machinery.get("bureaus")
    if found is None:
        light = rules.numbers.work.bureau_light
        fits = [_fits(rules, item) for item in rules.items]
        found = Tables(
            fits,
            [[_of_side(rules, side.id, places) for places in fits] for side in rules.sides],
            [item.kind in _MAKES and item.price >= light for item in rules.items],
            [_feuds(rules, item) for item in rules.items],
            _kindred(rules),
        )
        rules.machinery["bureaus"] = found
    return found


def suppliers(rules: Rules, item: Item) -> tuple[int, ...]:
    """The bureaus that build a vehicle's engines."""
    if item.kind != VEHICLE:
        return ()
    used = {stage.engine for stage in rules.vehicles[item.place].stages}
    return tuple(place for place, bureau in enumerate(rules.bureaus) if not used.isdisjoint(bureau.engines))


def _fits(rules: Rules, item: Item) -> tuple[tuple[int, int], ...]:
    makes = _MAKES.get(item.kind)
    found = []
    own = suppliers(rules, item)
    for place, bureau in enumerate(rules.bureaus):
        if makes in bureau.makes and rules.side_index[bureau.side] in item.sides:
            shared = sum(rules.discipline_index[name] in item.disciplines for name in bureau.disciplines)
            fit = 20 * shared * shared // (len(bureau.disciplines) * len(item.disciplines))
            fit += 3 * (place in own) + 4 * (bureau.makes[0] == makes) + 40 * (item.id in bureau.designs)
            found.append((place, fit))
    return tuple(found)


def _of_side(rules: Rules, side: str, fits: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int, int], ...]:
    bureaus = rules.bureaus
    return tuple((place, fit, bureaus[place].since) for place, fit in fits if bureaus[place].side == side)


def _feuds(rules: Rules, item: Item) -> tuple[Feud, ...]:
    found = []
    for supplier in suppliers(rules, item):
        for bureau, _ in _fits(rules, item):
            feud = _feud(rules, bureau, supplier)
            if feud is not None:
                found.append(feud)
    return tuple(found)


def _feud(rules: Rules, bureau: int, other: int) -> Feud | None:
    one, two = rules.bureaus[bureau], rules.bureaus[other]
    if one.side != two.side or bureau == other or one.lead is None or two.lead is None:
        return None
    first, second = rules.person_index[one.lead], rules.person_index[two.lead]
    people = rules.scenario.people
    if two.lead in people[first].quarrels or one.lead in people[second].quarrels:
        return Feud(bureau, other, first, second)
    return None


def _kindred(rules: Rules) -> list[tuple[int, ...]]:
    needs = [frozenset(t for t, _ in item.needs) if item.kind in _MAKES else frozenset() for item in rules.items]
    return [
        tuple(o for o, theirs in enumerate(needs) if mine and o != i and 2 * len(mine & theirs) >= len(mine))
        for i, mine in enumerate(needs)
    ]


def loads(rules: Rules, programs: list[Program]) -> list[int]:
    """By bureau: the designs that burden it."""
    found = [0] * len(rules.bureaus)
    heavy = tables(rules).heavy
    for program in programs:
        if heavy[program.item]:
            if program.bureau:
                found[program.bureau - 1] += 1
            if program.rival:
                found[program.rival - 1] += 1
    return found


def able(rules: Rules, index: int, day: int, item: Item, bureau: int) -> bool:
    """Whether a bureau of a side can be given a design on a day."""
    spec = rules.bureaus[bureau]
    fits = any(place == bureau for place, _ in tables(rules).fits[item.index])
    return fits and rules.side_index[spec.side] == index and spec.since <= day


def best_bureau(rules: Rules, index: int, side: Side, day: int, item: Item) -> int:
    """The bureau, plus one, that gets a design by default: the least laden, and among those the one that fits best.

    Whoever built what the design grows from fits better. A light design burdens nobody, so only fit counts.
    0 where no bureau of the side can do it.
    """
    able = tables(rules).own[index][item.index]
    if not able:
        return 0
    laden = loads(rules, side.programs) if tables(rules).heavy[item.index] else None
    made = {side.maker[before] - 1 for before in item.after} if item.after else ()
    best, score, least = 0, 0, 0
    for place, fit, since in able:
        if since <= day:
            if place in made:
                fit += 3
            load = laden[place] if laden is not None else 0
            if not best or load < least or (load == least and fit > score):
                best, score, least = place + 1, fit, load
    return best


def bureau_steps(rules: Rules, side: Side, program: Program, laden: list[int]) -> list[tuple[str, int]]:
    """What a program's bureaus do to its speed: (cause, factor in ppm) …, in the order they are applied."""
    if not program.bureau:
        return []
    known = tables(rules)
    found = []
    mine, other = program.bureau - 1, program.rival - 1
    load = laden[mine] if other < 0 else min(laden[mine], laden[other])
    if load > 1 and known.heavy[program.item]:
        work = rules.numbers.work
        found.append(("laden bureau", max(work.bureau_least, PPM - work.bureau_extra * (load - 1))))
    if other >= 0:
        found.append(("race of bureaus", PPM + rules.numbers.work.race_speed))
    rivalry = side.rivalry[mine] if other < 0 else max(side.rivalry[mine], side.rivalry[other])
    if rivalry:
        if FORMS[side.agency] == "ministry":
            rivalry //= 2
        found.append(("rivalry", PPM - rules.numbers.work.rivalry_slow * rivalry // FULL_RIVALRY))
    maker = side.maker
    for alike in known.kindred[program.item]:
        if maker[alike] and maker[alike] != program.bureau:
            hidden = side.secrecy * rules.numbers.intelligence.secrecy_imitation
            gain = rules.numbers.work.imitation * max(0, PPM - hidden) // PPM
            if gain:
                found.append(("shared drawings", PPM + gain))
            break
    return found
