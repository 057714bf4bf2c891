"""Conditions: what must hold for a storylet, a choice or an ending. Typed data, never an expression.

Every condition is asked for one side, called *self*; `who: rival` asks for any of the others.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from spacerace_game.spec.base import Count, Day, Id, Points, Spec

Who = Literal["self", "rival", "anyone"]
Meter = Literal["support", "fear", "military", "prestige", "tension"]


class AllOf(Spec):
    """Every one of these holds."""

    kind: Literal["all_of"] = "all_of"
    conditions: tuple[Condition, ...] = Field(max_length=32)


class AnyOf(Spec):
    """At least one of these holds."""

    kind: Literal["any_of"] = "any_of"
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=32)


class Not(Spec):
    """This does not hold."""

    kind: Literal["not"] = "not"
    condition: Condition


class Between(Spec):
    """The turn's last day lies in this span of dates; either end may be open."""

    kind: Literal["between"] = "between"
    since: Day | None = None
    until: Day | None = None


class MilestoneReached(Spec):
    """A milestone has been reached; by a rival only as far as the rival has shown it."""

    kind: Literal["milestone"] = "milestone"
    milestone: Id
    who: Who = "self"


class FirstBy(Spec):
    """Someone was first to a milestone, as far as the public knows."""

    kind: Literal["first"] = "first"
    milestone: Id
    who: Who = "self"


class TechnologyAt(Spec):
    """Own readiness of a technology is at least this level."""

    kind: Literal["technology"] = "technology"
    technology: Id
    level: Annotated[int, Field(ge=1, le=9)]


class MeterAtLeast(Spec):
    """An own meter stands at least this high."""

    kind: Literal["meter"] = "meter"
    meter: Meter
    at_least: Points


class Holds(Spec):
    """The person works for this side and is alive."""

    kind: Literal["holds"] = "holds"
    person: Id
    who: Who = "self"


class HardwareReady(Spec):
    """A vehicle, spacecraft or facility of one's own is ready for use."""

    kind: Literal["ready"] = "ready"
    item: Id


class FlightsFlown(Spec):
    """So many own flights with this vehicle, counted by how they ended."""

    kind: Literal["flown"] = "flown"
    vehicle: Id
    at_least: Count = 1
    ended: Literal["any", "success", "failure"] = "any"


class CrewLost(Spec):
    """So many of one's own have died in flight."""

    kind: Literal["crew_lost"] = "crew_lost"
    at_least: Count = 1


class Dismissals(Spec):
    """One's own chief has been dismissed so often."""

    kind: Literal["dismissals"] = "dismissals"
    at_least: Count = 1


class FlagSet(Spec):
    """A flag raised by an earlier choice stands. A choice may ask for a rival's flag only where it is public."""

    kind: Literal["flag"] = "flag"
    flag: Id
    who: Who = "self"


class CaptivesHeld(Spec):
    """At least so many captured specialists, named ones and groups together, work for this side."""

    kind: Literal["captives"] = "captives"
    at_least: Count


class TreatedAs(Spec):
    """A group of captives is treated this way."""

    kind: Literal["treated"] = "treated"
    group: Id
    treatment: Literal["integrate", "isolate", "parallel", "home"]


class InstituteStands(Spec):
    """An institute of one's own works in Germany."""

    kind: Literal["institute"] = "institute"


Condition = Annotated[
    AllOf
    | AnyOf
    | Not
    | Between
    | MilestoneReached
    | FirstBy
    | TechnologyAt
    | MeterAtLeast
    | Holds
    | HardwareReady
    | FlightsFlown
    | CrewLost
    | Dismissals
    | FlagSet
    | CaptivesHeld
    | TreatedAs
    | InstituteStands,
    Field(discriminator="kind"),
]
for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()
