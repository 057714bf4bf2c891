"""What rides above the last stage: warhead, capsule, fairing with or without an escape tower."""

from __future__ import annotations

from spacerace_game.ui.art.brush import Colour
from spacerace_game.ui.art.shape import (
    BLACK,
    CREAM,
    DARK,
    GREEN,
    GREY,
    NOSE,
    PALE,
    RED,
    STEEL,
    TOWER,
    WHITE,
    Band,
    Hull,
    ogive,
)
from spacerace_game.ui.art.vehicle.blueprint import Blueprint

_TIPS: dict[str, Colour] = {"usa": WHITE, "ussr": PALE}


def nose(plan: Blueprint, top: float, radius: float) -> list[Hull]:
    """The hulls above a core that reaches a height and a radius in metres; none where the last stage is the nose."""
    vehicle, last = plan.vehicle, plan.vehicle.stages[plan.core[-1]]
    base = top - last.length_m if plan.hides_last_stage else top
    room = vehicle.height_m - base
    if room < plan.least_nose(last) and not plan.hides_last_stage:
        return []
    tip = _TIPS.get(plan.livery, CREAM)
    american, fairing = plan.livery == "usa", vehicle.fairing_kg
    if vehicle.warhead_kg or vehicle.kind == "missile":
        return [_warhead(plan, base, room, radius, tip)]
    if american and last.diameter_m >= 5 and room >= 15:
        return _moonship(base, room, radius) if fairing else [_ballast(base, room, radius)]
    if plan.livery == "ussr" and fairing >= 3000 and room >= 10 and len(plan.core) > 1 and radius * 2 < 5:
        return _crew_fairing(base, room, radius)
    if american and not fairing and room > 3.5:
        return _capsule(base, room, radius)
    return [_fairing(plan, base, room, radius, tip)]


def _warhead(plan: Blueprint, base: float, room: float, radius: float, tip: Colour) -> Hull:
    colour = BLACK if plan.livery == "usa" else GREEN
    if any(plan.breathes(stage) for stage in plan.vehicle.stages):
        colour = tip
    neck = min(room * 0.3, radius * 1.2)
    point = ogive(base + neck, base + room, radius * 0.86, 0.06, 1.15)
    profile = ((base, radius), (base + neck, radius * 0.86), *point)
    return Hull(profile, NOSE, colour, bands=(Band(0, 0.12, (tip,)),))


def _fairing(plan: Blueprint, base: float, room: float, radius: float, tip: Colour) -> Hull:
    wide = radius
    if room > 3.2 * radius:
        wide = min(radius * 1.22, max(radius, room / 6.5))
    neck = min(0.12 * room, 0.9 * abs(wide - radius) + 0.02)
    point = base + room - min(room * 0.6, 2.6 * wide)
    profile = ((base, radius), (base + neck, wide), *ogive(point, base + room, wide, 0.0, 1.6))
    letters = "СССР" if plan.livery == "ussr" and room > 4.5 else ""
    return Hull(profile, NOSE, tip, letters=letters, letters_at=0.6, seams=(point,))


def _capsule(base: float, room: float, radius: float) -> list[Hull]:
    """A capsule on an adapter, with an escape tower where there is room for one."""
    tower = room > 6
    adapter = 0.12 * room if tower else 0.28 * room
    cone = 2.6 if tower else room - adapter
    low, widest = base + adapter, 0.94 if tower else radius * 0.9
    profile = (
        (low, widest),
        (low + cone * 0.62, widest * 0.44),
        (low + cone * 0.66, widest * 0.42),
        (low + cone, widest * 0.38),
    )
    hulls = [
        Hull(((base, radius), (low, 0.95 if tower else radius * 0.92)), NOSE, WHITE),
        Hull(profile, NOSE, (52, 54, 58)),
    ]
    return hulls + _tower(low + cone, base + room, 0.3, RED) if tower else hulls


def _tower(base: float, top: float, width: float, colour: Colour) -> list[Hull]:
    """An escape tower: a lattice, and the rocket that it carries."""
    high = top - base
    rocket = ((base + 0.42 * high, width * 0.62), (base + 0.92 * high, width * 0.62), (top, 0.02))
    return [
        Hull(((base, width), (base + 0.45 * high, width * 0.6)), TOWER, colour, lattice=True),
        Hull(rocket, TOWER, colour),
    ]


def _moonship(base: float, room: float, radius: float) -> list[Hull]:
    """Adapter, service module, command module and escape tower, in the proportions of the Apollo craft."""
    unit = room / 25.8
    slim = min(radius, 1.95 * max(0.6, unit))
    service = base + 8.5 * unit
    cabin, high = service + 6.6 * unit, 3.4 * unit
    bands = (Band(0.0, 0.06, (DARK,)), Band(0.42, 0.5, (WHITE, PALE)))
    return [
        Hull(((base, radius), (service, slim)), NOSE, WHITE, seams=(base + 0.25 * (8.5 * unit),)),
        Hull(((service, slim), (cabin, slim)), NOSE, STEEL, bands=bands),
        Hull(((cabin, slim), (cabin + high * 0.9, slim * 0.22), (cabin + high, slim * 0.16)), NOSE, WHITE),
        *_tower(cabin + high * 0.92, base + room, 0.55 * max(0.6, unit), (150, 152, 152)),
    ]


def _ballast(base: float, room: float, radius: float) -> Hull:
    """Ballast in the place of upper stages that are not yet built."""
    wide, slim = radius * 0.84, radius * 0.46
    profile = (
        (base, radius),
        (base + 0.07 * room, wide),
        (base + 0.5 * room, wide),
        (base + 0.62 * room, slim),
        (base + 0.8 * room, slim),
        *ogive(base + 0.8 * room, base + room, slim, 0, 1.5),
    )
    bands = (Band(0.07, 0.13, (BLACK, WHITE) * 2), Band(0.46, 0.5, (BLACK,)))
    return Hull(profile, NOSE, WHITE, bands=bands)


def _crew_fairing(base: float, room: float, radius: float) -> list[Hull]:
    """A long fairing with a tower of solid motors on top."""
    wide = min(radius * 1.42, max(radius * 1.08, room / 11))
    profile = (
        (base, radius),
        (base + 0.05 * room, wide),
        (base + 0.46 * room, wide),
        (base + 0.60 * room, wide * 0.42),
        (base + 0.66 * room, wide * 0.30),
    )
    fairing = Hull(
        profile,
        NOSE,
        PALE,
        bands=(Band(0.0, 0.07, (GREEN,)), Band(0.70, 0.73, (GREEN,))),
        letters="СССР",
        letters_at=0.62,
        seams=(base + 0.46 * room, base + 0.25 * room),
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
    return [fairing, Hull(tower, NOSE, GREY)]
