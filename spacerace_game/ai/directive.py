"""The directive: the great goal that a chief works for over years, chosen by what it will be worth.

Beside it stands the vision: the greatest goal that could still be reached before the campaign ends. Machines are
built for the directive alone; for the vision a chief only sees to it that its technologies are begun in time.
"""

from __future__ import annotations

from spacerace_game.ai.plans import PPM, Prospect, Road, quarters_left, waits_unknown
from spacerace_game.engine import Desk
from spacerace_game.engine.state import CUSTOMS
from spacerace_game.spec import orders

GREAT = 600
"""From so many tenths of prestige on, all that a flight brings together, a goal is great."""
MARGIN = 4
"""Quarters between the last machine and the first success."""
SHARE = 600_000
"""Of a year's income, what a great goal may count on, ppm."""
PROMISED = 700_000
"""Of a great goal's price, what a pledge is reckoned to bring, ppm."""
THIN = 350
"""Support, in tenths, below which a chief who is near a hearing asks for a lean sum."""
KNOWN = 2
"""The least level of every technology on the road to what is pledged."""
LONGEST = 44
"""No pledge reaches further, in quarters."""
PATIENCE = 44
"""Nor does a directive."""
PLEDGED = 1_000
"""From so many tenths of prestige on a goal is worth a pledge."""


def directives(desk: Desk, ranked: list[Prospect], left: list[int]) -> tuple[list[Prospect], Prospect | None]:
    """The great goals that bring most in the years that remain for each year they take, best first; and the vision.

    A goal counts for the years it will stand: worth × (years left − years it takes) / years it takes. One that
    would take longer than `PATIENCE` is a vision and no directive.
    """
    horizon = _horizon(desk)
    waits, unbegun, promised = waits_unknown(left), _unbegun(desk, left), _promised(desk)
    prices, yearly = desk.rules.sides[desk.index].prices, max(1, desk.side.grant * SHARE // PPM)
    goals: list[tuple[int, Prospect]] = []
    visions: list[tuple[int, Prospect]] = []
    seen: set[int] = set()
    for prospect in ranked:
        if prospect.worth < GREAT:
            continue
        road = prospect.road
        if road.mission in seen or prospect.cost == road.flying:
            continue
        seen.add(road.mission)
        work = MARGIN + quarters_left(desk.rules, left, road, waits)
        if work >= horizon:
            continue
        visions.append((prospect.worth * (horizon - work), prospect))
        price = prospect.cost * prices // PPM
        if may_be_pledged(prospect, promised, unbegun):
            price -= price * PROMISED // PPM
        takes = max(work, MARGIN + 4 * price // yearly)
        if takes < min(horizon, PATIENCE):
            goals.append((prospect.worth * (horizon - takes) // takes, prospect))
    goals.sort(key=lambda goal: -goal[0])
    found = [prospect for _, prospect in goals]
    visions.sort(key=lambda vision: -vision[0])
    near = found[0].road.milestones if found else ()
    return found, next((one for _, one in visions if dearest(desk, one.road) not in near), None)


def dearest(desk: Desk, road: Road) -> int:
    """The milestone still open on a road that is worth most; −1 where only a requirement is left on it."""
    milestones = desk.rules.scenario.milestones
    open_ = (m for m in road.milestones if not desk.side.reached[m])
    return max(open_, key=lambda m: (milestones[m].first, -m), default=-1)


def _horizon(desk: Desk) -> int:
    """Quarters to the end of the campaign."""
    return max(1, (len(desk.rules.turns) - desk.turn) * desk.rules.scenario.turn_months // 3)


def _unbegun(desk: Desk, left: list[int]) -> set[int]:
    """The technologies, as items, that are not known well enough for a pledge."""
    return {item for item, level in zip(desk.rules.technology_item, desk.side.trl) if level < KNOWN and left[item]}


def _promised(desk: Desk) -> set[int]:
    """The milestones that are pledged."""
    return {promise.milestone for promise in desk.side.promises}


def may_be_pledged(prospect: Prospect, promised: set[int], unbegun: set[int]) -> bool:
    """Whether a goal is pledged, or great enough for it with every technology on its way begun."""
    road = prospect.road
    if promised and not promised.isdisjoint(road.milestones):
        return True
    return prospect.worth >= PLEDGED and unbegun.isdisjoint(road.technologies)


def pledge(desk: Desk, goal: Prospect, left: list[int]) -> None:
    """Asks for the money for a great goal whose technologies are begun, by a day that leaves a year to spare.

    Whose support is thin asks for a lean sum, which is thanked for now; the first years of a pledge pay little anyway.
    """
    if desk.attention < desk.rules.numbers.attention.pledge or not may_be_pledged(
        goal, _promised(desk), _unbegun(desk, left)
    ):
        return
    rules, side, politics = desk.rules, desk.side, desk.rules.numbers.politics
    if sum(side.support) < politics.pledge_support and sum(side.fear) < politics.pledge_fear and not side.crisis:
        return
    takes = MARGIN + quarters_left(desk.rules, left, goal.road, waits_unknown(left))
    if takes > LONGEST:
        return
    if any(one.milestone in goal.road.milestones for one in side.promises):
        return
    open_ = CUSTOMS[side.custom] == "before"
    desk.give(
        orders.MakePledge(
            milestone=rules.scenario.milestones[dearest(desk, goal.road)].id,
            by=desk.period.last + 91 * (takes + 4),
            estimate="lean" if open_ and sum(side.support) < THIN else "honest",
            secret=not open_,
        )
    )


def ask_for_the_rest(desk: Desk) -> None:
    """Asks for what a lean estimate left out, as soon as support will bear the asking."""
    if sum(desk.side.support) < THIN - desk.rules.numbers.politics.pledge_request_support:
        return
    for promise in desk.side.promises:
        if promise.lean and not promise.late and desk.attention > desk.rules.numbers.attention.pledge_change:
            desk.give(orders.RequestRest(milestone=desk.rules.scenario.milestones[promise.milestone].id))
            return
