"""`spacerace study`: many campaigns at once, and what the rules must hold over them."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from spacerace_game.chronicle.turns import Turns
from spacerace_game.cli.common import (
    DEFAULT_SCENARIO,
    campaign_at,
    clear_errors,
    fail,
    known_side,
    pairs,
    print_json,
    rules_of,
    seed_of,
)
from spacerace_game.engine import to_json
from spacerace_game.engine.verdict import COLUMNS
from spacerace_game.play.changes import read_change
from spacerace_game.play.invariants import Invariant, check_invariants
from spacerace_game.play.study import Campaign, MilestoneRow, milestone_rows, rows_as_json, study
from spacerace_game.play.study_page import study_html
from spacerace_game.play.study_results import results, summary
from spacerace_game.play.trials import BATCH, Setup, decisive, keep_run, play_study, recorded
from spacerace_game.play.workers import MOST_PROCESSES
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import write_atomic

MOST_RUNS = 100_000


def study_command(
    scenario: Annotated[str, typer.Argument(help="A scenario's name or folder.")] = DEFAULT_SCENARIO,
    side: Annotated[list[str] | None, typer.Option(help="SIDE=POLICY, once for each side.")] = None,
    runs: Annotated[int, typer.Option(help="How many campaigns.", min=1, max=MOST_RUNS)] = 100,
    seed: Annotated[int, typer.Option(help="The seed of the first; the others count on from it.")] = 1,
    out: Annotated[Path | None, typer.Option(help="A folder for runs.csv, summary.json and index.html.")] = None,
    source: Annotated[Path | None, typer.Option("--from", help="Begin each campaign where this save stands.")] = None,
    change: Annotated[str | None, typer.Option(help="A file of things to hold, or a change that comes along.")] = None,
    workers: Annotated[
        str, typer.Option(help="serial, processes:N or dask:ADDRESS; the results are the same.")
    ] = "serial",
    keep: Annotated[list[int] | None, typer.Option(help="Export this run as a journal, into --out.")] = None,
    decided: Annotated[int, typer.Option(help="With --out: flights to ask what they decided.", min=0)] = 0,
    invariants: Annotated[
        bool, typer.Option("--invariants", help="Check what the rules must hold, with the policies it takes.")
    ] = False,
    rows: Annotated[
        list[str] | None, typer.Option(help="With --invariants: only rows that begin so, for example 1-offer or 7.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Plain data on standard output.")] = False,
) -> None:
    """Play many campaigns with dice and say when each milestone fell and who was first.

    With --out the campaigns are kept one by one: interrupted, the same command goes on where it stopped, and more
    --runs add to those that are there. Run N has the seed N higher than the first.

    With --invariants: exit code 0 when all of them hold, 1 otherwise.
    """
    rules = rules_of(scenario)
    names = pairs(side or (), "--side SIDE=POLICY, for example --side usa=steady")
    for name in names:
        known_side(rules, name)
    seed_of(seed)
    seed_of(seed + runs)
    asked = out is not None or source is not None or change is not None or keep
    with clear_errors():
        if invariants:
            _invariants(rules, runs, seed, processes(workers), rows or (), as_json)
        elif asked:
            if out is None:
                fail("--from, --change and --keep need --out FOLDER, where the study is kept")
            policies = tuple(names.get(side, "steady") for side in rules.side_index)
            held = None if change is None else read_change(change)
            start = None if source is None else _state_of(rules, source, scenario)
            setup = Setup(policies, seed, held, start)
            _full(rules, setup, runs, out, workers, keep or [], decided, as_json)
        else:
            _milestones(rules, study(rules, names, runs, seed, processes(workers)), seed, as_json)


def processes(workers: str) -> int:
    """How many processes a plain table asks for; ends the command where it is no such number."""
    kind, _, rest = workers.partition(":")
    if workers == "serial":
        return 1
    count = rest if kind == "processes" else workers
    if not count.isdecimal() or not 1 <= int(count) <= MOST_PROCESSES:
        fail(f"--workers is serial or processes:N (1 to {MOST_PROCESSES}) here; got {workers!r}")
    return int(count)


def _state_of(rules: Rules, source: Path, scenario: str) -> dict[str, Any]:
    """The state of a save as a journal keeps it."""
    read, its_rules = campaign_at(source, scenario)
    if its_rules.hash != rules.hash:
        fail(f"{source}: the save was played by other rules than this scenario's")
    with clear_errors(source):
        turns = Turns(rules, read)
        return to_json(turns.state(turns.last))
    raise AssertionError  # the command has ended by now


def _full(
    rules: Rules, setup: Setup, runs: int, out: Path, workers: str, keep: list[int], decided: int, as_json: bool
) -> None:
    """Plays a study into its folder and writes what it shows."""
    begun = time.monotonic()
    there: list[int] = []

    def watch(done: int, of: int) -> None:
        there.append(done)
        spent, new = time.monotonic() - begun, done - there[0] + min(done, BATCH)
        left = (of - done) * spent / max(1, new)
        typer.echo(f"{done:,} of {of:,} campaigns, about {_length(left)} left", err=True)

    try:
        folder = play_study(rules, setup, runs, out, workers, watch)
    except KeyboardInterrupt:
        typer.echo(f"stopped; the same command goes on from {out}", err=True)
        raise typer.Exit(130) from None
    historical = set(setup.policies) == {"historical"} and setup.start is None and setup.change is None
    likelihood = recorded(rules, setup)[1] if historical and rules.record else None
    flights = decisive(rules, setup, decided, _asking) if historical and decided else []
    found = results(folder, runs, likelihood, flights)
    told = summary(found)
    write_atomic(out / "summary.json", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    write_atomic(out / "index.html", study_html(found).encode())
    for number in keep:
        path = out / f"run-{number}.jsonl"
        keep_run(rules, setup, number, path)
        typer.echo(f"written: {path}", err=True)
    if as_json:
        print_json(told)
    else:
        table_of(rules, list(found.milestones), len(found.rows))
        typer.echo(f"written: {out / 'runs.csv'}, summary.json, index.html")


def _asking(done: int, of: int) -> None:
    if done % 10 == 0 or done == of:
        typer.echo(f"what decided most: {done} of {of} flights", err=True)


def _length(seconds: float) -> str:
    """A rough length of time.

    >>> _length(40), _length(200), _length(9000)
    ('40 s', '3 min', '2.5 h')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def _invariants(rules: Rules, runs: int, seed: int, workers: int, rows: Sequence[str], as_json: bool) -> None:
    found: list[Invariant] = []
    for one in check_invariants(rules, runs, seed, workers, rows):
        found.append(one)
        if not as_json:
            mark = "  —" if one.holds is None else " ok" if one.holds else "NOT"
            typer.echo(f"{mark}  {one.id:26} {one.text}: {one.figure}")
    if as_json:
        print_json({"scenario": rules.scenario.id, "runs": runs, "seed": seed, "found": [o.as_json() for o in found]})
    raise typer.Exit(1 if any(one.holds is False for one in found) else 0)


def verdict_means(rules: Rules, done: list[Campaign]) -> dict[str, Any]:
    """By side: the share of campaigns won, mean points and mean columns on the day the story ends."""
    many = len(done)
    return {
        side.id: {
            "won": sum(1 for one in done if one.winner() == index) / many,
            "points": round(sum(one.points[index] for one in done) / many, 1),
            "columns": {name: round(sum(one.columns[index][name] for one in done) / many, 1) for name in COLUMNS},
        }
        for index, side in enumerate(rules.sides)
    }


def _milestones(rules: Rules, done: list[Campaign], seed: int, as_json: bool) -> None:
    rows, means = milestone_rows(rules, done), verdict_means(rules, done)
    if as_json:
        print_json(
            {
                "scenario": rules.scenario.id,
                "runs": len(done),
                "seed": seed,
                "policies": dict(zip(rules.side_index, done[0].task.policies)),
                "milestones": rows_as_json(rows),
                "verdict": means,
            }
        )
        return
    table_of(rules, rows, len(done))
    for name, mean in means.items():
        columns = ", ".join(f"{column} {value:.0f}" for column, value in mean["columns"].items())
        typer.echo(f"{name}: won {mean['won']:.0%}, {mean['points']:.1f} points ({columns})")


def table_of(rules: Rules, rows: list[MilestoneRow], many: int) -> None:
    """The milestones of so many campaigns."""
    table = Table(title=f"{rules.scenario.title}, {many} campaigns", title_justify="left", header_style="bold")
    for name in ("milestone", "reached", "median", "10 %", "90 %", "in reality", "first"):
        table.add_column(name, justify="right" if name == "reached" else "left")
    for row in rows:
        table.add_row(*_cells(row, many))
    Console(width=120).print(table)


def _cells(row: MilestoneRow, many: int) -> tuple[str, ...]:
    def date(day: int | None) -> str:
        return "—" if day is None else iso(day)

    shares = ", ".join(f"{side} {share:.0%}" for side, share in row.shares.items() if share)
    real = f"{date(row.real_day)} {row.real_side or ''}".strip()
    dates = (date(row.median), date(row.low), date(row.high))
    return (row.id, f"{row.reached / many:.0%}", *dates, real, shares or "—")
