"""The real path of a side: its dated orders, its series of flights, and the record of each flight."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Day, Id, Quarters, Sourced, Spec, Title
from spacerace_game.spec.orders import Order


class DatedOrder(Spec):
    """An order given on a day, in a player's own words."""

    id: Id
    date: Day
    order: Order
    note: Title | None = None
    """What it stands for in reality."""


class Series(Spec):
    """Why a side flew a kind of flight: what for, with what, since when and how often."""

    id: Id
    title: Title
    mission: Id
    vehicle: Id
    spacecraft: Id | None = None
    earliest: Day
    every_days: Annotated[int, Field(ge=1, le=2000)] = 90
    until: Day | None = None
    stop_when: Id | None = None
    """A milestone after which the series has served its purpose."""
    fallback: Id | None = None
    """The series that takes its place when it cannot be flown."""
    announce: Literal["before", "after", "never"] | None = None
    ordered: Quarters = 1
    """How many quarters ahead flights were ordered."""
    batch: Annotated[int, Field(ge=1, le=40)] = 8
    """How many flights one order covers."""
    note: Title | None = None
    """What really flew, where another vehicle stands for it: its flights may then come before that one's first."""


class RecordedFlight(Sourced):
    """A flight that really happened."""

    flight: Id
    series: Id
    date: Day
    fate: Literal["success", "partial", "failure"]
    phase: Id | None = None
    """The mission's flight phase in which it failed; by default the first."""
    fault: Id | None = None
    """The fault that ended it, where it is known."""
    crew: tuple[Id, ...] = Field(default=(), max_length=8)
    died: tuple[Id, ...] = Field(default=(), max_length=8)
    note: Title | None = None


class RecordedCapture(Sourced):
    """Who really got a person or a lot."""

    target: Id
    side: Id
    """A side, or `third` for Britain and France, or `none`."""


class RecordedDeed(Sourced):
    """Something the verdict holds against or for the real side that no flight of the record shows."""

    id: Id
    date: Day
    kind: Literal["deaths-on-the-ground", "deaths-of-crew", "school"]
    count: Annotated[int, Field(ge=1, le=10_000)] = 1
    note: Title | None = None


class History(Spec):
    """One side's real path."""

    side: Id
    orders: tuple[DatedOrder, ...] = Field(default=(), max_length=4000)
    series: tuple[Series, ...] = Field(default=(), max_length=400)
    record: tuple[RecordedFlight, ...] = Field(default=(), max_length=4000)
    captures: tuple[RecordedCapture, ...] = Field(default=(), max_length=1000)
    deeds: tuple[RecordedDeed, ...] = Field(default=(), max_length=200)
