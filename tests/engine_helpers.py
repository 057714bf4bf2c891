"""What the engine's tests share: campaigns to walk through, livelier orders, sides renamed and reordered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacerace_game.ai import POLICIES, Policy
from spacerace_game.ai.steady import steady
from spacerace_game.content import load_rules
from spacerace_game.engine import (
    Desk,
    Options,
    State,
    Turn,
    View,
    from_json,
    new_game,
    play_turn,
    to_json,
    view_for,
)
from spacerace_game.engine.chance import draw
from spacerace_game.engine.state import SOURCES
from spacerace_game.spec.orders import Order, order_as_json, order_from
from spacerace_game.spec.rules import Rules, compile_rules
from spacerace_game.spec.scenario import Scenario

Orders = dict[str, tuple[Order, ...]]


@cache
def real_rules() -> Rules:
    """Space Race 1945 as it is shipped, compiled anew, once in a test run."""
    return load_rules("space_race_1945", use_cache=False)


def lively(view: View, seed: int) -> tuple[Order, ...]:
    """A steady chief's orders cut short at random, with some whims on top: states that neither reaches alone."""
    desk = Desk(view)
    planned = steady(view, 0)
    kept = draw(seed, len(planned) + 1, "kept", view.turn, view.side)
    for order in planned[:kept]:
        desk.give(order)
    for attempt in range(4):
        offered = Options(desk)
        kinds = list(offered)
        candidates = offered[kinds[draw(seed, len(kinds), "kind", view.turn, view.side, attempt)]]
        if candidates:
            desk.give(candidates[draw(seed, len(candidates), "whim", view.turn, view.side, attempt)])
    return tuple(desk.given)


@dataclass(frozen=True)
class Played:
    """One turn of a campaign, with what led to it."""

    before: State
    orders: Orders
    turn: Turn


def policy(name: str) -> Policy:
    return lively if name == "lively" else POLICIES[name]


def orders_of(state: State, name: str, seed: int) -> Orders:
    return {side: policy(name)(view_for(state, side), seed) for side in state.rules.side_index}


def campaign(
    rules: Rules,
    seed: int,
    turns: int,
    name: str = "lively",
    *,
    fates: Literal["dice", "recorded"] = "dice",
    facts: bool = True,
) -> Iterator[Played]:
    """Plays a campaign and shows each turn."""
    state = new_game(rules, seed, fates)
    while state.turn < turns and not state.over:
        orders = orders_of(state, name, seed + 77)
        turn = play_turn(state, orders, facts=facts)
        yield Played(state, orders, turn)
        state = turn.state


def state_after(rules: Rules, seed: int, turns: int, name: str = "lively") -> State:
    state = new_game(rules, seed)
    for played in campaign(rules, seed, turns, name, facts=False):
        state = played.turn.state
    return state


def thawed(state: State) -> State:
    """The state through its written form."""
    return from_json(state.rules, json.loads(json.dumps(to_json(state))))


def _renamed(data: Any, names: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {names.get(key, key): _renamed(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(value, names) for value in data]
    return names.get(data, data) if isinstance(data, str) else data


def permuted(rules: Rules, order: Sequence[int], names: Mapping[str, str]) -> Rules:
    """The same scenario with its sides in another order and under other names, each keeping its luck."""
    data = rules.scenario.model_dump(mode="json")
    for side, luck in zip(data["sides"], rules.luck):
        side["luck"] = None
        side["kept"] = luck
    data = _renamed(data, names)
    for side, luck in zip(data["sides"], rules.luck):
        del side["kept"]
        side["luck"] = luck
    data["sides"] = [data["sides"][place] for place in order]
    return compile_rules(Scenario.model_validate(data), rules.capabilities, ("00" * 16, "00" * 16))


def renamed_orders(orders: Orders, names: Mapping[str, str]) -> Orders:
    """The same orders for sides of other names; flights keep theirs."""
    return {
        names[side]: tuple(order_from(_renamed(order_as_json(order), names)) for order in given)
        for side, given in orders.items()
    }


ESTIMATES = ("estimate", "estimate_error", "estimate_turn", "estimate_cautious", "estimate_alarmed")


def reordered(state: State, order: Sequence[int]) -> dict[str, Any]:
    """A state's plain data as it would be with its sides in another order."""
    data = to_json(state)
    place_of = {old: new for new, old in enumerate(order)}

    def moved(held: int) -> int:
        return place_of[held - 1] + 1 if held > 0 else held

    for column in ("holder", "lot_holder", "first"):
        data[column] = [moved(held) for held in data[column]]
    data["watched"] = [data["watched"][old] for old in order]
    data["sides"] = [data["sides"][old] for old in order]
    widths = {"sources": len(SOURCES), "evidence": 1, "watching": 1}
    milestones = len(state.rules.scenario.milestones)
    widths |= dict.fromkeys(ESTIMATES, milestones)
    for side in data["sides"]:
        for column, width in widths.items():
            if column not in side:
                continue
            parts = [side[column][old * width : (old + 1) * width] for old in order]
            side[column] = [value for part in parts for value in part]
    return data


def with_third_side(rules: Rules) -> Rules:
    """The scenario with a third side that may do all that the second may: `uk`, with its own luck."""
    model, new = rules.sides[1].id, "uk"
    data = rules.scenario.model_dump(mode="json")

    def joined(part: Any) -> Any:
        if isinstance(part, dict):
            found = {key: joined(value) for key, value in part.items()}
            if model in found and new not in found:
                found[new] = found[model]
            return found
        if isinstance(part, list):
            found_list = [joined(value) for value in part]
            return [*found_list, new] if model in found_list and new not in found_list else found_list
        return part

    history = data.pop("history")
    data = joined(data)
    data["history"] = history
    third = json.loads(json.dumps(data["sides"][1]))
    third.update(id=new, title="Third", luck=None, start_facilities=[])
    own = [place for place in data["facilities"] if place["side"] == model]
    for place in own:
        copy = {**place, "id": f"uk-{place['id']}"[:64], "side": new}
        data["facilities"].append(copy)
        if place["id"] in data["sides"][1]["start_facilities"]:
            third["start_facilities"].append(copy["id"])
    data["sides"].append(third)
    return compile_rules(Scenario.model_validate(data), rules.capabilities, ("11" * 16, "11" * 16))
