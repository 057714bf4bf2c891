"""Ways to something: the flights that would show it, and what each of them still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacerace_game.engine import Desk, Refusal
from spacerace_game.engine.orders_flights import cannot_fly
from spacerace_game.spec.rules import Rules, Way
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.crews import crew_lack
from spacerace_game.ui.say import say


@dataclass(frozen=True, slots=True)
class FlightWay:
    """A mission with machines for it, and what it lacks today."""

    mission: int
    way: Way
    refusal: Refusal | None
    unbuilt: tuple[str, ...]
    """Titles of its machines that do not stand yet."""

    @property
    def ready(self) -> bool:
        """Whether it could fly as soon as it is planned."""
        return self.refusal is None and not self.unbuilt


def ways_to(campaign: Campaign, missions: Iterable[int]) -> list[FlightWay]:
    """The ways to fly some missions. Once one of them is ready the others are left out: they only matter until then."""
    rules, side, desk = campaign.rules, campaign.side, Desk(campaign.view)
    found: list[FlightWay] = []
    for mission in missions:
        lack = crew_lack(campaign, rules.missions[mission].id)
        for way in rules.ways[mission]:
            vehicle = rules.vehicles[way.vehicle]
            craft = rules.spacecraft[way.spacecraft] if way.spacecraft >= 0 else None
            if side not in vehicle.sides or (craft is not None and side not in craft.sides):
                continue
            refusal = cannot_fly(desk, mission, way.vehicle, way.spacecraft) or lack
            unbuilt = campaign.unbuilt(vehicle.id, craft.id if craft else "")
            found.append(FlightWay(mission, way, refusal, unbuilt))
    free = [one for one in found if one.refusal is None]
    return [one for one in free if one.ready] or free or found


def showing(rules: Rules, feat: str) -> tuple[int, ...]:
    """The missions in whose course a feat is shown."""
    return tuple(
        place for place, mission in enumerate(rules.missions) if any(feat in phase.feats for phase in mission.phases)
    )


def way_title(campaign: Campaign, one: FlightWay) -> str:
    """The mission and its machines."""
    rules = campaign.rules
    craft = f" + {rules.spacecraft[one.way.spacecraft].title}" if one.way.spacecraft >= 0 else ""
    return f"{rules.missions[one.mission].title}: {rules.vehicles[one.way.vehicle].title}{craft}"


def way_state(campaign: Campaign, one: FlightWay) -> str:
    """What stands in its way."""
    if one.refusal is not None:
        return campaign.refusal(one.refusal)
    if one.unbuilt:
        return say("It can be planned, and waits until this is built: {names}.", names=", ".join(one.unbuilt))
    return say("Nothing: it can be planned.")
