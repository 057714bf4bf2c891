"""Orders on flights: schedule one, a series, or take one off the manifest."""

from __future__ import annotations

from spacerace_game.engine.crews import can_go, may_fly, skill_parts
from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import Bill, flight_bill
from spacerace_game.engine.state import CUSTOMS, RULES, Flight
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules, Way

SoleOrSeries = orders.ScheduleFlight | orders.ScheduleSeries


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
    return _no_place(desk, mission, spec.grade)


def _no_place(desk: Desk, mission: int, grade: int) -> Refusal | None:
    rules, side = desk.rules, desk.side
    places = list(zip(rules.facilities, rules.facility_item))
    open_or_ready = {item for _, item in places if side.ready[item] or desk.program_on(item) is not None}
    if not any(p.kind == "pad" and p.grade >= grade and item in open_or_ready for p, item in places):
        return Refusal("no-pad", (), 0, grade)
    for wanted in rules.missions[mission].facilities:
        kind = wanted.removeprefix("kind:") if wanted.startswith("kind:") else ""
        if not any(side.ready[i] and (p.id == wanted or p.kind == kind) for p, i in places):
            return Refusal("no-facility", (wanted,))
    return None


def capacity(desk: Desk, grade: int) -> int:
    """How many flights the pads of a grade and above can serve in a turn."""
    days = desk.period.last - desk.period.first + 1
    total = 0
    for place, item in zip(desk.rules.facilities, desk.rules.facility_item):
        if place.kind == "pad" and place.grade >= grade and (desk.side.ready[item] or desk.program_on(item)):
            total += place.at_once * (1 + days // place.turnaround_days)
    return total


def _bad_day(desk: Desk, mission: int, vehicle: int, days: list[int]) -> Refusal | None:
    rules = desk.rules
    ahead = rules.numbers.attention.series_quarters * 92
    spec = rules.missions[mission]
    for day in days:
        if not desk.period.first <= day <= desk.period.last + ahead:
            return Refusal("bad-day", (spec.id,), day, desk.period.first)
        if spec.window_days and spec.window_epoch is not None:
            into = (day - spec.window_epoch) % spec.window_days
            if into > spec.window_open and spec.window_days - into > spec.window_open:
                return Refusal("window-closed", (spec.id,), day, day + spec.window_days - into)
    grade = rules.vehicles[vehicle].grade
    now = [day for day in days if day <= desk.period.last]
    if now:
        due = sum(
            1 for f in desk.side.flights if f.day <= desk.period.last and rules.vehicles[f.vehicle].grade >= grade
        )
        have = capacity(desk, grade)
        if due + len(now) > have:
            return Refusal("pads-full", (rules.vehicles[vehicle].id,), have, due + len(now))
    return None


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
        for place in crew_people(rules)
        if _free(desk, place, day)
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


def _free(desk: Desk, person: int, day: int) -> bool:
    if any(person in flight.crew for flight in desk.side.flights):
        return False
    return can_go(desk.rules, desk.side, desk.view.holder, desk.index, person, day)


def _crew_of(desk: Desk, order: SoleOrSeries, mission: int, spacecraft: int) -> Refusal | tuple[int, ...]:
    wanted = desk.rules.missions[mission].crew
    named = getattr(order, "crew", ())
    day = _plans(order, desk, mission)[0][1]
    if not named:
        chosen = choose_crew(desk, mission, spacecraft, day)
        if not chosen and wanted and desk.rules.missions[mission].woman:
            return Refusal("no-woman", (order.mission,), 0, 1)
        return chosen if len(chosen) == wanted else Refusal("no-crew", (order.mission,), len(chosen), wanted)
    found: list[int] = []
    for name in named:
        place = desk.rules.person_index.get(name)
        if place is None or place in found or not _free(desk, place, day):
            return Refusal("no-crew", (name,), 0, 1)
        found.append(place)
    if desk.rules.missions[mission].woman and not any(desk.rules.scenario.people[place].woman for place in found):
        return Refusal("no-woman", (order.mission,), 0, 1)
    return tuple(found) if len(found) == wanted else Refusal("no-crew", named, len(found), wanted)


def _plans(order: SoleOrSeries, desk: Desk, mission: int) -> list[tuple[str, int]]:
    if isinstance(order, orders.ScheduleFlight):
        return [(order.flight, earliest(desk, mission) if order.day is None else order.day)]
    return [(one.flight, one.day) for one in order.flights]


def earliest(desk: Desk, mission: int) -> int:
    """The first day a flight ordered now can aim at: a fortnight into the turn, or the next launch window."""
    day = min(desk.period.last, desk.period.first + 14)
    spec = desk.rules.missions[mission]
    if spec.window_days and spec.window_epoch is not None:
        into = (day - spec.window_epoch) % spec.window_days
        if into > spec.window_open:
            day += spec.window_days - into
    return day


def _check(desk: Desk, order: SoleOrSeries) -> Refusal | None:
    known = _known(desk, order)
    if isinstance(known, Refusal):
        return known
    mission, vehicle, spacecraft = known
    refusal = cannot_fly(desk, mission, vehicle, spacecraft)
    if refusal is not None:
        return refusal
    plans = _plans(order, desk, mission)
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
    refusal = _bad_day(desk, mission, vehicle, [day for _, day in plans])
    if refusal is not None:
        return refusal
    crew = _crew_of(desk, order, mission, spacecraft)
    if isinstance(crew, Refusal):
        return crew
    return desk.lacks(_bill_now(desk, known, [day for _, day in plans]), _names(order))


def _names(order: SoleOrSeries) -> tuple[str, ...]:
    """What a flight takes by name, for purses that pay for some things only."""
    names = (order.vehicle, order.mission)
    return (*names, order.spacecraft) if order.spacecraft else names


def _bill_now(desk: Desk, known: tuple[int, int, int], days: list[int]) -> Bill:
    now = sum(1 for day in days if day <= desk.period.last)
    each = flight_bill(desk.rules, desk.index, desk.side, *known)
    return Bill(each.civil * now, each.military * now)


def planned(desk: Desk, order: SoleOrSeries) -> Refusal | tuple[Flight, ...]:
    """The flights an order would put on the manifest, as they would fly, or which id it names wrongly.

    Whether they may be ordered is another question (`why_not`); a crew that cannot be had is left out.
    """
    known = _known(desk, order)
    if isinstance(known, Refusal):
        return known
    mission, vehicle, spacecraft = known
    crew = _crew_of(desk, order, mission, spacecraft)
    announce = desk.side.custom if order.announce is None else CUSTOMS.index(order.announce)
    series = order.series if isinstance(order, orders.ScheduleSeries) else ""
    serial = desk.side.serials[vehicle]
    return tuple(
        Flight(
            name,
            mission,
            vehicle,
            spacecraft,
            day,
            RULES.index(order.rules),
            announce,
            serial + number,
            0,
            series,
            () if isinstance(crew, Refusal) else crew,
        )
        for number, (name, day) in enumerate(_plans(order, desk, mission), 1)
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
    """A free name for the next flight of a vehicle: its own id and its article's number."""
    return f"{desk.rules.sides[desk.index].id}-{desk.rules.vehicles[vehicle].id}-{desk.side.serials[vehicle] + 1}"[-64:]


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
