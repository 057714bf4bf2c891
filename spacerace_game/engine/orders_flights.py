"""Orders on flights: schedule one, a series, or take one off the manifest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from typing import NamedTuple

from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.crews import may_fly, skills_of
from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import Bill, flight_bill
from spacerace_game.engine.pads import booked_too, first_free, pads_on, taken_on
from spacerace_game.engine.state import CUSTOMS, RULES, Flight
from spacerace_game.engine.view import View
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules

Spans = dict[int, list[tuple[int, int]]]
SoleOrSeries = orders.ScheduleFlight | orders.ScheduleSeries


class Booking(NamedTuple):
    """What a flight order would book."""

    known: tuple[int, int, int]
    """Mission, vehicle, spacecraft (−1: none)."""
    plans: list[Plan]
    crew: Refusal | tuple[int, ...]
    taken: Spans | None
    """When the pads are taken then, if the order was checked."""
    bill: Bill
    """What those of its flights cost that fly in this turn."""


class Plan(NamedTuple):
    """A flight of an order: its name, its day, and its pad (facility, −1 for none)."""

    name: str
    day: int
    pad: int


def _known(desk: Desk, order: SoleOrSeries) -> Refusal | tuple[int, int, int]:
    """Mission, vehicle and spacecraft by index, if they exist."""
    rules = desk.rules
    mission, vehicle = rules.mission_index.get(order.mission), rules.vehicle_index.get(order.vehicle)
    if mission is None:
        return Refusal("unknown-id", (order.mission,))
    if vehicle is None:
        return Refusal("unknown-id", (order.vehicle,))
    spacecraft = -1
    if order.spacecraft is not None:
        found = rules.spacecraft_index.get(order.spacecraft)
        if found is None:
            return Refusal("unknown-id", (order.spacecraft,))
        spacecraft = found
    return mission, vehicle, spacecraft


def cannot_fly(desk: Desk, mission: int, vehicle: int, spacecraft: int) -> Refusal | None:
    """Why this kind of flight is not to be had, whatever the day."""
    rules, side, task = desk.rules, desk.side, _tasks(desk.rules)[mission]
    ready, (vehicles, crafts) = side.ready, _makes(rules)[desk.index]
    captured = side.stock[vehicle]
    if vehicle not in vehicles and not captured:
        return Refusal("not-yours", (rules.vehicles[vehicle].id,))
    if (vehicle, spacecraft) not in task.ways:
        return Refusal("too-weak", (rules.missions[mission].id, rules.vehicles[vehicle].id))
    item = rules.vehicle_item[vehicle]
    if not ready[item] and not captured and desk.program_on(item) is None:
        return Refusal("not-ready", (rules.vehicles[vehicle].id,))
    if spacecraft >= 0:
        if spacecraft not in crafts:
            return Refusal("not-yours", (rules.spacecraft[spacecraft].id,))
        item = rules.spacecraft_item[spacecraft]
        if not ready[item] and desk.program_on(item) is None:
            return Refusal("not-ready", (rules.spacecraft[spacecraft].id,))
    for technology, level in task.technologies:
        if side.trl[technology] < level:
            names = (rules.missions[mission].id, rules.technologies[technology].id)
            return Refusal("technology", names, side.trl[technology], level)
    if task.agreement and not agreed(desk.view, mission):
        return Refusal("no-agreement", (rules.missions[mission].id,))
    return _no_place(desk, task, rules.vehicles[vehicle].grade)


def _makes(rules: Rules) -> list[tuple[frozenset[int], frozenset[int]]]:
    """By side: the vehicles and the spacecraft that it can build itself."""
    found: list[tuple[frozenset[int], frozenset[int]]] | None = rules.machinery.get("makes")
    if found is None:
        found = rules.machinery["makes"] = [
            (
                frozenset(number for number, one in enumerate(rules.vehicles) if side.id in one.sides),
                frozenset(number for number, one in enumerate(rules.spacecraft) if side.id in one.sides),
            )
            for side in rules.sides
        ]
    return found


def agreed(view: View, mission: int) -> bool:
    """Whether all sides have agreed to a flight that asks for it; one's own word counts from the moment it is given."""
    wanted = view.rules.missions[mission].agreement
    if wanted is None:
        return True
    flag = view.rules.flag_index[wanted]
    return all(flag in one.flags for one in view.public)


class _Task(NamedTuple):
    """What a mission takes, whoever flies it."""

    ways: frozenset[tuple[int, int]]
    """Vehicle and spacecraft (−1: none) of each way to fly it."""
    technologies: list[tuple[int, int]]
    """With their levels."""
    places: list[tuple[str, Getter]]
    """What must stand besides a pad: as it is called, and a reader of whether what will do is ready."""
    agreement: bool


def _tasks(rules: Rules) -> list[_Task]:
    """What each mission takes."""
    found: list[_Task] | None = rules.machinery.get("tasks")
    if found is None:
        index = {technology.id: number for number, technology in enumerate(rules.technologies)}
        found = rules.machinery["tasks"] = [
            _Task(
                frozenset((way.vehicle, way.spacecraft) for way in ways),
                [(index[need.technology], need.level) for need in mission.technologies],
                [(wanted, several(list(places_called(rules, wanted)))) for wanted in mission.facilities],
                mission.agreement is not None,
            )
            for mission, ways in zip(rules.missions, rules.ways)
        ]
    return found


def _no_place(desk: Desk, task: _Task, grade: int) -> Refusal | None:
    ready = desk.side.ready
    if not pads_on(desk, grade):
        return Refusal("no-pad", (), 0, grade)
    for wanted, readiness in task.places:
        if not any(readiness(ready)):
            return Refusal("no-facility", (wanted,))
    return None


def places_called(rules: Rules, wanted: str) -> tuple[int, ...]:
    """The facilities, as items, of an id, or of a kind by writing `kind:tracking`."""
    known: dict[str, tuple[int, ...]] = rules.machinery.setdefault("places_called", {})
    found = known.get(wanted)
    if found is None:
        kind = wanted.removeprefix("kind:") if wanted.startswith("kind:") else ""
        places = zip(rules.facilities, rules.facility_item)
        found = known[wanted] = tuple(item for place, item in places if place.id == wanted or place.kind == kind)
    return found


def _bad_day(desk: Desk, mission: int, days: Iterable[int]) -> Refusal | None:
    first, spec = desk.period.first, desk.rules.missions[mission]
    last = desk.period.last + desk.rules.numbers.attention.series_quarters * 92
    for day in days:
        if not first <= day <= last:
            return Refusal("bad-day", (spec.id,), day, first)
        wait = wait_for_window(desk.rules, mission, day)
        if wait:
            return Refusal("window-closed", (spec.id,), day, day + wait)
    return None


def _booked(desk: Desk, order: SoleOrSeries, mission: int, vehicle: int) -> Refusal | tuple[list[Plan], Spans]:
    """The flights of an order with their days and pads, and when the pads are taken then.

    A flight without a day takes the first free one.

    The refusal names the pad that is free soonest, and the day.
    """
    rules = desk.rules
    spec = rules.vehicles[vehicle]
    pads = pads_on(desk, spec.grade)
    taken = taken_on(desk).copy()
    found: list[Plan] = []
    for name, wanted in _plans(order):
        day = earliest(desk, mission) if wanted is None else wanted
        free = first_free(rules, taken, pads, day)
        if free is None:
            return Refusal("no-pad", (), 0, spec.grade)
        late = free.day != day if wanted is not None else free.day > max(day, desk.period.last)
        if late or (wanted is None and wait_for_window(rules, mission, free.day)):
            return Refusal("pad-busy", (rules.facilities[free.pad].id, spec.id), free.day, day)
        span = (free.day, free.day + rules.facilities[free.pad].turnaround_days)
        taken[free.pad] = [*taken.get(free.pad, ()), span]
        found.append(Plan(name, free.day, free.pad))
    return found, taken


def choose_crew(desk: Desk, mission: int, spacecraft: int, day: int) -> tuple[int, ...]:
    """The most skilled for this spacecraft who are free and rested, in the scenario's order among equals.

    Crews by trade go before people of other trades; where the flight asks for a woman, the best of them goes first.
    """
    rules = desk.rules
    spec = rules.missions[mission]
    if not spec.crew:
        return ()
    people = rules.scenario.people
    trade, free = _crew_trade(rules), free_people(desk, day)
    skills = skills_of(rules, desk.side, free, spacecraft)
    ranked = [place for _, _, place in sorted([(not trade[one], -skill, one) for one, skill in zip(free, skills)])]
    if spec.woman:
        first = next((place for place in ranked if people[place].woman), None)
        if first is None:
            return ()
        ranked.remove(first)
        ranked.insert(0, first)
    return tuple(ranked[: spec.crew])


def crew_people(rules: Rules) -> tuple[int, ...]:
    """Everyone who can be of a crew, by index."""
    found: tuple[int, ...] | None = rules.machinery.get("crew_people")
    if found is None:
        found = tuple(place for place in range(len(rules.scenario.people)) if may_fly(rules, place))
        rules.machinery["crew_people"] = found
    return found


def _crew_trade(rules: Rules) -> list[bool]:
    """By person: whether flying is their trade."""
    found: list[bool] | None = rules.machinery.get("crew_trade")
    if found is None:
        found = rules.machinery["crew_trade"] = [person.role == "crew" for person in rules.scenario.people]
    return found


def free_people(desk: Desk, day: int) -> list[int]:
    """Who may fly on a day and is on no flight yet, by index."""
    rules, side, mine = desk.rules, desk.side, desk.index + 1
    busy = {person for flight in side.flights for person in flight.crew}
    rest = side.rest
    own = compress(crew_people(rules), map(mine.__eq__, _crew_holders(rules)(desk.view.holder)))
    return [one for one in own if rest[one] <= day and one not in busy]


def _crew_holders(rules: Rules) -> Getter:
    """Reads who holds everyone who can be of a crew from the column of who holds whom."""
    found: Getter | None = rules.machinery.get("crew_holders")
    if found is None:
        found = rules.machinery["crew_holders"] = several(list(crew_people(rules)))
    return found


def _crew_of(desk: Desk, order: SoleOrSeries, mission: int, spacecraft: int, day: int) -> Refusal | tuple[int, ...]:
    wanted = desk.rules.missions[mission].crew
    named = order.crew if isinstance(order, orders.ScheduleFlight) else ()
    if not named:
        if not wanted:
            return ()
        chosen = choose_crew(desk, mission, spacecraft, day)
        if not chosen and desk.rules.missions[mission].woman:
            return Refusal("no-woman", (order.mission,), 0, 1)
        return chosen if len(chosen) == wanted else Refusal("no-crew", (order.mission,), len(chosen), wanted)
    found: list[int] = []
    free = free_people(desk, day)
    for name in named:
        place = desk.rules.person_index.get(name)
        if place is None or place in found or place not in free:
            return Refusal("no-crew", (name,), 0, 1)
        found.append(place)
    if desk.rules.missions[mission].woman and not any(desk.rules.scenario.people[place].woman for place in found):
        return Refusal("no-woman", (order.mission,), 0, 1)
    return tuple(found) if len(found) == wanted else Refusal("no-crew", named, len(found), wanted)


def _plans(order: SoleOrSeries) -> list[tuple[str, int | None]]:
    if isinstance(order, orders.ScheduleFlight):
        return [(order.flight, order.day)]
    return [(one.flight, one.day) for one in order.flights]


def earliest(desk: Desk, mission: int) -> int:
    """The first day a flight ordered now can aim at: a fortnight into the turn, or the next launch window."""
    day = min(desk.period.last, desk.period.first + 14)
    return day + wait_for_window(desk.rules, mission, day, opening=True)


def wait_for_window(rules: Rules, mission: int, day: int, *, opening: bool = False) -> int:
    """Days from a day until one on which the mission's launch window is open; 0 if it is.

    `opening`: days until its middle, where none is open.
    """
    spec = rules.missions[mission]
    if not spec.window_days or spec.window_epoch is None:
        return 0
    into = (day - spec.window_epoch) % spec.window_days
    if into <= spec.window_open or (not opening and spec.window_days - into <= spec.window_open):
        return 0
    return spec.window_days - into


def _check(desk: Desk, order: SoleOrSeries) -> Refusal | None:
    known = _known(desk, order)
    if isinstance(known, Refusal):
        return known
    mission, vehicle, spacecraft = known
    refusal = cannot_fly(desk, mission, vehicle, spacecraft)
    if refusal is not None:
        return refusal
    plans = _plans(order)
    taken = {flight.id for flight in desk.side.flights}
    for name, _ in plans:
        if name in taken:
            return Refusal("name-taken", (name,))
        taken.add(name)
    most = desk.rules.numbers.attention.series_flights
    if len(plans) > most:
        return Refusal("too-many", (order.vehicle,), most, len(plans))
    if isinstance(order, orders.ScheduleSeries) and desk.rules.missions[mission].crew:
        return Refusal("no-crewed-series", (order.mission,))
    refusal = _bad_day(desk, mission, [day for _, day in plans if day is not None])
    if refusal is not None:
        return refusal
    booked = _booked(desk, order, mission, vehicle)
    if isinstance(booked, Refusal):
        return booked
    found, spans = booked
    crew = _crew_of(desk, order, mission, spacecraft, found[0].day)
    bill = _bill_now(desk, known, found)
    desk.booking = (order, desk.side.flights, Booking(known, found, crew, spans, bill))
    if isinstance(crew, Refusal):
        return crew
    return desk.lacks(bill, _names(order))


def _names(order: SoleOrSeries) -> tuple[str, ...]:
    """What a flight takes by name, for purses that pay for some things only."""
    spacecraft = order.spacecraft
    return (order.vehicle, order.mission, spacecraft) if spacecraft else (order.vehicle, order.mission)


def _bill_now(desk: Desk, known: tuple[int, int, int], plans: list[Plan]) -> Bill:
    """What those flights of an order cost that fly in this turn."""
    last, now = desk.period.last, 0
    for plan in plans:
        if plan.day <= last:
            now += 1
    if not now:
        return Bill(0, 0)
    each = flight_bill(desk.rules, desk.index, desk.side, *known)
    return Bill(each.civil * now, each.military * now)


def _booking(desk: Desk, order: SoleOrSeries) -> Refusal | Booking:
    """What an order would book: as it was checked last, or worked out now. Where no pad is free, the days it names."""
    checked = desk.booking
    if checked is not None and checked[0] is order and checked[1] is desk.side.flights:
        found: Booking = checked[2]
        return found
    known = _known(desk, order)
    if isinstance(known, Refusal):
        return known
    mission, vehicle, spacecraft = known
    booked = _booked(desk, order, mission, vehicle)
    if isinstance(booked, Refusal):
        days = [earliest(desk, mission) if day is None else day for _, day in _plans(order)]
        plans = [Plan(name, day, -1) for (name, _), day in zip(_plans(order), days)]
    else:
        plans = booked[0]
    crew = _crew_of(desk, order, mission, spacecraft, plans[0].day)
    return Booking(known, plans, crew, None, _bill_now(desk, known, plans))


def planned(desk: Desk, order: SoleOrSeries) -> Refusal | tuple[Flight, ...]:
    """The flights an order would put on the manifest, as they would fly, or which id it names wrongly.

    Whether they may be ordered is another question (`why_not`); a crew that cannot be had is left out.
    """
    booking = _booking(desk, order)
    return booking if isinstance(booking, Refusal) else _flights(desk, order, booking)


def _flights(desk: Desk, order: SoleOrSeries, booking: Booking) -> tuple[Flight, ...]:
    mission, vehicle, spacecraft = booking.known
    serial, rules = desk.side.serials[vehicle], RULES.index(order.rules)
    announce = desk.side.custom if order.announce is None else CUSTOMS.index(order.announce)
    crew = () if isinstance(booking.crew, Refusal) else booking.crew
    stand_down, give_up = int(order.if_scrubbed == "stand-down"), int(order.if_short == "give-up")
    if isinstance(order, orders.ScheduleFlight):
        series, press_on, go_on = "", int(order.if_fault == "press-on"), 0
    else:
        series, press_on, go_on = order.series, 0, int(order.after_loss == "go-on")
    return tuple(
        [
            Flight(
                name,
                mission,
                vehicle,
                spacecraft,
                day,
                rules,
                announce,
                serial + number,
                0,
                series,
                crew,
                pad + 1,
                stand_down,
                press_on,
                give_up,
                go_on,
            )
            for number, (name, day, pad) in enumerate(booking.plans, 1)
        ]
    )


def _give(desk: Desk, order: SoleOrSeries) -> None:
    booking = _booking(desk, order)
    if isinstance(booking, Refusal):
        return
    flights = _flights(desk, order, booking)
    desk.commit(booking.bill, _names(order))
    desk.side.serials[booking.known[1]] += len(flights)
    desk.side.flights = [*desk.side.flights, *flights]
    if booking.taken is not None:
        booked_too(desk, booking.taken)


def flight_name(desk: Desk, vehicle: int) -> str:
    """A free name for the next flight of a vehicle: its own id and its article's number, or the next one that is free.

    After a flight was taken off, its article's number comes again while later ones still stand.
    """
    taken = {flight.id for flight in desk.side.flights} | {flight.series for flight in desk.side.flights}
    number = desk.side.serials[vehicle] + 1
    while True:
        name = f"{desk.rules.sides[desk.index].id}-{desk.rules.vehicles[vehicle].id}-{number}"[-64:]
        if not any(one == name or one.startswith(f"{name[:56]}.") for one in taken):
            return name
        number += 1


def _flyable(desk: Desk) -> list[tuple[int, int, int]]:
    """Every kind of flight that is to be had now, as mission, vehicle and spacecraft."""
    found = []
    side, rules = desk.side, desk.rules
    for mission, ways in enumerate(rules.ways):
        for way in ways:
            if not side.ready[rules.vehicle_item[way.vehicle]] and not side.stock[way.vehicle]:
                continue
            if way.spacecraft >= 0 and not side.ready[rules.spacecraft_item[way.spacecraft]]:
                continue
            if cannot_fly(desk, mission, way.vehicle, way.spacecraft) is None:
                found.append((mission, way.vehicle, way.spacecraft))
    return found


def _offer_flights(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for mission, vehicle, spacecraft in _flyable(desk):
        order = orders.ScheduleFlight(
            flight=flight_name(desk, vehicle),
            mission=desk.rules.missions[mission].id,
            vehicle=desk.rules.vehicles[vehicle].id,
            spacecraft=desk.rules.spacecraft[spacecraft].id if spacecraft >= 0 else None,
        )
        if _check(desk, order) is None:
            found.append(order)
    return tuple(found)


def _offer_series(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    days = desk.period.last - desk.period.first + 1
    for mission, vehicle, spacecraft in _flyable(desk):
        if desk.rules.missions[mission].crew or desk.rules.missions[mission].window_days:
            continue
        name = flight_name(desk, vehicle)[:56]
        flights = tuple(
            orders.SeriesFlight(flight=f"{name}.{n}", day=desk.period.first + days // 2 + n * days) for n in range(4)
        )
        order = orders.ScheduleSeries(
            series=f"{name}.series",
            mission=desk.rules.missions[mission].id,
            vehicle=desk.rules.vehicles[vehicle].id,
            spacecraft=desk.rules.spacecraft[spacecraft].id if spacecraft >= 0 else None,
            flights=flights,
        )
        if _check(desk, order) is None:
            found.append(order)
    return tuple(found)


order_kind("schedule-flight", _check, _give, _offer_flights, "flight")
order_kind("schedule-series", _check, _give, _offer_series, "series")


def _check_cancel(desk: Desk, order: orders.CancelFlight) -> Refusal | None:
    if any(flight.id == order.flight for flight in desk.side.flights):
        return None
    return Refusal("unknown-id", (order.flight,))


def _cancel(desk: Desk, order: orders.CancelFlight) -> None:
    desk.side.flights = [flight for flight in desk.side.flights if flight.id != order.flight]
    desk._bill = None


def _offer_cancel(desk: Desk) -> tuple[Order, ...]:
    return tuple(orders.CancelFlight(flight=flight.id) for flight in desk.side.flights)


order_kind("cancel-flight", _check_cancel, _cancel, _offer_cancel)


def _check_resume(desk: Desk, order: orders.ResumeSeries) -> Refusal | None:
    if any(one.series == order.series for one in desk.side.halted):
        return None
    return Refusal("not-halted", (order.series,))


def _resume(desk: Desk, order: orders.ResumeSeries) -> None:
    desk.side.halted = [one for one in desk.side.halted if one.series != order.series]


def _offer_resume(desk: Desk) -> tuple[Order, ...]:
    return tuple(orders.ResumeSeries(series=one.series) for one in desk.side.halted)


order_kind("resume-series", _check_resume, _resume, _offer_resume)


def _check_training(desk: Desk, order: orders.TrainCrew) -> Refusal | None:
    person, craft = desk.rules.person_index.get(order.person), desk.rules.spacecraft_index.get(order.spacecraft)
    if person is None or craft is None:
        return Refusal("unknown-id", (order.person if person is None else order.spacecraft,))
    if person not in crew_people(desk.rules) or desk.view.holder[person] != desk.index + 1:
        return Refusal("not-yours", (order.person,))
    spec = desk.rules.spacecraft[craft]
    if not spec.crew or desk.rules.sides[desk.index].id not in spec.sides:
        return Refusal("not-yours", (order.spacecraft,))
    item = desk.rules.spacecraft_item[craft]
    if not desk.side.ready[item] and desk.program_on(item) is None:
        return Refusal("not-ready", (order.spacecraft,))
    if desk.side.training[person] == craft + 1:
        return Refusal("already-done", (order.person,))
    return desk.lacks(_training_bill(desk), (order.person,))


def _training_bill(desk: Desk) -> Bill:
    numbers = desk.rules.numbers.flights
    return Bill(numbers.training_price * max(1, numbers.training_quarters), 0)


def _train(desk: Desk, order: orders.TrainCrew) -> None:
    person = desk.rules.person_index[order.person]
    desk.buy(_training_bill(desk), ("training",))
    desk.side.training[person] = desk.rules.spacecraft_index[order.spacecraft] + 1
    desk.side.training_turns[person] = 0


def _offer_training(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for place in crew_people(desk.rules):
        if desk.view.holder[place] == desk.index + 1:
            for craft in desk.rules.spacecraft:
                if craft.crew:
                    order = orders.TrainCrew(person=desk.rules.scenario.people[place].id, spacecraft=craft.id)
                    if _check_training(desk, order) is None:
                        found.append(order)
    return tuple(found)


order_kind("train-crew", _check_training, _train, _offer_training)
