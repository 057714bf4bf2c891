"""Germany in 1945: sites with their dated holders, what lies there and who waits there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Count, Day, Id, Prose, SideTexts, Sourced, Spec, Title
from spacerace_game.spec.world import Latitude, Longitude


class Holder(Spec):
    """Who holds a site from a date on."""

    since: Day
    holder: Id
    """A side's id, `shared` for four-power rule, or any other word for a third hand (britain, france)."""


class Lift(Spec):
    """Levels a find lifts a technology by, to six at most."""

    technology: Id
    levels: Annotated[int, Field(ge=1, le=3)] = 1


class Lot(Spec):
    """A load of hardware or papers, or a group of people, that can be carried off."""

    id: Id
    title: Title
    kind: Literal["hardware", "stand", "tooling", "papers", "people"]
    """What there is to carry off; `people` go where their leanings and offers take them."""
    loads: Annotated[int, Field(ge=0, le=40)]
    """Train loads it takes."""
    lifts: tuple[Lift, ...] = Field(default=(), max_length=6)
    """What whoever has it learns."""
    rounds: Count = 0
    """Complete rounds that can be flown."""
    vehicle: Id | None = None
    """Which vehicle those rounds are."""
    engineers: dict[Id, Count] = Field(default_factory=dict)
    """Specialists by discipline, for a group of people."""
    dossier: Annotated[int, Field(ge=0, le=20)] = 0
    """How much there is in these people's past that could surface."""
    description: Prose


class CaptureSite(Sourced):
    """A place in Germany worth a team."""

    id: Id
    title: Title
    latitude: Latitude
    longitude: Longitude
    holders: tuple[Holder, ...] = Field(min_length=1, max_length=8)
    """Who holds it, one after another."""
    lots: tuple[Lot, ...] = Field(default=(), max_length=12)
    """What lies there."""
    telling: SideTexts
    """What people read of the place."""
