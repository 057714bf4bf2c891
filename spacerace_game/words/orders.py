"""An order in words: what it asks for, as a line of a chief's list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.spec import orders
from spacerace_game.spec.base import text_for
from spacerace_game.spec.orders import Order
from spacerace_game.words.days import long_date
from spacerace_game.words.facts import Teller
from spacerace_game.words.names import listed

LEVELS = {"mothball": "mothballed", "hold": "held", "normal": "normal funding", "crash": "crash funding"}
TASKS = {
    "survey": "look around at {site}",
    "recruit": "recruit {targets} at {site}",
    "carry-off": "carry off {targets} from {site}",
    "deny": "destroy {targets} at {site}",
    "watch": "watch who comes to {site}",
}
TREATMENTS = {
    "integrate": "integrate {0}",
    "isolate": "isolate {0}",
    "parallel": "let {0} race a team of our own",
    "home": "send {0} home",
}
REFORMS = {
    "announce-before": "announce flights before they are flown",
    "announce-after": "announce flights once they are flown",
    "schools": "build schools of engineering",
    "civil-agency": "found a civil space agency",
    "space-force": "found a military space force",
    "ministry": "put the industry under one ministry",
}
SECRECY = ("Open", "Guarded", "Secret", "Closed cities")
"""How closed a program can be, by level."""
OFFERS = ("by force", "bare terms", "fair terms", "the best terms")


def order_line(t: Teller, order: Order, side: str = "any") -> str:
    """The order in words, with the names of what it is about; `side` is whose texts are read."""
    if isinstance(order, orders.AnswerDecision):
        return _answer(t, order, side)
    teller = LINES.get(order.kind)
    return teller(t, order) if teller else order.kind.replace("-", " ")


def _answer(t: Teller, o: orders.AnswerDecision, side: str) -> str:
    place = t.rules.storylet_index.get(o.storylet)
    if place is None:
        return o.storylet
    story = t.rules.storylets[place]
    texts = [text_for(choice.text, side) for choice in story.choices if choice.id == o.choice]
    return f"{story.title}: {texts[0] if texts else o.choice}"


def _open(t: Teller, o: orders.OpenProgram) -> str:
    by = f", by {t.name(o.bureau)}" if o.bureau else ""
    return f"Open a program: {t.name(o.item)}, {LEVELS[o.level]}{by}"


def _mission(t: Teller, mission: str) -> str:
    """A mission's own title: a milestone may bear the same id."""
    place = t.rules.mission_index.get(mission)
    return t.rules.missions[place].title if place is not None else mission


def _flight(t: Teller, o: orders.ScheduleFlight) -> str:
    craft = f" with {t.name(o.spacecraft)}" if o.spacecraft else ""
    when = f" on {long_date(o.day)}" if o.day is not None else " as soon as it can be ready"
    return f"Fly “{_mission(t, o.mission)}” on {t.name(o.vehicle)}{craft}{when}"


def _series(t: Teller, o: orders.ScheduleSeries) -> str:
    what = f"{_mission(t, o.mission)} on {t.name(o.vehicle)}"
    return f"A series of {len(o.flights)}: {what}, from {long_date(o.flights[0].day)}"


def _team(t: Teller, o: orders.SendTeam) -> str:
    what = TASKS[o.task].format(site=t.name(o.site), targets=listed(t.inside(one) for one in o.targets))
    terms = f", {OFFERS[o.offer]}" if o.task == "recruit" else ""
    return f"Team {o.team}, month {o.beat}: {what}{terms}"


def _judge(t: Teller, o: orders.JudgeSuspect) -> str:
    hows = {"refuse": "send {0} away", "court": "hand {0} to a court", "take": "take {0} with eyes open"}
    return _capital(hows[o.verdict].format(t.name(o.whom)))


def _pledge(t: Teller, o: orders.MakePledge) -> str:
    secret = "Decree in secret" if o.secret else "Pledge"
    lean = ", with a lean estimate" if o.estimate == "lean" else ""
    return f"{secret}: {t.name(o.milestone)} by {long_date(o.by)}{lean}"


def _race(t: Teller, o: orders.RaceBureaus) -> str:
    if o.bureau is None:
        return f"End the race of bureaus for {t.name(o.item)}"
    return f"Set {t.name(o.bureau)} against the bureau of {t.name(o.item)}"


def _fault(t: Teller, o: orders.FixFaults) -> str:
    place = t.rules.design_index.get(o.design)
    faults = t.rules.designs[place].faults if place is not None else ()
    name = t.name(faults[o.fault].name) if o.fault < len(faults) else "a rough edge"
    return f"Find and fix on the ground: {name.lower()}, {t.name(o.design)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


LINES: dict[str, Callable[[Teller, Any], str]] = {
    "open-program": _open,
    "assign-bureau": lambda t, o: f"Give {t.name(o.item)} to {t.name(o.bureau)}",
    "race-bureaus": _race,
    "close-program": lambda t, o: f"Close the program: {t.name(o.item)}",
    "fund-program": lambda t, o: f"{t.name(o.item)}: {LEVELS[o.level]}",
    "freeze-design": lambda t, o: f"Freeze the design early: {t.name(o.item)}",
    "fix-fault": _fault,
    "schedule-flight": _flight,
    "schedule-series": _series,
    "resume-series": lambda t, o: f"Let the series of {t.flight(o.series)} go on",
    "cancel-flight": lambda t, o: f"Strike {t.flight(o.flight)} from the manifest",
    "train-crew": lambda t, o: f"Train {t.name(o.person)} for {t.name(o.spacecraft)}",
    "hire-engineers": lambda t, o: f"Hire {o.engineers:,} engineer{'s' * (o.engineers != 1)}: {t.name(o.discipline)}",
    "appoint-leader": lambda t, o: f"{t.name(o.person)} leads {t.name(o.item)}",
    "send-team": _team,
    "treat-captives": lambda t, o: _capital(TREATMENTS[o.treatment].format(t.name(o.whom))),
    "screen-captives": lambda _t, o: "Check captives before they work" if o.on else "Take captives as they come",
    "judge-suspect": _judge,
    "found-institute": lambda t, o: f"Found an institute at {t.name(o.site)}",
    "move-institute": lambda _t, _o: "Move the institute home in one night",
    "adopt-design": lambda t, o: f"Build {t.name(o.item)} on the design by {t.name(o.whom)}",
    "shelve-design": lambda t, o: f"Shelve the design by {t.name(o.whom)}",
    "use-source": lambda t, o: f"{'Open' if o.run else 'Close'} a source on {t.country(o.rival)}: {o.source}",
    "believe": lambda _t, o: f"Publish the estimate of the {o.agency} agency",
    "set-secrecy": lambda _t, o: f"Secrecy: {SECRECY[o.level].lower()}",
    "warn-country": lambda t, o: f"Warn the country: a rival may be first to {t.small(o.milestone)}",
    "make-pledge": _pledge,
    "request-rest": lambda t, o: f"Ask for the rest of the money for {t.small(o.milestone)}",
    "announce-slip": lambda t, o: f"Put off to {long_date(o.by)}: {t.small(o.milestone)}",
    "drop-pledge": lambda t, o: f"Give up the pledge: {t.small(o.milestone)}",
    "answer-demand": lambda t, o: (
        f"{'Promise' if o.answer == 'accept' else 'Refuse'} the leader this: {t.small(o.milestone)}"
    ),
    "answer-tender": lambda t, o: f"{'Promise' if o.answer == 'accept' else 'Decline'}: {t.name(o.requirement)}",
    "size-missile": lambda _t, o: f"Size the missile for a {o.size} bomb" if o.size != "both" else "Size two missiles",
    "reform": lambda _t, o: _capital(REFORMS[o.reform]),
}
