"""Studies: many campaigns of the same policies, and what comes of them. The same whatever the workers.

Campaign n has the seed `seed + n`, so any campaign of a study can be played again by `spacerace simulate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from spacerace_game.ai import Policy, policy_named
from spacerace_game.ai.testers import HABIT_POLICIES
from spacerace_game.chronicle.statistics import quantile, turn_on
from spacerace_game.engine import Fact, State, new_game, outcome, play_turn, view_for
from spacerace_game.engine.desk import ATTENTION
from spacerace_game.play.campaign import dice_for
from spacerace_game.play.session import needs_of
from spacerace_game.play.workers import shared, workers_named
from spacerace_game.spec.dates import Period, iso
from spacerace_game.spec.orders import AnswerDecision, Order
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Task:
    """A campaign to play: the policy of each side, the seed, and whether decisions are counted."""

    policies: tuple[str, ...]
    seed: int
    counting: bool = False


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a study keeps of a campaign."""

    task: Task
    first: tuple[tuple[int, int], ...]
    """By milestone: the first side by index, −1 for nobody, and the day."""
    points: tuple[float, ...]
    """By side: the verdict on the day the story ends, by the one measure for all sides."""
    columns: tuple[dict[str, float], ...]
    prestige: tuple[tuple[int, ...], ...]
    """By side: tenths at the end of each year, from the first on."""
    decisions: tuple[tuple[int, ...], ...] = ()
    """By side and turn until the story ends: orders that took attention and answers given."""
    stops: tuple[tuple[bool, ...], ...] = ()
    """By side and turn: whether `carry on` would have stopped before it."""
    orders: frozenset[str] = frozenset()
    """Kinds of order that were carried out."""
    choices: frozenset[tuple[str, str]] = frozenset()
    """Answers given: storylet and choice."""
    met: tuple[tuple[str, frozenset[str]], ...] = ()
    """By part of the scenario: what the campaign met of it, by id."""

    def winner(self) -> int | None:
        """The side with more points than any other, or None for a tie."""
        best = max(self.points)
        found = [index for index, points in enumerate(self.points) if points == best]
        return found[0] if len(found) == 1 else None


def story_end(rules: Rules) -> int:
    """The last day to which the records of real flights of every side reach: until then like is compared with like."""
    told: dict[str, int] = {}
    for path in rules.scenario.history:
        for flight in path.record:
            told[path.side] = max(told.get(path.side, 0), flight.date)
    return min([*told.values(), rules.turns[-1].last])


def named(name: str) -> Policy:
    """A policy by name, the testers' habits included; ValueError for a name there is none of."""
    return HABIT_POLICIES[name] if name in HABIT_POLICIES else policy_named(name)


@dataclass(slots=True)
class _Count:
    """What is counted while a campaign is played."""

    decisions: list[list[int]]
    stops: list[list[bool]]
    orders: set[str] = field(default_factory=set)
    choices: set[tuple[str, str]] = field(default_factory=set)
    served: set[int] = field(default_factory=set)

    @property
    def people(self) -> frozenset[int]:
        """By index: who has served a side so far."""
        return frozenset(self.served)


def play_one(rules: Rules, task: Task) -> Campaign:
    """Plays a campaign to its end and keeps what the study needs."""
    state = new_game(rules, task.seed)
    policies = [named(name) for name in task.policies]
    names = list(rules.side_index)
    end = turn_on(rules, story_end(rules))
    count = _Count([[] for _ in names], [[] for _ in names])
    facts: tuple[Fact, ...] = ()
    prestige: list[list[int]] = [[] for _ in names]
    judged = outcome(state)["verdict"]["sides"]
    while not state.over and state.turn < len(rules.turns):
        orders: dict[str, tuple[Order, ...]] = {}
        for index, name in enumerate(names):
            view = view_for(state, name)
            orders[name] = policies[index](view, dice_for(state, name))
            costly = _count(count, orders[name])
            if task.counting and state.turn < end:
                count.decisions[index].append(costly + len(view.own.pending))
                count.stops[index].append(bool(needs_of(view, facts)))
        if task.counting:
            count.served.update(person for person, holder in enumerate(state.holder) if holder > 0)
        year = rules.turns[state.turn].year
        turn = play_turn(state, orders, facts=task.counting)
        state, facts = turn.state, turn.facts
        if state.turn == len(rules.turns) or rules.turns[state.turn].year != year:
            for index, side in enumerate(state.sides):
                prestige[index].append(sum(side.prestige))
        if state.turn == end:
            judged = outcome(state)["verdict"]["sides"]
    if state.turn < end:
        judged = outcome(state)["verdict"]["sides"]
    return Campaign(
        task,
        tuple((first - 1, day) for first, day in zip(state.first, state.first_day)),
        tuple(judged[name]["race"]["points"] for name in names),
        tuple(judged[name]["race"]["columns"] for name in names),
        tuple(tuple(values) for values in prestige),
        tuple(tuple(values) for values in count.decisions) if task.counting else (),
        tuple(tuple(values) for values in count.stops) if task.counting else (),
        frozenset(count.orders),
        frozenset(count.choices),
        tuple(met_in(state, count.people).items()) if task.counting else (),
    )


def met_in(state: State, people: frozenset[int] = frozenset()) -> dict[str, frozenset[str]]:
    """What a campaign has met by its present turn, by part of the scenario.

    Storylets that came, milestones reached by anyone, people who served a side (those of `people` too, who may
    be dead by now), machines that stood ready, and technologies that somebody mastered.
    """
    rules, sides = state.rules, state.sides
    top = rules.numbers.work.ground_trl
    hardware = (*rules.vehicle_item, *rules.spacecraft_item)
    return {
        "storylets": frozenset(one.id for n, one in enumerate(rules.storylets) if any(s.seen[n] for s in sides)),
        "milestones": frozenset(
            one.id for n, one in enumerate(rules.scenario.milestones) if any(s.reached[n] for s in sides)
        ),
        "people": frozenset(
            one.id for n, one in enumerate(rules.scenario.people) if state.holder[n] > 0 or n in people
        ),
        "machines": frozenset(rules.items[item].id for item in hardware if any(s.ready[item] for s in sides)),
        "technologies": frozenset(
            one.id for n, one in enumerate(rules.technologies) if any(s.trl[n] >= top for s in sides)
        ),
    }


def everything(rules: Rules) -> dict[str, frozenset[str]]:
    """All there is to meet, by the same parts as `met_in`."""
    return {
        "storylets": frozenset(one.id for one in rules.storylets),
        "milestones": frozenset(one.id for one in rules.scenario.milestones),
        "people": frozenset(one.id for one in rules.scenario.people),
        "machines": frozenset((*(one.id for one in rules.vehicles), *(one.id for one in rules.spacecraft))),
        "technologies": frozenset(one.id for one in rules.technologies),
    }


def _count(count: _Count, orders: Iterable[Order]) -> int:
    """Notes kinds of order and answers; returns how many of the orders took attention."""
    costly = 0
    for order in orders:
        count.orders.add(order.kind)
        costly += order.kind in ATTENTION
        if isinstance(order, AnswerDecision):
            count.choices.add((order.storylet, order.choice))
    return costly


# ---- many campaigns ----------------------------------------------------------------------------------------

Play = Callable[[Sequence[Task]], list[Campaign]]


def _play_in_worker(large: Any, task: Task) -> Campaign:
    return play_one(shared(large), task)


@contextmanager
def campaigns(rules: Rules, workers: int = 1) -> Iterator[Play]:
    """Plays lists of campaigns, in order; with more than one worker in processes of their own.

    ValueError for a policy there is none of.
    """
    bare = replace(rules, machinery={}) if workers > 1 else rules
    with workers_named(f"processes:{workers}" if workers > 1 else "serial", bare) as pool:
        large = pool.share(bare)

        def play(tasks: Sequence[Task]) -> list[Campaign]:
            for name in {name for task in tasks for name in task.policies}:
                named(name)
            chunk = max(1, len(tasks) // (4 * pool.width))
            return list(pool.executor.map(partial(_play_in_worker, large), tasks, chunksize=chunk))

        yield play


def study(rules: Rules, policies: Mapping[str, str], runs: int, seed: int, workers: int = 1) -> list[Campaign]:
    """So many campaigns of these policies; a side without one is led by `steady`."""
    chosen = tuple(policies.get(name, "steady") for name in rules.side_index)
    with campaigns(rules, workers) as play:
        return play([Task(chosen, seed + number) for number in range(runs)])


# ---- what they show ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """When a milestone fell over many campaigns. Days are day numbers."""

    id: str
    reached: int
    median: int | None
    low: int | None
    high: int | None
    """The day by which one in ten had it, and nine in ten, of those that did."""
    real_day: int | None
    real_side: str | None
    shares: dict[str, float]
    """Of the campaigns in which it was reached: who was first."""


class HasFirsts(Protocol):
    """A campaign of which one knows who was first."""

    @property
    def first(self) -> tuple[tuple[int, int], ...]:
        """By milestone: the first side by index, −1 for nobody, and the day."""
        ...


def milestone_rows(rules: Rules, done: Sequence[HasFirsts]) -> list[MilestoneRow]:
    """Each milestone over all campaigns, in the order of the real days."""
    rows = []
    for place, spec in enumerate(rules.scenario.milestones):
        firsts = [one.first[place] for one in done if one.first[place][0] >= 0]
        days = [day for _, day in firsts]
        real = min(((feat.date, side) for side, feat in spec.real.items()), default=None)
        rows.append(
            MilestoneRow(
                spec.id,
                len(days),
                quantile(days, 0.5) if days else None,
                quantile(days, 0.1) if days else None,
                quantile(days, 0.9) if days else None,
                real[0] if real else None,
                real[1] if real else None,
                {
                    side.id: sum(1 for first, _ in firsts if first == index) / len(firsts)
                    for index, side in enumerate(rules.sides)
                    if firsts
                },
            )
        )
    late = 10**9
    return sorted(rows, key=lambda row: (late if row.real_day is None else row.real_day, row.id))


def rows_as_json(rows: Iterable[MilestoneRow]) -> list[dict[str, Any]]:
    """Plain data with ISO dates."""

    def date(day: int | None) -> str | None:
        return None if day is None else iso(day)

    return [
        {
            "id": row.id,
            "reached": row.reached,
            "median": date(row.median),
            "p10": date(row.low),
            "p90": date(row.high),
            "real_date": date(row.real_day),
            "real_side": row.real_side,
            "first": row.shares,
        }
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """How much there was to decide for one side over many campaigns."""

    side: str
    median: int
    """Decisions of a turn before which `carry on` would have stopped."""
    low: int
    high: int
    skipped: float
    """Share of turns that `carry on` would have ended by itself."""
    longest: int
    """Most quarters in a row without a decision, in any campaign."""
    long_share: float
    """Share of campaigns with more than three quarters in a row without one."""
    early_least: int
    """Fewest decisions in a year of 1947 to 1953, in any campaign."""


def decision_rows(rules: Rules, done: Sequence[Campaign]) -> list[DecisionRow]:
    """Decisions by side; the campaigns must have been counted."""
    rows = []
    for index, side in enumerate(rules.sides):
        counts: list[int] = []
        skipped = turns = longest = too_long = 0
        early: list[int] = []
        for one in done:
            decisions, stops = one.decisions[index], one.stops[index]
            counts += [many for many, stop in zip(decisions, stops) if stop or many]
            skipped += sum(1 for many, stop in zip(decisions, stops) if not (stop or many))
            turns += len(decisions)
            dry = _longest_dry(decisions)
            longest, too_long = max(longest, dry), too_long + (dry > 3)
            early += _by_year(rules.turns, decisions, range(1947, 1954)).values()
        rows.append(
            DecisionRow(
                side.id,
                quantile(counts, 0.5) if counts else 0,
                quantile(counts, 0.1) if counts else 0,
                quantile(counts, 0.9) if counts else 0,
                skipped / max(1, turns),
                longest,
                too_long / max(1, len(done)),
                min(early, default=0),
            )
        )
    return rows


def _longest_dry(decisions: Iterable[int]) -> int:
    longest = running = 0
    for many in decisions:
        running = 0 if many else running + 1
        longest = max(longest, running)
    return longest


def _by_year(turns: Sequence[Period], decisions: Sequence[int], years: range) -> dict[int, int]:
    found = {year: 0 for year in years if any(period.year == year for period in turns)}
    for period, many in zip(turns, decisions):
        if period.year in found:
            found[period.year] += many
    return found


def prestige_at(rules: Rules, one: Campaign, year: int) -> tuple[int, ...]:
    """Each side's prestige at the end of a year, tenths."""
    place = year - rules.turns[0].year
    return tuple(values[min(place, len(values) - 1)] for values in one.prestige)
