"""What one side sees: its own columns with its beliefs, and what is public. Nothing hidden is referenced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacerace_game.engine import state as _state
from spacerace_game.engine.state import Side, State
from spacerace_game.spec.dates import Period
from spacerace_game.spec.effects import SetFlag
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Public:
    """What everybody knows of a side."""

    shown: tuple[int, ...]
    """By milestone: the day it was made public, or 0."""
    prestige: int
    custom: int
    institute: int = 0
    """Site plus one where its institute in Germany stands, or 0."""
    flags: tuple[int, ...] = ()
    """Of the flags that are public once raised, by index: those that are."""
    meetings: tuple[tuple[int, int], ...] = ()
    """Day and mission of the flights on its manifest that were agreed with others."""


@dataclass(frozen=True, slots=True)
class View:
    """A campaign as one side knows it, before a turn is played. It holds no seed and no rival's columns."""

    rules: Rules
    side: int
    turn: int
    own: Side
    """One's own columns; beliefs about rivals are among them. Read only."""
    public: tuple[Public, ...]
    """By side, one's own included."""
    holder: tuple[int, ...]
    """By person, since who went where is seen."""
    lot_holder: tuple[int, ...]
    hindsight: int
    edited: int
    over: int

    @property
    def name(self) -> str:
        """The side's id."""
        return self.rules.sides[self.side].id

    @property
    def period(self) -> Period:
        """The turn about to be played; the last one when the campaign is over."""
        return self.rules.turns[min(self.turn, len(self.rules.turns) - 1)]


def public_flags(rules: Rules) -> tuple[int, ...]:
    """The flags, by index, that everybody hears of when they are raised; worked out once."""
    found: tuple[int, ...] | None = rules.machinery.get("public_flags")
    if found is None:
        effects = (effect for story in rules.storylets for choice in story.choices for effect in choice.effects)
        names = {effect.flag for effect in effects if isinstance(effect, SetFlag) and effect.public}
        names |= {mission.agreement for mission in rules.missions if mission.agreement is not None}
        found = rules.machinery["public_flags"] = tuple(sorted(rules.flag_index[name] for name in names))
    return found


def agreed_missions(rules: Rules) -> frozenset[int]:
    """The missions, by index, that take an agreement; worked out once."""
    found: frozenset[int] | None = rules.machinery.get("agreed_missions")
    if found is None:
        found = frozenset(place for place, one in enumerate(rules.missions) if one.agreement is not None)
        rules.machinery["agreed_missions"] = found
    return found


def view_of(rules: Rules, state: State, side: int) -> View:
    """What a side sees of a state."""
    return _view(rules, state, side, _public(rules, state), tuple(state.holder), tuple(state.lot_holder))


def views_of(rules: Rules, state: State) -> list[View]:
    """What each side sees of a state; what is public is one and the same."""
    seen = (_public(rules, state), tuple(state.holder), tuple(state.lot_holder))
    return [_view(rules, state, side, *seen) for side in range(len(state.sides))]


def _view(
    rules: Rules, state: State, side: int, public: tuple[Public, ...], holder: tuple[int, ...], lots: tuple[int, ...]
) -> View:
    return View(
        rules, side, state.turn, state.sides[side], public, holder, lots, state.hindsight, state.edited, state.over
    )


def _public(rules: Rules, state: State) -> tuple[Public, ...]:
    heard, meant = public_flags(rules), agreed_missions(rules)
    return tuple(
        [
            Public(
                tuple(one.shown),
                sum(one.prestige),
                one.custom,
                one.institute,
                tuple([flag for flag in heard if one.flags[flag]]),
                tuple([(flight.day, flight.mission) for flight in one.flights if flight.mission in meant]),
            )
            for one in state.sides
        ]
    )


def view_as_json(view: View) -> dict[str, Any]:
    """Plain data of all that a view holds."""
    return {
        "side": view.name,
        "turn": view.turn,
        "own": _state._side_to_json(view.own),
        "public": [
            [list(one.shown), one.prestige, one.custom, one.institute, list(one.flags), list(map(list, one.meetings))]
            for one in view.public
        ],
        "holder": list(view.holder),
        "lot_holder": list(view.lot_holder),
        "hindsight": view.hindsight,
        "edited": view.edited,
        "over": view.over,
    }
