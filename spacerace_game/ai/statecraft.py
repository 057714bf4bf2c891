"""What a careful chief answers leaders and customers, and what it promises: nothing it has not half in hand."""

from __future__ import annotations

from spacerace_game.ai.plans import Road, missing
from spacerace_game.engine import Desk
from spacerace_game.engine.state import CUSTOMS
from spacerace_game.spec import orders
from spacerace_game.spec.rules import TECHNOLOGY

YEAR = 365
PLEDGE_YEARS = 6
MOST_MISSING = 5
"""How many things may still be missing for a milestone that is pledged."""
PATIENCE = 1954
"""Until this year a careful chief waits for a light bomb."""


def answer_leaders(desk: Desk, goals: list[Road]) -> None:
    """Accepts what can be flown with what stands ready, and refuses the rest."""
    for wish in list(desk.side.wishes):
        if not wish.accepted:
            ready = any(road.milestone == wish.milestone and not missing(desk.view, road) for road in goals)
            name = desk.rules.scenario.milestones[wish.milestone].id
            desk.give(orders.AnswerDemand(milestone=name, answer="accept" if ready else "refuse"))


def size_missile(desk: Desk) -> None:
    """Waits for a light bomb while it is worth waiting; then builds for the heavy one."""
    side, military = desk.side, desk.rules.numbers.military
    if side.sizing > 1 or desk.period.year < military.bomb_year or desk.rules.sides[desk.index].bomb is None:
        return
    light = 0 < side.forecast + side.forecast_error // 2 < military.bomb_light
    if light or (not side.sizing and desk.period.year >= PATIENCE):
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


def keep_promises(desk: Desk, goals: list[Road]) -> None:
    """Pledges the dearest goal whose technologies are half known; puts off in time what cannot be kept."""
    rules, side, politics = desk.rules, desk.side, desk.rules.numbers.politics
    for promise in side.promises:
        behind = any(road.milestone == promise.milestone and missing(desk.view, road) for road in goals)
        if behind and not promise.late and promise.by - desk.period.first < politics.pledge_days + 100:
            name = rules.scenario.milestones[promise.milestone].id
            desk.give(orders.AnnounceSlip(milestone=name, by=promise.by + 2 * YEAR))
            return
    if side.promises or desk.attention < 4:
        return
    if sum(side.support) < politics.pledge_support and sum(side.fear) < politics.pledge_fear and not side.crisis:
        return
    for road in sorted(goals, key=lambda one: -rules.scenario.milestones[one.milestone].first):
        wanted = missing(desk.view, road)
        known = all(side.trl[rules.items[item].place] >= 3 for item in wanted if rules.items[item].kind == TECHNOLOGY)
        if 0 < len(wanted) <= MOST_MISSING and known:
            secret = CUSTOMS[side.custom] != "before"
            name = rules.scenario.milestones[road.milestone].id
            order = orders.MakePledge(milestone=name, by=desk.period.last + PLEDGE_YEARS * YEAR, secret=secret)
            if desk.give(order) is None:
                return
