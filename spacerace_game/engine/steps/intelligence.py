"""Intelligence: what a side comes to believe about its rivals' dates, and what looking costs."""

from __future__ import annotations

from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.facts import EstimateArrived, SourceLost
from spacerace_game.engine.money import Bill, normal_rate, work_of
from spacerace_game.engine.state import SOURCES, Side
from spacerace_game.engine.world import World, by_luck
from spacerace_game.spec.rules import Rules

SOURCE_PRICE = (2_000, 8_000, 25_000, 60_000)
"""Thousands a year."""
SOURCE_QUALITY = (5, 10, 20, 40)
QUARTER = 91
UNKNOWN_QUARTERS = 24


def run_sources(world: World) -> None:
    """Sources are paid and bring in estimates of two milestones a quarter; overflights may be lost."""
    for index, side in enumerate(world.state.sides):
        for rival in by_luck(world.rules):
            if rival != index:
                _pay_sources(world, index, side, rival)
                _bring_in(world, index, side, rival)


def _pay_sources(world: World, index: int, side: Side, rival: int) -> None:
    for number, name in enumerate(SOURCES):
        place = rival * len(SOURCES) + number
        if not side.sources[place]:
            continue
        price = SOURCE_PRICE[number] * world.rules.scenario.turn_months // 12
        price = price * world.rules.sides[index].prices // PPM
        if not world.pay(index, Bill(0, price), ("source", name)):
            side.sources[place] = 0
            world.emit(SourceLost(world.period.last, world.name(index), name, world.name(rival)))
        elif name == "overflights":
            age = world.turn + 1 - side.sources[place]
            odds = world.rules.numbers.intelligence.shot_down * (4 + age) // 8
            luck = world.rules.luck
            if chance(world.state.seed, "overflight", luck[index], luck[rival], age) < odds:
                side.sources[place] = 0
                by = world.rules.numbers.intelligence.shot_down_support
                world.move(index, "support", by, "intelligence", ("source", name))
                world.emit(SourceLost(world.period.last, world.name(index), name, world.name(rival)))


def quality(rules: Rules, sides: list[Side], index: int, rival: int) -> int:
    """How well a side sees a rival, 0 to 100: what anyone sees, its sources, less the rival's secrecy."""
    numbers = rules.numbers.intelligence
    side, other = sides[index], sides[rival]
    seen = numbers.announced if other.custom == 0 else numbers.announced // 4
    for number in range(len(SOURCES)):
        if side.sources[rival * len(SOURCES) + number]:
            seen += SOURCE_QUALITY[number]
    return max(0, min(100, seen - other.secrecy * numbers.secrecy_quality))


def _bring_in(world: World, index: int, side: Side, rival: int) -> None:
    rules, state = world.rules, world.state
    milestones = watched_milestones(rules)
    if not milestones:
        return
    sharpness = quality(rules, state.sides, index, rival)
    numbers = rules.numbers.intelligence
    error = max(45, (numbers.date_error * numbers.date_gain - sharpness) * QUARTER // numbers.date_gain)
    width = len(rules.scenario.milestones)
    for step in range(2):
        milestone = milestones[(world.turn * 2 + step) % len(milestones)]
        if state.sides[rival].shown[milestone]:
            continue
        true_day = world.period.last + QUARTER * quarters_to(world, rival, milestone)
        name = rules.scenario.milestones[milestone].id
        key = (rules.luck[index], rules.luck[rival], name)
        noise = draw(state.seed, 2001, "noise", *key) - 1000
        bias = draw(state.seed, 2 * numbers.bias + 1, "bias", *key[:2]) - numbers.bias
        ahead = true_day - world.period.last
        place = rival * width + milestone
        believed = true_day + error * noise // 1000 + ahead * bias // PPM
        side.estimate[place] = max(world.period.last + 1, believed)
        side.estimate_error[place] = error
        side.estimate_turn[place] = world.turn + 1
        if world.facts is not None:
            args = (world.name(rival), name, side.estimate[place], error, sharpness)
            world.emit(EstimateArrived(world.period.last, world.name(index), *args))


def watched_milestones(rules: Rules) -> tuple[int, ...]:
    """The milestones an agency bothers to estimate: those worth ten points and more."""
    found = rules.machinery.get("watched_milestones")
    if found is None:
        found = tuple(place for place, m in enumerate(rules.scenario.milestones) if m.first >= 100)
        rules.machinery["watched_milestones"] = found
    return found


def quarters_to(world: World, index: int, milestone: int) -> int:
    """How far a side is from a milestone, quarters, by what it has on hand: a flight, hardware, programs."""
    rules, side = world.rules, world.state.sides[index]
    best = UNKNOWN_QUARTERS
    for mission in rules.milestone_missions[milestone]:
        for flight in side.flights:
            if flight.mission == mission:
                best = min(best, max(0, (flight.day - world.period.last) // QUARTER))
        for way in rules.ways[mission]:
            places = [rules.vehicle_item[way.vehicle]]
            if way.spacecraft >= 0:
                places.append(rules.spacecraft_item[way.spacecraft])
            left = 3
            for place in places:
                left = max(left, _left(rules, side, place) + 2)
            best = min(best, left)
    return best


def _left(rules: Rules, side: Side, place: int) -> int:
    if side.ready[place]:
        return 0
    for program in side.programs:
        if program.item == place:
            item = rules.items[place]
            todo = work_of(rules, item, program.ground) - side.done[place]
            return max(1, todo // normal_rate(rules, item, program.ground))
    return UNKNOWN_QUARTERS - 2
