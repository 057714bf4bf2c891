"""Missions as flight phases, the feats they achieve, and the milestones those feats reach."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import (
    Count,
    Day,
    Id,
    Points,
    Price,
    Prose,
    Share,
    SideTexts,
    Sourced,
    Spec,
    Title,
)
from spacerace_game.spec.effects import Effect
from spacerace_game.spec.world import Requirement

System = Literal[
    "ascent",
    "power",
    "control",
    "thermal",
    "radio",
    "engine",
    "reentry",
    "landing",
    "life",
    "docking",
    "crew",
]


Place = Annotated[str, Field(pattern=r"^(kind:)?[a-z0-9][a-z0-9._-]{0,63}$", max_length=69)]
"""A facility by id, or any of a kind, as `kind:tracking`."""


class FlightPhase(Spec):
    """A part of a flight: what works in it, how long it lasts and what is achieved when it ends well."""

    id: Id
    title: Title
    system: System
    """`ascent` draws against the vehicle's stages; the others against that system of the spacecraft."""
    hours: Annotated[float, Field(ge=0, le=100_000)] = 0
    """How long it lasts."""
    feats: tuple[Id, ...] = Field(default=(), max_length=12)
    """Feats achieved when the phase ends well."""
    kills: Share = 0
    """A chance of losing the flight in this phase that lies in the task itself, not in a part."""
    deadly: bool = True
    """Whether a failure here can cost the crew."""
    manual: bool = False
    """Whether the skill and training of a crew change the risk that lies in the task itself."""
    rescue: bool = False
    """Whether a crew lost to help here could be fetched by another ship that is nearly ready."""


class Lesser(Spec):
    """What a flight can still do when its main objective is out of reach."""

    mission: Id
    """The lesser mission."""
    when: tuple[Id, ...] = Field(min_length=1, max_length=12)
    """Phases of the main mission: if it fails in one of these, the lesser one is flown instead of going home."""
    phases: tuple[Id, ...] = Field(min_length=1, max_length=24)
    """Phases of the lesser mission that are then flown, in its own order."""


class Mission(Spec):
    """A kind of flight: where it goes, with what, and what it achieves on the way."""

    id: Id
    title: Title
    destination: Literal["up", "range", "orbit", "escape", "moon", "venus", "mars"]
    """Where the vehicle takes it; `up` asks for a height, `range` for a distance, the others for a mass."""
    apogee_km: Count = 0
    """Least height for `up`."""
    range_km: Count = 0
    """Least range for `range`."""
    payload_kg: Annotated[float, Field(ge=0, le=500_000)] = 0
    """What is carried if no spacecraft is."""
    spacecraft: tuple[Id, ...] = Field(default=(), max_length=24)
    """Spacecraft that can fly it; empty: the payload rides on the vehicle itself."""
    least_stages: Annotated[int, Field(ge=1, le=8)] = 1
    """How many stages its vehicle must have."""
    own_make: bool = False
    """Whether it can only be flown on a vehicle of one's own kind: none of which rounds could be captured."""
    crew: Annotated[int, Field(ge=0, le=8)] = 0
    """How many fly."""
    woman: bool = False
    """Whether one of the crew must be a woman."""
    trial: bool = False
    """Whether it only tries a machine or serves another flight: it counts for no knowledge."""
    phases: tuple[FlightPhase, ...] = Field(min_length=1, max_length=24)
    """In the order in which they are flown."""
    technologies: tuple[Requirement, ...] = Field(default=(), max_length=12)
    """What must be known before it can be ordered."""
    facilities: tuple[Place, ...] = Field(default=(), max_length=6)
    """Facilities of one's own that must stand; any of a kind by writing `kind:tracking`."""
    target: Id | None = None
    """A mission flown with success before: a docking target, a station, the first of two launches."""
    target_days: Annotated[int, Field(ge=0, le=4000)] = 0
    """For how many days after that flight its target can be reached."""
    target_side: Literal["self", "rival"] = "self"
    """Whose flight the target is; `rival` for a joint flight of both sides."""
    agreement: Id | None = None
    """A flag that every side must have raised before anybody can fly it; who has raised it, and when it is to be flown,
    everybody knows."""
    lesser: Lesser | None = None
    """A lesser objective for when this one is out of reach."""
    price: Price = 0
    """Operations, besides vehicle and spacecraft."""
    customer: Literal["civil", "military"] = "civil"
    """Whose money may pay for it: tied money serves military work only."""
    window_days: Annotated[int, Field(ge=0, le=2000)] = 0
    """Days between launch windows, counted from `window_epoch`; 0: any day."""
    window_epoch: Day | None = None
    """The day on which one window opens."""
    window_open: Annotated[int, Field(ge=0, le=400)] = 30
    """Days a window stays open."""
    description: Prose


class RealFeat(Sourced):
    """When a side really reached a milestone."""

    date: Day
    flight: Title | None = None
    """The flight's name, for the reader."""


class Milestone(Spec):
    """A first worth remembering: a criterion over feats, what it is worth, and how each side tells it."""

    id: Id
    title: Title
    phrase: Title | None = None
    """The title as a thing that a sentence can speak of, "a flight past Mars"; None: the title serves."""
    feats: tuple[Id, ...] = Field(min_length=1, max_length=6)
    """Any one of these feats reaches it."""
    first: Points
    """Prestige for being first."""
    second: Points
    """Prestige for reaching it after a rival."""
    outdone_by: tuple[Id, ...] = Field(default=(), max_length=8)
    """Greater milestones: once one of these is reached, this earns little."""
    joint: bool = False
    """Reached together by both sides on one flight."""
    real: dict[Id, RealFeat]
    """The real day, by side; a side that never did it is left out."""
    effects: tuple[Effect, ...] = Field(default=(), max_length=8)
    """What being first does besides prestige."""
    legacy: Points = 0
    """What it leaves behind for the verdict: a service, a station, a handshake. Whoever reaches it counts it."""
    victory: Literal["flag", "handshake"] | None = None
    """The named victory it decides: `flag` goes to the first, `handshake` to all who share it."""
    tellings: SideTexts
    """What people read when it is reached."""
