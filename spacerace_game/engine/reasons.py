"""Explanations: the parts of every number a player can see, from the functions that make the number."""

from __future__ import annotations

from collections.abc import Callable

from spacerace_game.engine.chance import PPM
from spacerace_game.engine.crews import skill_parts
from spacerace_game.engine.desk import Desk, deputies_of
from spacerace_game.engine.money import GRANT_CAUSES
from spacerace_game.engine.odds import draws, survival
from spacerace_game.engine.state import CAUSES
from spacerace_game.engine.steps.milestones import expectation
from spacerace_game.engine.verdict import explain_verdict
from spacerace_game.engine.view import View
from spacerace_game.engine.work import captive_help, needed_engineers, output_parts, speed_parts

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
    return (("chief", numbers.per_turn), ("deputies", deputies), ("carried over", view.own.attention))


def _purse(view: View, _about: str) -> Parts:
    """Free money after what is already committed this turn."""
    civil, military = Desk(view).committed()
    return (
        ("free", view.own.free),
        ("civil commitments", -civil),
        ("military commitments beyond tied money", -max(0, military - view.own.tied)),
    )


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
    return output_parts(view.rules, view.own, view.rules.person_index[about])


def _skill(view: View, about: str) -> Parts:
    """A crew member's skill aboard the spacecraft they train for."""
    person = view.rules.person_index[about]
    return skill_parts(view.rules, view.own, person, view.own.training[person] - 1)


def _speed(view: View, about: str) -> Parts:
    place = view.rules.item_index[about]
    program = next((program for program in view.own.programs if program.item == place), None)
    if program is None:
        raise KeyError(about)
    needed = needed_engineers(view.rules, view.own)
    help_ = captive_help(view.rules, view.holder, view.side, view.own)
    return speed_parts(view.rules, view.turn, view.own, program, needed, help_)


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
    """How far ahead one's public believes itself, tenths: twice the lead in prestige, within ±50 points."""
    others = [one.prestige for place, one in enumerate(view.public) if place != view.side]
    return max(-500, min(500, 2 * (view.public[view.side].prestige - max(others, default=0))))


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
    "odds": _odds,
    "output": _output,
    "speed": _speed,
    "skill": _skill,
    "surprise": _surprise,
    "verdict": _verdict,
}
