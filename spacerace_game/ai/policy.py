"""What a policy is, and the table of those one can name."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from spacerace_game.engine import View
from spacerace_game.spec.orders import Order

Policy = Callable[[View, int], tuple[Order, ...]]
"""From a view and a number for its own dice to the orders of a turn."""
POLICIES: dict[str, Policy] = {}


def policy_named(name: str) -> Policy:
    """The policy of that name; ValueError with the nearest name if there is none."""
    if name not in POLICIES:
        near = get_close_matches(name, POLICIES, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"no policy {name!r}: there are {', '.join(sorted(POLICIES))}{hint}")
    return POLICIES[name]
