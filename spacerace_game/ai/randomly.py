"""A policy that does whatever may be done: the tests' and the studies' noise."""

from __future__ import annotations

from spacerace_game.engine import Desk, Options, View
from spacerace_game.engine.chance import draw
from spacerace_game.spec.orders import Order

TRIES = 6


def randomly(view: View, seed: int) -> tuple[Order, ...]:
    """Up to six orders, each drawn from the kinds and then the candidates that are open after those before."""
    desk = Desk(view)
    found: list[Order] = []
    for attempt in range(TRIES):
        options = Options(desk)
        kinds = list(options)
        kind = kinds[draw(seed, len(kinds), "kind", view.name, view.turn, attempt)]
        candidates = options[kind]
        if candidates:
            order = candidates[draw(seed, len(candidates), "order", view.name, view.turn, attempt)]
            if desk.give(order) is None:
                found.append(order)
    return tuple(found)
