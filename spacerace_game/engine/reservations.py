"""What a government would rather not have done, and what a chief pays who does it all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacerace_game.engine.facts import ReservationIgnored
from spacerace_game.engine.state import CUSTOMS, Coming, Flight, Side
from spacerace_game.engine.view import View
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules
from spacerace_game.spec.stories import Reservation

NEVER = CUSTOMS.index("never")


class Reserve(NamedTuple):
    """A reservation with what it names, by index."""

    spec: Reservation
    milestone: int
    lifting: tuple[int, ...]
    """The flags that lift it."""
    vehicles: frozenset[int]
    """Those that it is about."""
    missions: frozenset[int]
    """Those that reach its milestone if they go well, at least by their lesser objective."""


def reserves(rules: Rules, index: int) -> tuple[Reserve, ...]:
    """The reservations of a side's government, worked out once."""
    found: list[tuple[Reserve, ...]] | None = rules.machinery.get("reserves")
    if found is None:
        found = rules.machinery["reserves"] = [
            tuple(_reserve(rules, one) for one in rules.scenario.reservations if one.side == side.id)
            for side in rules.sides
        ]
    return found[index]


def _reserve(rules: Rules, spec: Reservation) -> Reserve:
    milestone = rules.milestone_index[spec.milestone]
    reaching = {number for number, found in enumerate(rules.mission_milestones) if milestone in found}
    lesser = {
        number
        for number, mission in enumerate(rules.missions)
        if mission.lesser is not None and rules.mission_index[mission.lesser.mission] in reaching
    }
    return Reserve(
        spec,
        milestone,
        tuple(rules.flag_index[flag] for flag in spec.unless),
        frozenset(number for number, vehicle in enumerate(rules.vehicles) if vehicle.customer == spec.customer),
        frozenset(reaching | lesser),
    )


def _stands(reserve: Reserve, side: Side, shown: Iterable[int], first: int, last: int) -> bool:
    """Whether a reservation stands on some day of a span: in its time, unless lifted or overtaken by somebody."""
    return (
        reserve.spec.since <= last
        and first <= reserve.spec.until
        and not any(shown)
        and not side.reached[reserve.milestone]
        and not any(side.flags[flag] for flag in reserve.lifting)
    )


def standing(view: View) -> list[Reserve]:
    """The reservations that stand in the turn about to be played."""
    period = view.period
    return [
        one
        for one in reserves(view.rules, view.side)
        if _stands(one, view.own, (public.shown[one.milestone] for public in view.public), period.first, period.last)
    ]


def against(view: View, mission: int, vehicle: int, announce: int) -> list[Reserve]:
    """The standing reservations that a flight would go against, should it go well; none if nobody is to hear of it."""
    if announce == NEVER:
        return []
    return [one for one in standing(view) if vehicle in one.vehicles and mission in one.missions]


def answer_for(world: World, index: int, side: Side, flight: Flight, coming: Iterable[Coming]) -> None:
    """A chief answers for what a flight has just brought about against a reservation of their government."""
    for reserve in reserves(world.rules, index):
        if flight.vehicle not in reserve.vehicles or flight.announce == NEVER:
            continue
        days = [one.day for one in coming if reserve.milestone in world.rules.feat_milestones.get(one.feat, ())]
        if not days or not _stands(reserve, side, _shown(world, reserve.milestone), days[0], days[0]):
            continue
        if not _overtaken(world, reserve.milestone, flight, days[0]):
            cost, name = reserve.spec.support, reserve.spec.id
            world.move(index, "support", cost, "leaders", ("reservation", name), days[0])
            if world.facts is not None:
                vehicle = world.rules.vehicles[flight.vehicle].id
                world.emit(ReservationIgnored(days[0], world.name(index), name, flight.id, vehicle, cost))


def _shown(world: World, milestone: int) -> Iterable[int]:
    return (one.shown[milestone] for one in world.state.sides)


def _overtaken(world: World, milestone: int, flight: Flight, day: int) -> bool:
    """Whether another flight, of whomever, that is on its way does the same in public no later."""
    return any(
        one.day <= day and one.flight != flight.id and one.announce != NEVER
        for side in world.state.sides
        for one in side.coming
        if milestone in world.rules.feat_milestones.get(one.feat, ())
    )
