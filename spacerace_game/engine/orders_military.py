"""Orders towards customers: answer a requirement, and decide for which bomb the missile is sized."""

from __future__ import annotations

from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.facts import MissileSized, RequirementEnded
from spacerace_game.engine.steps.military import BOTH, HEAVY, LIGHT, ONE_AFTER_THE_OTHER, QUARTER
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order

SIZES = {"heavy": HEAVY, "light": LIGHT, "both": BOTH}


def _check_tender(desk: Desk, order: orders.AnswerTender) -> Refusal | None:
    for place, wanted in enumerate(desk.rules.scenario.requirements):
        if wanted.id != order.requirement:
            continue
        if wanted.side != desk.view.name:
            return Refusal("not-yours", (order.requirement,))
        if wanted.posted > desk.period.first:
            return Refusal("too-early", (order.requirement,))
        if desk.side.tender[place] or desk.side.demand[place]:
            return Refusal("already-done", (order.requirement,))
        until = min(wanted.due, wanted.posted + (desk.rules.numbers.military.tender_quarters + 1) * QUARTER)
        return Refusal("too-late", (order.requirement,)) if desk.period.first > until else None
    return Refusal("unknown-id", (order.requirement,))


def _answer_tender(desk: Desk, order: orders.AnswerTender) -> None:
    military = desk.rules.numbers.military
    place = next(n for n, one in enumerate(desk.rules.scenario.requirements) if one.id == order.requirement)
    accepted = order.answer == "accept"
    desk.side.tender[place] = 1 if accepted else 2
    by = military.tender_accept if accepted else military.tender_decline
    desk.moves.append(("military", by, "military", ("requirement", order.requirement)))
    how = "promised" if accepted else "declined"
    desk.news.append(RequirementEnded(desk.period.first, desk.view.name, order.requirement, how))


def _offer_tender(desk: Desk) -> tuple[Order, ...]:
    found = (
        orders.AnswerTender(requirement=one.id, answer=answer)
        for place, one in enumerate(desk.rules.scenario.requirements)
        if one.side == desk.view.name and not desk.side.tender[place]
        for answer in ("accept", "decline")
    )
    return tuple(order for order in found if _check_tender(desk, order) is None)


order_kind("answer-tender", _check_tender, _answer_tender, _offer_tender, "tender")


def _check_size(desk: Desk, order: orders.SizeMissile) -> Refusal | None:
    side, military = desk.side, desk.rules.numbers.military
    if desk.rules.sides[desk.index].bomb is None:
        return Refusal("not-yours", ("size-missile",))
    wanted = ("heavy", "light") if order.size == "both" else (order.size,)
    mine = {one.warhead_class for one in desk.rules.vehicles if desk.view.name in one.sides}
    if not mine.issuperset(wanted):
        return Refusal("not-yours", (order.size,))
    if desk.period.year < military.size_since:
        return Refusal("too-early", ("size-missile",), desk.period.year, military.size_since)
    if side.sizing in (ONE_AFTER_THE_OTHER, BOTH) or side.sizing == SIZES[order.size]:
        return Refusal("already-done", ("size-missile",))
    if side.sizing and (order.size == "both" or not _sized_one_is_ready(desk)):
        return Refusal("one-size-first", ("size-missile", "heavy" if side.sizing == HEAVY else "light"))
    return None


def _sized_one_is_ready(desk: Desk) -> bool:
    """Whether a missile of the size decided before stands ready; only then customers hear of another."""
    mine = "heavy" if desk.side.sizing == HEAVY else "light"
    return any(
        vehicle.warhead_class == mine and desk.side.ready[item]
        for vehicle, item in zip(desk.rules.vehicles, desk.rules.vehicle_item)
    )


def _size(desk: Desk, order: orders.SizeMissile) -> None:
    side, military = desk.side, desk.rules.numbers.military
    if not side.sizing and desk.period.year > military.size_until:
        desk.moves.append(("military", military.size_late, "military", ("sizing", order.size)))
    side.sizing = ONE_AFTER_THE_OTHER if side.sizing else SIZES[order.size]
    args = (order.size, side.forecast, side.forecast_error)
    desk.news.append(MissileSized(desk.period.first, desk.view.name, *args))


def _offer_size(desk: Desk) -> tuple[Order, ...]:
    found = (orders.SizeMissile(size=size) for size in ("heavy", "light", "both"))
    return tuple(order for order in found if _check_size(desk, order) is None)


order_kind("size-missile", _check_size, _size, _offer_size, "sizing")
