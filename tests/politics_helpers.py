"""What the tests of money, politics and customers share: a side on a day, with the meters and orders one wants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from spacerace_game.engine import Fact, State, Turn, new_game, play_turn, view_for
from spacerace_game.engine.state import CAUSE, Side
from spacerace_game.spec.dates import parse_day, turn_of
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules

F = TypeVar("F", bound=Fact)


def on(rules: Rules, date: str, seed: int = 7) -> State:
    """A campaign that has slept until a day."""
    state = new_game(rules, seed)
    state.turn = turn_of(rules.turns, parse_day(date))
    return state


def side_of(state: State, name: str) -> Side:
    return state.sides[state.rules.side_index[name]]


def put(side: Side, meter: str, tenths: int) -> None:
    """Sets a meter, whatever it was."""
    ledger = getattr(side, meter)
    ledger[CAUSE["start"]] += tenths - sum(ledger)


def level(side: Side, meter: str) -> int:
    return sum(getattr(side, meter))


def ready(state: State, name: str, *items: str) -> None:
    """Puts things in a side's hands, technologies at level six."""
    side, rules = side_of(state, name), state.rules
    for item in items:
        spec = rules.items[rules.item_index[item]]
        for technology, needed in spec.needs:
            side.trl[technology] = max(6, side.trl[technology], needed)
        if item in rules.vehicle_index or spec.kind != 0:
            side.ready[spec.index] = 1
        else:
            side.trl[spec.place] = 6


def learned(state: State, name: str) -> None:
    """The side knows all there is to know on the ground."""
    side = side_of(state, name)
    side.trl = [max(6, one) for one in side.trl]


def turn(state: State, *orders: Order, side: str = "usa") -> Turn:
    """One turn in which a side gives these orders and none is refused."""
    played = play_turn(state, {side: orders})
    assert not played.refused, played.refused
    return played


def turns(state: State, count: int) -> State:
    for _ in range(count):
        state = play_turn(state, {}, facts=False).state
    return state


def why(state: State, order: Order, side: str = "usa") -> str:
    """The code of the refusal of an order, or an empty string."""
    from spacerace_game.engine import why_not

    refusal = why_not(view_for(state, side), (), order)
    return refusal.code if refusal else ""


def told(facts: Iterable[Fact], kind: type[F], side: str = "usa") -> list[F]:
    return [fact for fact in facts if isinstance(fact, kind) and fact.side == side]


def moved(facts: Iterable[Fact], meter: str, side: str = "usa") -> dict[tuple[str, ...], int]:
    """By how much a meter moved, by what the move was about."""
    from spacerace_game.engine.facts import MeterMoved

    found: dict[tuple[str, ...], int] = {}
    for fact in told(facts, MeterMoved, side):
        if fact.meter == meter:
            found[fact.about] = found.get(fact.about, 0) + fact.by
    return found
