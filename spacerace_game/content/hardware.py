"""Whether rockets can be what their figures say, and whether anything can fly what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacerace_game.content.draft import Entry
from spacerace_game.content.located import Loc
from spacerace_game.content.problems import Problem
from spacerace_game.content.references import Book
from spacerace_game.rocketry import check_launcher
from spacerace_game.spec.capability import capability_of, launcher_of, reaches_of
from spacerace_game.spec.missions import Mission
from spacerace_game.spec.numbers import Numbers
from spacerace_game.spec.rules import strong_enough

_STAGE = re.compile(r"stages\[(\d+)\](?:\.(\w+))?")
_OF_THE_ENGINE = ("thrust_sl_kn", "thrust_vac_kn", "isp_sl_s", "isp_vac_s")


def check_hardware(book: Book) -> list[Problem]:
    """Stages that cannot be built, and missions and series that nothing can fly."""
    return [*_stages(book), *_missions(book), *_strength(book)]


def _stages(book: Book) -> Iterator[Problem]:
    engines = book.table("engines")
    for entry, vehicle in book.specs("vehicles"):
        if all(stage.engine in engines for stage in vehicle.stages):
            for path, text in check_launcher(launcher_of(vehicle, engines)):
                yield _defect(entry, path, text)


def _defect(entry: Entry, path: str, text: str) -> Problem:
    code, what = "K501", "figures of a stage contradict each other"
    if "lift-off" in text:
        code, what = "K504", "the vehicle cannot leave the pad"
    elif re.search(r"expected [-0-9.]+ to ", text):
        code, what = "K502", "figure outside what can be built"
    expected, _, found = text.removeprefix("expected ").partition(", found ")
    return entry.problem(code, _way(path), what, expected=expected, found=found)


def _way(path: str) -> Loc:
    """From rocketry's name of a figure to the value in the file that it comes from."""
    match = _STAGE.match(path)
    if match is None:
        return (path.partition("[")[0],)
    number, name = int(match[1]), match[2]
    if name is None:
        return ("stages", number)
    return ("stages", number, "engine" if name in _OF_THE_ENGINE else name)


def _missions(book: Book) -> Iterator[Problem]:
    """Missions that contradict their spacecraft or themselves."""
    crafts = book.table("spacecraft")
    for entry, mission in book.specs("missions"):
        if mission.crew and not mission.spacecraft:
            what = "a crew needs a spacecraft"
            yield entry.problem("S212", ("crew",), what, expected="spacecraft that seat them")
        if mission.window_days and mission.window_epoch is None:
            what = "launch windows are counted from a day"
            yield entry.problem("S212", ("window_days",), what, expected="'window_epoch'")
        if mission.window_days and mission.window_open > mission.window_days:
            what = "a window is open longer than windows are apart"
            yield entry.problem("S212", ("window_open",), what, expected=f"at most {mission.window_days}")
        for place, name in enumerate(mission.spacecraft):
            if name in crafts:
                yield from _seats_and_systems(entry, mission, place, crafts[name])


def _seats_and_systems(entry: Entry, mission: Mission, place: int, craft: Any) -> Iterator[Problem]:
    path: Loc = ("spacecraft", place)
    if craft.crew < mission.crew:
        what = f"{craft.id!r} seats {craft.crew}, the mission's crew is {mission.crew}"
        yield entry.problem("S212", path, what)
    needed = {phase.system for phase in mission.phases} - {"ascent", "crew"} - {*craft.systems}
    if needed:
        what = f"phases need {', '.join(sorted(needed))}, which {craft.id!r} does not have"
        hint = "such a phase cannot fail on this spacecraft"
        yield entry.problem("S212", path, what, severity="warning", hint=hint)


# What can lift what -------------------------------------------------------------------------------


def _strength(book: Book) -> Iterator[Problem]:
    engines, crafts = book.table("engines"), book.table("spacecraft")
    missions = book.table("missions")
    reaches = reaches_of(missions.values(), {name: craft.mass_kg for name, craft in crafts.items()})
    vehicles = {
        name: vehicle
        for name, vehicle in book.table("vehicles").items()
        if all(stage.engine in engines for stage in vehicle.stages)
    }
    if not vehicles or _incomplete(book):
        return
    able = {name: capability_of(vehicle, engines, reaches) for name, vehicle in vehicles.items()}
    margin = _margin(book)
    for entry, mission in book.specs("missions"):
        loads = _loads(mission, crafts)
        if loads and not any(
            strong_enough(mission, load, can, margin) for can in able.values() for load in loads.values()
        ):
            yield _too_heavy(entry, mission, loads, able)
    for entry, series in book.specs("series"):
        mission = missions.get(series.mission)
        if mission is not None:
            yield from _series(book, entry, series, mission, able)


def _incomplete(book: Book) -> bool:
    """Whether some hardware has problems of its own; what it could lift is not known then."""
    kinds = ("engines", "vehicles", "spacecraft")
    return any(entry.spec is None for kind in kinds for entry in book.draft.lists[kind])


def _margin(book: Book) -> int:
    """What a computed capability may fall short of what is asked, in ppm."""
    head = book.draft.head
    numbers = head.spec.numbers if head is not None and head.spec is not None else Numbers()
    return int(numbers.flights.lift_margin)


def _loads(mission: Mission, crafts: dict[str, Any]) -> dict[str, float]:
    """What the mission may carry, in kg, by spacecraft; a payload without one has no name."""
    if not mission.spacecraft:
        return {"": mission.payload_kg}
    return {name: crafts[name].mass_kg for name in mission.spacecraft if name in crafts}


def _too_heavy(entry: Entry, mission: Mission, loads: dict[str, float], able: dict[str, Any]) -> Problem:
    load = min(loads.values())
    best, lift = "", -1
    for name, can in able.items():
        has = _lift(mission, load, can)
        if has > lift:
            best, lift = name, has
    far = mission.destination in ("up", "range")
    needed = max(mission.apogee_km, mission.range_km) if far else load
    unit = f"km with {load:g} kg" if far else "kg"
    path: Loc = ("spacecraft",) if mission.spacecraft else ("payload_kg",)
    if not mission.spacecraft and not mission.payload_kg:
        path = ("id",)
    return entry.problem(
        "K505",
        path,
        f"no vehicle can fly {mission.id!r}",
        severity="warning",
        expected=f"{needed:g} {unit}",
        found=f"{lift} from the best, {best!r}",
    )


def _lift(mission: Mission, load: float, can: dict[str, Any]) -> int:
    """What a vehicle has of what the mission asks: kg there, or km with its load."""
    if mission.destination in ("up", "range"):
        reach = can["reach"].get(f"{load:g}") or {"range_km": 0, "apogee_km": 0}
        return int(reach["apogee_km" if mission.destination == "up" else "range_km"])
    name = {"orbit": "payload_leo_kg", "moon": "payload_tli_kg"}.get(mission.destination, "payload_escape_kg")
    return int(can[name] or 0)


def _series(book: Book, entry: Entry, series: Any, mission: Mission, able: dict[str, Any]) -> Iterator[Problem]:
    """A series that cannot be flown with what it names."""
    vehicle, craft = book.table("vehicles").get(series.vehicle), book.table("spacecraft").get(series.spacecraft)
    for thing, name in ((vehicle, "vehicle"), (craft, "spacecraft")):
        if thing is not None and entry.owner not in thing.sides:
            what = f"{entry.owner!r} may not develop the {name} {thing.id!r}"
            yield entry.problem("S212", (name,), what, expected=" or ".join(thing.sides))
    if series.spacecraft is None and mission.spacecraft:
        wanted = " or ".join(mission.spacecraft)
        yield entry.problem("H406", ("mission",), "the mission needs a spacecraft", expected=wanted)
        return
    if series.spacecraft is not None and series.spacecraft not in mission.spacecraft:
        if craft is not None:
            wanted = " or ".join(mission.spacecraft) or "none"
            what = f"the mission is not flown with {series.spacecraft!r}"
            yield entry.problem("H406", ("spacecraft",), what, expected=wanted)
        return
    can = able.get(series.vehicle)
    load = mission.payload_kg if craft is None else craft.mass_kg
    if can is not None and not strong_enough(mission, load, can, _margin(book)):
        far = mission.destination in ("up", "range")
        needed = max(mission.apogee_km, mission.range_km) if far else load
        yield entry.problem(
            "K505",
            ("vehicle",),
            f"{series.vehicle!r} is too weak for {mission.id!r}",
            severity="warning",
            expected=f"{needed:g} {'km' if far else 'kg'}",
            found=str(_lift(mission, load, can)),
        )
