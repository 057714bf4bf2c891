"""The scramble: field teams in monthly beats, hidden bids, and who got what.

Within a beat teams first look (survey, watch), then destroy, then bid. For each person or lot wanted, a side
weighs `teams × access × offer + leaning`; staying at home (people only) and a third hand at its own sites
weigh too. One draw named after the thing decides. Who came shows only to a side that watched.
"""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.captives import Target, target_named, targets_of
from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.facts import CaptureDecided, ErrandFailed, PersonMoved, SiteSurveyed, SiteWatched
from spacerace_game.engine.money import Bill
from spacerace_game.engine.state import Declined, Side
from spacerace_game.engine.steps.captives import lose, take_in
from spacerace_game.engine.steps.work import raise_level
from spacerace_game.engine.world import World
from spacerace_game.spec.capture import CaptureSite, Lot
from spacerace_game.spec.dates import civil, day_number
from spacerace_game.spec.orders import SendTeam
from spacerace_game.spec.rules import Rules

SHARED = "shared"
THIRD = -2
GONE = -1
Here = list[tuple[int, SendTeam]]


class Bid(NamedTuple):
    """What a side puts in for one thing in one beat."""

    side: int
    teams: int
    offer: int
    site: int
    """Where its teams went."""


def beats_of(rules: Rules, turn: int) -> int:
    """How many beats a turn has: its months, three at most."""
    period = rules.turns[turn]
    (year, month, _), (last_year, last_month, _) = civil(period.first), civil(period.last)
    return min(3, 12 * (last_year - year) + last_month - month + 1)


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
        _survey(world, here, day)
        _watch(world, here, day)
        _burn(world, here, day)
        seized: dict[int, None] = {}
        bids = _collect(world, here)
        for target in sorted(bids):
            _decide(world, target, bids[target], day, trains, seized)
        for index in seized:
            side = world.state.sides[index]
            side.harshness = min(6, side.harshness + world.rules.numbers.capture.seize_leaning)


def trains_of(rules: Rules, index: int, day: int) -> int:
    """Train loads a side can send home this quarter."""
    found = 0
    for count in rules.sides[index].teams:
        if count.since <= day:
            found = count.trains
    return found


def _survey(world: World, here: Here, day: int) -> None:
    """A survey finds all that a site holds, and strikes from the list what is not there after all."""
    for index, order in here:
        if order.task != "survey":
            continue
        side, site = world.state.sides[index], world.rules.site_index[order.site]
        found = []
        for target in targets_of(world.rules):
            if target.site == site:
                if side.known[target.index] != site + 1:
                    found.append(target.id)
                side.known[target.index] = site + 1
            elif side.known[target.index] == site + 1:
                side.known[target.index] = 0
        side.surveyed[site] = world.turn + 1
        if world.facts is not None:
            world.emit(SiteSurveyed(day, world.name(index), order.site, tuple(found)))


def _watch(world: World, here: Here, day: int) -> None:
    """Who watches a site learns who else came there and what for, and so what lies there."""
    for index, order in here:
        if order.task != "watch":
            continue
        others = [(other, one) for other, one in here if other != index and one.site == order.site]
        site, side = world.rules.site_index[order.site], world.state.sides[index]
        wanted = sorted({target for _, one in others for target in one.targets})
        for name in wanted:
            target = target_named(world.rules, name)
            if target is not None and target.site == site:
                side.known[target.index] = site + 1
        if world.facts is not None:
            came = tuple(sorted({world.name(other) for other, _ in others}))
            world.emit(SiteWatched(day, world.name(index), order.site, came, tuple(wanted)))


def _burn(world: World, here: Here, day: int) -> None:
    """Things are burnt or dismantled: for certain in one's own zone, elsewhere with luck and access."""
    rules, state = world.rules, world.state
    for index, order in here:
        if order.task != "deny":
            continue
        site = rules.scenario.sites[rules.site_index[order.site]]
        mine = holder_of(site, day) == rules.sides[index].id
        odds = PPM if mine else min(PPM, access(rules, site, index, day) * rules.numbers.capture.deny)
        for name in dict.fromkeys(order.targets):
            target = target_named(rules, name)
            if target is None or target.captive or not _is_there(world, index, target, order.site, day):
                continue
            if chance(state.seed, "deny", name) >= odds:
                _fail(world, index, order.site, name, "guarded", day)
                continue
            state.lot_holder[target.lot] = GONE
            if world.facts is not None:
                us = world.name(index)
                world.emit(CaptureDecided(day, us, name, order.site, "destroyed", (us,), odds))


def _is_there(world: World, index: int, target: Target, site: str, day: int) -> bool:
    """Whether a team that came for something finds it; if not, it is struck from the list."""
    place = world.rules.site_index[site]
    if target.site == place and _holder(world, target) == 0:
        return True
    if target.site != place and world.state.sides[index].known[target.index] == place + 1:
        world.state.sides[index].known[target.index] = 0
    _fail(world, index, site, target.id, "nothing-there", day)
    return False


def _holder(world: World, target: Target) -> int:
    return world.state.holder[target.person] if target.person >= 0 else world.state.lot_holder[target.lot]


def _fail(world: World, index: int, site: str, target: str, why: str, day: int) -> None:
    if world.facts is not None:
        world.emit(ErrandFailed(day, world.name(index), site, target, why))


def _collect(world: World, here: Here) -> dict[str, list[Bid]]:
    bids: dict[str, dict[int, Bid]] = {}
    for index, order in here:
        if order.task not in ("recruit", "carry-off"):
            continue
        site = world.rules.site_index[order.site]
        for target in dict.fromkeys(order.targets[: world.rules.numbers.capture.targets]):
            mine = bids.setdefault(target, {}).get(index)
            teams = 1 if mine is None else min(3, mine.teams + 1)
            offer = order.offer if mine is None else max(mine.offer, order.offer)
            bids[target][index] = Bid(index, teams, offer, site)
    return {target: list(found.values()) for target, found in bids.items()}


def _decide(world: World, name: str, bids: list[Bid], day: int, trains: list[int], seized: dict[int, None]) -> None:
    target = target_named(world.rules, name)
    if target is None:
        return
    holder = _holder(world, target)
    if holder > 0:
        bids = [bid for bid in bids if bid.side != holder - 1]
        _court(world, target, holder - 1, bids, day)
        return
    rules = world.rules
    bids = [bid for bid in bids if _is_there(world, bid.side, target, rules.scenario.sites[bid.site].id, day)]
    bids = [bid for bid in bids if _can_go(world, bid, target, day, trains)]
    if not bids:
        return
    site = rules.scenario.sites[target.site]
    winner, odds = _draw_winner(world, target, site, bids, day)
    if winner is None:
        _decline(world, target, bids, day)
        _say(world, name, site, "", bids, odds, day)
        return
    if winner == THIRD:
        _mark(world, target, THIRD)
        _say(world, name, site, "third", bids, odds, day)
        return
    bid = next(bid for bid in bids if bid.side == winner)
    if bid.offer == 0 and target.captive:
        seized[winner] = None
    _take(world, target, bid, trains)
    _say(world, name, site, world.name(winner), bids, odds, day)


def _can_go(world: World, bid: Bid, target: Target, day: int, trains: list[int]) -> bool:
    """Whether there are trains for a load and money for an offer."""
    site = world.rules.scenario.sites[bid.site].id
    if target.lot >= 0 and trains[bid.side] < world.rules.lots[target.lot][1].loads:
        _fail(world, bid.side, site, target.id, "no-trains", day)
        return False
    side = world.state.sides[bid.side]
    if side.free + side.tied < price_of(world.rules, target.id, bid.offer):
        _fail(world, bid.side, site, target.id, "no-money", day)
        return False
    return True


def _leaning(rules: Rules, side: Side, index: int, target: Target) -> int:
    """A person's or group's wish to come: their own, less what seizures spoilt, and more to stay in Germany."""
    if not target.captive:
        return 0
    own = max(0, dict(target.leaning).get(index, 0) - side.harshness)
    return own + (rules.numbers.capture.institute_leaning if side.institute else 0)


def weight(rules: Rules, side: Side, bid: Bid, target: Target, day: int) -> int:
    """What a bid of a side weighs: teams × access × offer + leaning."""
    reach = access(rules, rules.scenario.sites[bid.site], bid.side, day)
    offer = max(1, bid.offer) if target.captive else rules.numbers.capture.thing_offer
    return int(bid.teams * reach * offer + _leaning(rules, side, bid.side, target))


def _decline(world: World, target: Target, bids: list[Bid], day: int) -> None:
    """Each side remembers the weightiest bid that was declined: the same one would be declined again."""
    for bid in bids if target.captive else ():
        side = world.state.sides[bid.side]
        new = Declined(target.index, bid.offer, weight(world.rules, side, bid, target, day))
        old = next((one for one in side.declined if one.target == target.index), new)
        best = new if new.weight >= old.weight else old
        side.declined = [*(one for one in side.declined if one.target != target.index), best]


def _draw_winner(world: World, target: Target, site: CaptureSite, bids: list[Bid], day: int) -> tuple[int | None, int]:
    """The winner and its odds in ppm. Recorded fates give everyone to whom they really went."""
    rules, state = world.rules, world.state
    holder = holder_of(site, day)
    weights: dict[int, int] = {}
    for bid in sorted(bids, key=lambda one: rules.luck[one.side]):
        if bid.offer == 0 and holder == rules.sides[bid.side].id:
            return bid.side, PPM
        weights[bid.side] = weight(rules, state.sides[bid.side], bid, target, day)
    if holder != SHARED and holder not in rules.side_index:
        weights[THIRD] = rules.numbers.capture.third_hand
    stay = rules.numbers.capture.stay_people if target.captive else 0
    total = sum(weights.values()) + stay
    if state.fates and target.id in rules.captured:
        real = rules.captured[target.id]
        winner = rules.side_index.get(real, THIRD if real == "third" else None)
        if winner in weights:
            return winner, weights[winner] * PPM // total
        return None, stay * PPM // total
    mark = draw(state.seed, total, "capture", target.id)
    for side, amount in weights.items():
        if mark < amount:
            return side, amount * PPM // total
        mark -= amount
    return None, stay * PPM // total


def _court(world: World, target: Target, holder: int, bids: list[Bid], day: int) -> None:
    """A covert bid for someone who works at a rival's institute; their trust and its comfort hold them."""
    rules, state = world.rules, world.state
    host = state.sides[holder]
    here = bool(target.captive and host.abroad[target.index])
    for bid in bids:
        if not here or bid.site != host.institute - 1:
            _fail(world, bid.side, rules.scenario.sites[bid.site].id, target.id, "nothing-there", day)
    bids = [bid for bid in bids if here and bid.site == host.institute - 1]
    bids = [bid for bid in bids if _can_go(world, bid, target, day, [1000] * len(state.sides))]
    if not bids or (state.fates and target.id in rules.captured):
        return
    numbers = rules.numbers.capture
    stay = numbers.stay_people + _leaning(rules, host, holder, target)
    stay += host.trust[target.place] // max(1, numbers.court_trust)
    ranked = sorted(bids, key=lambda one: rules.luck[one.side])
    weights = {bid.side: weight(rules, state.sides[bid.side], bid, target, day) for bid in ranked}
    mark = draw(state.seed, stay + sum(weights.values()), "court", target.id)
    site = rules.scenario.sites[bids[0].site]
    for bid in ranked:
        if mark < weights[bid.side]:
            odds = weights[bid.side] * PPM // (stay + sum(weights.values()))
            lose(world, holder, target, 0, "courted", world.name(bid.side))
            _take(world, target, bid, [1000] * len(state.sides))
            _say(world, target.id, site, world.name(bid.side), bids, odds, day)
            return
        mark -= weights[bid.side]
    _decline(world, target, bids, day)
    for bid in bids:
        _fail(world, bid.side, site.id, target.id, "guarded", day)


def price_of(rules: Rules, target: str, offer: int) -> int:
    """What an offer to a person or group costs, thousands; things cost only their trains."""
    if offer == 0:
        return 0
    each = int(rules.numbers.capture.offer_price[offer - 1])
    if target in rules.person_index:
        return each
    lot: Lot = rules.lots[rules.lot_index[target]][1]
    return each * sum(lot.engineers.values()) // 10 if lot.kind == "people" else 0


def _mark(world: World, target: Target, value: int) -> None:
    """Somebody has it now; what it declined before is over."""
    for side in world.state.sides:
        if side.declined:
            side.declined = [one for one in side.declined if one.target != target.index]
    if target.person >= 0:
        world.state.holder[target.person] = value
    else:
        world.state.lot_holder[target.lot] = value


def _take(world: World, target: Target, bid: Bid, trains: list[int]) -> None:
    rules = world.rules
    side, numbers = world.state.sides[bid.side], rules.numbers.capture
    _mark(world, target, bid.side + 1)
    world.pay(bid.side, Bill(0, price_of(rules, target.id, bid.offer)), ("capture", target.id))
    if target.captive:
        trust = numbers.seize_trust if bid.offer == 0 else numbers.offer_trust[bid.offer - 1]
        if bid.offer == 0 and target.lot >= 0:
            trust = max(0, trust + numbers.seize_family)
        tainted = bid.offer == 3 and target.dossier > 0
        dossier = target.dossier + (numbers.best_dossier if tainted else 0)
        take_in(world, bid.side, target, trust, dossier, side.screening == 1)
    if target.person >= 0:
        world.emit(PersonMoved(world.period.last, world.name(bid.side), target.id, "captured", ("capture", target.id)))
        return
    lot: Lot = rules.lots[target.lot][1]
    trains[bid.side] -= lot.loads
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
