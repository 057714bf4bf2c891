"""Flights of both sides in one list by (day, id), what they teach, and what they achieve on the way."""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.chance import PPM, chance
from spacerace_game.engine.crews import ship_due, train, ways_to_live
from spacerace_game.engine.facts import FaultSeen, FlightFlown, FlightSlipped
from spacerace_game.engine.money import flight_bill
from spacerace_game.engine.odds import TASK, Draw, draws, learn, product, roll, survival
from spacerace_game.engine.roads import names_of
from spacerace_game.engine.state import CUSTOMS, Coming, Flight, Secret, Side
from spacerace_game.engine.steps.milestones import achieve
from spacerace_game.engine.steps.military import use_for_science
from spacerace_game.engine.steps.people import leave_posts
from spacerace_game.engine.steps.work import raise_level
from spacerace_game.engine.verdict import bring_home
from spacerace_game.engine.world import World
from spacerace_game.spec.history import RecordedFlight
from spacerace_game.spec.rules import Rules

WAIT_DAYS = 90


class Ending(NamedTuple):
    """How a flight ended."""

    draw: Draw | None
    """What ended it, or None if all its phases went well."""
    phase: int
    """The phase it did not come through, or the number of phases."""
    recorded: RecordedFlight | None


def fly(world: World) -> None:
    """Flies everything due this turn, then lets what is on its way arrive, day by day."""
    for side in world.state.sides:
        if any(side.training):
            train(world.rules, side)
    due = world.due
    for index, side in enumerate(world.state.sides):
        if side.flights:
            later = []
            for flight in side.flights:
                if flight.day <= world.period.last:
                    due.append((flight.day, flight.id, index, flight))
                else:
                    later.append(flight)
            side.flights = later
    due.sort(key=lambda one: (one[0], one[1], world.rules.luck[one[2]]))
    while due:
        _, _, index, flight = due.pop(0)
        moved = _try(world, index, flight)
        if moved is None:
            continue
        if moved.day <= world.period.last:
            due.append((moved.day, moved.id, index, moved))
            due.sort(key=lambda one: (one[0], one[1], world.rules.luck[one[2]]))
        else:
            world.state.sides[index].flights.append(moved)
    arrivals: list[tuple[int, str, int, Coming]] = []
    for index, side in enumerate(world.state.sides):
        if side.coming:
            arrivals += [(c.day, c.flight, index, c) for c in side.coming if c.day <= world.period.last]
            side.coming = [c for c in side.coming if c.day > world.period.last]
    arrivals.sort(key=lambda one: (one[0], one[1], world.rules.luck[one[2]], one[3].feat))
    for day, _, index, coming in arrivals:
        achieve(world, index, coming.feat, day, coming.flight, coming.announce)


def recorded_fate(world: World, index: int, flight: Flight) -> RecordedFlight | None:
    """The real fate of a flight that is still the same flight, in a campaign of recorded fates."""
    if not world.state.fates:
        return None
    found = world.rules.record.get(flight.id)
    if found is None or found[0] != index or world.state.repeated[record_index(world)[flight.id]]:
        return None
    _, series, record = found
    same = (
        world.rules.missions[flight.mission].id == series.mission
        and world.rules.vehicles[flight.vehicle].id == series.vehicle
    )
    return record if same else None


def _try(world: World, index: int, flight: Flight) -> Flight | None:
    """Flies a flight, or returns it with the day it slips to."""
    side = world.state.sides[index]
    rules = world.rules
    record = recorded_fate(world, index, flight)
    why = hindrance(world, index, side, flight, record is not None)
    if why:
        return _slip(world, index, flight, world.period.last + 1 + WAIT_DAYS // 3, why)
    if record is None:
        scrub = rules.numbers.flights.scrub[flight.rules]
        vehicle = rules.vehicles[flight.vehicle].id
        key = (rules.luck[index], vehicle, flight.serial, flight.tries)
        if flight.tries < 8 and chance(world.state.seed, "scrub", *key) < scrub:
            later = flight.day + rules.numbers.flights.scrub_days
            return _slip(world, index, flight._replace(tries=flight.tries + 1), later, "scrub")
    bill = flight_bill(rules, index, side, flight.mission, flight.vehicle, flight.spacecraft)
    if not world.pay(index, bill, ("flight", flight.id), names_of(rules, flight)):
        return _slip(world, index, flight, world.period.last + 1 + WAIT_DAYS // 3, "money")
    _resolve(world, index, side, flight, record)
    return None


def hindrance(world: World, index: int, side: Side, flight: Flight, pinned: bool) -> str:
    """What keeps a flight on the ground today, or an empty string."""
    rules = world.rules
    if not side.ready[rules.vehicle_item[flight.vehicle]] and not side.stock[flight.vehicle]:
        return "vehicle"
    if flight.spacecraft >= 0 and not side.ready[rules.spacecraft_item[flight.spacecraft]]:
        return "spacecraft"
    grade = rules.vehicles[flight.vehicle].grade
    if not any(
        place.kind == "pad" and place.grade >= grade and side.ready[item]
        for place, item in zip(rules.facilities, rules.facility_item)
    ):
        return "pad"
    mission = rules.missions[flight.mission]
    if len(flight.crew) < mission.crew:
        return "crew"
    if mission.target is not None and not target_waits(rules, world.state.sides, index, flight):
        return "target"
    if not pinned and _grounded(rules, side, flight) > world.turn:
        return "inquiry"
    return ""


def _grounded(rules: Rules, side: Side, flight: Flight) -> int:
    until = side.grounded[rules.vehicle_item[flight.vehicle]]
    if flight.spacecraft >= 0:
        until = max(until, side.grounded[rules.spacecraft_item[flight.spacecraft]])
    return until


def target_waits(rules: Rules, sides: list[Side], index: int, flight: Flight) -> bool:
    """Whether the flight that this one is to meet was flown with success, and not too long ago."""
    mission = rules.missions[flight.mission]
    wanted = rules.mission_index[mission.target or ""]
    owners = [index] if mission.target_side == "self" else [i for i in range(len(sides)) if i != index]
    return any(0 < sides[owner].mission_day[wanted] >= flight.day - mission.target_days for owner in owners)


def _slip(world: World, index: int, flight: Flight, day: int, why: str) -> Flight:
    if world.facts is not None:
        world.emit(FlightSlipped(flight.day, world.name(index), flight.id, day, why))
    return flight._replace(day=day)


def _end_by_dice(world: World, index: int, side: Side, flight: Flight, found: list[Draw]) -> Ending:
    hit = roll(world.rules, world.state.seed, world.rules.luck[index], side, flight, found)
    phases = len(world.rules.missions[flight.mission].phases)
    return Ending(hit, hit.phase if hit else phases, None)


def _end_by_record(world: World, flight: Flight, found: list[Draw], record: RecordedFlight) -> Ending:
    """The recorded end: the phase it names, and the fault it names or else the likeliest one there."""
    mission = world.rules.missions[flight.mission]
    if record.fate == "success":
        return Ending(None, len(mission.phases), record)
    names = [phase.id for phase in mission.phases]
    phase = names.index(record.phase) if record.phase in names else 0
    there = [draw for draw in found if draw.phase == phase] or [Draw(phase, TASK, phase, PPM, PPM)]
    if record.fault:
        for draw in there:
            faults = world.rules.designs[draw.design].faults if draw.design >= 0 else ()
            if draw.fault < len(faults) and faults[draw.fault].name == record.fault:
                return Ending(draw, phase, record)
    return Ending(max(there, key=lambda draw: draw.kills * draw.suspected), phase, record)


def _resolve(world: World, index: int, side: Side, flight: Flight, record: RecordedFlight | None) -> None:
    found = draws(world.rules, side, flight)
    if record is None:
        ended = _end_by_dice(world, index, side, flight, found)
    else:
        ended = _end_by_record(world, flight, found, record)
        world.state.repeated[record_index(world)[flight.id]] = 1
    fate = "success" if ended.draw is None else ("partial" if ended.phase else "failure")
    if record is not None:
        fate = record.fate
    side.flown[flight.vehicle] += 1
    if side.stock[flight.vehicle]:
        side.stock[flight.vehicle] -= 1
    if ended.phase > 0:
        side.won[flight.vehicle] += 1
    if ended.draw is None:
        side.mission_day[flight.mission] = flight.day
    for person in flight.crew:
        side.experience[person] += 1
        side.rest[person] = flight.day + world.rules.numbers.flights.rest_days
    if ended.draw is not None and fate != "partial":
        failure_shame(world, index, flight)
    died = _casualties(world, index, side, flight, ended)
    if world.facts is not None:
        _tell(world, index, flight, found, ended, fate, died)
    phases = world.rules.missions[flight.mission].phases[: ended.phase]
    use_for_science(world, index, side, flight, [feat for phase in phases for feat in phase.feats])
    _achievements(world, side, flight, ended)
    _teach(world, index, side, flight, found, ended)
    _fly_technologies(world, index, side, flight)


def record_index(world: World) -> dict[str, int]:
    """Dense index of recorded flights."""
    found = world.rules.machinery.get("record_index")
    if found is None:
        found = {name: place for place, name in enumerate(world.rules.record)}
        world.rules.machinery["record_index"] = found
    return found


def _achievements(world: World, side: Side, flight: Flight, ended: Ending) -> None:
    """Feats of the phases that went well are on their way to their day."""
    hours = 0.0
    for number, phase in enumerate(world.rules.missions[flight.mission].phases):
        if number >= ended.phase:
            break
        hours += phase.hours
        for feat in phase.feats:
            side.coming.append(Coming(flight.day + int(hours // 24), flight.id, feat, flight.announce))
    bring_home(world.rules, side, flight.mission, ended.phase)


def _teach(world: World, index: int, side: Side, flight: Flight, found: list[Draw], ended: Ending) -> None:
    numbers = world.rules.numbers.reliability
    revealed = False
    if ended.draw is not None and ended.draw.design >= 0:
        vehicle = world.rules.vehicles[flight.vehicle].id
        key = (world.rules.luck[index], vehicle, flight.serial)
        revealed = chance(world.state.seed, "inquiry", *key) < numbers.found_by_failure
    learn(side, found, ended.draw, revealed)
    if revealed and ended.draw is not None and world.facts is not None:
        design = world.rules.designs[ended.draw.design]
        about = ("flight", flight.id)
        name = design.faults[ended.draw.fault].name if ended.draw.fault < len(design.faults) else "raw"
        world.emit(FaultSeen(flight.day, world.name(index), design.id, name, "revealed", about))


def _fly_technologies(world: World, index: int, side: Side, flight: Flight) -> None:
    """Levels seven, eight and nine are flown: first flight, first success, third success."""
    won = side.won[flight.vehicle]
    level = 9 if won >= 3 else 8 if won >= 1 else 7
    items = [world.rules.items[world.rules.vehicle_item[flight.vehicle]]]
    if flight.spacecraft >= 0:
        items.append(world.rules.items[world.rules.spacecraft_item[flight.spacecraft]])
    for item in items:
        for technology, _ in item.needs:
            if 6 <= side.trl[technology] < level:
                raise_level(world, index, technology, level, ("flight", flight.id))


def _casualties(world: World, index: int, side: Side, flight: Flight, ended: Ending) -> tuple[str, ...]:
    """Who dies: an escape system may save a crew on ascent; the record names its own dead."""
    rules = world.rules
    if not flight.crew or ended.draw is None:
        return ()
    if ended.recorded is not None:
        lost = [rules.person_index[name] for name in ended.recorded.died]
    else:
        key = (rules.luck[index], rules.vehicles[flight.vehicle].id, flight.serial)
        waiting = [*side.flights, *(other for _, _, owner, other in world.due if owner == index)]
        ways = ways_to_live(rules, flight, ended.phase, ship_due(rules, waiting, flight))
        safe = any(chance(world.state.seed, way, *key) < odds for way, odds in ways)
        lost = [] if safe else list(flight.crew)
    for person in lost:
        world.state.holder[person] = -1
        leave_posts(side, person)
    if lost:
        side.crew_lost += len(lost)
        until = world.turn + 1 + rules.numbers.flights.inquiry_quarters * 3 // rules.scenario.turn_months
        side.grounded[rules.vehicle_item[flight.vehicle]] = until if ended.phase == 0 else 0
        if flight.spacecraft >= 0:
            side.grounded[rules.spacecraft_item[flight.spacecraft]] = until
        hidden = CUSTOMS[flight.announce] != "before"
        politics = rules.numbers.politics
        by = politics.crew_lost_hidden if hidden else politics.crew_lost
        world.move(index, "support", by, "crew", ("flight", flight.id), flight.day)
        if hidden:
            side.secrets = [*side.secrets, Secret(lost[0], 0)]
    return tuple(rules.scenario.people[person].id for person in lost)


def _tell(
    world: World,
    index: int,
    flight: Flight,
    found: list[Draw],
    ended: Ending,
    fate: str,
    died: tuple[str, ...],
) -> None:
    rules = world.rules
    mission = rules.missions[flight.mission]
    chances = survival(found, len(mission.phases))
    all_well = product(chances)
    fate_odds = all_well
    if ended.draw is not None:
        fate_odds = product(chances[: ended.phase]) * (PPM - chances[ended.phase]) // PPM
    design = fault = ""
    if ended.draw is not None and ended.draw.design >= 0:
        one = rules.designs[ended.draw.design]
        design = one.id
        fault = one.faults[ended.draw.fault].name if ended.draw.fault < len(one.faults) else "raw"
    world.emit(
        FlightFlown(
            flight.day,
            world.name(index),
            flight.id,
            mission.id,
            rules.vehicles[flight.vehicle].id,
            rules.spacecraft[flight.spacecraft].id if flight.spacecraft >= 0 else "",
            flight.serial,
            fate,
            mission.phases[ended.phase].id if ended.draw is not None else "",
            design,
            fault,
            all_well,
            fate_odds,
            ended.recorded is not None,
            CUSTOMS[flight.announce],
            tuple(rules.scenario.people[person].id for person in flight.crew),
            died,
        )
    )


def failure_shame(world: World, index: int, flight: Flight) -> None:
    """A failure everybody saw costs support: the value of what was hoped for, over twenty."""
    if CUSTOMS[flight.announce] != "before":
        return
    side = world.state.sides[index]
    hoped = [
        world.rules.scenario.milestones[m].first
        for m in world.rules.mission_milestones[flight.mission]
        if not side.reached[m]
    ]
    if hoped:
        by = -(max(hoped) // world.rules.numbers.politics.failure_support)
        world.move(index, "support", by, "failures", ("flight", flight.id), flight.day)
