"""Joint flights: one side's ship waits in orbit on a day that both know, the other's goes to meet it.

Who stands ready puts a waiting ship on the manifest half a year ahead, where the other side sees it and may answer
with a flight of its own; a day that nobody answers is called off and set anew.
"""

from __future__ import annotations

from spacerace_game.ai.flying import order_for
from spacerace_game.engine import Desk
from spacerace_game.engine.orders_flights import agreed
from spacerace_game.engine.view import View
from spacerace_game.spec import orders

AHEAD = 2
"""Turns between the setting of a day and the day: one for the other side to see it, one to answer."""
INTO = 30
"""Days into its turn on which a waiting ship flies."""
FOLLOWS = 2
"""Days after it on which the guest flies."""


def joint_pairs(view: View) -> list[tuple[int, int]]:
    """The agreed flights that meet a rival's ship, each with the flight that it meets, by index."""
    return [
        (mission, view.rules.mission_index[spec.target])
        for mission, spec in enumerate(view.rules.missions)
        if spec.agreement is not None and spec.target is not None and agreed(view, mission)
    ]


def meet(desk: Desk) -> None:
    """Answers a day that the other side has set, or sets one, unless the meeting has been."""
    pairs = [
        (guest, host)
        for guest, host in joint_pairs(desk.view)
        if not all(desk.side.reached[one] for one in desk.rules.mission_milestones[guest])
    ]
    for host in dict.fromkeys(host for _, host in pairs):
        guests = [guest for guest, met in pairs if met == host]
        days = _days(desk.view, host, others=True)
        if not days:
            _invite(desk, guests, host)
            continue
        for guest in guests:
            if not _days(desk.view, guest, others=False):
                _go_on(desk, guest, days[0] + min(FOLLOWS, desk.rules.missions[guest].target_days))


def _days(view: View, mission: int, others: bool) -> list[int]:
    """The days on which a flight stands on manifests, one's own or the others', soonest first."""
    seen = [one for place, one in enumerate(view.public) if (place != view.side) == others]
    return sorted(day for one in seen for day, flown in one.meetings if flown == mission and day >= view.period.first)


def _go_on(desk: Desk, mission: int, day: int) -> None:
    """Orders the flight on that day with whatever can fly it."""
    for way in desk.rules.ways[mission]:
        if desk.give(order_for(desk, way.vehicle, mission, way.spacecraft, day)) is None:
            return


def _invite(desk: Desk, guests: list[int], host: int) -> None:
    """Sets a day, if there is none; one that nobody has answered, with whatever ship, is called off in its turn."""
    mine = [flight for flight in desk.side.flights if flight.mission == host]
    if mine and mine[0].day <= desk.period.last and not any(_days(desk.view, guest, others=True) for guest in guests):
        desk.give(orders.CancelFlight(flight=mine[0].id))
    elif not mine and desk.turn + AHEAD < len(desk.rules.turns):
        _go_on(desk, host, desk.rules.turns[desk.turn + AHEAD].first + INTO)
