"""What money a side is given and what things cost it. Each number comes with its parts from one function."""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress
from typing import NamedTuple

from spacerace_game.engine.captives import keep_price
from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.state import FORMS, LEVELS, Flight, Program, Side
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, TECHNOLOGY, VEHICLE, Item, Rules

PPM = 1_000_000
Parts = tuple[tuple[str, int], ...]
INCOME_CAUSES = ("grant", "pledges", "crisis")
TIED_CAUSES = ("customers", "interest")
GRANT_CAUSES = ("neutral", "changes", "agency", "support", "fear", "left over", "bounds")


def at_year(points: tuple[tuple[int, int], ...], year: int) -> int:
    """A curve's value in a year: straight lines between its points, flat outside.

    >>> at_year(((1946, 30), (1948, 50)), 1947)
    40
    """
    place = bisect_right(points, (year, 1 << 60))
    if place == 0:
        return points[0][1]
    if place == len(points):
        return points[-1][1]
    (y0, v0), (y1, v1) = points[place - 1], points[place]
    return v0 + (v1 - v0) * (year - y0) // (y1 - y0)


def curves(rules: Rules) -> list[dict[str, tuple[tuple[int, int], ...]]]:
    """The yearly curves of each side as plain points, built once."""
    found = rules.machinery.get("curves")
    if found is None:
        found = [
            {
                "neutral": tuple((p.year, p.amount) for p in side.neutral_grant),
                "military": tuple((p.year, p.amount) for p in side.military_grant),
                "tension": tuple((p.year, p.points) for p in rules.scenario.tension) or ((1900, 0),),
            }
            for side in rules.sides
        ]
        rules.machinery["curves"] = found
    return found


def agency_factor(rules: Rules, index: int) -> int:
    """What a civil agency multiplies a side's grant by, ppm."""
    own = rules.sides[index].agency_factor
    return rules.numbers.money.agency_factor if own is None else own


def grant_parts(rules: Rules, index: int, side: Side, year: int) -> Parts:
    """The year's free grant as (cause, thousands), whose sum is the grant.

    neutral × agency × (50 + S)/100 × (100 + F)/100, less half of what was left over last year, within the
    bounds against last year's grant.
    """
    money = rules.numbers.money
    neutral = at_year(curves(rules)[index]["neutral"], year)
    parts = [("neutral", neutral)]
    running = neutral
    for name, factor, unit in (
        ("changes", PPM + side.grant_change, PPM),
        ("agency", agency_factor(rules, index) if FORMS[side.agency] == "civil" else PPM, PPM),
        ("support", 500 + sum(side.support), 1000),
        ("fear", 1000 + sum(side.fear), 1000),
    ):
        product = running * factor // unit
        parts.append((name, product - running))
        running = product
    parts.append(("left over", -min(side.kept, running)))
    running -= min(side.kept, running)
    bound = 0
    if side.grant:
        most = money.grant_most_crisis if side.crisis else money.grant_most
        bounded = max(side.grant * money.grant_least // PPM, min(side.grant * most // PPM, running))
        bound = bounded - running
    parts.append(("bounds", bound))
    return tuple(parts)


def tied_income(rules: Rules, index: int, side: Side, year: int) -> int:
    """Customers' money of one turn, thousands: the year's curve × military interest / 50."""
    plain, interest = tied_parts(rules, index, side, year)
    return plain[1] + interest[1]


def tied_parts(rules: Rules, index: int, side: Side, year: int) -> Parts:
    """Customers' money of one turn as (cause, thousands): what they give at interest 50, and what interest adds."""
    months = rules.scenario.turn_months
    curve = at_year(curves(rules)[index]["military"], year)
    whole = curve * sum(side.military) // 500 * months // 12
    plain = curve * months // 12
    return ("customers", plain), ("interest", whole - plain)


def overweight(rules: Rules, side: Side) -> int:
    """By how much the bomb, once weighed, is too heavy for a light missile, ppm of what that can carry."""
    light = max(1, rules.numbers.military.bomb_light)
    return max(0, side.bomb - light) * PPM // light


def sizing_surcharge(rules: Rules, side: Side, item: Item) -> int:
    """What the sizing decision adds to the price of a missile, ppm: both at once, or a bomb too heavy."""
    if item.kind != VEHICLE or rules.vehicles[item.place].warhead_class is None or not (side.sizing or side.bomb):
        return 0
    both = rules.numbers.military.both_price if side.sizing == 4 else 0
    return int(both + (overweight(rules, side) if rules.vehicles[item.place].warhead_class == "light" else 0))


def work_of(rules: Rules, item: Item, ground: int) -> int:
    """The work an item takes, thousands at American prices: research to level six, or development and tests."""
    return works(rules)[item.index][ground]


def works(rules: Rules) -> list[list[int]]:
    """The same by item and ground testing."""
    found: list[list[int]] | None = rules.machinery.get("works")
    if found is None:
        levels = range(len(rules.numbers.reliability.ground_price))
        found = [[_work_of(rules, item, ground) for ground in levels] for item in rules.items]
        rules.machinery["works"] = found
    return found


def _work_of(rules: Rules, item: Item, ground: int) -> int:
    if item.kind == TECHNOLOGY:
        return item.price * sum(rules.numbers.work.trl_steps) // PPM
    if item.kind == FACILITY:
        return item.price
    return int(item.price * rules.numbers.reliability.ground_price[ground] // PPM)


def quarters_of(rules: Rules, item: Item, ground: int) -> int:
    """Normal time in quarters."""
    if item.kind in (VEHICLE, SPACECRAFT):
        return int(item.quarters + rules.numbers.reliability.ground_quarters[ground])
    return item.quarters


def normal_rate(rules: Rules, item: Item, ground: int) -> int:
    """Work a turn at normal funding, thousands at American prices."""
    return normal_rates(rules)[item.index][ground]


def normal_rates(rules: Rules) -> list[list[int]]:
    """The same by item and ground testing."""
    found: list[list[int]] | None = rules.machinery.get("normal_rates")
    if found is None:
        levels = range(len(rules.numbers.reliability.ground_price))
        found = [[_normal_rate(rules, item, ground) for ground in levels] for item in rules.items]
        rules.machinery["normal_rates"] = found
    return found


def _normal_rate(rules: Rules, item: Item, ground: int) -> int:
    months = rules.scenario.turn_months
    return max(1, -(-work_of(rules, item, ground) * months // (3 * quarters_of(rules, item, ground))))


def funding(rules: Rules, level: int) -> int:
    """What a level of funding pays, ppm of the normal rate."""
    work = rules.numbers.work
    return (rules.numbers.money.mothball, work.hold, PPM, work.crash)[level]


def program_price(rules: Rules, index: int, side: Side, program: Program) -> int:
    """What a program costs this turn, thousands in this side's prices."""
    sized = (side.sizing or side.bomb) and program.item in missiles(rules)
    if not sized and not program.rival:
        return prices(rules)[index][program.item][program.ground][program.level]
    rate = rates(rules)[program.item][program.ground][program.level].paid
    if sized:
        rate = rate * (PPM + sizing_surcharge(rules, side, rules.items[program.item])) // PPM
    return rate * (2 if program.rival else 1) * rules.sides[index].prices // PPM


def prices(rules: Rules) -> list[list[list[tuple[int, ...]]]]:
    """By side, item, ground testing and level of funding: what a program costs where nothing special adds to it."""
    found: list[list[list[tuple[int, ...]]]] | None = rules.machinery.get("prices")
    if found is None:
        table = rates(rules)
        found = [
            [[tuple(rate.paid * side.prices // PPM for rate in by_level) for by_level in of_item] for of_item in table]
            for side in rules.sides
        ]
        rules.machinery["prices"] = found
    return found


def program_prices(rules: Rules, index: int, side: Side) -> list[int]:
    """What each program of a side costs this turn, in their order."""
    table = prices(rules)[index]
    special = missiles(rules) if side.sizing or side.bomb else ()
    return [
        program_price(rules, index, side, program)
        if program.rival or program.item in special
        else table[program.item][program.ground][program.level]
        for program in side.programs
    ]


def missiles(rules: Rules) -> frozenset[int]:
    """The items that are sized for a bomb."""
    found: frozenset[int] | None = rules.machinery.get("missiles")
    if found is None:
        vehicles = zip(rules.vehicles, rules.vehicle_item)
        found = frozenset(item for vehicle, item in vehicles if vehicle.warhead_class is not None)
        rules.machinery["missiles"] = found
    return found


class Rate(NamedTuple):
    """A turn of work at a level of funding, thousands at American prices."""

    paid: int
    done: int
    """Before people's speed."""
    engineers: int
    """Of each of its disciplines that it wants: twelve for each million a year of useful work."""
    whole: int
    """The work that the item takes in all."""


def rates(rules: Rules) -> list[list[tuple[Rate, ...]]]:
    """By item, ground testing and level of funding: what a turn costs and does."""
    found: list[list[tuple[Rate, ...]]] | None = rules.machinery.get("rates")
    if found is None:
        grounds, levels = range(len(rules.numbers.reliability.ground_price)), range(len(LEVELS))
        found = [
            [
                tuple(
                    Rate(
                        normal_rate(rules, item, ground) * funding(rules, level) // PPM,
                        _progress(rules, item, ground, level),
                        _engineers(rules, item, ground, level),
                        work_of(rules, item, ground),
                    )
                    for level in levels
                )
                for ground in grounds
            ]
            for item in rules.items
        ]
        rules.machinery["rates"] = found
    return found


def progress(rules: Rules, item: Item, ground: int, level: int) -> int:
    """Work a turn's funding does before people's speed, thousands.

    Money works fully up to the normal rate, at half beyond it; below half rate 15 % of the rate is wasted.
    """
    return rates(rules)[item.index][ground][level].done


def _engineers(rules: Rules, item: Item, ground: int, level: int) -> int:
    rate = normal_rate(rules, item, ground) * funding(rules, level) // PPM
    engineers = rate * 12 // rules.scenario.turn_months * rules.numbers.work.engineers_per_million_year // 1000
    return engineers // len(item.disciplines)


def _progress(rules: Rules, item: Item, ground: int, level: int) -> int:
    numbers = rules.numbers.work
    normal, share = normal_rate(rules, item, ground), funding(rules, level)
    if LEVELS[level] == "mothball":
        return 0
    if share > PPM:
        return normal + normal * (share - PPM) // PPM * numbers.beyond // PPM
    wasted = numbers.starve_waste if share < numbers.starve_below else 0
    return normal * max(0, share - wasted) // PPM


class Bill(NamedTuple):
    """What something costs, by the purse that may pay."""

    civil: int
    military: int


def unit_price(rules: Rules, index: int, side: Side, vehicle: int) -> int:
    """The next article of a vehicle: 12 % cheaper with each doubling, to half, in this side's prices."""
    by_doublings = _unit_prices(rules)[index][vehicle]
    doublings = max(0, side.serials[vehicle].bit_length() - 1)
    return by_doublings[doublings if doublings < len(by_doublings) else -1]


def _unit_prices(rules: Rules) -> list[list[list[int]]]:
    """By side, vehicle, and how often its number of articles was doubled: what the next one costs."""
    found: list[list[list[int]]] | None = rules.machinery.get("unit_prices")
    if found is None:
        left = [PPM]
        while left[-1] > PPM // 2 and len(left) < 64:
            left.append(left[-1] * (PPM - rules.numbers.work.learning) // PPM)
        left[-1] = max(left[-1], PPM // 2)
        found = [
            [[vehicle.unit_price * share // PPM * side.prices // PPM for share in left] for vehicle in rules.vehicles]
            for side in rules.sides
        ]
        rules.machinery["unit_prices"] = found
    return found


def flight_bill(rules: Rules, index: int, side: Side, mission: int, vehicle: int, spacecraft: int) -> Bill:
    """What a flight costs when it flies: article (or a captured round for nothing), spacecraft, operations."""
    cost = 0 if side.stock[vehicle] else unit_price(rules, index, side, vehicle)
    military, rest = _operations(rules, index, mission, spacecraft)
    cost += rest
    return Bill(0, cost) if military else Bill(cost, 0)


def _operations(rules: Rules, index: int, mission: int, spacecraft: int) -> tuple[bool, int]:
    """Whether customers pay for a flight, and what spacecraft and operations cost, in the side's prices."""
    known: dict[tuple[int, int, int], tuple[bool, int]] = rules.machinery.setdefault("operations", {})
    key = (index, mission, spacecraft)
    found = known.get(key)
    if found is None:
        task = rules.missions[mission]
        rest = task.price + (rules.spacecraft[spacecraft].unit_price if spacecraft >= 0 else 0)
        found = known[key] = (task.customer == "military", rest * rules.sides[index].prices // PPM)
    return found


def hold_bill(rules: Rules, index: int, flight: Flight) -> Bill:
    """What it costs to hold a flight on the pad after a scrub: a share of operations and spacecraft."""
    task = rules.missions[flight.mission]
    cost = task.price + (rules.spacecraft[flight.spacecraft].unit_price if flight.spacecraft >= 0 else 0)
    cost = cost * rules.numbers.flights.hold_price // PPM * rules.sides[index].prices // PPM
    return Bill(0, cost) if task.customer == "military" else Bill(cost, 0)


def upkeep(rules: Rules, index: int, side: Side) -> int:
    """What payroll and plants take first, thousands this turn."""
    mean = sum(side.spending) // 4
    ready_of, yearly_prices = _plants(rules)
    standing = sum(compress(yearly_prices, ready_of(side.ready)))
    yearly = standing * rules.sides[index].prices // PPM * rules.scenario.turn_months // 12
    return mean * rules.numbers.money.upkeep // PPM + yearly + keep_price(rules, side)


def _plants(rules: Rules) -> tuple[Getter, list[int]]:
    """The facilities that cost upkeep: how they are read from a column by item, and the yearly price of each."""
    found: tuple[Getter, list[int]] | None = rules.machinery.get("plants")
    if found is None:
        dear = [(item, place.upkeep) for place, item in zip(rules.facilities, rules.facility_item) if place.upkeep]
        found = several([item for item, _ in dear]), [price for _, price in dear]
        rules.machinery["plants"] = found
    return found
