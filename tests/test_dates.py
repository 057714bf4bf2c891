"""Dates: every day there was or will be is read, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from spacerace_game.spec.base import DayOrYear
from spacerace_game.spec.dates import LifeDate, iso, parse_day
from spacerace_game.words.days import life_date

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


def test_a_life_may_be_dated_by_a_year_alone_and_is_then_read_and_written_as_one() -> None:
    known, year = (TypeAdapter(DayOrYear).validate_python(one) for one in ("1912-03-23", 1919))
    assert (known.exact, year.exact, year.year) == (True, False, 1919)
    assert (life_date(known), life_date(year)) == ("23 March 1912", "1919")
    for one in (known, year):
        kept = TypeAdapter(DayOrYear).dump_json(one)
        assert TypeAdapter(DayOrYear).validate_json(kept) == one
    assert TypeAdapter(DayOrYear).validate_python("1919") == year


def test_the_rules_take_a_year_alone_for_its_middle_and_a_real_first_of_july_stays_a_day() -> None:
    assert LifeDate.read("1919").day == LifeDate.read("1919-07-01").day
    assert LifeDate.read("1919") != LifeDate.read("1919-07-01")


@pytest.mark.parametrize("value", [19, 19190701, 1799, "191", "19190701", "1919-07", "about 1919", True, 1919.5, None])
def test_what_is_neither_a_day_nor_a_year_is_no_date_of_a_life(value: object) -> None:
    with pytest.raises(ValidationError, match="YYYY"):
        TypeAdapter(DayOrYear).validate_python(value)
