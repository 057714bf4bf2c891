"""Fog: nothing a side is shown, offered, refused or told changes when anything hidden does."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from types import FunctionType, MethodType, ModuleType
from typing import Any

import pytest

from spacerace_game.ai import POLICIES
from spacerace_game.engine import (
    Options,
    State,
    View,
    explain,
    fingerprint,
    imagine,
    options,
    view_as_json,
    view_for,
    why_not,
)
from spacerace_game.engine import state as states
from spacerace_game.engine.desk import CANDIDATES
from spacerace_game.engine.reasons import REASONS
from spacerace_game.engine.state import (
    Busy,
    Coming,
    Declined,
    Fix,
    Flight,
    Halted,
    Later,
    Pending,
    Program,
    Promise,
    School,
    Secret,
    Side,
    Warning,
    Wish,
)
from spacerace_game.engine.view import public_flags
from spacerace_game.spec.orders import Order, order_as_json
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign, lively

Change = Callable[[State, int], None]


def reasons(view: View) -> dict[str, object]:
    """All explanations one may ask for, by question; of things of every kind the first few."""
    rules = view.rules
    things = [flight.id for flight in view.own.flights[:5]]
    things += [rules.items[program.item].id for program in view.own.programs[:5]]
    things += [*list(rules.person_index)[:6], *list(rules.milestone_index)[-6:], *rules.side_index]
    found: dict[str, object] = {}
    for name in REASONS:
        for what in (name, *(f"{name}:{thing}" for thing in things)):
            try:
                found[what] = explain(view, what)
            except KeyError:
                found[what] = "no such thing"
    return found


def all_a_side_can_know(state: State, index: int, orders: tuple[Order, ...]) -> bytes:
    """The view, all options with their amounts, refusals, explanations and every policy's orders, as bytes."""
    view = view_for(state, state.rules.sides[index].id)
    offered: Options = options(view)
    refusals = [why_not(view, orders[:place], order) for place, order in enumerate(orders)]
    told = {
        "view": view_as_json(view),
        "options": {kind: [order_as_json(order) for order in offered[kind]] for kind in CANDIDATES},
        "amounts": {kind: repr(offered.amounts(kind)) for kind in CANDIDATES},
        "refusals": [repr(refusal) for refusal in refusals],
        "reasons": reasons(view),
        "policies": {name: [order_as_json(order) for order in decide(view, 5)] for name, decide in POLICIES.items()},
        "dream": fingerprint(imagine(view, 3)),
    }
    return json.dumps(told, sort_keys=True).encode()


def _rivals(state: State, index: int) -> list[tuple[int, Side]]:
    return [(place, side) for place, side in enumerate(state.sides) if place != index]


def _seed(state: State, _index: int) -> None:
    state.seed += 1


def _fates(state: State, _index: int) -> None:
    state.fates = 1 - state.fates


def _repeated(state: State, _index: int) -> None:
    state.repeated = [1 - flown for flown in state.repeated]


def _lapsed(state: State, _index: int) -> None:
    state.lapsed = [1 - lapsed for lapsed in state.lapsed]


def _watched(state: State, _index: int) -> None:
    state.watched = [tuple(value + 1 for value in values) for values in state.watched]


def _true_firsts(state: State, _index: int) -> None:
    for place in range(len(state.first)):
        if not any(side.shown[place] for side in state.sides):
            state.first[place] = (state.first[place] + 1) % (len(state.sides) + 1)
            state.first_day[place] += 17


def _rival_numbers(state: State, index: int) -> None:
    for _, side in _rivals(state, index):
        for name in states._NUMBERS:
            if name not in ("custom", "institute"):
                setattr(side, name, getattr(side, name) + 3)


def _rival_column(name: str) -> Change:
    def change(state: State, index: int) -> None:
        for _, side in _rivals(state, index):
            values = getattr(side, name)
            if name == "prestige":
                values[1], values[2] = values[1] + 5, values[2] - 5
            elif name == "flags":
                heard = public_flags(state.rules)
                setattr(side, name, [value + (place not in heard) for place, value in enumerate(values)])
            elif name == "reached":
                setattr(side, name, [value if shown else 9_000 for value, shown in zip(values, side.shown)])
            else:
                setattr(side, name, [value + 1 for value in values])

    return change


ROWS = {
    "programs": Program(1, 2, 3, 0, 0, 0, 0),
    "flights": Flight("hidden", 0, 0, -1, 20_000, 1, 0, 7, 0, "", ()),
    "coming": Coming(20_000, "hidden", "hidden", 0),
    "fixes": Fix(0, 0, 90),
    "pending": Pending(0, 90),
    "later": Later(0, 90),
    "promises": Promise(0, 30_000, 5, 0, 1),
    "warnings": Warning(0, 5),
    "schools": School(3, 5),
    "wishes": Wish(0, 30_000, 5, 0, 0),
    "secrets": Secret(0, 5),
    "busy": Busy(0, 20_000, 20_050),
    "halted": Halted("hidden", 5, 0, 0),
    "declined": Declined(0, 2, 8),
}


def _rival_row(name: str) -> Change:
    def change(state: State, index: int) -> None:
        for _, side in _rivals(state, index):
            setattr(side, name, [*getattr(side, name), ROWS[name]])

    return change


def _rival_beliefs(state: State, index: int) -> None:
    for _, side in _rivals(state, index):
        for design in range(len(state.rules.designs)):
            side.suspicion[design] = side.limits[design] = (123_456, 1)


CHANGES: dict[str, Change] = {
    "the seed": _seed,
    "where fates come from": _fates,
    "flights of the record": _repeated,
    "storylets elsewhere": _lapsed,
    "what conditions watched": _watched,
    "firsts nobody was shown": _true_firsts,
    "a rival's numbers": _rival_numbers,
    "a rival's beliefs": _rival_beliefs,
    **{f"a rival's {name}": _rival_column(name) for name in states._COLUMNS if name != "shown"},
    **{f"a rival's {name}": _rival_row(name) for name in ROWS},
}


@pytest.fixture(scope="module")
def scenes(rules: Rules) -> list[tuple[State, int, tuple[Order, ...], bytes]]:
    """Moments of a campaign: state, side, some orders tried there, and all that the side can know."""
    found = []
    for played in campaign(rules, 14, 75, facts=False):
        if played.before.turn in (1, 9, 30, 52, 74):
            for index, side in enumerate(rules.side_index):
                rival = next(other for other in rules.side_index if other != side)
                orders = (*played.orders[side], *played.orders[rival])
                known = all_a_side_can_know(played.before, index, orders)
                found.append((played.before, index, orders, known))
    return found


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_hidden_changes_nothing_a_side_can_know(
    scenes: list[tuple[State, int, tuple[Order, ...], bytes]], name: str
) -> None:
    for state, index, orders, known in scenes:
        other = state.copy()
        CHANGES[name](other, index)
        assert all_a_side_can_know(other, index, orders) == known


def test_what_is_public_does_change_what_a_side_knows(
    scenes: list[tuple[State, int, tuple[Order, ...], bytes]],
) -> None:
    """The comparison has eyes."""
    state, index, orders, known = scenes[-1]
    for change in ("shown", "custom", "holder", "own"):
        other = state.copy()
        rival = other.sides[1 - index]
        if change == "shown":
            rival.shown[-1] = rival.shown[-1] + 1
        elif change == "custom":
            rival.custom = (rival.custom + 1) % 3
        elif change == "holder":
            other.holder[0] = -1 if other.holder[0] != -1 else 0
        else:
            other.sides[index].free += 1
        assert all_a_side_can_know(other, index, orders) != known


def test_a_view_refers_to_nothing_hidden(rules: Rules) -> None:
    for played in campaign(rules, 4, 40, facts=False):
        state = played.before
    for index, side in enumerate(rules.side_index):
        view = view_for(state, side)
        hidden: list[Any] = [state, state.first, state.watched, state.lapsed, state.repeated, state.sides]
        for _, rival in _rivals(state, index):
            hidden += [rival, rival.suspicion, rival.limits]
            hidden += [getattr(rival, name) for name in (*states._COLUMNS, *states._ROWS)]
        marks = {id(thing) for thing in hidden if not isinstance(thing, tuple) or thing}
        assert not marks & _reached_from(view, {id(rules)})


def _reached_from(start: object, stop: set[int]) -> set[int]:
    seen: set[int] = set()
    left = [start]
    while left:
        thing = left.pop()
        if id(thing) in seen or id(thing) in stop or isinstance(thing, type | FunctionType | MethodType | ModuleType):
            continue
        seen.add(id(thing))
        left += gc.get_referents(thing)
    return seen


def test_a_view_holds_no_seed(rules: Rules) -> None:
    for played in campaign(rules, 987_654_321, 20, facts=False):
        state = played.turn.state
    for side in rules.side_index:
        assert "987654321" not in json.dumps(view_as_json(view_for(state, side)))
        assert not hasattr(view_for(state, side), "seed")


def test_lively_orders_see_no_more_than_other_policies_do(
    scenes: list[tuple[State, int, tuple[Order, ...], bytes]],
) -> None:
    for state, index, _, _ in scenes:
        other = state.copy()
        _seed(other, index)
        _rival_beliefs(other, index)
        name = state.rules.sides[index].id
        assert lively(view_for(other, name), 1) == lively(view_for(state, name), 1)
