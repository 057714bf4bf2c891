"""`spacerace rocket`: what the vehicles of a scenario or of a stand-alone file can lift and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from spacerace_game.cli.common import fail, print_json
from spacerace_game.content import ContentError, Problem, has_errors, load_rules
from spacerace_game.content.problems import did_you_mean
from spacerace_game.content.sources import HEAD_FILE
from spacerace_game.play.rockets import (
    Performance,
    Rocket,
    performance,
    performance_as_json,
    read_rockets,
    rockets_of,
)
from spacerace_game.rocketry.capability import DEFAULT_ALTITUDE_KM
from spacerace_game.store.files import StoreError

PROBLEMS, UNREADABLE = 1, 2
_CANNOT_OPEN = "Y100"


def rocket(
    path: Annotated[str, typer.Argument(help="A scenario's name or folder, or a stand-alone YAML file.")],
    vehicle: Annotated[str | None, typer.Argument(help="Only this vehicle.")] = None,
    altitude: Annotated[float, typer.Option(help="Altitude of the reference orbit, km.")] = DEFAULT_ALTITUDE_KM,
    inclination: Annotated[float | None, typer.Option(help="Its inclination, degrees; default: the latitude.")] = None,
    latitude: Annotated[float | None, typer.Option(help="Launch from here instead, degrees.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Plain data on standard output.")] = False,
) -> None:
    """Show stages, delta-v, payloads and range of every vehicle: 0 fine, 1 problems, 2 cannot be read."""
    _within("--altitude", altitude, 100.0, 36_000.0, "km")
    if inclination is not None:
        _within("--inclination", inclination, 0.0, 180.0, "degrees")
    if latitude is not None:
        _within("--latitude", latitude, -90.0, 90.0, "degrees")
    rockets = _rockets(path)
    if vehicle is not None:
        wanted = [one for one in rockets if one.id == vehicle]
        if not wanted:
            hint = did_you_mean(vehicle, [one.id for one in rockets])
            fail(f"no vehicle {vehicle!r}" + (f"; {hint}" if hint else ""))
        rockets = wanted
    shown = [performance(one, altitude, inclination, latitude) for one in rockets]
    if as_json:
        print_json([performance_as_json(one) for one in shown])
        return
    for one in shown:
        _print(one)


def _within(name: str, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:
        fail(f"{name} is {low:g} to {high:g} {unit}; got {value:g}")


def _rockets(path: str) -> list[Rocket]:
    """The vehicles a path names; ends the command with its problems where there are any."""
    try:
        file = Path(path)
        if file.is_file() or (file.suffix in (".yaml", ".yml") and not file.is_dir()):
            rockets, problems = read_rockets(file)
            if has_errors(problems):
                _end(problems)
            return rockets
        if file.is_dir() and not (file / HEAD_FILE).is_file():
            fail(f"{path}: there is no {HEAD_FILE} in this folder", UNREADABLE)
        return rockets_of(load_rules(path))
    except ContentError as error:
        _end(error.problems)
    except (StoreError, OSError, ValueError) as error:
        fail(str(error), UNREADABLE)
    raise AssertionError


def _end(problems: Sequence[Problem]) -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)
    raise typer.Exit(UNREADABLE if all(one.code == _CANNOT_OPEN for one in problems) else PROBLEMS)


def _print(one: Performance) -> None:
    stages = one.stages
    title = f"{one.id}: {stages.lift_off_kg / 1000:,.1f} t at lift-off, {stages.lift_off_g:.2f} g"
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in ("stage", "count", "lit at, s", "burns, s", "delta-v, m/s", "g at ignition"):
        table.add_column(name, justify="left" if name == "stage" else "right")
    for row in stages.rows:
        table.add_row(
            (row.name or str(row.index + 1)) + (" (parallel)" if row.parallel else ""),
            str(row.count),
            f"{row.ignition_s:.0f}",
            f"{row.burn_time_s:.0f}",
            f"{row.delta_v_m_s:,.0f}",
            f"{row.ignition_g:.2f}",
        )
    Console(width=100).print(table)
    with_load = f" with {one.load_kg:,.0f} kg" if one.load_kg is not None else ""
    typer.echo(f"  delta-v {stages.delta_v_m_s:,.0f} m/s{with_load}")
    orbit = f"{one.altitude_km:g} km at {one.inclination_deg:g}° from latitude {one.latitude_deg:g}°"
    typer.echo(f"  to orbit ({orbit}): {_kg(one.payload_leo_kg)}")
    typer.echo(f"  to the Moon: {_kg(one.payload_tli_kg)}; to escape: {_kg(one.payload_escape_kg)}")
    if one.load_kg is not None:
        typer.echo(f"  range{with_load}: {_km(one.range_km)}; straight up: {_km(one.apogee_km)}")


def _kg(value: int | None) -> str:
    return "nothing" if value is None else f"{value:,} kg"


def _km(value: int | None) -> str:
    return "none" if value is None else f"{value:,} km"
