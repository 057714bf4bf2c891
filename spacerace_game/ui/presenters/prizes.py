"""What a milestone would still bring a side: the first's prize, or the second's once another side is known to have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacerace_game.engine.steps.milestones import value_now
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import points
from spacerace_game.ui.say import say

POINT = 10
"""Tenths."""


class Prize(NamedTuple):
    """What there is to win: tenths of prestige, and whether another side was first."""

    worth: int
    gone: bool

    @property
    def words(self) -> str:
        """The points, marked where they are only the second's."""
        if not self.worth:
            return "—"
        return say("{n} (second)", n=self._points) if self.gone else self._points

    @property
    def short(self) -> str:
        """The same as short as a table wants it."""
        return say("{n} (2nd)", n=self._points) if self.worth and self.gone else self.words

    @property
    def _points(self) -> str:
        return points(self.worth) if self.worth >= POINT // 2 else "<1"


def prize(campaign: Campaign, milestone: int) -> Prize:
    """What reaching a milestone would bring today, as far as this side knows; nothing once it is reached."""
    view = campaign.view
    if view.own.reached[milestone]:
        return Prize(0, False)
    shown = [public.shown for public in view.public]
    gone = any(days[milestone] for place, days in enumerate(shown) if place != view.side)
    return Prize(value_now(view.rules, shown, milestone, not gone), gone)


def greatest(campaign: Campaign, milestones: Iterable[int]) -> Prize:
    """The greatest prize among milestones."""
    return max((prize(campaign, one) for one in milestones), default=Prize(0, False))
