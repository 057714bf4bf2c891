"""Engines, stages, launch vehicles, spacecraft and the names of their faults."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Confidence, Day, Id, Price, Prose, Source, Spec, Title
from spacerace_game.spec.world import Latitude, Requirement

Kilograms = Annotated[float, Field(gt=0, le=10_000_000)]
Kilonewtons = Annotated[float, Field(gt=0, le=200_000)]
Impulse = Annotated[float, Field(ge=50, le=600)]
Grade = Annotated[int, Field(ge=1, le=5)]


class Engine(Spec):
    """A rocket engine; thrust and specific impulse at sea level and in vacuum."""

    id: Id
    title: Title
    propellants: Title
    """In words, as people read them."""
    thrust_sl_kn: Kilonewtons | None = None
    """Empty for an engine that is lit in vacuum."""
    thrust_vac_kn: Kilonewtons
    """Of one engine, in vacuum."""
    isp_sl_s: Impulse | None = None
    """Specific impulse at sea level; needed where the thrust there is given."""
    isp_vac_s: Impulse
    """Specific impulse in vacuum."""
    test_fired: bool = True
    """Whether the very engine that flies can be fired before."""
    side: Id | None = None
    """Whose engine it is, for the reader; no rule reads it."""
    technologies: tuple[Requirement, ...] = Field(default=(), max_length=8)
    """For the reader: what a vehicle needs stands with the vehicle."""
    source: Source
    confidence: Confidence = "medium"
    description: Prose | None = None


class Stage(Spec):
    """A rocket stage. A stage with a `design` shares its faults with every stage of that design."""

    title: Title
    design: Id
    """The stage's own name; vehicles that use the same design share what was learned on it."""
    engine: Id
    engines: Annotated[int, Field(ge=1, le=40)] = 1
    """How many engines one such stage has."""
    count: Annotated[int, Field(ge=1, le=12)] = 1
    """How many such stages there are side by side, four for the R-7's boosters."""
    parallel: bool = False
    """Burns from lift-off beside the next stage in the list."""
    dry_kg: Kilograms
    """Of one such stage, empty."""
    propellant_kg: Kilograms
    """Of one such stage."""
    diameter_m: Annotated[float, Field(gt=0, le=40)]
    length_m: Annotated[float, Field(gt=0, le=120)]
    engine_out: bool = False
    """Whether the stage can lose an engine and go on."""


class Vehicle(Spec):
    """A launch vehicle or missile, described by its stages; the game computes what it can lift."""

    id: Id
    title: Title
    local_name: Title | None = None
    """The name in its own script."""
    sides: tuple[Id, ...] = Field(min_length=1, max_length=8)
    """Who may develop it."""
    kind: Literal["missile", "launcher", "sounding"] = "launcher"
    """What it is listed as; what it can lift follows from its stages alone."""
    customer: Literal["civil", "military"] = "civil"
    """Whose money may pay for it: tied money serves military work only."""
    grade: Grade
    """The grade of pad it needs."""
    price: Price
    """Development."""
    quarters: Annotated[int, Field(ge=1, le=60)]
    """Normal time of its development."""
    unit_price: Price
    """Of one built vehicle."""
    stages: tuple[Stage, ...] = Field(min_length=1, max_length=8)
    """From the ground up."""
    fairing_kg: Annotated[float, Field(ge=0, le=50_000)] = 0
    """What is thrown off above the air."""
    latitude_deg: Latitude
    """Of the usual launch site."""
    warhead_kg: Annotated[float, Field(ge=0, le=100_000)] = 0
    """What the published range is given for."""
    warhead_class: Literal["heavy", "light"] | None = None
    """For an intercontinental missile: the bomb it is sized for, a decision that must be taken first."""
    technologies: tuple[Requirement, ...] = Field(default=(), max_length=16)
    """What its development asks for."""
    based_on: Id | None = None
    """The vehicle it grows from: that one's development must be done, and its stages' lessons carry over."""
    height_m: Annotated[float, Field(gt=0, le=200)]
    """For its drawing; the stages' figures are what it is reckoned from."""
    first_flight: Day | None = None
    """In reality."""
    source: Source
    confidence: Confidence = "medium"
    description: Prose


class Spacecraft(Spec):
    """A payload with systems of its own."""

    id: Id
    title: Title
    local_name: Title | None = None
    """The name in its own script."""
    sides: tuple[Id, ...] = Field(min_length=1, max_length=8)
    """Who may develop it."""
    design: Id | None = None
    """Spacecraft of one design share what was learned; by default its own id."""
    mass_kg: Kilograms
    """At launch."""
    systems: tuple[
        Literal["power", "control", "thermal", "radio", "engine", "reentry", "landing", "life", "docking"],
        ...,
    ] = Field(min_length=1, max_length=9)
    """What it has; missions draw against these."""
    crew: Annotated[int, Field(ge=0, le=8)] = 0
    """How many it seats."""
    escape: bool = False
    """Whether a crew can be saved from a failing ascent."""
    price: Price
    """Development."""
    quarters: Annotated[int, Field(ge=1, le=60)]
    """Normal time of its development."""
    unit_price: Price
    """Of one built spacecraft."""
    customer: Literal["civil", "military"] = "civil"
    """Whose money may pay for it: tied money serves military work only."""
    technologies: tuple[Requirement, ...] = Field(default=(), max_length=16)
    """What its development asks for."""
    based_on: Id | None = None
    """The spacecraft it grows from: that one's development must be done."""
    source: Source
    confidence: Confidence = "medium"
    description: Prose


class FaultName(Spec):
    """A fault engineers can suspect, find and remove."""

    id: Id
    title: Title
    where: Literal[
        "engine",
        "tank",
        "guidance",
        "staging",
        "power",
        "control",
        "thermal",
        "radio",
        "reentry",
        "landing",
        "life",
        "docking",
    ]
    """The part of a stage or spacecraft it sits in. `engine` faults strike once per engine."""
    text: Prose
    """What goes wrong, in a sentence."""
    remedy: Prose
    """What removes it."""
