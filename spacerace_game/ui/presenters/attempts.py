"""Flights that were sent for a first: what was at stake, what was won, and which of a quarter's is to be watched."""

from __future__ import annotations

from spacerace_game.engine.facts import FlightFlown, MilestoneReached
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.prizes import POINT


def at_stake(campaign: Campaign, flight: FlightFlown) -> list[str]:
    """Milestones that a flight of one's own could bring on its day and that were not reached yet, the greatest first."""
    if flight.side != campaign.side:
        return []
    rules, reached = campaign.rules, campaign.view.own.reached
    open_ = [
        milestone
        for milestone in rules.mission_milestones[rules.mission_index[flight.mission]]
        if not reached[milestone] or reached[milestone] >= flight.day
    ]
    specs = sorted((rules.scenario.milestones[one] for one in open_), key=lambda spec: (-spec.first, spec.id))
    return [spec.id for spec in specs if spec.first >= POINT]


def done_before(campaign: Campaign, milestone: str, flight: FlightFlown) -> bool:
    """Whether another side is known to have reached a milestone before the day of a flight."""
    view, place = campaign.view, campaign.rules.milestone_index[milestone]
    days = [public.shown[place] for index, public in enumerate(view.public) if index != view.side]
    return any(0 < day < flight.day for day in days)


def won(campaign: Campaign, flight: FlightFlown) -> list[MilestoneReached]:
    """What a flight of last quarter reached, the greatest first."""
    rules = campaign.rules
    found = [
        fact
        for fact in campaign.facts
        if isinstance(fact, MilestoneReached) and (fact.side, fact.flight) == (flight.side, flight.flight)
    ]
    return sorted(found, key=lambda fact: -rules.scenario.milestones[rules.milestone_index[fact.milestone]].first)


def to_watch(campaign: Campaign) -> FlightFlown | None:
    """The flight of last quarter that was sent for the greatest first, or on which people died; None in most quarters."""
    rules = campaign.rules
    best: tuple[int, FlightFlown] | None = None
    for fact in campaign.facts:
        if not isinstance(fact, FlightFlown) or fact.side != campaign.side:
            continue
        stake = at_stake(campaign, fact)[:1]
        if not stake and not fact.died:
            continue
        worth = max((rules.scenario.milestones[rules.milestone_index[one]].first for one in stake), default=0)
        # Of several attempts at one first the last is the one that tells how it ended.
        if best is None or worth >= best[0]:
            best = (worth, fact)
    return best[1] if best else None
