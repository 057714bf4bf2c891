"""The steady chief: great goals for years, the best ratio of prestige to work beside them, flights at fair odds.

It keeps a twentieth of its purse for flights, answers what is asked, trains crews in time and takes in Germany what
lies nearest. It never gambles and never hurries without money to spare. What it works for is chosen in
`directive`, what lies on the way in `plans`; money and people are the business of `working`, flights of `flying`.
"""

from __future__ import annotations

from typing import Literal

from spacerace_game.ai.answers import answer
from spacerace_game.ai.cabinet import believe, found_schools, open_archives, warn
from spacerace_game.ai.directive import ask_for_the_rest, directives, pledge
from spacerace_game.ai.flying import call_off, fly, mend, resume, routine, train
from spacerace_game.ai.meeting import meet
from spacerace_game.ai.plans import PPM, Prospect, Road, prospects, work_left
from spacerace_game.ai.scramble import BEST, offer_of, scramble
from spacerace_game.ai.statecraft import answer_customers, answer_leaders, keep_promises, look_around, size_missile
from spacerace_game.ai.temper import STEADY, Temper
from spacerace_game.ai.working import (
    close_idle,
    fund,
    hire,
    hurry_by_race,
    lead,
    relieve_bureaus,
    use_quiet,
    work,
)
from spacerace_game.engine import Desk, View
from spacerace_game.engine.captives import ISOLATE, SUSPECT, adoptable, captives_of
from spacerace_game.engine.chance import draw
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order, order_from

OPENING = 1950
"""Until this year an opening of its own lasts."""
OLD_NEWS = 16
"""After so many quarters off secret work captives know nothing that is worth keeping them for."""


def steady(view: View, seed: int) -> tuple[Order, ...]:
    """The orders of a turn. A steady chief has no whims: dice say only on which day an article is ready."""
    return chief(view, seed, STEADY)


def chief(view: View, seed: int, temper: Temper) -> tuple[Order, ...]:
    """The orders of a turn of a chief of this school with a temper of their own."""
    desk = Desk(view)
    if view.over:
        return ()
    answer(desk, temper.answers, seed)
    scramble(desk, temper)
    _treat(desk, temper)
    mend(desk)
    call_off(desk)
    resume(desk, temper)
    left = work_left(view)
    ranked = prospects(view, left)
    if temper.wants is not STEADY.wants:
        ranked = [prospect for prospect in ranked if temper.wants(view, prospect.road)]
    if temper.opening != "balanced":
        ranked.sort(key=lambda one: not opens_with(view, one.road, temper))
    if temper.taste:
        ranked.sort(key=lambda one: -one.ratio * taste_for(view, one.road, seed))
    _use_designs(desk, ranked, left)
    goals, vision = directives(desk, ranked, left) if temper.bold else ([], None)
    goal = goals[0] if goals else None
    first = ranked
    if goal is not None:
        place = ranked.index(goal)
        first = [goal, *ranked[:place], *ranked[place + 1 :]]
    answer_leaders(desk, first, left)
    size_missile(desk, temper)
    answer_customers(desk)
    believe(desk)
    warn(desk)
    if goal is not None:
        pledge(desk, goal, left)
    ask_for_the_rest(desk)
    meet(desk)
    fly(desk, first, temper, seed)
    keep_promises(desk, left)
    train(desk, first)
    hire(desk, [one for one in (goal, vision) if one is not None], left)
    if temper.opens(desk):
        work(desk, goals, ranked, vision, left, temper)
        fund(desk, goal, temper)
        hurry_by_race(desk, goal)
    lead(desk)
    routine(desk, temper, seed)
    close_idle(desk, ranked)
    look_around(desk)
    relieve_bureaus(desk)
    found_schools(desk)
    open_archives(desk)
    if temper.opens(desk):
        use_quiet(desk, goal)
    return tuple(desk.given)


def opens_with(view: View, road: Road, temper: Temper) -> bool:
    """Whether a road is what a chief with an opening of its own begins with, until 1950."""
    if view.period.year >= OPENING:
        return True
    if temper.opening == "germany":
        return True
    if temper.opening == "arms":
        return bool(road.requirements) or view.rules.missions[road.mission].destination == "range"
    return view.rules.missions[road.mission].destination == "up"


def taste_for(view: View, road: Road, seed: int) -> int:
    """How much a chief likes a road's machines: 1 to 64, by their own dice, for the whole campaign."""
    rules = view.rules
    liked = 1 << draw(seed, 4, "taste", rules.vehicles[road.vehicle].id)
    return liked << (draw(seed, 4, "taste", rules.spacecraft[road.spacecraft].id) if road.spacecraft >= 0 else 1)


def _treat(desk: Desk, temper: Temper) -> None:
    """Suspects are judged, and captives treated as is one's habit, the best first.

    One a turn; who promised the best takes two, since isolation breaks that promise.
    """
    heavy = 2 * desk.rules.numbers.capture.suspect
    worth: list[tuple[int, int, str]] = []
    for captive in captives_of(desk.rules):
        if desk.side.treatment[captive.place] != ISOLATE:
            continue
        if desk.side.waiting[captive.index] == SUSPECT:
            verdict: Literal["court", "take"] = "court" if captive.dossier > heavy else "take"
            desk.give(orders.JudgeSuspect(whom=captive.id, verdict=verdict))
        elif captive.best // 10 - 4 * desk.side.dossier[captive.index] > 0:
            worth.append((4 * desk.side.dossier[captive.index] - captive.best // 10, captive.index, captive.id))
    if temper.treatment == "isolate":
        _let_go(desk)
    else:
        for _, _, name in sorted(worth)[: 2 if offer_of(temper) == BEST else 1]:
            desk.give(order_from({"kind": "treat-captives", "whom": name, "treatment": temper.treatment}))


def _let_go(desk: Desk) -> None:
    """One of those whose secret knowledge has grown old in isolation goes home, with attention to spare.

    By then they have drawn what they can for this house, and a fence around them costs money and good name.
    """
    if desk.attention <= 2:
        return
    side, turns = desk.side, OLD_NEWS * 3 // desk.rules.scenario.turn_months
    for captive in captives_of(desk.rules):
        if side.treatment[captive.place] == ISOLATE and side.cooling[captive.index] >= turns:
            desk.give(order_from({"kind": "treat-captives", "whom": captive.id, "treatment": "home"}))
            return


def _use_designs(desk: Desk, ranked: list[Prospect], left: list[int]) -> None:
    """A finished design goes to a program that it serves; one that can serve nothing to come is put on the shelf.

    Left lying, a design costs its authors' trust every quarter, and they draw no other.
    """
    if PPM not in desk.side.drafts:
        return
    if desk.attention > 2:
        _adopt(desk)
    if not desk.period.opens_year:
        return
    coming = frozenset[int]().union(*[prospect.road.whole for prospect in ranked])
    items = [desk.rules.items[item] for item in coming if left[item]]
    served = {discipline for item in items if adoptable(desk.rules, desk.side, item) for discipline in item.disciplines}
    for captive in captives_of(desk.rules):
        if desk.side.drafts[captive.index] == PPM and all(one not in served for one, _ in captive.skills):
            desk.give(orders.ShelveDesign(whom=captive.id))


def _adopt(desk: Desk) -> None:
    """The first finished design that serves a program is given to it."""
    items, side = desk.rules.items, desk.side
    taken = {adoption.item for adoption in side.adoptions}
    open_ = [items[one.item] for one in side.programs if one.item not in taken]
    programs = [item for item in open_ if adoptable(desk.rules, side, item)]
    if not programs:
        return
    for captive in captives_of(desk.rules):
        if side.drafts[captive.index] < PPM:
            continue
        skills = {discipline for discipline, _ in captive.skills}
        for item in programs:
            if not skills.isdisjoint(item.disciplines):
                order = orders.AdoptDesign(whom=captive.id, item=item.id)
                if desk.give(order) is None:
                    return
