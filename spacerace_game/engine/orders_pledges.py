"""Orders on pledges: make one, ask for the rest of a lean one, announce a slip, drop it; and leaders' demands."""

from __future__ import annotations

from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.facts import DemandEnded, PromiseEnded
from spacerace_game.engine.money import PPM, works
from spacerace_game.engine.roads import items_of, ways_of
from spacerace_game.engine.state import CUSTOMS, Promise, Side, Wish
from spacerace_game.engine.steps.promises import penalty
from spacerace_game.engine.steps.purse import unpaid
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import FACILITY, TECHNOLOGY, Rules

WAYS = 4
"""Ways to a milestone that an estimate compares."""
FLIGHTS = 3
"""Flights that an estimate reckons with."""


def estimate_of(rules: Rules, index: int, milestone: int, side: Side | None = None) -> int:
    """What a milestone honestly costs a side (or one that begins from nothing), thousands: work, and three flights."""
    best = min(
        (flights + _work_left(rules, side, items) for flights, items in _bills(rules, index, milestone)), default=0
    )
    return best * rules.sides[index].prices // PPM


def _bills(rules: Rules, index: int, milestone: int) -> list[tuple[int, tuple[int, ...]]]:
    """The cheapest few ways to a milestone from nothing: the price of their flights, and their items."""
    key = f"bills:{index}:{milestone}"
    found: list[tuple[int, tuple[int, ...]]] | None = rules.machinery.get(key)
    if found is None:
        found = []
        for mission in rules.milestone_missions[milestone]:
            for way in ways_of(rules, index, mission):
                each = rules.vehicles[way.vehicle].unit_price + rules.missions[mission].price
                if way.spacecraft >= 0:
                    each += rules.spacecraft[way.spacecraft].unit_price
                found.append((FLIGHTS * each, items_of(rules, index, mission, way)))
        found.sort(key=lambda bill: bill[0] + _work_left(rules, None, bill[1]))
        del found[WAYS:]
        rules.machinery[key] = found
    return found


def _work_left(rules: Rules, side: Side | None, items: tuple[int, ...]) -> int:
    """The work of several items that a side has still to do, of facilities only the least."""
    whole, ground = works(rules), rules.numbers.work.ground_trl
    total = 0
    pads: list[int] = []
    for place in items:
        item, left = rules.items[place], whole[place][0]
        if side is not None:
            ready = side.trl[item.place] >= ground if item.kind == TECHNOLOGY else side.ready[place]
            left = max(0, left - (item.price if ready else side.done[place]))
        if item.kind == FACILITY:
            pads.append(left)
        else:
            total += left
    return total + (min(pads) if pads else 0)


def _promise(desk: Desk, milestone: str) -> Promise | Refusal:
    place = desk.rules.milestone_index.get(milestone)
    for promise in desk.side.promises:
        if promise.milestone == place:
            return promise
    return Refusal("not-open" if place is not None else "unknown-id", (milestone,))


def _put(desk: Desk, old: Promise, new: Promise | None) -> None:
    """Puts a changed pledge in the place of the old, or takes it out."""
    changed = (new if one is old else one for one in desk.side.promises)
    desk.side.promises = [one for one in changed if one is not None]
    desk._bill = None


def _say(desk: Desk, promise: Promise, how: str) -> None:
    milestone = desk.rules.scenario.milestones[promise.milestone].id
    desk.news.append(PromiseEnded(desk.period.first, desk.view.name, milestone, how, bool(promise.secret)))


def _check_pledge(desk: Desk, order: orders.MakePledge) -> Refusal | None:
    rules, side, politics = desk.rules, desk.side, desk.rules.numbers.politics
    place = rules.milestone_index.get(order.milestone)
    if place is None:
        return Refusal("unknown-id", (order.milestone,))
    if side.reached[place] or any(promise.milestone == place for promise in side.promises):
        return Refusal("already-done", (order.milestone,))
    if len(side.promises) >= politics.pledge_most:
        return Refusal("too-many", (order.milestone,), politics.pledge_most, len(side.promises) + 1)
    if order.by < desk.period.last + politics.pledge_days:
        return Refusal("bad-day", (order.milestone,), order.by, desk.period.last + politics.pledge_days)
    worth = rules.scenario.milestones[place].first
    if worth < politics.pledge_worth:
        return Refusal("too-small", (order.milestone,), worth, politics.pledge_worth)
    if order.secret and (CUSTOMS[side.custom] == "before" or order.estimate == "lean"):
        return Refusal("no-secret", (order.milestone,))
    honest = estimate_of(rules, desk.index, place, side)
    desk.pledging = (order, honest)
    if not honest:
        return Refusal("too-weak", (order.milestone,))
    support, fear = sum(side.support), sum(side.fear)
    if support < politics.pledge_support and fear < politics.pledge_fear and not side.crisis:
        return Refusal("no-support", (order.milestone,), support, politics.pledge_support)
    return None


def _pledge(desk: Desk, order: orders.MakePledge) -> None:
    politics = desk.rules.numbers.politics
    place = desk.rules.milestone_index[order.milestone]
    checked = desk.pledging
    if checked is not None and checked[0] is order:
        honest = checked[1]
    else:
        honest = estimate_of(desk.rules, desk.index, place, desk.side)
    estimate, rest = honest, 0
    if order.secret:
        estimate = honest * politics.decree // PPM
    elif order.estimate == "lean":
        estimate = honest * politics.pledge_lean // PPM
        rest = honest - estimate
        desk.moves.append(("support", politics.pledge_lean_support, "promises", ("milestone", order.milestone)))
    promise = Promise(place, order.by, estimate, rest, desk.period.first, 0, int(order.secret))
    desk.side.promises = [*desk.side.promises, promise]
    desk._bill = None


def _offer_pledge(desk: Desk) -> tuple[Order, ...]:
    by = desk.period.last + 365 * 5
    secret = CUSTOMS[desk.side.custom] != "before"
    found = (
        orders.MakePledge(milestone=milestone.id, by=by, secret=hidden)
        for milestone in desk.rules.scenario.milestones
        for hidden in ((False, True) if secret else (False,))
    )
    return tuple(order for order in found if _check_pledge(desk, order) is None)


order_kind("make-pledge", _check_pledge, _pledge, _offer_pledge, "pledge")


def _check_rest(desk: Desk, order: orders.RequestRest) -> Refusal | None:
    promise = _promise(desk, order.milestone)
    if isinstance(promise, Refusal):
        return promise
    return None if promise.lean and not promise.late else Refusal("already-done", (order.milestone,))


def _request_rest(desk: Desk, order: orders.RequestRest) -> None:
    promise = _promise(desk, order.milestone)
    if isinstance(promise, Refusal):
        return
    politics = desk.rules.numbers.politics
    whole = promise.estimate * (PPM - politics.pledge_lean) // politics.pledge_lean
    more = min(promise.lean, max(1, max(whole, promise.lean) * politics.pledge_request // PPM))
    left = unpaid(desk.rules, promise, desk.turn) + more
    _put(desk, promise, promise._replace(estimate=left, lean=promise.lean - more, made=desk.period.first))
    desk.moves.append(("support", politics.pledge_request_support, "promises", ("milestone", order.milestone)))
    _say(desk, promise, "asked for more")


def _offer_rest(desk: Desk) -> tuple[Order, ...]:
    found = (orders.RequestRest(milestone=name) for name in _pledged(desk))
    return tuple(order for order in found if _check_rest(desk, order) is None)


def _pledged(desk: Desk) -> list[str]:
    return [desk.rules.scenario.milestones[one.milestone].id for one in desk.side.promises]


order_kind("request-rest", _check_rest, _request_rest, _offer_rest, "pledge_change")


def _check_slip(desk: Desk, order: orders.AnnounceSlip) -> Refusal | None:
    promise = _promise(desk, order.milestone)
    if isinstance(promise, Refusal):
        return promise
    ahead = desk.rules.numbers.politics.pledge_days
    if promise.late or promise.by - desk.period.first < ahead:
        return Refusal("too-late", (order.milestone,))
    if order.by <= promise.by:
        return Refusal("bad-day", (order.milestone,), order.by, promise.by + 1)
    return None


def _slip(desk: Desk, order: orders.AnnounceSlip) -> None:
    promise = _promise(desk, order.milestone)
    if isinstance(promise, Refusal):
        return
    left = unpaid(desk.rules, promise, desk.turn)
    _put(desk, promise, promise._replace(estimate=left, by=order.by, made=desk.period.first))
    by = penalty(desk.rules, promise, desk.rules.numbers.politics.pledge_slip)
    desk.moves.append(("support", by, "promises", ("milestone", order.milestone)))
    _say(desk, promise, "put off")


def _offer_slip(desk: Desk) -> tuple[Order, ...]:
    found = (
        orders.AnnounceSlip(milestone=desk.rules.scenario.milestones[one.milestone].id, by=one.by + 365)
        for one in desk.side.promises
    )
    return tuple(order for order in found if _check_slip(desk, order) is None)


order_kind("announce-slip", _check_slip, _slip, _offer_slip, "pledge_change")


def _check_drop(desk: Desk, order: orders.DropPledge) -> Refusal | None:
    promise = _promise(desk, order.milestone)
    return promise if isinstance(promise, Refusal) else None


def _drop(desk: Desk, order: orders.DropPledge) -> None:
    """The pledge is over, and what was bound to it goes back."""
    promise = _promise(desk, order.milestone)
    if isinstance(promise, Refusal):
        return
    held = min(promise.bound, desk.side.free)
    desk.side.free -= held
    if held:
        desk.purchases.append((("milestone", order.milestone), held, 0))
    _put(desk, promise, None)
    by = penalty(desk.rules, promise, desk.rules.numbers.politics.pledge_dropped)
    desk.moves.append(("support", by, "promises", ("milestone", order.milestone)))
    _say(desk, promise, "dropped")


def _offer_drop(desk: Desk) -> tuple[Order, ...]:
    return tuple(orders.DropPledge(milestone=name) for name in _pledged(desk))


order_kind("drop-pledge", _check_drop, _drop, _offer_drop, "pledge_change")


def _wish(desk: Desk, milestone: str) -> Wish | None:
    place = desk.rules.milestone_index.get(milestone)
    for wish in desk.side.wishes:
        if wish.milestone == place and not wish.accepted:
            return wish
    return None


def _check_demand(desk: Desk, order: orders.AnswerDemand) -> Refusal | None:
    return None if _wish(desk, order.milestone) is not None else Refusal("not-open", (order.milestone,))


def _answer_demand(desk: Desk, order: orders.AnswerDemand) -> None:
    wish, politics = _wish(desk, order.milestone), desk.rules.numbers.politics
    accepted = order.answer == "accept"
    kept = [one._replace(accepted=1) if one is wish else one for one in desk.side.wishes]
    desk.side.wishes = kept if accepted else [one for one in desk.side.wishes if one is not wish]
    by = politics.demand_accept if accepted else politics.demand_refused
    desk.moves.append(("support", by, "leaders", ("milestone", order.milestone)))
    how = "accepted" if accepted else "refused"
    desk.news.append(DemandEnded(desk.period.first, desk.view.name, order.milestone, how))


def _offer_demand(desk: Desk) -> tuple[Order, ...]:
    names = [desk.rules.scenario.milestones[one.milestone].id for one in desk.side.wishes if not one.accepted]
    return tuple(orders.AnswerDemand(milestone=name, answer=how) for name in names for how in ("accept", "refuse"))


order_kind("answer-demand", _check_demand, _answer_demand, _offer_demand)
