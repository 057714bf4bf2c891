"""Sides, economies, disciplines, technologies, facilities and people: what a campaign starts from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from spacerace_game.spec.base import (
    Count,
    Day,
    DayOrYear,
    Id,
    Points,
    Price,
    Prose,
    Rate,
    Share,
    SideTexts,
    Sourced,
    Spec,
    Title,
)

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Level = Annotated[int, Field(ge=1, le=9)]
Year = Annotated[int, Field(ge=1900, le=2200)]


class Discipline(Spec):
    """A field of engineering that people and technologies belong to."""

    id: Id
    title: Title
    description: Prose


class YearAmount(Spec):
    """A point of a curve by year; between points the curve is a straight line."""

    year: Year
    amount: Price


class RealSpending(Sourced):
    """What a side really spent on civil spaceflight in a year."""

    id: Id
    side: Id
    year: Year
    amount: Price


class YearPoints(Spec):
    """A meter's level in a year; between points a straight line."""

    year: Year
    points: Points


class Patron(Sourced):
    """A head of government, and how well disposed towards the program."""

    since: Day
    """The day on which this leader takes over."""
    name: Title
    disposition: Points = 500
    """The support that one's own drifts towards while this leader rules."""


NO_SIDES = frozenset({"any", "shared", "third", "none"})
"""Words that stand for something else where a side may be named."""


class Faction(Spec):
    """A side's data: its money, people, customs and leaders."""

    id: Id
    title: Title
    name: Title
    """The country's full name."""
    luck: Id | None = None
    """The name under which this side's luck is drawn (by default its id); keep it when you rename a side."""
    adjective: Title
    """For sentences, “the Swedish pads”."""
    neutral_grant: tuple[YearAmount, ...] = Field(min_length=1, max_length=100)
    """The civil purse of a year at neutral support and without fear."""
    military_grant: tuple[YearAmount, ...] = Field(min_length=1, max_length=100)
    """What customers give in a year for their own requirements, at military interest 50."""
    prices: Rate = 1_000_000
    """What hardware and payroll cost here, against American prices."""
    carried_over: Share = 250_000
    """Share of a year's unspent money that is kept."""
    agency_factor: Rate | None = None
    """What a civil agency multiplies this side's grant by, where its curve is not drawn for the common factor."""
    engineers: dict[Id, Count]
    """Engineers at the start, by discipline."""
    school_growth: Rate = 0
    """Growth of the workforce by schools, a quarter, from `school_since` until `school_until`."""
    school_since: Year = 1950
    """The year in which that growth begins."""
    school_until: Year = 1966
    """The year in which it ends."""
    school_after: Rate = 0
    """The growth outside those years."""
    hires_from_industry: bool = True
    """Whether engineers can be hired for money, and leave when money falls."""
    announcement: Literal["before", "after", "never"] = "before"
    """The custom of announcing flights at the start."""
    secrecy: Annotated[int, Field(ge=0, le=3)] = 0
    """The level of secrecy at the start: the higher, the less rivals see and the slower the work."""
    patrons: tuple[Patron, ...] = Field(min_length=1, max_length=60)
    """Heads of government, one after another; the first rules at the start."""
    teams: tuple[TeamCount, ...] = Field(default=(), max_length=40)
    """Field teams for the scramble, by date."""
    start_facilities: tuple[Id, ...] = ()
    """Facilities that stand at the start."""
    bomb: Bomb | None = None
    """When this side can tell what its bomb will weigh; empty: its missiles need no sizing decision."""
    occasions: tuple[Occasion, ...] = Field(default=(), max_length=100)
    """Days by which leaders ask for feats."""
    description: SideTexts = Field(default_factory=dict)
    style: Literal["modern", "constructivist", "plain"] = "plain"
    """How its desk looks: mid-century modern, constructivist, or plain paper. No rule reads it."""

    @field_validator("id")
    @classmethod
    def _own_name(cls, value: str) -> str:
        if value in NO_SIDES:
            raise PydanticCustomError("bad_id", "'{word}' means something else where a side is named", {"word": value})
        return value


class TeamCount(Spec):
    """Field teams and train loads from a date on."""

    since: Day
    teams: Annotated[int, Field(ge=0, le=12)]
    """Field teams."""
    trains: Annotated[int, Field(ge=0, le=100)]
    """Train loads a quarter."""


class Bomb(Sourced):
    """The weight of the bomb a missile must carry: forecast for years, and never certain before."""

    since: Year
    """The first year in which it can be weighed."""
    until: Year
    """In one of these years, which is drawn, the forecast is as good as it gets; a year later the bomb is weighed."""
    real_kg: Annotated[int, Field(ge=100, le=20_000)]
    """What it weighed in reality; so it does where real fates are played."""


class Occasion(Sourced):
    """An anniversary, election or congress by which a leader would like something to show."""

    id: Id
    date: Day
    title: Title


Faction.model_rebuild()


class StartLevel(Spec):
    """Where a technology stands for a side when the campaign begins."""

    side: Id
    level: Level


class Technology(Spec):
    """Something one must know how to do, on the readiness scale from 1 to 9."""

    id: Id
    title: Title
    discipline: Id
    """Whose engineers work on it."""
    price: Price
    """What it takes to bring it to level 9; research pays its way to level 6."""
    quarters: Annotated[int, Field(ge=1, le=80)] = 8
    """Normal time to level 6."""
    ripe: Year | None = None
    """The year from which on the state of the art bears it: research in the years before goes slower."""
    start: dict[Id, Level] = Field(default_factory=dict)
    """Level at the start, by side; 1 where a side is not named."""
    requires: tuple[Requirement, ...] = Field(default=(), max_length=12)
    """What must be known before work on it can begin."""
    german: bool = False
    """Whether captured people, papers and hardware can lift it."""
    description: Prose


class Requirement(Spec):
    """A technology at a level."""

    technology: Id
    level: Level = 6


Technology.model_rebuild()


class Facility(Spec):
    """A place: launch pad, test stand, plant, tracking network, training centre."""

    id: Id
    title: Title
    kind: Literal["pad", "stand", "plant", "tracking", "training", "range", "laboratory"]
    """What it serves; missions may ask for any of a kind."""
    grade: Annotated[int, Field(ge=1, le=5)] = 1
    """What it is good for: a pad of grade 3 takes vehicles up to grade 3."""
    side: Id | None = None
    """Whose land it stands on; empty: anyone may build one."""
    latitude: Latitude
    longitude: Longitude
    price: Price
    """Construction."""
    quarters: Annotated[int, Field(ge=0, le=60)]
    """Normal time of construction."""
    upkeep: Price = 0
    """A year."""
    turnaround_days: Annotated[int, Field(ge=1, le=400)] = 14
    """Least days between flights, for a pad."""
    at_once: Annotated[int, Field(ge=1, le=20)] = 1
    """How many vehicles it can prepare at once."""
    description: Prose


class Bureau(Sourced):
    """A design bureau, laboratory or firm that designs are given to."""

    id: Id
    title: Title
    side: Id
    lead: Id | None = None
    """The person whose bureau it is, with the person's friends and quarrels."""
    since: Day
    """From when it can be given work."""
    makes: tuple[Literal["vehicle", "spacecraft"], ...] = Field(default=(), max_length=2)
    """The kinds of design it can lead; empty for a maker of engines only."""
    disciplines: tuple[Id, ...] = Field(min_length=1, max_length=16)
    """What it is good at: of two free bureaus the one that shares more with a design gets it."""
    engines: tuple[Id, ...] = Field(default=(), max_length=100)
    """The engines it builds; it works on every vehicle that uses one."""
    designs: tuple[Id, ...] = Field(default=(), max_length=100)
    """Vehicles and spacecraft that are its own ideas: while it is free it gets them before others."""
    description: Prose


class Skill(Spec):
    """What a person is good at."""

    discipline: Id
    skill: Annotated[int, Field(ge=1, le=100)]


Hair = Literal["bald", "receding", "swept", "parted", "crew-cut", "curls", "long", "hat", "cap"]
Looks = Hair | Literal["glasses", "moustache", "beard", "bow-tie", "uniform"]
"""What a portrait shows: first ways to wear one's hair or cover it, then what is added to the face and the collar."""


class Person(Sourced):
    """A named specialist, manager or crew member."""

    id: Id
    name: Title
    local_name: Title | None = None
    """The name in its own script."""
    nationality: Title
    """As people read it."""
    born: DayOrYear
    """A year alone where the sources give no day: people then read the year, and rules reckon with its middle."""
    died: DayOrYear | None = None
    """As with `born`, a year alone where the day is not known."""
    death: Title | None = None
    """What history's death was, where it was not old age."""
    role: Literal["engineer", "scientist", "manager", "director", "crew"] = "engineer"
    """The trade; `crew` fly."""
    skills: tuple[Skill, ...] = Field(default=(), max_length=6)
    """What the person adds to work in these disciplines."""
    leads: Annotated[int, Field(ge=0, le=100)] = 0
    """Skill at leading a program or bureau."""
    flies: bool = False
    """Whether someone of another trade may go aboard too; crews by trade always may."""
    woman: bool = False
    """What a flight that is to carry a woman asks of one of its crew."""
    side: Id | None = None
    """The side a home-grown person works for; empty for those who can be captured."""
    since: Day | None = None
    """When the person enters the story: from the next turn on. Empty or before the campaign's `start`: from there."""
    site: Id | None = None
    """Where a person who can be captured is found."""
    leaning: dict[Id, Annotated[int, Field(ge=0, le=6)]] = Field(default_factory=dict)
    """The person's own wish to go to a side, 0 to 6."""
    dossier: Annotated[int, Field(ge=0, le=20)] = 0
    """How much there is in their past that could surface."""
    temper: Literal["steady", "driven", "proud", "cautious", "charming", "bitter"] = "steady"
    """A word for the reader, shown with the person; no rule reads it."""
    looks: tuple[Looks, ...] = Field(default=(), max_length=4)
    """How the portrait is drawn; without it by chance of the id. No rule reads it."""
    quarrels: tuple[Id, ...] = ()
    """People with whom rivalry costs progress."""
    biography: SideTexts
    """What people read of the person."""
