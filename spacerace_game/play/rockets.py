"""What rockets can do, for a scenario's vehicles or those of a stand-alone file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacerace_game.content.located import Node, plain
from spacerace_game.content.problems import Problem, did_you_mean, in_reading_order, shorten
from spacerace_game.content.reader import read_yaml_file
from spacerace_game.rocketry import (
    Launcher,
    StageTable,
    apogee_with,
    describe,
    launcher_from_mapping,
    payload_to_orbit,
    payloads_away,
    range_with,
    round_to_three_figures,
)
from spacerace_game.rocketry.capability import DEFAULT_ALTITUDE_KM
from spacerace_game.spec.capability import launcher_of
from spacerace_game.spec.hardware import Engine, Stage, Vehicle
from spacerace_game.spec.rules import Rules

MOST_VEHICLES = 500
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_FIGURES = {"thrust_sl_kn", "thrust_vac_kn", "isp_sl_s", "isp_vac_s", "name"}
_VEHICLE_KEYS = {*Vehicle.model_fields, "payload_kg", "diameter_m", "name"}
_STAGE_KEYS = {*Stage.model_fields, *Engine.model_fields, *_FIGURES}
_LOADS = ("warhead_kg", "payload_kg")
_TYPES = ("a number", "a list", "a mapping", "true or false")
_WHERE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")


@dataclass(frozen=True, slots=True)
class Rocket:
    """A vehicle to be looked at: its physics, and the load its range is asked for."""

    id: str
    launcher: Launcher
    load_kg: float | None = None
    """Payload for range and apogee; None: a launcher, for which they are not asked."""


@dataclass(frozen=True, slots=True)
class Performance:
    """What a rocket can do: integers of three significant figures, None where it does not apply.

    Payloads in kg to a circular orbit of `altitude_km` and `inclination_deg`, to escape and to the Moon;
    range and apogee in km with `load_kg` aboard.
    """

    id: str
    payload_leo_kg: int | None
    payload_escape_kg: int | None
    payload_tli_kg: int | None
    range_km: int | None
    apogee_km: int | None
    load_kg: float | None
    altitude_km: float
    inclination_deg: float
    latitude_deg: float
    stages: StageTable


def performance(
    rocket: Rocket,
    altitude_km: float = DEFAULT_ALTITUDE_KM,
    inclination_deg: float | None = None,
    latitude_deg: float | None = None,
) -> Performance:
    """Computes a sound rocket's payloads, range and stage table.

    Inclination defaults to the latitude of launch, and that to the rocket's own. A rocket that reaches no
    orbit is asked for its range even where no load is named, with none aboard.
    """
    launcher = rocket.launcher
    if latitude_deg is not None:
        launcher = Launcher(launcher.stages, latitude_deg, launcher.fairing_kg, launcher.diameter_m)
    tilt = abs(launcher.latitude_deg) if inclination_deg is None else inclination_deg
    orbit = round_to_three_figures(payload_to_orbit(launcher, altitude_km, tilt))
    load = rocket.load_kg if rocket.load_kg is not None or orbit is not None else 0.0
    far = high = None
    if load is not None and load <= launcher.lift_off_kg:
        far = round_to_three_figures(range_with(launcher, load))
        high = round_to_three_figures(apogee_with(launcher, load))
    escape, moon = payloads_away(launcher)
    return Performance(
        id=rocket.id,
        payload_leo_kg=orbit,
        payload_escape_kg=round_to_three_figures(escape),
        payload_tli_kg=round_to_three_figures(moon),
        range_km=far,
        apogee_km=high,
        load_kg=load,
        altitude_km=altitude_km,
        inclination_deg=tilt,
        latitude_deg=launcher.latitude_deg,
        stages=describe(launcher, 0.0 if load is None else load),
    )


def performance_as_json(one: Performance) -> dict[str, Any]:
    """Plain data of one rocket for `spacerace rocket --json`."""
    return {
        "id": one.id,
        "payload_leo_kg": one.payload_leo_kg,
        "payload_escape_kg": one.payload_escape_kg,
        "payload_tli_kg": one.payload_tli_kg,
        "range_km": one.range_km,
        "apogee_km": one.apogee_km,
        "load_kg": one.load_kg,
        "altitude_km": one.altitude_km,
        "inclination_deg": one.inclination_deg,
        "latitude_deg": one.latitude_deg,
        "lift_off_kg": round(one.stages.lift_off_kg, 1),
        "lift_off_g": round(one.stages.lift_off_g, 3),
        "delta_v_m_s": round(one.stages.delta_v_m_s, 1),
        "stages": [
            {
                "name": row.name,
                "count": row.count,
                "parallel": row.parallel,
                "ignition_s": round(row.ignition_s, 1),
                "burn_s": round(row.burn_time_s, 1),
                "delta_v_m_s": round(row.delta_v_m_s, 1),
                "ignition_g": round(row.ignition_g, 3),
            }
            for row in one.stages.rows
        ],
    }


def rockets_of(rules: Rules) -> list[Rocket]:
    """The vehicles of a scenario; missiles and sounding rockets are asked for range with their own load."""
    engines = {engine.id: engine for engine in rules.scenario.engines}
    return [
        Rocket(
            vehicle.id,
            launcher_of(vehicle, engines),
            None if vehicle.kind == "launcher" and not vehicle.warhead_kg else vehicle.warhead_kg,
        )
        for vehicle in rules.vehicles
    ]


def read_rockets(path: Path) -> tuple[list[Rocket], list[Problem]]:
    """The vehicles of a stand-alone file, and everything that is wrong with it in the order of the file.

    The form is `vehicles:`, a list of maps with `id`, `stages` and, optionally, `latitude_deg` (default
    28.5), `fairing_kg`, `diameter_m`, and `warhead_kg` or `payload_kg` for range. Never raises.
    """
    tree, problems = read_yaml_file(path, path.name)
    if tree is None:
        return [], problems
    file = path.name
    if tree.kind != "map":
        return [], [*problems, _wrong(file, tree, "the file", "a map with the key 'vehicles'")]
    problems = problems + [
        _unknown(file, key, tree.key_positions[key], ["vehicles"]) for key, _ in tree.items() if key != "vehicles"
    ]
    listed = tree.get("vehicles")
    if listed is None:
        return [], [*problems, Problem("S202", "error", "missing key 'vehicles'", file, *tree.position)]
    if listed.kind != "list":
        if listed.kind != "refused":
            problems.append(_wrong(file, listed, "'vehicles'", "a list of vehicles"))
        return [], in_reading_order(problems)
    nodes = list(listed.elements())
    if not 1 <= len(nodes) <= MOST_VEHICLES:
        expected = f"1 to {MOST_VEHICLES}"
        what = "too many or too few vehicles"
        problems.append(
            Problem("S210", "error", what, file, *listed.position, expected=expected, found=str(len(nodes)))
        )
    rockets: list[Rocket] = []
    seen: dict[str, Node] = {}
    for node in nodes[:MOST_VEHICLES]:
        rocket, found = _read_rocket(file, node, seen)
        problems += found
        if rocket is not None:
            rockets.append(rocket)
    return rockets, in_reading_order(problems)


def _read_rocket(file: str, node: Node, seen: dict[str, Node]) -> tuple[Rocket | None, list[Problem]]:
    if node.kind == "refused":
        return None, []
    if node.kind != "map":
        return None, [_wrong(file, node, "a vehicle", "a map of its figures")]
    problems = [*_name_problems(file, node, seen), *_key_problems(file, node)]
    data = plain(node)
    launcher, defects = launcher_from_mapping(data)
    problems += [_defect(file, node, path, text) for path, text in defects if _at(node, path).kind != "refused"]
    load = _load(file, node, problems)
    if launcher is None or problems:
        return None, problems
    return Rocket(data["id"], launcher, load), []


def _name_problems(file: str, node: Node, seen: dict[str, Node]) -> Iterable[Problem]:
    name = node.get("id")
    if name is None:
        yield Problem("S202", "error", "missing key 'id'", file, *node.position)
    elif not isinstance(name.value, str) or name.kind != "scalar":
        if name.kind != "refused":
            yield _wrong(file, name, "'id'", "text")
    elif not _ID.fullmatch(name.value):
        expected = "lower-case letters, digits, dot, dash and underscore, at most 64"
        yield Problem("S205", "error", f"bad id {shorten(name.value)!r}", file, *name.position, expected=expected)
    elif name.value in seen:
        first = seen[name.value]
        where = f"the first at {first.line}:{first.column}"
        yield Problem("R302", "error", f"vehicle {name.value!r} a second time", file, *name.position, found=where)
    else:
        seen[name.value] = name


def _key_problems(file: str, node: Node) -> Iterable[Problem]:
    """Keys that neither the form nor the scenario's own specs have."""
    for key, place in node.key_positions.items():
        if key not in _VEHICLE_KEYS:
            yield _unknown(file, key, place, _VEHICLE_KEYS)
    stages = node.get("stages")
    for stage in stages.elements() if stages is not None else ():
        for key, place in stage.key_positions.items():
            if key not in _STAGE_KEYS:
                yield _unknown(file, key, place, _STAGE_KEYS)


def _load(file: str, node: Node, problems: list[Problem]) -> float | None:
    """What the range is asked for: `warhead_kg`, else `payload_kg`, else nothing."""
    found: float | None = None
    for key in _LOADS:
        child = node.get(key)
        if child is None or child.kind == "refused":
            continue
        value = child.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            problems.append(_wrong(file, child, f"{key!r}", "a number"))
        elif not 0 <= value <= 500_000:
            what = f"{key!r} is outside what can be carried"
            problems.append(
                Problem("K502", "error", what, file, *child.position, expected="0 to 500000 kg", found=f"{value:g}")
            )
        elif found is None:
            found = float(value)
    return found


def _defect(file: str, vehicle: Node, path: str, text: str) -> Problem:
    """A defect found by rocketry, at the value it comes from or else at the stage or vehicle."""
    expected, _, found = text.removeprefix("expected ").partition(", found ")
    if found == "nothing":
        code, what = "S202", f"missing key {path.rpartition('.')[2]!r}"
    elif "lift-off" in text:
        code, what = "K504", "the vehicle cannot leave the pad"
    elif expected.startswith(_TYPES) or (expected.startswith("a whole") and not re.fullmatch(r"-?\d+", found)):
        code, what = "S203", "wrong type"
    elif re.match(r"(a whole number from )?[-0-9.]+ to ", expected):
        code, what = "K502", "figure outside what can be built"
    else:
        code, what = "K501", "figures of a stage contradict each other"
    return Problem(code, "error", what, file, *_at(vehicle, path).position, expected=expected, found=found)


def _at(vehicle: Node, path: str) -> Node:
    """The value a rocketry path names, or the nearest thing around it."""
    match = _WHERE.match(path)
    node = vehicle
    for part in (match[1], match[2], match[3]) if match is not None else ():
        if part is None:
            continue
        if node.kind == "list" and part.isdigit() and int(part) < len(node.value):
            node = node[int(part)]
        elif node.kind == "map" and part in node.value:
            node = node[part]
        else:
            break
    return node


def _wrong(file: str, node: Node, what: str, expected: str) -> Problem:
    found = f"a {node.kind}" if node.kind in ("map", "list") else shorten(repr(node.value))
    return Problem("S203", "error", f"wrong type for {what}", file, *node.position, expected=expected, found=found)


def _unknown(file: str, key: str, place: tuple[int, int], known: Iterable[str]) -> Problem:
    return Problem("S201", "error", f"unknown key {shorten(key)!r}", file, *place, hint=did_you_mean(key, known))
