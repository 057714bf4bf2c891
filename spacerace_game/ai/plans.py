"""Roads to milestones: what a side must still learn, build and pay for a flight, and what the flight is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from spacerace_game.engine import Desk, View
from spacerace_game.engine.money import quarters_of, work_of
from spacerace_game.engine.orders_flights import agreed
from spacerace_game.engine.steps.military import HEAVY, LIGHT, warhead_class
from spacerace_game.engine.work import early_research
from spacerace_game.spec.rules import FACILITY, TECHNOLOGY, Rules, Way

PPM = 1_000_000
SIZES = frozenset(("heavy", "light"))
MOST_ROADS = 2
"""Ways to fly a mission that are worth comparing."""
GROUND = 3
"""The level of ground test that a careful chief buys."""
PHASE = 880_000
"""The guess at a phase's chance before anything is built, ppm: what comes late in a flight is less sure."""
REQUIREMENT, LATE = 250, 150
"""What meeting a customer's requirement is worth beside the prestige, tenths: in time, and late."""
FLIGHTS = 2
"""Flights that a goal is reckoned to take."""
UNKNOWN = 1 << 40
"""A wait that is not worked out yet."""
_ratio = attrgetter("ratio")


@dataclass(frozen=True, slots=True, eq=False)
class Road:
    """One way to fly a mission, the milestones it reaches, and every item it takes, prerequisites first."""

    mission: int
    vehicle: int
    spacecraft: int
    milestones: tuple[int, ...]
    chances: tuple[int, ...]
    """By milestone: the chance of its phase as one guesses it before anything is built, ppm."""
    requirements: tuple[int, ...]
    """What customers ask for and the flight shows."""
    items: tuple[int, ...]
    places: tuple[tuple[int, ...], ...]
    """Facilities: of each group one is enough, the cheapest first. The first group are pads."""
    pair: bool
    """Whether it takes two flights of one's own, of which the second meets the first."""
    flying: int
    """The price of the flights it is reckoned to take, thousands at American prices."""
    sizes: frozenset[str]
    """For which bombs its missiles are sized: a road may be closed by the sizing decision."""
    aims: tuple[int, ...]
    """What it leads to: milestones, and requirements as negative numbers."""
    whole: frozenset[int]
    """Its items as a set."""
    technologies: tuple[int, ...]
    """Those of its items that are researched."""
    pick: Any
    """Picks the items of the road out of a list of all."""
    shared: Any
    """Picks those of them that every road of its mission takes."""
    rest: Any
    """Picks the others."""


def roads(rules: Rules, side: int) -> tuple[tuple[Road, ...], ...]:
    """By mission that reaches a milestone or meets a requirement: the cheapest few roads, worked out once per rules."""
    key = f"roads:{side}"
    found: tuple[tuple[Road, ...], ...] | None = rules.machinery.get(key)
    if found is None:
        every = (_cheapest(some) for some in _every_road(rules, side))
        found = tuple(tuple(_with_shares(some)) for some in every if some)
        rules.machinery[key] = found
    return found


def by_roads(rules: Rules, side: int) -> tuple[tuple[int, tuple[Road, ...]], ...]:
    """Vehicles that lie on none of the cheapest roads, with all that they could fly: nobody who reckons builds them.

    Who takes over a campaign may have them all the same, and asks no more than whether they stand ready.
    """
    key = f"by-roads:{side}"
    found: tuple[tuple[int, tuple[Road, ...]], ...] | None = rules.machinery.get(key)
    if found is None:
        taken = {road.vehicle for group in roads(rules, side) for road in group}
        left: dict[int, list[Road]] = {}
        for some in _every_road(rules, side):
            for road in some:
                if road.vehicle not in taken:
                    left.setdefault(road.vehicle, []).append(_of_hardware(rules, road))
        found = tuple((vehicle, tuple(some)) for vehicle, some in left.items())
        rules.machinery[key] = found
    return found


def _of_hardware(rules: Rules, road: Road) -> Road:
    """A road of which only the vehicle and the spacecraft are asked for."""
    items = [rules.vehicle_item[road.vehicle]]
    items += [rules.spacecraft_item[road.spacecraft]] if road.spacecraft >= 0 else []
    pick = _picker(items)
    return replace(
        road, items=tuple(items), whole=frozenset(items), technologies=(), pick=pick, shared=pick, rest=_picker(())
    )


def _every_road(rules: Rules, side: int) -> list[list[Road]]:
    """By mission: all its roads, the cheapest first, worked out once per rules."""
    key = f"every-road:{side}"
    found: list[list[Road]] | None = rules.machinery.get(key)
    if found is None:
        found = [_roads(rules, side, mission) for mission in range(len(rules.missions))]
        rules.machinery[key] = found
    return found


def _cheapest(some: list[Road]) -> list[Road]:
    """The cheapest few, of each size of missile."""
    kept: dict[frozenset[str], list[Road]] = {}
    for road in some:
        kept.setdefault(road.sizes, []).append(road)
    return [road for few in kept.values() for road in few[:MOST_ROADS]]


def _roads(rules: Rules, side: int, mission: int) -> list[Road]:
    name, spec = rules.sides[side].id, rules.missions[mission]
    milestones = rules.mission_milestones[mission]
    chances = tuple(_guess(rules, mission, milestone) for milestone in milestones)
    feats = {feat for phase in spec.phases for feat in phase.feats}
    asked = tuple(n for n, one in enumerate(rules.scenario.requirements) if one.side == name and one.feat in feats)
    found: list[tuple[int, Road]] = []
    if not (milestones or asked) or any(
        side not in rules.items[rules.item_index[n.technology]].sides for n in spec.technologies
    ):
        return []
    for way in rules.ways[mission]:
        if not _open_to(rules, way, name):
            continue
        items: dict[int, None] = {}
        if spec.target is not None and spec.target_side == "self":
            first = target_way(rules, mission, name)
            if first is None:
                continue
            _close_way(rules, *first, items)
        _close_way(rules, mission, way, items)
        if any(side not in rules.items[item].sides for item in items):
            continue
        places = _places(rules, side, mission, way)
        if any(not group for group in places):
            continue
        each = rules.vehicles[way.vehicle].unit_price + spec.price
        each += rules.spacecraft[way.spacecraft].unit_price if way.spacecraft >= 0 else 0
        some = tuple(items)
        sizes = frozenset(size for item in some if (size := warhead_class(rules, rules.items[item])) is not None)
        pair, flying = spec.target is not None and spec.target_side == "self", FLIGHTS * each
        road = Road(
            mission,
            way.vehicle,
            way.spacecraft,
            milestones,
            chances,
            asked,
            some,
            places,
            pair,
            flying,
            sizes,
            (*milestones, *(-1 - one for one in asked)),
            frozenset(some),
            tuple(item for item in some if rules.items[item].kind == TECHNOLOGY),
            _picker(some),
            _picker(()),
            _picker(some),
        )
        found.append((sum(work_of(rules, rules.items[item], 0) for item in some) + road.flying, road))
    found.sort(key=lambda one: one[0])
    return [road for _, road in found]


def _picker(items: Sequence[int]) -> Any:
    """Picks the items out of a list of all, as something that can be summed."""
    if len(items) > 1:
        return itemgetter(*items)
    return itemgetter(slice(items[0], items[0] + 1) if items else slice(0))


def _with_shares(group: list[Road]) -> list[Road]:
    """The roads of a mission, which know what they share."""
    if not group:
        return group
    common = frozenset.intersection(*[road.whole for road in group])
    shared = _picker(sorted(common))
    return [replace(road, shared=shared, rest=_picker(sorted(road.whole - common))) for road in group]


def _guess(rules: Rules, mission: int, milestone: int) -> int:
    """The chance that a flight gets as far as a milestone, ppm, if each phase goes well as often as the last."""
    chance = PPM
    for phase in rules.missions[mission].phases:
        chance = chance * PHASE // PPM
        if any(milestone in rules.feat_milestones.get(feat, ()) for feat in phase.feats):
            break
    return chance


def _open_to(rules: Rules, way: Way, side: str) -> bool:
    return side in rules.vehicles[way.vehicle].sides and (
        way.spacecraft < 0 or side in rules.spacecraft[way.spacecraft].sides
    )


def _places(rules: Rules, side: int, mission: int, way: Way) -> tuple[tuple[int, ...], ...]:
    """Groups of facilities: pads heavy enough, then each kind of place that the mission asks for."""
    grade = rules.vehicles[way.vehicle].grade
    mine = [
        (place.price, item, place)
        for place, item in zip(rules.facilities, rules.facility_item)
        if side in rules.items[item].sides
    ]
    mine.sort(key=lambda one: one[:2])
    groups = [tuple(item for _, item, place in mine if place.kind == "pad" and place.grade >= grade)]
    for wanted in rules.missions[mission].facilities:
        groups.append(tuple(item for _, item, place in mine if wanted in (place.id, f"kind:{place.kind}")))
    return tuple(groups)


def target_way(rules: Rules, mission: int, side: str) -> tuple[int, Way] | None:
    """The flight that this one is to meet, by the cheapest way of a side; None where it is a rival's or has no way."""
    spec = rules.missions[mission]
    if spec.target is None or spec.target_side != "self":
        return None
    wanted = rules.mission_index[spec.target]
    ways = [way for way in rules.ways[wanted] if _open_to(rules, way, side)]
    if not ways:
        return None
    crafts = rules.spacecraft
    cheapest = min(
        ways,
        key=lambda way: (
            rules.vehicles[way.vehicle].price + (crafts[way.spacecraft].price if way.spacecraft >= 0 else 0),
            rules.vehicles[way.vehicle].id,
        ),
    )
    return wanted, cheapest


def _close_way(rules: Rules, mission: int, way: Way, items: dict[int, None]) -> None:
    """Adds all that a way to fly a mission takes."""
    for need in rules.missions[mission].technologies:
        _close(rules, rules.item_index[need.technology], items)
    _close(rules, rules.vehicle_item[way.vehicle], items)
    if way.spacecraft >= 0:
        _close(rules, rules.spacecraft_item[way.spacecraft], items)


def _close(rules: Rules, item: int, items: dict[int, None]) -> None:
    """Adds an item after everything it needs."""
    if item in items:
        return
    spec = rules.items[item]
    for before in spec.after:
        _close(rules, before, items)
    for technology, _ in spec.needs:
        _close(rules, rules.technology_item[technology], items)
    items[item] = None


# ---- what is left of them ----------------------------------------------------------------------------------


def work_left(view: View) -> list[int]:
    """By item: the work still to do, thousands; 0 for what is ready or good enough."""
    rules, own = view.rules, view.own
    whole, items = _whole(rules), range(len(rules.items))
    left = whole.copy()
    for item in compress(items, own.done):
        left[item] = max(1, whole[item] - own.done[item])
    for item in compress(items, own.ready):
        left[item] = 0
    top = rules.numbers.work.ground_trl
    for level, item in zip(own.trl, rules.technology_item):
        if level >= top:
            left[item] = 0
    for item, takes in zip(rules.technology_item, early_research(rules)):
        if view.turn < len(takes):
            left[item] = left[item] * takes[view.turn] // PPM
    return left


def _whole(rules: Rules) -> list[int]:
    found: list[int] | None = rules.machinery.get("whole-works")
    if found is None:
        found = [max(1, work_of(rules, item, 0)) for item in rules.items]
        rules.machinery["whole-works"] = found
    return found


def missing(left: list[int], road: Road) -> list[int]:
    """The items of a road that are still to be done, prerequisites first; places are not among them."""
    return [item for item in road.items if left[item]]


def places_missing(desk: Desk, road: Road) -> list[int]:
    """The cheapest of each kind of place the road's flight needs and there is none of: a pad, a tracking net.

    Who is to meet another in orbit needs places for two launches.
    """
    ready = desk.side.ready
    wanted = []
    for group in road.places:
        for item in group:
            if ready[item]:
                break
        else:
            begun = [item for item in group if desk.program_on(item) is not None]
            wanted.append(begun[0] if begun else group[0])
    if not wanted and road.pair:
        pads = road.places[0]
        if sum(desk.rules.facilities[desk.rules.items[item].place].at_once for item in pads if ready[item]) < 2:
            wanted += [item for item in pads if not ready[item]][:1]
    return wanted


def worths(view: View) -> list[int]:
    """By milestone: what reaching it now is worth, tenths of prestige; 0 for what one has.

    Services and stations are reckoned with the legacy they leave; a feat outdone by a greater one counts less.
    """
    rules, reached = view.rules, view.own.reached
    outdone = rules.numbers.politics.outdone
    shown = [max(days) for days in zip(*[public.shown for public in view.public])]
    found = []
    for mine, others, (first, second, legacy, greater) in zip(reached, shown, _prices(rules)):
        if mine:
            found.append(0)
            continue
        worth = second if others else first
        if greater and any(shown[one] for one in greater):
            worth = worth * outdone // PPM
        found.append(worth + legacy)
    return found


def _prices(rules: Rules) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """By milestone: what the first and the second get, what it leaves, and what outdoes it; worked out once."""
    found: list[tuple[int, int, int, tuple[int, ...]]] | None = rules.machinery.get("milestone-prices")
    if found is None:
        found = [
            (one.first, one.second, one.legacy, tuple(rules.milestone_index[greater] for greater in one.outdone_by))
            for one in rules.scenario.milestones
        ]
        rules.machinery["milestone-prices"] = found
    return found


def requirements(view: View) -> list[int]:
    """By requirement: what meeting it now is worth beside the prestige of it, tenths."""
    name, today, found = view.name, view.period.first, []
    for one, state, answer in zip(view.rules.scenario.requirements, view.own.demand, view.own.tender):
        if state == 1 or one.side != name or one.posted > today:
            found.append(0)
        else:
            found.append(LATE if state == 2 or answer == 2 else REQUIREMENT)
    return found


def _sized(view: View) -> frozenset[str]:
    """For which bombs missiles may be built, or may still be decided on."""
    if view.own.sizing == HEAVY:
        return frozenset(("heavy",))
    return frozenset(("light",)) if view.own.sizing == LIGHT else SIZES


@dataclass(slots=True, eq=False)
class Prospect:
    """A road with what it is worth today and what it still costs. Not frozen: a turn makes hundreds of them."""

    road: Road
    worth: int
    """Tenths."""
    cost: int
    """Work and flights still to pay, thousands at American prices."""
    ratio: int
    """Worth for what it costs."""


def prospects(view: View, left: list[int]) -> list[Prospect]:
    """Every road to something worth having, the best ratio of worth to cost first."""
    worth, wanted = worths(view), requirements(view)
    found = []
    closed = SIZES - _sized(view)
    for group in (*roads(view.rules, view.side), *_in_hand(view)):
        value = 0
        one = group[0]
        for milestone, chance in zip(one.milestones, one.chances):
            if worth[milestone]:
                value += worth[milestone] * chance // PPM
        for requirement in one.requirements:
            value += wanted[requirement]
        if value and agreed(view, one.mission):
            scaled, shared = value * 1_000_000, sum(one.shared(left))
            for road in group:
                if not closed or closed.isdisjoint(road.sizes):
                    cost = shared + sum(road.rest(left)) + road.flying
                    found.append(Prospect(road, value, cost, scaled // (2_000 + cost)))
    found.sort(key=_ratio, reverse=True)
    return found


def _in_hand(view: View) -> list[tuple[Road, ...]]:
    """Roads that lie beside the cheapest ones, but could be flown with what stands ready."""
    rules, ready = view.rules, view.own.ready
    found: list[tuple[Road, ...]] = []
    for vehicle, some in by_roads(rules, view.side):
        if ready[rules.vehicle_item[vehicle]]:
            found += [(one,) for one in some if one.spacecraft < 0 or ready[rules.spacecraft_item[one.spacecraft]]]
    return found


def waits_unknown(left: list[int]) -> list[int]:
    """By item: quarters until it can be ready; what is not known yet waits for ever, what is ready does not wait."""
    return [UNKNOWN if work else 0 for work in left]


def quarters_left(rules: Rules, left: list[int], road: Road, waits: list[int]) -> int:
    """Quarters until the last item of a road can be ready, if money and people suffice.

    Research takes its normal time; hardware can begin once its technologies stand at the level of a frozen design,
    which is about half their time, and ends no sooner than they do. `waits` keeps what was worked out before.
    """
    latest = int(max(road.pick(waits)))
    if latest < UNKNOWN:
        return latest
    steps = _steps(rules)
    for item in road.items:
        if waits[item] == UNKNOWN:
            quarters, work, after, technologies = steps[item]
            end = 0
            for technology in technologies:
                if waits[technology] > end:
                    end = waits[technology]
            own = end // 2 - (-quarters * left[item] // work)
            for before in after:
                if waits[before] > end:
                    end = waits[before]
            waits[item] = own if own > end else end + 1
    return int(max(road.pick(waits)))


class Step(NamedTuple):
    """What the time of an item depends on."""

    quarters: int
    """Its normal time, with the tests of a careful chief."""
    work: int
    """All of it, thousands."""
    after: tuple[int, ...]
    technologies: tuple[int, ...]
    """As items."""


def _steps(rules: Rules) -> list[Step]:
    """By item: what its time depends on, worked out once."""
    found: list[Step] | None = rules.machinery.get("steps-of-roads")
    if found is None:
        found = [
            Step(
                quarters_of(rules, item, 0 if item.kind in (TECHNOLOGY, FACILITY) else GROUND),
                whole,
                tuple(item.after),
                tuple(rules.technology_item[technology] for technology, _ in item.needs),
            )
            for item, whole in zip(rules.items, _whole(rules))
        ]
        rules.machinery["steps-of-roads"] = found
    return found
