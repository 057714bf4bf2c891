"""Policies that try one idea to its end, so that a study can say what the idea is worth against the steady chief.

Each is the steady chief with one habit changed; what it loses or wins is the price of that habit.
"""

from __future__ import annotations

from dataclasses import replace

from spacerace_game.ai.adaptive import wayward
from spacerace_game.ai.plans import Road
from spacerace_game.ai.policy import Policy
from spacerace_game.ai.steady import chief
from spacerace_game.ai.temper import OPENINGS, SIZINGS, STEADY, Temper
from spacerace_game.engine import Desk, View
from spacerace_game.spec.orders import Order

ALL_UP = 4
SATELLITE = "satellite"
ICBM = "icbm"


def policy_of(temper: Temper) -> Policy:
    """The policy of a chief with that temper."""

    def policy(view: View, seed: int) -> tuple[Order, ...]:
        return chief(view, seed, temper)

    return policy


def _shown_by_a_rival(view: View, milestone: int) -> bool:
    return any(one.shown[milestone] for place, one in enumerate(view.public) if place != view.side)


def _only_what_was_shown(view: View, road: Road) -> bool:
    """An imitator strives for nothing that a rival has not shown."""
    return any(_shown_by_a_rival(view, milestone) for milestone in road.milestones)


def _hoards(desk: Desk) -> bool:
    """A hoarder spends on new work only what lies above a whole year's grant, or what the year end would take."""
    return desk.side.free > desk.side.grant


def _icbm_first(view: View, road: Road) -> bool:
    """A rusher strives for the intercontinental missile and nothing else until it has one."""
    place = view.rules.milestone_index.get(ICBM)
    return place is None or place in road.milestones or view.own.reached[place] > 0


def _after_the_rival(view: View, road: Road) -> bool:
    """Who wants the crisis grant lets the rival have the first satellite."""
    place = view.rules.milestone_index.get(SATELLITE)
    return place is None or place not in road.milestones or _shown_by_a_rival(view, place)


imitator = policy_of(replace(STEADY, wants=_only_what_was_shown))
hoarder = policy_of(replace(STEADY, opens=_hoards))
tester = policy_of(replace(STEADY, ground=ALL_UP, fair_odds=800_000))
"""Everything on the ground, and no flight before the odds are excellent."""
untested = policy_of(replace(STEADY, ground=0, fair_odds=0))
"""Nothing on the ground: the flights are the tests."""
curious = policy_of(replace(STEADY, answers="dice", taste=True, offer=3, opening="science"))
"""Answers and builds what its own dice like."""
contrary = policy_of(replace(STEADY, answers="worst", taste=True, treatment="isolate", sizing="both"))
"""Takes the choice that the steady chief would take last."""
rusher = policy_of(replace(STEADY, wants=_icbm_first, ground=0, fair_odds=300_000))
sleeper = policy_of(replace(STEADY, wants=_after_the_rival))

TESTERS: dict[str, Policy] = {
    "imitator": imitator,
    "hoarder": hoarder,
    "tester": tester,
    "no-test": untested,
    "rusher": rusher,
    "sleeper": sleeper,
    "curious": curious,
    "contrary": contrary,
    "wayward": wayward,
}
"""By name: the policies that RULES §12 sets against the steady chief."""

HABITS: dict[str, dict[str, Temper]] = {
    "treatment": {name: replace(STEADY, treatment=name) for name in ("integrate", "isolate", "parallel", "home")},
    "offer": {f"offer-{offer}": replace(STEADY, offer=offer) for offer in (1, 2, 3)},
    "ground": {f"ground-{ground}": replace(STEADY, ground=ground) for ground in (1, 2, 3)},
    "opening": {f"opening-{one}": replace(STEADY, opening=one) for one in OPENINGS},
    "sizing": {f"sizing-{one}": replace(STEADY, sizing=one) for one in SIZINGS},
}
"""By choice: the ways of making it, each a steady chief with that habit, to be set against the field."""
HABIT_POLICIES: dict[str, Policy] = {
    name: policy_of(temper) for habits in HABITS.values() for name, temper in habits.items()
}
