"""Replay: a journal played again under the rules, turn by turn, and held against what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from spacerace_game.chronicle.journal import DEPARTURE, HINDSIGHT, JournalRead, Line
from spacerace_game.engine import Fact, State, Turn, fingerprint, from_json, play_turn, to_json
from spacerace_game.spec.orders import Order, order_as_json, order_from
from spacerace_game.spec.rules import Rules


class NotTrusted(ValueError):
    """A journal that cannot be replayed, with the line it is about."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a replay found."""

    state: State
    turns: int
    """Turns played again."""
    disagreement: str
    """An empty string, or the turn and the first value that differs."""


def orders_as_json(orders: Mapping[str, tuple[Order, ...]]) -> dict[str, list[dict[str, Any]]]:
    """Orders of a turn as a journal keeps them."""
    return {side: [order_as_json(order) for order in given] for side, given in orders.items()}


def orders_of(line: Mapping[str, Any], number: int) -> dict[str, tuple[Order, ...]]:
    """The orders of a turn line; NotTrusted where one is malformed."""
    try:
        return {side: tuple(order_from(one) for one in given) for side, given in line["orders"].items()}
    except ValueError as error:
        raise NotTrusted(number, str(error)) from None


def snapshot_state(rules: Rules, line: Mapping[str, Any], number: int) -> State:
    """The state of a snapshot line; NotTrusted where it does not fit the rules."""
    try:
        state = from_json(rules, line["state"])
    except ValueError as error:
        raise NotTrusted(number, str(error)) from None
    misfit = fits(rules, state)
    if misfit:
        raise NotTrusted(number, misfit)
    return state


def fits(rules: Rules, state: State) -> str:
    """Why a state cannot belong to these rules, or an empty string: its columns have other lengths."""
    if len(state.sides) != len(rules.sides):
        return f"it has {len(state.sides)} sides; the scenario has {len(rules.sides)}"
    if not 0 <= state.turn <= len(rules.turns):
        return f"turn {state.turn} is outside the calendar of {len(rules.turns)} turns"
    pairs = [
        ("people", len(state.holder), len(rules.scenario.people)),
        ("lots", len(state.lot_holder), len(rules.lots)),
        ("milestones", len(state.first), len(rules.scenario.milestones)),
        ("storylets", len(state.lapsed), len(rules.storylets)),
        ("recorded flights", len(state.repeated), len(rules.record)),
    ]
    for side in state.sides:
        pairs += [
            ("items", len(side.ready), len(rules.items)),
            ("technologies", len(side.trl), len(rules.technologies)),
            ("vehicles", len(side.flown), len(rules.vehicles)),
            ("flags", len(side.flags), len(rules.flag_index)),
        ]
    for name, have, need in pairs:
        if have != need:
            return f"it has {have} {name}; the scenario has {need}"
    return ""


class PlayedTurn(NamedTuple):
    """A turn of a journal that was played again."""

    line: Line
    """What the journal says of it."""
    before: State
    orders: Mapping[str, tuple[Order, ...]]
    turn: Turn
    remarks: tuple[str, ...]
    """Why a side led by history left its path, in the journal's words."""


def played(rules: Rules, read: JournalRead, *, facts: bool) -> Iterator[State | PlayedTurn]:
    """The state a journal begins with, then each turn played again; where it was rewound, the state it went back to.

    Starts from the first snapshot, never from a later one, so that nothing is taken on trust. Where the
    campaign was rewound it goes on from the state that was played here before, with hindsight. What was played
    before the rules were changed is left out: only the snapshot after that is taken as it stands.
    """
    state: State | None = None
    back: dict[int, State] | None = {} if any(_rewinds(line) for _, line in read.since_change()) else None
    rewound, remarks = False, list[str]()
    for number, line in read.since_change():
        if line["kind"] == "snapshot" and state is None:
            state = snapshot_state(rules, line, number)
            yield state
        elif line["kind"] == "snapshot" and rewound and back is not None:
            state, rewound = _gone_back(rules, back, line, number), False
            yield state
        elif _rewinds(line):
            rewound = True
        elif line["kind"] == "note" and line["mark"] == DEPARTURE:
            remarks.append(line["text"])
        elif line["kind"] == "turn" and state is not None:
            orders = orders_of(line, number)
            try:
                turn = play_turn(state, orders, facts=facts)
            except KeyError as error:
                raise NotTrusted(number, f"no side {error} in the scenario") from None
            yield PlayedTurn(line, state, orders, turn, tuple(remarks))
            state, remarks = turn.state, []
        if state is not None and back is not None:
            back[state.turn] = state
    if state is None:
        raise NotTrusted(len(read.lines), "there is no snapshot to start from")


def states(rules: Rules, read: JournalRead) -> Iterator[tuple[int, State, str]]:
    """Each turn of a journal played again: the turn's number, the state after it, the fingerprint it claims."""
    for one in played(rules, read, facts=False):
        if isinstance(one, PlayedTurn):
            yield one.line["turn"], one.turn.state, one.line["fingerprint"]


def snapshots(rules: Rules, read: JournalRead) -> list[State]:
    """The states that a journal holds itself, of the campaign as it stands; nothing is played for them."""
    found: list[State] = []
    for number, line in read.since_change():
        if line["kind"] == "snapshot":
            state = snapshot_state(rules, line, number)
            while found and found[-1].turn >= state.turn:
                found.pop()
            found.append(state)
    return found


def told(rules: Rules, read: JournalRead) -> list[tuple[State, tuple[Fact, ...]]]:
    """The turns of a campaign as it stands, each with the state after it and its facts; rewound ones left out."""
    found: list[tuple[State, tuple[Fact, ...]]] = []
    for one in played(rules, read, facts=True):
        if isinstance(one, PlayedTurn):
            found.append((one.turn.state, one.turn.facts))
        else:
            found = [turn for turn in found if turn[0].turn <= one.turn]
    return found


def _rewinds(line: Mapping[str, Any]) -> bool:
    return bool(line["kind"] == "note" and line["mark"] == HINDSIGHT)


def with_hindsight(state: State) -> State:
    """The same state in a campaign that was rewound to it."""
    marked = state.copy()
    marked.hindsight = 1
    return marked


def _gone_back(rules: Rules, back: Mapping[int, State], line: Mapping[str, Any], number: int) -> State:
    """The earlier state a snapshot goes back to; NotTrusted if it says anything else than was played."""
    earlier = back.get(line["turn"])
    if earlier is None:
        raise NotTrusted(number, f"turn {line['turn']} was not played in this journal")
    state = with_hindsight(earlier)
    wrong = first_difference(to_json(state), to_json(snapshot_state(rules, line, number)))
    if wrong:
        raise NotTrusted(number, f"the campaign was rewound to something else: {wrong}")
    return state


def first_state_of(rules: Rules, read: JournalRead) -> State:
    """The state a journal starts from."""
    for number, line in read.since_change():
        if line["kind"] == "snapshot":
            return snapshot_state(rules, line, number)
    raise NotTrusted(len(read.lines), "there is no snapshot to start from")


def verify(rules: Rules, read: JournalRead, until_turn: int | None = None) -> Verdict:
    """Plays a journal again and names the first turn that disagrees. NotTrusted where it cannot.

    Only snapshots hold values, so the first differing value is looked for in the next snapshot at or after
    that turn; the play goes on until there.
    """
    state = first_state_of(rules, read)
    kept = {line["turn"]: (number, line) for number, line in read.since_change() if line["kind"] == "snapshot"}
    count, wrong = 0, ""
    for turn, after, claimed in states(rules, read):
        if not wrong:
            if until_turn is not None and turn > until_turn:
                break
            state, count = after, count + 1
            found = fingerprint(after)
            if found == claimed:
                continue
            wrong = f"turn {turn}: fingerprint {found}, the journal says {claimed}"
        if turn in kept:
            there = to_json(snapshot_state(rules, kept[turn][1], kept[turn][0]))
            value = first_difference(to_json(after), there) or "nothing differs any more"
            return Verdict(state, count, f"{wrong}; at turn {turn} {value}")
    return Verdict(state, count, wrong)


def first_difference(here: Any, there: Any, path: str = "state") -> str:
    """The first value in which two plain structures differ, with its path, or an empty string.

    >>> first_difference({"a": [1, 2]}, {"a": [1, 3]})
    'state.a[1] is 2, the journal has 3'
    """
    if isinstance(here, dict) and isinstance(there, dict):
        for key in here:
            found = first_difference(here[key], there.get(key), f"{path}.{key}")
            if found:
                return found
        return ""
    if isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for place, (one, other) in enumerate(zip(here, there)):
            found = first_difference(one, other, f"{path}[{place}]")
            if found:
                return found
        return ""
    return "" if here == there else f"{path} is {here!r:.60}, the journal has {there!r:.60}"
