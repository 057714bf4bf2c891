"""Ways to milestones: what a side must still learn, build and pay for each."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.engine import View
from spacerace_game.engine.money import work_of
from spacerace_game.spec.rules import TECHNOLOGY, Rules, Way

MOST_ROADS = 4
"""Roads to a milestone that are worth comparing."""
GROUND = 3
"""The level of ground test that a careful chief buys."""


@dataclass(frozen=True, slots=True)
class Road:
    """One way to a milestone: a kind of flight, and every item it takes, prerequisites first."""

    milestone: int
    mission: int
    vehicle: int
    spacecraft: int
    items: tuple[int, ...]


def roads(rules: Rules, side: int) -> tuple[Road, ...]:
    """All roads open to a side, worked out once per rules."""
    key = f"roads:{side}"
    found: tuple[Road, ...] | None = rules.machinery.get(key)
    if found is None:
        found = tuple(_roads(rules, side))
        rules.machinery[key] = found
    return found


def _roads(rules: Rules, side: int) -> list[Road]:
    """The cheapest few roads to each milestone, reckoned from nothing."""
    found: list[Road] = []
    name = rules.sides[side].id
    works = [work_of(rules, item, 0) for item in rules.items]
    for milestone, missions in enumerate(rules.milestone_missions):
        here: list[Road] = []
        for mission in missions:
            spec = rules.missions[mission]
            for way in rules.ways[mission]:
                if name not in rules.vehicles[way.vehicle].sides:
                    continue
                if way.spacecraft >= 0 and name not in rules.spacecraft[way.spacecraft].sides:
                    continue
                items: dict[int, None] = {}
                for need in spec.technologies:
                    _close(rules, rules.item_index[need.technology], items)
                if spec.target is not None:
                    first = target_way(rules, mission, name)
                    if first is None:
                        continue
                    _close_way(rules, *first, items)
                _close_way(rules, mission, way, items)
                here.append(Road(milestone, mission, way.vehicle, way.spacecraft, tuple(items)))
        here.sort(key=lambda road: sum([works[item] for item in road.items]))
        found += here[:MOST_ROADS]
    return found


def target_way(rules: Rules, mission: int, side: str) -> tuple[int, Way] | None:
    """The flight that this one is to meet, by the cheapest way of a side; None where it is a rival's or has no way."""
    spec = rules.missions[mission]
    if spec.target is None or spec.target_side != "self":
        return None
    wanted = rules.mission_index[spec.target]
    ways = [
        way
        for way in rules.ways[wanted]
        if side in rules.vehicles[way.vehicle].sides
        and (way.spacecraft < 0 or side in rules.spacecraft[way.spacecraft].sides)
    ]
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


def work_left(view: View) -> list[int]:
    """By item: the work still to do, thousands; 0 for what is ready or good enough."""
    rules, own = view.rules, view.own
    left = []
    for item in rules.items:
        if item.kind == TECHNOLOGY:
            done = own.trl[item.place] >= 6
        else:
            done = own.ready[item.index] > 0
        left.append(0 if done else max(1, work_of(rules, item, 0) - own.done[item.index]))
    return left


def missing(view: View, road: Road) -> list[int]:
    """The items of a road that are still to be done, prerequisites first."""
    own, rules = view.own, view.rules
    return [
        item
        for item in road.items
        if (own.trl[rules.items[item].place] < 6 if rules.items[item].kind == TECHNOLOGY else not own.ready[item])
    ]
