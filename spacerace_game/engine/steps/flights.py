"""Flights of both sides in one list by (day, id), what they teach, and what they achieve on the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from spacerace_game.engine.chance import PPM, chance
from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.contingencies import Branch, branch_after, on_pad
from spacerace_game.engine.crews import ship_due, train, ways_to_live
from spacerace_game.engine.facts import (
    FaultSeen,
    FlightFlown,
    FlightSlipped,
    FlightTurned,
    PadDamaged,
    SeriesHalted,
    SeriesResumed,
)
from spacerace_game.engine.money import Bill, flight_bill, hold_bill
from spacerace_game.engine.odds import (
    TASK,
    Draw,
    come_through,
    draws,
    draws_in,
    learn,
    product,
    roll,
    survival,
    throw,
    worked_around,
)
from spacerace_game.engine.orders_flights import wait_for_window
from spacerace_game.engine.pads import Free, first_free, has_pad, is_free, pads_for, spans, spans_on, standing
from spacerace_game.engine.reservations import answer_for, reserves
from spacerace_game.engine.roads import names_of
from spacerace_game.engine.state import CUSTOMS, Busy, Coming, Flight, Halted, Secret, Side
from spacerace_game.engine.steps.milestones import achieve
from spacerace_game.engine.steps.military import use_for_science
from spacerace_game.engine.steps.people import leave_posts
from spacerace_game.engine.steps.purse import bring_back
from spacerace_game.engine.steps.work import raise_level
from spacerace_game.engine.verdict import bring_home
from spacerace_game.engine.world import World
from spacerace_game.spec.history import RecordedFlight, Series
from spacerace_game.spec.rules import Rules

FOLLOWS = 1
"""Days after the flight it is to meet that a flight follows which had to wait for it."""
WAIT_DAYS = 90


_coming: Callable[[tuple[int, str, str, int]], Coming] = partial(tuple.__new__, Coming)
"""A feat on its way from a tuple of its parts: the quick way, since a flight brings several."""


class Ending(NamedTuple):
    """How a flight ended."""

    draw: Draw | None
    """What ended it, or None if all its phases went well."""
    phase: int
    """The phase it did not come through, or the number of phases."""
    recorded: RecordedFlight | None
    draws: list[Draw]
    """What could have ended it, at least up to the end of that phase; of a success only where it is read."""
    beliefs: dict[int, list[int]] | None = None
    """What a success by dice teaches."""
    branch: Branch | None = None
    """The lesser objective it turned to."""
    then: Draw | None = None
    """What ended that one."""


def fly(world: World) -> None:
    """Flies everything due this turn, then lets what is on its way arrive, day by day."""
    for index, side in enumerate(world.state.sides):
        if any(side.training):
            train(world.rules, side)
        if side.halted:
            _look_into_losses(world, index, side)
    due, last = world.due, world.period.last
    for index, side in enumerate(world.state.sides):
        now = [(flight.day, flight.id, index, flight) for flight in side.flights if flight.day <= last]
        if now:
            due += now
            side.flights = [flight for flight in side.flights if flight.day > last]
    due.sort(key=lambda one: (one[0], one[1], world.rules.luck[one[2]]))
    while due:
        _, _, index, flight = due.pop(0)
        moved = _try(world, index, flight)
        if moved is None:
            continue
        if moved.day <= last:
            due.append((moved.day, moved.id, index, moved))
            due.sort(key=lambda one: (one[0], one[1], world.rules.luck[one[2]]))
        else:
            world.state.sides[index].flights.append(moved)
    arrivals: list[tuple[int, str, str, str, int, int]] = []
    for index, side in enumerate(world.state.sides):
        if side.coming:
            luck = world.rules.luck[index]
            arrivals += [
                (day, flight, luck, feat, index, announce) for day, flight, feat, announce in side.coming if day <= last
            ]
            side.coming = [one for one in side.coming if one.day > last]
        if side.busy:
            side.busy = [one for one in side.busy if one.until > last]
        _pauses(world, index, side)
    arrivals.sort(key=itemgetter(0, 1, 2, 3))
    for day, name, _, feat, index, announce in arrivals:
        achieve(world, index, feat, day, name, announce)


def recorded_fate(world: World, index: int, flight: Flight) -> RecordedFlight | None:
    """The real fate of a flight that is still the same flight, in a campaign of recorded fates."""
    if not world.state.fates:
        return None
    found = world.rules.record.get(flight.id)
    if found is None or found[0] != index or world.state.repeated[record_index(world)[flight.id]]:
        return None
    _, series, record = found
    return record if _same_flight(world.rules, flight, series, record) else None


def _same_flight(rules: Rules, flight: Flight, series: Series, record: RecordedFlight) -> bool:
    """Whether a flight is still the recorded one: mission, vehicle, spacecraft and crew, and nearly the day."""
    craft = rules.spacecraft[flight.spacecraft].id if flight.spacecraft >= 0 else None
    crew = {rules.scenario.people[person].id for person in flight.crew}
    return (
        rules.missions[flight.mission].id == series.mission
        and rules.vehicles[flight.vehicle].id == series.vehicle
        and craft == series.spacecraft
        and (not record.crew or crew == set(record.crew))
        and abs(flight.day - record.date) <= rules.numbers.flights.same_days
    )


def _try(world: World, index: int, flight: Flight) -> Flight | None:
    """Flies a flight, or returns it with the day it slips to."""
    side = world.state.sides[index]
    rules = world.rules
    record = recorded_fate(world, index, flight)
    why = hindrance(world, index, side, flight, record is not None)
    if why == "target":
        coming = _target_to_come(world, index, flight)
        if coming and record is None:
            return _slip(world, index, flight, coming + FOLLOWS, why)
        turned = _turned(world, index, side, flight, record)
        if turned is not None:
            flight, why = turned, ""
    if why:
        return _slip(world, index, flight, world.period.last + 1 + WAIT_DAYS // 3, why)
    pad = _pad_today(world, index, side, flight)
    if pad.day > flight.day:
        return _slip(world, index, flight._replace(pad=pad.pad + 1), pad.day, "queue")
    if flight.pad != pad.pad + 1:
        flight = flight._replace(pad=pad.pad + 1)
    if record is None:
        scrub = rules.numbers.flights.scrub[flight.rules]
        vehicle = rules.vehicles[flight.vehicle].id
        key = (rules.luck[index], vehicle, flight.serial, flight.tries)
        if flight.tries < 8 and chance(world.state.seed, "scrub", *key) < scrub:
            return _scrubbed(world, index, flight)
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
    if not has_pad(rules, side, rules.vehicles[flight.vehicle].grade):
        return "pad"
    mission = rules.missions[flight.mission]
    if len(flight.crew) < mission.crew:
        return "crew"
    if mission.target is not None and not target_waits(rules, world.state.sides, index, flight):
        return "target"
    if not pinned and _grounded(rules, side, flight) > world.turn:
        return "inquiry"
    if not pinned and flight.series and any(one.series == flight.series for one in side.halted):
        return "halted"
    return ""


def _turned(world: World, index: int, side: Side, flight: Flight, record: RecordedFlight | None) -> Flight | None:
    """The flight with its lesser mission, where its target is gone and the order said so."""
    lesser = world.rules.missions[flight.mission].lesser
    if lesser is None or flight.give_up or record is not None:
        return None
    other = flight._replace(mission=world.rules.mission_index[lesser.mission])
    if hindrance(world, index, side, other, False):
        return None
    if world.facts is not None:
        main = world.rules.missions[flight.mission].id
        world.emit(FlightTurned(flight.day, world.name(index), flight.id, main, lesser.mission))
    return other


def _pad_today(world: World, index: int, side: Side, flight: Flight) -> Free:
    """The flight's own pad if it is free on its day, else the first of the others that is; a day ahead if none is."""
    rules, own = world.rules, flight.pad - 1
    grade, waiting = rules.vehicles[flight.vehicle].grade, _waiting(world, index, side)
    stands = own in pads_for(rules, grade) and side.ready[rules.facility_item[own]]
    if stands and is_free(rules, {own: spans_on(rules, own, side.busy, waiting)}, own, flight.day):
        return Free(own, flight.day)
    pads = standing(rules, side, grade)
    found = first_free(rules, spans(rules, side.busy, waiting), pads, flight.day)
    return found if found is not None else Free(pads[0], flight.day)


def _waiting(world: World, index: int, side: Side) -> list[Flight]:
    """The flights of a side that have still to fly, this turn or later."""
    return [*side.flights, *[other for _, _, owner, other in world.due if owner == index]]


def _scrubbed(world: World, index: int, flight: Flight) -> Flight:
    """A scrub: what was agreed is done. Holding costs money; without it the flight stands down too."""
    rules = world.rules
    numbers = rules.numbers.flights
    after = flight._replace(tries=flight.tries + 1)
    if not flight.stand_down:
        bill = hold_bill(rules, index, flight)
        if world.pay(index, bill, ("flight", flight.id), names_of(rules, flight)):
            later = flight.day + numbers.scrub_days
            later += wait_for_window(rules, flight.mission, later, opening=True)
            return _slip(world, index, after, later, "scrub")
    later = world.period.last + 1 + WAIT_DAYS // 6
    later += wait_for_window(rules, flight.mission, later, opening=True)
    return _slip(world, index, after._replace(pad=0), later, "stand-down")


def _look_into_losses(world: World, index: int, side: Side) -> None:
    """Series halted by a loss fly again once its cause is removed, or when the inquiry has lasted long enough."""
    rules = world.rules
    most = rules.numbers.flights.halt_quarters * 3 // rules.scenario.turn_months
    kept = []
    for one in side.halted:
        beliefs = side.suspicion.get(one.design, ())
        removed = one.fault < len(beliefs) and not beliefs[one.fault]
        if removed or world.turn > one.turn + most:
            if world.facts is not None:
                why = "cause-removed" if removed else "inquiry-over"
                world.emit(SeriesResumed(world.period.first, world.name(index), one.series, why))
        else:
            kept.append(one)
    side.halted = kept


def _pauses(world: World, index: int, side: Side) -> None:
    """A vehicle that has not flown for too long brings a removed fault back: hands forget, suppliers change."""
    ago = world.turn - pause_turns(world.rules)
    if ago <= 0:
        return
    vehicle = -1
    for _ in range(side.last_flown.count(ago)):
        vehicle = side.last_flown.index(ago, vehicle + 1)
        if pause_left(world.rules, side, vehicle, world.turn) == 0:
            forget(world, index, side, vehicle)


def pause_turns(rules: Rules) -> int:
    """How many turns a vehicle may stay on the ground before it is forgotten how to fly it."""
    return rules.numbers.reliability.pause_quarters * 3 // rules.scenario.turn_months


def sisters(rules: Rules, vehicle: int) -> tuple[int, ...]:
    """The vehicles that share a vehicle's first stage, itself among them."""
    known: dict[int, tuple[int, ...]] = rules.machinery.setdefault("sisters", {})
    if vehicle not in known:
        first = rules.vehicle_designs[vehicle][0]
        known[vehicle] = tuple(n for n, designs in enumerate(rules.vehicle_designs) if first in designs)
    return known[vehicle]


def pause_left(rules: Rules, side: Side, vehicle: int, turn: int) -> int:
    """Turns until the pause of a vehicle brings a fault back at the end of a turn; negative once it has.

    A sister that flies on the same stages keeps them in mind, so the youngest flight of any vehicle that shares
    the first stage counts.
    """
    last = max(side.last_flown[other] for other in sisters(rules, vehicle))
    return last + pause_turns(rules) - turn if last else pause_turns(rules) + 1


def forget(world: World, index: int, side: Side, vehicle: int) -> None:
    """Brings one removed fault of a vehicle's stages back under suspicion, if there is one."""
    for design in world.rules.vehicle_designs[vehicle]:
        limits, suspected = side.limits.get(design, ()), side.suspicion.get(design, ())
        for fault in range(len(limits)):
            if not limits[fault] and not suspected[fault]:
                bring_back(world, index, side, design, fault, ("pause", world.rules.vehicles[vehicle].id))
                return


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


def _target_to_come(world: World, index: int, flight: Flight) -> int:
    """The day of the soonest flight still waiting that this one could meet; 0 where there is none."""
    mission = world.rules.missions[flight.mission]
    wanted = world.rules.mission_index[mission.target or ""]
    own = mission.target_side == "self"
    days = [
        other.day
        for owner, side in enumerate(world.state.sides)
        if (owner == index) == own
        for other in side.flights
        if other.mission == wanted
    ]
    days += [day for day, _, owner, other in world.due if (owner == index) == own and other.mission == wanted]
    return min((day for day in days if day >= flight.day), default=0)


def _slip(world: World, index: int, flight: Flight, day: int, why: str) -> Flight:
    if world.facts is not None:
        world.emit(FlightSlipped(flight.day, world.name(index), flight.id, day, why))
    return flight._replace(day=day)


def _end_by_dice(world: World, index: int, side: Side, flight: Flight) -> Ending:
    rules, seed, luck = world.rules, world.state.seed, world.rules.luck[index]
    struck, beliefs = throw(rules, seed, luck, side, flight)
    phases = len(rules.missions[flight.mission].phases)
    if struck is None:
        found = draws(rules, side, flight) if world.facts is not None else []
        return Ending(None, phases, None, found, beliefs)
    reached = phases if world.facts is not None else struck[0] + 1
    found = draws_in(rules, side, flight, range(reached), {})
    hit = next(one for one in found if one[:3] == struck)
    branch = branch_after(rules, side, flight, found, hit)
    then = roll(rules, seed, luck, side, branch.flight, branch.draws) if branch is not None else None
    return Ending(hit, hit.phase, None, found, None, branch, then)


def _end_by_record(world: World, side: Side, flight: Flight, record: RecordedFlight) -> Ending:
    """The recorded end: the phase it names, and the fault it names or else the likeliest one there."""
    mission, found = world.rules.missions[flight.mission], draws(world.rules, side, flight)
    if record.fate == "success":
        return Ending(None, len(mission.phases), record, found)
    names = [phase.id for phase in mission.phases]
    phase = names.index(record.phase) if record.phase in names else 0
    there = [draw for draw in found if draw.phase == phase] or [Draw(phase, TASK, phase, PPM, PPM)]
    if record.fault:
        for draw in there:
            faults = world.rules.designs[draw.design].faults if draw.design >= 0 else ()
            if draw.fault < len(faults) and faults[draw.fault].name == record.fault:
                return Ending(draw, phase, record, found)
    return Ending(max(there, key=lambda draw: draw.kills * draw.suspected), phase, record, found)


def _resolve(world: World, index: int, side: Side, flight: Flight, record: RecordedFlight | None) -> None:
    if record is None:
        ended = _end_by_dice(world, index, side, flight)
    else:
        ended = _end_by_record(world, side, flight, record)
        world.state.repeated[record_index(world)[flight.id]] = 1
    fate = "success" if ended.draw is None else ("partial" if ended.phase else "failure")
    if record is not None:
        fate = record.fate
    side.flown[flight.vehicle] += 1
    side.last_flown[flight.vehicle] = world.turn + 1
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
    if ended.branch is not None and ended.then is None:
        side.mission_day[ended.branch.flight.mission] = flight.day
    if ended.draw is not None and ended.phase == 0 and record is None:
        _stand_down(world, side, flight)
    blast = _leave_pad(world, index, side, flight, ended)
    died = _casualties(world, index, side, flight, ended)
    if world.facts is not None:
        _tell(world, index, flight, ended, fate, died, blast)
    if fate == "failure" and flight.series and not flight.go_on and record is None:
        _halt(world, index, side, flight, ended)
    feats = _feats_by_day(world.rules)[flight.mission][ended.phase]
    use_for_science(world, index, side, flight, [feat for _, feat in feats])
    known = len(side.coming)
    _achievements(world, side, flight, ended, feats)
    if reserves(world.rules, index):
        answer_for(world, index, side, flight, side.coming[known:])
    if ended.beliefs is not None:
        come_through(side, ended.beliefs)
    else:
        _teach(world, index, side, flight, ended)
    _fly_technologies(world, index, side, flight)


def _stand_down(world: World, side: Side, flight: Flight) -> None:
    """After a loss on ascent a vehicle stays on the ground until the board has reported."""
    item = world.rules.vehicle_item[flight.vehicle]
    quarters = world.rules.numbers.flights.stand_down * 3 // world.rules.scenario.turn_months
    side.grounded[item] = max(side.grounded[item], world.turn + 1 + quarters)


def record_index(world: World) -> dict[str, int]:
    """Dense index of recorded flights."""
    found = world.rules.machinery.get("record_index")
    if found is None:
        found = {name: place for place, name in enumerate(world.rules.record)}
        world.rules.machinery["record_index"] = found
    return found


def _achievements(world: World, side: Side, flight: Flight, ended: Ending, feats: list[tuple[int, str]]) -> None:
    """Feats of the phases that went well are on their way to their day."""
    start, name, announce = flight.day, flight.id, flight.announce
    side.coming += [_coming((start + days, name, feat, announce)) for days, feat in feats]
    bring_home(world.rules, side, flight.mission, ended.phase)
    if ended.branch is not None:
        hours = 0.0
        for phase in world.rules.missions[flight.mission].phases[: ended.phase]:
            hours += phase.hours
        _lesser_achievements(world, side, flight, ended.branch, ended.then, hours)


def _feats_by_day(rules: Rules) -> list[list[list[tuple[int, str]]]]:
    """By mission and phases that went well: their feats, each with how many days after the start it is achieved."""
    found: list[list[list[tuple[int, str]]]] | None = rules.machinery.get("feats_by_day")
    if found is None:
        found = []
        for mission in rules.missions:
            hours = 0.0
            by_phases: list[list[tuple[int, str]]] = [[]]
            for phase in mission.phases:
                hours += phase.hours
                by_phases.append([*by_phases[-1], *[(int(hours // 24), feat) for feat in phase.feats]])
            found.append(by_phases)
        rules.machinery["feats_by_day"] = found
    return found


def _lesser_achievements(
    world: World, side: Side, flight: Flight, branch: Branch, then: Draw | None, hours: float
) -> None:
    """What the lesser mission brings after the hours flown before."""
    mission = branch.flight.mission
    for number in branch.phases:
        if then is not None and number >= then.phase:
            break
        phase = world.rules.missions[mission].phases[number]
        hours += phase.hours
        for feat in phase.feats:
            side.coming.append(Coming(flight.day + int(hours // 24), flight.id, feat, flight.announce))


def _halt(world: World, index: int, side: Side, flight: Flight, ended: Ending) -> None:
    """Nothing more of this series flies until the loss is understood."""
    if any(one.series == flight.series for one in side.halted):
        return
    design, fault = (ended.draw.design, ended.draw.fault) if ended.draw is not None else (-1, 0)
    side.halted = [*side.halted, Halted(flight.series, world.turn, design, fault)]
    if world.facts is not None:
        world.emit(SeriesHalted(flight.day, world.name(index), flight.series, flight.id))


def _leave_pad(world: World, index: int, side: Side, flight: Flight, ended: Ending) -> bool:
    """Takes the flight's place on its pad until it is set right; True if the rocket was lost on it."""
    rules = world.rules
    pad = flight.pad - 1
    if pad < 0:
        return False
    place = rules.facilities[pad]
    blast = ended.recorded is None and ended.draw is not None and on_pad(rules, flight, ended.draw)
    if blast:
        key = (rules.luck[index], rules.vehicles[flight.vehicle].id, flight.serial)
        blast = chance(world.state.seed, "blast", *key) < rules.numbers.flights.pad_blast
    if not blast:
        until = flight.day + place.turnaround_days
        side.busy.append(Busy(pad, flight.day, until))
        return False
    numbers = rules.numbers.flights
    cost = place.price // place.at_once * numbers.pad_repair_price // PPM * rules.sides[index].prices // PPM
    paid = world.pay(index, Bill(cost, 0), ("pad", place.id), (place.id,))
    until = flight.day + numbers.pad_repair_days * (1 if paid else 2)
    side.busy.append(Busy(pad, flight.day, until))
    if world.facts is not None:
        world.emit(PadDamaged(flight.day, world.name(index), place.id, flight.id, until, paid))
    return True


def _teach(world: World, index: int, side: Side, flight: Flight, ended: Ending) -> None:
    """What a flight teaches by its draws, and the lesser one it turned to."""
    numbers = world.rules.numbers.reliability
    lessons = [(ended.draws, ended.draw, "inquiry")]
    if ended.branch is not None:
        lessons.append((ended.branch.draws, ended.then, "second inquiry"))
    for flown, draw, asked in lessons:
        revealed = False
        if draw is not None and draw.design >= 0:
            vehicle = world.rules.vehicles[flight.vehicle].id
            key = (world.rules.luck[index], vehicle, flight.serial)
            revealed = chance(world.state.seed, asked, *key) < numbers.found_by_failure
        learn(side, flown, draw, revealed)
        if revealed and draw is not None and world.facts is not None:
            design = world.rules.designs[draw.design]
            about = ("flight", flight.id)
            name = design.faults[draw.fault].name if draw.fault < len(design.faults) else "raw"
            world.emit(FaultSeen(flight.day, world.name(index), design.id, name, "revealed", about))


def _fly_technologies(world: World, index: int, side: Side, flight: Flight) -> None:
    """Levels seven, eight and nine are flown: first flight, first success, third success."""
    rules, won = world.rules, side.won[flight.vehicle]
    level = 9 if won >= 3 else 8 if won >= 1 else 7
    technologies, levels = _technologies_of(rules, flight)
    now = levels(side.trl)
    if now and min(now) < level:
        for technology, known in zip(technologies, now):
            if 6 <= known < level:
                raise_level(world, index, technology, level, ("flight", flight.id))


def _technologies_of(rules: Rules, flight: Flight) -> tuple[list[int], Getter]:
    """What the vehicle and the spacecraft of a flight are built on, and a reader of its levels."""
    known: dict[tuple[int, int], tuple[list[int], Getter]] = rules.machinery.setdefault("flown_technologies", {})
    key = (flight.vehicle, flight.spacecraft)
    found = known.get(key)
    if found is None:
        needs = rules.items[rules.vehicle_item[flight.vehicle]].needs
        if flight.spacecraft >= 0:
            needs += rules.items[rules.spacecraft_item[flight.spacecraft]].needs
        technologies = list(dict.fromkeys(technology for technology, _ in needs))
        found = known[key] = (technologies, several(technologies))
    return found


def _casualties(world: World, index: int, side: Side, flight: Flight, ended: Ending) -> tuple[str, ...]:
    """Who dies: an escape system may save a crew on ascent; the record names its own dead."""
    rules = world.rules
    if not flight.crew or ended.draw is None:
        return ()
    last = ended.draw if ended.branch is None else ended.then
    if ended.recorded is not None:
        lost = [rules.person_index[name] for name in ended.recorded.died]
    elif last is None:
        lost = []
    else:
        flown = flight if ended.branch is None else ended.branch.flight
        key = (rules.luck[index], rules.vehicles[flight.vehicle].id, flight.serial)
        waiting = _waiting(world, index, side)
        ways = ways_to_live(rules, flown, last.phase, ship_due(rules, waiting, flight))
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
    ended: Ending,
    fate: str,
    died: tuple[str, ...],
    blast: bool,
) -> None:
    rules = world.rules
    branch = ended.branch
    mission = rules.missions[flight.mission]
    chances = survival(ended.draws, len(mission.phases))
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
            rules.facilities[flight.pad - 1].id if flight.pad else "",
            blast,
            rules.missions[branch.flight.mission].id if branch else "",
            rules.missions[branch.flight.mission].phases[ended.then.phase].id if branch and ended.then else "",
            _agreed(rules, flight, ended, died),
            _around(world, index, flight, ended),
        )
    )


def _agreed(rules: Rules, flight: Flight, ended: Ending, died: tuple[str, ...]) -> str:
    """Which contingency did its work."""
    if ended.branch is not None:
        return "lesser"
    if ended.draw is None or ended.recorded is not None or not flight.crew or died:
        return ""
    phase = rules.missions[flight.mission].phases[ended.phase]
    minor = phase.system in rules.numbers.flights.minor_systems
    return "home-early" if minor and not flight.press_on else ""


def _around(world: World, index: int, flight: Flight, ended: Ending) -> tuple[str, ...]:
    """What a crew told to press on worked around on the way to the end."""
    if not flight.press_on or ended.recorded is not None:
        return ()
    rules, side = world.rules, world.state.sides[index]
    luck, found = rules.luck[index], ended.draws
    flown = [(flight, found[: found.index(ended.draw)] if ended.draw is not None else found)]
    if ended.branch is not None:
        rest = ended.branch.draws
        flown.append((ended.branch.flight, rest[: rest.index(ended.then)] if ended.then is not None else rest))
    told = []
    for one, behind in flown:
        phases = rules.missions[one.mission].phases
        for draw in worked_around(rules, world.state.seed, luck, side, one, behind):
            faults = rules.designs[draw.design].faults
            name = faults[draw.fault].name if draw.fault < len(faults) else "raw"
            told.append(f"{phases[draw.phase].id}:{name}")
    return tuple(told)


def failure_shame(world: World, index: int, flight: Flight) -> None:
    """A failure costs support: what was hoped for over so much where everybody saw it, less where only patrons know."""
    side, politics = world.state.sides[index], world.rules.numbers.politics
    seen = CUSTOMS[flight.announce] == "before"
    hoped = [
        world.rules.scenario.milestones[m].first
        for m in world.rules.mission_milestones[flight.mission]
        if not side.reached[m]
    ]
    if hoped:
        by = -(max(hoped) // (politics.failure_support if seen else politics.failure_hidden))
        world.move(index, "support", by, "failures", ("flight", flight.id), flight.day)
