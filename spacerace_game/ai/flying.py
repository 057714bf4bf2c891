"""Flights of a careful chief: when the odds are fair; rehearsals and crews in time; routine ones in series."""

from __future__ import annotations

from collections.abc import Callable

from spacerace_game.ai.plans import Prospect, Road, places_missing, roads, target_way
from spacerace_game.ai.restraint import minded, withheld
from spacerace_game.ai.temper import Temper
from spacerace_game.engine import Desk
from spacerace_game.engine.chance import draw
from spacerace_game.engine.crews import skill_parts
from spacerace_game.engine.money import flight_bill, unit_price
from spacerace_game.engine.odds import draws, product, survival
from spacerace_game.engine.orders_flights import crew_people, earliest
from spacerace_game.engine.pads import first_free, pads_on, taken_on
from spacerace_game.engine.reservations import Reserve
from spacerace_game.engine.state import Flight
from spacerace_game.engine.steps.military import warhead_class
from spacerace_game.engine.verdict import data_of
from spacerace_game.spec import orders
from spacerace_game.spec.rules import Rules

KNOWN = 999_000
"""From this belief on, ppm, a fault is taken to be known."""
RELIABLE_ASCENT = 700_000
"""From these odds of the ascent on, rehearsals teach too little for their price."""
REHEARSED = 2
"""Flights of a spacecraft without a crew that are enough where more would teach too little."""
MOST_FLIGHTS = 4
"""Flights ordered in a turn."""
READYING = 45
"""Days within which an article is ready, beyond the earliest."""
SERIES = 3
"""Flights of a series: two quarters apart they are soon learnt from."""
SERIES_APART = 91
FOLLOWS = 2
"""Days after the flight that is to be met, if it waits that long."""
RETIRED = 24
"""Turns without a flight after which a vehicle flies no routine any more."""
ROUTINE = 2
"""Series ordered in a turn, at most."""


def mend(desk: Desk) -> None:
    """Faults that are known are fixed."""
    mended = {(fix.design, fix.fault) for fix in desk.side.fixes}
    for design, suspected in desk.side.suspicion.items():
        if suspected and max(suspected) >= KNOWN:
            for fault, belief in enumerate(suspected):
                if belief >= KNOWN and (design, fault) not in mended:
                    desk.give(orders.FixFaults(design=desk.rules.designs[design].id, fault=fault))


def call_off(desk: Desk) -> None:
    """Takes flights off the manifest that wait for a crew they lost or for a target that has gone."""
    for flight in desk.side.flights:
        mission = desk.rules.missions[flight.mission]
        if flight.day > desk.period.last or (not mission.crew and mission.target is None):
            continue
        waits = (
            mission.target is not None
            and mission.target_side == "self"
            and all(desk.rules.missions[other.mission].id != mission.target for other in desk.side.flights)
        )
        if waits or len(flight.crew) < mission.crew:
            desk.give(orders.CancelFlight(flight=flight.id))


def resume(desk: Desk, temper: Temper) -> None:
    """A series that a loss has halted flies on at once where its odds are fair all the same."""
    for halted in list(desk.side.halted):
        flight = next((one for one in desk.side.flights if one.series == halted.series), None)
        if flight is not None and odds_as_planned(desk, flight) >= temper.fair_odds:
            desk.give(orders.ResumeSeries(series=halted.series))


def fly(desk: Desk, ranked: list[Prospect], temper: Temper, seed: int) -> None:
    """Flies what stands ready, or was captured whole, at fair odds, the best first; rehearses what has not."""
    side = desk.side
    planned = {flight.mission for flight in side.flights}
    used = {flight.vehicle for flight in side.flights if flight.day <= desk.period.last}
    aimed: set[int] = set()
    kept = minded(desk)
    ordered = 0
    flyable = [
        bool(side.ready[item] or stock) and vehicle not in used
        for vehicle, (item, stock) in enumerate(zip(desk.rules.vehicle_item, side.stock))
    ]
    for prospect in ranked:
        road = prospect.road
        if not flyable[road.vehicle]:
            continue
        if desk.attention < 1 or ordered == MOST_FLIGHTS:
            return
        if road.mission in planned or aimed.issuperset(road.aims):
            continue
        if kept and withheld(kept, road.mission, road.vehicle):
            continue
        if (prospect.cost > road.flying and not side.stock[road.vehicle]) or places_missing(desk, road):
            continue
        if _launch(desk, road, temper, seed, kept):
            ordered += 1
            planned.add(road.mission)
            flyable[road.vehicle] = False
            aimed.update(road.aims)


def _launch(desk: Desk, road: Road, temper: Temper, seed: int, kept: list[Reserve]) -> bool:
    """Orders the flight of a road or a rehearsal of it; says whether one was ordered."""
    mission, spacecraft = road.mission, road.spacecraft
    if not fair(desk, road, temper):
        mission, spacecraft = _rehearsal(desk, road, kept)
        if mission != road.mission:
            return _order(desk, road.vehicle, mission, spacecraft, seed)
        if desk.rules.missions[mission].crew:
            return False
    if not affordable(desk, mission, road.vehicle, spacecraft):
        return False
    if desk.rules.missions[mission].target_side != "self":
        return False
    if desk.rules.missions[mission].target is None:
        return _order(desk, road.vehicle, mission, spacecraft, seed)
    day = _target_first(desk, road)
    return day is not None and desk.give(order_for(desk, road.vehicle, mission, spacecraft, day)) is None


def _order(desk: Desk, vehicle: int, mission: int, spacecraft: int, seed: int) -> bool:
    """Orders a flight for when it can be made ready, which differs from article to article; says whether it was."""
    order, spec = order_for(desk, vehicle, mission, spacecraft), desk.rules.missions[mission]
    if not spec.window_days:
        day = earliest(desk, mission) + draw(seed, READYING, "day", desk.view.name, order.flight)
        if day <= desk.period.last and desk.give(order.model_copy(update={"day": day})) is None:
            return True
    return desk.give(order) is None


def affordable(desk: Desk, mission: int, vehicle: int, spacecraft: int) -> bool:
    """Whether there is money and attention for a flight now, whatever else it lacks; asked first, as the least work."""
    rules = desk.rules
    if desk.attention < rules.numbers.attention.flight:
        return False
    if earliest(desk, mission) > desk.period.last:
        return True
    bill = flight_bill(rules, desk.index, desk.side, mission, vehicle, spacecraft)
    names: tuple[str, ...] = (rules.vehicles[vehicle].id, rules.missions[mission].id)
    if spacecraft >= 0:
        names += (rules.spacecraft[spacecraft].id,)
    return desk.lacks(bill, names) is None


def fair(desk: Desk, road: Road, temper: Temper) -> bool:
    """Whether the odds are fair, or as good as rehearsals make them."""
    ascent, odds = odds_of(desk, road)
    if odds >= temper.fair_odds:
        return True
    if ascent < RELIABLE_ASCENT and temper.fair_odds:
        return False
    crew = desk.rules.missions[road.mission].crew
    return not crew or odds >= temper.fair_odds * 2 // 3 or not _can_rehearse_craft(desk, road)


def odds_of(desk: Desk, road: Road) -> tuple[int, int]:
    """Chances of a good ascent and of full success of a road's flight today, ppm."""
    flight = Flight("", road.mission, road.vehicle, road.spacecraft, 0, 1, 0, 0, 0, "", ())
    phases = len(desk.rules.missions[road.mission].phases)
    chances = survival(draws(desk.rules, desk.side, flight), phases)
    return chances[0], product(chances)


def odds_as_planned(desk: Desk, flight: Flight) -> int:
    """The chance of full success of a flight on the manifest by what is known today, ppm."""
    phases = len(desk.rules.missions[flight.mission].phases)
    return product(survival(draws(desk.rules, desk.side, flight), phases))


def _rehearsals(desk: Desk, vehicle: int) -> list[tuple[int, int, int]]:
    """Kinds of flight without a crew of a vehicle: price, mission, spacecraft; to orbit first, then the cheapest.

    A launcher that is no missile and can reach orbit is not shot down a range.
    """
    rules = desk.rules
    key = f"rehearsals:{vehicle}"
    found: list[tuple[int, int, int]] | None = rules.machinery.get(key)
    if found is None:
        found = []
        for mission, ways in enumerate(rules.ways):
            spec = rules.missions[mission]
            if spec.crew or spec.target is not None or spec.window_days:
                continue
            for way in ways:
                if way.vehicle == vehicle:
                    craft = rules.spacecraft[way.spacecraft].unit_price if way.spacecraft >= 0 else 0
                    found.append((spec.price + craft, mission, way.spacecraft))
        found.sort(key=lambda one: (rules.missions[one[1]].destination in ("up", "range"), one))
        if found and warhead_class(rules, rules.items[rules.vehicle_item[vehicle]]) is None:
            to_orbit = [one for one in found if rules.missions[one[1]].destination not in ("up", "range")]
            found = to_orbit or found
        rules.machinery[key] = found
    return found


def _can_rehearse_craft(desk: Desk, road: Road) -> bool:
    """Whether the spacecraft can still be tried without a crew to some purpose."""
    return any(
        craft == road.spacecraft and desk.side.studied[mission] < REHEARSED
        for _, mission, craft in _rehearsals(desk, road.vehicle)
    )


def _rehearsal(desk: Desk, road: Road, kept: list[Reserve]) -> tuple[int, int]:
    """A flight of the same vehicle without a crew, with the same spacecraft if that is to be tried; else itself."""
    ascent, _ = odds_of(desk, road)
    for wanted in (road.spacecraft, -1):
        if wanted == road.spacecraft and wanted >= 0 and ascent < RELIABLE_ASCENT:
            continue
        for _, mission, craft in _rehearsals(desk, road.vehicle):
            if craft == wanted and (craft < 0 or mission != road.mission):
                if withheld(kept, mission, road.vehicle):
                    continue
                order = order_for(desk, road.vehicle, mission, craft)
                refusal = desk.why_not(order)
                if refusal is None:
                    return mission, craft
    return road.mission, road.spacecraft


def order_for(desk: Desk, vehicle: int, mission: int, spacecraft: int, day: int | None = None) -> orders.ScheduleFlight:
    """An order for one flight."""
    name = desk.rules.vehicles[vehicle].id
    return orders.ScheduleFlight(
        flight=f"{desk.view.name}-{name}-{desk.side.serials[vehicle] + 1}"[-64:],
        mission=desk.rules.missions[mission].id,
        vehicle=name,
        spacecraft=desk.rules.spacecraft[spacecraft].id if spacecraft >= 0 else None,
        day=day,
    )


def _target_first(desk: Desk, road: Road) -> int | None:
    """Orders the flight that is to be met, and says the day on which to follow it; None if both cannot be had.

    Each needs a place on a pad: who meets nobody has wasted two flights.
    """
    first = target_way(desk.rules, road.mission, desk.view.name)
    if first is None or desk.attention < 2:
        return None
    mission, way = first
    apart = min(FOLLOWS, desk.rules.missions[road.mission].target_days)
    day = _day_for_two(desk, way.vehicle, road.vehicle, apart)
    if (
        day is None
        or desk.why_not(order_for(desk, road.vehicle, road.mission, road.spacecraft, day + apart)) is not None
    ):
        return None
    if desk.give(order_for(desk, way.vehicle, mission, way.spacecraft, day)) is not None:
        return None
    return day + apart


def _day_for_two(desk: Desk, first: int, second: int, apart: int) -> int | None:
    """A day of this turn on which one vehicle has a pad, and so many days later the other."""
    rules = desk.rules
    grades = rules.vehicles[first].grade, rules.vehicles[second].grade
    taken = taken_on(desk)
    for day in range(desk.period.first + 14, desk.period.last - apart, 7):
        one = first_free(rules, taken, pads_on(desk, grades[0]), day)
        if one is None or one.day != day:
            continue
        until = day + rules.facilities[one.pad].turnaround_days
        with_it = {**taken, one.pad: [*taken.get(one.pad, ()), (day, until)]}
        two = first_free(rules, with_it, pads_on(desk, grades[1]), day + apart)
        if two is not None and two.day == day + apart:
            return day
    return None


def train(desk: Desk, goals: list[Prospect]) -> None:
    """The most skilled begin to train for the crewed ship of the first goal whose ship is being built or stands.

    A meeting that was agreed comes first.
    """
    rules, ready = desk.rules, desk.side.ready
    begun = {program.item for program in desk.side.programs}
    ships = {craft for craft, item in enumerate(rules.spacecraft_item) if ready[item] or item in begun}
    for prospect in sorted(goals, key=lambda one: rules.missions[one.road.mission].agreement is None) if ships else ():
        road = prospect.road
        if road.spacecraft in ships and rules.missions[road.mission].crew:
            _train_for(desk, road.spacecraft, rules.missions[road.mission].crew)
            return


def _train_for(desk: Desk, spacecraft: int, crew: int) -> None:
    """Crews and their doubles for a ship."""
    side, me = desk.side, desk.index + 1
    mine = [place for place in crew_people(desk.rules) if desk.view.holder[place] == me]
    lacking = 2 * crew - sum(1 for place in mine if side.training[place] == spacecraft + 1)
    if lacking <= 0:
        return
    free = [place for place in mine if side.training[place] != spacecraft + 1]
    free.sort(key=lambda place: (-skill_parts(desk.rules, side, place, spacecraft)[0][1], place))
    craft = desk.rules.spacecraft[spacecraft].id
    for place in free[:lacking]:
        desk.give(orders.TrainCrew(person=desk.rules.scenario.people[place].id, spacecraft=craft))


def routine(desk: Desk, temper: Temper, seed: int) -> None:
    """With attention and money to spare: flights that bring home what was not yet brought in full.

    Series of those without a crew, and one at a time of those with one, where the odds are good.
    """
    for _ in range(ROUTINE):
        if desk.attention < 2:
            return
        if not _some_series(desk):
            break
    if desk.attention > 1:
        _again(desk, temper, seed)


def _again(desk: Desk, temper: Temper, seed: int) -> None:
    """A crewed flight of a kind that can still teach something, the most for its price."""
    rules, side = desk.rules, desk.side
    full, planned = rules.numbers.verdict.data_full, {flight.mission for flight in side.flights}
    spare = side.free - sum(desk.committed())
    best, most = None, 0
    for scaled, rest, road in _crewed(desk):
        vehicle, mission = road.vehicle, road.mission
        if not side.ready[rules.vehicle_item[vehicle]] or not side.ready[rules.spacecraft_item[road.spacecraft]]:
            continue
        if _retired(desk, vehicle):
            continue
        if mission in planned or side.studied[mission] >= full:
            continue
        bill = rest if side.stock[vehicle] else rest + unit_price(rules, desk.index, side, vehicle)
        worth = scaled // (1 + bill)
        if 2 * bill < spare and (best is None or worth > most):
            best, most = road, worth
    if best is not None and odds_of(desk, best)[1] >= temper.fair_odds:
        _order(desk, best.vehicle, best.mission, best.spacecraft, seed)


def _crewed(desk: Desk) -> list[tuple[int, int, Road]]:
    """The roads to flights with a crew that meet nobody, each with its worth and price as in `_worthy`."""
    rules, key = desk.rules, f"crewed-roads:{desk.index}"
    found: list[tuple[int, int, Road]] | None = rules.machinery.get(key)
    if found is None:
        rest, missions = _beside_the_article(desk), rules.missions
        every = (road for group in roads(rules, desk.index) for road in group)
        found = [
            (_brings(rules, road.mission), rest(road.mission, road.vehicle, road.spacecraft), road)
            for road in every
            if missions[road.mission].crew and missions[road.mission].target is None
        ]
        rules.machinery[key] = found
    return found


def _brings(rules: Rules, mission: int) -> int:
    """What a full flight brings home, tenths of points in millionths."""
    return data_of(rules.numbers.verdict, rules.missions[mission]) * 1_000_000


def _beside_the_article(desk: Desk) -> Callable[[int, int, int], int]:
    """What a flight costs beside the article: what it costs with a captured round."""
    rich = desk.view.own.copy()
    rich.stock = [1] * len(desk.rules.vehicles)
    return lambda mission, vehicle, craft: sum(flight_bill(desk.rules, desk.index, rich, mission, vehicle, craft))


def _some_series(desk: Desk) -> bool:
    """A series without a crew, the most it brings home for its price; says whether one was ordered."""
    rules, side = desk.rules, desk.side
    civil, military = desk.committed()
    purse = side.free - civil - max(0, military - side.tied) + max(0, side.tied - military)
    full, planned = rules.numbers.verdict.data_full, {flight.mission for flight in side.flights}
    used = {flight.vehicle for flight in side.flights}
    worthy, kept = _worthy(desk), minded(desk)
    ready, studied, craft_item = side.ready, side.studied, rules.spacecraft_item
    best: tuple[int, int, int, int] | None = None
    most = 0
    for vehicle, item in enumerate(rules.vehicle_item):
        if not ready[item] or vehicle in used or _retired(desk, vehicle):
            continue
        article = 0 if side.stock[vehicle] else unit_price(rules, desk.index, side, vehicle)
        if article * 8 >= purse:
            continue
        for scaled, rest, mission, craft in worthy[vehicle]:
            bill = article + rest
            worth = scaled // (1 + bill)
            if worth <= most or bill * 8 >= purse or studied[mission] >= full or mission in planned:
                continue
            if kept and withheld(kept, mission, vehicle):
                continue
            if craft < 0 or ready[craft_item[craft]]:
                best, most = (worth, mission, vehicle, craft), worth
    return best is not None and _order_series(desk, *best[1:])


def _retired(desk: Desk, vehicle: int) -> bool:
    """Whether a vehicle flew once and has not for years: nobody flies it again as routine."""
    return 0 < desk.side.last_flown[vehicle] < desk.turn + 1 - RETIRED


def _worthy(desk: Desk) -> list[tuple[tuple[int, int, int, int], ...]]:
    """By vehicle: its flights without a crew that bring something home, worked out once.

    What that is worth, in millionths; the price beside the article, in a side's own; mission and spacecraft.
    """
    rules, key = desk.rules, f"worthy-flights:{desk.index}"
    found: list[tuple[tuple[int, int, int, int], ...]] | None = rules.machinery.get(key)
    if found is None:
        rest = _beside_the_article(desk)
        found = [
            tuple(
                (_brings(rules, mission), rest(mission, vehicle, craft), mission, craft)
                for _, mission, craft in _rehearsals(desk, vehicle)
                if _brings(rules, mission)
            )
            for vehicle in range(len(rules.vehicles))
        ]
        rules.machinery[key] = found
    return found


def _order_series(desk: Desk, mission: int, vehicle: int, craft: int) -> bool:
    """Orders a series if it may be ordered, and says whether it was."""
    rules, side = desk.rules, desk.side
    name = rules.vehicles[vehicle].id
    first = desk.period.first + 30
    flights = tuple(
        orders.SeriesFlight(
            flight=f"{desk.view.name}-{name}-{side.serials[vehicle] + 1 + n}"[-64:], day=first + n * SERIES_APART
        )
        for n in range(SERIES)
    )
    order = orders.ScheduleSeries(
        series=f"{desk.view.name}-{name}-{side.serials[vehicle] + 1}-series"[-64:],
        mission=rules.missions[mission].id,
        vehicle=name,
        spacecraft=rules.spacecraft[craft].id if craft >= 0 else None,
        flights=flights,
    )
    return desk.give(order) is None
