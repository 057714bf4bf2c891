"""The historical policy: a side's real path as long as it can be walked, and its purposes where it cannot.

Dated orders come in the turn of their day. Where one may not be given, or a flight ends otherwise than it did,
the path is left as little as possible: programs are opened and leaders appointed as soon as they can be, a series
that has served its purpose is not flown on, and a milestone that the side had really reached by now is flown for
again, by the recorded way, by the series' fallback, or by the nearest way that stands ready. Each departure is a
fact with its reason (`plan`), and all of it follows from the view alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacerace_game.ai.answers import answer
from spacerace_game.ai.flying import affordable
from spacerace_game.ai.historical import Named, errands, hirings, recorded_orders, replies
from spacerace_game.ai.plans import roads
from spacerace_game.engine import Desk, Refusal, View
from spacerace_game.engine.orders_flights import cannot_fly, earliest
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.spec.dates import turn_of
from spacerace_game.spec.history import Series
from spacerace_game.spec.orders import (
    AppointLeader,
    OpenProgram,
    Order,
    ScheduleFlight,
    ScheduleSeries,
    TreatCaptives,
)
from spacerace_game.spec.rules import SPACECRAFT, TECHNOLOGY, VEHICLE, Rules, Way

MOST_WAYS = 6
"""Ways beside the recorded one that are worth trying in a turn, the cheapest of those that stand ready."""


class Departure(NamedTuple):
    """Where the path was left."""

    how: str
    """postponed, dropped, served, replaced, again, crew, target or road."""
    what: str
    """The recorded order, flight or milestone it is about."""
    why: str
    """The code of the refusal, or the milestone that was reached or is missing."""
    by: str = ""
    """What was done in its place."""


class Planned(NamedTuple):
    """The orders of a turn, and where they leave the path."""

    orders: tuple[Order, ...]
    departures: tuple[Departure, ...]


class Purpose(NamedTuple):
    """A milestone the side really reached, and how."""

    day: int
    milestone: int
    series: Series
    flight: str


class Path(NamedTuple):
    """What the policy reads of a side's record, worked out once."""

    purposes: tuple[Purpose, ...]
    """By their real day."""
    programs: tuple[tuple[int, int, Named], ...]
    """Turn, item and order of each recorded program."""
    leaders: tuple[tuple[int, int, AppointLeader], ...]
    """Turn, item and order of each recorded appointment."""
    treatments: tuple[tuple[int, int, int, TreatCaptives], ...]
    """Turn, place in the column of treatments, treatment and order of each recorded one of somebody there is."""
    series: dict[str, Series]
    of_flight: dict[str, str]
    """The series of each recorded flight."""
    last_use: dict[int, int]
    """By item: the turn of the last recorded flight that uses it."""


def historical(view: View, seed: int) -> tuple[Order, ...]:
    """The real path's orders of this turn, and what stands in for those that cannot be given."""
    del seed
    return plan(view).orders


def wayward(view: View, seed: int) -> tuple[Order, ...]:
    """Builds and flies what was really built and flown, but answers what it is asked in its own way."""
    return plan(view, seed).orders


def plan(view: View, dice: int | None = None) -> Planned:
    """The orders of a turn with the departures from the path and their reasons.

    With dice storylets are answered in a wayward chief's own way, before the record could.
    """
    desk = Desk(view)
    if view.over:
        return Planned((), ())
    if dice is not None:
        answer(desk, "wayward", dice)
    path = path_of(view.rules, view.side)
    left: list[Departure] = []
    for named in recorded_orders(view.rules, view.side).get(view.turn, ()):
        _walk(desk, path, named, left)
    _catch_up(desk, path, left)
    for order in (*errands(desk), *replies(desk), *hirings(desk)):
        desk.give(order)
    return Planned(tuple(desk.given), tuple(left))


# ---- the record --------------------------------------------------------------------------------------------


def path_of(rules: Rules, side: int) -> Path:
    """A side's record as the policy reads it."""
    key = f"adaptive-path:{side}"
    found: Path | None = rules.machinery.get(key)
    if found is None:
        found = _path_of(rules, side)
        rules.machinery[key] = found
    return found


def _path_of(rules: Rules, side: int) -> Path:
    name = rules.sides[side].id
    series: dict[str, Series] = {}
    of_flight: dict[str, str] = {}
    flown: list[tuple[int, str, Series]] = []
    for path in rules.scenario.history:
        if path.side == name:
            series.update({one.id: one for one in path.series})
            for flight in path.record:
                of_flight[flight.flight] = flight.series
                flown.append((flight.date, flight.flight, series[flight.series]))
    flown.sort(key=lambda one: one[:2])
    last_use: dict[int, int] = {}
    for day, _, one in flown:
        for item in (one.vehicle, one.spacecraft):
            if item is not None and item in rules.item_index:
                last_use[rules.item_index[item]] = turn_of(rules.turns, day)
    programs, leaders, treatments = [], [], []
    for turn, named in sorted(recorded_orders(rules, side).items()):
        for one_order in named:
            order = one_order.order
            if isinstance(order, OpenProgram):
                programs.append((turn, rules.item_index[order.item], one_order))
            elif isinstance(order, AppointLeader):
                leaders.append((turn, rules.item_index[order.item], order))
            elif isinstance(order, TreatCaptives):
                place = _treated(rules, order.whom)
                if place >= 0:
                    treatments.append((turn, place, TREATMENTS.index(order.treatment), order))
    return Path(
        _purposes(rules, name, flown),
        tuple(programs),
        tuple(leaders),
        tuple(treatments),
        series,
        of_flight,
        last_use,
    )


def _treated(rules: Rules, whom: str) -> int:
    """The place of a person or a group in the column of treatments; −1 for nobody."""
    if whom in rules.person_index:
        return rules.person_index[whom]
    return len(rules.person_index) + rules.lot_index[whom] if whom in rules.lot_index else -1


def _purposes(rules: Rules, side: str, flown: list[tuple[int, str, Series]]) -> tuple[Purpose, ...]:
    """Each milestone really reached with a flight of the record, with the last flight before it that could."""
    found = []
    for place, milestone in enumerate(rules.scenario.milestones):
        if side not in milestone.real:
            continue
        day = milestone.real[side].date
        able = {rules.missions[mission].id for mission in rules.milestone_missions[place]}
        before = [one for one in flown if one[2].mission in able and one[0] <= day]
        if before:
            found.append(Purpose(day, place, before[-1][2], before[-1][1]))
    return tuple(sorted(found, key=lambda one: (one.day, one.milestone)))


# ---- the path as recorded ----------------------------------------------------------------------------------


def _walk(desk: Desk, path: Path, named: Named, left: list[Departure]) -> None:
    """Gives a recorded order, or what comes nearest to it."""
    served = _served(desk, path, named)
    if served:
        left.append(Departure("served", named.id, served))
        return
    refusal = desk.give(named.order)
    if refusal is None:
        return
    order = named.order
    if isinstance(order, ScheduleSeries):
        _one_by_one(desk, order, refusal, left)
    elif isinstance(order, ScheduleFlight):
        _otherwise(desk, path, order, refusal, left)
    else:
        left.append(Departure("postponed", named.id, refusal.code))


def _served(desk: Desk, path: Path, named: Named) -> str:
    """The milestone for which alone a series was flown, where it has been reached before the record says so."""
    if not named.flights:
        return ""
    series = path.series[path.of_flight[named.flights[0]]]
    if series.stop_when is None:
        return ""
    place = desk.rules.milestone_index[series.stop_when]
    really = desk.rules.scenario.milestones[place].real.get(desk.view.name)
    reached = desk.side.reached[place]
    early = really is None or not reached or reached < really.date
    return series.stop_when if reached and early and reached < desk.period.first else ""


def _one_by_one(desk: Desk, order: ScheduleSeries, refusal: Refusal, left: list[Departure]) -> None:
    """A batch that cannot be ordered whole is ordered as far as it goes."""
    given = 0
    for flight in order.flights:
        single = order.model_copy(update={"flights": (flight,)})
        if desk.give(single) is None:
            given += 1
    if given < len(order.flights):
        left.append(Departure("postponed" if given else "dropped", order.flights[0].flight, refusal.code))


def _otherwise(desk: Desk, path: Path, order: ScheduleFlight, refusal: Refusal, left: list[Departure]) -> None:
    """Another crew, another day in the turn, the fallback's way; or the flight is dropped with its reason."""
    if order.crew and desk.give(order.model_copy(update={"crew": ()})) is None:
        left.append(Departure("crew", order.flight, refusal.code))
        return
    if refusal.code in ("bad-day", "window-closed", "pads-full"):
        later = order.model_copy(update={"day": None, "crew": ()})
        if desk.give(later) is None:
            left.append(Departure("postponed", order.flight, refusal.code))
            return
    fallback = path.series[path.of_flight[order.flight]].fallback
    if fallback is not None and fallback in path.series:
        other = path.series[fallback]
        changes = {"mission": other.mission, "vehicle": other.vehicle, "spacecraft": other.spacecraft, "crew": ()}
        if desk.give(order.model_copy(update=changes)) is None:
            left.append(Departure("replaced", order.flight, refusal.code, fallback))
            return
    left.append(Departure("dropped", order.flight, refusal.code))


# ---- what is behind ----------------------------------------------------------------------------------------


def _catch_up(desk: Desk, path: Path, left: list[Departure]) -> None:
    """Programs, leaders, treatments and milestones that the side had by now in reality and has not here."""
    _open_late(desk, path)
    side = desk.side
    led = {program.item for program in side.programs if program.leader}
    open_items = {program.item for program in side.programs}
    for turn, item, appointment in path.leaders:
        if turn < desk.turn and item in open_items and item not in led:
            desk.give(appointment)
    latest = {place: (turn, how, order) for turn, place, how, order in path.treatments if turn <= desk.turn}
    for place, (turn, how, order) in latest.items():
        if turn < desk.turn and side.treatment[place] not in (0, how):
            desk.give(order)
    tried: set[tuple[int, Way]] = set()
    for purpose in path.purposes:
        if purpose.day >= desk.period.first:
            break
        if not side.reached[purpose.milestone]:
            _again(desk, path, purpose, left, tried)


def _open_late(desk: Desk, path: Path) -> None:
    """Recorded programs that could not be opened on their day, while there is still a use for them."""
    side = desk.side
    open_items = {program.item for program in side.programs}
    behind: set[int] | None = None
    for turn, item, named in path.programs:
        if turn >= desk.turn:
            break
        if side.ready[item] or item in open_items:
            continue
        spec = desk.rules.items[item]
        if spec.kind == TECHNOLOGY and side.trl[spec.place] >= 6:
            continue
        if spec.kind in (VEHICLE, SPACECRAFT) and path.last_use.get(item, desk.turn) < desk.turn:
            behind = _needed(desk, path) if behind is None else behind
            if item not in behind:
                continue
        if desk.give(named.order) is None:
            open_items.add(item)


def _needed(desk: Desk, path: Path) -> set[int]:
    """Vehicles and spacecraft of the recorded ways to milestones that are missing."""
    found: set[int] = set()
    for purpose in path.purposes:
        if purpose.day >= desk.period.first:
            break
        if not desk.side.reached[purpose.milestone]:
            for thing in (purpose.series.vehicle, purpose.series.spacecraft):
                if thing is not None:
                    found.add(desk.rules.item_index[thing])
    return found


def _again(desk: Desk, path: Path, purpose: Purpose, left: list[Departure], tried: set[tuple[int, Way]]) -> None:
    """Flies for a milestone that is missing, unless something for it is already on its way or it is outdone.

    What could not be flown this turn for one milestone is not tried again for the next.
    """
    rules, side = desk.rules, desk.side
    spec = rules.scenario.milestones[purpose.milestone]
    if any(side.reached[rules.milestone_index[greater]] for greater in spec.outdone_by):
        return
    missions = rules.milestone_missions[purpose.milestone]
    if any(flight.mission in missions for flight in side.flights):
        return
    if any(coming.feat in spec.feats for coming in side.coming):
        return
    name = f"{desk.view.name}-{spec.id}-{desk.turn}"[:60]
    for mission, way in _ways(rules, path, purpose, missions, desk):
        if (mission, way) in tried:
            continue
        tried.add((mission, way))
        if _fly(desk, path, name, mission, way, purpose.series.announce, left):
            recorded = rules.vehicles[way.vehicle].id == purpose.series.vehicle
            left.append(Departure("again" if recorded else "replaced", purpose.flight, spec.id, name))
            return
    _build_road(desk, purpose, left)


def _ways(rules: Rules, path: Path, purpose: Purpose, missions: Iterable[int], desk: Desk) -> list[tuple[int, Way]]:
    """The recorded way first, then its fallback, then whatever else stands ready, dearest last."""
    found: list[tuple[int, Way]] = []
    series: Series | None = purpose.series
    while series is not None and len(found) < 4:
        craft = rules.spacecraft_index[series.spacecraft] if series.spacecraft is not None else -1
        found.append((rules.mission_index[series.mission], Way(rules.vehicle_index[series.vehicle], craft)))
        series = path.series.get(series.fallback or "")
    ready: list[tuple[int, str, int, Way]] = []
    for mission in missions:
        for way in rules.ways[mission]:
            vehicle = rules.vehicles[way.vehicle]
            if not desk.side.ready[rules.vehicle_item[way.vehicle]] or desk.view.name not in vehicle.sides:
                continue
            if way.spacecraft >= 0 and not desk.side.ready[rules.spacecraft_item[way.spacecraft]]:
                continue
            ready.append((vehicle.price, vehicle.id, mission, way))
    ready.sort(key=lambda one: (*one[:3], one[3].spacecraft))
    return [*found, *((mission, way) for _, _, mission, way in ready[:MOST_WAYS])]


def _fly(
    desk: Desk, path: Path, name: str, mission: int, way: Way, announce: str | None, left: list[Departure]
) -> bool:
    """Orders a flight now, with the flight it is to meet before it where there is none in reach."""
    rules = desk.rules
    if cannot_fly(desk, mission, way.vehicle, way.spacecraft) is not None:
        return False
    if not affordable(desk, mission, way.vehicle, way.spacecraft):
        return False
    spec = rules.missions[mission]
    order = ScheduleFlight(
        flight=name,
        mission=spec.id,
        vehicle=rules.vehicles[way.vehicle].id,
        spacecraft=rules.spacecraft[way.spacecraft].id if way.spacecraft >= 0 else None,
        announce=announce,
    )
    if spec.target is not None and spec.target_side == "self":
        if desk.why_not(order) is not None:
            return False
        wanted = rules.mission_index[spec.target]
        met = desk.side.mission_day[wanted]
        if not met or met < earliest(desk, mission) - spec.target_days:
            series = next((one for one in path.series.values() if one.mission == spec.target), None)
            if series is None or not _send_target(desk, name, series, left):
                return False
    return desk.give(order) is None


def _send_target(desk: Desk, name: str, series: Series, left: list[Departure]) -> bool:
    """Sends what a flight is to meet ahead of it."""
    wanted = desk.rules.mission_index[series.mission]
    if any(flight.mission == wanted for flight in desk.side.flights):
        return True
    target = ScheduleFlight(
        flight=f"{name}-0",
        mission=series.mission,
        vehicle=series.vehicle,
        spacecraft=series.spacecraft,
        day=desk.period.first,
        announce=series.announce,
    )
    if desk.give(target) is not None:
        return False
    left.append(Departure("target", name, series.mission, target.flight))
    return True


def _build_road(desk: Desk, purpose: Purpose, left: list[Departure]) -> None:
    """Nothing that stands ready can fly it: work begins on what the cheapest road still lacks."""
    rules, side = desk.rules, desk.side
    missions = rules.milestone_missions[purpose.milestone]
    road = next((some[0] for some in roads(rules, desk.index) if some[0].mission in missions), None)
    if road is None:
        return
    for item in road.items:
        spec = rules.items[item]
        good = side.trl[spec.place] >= 6 if spec.kind == TECHNOLOGY else bool(side.ready[item])
        if good or desk.program_on(item) is not None:
            continue
        if desk.give(OpenProgram(item=spec.id, ground=3)) is None:
            milestone = rules.scenario.milestones[purpose.milestone].id
            left.append(Departure("road", purpose.flight, milestone, spec.id))
        return
