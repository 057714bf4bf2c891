"""The deputy's advice: what a steady chief would order in one's place, what each order costs, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacerace_game.ai import policy_named
from spacerace_game.ai.flying import odds_of
from spacerace_game.ai.plans import Prospect, prospects, work_left
from spacerace_game.engine import Desk
from spacerace_game.engine.work import needed_engineers
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.prizes import prize
from spacerace_game.ui.presenters.units import money, percent
from spacerace_game.ui.say import say

ADVISER = "steady"
FINAL = ("announce-slip", "drop-pledge")
"""Kinds of order that break one's word: they are given one by one, never with all the others."""


@dataclass(frozen=True, slots=True)
class Advised:
    """An order the deputy would give."""

    order: Order
    why: str
    """What it costs and what it is for, in half a sentence; empty where the order says it."""

    @property
    def breaks_word(self) -> bool:
        """Whether it is for the chief alone to decide."""
        return self.order.kind in FINAL


def advised(campaign: Campaign) -> tuple[Advised, ...]:
    """What a steady policy would order from this view beside the orders so far, as far as they leave it open."""
    found = policy_named(ADVISER)(campaign.view, campaign.view.turn)
    desk = Desk(campaign.view)
    for order in campaign.orders:
        desk.give(order)
    ranked = prospects(campaign.view, work_left(campaign.view))
    left = []
    for order in found:
        if order not in campaign.orders and desk.give(order) is None:
            left.append(Advised(order, _why(campaign, order, ranked)))
    return tuple(left)


def _why(campaign: Campaign, order: Order, ranked: list[Prospect]) -> str:
    reason = _REASONS.get(order.kind)
    said = reason(campaign, order, ranked) if reason else ""
    civil, military = campaign.price(order)
    cost = money(civil + military) if civil + military > 0 else ""
    return ", ".join(one for one in (cost, said) if one)


def _for_goal(campaign: Campaign, order: Order, ranked: list[Prospect]) -> str:
    """What the likeliest road that an item lies on leads to."""
    item = campaign.rules.item_index[getattr(order, "item", "")]
    road = next((one.road for one in ranked if item in one.road.whole and one.road.milestones), None)
    return _towards(campaign, road.milestones) if road is not None else ""


def _towards(campaign: Campaign, milestones: Sequence[int]) -> str:
    """The greatest prize among milestones by its title; a road on which there is none left is for a customer."""
    greatest = max(milestones, key=lambda one: prize(campaign, one).worth)
    if not prize(campaign, greatest).worth:
        return say("for a customer")
    return say("towards “{milestone}”", milestone=campaign.rules.scenario.milestones[greatest].title)


def _freeze(campaign: Campaign, order: Order, ranked: list[Prospect]) -> str:
    """What a design that is frozen early goes without, and what that brings along."""
    del ranked
    rules, side = campaign.rules, campaign.desk.side
    item = rules.items[rules.item_index[getattr(order, "item", "")]]
    short = [(place, min(6, level) - side.trl[place]) for place, level in item.needs if side.trl[place] < min(6, level)]
    if not short:
        return say("nothing it needs is missing now, and nothing that slips will hold it up")
    return say(
        "it flies without waiting for {what}; {n} suspected faults more",
        what=", ".join(rules.technologies[place].title for place, _ in short[:2]),
        n=sum(levels for _, levels in short) * rules.numbers.work.raw_faults,
    )


def _secrecy(campaign: Campaign, order: Order, ranked: list[Prospect]) -> str:
    """What more or less secrecy does to the work."""
    del ranked
    if not isinstance(order, orders.SetSecrecy):
        return ""
    by = (campaign.desk.side.secrecy - order.level) * campaign.rules.numbers.intelligence.secrecy_slow
    if by > 0:
        return say("all work goes {n} faster, and the rival sees more of it", n=percent(by))
    return say("the rival sees less, and all work goes {n} slower", n=percent(-by))


def _flight(campaign: Campaign, order: Order, ranked: list[Prospect]) -> str:
    """What a flight may reach and how likely it is; or that it is a rehearsal."""
    if not isinstance(order, orders.ScheduleFlight):
        return ""
    rules = campaign.rules
    mission, vehicle = rules.mission_index[order.mission], rules.vehicle_index[order.vehicle]
    for prospect in ranked:
        road = prospect.road
        craft = rules.spacecraft[road.spacecraft].id if road.spacecraft >= 0 else None
        if road.mission == mission and road.vehicle == vehicle and craft == order.spacecraft:
            chance = percent(odds_of(campaign.desk, road)[1])
            if road.milestones:
                return say("{odds} by today’s odds, {goal}", odds=chance, goal=_towards(campaign, road.milestones))
            return say("{odds} by today’s odds, for a customer", odds=chance)
    return say("a rehearsal: what it teaches raises the odds of the flights to come")


def _lack(campaign: Campaign, order: Order, ranked: list[Prospect]) -> str:
    """How many engineers of a trade the programs lack."""
    del ranked
    if not isinstance(order, orders.HireEngineers):
        return ""
    rules, side = campaign.rules, campaign.desk.side
    trade = rules.discipline_index[order.discipline]
    short = needed_engineers(rules, side)[trade] - side.engineers[trade]
    return say("{n} are lacking in the programs", n=short) if short > 0 else say("for work that is coming")


def _fixed(text: str) -> Callable[[Campaign, Order, list[Prospect]], str]:
    return lambda campaign, order, ranked: say(text)


_REASONS: dict[str, Callable[[Campaign, Order, list[Prospect]], str]] = {
    "open-program": _for_goal,
    "fund-program": _for_goal,
    "schedule-flight": _flight,
    "schedule-series": _fixed("to bring home what such flights have not yet brought in full"),
    "freeze-design": _freeze,
    "set-secrecy": _secrecy,
    "race-bureaus": _fixed("two on one goal are faster, and quarrel"),
    "assign-bureau": _fixed("whoever knows the trade better works faster"),
    "fix-fault": _fixed("what is fixed cannot fail in the flights to come"),
    "hire-engineers": _lack,
    "make-pledge": _fixed("money now, and your word for it"),
    "announce-slip": _fixed("it cannot be kept by its day; the later it is told, the dearer"),
    "drop-pledge": _fixed("it cannot be kept; dropping it costs less than missing it"),
    "appoint-leader": _fixed("a good lead makes a program faster"),
    "train-crew": _fixed("training takes time, and the ship is being built"),
    "close-program": _fixed("it leads nowhere now"),
    "warn-country": _fixed("who is warned is less shocked"),
    "believe": _fixed("its estimates came nearest so far"),
    "cancel-flight": _fixed("it lacks its crew or what it was to meet"),
    "resume-series": _fixed("its odds are fair all the same"),
}
