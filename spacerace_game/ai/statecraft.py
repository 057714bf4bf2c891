"""What a careful chief answers leaders and customers, and what becomes of its promises."""

from __future__ import annotations

from spacerace_game.ai.plans import Prospect, missing, quarters_left, roads, waits_unknown
from spacerace_game.ai.temper import Temper
from spacerace_game.engine import Desk
from spacerace_game.engine.steps.intelligence import source_bill
from spacerace_game.engine.steps.military import HEAVY
from spacerace_game.spec import orders

YEAR = 365
QUARTER = 91
FLOWN = 2
"""Quarters from the last machine to the first success, at the very least."""
LONG = 400
"""Quarters to what no road leads to."""
PATIENCE = 1954
"""Until this year a careful chief waits for a light bomb."""


def answer_leaders(desk: Desk, goals: list[Prospect], left: list[int]) -> None:
    """Accepts what can be flown with what stands ready, and refuses the rest."""
    for wish in list(desk.side.wishes):
        if not wish.accepted:
            ready = any(wish.milestone in one.road.milestones and not missing(left, one.road) for one in goals)
            name = desk.rules.scenario.milestones[wish.milestone].id
            desk.give(orders.AnswerDemand(milestone=name, answer="accept" if ready else "refuse"))


def size_missile(desk: Desk, temper: Temper) -> None:
    """Waits for a light bomb while it is worth waiting; then builds for the heavy one, and for the other after it.

    A temper may decide at once.
    """
    side, military = desk.side, desk.rules.numbers.military
    if side.sizing > 2 or desk.rules.sides[desk.index].bomb is None:
        return
    if side.sizing:
        if desk.attention > 2:
            desk.give(orders.SizeMissile(size="light" if side.sizing == HEAVY else "heavy"))
        return
    if temper.sizing != "wait":
        if desk.period.year >= military.bomb_year:
            desk.give(orders.SizeMissile(size=temper.sizing))
        return
    if desk.period.year < military.bomb_year:
        return
    light = 0 < side.forecast + side.forecast_error // 2 < military.bomb_light
    if light or desk.period.year >= PATIENCE:
        desk.give(orders.SizeMissile(size="light" if light else "heavy"))


def answer_customers(desk: Desk) -> None:
    """Promises a requirement that a vehicle stands ready for, with two years to go."""
    side, rules = desk.side, desk.rules
    if desk.attention < 3:
        return
    for place, wanted in enumerate(rules.scenario.requirements):
        if wanted.posted > desk.period.first or wanted.due < desk.period.last + 2 * YEAR or side.tender[place]:
            continue
        if wanted.side == desk.view.name and not side.demand[place]:
            missions = (
                number for m in rules.feat_milestones.get(wanted.feat, ()) for number in rules.milestone_missions[m]
            )
            vehicles = {rules.vehicle_item[way.vehicle] for number in missions for way in rules.ways[number]}
            if any(side.ready[item] for item in vehicles):
                desk.give(orders.AnswerTender(requirement=wanted.id, answer="accept"))
                return


def keep_promises(desk: Desk, left: list[int]) -> None:
    """Puts off in time what cannot be kept by its day; what is past putting off and past hope is dropped.

    A pledge dropped before its day costs less than one that is missed, and one that was missed costs less dropped
    than when its grace runs out.
    """
    rules, politics = desk.rules, desk.rules.numbers.politics
    for promise in desk.side.promises:
        days = promise.by - desk.period.first
        if promise.late:
            if promise.by <= desk.period.last and not _flies_for(desk, promise.milestone):
                desk.give(orders.DropPledge(milestone=rules.scenario.milestones[promise.milestone].id))
                return
            continue
        if days >= politics.pledge_days + 100:
            continue
        ways = [road for group in roads(rules, desk.index) for road in group if promise.milestone in road.milestones]
        if any(not missing(left, road) for road in ways):
            continue
        name = rules.scenario.milestones[promise.milestone].id
        if days >= politics.pledge_days:
            desk.give(orders.AnnounceSlip(milestone=name, by=promise.by + 2 * YEAR))
            return
        waits = waits_unknown(left)
        takes = min((quarters_left(rules, left, road, waits) for road in ways), default=LONG)
        if desk.period.last + QUARTER * (takes + FLOWN) > promise.by + QUARTER * politics.pledge_grace:
            desk.give(orders.DropPledge(milestone=name))
            return


def _flies_for(desk: Desk, milestone: int) -> bool:
    """Whether a flight of this turn may reach a milestone, or one that is under way."""
    feats = set(desk.rules.scenario.milestones[milestone].feats)
    if any(one.feat in feats for one in desk.side.coming):
        return True
    missions = desk.rules.milestone_missions[milestone]
    return any(flight.day <= desk.period.last and flight.mission in missions for flight in desk.side.flights)


def look_around(desk: Desk) -> None:
    """With attention to spare: agents, once they are small change to the customers."""
    if desk.attention < 2 or any(desk.side.sources):
        return
    side, rules = desk.side, desk.rules
    _, military = desk.committed()
    if side.tied - military > 20 * source_bill(rules, desk.index, 0).military:
        rivals = [place for place in range(len(rules.sides)) if place != desk.index]
        if rivals:
            best = max(rivals, key=lambda place: (desk.view.public[place].prestige, -place))
            desk.give(orders.UseSource(source="agents", rival=rules.sides[best].id))
