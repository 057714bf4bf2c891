"""What the rules must hold over many campaigns: each invariant with its figure, and whether it holds.

A figure that cannot be had yet (there is no Moon in the scenario, say) is named as such instead of left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from spacerace_game.ai.testers import HABITS, TESTERS
from spacerace_game.engine.chance import draw
from spacerace_game.engine.desk import CHECKS
from spacerace_game.engine.verdict import COLUMNS
from spacerace_game.play.study import Campaign, Play, Task, campaigns, decision_rows, everything, prestige_at
from spacerace_game.spec.rules import Rules

COUNTED = 50
"""Campaigns in which decisions are counted."""
MET = 0.95
"""Of what the scenario holds, the share that must come up somewhere."""
RANDOM, WAYWARD = "random", "wayward"
"""Policies with dice, which see more the more often they play."""
COUPS = ("imitator", "hoarder", "tester", "no-test", "rusher")
LEADS = ((1957, 0.65), (1965, 0.75))
"""The side ahead on prestige at the end of the year may win so many, at most."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """One thing that must hold, and what was found."""

    id: str
    text: str
    figure: str
    holds: bool | None
    """None: cannot be asked of this scenario."""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"id": self.id, "text": self.text, "figure": self.figure, "holds": self.holds}


def check_invariants(
    rules: Rules, runs: int, seed: int, workers: int = 1, only: Sequence[str] = ()
) -> Iterator[Invariant]:
    """Every invariant in turn, each over so many campaigns; needs exactly two sides.

    `only` names rows by how their ids begin (`1-offer`, `7`); the others are not played. ValueError for a beginning
    that no row has.
    """
    if len(rules.sides) != 2:
        raise ValueError(f"the invariants compare two sides; this scenario has {len(rules.sides)}")
    with campaigns(rules, workers) as play:
        rows = _rows(_Field(rules, play, runs, seed))
        for one in only:
            if not any(_same(row, one) for row in rows):
                raise ValueError(f"no row of the invariants begins with {one!r}; they are {', '.join(rows)}")
        for row, found in rows.items():
            if not only or any(_same(row, one) for one in only):
                yield from (one for one in found() if not only or one.id.startswith(tuple(only)))


def _same(row: str, asked: str) -> bool:
    """Whether a group of rows is meant by the beginning of an id, or the other way round."""
    return row.startswith(asked) or asked.startswith(f"{row}-")


@dataclass
class _Field:
    """The campaigns that several invariants look at, each played when it is first asked for."""

    rules: Rules
    play: Play
    runs: int
    seed: int

    @cached_property
    def counted(self) -> list[Campaign]:
        """Steady campaigns in which decisions are counted."""
        return self.play([Task(("steady", "steady"), self.seed + n, True) for n in range(min(COUNTED, self.runs))])

    @cached_property
    def plain(self) -> list[Campaign]:
        """Steady against steady."""
        return self.play([Task(("steady", "steady"), self.seed + n) for n in range(self.runs)])

    @cached_property
    def coups(self) -> dict[str, list[Campaign]]:
        """Each policy that must lose, against steady."""
        return {name: _both_seats(self.play, name, "steady", self.runs, self.seed) for name in COUPS}

    @cached_property
    def seen(self) -> list[Campaign]:
        """The mix of policies that should meet everything.

        The wayward play twice as often as all others: late choices hang on what was chosen years before.
        """
        counted = min(COUNTED, self.runs)
        each = max(1, counted // 4)
        often = {RANDOM: counted, WAYWARD: 2 * self.runs}
        found = [*self.counted, *(one for some in self.coups.values() for one in some)]
        for name in (*TESTERS, "historical", RANDOM):
            found += self.play([Task((name, name), self.seed + n, True) for n in range(often.get(name, each))])
        for name in ("curious", "contrary"):
            found += _both_seats(self.play, name, "steady", 2 * each, self.seed, counting=True)
        return found


def _rows(field: _Field) -> dict[str, Callable[[], Iterable[Invariant]]]:
    """The groups of rows by how their ids begin, in order."""
    rules, play, runs, seed = field.rules, field.play, field.runs, field.seed
    rows: dict[str, Callable[[], Iterable[Invariant]]] = {}
    for choice in HABITS:
        rows[f"1-{choice}"] = partial(_against_the_field, play, choice, runs, seed)
    for name in COUPS:
        rows[f"2-{name}"] = partial(_coup, field, name)
    rows["3"] = lambda: [_on_purpose(play, field.plain, runs, seed)]
    rows["4"] = lambda: [_lead(rules, field.plain, year, most) for year, most in LEADS]
    rows["5"] = lambda: [_landings(rules, field.plain)]
    rows["6"] = lambda: _decisions(rules, field.counted)
    rows["7"] = lambda: _columns(rules, field.plain)
    rows["8"] = lambda: _everything_used(rules, field.plain, field.seen)
    rows["9"] = lambda: _everything_met(rules, field.seen)
    return rows


def _coup(field: _Field, name: str) -> Iterator[Invariant]:
    share = won_pairs(field.coups[name], name)
    yield Invariant(f"2-{name}", f"{name} loses to steady in most games", f"{name} won {share:.0%}", share < 0.5)


def _both_seats(play: Play, name: str, other: str, runs: int, seed: int, counting: bool = False) -> list[Campaign]:
    tasks = [Task((name, other) if n % 2 == 0 else (other, name), seed + n // 2, counting) for n in range(runs)]
    return play(tasks)


def won_pairs(done: Sequence[Campaign], name: str) -> float:
    """How often a policy got more points than the other over two campaigns of one seed with the seats exchanged.

    So it does not matter which side has the better of it. A tie counts half; a campaign without its pair, alone.
    """
    won = 0.0
    pairs = [done[n : n + 2] for n in range(0, len(done), 2)]
    for pair in pairs:
        lead = sum(
            points if policy == name else -points
            for one in pair
            for policy, points in zip(one.task.policies, one.points)
        )
        won += 0.5 if abs(lead) < 1e-9 else float(lead > 0)
    return won / max(1, len(pairs))


def _against_the_field(play: Play, choice: str, runs: int, seed: int) -> Iterator[Invariant]:
    names = list(HABITS[choice])
    for name in names:
        others = [other for other in names if other != name]
        tasks = []
        for n in range(runs):
            other = others[draw(seed, len(others), "field", choice, name, n // 2)]
            tasks.append(Task((name, other) if n % 2 == 0 else (other, name), seed + n // 2))
        share = won_pairs(play(tasks), name)
        text = f"{choice} {name} wins 40 to 60 % against the field"
        yield Invariant(f"1-{choice}-{name}", text, f"won {share:.0%}", 0.4 <= share <= 0.6)


def _on_purpose(play: Play, plain: Sequence[Campaign], runs: int, seed: int) -> Invariant:
    """The same seeds with and without letting the rival have the first satellite."""
    gain = 0.0
    better = 0
    for seat in range(2):
        policies = ("sleeper", "steady") if seat == 0 else ("steady", "sleeper")
        asleep = play([Task(policies, seed + n) for n in range(runs // 2)])
        for one, awake in zip(asleep, plain):
            by = one.points[seat] - awake.points[seat]
            gain += by
            better += by > 0
    many = max(1, 2 * (runs // 2))
    figure = f"{gain / many:+.1f} points in the mean, better in {better / many:.0%}"
    return Invariant("3-on-purpose", "Losing a first on purpose never pays", figure, gain <= 0)


def _lead(rules: Rules, plain: Sequence[Campaign], year: int, most: float) -> Invariant:
    won = asked = 0.0
    for one in plain:
        first, second = prestige_at(rules, one, year)
        if first == second:
            continue
        asked += 1
        winner = one.winner()
        won += 0.5 if winner is None else float(winner == (0 if first > second else 1))
    share = won / asked if asked else 0.0
    text = f"The side ahead on prestige in {year} wins at most {most:.0%}"
    return Invariant(f"4-lead-{year}", text, f"won {share:.0%} of {asked:.0f}", share <= most)


def _landings(rules: Rules, plain: Sequence[Campaign]) -> Invariant:
    text = "Each side lands first in at least a quarter of landings; none before 1962"
    flags = [place for place, spec in enumerate(rules.scenario.milestones) if spec.victory == "flag"]
    landings = [one.first[place] for one in plain for place in flags if one.first[place][0] >= 0]
    if not flags:
        return Invariant("5-landing", text, "the scenario has no landing yet", None)
    if not landings:
        return Invariant("5-landing", text, "nobody landed", False)
    shares = [sum(1 for side, _ in landings if side == index) / len(landings) for index in range(2)]
    early = sum(1 for _, day in landings if day < _day_1962(rules))
    figure = f"{shares[0]:.0%} to {shares[1]:.0%} of {len(landings)}; {early} before 1962"
    return Invariant("5-landing", text, figure, min(shares) >= 0.25 and not early)


def _day_1962(rules: Rules) -> int:
    return next((period.first for period in rules.turns if period.year >= 1962), rules.turns[-1].last)


def _decisions(rules: Rules, counted: Sequence[Campaign]) -> Iterator[Invariant]:
    for row in decision_rows(rules, counted):
        text = f"{row.side}: 4 to 7 decisions at the median of turns that carry on does not end by itself"
        figure = f"{row.median} (10 to 90 %: {row.low} to {row.high}); {row.skipped:.0%} of turns skipped"
        yield Invariant(f"6-median-{row.side}", text, figure, 4 <= row.median <= 7)
        text = f"{row.side}: never more than three quarters without a decision"
        figure = f"at most {row.longest}; more than three in {row.long_share:.0%} of campaigns"
        yield Invariant(f"6-dry-{row.side}", text, figure, row.longest <= 3)
        text = f"{row.side}: at least two decisions a year from 1947 to 1953"
        yield Invariant(f"6-early-{row.side}", text, f"at least {row.early_least}", row.early_least >= 2)


def _columns(rules: Rules, plain: Sequence[Campaign]) -> Iterator[Invariant]:
    for name in (*COLUMNS, "verdict"):
        shares = []
        for index in range(2):
            won = 0.0
            for one in plain:
                own, other = (
                    (one.points[index], one.points[1 - index])
                    if name == "verdict"
                    else (one.columns[index][name], one.columns[1 - index][name])
                )
                won += 0.5 if own == other else float(own > other)
            shares.append(won / max(1, len(plain)))
        told = ", ".join(f"{side.id} {share:.0%}" for side, share in zip(rules.sides, shares))
        yield Invariant(f"7-{name}", f"{name}: each side wins it in at least 20 %", told, min(shares) >= 0.2)


def _everything_used(rules: Rules, plain: Sequence[Campaign], seen: Sequence[Campaign]) -> Iterator[Invariant]:
    used = frozenset().union(*(one.orders for one in plain))
    unused = sorted(set(CHECKS) - used)
    figure = f"{len(used)} of {len(CHECKS)}; never: {', '.join(unused) or 'none'}"
    yield Invariant("8-orders", "Every kind of order is used by steady in some campaign", figure, not unused)
    taken = frozenset().union(*(one.choices for one in seen))
    there = {(story.id, choice.id) for story in rules.storylets for choice in story.choices}
    never = sorted(f"{story}/{choice}" for story, choice in there - taken)
    shown = ", ".join(never[:40]) + (" …" if len(never) > 40 else "")
    figure = f"{len(there) - len(never)} of {len(there)}; never: {shown or 'none'}"
    yield Invariant("8-choices", "Every choice of a storylet is taken by some policy", figure, not never)


def _everything_met(rules: Rules, seen: Sequence[Campaign]) -> Iterator[Invariant]:
    """The mix of policies of this study: every tester, `historical`, `random`, and `steady` against itself."""
    met: dict[str, frozenset[str]] = {}
    for one in seen:
        for part, ids in one.met:
            met[part] = met.get(part, frozenset()) | ids
    for part, ids in everything(rules).items():
        never = sorted(ids - met.get(part, frozenset()))
        text = f"With a mix of policies at least {MET:.0%} of {part} are met"
        figure = f"{len(ids) - len(never)} of {len(ids)}; never: {', '.join(never) or 'none'}"
        yield Invariant(f"9-{part}", text, figure, len(never) <= (1 - MET) * len(ids))
