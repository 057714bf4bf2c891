"""A vehicle about to be drawn, and what its data say about how it looks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacerace_game.ui.art.vehicle.propellants import propellants

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Engine, Stage, Vehicle


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A vehicle, its engines, whose paint it wears, and which of its stages stand one above the other."""

    vehicle: Vehicle
    engines: Mapping[str, Engine]
    livery: str
    core: tuple[int, ...]
    """The places of those stages, from below."""

    def engine(self, stage: Stage) -> Engine | None:
        """A stage's engine, if it is known."""
        return self.engines.get(stage.engine)

    def burns(self, stage: Stage) -> str:
        """The name of a stage's propellants; empty where its engine is not known."""
        engine = self.engine(stage)
        return engine.propellants if engine else ""

    def breathes(self, stage: Stage) -> bool:
        """Whether a stage burns the air it flies through, as a cruise missile does."""
        return self.burns(stage).startswith("Air")

    def is_solid(self, stage: Stage) -> bool:
        """Whether a stage's propellant is solid."""
        return propellants(self.engine(stage))[1] < 0

    @property
    def first(self) -> Stage:
        """The lowest stage of the core."""
        return self.vehicle.stages[self.core[0]]

    def core_stage(self, rank: int) -> Stage | None:
        """A stage of the core, counted from below; None above the last."""
        return self.vehicle.stages[self.core[rank]] if rank < len(self.core) else None

    @property
    def has_cones(self) -> bool:
        """Whether tapered blocks stand around the core, as around the R-7."""
        return any(stage.parallel and stage.count > 2 and self.is_cone(stage) for stage in self.vehicle.stages)

    def is_cone(self, stage: Stage) -> bool:
        """Whether a side block is as empty as only a cone of its length and width is."""
        density = propellants(self.engine(stage))[0]
        cylinder = math.pi / 4 * stage.diameter_m**2 * stage.length_m
        return stage.propellant_kg / density / cylinder < 0.45

    @property
    def descends_from_the_a4(self) -> bool:
        """Alcohol, slender, and four fins."""
        burns_alcohol = "75 per cent ethanol" in self.burns(self.first)
        return burns_alcohol and self.first.diameter_m < 1.7 and self.first.length_m < 18

    @property
    def hides_last_stage(self) -> bool:
        """Whether the last stage rides inside the fairing."""
        if len(self.core) < 2 or not self.vehicle.fairing_kg:
            return False
        last, before = (self.vehicle.stages[place].diameter_m for place in (self.core[-1], self.core[-2]))
        return last < 0.66 * before and last < 2

    def least_nose(self, last: Stage) -> float:
        """Metres above the last stage below which it has no nose of its own."""
        return last.diameter_m * (1.2 if self.vehicle.kind == "sounding" else 0.4)


def blueprint_of(vehicle: Vehicle, engines: Mapping[str, Engine], livery: str) -> Blueprint:
    """A vehicle with the stages of its core found; where all stand beside each other, the last is the core."""
    plan, last = Blueprint(vehicle, engines, livery, ()), len(vehicle.stages) - 1
    core = tuple(
        place
        for place, stage in enumerate(vehicle.stages)
        if not stage.parallel and (stage.count == 1 or place == last) and not plan.breathes(stage)
    )
    return Blueprint(vehicle, engines, livery, core or (last,))
