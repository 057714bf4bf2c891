"""The engine's door: new game, view, options, refusal, turn, imagination, explanation, outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from spacerace_game.engine.desk import CANDIDATES, Desk, Refusal
from spacerace_game.engine.dream import dream
from spacerace_game.engine.orders_work import hire_most
from spacerace_game.engine.reasons import REASONS, Parts
from spacerace_game.engine.start import first_state
from spacerace_game.engine.state import State
from spacerace_game.engine.steps.politics import ended_for
from spacerace_game.engine.turn import Turn, play
from spacerace_game.engine.verdict import verdict
from spacerace_game.engine.view import View, view_of
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules


def new_game(rules: Rules, seed: int, fates: Literal["dice", "recorded"] = "dice") -> State:
    """The state before the first turn; with recorded fates chance is pinned for flights of the record.

    ValueError for a seed that is no whole number in 0 … 2⁵³ − 1, and for other fates.
    """
    if type(seed) is not int or not 0 <= seed < 2**53:
        raise ValueError(f"a seed is a whole number from 0 to {2**53 - 1}; got {seed!r}")
    if fates not in ("dice", "recorded"):
        raise ValueError(f"fates are 'dice' or 'recorded'; got {fates!r}")
    return first_state(rules, seed, fates)


def view_for(state: State, side: str) -> View:
    """What a side knows; KeyError for a side that is not in the scenario."""
    return view_of(state.rules, state, _index_of(state.rules, side))


def _index_of(rules: Rules, side: str) -> int:
    found = rules.side_index.get(side)
    if found is None:
        raise KeyError(f"no side {side!r}: there are {', '.join(rules.side_index)}")
    return found


def play_turn(state: State, orders: Mapping[str, Iterable[Order]], facts: bool = True) -> Turn:
    """Plays one turn for all sides at once and returns the new state; the old one stays as it was.

    Orders that may not be given are left out and named in `refused`. Without `facts` the states are the
    same and the turn is faster. KeyError for a side that is not in the scenario, TypeError for an order that is not
    in a list.
    """
    by_index: dict[int, Iterable[Order]] = {}
    for side, given in orders.items():
        if hasattr(given, "kind"):
            raise TypeError(f"a side's orders are a list or a tuple of orders; {side!r} has one order by itself")
        by_index[_index_of(state.rules, side)] = given
    return play(state.rules, state, by_index, facts)


def why_not(view: View, orders_so_far: Iterable[Order], order: Order) -> Refusal | None:
    """Why an order may not be given after those so far, or None if it may."""
    desk = Desk(view)
    for given in orders_so_far:
        desk.give(given)
    return desk.why_not(order)


@dataclass(frozen=True, slots=True)
class Amount:
    """What an amount of an order may be."""

    least: int
    useful: int
    """Up to here it does what it says."""
    most: int
    step: int


class Options(Mapping[str, tuple[Order, ...]]):
    """By kind of order: those that may be given now, each as it stands. Worked out when asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[Order, ...]] = {}

    def __getitem__(self, kind: str) -> tuple[Order, ...]:
        if kind not in CANDIDATES:
            raise KeyError(f"no kind of order {kind!r}: there are {', '.join(CANDIDATES)}")
        if kind not in self._known:
            ready = self._desk.view.over == 0
            found = CANDIDATES[kind](self._desk) if ready else ()
            self._known[kind] = tuple([o for o in found if self._desk.attention_price(o) <= self._desk.attention])
        return self._known[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(CANDIDATES)

    def __len__(self) -> int:
        return len(CANDIDATES)

    def amounts(self, kind: str) -> dict[str, Amount]:
        """What the amounts of a kind of order may be, by what they are about."""
        if kind != "hire-engineers":
            return {}
        disciplines = self._desk.rules.scenario.disciplines
        found = {}
        for place, discipline in enumerate(disciplines):
            most = hire_most(self._desk, place)
            if most:
                found[discipline.id] = Amount(1, most, most, 1)
        return found


def options(view: View, orders_so_far: Iterable[Order] = ()) -> Options:
    """What may be ordered now, after the orders so far."""
    desk = Desk(view)
    for order in orders_so_far:
        desk.give(order)
    return Options(desk)


def imagine(view: View, seed: int) -> State:
    """A world consistent with what a side sees, for forecasts, advice and search. It is never the real one."""
    return dream(view, seed)


def explain(view: View, what: str) -> Parts:
    """The parts of a number, (cause, amount) …, whose sum is the number.

    `what` is `support`, `fear`, `military`, `prestige`, `grant`, `income`, `tied`, `attention`, `purse` (what is left
    of free money), `customers` (what is left of theirs), or one with an id behind a colon:
    `odds:FLIGHT`, `output:PERSON`, `trust:PERSON`, `speed:ITEM`, `next-million:ITEM`,
    `catching-up:ITEM`, `repair:DESIGN`, `surprise:MILESTONE`, `estimate:MILESTONE` (or
    `estimate:MILESTONE:AGENCY`). KeyError otherwise.
    """
    name, _, about = what.partition(":")
    reason = REASONS.get(name)
    if reason is None:
        raise KeyError(f"nothing explains {what!r}: there are {', '.join(REASONS)}")
    return reason(view, about)


def outcome(state: State) -> dict[str, Any]:
    """Whether a campaign is over and how it stands: plain data by side."""
    rules = state.rules
    endings = [*(ending.id for ending in rules.scenario.endings), "calendar"]
    firsts = [sum(1 for first in state.first if first == index + 1) for index in range(len(state.sides))]
    return {
        "over": bool(state.over),
        "ending": endings[state.over - 1] if state.over else None,
        "ended_for": [rules.sides[index].id for index in ended_for(state)],
        "hindsight": bool(state.hindsight),
        "sides": {
            rules.sides[index].id: {
                "prestige": sum(side.prestige) / 10,
                "support": sum(side.support) / 10,
                "firsts": firsts[index],
                "milestones": sum(1 for day in side.reached if day),
                "flights": sum(side.flown),
                "successes": sum(side.won),
                "crew_lost": side.crew_lost,
                "requirements_met": side.met,
                "dismissals": side.successor,
            }
            for index, side in enumerate(state.sides)
        },
        "verdict": verdict(state),
    }
