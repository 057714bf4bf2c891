"""The command that tells a campaign as a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from spacerace_game.cli.common import JournalIn, Which, campaign_at, clear_errors
from spacerace_game.play.reports import write_report


def report(
    file: JournalIn,
    out: Annotated[Path, typer.Option(help="The HTML file to write; an older one is replaced.")],
    scenario: Which = None,
) -> None:
    """Tell a campaign as a book and set it beside real history: one HTML file that needs nothing else."""
    read, rules = campaign_at(file, scenario)
    with clear_errors(file):
        write_report(rules, read, out)
    typer.echo(f"written: {out}")
    if not read.intact:
        typer.echo(read.notice)
