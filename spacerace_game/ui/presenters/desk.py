"""The desk: what needs the chief now, what happened, what has changed, and the dates ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacerace_game.engine.orders_germany import next_team, scrambling
from spacerace_game.engine.reservations import against
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.engine.steps.capture import beat_day
from spacerace_game.play.flight_plan import offered
from spacerace_game.spec.orders import AnswerDecision
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.crews import crew_lack
from spacerace_game.ui.presenters.germany import holder_phrase
from spacerace_game.ui.presenters.meetings import coming, set_by_others, to_be_set
from spacerace_game.ui.presenters.prizes import POINT, Prize, prize
from spacerace_game.ui.presenters.programs import ProgramLine, program_lines
from spacerace_game.ui.presenters.units import day, money, month, quarter, quarters_left
from spacerace_game.ui.say import say

AHEAD = 9
"""Turns ahead within which a program's end is told."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits: its title, what it is, where it is dealt with, and how pressing it is."""

    title: str
    text: str
    page: str
    about: str = ""
    pressing: bool = False
    marks: int = 0
    """What dealing with it takes of attention, at least."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date ahead: the day, what falls on it, and where to look."""

    day: int
    text: str
    page: str = ""
    about: str = ""
    when: str = ""
    """What is written in place of the day, where only the quarter is known."""


def needs(campaign: Campaign) -> list[Need]:
    """What waits for the chief, the most pressing first."""
    view, rules, options = campaign.view, campaign.rules, campaign.options
    own = view.own
    found: list[Need] = []
    if view.over:
        return [
            Need(
                say("The campaign is over"),
                say("Read how it ended, and how it stands against history."),
                "report",
                "",
                True,
            )
        ]
    answered = {order.storylet for order in campaign.orders if isinstance(order, AnswerDecision)}
    for pending in own.pending:
        story = rules.storylets[pending.storylet]
        if story.id not in answered:
            left = pending.due - view.turn
            when = say("decide this quarter") if left <= 0 else quarters_left(left + 1)
            found.append(Need(story.title, when, "story", story.id, left <= 0))
    for order in options["answer-demand"]:
        if order.kind == "answer-demand" and order.answer == "accept":
            wish = next(
                (one for one in own.wishes if rules.scenario.milestones[one.milestone].id == order.milestone), None
            )
            when = say("wanted by {day}; no answer is a refusal", day=day(wish.by)) if wish else ""
            found.append(
                Need(
                    say("The leader asks: {what}", what=campaign.name(order.milestone)),
                    when,
                    "demand",
                    order.milestone,
                    True,
                )
            )
    for order in options["answer-tender"]:
        if order.kind == "answer-tender" and order.answer == "accept":
            wanted = next(one for one in rules.scenario.requirements if one.id == order.requirement)
            found.append(
                Need(
                    say("A customer asks: {what}", what=wanted.title),
                    say("by {day}", day=day(wanted.due)),
                    "tender",
                    wanted.id,
                )
            )
    if options["size-missile"]:
        found.append(
            Need(
                say("A missile of the other size") if own.sizing else say("Size the intercontinental missile"),
                say("the customers would hear of a second one; it is not urgent")
                if own.sizing
                else say("for a bomb whose weight nobody knows yet"),
                "sizing",
                "",
                False,
                1,
            )
        )
    suspects = {order.whom for order in options["judge-suspect"] if order.kind == "judge-suspect"}
    for suspect in sorted(suspects):
        found.append(
            Need(
                say("A suspect waits: {name}", name=campaign.name(suspect)),
                say("screening found something in the file"),
                "people",
                suspect,
                True,
            )
        )
    slot = next_team(campaign.desk)
    if slot is not None:
        found.append(
            Need(
                say("Germany: team {team} has no errand", team=slot[0]),
                say("for {month}", month=month(beat_day(rules, view.turn, slot[1]))),
                "people",
                "",
                False,
            )
        )
    elif scrambling(campaign.desk):
        found.append(
            Need(say("Germany: every team has its errand"), say("they can still be changed"), "people", "", False)
        )
    found += _short_of_money(campaign)
    untreated = _untreated(campaign)
    if untreated:
        names = ", ".join(campaign.name(one) for one in untreated[:3])
        more = say(" and {n} more", n=len(untreated) - 3) if len(untreated) > 3 else ""
        found.append(
            Need(
                say("Captives without a decision: {n}", n=len(untreated)),
                names + more,
                "people",
                untreated[0],
                False,
                1,
            )
        )
    if not campaign.desk.side.programs:
        found.append(Need(say("No program is open"), say("the engineers have nothing to do"), "budget", "", True, 1))
    if own.hearing:
        found.append(
            Need(
                say("You are being heard"),
                say("support is too low; a hearing takes attention every quarter"),
                "budget",
                "",
                True,
            )
        )
    found += _meetings(campaign)
    found += _new_machines(campaign)
    found.sort(key=lambda one: not one.pressing)
    return found


def _meetings(campaign: Campaign) -> list[Need]:
    """Joint flights: a ship of theirs that waits for an answer, or an agreement under which nobody has set a day."""
    found = [
        Need(
            say("{who}: a ship to meet on {day}", who=campaign.name(one.rival), day=day(one.day)),
            say(
                "It stands on their manifest. Plan “{mission}” to meet it by {last}.",
                mission=_mission(campaign, one.answer),
                last=day(one.meets_by),
            ),
            "flights",
            one.answer,
            one.day <= campaign.view.period.last,
        )
        for one in set_by_others(campaign)
        if not one.answered
    ]
    mission = to_be_set(campaign)
    if mission:
        found.append(
            Need(
                say("The joint flight is signed, and no day is set"),
                say(
                    "Whoever plans “{mission}” sets it; the other side sees the day and can answer.",
                    mission=_mission(campaign, mission),
                ),
                "flights",
                mission,
            )
        )
    return found


def _mission(campaign: Campaign, mission: str) -> str:
    return campaign.rules.missions[campaign.rules.mission_index[mission]].title


def _short_of_money(campaign: Campaign) -> list[Need]:
    """That more is being worked on than can be paid this quarter."""
    left = sum(amount for _, amount in campaign.parts("purse"))
    if left >= 0:
        return []
    title = say("More is begun than can be paid: {money} short", money=money(-left))
    return [Need(title, say("what was begun last stands still; hold or close something"), "budget", "", True)]


def _untreated(campaign: Campaign) -> list[str]:
    """Captives that came over and were neither given work nor sent away."""
    treated = {order.whom for order in campaign.options["treat-captives"] if order.kind == "treat-captives"}
    from spacerace_game.engine.captives import captive_named

    found = []
    for name in sorted(treated):
        captive = captive_named(campaign.rules, name)
        if captive is not None and TREATMENTS[campaign.desk.side.treatment[captive.place]] == "none":
            found.append(name)
    return found


def _new_machines(campaign: Campaign) -> list[Need]:
    """Machines that became ready last turn: what they are good for now."""
    found = []
    for item in campaign.rules.items:
        if campaign.view.own.ready[item.index] == campaign.view.turn and campaign.view.turn and item.kind in (1, 2):
            found.append(Need(say("Ready: {name}", name=item.title), say("see what it can fly"), "flights", item.id))
    return found[:4]


def ahead(campaign: Campaign) -> list[Ahead]:
    """Dates ahead: flights, pledges, requirements, demands, and the calendar's own; none after the end."""
    view, rules, side = campaign.view, campaign.rules, campaign.desk.side
    found: list[Ahead] = []
    if view.over:
        return found
    for flight in side.flights:
        mission = rules.missions[flight.mission]
        craft = (
            rules.spacecraft[flight.spacecraft].title
            if flight.spacecraft >= 0
            else rules.vehicles[flight.vehicle].title
        )
        found.append(
            Ahead(flight.day, say("Flight: {mission}, {craft}", mission=mission.title, craft=craft), "flights")
        )
    found += _finished(campaign)
    for one in set_by_others(campaign):
        found.append(
            Ahead(
                one.day,
                say(
                    "{who}: their ship for the meeting stands on their manifest; {ours}",
                    who=campaign.name(one.rival),
                    ours=say("our flight to it is planned") if one.answered else say("nothing of ours meets it yet"),
                ),
                "flights",
                one.answer,
            )
        )
    for rival, when, _ in coming(campaign):
        found.append(Ahead(when, say("{who}: their flight comes to our ship", who=campaign.name(rival)), "flights", ""))
    for promise in side.promises:
        found.append(
            Ahead(
                promise.by,
                say("Promised: {what}", what=rules.scenario.milestones[promise.milestone].title),
                "timeline",
                rules.scenario.milestones[promise.milestone].id,
            )
        )
    for wish in side.wishes:
        if wish.accepted:
            found.append(
                Ahead(
                    wish.by,
                    say("The leader expects: {what}", what=rules.scenario.milestones[wish.milestone].title),
                    "timeline",
                    "",
                )
            )
    for place, wanted in enumerate(rules.scenario.requirements):
        if wanted.side == campaign.side and side.tender[place] == 1 and not side.demand[place]:
            found.append(Ahead(wanted.due, say("Due to the customer: {what}", what=wanted.title), "budget", wanted.id))
    until = rules.scenario.capture_until
    if until is not None and view.period.first <= until:
        found.append(Ahead(until, say("The last teams leave Germany"), "people", ""))
        passing: dict[tuple[int, str], list[str]] = {}
        for site in rules.scenario.sites:
            for turn in site.holders[1:]:
                if view.period.first < turn.since <= view.period.last + 200:
                    passing.setdefault((turn.since, turn.holder), []).append(site.title.split(",")[0])
        for (when, holder), sites in passing.items():
            names = ", ".join(sites)
            found.append(
                Ahead(
                    when, say("To {holder}: {sites}", holder=holder_phrase(campaign, holder), sites=names), "people", ""
                )
            )
    counts: dict[Ahead, int] = {}
    for date in sorted(found, key=lambda date: date.day):
        counts[date] = counts.get(date, 0) + 1
    return [
        replace(date, text=say("{what} ({n})", what=date.text, n=n)) if n > 1 else date for date, n in counts.items()
    ]


def _finished(campaign: Campaign) -> list[Ahead]:
    """The quarters of the next two years in which machines and facilities stand ready, if all goes on as it does.

    What waits for something else is left out: it is never ready before that.
    """
    rules, turn = campaign.rules, campaign.view.turn
    ready: dict[int, list[ProgramLine]] = {}
    for line in program_lines(campaign):
        if line.kind != "technology" and line.turns_left and not line.waits:
            ready.setdefault(turn + line.turns_left, []).append(line)
    found = []
    for when, lines in ready.items():
        if when < min(len(rules.turns), turn + AHEAD):
            names = ", ".join(line.title for line in lines)
            period = rules.turns[when]
            words = say("Ready at this pace: {names}", names=names)
            found.append(Ahead(period.first, words, "budget", lines[0].id, quarter(period)))
    return found


@dataclass(frozen=True, slots=True)
class Chance:
    """A milestone within reach: a flight that can be planned today, and what it would bring."""

    mission: str
    title: str
    prize: Prize
    against: str = ""
    """What the government would rather not have done that the flight would do, or an empty string."""


def within_reach(campaign: Campaign, most: int = 4) -> list[Chance]:
    """Milestones not reached yet that machines in hand could fly to today, the greatest first; none after the end.

    What would bring less than a point is left out, and what a flight on the manifest is for.
    """
    if campaign.view.over:
        return []
    rules, own = campaign.rules, campaign.view.own
    planned = {one for flight in campaign.desk.side.flights for one in rules.mission_milestones[flight.mission]}
    found: dict[int, Chance] = {}
    for one in offered(campaign.view, campaign.orders):
        if one["refusal"] is not None:
            break
        if campaign.unbuilt(one["vehicle"], one["spacecraft"]) or crew_lack(campaign, one["mission"]) is not None:
            continue
        mission = rules.mission_index[one["mission"]]
        for milestone in rules.mission_milestones[mission]:
            if not own.reached[milestone] and milestone not in found and milestone not in planned:
                title = rules.scenario.milestones[milestone].title
                vehicle, custom = rules.vehicle_index[one["vehicle"]], own.custom
                minds = [reserve.spec.title for reserve in against(campaign.view, mission, vehicle, custom)]
                found[milestone] = Chance(one["mission"], title, prize(campaign, milestone), ", ".join(minds))
    worthy = [one for one in found.values() if one.prize.worth >= POINT]
    return sorted(worthy, key=lambda one: -one.prize.worth)[:most]
