"""A condition in words: why a choice is locked, what a storylet waits for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Any

from spacerace_game.spec.base import text_for
from spacerace_game.spec.dates import iso
from spacerace_game.spec.effects import SetFlag
from spacerace_game.spec.stories import Choice, Storylet
from spacerace_game.words.facts import Teller

METERS = {"support": "support", "fear": "fear", "military": "military interest", "prestige": "prestige"}
WHO = {"self": "we", "rival": "a rival", "any": "somebody", "anyone": "somebody"}
TREATMENTS = {
    "integrate": "integrated",
    "isolate": "isolated",
    "parallel": "set beside a team of ours",
    "home": "sent home",
}
ANSWERED, THEIR_ANSWER = "was the answer in", "was their answer in"
OTHERS = "the other side had decided otherwise"
ANOTHER = "another decision had gone another way"
UNMET = "a decision that never came to this desk had gone another way"
NAMED = 2
"""How many decisions are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Chair:
    """Whoever a condition is put into words for: names, the side, and the scenes that have come to its desk."""

    teller: Teller
    side: str = ""
    met: Container[str] | None = None
    """Storylets by id; None: all may be named."""

    def name(self, thing: str) -> str:
        """A thing's title."""
        return self.teller.name(thing)


def condition_words(t: Teller, condition: Any, side: str = "", met: Container[str] | None = None) -> str:
    """What must hold, as a clause such as “support is at least 40”.

    Where an earlier decision is asked for it is named, with its answer as `side` read it, if it is among those `met`.
    """
    return _words(Chair(t, side, met), condition)


def _words(chair: Chair, condition: Any) -> str:
    teller = CLAUSES.get(condition.kind)
    return teller(chair, condition) if teller else condition.kind.replace("_", " ")


def _all(chair: Chair, c: Any) -> str:
    return "; ".join(dict.fromkeys(_words(chair, one) for one in c.conditions)) or "nothing more"


def _any(chair: Chair, c: Any) -> str:
    """Every clause once; of many decisions those that came to this desk are named, and the rest is counted."""
    told = dict.fromkeys(_words(chair, one) for one in c.conditions if one.kind != "flag")
    named: dict[str, None] = {}
    unmet = False
    for who in dict.fromkeys(one.who for one in c.conditions if one.kind == "flag"):
        flags = [one.flag for one in c.conditions if one.kind == "flag" and one.who == who]
        found = _answers(chair, flags, ANSWERED if who == "self" else THEIR_ANSWER)
        if who == "self":
            unmet = unmet or not all(_known(chair, flag) for flag in flags)
        named |= dict.fromkeys(found if found or who == "self" else [OTHERS])
    clauses = [*told, *list(named)[:NAMED]]
    rest = len(named) - NAMED
    if rest > 0:
        clauses.append(f"one of {rest} other decisions had gone another way" if rest > 1 else ANOTHER)
    elif unmet and not named:
        clauses.append(UNMET)
    return ", or ".join(clauses)


def _flag(chair: Chair, c: Any, said: str = "") -> str:
    """The decision that raises a flag: its answer and its title."""
    said = said or (ANSWERED if c.who == "self" else THEIR_ANSWER)
    return ", or ".join(_answers(chair, [c.flag], said)) or (UNMET if c.who == "self" else OTHERS)


def _known(chair: Chair, flag: str) -> list[tuple[Storylet, Choice]]:
    """The answers that raise a flag, in scenes that came to this desk."""
    return [one for one in _setters(chair.teller, flag) if chair.met is None or one[0].id in chair.met]


def _answers(chair: Chair, flags: Iterable[str], said: str) -> list[str]:
    """A clause for each decision that raises one of some flags, with all answers that do."""
    answers: dict[str, dict[str, None]] = {}
    for story, choice in (one for flag in flags for one in _known(chair, flag)):
        text = text_for(choice.text, chair.side).rstrip(".")
        answers.setdefault(story.title, {})[f"“{text}”"] = None
    return [f"{' or '.join(texts)} {said} “{title}”" for title, texts in answers.items()]


def _setters(t: Teller, flag: str) -> tuple[tuple[Storylet, Choice], ...]:
    """The answers that raise a flag."""
    found: dict[str, list[tuple[Storylet, Choice]]] | None = t.rules.machinery.get("flag_setters")
    if found is None:
        found = {}
        for story in t.rules.storylets:
            for choice in story.choices:
                for effect in choice.effects:
                    if isinstance(effect, SetFlag):
                        found.setdefault(effect.flag, []).append((story, choice))
        t.rules.machinery["flag_setters"] = found
    return tuple(found.get(flag, ()))


def _not(chair: Chair, c: Any) -> str:
    inner = c.condition
    if inner.kind == "flag" and inner.who == "self":
        return _flag(chair, inner, "was not the answer in")
    return f"it is not so that {_words(chair, inner)}"


def _between(_h: Chair, c: Any) -> str:
    if c.since is not None and c.until is not None:
        return f"it is between {iso(c.since)} and {iso(c.until)}"
    return f"it is after {iso(c.since)}" if c.since is not None else f"it is before {iso(c.until)}"


def _who(c: Any) -> str:
    return str(WHO.get(c.who, c.who))


def _have(c: Any) -> str:
    return "have" if c.who == "self" else "has"


def _flown(t: Chair, c: Any) -> str:
    ended = {"success": " with success", "failure": " and failed"}.get(c.ended, "")
    times = "once" if c.at_least == 1 else f"{c.at_least} times"
    return f"{t.name(c.vehicle)} has flown {times}{ended}"


CLAUSES: dict[str, Callable[[Chair, Any], str]] = {
    "all_of": _all,
    "any_of": _any,
    "not": _not,
    "between": _between,
    "milestone": lambda t, c: f"{_who(c)} {_have(c)} reached “{t.name(c.milestone)}”",
    "first": lambda t, c: f"{_who(c)} {'were' if c.who == 'self' else 'was'} first to “{t.name(c.milestone)}”",
    "technology": lambda t, c: f"{t.name(c.technology)} stands at level {c.level}",
    "meter": lambda _t, c: f"{METERS.get(c.meter, c.meter)} is at least {c.at_least / 10:.0f}",
    "holds": lambda t, c: f"{t.name(c.person)} works for {'us' if c.who == 'self' else WHO.get(c.who, c.who)}",
    "ready": lambda t, c: f"{t.name(c.item)} is ready",
    "flown": _flown,
    "crew_lost": lambda _t, c: f"at least {c.at_least} of our crews have died",
    "flag": _flag,
    "captives": lambda _t, c: f"we hold at least {c.at_least} captives",
    "institute": lambda _t, _c: "we have an institute in Germany",
    "dismissals": lambda _t, _c: "the chief is dismissed",
    "treated": lambda t, c: f"{t.name(c.group)} are {TREATMENTS[c.treatment]}",
}
