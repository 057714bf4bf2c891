"""The errands that teams in Germany are given at one press: what is worth a journey, as far as the side knows.

Nobody is sent for on terms that weigh no more than those they declined, and no more is carried off than the
trains can take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacerace_game.ai.scramble import urgency
from spacerace_game.engine import Desk
from spacerace_game.engine.bids import BEST, FAIR, TEAMS, loads_asked, loads_of, terms_for
from spacerace_game.engine.captives import captives_of, target_named
from spacerace_game.engine.orders_germany import (
    next_team,
    promised,
    rival_institutes,
    unseen_sites,
    wish_list,
)
from spacerace_game.engine.steps.capture import beat_day, holder_of, trains_of
from spacerace_game.spec.orders import SendTeam
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import money
from spacerace_game.ui.say import say

GREAT = 75
"""Who leads so well is a great name, missed wherever a side has not looked."""
MOST = 60
"""Errands given at one press."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given at one press."""

    errands: int
    teams: int
    bill: int
    """What the offers take if all come, thousands."""


def auto_assign(campaign: Campaign) -> Given:
    """Gives every free team the most promising errand."""
    given: list[SendTeam] = []
    while len(given) < MOST:
        order = next((one for one in promising(campaign.desk) if campaign.desk.why_not(one) is None), None)
        if order is None or campaign.give(order):
            break
        given.append(order)
    bill = sum(promised(campaign.rules, order) for order in given)
    return Given(len(given), len({order.team for order in given}), bill)


def given_words(given: Given) -> str:
    """What was given, in a sentence."""
    if not given.errands:
        return say("No team could be given an errand.")
    told = say("One errand given") if given.errands == 1 else say("{n} errands given", n=given.errands)
    told = (
        say("{told} to one team", told=told)
        if given.teams == 1
        else say("{told} to {n} teams", told=told, n=given.teams)
    )
    return (
        say("{told}; {money} promised if all come.", told=told, money=money(given.bill)) if given.bill else f"{told}."
    )


def promising(desk: Desk) -> Iterator[SendTeam]:
    """Errands for the next free team, the most promising first.

    A look at a site of one's own for each great name that is missing, then what is believed to be somewhere, what will
    pass into other hands before the rest, then sites not seen yet, then those at a rival's institute, and at last a
    watch.
    """
    slot = next_team(desk)
    if slot is None:
        return
    team, beat = slot
    unseen = unseen_sites(desk, beat)
    looks = sum(one.task == "survey" for one in desk.errands)
    if looks < len(missing(desk)):
        yield from (_look(team, beat, site) for site in unseen if _is_own(desk, site, beat))
    wishes = wish_list(desk, beat)
    wishes.sort(key=lambda one: urgency(desk, *one))
    yield from _fetches(desk, team, beat, wishes)
    yield from (_look(team, beat, site) for site in unseen)
    yield from _fetches(desk, team, beat, rival_institutes(desk))
    watched = {one.site for one in desk.errands if one.task == "watch" and one.beat == beat}
    for site in desk.rules.scenario.sites:
        if site.id not in watched:
            yield SendTeam(team=team, beat=beat, site=site.id, task="watch")


def missing(desk: Desk) -> tuple[str, ...]:
    """The great names whose whereabouts in Germany this side does not know."""
    people, side = desk.rules.scenario.people, desk.side
    return tuple(
        one.id
        for one in captives_of(desk.rules)
        if one.person >= 0
        and people[one.person].leads >= GREAT
        and not side.known[one.index]
        and desk.view.holder[one.person] == 0
    )


def _look(team: int, beat: int, site: str) -> SendTeam:
    return SendTeam(team=team, beat=beat, site=site, task="survey")


def _is_own(desk: Desk, site: str, beat: int) -> bool:
    """Whether a side holds a site on the day of a beat."""
    spec = desk.rules.scenario.sites[desk.rules.site_index[site]]
    return holder_of(spec, beat_day(desk.rules, desk.turn, beat)) == desk.view.name


def _fetches(
    desk: Desk, team: int, beat: int, wishes: list[tuple[str, list[tuple[str, list[str]]]]]
) -> Iterator[SendTeam]:
    """People on the lowest terms that may do, fair ones at least, and things: what the trains that are left can take."""
    sent = {name for one in desk.errands for name in one.targets}
    trains = trains_of(desk.rules, desk.index, desk.period.first) - loads_asked(desk)
    for site, tasks in wishes:
        for task, names in tasks:
            left = [name for name in names if name not in sent]
            for offer in range(FAIR, BEST + 1) if task == "recruit" else (FAIR,):
                some = [name for name in left if task != "recruit" or _terms(desk, name, site, beat) == offer]
                some = _loaded(desk, some, trains)
                if some:
                    yield SendTeam.model_validate(
                        {"team": team, "beat": beat, "site": site, "task": task, "targets": some, "offer": offer}
                    )


def _terms(desk: Desk, name: str, site: str, beat: int) -> int:
    target = target_named(desk.rules, name)
    return terms_for(desk, target, desk.rules.site_index[site], beat) if target is not None else 0


def _loaded(desk: Desk, names: list[str], trains: int) -> list[str]:
    """The first of these that a team can handle and so many trains can take."""
    found: list[str] = []
    for name in names:
        loads = loads_of(desk.rules, name)
        if loads <= trains and len(found) < desk.rules.numbers.capture.targets:
            found.append(name)
            trains -= loads
    return found


def twice_words(campaign: Campaign, names: tuple[str, ...], beat: int) -> str:
    """That a team goes for some of these already, and what one more would do; nothing where none goes."""
    sent = [(one, set(one.targets) & set(names)) for one in campaign.desk.errands if one.task == "recruit"]
    found = [(order, both) for order, both in sent if both]
    if not found:
        return ""
    now = [one for one in found if one[0].beat == beat]
    order, both = (now or found)[0]
    who = ", ".join(campaign.name(name) for name in names if name in both)
    if len(now) >= TEAMS:
        return say("{n} teams go for {who} this month already; more do not count.", n=len(now), who=who)
    if now:
        return say(
            "Team {team} goes for {who} already; one more in the same month raises the odds.", team=order.team, who=who
        )
    return say(
        "Team {team} goes for {who} in month {beat}; who refuses then wants better terms, not a second visit.",
        team=order.team,
        who=who,
        beat=order.beat,
    )
