"""The scramble: field teams in monthly beats, hidden bids, and who got what.

For each person or lot wanted in a beat, a side weighs `teams × access × offer + leaning`; staying at home
(people only) and a third hand at its own sites weigh too. One draw named after the thing decides.
"""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.chance import PPM, draw
from spacerace_game.engine.facts import CaptureDecided, EngineersMoved, PersonMoved
from spacerace_game.engine.money import Bill
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.engine.steps.work import raise_level
from spacerace_game.engine.world import World
from spacerace_game.spec.capture import CaptureSite, Lot
from spacerace_game.spec.dates import civil, day_number
from spacerace_game.spec.orders import SendTeam
from spacerace_game.spec.rules import Rules

SHARED = "shared"
THIRD = -2
GONE = -1


class Bid(NamedTuple):
    """What a side puts in for one thing in one beat."""

    side: int
    teams: int
    offer: int


def beat_day(rules: Rules, turn: int, beat: int) -> int:
    """The last day of a beat: the month of the turn, or the turn's end where it has fewer."""
    period = rules.turns[turn]
    year, month, _ = civil(period.first)
    month += beat
    last = day_number(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - 1
    return min(last, period.last)


def holder_of(site: CaptureSite, day: int) -> str:
    """Who holds a site on a day."""
    found = site.holders[0].holder
    for holder in site.holders:
        if holder.since <= day:
            found = holder.holder
    return found


def access(rules: Rules, site: CaptureSite, index: int, day: int) -> int:
    """How easily a side's team works at a site: own zone, last beat before a hand-over, shared, rival's."""
    numbers, name = rules.numbers.capture, rules.sides[index].id
    holder = holder_of(site, day)
    if holder == name:
        leaving = any(day < other.since <= day + 31 for other in site.holders)
        return int(numbers.closing_zone if leaving else numbers.own_zone)
    if holder == SHARED or holder not in rules.side_index:
        return int(numbers.shared_zone)
    return int(numbers.rival_zone)


def scramble(world: World) -> None:
    """Resolves the teams' errands beat by beat; both sides see only the outcome."""
    if not world.errands:
        return
    trains = [trains_of(world.rules, index, world.period.first) for index in range(len(world.state.sides))]
    for beat in (1, 2, 3):
        here = [(index, order) for index, order in world.errands if order.beat == beat]
        if not here:
            continue
        day = beat_day(world.rules, world.turn, beat)
        _burn(world, [(index, order) for index, order in here if order.task == "deny"], day)
        bids = _collect(world, here)
        for target in sorted(bids):
            _decide(world, target, bids[target], day, trains)


def trains_of(rules: Rules, index: int, day: int) -> int:
    """Train loads a side can send home this quarter."""
    found = 0
    for count in rules.sides[index].teams:
        if count.since <= day:
            found = count.trains
    return found


def _collect(world: World, here: list[tuple[int, SendTeam]]) -> dict[str, list[Bid]]:
    bids: dict[str, dict[int, Bid]] = {}
    for index, order in here:
        if order.task not in ("recruit", "carry-off"):
            continue
        for target in dict.fromkeys(order.targets[: world.rules.numbers.capture.targets]):
            mine = bids.setdefault(target, {}).get(index)
            teams = 1 if mine is None else min(3, mine.teams + 1)
            offer = order.offer if mine is None else max(mine.offer, order.offer)
            bids[target][index] = Bid(index, teams, offer)
    return {target: list(found.values()) for target, found in bids.items()}


def _burn(world: World, here: list[tuple[int, SendTeam]], day: int) -> None:
    for index, order in here:
        for target in order.targets:
            place = world.rules.lot_index.get(target)
            if place is not None and world.state.lot_holder[place] == 0:
                world.state.lot_holder[place] = GONE
                about = (world.name(index),)
                site = order.site
                world.emit(CaptureDecided(day, world.name(index), target, site, "destroyed", about, PPM))


def _decide(world: World, target: str, bids: list[Bid], day: int, trains: list[int]) -> None:
    rules, state = world.rules, world.state
    person = rules.person_index.get(target)
    if person is not None:
        spec = rules.scenario.people[person]
        site = rules.scenario.sites[rules.site_index[spec.site or ""]]
        if state.holder[person] != 0:
            return
        leaning = {rules.side_index[side]: amount for side, amount in spec.leaning.items()}
        stay = rules.numbers.capture.stay_people
    else:
        place = rules.lot_index[target]
        number, lot = rules.lots[place]
        site = rules.scenario.sites[number]
        if state.lot_holder[place] != 0:
            return
        leaning, stay = {}, 0 if lot.kind != "people" else rules.numbers.capture.stay_people
        bids = [bid for bid in bids if trains[bid.side] >= lot.loads]
    bids = [bid for bid in bids if _can_pay(world, bid, target)]
    winner, odds = _draw_winner(world, target, site, bids, leaning, stay, day)
    if winner is None:
        if bids:
            _say(world, target, site, "", bids, odds, day)
        return
    if winner == THIRD:
        _mark(world, target, THIRD)
        _say(world, target, site, "third", bids, odds, day)
        return
    bid = next(bid for bid in bids if bid.side == winner)
    _take(world, target, bid, trains)
    _say(world, target, site, world.name(winner), bids, odds, day)


def _draw_winner(
    world: World,
    target: str,
    site: CaptureSite,
    bids: list[Bid],
    leaning: dict[int, int],
    stay: int,
    day: int,
) -> tuple[int | None, int]:
    """The winner and its odds in ppm. Recorded fates give everyone to whom they really went."""
    rules, state = world.rules, world.state
    if not bids:
        return None, 0
    weights: dict[int, int] = {}
    for bid in sorted(bids, key=lambda one: rules.luck[one.side]):
        reach = access(rules, site, bid.side, day)
        weights[bid.side] = bid.teams * reach * max(1, bid.offer) + leaning.get(bid.side, 0)
        if bid.offer == 0 and holder_of(site, day) == rules.sides[bid.side].id:
            return bid.side, PPM
    holder = holder_of(site, day)
    if holder != SHARED and holder not in rules.side_index:
        weights[THIRD] = rules.numbers.capture.third_hand
    total = sum(weights.values()) + stay
    if state.fates and target in rules.captured:
        real = rules.captured[target]
        winner = rules.side_index.get(real, THIRD if real == "third" else None)
        if winner in weights:
            return winner, weights[winner] * PPM // total
        return None, stay * PPM // total
    mark = draw(state.seed, total, "capture", target)
    for side, weight in weights.items():
        if mark < weight:
            return side, weight * PPM // total
        mark -= weight
    return None, stay * PPM // total


def price_of(rules: Rules, target: str, offer: int) -> int:
    """What an offer to a person or group costs, thousands; things cost only their trains."""
    if offer == 0:
        return 0
    each = int(rules.numbers.capture.offer_price[offer - 1])
    if target in rules.person_index:
        return each
    lot: Lot = rules.lots[rules.lot_index[target]][1]
    return each * sum(lot.engineers.values()) // 10 if lot.kind == "people" else 0


def _can_pay(world: World, bid: Bid, target: str) -> bool:
    side = world.state.sides[bid.side]
    return side.free + side.tied >= price_of(world.rules, target, bid.offer)


def _mark(world: World, target: str, value: int) -> None:
    person = world.rules.person_index.get(target)
    if person is not None:
        world.state.holder[person] = value
    else:
        world.state.lot_holder[world.rules.lot_index[target]] = value


def _take(world: World, target: str, bid: Bid, trains: list[int]) -> None:
    rules = world.rules
    side = world.state.sides[bid.side]
    numbers = rules.numbers.capture
    _mark(world, target, bid.side + 1)
    world.pay(bid.side, Bill(0, price_of(rules, target, bid.offer)), ("capture", target))
    trust = numbers.seize_trust if bid.offer == 0 else numbers.offer_trust[bid.offer - 1]
    person = rules.person_index.get(target)
    place = person if person is not None else len(rules.person_index) + rules.lot_index[target]
    side.trust[place] = trust
    if person is not None:
        side.treatment[place] = TREATMENTS.index("isolate")
        world.emit(PersonMoved(world.period.last, world.name(bid.side), target, "captured", ("capture", target)))
        return
    lot: Lot = rules.lots[rules.lot_index[target]][1]
    trains[bid.side] -= lot.loads
    side.treatment[place] = TREATMENTS.index("isolate") if lot.kind == "people" else 0
    for discipline, count in lot.engineers.items():
        side.engineers[rules.discipline_index[discipline]] += count // 2
        world.emit(EngineersMoved(world.period.last, world.name(bid.side), discipline, count // 2, "captives"))
    if lot.vehicle and lot.rounds:
        side.stock[rules.vehicle_index[lot.vehicle]] += lot.rounds
    _lift(world, bid.side, lot)


def _lift(world: World, index: int, lot: Lot) -> None:
    """Papers and hardware lift German technologies, to level six at most."""
    most = world.rules.numbers.captives.german_trl
    for lift in lot.lifts:
        place = world.rules.items[world.rules.item_index[lift.technology]].place
        if world.rules.technologies[place].german:
            level = min(most, world.state.sides[index].trl[place] + lift.levels)
            raise_level(world, index, place, level, ("capture", lot.id))


def _say(world: World, target: str, site: CaptureSite, winner: str, bids: list[Bid], odds: int, day: int) -> None:
    if world.facts is not None:
        names = tuple(sorted(world.name(bid.side) for bid in bids))
        side = winner if winner in world.rules.side_index else ""
        world.emit(CaptureDecided(day, side, target, site.id, winner, names, odds))
