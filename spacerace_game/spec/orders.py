"""Orders: what a controller may ask for in a turn. Frozen data with ids, in imperative mood."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from spacerace_game.spec.base import Day, Id

Level = Literal["hold", "normal", "crash"]
Treatment = Literal["integrate", "isolate", "parallel", "home"]
Rules = Literal["conservative", "standard", "aggressive"]
IfScrubbed = Literal["hold", "stand-down"]
IfFault = Literal["come-home", "press-on"]
IfShort = Literal["lesser", "give-up"]


class _Order(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class OpenProgram(_Order):
    """Opens a funded line of work on a technology, vehicle, spacecraft or facility."""

    kind: Literal["open-program"] = "open-program"
    item: Id
    level: Level = "normal"
    ground: Annotated[int, Field(ge=0, le=4)] = 2
    """How much is tested on the ground, for vehicles and spacecraft: 0 nothing to 4 all-up."""
    bureau: Id | None = None
    """Who designs it; by default the free bureau that fits best."""


class AssignBureau(_Order):
    """Takes a design from its bureau and gives it to another."""

    kind: Literal["assign-bureau"] = "assign-bureau"
    item: Id
    bureau: Id


class RaceBureaus(_Order):
    """Sets a second bureau on a design that another works on; without a bureau, ends such a race by order."""

    kind: Literal["race-bureaus"] = "race-bureaus"
    item: Id
    bureau: Id | None = None


class CloseProgram(_Order):
    """Closes a program for good; what was learned stays."""

    kind: Literal["close-program"] = "close-program"
    item: Id


class FundProgram(_Order):
    """Sets how fast a program is paid: hold, normal or crash; `mothball` keeps only the files dry."""

    kind: Literal["fund-program"] = "fund-program"
    item: Id
    level: Literal["mothball", "hold", "normal", "crash"]


class FreezeDesign(_Order):
    """Freezes a design before its technologies are at level six: sooner flown, with more suspected faults."""

    kind: Literal["freeze-design"] = "freeze-design"
    item: Id


class FixFaults(_Order):
    """Finds and fixes the most suspected fault of a stage or spacecraft design on the ground."""

    kind: Literal["fix-fault"] = "fix-fault"
    design: Id
    fault: Annotated[int, Field(ge=0, le=400)]
    """The fault's place in the design's list."""


class ScheduleFlight(_Order):
    """Schedules one flight: a mission with a vehicle, on a day or when ready."""

    kind: Literal["schedule-flight"] = "schedule-flight"
    flight: Id
    """The flight's own name; its luck depends on its article, its recorded fate on this name."""
    mission: Id
    vehicle: Id
    spacecraft: Id | None = None
    day: Day | None = None
    """The day aimed at; empty: as soon as it can be ready."""
    rules: Rules = "standard"
    announce: Literal["before", "after", "never"] | None = None
    """By default the side's custom."""
    crew: tuple[Id, ...] = Field(default=(), max_length=8)
    """By default the fittest are chosen."""
    if_scrubbed: IfScrubbed = "hold"
    """After a scrub: hold on the pad for the next day (or launch window), or stand down to the next quarter."""
    if_fault: IfFault = "come-home"
    """When a minor system of a crewed ship fails: come home early, or press on."""
    if_short: IfShort = "lesser"
    """When the main objective is out of reach: go for the lesser one if the mission has one, or give up."""


class SeriesFlight(BaseModel):
    """One flight of a series."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    flight: Id
    day: Day


class ScheduleSeries(_Order):
    """Schedules up to eight flights of one kind over up to eight quarters for the attention of one."""

    kind: Literal["schedule-series"] = "schedule-series"
    series: Id
    mission: Id
    vehicle: Id
    spacecraft: Id | None = None
    flights: tuple[SeriesFlight, ...] = Field(min_length=1, max_length=40)
    rules: Rules = "standard"
    announce: Literal["before", "after", "never"] | None = None
    if_scrubbed: IfScrubbed = "hold"
    if_short: IfShort = "lesser"
    after_loss: Literal["halt", "go-on"] = "halt"
    """After a loss: halt until its cause is found or the chief orders `resume-series`, or go on."""


class CancelFlight(_Order):
    """Takes a flight off the manifest; its article is broken up and its number not used again."""

    kind: Literal["cancel-flight"] = "cancel-flight"
    flight: Id


class ResumeSeries(_Order):
    """Lets a series fly on that a loss has halted."""

    kind: Literal["resume-series"] = "resume-series"
    series: Id


class TrainCrew(_Order):
    """Trains a person for a spacecraft until told otherwise."""

    kind: Literal["train-crew"] = "train-crew"
    person: Id
    spacecraft: Id


class HireEngineers(_Order):
    """Hires engineers of a discipline from industry."""

    kind: Literal["hire-engineers"] = "hire-engineers"
    discipline: Id
    engineers: Annotated[int, Field(ge=1, le=100_000)]


class AppointLeader(_Order):
    """Puts a person in charge of a program; nobody else leads it then."""

    kind: Literal["appoint-leader"] = "appoint-leader"
    person: Id
    item: Id


class SendTeam(_Order):
    """Sends a field team to a site for one beat (month) of this quarter, to do one thing there."""

    kind: Literal["send-team"] = "send-team"
    team: Annotated[int, Field(ge=1, le=12)]
    beat: Annotated[int, Field(ge=1, le=3)]
    site: Id
    task: Literal["survey", "recruit", "carry-off", "deny", "watch"]
    targets: tuple[Id, ...] = Field(default=(), max_length=6)
    """People or lots, in the order they are handled."""
    offer: Annotated[int, Field(ge=0, le=3)] = 2
    """1 bare, 2 fair, 3 best; 0 seizes, in one's own zone only."""


class TreatCaptives(_Order):
    """Changes how a captured person or group is treated."""

    kind: Literal["treat-captives"] = "treat-captives"
    whom: Id
    treatment: Treatment


class ScreenCaptives(_Order):
    """Checks captives for a quarter before they are put to work, or takes them as they come."""

    kind: Literal["screen-captives"] = "screen-captives"
    on: bool = True


class JudgeSuspect(_Order):
    """Decides on a screened suspect: sent away, handed to a court, or taken with eyes open."""

    kind: Literal["judge-suspect"] = "judge-suspect"
    whom: Id
    verdict: Literal["refuse", "court", "take"]


class FoundInstitute(_Order):
    """Founds an institute at a site in one's own zone of Germany, where recruits work from then on."""

    kind: Literal["found-institute"] = "found-institute"
    site: Id


class MoveInstitute(_Order):
    """Moves everybody at the institute home in one night and closes it."""

    kind: Literal["move-institute"] = "move-institute"


class AdoptDesign(_Order):
    """Has a program build on a design that an isolated captive has drawn."""

    kind: Literal["adopt-design"] = "adopt-design"
    whom: Id
    item: Id


class ShelveDesign(_Order):
    """Puts a captive's finished design on a shelf; they can begin another."""

    kind: Literal["shelve-design"] = "shelve-design"
    whom: Id


class UseSource(_Order):
    """Opens or closes a source of intelligence on a rival."""

    kind: Literal["use-source"] = "use-source"
    source: Literal["agents", "listening", "overflights", "satellites"]
    rival: Id
    run: bool = True


class Believe(_Order):
    """Chooses which agency's estimate becomes the published one."""

    kind: Literal["believe"] = "believe"
    agency: Literal["cautious", "middle", "alarmed"]


class SetSecrecy(_Order):
    """Makes the program more or less secret, from 0 open to 3 closed cities."""

    kind: Literal["set-secrecy"] = "set-secrecy"
    level: Annotated[int, Field(ge=0, le=3)]


class WarnCountry(_Order):
    """Warns the country that a rival's first is coming."""

    kind: Literal["warn-country"] = "warn-country"
    milestone: Id


class MakePledge(_Order):
    """Promises a milestone by a date for money now."""

    kind: Literal["make-pledge"] = "make-pledge"
    milestone: Id
    by: Day
    estimate: Literal["honest", "lean"] = "honest"
    secret: bool = False
    """A decree that nobody outside reads of; only where flights are not announced beforehand."""


class RequestRest(_Order):
    """Asks for more of what a lean estimate left out."""

    kind: Literal["request-rest"] = "request-rest"
    milestone: Id


class AnnounceSlip(_Order):
    """Announces in good time that a pledge will be kept later."""

    kind: Literal["announce-slip"] = "announce-slip"
    milestone: Id
    by: Day
    """The new date."""


class DropPledge(_Order):
    """Gives a pledge up before its date."""

    kind: Literal["drop-pledge"] = "drop-pledge"
    milestone: Id


class AnswerDemand(_Order):
    """Accepts or refuses a feat that the leader asks for by a date."""

    kind: Literal["answer-demand"] = "answer-demand"
    milestone: Id
    answer: Literal["accept", "refuse"]


class AnswerTender(_Order):
    """Promises a customer's requirement, or declines it."""

    kind: Literal["answer-tender"] = "answer-tender"
    requirement: Id
    answer: Literal["accept", "decline"]


class SizeMissile(_Order):
    """Decides for which bomb the intercontinental missile is sized."""

    kind: Literal["size-missile"] = "size-missile"
    size: Literal["heavy", "light", "both"]


class AnswerDecision(_Order):
    """Answers a pending decision with one of its choices."""

    kind: Literal["answer"] = "answer"
    storylet: Id
    choice: Id


class Reform(_Order):
    """Changes a custom or an institution: announcements, the schools, an agency."""

    kind: Literal["reform"] = "reform"
    reform: Literal["announce-before", "announce-after", "schools", "civil-agency", "space-force", "ministry"]


Order = Annotated[
    OpenProgram
    | AssignBureau
    | RaceBureaus
    | CloseProgram
    | FundProgram
    | FreezeDesign
    | FixFaults
    | ScheduleFlight
    | ScheduleSeries
    | CancelFlight
    | ResumeSeries
    | TrainCrew
    | HireEngineers
    | AppointLeader
    | SendTeam
    | TreatCaptives
    | ScreenCaptives
    | JudgeSuspect
    | FoundInstitute
    | MoveInstitute
    | AdoptDesign
    | ShelveDesign
    | UseSource
    | Believe
    | SetSecrecy
    | WarnCountry
    | MakePledge
    | RequestRest
    | AnnounceSlip
    | DropPledge
    | AnswerDemand
    | AnswerTender
    | SizeMissile
    | AnswerDecision
    | Reform,
    Field(discriminator="kind"),
]
ORDER: TypeAdapter[Order] = TypeAdapter(Order)


def order_from(data: object) -> Order:
    """An order from plain data; ValueError that quotes the input and says what was expected.

    >>> order_from({"kind": "fund-program", "item": "r-7", "level": "crash"})
    FundProgram(kind='fund-program', item='r-7', level='crash')
    """
    try:
        return ORDER.validate_python(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "order"
        raise ValueError(f"malformed order {str(data)[:120]}: {where}: {first['msg']}") from None


def order_as_json(order: Order) -> dict[str, object]:
    """Plain data for the journal; defaults are left out, the kind stays."""
    return {"kind": order.kind, **order.model_dump(mode="json", exclude_defaults=True)}
