"""`spacerace study`: many campaigns at once, and what the rules must hold over them."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from spacerace_game.cli.common import DEFAULT_SCENARIO, clear_errors, fail, pairs, print_json, rules_of, seed_of
from spacerace_game.engine.verdict import COLUMNS
from spacerace_game.play.invariants import Invariant, check_invariants
from spacerace_game.play.study import Campaign, MilestoneRow, milestone_rows, rows_as_json, study
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules

MOST_RUNS = 100_000
MOST_WORKERS = 256


def study_command(
    scenario: Annotated[str, typer.Argument(help="A scenario's name or folder.")] = DEFAULT_SCENARIO,
    side: Annotated[list[str] | None, typer.Option(help="SIDE=POLICY, once for each side.")] = None,
    runs: Annotated[int, typer.Option(help="How many campaigns.", min=1, max=MOST_RUNS)] = 100,
    seed: Annotated[int, typer.Option(help="The seed of the first; the others count on from it.")] = 1,
    workers: Annotated[int, typer.Option(help="Processes; the results are the same.", min=1, max=MOST_WORKERS)] = 1,
    invariants: Annotated[
        bool, typer.Option("--invariants", help="Check what the rules must hold, with the policies it takes.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Plain data on standard output.")] = False,
) -> None:
    """Play many campaigns and say when each milestone fell and who was first.

    With --invariants: exit code 0 when all of them hold, 1 otherwise.
    """
    rules = rules_of(scenario)
    names = pairs(side or (), "--side SIDE=POLICY, for example --side usa=steady")
    for name in names:
        if name not in rules.side_index:
            fail(f"no side {name!r}: this scenario has {', '.join(rules.side_index)}")
    seed_of(seed)
    seed_of(seed + runs)
    with clear_errors():
        try:
            if invariants:
                _invariants(rules, runs, seed, workers, as_json)
            else:
                _milestones(rules, study(rules, names, runs, seed, workers), seed, as_json)
        except ValueError as error:
            fail(str(error))


def _invariants(rules: Rules, runs: int, seed: int, workers: int, as_json: bool) -> None:
    found: list[Invariant] = []
    for one in check_invariants(rules, runs, seed, workers):
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
    table = Table(title=f"{rules.scenario.title}, {len(done)} campaigns", title_justify="left", header_style="bold")
    for name in ("milestone", "reached", "median", "10 %", "90 %", "in reality", "first"):
        table.add_column(name, justify="right" if name == "reached" else "left")
    for row in rows:
        table.add_row(*_cells(row, len(done)))
    Console(width=120).print(table)
    for name, mean in means.items():
        columns = ", ".join(f"{column} {value:.0f}" for column, value in mean["columns"].items())
        typer.echo(f"{name}: won {mean['won']:.0%}, {mean['points']:.1f} points ({columns})")


def _cells(row: MilestoneRow, many: int) -> tuple[str, ...]:
    def date(day: int | None) -> str:
        return "—" if day is None else iso(day)

    shares = ", ".join(f"{side} {share:.0%}" for side, share in row.shares.items() if share)
    real = f"{date(row.real_day)} {row.real_side or ''}".strip()
    dates = (date(row.median), date(row.low), date(row.high))
    return (row.id, f"{row.reached / many:.0%}", *dates, real, shares or "—")
