"""The comparison with real history: when each milestone was reached here and there."""

from __future__ import annotations

from typing import Any, NamedTuple

from spacerace_game.engine import State
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules


class Compared(NamedTuple):
    """A milestone here and in reality. Days are day numbers, or None where it was not reached."""

    id: str
    side: str | None
    day: int | None
    real_side: str | None
    real_day: int | None
    by_side: tuple[tuple[str, int | None, int | None], ...]
    """Side, its day here, its real day."""

    @property
    def delta_days(self) -> int | None:
        """Lag of the first here behind the real first in days; negative is a lead."""
        return None if self.day is None or self.real_day is None else self.day - self.real_day


def compare(state: State) -> tuple[Compared, ...]:
    """Every milestone of the scenario, in its order."""
    rules = state.rules
    found = []
    for place, milestone in enumerate(rules.scenario.milestones):
        real = sorted((feat.date, side) for side, feat in milestone.real.items())
        first = state.first[place]
        by_side = tuple(
            (
                side.id,
                state.sides[index].reached[place] or None,
                milestone.real[side.id].date if side.id in milestone.real else None,
            )
            for index, side in enumerate(rules.sides)
        )
        found.append(
            Compared(
                milestone.id,
                rules.sides[first - 1].id if first else None,
                state.first_day[place] if first else None,
                real[0][1] if real else None,
                real[0][0] if real else None,
                by_side,
            )
        )
    return tuple(found)


def compared_as_json(one: Compared) -> dict[str, Any]:
    """Plain data of a comparison, with ISO dates."""
    return {
        "id": one.id,
        "side": one.side,
        "date": None if one.day is None else iso(one.day),
        "real_side": one.real_side,
        "real_date": None if one.real_day is None else iso(one.real_day),
        "delta_days": one.delta_days,
        "sides": [
            {
                "side": side,
                "date": None if day is None else iso(day),
                "real_date": None if real is None else iso(real),
                "delta_days": None if day is None or real is None else day - real,
            }
            for side, day, real in one.by_side
        ],
    }


def turn_on(rules: Rules, day: int) -> int:
    """How many turns to play so that a day has passed."""
    return sum(1 for period in rules.turns if period.first <= day)
