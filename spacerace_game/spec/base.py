"""The types every spec is made of: ids, prose, dates, money, shares and meters, each with its bounds.

Authors write people's units (millions, per cent, points, ISO dates); the game keeps whole numbers
(thousands of 1965 dollars, parts per million, tenths of a point, day numbers). Both directions are exact.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from spacerace_game.spec.dates import LifeDate, iso, parse_day

MAX_INT = 2**53 - 1
MAX_TURNS = 2_000
MAX_TEXT = 6_000

PROSE = frozenset(
    {"title", "name", "local_name", "text", "note", "source", "confidence", "biography", "headline", "lead"}
    | {"telling", "tellings", "summary", "description", "credit", "author", "caption", "outcome_text", "style"}
    | {"text_others", "looks"}
)
"""Keys that hold words and pictures for people. They are left out of the hash of the rules."""


class Spec(BaseModel):
    """Something a scenario says: frozen, with no key it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, validate_default=False, strict=False
    )


_with_specs: dict[type[Any], tuple[str, ...]] = {}


def fields_with_specs(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of spec that may hold other specs, alone or in tuples and dicts."""
    if kind not in _with_specs:
        fields = kind.model_fields.items()
        _with_specs[kind] = tuple(name for name, info in fields if _holds_specs(info.annotation))
    return _with_specs[kind]


def _holds_specs(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_specs(argument) for argument in get_args(annotation))


def _scaled(factor: int, unit: str, least: int, most: int) -> tuple[BeforeValidator, PlainSerializer]:
    """Author's numbers to whole ones and back; bounds are in author's units."""

    expected = {"expected": f"a number of {unit}, {least} to {most}"}

    def parse(value: Any) -> Any:
        if type(value) is int and least <= value <= most:
            return value * factor
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise PydanticCustomError("number_type", "this is no number", expected)
        if isinstance(value, float) and (value != value or abs(value) == float("inf")):
            raise PydanticCustomError("range", "this number is not finite", expected)
        if not least <= value <= most:
            raise PydanticCustomError("range", "this number is out of range", expected)
        if isinstance(value, int):
            return value * factor
        return int((Decimal(repr(value)) * factor).to_integral_value(ROUND_HALF_UP))

    def write(value: int) -> int | float:
        whole, rest = divmod(value, factor)
        return whole if rest == 0 else value / factor

    return BeforeValidator(parse, json_schema_input_type=float), PlainSerializer(write, return_type=float | int)


def _day(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and info.mode == "json":
        raise PydanticCustomError("bad_date", "a date is written YYYY-MM-DD", {})
    if not isinstance(value, str):
        return value
    try:
        return parse_day(value)
    except ValueError as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from None


def _life_date(value: Any) -> LifeDate:
    if isinstance(value, LifeDate):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise PydanticCustomError("bad_date", "a date is written YYYY-MM-DD, a year alone YYYY", {})
    try:
        return LifeDate.read(str(value))
    except ValueError as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from None


_money = _scaled(1_000, "millions", -1_000_000, 1_000_000)
_price = _scaled(1_000, "millions", 0, 1_000_000)
_share = _scaled(10_000, "per cent", 0, 100)
_rate = _scaled(10_000, "per cent", -1_000, 1_000)
_points = _scaled(10, "points", -1_000, 1_000)

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$", max_length=64)]
"""A name for the machine: lower-case letters, digits, dot, dash and underscore, at most 64."""
ONE_LINE = r"^[^\r\n]*$"
Title = Annotated[str, Field(min_length=1, max_length=120, pattern=ONE_LINE)]
Prose = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
Source = Annotated[str, Field(min_length=1, max_length=600)]
Day = Annotated[
    int,
    Field(ge=-36_525, le=110_000),
    BeforeValidator(_day, json_schema_input_type=str),
    PlainSerializer(iso, return_type=str),
]
"""A date, written YYYY-MM-DD, kept as days since 1900-01-01."""
DayOrYear = Annotated[
    LifeDate,
    PlainValidator(_life_date, json_schema_input_type=str | int),
    PlainSerializer(LifeDate.written, return_type=str | int),
]
"""A date, written YYYY-MM-DD, or a year alone, YYYY, where no source gives the day."""
Money = Annotated[int, *_money]
"""Millions of 1965 US dollars, kept in thousands. An effect may take money: then it is negative."""
Price = Annotated[int, *_price]
"""What something costs: as money, and never negative."""
Share = Annotated[int, *_share]
"""Per cent from 0 to 100, kept in parts per million."""
Rate = Annotated[int, *_rate]
"""Per cent that may be negative or above 100, kept in parts per million."""
Points = Annotated[int, *_points]
"""Points of a meter, kept in tenths."""
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Quarters = Annotated[int, Field(ge=0, le=400)]
Confidence = Annotated[str, Field(pattern="^(high|medium|low)$")]
SideTexts = dict[Id, Prose]
"""A text for each side, by side id; the key `any` serves every side that has none of its own."""


def text_for(texts: SideTexts, side: str) -> str:
    """The telling of one side, or the one for any side, or the first there is."""
    return texts.get(side) or texts.get("any") or next(iter(texts.values()), "")


class Sourced(Spec):
    """A dated historical claim with where it comes from."""

    source: Source
    """Where the claim can be read: a page, a book, a catalogue."""
    confidence: Confidence = "medium"
    """high, medium or low."""
