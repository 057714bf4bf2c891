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


def meetings(view: View) -> dict[int, list[int]]:
    """By flight that waits for a rival's: the agreed flights that meet it, by index."""
    found: dict[int, list[int]] = {}
    for mission, spec in enumerate(view.rules.missions):
        if spec.agreement is not None and spec.target is not None and agreed(view, mission):
            found.setdefault(view.rules.mission_index[spec.target], []).append(mission)
    return found


def meet(desk: Desk) -> None:
    """Answers a day that the other side has set, or sets one, unless the meeting has been."""
    for host, guests in meetings(desk.view).items():
        if all(desk.side.reached[one] for guest in guests for one in desk.rules.mission_milestones[guest]):
            continue
        days = _days(desk.view, [host], others=True)
        if not days:
            _invite(desk, guests, host)
        elif not _days(desk.view, guests, others=False):
            for guest in guests:
                if _order(desk, guest, days[0] + min(FOLLOWS, desk.rules.missions[guest].target_days)):
                    break


def _days(view: View, missions: list[int], others: bool) -> list[int]:
    """The days on which such flights stand on manifests, one's own or the others', soonest first."""
    seen = [one for place, one in enumerate(view.public) if (place != view.side) == others]
    return sorted(day for one in seen for day, flown in one.meetings if flown in missions and day >= view.period.first)


def _order(desk: Desk, mission: int, day: int) -> bool:
    """Orders the flight on that day with whatever can fly it; says whether anything could."""
    return any(
        desk.give(order_for(desk, way.vehicle, mission, way.spacecraft, day)) is None
        for way in desk.rules.ways[mission]
    )


def _invite(desk: Desk, guests: list[int], host: int) -> None:
    """Sets a day, if there is none; one that nobody has answered by its turn is called off."""
    mine = [flight for flight in desk.side.flights if flight.mission == host]
    if mine and mine[0].day <= desk.period.last and not _days(desk.view, guests, others=True):
        desk.give(orders.CancelFlight(flight=mine[0].id))
    elif not mine and desk.turn + AHEAD < len(desk.rules.turns):
        _order(desk, host, desk.rules.turns[desk.turn + AHEAD].first + INTO)
