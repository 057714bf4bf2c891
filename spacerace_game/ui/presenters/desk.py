"""The desk: what needs the chief now, what happened, what has changed, and the dates ahead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacerace_game.engine import Fact, facts
from spacerace_game.engine.captives import targets_of
from spacerace_game.engine.orders_germany import next_team, scrambling
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.play.flight_plan import offered
from spacerace_game.spec.orders import AnswerDecision
from spacerace_game.spec.rules import TECHNOLOGY
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.germany import holder_phrase
from spacerace_game.ui.presenters.meetings import coming, set_by_others, to_be_set
from spacerace_game.ui.presenters.prizes import POINT, Prize, prize
from spacerace_game.ui.presenters.units import day, quarters_left, signed
from spacerace_game.ui.say import say
from spacerace_game.words.facts import known_first


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
class News:
    """Something that happened last turn: its words, its weight, and what can be looked at."""

    text: str
    weight: int
    """3 for what changes the race, 0 for routine."""
    flight: str = ""
    milestone: str = ""
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date ahead: the day, what falls on it, and where to look."""

    day: int
    text: str
    page: str = ""
    about: str = ""


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
            when = say("asked for by {day}", day=day(wish.by)) if wish else ""
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
                say("month {beat} of this quarter", beat=slot[1]),
                "people",
                "",
                False,
            )
        )
    elif scrambling(campaign.desk):
        found.append(
            Need(say("Germany: every team has its errand"), say("they can still be changed"), "people", "", False)
        )
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


WEIGHTS: dict[type, int] = {
    facts.FlightFlown: 2,
    facts.MilestoneReached: 3,
    facts.Surprised: 3,
    facts.ChiefDismissed: 3,
    facts.ChiefHeard: 3,
    facts.BombWeighed: 2,
    facts.DeterrenceMet: 2,
    facts.PastSurfaced: 2,
    facts.LossFoundOut: 2,
    facts.DemandMade: 2,
    facts.RequirementPosted: 2,
    facts.PromiseEnded: 2,
    facts.SourceLost: 2,
    facts.Unpaid: 2,
    facts.CaptureDecided: 1,
    facts.PersonMoved: 1,
    facts.DecisionTaken: 1,
    facts.LevelReached: 0,
}


def news(campaign: Campaign) -> list[News]:
    """What happened last turn as this side knows it, the weightiest first."""
    found: list[News] = []
    for fact in campaign.facts:
        one = None if isinstance(fact, GATHERED) and _gathers(fact) else _one(campaign, fact)
        if one is not None and one.text:
            found.append(one)
    found += _gathered(campaign)
    found.sort(key=lambda one: -one.weight)
    return found


GATHERED: tuple[type[Fact], ...] = (
    facts.PersonMoved,
    facts.CaptureDecided,
    facts.ErrandFailed,
    facts.CaptiveMoved,
    facts.FaultSeen,
    facts.ProgramClosed,
    facts.LevelReached,
    facts.ProgramOpened,
)
"""Facts that come in numbers: told together in a line each kind."""


FAILED = {
    "nothing-there": "Not found where our teams looked",
    "no-trains": "No trains left for",
    "no-money": "No money for the offer to",
    "guarded": "Too well guarded",
}
"""Why an errand in Germany came to nothing, in words."""
REPAIRS = {"fixed": "Put right", "not fixed": "Not put right yet"}
"""How repairs on the ground ended, in words."""


def _gathers(fact: Fact) -> bool:
    if isinstance(fact, facts.CaptiveMoved):
        return fact.how == "checked"
    if isinstance(fact, facts.FaultSeen):
        return fact.how in REPAIRS
    return not isinstance(fact, facts.PersonMoved) or fact.how in ("joined", "captured")


def _gathered(campaign: Campaign) -> list[News]:
    """Who came and who did not, what was begun, learnt and finished: a line for each kind."""
    side, name = campaign.side, campaign.name
    asked = _declined_before(campaign)
    groups: dict[tuple[int, str], list[str]] = {}

    def add(weight: int, title: str, what: str) -> None:
        names = groups.setdefault((weight, title), [])
        if what not in names:
            names.append(what)

    for fact in campaign.facts:
        if isinstance(fact, facts.CaptureDecided):
            if fact.winner == side:
                add(2, say("Came over to us"), name(fact.target))
            elif fact.winner == "destroyed":
                add(1, say("Destroyed"), name(fact.target))
            elif fact.winner:
                who = say("a third hand") if fact.winner == "third" else campaign.country(fact.winner)
                add(1, say("Went to {who}", who=who), name(fact.target))
            elif side in fact.contenders and fact.target in asked:
                add(0, say("Still would not come"), name(fact.target))
            elif fact.side in (side, "") or side in fact.contenders:
                add(0, say("Would not come"), _at(campaign, fact.target, fact.site))
        elif fact.side != side:
            continue
        elif isinstance(fact, facts.ErrandFailed):
            add(0, say(FAILED[fact.why]), _at(campaign, fact.target, fact.site))
        elif isinstance(fact, facts.PersonMoved) and fact.how == "joined":
            add(1, say("Joined the program"), name(fact.person))
        elif isinstance(fact, facts.FaultSeen) and fact.how in REPAIRS:
            fault = say("{fault} ({design})", fault=name(fact.fault), design=name(fact.design))
            add(1, say(REPAIRS[fact.how]), fault)
        elif isinstance(fact, facts.CaptiveMoved) and fact.how == "checked":
            add(0, say("Checked, and may work"), name(fact.captive))
        elif isinstance(fact, facts.LevelReached) and fact.level >= 6:
            add(1, say("Learnt"), say("{what}, level {n}", what=name(fact.technology), n=fact.level))
        elif isinstance(fact, facts.ProgramClosed) and fact.finished and not _is_technology(campaign, fact.item):
            add(2, say("Ready"), name(fact.item))
        elif isinstance(fact, facts.ProgramClosed) and not fact.finished:
            add(1, say("Closed"), name(fact.item))
        elif isinstance(fact, facts.ProgramOpened):
            add(0, say("Work has begun on"), name(fact.item))
    return [
        News(say("**{title}:** {names}.", title=title, names=", ".join(names)), weight)
        for (weight, title), names in groups.items()
    ]


def _declined_before(campaign: Campaign) -> set[str]:
    """Whom this side had asked in vain before the last turn."""
    if campaign.before is None:
        return set()
    targets = targets_of(campaign.rules)
    return {targets[one.target].id for one in campaign.before.own.declined}


def _at(campaign: Campaign, target: str, site: str) -> str:
    """Someone or something with the site where it was looked for."""
    return say("{who} ({site})", who=campaign.name(target), site=campaign.name(site).split(",")[0])


def _is_technology(campaign: Campaign, item: str) -> bool:
    return campaign.rules.items[campaign.rules.item_index[item]].kind == TECHNOLOGY


def _one(campaign: Campaign, fact: Fact) -> News | None:
    side, teller = campaign.side, campaign.teller
    if fact.side not in (side, ""):
        if isinstance(fact, facts.MilestoneReached) and fact.shown:
            text = say("{who}: {what}", who=campaign.name(fact.side), what=teller.tell(fact, campaign.view))
            return News(text, 3, "", fact.milestone, "bad" if known_first(fact, campaign.view) else "ink")
        if isinstance(fact, facts.FlightFlown) and _was_agreed(campaign, fact.mission):
            text = say("{who}: {what}", who=campaign.name(fact.side), what=teller.tell(fact))
            return News(text, 3, tone="good" if fact.fate == "success" else "bad")
        return None
    if isinstance(fact, facts.GrantMade) and not campaign.view.period.opens_year:
        return None
    weight = WEIGHTS.get(type(fact), 0)
    tone = "ink"
    flight = ""
    milestone = ""
    if isinstance(fact, facts.FlightFlown):
        flight = fact.flight
        tone = {"success": "good", "partial": "warn", "failure": "bad"}[fact.fate]
        weight = 3 if fact.crew or fact.died else 2
    elif isinstance(fact, facts.MilestoneReached):
        milestone, tone = fact.milestone, "good"
    elif isinstance(fact, facts.Surprised):
        milestone, tone = fact.milestone, "bad"
    elif isinstance(fact, facts.Unpaid):
        tone = "bad"
    text = teller.tell(fact, campaign.view)
    if isinstance(fact, facts.DecisionTaken):
        title = campaign.rules.storylets[campaign.rules.storylet_index[fact.storylet]].title
        text = f"**{title}.** {text.removeprefix(title + '. ')}"
    return News(text, weight, flight, milestone, tone)


NOTICED = 10
"""Tenths of a point by which a meter must have moved to be told of."""


def _was_agreed(campaign: Campaign, mission: str) -> bool:
    """Whether flights of a mission are flown under an agreement, and seen by all who signed it."""
    return campaign.rules.missions[campaign.rules.mission_index[mission]].agreement is not None


def changes(campaign: Campaign) -> list[tuple[str, str, str, str]]:
    """Meters that moved last turn: name, by how much, what moved them most, and the tone of that."""
    found = []
    for meter in ("support", "fear", "prestige", "military"):
        moved: dict[str, int] = {}
        for fact in campaign.facts:
            if isinstance(fact, facts.MeterMoved) and fact.side == campaign.side and fact.meter == meter:
                moved[fact.cause] = moved.get(fact.cause, 0) + fact.by
        total = sum(moved.values())
        if moved and abs(total) >= NOTICED:
            from spacerace_game.ui.presenters.parts import CAUSES

            most = max(moved, key=lambda cause: abs(moved[cause]))
            names = {
                "support": say("Support"),
                "fear": say("Fear"),
                "prestige": say("Prestige"),
                "military": say("Military interest"),
            }
            tone = "ink" if meter in ("fear", "military") else "good" if total > 0 else "bad"
            found.append((names[meter], signed(total), say(CAUSES.get(most, most)), tone))
    return found


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


@dataclass(frozen=True, slots=True)
class Chance:
    """A milestone within reach: a flight that can be planned today, and what it would bring."""

    mission: str
    title: str
    prize: Prize


def within_reach(campaign: Campaign, most: int = 4) -> list[Chance]:
    """Milestones not reached yet that machines in hand could fly to today, the greatest first; none after the end.

    What would bring less than a point is left out.
    """
    if campaign.view.over:
        return []
    rules, own = campaign.rules, campaign.view.own
    found: dict[int, Chance] = {}
    for one in offered(campaign.view, campaign.orders):
        if one["refusal"] is not None:
            break
        if campaign.unbuilt(one["vehicle"], one["spacecraft"]):
            continue
        mission = rules.mission_index[one["mission"]]
        for milestone in rules.mission_milestones[mission]:
            if not own.reached[milestone] and milestone not in found:
                title = rules.scenario.milestones[milestone].title
                found[milestone] = Chance(one["mission"], title, prize(campaign, milestone))
    worthy = [one for one in found.values() if one.prize.worth >= POINT]
    return sorted(worthy, key=lambda one: -one.prize.worth)[:most]
