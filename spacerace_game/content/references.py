"""Every id that a scenario mentions, resolved, with the place of the very value that leads nowhere.

Which field refers to what stands in one table; a test holds it against the specs, so that a new field
cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_origin

from pydantic import BaseModel

from spacerace_game.content.draft import LISTS, PATHS, Draft, Entry, singular
from spacerace_game.content.located import Loc, walk
from spacerace_game.content.problems import Problem, did_you_mean
from spacerace_game.spec import capture, conditions, effects, hardware, history, missions, orders, press, stories
from spacerace_game.spec import world as places
from spacerace_game.spec.base import fields_with_specs
from spacerace_game.spec.numbers import PoliticsNumbers
from spacerace_game.spec.scenario import Scenario

ITEMS = ("technologies", "vehicles", "spacecraft", "facilities")
"""What programs can work on."""
CAPTIVES = ("people", "lots")
ANYTHING = tuple(LISTS)

Targets = tuple[str, ...]
REFERENCES: dict[tuple[type[Any], str], Targets] = {
    (places.Faction, "engineers"): ("disciplines",),
    (places.Faction, "start_facilities"): ("facilities",),
    (places.StartLevel, "side"): ("sides",),
    (places.RealSpending, "side"): ("sides",),
    (places.Technology, "discipline"): ("disciplines",),
    (places.Technology, "start"): ("sides",),
    (places.Requirement, "technology"): ("technologies",),
    (places.Facility, "side"): ("sides",),
    (places.Bureau, "side"): ("sides",),
    (places.Bureau, "lead"): ("people",),
    (places.Bureau, "disciplines"): ("disciplines",),
    (places.Bureau, "engines"): ("engines",),
    (places.Bureau, "designs"): ("vehicles", "spacecraft"),
    (places.Skill, "discipline"): ("disciplines",),
    (places.Person, "side"): ("sides",),
    (places.Person, "site"): ("sites",),
    (places.Person, "leaning"): ("sides",),
    (places.Person, "quarrels"): ("people",),
    (capture.Lift, "technology"): ("technologies",),
    (capture.Lot, "vehicle"): ("vehicles",),
    (capture.Lot, "engineers"): ("disciplines",),
    (conditions.MilestoneReached, "milestone"): ("milestones",),
    (conditions.FirstBy, "milestone"): ("milestones",),
    (conditions.TechnologyAt, "technology"): ("technologies",),
    (conditions.Holds, "person"): ("people",),
    (conditions.HardwareReady, "item"): ITEMS,
    (conditions.FlightsFlown, "vehicle"): ("vehicles",),
    (conditions.FlagSet, "flag"): ("flags",),
    (conditions.TreatedAs, "group"): CAPTIVES,
    (effects.RaiseTechnology, "technology"): ("technologies",),
    (effects.AddEngineers, "discipline"): ("disciplines",),
    (effects.MoveTrust, "whom"): CAPTIVES,
    (effects.StartLater, "storylet"): ("storylets",),
    (effects.LosePerson, "person"): ("people",),
    (effects.GainPerson, "person"): ("people",),
    (effects.HastenProgram, "item"): ITEMS,
    (effects.MoveFaults, "item"): ("vehicles", "spacecraft"),
    (effects.Learn, "milestone"): ("milestones",),
    (hardware.Engine, "side"): ("sides",),
    (hardware.Stage, "engine"): ("engines",),
    (hardware.Vehicle, "sides"): ("sides",),
    (hardware.Vehicle, "based_on"): ("vehicles",),
    (hardware.Spacecraft, "sides"): ("sides",),
    (hardware.Spacecraft, "based_on"): ("spacecraft",),
    (missions.Mission, "spacecraft"): ("spacecraft",),
    (missions.Mission, "agreement"): ("flags",),
    (missions.Mission, "target"): ("missions",),
    (missions.Lesser, "mission"): ("missions",),
    (missions.Milestone, "feats"): ("feats",),
    (missions.Milestone, "outdone_by"): ("milestones",),
    (missions.Milestone, "real"): ("sides",),
    (PoliticsNumbers, "triumph_feat"): ("feats",),
    (stories.Storylet, "sides"): ("sides",),
    (press.OnMilestone, "milestone"): ("milestones",),
    (press.OnFailure, "fault"): ("faults",),
    (press.OnFailure, "mission"): ("missions",),
    (press.OnFlight, "mission"): ("missions",),
    (press.OnSurprise, "milestone"): ("milestones",),
    (press.OnDeath, "person"): ("people",),
    (press.OnPatron, "side"): ("sides",),
    (press.OnDecision, "storylet"): ("storylets",),
    (press.PressItem, "stories"): ("sides",),
    (press.Paper, "side"): ("sides",),
    (press.SmallNews, "side"): ("sides",),
    (stories.ChronicleEntry, "sides"): ("sides",),
    (stories.Article, "links"): ANYTHING,
    (stories.Wanted, "side"): ("sides",),
    (stories.Wanted, "feat"): ("feats",),
    (stories.Reservation, "side"): ("sides",),
    (stories.Reservation, "milestone"): ("milestones",),
    (stories.Reservation, "unless"): ("flags",),
    (history.History, "side"): ("sides",),
    (history.Series, "mission"): ("missions",),
    (history.Series, "vehicle"): ("vehicles",),
    (history.Series, "spacecraft"): ("spacecraft",),
    (history.Series, "stop_when"): ("milestones",),
    (history.RecordedFlight, "fault"): ("faults",),
    (history.RecordedFlight, "crew"): ("people",),
    (history.RecordedFlight, "died"): ("people",),
    (history.RecordedCapture, "target"): CAPTIVES,
    (orders.OpenProgram, "item"): ITEMS,
    (orders.OpenProgram, "bureau"): ("bureaus",),
    (orders.AssignBureau, "item"): ("vehicles", "spacecraft"),
    (orders.AssignBureau, "bureau"): ("bureaus",),
    (orders.RaceBureaus, "item"): ("vehicles", "spacecraft"),
    (orders.RaceBureaus, "bureau"): ("bureaus",),
    (orders.CloseProgram, "item"): ITEMS,
    (orders.FundProgram, "item"): ITEMS,
    (orders.FreezeDesign, "item"): ("vehicles", "spacecraft"),
    (orders.FixFaults, "design"): ("designs",),
    (orders.ScheduleFlight, "mission"): ("missions",),
    (orders.ScheduleFlight, "vehicle"): ("vehicles",),
    (orders.ScheduleFlight, "spacecraft"): ("spacecraft",),
    (orders.ScheduleFlight, "crew"): ("people",),
    (orders.ScheduleSeries, "mission"): ("missions",),
    (orders.ScheduleSeries, "vehicle"): ("vehicles",),
    (orders.ScheduleSeries, "spacecraft"): ("spacecraft",),
    (orders.CancelFlight, "flight"): ("flights",),
    (orders.TrainCrew, "person"): ("people",),
    (orders.TrainCrew, "spacecraft"): ("spacecraft",),
    (orders.HireEngineers, "discipline"): ("disciplines",),
    (orders.AppointLeader, "person"): ("people",),
    (orders.AppointLeader, "item"): ITEMS,
    (orders.SendTeam, "site"): ("sites",),
    (orders.SendTeam, "targets"): CAPTIVES,
    (orders.TreatCaptives, "whom"): CAPTIVES,
    (orders.JudgeSuspect, "whom"): CAPTIVES,
    (orders.FoundInstitute, "site"): ("sites",),
    (orders.AdoptDesign, "whom"): CAPTIVES,
    (orders.AdoptDesign, "item"): ITEMS,
    (orders.ShelveDesign, "whom"): CAPTIVES,
    (orders.UseSource, "rival"): ("sides",),
    (orders.WarnCountry, "milestone"): ("milestones",),
    (orders.MakePledge, "milestone"): ("milestones",),
    (orders.RequestRest, "milestone"): ("milestones",),
    (orders.AnnounceSlip, "milestone"): ("milestones",),
    (orders.DropPledge, "milestone"): ("milestones",),
    (orders.AnswerDemand, "milestone"): ("milestones",),
    (orders.AnswerTender, "requirement"): ("requirements",),
    (orders.AnswerDecision, "storylet"): ("storylets",),
}
"""What each field that holds an id, a list of ids or ids as keys refers to."""

LOCAL: frozenset[tuple[type[Any], str]] = frozenset(
    {
        (Scenario, "extends"),
        (stories.Storylet, "default"),
        (missions.Mission, "facilities"),
        (missions.Lesser, "when"),
        (missions.Lesser, "phases"),
        (history.Series, "fallback"),
        (history.RecordedFlight, "series"),
        (history.RecordedFlight, "phase"),
        (history.RecordedCapture, "side"),
        (orders.AnswerDecision, "choice"),
        (press.OnDecision, "choice"),
    }
)
"""References that depend on what stands around them; `_local` below and the loader resolve them."""

NAMES: frozenset[tuple[type[Any], str]] = frozenset(
    {
        (places.Faction, "luck"),
        (capture.Holder, "holder"),
        (hardware.Stage, "design"),
        (hardware.Spacecraft, "design"),
        (missions.FlightPhase, "feats"),
        (effects.SetFlag, "flag"),
        (PoliticsNumbers, "triumph_feat"),
        (history.RecordedFlight, "flight"),
        (orders.ScheduleFlight, "flight"),
        (orders.SeriesFlight, "flight"),
        (orders.ScheduleSeries, "series"),
        (orders.ResumeSeries, "series"),
    }
)
"""Ids that are given here, besides every `id`, or that may be any word."""

_WORDS = {
    "feats": "mission achieves the feat",
    "flags": "choice or milestone raises the flag",
    "designs": "stage or spacecraft of design",
    "flights": "scheduled flight",
    "lots": "lot",
}
_OTHER_KINDS = tuple(kind for kind in (*LISTS, "lots") if kind not in ("articles", "history"))
_CAPTORS = ("third", "none")


class Mention(NamedTuple):
    """One id that a spec mentions, and the way to it."""

    holder: Any
    field: str
    path: Loc
    word: str
    at_key: bool


def mentions(spec: Any) -> list[Mention]:
    """All texts of a spec and the specs inside it, with their ways; keys of dicts as well."""
    found: list[Mention] = []
    _collect(spec, (), lambda kind: tuple(kind.model_fields), found)
    return found


def _collect(spec: Any, path: Loc, fields: Callable[[type[Any]], tuple[str, ...]], found: list[Mention]) -> None:
    """The mentions in those fields of each spec that `fields` names for its type."""
    for name in fields(type(spec)):
        value = getattr(spec, name)
        if isinstance(value, str):
            found.append(Mention(spec, name, (*path, name), value, False))
        elif isinstance(value, BaseModel):
            _collect(value, (*path, name), fields, found)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, str):
                    found.append(Mention(spec, name, (*path, name, place), item, False))
                elif isinstance(item, BaseModel):
                    _collect(item, (*path, name, place), fields, found)
        elif isinstance(value, dict):
            for key, item in value.items():
                found.append(Mention(spec, name, (*path, name, key), key, True))
                if isinstance(item, BaseModel):
                    _collect(item, (*path, name, key), fields, found)


_that_lead: dict[type[Any], tuple[str, ...]] = {}


def _fields_that_lead(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of spec with ids, dicts or other specs: all but figures and mere words."""
    if kind not in _that_lead:
        inside = fields_with_specs(kind)
        _that_lead[kind] = tuple(
            name
            for name, info in kind.model_fields.items()
            if name in inside
            or get_origin(info.annotation) is dict
            or any((kind, name) in ids for ids in (REFERENCES, LOCAL, NAMES))
        )
    return _that_lead[kind]


@dataclass(slots=True)
class Book:
    """All ids of a draft, by what they name."""

    draft: Draft
    ids: dict[str, dict[str, None]] = field(default_factory=dict)
    mentioned: list[tuple[Entry, Mention]] = field(default_factory=list)
    """The ids that items mention, besides some other words."""
    _tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    _series: dict[str, list[str]] = field(default_factory=dict)

    def specs(self, kind: str) -> Iterator[tuple[Entry, Any]]:
        """The good items of a kind with what they say."""
        for entry in self.draft.lists[kind]:
            if entry.spec is not None:
                yield entry, entry.spec

    def table(self, kind: str) -> dict[str, Any]:
        """The good items of a kind by id."""
        if kind not in self._tables:
            self._tables[kind] = {entry.key: spec for entry, spec in self.specs(kind)}
        return self._tables[kind]

    def series_of(self, side: str) -> list[str]:
        """The ids of a side's series."""
        if side not in self._series:
            self._series[side] = [entry.key for entry in self.draft.lists["series"] if entry.owner == side]
        return self._series[side]


def make_book(draft: Draft) -> Book:
    """The ids that items give, also items that have problems of their own."""
    book = Book(draft, {kind: dict.fromkeys(draft.keys(kind)) for kind in (*LISTS, *PATHS)})
    for extra in ("feats", "flags", "designs", "flights", "lots"):
        book.ids[extra] = {}
    for entry in draft.lists["sites"]:
        lots = entry.node.get("lots")
        for lot in lots.elements() if lots is not None else ():
            name = lot.get("id")
            if name is not None and isinstance(name.value, str):
                book.ids["lots"][name.value] = None
    for entry in draft.entries():
        if entry.spec is None:
            continue
        found: list[Mention] = []
        _collect(entry.spec, (), _fields_that_lead, found)
        for mention in found:
            book.mentioned.append((entry, mention))
            _note(book, mention)
        if entry.kind == "spacecraft":
            book.ids["designs"][entry.spec.design or entry.spec.id] = None
    return book


def _note(book: Book, mention: Mention) -> None:
    """Ids that are given inside items."""
    kind = type(mention.holder)
    if kind is missions.FlightPhase and mention.field == "feats":
        book.ids["feats"][mention.word] = None
    elif kind is effects.SetFlag and mention.field == "flag":
        book.ids["flags"][mention.word] = None
    elif kind is hardware.Stage and mention.field == "design":
        book.ids["designs"][mention.word] = None
    elif mention.field == "flight" and kind in (
        orders.ScheduleFlight,
        orders.SeriesFlight,
        history.RecordedFlight,
    ):
        book.ids["flights"][mention.word] = None


def check_references(book: Book) -> list[Problem]:
    """A problem for each id that leads nowhere or to the wrong kind of thing."""
    problems: list[Problem] = []
    unread = any(entry.spec is None for entry in book.draft.lists["missions"])
    for entry, mention in book.mentioned:
        targets = REFERENCES.get((type(mention.holder), mention.field))
        if targets is not None:
            if targets == ("sides",) and not book.ids["sides"]:
                continue  # that there are no sides is said once
            if targets == ("feats",) and unread:
                continue  # one of these may achieve it
            known = any(mention.word in book.ids[target] for target in targets)
            if not known and _written(entry, mention):
                problems.append(_unknown(book, entry, mention, targets))
        elif mention.at_key and isinstance(getattr(mention.holder, mention.field)[mention.word], str):
            if mention.word != "any" and mention.word not in (book.ids["sides"] or (mention.word,)):
                problems.append(_unknown(book, entry, mention, ("sides",)))
        elif (type(mention.holder), mention.field) in LOCAL:
            problems += _local(book, entry, mention)
    return problems


def _written(entry: Entry, mention: Mention) -> bool:
    """Whether the author wrote the id; a default of the rules may name what a scenario does not have."""
    return len(walk(entry.node, mention.path)) == len(mention.path)


def _unknown(book: Book, entry: Entry, mention: Mention, targets: Targets) -> Problem:
    elsewhere = [kind for kind in _OTHER_KINDS if mention.word in book.ids[kind]]
    known = [word for target in targets for word in book.ids[target]]
    hint = _removal(book, mention.word) or did_you_mean(mention.word, known)
    if targets == ("flags",):
        what = f"no {_WORDS['flags']} {mention.word!r}: the condition never holds"
        return entry.problem("R301", mention.path, what, severity="warning", hint=hint)
    kinds = [_WORDS.get(target) or singular(target) for target in targets[:4]]
    wanted = " or ".join(kinds) if len(targets) < 6 else "item"
    if elsewhere and "feats" not in targets:
        what = f"{mention.word!r} is a {singular(elsewhere[0])}"
        return entry.problem("R304", mention.path, what, expected=f"a {wanted}", hint=hint, at_key=mention.at_key)
    return entry.problem("R301", mention.path, f"no {wanted} {mention.word!r}", hint=hint, at_key=mention.at_key)


def _local(book: Book, entry: Entry, mention: Mention) -> list[Problem]:
    """References to what stands beside them."""
    known, what, where = _beside(book, entry, mention)
    if known is None or mention.word in known:
        return []
    said = f"no {what} {mention.word!r}{where}"
    hint = _removal(book, mention.word) or did_you_mean(mention.word, known)
    return [entry.problem("R301", mention.path, said, hint=hint)]


def _removal(book: Book, word: str) -> str:
    """Where a mod took away what is missing now, so that its author need not look in the scenario below."""
    place = book.draft.removed.get(word)
    return "" if place is None else f"it is removed at {place.file}:{place.line}:{place.column}"


def _in(book: Book, kind: str, name: str, key: str) -> str:
    """Where something was looked for, with the place of the patch that replaced it, if one did."""
    where = f" in {singular(kind)} {name!r}"
    entry = book.draft.find(kind, name)
    if entry is None or (key,) not in entry.files:
        return where
    place = entry.origin((key,), at_key=True)
    return f"{where}, whose {key!r} are changed at {place.file}:{place.line}:{place.column}"


def _beside(book: Book, entry: Entry, mention: Mention) -> tuple[Iterable[str] | None, str, str]:
    """What may stand there (None: it cannot be told), what it is called, and where it was looked for."""
    holder, name = mention.holder, mention.field
    if isinstance(holder, stories.Storylet):
        where = _in(book, "storylets", holder.id, "choices") if ("choices",) in entry.files else ""
        return [choice.id for choice in holder.choices], "choice", where
    if isinstance(holder, missions.Mission):
        kinds = [f"kind:{facility.kind}" for _, facility in book.specs("facilities")]
        return [*book.ids["facilities"], *kinds], "facility", ""
    if isinstance(holder, missions.Lesser):
        mission = entry.spec if name == "when" else book.table("missions").get(holder.mission)
        if mission is not None:
            return [phase.id for phase in mission.phases], "phase", _in(book, "missions", mission.id, "phases")
    if isinstance(holder, history.RecordedCapture):
        return [*book.ids["sides"], *_CAPTORS], "side", ""
    if isinstance(holder, history.Series) or name == "series":
        return book.series_of(entry.owner), "series", f" in the history of {entry.owner!r}"
    if isinstance(holder, orders.AnswerDecision | press.OnDecision):
        storylet = book.draft.find("storylets", holder.storylet)
        if storylet is not None and storylet.spec is not None:
            choices = [choice.id for choice in storylet.spec.choices]
            return choices, "choice", _in(book, "storylets", holder.storylet, "choices")
    if isinstance(holder, history.RecordedFlight):
        series = book.draft.find("series", holder.series, entry.owner)
        mission = book.table("missions").get(series.spec.mission) if series and series.spec else None
        if mission is not None:
            return [phase.id for phase in mission.phases], "phase", _in(book, "missions", mission.id, "phases")
    return None, "", ""
