"""What stands in the distance by a pad of a grade: a train, a blockhouse, other gantries, halls, a lighthouse."""

from __future__ import annotations

from spacerace_game.ui.art.backdrops.land import Land
from spacerace_game.ui.art.backdrops.strokes import box, gantry
from spacerace_game.ui.art.brush import Colour


def draw_buildings(land: Land, place: str, grade: int, soil: Colour) -> None:
    """The buildings by a pad of a grade, 0 for none; `soil` is the ground by day."""
    if grade <= 0:
        return
    inland = place in ("steppe", "taiga")
    if grade == 1 and inland:
        _train(land)
    elif grade <= 2:
        _blockhouse(land, grade)
    elif inland:
        _hall(land, grade)
    else:
        _gantries(land, 5 if grade == 3 else 3)
        if grade == 5:
            _great_hall(land)
        else:
            _bunker(land, soil)
    if place == "cape" and grade >= 2:
        _lighthouse(land)


def _train(land: Land) -> None:
    """Wagons to live in, and earth heaped over what must not burn."""
    sheet, wide, high, foot = land.sheet, land.wide, land.high, land.foot
    wood, window = land.dim((96, 76, 58)), land.dim((192, 182, 150))
    for wagon in range(7):
        x = wide * (0.06 + 0.036 * wagon)
        box(sheet, x, foot - high * 0.055, x + wide * 0.033, foot - high * 0.012, wood)
        box(sheet, x + wide * 0.006, foot - high * 0.044, x + wide * 0.027, foot - high * 0.032, window)
    sheet.line([(0, foot - high * 0.006), (wide * 0.34, foot - high * 0.006)], land.dim((84, 78, 70)), 1.4)
    for mound in (0.74, 0.83, 0.90):
        sheet.ellipse((wide * mound, foot), wide * 0.034, high * 0.045, land.dim((150, 134, 86)))


def _blockhouse(land: Land, towers: int) -> None:
    """A house of concrete with a slit to look through, and a gantry or two."""
    sheet, wide, high, foot = land.sheet, land.wide, land.high, land.foot
    x = wide * 0.14
    house = [
        (x - wide * 0.045, foot),
        (x - wide * 0.028, foot - high * 0.10),
        (x + wide * 0.028, foot - high * 0.10),
        (x + wide * 0.045, foot),
    ]
    sheet.polygon(house, _concrete(land))
    slit = land.dim((54, 58, 56))
    box(sheet, x - wide * 0.018, foot - high * 0.070, x + wide * 0.018, foot - high * 0.058, slit)
    for tower in range(towers):
        gantry(sheet, (wide * (0.80 + 0.09 * tower), foot), high * 0.26, _rust(land))


def _hall(land: Land, grade: int) -> None:
    """A hall in which rockets are put together lying, a railway, and posts along it."""
    sheet, wide, high, foot = land.sheet, land.wide, land.high, land.foot
    top, roof = foot - high * 0.11 * grade / 3, foot - high * 0.10 * grade / 3
    box(sheet, wide * 0.05, top, wide * 0.25, foot, land.dim((188, 178, 152)))
    box(sheet, wide * 0.05, top, wide * 0.25, roof, land.dim((120, 112, 100)))
    box(sheet, wide * 0.13, foot - high * 0.075, wide * 0.17, foot, land.dim((96, 92, 88)))
    for post in range(6):
        x = wide * (0.70 + 0.055 * post)
        sheet.line([(x, foot), (x, foot - high * (0.10 if grade < 5 else 0.14))], land.dim((92, 88, 80)), 1.2)
    sheet.line([(wide * 0.25, foot - 2), (wide, foot - 2)], land.dim((84, 78, 70)), 1.6)


def _gantries(land: Land, count: int) -> None:
    """A row of other pads along the coast, each a little farther off."""
    for tower in range(count):
        at = (land.wide * (0.70 + 0.068 * tower), land.foot - land.high * 0.004 * tower)
        gantry(land.sheet, at, land.high * 0.34 * (1 - 0.12 * tower), _rust(land))


def _great_hall(land: Land) -> None:
    """A hall in which rockets are put together standing."""
    sheet, wide, high, foot = land.sheet, land.wide, land.high, land.foot
    box(sheet, wide * 0.07, foot - high * 0.36, wide * 0.19, foot, land.dim((206, 204, 196)))
    box(sheet, wide * 0.16, foot - high * 0.36, wide * 0.19, foot, land.dim((158, 158, 156)))
    box(sheet, wide * 0.19, foot - high * 0.13, wide * 0.25, foot, land.dim((190, 188, 182)))
    for door in (0.085, 0.125):
        box(sheet, wide * door, foot - high * 0.33, wide * (door + 0.018), foot, land.dim((132, 134, 136)))


def _bunker(land: Land, soil: Colour) -> None:
    """A dome of concrete, half under the ground."""
    wide, high, foot = land.wide, land.high, land.foot
    land.sheet.ellipse((wide * 0.13, foot), wide * 0.05, high * 0.10, _concrete(land))
    box(land.sheet, wide * 0.07, foot, wide * 0.19, foot + high * 0.11, land.dim(soil))


def _lighthouse(land: Land) -> None:
    """The old lighthouse of the cape, in black and white bands."""
    x, foot, rise = land.wide * 0.30, land.foot, land.high * 0.30
    for band in range(6):
        tone = land.dim((34, 34, 36)) if band % 2 else land.dim((236, 232, 222))
        box(land.sheet, x - 3.4, foot - rise * (band + 1) / 6, x + 3.4, foot - rise * band / 6, tone)
    box(land.sheet, x - 2.4, foot - rise * 1.12, x + 2.4, foot - rise, land.dim((120, 40, 34)))


def _concrete(land: Land) -> Colour:
    return land.dim((176, 168, 150))


def _rust(land: Land) -> Colour:
    return land.dim((128, 92, 78))
