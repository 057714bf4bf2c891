"""The campaigns of a full study: played in batches on any workers, kept row by row, gone on with where they stopped.

Campaign n has the seed `seed + n`; its row is the same on every kind of worker. The rows stand in `runs.csv`, and
`study.json` beside it says of what study they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from spacerace_game import __version__
from spacerace_game.ai import Policy
from spacerace_game.chronicle.statistics import Likelihood, log_likelihood
from spacerace_game.engine import State, fingerprint, from_json, new_game, outcome
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play.campaign import run, with_fates
from spacerace_game.play.changes import holding, with_change
from spacerace_game.play.study import named
from spacerace_game.play.workers import Workers, shared, workers_named
from spacerace_game.spec.change import Change
from spacerace_game.spec.dates import iso, parse_day
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError, make_folder, os_failures, read_bounded, write_atomic

BATCH = 8
"""Campaigns that cross the border to a worker at once."""
MOST_BYTES = 256 * 2**20


class Setup(NamedTuple):
    """What every campaign of a study has in common."""

    policies: tuple[str, ...]
    """By side."""
    seed: int
    change: Change | None
    start: Mapping[str, Any] | None
    """The state they all begin with, as a journal keeps it; None for the scenario's beginning."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of a campaign."""

    run: int
    seed: int
    fingerprint: str
    """Of its last state."""
    points: tuple[float, ...]
    """By side: the verdict."""
    first: tuple[tuple[int, int], ...]
    """By milestone: the first side by index, −1 for nobody, and the day."""


def policies_of(rules: Rules, setup: Setup) -> dict[str, Policy]:
    """The policy of each side, with what the change holds."""
    found = {side: named(name) for side, name in zip(rules.side_index, setup.policies)}
    if setup.change is not None:
        found = {side: holding(policy, setup.change, side) for side, policy in found.items()}
    return found


def start_of(rules: Rules, setup: Setup, run_number: int) -> State:
    """The state a campaign of the study begins with: its own luck, and dice for every flight."""
    seed = setup.seed + run_number
    if setup.start is None:
        return new_game(rules, seed)
    state = from_json(rules, dict(setup.start))
    state.seed, state.fates = seed, 0
    return state


def play_batch(large: Any, setup: Setup, runs: Sequence[int]) -> list[Row]:
    """Plays campaigns of a study; `large` are its rules, or stand for those that the worker was handed."""
    rules: Rules = shared(large)
    policies = policies_of(rules, setup)
    return [_row(rules, setup, policies, number) for number in runs]


def _row(rules: Rules, setup: Setup, policies: Mapping[str, Policy], number: int) -> Row:
    state = run(rules, policies, start=start_of(rules, setup, number), facts=False).state
    judged = outcome(state)["verdict"]["sides"]
    return Row(
        number,
        setup.seed + number,
        fingerprint(state),
        tuple(judged[side]["points"] for side in rules.side_index),
        tuple((first - 1, day) for first, day in zip(state.first, state.first_day)),
    )


# ---- the folder --------------------------------------------------------------------------------------------


class Folder:
    """A study's folder: what study it is, and the rows so far."""

    def __init__(self, path: Path, rules: Rules, setup: Setup) -> None:
        self.path, self.rules, self.setup = path, rules, setup
        self.rows: dict[int, Row] = {}
        make_folder(path)
        self._begin()

    @property
    def runs_file(self) -> Path:
        """Where the rows stand."""
        return self.path / "runs.csv"

    def _begin(self) -> None:
        """Takes up what is there; StoreError where it is of another study."""
        about = self.about()
        marker = self.path / "study.json"
        if marker.exists():
            try:
                there = json.loads(read_bounded(marker, MOST_BYTES))
            except ValueError:
                there = None
            if there != about:
                raise StoreError("this folder holds another study", self.path, "choose another folder with --out")
        else:
            write_atomic(marker, (json.dumps(about, indent=1, ensure_ascii=False) + "\n").encode())
        if self.runs_file.exists():
            for row in read_rows(self.rules, read_bounded(self.runs_file, MOST_BYTES).decode("utf-8", "replace")):
                self.rows[row.run] = row
        self.write()

    def about(self) -> dict[str, Any]:
        """What makes this study: with the same, a row is the same."""
        change = self.setup.change
        start = None if self.setup.start is None else fingerprint(from_json(self.rules, dict(self.setup.start)))
        return {
            "scenario": self.rules.scenario.id,
            "rules": self.rules.hash,
            "version": __version__,
            "policies": dict(zip(self.rules.side_index, self.setup.policies)),
            "seed": self.setup.seed,
            "start": start,
            "change": None if change is None else change.model_dump(mode="json", exclude_defaults=True),
        }

    def add(self, rows: Iterable[Row]) -> None:
        """Appends rows; a torn last line is passed over when they are read again."""
        rows = list(rows)
        for row in rows:
            self.rows[row.run] = row
        with os_failures(self.runs_file, "write"), self.runs_file.open("a", encoding="utf-8", newline="") as file:
            file.write(csv_of(self.rules, rows, head=False))

    def write(self) -> None:
        """All rows in order, in one piece."""
        rows = [self.rows[number] for number in sorted(self.rows)]
        write_atomic(self.runs_file, csv_of(self.rules, rows).encode())


def csv_of(rules: Rules, rows: Iterable[Row], head: bool = True) -> str:
    """Rows as comma-separated values: a side and a date for each milestone, empty where nobody reached it."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    sides = list(rules.side_index)
    if head:
        names = [name for one in rules.scenario.milestones for name in (f"{one.id}:first", f"{one.id}:date")]
        out.writerow(["run", "seed", "fingerprint", *(f"points:{side}" for side in sides), *names])
    for row in rows:
        firsts = [value for side, day in row.first for value in (("", "") if side < 0 else (sides[side], iso(day)))]
        out.writerow([row.run, row.seed, row.fingerprint, *(f"{points:.1f}" for points in row.points), *firsts])
    return text.getvalue()


def read_rows(rules: Rules, text: str) -> Iterator[Row]:
    """The rows that `csv_of` wrote; a line that is not whole is passed over."""
    sides = rules.side_index
    width, many = len(sides), len(rules.scenario.milestones)
    for line in text.splitlines()[1:]:
        cells = next(csv.reader([line]), [])
        if len(cells) != 3 + width + 2 * many:
            continue
        firsts = zip(cells[3 + width :: 2], cells[4 + width :: 2])
        try:
            yield Row(
                int(cells[0]),
                int(cells[1]),
                cells[2],
                tuple(float(value) for value in cells[3 : 3 + width]),
                tuple((sides[side], parse_day(date)) if side else (-1, 0) for side, date in firsts),
            )
        except (ValueError, KeyError):
            continue


# ---- the run -----------------------------------------------------------------------------------------------

Watch = Callable[[int, int], None]


def play_study(rules: Rules, setup: Setup, runs: int, folder: Path, workers: str, watch: Watch | None = None) -> Folder:
    """Plays the campaigns that are still missing in a study's folder, and writes them down as they come.

    `watch` is told how many are done, of how many. Interrupted, it leaves the folder ready to go on.
    ValueError for a policy, workers or change that cannot be; StoreError for the disk or a foreign folder.
    """
    for name in setup.policies:
        named(name)
    changed = rules if setup.change is None else with_change(rules, setup.change)
    found = Folder(folder, changed, setup)
    missing = [number for number in range(runs) if number not in found.rows]
    done = runs - len(missing)
    if missing:
        with workers_named(workers, replace(changed, machinery={})) as pool:
            for rows in _in_batches(pool, changed, setup, missing):
                found.add(rows)
                done += len(rows)
                if watch is not None:
                    watch(done, runs)
        found.write()
    return found


def _in_batches(pool: Workers, rules: Rules, setup: Setup, missing: Sequence[int]) -> Iterator[list[Row]]:
    """Rows as they are ready; never more tasks on the way than keep every worker busy."""
    batches = iter([missing[place : place + BATCH] for place in range(0, len(missing), BATCH)])
    large = pool.share(rules if pool.width == 1 else replace(rules, machinery={}))
    pending: set[Future[list[Row]]] = set()
    while True:
        while len(pending) < max(1, 2 * pool.width if pool.width > 1 else 1):
            batch = next(batches, None)
            if batch is None:
                break
            pending.add(pool.executor.submit(play_batch, large, setup, list(batch)))
        if not pending:
            return
        ready, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in ready:
            yield future.result()


def keep_run(rules: Rules, setup: Setup, number: int, path: Path) -> None:
    """Plays one campaign of a study again and keeps it as a journal; StoreError if the file exists.

    A journal of a changed history names the change, and is played back only by rules in which it holds.
    """
    changed = rules if setup.change is None else with_change(rules, setup.change)
    mods = () if setup.change is None else ("change:" + setup.change.model_dump_json(exclude_defaults=True),)
    names = dict(zip(rules.side_index, setup.policies))
    start = start_of(changed, setup, number)
    run(changed, policies_of(changed, setup), start=start, facts=False, journal=path, names=names, mods=mods)


# ---- how likely --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decided:
    """What one flight decided: real history with all its fates but this one."""

    flight: str
    fate: str
    """The other fate: `failure` where it really succeeded, and the reverse."""
    moved: tuple[tuple[str, int | None], ...]
    """Milestones whose first moved, and by how many days; None where it was not reached any more."""
    winners: tuple[str, ...]
    """Milestones that another side reached first."""
    weight: int
    """Days moved in all, no milestone counting more than two years."""


MOST_DAYS = 730
"""What a milestone that is lost altogether counts, and the most that any counts."""


def recorded(rules: Rules, setup: Setup) -> tuple[State, Likelihood]:
    """Real history with its recorded fates, and how likely the odds of the rules made them."""
    done = run(rules, _walkers(rules), seed=setup.seed, fates="recorded")
    return done.state, log_likelihood(fact for fact in done.facts if isinstance(fact, FlightFlown))


def decisive(rules: Rules, setup: Setup, most: int, watch: Watch | None = None) -> list[Decided]:
    """The flights that decided most: history again for each of `most` flights, with all fates the same but its own.

    Asked of the flights that reached milestones and of failures of the same missions before them, by date.
    """
    base = run(rules, _walkers(rules), seed=setup.seed, fates="recorded", facts=False).state
    asked = candidates(rules)[:most]
    found = []
    for place, flight in enumerate(asked, 1):
        fate = "failure" if rules.record[flight][2].fate == "success" else "success"
        changed = with_fates(rules, {flight: fate})
        state = run(changed, _walkers(rules), seed=setup.seed, fates="recorded", facts=False).state
        found.append(_decided(rules, flight, fate, base, state))
        if watch is not None:
            watch(place, len(asked))
    return sorted(found, key=lambda one: (-one.weight, one.flight))


def _walkers(rules: Rules) -> dict[str, Policy]:
    return dict.fromkeys(rules.side_index, named("historical"))


def candidates(rules: Rules) -> list[str]:
    """Flights whose fate could have moved a milestone: those that reached one, and failed tries before them."""
    found: dict[str, int] = {}
    for place, milestone in enumerate(rules.scenario.milestones):
        able = {rules.missions[mission].id for mission in rules.milestone_missions[place]}
        for side, feat in milestone.real.items():
            tries = sorted(
                (record.date, name)
                for name, (owner, series, record) in rules.record.items()
                if rules.sides[owner].id == side and series.mission in able and record.date <= feat.date
            )
            good = [one for one in tries if rules.record[one[1]][2].fate == "success"]
            found.update({name: date for date, name in [*good[-1:], *(one for one in tries if one not in good)]})
    return sorted(found, key=lambda name: (found[name], name))


def _decided(rules: Rules, flight: str, fate: str, base: State, state: State) -> Decided:
    moved: list[tuple[str, int | None]] = []
    winners, weight = [], 0
    for place, milestone in enumerate(rules.scenario.milestones):
        before, after = base.first[place], state.first[place]
        days = state.first_day[place] - base.first_day[place]
        if not before and not after:
            continue
        if not before or not after:
            moved.append((milestone.id, None))
            weight += MOST_DAYS
        elif days:
            moved.append((milestone.id, days))
            weight += min(MOST_DAYS, abs(days))
        if before and after and before != after:
            winners.append(milestone.id)
    return Decided(flight, fate, tuple(moved), tuple(winners), weight)
