"""Days as whole numbers, and the calendar of turns.

A day is the number of days since 1900-01-01, so that state and chance never meet a clock. The conversion
is the proleptic Gregorian one of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_EPOCH = 693_901  # 1900-01-01 counted from 0000-03-01


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1900-01-01 to a civil date.

    >>> day_number(1900, 1, 1), day_number(1957, 10, 4)
    (0, 21095)
    """
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _EPOCH


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of a day number.

    >>> civil(21095)
    (1957, 10, 4)
    """
    era, of_era = divmod(day + _EPOCH, 146_097)
    of_era_year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * of_era_year + of_era_year // 4 - of_era_year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return era * 400 + of_era_year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def parse_day(text: str) -> int:
    """The day number of an ISO date; ValueError if there is no such day.

    >>> parse_day("1961-04-12")
    22381
    """
    day, month = _DAYS.get(text[8:], 0), _month(text[:8])
    if month is not None and 0 < day <= month[1]:
        return month[0] + day
    digits = text[:4] + text[5:7] + text[8:]
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not (digits.isascii() and digits.isdigit()):
        raise ValueError("a date is written YYYY-MM-DD")
    raise ValueError("there is no such day")


_DAYS = {f"{day:02d}": day for day in range(1, 32)}


@lru_cache(maxsize=5_000)
def _month(text: str) -> tuple[int, int] | None:
    """The last day before a month written `YYYY-MM-` and the days it has; None where there is no such month.

    >>> _month("1900-02-")
    (30, 28)
    """
    year, month = text[:4], text[5:7]
    if len(text) != 8 or text[4] != "-" or text[7] != "-" or not (year.isdecimal() and month.isdecimal()):
        return None
    if not text.isascii() or not 1800 <= int(year) <= 2200 or not 1 <= int(month) <= 12:
        return None
    before = day_number(int(year), int(month), 1) - 1
    following = int(month) % 12 + 1
    return before, day_number(int(year) + (following == 1), following, 1) - 1 - before


def iso(day: int) -> str:
    """The ISO date of a day number.

    >>> iso(22381)
    '1961-04-12'
    """
    year, month, of_month = civil(day)
    return f"{year:04d}-{month:02d}-{of_month:02d}"


class LifeDate(NamedTuple):
    """When somebody was born or died: a day, or a year alone where the sources give no day."""

    day: int
    """The day the rules reckon with: of a year alone its middle, 1 July."""
    exact: bool
    """Whether the day itself is known."""

    @property
    def year(self) -> int:
        """The year, which is always known."""
        return civil(self.day)[0]

    @classmethod
    def read(cls, text: str) -> LifeDate:
        """From `YYYY-MM-DD`, or `YYYY` where the day is not known; ValueError for anything else.

        >>> LifeDate.read("1912-03-23").exact, LifeDate.read("1919").exact
        (True, False)
        >>> iso(LifeDate.read("1919").day), LifeDate.read("1919").written()
        ('1919-07-01', 1919)
        """
        if len(text) == 4 and text.isascii() and text.isdigit() and 1800 <= int(text) <= 2200:
            return cls(day_number(int(text), 7, 1), False)
        if len(text) < 10 and text.isdigit():
            raise ValueError("a year alone is written YYYY")
        return cls(parse_day(text), True)

    def written(self) -> str | int:
        """As it is written in a scenario: the date, or the year alone."""
        return iso(self.day) if self.exact else self.year


class Period(NamedTuple):
    """One turn of the calendar: first and last day, and where it lies in its year."""

    first: int
    last: int
    year: int
    month: int
    """The month in which the turn begins, 1 to 12."""
    opens_year: bool
    """Whether this is the first turn that begins in its year: the yearly grant is made then."""


def calendar(first_day: int, last_day: int, months: int) -> tuple[Period, ...]:
    """Turns of so many months, aligned to the year, from a first day to the period that holds the last.

    >>> [iso(p.last) for p in calendar(parse_day("1945-05-08"), parse_day("1945-12-31"), 3)]
    ['1945-06-30', '1945-09-30', '1945-12-31']
    """
    periods: list[Period] = []
    start = first_day
    while start <= last_day:
        year, month, _ = civil(start)
        following = (month - 1) // months * months + months
        end = day_number(year + following // 12, following % 12 + 1, 1) - 1
        periods.append(Period(start, end, year, month, not periods or periods[-1].year != year))
        start = end + 1
    return tuple(periods)


def turn_of(turns: tuple[Period, ...], day: int) -> int:
    """The turn in which a day lies: −1 before the first, the number of turns after the last.

    >>> turn_of(calendar(0, 400, 3), 100)
    1
    """
    if day < turns[0].first:
        return -1
    low, high = 0, len(turns)
    while low < high:
        middle = (low + high) // 2
        if turns[middle].last < day:
            low = middle + 1
        else:
            high = middle
    return low
