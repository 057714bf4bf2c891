"""How a side begins a campaign, for whoever chooses one: money, people, prices, and who is there already."""

from __future__ import annotations

from spacerace_game.spec.rules import Rules
from spacerace_game.spec.world import Faction, Person
from spacerace_game.ui.presenters.units import money, percent
from spacerace_game.ui.say import say, say_count

SHOWN = 4
"""People shown of each side."""
SOON = 366
"""Days after the first within which somebody counts as being there already."""
GROWN = 30 * 365
"""Days of life from which somebody is shown: who only made a name later tells nothing of the beginning."""


def beginnings(rules: Rules, side: Faction) -> list[tuple[str, str]]:
    """Name and value of what a side begins with."""
    found = [
        (say("Free money in the first year"), money(side.neutral_grant[0].amount)),
        (say("From the military"), money(side.military_grant[0].amount)),
        (say("What the same work costs"), percent(side.prices)),
        (say("Engineers"), f"{sum(side.engineers.values()):,}"),
    ]
    if side.teams:
        first = side.teams[0]
        trains = say_count(first.trains, "{n} train load a quarter", "{n} train loads a quarter")
        found.append((say("Teams in Germany"), say("{n}, {trains}", n=first.teams, trains=trains)))
    return found


def people_at_hand(rules: Rules, side: Faction) -> list[Person]:
    """The ablest of a side's own people in its first year, those who lead best first."""
    first = rules.turns[0].first
    own = [
        one
        for one in rules.scenario.people
        if one.side == side.id and one.role != "crew" and (one.since is None or one.since <= first + SOON)
        if first - one.born.day >= GROWN
    ]
    return sorted(own, key=lambda one: (-one.leads - max((s.skill for s in one.skills), default=0), one.id))[:SHOWN]
