"""What lies on the road to a milestone, and what counts as watching: the works that bound money may pay for."""

from __future__ import annotations

from spacerace_game.engine.state import Flight, Side
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, Item, Rules, Way


def on_road(rules: Rules, index: int, milestone: int) -> frozenset[str]:
    """The names of all a side may work on or fly on a reasonable way to a milestone: items and designs.

    Reasonable is what costs, from nothing, at most twice what the cheapest way does.
    """
    known: dict[tuple[int, int], frozenset[str]] = rules.machinery.setdefault("on_road", {})
    found = known.get((index, milestone))
    if found is None:
        names: set[str] = set()
        ways: list[tuple[int, Way, tuple[int, ...]]] = []
        for mission in rules.milestone_missions[milestone]:
            for way in ways_of(rules, index, mission):
                items = items_of(rules, index, mission, way)
                price = sum(rules.items[item].price for item in items if rules.items[item].kind != FACILITY)
                ways.append((price, way, items))
        cheapest = min((price for price, _, _ in ways), default=0)
        for price, way, items in ways:
            if price <= 2 * cheapest:
                names.update(rules.items[item].id for item in items)
                names.update(rules.designs[design].id for design in rules.vehicle_designs[way.vehicle])
                if way.spacecraft >= 0:
                    names.add(rules.designs[rules.spacecraft_design[way.spacecraft]].id)
        found = known[index, milestone] = frozenset(names)
    return found


def ways_of(rules: Rules, index: int, mission: int) -> list[Way]:
    """The ways to fly a mission that a side may develop."""
    name = rules.sides[index].id
    return [
        way
        for way in rules.ways[mission]
        if name in rules.vehicles[way.vehicle].sides
        and (way.spacecraft < 0 or name in rules.spacecraft[way.spacecraft].sides)
    ]


def items_of(rules: Rules, index: int, mission: int, way: Way) -> tuple[int, ...]:
    """All items that a way to fly a mission takes: hardware, technologies, pads and other places."""
    found: dict[int, None] = {}
    spec = rules.missions[mission]
    _close(rules, rules.vehicle_item[way.vehicle], found)
    if way.spacecraft >= 0:
        _close(rules, rules.spacecraft_item[way.spacecraft], found)
    for need in spec.technologies:
        _close(rules, rules.item_index[need.technology], found)
    grade = rules.vehicles[way.vehicle].grade
    for place, number in zip(rules.facilities, rules.facility_item):
        if index in rules.items[number].sides:
            wanted = place.id in spec.facilities or f"kind:{place.kind}" in spec.facilities
            if wanted or (place.kind == "pad" and place.grade >= grade):
                found[number] = None
    return tuple(found)


def _close(rules: Rules, item: int, found: dict[int, None]) -> None:
    if item in found:
        return
    spec: Item = rules.items[item]
    for before in spec.after:
        _close(rules, before, found)
    for technology, _ in spec.needs:
        _close(rules, rules.technology_item[technology], found)
    found[item] = None


def names_of(rules: Rules, flight: Flight) -> tuple[str, ...]:
    """The names of all that a flight takes: vehicle, mission and spacecraft."""
    known: dict[tuple[int, int, int], tuple[str, ...]] = rules.machinery.setdefault("flight_names", {})
    key = (flight.vehicle, flight.mission, flight.spacecraft)
    found = known.get(key)
    if found is None:
        found = (rules.vehicles[flight.vehicle].id, rules.missions[flight.mission].id)
        if flight.spacecraft >= 0:
            found = (*found, rules.spacecraft[flight.spacecraft].id)
        known[key] = found
    return found


def watching(rules: Rules) -> frozenset[str]:
    """The names of what watches from orbit: military spacecraft, their missions and designs, satellites as a source."""
    found: frozenset[str] | None = rules.machinery.get("watching")
    if found is None:
        names = {"satellites"}
        for item in rules.items:
            if item.kind == SPACECRAFT and item.military:
                names |= {item.id, rules.designs[rules.spacecraft_design[item.place]].id}
        names |= {m.id for m in rules.missions if m.customer == "military" and m.destination == "orbit"}
        found = frozenset(names)
        rules.machinery["watching"] = found
    return found


def take(rules: Rules, index: int, side: Side, civil: int, military: int, names: tuple[str, ...]) -> tuple[int, int]:
    """Pays a bill for the things named, military work from tied money first, bound money before free.

    Returns what came from the free and the tied purse; (−1, −1) and nothing paid if it cannot be met.
    """
    tied, watches = side.tied, False
    if side.watch and military:
        watches = not watching(rules).isdisjoint(names)
        if not watches:
            tied = tied - side.watch if tied > side.watch else 0
    from_tied = military if military < tied else tied
    from_free = civil + military - from_tied
    held, bound = 0, False
    if side.promises and from_free:
        for promise in side.promises:
            if promise.bound:
                if on_road(rules, index, promise.milestone).isdisjoint(names):
                    held += promise.bound
                else:
                    bound = True
    if from_free > side.free - held:
        return -1, -1
    side.tied -= from_tied
    side.free -= from_free
    if watches:
        side.watch = max(0, side.watch - from_tied)
    if bound:
        _spend_bound(rules, index, side, from_free, names)
    return from_free, from_tied


def _spend_bound(rules: Rules, index: int, side: Side, left: int, names: tuple[str, ...]) -> None:
    promises = side.promises
    for place, promise in enumerate(promises):
        if left and promise.bound and not on_road(rules, index, promise.milestone).isdisjoint(names):
            spent = min(left, promise.bound)
            left -= spent
            promises = [*promises[:place], promise._replace(bound=promise.bound - spent), *promises[place + 1 :]]
    side.promises = promises


def clip_bound(side: Side) -> None:
    """Nothing is bound that is not there: what payroll or a choice has taken is gone."""
    left = side.free
    promises = []
    for promise in side.promises:
        held = min(promise.bound, left)
        left -= held
        promises.append(promise if held == promise.bound else promise._replace(bound=held))
    side.promises = promises
    side.watch = min(side.watch, side.tied)
