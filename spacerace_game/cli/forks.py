"""The commands that branch campaigns and set two of them side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from spacerace_game.ai import policy_named
from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.difference import Difference, difference
from spacerace_game.cli.common import (
    JournalIn,
    Which,
    campaign_at,
    clear_errors,
    fail,
    journal_at,
    known_side,
    pairs,
    print_json,
    rules_of_journal,
)
from spacerace_game.cli.guards import day_within, standing
from spacerace_game.engine import fact_as_json
from spacerace_game.play.forks import fork_history, fork_journal, turn_before
from spacerace_game.play.session import HUMAN
from spacerace_game.report.difference import DifferenceTeller
from spacerace_game.spec.dates import iso
from spacerace_game.spec.orders import order_as_json
from spacerace_game.spec.rules import Rules

Leads = Annotated[list[str] | None, typer.Option("--side", help="SIDE=POLICY, or SIDE=human, once for each side.")]


def chiefs(rules: Rules, given: list[str] | None) -> dict[str, str]:
    """Who leads which side; ends the command for a side or policy there is none of."""
    names = pairs(given or (), "--side SIDE=POLICY, for example --side usa=steady")
    for side, name in names.items():
        known_side(rules, side)
        if name != HUMAN:
            with clear_errors():
                policy_named(name)
    return names


def fork(
    file: JournalIn,
    at: Annotated[str, typer.Option(help="A day in the turn to go on from, YYYY-MM-DD.")],
    save: Annotated[Path, typer.Option(help="The new campaign's file.")],
    side: Leads = None,
    scenario: Which = None,
) -> None:
    """Branch a campaign at any turn. The new one remembers where it came from."""
    read, rules = campaign_at(file, scenario)
    day = day_within(rules, at, "--at")
    assert day is not None
    stands = standing(rules, read, file)
    if turn_before(rules, day) > stands:
        last = iso(rules.turns[stands].last)
        fail(f"{file} has been played for {stands} turns, and --at {at} lies beyond; give a day up to {last}")
    with clear_errors(file):
        fork_journal(rules, read, turn_before(rules, day), save, file.name, chiefs(rules, side))
    typer.echo(f"written: {save}")


def save_history(
    rules: Rules, at: str, side: str | None, save: Path | None, *, seed: int, fates: str, other: str
) -> None:
    """`history --fork`: real history to a day, one side open from there on."""
    if side is None or side not in rules.side_index:
        fail(f"--fork needs --side: one of {', '.join(rules.side_index)}")
    if save is None:
        fail("--fork needs --save FILE, where the campaign is to be kept")
    day = day_within(rules, at, "--fork")
    assert day is not None
    with clear_errors():
        policy_named(other)
        played = fork_history(rules, day, side, save, seed=seed, fates=fates, other=other)
    begins = iso(rules.turns[min(played.run.turns, len(rules.turns) - 1)].first)
    typer.echo(f"written: {save}, after {played.run.turns} turns; the next begins on {begins}")


def diff(
    one: Annotated[Path, typer.Argument(help="A journal.")],
    other: Annotated[Path, typer.Argument(help="The journal to set beside it.")],
    scenario: Which = None,
    turns: Annotated[bool, typer.Option("--turns/--no-turns", help="What happened in each turn as well.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Plain data on standard output.")] = False,
) -> None:
    """Say what differs between two campaigns: where they part, milestones with causes, and turn by turn.

    Exit code 0 when nothing differs, 1 when something does.
    """
    reads = journal_at(one), journal_at(other)
    rules, others = (rules_of_journal(read, scenario, file) for read, file in zip(reads, (one, other)))
    if others.hash != rules.hash:
        fail(
            f"{one} and {other} were played by different rules: of another scenario, or with fates of the record "
            "changed in one alone; only campaigns of the same rules can be set side by side"
        )
    annals = []
    for read, file in zip(reads, (one, other)):
        standing(rules, read, file)
        with clear_errors(file):
            annals.append(annals_of(rules, read))
    found = difference(*annals)
    if as_json:
        print_json(difference_as_json(found))
    else:
        for line in DifferenceTeller(found, one.stem, other.stem).lines(turns):
            typer.echo(line)
    raise typer.Exit(1 if found.parted or found.shifts else 0)


def difference_as_json(found: Difference) -> dict[str, Any]:
    """Plain data of a difference."""
    return {
        "seeds": list(found.seeds),
        "common_turns": found.common,
        "milestones": [
            {
                "id": shift.milestone,
                "side": shift.side,
                "days": [None if road.day is None else iso(road.day) for road in (shift.here, shift.there)],
                "first": [shift.first_here, shift.first_there],
                "causes": [
                    {
                        "kind": cause.kind,
                        "what": cause.what,
                        "here": cause.here,
                        "there": cause.there,
                        "push": cause.push,
                    }
                    for cause in shift.causes
                ],
            }
            for shift in found.shifts
        ],
        "turns": [
            {
                "turn": parted.turn,
                "date": iso(found.rules.turns[parted.turn].first),
                "orders": {
                    side: [[order_as_json(order) for order in given] for given in (mine, theirs)]
                    for side, mine, theirs in parted.orders
                },
                "facts": [[fact_as_json(fact) for fact in facts] for facts in parted.facts],
                "departures": [list(remarks) for remarks in parted.remarks],
            }
            for parted in found.parted
        ],
    }
