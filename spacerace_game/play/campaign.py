"""A campaign run by controllers: one loop for history, simulation, replay of orders and studies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from spacerace_game.ai import Policy, historical, policy_named
from spacerace_game.ai.adaptive import plan
from spacerace_game.engine import Fact, State, from_json, new_game, play_turn, to_json, view_for
from spacerace_game.engine.chance import draw
from spacerace_game.engine.turn import Refused
from spacerace_game.play.recorder import Recorder
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules

Controller = Policy
Watch = Callable[[State, tuple[Fact, ...]], None]


@dataclass(slots=True)
class Run:
    """A campaign that was run."""

    state: State
    refused: list[tuple[int, Refused]] = field(default_factory=list)
    """Turn, and the order with its side and refusal."""
    facts: list[Fact] = field(default_factory=list)
    turns: int = 0


def with_fates(rules: Rules, changes: Mapping[str, str]) -> Rules:
    """Rules in which recorded flights end otherwise. Their hash differs, so a journal cannot be mistaken.

    KeyError for a flight that is not in the record; ValueError for a fate that is none.
    """
    if not changes:
        return rules
    record = dict(rules.record)
    for flight, fate in changes.items():
        if fate not in ("success", "partial", "failure"):
            raise ValueError(f"a fate is success, partial or failure; got {fate!r}")
        side, series, real = record[flight]
        changed = real.model_copy(update={"fate": fate, "phase": None if fate == "success" else real.phase})
        record[flight] = (side, series, changed)
    mark = blake2b(repr((rules.hash, sorted(changes.items()))).encode(), digest_size=16).hexdigest()
    machinery = {key: value for key, value in rules.machinery.items() if not key.startswith("recorded-orders")}
    return replace(rules, record=record, hash=mark, machinery=machinery)


def with_endings(rules: Rules, endings: Iterable[str]) -> Rules:
    """Rules in which these optional endings count too. Their hash differs, so a journal cannot be mistaken.

    `dismissal` is put to all sides, `dismissal@usa` to one. ValueError for a name that is no optional ending of
    the scenario, or no side of it.
    """
    chosen = frozenset(endings)
    if not chosen:
        return rules
    known = [ending.id for ending in rules.scenario.endings if ending.optional]
    for one in sorted(chosen):
        name, at, side = one.partition("@")
        if at and side not in rules.side_index:
            raise ValueError(f"no side {side!r} for the ending {name!r}: there are {', '.join(rules.side_index)}")
        if name not in known:
            raise ValueError(f"no optional ending {name!r}: this scenario has {', '.join(known) or 'none'}")
    mark = blake2b(repr((rules.hash, sorted(chosen))).encode(), digest_size=16).hexdigest()
    machinery = {key: value for key, value in rules.machinery.items() if key != "endings"}
    return replace(rules, endings=chosen, hash=mark, machinery=machinery)


def with_mods(rules: Rules, mods: Iterable[str]) -> Rules:
    """The rules with what a journal's header changes of them: fates of the record, optional endings.

    KeyError and ValueError as in `with_fates` and `with_endings`.
    """
    found: dict[str, list[str]] = {"fate": [], "ending": []}
    for mod in mods:
        kind, _, rest = mod.partition(":")
        if kind in found:
            found[kind].append(rest)
    fates = dict(one.split("=", 1) for one in found["fate"])
    return with_endings(with_fates(rules, fates), found["ending"])


def run(
    rules: Rules,
    controllers: Mapping[str, Controller],
    *,
    seed: int = 1957,
    fates: Literal["dice", "recorded"] = "dice",
    turns: int | None = None,
    facts: bool = True,
    journal: Path | None = None,
    resume: bool = False,
    names: Mapping[str, str] | None = None,
    mods: tuple[str, ...] = (),
    start: State | None = None,
    reload_every_turn: bool = False,
    watch: Watch | None = None,
) -> Run:
    """Runs a campaign to its end or for so many turns, with a journal if a path is given.

    With `resume` the journal is there already and holds the campaign up to `start`; otherwise it is begun.

    `controllers` gives each side its policy; a side without one gives no orders. With `reload_every_turn`
    the state goes through its written form after every turn, which must change nothing.
    """
    state = start if start is not None else new_game(rules, seed, fates)
    last = len(rules.turns) if turns is None else min(turns, len(rules.turns))
    found = Run(state)
    recorder = None
    if journal is not None:
        recorder = Recorder.resume(journal) if resume else Recorder.begin(journal, state, names or {}, mods)
    try:
        while state.turn < last and not state.over:
            state = _one_turn(state, controllers, facts, found, recorder)
            if reload_every_turn:
                state = from_json(rules, to_json(state))
            if watch is not None:
                watch(state, tuple(found.facts))
        if recorder is not None:
            recorder.end()
    finally:
        if recorder is not None:
            recorder.close()
    found.state = state
    return found


def _one_turn(
    state: State,
    controllers: Mapping[str, Controller],
    facts: bool,
    found: Run,
    recorder: Recorder | None,
) -> State:
    remarks: list[str] = []
    orders: dict[str, tuple[Order, ...]] = {}
    for side in state.rules.side_index:
        policy, given = controllers.get(side), tuple[Order, ...]()
        if policy is not None:
            given = decide(state, side, policy, remarks if recorder is not None else None)
        orders[side] = given
    turn = play_turn(state, orders, facts=facts)
    found.refused += [(state.turn, one) for one in turn.refused]
    found.facts += turn.facts
    found.turns += 1
    if recorder is not None:
        recorder.turn(orders, turn.state, remarks)
    return turn.state


def decide(state: State, side: str, policy: Policy, remarks: list[str] | None = None) -> tuple[Order, ...]:
    """A policy's orders for a side; what history's own policy has to say about them is added to `remarks`."""
    view = view_for(state, side)
    if policy is not historical or remarks is None:
        return policy(view, dice_for(state, side))
    planned = plan(view)
    remarks += [" ".join((side, *departure)).rstrip() for departure in planned.departures]
    return planned.orders


def dice_for(state: State, side: str) -> int:
    """The number for a policy's own dice: drawn from the seed, so that the seed cannot be told from it."""
    luck = state.rules.luck[state.rules.side_index[side]]
    return draw(state.seed, 2**53, "policy", luck)


def controllers_named(names: Mapping[str, str]) -> dict[str, Controller]:
    """Policies by the names given for each side; ValueError for a name there is none of."""
    return {side: policy_named(name) for side, name in names.items()}
