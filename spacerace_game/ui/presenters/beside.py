"""A milestone of this campaign beside the same one of real history, in a sentence."""

from __future__ import annotations

from spacerace_game.spec.missions import Milestone
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import day
from spacerace_game.ui.say import say
from spacerace_game.words.days import span


def beside_history(campaign: Campaign, milestone: str, when: int) -> str:
    """Who really was first, on which day, and how far a day here lies from it."""
    spec = _spec(campaign, milestone)
    if not spec.real:
        return say("In reality nobody did it.")
    winner = min(spec.real, key=lambda side: spec.real[side].date)
    real = spec.real[winner].date
    who = say("both together") if spec.joint else campaign.country(winner)
    told = say("In reality {who} did it on {day}", who=who, day=day(real))
    if when == real:
        return say("{told}, the same day.", told=told)
    if when < real:
        return say("{told}, {span} later.", told=told, span=span(real - when))
    return say("{told}, {span} sooner.", told=told, span=span(when - real))


def real_first(campaign: Campaign, milestone: str) -> str:
    """The side and the day of the real first in a few words, or an empty string where nobody did it."""
    spec = _spec(campaign, milestone)
    if not spec.real:
        return ""
    winner = min(spec.real, key=lambda side: spec.real[side].date)
    return say("{who}, {day}", who=campaign.name(winner), day=day(spec.real[winner].date))


def greatest_firsts(campaign: Campaign, most: int) -> list[tuple[str, str, int]]:
    """The firsts of the campaign that were worth most, by day: milestone, side and day as it really was in it."""
    rules, state = campaign.rules, campaign.session.state
    found = [
        (spec.first, spec.id, rules.sides[first - 1].id, state.first_day[place])
        for place, (spec, first) in enumerate(zip(rules.scenario.milestones, state.first, strict=True))
        if first
    ]
    found.sort(key=lambda one: (-one[0], one[1]))
    return [(milestone, side, day) for _, milestone, side, day in sorted(found[:most], key=lambda one: one[3])]


def _spec(campaign: Campaign, milestone: str) -> Milestone:
    rules = campaign.rules
    return rules.scenario.milestones[rules.milestone_index[milestone]]
