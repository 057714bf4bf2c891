"""A flight as it is planned: what an order would bring, ready for a presenter.

Everything comes from the view and from the functions the engine flies by, so what is shown before the order is
what is rolled after it. Figures are whole numbers: odds in parts per million, money in thousands of dollars, days as
day numbers. An order that may not be given yet can be looked at too; `refusal` says what stands in its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacerace_game.engine import Desk, Refusal, View
from spacerace_game.engine.chance import PPM
from spacerace_game.engine.contingencies import Prospects, blast_odds, prospects
from spacerace_game.engine.crews import can_go, ship_due, skill_parts
from spacerace_game.engine.money import flight_bill, hold_bill
from spacerace_game.engine.odds import draws
from spacerace_game.engine.orders_flights import cannot_fly, crew_people, earliest, planned
from spacerace_game.engine.reservations import against
from spacerace_game.engine.state import RULES, Flight, Side
from spacerace_game.engine.steps.flights import pause_left
from spacerace_game.play.flights import PhaseOdds, Raise, name_of, odds_of, outlook
from spacerace_game.spec.orders import Order, ScheduleFlight, ScheduleSeries
from spacerace_game.spec.rules import Rules

Figures = tuple[tuple[str, int], ...]
MOST_RAISES = 8
MOST_WINDOWS = 6
_FIELDS = {"stand_down": "if_scrubbed", "press_on": "if_fault", "give_up": "if_short", "go_on": "after_loss"}
"""By field of the flight: the field of the order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to set a field of the order, and what it makes of the odds."""

    value: str
    chosen: bool
    """Whether the order as it stands says so (by default or in words)."""
    odds: int
    """Chance of full success then, ppm."""
    crew_home: int
    """Chance that everybody aboard lives, ppm; a million without a crew."""
    lesser: int
    """Chance that the main objective is lost and the lesser one reached, ppm."""
    figures: Figures = ()
    """What else it changes: name and number, such as ("scrub", 150000)."""


@dataclass(frozen=True, slots=True)
class Contingency:
    """A question settled at planning: the field of the order, and its choices."""

    field: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which the flight may aim, both included: the rest of the turn, or a launch window."""

    first: int
    last: int
    kind: str
    """turn, later or window."""


@dataclass(frozen=True, slots=True)
class CrewMember:
    """Someone who could fly: skill aboard this spacecraft with its parts, and what speaks against it."""

    person: str
    chosen: bool
    skill: int
    """0 to 100."""
    parts: tuple[tuple[str, int], ...]
    free: bool
    rests_until: int
    """Day, 0 for rested."""
    training_left: int
    """Quarters of training missing for this spacecraft."""


@dataclass(frozen=True, slots=True)
class FlightPlan:
    """A candidate flight with all that a planning screen shows."""

    flight: str
    mission: str
    vehicle: str
    spacecraft: str
    day: int
    refusal: Refusal | None
    phases: tuple[PhaseOdds, ...]
    odds: int
    """Chance of full success once it lifts off, ppm."""
    ends: tuple[tuple[str, int], ...]
    """By phase: the chance that the flight ends in it, ppm; with `odds` they make a million."""
    crew_home: int
    """Chance that everybody aboard lives, ppm."""
    lesser: int
    """Chance that the main objective is lost and the lesser one reached, ppm."""
    lesser_mission: str
    """The lesser mission, or an empty string where there is none or the order gives it up."""
    pad: str
    """Where it would fly from, or an empty string where no pad is free."""
    blast: int
    """Chance that it burns on the pad, ppm (part of the odds of its ascent)."""
    pause: int | None
    """Turns until a pause in flying brings a removed fault back, None where none can come back."""
    raises: tuple[Raise, ...]
    """What would raise the odds most, first the best: fix (design, fault), flight-rules (which), train (person)."""
    dates: tuple[Span, ...]
    contingencies: tuple[Contingency, ...]
    crew: tuple[CrewMember, ...]
    """Everybody of the side's crews, the chosen first; empty for a mission without a crew."""
    reservations: tuple[str, ...]
    """What the government would rather not have done that the flight would do, if it goes well: ids."""
    civil: int
    military: int
    """What one flight costs each purse, thousands."""


def flight_plan(view: View, order: ScheduleFlight | ScheduleSeries, orders_so_far: Iterable[Order] = ()) -> FlightPlan:
    """The plan of a flight order after the orders so far; of a series, its first flight.

    ValueError where the order names something that is not in the scenario.
    """
    desk = Desk(view)
    for given in orders_so_far:
        desk.give(given)
    flights = planned(desk, order)
    if isinstance(flights, Refusal):
        raise ValueError(f"{flights.code}: {', '.join(flights.ids)}")
    return plan_on(desk, order, flights[0])


def as_believed(view: View, order: ScheduleFlight) -> tuple[Side, Flight]:
    """The side with every fault as likely to be there as it believes, and the flight: for rolling what is shown.

    ValueError where the order names something that is not in the scenario.
    """
    flights = planned(Desk(view), order)
    if isinstance(flights, Refusal):
        raise ValueError(f"{flights.code}: {', '.join(flights.ids)}")
    side = view.own.copy()
    side.limits = dict(side.suspicion)
    return side, flights[0]


def plan_on(desk: Desk, order: ScheduleFlight | ScheduleSeries, flight: Flight) -> FlightPlan:
    """As `flight_plan`, on a desk that carries the orders so far."""
    rules, side = desk.rules, desk.side
    seen = outlook(rules, side, flight)
    hopes = _prospects(rules, side, flight)
    lesser = rules.missions[flight.mission].lesser
    bill = flight_bill(rules, desk.index, side, flight.mission, flight.vehicle, flight.spacecraft)
    return FlightPlan(
        flight=flight.id,
        mission=rules.missions[flight.mission].id,
        vehicle=rules.vehicles[flight.vehicle].id,
        spacecraft=rules.spacecraft[flight.spacecraft].id if flight.spacecraft >= 0 else "",
        day=flight.day,
        refusal=desk.why_not(order),
        phases=seen.phases,
        odds=seen.odds,
        ends=_ends(seen.phases),
        crew_home=hopes.crew_home,
        lesser=hopes.lesser,
        lesser_mission=lesser.mission if lesser is not None and not flight.give_up else "",
        pad=rules.facilities[flight.pad - 1].id if flight.pad else "",
        blast=blast_odds(rules, side, flight),
        pause=_pause(desk, flight.vehicle),
        raises=_raises(rules, side, flight, seen.odds),
        dates=_dates(desk, flight.mission),
        contingencies=_contingencies(desk, flight, isinstance(order, ScheduleSeries)),
        crew=_crew(desk, flight),
        reservations=tuple(one.spec.id for one in against(desk.view, flight.mission, flight.vehicle, flight.announce)),
        civil=bill.civil,
        military=bill.military,
    )


def _pause(desk: Desk, vehicle: int) -> int | None:
    rules, side = desk.rules, desk.side
    removed = any(
        not limit and not belief
        for design in rules.vehicle_designs[vehicle]
        for limit, belief in zip(side.limits.get(design, ()), side.suspicion.get(design, ()))
    )
    left = pause_left(rules, side, vehicle, desk.turn)
    return left if removed and side.last_flown[vehicle] and left >= 0 else None


def _ends(phases: Iterable[PhaseOdds]) -> tuple[tuple[str, int], ...]:
    found = []
    still = PPM
    for phase in phases:
        after = still * phase.odds // PPM
        found.append((phase.phase, still - after))
        still = after
    return tuple(found)


def crew_home(rules: Rules, side: Side, flight: Flight) -> int:
    """Chance that everybody aboard lives, ppm: a loss in a deadly phase, unless something saves them."""
    return _prospects(rules, side, flight).crew_home


def _prospects(rules: Rules, side: Side, flight: Flight) -> Prospects:
    return prospects(rules, side, flight, ship_due(rules, side.flights, flight))


def _raises(rules: Rules, side: Side, flight: Flight, base: int) -> tuple[Raise, ...]:
    found = []
    for design, fault in dict.fromkeys((one.design, one.fault) for one in draws(rules, side, flight)):
        if design >= 0:
            trial = side.copy()
            kept = trial.suspicion[design]
            trial.suspicion[design] = (*kept[:fault], 0, *kept[fault + 1 :])
            found.append(Raise("fix", name_of(rules, design, fault), odds_of(rules, trial, flight)))
    for manner in range(flight.rules):
        found.append(Raise("flight-rules", (RULES[manner],), odds_of(rules, side, flight._replace(rules=manner))))
    for person in flight.crew:
        trial = side.copy()
        trial.training[person] = flight.spacecraft + 1
        trial.training_turns[person] = rules.numbers.flights.training_quarters
        found.append(Raise("train", (rules.scenario.people[person].id,), odds_of(rules, trial, flight)))
    found = [one for one in found if one.odds > base]
    return tuple(sorted(found, key=lambda one: (-one.odds, one.what, one.ids))[:MOST_RAISES])


def _dates(desk: Desk, mission: int) -> tuple[Span, ...]:
    """The days an order of this turn may aim at."""
    spec = desk.rules.missions[mission]
    first, last = desk.period.first, desk.period.last
    ahead = last + desk.rules.numbers.attention.series_quarters * 92
    if not spec.window_days or spec.window_epoch is None:
        return (Span(first, last, "turn"), Span(last + 1, ahead, "later"))
    found: list[Span] = []
    into = (earliest(desk, mission) - spec.window_epoch) % spec.window_days
    opens = earliest(desk, mission) - into
    while len(found) < MOST_WINDOWS and opens <= ahead + spec.window_days:
        start, end = max(first, opens - spec.window_open), min(ahead, opens + spec.window_open)
        if start <= end:
            found.append(Span(start, end, "window"))
        opens += spec.window_days
    return tuple(found)


def _contingencies(desk: Desk, flight: Flight, series: bool) -> tuple[Contingency, ...]:
    """The fields of the order that say what is done when things go wrong; only those that make a difference."""
    rules, side = desk.rules, desk.side
    numbers = rules.numbers.flights
    mission = rules.missions[flight.mission]
    found = [_flight_rules(rules, side, flight)]
    held = hold_bill(rules, desk.index, flight)

    def choices(field: str, names: tuple[str, str], figures: tuple[Figures, Figures] = ((), ())) -> Contingency:
        told = []
        for value, name in enumerate(names):
            change: dict[str, Any] = {field: value}
            trial = flight._replace(**change)
            seen = _prospects(rules, side, trial)
            standing = getattr(flight, field) == value
            told.append(Choice(name, standing, seen.success, seen.crew_home, seen.lesser, figures[value]))
        return Contingency(_FIELDS[field], tuple(told))

    hold = (("days", numbers.scrub_days), ("price", held.civil + held.military))
    found.append(choices("stand_down", ("hold", "stand-down"), (hold, ())))
    if mission.crew:
        found.append(choices("press_on", ("come-home", "press-on")))
    if mission.lesser is not None:
        found.append(choices("give_up", ("lesser", "give-up")))
    if series:
        found.append(choices("go_on", ("halt", "go-on"), ((("quarters", numbers.halt_quarters),), ())))
    return tuple(found)


def _flight_rules(rules: Rules, side: Side, flight: Flight) -> Contingency:
    manners = []
    for manner, name in enumerate(RULES):
        trial = flight._replace(rules=manner)
        scrub = ("scrub", rules.numbers.flights.scrub[manner])
        seen = _prospects(rules, side, trial)
        manners.append(Choice(name, manner == flight.rules, seen.success, seen.crew_home, seen.lesser, (scrub,)))
    return Contingency("rules", tuple(manners))


def _crew(desk: Desk, flight: Flight) -> tuple[CrewMember, ...]:
    rules, side = desk.rules, desk.side
    if not rules.missions[flight.mission].crew:
        return ()
    flying = {person for other in side.flights for person in other.crew}
    found = []
    for person in crew_people(rules):
        if desk.view.holder[person] != desk.index + 1:
            continue
        parts = skill_parts(rules, side, person, flight.spacecraft)
        rested = can_go(rules, side, desk.view.holder, desk.index, person, flight.day)
        trained = side.training_turns[person] if side.training[person] == flight.spacecraft + 1 else 0
        found.append(
            CrewMember(
                person=rules.scenario.people[person].id,
                chosen=person in flight.crew,
                skill=sum(amount for _, amount in parts),
                parts=parts,
                free=rested and person not in flying,
                rests_until=0 if rested else side.rest[person],
                training_left=max(0, rules.numbers.flights.training_quarters - trained),
            )
        )
    found.sort(key=lambda one: (not one.chosen, not one.free, -one.skill, one.person))
    return tuple(found)


def offered(view: View, orders_so_far: Iterable[Order] = ()) -> tuple[dict[str, Any], ...]:
    """Missions with the vehicles and spacecraft that can fly them, and what keeps each back today, if anything.

    A list for a planning screen to begin with: plain data, the ready ones first.
    """
    desk = Desk(view)
    for given in orders_so_far:
        desk.give(given)
    rules, side = desk.rules, view.name
    found: list[dict[str, Any]] = []
    for mission, ways in enumerate(rules.ways):
        for way in ways:
            vehicle = rules.vehicles[way.vehicle]
            if side not in vehicle.sides and not desk.side.stock[way.vehicle]:
                continue
            craft = rules.spacecraft[way.spacecraft] if way.spacecraft >= 0 else None
            if craft is not None and side not in craft.sides:
                continue
            refusal = cannot_fly(desk, mission, way.vehicle, way.spacecraft)
            found.append(
                {
                    "mission": rules.missions[mission].id,
                    "vehicle": vehicle.id,
                    "spacecraft": craft.id if craft else "",
                    "refusal": refusal,
                }
            )
    found.sort(key=lambda one: one["refusal"] is not None)
    return tuple(found)
