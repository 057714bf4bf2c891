"""When a chief minds what the government would rather not have done, and when the rival leaves no time for it."""

from __future__ import annotations

from spacerace_game.engine import Desk
from spacerace_game.engine.reservations import Reserve, standing

DARE = 91
"""Days: a rival's first that is expected so soon is met in time, whatever the government would rather have."""


def minded(desk: Desk) -> list[Reserve]:
    """The reservations that a chief keeps to this turn: those whose milestone no rival is expected to reach soon."""
    return [one for one in standing(desk.view) if not _pressed(desk, one.milestone)]


def withheld(kept: list[Reserve], mission: int, vehicle: int) -> bool:
    """Whether a kind of flight goes against one of them."""
    return any(vehicle in one.vehicles and mission in one.missions for one in kept)


def _pressed(desk: Desk, milestone: int) -> bool:
    """Whether the published estimate gives some rival the milestone soon."""
    side, width, until = desk.side, len(desk.rules.scenario.milestones), desk.period.last + DARE
    said = (side.estimate_cautious, side.estimate, side.estimate_alarmed)[side.published]
    return any(
        0 < said[rival * width + milestone] <= until for rival in range(len(desk.rules.sides)) if rival != desk.index
    )
