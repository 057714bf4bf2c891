"""A whole scenario: everything a folder of YAML says, in one frozen object."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from spacerace_game.spec.base import Count, Day, Id, Prose, SideTexts, Spec, Title
from spacerace_game.spec.capture import CaptureSite
from spacerace_game.spec.hardware import Engine, FaultName, Spacecraft, Vehicle
from spacerace_game.spec.history import History
from spacerace_game.spec.missions import Milestone, Mission
from spacerace_game.spec.numbers import Numbers
from spacerace_game.spec.press import Paper, PressItem, SmallNews
from spacerace_game.spec.stories import (
    Article,
    CalendarEnd,
    Chapter,
    ChronicleEntry,
    Ending,
    Reservation,
    Storylet,
    Wanted,
)
from spacerace_game.spec.world import (
    Bureau,
    Discipline,
    Facility,
    Faction,
    Person,
    RealSpending,
    Technology,
    YearPoints,
)

FORMAT = 1
"""The version of the scenario format this game reads."""


def _known_format(value: Any) -> Any:
    if isinstance(value, int) and value > FORMAT:
        remedy = {"expected": str(FORMAT), "hint": "the scenario was written for a newer game: take that one"}
        raise PydanticCustomError("out_of_range", "this game does not know the format", remedy)
    return value


class Scenario(Spec):
    """Everything a scenario folder says."""

    id: Id
    format: Annotated[int, BeforeValidator(_known_format), Field(ge=1, le=FORMAT)]
    """The version of the format; this game reads 1."""
    title: Title
    description: Prose
    """What it is about, for whoever chooses a scenario."""
    author: Title
    """Who wrote it."""
    credit: Prose = "None beyond the author."
    """Whom and what the author thanks."""
    extends: Id | None = None
    """The scenario this one changes."""
    start: Day
    """The first day."""
    end: Day
    """The last day, unless an ending comes before."""
    turn_months: Literal[1, 2, 3, 6, 12] = 3
    """The length of a turn, in months."""
    unit: Title = "million 1965 US dollars"
    """What money is called in reports."""
    texts: SideTexts = Field(default_factory=dict)
    """A word of greeting for each side."""
    tension: tuple[YearPoints, ...] = Field(default=(), max_length=60)
    """World tension by year: the level fear falls to."""
    capture_until: Day | None = None
    """Until when teams comb Germany; empty: not at all."""
    most_turns: Count = 2_000
    """The campaign ends after so many turns at the latest."""
    numbers: Numbers = Field(default_factory=Numbers)
    """The constants of the rules."""
    disciplines: tuple[Discipline, ...] = Field(min_length=1, max_length=16)
    sides: tuple[Faction, ...] = Field(min_length=1, max_length=6)
    endings: tuple[Ending, ...] = Field(default=(), max_length=20)
    calendar_end: CalendarEnd | None = None
    """What is read where no ending came before the last day."""
    people: tuple[Person, ...] = Field(default=(), max_length=1000)
    sites: tuple[CaptureSite, ...] = Field(default=(), max_length=100)
    bureaus: tuple[Bureau, ...] = Field(default=(), max_length=72)
    technologies: tuple[Technology, ...] = Field(default=(), max_length=1000)
    facilities: tuple[Facility, ...] = Field(default=(), max_length=300)
    engines: tuple[Engine, ...] = Field(default=(), max_length=500)
    faults: tuple[FaultName, ...] = Field(default=(), max_length=300)
    vehicles: tuple[Vehicle, ...] = Field(default=(), max_length=500)
    spacecraft: tuple[Spacecraft, ...] = Field(default=(), max_length=500)
    missions: tuple[Mission, ...] = Field(default=(), max_length=500)
    milestones: tuple[Milestone, ...] = Field(default=(), max_length=500)
    requirements: tuple[Wanted, ...] = Field(default=(), max_length=300)
    reservations: tuple[Reservation, ...] = Field(default=(), max_length=60)
    storylets: tuple[Storylet, ...] = Field(default=(), max_length=2000)
    chronicle: tuple[ChronicleEntry, ...] = Field(default=(), max_length=2000)
    history: tuple[History, ...] = Field(default=(), max_length=6)
    spending: tuple[RealSpending, ...] = Field(default=(), max_length=600)
    """What was really spent, year by year, to set beside a campaign. It changes nothing in one."""
    chapters: tuple[Chapter, ...] = Field(default=(), max_length=40)
    """The chapters of the report; without any it is told in stretches of years."""
    articles: tuple[Article, ...] = Field(default=(), max_length=2000)
    papers: tuple[Paper, ...] = Field(default=(), max_length=6)
    press: tuple[PressItem, ...] = Field(default=(), max_length=2000)
    small_news: tuple[SmallNews, ...] = Field(default=(), max_length=2000)
