"""A change to history for a study: a few things held fast, everything else as it was."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Day, Id, Prose, Spec, Title
from spacerace_game.spec.orders import Order


class HeldOrder(Spec):
    """An order that a side gives on a day whatever its policy thinks, if it may be given."""

    side: Id
    date: Day
    """Given in the turn in which this day lies."""
    order: Order


class ElsewherePerson(Spec):
    """A person who is found elsewhere, or of another mind, when the campaign begins."""

    id: Id
    site: Id | None = None
    """Where the person is found; empty: where the scenario says."""
    leaning: dict[Id, Annotated[int, Field(ge=0, le=6)]] = Field(default_factory=dict)
    """The person's wish to go to a side, 0 to 6; empty: as in the scenario."""


class Change(Spec):
    """What is held in every campaign of a study."""

    title: Title
    text: Prose | None = None
    """What it is about and what it rests on."""
    captures: dict[Id, Id] = Field(default_factory=dict)
    """By person or lot: the side that goes for it, in place of the one that really got it."""
    people: tuple[ElsewherePerson, ...] = Field(default=(), max_length=100)
    """Who is elsewhere, or of another mind, when it begins."""
    drop: tuple[Id, ...] = Field(default=(), max_length=1000)
    """Orders and flights of the record that are left out."""
    fates: dict[Id, Literal["success", "partial", "failure"]] = Field(default_factory=dict)
    """How recorded flights end where recorded fates are played."""
    orders: tuple[HeldOrder, ...] = Field(default=(), max_length=1000)
    """What is ordered before a side's policy gives orders of its own."""
