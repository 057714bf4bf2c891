"""What the rival may do next, as far as one's own agencies believe: the threats that stand at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import month
from spacerace_game.ui.say import say, say_count

NEAR_DAYS = 3 * 365
"""How far ahead of the day a believed first is worth a line at the desk."""


@dataclass(frozen=True, slots=True)
class Threat:
    """A first that is still to be won and that a rival is believed to be near."""

    rival: str
    milestone: str
    title: str
    day: int
    error: int
    """Days either way."""
    overdue: bool = False
    """Whether the believed day has passed."""

    @property
    def when(self) -> str:
        """The month and its error, as one says it; for what is overdue, that it may come at any time."""
        if self.overdue:
            return say("any day now; it was believed for {month}", month=month(self.day))
        spread = say_count(max(1, round(self.error / 30.4)), "{n} month either way", "{n} months either way")
        return say("about {month}, {spread}", month=month(self.day), spread=spread)


def threats(campaign: Campaign, most: int = 3) -> list[Threat]:
    """The firsts nobody has shown yet that rivals are believed to come to next, the greatest of those that are near first."""
    view, rules = campaign.view, campaign.rules
    own, width = view.own, len(rules.scenario.milestones)
    if view.over:
        return []
    found: list[tuple[int, Threat]] = []
    for rival in campaign.rivals:
        for place, spec in enumerate(rules.scenario.milestones):
            at = rules.side_index[rival] * width + place
            gone = own.reached[place] or any(public.shown[place] for public in view.public)
            day = own.estimate[at]
            if day and not gone and not spec.joint and day <= view.period.last + NEAR_DAYS:
                late = day < view.period.first
                found.append((spec.first, Threat(rival, spec.id, spec.title, day, own.estimate_error[at], late)))
    greatest = sorted(found, key=lambda one: (-one[0], one[1].day))[:most]
    return sorted((threat for _, threat in greatest), key=lambda one: one.day)
