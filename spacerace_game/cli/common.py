"""What the commands share: loading rules, reading dates and pairs, failing with a clear message."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from spacerace_game.chronicle.journal import JournalRead, read_journal
from spacerace_game.chronicle.replay import NotTrusted
from spacerace_game.content import ContentError, load_rules
from spacerace_game.content.problems import did_you_mean
from spacerace_game.play.campaign import with_mods
from spacerace_game.play.changed_rules import changed_since
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import scenario_folders

DEFAULT_SCENARIO = "space_race_1945"
OLDER = "take an older copy of the campaign"


def fail(message: str, code: int = 2) -> NoReturn:
    """Ends the command with a message on the error stream."""
    typer.echo(f"spacerace: {message}", err=True)
    raise typer.Exit(code)


@contextmanager
def clear_errors(journal: Path | None = None) -> Iterator[None]:
    """Turns trouble with files, scenarios, arguments and that journal into a message and exit code 2."""
    try:
        yield
    except StoreError as error:
        fail(str(error))
    except ContentError as error:
        fail(str(error))
    except NotTrusted as error:
        fail(f"{'' if journal is None else f'{journal}: '}{error}; {OLDER}")
    except ValueError as error:
        fail(str(error))


def rules_of(scenario: str) -> Rules:
    """The compiled rules of a scenario by name or path, or a clear end."""
    with clear_errors():
        try:
            return load_rules(scenario)
        except ContentError as error:
            fail(f"{scenario}: {error}\n`spacerace scenario check {scenario}` tells everything")
    raise AssertionError  # the command has ended by now


def known_side(rules: Rules, name: str, option: str = "--side") -> None:
    """Ends the command for a side that is not in the scenario."""
    if name not in rules.side_index:
        hint = did_you_mean(name, rules.side_index) or f"give {option} one of them"
        fail(f"no side {name!r}: this scenario has {', '.join(rules.side_index)}; {hint}")


def day_of(text: str | None) -> int | None:
    """A day number from an ISO date argument."""
    if text is None:
        return None
    try:
        return parse_day(text)
    except ValueError as error:
        fail(f"{text!r} is no date: {error}; write for example 1961-12-31")


def pairs(values: Iterable[str], what: str) -> dict[str, str]:
    """KEY=VALUE arguments."""
    found = {}
    for value in values:
        key, sign, rest = value.partition("=")
        if not sign or not key or not rest:
            fail(f"{value!r}: write {what}")
        found[key] = rest
    return found


def seed_of(seed: int) -> int:
    """A seed within bounds."""
    if not 0 <= seed < 2**53:
        fail(f"a seed is a whole number from 0 to {2**53 - 1}; got {seed}")
    return seed


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


JournalIn = Annotated[Path, typer.Argument(help="A journal.")]
Which = Annotated[str | None, typer.Option("--scenario", help="Where its scenario lies, if not installed.")]


def rules_of_journal(read: JournalRead, scenario: str | None, file: Path | None = None) -> Rules:
    """The rules a journal was played by; ends the command where they are not the same any more."""
    header = read.header
    at = "" if file is None else f"{file}: "
    if header is None:
        made = "name the file of a campaign: `simulate`, `history` and `study` write one, and the game keeps its saves"
        fail(f"{at}line {read.line_number}: {read.reason}; {made}")
    named = header["scenario"]
    if scenario is None and named not in scenario_folders():
        fail(f"{at}line 1: its scenario {named!r} is not among those here; give the command the folder in which it is")
    rules = rules_of(scenario or named)
    try:
        rules = with_mods(rules, header["mods"])
    except KeyError as error:
        fail(f"{at}line 1: the header changes a fate that is not in the record: {error}")
    except ValueError as error:
        fail(f"{at}line 1: {error}")
    if named != rules.scenario.id:
        fail(f"{at}line 1: the campaign is one of the scenario {named!r}, not of {rules.scenario.id!r}")
    changed = changed_since(rules, read)
    if changed:
        fail(
            f"{at}{changed} Put it back as it was, or give a folder in which it still is with --scenario; "
            "`spacerace play` opens the campaign under the changed rules"
        )
    return rules


def campaign_at(file: Path, scenario: str | None) -> tuple[JournalRead, Rules]:
    """A journal as it was found and the rules it was played by, or a clear end."""
    read = journal_at(file)
    return read, rules_of_journal(read, scenario, file)


def journal_at(file: Path) -> JournalRead:
    """A journal as it was found, or a clear end."""
    with clear_errors():
        return read_journal(file)
    raise AssertionError  # the command has ended by now
