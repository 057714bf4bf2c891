"""Crews: who may fly for a side, and whether a mission can find its crew among them at all."""

from __future__ import annotations

from spacerace_game.engine import Refusal
from spacerace_game.engine.crews import may_fly
from spacerace_game.ui.campaign import Campaign


def flyers(campaign: Campaign) -> list[int]:
    """Everyone of this side who may fly, by place: by trade, and those who may go aboard too."""
    rules, view = campaign.rules, campaign.view
    return [place for place, holder in enumerate(view.holder) if holder == view.side + 1 and may_fly(rules, place)]


def crew_lack(campaign: Campaign, mission: str) -> Refusal | None:
    """Why a mission cannot find its crew, even once everybody of ours is rested and back; None where it can."""
    rules = campaign.rules
    spec = rules.missions[rules.mission_index[mission]]
    if not spec.crew:
        return None
    found = flyers(campaign)
    if spec.woman and not any(rules.scenario.people[place].woman for place in found):
        return Refusal("no-woman", (mission,), 0, 1)
    return Refusal("no-crew", (mission,), len(found), spec.crew) if len(found) < spec.crew else None


def crewed_ships(campaign: Campaign, person: str) -> list[str]:
    """The crewed ships that stand ready or are being built, but for the one that a person trains for already."""
    rules, side = campaign.rules, campaign.desk.side
    trains = side.training[rules.person_index[person]] - 1
    found = []
    for place, craft in enumerate(rules.spacecraft):
        item = rules.spacecraft_item[place]
        here = side.ready[item] or campaign.desk.program_on(item) is not None
        if craft.crew and campaign.side in craft.sides and here and place != trains:
            found.append(craft.id)
    return found
