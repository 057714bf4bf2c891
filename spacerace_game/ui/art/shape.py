"""The shape of a rocket in metres, derived from its stage data: hulls, fins and engine bells.

Stage lengths and diameters are the scenario's. What they leave open is derived: a side block whose propellant fills
less than half of its cylinder is drawn as a cone, what remains of the height is nose or fairing, a bell's width
follows from thrust, and the tanks inside from the mass and density of the propellants.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from spacerace_game.ui.art.brush import Colour

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Engine, Stage, Vehicle

Profile = tuple[tuple[float, float], ...]
"""Heights and radii from below upwards, in metres."""

WHITE: Colour = (238, 236, 228)
BLACK: Colour = (40, 42, 46)
STEEL: Colour = (186, 190, 192)
GREEN: Colour = (104, 112, 88)
GREY: Colour = (168, 172, 164)
PALE: Colour = (214, 214, 204)
RED: Colour = (178, 40, 34)
DARK: Colour = (66, 68, 70)
CREAM: Colour = (224, 214, 190)

NOSE = -1
"""The `stage` of everything above the last stage."""


@dataclass(frozen=True, slots=True)
class Band:
    """Paint between two shares of a hull's height: colours in turn around the hull."""

    begin: float
    end: float
    colours: tuple[Colour, ...]
    turn: float = 0
    """How far the colours are turned, in colours."""


@dataclass(frozen=True, slots=True)
class Hull:
    """A body of revolution standing upright, or leaning when `top` differs from `x`."""

    profile: Profile
    stage: int
    colour: Colour
    bands: tuple[Band, ...] = ()
    x: float = 0
    top: float = 0
    depth: int = 0
    """Behind the core below 0, before it above."""
    flutes: int = 0
    """A bundle of so many tanks around."""
    lattice: bool = False
    letters: str = ""
    letter_colour: Colour = RED
    letters_at: float = 0.8
    """Share of the height at which the letters begin, downwards."""
    star: bool = False
    seams: tuple[float, ...] = ()
    """Heights of rings where tanks end."""
    tanks: tuple[tuple[float, float, str], ...] = ()
    """What a section through it shows: from, to and `oxidiser`, `fuel` or `solid`."""

    @property
    def width(self) -> float:
        """Greatest width in metres."""
        return 2 * max(radius for _, radius in self.profile)


@dataclass(frozen=True, slots=True)
class Fin:
    """A flat surface at a hull."""

    outline: tuple[tuple[float, float], ...]
    stage: int
    colour: Colour
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Bell:
    """An engine's nozzle, its mouth at `y`."""

    x: float
    y: float
    width: float
    length: float
    stage: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A rocket in metres, standing on height 0 with its axis at 0."""

    hulls: tuple[Hull, ...]
    fins: tuple[Fin, ...]
    bells: tuple[Bell, ...]
    height: float
    half_width: float
    bases: tuple[float, ...] = field(default=())
    """The height at which each stage begins."""


_DENSITIES = (
    # part of the propellants' name, kilograms in a cubic metre, oxidiser's share of the volume, fuel on top
    ("hydrogen", 360.0, 0.26, True),
    ("Air", 810.0, 0.0, False),
    ("nitric", 1300.0, 0.58, False),
    ("tetroxide", 1200.0, 0.55, False),
    ("alcohol", 990.0, 0.50, True),
    ("ethanol", 990.0, 0.50, True),
    ("Hydyne", 1010.0, 0.58, True),
    ("oxygen", 1020.0, 0.62, False),
)
"""After G. P. Sutton, Rocket Propulsion Elements, tables of propellants; mixtures as usually flown."""

_CHAMBERS = {
    "rd-107": 4,
    "rd-108": 4,
    "rd-214": 4,
    "rd-216": 4,
    "rd-218": 6,
    "rd-219": 2,
    "rd-251": 6,
    "rd-252": 2,
    "rd-0109": 1,
    "rd-0107": 4,
    "rd-0110": 4,
    "lr87": 1,
}
"""Chambers of engines that have several, by the beginning of the engine's id."""


def propellants(engine: Engine | None) -> tuple[float, float, bool]:
    """Bulk density in kg/m³, the oxidiser's share of the volume (below 0: solid), and whether the fuel is on top."""
    name = engine.propellants if engine is not None else "oxygen"
    for part, density, share, fuel_up in _DENSITIES:
        if part.lower() in name.lower():
            return density, share, fuel_up
    return 1700.0, -1.0, False


def shape_of(vehicle: Vehicle, engines: Mapping[str, Engine] | None = None, livery: str = "neutral") -> Shape:
    """The rocket of a vehicle, painted as `usa`, `ussr` or in plain colours."""
    return _Builder(vehicle, engines or {}, livery).build()


class _Builder:
    """Puts a rocket together from below."""

    def __init__(self, vehicle: Vehicle, engines: Mapping[str, Engine], livery: str) -> None:
        self.vehicle, self.engines, self.livery = vehicle, engines, livery
        self.hulls: list[Hull] = []
        self.fins: list[Fin] = []
        self.bells: list[Bell] = []
        self.bases = [0.0] * len(vehicle.stages)
        self.core = [
            place
            for place, stage in enumerate(vehicle.stages)
            if not stage.parallel
            and (stage.count == 1 or place == len(vehicle.stages) - 1)
            and not self._engine_name(stage).startswith("Air")
        ]
        if not self.core:
            self.core = [len(vehicle.stages) - 1]

    def _engine(self, stage: Stage) -> Engine | None:
        return self.engines.get(stage.engine)

    def _engine_name(self, stage: Stage) -> str:
        engine = self._engine(stage)
        return engine.propellants if engine else ""

    def build(self) -> Shape:
        top, last = self._stack()
        self._sides()
        self._nose(top, last)
        height = max(top, *(hull.profile[-1][0] for hull in self.hulls))
        reach = [abs(hull.x) + max(radius for _, radius in hull.profile) for hull in self.hulls]
        reach += [abs(x) for fin in self.fins for x, _ in fin.outline]
        return Shape(
            tuple(sorted(self.hulls, key=lambda hull: hull.depth)),
            tuple(self.fins),
            tuple(self.bells),
            height,
            max(reach),
            tuple(self.bases),
        )

    def _stack(self) -> tuple[float, float]:
        """The core's stages one above the other; gives the height reached and the radius there."""
        stages = self.vehicle.stages
        total = sum(stages[place].length_m for place in self.core)
        sunk = max(0.0, total - self.vehicle.height_m)
        base, radius = 0.0, 0.0
        for rank, place in enumerate(self.core):
            stage = stages[place]
            above = stages[self.core[rank + 1]] if rank + 1 < len(self.core) else None
            if above is None and rank:
                base -= sunk
            self.bases[place] = base
            covered = above is None and self._covered(rank)
            if not covered:
                radius = self._stage(place, stage, base, above, radius, rank)
            base += stage.length_m
        return base, radius

    def _covered(self, rank: int) -> bool:
        """Whether the last stage rides inside the fairing."""
        if not rank or not self.vehicle.fairing_kg:
            return False
        last, before = (self.vehicle.stages[self.core[rank - i]].diameter_m for i in (0, 1))
        return last < 0.66 * before and last < 2

    def _stage(self, place: int, stage: Stage, base: float, above: Stage | None, below: float, rank: int) -> float:
        radius, end = stage.diameter_m / 2, base + stage.length_m
        foot = base
        if rank == 0:
            foot += self._core_bells(place, stage, base)
        top = above.diameter_m / 2 if above else radius
        nose_here = above is None and self.vehicle.height_m - end < self._no_nose(stage)
        if self._has_cones() and rank == 0:
            profile: Profile = self._hammerhead(foot, end, radius, top if above else radius * 0.88)
        elif self._narrows(stage, above):
            profile = ((foot, radius), (foot + 0.04 * stage.length_m, radius), (end, top * 1.04))
        elif nose_here:
            profile = self._pointed(foot, end, radius, stage)
        elif above and (top < radius * 0.97 or top > radius * 1.03):
            cut = min(0.3 * stage.length_m, max(0.25, 0.8 * abs(radius - top)))
            if top > radius:
                cut = min(0.12 * stage.length_m, cut)
            elif self._winged_foot() and top < 0.3 * radius:
                cut = 0.33 * stage.length_m
            profile = ((foot, radius), *_ogive(end - cut, end, radius, top))
        else:
            profile = ((foot, radius), (end, radius))
        if rank and below and below < radius * 0.97 and not self._narrows(stage, above):
            flare = min(0.2 * stage.length_m, 0.9 * (radius - below))
            profile = ((base, below), (base + flare, radius), *profile[1:])
        seams, tanks = self._tanks(stage, foot, profile)
        hull = Hull(profile, place, WHITE, seams=seams, tanks=tanks)
        self.hulls.append(self._painted(hull, stage, rank))
        if above and self._open_joint(stage):
            joint = 0.5 + 0.05 * stage.diameter_m
            self.hulls.append(Hull(((end - joint, top * 1.005), (end, top * 1.005)), place, DARK, lattice=True))
        self._stage_fins(place, stage, base, radius, rank)
        return profile[-1][1]

    def _has_cones(self) -> bool:
        return any(stage.parallel and stage.count > 2 and self._is_cone(stage) for stage in self.vehicle.stages)

    def _is_cone(self, stage: Stage) -> bool:
        density = propellants(self._engine(stage))[0]
        cylinder = math.pi / 4 * stage.diameter_m**2 * stage.length_m
        return stage.propellant_kg / density / cylinder < 0.45

    def _narrows(self, stage: Stage, above: Stage | None) -> bool:
        """A stout stage of many engines that tapers into the next."""
        return (
            self.livery != "usa"
            and stage.engines >= 4
            and stage.length_m < 2.2 * stage.diameter_m
            and above is not None
            and above.diameter_m < 0.85 * stage.diameter_m
        )

    def _open_joint(self, stage: Stage) -> bool:
        return self.livery == "ussr" and "kerosene" in self._engine_name(stage) and stage.diameter_m > 2

    @staticmethod
    def _hammerhead(foot: float, end: float, radius: float, top: float) -> Profile:
        high = end - foot
        return (
            (foot, radius * 0.70),
            (foot + 0.42 * high, radius * 0.72),
            (foot + 0.69 * high, radius),
            (foot + 0.74 * high, radius),
            (end, top),
        )

    def _pointed(self, foot: float, end: float, radius: float, stage: Stage) -> Profile:
        if self._winged_foot() and stage.diameter_m > 0.5:
            high = end - foot
            belly = ((foot, radius * 0.78), (foot + 0.16 * high, radius * 0.94), (foot + 0.3 * high, radius))
            return (*belly, *_ogive(foot + 0.55 * high, end, radius, 0.0, 1.55))
        cut = min(0.4 * (end - foot), 2.6 * stage.diameter_m)
        return ((foot, radius), *_ogive(end - cut, end, radius, 0.0, 1.7))

    def _no_nose(self, last: Stage) -> float:
        """Metres above the last stage that are too few for a nose of their own."""
        return last.diameter_m * (1.2 if self.vehicle.kind == "sounding" else 0.4)

    def _winged_foot(self) -> bool:
        """A child of the A-4: alcohol, slender, and four fins."""
        first = self.vehicle.stages[self.core[0]]
        name = self._engine_name(first)
        return "75 per cent ethanol" in name and first.diameter_m < 1.7 and first.length_m < 18

    def _core_bells(self, place: int, stage: Stage, base: float) -> float:
        """The first stage's engines; gives how far the hull begins above the ground."""
        wide, ring = self._bell_row(stage)
        if not wide:
            return 0.0
        length = wide * 1.15
        foot = min(length * 0.6, 0.1 * stage.length_m)
        radius = stage.diameter_m / 2 * (0.66 if self._has_cones() else 0.84)
        for x, depth in _around(ring, max(0.0, radius - wide / 2)):
            self.bells.append(Bell(x, base, wide, length, place, depth))
        return foot

    def _bell_row(self, stage: Stage) -> tuple[float, int]:
        """Width of a bell in metres and how many; exit width grows with the root of thrust (0.74 m at 250 kN)."""
        engine = self._engine(stage)
        chambers = next((n for name, n in _CHAMBERS.items() if stage.engine.startswith(name)), 1)
        count = stage.engines * chambers
        if engine is None:
            return stage.diameter_m * 0.35, count
        thrust = (engine.thrust_sl_kn or engine.thrust_vac_kn * 0.8) / chambers
        wide = 0.046 * math.sqrt(thrust)
        return min(wide, stage.diameter_m * (0.9 if count == 1 else 0.48)), count

    def _tanks(
        self, stage: Stage, foot: float, profile: Profile
    ) -> tuple[tuple[float, ...], tuple[tuple[float, float, str], ...]]:
        """Where tanks begin and end, from the volume of the propellants, filled from the top of the hull down."""
        density, share, fuel_up = propellants(self._engine(stage))
        volume = stage.propellant_kg / density * 1.04
        full = [height for height, radius in profile if radius > 0.62 * stage.diameter_m / 2]
        top, low = max(full) - 0.02 * stage.length_m, foot + 0.05 * stage.length_m
        if share < 0:
            return (), ((low, top, "solid"),)
        gap = 0.03 * stage.length_m
        parts = [("oxidiser", share), ("fuel", 1 - share)]
        if fuel_up:
            parts.reverse()
        tanks: list[tuple[float, float, str]] = []
        for kind, part in parts:
            if part <= 0:
                continue
            begin = _depth_for(profile, top, volume * part, low)
            tanks.append((begin, top, kind))
            top = begin - gap
        seams = tuple(height for begin, end, _ in tanks for height in (begin, end))
        return seams, tuple(tank for tank in tanks if tank[1] - tank[0] > 0.02 * stage.length_m)

    def _sides(self) -> None:
        """Blocks beside the core, skirts with engines, and winged cruisers."""
        for place, stage in enumerate(self.vehicle.stages):
            if place in self.core:
                continue
            if self._engine_name(stage).startswith("Air"):
                self._cruiser(place, stage)
            elif stage.count == 1:
                self._skirt(place, stage)
            else:
                self._blocks(place, stage)
        first = self.vehicle.stages[self.core[0]]
        above = self.vehicle.stages[self.core[1]] if len(self.core) > 1 else None
        if above and first.engines == 6 and first.diameter_m > 1.6 * above.diameter_m and self.livery != "usa":
            self._bundle(first, above.diameter_m / 2)

    def _blocks(self, place: int, stage: Stage) -> None:
        core = self.vehicle.stages[self.core[0]]
        radius, cone = stage.diameter_m / 2, self._is_cone(stage)
        middle = core.diameter_m / 2
        wide, bells = self._bell_row(stage)
        foot = min(wide * 0.8, 0.1 * stage.length_m)
        far = middle * 0.70 + radius * 1.12 if cone else middle + radius * 1.02
        near = middle * 0.98 + radius * 0.06 if cone else far
        for angle in _angles(stage.count):
            x, depth = math.sin(angle), 2 if math.cos(angle) > 0.1 else (-2 if math.cos(angle) < -0.1 else -1)
            profile: Profile
            if cone:
                high = stage.length_m - foot
                profile = (
                    (foot, radius),
                    (foot + 0.10 * high, radius),
                    (foot + 0.40 * high, radius * 0.80),
                    (foot + 0.93 * high, radius * 0.20),
                    (stage.length_m, radius * 0.04),
                )
            else:
                end = stage.length_m
                profile = ((foot, radius), *_ogive(end - 1.15 * stage.diameter_m, end, radius, radius * 0.06, 1.5))
            seams, tanks = self._tanks(stage, foot, profile)
            hull = Hull(profile, place, WHITE, x=x * far, top=x * near, depth=depth, seams=seams, tanks=tanks)
            self.hulls.append(self._painted(hull, stage, 0, side=True))
            for shift, near_depth in _around(bells, max(0.0, radius * 0.62 - wide / 4)):
                self.bells.append(Bell(x * far + shift, 0.0, wide, wide * 1.1, place, depth + near_depth))
            if cone and abs(x) > 0.9:
                sign = 1 if x > 0 else -1
                outer = x * far + sign * radius
                self.fins.append(
                    Fin(
                        (
                            (outer - sign * 0.05, 0.5),
                            (outer + sign * 0.75, 0.35),
                            (outer + sign * 0.75, 0.9),
                            (outer - sign * 0.05, 2.3),
                        ),
                        place,
                        DARK,
                        depth,
                    )
                )
        if place < self.core[0]:
            self.bases[place] = 0.0

    def _bundle(self, first: Stage, middle: float) -> None:
        """A first stage that is a core tank with six outer tanks, each over its engine."""
        place = self.core[0]
        old = next(hull for hull in self.hulls if hull.stage == place and not hull.lattice)
        self.hulls.remove(old)
        foot, end = old.profile[0][0], old.profile[-1][0]
        core = replace(old, profile=((foot, middle), (end, middle)), bands=(), colour=PALE, letters="")
        self.hulls.append(core)
        pod = (first.diameter_m / 2 - middle) / 2
        self.bells = [bell for bell in self.bells if bell.stage != place]
        wide, _ = self._bell_row(first)
        for step in range(6):
            angle = math.radians(60 * step)
            x, depth = math.cos(angle) * (middle + pod), 2 if math.sin(angle) > 0.1 else -2
            top = end * 0.90
            profile = ((foot, pod), *_ogive(top - pod * 2.4, top, pod, pod * 0.12, 1.5))
            self.hulls.append(Hull(profile, place, WHITE, x=x, top=x, depth=depth, bands=(Band(0, 0.1, (DARK,)),)))
            self.bells.append(Bell(x, 0.0, wide, wide * 1.1, place, depth))

    def _skirt(self, place: int, stage: Stage) -> None:
        """Engines that burn beside the core's and are dropped with the ring that carries them."""
        radius = stage.diameter_m / 2
        wide, _ = self._bell_row(stage)
        profile = ((wide * 0.5, radius * 1.42), (stage.length_m * 0.55, radius * 1.38), (stage.length_m, radius * 1.02))
        self.hulls.append(Hull(profile, place, lit_steel(), depth=1, bands=(Band(0.86, 1.0, (DARK,)),)))
        half = stage.engines // 2
        for step in range(stage.engines):
            side = -1 if step < half else 1
            spread = radius * (0.95 if stage.engines == 2 else 0.6 + 0.5 * (step % 2))
            self.bells.append(Bell(side * spread, 0.0, wide, wide * 1.1, place, -1))

    def _cruiser(self, place: int, stage: Stage) -> None:
        """A winged missile that rides on the side of its booster."""
        booster = self.vehicle.stages[self.core[0]]
        radius = stage.diameter_m / 2
        x = booster.diameter_m / 2 + radius * 1.15
        foot, end = self.vehicle.height_m - stage.length_m, self.vehicle.height_m
        profile = ((foot, radius * 0.8), (foot + 2, radius), *_ogive(end - 7, end, radius, 0.0, 1.4))
        self.bases[place] = foot
        self.hulls.append(
            Hull(profile, place, WHITE, x=x, top=x, depth=1, letters="U.S. AIR FORCE", letter_colour=BLACK)
        )
        self.fins.append(
            Fin(
                (
                    (x + radius * 0.6, foot + 0.6),
                    (x + 4.4, foot + 0.6),
                    (x + 4.4, foot + 1.6),
                    (x + radius * 0.6, foot + 8.5),
                ),
                place,
                STEEL,
                -1,
            )
        )
        self.fins.append(
            Fin(((x + radius * 0.6, end - 7.2), (x + 2.2, end - 7.0), (x + radius * 0.5, end - 5.2)), place, STEEL, -1)
        )

    def _stage_fins(self, place: int, stage: Stage, base: float, radius: float, rank: int) -> None:
        small = stage.diameter_m
        outline: Profile
        if self.vehicle.kind == "sounding" and small < 0.6:
            outline = (
                (radius, 0.05),
                (radius + 1.9 * small, 0.1),
                (radius + 1.9 * small, 0.9 * small + 0.3),
                (radius, 3.0 * small + 0.3),
            )
        elif rank:
            return
        elif self._winged_foot():
            outline = (
                (radius * 0.72, 0.1),
                (radius * 2.15, 0.15),
                (radius * 2.15, radius * 1.5),
                (radius * 1.5, radius * 2.7),
                (radius * 0.95, radius * 4.6),
            )
        elif "ethanol" in self._engine_name(stage) or "Hydyne" in self._engine_name(stage):
            size = 0.75 if small > 1.7 else 0.45
            outline = (
                (radius, 0.2),
                (radius * (1 + size), 0.1),
                (radius * (1 + size), radius * 0.8),
                (radius, radius * 2.4),
            )
        elif self.livery == "usa" and small > 5 and stage.engines > 4:
            outline = ((radius, 0.3), (radius * 1.42, 0.1), (radius * 1.42, radius * 0.36), (radius, radius * 1.0))
        elif self.livery != "usa" and small < 2.5 and not self._has_cones():
            outline = ((radius, 0.15), (radius * 1.5, 0.1), (radius * 1.5, radius * 0.5), (radius, radius * 1.5))
        else:
            return
        colour = RED if small < 1.2 and self.livery == "usa" and self.vehicle.kind == "sounding" else self._fin_colour()
        for sign in (-1, 1):
            mirrored = tuple((sign * x, base + y) for x, y in outline)
            self.fins.append(Fin(mirrored, place, colour if sign > 0 else lighter(colour)))
        slim = radius * 0.07
        tall = max(y for _, y in outline)
        front = (
            (-slim, base + 0.05),
            (slim, base + 0.05),
            (slim, base + tall * 0.5),
            (0.0, base + tall * 0.97),
            (-slim, base + tall * 0.5),
        )
        self.fins.append(Fin(front, place, DARK, 3))

    def _fin_colour(self) -> Colour:
        return {"usa": BLACK, "ussr": (82, 90, 70)}.get(self.livery, DARK)

    def _painted(self, hull: Hull, stage: Stage, rank: int, side: bool = False) -> Hull:
        """The hull in its side's paint."""
        solid = propellants(self._engine(stage))[1] < 0
        if self.livery == "usa":
            return _american(hull, stage, rank, side, solid, self.vehicle)
        if self.livery == "ussr":
            return _soviet(hull, stage, rank, side, solid, self._has_cones())
        return replace(hull, colour=CREAM, bands=(Band(0, 0.05, (DARK,)),))

    def _nose(self, top: float, radius: float) -> None:
        """What rides above the last stage: warhead, capsule, fairing with or without a tower."""
        vehicle = self.vehicle
        last = vehicle.stages[self.core[-1]]
        covered = self._covered(len(self.core) - 1)
        base = top - last.length_m if covered else top
        room = vehicle.height_m - base
        wide = radius * 2
        if room < self._no_nose(last) and not covered:
            return
        tip = self._nose_colours()
        if vehicle.warhead_kg or vehicle.kind == "missile":
            self._warhead(base, room, radius, tip)
        elif self.livery == "usa" and last.diameter_m >= 5 and room >= 15:
            if vehicle.fairing_kg:
                self._tower_stack(base, room, radius)
            else:
                self._dummy(base, room, radius)
        elif vehicle.fairing_kg >= 3000 and room >= 10 and self.livery == "ussr" and len(self.core) > 1 and wide < 5:
            self._soviet_tower(base, room, radius)
        elif not vehicle.fairing_kg and room > 3.5 and self.livery == "usa":
            self._capsule(base, room, radius)
        else:
            self._fairing(base, room, radius, tip)

    def _nose_colours(self) -> Colour:
        return {"usa": WHITE, "ussr": PALE}.get(self.livery, CREAM)

    def _warhead(self, base: float, room: float, radius: float, tip: Colour) -> None:
        colour = BLACK if self.livery == "usa" else GREEN
        if any(self._engine_name(stage).startswith("Air") for stage in self.vehicle.stages):
            colour = tip
        neck = min(room * 0.3, radius * 1.2)
        profile = (
            (base, radius),
            (base + neck, radius * 0.86),
            *_ogive(base + neck, base + room, radius * 0.86, 0.06, 1.15),
        )
        self.hulls.append(Hull(profile, NOSE, colour, bands=(Band(0, 0.12, (tip,)),)))

    def _fairing(self, base: float, room: float, radius: float, tip: Colour) -> None:
        wide = radius
        if room > 3.2 * radius:
            wide = min(radius * 1.22, max(radius, room / 6.5))
        neck = min(0.12 * room, 0.9 * abs(wide - radius) + 0.02)
        point = min(room * 0.6, 2.6 * wide)
        profile = ((base, radius), (base + neck, wide), *_ogive(base + room - point, base + room, wide, 0.0, 1.6))
        letters = ""
        if self.livery == "ussr" and room > 4.5:
            letters = "СССР"
        self.hulls.append(Hull(profile, NOSE, tip, letters=letters, letters_at=0.6, seams=(base + room - point,)))

    def _capsule(self, base: float, room: float, radius: float) -> None:
        """A capsule on an adapter, with an escape tower where there is room for one."""
        tower = room > 6
        adapter = 0.12 * room if tower else 0.28 * room
        cone = 2.6 if tower else room - adapter
        self.hulls.append(Hull(((base, radius), (base + adapter, radius * 0.92 if not tower else 0.95)), NOSE, WHITE))
        low = base + adapter
        widest = 0.94 if tower else radius * 0.9
        profile = (
            (low, widest),
            (low + cone * 0.62, widest * 0.44),
            (low + cone * 0.66, widest * 0.42),
            (low + cone, widest * 0.38),
        )
        self.hulls.append(Hull(profile, NOSE, (52, 54, 58)))
        if tower:
            self._tower(low + cone, vehicle_top=base + room, width=0.3, colour=RED)

    def _tower(self, base: float, vehicle_top: float, width: float, colour: Colour) -> None:
        high = vehicle_top - base
        self.hulls.append(Hull(((base, width), (base + 0.45 * high, width * 0.6)), NOSE, colour, lattice=True))
        rocket = ((base + 0.42 * high, width * 0.62), (base + 0.92 * high, width * 0.62), (vehicle_top, 0.02))
        self.hulls.append(Hull(rocket, NOSE, colour))

    def _tower_stack(self, base: float, room: float, radius: float) -> None:
        """Adapter, service module, command module and escape tower, in the proportions of the Apollo craft."""
        unit = room / 25.8
        adapter, service, cabin = 8.5 * unit, 6.6 * unit, 3.4 * unit
        slim = min(radius, 1.95 * max(0.6, unit))
        at = base
        self.hulls.append(Hull(((at, radius), (at + adapter, slim)), NOSE, WHITE, seams=(at + 0.25 * adapter,)))
        at += adapter
        bands = (Band(0.0, 0.06, (DARK,)), Band(0.42, 0.5, (WHITE, PALE)))
        self.hulls.append(Hull(((at, slim), (at + service, slim)), NOSE, STEEL, bands=bands))
        at += service
        self.hulls.append(Hull(((at, slim), (at + cabin * 0.9, slim * 0.22), (at + cabin, slim * 0.16)), NOSE, WHITE))
        self._tower(at + cabin * 0.92, base + room, 0.55 * max(0.6, unit), (150, 152, 152))

    def _dummy(self, base: float, room: float, radius: float) -> None:
        """Ballast in the place of upper stages that are not yet built."""
        at, wide = base, radius * 0.84
        profile = (
            (at, radius),
            (at + 0.07 * room, wide),
            (at + 0.5 * room, wide),
            (at + 0.62 * room, radius * 0.46),
            (at + 0.8 * room, radius * 0.46),
            *_ogive(at + 0.8 * room, at + room, radius * 0.46, 0, 1.5),
        )
        bands = (Band(0.07, 0.13, (BLACK, WHITE) * 2), Band(0.46, 0.5, (BLACK,)))
        self.hulls.append(Hull(profile, NOSE, WHITE, bands=bands))

    def _soviet_tower(self, base: float, room: float, radius: float) -> None:
        """A long fairing with a tower of solid motors on top."""
        wide = min(radius * 1.42, max(radius * 1.08, room / 11))
        neck = base + 0.05 * room
        profile = (
            (base, radius),
            (neck, wide),
            (base + 0.46 * room, wide),
            (base + 0.60 * room, wide * 0.42),
            (base + 0.66 * room, wide * 0.30),
        )
        self.hulls.append(
            Hull(
                profile,
                NOSE,
                PALE,
                bands=(Band(0.0, 0.07, (GREEN,)), Band(0.70, 0.73, (GREEN,))),
                letters="СССР",
                letters_at=0.62,
                seams=(base + 0.46 * room, base + 0.25 * room),
            )
        )
        slim = wide * 0.17
        tower = (
            (base + 0.655 * room, slim * 1.5),
            (base + 0.70 * room, slim * 1.5),
            (base + 0.70 * room, slim),
            (base + 0.93 * room, slim),
            (base + 0.94 * room, slim * 1.3),
            (base + room, slim * 0.3),
        )
        self.hulls.append(Hull(tower, NOSE, GREY))


def lit_steel() -> Colour:
    """The colour of bare steel in the workshop's light."""
    return (172, 176, 178)


def lighter(colour: Colour) -> Colour:
    """The colour a little nearer to the light."""
    return (min(255, colour[0] + 26), min(255, colour[1] + 26), min(255, colour[2] + 24))


def _american(hull: Hull, stage: Stage, rank: int, side: bool, solid: bool, vehicle: Vehicle) -> Hull:
    design, big = stage.design, stage.diameter_m >= 5
    bands: tuple[Band, ...]
    if design.startswith(("atlas", "centaur")):
        letters = "UNITED STATES" if stage.length_m > 15 and vehicle.kind == "launcher" else ""
        bands = (Band(0.93, 1.0, (DARK,)),) if design.startswith("atlas") else (Band(0, 0.1, (WHITE,)),)
        return replace(hull, colour=STEEL, bands=bands, letters=letters, letter_colour=BLACK)
    quarters = (BLACK, WHITE) * 2
    if design.startswith("titan"):
        return replace(
            hull,
            colour=(200, 202, 200),
            bands=(Band(0, 0.06, (DARK,)), Band(0.93, 0.96, quarters)),
            letters="UNITED STATES" if rank == 0 and vehicle.kind == "launcher" else "",
            letter_colour=BLACK,
        )
    if side or (solid and rank):
        return replace(hull, colour=WHITE, bands=(Band(0, 0.05, (DARK,)), Band(0.9, 1.0, (WHITE,))))
    if big:
        return _saturn(hull, stage, rank)
    if rank == 0 and stage.diameter_m < 2 and not solid:
        bands = (
            Band(0.02, 0.2, quarters, 0.0),
            Band(0.2, 0.34, quarters, 1.0),
            Band(0.62, 0.68, quarters, 0.0),
        )
        if stage.length_m > 16:
            bands = (Band(0.01, 0.12, quarters, 0.0), Band(0.95, 0.985, (BLACK,)))
        name = "UNITED STATES" if vehicle.kind == "launcher" and stage.length_m > 16 else ""
        return replace(hull, colour=WHITE, bands=bands, letters=name, letter_colour=BLACK if rank else RED)
    bands = (Band(0, 0.04, (DARK,)), Band(0.95, 0.985, (BLACK,)))
    letters = "UNITED STATES" if rank == 0 and stage.length_m > 14 and vehicle.kind == "launcher" else ""
    return replace(hull, colour=WHITE, bands=bands, letters=letters, letter_colour=BLACK)


def _saturn(hull: Hull, stage: Stage, rank: int) -> Hull:
    quarters = (BLACK, WHITE) * 2
    if rank == 0 and stage.engines == 8 and stage.diameter_m < 8:
        striped = (WHITE, BLACK) * 4
        return replace(
            hull,
            colour=WHITE,
            flutes=8,
            bands=(Band(0.0, 0.12, (WHITE,)), Band(0.12, 0.90, striped, 0.5), Band(0.90, 1.0, quarters, 0.0)),
            letters="UNITED STATES",
            letter_colour=RED,
        )
    if rank == 0:
        bands = (Band(0.0, 0.24, quarters, 0.0), Band(0.46, 0.55, quarters, 1.0), Band(0.90, 1.0, quarters, 0.0))
        return replace(hull, colour=WHITE, bands=bands, letters="USA", letter_colour=RED)
    return replace(
        hull,
        colour=WHITE,
        bands=(Band(0.0, 0.13, quarters, 1.0),),
        letter_colour=RED,
        letters="" if rank > 1 else "UNITED STATES",
    )


def _soviet(hull: Hull, stage: Stage, rank: int, side: bool, solid: bool, family: bool) -> Hull:
    if solid:
        return replace(hull, colour=GREY)
    if family:
        if side:
            return replace(hull, colour=(140, 146, 130), bands=(Band(0.0, 0.08, (DARK,)), Band(0.40, 0.425, (DARK,))))
        if rank == 0:
            return replace(hull, colour=(140, 146, 130), bands=(Band(0.64, 0.93, (PALE,)),), star=True)
        return replace(hull, colour=(150, 155, 141), bands=(Band(0, 0.1, (DARK,)), Band(0.3, 0.62, (PALE,))))
    if stage.diameter_m > 3.6:
        return replace(
            hull,
            colour=PALE,
            bands=(Band(0, 0.06, (GREY,)), Band(0.9, 0.97, (GREY, PALE), 0.5)),
            letters="" if rank else "СССР",
        )
    bands = (Band(0.0, 0.05, (DARK,)), Band(0.58, 0.6, (PALE,)))
    return replace(hull, colour=GREEN if rank == 0 else (120, 127, 106), bands=bands, star=rank == 0)


def _ogive(begin: float, end: float, wide: float, tip: float, power: float = 1.0) -> Profile:
    """A taper from one radius to another: straight at power 1, rounder above."""
    if power <= 1.0 or end - begin <= 0:
        return ((begin, wide), (end, tip))
    return tuple(
        (begin + (end - begin) * step / 10, tip + (wide - tip) * (1 - (step / 10) ** power)) for step in range(11)
    )


def _angles(count: int) -> list[float]:
    """Directions of side blocks; 0 is towards the viewer."""
    if count == 2:
        return [-math.pi / 2, math.pi / 2]
    if count == 3:
        return [math.pi, -math.pi / 2 + 0.35, math.pi / 2 - 0.35]
    return [math.tau * step / count - math.pi / 2 for step in range(count)]


def _around(count: int, radius: float) -> list[tuple[float, int]]:
    """Places of engines seen from the side: a ring, with one in the middle where the number is odd."""
    if count <= 1:
        return [(0.0, 0)]
    if count == 2:
        return [(-radius * 0.72, 0), (radius * 0.72, 0)]
    if count > 12:
        inner, outer = 6, count - 6
        return _around_ring(inner, radius * 0.35) + _around_ring(outer, radius)
    if count in (5, 9):
        return [(0.0, -1), *_around_ring(count - 1, radius)]
    return _around_ring(count, radius)


def _around_ring(count: int, radius: float) -> list[tuple[float, int]]:
    placed = [math.tau * (step + 0.5) / count for step in range(count)]
    return sorted(((math.sin(a) * radius, 1 if math.cos(a) > 0 else -1) for a in placed), key=lambda pair: pair[1])


def _depth_for(profile: Profile, top: float, volume: float, least: float) -> float:
    """The height at which a tank must begin below `top` to hold a volume inside the profile."""
    height, filled, step = top, 0.0, max(0.05, (top - least) / 120)
    while height > least and filled < volume:
        height -= step
        filled += math.pi * radius_at(profile, height) ** 2 * step
    return max(least, height)


def radius_at(profile: Profile, height: float) -> float:
    """The radius of a profile at a height in metres.

    >>> radius_at(((0, 1), (10, 2)), 5)
    1.5
    """
    for (low, wide), (high, slim) in itertools.pairwise(profile):
        if low <= height <= high:
            return wide + (slim - wide) * (height - low) / ((high - low) or 1)
    return profile[0][1] if height < profile[0][0] else profile[-1][1]
