"""The guided first year: what to look at, step by step; each step is done by doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacerace_game.engine.orders_germany import next_team, scrambling
from spacerace_game.report.pen import short
from spacerace_game.spec.orders import AnswerDecision, OpenProgram, SendTeam, TreatCaptives
from spacerace_game.spec.rules import VEHICLE, Item
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import day
from spacerace_game.ui.say import say

LAST_TURN = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to learn: its words, the page it happens on, and whether it has been done."""

    text: str
    page: str
    done: Callable[[Campaign], bool]
    when: Callable[[Campaign], bool]


def _ordered(kind: type) -> Callable[[Campaign], bool]:
    return lambda campaign: any(isinstance(order, kind) for order in campaign.orders)


def _turn(number: int) -> Callable[[Campaign], bool]:
    return lambda campaign: campaign.session.state.turn >= number


def _always(_: Campaign) -> bool:
    return True


def _has_pad(campaign: Campaign) -> bool:
    """Whether a pad of one's own stands or is being built."""
    rules, side = campaign.rules, campaign.desk.side
    begun = {program.item for program in side.programs}
    return any(
        spec.kind == "pad" and (side.ready[item] or item in begun)
        for spec, item in zip(rules.facilities, rules.facility_item, strict=True)
    )


def _flown(campaign: Campaign) -> Iterator[bool]:
    """Whether each milestone was reached: who has a first has flown."""
    return (day > 0 for day in campaign.view.own.reached)


STEPS: tuple[Step, ...] = (
    Step(
        "Germany holds the people and papers everybody wants{changes}. On **People**, choose a site, mark "
        "whom you want, and send a team. Each team has one errand a month.",
        "people",
        lambda c: _ordered(SendTeam)(c) or c.session.state.turn > 0,
        lambda c: scrambling(c.desk) and c.session.state.turn == 0,
    ),
    Step(
        "Give the other teams their errands too, or let “Send all for me” do it. Surveys find people who are on nobody’s list.",
        "people",
        lambda c: next_team(c.desk) is None or c.session.state.turn > 0,
        lambda c: scrambling(c.desk) and c.session.state.turn == 0,
    ),
    Step(
        "Money that is not spent buys nothing. On **Budget**, open a program: {beginning} is a fair beginning. It takes "
        "some of your {points} points of attention, shown as ◆ at the top.",
        "budget",
        lambda c: _ordered(OpenProgram)(c) or bool(c.view.own.programs),
        _always,
    ),
    Step(
        "A rocket needs a pad. On **World**, build the smallest one; it stands soonest, and {small} can fly from it.",
        "world",
        _has_pad,
        lambda c: c.session.state.turn == 0,
    ),
    Step(
        "End the quarter with Ctrl+Enter. Both sides’ orders are carried out at once; then the desk tells what has come of it. "
        "Every number opens to its parts: press **Support** at the top; F2 explains whatever has the keyboard.",
        "desk",
        _turn(1),
        _always,
    ),
    Step(
        "Decisions wait on the **desk** with a deadline and a default. Press one, read it, and choose; a locked choice says why.",
        "desk",
        lambda c: not c.view.own.pending or _ordered(AnswerDecision)(c) or c.session.state.turn >= 3,
        lambda c: bool(c.view.own.pending),
    ),
    Step(
        "People who came over wait for your word. On **People**, Captives: to integrate them gives most and may cost you later; to "
        "isolate them is slow and safe.",
        "people",
        lambda c: _ordered(TreatCaptives)(c) or c.session.state.turn >= 5,
        lambda c: c.session.state.turn >= 1 and bool(c.options["treat-captives"]),
    ),
    Step(
        "A flight wants a vehicle that is ready and a pad that stands. **Timeline** shows what is worth flying for and what blocks "
        "it; **Flights** is where it is put on the manifest. Plan one: whoever is first earns most.",
        "timeline",
        lambda c: bool(c.desk.side.flights) or any(_flown(c)) or c.session.state.turn >= LAST_TURN,
        _has_pad,
    ),
    Step(
        "That is the trade: people, money, machines, flights. “Ask the deputy” on the desk whenever you like. Carry on ends quarters "
        "until something needs you.",
        "desk",
        _turn(LAST_TURN),
        _always,
    ),
)


def guide_step(campaign: Campaign) -> tuple[int, Step] | None:
    """The step one is at, with its number; nothing once the first year is over or all is done."""
    if campaign.session.state.turn > LAST_TURN or campaign.view.over:
        return None
    for number, step in enumerate(STEPS):
        if not step.done(campaign) and step.when(campaign):
            return number + 1, step
    return None


def guide_words(step: Step, campaign: Campaign) -> str:
    """What a step says in this campaign: with its own machines, days and numbers."""
    return say(
        step.text,
        changes=_changes(campaign),
        points=campaign.rules.numbers.attention.per_turn,
        beginning=_beginning(campaign),
        small=_small(campaign),
    )


def _changes(campaign: Campaign) -> str:
    """When most sites pass into other hands; nothing where none does."""
    scenario = campaign.rules.scenario
    days = [one.since for site in scenario.sites for one in site.holders if one.since > scenario.start]
    if not days:
        return ""
    return say(", and the map changes on {day}", day=day(max(days, key=lambda one: (days.count(one), -one))))


def _first_rocket(campaign: Campaign) -> Item | None:
    """The rocket to begin with: one that rounds were captured of or can be, otherwise the cheapest that builds on no other."""
    rules, index = campaign.rules, campaign.desk.index
    mine = [item for item in rules.items if item.kind == VEHICLE and index in item.sides]
    caught = {lot.vehicle for _, lot in rules.lots if lot.rounds}
    found = [item for item in mine if item.id in caught] or [item for item in mine if not item.after] or mine
    return min(found, key=lambda item: (item.price, item.index), default=None)


def _beginning(campaign: Campaign) -> str:
    """What the first rocket lacks: a technology of its, or the rocket itself."""
    rocket, rules, side = _first_rocket(campaign), campaign.rules, campaign.desk.side
    if rocket is None:
        return say("whatever is cheapest")
    lacking = (rules.technologies[place].title for place, level in rocket.needs if side.trl[place] < level)
    return say("“{title}”", title=next(lacking, rocket.title))


def _small(campaign: Campaign) -> str:
    """What can fly from a small pad soonest."""
    rocket = _first_rocket(campaign)
    return say("the {rocket}", rocket=short(rocket.title)) if rocket is not None else say("a small rocket")


def guide_text(campaign: Campaign) -> str:
    """All steps, to be read again."""
    return "\n\n".join(f"{number}. {guide_words(step, campaign)}" for number, step in enumerate(STEPS, 1))
