"""Orders on flights: schedule one, a series, or take one off the manifest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacerace_game.engine.crews import can_go, may_fly, skill_parts
from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import Bill, flight_bill
from spacerace_game.engine.pads import first_free, pads_on, taken_on
from spacerace_game.engine.state import CUSTOMS, RULES, Flight
from spacerace_game.engine.view import View
from spacerace_game.engine.work import pads
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules, Way

SoleOrSeries = orders.ScheduleFlight | orders.ScheduleSeries


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
    rules, side = desk.rules, desk.side
    spec = rules.vehicles[vehicle]
    name = rules.sides[desk.index].id
    ids = (rules.missions[mission].id, spec.id)
    if name not in spec.sides and not side.stock[vehicle]:
        return Refusal("not-yours", (spec.id,))
    if Way(vehicle, spacecraft) not in rules.ways[mission]:
        return Refusal("too-weak", ids)
    item = rules.vehicle_item[vehicle]
    if not side.ready[item] and not side.stock[vehicle] and desk.program_on(item) is None:
        return Refusal("not-ready", (spec.id,))
    if spacecraft >= 0:
        craft = rules.spacecraft[spacecraft]
        if name not in craft.sides:
            return Refusal("not-yours", (craft.id,))
        place = rules.spacecraft_item[spacecraft]
        if not side.ready[place] and desk.program_on(place) is None:
            return Refusal("not-ready", (craft.id,))
    for need in rules.missions[mission].technologies:
        technology = rules.items[rules.item_index[need.technology]].place
        if side.trl[technology] < need.level:
            return Refusal("technology", (ids[0], need.technology), side.trl[technology], need.level)
    if not agreed(desk.view, mission):
        return Refusal("no-agreement", (ids[0],))
    return _no_place(desk, mission, spec.grade)


def agreed(view: View, mission: int) -> bool:
    """Whether all sides have agreed to a flight that asks for it; one's own word counts from the moment it is given."""
    wanted = view.rules.missions[mission].agreement
    if wanted is None:
        return True
    flag = view.rules.flag_index[wanted]
    return all(flag in one.flags for one in view.public)


def _no_place(desk: Desk, mission: int, grade: int) -> Refusal | None:
    rules, ready = desk.rules, desk.side.ready
    building = {program.item for program in desk.side.programs}
    if not any(has >= grade and (ready[item] or item in building) for item, has in pads(rules)):
        return Refusal("no-pad", (), 0, grade)
    for wanted in rules.missions[mission].facilities:
        if not any(ready[item] for item in places_called(rules, wanted)):
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
    ahead = desk.rules.numbers.attention.series_quarters * 92
    spec = desk.rules.missions[mission]
    for day in days:
        if not desk.period.first <= day <= desk.period.last + ahead:
            return Refusal("bad-day", (spec.id,), day, desk.period.first)
        if wait_for_window(desk.rules, mission, day):
            return Refusal("window-closed", (spec.id,), day, day + wait_for_window(desk.rules, mission, day))
    return None


def _booked(desk: Desk, order: SoleOrSeries, mission: int, vehicle: int) -> Refusal | list[Plan]:
    """The flights of an order with their days and pads; a flight without a day takes the first free one.

    The refusal names the pad that is free soonest, and the day.
    """
    rules = desk.rules
    spec = rules.vehicles[vehicle]
    pads = pads_on(desk, spec.grade)
    taken = {pad: list(there) for pad, there in taken_on(desk).items()}
    found: list[Plan] = []
    for name, wanted in _plans(order):
        day = earliest(desk, mission) if wanted is None else wanted
        free = first_free(rules, taken, pads, day)
        if free is None:
            return Refusal("no-pad", (), 0, spec.grade)
        late = free.day != day if wanted is not None else free.day > max(day, desk.period.last)
        if late or (wanted is None and wait_for_window(rules, mission, free.day)):
            return Refusal("pad-busy", (rules.facilities[free.pad].id, spec.id), free.day, day)
        taken.setdefault(free.pad, []).append((free.day, free.day + rules.facilities[free.pad].turnaround_days))
        found.append(Plan(name, free.day, free.pad))
    return found


def choose_crew(desk: Desk, mission: int, spacecraft: int, day: int) -> tuple[int, ...]:
    """The most skilled for this spacecraft who are free and rested, in the scenario's order among equals.

    Crews by trade go before people of other trades; where the flight asks for a woman, the best of them goes first.
    """
    rules = desk.rules
    spec = rules.missions[mission]
    if not spec.crew:
        return ()
    people = rules.scenario.people
    free = [
        (
            people[place].role != "crew",
            -sum(amount for _, amount in skill_parts(rules, desk.side, place, spacecraft)),
            place,
        )
        for place in free_people(desk, day)
    ]
    ranked = [place for _, _, place in sorted(free)]
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


def free_people(desk: Desk, day: int) -> list[int]:
    """Who may fly on a day and is on no flight yet, by index."""
    side, holder = desk.side, desk.view.holder
    busy = {person for flight in side.flights for person in flight.crew}
    able = crew_people(desk.rules)
    return [one for one in able if one not in busy and can_go(desk.rules, side, holder, desk.index, one, day)]


def _crew_of(desk: Desk, order: SoleOrSeries, mission: int, spacecraft: int, day: int) -> Refusal | tuple[int, ...]:
    wanted = desk.rules.missions[mission].crew
    named = getattr(order, "crew", ())
    if not named:
        chosen = choose_crew(desk, mission, spacecraft, day)
        if not chosen and wanted and desk.rules.missions[mission].woman:
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
    crew = _crew_of(desk, order, mission, spacecraft, booked[0].day)
    desk.booking = (order, desk.side.flights, (booked, crew))
    if isinstance(crew, Refusal):
        return crew
    return desk.lacks(_bill_now(desk, known, [plan.day for plan in booked]), _names(order))


def _names(order: SoleOrSeries) -> tuple[str, ...]:
    """What a flight takes by name, for purses that pay for some things only."""
    names = (order.vehicle, order.mission)
    return (*names, order.spacecraft) if order.spacecraft else names


def _bill_now(desk: Desk, known: tuple[int, int, int], days: list[int]) -> Bill:
    now = sum(1 for day in days if day <= desk.period.last)
    each = flight_bill(desk.rules, desk.index, desk.side, *known)
    return Bill(each.civil * now, each.military * now)


def _book(
    desk: Desk, order: SoleOrSeries, mission: int, vehicle: int, spacecraft: int
) -> tuple[list[Plan], Refusal | tuple[int, ...]]:
    """Days, pads and crew of an order; where no pad is free, the days it asks for."""
    booked = _booked(desk, order, mission, vehicle)
    if isinstance(booked, Refusal):
        days = [earliest(desk, mission) if day is None else day for _, day in _plans(order)]
        booked = [Plan(name, day, -1) for (name, _), day in zip(_plans(order), days)]
    return booked, _crew_of(desk, order, mission, spacecraft, booked[0].day)


def planned(desk: Desk, order: SoleOrSeries) -> Refusal | tuple[Flight, ...]:
    """The flights an order would put on the manifest, as they would fly, or which id it names wrongly.

    Whether they may be ordered is another question (`why_not`); a crew that cannot be had is left out.
    """
    known = _known(desk, order)
    if isinstance(known, Refusal):
        return known
    mission, vehicle, spacecraft = known
    known_booking = desk.booking
    if known_booking is not None and known_booking[0] is order and known_booking[1] is desk.side.flights:
        booked, crew = known_booking[2]
    else:
        booked, crew = _book(desk, order, mission, vehicle, spacecraft)
    serial = desk.side.serials[vehicle]
    return tuple(
        Flight(
            id=plan.name,
            mission=mission,
            vehicle=vehicle,
            spacecraft=spacecraft,
            day=plan.day,
            rules=RULES.index(order.rules),
            announce=desk.side.custom if order.announce is None else CUSTOMS.index(order.announce),
            serial=serial + number,
            tries=0,
            series="" if isinstance(order, orders.ScheduleFlight) else order.series,
            crew=() if isinstance(crew, Refusal) else crew,
            pad=plan.pad + 1,
            stand_down=int(order.if_scrubbed == "stand-down"),
            press_on=int(isinstance(order, orders.ScheduleFlight) and order.if_fault == "press-on"),
            give_up=int(order.if_short == "give-up"),
            go_on=int(isinstance(order, orders.ScheduleSeries) and order.after_loss == "go-on"),
        )
        for number, plan in enumerate(booked, 1)
    )


def _give(desk: Desk, order: SoleOrSeries) -> None:
    flights = planned(desk, order)
    known = _known(desk, order)
    if isinstance(flights, Refusal) or isinstance(known, Refusal):
        return
    desk.commit(_bill_now(desk, known, [flight.day for flight in flights]), _names(order))
    desk.side.serials[known[1]] += len(flights)
    desk.side.flights = [*desk.side.flights, *flights]


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
