"""Real history under the rules: both sides' recorded orders, each through the same door as a player's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from spacerace_game.ai import Policy
from spacerace_game.ai.historical import errands, hirings, recorded_orders, replies
from spacerace_game.chronicle.statistics import compare, compared_as_json, turn_on
from spacerace_game.engine import Desk, View, fingerprint
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play.campaign import Run, run, with_fates
from spacerace_game.spec.dates import iso
from spacerace_game.spec.orders import Order, ScheduleFlight, ScheduleSeries, order_as_json
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Replayed:
    """Real history played under the rules."""

    run: Run
    rules: Rules
    fates: tuple[FlightFlown, ...]
    """Flights whose fate was pinned, with its odds."""

    @property
    def impossible(self) -> tuple[str, ...]:
        """Flights whose recorded fate had no chance at all."""
        return tuple(fact.flight for fact in self.fates if fact.fate_odds <= 0)

    @property
    def unflown(self) -> tuple[str, ...]:
        """Recorded flights whose day has been played and that did not fly as the flight of the record."""
        state = self.run.state
        last = state.rules.turns[state.turn - 1].last if state.turn else 0
        flown = {fact.flight for fact in self.fates}
        return tuple(
            name for name, (_, _, real) in self.rules.record.items() if real.date <= last and name not in flown
        )


def strictly_historical(drop: Collection[str]) -> Policy:
    """A policy that gives every order of the record, legal or not, but those dropped by order or flight id."""

    def policy(view: View, seed: int) -> tuple[Order, ...]:
        del seed
        found: list[Order] = []
        desk = Desk(view)
        for named in recorded_orders(view.rules, view.side).get(view.turn, ()):
            order = _without(named.order, drop) if named.id not in drop else None
            if order is not None:
                found.append(order)
                desk.give(order)
        for order in (*errands(desk), *replies(desk), *hirings(desk)):
            if desk.give(order) is None:
                found.append(order)
        return tuple(found)

    return policy


def _without(order: Order, drop: Collection[str]) -> Order | None:
    if isinstance(order, ScheduleFlight):
        return None if order.flight in drop else order
    if isinstance(order, ScheduleSeries):
        left = tuple(one for one in order.flights if one.flight not in drop)
        return order.model_copy(update={"flights": left}) if left else None
    return order


def known_ids(rules: Rules) -> set[str]:
    """Everything `drop` can name: orders and flights of the record."""
    found: set[str] = set()
    for index in range(len(rules.sides)):
        for named in recorded_orders(rules, index).values():
            for one in named:
                found.add(one.id)
                found.update(one.flights)
    return found


def replay_history(
    rules: Rules,
    *,
    until: int | None = None,
    fates: Literal["dice", "recorded"] = "recorded",
    seed: int = 1957,
    drop: Collection[str] = (),
    changed_fates: dict[str, str] | None = None,
    journal: Path | None = None,
    facts: bool = True,
) -> Replayed:
    """Plays the real path of every side until a day (a day number) or the end.

    KeyError for an id to drop or a flight whose fate to change that is not in the record.
    """
    known = known_ids(rules)
    for name in drop:
        if name not in known:
            raise KeyError(name)
    changed = with_fates(rules, changed_fates or {})
    names = dict.fromkeys(rules.side_index, "historical")
    policy = strictly_historical(set(drop))
    done = run(
        changed,
        dict.fromkeys(rules.side_index, policy),
        seed=seed,
        fates=fates,
        turns=None if until is None else turn_on(rules, until),
        facts=facts,
        journal=journal,
        names=names,
        mods=tuple(f"fate:{flight}={fate}" for flight, fate in sorted((changed_fates or {}).items())),
    )
    pinned = tuple(fact for fact in done.facts if isinstance(fact, FlightFlown) and fact.recorded)
    return Replayed(done, changed, pinned)


def history_as_json(played: Replayed, seed: int) -> dict[str, Any]:
    """What `spacerace history --json` says."""
    rules, state = played.rules, played.run.state
    return {
        "scenario": rules.scenario.id,
        "seed": seed,
        "turns": played.run.turns,
        "fingerprint": fingerprint(state),
        "refused": refusals_as_json(rules, played.run),
        "milestones": [compared_as_json(one) for one in compare(state)],
        "fates": [
            {
                "flight": fact.flight,
                "side": fact.side,
                "date": iso(fact.day),
                "fate": fact.fate,
                "phase": fact.phase,
                "odds_of_success": fact.odds / 10_000,
                "odds_of_fate": fact.fate_odds / 10_000,
            }
            for fact in played.fates
        ],
        "impossible": list(played.impossible),
    }


def refusals_as_json(rules: Rules, done: Run) -> list[dict[str, Any]]:
    """Refused orders with their side, turn and reason."""
    return [
        {
            "turn": turn,
            "date": iso(rules.turns[turn].first),
            "side": side,
            "order": order_as_json(order),
            "code": refusal.code,
            "ids": list(refusal.ids),
            "have": refusal.have,
            "need": refusal.need,
        }
        for turn, (side, order, refusal) in done.refused
    ]
