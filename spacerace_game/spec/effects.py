"""Effects: what a choice, a milestone or an ending does to the side that took it. Typed data, never code."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Count, Id, Money, Points, Quarters, Rate, Spec


class MoveMeter(Spec):
    """Moves a meter by so many points."""

    kind: Literal["meter"] = "meter"
    meter: Literal["support", "fear", "military", "prestige"]
    by: Points


class GiveMoney(Spec):
    """Adds free (or tied) money now; negative takes it, never below zero."""

    kind: Literal["money"] = "money"
    amount: Money
    purse: Literal["free", "tied"] = "free"


class ChangeGrant(Spec):
    """Changes the neutral grant for good by so many per cent."""

    kind: Literal["grant"] = "grant"
    by: Rate


class RaiseTechnology(Spec):
    """Raises a technology by so many levels, to six at most.

    Each level that it cannot rise makes the hardware that stands and needs it a little safer (`reliability.lesson`).
    """

    kind: Literal["technology"] = "technology"
    technology: Id
    levels: Annotated[int, Field(ge=1, le=5)] = 1


class AddEngineers(Spec):
    """Adds (or takes) engineers of a discipline."""

    kind: Literal["engineers"] = "engineers"
    discipline: Id
    by: Annotated[int, Field(ge=-100_000, le=100_000)]


class SchoolGrowth(Spec):
    """After a delay, schools graduate so many per cent of the workforce more each quarter."""

    kind: Literal["schools"] = "schools"
    by: Rate
    after: Quarters = 20


class MoveTrust(Spec):
    """Moves the trust of one person, or of a whole group of captives."""

    kind: Literal["trust"] = "trust"
    whom: Id
    by: Points


class SetFlag(Spec):
    """Raises a flag that conditions can ask for."""

    kind: Literal["flag"] = "flag"
    flag: Id
    public: bool = False
    """Whether rivals hear of it: their own choices may then ask for it."""


class StartLater(Spec):
    """Brings a follow-up storylet after so many quarters. One that only follows then waits for its own condition."""

    kind: Literal["storylet"] = "storylet"
    storylet: Id
    after: Quarters = 1


class LosePerson(Spec):
    """The person leaves the program for good: retires, is dismissed, goes home or dies."""

    kind: Literal["lose_person"] = "lose_person"
    person: Id
    dies: bool = False


class GainPerson(Spec):
    """The person joins this side if nobody holds them."""

    kind: Literal["gain_person"] = "gain_person"
    person: Id


class HastenProgram(Spec):
    """Moves the work on an item on (or back) by a share of its price."""

    kind: Literal["progress"] = "progress"
    item: Id
    by: Rate


class MoveFaults(Spec):
    """Makes each suspected fault of hardware that stands less (or more) likely to be there, by a share.

    By −20 a fifth of what may be there is found; by 20 a fifth of what might be sound is spoilt. What does not stand
    yet has no faults that could move.
    """

    kind: Literal["faults"] = "faults"
    item: Id
    by: Annotated[Rate, Field(ge=-1_000_000, le=1_000_000)]


class Learn(Spec):
    """Hard evidence about a rival: their dates for a milestone become certain within this many quarters."""

    kind: Literal["learn"] = "learn"
    milestone: Id
    within: Quarters = 1


class Casualties(Spec):
    """People died on the ground or in flight; the verdict remembers them."""

    kind: Literal["casualties"] = "casualties"
    people: Count


class FoundAgency(Spec):
    """Founds a civil agency, a military space force or a unified ministry, with its prices and gains."""

    kind: Literal["agency"] = "agency"
    form: Literal["civil", "military", "ministry"]


class ChangeCustom(Spec):
    """Changes how flights are announced."""

    kind: Literal["custom"] = "custom"
    custom: Literal["before", "after", "never"]


class EmptyInstitute(Spec):
    """Moves everybody at the institute in Germany home in one night, as the order to move it does."""

    kind: Literal["institute"] = "institute"


Effect = Annotated[
    MoveMeter
    | GiveMoney
    | ChangeGrant
    | RaiseTechnology
    | AddEngineers
    | SchoolGrowth
    | MoveTrust
    | SetFlag
    | StartLater
    | LosePerson
    | GainPerson
    | HastenProgram
    | MoveFaults
    | Learn
    | Casualties
    | FoundAgency
    | ChangeCustom
    | EmptyInstitute,
    Field(discriminator="kind"),
]
