"""How a side came to a milestone, here and in reality: the flight, the tries before it, and when the work began.

The report tells these roads and the diff compares them; both say why two histories differ in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.chronicle.annals import Annals
from spacerace_game.engine.facts import FlightFlown, FlightSlipped, ProgramClosed, ProgramOpened
from spacerace_game.spec.orders import AppointLeader, OpenProgram
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Road:
    """How a side came to a milestone. Days are day numbers."""

    milestone: str
    side: str
    day: int | None
    flight: str
    """The flight that did it, or an empty string."""
    vehicle: str
    """What flew it, or flew last for it in vain; where nothing did, what the reader of the road asked about."""
    failed: tuple[tuple[str, int, str], ...]
    """Flights before it that could have done it and did not: id, day, and the fault where it is known."""
    begun: int | None
    """When the program for the vehicle was opened."""
    ready: int | None
    """When that program was finished."""
    slips: tuple[int, ...]
    """The days to which the flight was put off."""
    leader: str
    """Who led the program for the vehicle last, or an empty string."""

    @property
    def tried(self) -> bool:
        """Whether anything was flown for it."""
        return bool(self.flight or self.failed)


class Roads:
    """The roads of one campaign, looked up quickly."""

    def __init__(self, annals: Annals) -> None:
        self.annals = annals
        self._flights = annals.flights
        self._by_id = {(one.side, one.flight): one for one in self._flights}
        self._opened: dict[tuple[str, str], int] = {}
        self._closed: dict[tuple[str, str], int] = {}
        self._slips: dict[tuple[str, str], list[int]] = {}
        self._leaders: dict[tuple[str, str], str] = {}
        for fact in annals.facts:
            if isinstance(fact, ProgramOpened):
                self._opened.setdefault((fact.side, fact.item), fact.day)
            elif isinstance(fact, ProgramClosed) and fact.finished:
                self._closed.setdefault((fact.side, fact.item), fact.day)
            elif isinstance(fact, FlightSlipped):
                self._slips.setdefault((fact.side, fact.flight), []).append(fact.until)
        for told in annals.turns:
            self._leaders.update(told.leaders)

    def road(self, milestone: str, side: str, instead: str = "") -> Road:
        """How a side came to a milestone here, or how far it got.

        Where nothing was flown for it the road tells of the vehicle `instead`.
        """
        annals = self.annals
        fact = annals.reached.get((milestone, side))
        flown = self._by_id.get((side, fact.flight)) if fact is not None else None
        tries = self._failed(milestone, side, flown.day if flown is not None else annals.until + 1)
        vehicle = flown.vehicle if flown is not None else tries[-1].vehicle if tries else instead
        return Road(
            milestone,
            side,
            fact.day if fact is not None else None,
            flown.flight if flown is not None else "",
            vehicle,
            tuple((one.flight, one.day, one.fault) for one in tries),
            self._opened.get((side, vehicle)),
            self._closed.get((side, vehicle)),
            tuple(self._slips.get((side, flown.flight), ())) if flown is not None else (),
            self._leaders.get((side, vehicle), ""),
        )

    def _failed(self, milestone: str, side: str, before: int) -> list[FlightFlown]:
        rules = self.annals.rules
        place = rules.milestone_index[milestone]
        able = {rules.missions[mission].id for mission in rules.milestone_missions[place]}
        return [
            one
            for one in self._flights
            if one.side == side and one.day < before and one.mission in able and one.fate != "success"
        ]

    def flight(self, side: str, flight: str) -> FlightFlown:
        """What is known of a flight; KeyError for one that was not flown."""
        return self._by_id[side, flight]


def real_road(rules: Rules, milestone: str, side: str) -> Road | None:
    """How a side really came to a milestone, as far as the record tells; None where it never did."""
    spec = rules.scenario.milestones[rules.milestone_index[milestone]]
    if side not in spec.real:
        return None
    day = spec.real[side].date
    able = {rules.missions[mission].id for mission in rules.milestone_missions[rules.milestone_index[milestone]]}
    flights = []
    for path in rules.scenario.history:
        if path.side == side:
            missions = {series.id: series for series in path.series}
            flights += [(one.date, one, missions[one.series]) for one in path.record]
    known = sorted(
        ((date, one.flight, one, series) for date, one, series in flights if series.mission in able and date <= day),
        key=lambda found: found[:2],
    )
    good = [found for found in known if found[2].fate == "success"]
    flown = good[-1] if good else None
    vehicle = flown[3].vehicle if flown is not None else ""
    failed = tuple(
        (one.flight, date, one.fault or "")
        for date, _, one, _ in known
        if one.fate != "success" and (flown is None or date < flown[0])
    )
    begun, leader = None, ""
    for path in rules.scenario.history:
        for dated in sorted(path.orders, key=lambda one: one.date) if path.side == side else ():
            order = dated.order
            if isinstance(order, OpenProgram) and order.item == vehicle and begun is None:
                begun = dated.date
            elif isinstance(order, AppointLeader) and order.item == vehicle and dated.date <= day:
                leader = order.person
    flight = flown[1] if flown is not None else ""
    return Road(milestone, side, day, flight, vehicle, failed, begun, None, (), leader)
