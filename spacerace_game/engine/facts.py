"""Facts: what happened in a turn, in the past tense, with ids and numbers and never a sentence."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

Cause = tuple[str, ...]
"""A reference into the game's world, such as ("flight", "vanguard-tv3")."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened; `day` is a day number."""

    day: int
    side: str
    """Whom it happened to; an empty string for the world."""


@dataclass(frozen=True, slots=True)
class MeterMoved(Fact):
    meter: str
    by: int
    """Tenths of a point."""
    cause: str
    about: Cause
    value: int


@dataclass(frozen=True, slots=True)
class GrantMade(Fact):
    free: int
    tied: int
    """Thousands of dollars for the year, and for the quarter of customers' money."""
    paid: int
    """What went into the free purse for this turn: its part of the grant, and what pledges bring."""
    lapsed: int
    lapsed_tied: int
    """What was left of the year before and is lost, by purse."""


@dataclass(frozen=True, slots=True)
class MoneySpent(Fact):
    what: Cause
    free: int
    tied: int


@dataclass(frozen=True, slots=True)
class MoneyGiven(Fact):
    what: Cause
    free: int
    tied: int
    """Thousands; negative where it was taken."""


@dataclass(frozen=True, slots=True)
class Unpaid(Fact):
    what: Cause
    missing: int


@dataclass(frozen=True, slots=True)
class OrderRefused(Fact):
    order: dict[str, Any]
    code: str
    ids: tuple[str, ...]
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class ProgramOpened(Fact):
    item: str
    level: str


@dataclass(frozen=True, slots=True)
class ProgramClosed(Fact):
    item: str
    finished: bool


@dataclass(frozen=True, slots=True)
class BureausRaced(Fact):
    """Two bureaus were set on one goal, or one of them was told to stop."""

    item: str
    bureau: str
    rival: str
    how: str
    """finished: the first bureau's design was chosen."""


@dataclass(frozen=True, slots=True)
class PapersStolen(Fact):
    """Agents brought the papers of a technology."""

    technology: str
    rival: str


@dataclass(frozen=True, slots=True)
class LevelReached(Fact):
    technology: str
    level: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class FaultsMoved(Fact):
    """Faults of hardware that stands became more or less likely by something other than flights and repairs."""

    about: str
    """The item they are of, or the technology that it needs."""
    by: int
    """Share, ppm: below zero so much less of each is there."""
    cause: Cause


@dataclass(frozen=True, slots=True)
class EngineersMoved(Fact):
    discipline: str
    by: int
    cause: str


@dataclass(frozen=True, slots=True)
class PersonMoved(Fact):
    person: str
    how: str
    """joined, left, died, appointed, captured."""
    cause: Cause


@dataclass(frozen=True, slots=True)
class CaptureDecided(Fact):
    target: str
    site: str
    winner: str
    """A side, `third`, `destroyed` or an empty string when nobody got it."""
    contenders: tuple[str, ...]
    odds: int
    """The winner's, ppm."""


@dataclass(frozen=True, slots=True)
class ErrandFailed(Fact):
    site: str
    target: str
    why: str
    """nothing-there, no-trains, no-money, or guarded."""


@dataclass(frozen=True, slots=True)
class SiteSurveyed(Fact):
    site: str
    found: tuple[str, ...]
    """People and lots that were not on the list before."""


@dataclass(frozen=True, slots=True)
class SiteWatched(Fact):
    site: str
    came: tuple[str, ...]
    """Sides whose teams came to the site in that month."""
    wanted: tuple[str, ...]
    """What they came for."""


@dataclass(frozen=True, slots=True)
class CaptiveMoved(Fact):
    captive: str
    """A person or a group."""
    how: str
    """checked, refused, court, taken, courted, stayed, moved or home."""
    by: str
    """The rival concerned, or an empty string."""


@dataclass(frozen=True, slots=True)
class InstituteChanged(Fact):
    site: str
    how: str
    """founded, moved or closed."""
    rounds: int
    """What its plant put together in all."""


@dataclass(frozen=True, slots=True)
class SecretLeaked(Fact):
    captive: str
    rival: str
    technology: str
    """What the rival learned of, or an empty string where its estimates grew sharper instead."""
    how: str
    """leaked or debriefed."""


@dataclass(frozen=True, slots=True)
class PastSurfaced(Fact):
    captive: str
    dossier: int


@dataclass(frozen=True, slots=True)
class DesignDrawn(Fact):
    captive: str
    how: str
    """drawn, adopted or shelved."""
    item: str


@dataclass(frozen=True, slots=True)
class FlightFlown(Fact):
    flight: str
    mission: str
    vehicle: str
    spacecraft: str
    serial: int
    fate: str
    """success, partial or failure."""
    phase: str
    """The flight phase in which it failed, or an empty string."""
    design: str
    fault: str
    odds: int
    """Chance of full success before the flight, ppm."""
    fate_odds: int
    """Chance of just this fate."""
    recorded: bool
    announced: str
    crew: tuple[str, ...]
    died: tuple[str, ...]
    pad: str = ""
    """Where it flew from."""
    blast: bool = False
    """Whether it was lost on the pad."""
    lesser: str = ""
    """The lesser mission it turned to, or an empty string."""
    lesser_phase: str = ""
    """The phase of the lesser mission that failed too, or an empty string."""
    agreed: str = ""
    """What the contingency did: `lesser`, `home-early`, or an empty string."""
    around: tuple[str, ...] = ()
    """Faults in minor systems that a crew pressing on worked around, each as phase:fault."""


@dataclass(frozen=True, slots=True)
class PadDamaged(Fact):
    pad: str
    flight: str
    until: int
    """Day."""
    paid: bool
    """Whether there was money to repair it at once."""


@dataclass(frozen=True, slots=True)
class SeriesHalted(Fact):
    series: str
    flight: str
    """The flight that was lost."""


@dataclass(frozen=True, slots=True)
class SeriesResumed(Fact):
    series: str
    why: str
    """cause-removed or inquiry-over."""


@dataclass(frozen=True, slots=True)
class FlightTurned(Fact):
    """On the day, a flight whose target was gone was given its lesser mission."""

    flight: str
    mission: str
    lesser: str


@dataclass(frozen=True, slots=True)
class FlightSlipped(Fact):
    flight: str
    until: int
    why: str
    """scrub, stand-down, vehicle, spacecraft, pad, queue, money, crew, target, inquiry or halted."""


@dataclass(frozen=True, slots=True)
class FaultSeen(Fact):
    design: str
    fault: str
    how: str
    """revealed, fixed, not fixed (the first remedy did not hold) or suspected again."""
    cause: Cause


@dataclass(frozen=True, slots=True)
class MilestoneReached(Fact):
    milestone: str
    flight: str
    first: bool
    shown: bool
    prestige: int


@dataclass(frozen=True, slots=True)
class Surprised(Fact):
    by: str
    milestone: str
    size: int
    expected: int
    """ppm."""
    lead: int
    """How far ahead one's public believed itself, tenths."""
    shape: str
    """calm, week, alarm or crisis."""


@dataclass(frozen=True, slots=True)
class EstimateArrived(Fact):
    rival: str
    milestone: str
    expected: int
    """Day."""
    error: int
    """Days."""
    quality: int


@dataclass(frozen=True, slots=True)
class SourceLost(Fact):
    source: str
    rival: str


@dataclass(frozen=True, slots=True)
class StoryletCame(Fact):
    storylet: str


@dataclass(frozen=True, slots=True)
class DecisionTaken(Fact):
    storylet: str
    choice: str
    by_default: bool


@dataclass(frozen=True, slots=True)
class PromiseEnded(Fact):
    milestone: str
    how: str
    """made, asked for more, put off, kept, kept late, missed or dropped."""
    secret: bool
    """Whether it was a decree that nobody outside read of."""


@dataclass(frozen=True, slots=True)
class DemandMade(Fact):
    milestone: str
    by: int
    """Day."""
    occasion: str


@dataclass(frozen=True, slots=True)
class DemandEnded(Fact):
    milestone: str
    how: str
    """accepted, refused, done or missed."""


@dataclass(frozen=True, slots=True)
class ReservationIgnored(Fact):
    """A flight did what the side's government would rather not have had done."""

    reservation: str
    flight: str
    vehicle: str
    support: int
    """What that costs, tenths."""


@dataclass(frozen=True, slots=True)
class RequirementPosted(Fact):
    requirement: str
    due: int
    """Day."""


@dataclass(frozen=True, slots=True)
class DeterrenceMet(Fact):
    requirement: str


@dataclass(frozen=True, slots=True)
class MissileSized(Fact):
    size: str
    """heavy, light or both."""
    forecast: int
    error: int
    """What one believed of the bomb's weight, kilograms."""


@dataclass(frozen=True, slots=True)
class BombWeighed(Fact):
    weight: int
    """Kilograms."""


@dataclass(frozen=True, slots=True)
class LossFoundOut(Fact):
    person: str


@dataclass(frozen=True, slots=True)
class ChiefHeard(Fact):
    support: int
    """Tenths."""


@dataclass(frozen=True, slots=True)
class RequirementEnded(Fact):
    requirement: str
    how: str
    """promised, declined, met or late."""


@dataclass(frozen=True, slots=True)
class ChiefDismissed(Fact):
    support: int


@dataclass(frozen=True, slots=True)
class CampaignEnded(Fact):
    ending: str


def fact_as_json(fact: Fact) -> dict[str, Any]:
    """Plain data with the fact's kind first."""
    data: dict[str, Any] = {"fact": type(fact).__name__}
    for field in fields(fact):
        value = getattr(fact, field.name)
        data[field.name] = list(value) if isinstance(value, tuple) else value
    return data
