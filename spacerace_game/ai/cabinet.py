"""What a chief tells the country and how the house is run: whose estimate to believe, warnings, secrecy, reforms."""

from __future__ import annotations

from spacerace_game.ai.plans import PPM
from spacerace_game.engine import Desk
from spacerace_game.engine.state import AGENCIES
from spacerace_game.engine.steps.intelligence import watched_milestones
from spacerace_game.engine.steps.milestones import surprise_size
from spacerace_game.engine.work import needed_engineers
from spacerace_game.spec import orders

JUDGED = 3
"""Feats of rivals by which agencies are judged, at least."""
BETTER = 800_000
"""The share of the believed agency's error below which another one's has to lie, ppm."""
SURE = 600_000
"""How likely a rival's first has to be while a warning holds, ppm."""
THIN = 450
"""Support below which a chief cannot afford an alarm, tenths."""
BEHIND = 1_500
"""So far behind in prestige, in tenths, a side has little left to hide."""
COURSE = 40
"""Quarters that schools need to be worth it: until they graduate anyone, and as many again."""
SCARCE = 20_000
"""Engineers who are lacking, ppm of all, from which on schools are founded where nobody can be hired."""


def believe(desk: Desk) -> None:
    """Publishes the estimates of the agency that was nearest to the truth in what rivals have shown so far.

    Each agency leans its own way through the whole campaign, so its past errors tell of those to come.
    """
    side, width = desk.side, len(desk.rules.scenario.milestones)
    said = (side.estimate_cautious, side.estimate, side.estimate_alarmed)
    errors = [0] * len(AGENCIES)
    judged = 0
    for rival, public in enumerate(desk.view.public):
        if rival == desk.index:
            continue
        for milestone in watched_milestones(desk.rules):
            day, place = public.shown[milestone], rival * width + milestone
            if day and side.estimate[place]:
                judged += 1
                for agency, days in enumerate(said):
                    errors[agency] += abs(days[place] - day)
    best = min(range(len(errors)), key=lambda agency: (errors[agency], agency != side.published))
    if judged >= JUDGED and errors[best] * PPM < errors[side.published] * BETTER:
        desk.give(orders.Believe(agency=AGENCIES[best]))


def warn(desk: Desk) -> None:
    """Warns of a rival's first that is likely soon, where the shock would be a crisis and the warning prevents it.

    A chief with thin support warns of an alarm, too. What the agencies disagree about is taken at its earliest.
    """
    rules, side, politics = desk.rules, desk.side, desk.rules.numbers.politics
    if desk.attention < rules.numbers.attention.warn + 1:
        return
    width, until = len(rules.scenario.milestones), desk.period.last + 91 * politics.warn_quarters
    limit = politics.week_below if sum(side.support) < THIN else politics.crisis_from
    worst: tuple[int, int] | None = None
    watched = watched_milestones(rules)
    for rival, public in enumerate(desk.view.public):
        if rival == desk.index:
            continue
        for milestone in watched:
            place = rival * width + milestone
            if public.shown[milestone] or not side.estimate[place]:
                continue
            days = [column[place] for column in (side.estimate_cautious, side.estimate, side.estimate_alarmed)]
            span = max(1, side.estimate_error[place] * 3 // 2)
            if _chance(until, sorted(days)[1], span) < SURE:
                continue
            expected = _chance(max(min(days), desk.period.last), days[side.published], span)
            value = rules.scenario.milestones[milestone].first
            blind = surprise_size(value, expected, side.lead)
            warned = surprise_size(value, min(PPM, expected + politics.warn_expect), side.lead)
            if warned < limit <= blind and (worst is None or blind > worst[0]):
                worst = (blind, milestone)
    if worst is not None:
        desk.give(orders.WarnCountry(milestone=rules.scenario.milestones[worst[1]].id))


def _chance(day: int, expected: int, span: int) -> int:
    """The chance, ppm, that an estimate gives a rival by a day, as the public reckons it."""
    return max(0, min(PPM, (day - expected + span) * PPM // (2 * span)))


def open_archives(desk: Desk) -> None:
    """Who is far behind has little to hide: secrecy is loosened by a level for the sake of one's own work."""
    best = max((one.prestige for place, one in enumerate(desk.view.public) if place != desk.index), default=0)
    if desk.attention <= desk.rules.numbers.attention.reform or not desk.side.secrecy:
        return
    if sum(desk.side.prestige) + BEHIND < best:
        desk.give(orders.SetSecrecy(level=desk.side.secrecy - 1))


def found_schools(desk: Desk) -> None:
    """Orders more engineers taught where they are lacking and cannot be hired, with time for them to be of use."""
    rules, side = desk.rules, desk.side
    if rules.sides[desk.index].hires_from_industry or any(school.yearly for school in side.schools):
        return
    left = (len(rules.turns) - desk.turn) * rules.scenario.turn_months // 3
    if left < COURSE or desk.attention < rules.numbers.attention.reform + 1:
        return
    needed = needed_engineers(rules, side)
    short = sum(max(0, want - have) for want, have in zip(needed, side.engineers))
    if short * PPM > sum(side.engineers) * SCARCE:
        desk.give(orders.Reform(reform="schools"))
