"""What the historian's commands ask of their arguments before they play: days, ids of the record, whole files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

import typer

from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.chronicle.turns import Turns
from spacerace_game.cli.common import DEFAULT_SCENARIO, clear_errors, day_of, fail
from spacerace_game.content.problems import did_you_mean
from spacerace_game.play.history import known_ids
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules

LEGAL_SEED = 1957
"""The seed at which nothing of the recorded path is refused; the commands take it by default."""

WHERE = "flights are listed by `spacerace history`, orders stand in the scenario's folder `history`"


def day_within(rules: Rules, text: str | None, option: str) -> int | None:
    """A day of the scenario's calendar; ends the command for any other."""
    day = day_of(text)
    first, last = rules.turns[0].first, rules.turns[-1].last
    if day is not None and not first <= day <= last:
        fail(f"{option} {text} is outside the scenario: {iso(first)} to {iso(last)}; give a day between them")
    return day


def in_the_record(rules: Rules, drop: Iterable[str], fates: Iterable[str]) -> None:
    """Ends the command for an order or flight that is not in the record."""
    known = known_ids(rules)
    for name in drop:
        if name not in known:
            fail(f"--drop {name}: no order or flight of the record has this id; {_try(name, known)}")
    for name in fates:
        if name not in rules.record:
            what = "this is an order, and only a flight has a fate" if name in known else "no flight has this id"
            fail(f"--fate {name}: {what}; {_try(name, rules.record)}")


def _try(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known) or WHERE


def only_alone(option: str, others: Mapping[str, object], remedy: str) -> None:
    """Ends the command where an option would silently be passed over beside another."""
    for name, value in others.items():
        if value:
            fail(f"{name} does nothing {option}; {remedy}")


def standing(rules: Rules, read: JournalRead, file: Path) -> int:
    """How many turns a campaign has; ends the command where it does not fit the rules, tells of lost lines."""
    if not read.intact:
        typer.echo(f"spacerace: {file}: {read.notice}", err=True)
    with clear_errors(file):
        return Turns(rules, read).last
    raise AssertionError  # the command has ended by now


def seed_lines(rules: Rules, seed: int) -> tuple[str, ...]:
    """Why the recorded path is refused at this seed, if it would not be at the seed that the command takes."""
    if seed == LEGAL_SEED or rules.scenario.id != DEFAULT_SCENARIO:
        return ()
    told = (
        f"The recorded path is legal at the default seed, {LEGAL_SEED}, and is not at seed {seed}. Recorded flights "
        "end as they did, but what no record holds falls otherwise: how a country takes a rival's first, what comes "
        "out, who is called to account. Grants follow from that, and a hearing takes attention; so an order of the "
        "record may come when there is too little money or attention for it, and what needs that order is refused or "
        "does not fly. The first such line above is where it began.",
        "For history as it was leave --seed out. With `simulate --side usa=historical --side ussr=historical --seed "
        f"{seed}` the path bends where it cannot be kept, and dice decide flights.",
    )
    return ("", *(textwrap.fill(one, 100) for one in told))
