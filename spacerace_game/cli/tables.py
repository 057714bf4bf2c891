"""Tables and lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable

import typer
from rich.console import Console
from rich.table import Table

from spacerace_game.chronicle.statistics import Compared
from spacerace_game.engine import View, explain
from spacerace_game.engine.state import LEVELS
from spacerace_game.play.campaign import Run
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules
from spacerace_game.words.refusals import refusal_sentence


def _date(day: int | None) -> str:
    return "—" if day is None else iso(day)


def milestone_table(compared: Iterable[Compared], title: str) -> None:
    """The milestones here and in reality, in the order of the real dates."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in ("milestone", "first here", "date", "first in reality", "date", "lag, days"):
        table.add_column(name, justify="right" if name == "lag, days" else "left")
    late = 10**9
    for one in sorted(compared, key=lambda c: (c.real_day or late, c.id)):
        lag = "" if one.delta_days is None else f"{one.delta_days:+d}"
        row = (one.id, one.side or "—", _date(one.day), one.real_side or "—", _date(one.real_day), lag)
        table.add_row(*row)
    Console(width=110).print(table)


def refusal_lines(rules: Rules, done: Run) -> None:
    """Each refused order with its reason."""
    for turn, (side, order, refusal) in done.refused:
        sentence = refusal_sentence(refusal)
        typer.echo(f"{iso(rules.turns[turn].first)}  {side}: {order.kind} refused: {sentence}")


def view_lines(view: View) -> None:
    """A side's knowledge on one page."""
    own, rules = view.own, view.rules
    typer.echo(f"{rules.sides[view.side].name}, turn {view.turn}, from {iso(view.period.first)}")
    typer.echo(f"free money {own.free / 1000:.1f} M, tied money {own.tied / 1000:.1f} M")
    for meter in ("support", "fear", "military", "prestige"):
        parts = explain(view, meter)
        total = sum(amount for _, amount in parts)
        told = ", ".join(f"{cause} {amount / 10:+.1f}" for cause, amount in parts)
        typer.echo(f"{meter} {total / 10:.1f} ({told or 'nothing yet'})")
    for program in own.programs:
        item = rules.items[program.item]
        typer.echo(f"program {item.id}: {LEVELS[program.level]}, {own.done[program.item] / 1000:.1f} M of work done")
    for flight in own.flights:
        odds = sum(amount for _, amount in explain(view, f"odds:{flight.id}"))
        mission = rules.missions[flight.mission].id
        typer.echo(f"flight {flight.id}: {iso(flight.day)}, {mission}, odds {odds / 10_000:.0f} %")
    width = len(rules.scenario.milestones)
    for rival, faction in enumerate(rules.sides):
        for place, milestone in enumerate(rules.scenario.milestones):
            expected = own.estimate[rival * width + place]
            if rival != view.side and expected and not view.public[rival].shown[place]:
                error = own.estimate_error[rival * width + place]
                typer.echo(f"estimate: {faction.id} reaches {milestone.id} on {iso(expected)}, ± {error} days")
