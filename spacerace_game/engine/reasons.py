"""Explanations: the parts of every number a player can see, from the functions that make the number."""

from __future__ import annotations

from collections.abc import Callable

from spacerace_game.engine.captives import captive_named, captive_output_parts, trust_parts
from spacerace_game.engine.chance import PPM
from spacerace_game.engine.crews import skill_parts
from spacerace_game.engine.desk import Desk, burden, deputies_of
from spacerace_game.engine.money import GRANT_CAUSES, INCOME_CAUSES, tied_parts
from spacerace_game.engine.odds import draws, survival
from spacerace_game.engine.reasons_work import (
    explain_catching_up,
    explain_estimate,
    explain_next_million,
    explain_repair,
    explain_speed,
)
from spacerace_game.engine.state import CAUSES
from spacerace_game.engine.steps.milestones import expectation
from spacerace_game.engine.verdict import explain_verdict
from spacerace_game.engine.view import View

Parts = tuple[tuple[str, int], ...]


def _meter(name: str) -> Callable[[View, str], Parts]:
    def parts(view: View, _about: str) -> Parts:
        ledger = getattr(view.own, name)
        return tuple((cause, amount) for cause, amount in zip(CAUSES, ledger) if amount)

    return parts


def _grant(view: View, _about: str) -> Parts:
    return tuple((cause, amount) for cause, amount in zip(GRANT_CAUSES, view.own.grant_ledger) if amount)


def _attention(view: View, _about: str) -> Parts:
    numbers = view.rules.numbers.attention
    deputies = min(deputies_of(view), numbers.most - numbers.per_turn)
    parts = (("chief", numbers.per_turn), ("deputies", deputies), ("carried over", view.own.attention))
    heard = burden(view.own, view.turn)
    return (*parts, ("hearings and a new chief", -heard)) if heard else parts


def _purse(view: View, _about: str) -> Parts:
    """Free money after what is already committed this turn."""
    return Desk(view).purses().free


def _customers(view: View, _about: str) -> Parts:
    """Customers' money after what is already committed this turn."""
    return Desk(view).purses().customers


def _income(view: View, _about: str) -> Parts:
    """What came into the free purse for this turn, thousands."""
    return tuple((cause, amount) for cause, amount in zip(INCOME_CAUSES, view.own.income_ledger) if amount)


def _tied(view: View, _about: str) -> Parts:
    """Customers' money of a turn at today's interest, thousands."""
    return tied_parts(view.rules, view.side, view.own, view.period.year)


def _odds(view: View, about: str) -> Parts:
    """Chance of full success of a flight on the manifest, ppm: what each flight phase takes off."""
    flight = next((flight for flight in view.own.flights if flight.id == about), None)
    if flight is None:
        raise KeyError(about)
    phases = view.rules.missions[flight.mission].phases
    running = PPM
    parts = [("certainty", PPM)]
    for phase, chance in zip(phases, survival(draws(view.rules, view.own, flight), len(phases))):
        after = running * chance // PPM
        parts.append((phase.id, after - running))
        running = after
    return tuple(parts)


def _output(view: View, about: str) -> Parts:
    captive = captive_named(view.rules, about)
    if captive is not None:
        return captive_output_parts(view.rules, view.own, captive)
    skills = view.rules.scenario.people[view.rules.person_index[about]].skills
    return (("skill", 10 * max((one.skill for one in skills), default=0)),)


def _trust(view: View, about: str) -> Parts:
    captive = captive_named(view.rules, about)
    if captive is not None:
        return trust_parts(view.own, captive)
    trust = view.own.trust[view.rules.person_index[about]]
    return (("choices", trust),) if trust else ()


def _skill(view: View, about: str) -> Parts:
    """A crew member's skill aboard the spacecraft they train for."""
    person = view.rules.person_index[about]
    return skill_parts(view.rules, view.own, person, view.own.training[person] - 1)


def _surprise(view: View, about: str) -> Parts:
    """What a rival's first would do today, tenths of a point, against the likeliest rival."""
    milestone = view.rules.milestone_index[about]
    value = view.rules.scenario.milestones[milestone].first
    rivals = [place for place in range(len(view.public)) if place != view.side]
    if not rivals:
        return (("worth", value),)
    day = view.period.last
    expected = max(expectation(view.rules, view.own, rival, milestone, day) for rival in rivals)
    lead = lead_seen(view)
    unexpected = value * (PPM - expected) // PPM
    size = unexpected * (1000 + lead) // 1000
    return (("worth", value), ("expected", unexpected - value), ("own lead", size - unexpected))


def lead_seen(view: View) -> int:
    """How far ahead one's public believes itself, tenths: it follows the lead in prestige slowly, within ±50 points."""
    return view.own.lead


def _verdict(view: View, about: str) -> Parts:
    """The verdict so far, tenths of points by column; with a column behind the colon, its tenths of a per cent."""
    return explain_verdict(view.rules, view.side, view.own, view.holder, view.lot_holder, view.turn, about)


REASONS: dict[str, Callable[[View, str], Parts]] = {
    "support": _meter("support"),
    "fear": _meter("fear"),
    "military": _meter("military"),
    "prestige": _meter("prestige"),
    "grant": _grant,
    "attention": _attention,
    "purse": _purse,
    "customers": _customers,
    "income": _income,
    "tied": _tied,
    "odds": _odds,
    "output": _output,
    "trust": _trust,
    "speed": explain_speed,
    "catching-up": explain_catching_up,
    "next-million": explain_next_million,
    "estimate": explain_estimate,
    "repair": explain_repair,
    "skill": _skill,
    "surprise": _surprise,
    "verdict": _verdict,
}
