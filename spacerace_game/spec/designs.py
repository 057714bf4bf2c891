"""Designs: stages and spacecraft with the list of faults one may suspect in each.

A fault belongs to a design, not to a vehicle, so what one launcher teaches about a stage serves every other
that uses it. How many faults of which weight a design starts with comes from the scenario's numbers; their
names come from the scenario's catalogue, dealt out by a hash of design and place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from spacerace_game.spec.hardware import Stage
from spacerace_game.spec.numbers import FaultClass
from spacerace_game.spec.scenario import Scenario

TYPICAL_ENGINES = 4
"""The number of engines at which an engine fault has the weight its class says."""
_STAGE_PLACES = ("engine", "guidance", "engine", "staging", "tank")
_ALONE = ("engine", "guidance", "engine", "tank")
PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One suspected fault of a design."""

    name: str
    """Id in the catalogue of faults, or the place it sits in where the catalogue has none."""
    where: str
    kills: int
    """Parts per million a flight, if the fault is there."""


@dataclass(frozen=True, slots=True)
class Design:
    """A stage or spacecraft design and its faults."""

    id: str
    title: str
    spacecraft: bool
    upper: bool
    technologies: tuple[int, ...]
    faults: tuple[Fault, ...]
    fired: bool = True
    """Whether its engines can be fired before they fly; if not, ground tests remove half as much."""


def compile_designs(
    scenario: Scenario,
) -> tuple[tuple[Design, ...], tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """All designs, those of each vehicle in burning order, and the one of each spacecraft."""
    numbers = scenario.numbers.reliability
    technologies = {technology.id: place for place, technology in enumerate(scenario.technologies)}
    names: dict[str, list[str]] = {}
    for fault in scenario.faults:
        names.setdefault(fault.where, []).append(fault.id)
    fired = {engine.id: engine.test_fired for engine in scenario.engines}
    known = _recorded_faults(scenario)
    designs: list[Design] = []
    index: dict[str, int] = {}

    def add(design: Design) -> None:
        index[design.id] = len(designs)
        designs.append(design)

    vehicles: list[tuple[int, ...]] = []
    for vehicle in scenario.vehicles:
        needs = tuple(technologies[need.technology] for need in vehicle.technologies)
        first = _first_burning(vehicle.stages)
        for number, stage in enumerate(vehicle.stages):
            if stage.design in index:
                continue
            upper = number not in first
            where = _STAGE_PLACES if len(vehicle.stages) > 1 else _ALONE
            classes = numbers.upper_stage if upper or number != first[-1] else numbers.first_stage
            deck = Deck(stage.design, names, known.get(stage.design, ()))
            faults = _faults(deck, classes, where, stage.engines * stage.count, stage.engine_out)
            tested = fired.get(stage.engine, True)
            add(Design(stage.design, stage.title, False, upper, needs, faults, tested))
        vehicles.append(tuple(dict.fromkeys(index[stage.design] for stage in vehicle.stages)))
    crafts: list[int] = []
    for craft in scenario.spacecraft:
        needs = tuple(technologies[need.technology] for need in craft.technologies)
        name = craft.design or craft.id
        crafts.append(index.get(name, len(designs)))
        if name in index:
            continue
        classes = (*numbers.spacecraft, *_one_each(numbers.spacecraft, len(craft.systems)))
        faults = _faults(Deck(name, names, known.get(name, ())), classes, craft.systems, TYPICAL_ENGINES, False)
        add(Design(name, craft.title, True, True, needs, faults))
    return tuple(designs), tuple(vehicles), tuple(crafts)


def _first_burning(stages: tuple[Stage, ...]) -> list[int]:
    """The stages that burn from lift-off: the parallel ones at the front and the one after them."""
    number = 0
    while number < len(stages) - 1 and stages[number].parallel:
        number += 1
    return list(range(number + 1))


def _one_each(classes: tuple[FaultClass, ...], systems: int) -> tuple[FaultClass, ...]:
    """More faults of the lightest class where a spacecraft has more systems than faults: none is above suspicion."""
    short = systems - sum(kind.count for kind in classes)
    return (classes[-1].model_copy(update={"count": short}),) if short > 0 and classes else ()


def _recorded_faults(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """By design: the faults that ended its recorded flights, so that history's causes can be suspected here too."""
    vehicles = {vehicle.id: vehicle for vehicle in scenario.vehicles}
    crafts = {craft.id: craft for craft in scenario.spacecraft}
    found: dict[str, dict[str, None]] = {}
    for path in scenario.history:
        series = {one.id: one for one in path.series}
        for flight in path.record:
            flown = series.get(flight.series)
            if flight.fault is None or flown is None:
                continue
            owners = [stage.design for stage in vehicles[flown.vehicle].stages] if flown.vehicle in vehicles else []
            if flown.spacecraft in crafts:
                owners.append(crafts[flown.spacecraft].design or flown.spacecraft)
            for owner in owners:
                found.setdefault(owner, {}).setdefault(flight.fault)
    return {design: tuple(faults) for design, faults in found.items()}


class Deck:
    """Names for the faults of one design: first those that history knows of it, then the catalogue's by a hash."""

    def __init__(self, design: str, catalogue: dict[str, list[str]], known: Iterable[str]) -> None:
        self.design = design
        self._catalogue = catalogue
        self._known = tuple(known)
        self._used: set[str] = set()
        self._dealt = 0

    def deal(self, where: str) -> str:
        """A name for the next fault, each at most once while there are enough; the place where there are none."""
        names = self._catalogue.get(where, [])
        fresh = [name for name in names if name not in self._used] or names
        if not fresh:
            return where
        if self._known:
            fresh = [name for name in fresh if name in self._known] or fresh
        digest = blake2b(f"{self.design}:{self._dealt}".encode(), digest_size=8).digest()
        name = fresh[int.from_bytes(digest, "big") % len(fresh)]
        self._dealt += 1
        self._used.add(name)
        return name


def _faults(
    deck: Deck, classes: Iterable[FaultClass], places: tuple[str, ...], engines: int, engine_out: bool
) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    for kind in classes:
        for _ in range(kind.count):
            where = places[len(faults) % len(places)]
            kills = engine_kills(kind.kills, engines, engine_out) if where == "engine" else kind.kills
            faults.append(Fault(deck.deal(where), where, kills))
    return tuple(faults)


@lru_cache(maxsize=1_000)
def engine_kills(kills: int, engines: int, engine_out: bool) -> int:
    """Chance that a fault each engine may have ends the flight, in parts per million.

    A class weight w holds for four engines, so each of them has q with 1 − (1 − q)⁴ = w, and n engines
    fail independently: 1 − (1 − q)ⁿ. With engine-out it takes two: the binomial chance of at least two.

    >>> engine_kills(200_000, 1, False), engine_kills(200_000, 4, False), engine_kills(200_000, 30, False)
    (54258, 200000, 812431)
    """
    each = each_engine(kills)
    none = PPM
    for _ in range(engines):
        none = none * (PPM - each) // PPM
    lost = PPM - none
    if engine_out and engines > 1:
        one = engines * each
        for _ in range(engines - 1):
            one = one * (PPM - each) // PPM
        lost = max(0, lost - one)
    return lost


@lru_cache(maxsize=1_000)
def each_engine(kills: int) -> int:
    """What one engine's share of a class weight is, ppm: the most q with 1 − (1 − q)⁴ within the weight.

    >>> each_engine(200_000), each_engine(0), each_engine(1_000_000)
    (54258, 0, 1000000)
    """
    low, high = 0, PPM
    while low < high:
        middle = (low + high + 1) // 2
        if PPM**TYPICAL_ENGINES - (PPM - middle) ** TYPICAL_ENGINES <= kills * PPM ** (TYPICAL_ENGINES - 1):
            low = middle
        else:
            high = middle - 1
    return low
