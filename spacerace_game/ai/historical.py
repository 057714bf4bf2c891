"""What a side really did, in the vocabulary of orders: the record that the historical policy follows.

Dated orders come in the turn of their day. Recorded flights are ordered in batches by series, in the turn of
the first flight of a batch. In Germany teams go for what history says they got.
"""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine import Desk
from spacerace_game.engine.captives import targets_of
from spacerace_game.engine.money import PPM, flight_bill, normal_rate, program_price, quarters_of, upkeep
from spacerace_game.engine.orders_germany import scrambling, teams_of
from spacerace_game.engine.orders_work import hire_most
from spacerace_game.engine.state import LEVELS, Program
from spacerace_game.engine.steps.capture import access, beat_day, beats_of, holder_of
from spacerace_game.engine.steps.purse import tranche
from spacerace_game.engine.work import needed_engineers
from spacerace_game.spec.dates import turn_of
from spacerace_game.spec.history import RecordedFlight, Series
from spacerace_game.spec.orders import (
    AnswerDemand,
    AppointLeader,
    FundProgram,
    HireEngineers,
    OpenProgram,
    Order,
    ScheduleFlight,
    ScheduleSeries,
    SendTeam,
    SeriesFlight,
)
from spacerace_game.spec.rules import SPACECRAFT, VEHICLE, Rules


class Named(NamedTuple):
    """An order of the record with the ids that name it: its own, and those of the flights in it."""

    id: str
    order: Order
    flights: tuple[str, ...]


def recorded_orders(rules: Rules, side: int) -> dict[int, tuple[Named, ...]]:
    """By turn: the dated orders of a side's real path and the flights of its record. Worked out once."""
    key = f"recorded-orders:{side}"
    found: dict[int, tuple[Named, ...]] | None = rules.machinery.get(key)
    if found is None:
        found = _recorded_orders(rules, side)
        rules.machinery[key] = found
    return found


def _recorded_orders(rules: Rules, side: int) -> dict[int, tuple[Named, ...]]:
    found: dict[int, list[Named]] = {}
    for path in rules.scenario.history:
        if path.side != rules.sides[side].id:
            continue
        for dated in path.orders:
            found.setdefault(turn_of(rules.turns, dated.date), []).append(Named(dated.id, dated.order, ()))
        flights: dict[str, list[RecordedFlight]] = {series.id: [] for series in path.series}
        for flight in sorted(path.record, key=lambda one: one.date):
            flights[flight.series].append(flight)
        for series in path.series:
            for turn, named in _batches(rules, series, flights[series.id]):
                found.setdefault(turn, []).append(named)
    return {turn: tuple(sorted(named, key=_rank)) for turn, named in found.items()}


def _rank(named: Named) -> int:
    """Programs are opened before anyone is put in charge of them, and flights come last."""
    return {"open-program": 0, "schedule-flight": 2, "schedule-series": 2}.get(named.order.kind, 1)


def _batches(rules: Rules, series: Series, flights: list[RecordedFlight]) -> list[tuple[int, Named]]:
    numbers = rules.numbers.attention
    mission = rules.missions[rules.mission_index[series.mission]]
    most = 1 if mission.crew else min(series.batch, numbers.series_flights)
    found = []
    left = [flight for flight in flights if rules.turns[0].first <= flight.date <= rules.turns[-1].last]
    while left:
        turn = turn_of(rules.turns, left[0].date)
        last = rules.turns[turn].last + numbers.series_quarters * 91
        batch = [flight for flight in left[:most] if flight.date <= last]
        found.append((turn, _order(series, batch)))
        left = left[len(batch) :]
    return found


def _order(series: Series, batch: list[RecordedFlight]) -> Named:
    names = tuple(flight.flight for flight in batch)
    if len(batch) == 1:
        one = batch[0]
        order: Order = ScheduleFlight(
            flight=one.flight,
            mission=series.mission,
            vehicle=series.vehicle,
            spacecraft=series.spacecraft,
            day=one.date,
            announce=series.announce,
            crew=one.crew,
        )
        return Named(one.flight, order, names)
    order = ScheduleSeries(
        series=series.id,
        mission=series.mission,
        vehicle=series.vehicle,
        spacecraft=series.spacecraft,
        flights=tuple(SeriesFlight(flight=one.flight, day=one.date) for one in batch),
        announce=series.announce,
        after_loss="go-on",
    )
    return Named(f"{series.id}:{names[0]}"[:64], order, names)


def errands(desk: Desk) -> list[Order]:
    """Teams go where most of what one really got still lies, easiest places first; what is not known is surveyed."""
    if not scrambling(desk):
        return []
    rules = desk.rules
    chosen = _chosen_leaders(rules, desk.index)
    wanted, unseen = _still_wanted(desk)
    found: list[Order] = []
    teams = teams_of(rules, desk.index, desk.period.last)
    for beat in range(1, beats_of(rules, desk.turn) + 1):
        day = beat_day(rules, desk.turn, beat)
        free = list(range(1, teams + 1))
        while unseen and free:
            found.append(SendTeam(team=free.pop(0), beat=beat, site=unseen.pop(0), task="survey"))
        ranked = sorted(wanted, key=lambda key: (-_reach(rules, key[0], desk.index, day), -len(wanted[key]), key))
        for team, (site, task) in zip(free, ranked):
            most = rules.numbers.capture.targets
            targets, rest = wanted[site, task][:most], wanted[site, task][most:]
            offer = 3 if chosen.intersection(targets) else 2
            found.append(SendTeam(team=team, beat=beat, site=site, task=task, targets=tuple(targets), offer=offer))
            if rest:
                wanted[site, task] = rest
            else:
                del wanted[site, task]
    return found


def _still_wanted(desk: Desk) -> tuple[dict[tuple[str, str], list[str]], list[str]]:
    """What one really got and is still there, by site and task; and sites to survey for the rest."""
    rules, name = desk.rules, desk.rules.sides[desk.index].id
    wanted: dict[tuple[str, str], list[str]] = {}
    unseen: dict[str, None] = {}
    for target in targets_of(rules):
        holder = desk.view.holder[target.person] if target.person >= 0 else desk.view.lot_holder[target.lot]
        if rules.captured.get(target.id) != name or holder or target.site < 0:
            continue
        site = rules.scenario.sites[target.site].id
        if desk.side.known[target.index] != target.site + 1:
            unseen.setdefault(site)
        else:
            wanted.setdefault((site, "recruit" if target.captive else "carry-off"), []).append(target.id)
    return wanted, list(unseen)


def _chosen_leaders(rules: Rules, side: int) -> set[str]:
    """Those whom the record will put in charge of a program: they are made the best offer."""
    return {
        one.order.person
        for named in recorded_orders(rules, side).values()
        for one in named
        if isinstance(one.order, AppointLeader)
    }


def replies(desk: Desk) -> list[Order]:
    """To leaders who ask for a feat by a day: yes if it was really done by then, otherwise no."""
    found: list[Order] = []
    for wish in desk.side.wishes:
        if not wish.accepted:
            milestone = desk.rules.scenario.milestones[wish.milestone]
            real = milestone.real.get(desk.view.name)
            done = real is not None and real.date <= wish.by
            found.append(AnswerDemand(milestone=milestone.id, answer="accept" if done else "refuse"))
    return found


def hirings(desk: Desk) -> list[Order]:
    """Agencies hire ahead: a quarter more than the open programs want, in time for what is coming, scarcest first."""
    rules = desk.rules
    needed = needed_engineers(rules, desk.side)
    ahead = foreseen(rules, desk.index)[desk.turn]
    found: list[Order] = []
    civil, military = desk.committed()
    spare = desk.side.free - civil - max(0, military - desk.side.tied) - desk.side.grant // 16
    spare -= kept_back(desk)
    price = rules.numbers.work.hire_price
    wanted = [max(needed[place] * 5 // 4, ahead[place]) for place in range(len(ahead))]
    have = desk.side.engineers
    for place in sorted(range(len(wanted)), key=lambda place: (have[place] * PPM // max(1, wanted[place]), place)):
        count = min(wanted[place] - have[place], hire_most(desk, place), spare // price)
        if count > 0:
            spare -= count * price
            discipline = rules.scenario.disciplines[place].id
            found.append(HireEngineers(discipline=discipline, engineers=count))
    return found


def kept_back(desk: Desk) -> int:
    """What the record's bills of the quarters left in this year will want beyond their income, thousands.

    Programs that run are taken to go on. The turn of the year is not looked across: what is left then is lost.
    """
    rules, side, index = desk.rules, desk.side, desk.index
    running = upkeep(rules, index, side) // 2
    running += sum(_rate(desk, program) for program in side.programs)
    short: list[int] = []
    for turn in range(desk.turn + 1, len(rules.turns)):
        if rules.turns[turn].opens_year:
            break
        for named in recorded_orders(rules, index).get(turn, ()):
            running += _more(desk, named.order)
        flights = sum(
            flight_bill(rules, index, side, mission, vehicle, craft).civil
            for mission, vehicle, craft in recorded_flights(rules, index).get(turn, ())
        )
        income = side.grant * rules.scenario.turn_months // 12
        income += sum(tranche(rules, promise, turn) for promise in side.promises)
        short.append(running + flights - income)
    wanted = 0
    for one in reversed(short):
        wanted = max(0, wanted + one)
    return wanted


def _rate(desk: Desk, program: Program) -> int:
    """What a program takes of the civil purse in a turn."""
    if desk.rules.items[program.item].military:
        return 0
    return program_price(desk.rules, desk.index, desk.side, program)


def _more(desk: Desk, order: Order) -> int:
    """What an order of the record on a program adds to each later turn's bills, or takes off them."""
    if isinstance(order, OpenProgram):
        item = desk.rules.items[desk.rules.item_index[order.item]]
        ground = order.ground if item.kind in (VEHICLE, SPACECRAFT) else 0
        return _rate(desk, Program(item.index, LEVELS.index(order.level), ground, 0, 0, 0, 0))
    if isinstance(order, FundProgram):
        program = desk.program_on(desk.rules.item_index[order.item])
        if program is not None:
            return _rate(desk, program._replace(level=LEVELS.index(order.level))) - _rate(desk, program)
    return 0


def recorded_flights(rules: Rules, side: int) -> dict[int, list[tuple[int, int, int]]]:
    """By turn: the flights of a side's record as mission, vehicle and spacecraft. Worked out once."""
    key = f"recorded-flights:{side}"
    found: dict[int, list[tuple[int, int, int]]] | None = rules.machinery.get(key)
    if found is None:
        found = {}
        for owner, series, flight in rules.record.values():
            if owner == side:
                craft = rules.spacecraft_index[series.spacecraft] if series.spacecraft else -1
                what = rules.mission_index[series.mission], rules.vehicle_index[series.vehicle], craft
                found.setdefault(turn_of(rules.turns, flight.date), []).append(what)
        rules.machinery[key] = found
    return found


def foreseen(rules: Rules, side: int) -> list[list[int]]:
    """By turn and discipline: the engineers to have by then, so that the record's programs find enough.

    Each recorded program is taken at its normal length; what it will want is discounted by what can be hired
    in the quarters between, so that hiring begins just in time. Worked out once.
    """
    key = f"foreseen-engineers:{side}"
    found: list[list[int]] | None = rules.machinery.get(key)
    if found is not None:
        return found
    width = len(rules.discipline_index)
    wanted = [[0] * width for _ in rules.turns]
    for turn, named in recorded_orders(rules, side).items():
        for one in named:
            if isinstance(one.order, OpenProgram):
                _add_program(rules, one.order, turn, wanted)
    growth = PPM + rules.numbers.work.hire_most * 9 // 10
    for turn in range(len(wanted) - 2, -1, -1):
        now, then = wanted[turn], wanted[turn + 1]
        wanted[turn] = [max(now[place], then[place] * PPM // growth) for place in range(width)]
    rules.machinery[key] = wanted
    return wanted


def _add_program(rules: Rules, order: OpenProgram, turn: int, wanted: list[list[int]]) -> None:
    """Adds what a program will want to the turns of its normal length."""
    item = rules.items[rules.item_index[order.item]]
    ground = order.ground if item.kind in (VEHICLE, SPACECRAFT) else 0
    months = rules.scenario.turn_months
    rate = normal_rate(rules, item, ground) * 12 // months
    each = rate * rules.numbers.work.engineers_per_million_year // 1000 // len(item.disciplines)
    last = min(len(wanted), max(0, turn) + quarters_of(rules, item, ground) * 3 // months)
    for place in range(max(0, turn), last):
        for discipline in item.disciplines:
            wanted[place][discipline] += each


def _reach(rules: Rules, site: str, side: int, day: int) -> int:
    spec = rules.scenario.sites[rules.site_index[site]]
    leaving = holder_of(spec, day) == rules.sides[side].id
    return access(rules, spec, side, day) + (2 if leaving and any(h.since > day for h in spec.holders) else 0)
