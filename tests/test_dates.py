"""Dates: every day there was or will be is read, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spacerace_game.spec.dates import iso, parse_day

FIRST, LAST, EPOCH = date(1800, 1, 1), date(2200, 12, 31), date(1900, 1, 1)


def test_every_day_of_four_centuries_is_read_and_written_as_the_calendar_has_it() -> None:
    for number in range((FIRST - EPOCH).days, (LAST - EPOCH).days + 1):
        text = (EPOCH + timedelta(days=number)).isoformat()
        assert (parse_day(text), iso(number)) == (number, text)


@pytest.mark.parametrize(
    "text",
    ["1900-02-29", "1957-02-30", "1957-04-31", "1957-13-01", "1957-00-10", "1957-10-00", "1799-12-31", "2201-01-01"],
)
def test_a_day_that_is_in_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such day"):
        parse_day(text)


@pytest.mark.parametrize(
    "text", ["", "1957", "1957-10-4", "57-10-04", "1957/10/04", "1957-10-04 ", "1957-1o-04", "+957-10-04", "1957-10-٠٤"]
)
def test_what_is_not_written_as_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_day(text)
