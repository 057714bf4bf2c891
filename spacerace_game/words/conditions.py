"""A condition in words: why a choice is locked, what a storylet waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.spec.dates import iso
from spacerace_game.words.facts import Teller

METERS = {"support": "support", "fear": "fear", "military": "military interest", "prestige": "prestige"}
WHO = {"self": "we", "rival": "a rival", "any": "somebody", "anyone": "somebody"}
TREATMENTS = {
    "integrate": "integrated",
    "isolate": "isolated",
    "parallel": "set beside a team of ours",
    "home": "sent home",
}


def condition_words(t: Teller, condition: Any) -> str:
    """What must hold, as a clause such as “support is at least 40”."""
    teller = CLAUSES.get(condition.kind)
    return teller(t, condition) if teller else condition.kind.replace("_", " ")


def _all(t: Teller, c: Any) -> str:
    return "; ".join(condition_words(t, one) for one in c.conditions) or "nothing more"


def _any(t: Teller, c: Any) -> str:
    return ", or ".join(condition_words(t, one) for one in c.conditions)


def _between(_t: Teller, c: Any) -> str:
    if c.since is not None and c.until is not None:
        return f"it is between {iso(c.since)} and {iso(c.until)}"
    return f"it is after {iso(c.since)}" if c.since is not None else f"it is before {iso(c.until)}"


def _who(c: Any) -> str:
    return str(WHO.get(c.who, c.who))


def _have(c: Any) -> str:
    return "have" if c.who == "self" else "has"


def _flown(t: Teller, c: Any) -> str:
    ended = {"success": " with success", "failure": " and failed"}.get(c.ended, "")
    times = "once" if c.at_least == 1 else f"{c.at_least} times"
    return f"{t.name(c.vehicle)} has flown {times}{ended}"


CLAUSES: dict[str, Callable[[Teller, Any], str]] = {
    "all_of": _all,
    "any_of": _any,
    "not": lambda t, c: f"it is not so that {condition_words(t, c.condition)}",
    "between": _between,
    "milestone": lambda t, c: f"{_who(c)} {_have(c)} reached “{t.name(c.milestone)}”",
    "first": lambda t, c: f"{_who(c)} {'were' if c.who == 'self' else 'was'} first to “{t.name(c.milestone)}”",
    "technology": lambda t, c: f"{t.name(c.technology)} stands at level {c.level}",
    "meter": lambda _t, c: f"{METERS.get(c.meter, c.meter)} is at least {c.at_least / 10:.0f}",
    "holds": lambda t, c: f"{t.name(c.person)} works for {'us' if c.who == 'self' else WHO.get(c.who, c.who)}",
    "ready": lambda t, c: f"{t.name(c.item)} is ready",
    "flown": _flown,
    "crew_lost": lambda _t, c: f"at least {c.at_least} of our crews have died",
    "flag": lambda _t, _c: "an earlier decision went another way",
    "captives": lambda _t, c: f"we hold at least {c.at_least} captives",
    "institute": lambda _t, _c: "we have an institute in Germany",
    "dismissals": lambda _t, _c: "the chief is dismissed",
    "treated": lambda t, c: f"{t.name(c.group)} are {TREATMENTS[c.treatment]}",
}
