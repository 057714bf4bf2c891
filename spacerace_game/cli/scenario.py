"""`spacerace scenario …`: check, count and document what a scenario says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from spacerace_game.cli.common import fail, print_json
from spacerace_game.content.checks import check_loaded
from spacerace_game.content.loading import Loaded, load_scenario
from spacerace_game.content.problems import Problem, did_you_mean
from spacerace_game.content.schema import parts, schema
from spacerace_game.content.sources import HEAD_FILE, read_folder
from spacerace_game.content.stats import count, sourced_claims
from spacerace_game.store.files import StoreError, read_bounded
from spacerace_game.store.folders import data_folder, find_scenario

CLEAN, PROBLEMS, UNREADABLE = 0, 1, 2
MOST_PAGE_BYTES = 1_000_000

scenario_app = typer.Typer(name="scenario", help="Check, count and document a scenario.", no_args_is_help=True)
PathOrName = Annotated[str, typer.Argument(help="A scenario's name, or the path of its folder.")]
Json = Annotated[bool, typer.Option("--json", help="Plain data on standard output.")]


def _folder(name_or_path: str) -> Path:
    """The folder of a scenario; a message and exit 2 where there is none."""
    try:
        folder = Path(name_or_path)
        if (folder / HEAD_FILE).is_file():
            return folder
        return find_scenario(name_or_path)
    except (StoreError, OSError, ValueError) as error:
        fail(f"cannot read the scenario: {error}", UNREADABLE)


def _loaded(name_or_path: str) -> Loaded:
    folder = _folder(name_or_path)
    if not (folder / HEAD_FILE).is_file():
        fail(f"cannot read the scenario: {read_folder(folder)[1][0]}", UNREADABLE)
    return load_scenario(folder)


@scenario_app.command()
def check(path: PathOrName, as_json: Json = False) -> None:
    """Say everything that is wrong with a scenario: 0 clean, 1 problems, 2 cannot be read."""
    problems = check_loaded(_loaded(path))
    if as_json:
        print_json({"problems": [problem.as_json() for problem in problems], **_tally(problems)})
    else:
        for problem in problems:
            typer.echo(str(problem))
        typer.echo(_summary(problems))
    # A note is for information: it does not make a scenario unclean.
    raise typer.Exit(PROBLEMS if any(problem.severity != "note" for problem in problems) else CLEAN)


def _tally(problems: list[Problem]) -> dict[str, int]:
    names = {"error": "errors", "warning": "warnings", "note": "notes"}
    return {name: sum(problem.severity == severity for problem in problems) for severity, name in names.items()}


def _summary(problems: list[Problem]) -> str:
    said = [f"{number} {name[:-1] if number == 1 else name}" for name, number in _tally(problems).items() if number]
    if not said:
        return "No problems."
    return f"{', '.join(said)}; `spacerace scenario explain CODE` says what a code means."


@scenario_app.command()
def explain(code: Annotated[str, typer.Argument(help="The code of a problem, such as R301.")]) -> None:
    """Say what a problem's code means, with an example and the remedy."""
    known = explanations()
    wanted = code.strip().upper()
    if wanted not in known:
        fail(f"no problem has the code {code!r}; {did_you_mean(wanted, known) or 'it stands behind the place'}")
    typer.echo(known[wanted])


def explanations() -> dict[str, str]:
    """The paragraphs of docs/problems.md by code."""
    page = read_bounded(data_folder("docs") / "problems.md", MOST_PAGE_BYTES).decode("utf-8")
    parts = re.split(r"^### (\w\d{3})", re.sub(r"^## .*\n\n.*\n", "", page, flags=re.MULTILINE), flags=re.MULTILINE)
    return {code: f"{code}{text}".rstrip() for code, text in zip(parts[1::2], parts[2::2])}


@scenario_app.command()
def stats(path: PathOrName, as_json: Json = False) -> None:
    """Count what a scenario holds, by kind, side and decade."""
    loaded = _loaded(path)
    counted = count(loaded)
    if as_json:
        print_json(counted)
    else:
        _table("kind", [(kind, {"items": number}) for kind, number in counted["kinds"].items()])
        _crossed("side", counted["sides"])
        _crossed("decade", counted["decades"])
        sure = counted["claims"]
        typer.echo(f"{counted['words']} words; claims by confidence: {_listed(sure)}")
        if any(counted["problems"].values()):
            typer.echo(f"problems not counted above: {_listed(counted['problems'])}")
    raise typer.Exit(PROBLEMS if counted["problems"]["error"] else CLEAN)


def _listed(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items())


def _crossed(title: str, table: dict[str, dict[str, int]]) -> None:
    """A table with a row for each kind and a column for each side or decade."""
    kinds = list(dict.fromkeys(kind for column in table.values() for kind in column))
    rows = [(kind, {name: column.get(kind, 0) for name, column in table.items()}) for kind in kinds]
    _table(f"by {title}", rows)


def _table(title: str, rows: list[tuple[str, dict[str, int]]]) -> None:
    if not rows:
        return
    columns = list(rows[0][1])
    widths = [max(len(name), *(len(str(row[name])) for _, row in rows)) for name in columns]
    first = max(len(title), *(len(name) for name, _ in rows))
    head = "  ".join(name.rjust(width) for name, width in zip(columns, widths))
    typer.echo(f"{title.ljust(first)}  {head}")
    for name, row in rows:
        cells = "  ".join(str(row[c] or "·").rjust(width) for c, width in zip(columns, widths))
        typer.echo(f"{name.ljust(first)}  {cells}")
    typer.echo("")


@scenario_app.command()
def sources(path: PathOrName, as_json: Json = False) -> None:
    """List every claim about reality with its source and how sure it is."""
    claims = list(sourced_claims(_loaded(path)))
    if as_json:
        print_json([claim.as_json() for claim in claims])
        return
    for claim in claims:
        sure = f" [{claim.confidence}]" if claim.confidence else ""
        date = f"{claim.date} " if claim.date else ""
        typer.echo(f"{claim.file}:{claim.line}: {date}{claim.id}: {claim.says}{sure}\n    {claim.source}")
    typer.echo(f"{len(claims)} claims.")


@scenario_app.command(name="schema")
def print_schema(
    part: Annotated[str, typer.Argument(help="scenario, any, or the name of a list such as vehicles.")] = "any",
) -> None:
    """Print the JSON Schema of a kind of scenario file, for editors."""
    if part not in parts():
        hint = did_you_mean(part, parts()) or f"known are: {', '.join(parts())}"
        fail(f"no file kind {part!r}; {hint}", UNREADABLE)
    print_json(schema(part))
