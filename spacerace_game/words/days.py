"""Days and spans of days as people say them."""

from __future__ import annotations

from spacerace_game.spec.dates import LifeDate, civil

MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")


def long_date(day: int) -> str:
    """A date in words.

    >>> long_date(21095)
    '4 October 1957'
    """
    year, month, of_month = civil(day)
    return f"{of_month} {MONTHS[month - 1]} {year}"


def life_date(date: LifeDate) -> str:
    """When somebody was born or died, in words: the year alone where the day is not known.

    >>> life_date(LifeDate(4_464, True)), life_date(LifeDate(4_464, False))
    ('23 March 1912', '1912')
    """
    return long_date(date.day) if date.exact else str(date.year)


def month_and_year(day: int) -> str:
    """The month a day lies in.

    >>> month_and_year(21095)
    'October 1957'
    """
    year, month, _ = civil(day)
    return f"{MONTHS[month - 1]} {year}"


def span(days: int) -> str:
    """A length of time, either way: days up to seven weeks, then months, and years with months.

    >>> span(1), span(-40), span(200), span(-365), span(900), span(740)
    ('1 day', '40 days', '7 months', '1 year', '2 years and 6 months', '2 years')
    """
    days = abs(days)
    if days < 50:
        return f"{days} day{'s' * (days != 1)}"
    months = (days * 12 * 2 + 365) // (365 * 2)
    years, rest = divmod(months, 12)
    told = [f"{count} {word}{'s' * (count != 1)}" for count, word in ((years, "year"), (rest, "month")) if count]
    return " and ".join(told)
