"""Numbers as a player reads them: money in millions, odds in per cent, points, dates and quarters."""

from __future__ import annotations

from spacerace_game.spec.dates import Period, iso
from spacerace_game.ui.say import say, say_count

MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")
SEASONS = ("Winter", "Spring", "Summer", "Autumn")


def money(thousands: int) -> str:
    """Thousands of dollars as millions, with as many digits as the sum deserves.

    >>> money(12_345), money(-400), money(120_000), money(220)
    ('12.3 M', '−0.4 M', '120 M', '0.22 M')
    """
    sign = "−" if thousands < 0 else ""
    size = abs(thousands) / 1000
    digits = 0 if size >= 100 else 2 if size < 1 and thousands % 100 else 1
    return f"{sign}{size:,.{digits}f} M"


def percent(ppm: int, digits: int = 0) -> str:
    """Parts per million as per cent; what is neither nothing nor all is never rounded to either.

    >>> percent(625_000), percent(999_999), percent(12)
    ('62 %', '>99 %', '<1 %')
    """
    if digits == 0 and 0 < ppm < 10_000:
        return "<1 %"
    if digits == 0 and 990_000 < ppm < 1_000_000:
        return ">99 %"
    return f"{ppm / 10_000:.{digits}f} %"


def rate(ppm: int) -> str:
    """Parts per million of a usual pace as per cent: no chance, and so plainly rounded.

    >>> rate(999_999), rate(1_254_000)
    ('100 %', '125 %')
    """
    return f"{round(ppm / 10_000):,} %"


def points(tenths: int) -> str:
    """Tenths of a point as points.

    >>> points(543), points(-28), points(11_130)
    ('54', '−3', '1,113')
    """
    value = round(tenths / 10)
    return f"−{abs(value):,}" if value < 0 else f"{value:,}"


def neat(number: int) -> int:
    """A number of people rounded down to one that is easily said: two digits and zeros.

    >>> neat(437), neat(74), neat(12)
    (430, 70, 12)
    """
    step = 10 ** (len(str(number)) - 2) if number >= 100 else 5 if number >= 20 else 1
    return number // step * step


def signed(tenths: int) -> str:
    """Tenths of a point with a sign.

    >>> signed(12), signed(-305)
    ('+1.2', '−30.5')
    """
    return f"{'−' if tenths < 0 else '+'}{abs(tenths) / 10:.1f}"


def day(number: int) -> str:
    """A day as one writes it.

    >>> day(21_097)
    '6 October 1957'
    """
    year, month, date = iso(number).split("-")
    return f"{int(date)} {say(MONTHS[int(month) - 1])} {year}"


def month(number: int) -> str:
    """A day's month and year."""
    year, one, _ = iso(number).split("-")
    return f"{say(MONTHS[int(one) - 1])} {year}"


def year(number: int) -> int:
    """A day's year."""
    return int(iso(number)[:4])


def quarters_left(count: int) -> str:
    """How many quarters are left.

    >>> quarters_left(1), quarters_left(3)
    ('1 quarter left', '3 quarters left')
    """
    return say_count(count, "{n} quarter left", "{n} quarters left")


def quarters(count: int) -> str:
    """A number of quarters.

    >>> quarters(1), quarters(8)
    ('1 quarter', '8 quarters')
    """
    return say_count(count, "{n} quarter", "{n} quarters")


def short_day(number: int) -> str:
    """A day as short as a table wants it.

    >>> short_day(21_097)
    '6 Oct 1957'
    """
    year, month, date = iso(number).split("-")
    return f"{int(date)} {say(MONTHS[int(month) - 1])[:3]} {year}"


def days(count: int) -> str:
    """A number of days as one says it: days up to a year, then years with one decimal.

    >>> days(1), days(207), days(1633)
    ('1 day', '207 days', '4.5 years')
    """
    if count < 366:
        return say_count(count, "{n} day", "{n} days")
    return say("{n} years", n=f"{count / 365.25:.1f}")


def quarter(period: Period) -> str:
    """A turn's season and year, or its months where it is no quarter."""
    first, last = iso(period.first), iso(period.last)
    if first[:4] == last[:4] and int(last[5:7]) - int(first[5:7]) in (1, 2):
        return f"{say(SEASONS[(int(last[5:7]) - 1) // 3])} {first[:4]}"
    return f"{month(period.first)} – {month(period.last)}"
