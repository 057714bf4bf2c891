"""The real path of a side: its dated orders, its series of flights, and the record of each flight."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Day, Id, Sourced, Spec, Title
from spacerace_game.spec.orders import Order


class DatedOrder(Spec):
    """An order given on a day, in a player's own words."""

    id: Id
    date: Day
    """Given in the turn in which this day lies."""
    order: Order
    note: Title | None = None
    """What it stands for in reality."""


class Series(Spec):
    """Why a side flew a kind of flight: what for, with what, since when and how often."""

    id: Id
    title: Title
    mission: Id
    """What was flown."""
    vehicle: Id
    """On what."""
    spacecraft: Id | None = None
    """With what; empty: the payload rides on the vehicle itself."""
    earliest: Day
    """Not before this day."""
    every_days: Annotated[int, Field(ge=1, le=2000)] = 90
    """How far apart flights were, for the reader; what counts are the days of the record."""
    until: Day | None = None
    """Not after this day."""
    stop_when: Id | None = None
    """A milestone after which the series has served its purpose."""
    fallback: Id | None = None
    """The series that takes its place when it cannot be flown."""
    announce: Literal["before", "after", "never"] | None = None
    """How its flights were announced, where not by the side's custom."""
    batch: Annotated[int, Field(ge=1, le=40)] = 8
    """How many flights one order covers."""
    note: Title | None = None
    """What really flew, where another vehicle stands for it: its flights may then come before that one's first."""


class RecordedFlight(Sourced):
    """A flight that really happened."""

    flight: Id
    """A name of its own; a flight of this name that is ordered in a campaign is this one."""
    series: Id
    """The series of this history that it belongs to."""
    date: Day
    fate: Literal["success", "partial", "failure"]
    phase: Id | None = None
    """The mission's flight phase in which it failed; by default the first."""
    fault: Id | None = None
    """The fault that ended it, where it is known."""
    crew: tuple[Id, ...] = Field(default=(), max_length=8)
    """Who was aboard."""
    died: tuple[Id, ...] = Field(default=(), max_length=8)
    """Who of the crew did not live through it."""
    note: Title | None = None
    """What is to be known of it besides."""


class RecordedCapture(Sourced):
    """Who really got a person or a lot."""

    target: Id
    """The person or lot."""
    side: Id
    """A side, or `third` for Britain and France, or `none`."""


class RecordedDeed(Sourced):
    """Something the verdict holds against or for the real side that no flight of the record shows."""

    id: Id
    date: Day
    kind: Literal["deaths-on-the-ground", "deaths-of-crew", "school"]
    count: Annotated[int, Field(ge=1, le=10_000)] = 1
    """How many people, or how many schools."""
    note: Title | None = None
    """What happened."""


class History(Spec):
    """One side's real path."""

    side: Id
    orders: tuple[DatedOrder, ...] = Field(default=(), max_length=4000)
    """What was ordered when."""
    series: tuple[Series, ...] = Field(default=(), max_length=400)
    """Why and how often a kind of flight was flown."""
    record: tuple[RecordedFlight, ...] = Field(default=(), max_length=4000)
    """Every flight of the series, with its day and how it ended."""
    captures: tuple[RecordedCapture, ...] = Field(default=(), max_length=1000)
    """Who got whom and what."""
    deeds: tuple[RecordedDeed, ...] = Field(default=(), max_length=200)
    """What no flight of the record shows."""
