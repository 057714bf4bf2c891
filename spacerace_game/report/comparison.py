"""The comparison with real history as view-models: what the timeline and the final screen show.

Plain frozen data without markup, made by one function from a side's view (only what that side may know), from a
state, or from a campaign's annals (everything, with money and flights).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.chronicle.annals import Annals
from spacerace_game.chronicle.statistics import (
    METHODS,
    Compared,
    compare,
    lags,
    median,
    order_agreement,
    real_spending,
    tally_here,
    tally_really,
    wilson,
    winner_agreement,
)
from spacerace_game.engine import State, View, explain, view_for
from spacerace_game.engine.verdict import COLUMNS, VICTORIES, day_before, verdict
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules
from spacerace_game.words.days import long_date, span

OUTCOMES = ("as it was", "earlier", "later", "other winner", "never here", "only here", "still ahead")


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on a lane of the timeline."""

    milestone: str
    title: str
    side: str
    """Who was first."""
    day: int
    date: str
    flight: str
    """What flew, as far as it is told; empty here, a title for real ones."""
    later: tuple[tuple[str, int], ...]
    """Other sides and the days on which they followed."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of the timeline: `real` above, `here` below; marks by day."""

    id: str
    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A milestone here against reality."""

    milestone: str
    title: str
    outcome: str
    """One of OUTCOMES."""
    side: str | None
    day: int | None
    real_side: str | None
    real_day: int | None
    lag: int | None
    """Days behind reality; negative is a lead."""
    by_side: tuple[tuple[str, int | None, int | None, int | None], ...]
    """Side, its day here, its real day, its lag."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Column:
    """One of the five columns of the verdict; 100 is what that side had really done by the same day."""

    id: str
    title: str
    percent: float
    points: float
    """What it adds to the verdict."""
    parts: tuple[tuple[str, float], ...]
    """Causes and their per cents; their sum is the column."""
    explanation: str


@dataclass(frozen=True, slots=True)
class SideVerdict:
    """How a side stands."""

    side: str
    title: str
    points: float
    """100 is history."""
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Victory:
    """A named victory: who holds it here and who held it in reality."""

    id: str
    title: str
    won_by: tuple[str, ...]
    really: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure of the comparison with its name, its meaning and its source."""

    id: str
    name: str
    side: str | None
    value: float | None
    """None where there is nothing to work it out from."""
    text: str
    """The value as people read it."""
    explanation: str
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A campaign set beside real history."""

    scenario: str
    until: int
    """The last day that has been played."""
    first_day: int
    last_day: int
    """Of the scenario's calendar."""
    real: Lane
    here: Lane
    entries: tuple[Entry, ...]
    """In the order of the real days."""
    verdicts: tuple[SideVerdict, ...]
    """Of a view: one's own alone."""
    victories: tuple[Victory, ...]
    """Of a view: none before the end."""
    statistics: tuple[Statistic, ...]


COLUMN_WORDS = {
    "firsts": ("Firsts", "Prestige, above all from being first: 100 is the prestige really earned by this day."),
    "knowledge": ("Knowledge", "What flights brought home, data and samples, against what the real flights brought."),
    "shield": (
        "Shield",
        "Requirements of the customers met, in time or late, less the crises suffered, against the real ones. "
        "A crisis is a rival's first so great and so little expected that the country felt caught unprepared.",
    ),
    "people": ("People", "How captives are treated and how many died, against the real record."),
    "legacy": ("Legacy", "Services, schools and stations that will outlast the campaign, against the real ones."),
}
PART_WORDS = {
    "firsts": "Firsts",
    "seconds": "What was done after others",
    "other causes": "Other causes",
    "data and samples": "Data and samples brought home",
    "in time": "Requirements met in time",
    "late": "Requirements met late",
    "crises": "Crises: caught unprepared",
    "base": "What everybody begins with",
    "captives": "How captives are treated",
    "crews": "Crew members who died",
    "workers": "People on the ground who died",
    "services": "Services that last",
    "schools": "Schools",
    "bounds": "It cannot go further",
    "nothing was really done yet": "Nothing real to compare with yet",
}
"""What the parts of the columns are called."""
VICTORY_WORDS = {
    "flag": "The flag: first on the Moon",
    "chronicle": "The chronicle: most firsts",
    "house": "The house: most hours aboard",
    "shield": "The shield: no crisis suffered",
    "clean-hands": "Clean hands: nobody killed, nobody shut away",
    "handshake": "The handshake: a flight together",
}


def comparison(source: State | View | Annals) -> Comparison:
    """A campaign so far beside real history.

    A `View` gives what that side may know in the middle of a game; a `State` everything, for the end; `Annals`
    (see `chronicle.annals.annals_of`) add flights and money.
    """
    annals = source if isinstance(source, Annals) else None
    seen: State | View = source.last if isinstance(source, Annals) else source
    rules, until = seen.rules, day_before(seen.rules, seen.turn)
    compared = compare(seen)
    ordered = sorted(compared, key=lambda one: (one.real_day is None, one.real_day or one.day or 0, one.id))
    return Comparison(
        scenario=rules.scenario.title,
        until=until,
        first_day=rules.turns[0].first,
        last_day=rules.turns[-1].last,
        real=Lane("real", "In reality", _marks(rules, compared, real=True)),
        here=Lane("here", "In this campaign", _marks(rules, compared, real=False)),
        entries=tuple(_entry(rules, one, until) for one in ordered),
        verdicts=_verdicts(seen),
        victories=_victories(seen) if isinstance(seen, State) else (),
        statistics=(*_milestone_statistics(compared, until), *(_side_statistics(annals) if annals else ())),
    )


def _marks(rules: Rules, compared: tuple[Compared, ...], real: bool) -> tuple[Mark, ...]:
    found = []
    for one in compared:
        spec = rules.scenario.milestones[rules.milestone_index[one.id]]
        side, day = (one.real_side, one.real_day) if real else (one.side, one.day)
        if side is None or day is None:
            continue
        others = [(name, there if real else here) for name, here, there in one.by_side if name != side]
        later = tuple(sorted(((name, when) for name, when in others if when is not None), key=lambda pair: pair[1]))
        flight = (spec.real[side].flight or "") if real else ""
        found.append(Mark(one.id, spec.title, side, day, iso(day), flight, later))
    return tuple(sorted(found, key=lambda mark: (mark.day, mark.milestone)))


def outcome_of(one: Compared, until: int) -> str:
    """Which of OUTCOMES holds for a milestone on a day."""
    if one.day is None:
        past = one.real_day is not None and one.real_day <= until
        return "never here" if past else "still ahead"
    if one.real_day is None:
        return "only here"
    if one.side != one.real_side:
        return "other winner"
    lag = one.day - one.real_day
    return "as it was" if lag == 0 else "earlier" if lag < 0 else "later"


def _entry(rules: Rules, one: Compared, until: int) -> Entry:
    title = rules.scenario.milestones[rules.milestone_index[one.id]].title
    kind = outcome_of(one, until)
    return Entry(
        one.id,
        title,
        kind,
        one.side,
        one.day,
        one.real_side,
        one.real_day,
        one.delta_days,
        tuple(
            (side, day, real, None if day is None or real is None else day - real) for side, day, real in one.by_side
        ),
        _sentence(rules, one, kind),
    )


def _sentence(rules: Rules, one: Compared, kind: str) -> str:
    def name(side: str | None) -> str:
        return rules.sides[rules.side_index[side]].title if side is not None else ""

    here = f"{name(one.side)}, {long_date(one.day)}" if one.day is not None else ""
    there = f"{name(one.real_side)}, {long_date(one.real_day)}" if one.real_day is not None else ""
    if kind == "as it was":
        return f"{here}: the very day of history."
    if kind in ("earlier", "later"):
        return f"{here}; {span(one.delta_days or 0)} {kind} than on {long_date(one.real_day or 0)} in reality."
    if kind == "other winner":
        lag = one.delta_days or 0
        how = f"{span(lag)} {'earlier' if lag < 0 else 'later'}" if lag else "on the same day"
        return f"{here}; in reality {there}. Another side was first, {how}."
    if kind == "only here":
        return f"{here}; in reality nobody had done it when the record ends."
    if kind == "never here":
        return f"Not reached; in reality {there}."
    return f"Not yet reached; in reality {there}." if there else "Not reached, here or in reality."


# ---- the verdict -------------------------------------------------------------------------------------------


def _verdicts(seen: State | View) -> tuple[SideVerdict, ...]:
    if isinstance(seen, View):
        return (_side_verdict(seen),)
    return tuple(_side_verdict(view_for(seen, side)) for side in seen.rules.side_index)


def _side_verdict(view: View) -> SideVerdict:
    points = dict(explain(view, "verdict"))
    columns = []
    for column in COLUMNS:
        parts = explain(view, f"verdict:{column}")
        title, meaning = COLUMN_WORDS[column]
        told = tuple((PART_WORDS.get(cause, cause), amount / 10) for cause, amount in parts)
        total = sum(amount for _, amount in parts) / 10
        columns.append(Column(column, title, total, points.get(column, 0) / 10, told, meaning))
    faction = view.rules.sides[view.side]
    return SideVerdict(faction.id, faction.title, sum(points.values()) / 10, tuple(columns))


def _victories(state: State) -> tuple[Victory, ...]:
    found = verdict(state)["victories"]
    return tuple(
        Victory(name, VICTORY_WORDS[name], tuple(found[name]["won_by"]), tuple(found[name]["really"]))
        for name in VICTORIES
    )


# ---- the statistics ----------------------------------------------------------------------------------------


def _statistic(name: str, value: float | None, text: str, side: str | None = None) -> Statistic:
    method = METHODS[name]
    return Statistic(name, method.name, side, value, text, method.meaning, method.source)


def _milestone_statistics(compared: tuple[Compared, ...], until: int) -> tuple[Statistic, ...]:
    middle = median(lags(compared))
    tau = order_agreement(compared, until)
    same, told = winner_agreement(compared)
    return (
        _statistic("median-lag", middle, "—" if middle is None else f"{middle:+.0f} days"),
        _statistic("kendall-tau-b", tau, "—" if tau is None else f"{tau:+.2f}"),
        _statistic("winners", same / told if told else None, f"{same} of {told}" if told else "—"),
    )


def _side_statistics(annals: Annals) -> tuple[Statistic, ...]:
    found = []
    rules, flights = annals.rules, annals.flights
    for side in rules.side_index:
        here, there = tally_here(flights, side), tally_really(rules, side, annals.until)
        text = f"{here.flown} flights, {here.succeeded} full successes, {here.died} dead"
        text += f" (record: {there.flown}, {there.succeeded}, {there.died})"
        found.append(_statistic("flights", here.flown - there.flown, text, side))
        share = here.succeeded / here.flown if here.flown else None
        low, high = wilson(here.succeeded, here.flown)
        text = "—" if share is None else f"{share:.0%}, between {low:.0%} and {high:.0%}"
        found.append(_statistic("interval", share, text, side))
        spent, really = annals.spent(side, free_only=True), real_spending(rules, side)
        years = [year for year in spent if year in really]
        if years:
            own, real = sum(spent[year] for year in years), sum(really[year] for year in years)
            text = f"{own / 1000:,.0f} M against {real / 1000:,.0f} M, {min(years)} to {max(years)}"
            found.append(_statistic("spending", 100 * own / real if real else None, text, side))
    return tuple(found)
