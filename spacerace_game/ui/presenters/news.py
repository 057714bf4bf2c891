"""Last quarter as the desk tells it: what happened, what each thing changed, and how it stands beside history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacerace_game.engine import Fact, facts
from spacerace_game.engine.captives import targets_of
from spacerace_game.spec.rules import TECHNOLOGY
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.beside import beside_history
from spacerace_game.ui.presenters.parts import CAUSES
from spacerace_game.ui.presenters.units import money, signed
from spacerace_game.ui.say import say
from spacerace_game.words.facts import known_first
from spacerace_game.words.names import capital, listed


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened last turn: its words, its weight, and what can be looked at."""

    text: str
    weight: int
    """3 for what changes the race, 0 for routine."""
    flight: str = ""
    milestone: str = ""
    tone: str = "ink"
    effect: str = ""
    """What it changed, and how it stands beside real history."""


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
    facts.DecisionTaken: 2,
    facts.CaptureDecided: 1,
    facts.PersonMoved: 1,
    facts.LevelReached: 0,
    facts.FaultsMoved: 0,
}
MILD = ("calm", "week")
"""Surprises that are told with the first that caused them; greater ones stand for themselves."""
METERS = {"support": "Support", "fear": "Fear", "prestige": "Prestige", "military": "Military interest"}


def news(campaign: Campaign) -> list[News]:
    """What happened last turn as this side knows it, the weightiest first."""
    found: list[News] = []
    for fact in campaign.facts:
        if _gathers(fact) or (isinstance(fact, facts.Surprised) and fact.shape in MILD):
            continue
        one = _one(campaign, fact)
        if one is not None and one.text:
            found.append(one)
    found += _gathered(campaign)
    found.sort(key=lambda one: (-one.weight, -_worth(campaign, one.milestone)))
    return found


def _worth(campaign: Campaign, milestone: str) -> int:
    rules = campaign.rules
    return rules.scenario.milestones[rules.milestone_index[milestone]].first if milestone else 0


# What comes in numbers is told together -----------------------------------------------------------

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
    """Whether a fact is told in a line with others of its kind."""
    match fact:
        case facts.CaptiveMoved():
            return fact.how == "checked"
        case facts.FaultSeen():
            return fact.how in REPAIRS
        case facts.PersonMoved():
            return fact.how in ("joined", "captured")
        case facts.SiteWatched():
            return not fact.came
        case facts.DesignDrawn():
            return fact.how == "drawn"
    return isinstance(
        fact,
        facts.CaptureDecided
        | facts.ErrandFailed
        | facts.ProgramClosed
        | facts.ProgramOpened
        | facts.LevelReached
        | facts.SiteSurveyed
        | facts.FlightSlipped,
    )


def _gathered(campaign: Campaign) -> list[News]:
    """Who came and who did not, what was begun, learnt and finished: a line for each kind, in the order of the facts."""
    groups: dict[tuple[int, str], list[str]] = {}
    for fact in sorted(campaign.facts, key=lambda fact: _rank(campaign, fact)):
        for weight, title, what in _entries(campaign, fact):
            names = groups.setdefault((weight, title), [])
            if what not in names:
                names.append(what)
    groups.update(_latest(campaign))
    return [
        News(say("**{title}:** {names}.", title=title, names=listed(names)), weight)
        for (weight, title), names in groups.items()
        if names
    ]


def _rank(campaign: Campaign, fact: Fact) -> int:
    """Who came over is named by what they can do, the ablest first; everything else stays as it happened."""
    if not isinstance(fact, facts.CaptureDecided):
        return 0
    rules = campaign.rules
    if fact.target not in rules.person_index:
        return 0
    person = rules.scenario.people[rules.person_index[fact.target]]
    return -max([person.leads, *(skill.skill for skill in person.skills)])


def _entries(campaign: Campaign, fact: Fact) -> Iterator[tuple[int, str, str]]:
    """Weight, title and name of a fact in its group."""
    name = campaign.name
    if isinstance(fact, facts.CaptureDecided):
        yield from _capture(campaign, fact)
        return
    if fact.side != campaign.side:
        return
    match fact:
        case facts.ErrandFailed():
            yield 0, say(FAILED[fact.why]), _at(campaign, fact.target, fact.site)
        case facts.PersonMoved(how="joined"):
            yield 1, say("Joined the program"), name(fact.person)
        case facts.FaultSeen() if fact.how in REPAIRS:
            fault = say("{fault} ({design})", fault=name(fact.fault), design=name(fact.design))
            yield 1, say(REPAIRS[fact.how]), fault
        case facts.CaptiveMoved(how="checked"):
            yield 0, say("Checked, and may work"), campaign.teller.inside(fact.captive)
        case facts.ProgramClosed(finished=True) if not _is_technology(campaign, fact.item):
            yield 2, say("Ready"), name(fact.item)
        case facts.ProgramClosed(finished=False):
            yield 1, say("Closed"), name(fact.item)
        case facts.ProgramOpened():
            yield 0, say("Work has begun on"), name(fact.item)
        case facts.DesignDrawn(how="drawn"):
            yield 1, say("A design is finished by"), campaign.teller.inside(fact.captive)
        case facts.SiteWatched(came=()):
            yield 0, say("Watched, and nobody else came"), _site(campaign, fact.site)
        case facts.SiteSurveyed(found=()):
            yield 0, say("Surveyed, and nothing new"), _site(campaign, fact.site)
        case facts.SiteSurveyed():
            for one in fact.found:
                if not _taken(campaign, one):
                    yield 1, say("New on our list"), _at(campaign, one, fact.site)


def _capture(campaign: Campaign, fact: facts.CaptureDecided) -> Iterator[tuple[int, str, str]]:
    side, name = campaign.side, campaign.teller.inside(fact.target)
    if fact.winner == side:
        title = say("Came over to us") if _people(campaign, fact.target) else say("Brought home")
        yield 2, title, name
    elif fact.winner == "destroyed":
        yield 1, say("Destroyed"), name
    elif fact.winner:
        who = say("a third hand") if fact.winner == "third" else campaign.country(fact.winner)
        yield 1, say("Went to {who}", who=who), name
    elif side in fact.contenders and fact.target in _declined_before(campaign):
        yield 0, say("Still would not come"), name
    elif side in fact.contenders:
        yield 0, say("Would not come"), _at(campaign, fact.target, fact.site)


def _latest(campaign: Campaign) -> dict[tuple[int, str], list[str]]:
    """What happened to one thing more than once in the quarter: only how it ended."""
    levels: dict[str, str] = {}
    slips: dict[str, str] = {}
    for fact in campaign.facts:
        if fact.side != campaign.side:
            continue
        if isinstance(fact, facts.LevelReached) and fact.level >= 6:
            levels[fact.technology] = say("{what} (level {n})", what=campaign.name(fact.technology), n=fact.level)
        elif isinstance(fact, facts.FlightSlipped):
            slips[fact.flight] = campaign.teller.tell(fact).removesuffix(".")
    return {(1, say("Learnt")): list(levels.values()), (1, say("Later than planned")): list(slips.values())}


def _taken(campaign: Campaign, target: str) -> bool:
    """Whether it is known that somebody has them already, wherever a survey believes them to be."""
    rules, view = campaign.rules, campaign.view
    if target in rules.person_index:
        return bool(view.holder[rules.person_index[target]])
    return bool(view.lot_holder[rules.lot_index[target]])


def _people(campaign: Campaign, target: str) -> bool:
    return target in campaign.rules.person_index or campaign.teller.many(target)


def _declined_before(campaign: Campaign) -> set[str]:
    """Whom this side had asked in vain before the last turn."""
    if campaign.before is None:
        return set()
    targets = targets_of(campaign.rules)
    return {targets[one.target].id for one in campaign.before.own.declined}


def _at(campaign: Campaign, target: str, site: str) -> str:
    """Someone or something with the site where it was looked for."""
    return say("{who} ({site})", who=campaign.teller.inside(target), site=_site(campaign, site))


def _site(campaign: Campaign, site: str) -> str:
    return campaign.name(site).split(",")[0]


def _is_technology(campaign: Campaign, item: str) -> bool:
    return campaign.rules.items[campaign.rules.item_index[item]].kind == TECHNOLOGY


# What stands alone --------------------------------------------------------------------------------


def _one(campaign: Campaign, fact: Fact) -> News | None:
    side, teller = campaign.side, campaign.teller
    if fact.side not in (side, ""):
        return _of_others(campaign, fact)
    if isinstance(fact, facts.GrantMade) and not campaign.view.period.opens_year:
        return None
    weight = WEIGHTS.get(type(fact), 0)
    flight, milestone, tone = "", "", "ink"
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
    return News(text, weight, flight, milestone, tone, _effect(campaign, fact))


def _of_others(campaign: Campaign, fact: Fact) -> News | None:
    """What another side did, as far as it is known."""
    teller, who = campaign.teller, campaign.name(fact.side)
    if isinstance(fact, facts.MilestoneReached) and fact.shown:
        text = say("{who}: {what}", who=who, what=teller.tell(fact, campaign.view))
        if not known_first(fact, campaign.view):
            return News(text, 1, "", fact.milestone)
        return News(text, 3, "", fact.milestone, "bad", _effect(campaign, fact))
    if isinstance(fact, facts.FlightFlown) and _was_agreed(campaign, fact.mission):
        text = say("{who}: {what}", who=who, what=teller.tell(fact))
        return News(text, 3, tone="good" if fact.fate == "success" else "bad")
    return None


def _was_agreed(campaign: Campaign, mission: str) -> bool:
    """Whether flights of a mission are flown under an agreement, and seen by all who signed it."""
    return campaign.rules.missions[campaign.rules.mission_index[mission]].agreement is not None


# What it changed ----------------------------------------------------------------------------------


def _effect(campaign: Campaign, fact: Fact) -> str:
    """What moved because of a fact, and for a first where it stands in real history."""
    match fact:
        case facts.DecisionTaken():
            return _sentence(_moved(campaign, fact.storylet) + _spent(campaign, fact.storylet))
        case facts.MilestoneReached():
            told = [_sentence(_moved(campaign, fact.milestone)), _shock(campaign, fact.milestone)]
            if known_first(fact, campaign.view):
                told.append(beside_history(campaign, fact.milestone, fact.day))
            return " ".join(one for one in told if one)
        case facts.FlightFlown():
            return _sentence(_moved(campaign, fact.flight))
        case facts.PastSurfaced():
            return _sentence(_moved(campaign, fact.captive))
        case facts.LossFoundOut():
            return _sentence(_moved(campaign, fact.person))
        case facts.RequirementEnded() if fact is _last(campaign, fact, "requirement"):
            return _sentence(_moved(campaign, fact.requirement))
        case facts.ReservationIgnored():
            return _sentence(_moved(campaign, fact.reservation, ("leaders",)))
        case facts.PromiseEnded() | facts.DemandEnded() if fact is _last(campaign, fact, "milestone"):
            cause = "promises" if isinstance(fact, facts.PromiseEnded) else "leaders"
            return _sentence(_moved(campaign, fact.milestone, (cause,)))
    return ""


def _shock(campaign: Campaign, milestone: str) -> str:
    """That a rival's first made a bad week at home."""
    weeks = (
        one
        for one in campaign.facts
        if isinstance(one, facts.Surprised) and one.side == campaign.side and one.shape == "week"
    )
    return say("It made a bad week.") if any(one.milestone == milestone for one in weeks) else ""


def _last(campaign: Campaign, fact: Fact, name: str) -> Fact:
    """The last fact of its kind about the same thing: what both moved is told once, with this one."""
    return [one for one in campaign.facts if type(one) is type(fact) and getattr(one, name) == getattr(fact, name)][-1]


def _moved(campaign: Campaign, about: str, causes: tuple[str, ...] = ()) -> list[str]:
    """Meters of one's own that something moved last turn, with a sign; perhaps only for some causes."""
    moved: dict[str, int] = {}
    for fact in campaign.facts:
        if not isinstance(fact, facts.MeterMoved) or fact.side != campaign.side or about not in fact.about[1:2]:
            continue
        if fact.cause in causes if causes else fact.cause not in ("promises", "leaders"):
            moved[fact.meter] = moved.get(fact.meter, 0) + fact.by
    return [
        say("{meter} {by}", meter=say(METERS[meter]).lower(), by=signed(by))
        for meter, by in moved.items()
        if by and meter in METERS
    ]


def _spent(campaign: Campaign, storylet: str) -> list[str]:
    paid = sum(
        fact.free
        for fact in campaign.facts
        if isinstance(fact, facts.MoneySpent) and fact.side == campaign.side and storylet in fact.what[1:2]
    )
    return [say("{money} spent", money=money(paid))] if paid else []


def _sentence(moves: list[str]) -> str:
    return capital(", ".join(moves)) + "." if moves else ""


NOTICED = 10
"""Tenths of a point by which a meter must have moved to be told of."""


def changes(campaign: Campaign) -> list[tuple[str, str, str, str]]:
    """Meters that moved last turn: name, by how much, what moved them most, and the tone of that."""
    found = []
    for meter, title in METERS.items():
        moved: dict[str, int] = {}
        for fact in campaign.facts:
            if isinstance(fact, facts.MeterMoved) and fact.side == campaign.side and fact.meter == meter:
                moved[fact.cause] = moved.get(fact.cause, 0) + fact.by
        total = sum(moved.values())
        if moved and abs(total) >= NOTICED:
            most = max(moved, key=lambda cause: abs(moved[cause]))
            tone = "ink" if meter in ("fear", "military") else "good" if total > 0 else "bad"
            found.append((say(title), signed(total), say(CAUSES.get(most, most)), tone))
    return found
