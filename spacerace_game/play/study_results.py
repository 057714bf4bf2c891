"""What a full study found: milestones, agreement with reality, the record's likelihood, and what decided most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from spacerace_game.chronicle.statistics import (
    METHODS,
    Compared,
    Likelihood,
    lags,
    median,
    order_agreement,
    wilson,
    winner_agreement,
)
from spacerace_game.play.study import MilestoneRow, milestone_rows, rows_as_json
from spacerace_game.play.trials import Decided, Folder, Row
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules

WITHIN = 274
"""Nine months in days: how near the median of a milestone should lie to its real day."""


@dataclass(frozen=True, slots=True)
class Found:
    """The results of a study."""

    rules: Rules
    about: dict[str, Any]
    rows: tuple[Row, ...]
    milestones: tuple[MilestoneRow, ...]
    orders: tuple[float, ...]
    """Kendall's tau-b of every campaign, in order of the runs."""
    winners: tuple[float, ...]
    """Share of winners as in reality, likewise."""
    median_lags: tuple[float, ...]
    likelihood: Likelihood | None
    decided: tuple[Decided, ...]


def compared_row(rules: Rules, row: Row) -> tuple[Compared, ...]:
    """A campaign of a study set beside reality, firsts only."""
    found = []
    for place, milestone in enumerate(rules.scenario.milestones):
        side, day = row.first[place]
        real = sorted((feat.date, name) for name, feat in milestone.real.items())
        found.append(
            Compared(
                milestone.id,
                rules.sides[side].id if side >= 0 else None,
                day if side >= 0 else None,
                real[0][1] if real else None,
                real[0][0] if real else None,
                (),
            )
        )
    return tuple(found)


def results(folder: Folder, runs: int, likelihood: Likelihood | None = None, decided: Sequence[Decided] = ()) -> Found:
    """What the first `runs` campaigns of a study's folder show."""
    rules = folder.rules
    rows = tuple(folder.rows[number] for number in range(runs) if number in folder.rows)
    until = rules.turns[-1].last
    compared = [compared_row(rules, row) for row in rows]
    shares = [winner_agreement(one) for one in compared]
    return Found(
        rules,
        folder.about(),
        rows,
        tuple(milestone_rows(rules, rows)),
        tuple(tau for one in compared if (tau := order_agreement(one, until)) is not None),
        tuple(same / told for same, told in shares if told),
        tuple(middle for one in compared if (middle := median(lags(one))) is not None),
        likelihood,
        tuple(decided),
    )


def spread(values: Sequence[float]) -> dict[str, float] | None:
    """Median and the range that holds eight in ten, rounded to three places."""
    if not values:
        return None
    ordered = sorted(values)
    many = len(ordered)
    return {
        name: round(ordered[min(many - 1, int(share * many))], 3)
        for name, share in (("p10", 0.1), ("median", 0.5), ("p90", 0.9))
    }


def off_course(found: Found) -> list[MilestoneRow]:
    """Milestones whose median lies more than nine months from the real day, or whose winner wins in half or fewer."""
    return [row for row in found.milestones if row.real_day is not None and not near(found, row)]


def near(found: Found, row: MilestoneRow) -> bool:
    """Whether the median lies within nine months of the real day, and the real winner wins in more than half."""
    if row.median is None or row.real_day is None or row.real_side is None:
        return False
    wins = row.shares.get(row.real_side, 0) * row.reached
    return abs(row.median - row.real_day) <= WITHIN and 2 * wins > len(found.rows)


def _methods(found: Found) -> tuple[str, ...]:
    """The statistics of a study that stand in its summary."""
    names = ["median-lag", "kendall-tau-b", "winners", "interval"]
    names += ["log-likelihood", "surprise"] if found.likelihood is not None else []
    return (*names, "decided") if found.decided else tuple(names)


def summary(found: Found) -> dict[str, Any]:
    """`summary.json`."""
    many = len(found.rows)
    sides = list(found.rules.side_index)
    rows = rows_as_json(found.milestones)
    for row, data in zip(found.milestones, rows):
        data["share_reached"] = round(row.reached / many, 4) if many else None
        data["lag_of_median_days"] = None if row.median is None or row.real_day is None else row.median - row.real_day
        data["within_nine_months_and_real_winner"] = near(found, row) if row.real_day is not None else None
        data["first"] = {side: round(share, 4) for side, share in row.shares.items()}
        data["first_95"] = {
            side: [round(edge, 4) for edge in wilson(round(share * row.reached), row.reached)]
            for side, share in row.shares.items()
        }
    one = found.likelihood
    return {
        "study": found.about,
        "runs": many,
        "milestones": rows,
        "kendall_tau_b": spread(found.orders),
        "winners_as_in_reality": spread(found.winners),
        "median_lag_days": spread(found.median_lags),
        "points": {side: spread([row.points[index] for row in found.rows]) for index, side in enumerate(sides)},
        "recorded_fates": None
        if one is None
        else {
            "flights": one.flights,
            "log_likelihood": round(one.total, 3),
            "expected": round(one.expected, 3),
            "standard_deviation": round(one.deviation, 3),
            "surprise": None if one.surprise is None else round(one.surprise, 3),
            "impossible": list(one.impossible),
        },
        "decided": [
            {
                "flight": each.flight,
                "date": iso(found.rules.record[each.flight][2].date),
                "fate": each.fate,
                "days_moved": each.weight,
                "milestones": dict(each.moved),
                "winners_changed": list(each.winners),
            }
            for each in found.decided
        ],
        "methods": {name: METHODS[name]._asdict() for name in _methods(found)},
    }
