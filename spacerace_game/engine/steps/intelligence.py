"""Intelligence: what a side comes to believe about its rivals' dates, and what looking costs."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.facts import EstimateArrived, PapersStolen, SourceLost
from spacerace_game.engine.money import Bill, normal_rates, works
from spacerace_game.engine.pads import pads_for
from spacerace_game.engine.state import AGENCIES, CUSTOMS, SOURCES, Side
from spacerace_game.engine.world import World, by_luck
from spacerace_game.spec.rules import TECHNOLOGY, Rules

QUARTER = 91
AHEAD = 12
"""How many of the milestones a rival has not shown yet an agency keeps in sight, the nearest first."""
UNKNOWN_QUARTERS = 24
AGENTS, SATELLITES = SOURCES.index("agents"), SOURCES.index("satellites")
MIDDLE = AGENCIES.index("middle")


def run_sources(world: World) -> None:
    """Sources are paid and bring in estimates of two milestones a quarter, papers and evidence; some are lost."""
    everyone = by_luck(world.rules)
    for index in everyone:
        side = world.state.sides[index]
        for rival in everyone:
            if rival != index:
                first = rival * len(SOURCES)
                if any(side.sources[first : first + len(SOURCES)]):
                    _pay_sources(world, index, side, rival)
                    _bring_papers(world, index, side, rival)
                    _watch(world, side, rival)
                _bring_in(world, index, side, rival)


def source_bill(rules: Rules, index: int, source: int) -> Bill:
    """What a source costs in a turn."""
    price = rules.numbers.intelligence.source_price[source] * rules.scenario.turn_months // 12
    return Bill(0, price * rules.sides[index].prices // PPM)


def _pay_sources(world: World, index: int, side: Side, rival: int) -> None:
    for number, name in enumerate(SOURCES):
        place = rival * len(SOURCES) + number
        if not side.sources[place]:
            continue
        if not world.pay(index, source_bill(world.rules, index, number), ("source", name)):
            side.sources[place] = 0
            world.emit(SourceLost(world.period.last, world.name(index), name, world.name(rival)))
        elif name == "overflights":
            age = world.turn + 1 - side.sources[place]
            odds = shot_down_odds(world.rules, age)
            luck = world.rules.luck
            if chance(world.state.seed, "overflight", luck[index], luck[rival], age) < odds:
                side.sources[place] = 0
                by = world.rules.numbers.intelligence.shot_down_support
                world.move(index, "support", by, "intelligence", ("source", name))
                world.emit(SourceLost(world.period.last, world.name(index), name, world.name(rival)))


def shot_down_odds(rules: Rules, age: int) -> int:
    """Chance that an overflight is shot down in a quarter, ppm: half the published one at first, doubled by age 4."""
    return rules.numbers.intelligence.shot_down * (4 + age) // 8


def _bring_papers(world: World, index: int, side: Side, rival: int) -> None:
    """Agents look for the papers of technologies that one works on and the rival knows better.

    The hazard adds up while they look; the threshold is drawn once for each technology.
    """
    rules = world.rules
    if not side.sources[rival * len(SOURCES) + AGENTS]:
        return
    numbers, other = rules.numbers.intelligence, world.state.sides[rival]
    hazard = numbers.papers * max(0, PPM - other.secrecy * numbers.papers_secrecy) // PPM
    hazard = hazard * rules.scenario.turn_months // 3
    for program in side.programs:
        item = rules.items[program.item]
        if item.kind != TECHNOLOGY or side.papers[item.place] < 0 or other.trl[item.place] <= side.trl[item.place]:
            continue
        side.papers[item.place] += hazard
        if side.papers[item.place] > chance(world.state.seed, "papers", rules.luck[index], item.id):
            side.papers[item.place] = -1
            world.emit(PapersStolen(world.period.last, world.name(index), item.id, world.name(rival)))


def _watch(world: World, side: Side, rival: int) -> None:
    """A year of satellite pictures is hard evidence."""
    if not side.sources[rival * len(SOURCES) + SATELLITES]:
        return
    side.watching[rival] += 1
    if side.watching[rival] * world.rules.scenario.turn_months >= 12 * world.rules.numbers.intelligence.evidence_years:
        side.watching[rival] = 0
        hard_evidence(side, rival)


def hard_evidence(side: Side, rival: int) -> None:
    """One more thing is known for certain about a rival: the agencies' biases about it halve."""
    side.evidence[rival] += 1


def halvings(rules: Rules, side: Side, rival: int, shown: list[int]) -> int:
    """How often hard evidence has halved the biases: pictures, debriefings, and what the rival showed the world."""
    seen = _read_watched(rules)(shown)
    return min(side.evidence[rival] + len(seen) - seen.count(0), rules.numbers.intelligence.evidence_most)


def quality(rules: Rules, sides: list[Side], index: int, rival: int) -> int:
    """How well a side sees a rival, 0 to 100: what anyone sees, its sources, less the rival's secrecy."""
    numbers, side, other = rules.numbers.intelligence, sides[index], sides[rival]
    seen = numbers.announced if CUSTOMS[other.custom] == "before" else numbers.announced // 4
    seen += sum(compress(numbers.source_quality, side.sources[rival * len(SOURCES) : (rival + 1) * len(SOURCES)]))
    return max(0, min(100, seen - max(0, other.secrecy - (other.blown > 0)) * numbers.secrecy_quality))


def _bring_in(world: World, index: int, side: Side, rival: int) -> None:
    rules, state = world.rules, world.state
    shown = state.sides[rival].shown
    width = len(shown)
    milestones = [milestone for milestone in watched_milestones(rules) if not shown[milestone]][:AHEAD]
    if not milestones:
        return
    sharpness = quality(rules, state.sides, index, rival)
    error, divisor = date_error(rules, sharpness), 2 ** halvings(rules, side, rival, shown)
    columns = (side.estimate_cautious, side.estimate, side.estimate_alarmed)
    lean = error * rules.numbers.intelligence.agency_leaning // PPM
    soonest = world.period.last + 1
    grounds = _grounds(state.sides[rival])
    for step in range(min(2, len(milestones))):
        milestone = milestones[(world.turn * 2 + step) % len(milestones)]
        ahead = QUARTER * quarters_to(world, rival, milestone, grounds)
        name = rules.scenario.milestones[milestone].id
        days = _agencies(world, index, rival, name, ahead, error, divisor, lean)
        place = rival * width + milestone
        for column, day in zip(columns, days):
            column[place] = day if day > soonest else soonest
        side.estimate_error[place] = error
        side.estimate_turn[place] = world.turn + 1
        if world.facts is not None:
            args = (world.name(rival), name, columns[side.published][place], error, sharpness)
            world.emit(EstimateArrived(world.period.last, world.name(index), *args))


def date_error(rules: Rules, sharpness: int) -> int:
    """Days of error either way at a quality: 8 quarters less one for each 14 points, at least half a quarter."""
    numbers = rules.numbers.intelligence
    return max(45, (numbers.date_error * numbers.date_gain - sharpness) * QUARTER // max(1, numbers.date_gain))


def _agencies(
    world: World, index: int, rival: int, name: str, ahead: int, error: int, divisor: int, lean: int
) -> tuple[int, int, int]:
    """The day each agency says, cautious, middle and alarmed.

    All read the same sources, so their noise is one; each has a bias of its own for the whole campaign, that
    hard evidence halves, and the outer two lean their way by a share of the error.
    """
    noise, cautious, middle, alarmed = _misjudged(world, index, rival, name)
    day = world.period.last + ahead + error * noise // 1000
    whole = divisor * PPM
    return day + ahead * cautious // whole + lean, day + ahead * middle // whole, day + ahead * alarmed // whole - lean


def _misjudged(world: World, index: int, rival: int, name: str) -> tuple[int, int, int, int]:
    """The noise for a milestone, thousandths of the error, and each agency's bias, ppm: drawn once in a campaign."""
    key = ("noise", index, rival, name)
    found: tuple[int, int, int, int] | None = world.draws.get(key)
    if found is None:
        seed, bias = world.state.seed, world.rules.numbers.intelligence.bias
        pair = (world.rules.luck[index], world.rules.luck[rival])
        noise = draw(seed, 2001, "noise", *pair, name) - 1000
        cautious, middle, alarmed = (draw(seed, 2 * bias + 1, "bias", *pair, *who) for who in (("c",), (), ("a",)))
        found = world.draws[key] = (noise, cautious - bias, middle - bias, alarmed - bias)
    return found


def watched_milestones(rules: Rules) -> tuple[int, ...]:
    """The milestones an agency bothers to estimate: those worth ten points and more."""
    found: tuple[int, ...] | None = rules.machinery.get("watched_milestones")
    if found is None:
        found = tuple(place for place, m in enumerate(rules.scenario.milestones) if m.first >= 100)
        rules.machinery["watched_milestones"] = found
    return found


def _read_watched(rules: Rules) -> Getter:
    """Reads a column by milestone at those watched."""
    found: Getter | None = rules.machinery.get("read_watched")
    if found is None:
        found = rules.machinery["read_watched"] = several(list(watched_milestones(rules)))
    return found


class Means(NamedTuple):
    """What can bring a side to a milestone."""

    missions: frozenset[int]
    things: tuple[tuple[int, tuple[int, ...]], ...]
    """Each vehicle with the spacecraft it can carry there, as items; −1 for none."""


def means(rules: Rules) -> list[list[Means]]:
    """By side and milestone: the missions and things that lead there, worked out once."""
    found: list[list[Means]] | None = rules.machinery.get("means")
    if found is None:
        found = [
            [_means(rules, index, missions) for missions in rules.milestone_missions]
            for index in range(len(rules.sides))
        ]
        rules.machinery["means"] = found
    return found


def _means(rules: Rules, index: int, missions: tuple[int, ...]) -> Means:
    things: dict[int, dict[int, None]] = {}
    for mission in missions:
        for way in rules.ways[mission]:
            vehicle = rules.vehicle_item[way.vehicle]
            craft = rules.spacecraft_item[way.spacecraft] if way.spacecraft >= 0 else -1
            if index in rules.items[vehicle].sides and (craft < 0 or index in rules.items[craft].sides):
                things.setdefault(vehicle, {})[craft] = None
    return Means(frozenset(missions), tuple((vehicle, tuple(crafts)) for vehicle, crafts in things.items()))


def quarters_to(world: World, index: int, milestone: int, grounds: dict[int, int] | None = None) -> int:
    """How far a side is from a milestone, quarters, by what it has on hand: a flight, hardware, programs.

    `grounds` are the side's programs, by item the ground tests planned, for whoever asks more than once.
    """
    rules, side = world.rules, world.state.sides[index]
    way = means(rules)[index][milestone]
    best = UNKNOWN_QUARTERS
    for flight in side.flights:
        if flight.mission in way.missions:
            best = min(best, max(0, (flight.day - world.period.last) // QUARTER))
    if best <= 3:
        return best
    if grounds is None:
        grounds = _grounds(side)
    ready = side.ready
    for vehicle, crafts in way.things:
        if not ready[vehicle] and vehicle not in grounds:
            continue
        rocket = _until_ready(rules, side, vehicle, grounds)
        if rocket + 2 >= best:
            continue
        rocket = max(rocket, _until_pad(rules, index, side, vehicle))
        if rocket + 2 >= best:
            continue
        for craft in crafts:
            if craft < 0 or ready[craft]:
                ship = 1
            elif craft in grounds:
                ship = _until_ready(rules, side, craft, grounds)
            else:
                continue
            later = ship if ship > rocket else rocket
            if later + 2 < best:
                best = later + 2
    return best


def _grounds(side: Side) -> dict[int, int]:
    """By item of each open program: the ground tests it plans."""
    return {program.item: program.ground for program in side.programs}


def _until_ready(rules: Rules, side: Side, item: int, grounds: dict[int, int]) -> int:
    """The quarters until an item that is begun stands: no sooner than what it grows from; 1 if it does."""
    if side.ready[item]:
        return 1
    if item not in grounds:
        return UNKNOWN_QUARTERS
    left = _quarters_left(rules, side, item, grounds[item])
    for before in rules.items[item].after:
        earlier = _until_ready(rules, side, before, grounds)
        if earlier > left:
            left = earlier
    return left


def _until_pad(rules: Rules, index: int, side: Side, vehicle: int) -> int:
    """The quarters until a pad for a vehicle stands, if one is begun at once where there is none; 1 if it does."""
    best = UNKNOWN_QUARTERS
    for place in pads_for(rules, rules.vehicles[rules.items[vehicle].place].grade):
        pad = rules.facility_item[place]
        if side.ready[pad]:
            return 1
        if index in rules.items[pad].sides:
            best = min(best, _quarters_left(rules, side, pad, 0))
    return best


def _quarters_left(rules: Rules, side: Side, item: int, ground: int) -> int:
    """The quarters that a program still takes at its normal rate."""
    return max(1, (works(rules)[item][ground] - side.done[item]) // normal_rates(rules)[item][ground])
