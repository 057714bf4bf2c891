"""The compiled rules: a scenario with every id resolved to a dense index, and the hash that names it.

The engine reads nothing else. What can be computed once per scenario is computed here: which vehicle can
fly which mission, which designs carry which faults, what watches what.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from spacerace_game.spec.base import PROSE, Spec, fields_with_specs
from spacerace_game.spec.conditions import FlagSet
from spacerace_game.spec.dates import Period, calendar
from spacerace_game.spec.designs import Design, compile_designs
from spacerace_game.spec.effects import SetFlag
from spacerace_game.spec.hardware import Spacecraft, Vehicle
from spacerace_game.spec.history import RecordedFlight
from spacerace_game.spec.history import Series as HistorySeries
from spacerace_game.spec.missions import Mission
from spacerace_game.spec.numbers import Numbers
from spacerace_game.spec.scenario import Scenario
from spacerace_game.spec.stories import Storylet
from spacerace_game.spec.world import Bureau, Facility, Faction, Technology

Capability = dict[str, Any]
"""What a vehicle can do: payloads in kg, and range and apogee in km by payload."""
TECHNOLOGY, VEHICLE, SPACECRAFT, FACILITY = range(4)


@dataclass(frozen=True, slots=True)
class Item:
    """Anything a program can work on, in one dense list: technologies, vehicles, spacecraft, facilities."""

    index: int
    id: str
    kind: int
    """TECHNOLOGY, VEHICLE, SPACECRAFT or FACILITY."""
    place: int
    """Its index among its kind."""
    price: int
    """Thousands of dollars, American prices."""
    quarters: int
    military: bool
    """Whether tied money may pay for it."""
    needs: tuple[tuple[int, int], ...]
    """Technologies and levels."""
    after: tuple[int, ...]
    """Items that must be ready before."""
    disciplines: tuple[int, ...]
    sides: tuple[int, ...]
    """Who may work on it."""
    title: str


class Way(NamedTuple):
    """One way to fly a mission: a vehicle, and a spacecraft or −1."""

    vehicle: int
    spacecraft: int


@dataclass(frozen=True, slots=True, repr=False)
class Rules:
    """A scenario made ready for the engine. Indices follow the order of the scenario's lists."""

    scenario: Scenario
    numbers: Numbers
    """The scenario's numbers."""
    capabilities: dict[str, Capability]
    hash: str
    """Names what can change the course of a campaign."""
    texts_hash: str
    """Names the words."""
    turns: tuple[Period, ...]
    sides: tuple[Faction, ...]
    side_index: dict[str, int]
    luck: tuple[str, ...]
    """The name under which each side's luck is drawn."""
    items: tuple[Item, ...]
    item_index: dict[str, int]
    technologies: tuple[Technology, ...]
    vehicles: tuple[Vehicle, ...]
    spacecraft: tuple[Spacecraft, ...]
    facilities: tuple[Facility, ...]
    bureaus: tuple[Bureau, ...]
    bureau_index: dict[str, int]
    technology_item: tuple[int, ...]
    vehicle_item: tuple[int, ...]
    spacecraft_item: tuple[int, ...]
    facility_item: tuple[int, ...]
    vehicle_index: dict[str, int]
    spacecraft_index: dict[str, int]
    designs: tuple[Design, ...]
    design_index: dict[str, int]
    vehicle_designs: tuple[tuple[int, ...], ...]
    """The stage designs of each vehicle, in burning order, each once."""
    spacecraft_design: tuple[int, ...]
    missions: tuple[Mission, ...]
    mission_index: dict[str, int]
    ways: tuple[tuple[Way, ...], ...]
    """For each mission, what is strong enough to fly it."""
    milestone_index: dict[str, int]
    feat_milestones: dict[str, tuple[int, ...]]
    milestone_missions: tuple[tuple[int, ...], ...]
    mission_milestones: tuple[tuple[int, ...], ...]
    person_index: dict[str, int]
    lot_index: dict[str, int]
    lots: tuple[tuple[int, Any], ...]
    """Site index and lot, in one list."""
    site_index: dict[str, int]
    discipline_index: dict[str, int]
    storylets: tuple[Storylet, ...]
    storylet_index: dict[str, int]
    flag_index: dict[str, int]
    record: dict[str, tuple[int, HistorySeries, RecordedFlight]]
    """Recorded flights by id, with side and series."""
    captured: dict[str, str]
    """Who really got what."""
    endings: frozenset[str] = frozenset()
    """The optional endings of the scenario that count in this campaign: an id, or an id@side for one side alone."""
    machinery: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What the engine builds from these data once: closures and tables."""

    def __repr__(self) -> str:
        return f"Rules({self.scenario.id!r}, {len(self.sides)} sides, {len(self.turns)} turns)"


def canonical(data: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


_NESTS: Final = frozenset((dict, list))


def _without_prose(data: Any) -> Any:
    """What was dumped, without words for people; the types are exactly those of JSON."""
    if type(data) is dict:
        return {
            key: _without_prose(value) if type(value) in _NESTS else value
            for key, value in data.items()
            if key not in PROSE
        }
    if type(data) is list:
        return [_without_prose(value) if type(value) in _NESTS else value for value in data]
    return data


_NO_RULE = {
    *("chronicle", "articles", "texts", "extends", "spending", "chapters", "calendar_end"),
    *("papers", "press", "small_news"),
}


def hashes(scenario: Scenario, capabilities: dict[str, Capability]) -> tuple[str, str]:
    """The hash of what rules and the hash of what is only said."""
    data = scenario.model_dump(mode="json")
    return hashes_of(data, canonical(data), capabilities)


def hashes_of(data: dict[str, Any], text: bytes, capabilities: dict[str, Capability]) -> tuple[str, str]:
    """As `hashes`, of a scenario that has been dumped as `data` and written as `text` already."""
    ruling = {key: _without_prose(value) for key, value in data.items() if key not in _NO_RULE}
    rules = blake2b(canonical([ruling, capabilities]), digest_size=16).hexdigest()
    return rules, blake2b(text, digest_size=16).hexdigest()


def compile_rules(
    scenario: Scenario, capabilities: dict[str, Capability], named: tuple[str, str] | None = None
) -> Rules:
    """Resolves a checked scenario to dense tables; KeyError for an id that the checks would have found.

    `capabilities` come from `spec.capability`; `named` are the two hashes, if they are already known.
    """
    rules_hash, texts_hash = named or hashes(scenario, capabilities)
    side_index = _index(scenario.sides)
    discipline_index = _index(scenario.disciplines)
    technology_index = _index(scenario.technologies)
    items = _items(scenario, side_index, discipline_index, technology_index)
    designs, vehicle_designs, spacecraft_design = compile_designs(scenario)
    vehicle_index, spacecraft_index = _index(scenario.vehicles), _index(scenario.spacecraft)
    ways = tuple(_ways(mission, scenario, capabilities, spacecraft_index) for mission in scenario.missions)
    feats: dict[str, list[int]] = {}
    for place, milestone in enumerate(scenario.milestones):
        for feat in milestone.feats:
            feats.setdefault(feat, []).append(place)
    mission_milestones = tuple(
        tuple(dict.fromkeys(m for phase in mission.phases for feat in phase.feats for m in feats.get(feat, ())))
        for mission in scenario.missions
    )
    places = {kind: tuple(i.index for i in items if i.kind == kind) for kind in range(4)}
    lots = tuple((place, lot) for place, site in enumerate(scenario.sites) for lot in site.lots)
    return Rules(
        scenario=scenario,
        numbers=scenario.numbers,
        capabilities=capabilities,
        hash=rules_hash,
        texts_hash=texts_hash,
        turns=calendar(scenario.start, scenario.end, scenario.turn_months)[: scenario.most_turns],
        sides=scenario.sides,
        side_index=side_index,
        luck=tuple(side.luck or side.id for side in scenario.sides),
        items=items,
        item_index={item.id: item.index for item in items},
        technologies=scenario.technologies,
        vehicles=scenario.vehicles,
        spacecraft=scenario.spacecraft,
        facilities=scenario.facilities,
        bureaus=scenario.bureaus,
        bureau_index=_index(scenario.bureaus),
        technology_item=places[TECHNOLOGY],
        vehicle_item=places[VEHICLE],
        spacecraft_item=places[SPACECRAFT],
        facility_item=places[FACILITY],
        vehicle_index=vehicle_index,
        spacecraft_index=spacecraft_index,
        designs=designs,
        design_index={design.id: place for place, design in enumerate(designs)},
        vehicle_designs=vehicle_designs,
        spacecraft_design=spacecraft_design,
        missions=scenario.missions,
        mission_index=_index(scenario.missions),
        ways=ways,
        milestone_index=_index(scenario.milestones),
        feat_milestones={feat: tuple(found) for feat, found in feats.items()},
        milestone_missions=tuple(
            tuple(place for place, reached in enumerate(mission_milestones) if m in reached)
            for m in range(len(scenario.milestones))
        ),
        mission_milestones=mission_milestones,
        person_index=_index(scenario.people),
        lot_index={lot.id: place for place, (_, lot) in enumerate(lots)},
        lots=lots,
        site_index=_index(scenario.sites),
        discipline_index=discipline_index,
        storylets=scenario.storylets,
        storylet_index=_index(scenario.storylets),
        flag_index={flag: place for place, flag in enumerate(_flags(scenario))},
        record=_record(scenario, side_index),
        captured={capture.target: capture.side for path in scenario.history for capture in path.captures},
    )


def _index(specs: tuple[Any, ...]) -> dict[str, int]:
    return {spec.id: place for place, spec in enumerate(specs)}


def _items(
    scenario: Scenario, sides: dict[str, int], disciplines: dict[str, int], technologies: dict[str, int]
) -> tuple[Item, ...]:
    everyone = tuple(range(len(scenario.sides)))
    ids = [thing.id for kind in _kinds(scenario) for thing in kind]
    index = {name: place for place, name in enumerate(ids)}
    wanted_by_army = {
        need.technology
        for vehicle in scenario.vehicles
        if vehicle.customer == "military"
        for need in vehicle.technologies
    }
    fields = [disciplines[technology.discipline] for technology in scenario.technologies]
    items: list[Item] = []
    for kind, things in enumerate(_kinds(scenario)):
        for place, thing in enumerate(things):
            needs = tuple(
                (technologies[need.technology], need.level)
                for need in getattr(thing, "requires" if kind == TECHNOLOGY else "technologies", ())
            )
            owners: tuple[int, ...]
            work: tuple[int, ...]
            if kind == TECHNOLOGY:
                owners, military, work = everyone, thing.id in wanted_by_army, (fields[place],)
            elif kind == FACILITY:
                owners = everyone if thing.side is None else (sides[thing.side],)
                military, work = True, tuple(range(len(disciplines)))
            else:
                owners = tuple(sides[side] for side in thing.sides)
                military = thing.customer == "military"
                work = tuple(dict.fromkeys(fields[technology] for technology, _ in needs)) or (0,)
            based = getattr(thing, "based_on", None)
            items.append(
                Item(
                    index=len(items),
                    id=thing.id,
                    kind=kind,
                    place=place,
                    price=thing.price,
                    quarters=max(1, thing.quarters),
                    military=military,
                    needs=needs,
                    after=(index[based],) if based else (),
                    disciplines=work,
                    sides=owners,
                    title=thing.title,
                )
            )
    return tuple(items)


def _kinds(scenario: Scenario) -> tuple[tuple[Any, ...], ...]:
    return scenario.technologies, scenario.vehicles, scenario.spacecraft, scenario.facilities


def _ways(
    mission: Mission,
    scenario: Scenario,
    capabilities: dict[str, Capability],
    spacecraft_index: dict[str, int],
) -> tuple[Way, ...]:
    margin = scenario.numbers.flights.lift_margin
    loads = [(-1, _asked(mission, mission.payload_kg, margin), _NOBODY)]
    if mission.spacecraft:
        crafts = [
            (place, scenario.spacecraft[place]) for place in map(spacecraft_index.__getitem__, mission.spacecraft)
        ]
        loads = [
            (place, _asked(mission, craft.mass_kg, margin), frozenset(craft.sides))
            for place, craft in crafts
            if craft.crew >= mission.crew
        ]
    found: list[Way] = []
    taken = (
        {lot.vehicle for site in scenario.sites for lot in site.lots if lot.vehicle} if mission.own_make else _NOBODY
    )
    for place, vehicle in enumerate(scenario.vehicles):
        if vehicle.id in taken or len(vehicle.stages) < mission.least_stages:
            continue
        can = capabilities[vehicle.id]
        for number, asked, builders in loads:
            if (number < 0 or not builders.isdisjoint(vehicle.sides)) and asked(can):
                found.append(Way(place, number))
    return tuple(found)


_NOBODY: frozenset[str] = frozenset()
_PAYLOADS = {"orbit": "payload_leo_kg", "moon": "payload_tli_kg"} | dict.fromkeys(
    ("escape", "venus", "mars"), "payload_escape_kg"
)


def strong_enough(mission: Mission, payload_kg: float, can: Capability, margin: int) -> bool:
    """Whether a vehicle of this capability brings that payload where the mission goes.

    `margin` in ppm is what the computed capability may fall short of what is asked.
    """
    return _asked(mission, payload_kg, margin)(can)


def _asked(mission: Mission, payload_kg: float, margin: int) -> Callable[[Capability], bool]:
    """What a mission with a payload asks of a vehicle, for many vehicles."""
    share = (1_000_000 - margin) / 1_000_000
    payload = _PAYLOADS.get(mission.destination)
    if payload is not None:
        least = payload_kg * share
        return lambda can: least <= (can[payload] or 0)
    load, far, high = f"{payload_kg:g}", mission.range_km * share, mission.apogee_km * share

    def reaches(can: Capability) -> bool:
        reach = can["reach"].get(load)
        return reach is not None and bool(reach["range_km"] >= far and reach["apogee_km"] >= high)

    return reaches


def _flags(scenario: Scenario) -> list[str]:
    """The flags that the scenario raises or asks for, in order of their names."""
    found: set[str] = set()
    waiting: list[Any] = [*scenario.storylets, *scenario.milestones, *scenario.endings]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
        elif isinstance(part, FlagSet | SetFlag):
            found.add(part.flag)
        elif isinstance(part, Spec):
            waiting += [getattr(part, name) for name in fields_with_specs(type(part))]
    return sorted(found)


def _record(scenario: Scenario, sides: dict[str, int]) -> dict[str, tuple[int, HistorySeries, RecordedFlight]]:
    found = {}
    for path in scenario.history:
        series = {one.id: one for one in path.series}
        for flight in path.record:
            found[flight.flight] = (sides[path.side], series[flight.series], flight)
    return found
