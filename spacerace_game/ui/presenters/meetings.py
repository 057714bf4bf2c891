"""Flights that two sides fly together: what the other side has set, what we have, and what is to be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.engine.orders_flights import agreed, cannot_fly
from spacerace_game.ui.campaign import Campaign


@dataclass(frozen=True, slots=True)
class Set:
    """A ship for a meeting that stands on another side's manifest."""

    rival: str
    day: int
    mission: str
    answer: str
    """The mission that meets it."""
    answered: bool
    """Whether such a flight of ours stands on the manifest."""
    meets_by: int
    """The last day on which the waiting ship can still be met."""


def pairs(campaign: Campaign) -> list[tuple[int, int]]:
    """The missions that take an agreement and meet another side's ship, each with the one it meets, by index."""
    rules = campaign.rules
    return [
        (place, rules.mission_index[spec.target])
        for place, spec in enumerate(rules.missions)
        if spec.agreement is not None and spec.target is not None and spec.target_side != "self"
    ]


def can_be_ours(campaign: Campaign, mission: int) -> bool:
    """Whether any machines of ours are meant for a mission, whatever they still lack."""
    rules, side = campaign.rules, campaign.side
    return any(
        side in rules.vehicles[way.vehicle].sides
        and (way.spacecraft < 0 or side in rules.spacecraft[way.spacecraft].sides)
        for way in rules.ways[mission]
    )


def set_by_others(campaign: Campaign) -> list[Set]:
    """The meetings that others have set and that we could answer, the soonest first."""
    view, rules = campaign.view, campaign.rules
    ours = {flight.mission for flight in campaign.desk.side.flights}
    found = []
    for guest, host in pairs(campaign):
        if not can_be_ours(campaign, guest):
            continue
        for place, public in enumerate(view.public):
            if place == view.side:
                continue
            for day, mission in public.meetings:
                if mission == host:
                    spec = rules.missions[guest]
                    found.append(
                        Set(
                            rules.sides[place].id,
                            day,
                            rules.missions[host].id,
                            spec.id,
                            guest in ours,
                            day + spec.target_days,
                        )
                    )
    return sorted(found, key=lambda one: one.day)


def coming(campaign: Campaign) -> list[tuple[str, int, str]]:
    """Flights on other sides' manifests that come to meet a ship of ours: side, day, mission."""
    view, rules = campaign.view, campaign.rules
    guests = {guest for guest, _ in pairs(campaign)}
    return [
        (rules.sides[place].id, day, rules.missions[mission].id)
        for place, public in enumerate(view.public)
        if place != view.side
        for day, mission in public.meetings
        if mission in guests
    ]


def to_be_set(campaign: Campaign) -> str:
    """The mission with which we could set a day, where all have agreed, nobody has, and we have not met; or nothing."""
    side, rules = campaign.desk.side, campaign.rules
    if set_by_others(campaign):
        return ""
    for guest, host in pairs(campaign):
        met = all(side.reached[one] for one in rules.mission_milestones[guest])
        waits = any(flight.mission == host for flight in side.flights)
        if agreed(campaign.view, guest) and not met and not waits and _ready(campaign, host):
            return rules.missions[host].id
    return ""


def _ready(campaign: Campaign, mission: int) -> bool:
    rules = campaign.rules
    return can_be_ours(campaign, mission) and any(
        cannot_fly(campaign.desk, mission, way.vehicle, way.spacecraft) is None for way in rules.ways[mission]
    )
