"""The years so far: how support, fear and prestige went, as lines for a chart."""

from __future__ import annotations

from spacerace_game.spec.dates import civil
from spacerace_game.ui.campaign import Campaign

Line = tuple[tuple[float, float], ...]
"""Points of a line: years and points of a meter."""

LEAST = 5
"""Turns before there is anything to see."""


def course(campaign: Campaign) -> dict[str, Line]:
    """The lines of support, fear and prestige, and of each rival's prestige, seen by all, under its id."""
    own = campaign.session.course(campaign.side)
    if len(own) < LEAST:
        return {}
    found = {
        meter: tuple((_year(one.day), getattr(one, meter) / 10) for one in own)
        for meter in ("support", "fear", "prestige")
    }
    for rival in campaign.rivals:
        theirs = campaign.session.course(rival)
        found[rival] = tuple((_year(one.day), one.prestige / 10) for one in theirs)
    return found


def _year(day: int) -> float:
    year, month, date = civil(day)
    return year + (month - 1) / 12 + (date - 1) / 372
