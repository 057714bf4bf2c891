"""The comparison with real history and its statistics, each with its name and where it comes from.

Every figure that the game sets beside reality (on the timeline, in the report, in a study) is worked out here and
nowhere else. `METHODS` says in words what each one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import Any, NamedTuple

from spacerace_game.engine import State, View
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.spec.dates import civil, iso
from spacerace_game.spec.rules import Rules


class Method(NamedTuple):
    """A statistic: its name, what it is in a sentence or two, and who described it."""

    id: str
    name: str
    meaning: str
    source: str


METHODS: dict[str, Method] = {
    one.id: one
    for one in (
        Method(
            "lag",
            "Lag, in days",
            "The day on which a milestone was first reached here less the day on which it was first reached in "
            "reality. A negative number is a lead.",
            "The difference of two dates; nothing is estimated.",
        ),
        Method(
            "median-lag",
            "Median lag, in days",
            "The middle one of all lags in order of size, or the mean of the two in the middle. Half of the milestones "
            "came earlier than this says, half later, and one wild value cannot move it.",
            "J. W. Tukey, Exploratory Data Analysis (1977), ch. 2",
        ),
        Method(
            "kendall-tau-b",
            "Kendall's tau-b of the order",
            "How far the milestones came in the real order: +1 for the same order, 0 for no relation, −1 for the "
            "reverse. Each pair of milestones counts once; what was not reached counts as tied behind all that was.",
            "M. G. Kendall, Biometrika 30 (1938) 81–93; for ties, Biometrika 33 (1945) 239–251",
        ),
        Method(
            "winners",
            "Winners as in reality",
            "Of the milestones reached here and in reality: the share that the same side reached first.",
            "Simple matching coefficient: R. R. Sokal and C. D. Michener, University of Kansas Science Bulletin 38 "
            "(1958) 1409–1438",
        ),
        Method(
            "spending",
            "Money against real spending",
            "What a side spent in a year of its own free money, in per cent of what was really spent on civil "
            "spaceflight. A campaign pays for a few programs and not for a whole agency, so the change from year to "
            "year says more than the figure.",
            "The ratio of two sums in constant dollars; the sources stand with the scenario's figures",
        ),
        Method(
            "flights",
            "Flights against the record",
            "Flights, those that did all they were sent for, and the dead, here and in the scenario's record of real "
            "flights up to the same day.",
            "Counts. The record follows J. McDowell's General Catalog of Artificial Space Objects where the scenario "
            "says so",
        ),
        Method(
            "interval",
            "Share of successes, with its uncertainty",
            "The share of flights that did all they were sent for, and the range in which the chance behind it lies "
            "with 95 per cent confidence.",
            "Score interval: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212",
        ),
        Method(
            "columns",
            "The five columns",
            "What a side has done in the firsts, knowledge, shield, people and legacy columns, in per cent of what "
            "that side had really done by the same day.",
            "The rules of the game: docs/rules.md, the verdict",
        ),
        Method(
            "log-likelihood",
            "Log-likelihood of the recorded fates",
            "The sum of the natural logarithms of the odds that each recorded flight had of ending as it did. Nearer "
            "to nought means that the record was less of a surprise.",
            "Logarithmic score: I. J. Good, Journal of the Royal Statistical Society B 14 (1952) 107–114",
        ),
        Method(
            "surprise",
            "Surprise against expectation",
            "The log-likelihood less what it would be on average if the odds were right, in standard deviations. "
            "Beyond two either way the odds do not fit the record.",
            "The test of D. J. Spiegelhalter, Statistics in Medicine 5 (1986) 421–433, with the logarithmic score",
        ),
        Method(
            "decided",
            "Flights that decided most",
            "Real history again with all recorded fates but one: by how many days the firsts of milestones move, none "
            "of them counted for more than two years.",
            "A sum of differences of dates; nothing is estimated.",
        ),
    )
}


# ---- milestones --------------------------------------------------------------------------------------------


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

    @property
    def same_winner(self) -> bool | None:
        """Whether the same side was first, or None where one of the two has no first."""
        return None if self.side is None or self.real_side is None else self.side == self.real_side


def compare(source: State | View) -> tuple[Compared, ...]:
    """Every milestone of the scenario, in its order.

    Of a view only what that side can know: its own days, and of its rivals the days on which they showed them.
    """
    rules = source.rules
    found = []
    for place, milestone in enumerate(rules.scenario.milestones):
        real = sorted((feat.date, side) for side, feat in milestone.real.items())
        days = [_day(source, index, place) for index in range(len(rules.sides))]
        if isinstance(source, State):
            first = source.first[place] - 1 if source.first[place] else None
        else:
            known = [(day, index) for index, day in enumerate(days) if day is not None]
            first = min(known)[1] if known else None
        found.append(
            Compared(
                milestone.id,
                None if first is None else rules.sides[first].id,
                None if first is None else days[first],
                real[0][1] if real else None,
                real[0][0] if real else None,
                tuple(
                    (side.id, days[index], milestone.real[side.id].date if side.id in milestone.real else None)
                    for index, side in enumerate(rules.sides)
                ),
            )
        )
    return tuple(found)


def _day(source: State | View, index: int, milestone: int) -> int | None:
    if isinstance(source, State):
        return source.sides[index].reached[milestone] or None
    if index == source.side:
        return source.own.reached[milestone] or None
    return source.public[index].shown[milestone] or None


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


# ---- lag, median, order, winners ---------------------------------------------------------------------------


def lags(compared: Iterable[Compared]) -> tuple[int, ...]:
    """The lag of every milestone that was reached here and in reality, days."""
    return tuple(one.delta_days for one in compared if one.delta_days is not None)


def median(values: Sequence[int]) -> float | None:
    """The middle value, or the mean of the two in the middle; None of nothing.

    >>> median([9, 1, 5]), median([1, 2]), median([])
    (5.0, 1.5, None)
    """
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def quantile(values: Sequence[int], share: float) -> int:
    """The value at a share of the way through the sorted values, by the nearest rank.

    >>> quantile([4, 1, 3, 2, 5], 0.5), quantile([1, 2], 0.9)
    (3, 2)
    """
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def kendall_tau_b(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Rank agreement of two orders of the same things, −1 to 1, with ties; None where one order says nothing.

    >>> kendall_tau_b([1, 2, 3], [10, 20, 30]), kendall_tau_b([1, 2, 3], [3, 2, 1])
    (1.0, -1.0)
    >>> round(kendall_tau_b([1, 2, 2, 3], [1, 2, 3, 3]), 3)
    0.8
    >>> kendall_tau_b([1, 1], [1, 2]) is None
    True
    """
    agree = untied_first = untied_second = 0
    for place, (x, y) in enumerate(zip(first, second)):
        for other_x, other_y in zip(first[place + 1 :], second[place + 1 :]):
            dx, dy = (x > other_x) - (x < other_x), (y > other_y) - (y < other_y)
            agree += dx * dy
            untied_first += dx != 0
            untied_second += dy != 0
    if not untied_first or not untied_second:
        return None
    return agree / sqrt(untied_first * untied_second)


def order_agreement(compared: Iterable[Compared], until: int) -> float | None:
    """Kendall's tau-b between the order of the milestones here and in reality, of those reached in either by a day."""
    here, there = [], []
    for one in compared:
        real = one.real_day if one.real_day is not None and one.real_day <= until else None
        if one.day is not None or real is not None:
            here.append(one.day if one.day is not None else until + 1)
            there.append(real if real is not None else until + 1)
    return kendall_tau_b(here, there)


def winner_agreement(compared: Iterable[Compared]) -> tuple[int, int]:
    """How many milestones had the same winner as in reality, of how many reached here and there."""
    told = [one.same_winner for one in compared if one.same_winner is not None]
    return sum(told), len(told)


# ---- flights -----------------------------------------------------------------------------------------------


class Tally(NamedTuple):
    """Flights of a side."""

    flown: int
    succeeded: int
    lost: int
    died: int
    """Crew."""

    @property
    def partial(self) -> int:
        """Flights that did part of what they were sent for."""
        return self.flown - self.succeeded - self.lost


def tally_here(facts: Iterable[FlightFlown], side: str, until: int | None = None) -> Tally:
    """The flights of a side in a campaign, up to a day."""
    flown = [one for one in facts if one.side == side and (until is None or one.day <= until)]
    return Tally(
        len(flown),
        sum(one.fate == "success" for one in flown),
        sum(one.fate == "failure" for one in flown),
        sum(len(one.died) for one in flown),
    )


def tally_really(rules: Rules, side: str, until: int) -> Tally:
    """The flights of a side in the scenario's record, from the first day of the campaign up to a day."""
    begun = rules.turns[0].first
    flown = [
        one for path in rules.scenario.history if path.side == side for one in path.record if begun <= one.date <= until
    ]
    return Tally(
        len(flown),
        sum(one.fate == "success" for one in flown),
        sum(one.fate == "failure" for one in flown),
        sum(len(one.died) for one in flown),
    )


def by_year(facts: Iterable[FlightFlown], side: str) -> dict[int, Tally]:
    """The flights of a side here, year by year."""
    years: dict[int, list[FlightFlown]] = {}
    for one in facts:
        if one.side == side:
            years.setdefault(civil(one.day)[0], []).append(one)
    return {year: tally_here(years[year], side) for year in sorted(years)}


def wilson(succeeded: int, flown: int, z: float = 1.96) -> tuple[float, float]:
    """The range in which the chance behind so many successes lies with 95 per cent confidence.

    >>> tuple(round(edge, 3) for edge in wilson(8, 10))
    (0.49, 0.943)
    """
    if not flown:
        return 0.0, 1.0
    share, square = succeeded / flown, z * z
    middle = (share + square / (2 * flown)) / (1 + square / flown)
    half = z * sqrt(share * (1 - share) / flown + square / (4 * flown * flown)) / (1 + square / flown)
    return max(0.0, middle - half), min(1.0, middle + half)


# ---- money -------------------------------------------------------------------------------------------------


def real_spending(rules: Rules, side: str) -> dict[int, int]:
    """What a side really spent, thousands of 1965 dollars by year, for the years that are known."""
    return {one.year: one.amount for one in rules.scenario.spending if one.side == side}


# ---- how likely --------------------------------------------------------------------------------------------


class Likelihood(NamedTuple):
    """How well the odds fit the fates they were given to."""

    flights: int
    total: float
    """Sum of natural logarithms."""
    expected: float
    """What the sum would be on average if the odds were right."""
    deviation: float
    """Its standard deviation."""
    impossible: tuple[str, ...]
    """Flights whose fate had no chance at all; they are left out of the sums."""

    @property
    def surprise(self) -> float | None:
        """How many standard deviations the sum lies from its mean; None where nothing was uncertain."""
        return (self.total - self.expected) / self.deviation if self.deviation else None


PPM = 1_000_000


def log_likelihood(facts: Iterable[FlightFlown]) -> Likelihood:
    """The log-likelihood of the recorded fates among these flights, as success or anything less."""
    flights, total, expected, variance = 0, 0.0, 0.0, 0.0
    impossible = []
    for one in facts:
        if not one.recorded:
            continue
        chance = one.odds / PPM
        happened = chance if one.fate == "success" else 1 - chance
        if happened <= 0:
            impossible.append(one.flight)
            continue
        flights += 1
        total += log(happened)
        if 0 < chance < 1:
            well, ill = log(chance), log(1 - chance)
            expected += chance * well + (1 - chance) * ill
            variance += chance * (1 - chance) * (well - ill) ** 2
    return Likelihood(flights, total, expected, sqrt(variance), tuple(impossible))
