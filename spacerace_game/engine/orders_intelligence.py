"""Orders on intelligence: sources, whom to believe, and how secret one's own program is."""

from __future__ import annotations

from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import Bill
from spacerace_game.engine.state import AGENCIES, SOURCES
from spacerace_game.engine.steps.intelligence import source_bill
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order


def _source_place(desk: Desk, order: orders.UseSource) -> int | Refusal:
    rival = desk.rules.side_index.get(order.rival)
    if rival is None or rival == desk.index:
        return Refusal("unknown-id", (order.rival,))
    return rival * len(SOURCES) + SOURCES.index(order.source)


def _check_source(desk: Desk, order: orders.UseSource) -> Refusal | None:
    place = _source_place(desk, order)
    if isinstance(place, Refusal):
        return place
    if bool(desk.side.sources[place]) == order.run:
        return Refusal("already-done", (order.source,))
    if not order.run:
        return None
    if order.source == "satellites" and not _has_photographs(desk):
        return Refusal("not-ready", (order.source,))
    since = desk.rules.numbers.intelligence.overflights_since
    if order.source == "overflights" and desk.period.year < since:
        return Refusal("not-ready", (order.source,), desk.period.year, since)
    return desk.lacks(_source_bill(desk, order.source), (order.source,))


def _has_photographs(desk: Desk) -> bool:
    places = desk.rules.feat_milestones.get("film-back", ())
    return any(desk.side.reached[place] for place in places)


def _source_bill(desk: Desk, source: str) -> Bill:
    return source_bill(desk.rules, desk.index, SOURCES.index(source))


def _use(desk: Desk, order: orders.UseSource) -> None:
    place = _source_place(desk, order)
    if not isinstance(place, Refusal):
        desk.side.sources[place] = desk.turn + 1 if order.run else 0
        if order.run:
            desk.owe(_source_bill(desk, order.source), (order.source,))


def _offer_sources(desk: Desk) -> tuple[Order, ...]:
    found = (
        orders.UseSource(source=source, rival=rival.id, run=run)
        for place, rival in enumerate(desk.rules.sides)
        if place != desk.index
        for source in SOURCES
        for run in (True, False)
    )
    return tuple(order for order in found if _check_source(desk, order) is None)


order_kind("use-source", _check_source, _use, _offer_sources, "source")


def _check_believe(desk: Desk, order: orders.Believe) -> Refusal | None:
    same = AGENCIES[desk.side.published] == order.agency
    return Refusal("already-done", (order.agency,)) if same else None


def _believe(desk: Desk, order: orders.Believe) -> None:
    desk.side.published = AGENCIES.index(order.agency)


def _offer_believe(desk: Desk) -> tuple[Order, ...]:
    found = (orders.Believe(agency=agency) for agency in AGENCIES)
    return tuple(order for order in found if _check_believe(desk, order) is None)


order_kind("believe", _check_believe, _believe, _offer_believe)


def _check_secrecy(desk: Desk, order: orders.SetSecrecy) -> Refusal | None:
    return Refusal("already-done", (order.kind,)) if desk.side.secrecy == order.level else None


def _set_secrecy(desk: Desk, order: orders.SetSecrecy) -> None:
    """Customers do not like their rockets read about: each level of secrecy given up costs their interest."""
    loosened = desk.side.secrecy - order.level
    desk.side.secrecy = order.level
    if loosened > 0:
        by = loosened * desk.rules.numbers.intelligence.secrecy_interest
        desk.moves.append(("military", by, "institutions", ("reform", "secrecy")))


def _offer_secrecy(desk: Desk) -> tuple[Order, ...]:
    return tuple(orders.SetSecrecy(level=level) for level in range(4) if level != desk.side.secrecy)


order_kind("set-secrecy", _check_secrecy, _set_secrecy, _offer_secrecy, "reform")
