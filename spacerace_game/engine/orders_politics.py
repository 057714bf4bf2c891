"""Orders on the public and on institutions: warn the country, change a custom, found an agency."""

from __future__ import annotations

from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.state import CUSTOMS, FORMS, School, Warning
from spacerace_game.engine.steps.work import school_bill
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order

INSTITUTIONS = ("civil-agency", "space-force", "ministry")


def _check_warn(desk: Desk, order: orders.WarnCountry) -> Refusal | None:
    place = desk.rules.milestone_index.get(order.milestone)
    if place is None:
        return Refusal("unknown-id", (order.milestone,))
    if any(public.shown[place] for public in desk.view.public):
        return Refusal("already-done", (order.milestone,))
    if any(warning.milestone == place for warning in desk.side.warnings):
        return Refusal("already-open", (order.milestone,))
    return None


def _warn(desk: Desk, order: orders.WarnCountry) -> None:
    place, politics = desk.rules.milestone_index[order.milestone], desk.rules.numbers.politics
    desk.side.warnings = [*desk.side.warnings, Warning(place, desk.turn)]
    about = ("milestone", order.milestone)
    desk.moves.append(("fear", politics.warn_fear, "intelligence", about))
    desk.moves.append(("support", politics.warn_support, "intelligence", about))


def _offer_warn(desk: Desk) -> tuple[Order, ...]:
    found = (orders.WarnCountry(milestone=milestone.id) for milestone in desk.rules.scenario.milestones)
    return tuple(order for order in found if _check_warn(desk, order) is None)


order_kind("warn-country", _check_warn, _warn, _offer_warn, "warn")


def _check_reform(desk: Desk, order: orders.Reform) -> Refusal | None:
    side = desk.side
    if order.reform.startswith("announce-"):
        if FORMS[side.agency] == "civil":
            return Refusal("announced", (order.reform,))
        custom = CUSTOMS.index(order.reform.removeprefix("announce-"))
        return Refusal("already-done", (order.reform,)) if side.custom == custom else None
    if order.reform == "schools":
        if any(school.yearly for school in side.schools):
            return Refusal("already-done", (order.reform,))
        return desk.lacks(school_bill(desk.rules, desk.index, desk.period.year), (order.reform,))
    if side.agency or any(reform in INSTITUTIONS for reform in desk.reforms):
        return Refusal("already-done", (order.reform,))
    since = desk.rules.numbers.money.institution_since
    if desk.period.year < since:
        return Refusal("too-early", (order.reform,), desk.period.year, since)
    return None


def _reform(desk: Desk, order: orders.Reform) -> None:
    side = desk.side
    if order.reform.startswith("announce-"):
        side.custom = CUSTOMS.index(order.reform.removeprefix("announce-"))
    elif order.reform == "schools":
        work = desk.rules.numbers.work
        quarters = work.school_quarters * 3 // desk.rules.scenario.turn_months
        desk.buy(school_bill(desk.rules, desk.index, desk.period.year), ("reform", order.reform))
        side.schools = [*side.schools, School(desk.turn + quarters, work.school_growth, 1)]
    else:
        desk.reforms.append(order.reform)


def _offer_reform(desk: Desk) -> tuple[Order, ...]:
    names = ("announce-before", "announce-after", "schools", "civil-agency", "space-force", "ministry")
    found = (orders.Reform(reform=name) for name in names)
    return tuple(order for order in found if _check_reform(desk, order) is None)


order_kind("reform", _check_reform, _reform, _offer_reform, "reform")
