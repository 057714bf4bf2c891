"""Storylets: a condition, a text for each side, and choices with costs and consequences."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import (
    Confidence,
    Count,
    Day,
    Id,
    Points,
    Price,
    Prose,
    Quarters,
    Share,
    SideTexts,
    Sourced,
    Spec,
    Title,
)
from spacerace_game.spec.conditions import AllOf, Condition
from spacerace_game.spec.effects import Effect


class Choice(Spec):
    """One answer to a storylet."""

    id: Id
    text: SideTexts
    price: Price = 0
    """Free money it takes at once."""
    requires: Condition | None = None
    """What must hold for the choice to be open; the game can say what is missing."""
    effects: tuple[Effect, ...] = Field(default=(), max_length=12)
    """What it does to the side that takes it."""
    outcome_text: SideTexts
    """What the player reads when it is taken."""


class Storylet(Spec):
    """A scene that needs an answer. It never happens twice in a campaign to one side."""

    id: Id
    title: Title
    sides: tuple[Id, ...] = Field(min_length=1, max_length=8)
    """Who can meet it."""
    once: Literal["side", "campaign"] = "side"
    """Whether it comes once to each side, or once in a campaign."""
    when: Condition = Field(default_factory=lambda: AllOf(conditions=()))
    """When it may come. One that only follows another says `follows: true`, and waits for this after its delay."""
    follows: bool = False
    """Comes only as the follow-up of another storylet's choice."""
    chance: Share = 1_000_000
    """Chance, each time its condition newly holds, that it comes."""
    priority: Annotated[int, Field(ge=0, le=100)] = 50
    """Higher comes first where too many wait."""
    text: SideTexts
    choices: tuple[Choice, ...] = Field(min_length=1, max_length=5)
    """The answers, in the order in which they are shown."""
    default: Id
    """The choice taken when nobody answers in time, even where its `requires` does not hold. Of a price that cannot be
    paid, what free money there is goes. Best take a choice that is open to everybody and costs nothing."""
    deadline: Quarters = 1
    """Quarters until the default is taken."""


class ChronicleEntry(Sourced):
    """What really happened on a day."""

    id: Id
    date: Day
    sides: tuple[Id, ...] = Field(default=(), max_length=4)
    """Whose doing it was; empty: the world's."""
    title: Title
    text: Prose


class Ending(Spec):
    """What ends a campaign."""

    id: Id
    title: Title
    optional: bool = False
    """Only in campaigns that were begun with it."""
    when: Condition
    """What must hold for a side at the end of a turn."""
    text: SideTexts
    """What a side for which the condition holds reads."""
    text_others: SideTexts = Field(default_factory=dict)
    """What the others read; without it they read the same."""


class CalendarEnd(Spec):
    """What is said when a campaign has run to the end of its calendar."""

    title: Title
    text: SideTexts


class Article(Spec):
    """A page of the archive."""

    id: Id
    title: Title
    kind: Literal["person", "machine", "place", "idea", "event", "panel"]
    """Its shelf in the archive; `panel` is a page of the prologue."""
    text: Prose
    source: Prose | None = None
    confidence: Confidence = "medium"
    """How sure its dates are."""
    links: tuple[Id, ...] = Field(default=(), max_length=24)
    """What else to read: ids of people, machines, milestones or other pages."""
    order: Count = 0
    """Place among the prologue's panels."""


class Wanted(Sourced):
    """A requirement a customer posts: a range for a warhead by a date."""

    id: Id
    title: Title
    side: Id
    posted: Day
    """When the customer asks for it."""
    due: Day
    """By when it is to be met."""
    feat: Id
    """The feat that meets it."""
    text: Prose


class Reservation(Sourced):
    """What a government would rather not have done: a first with a rocket of one customer, before anybody did it.

    It is void outside its dates, once anybody has shown the milestone, and once a flag of the side lifts it.
    """

    id: Id
    title: Title
    """What the government would rather have, in a few words."""
    side: Id
    milestone: Id
    """The milestone that is not to be reached so."""
    customer: Literal["civil", "military"] = "military"
    """Whose vehicles are not to reach it."""
    since: Day
    """From when on it stands."""
    until: Day
    """The last day on which it stands."""
    unless: tuple[Id, ...] = Field(default=(), max_length=10)
    """Flags of the side, each of which lifts it."""
    support: Annotated[Points, Field(le=0)]
    """What a chief who does it all the same loses in support."""
    text: Prose
    """The words in which the chief is told of it."""


class Chapter(Spec):
    """A period of the story as the report tells it: it ends where the next one begins."""

    id: Id
    since: Day
    """The day on which it begins."""
    title: Title
    text: SideTexts
    """What the period is about, whatever happened in it."""
