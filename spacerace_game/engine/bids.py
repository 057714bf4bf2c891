"""What a side can tell beforehand of a bid: what has been declined, and which terms would weigh more than that.

A person's answer is one draw that no quarter changes, so a bid that weighs no more than one declined before is
declined again, unless others bid beside it this time. What weighs more may do: better terms, easier access, or
more teams in the same month.
"""

from __future__ import annotations

from spacerace_game.engine.captives import Target, target_named
from spacerace_game.engine.desk import Desk
from spacerace_game.engine.state import Declined
from spacerace_game.engine.steps.capture import Bid, beat_day, weight
from spacerace_game.spec.orders import SendTeam
from spacerace_game.spec.rules import Rules

BARE, FAIR, BEST = 1, 2, 3
"""Terms of an offer; 0 is by force."""
TEAMS = 3
"""Teams that weigh in one bid."""


def declined(desk: Desk, target: Target) -> Declined | None:
    """The weightiest bid of this side that someone has declined, or None."""
    return next((one for one in desk.side.declined if one.target == target.index), None)


def bid_weight(desk: Desk, target: Target, site: int, beat: int, offer: int, teams: int = 1) -> int:
    """What teams with an offer would weigh at a site in a beat of this turn."""
    bid, day = Bid(desk.index, teams, offer, site), beat_day(desk.rules, desk.turn, beat)
    return weight(desk.rules, desk.side, bid, target, day)


def terms_for(desk: Desk, target: Target, site: int, beat: int, least: int = FAIR, teams: int = 1) -> int:
    """The lowest terms, from `least` up, that weigh more than what was declined; 0 where none do."""
    before = declined(desk, target)
    if before is None:
        return least
    better = (o for o in range(least, BEST + 1) if bid_weight(desk, target, site, beat, o, teams) > before.weight)
    return next(better, 0)


def loads_of(rules: Rules, name: str) -> int:
    """The train loads that something or a group takes; people who come alone take none."""
    target = target_named(rules, name)
    return 0 if target is None or target.lot < 0 else int(rules.lots[target.lot][1].loads)


def loads_asked(desk: Desk) -> int:
    """The train loads that the teams with errands would need if they got all they are sent for."""
    sent = {name for one in desk.errands if _takes(one) for name in one.targets}
    return sum(loads_of(desk.rules, name) for name in sent)


def _takes(order: SendTeam) -> bool:
    return order.task in ("recruit", "carry-off")
