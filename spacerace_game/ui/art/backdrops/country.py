"""The land around a pad: desert, coast, steppe or forest, by day and by night."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from spacerace_game.ui.art.backdrops.buildings import draw_buildings
from spacerace_game.ui.art.backdrops.land import NIGHT_SHARE, Land
from spacerace_game.ui.art.brush import Colour, Sheet, mix, noise

SOILS: dict[str, Colour] = {
    "desert": (206, 184, 142),
    "cape": (150, 152, 110),
    "shore": (132, 146, 100),
    "cliffs": (168, 158, 108),
    "steppe": (176, 158, 104),
    "taiga": (118, 126, 92),
    "ocean": (62, 98, 118),
}
"""The ground of each kind of country by day."""


def soil(place: str, night: bool) -> Colour:
    """The colour of a country's ground."""
    return mix(SOILS[place], (16, 20, 32), NIGHT_SHARE) if night else SOILS[place]


def country(place: str, size: tuple[int, int], night: bool, grade: int = 0) -> pygame.Surface:
    """The land around a pad, horizon near the upper third, with what is built beside a pad of a grade."""
    land = Land(Sheet(size, scale=2), *size, night)
    _LANDS[place](land)
    ground = soil(place, night)
    if place == "ocean":
        land.sheet.rect(0, land.high * 0.62, land.wide, land.high, ground)
    else:
        land.sheet.rect(0, land.foot, land.wide, land.high, ground)
        draw_buildings(land, place, grade, SOILS[place])
    return land.sheet.finish()


def _desert(land: Land) -> None:
    land.ridge(3, land.horizon, land.high * 0.26, land.wide * 0.045, (150, 132, 138))
    land.ridge(5, land.horizon + 4, land.high * 0.12, land.wide * 0.03, (172, 150, 132))
    land.fill(land.horizon + 2, (224, 206, 168))


def _sea(land: Land) -> None:
    """Water up to the horizon."""
    land.fill(land.horizon, (84, 124, 142))
    for wave in range(40):
        y = land.horizon + 3 + (land.high - land.horizon) * 0.5 * noise(wave, 2) ** 1.5
        x = land.wide * noise(wave, 1)
        land.sheet.line([(x, y), (x + 14 + 30 * noise(wave, 3), y)], land.dim((126, 158, 168)), 0.8)


def _cape(land: Land) -> None:
    _sea(land)
    land.ridge(8, land.high * 0.46, land.high * 0.03, land.wide * 0.05, (196, 186, 146))
    land.ridge(9, land.high * 0.52, land.high * 0.06, land.wide * 0.018, (110, 122, 86))


def _shore(land: Land) -> None:
    _sea(land)
    land.ridge(8, land.high * 0.42, land.high * 0.02, land.wide * 0.05, (204, 196, 160))
    land.firs(land.foot, land.high * 0.20, (72, 92, 66), 70)


def _cliffs(land: Land) -> None:
    """A grey sea with banks of fog, and a headland that rises to the right."""
    wide, high = land.wide, land.high
    land.fill(land.horizon, (96, 126, 140))
    for bank in range(4):
        rise = high * (0.025 + 0.03 * bank)
        land.sheet.rect(0, land.horizon - rise * 0.6, wide, rise * 1.5, land.dim((222, 224, 220)), 70)
    foot, edge = (wide * 0.30, high), (wide * 0.335, high * 0.44)
    crest = [(0.37, 0.36), (0.55, 0.26), (0.72, 0.14), (0.86, 0.20)]
    headland = [foot, edge, *((wide * x, high * y) for x, y in crest), (wide + 10, high * 0.10), (wide + 10, high)]
    land.sheet.polygon(headland, land.dim((156, 146, 96)))
    face = [foot, edge, (wide * 0.352, high * 0.43), (wide * 0.35, high)]
    land.sheet.polygon(face, land.dim((128, 104, 78)))
    land.ridge(10, high * 0.53, high * 0.05, wide * 0.05, (150, 142, 92))


def _taiga(land: Land) -> None:
    clearing = land.horizon + land.high * 0.10
    land.ridge(6, land.horizon + 2, land.high * 0.03, land.wide * 0.12, (112, 124, 112))
    land.firs(clearing, land.high * 0.17, (66, 84, 74), 110)
    land.fill(clearing, (126, 130, 98))
    for span in ((0.0, 0.30), (0.70, 1.0)):
        land.firs(land.high * 0.56, land.high * 0.34, (48, 66, 56), 26, span)


def _steppe(land: Land) -> None:
    land.ridge(6, land.horizon + 2, land.high * 0.05, land.wide * 0.12, (150, 146, 112))
    land.fill(land.horizon + 3, (186, 170, 116))
    land.ridge(7, land.high * 0.46, land.high * 0.03, land.wide * 0.09, (176, 158, 104))


_LANDS: dict[str, Callable[[Land], None]] = {
    "desert": _desert,
    "cape": _cape,
    "shore": _shore,
    "cliffs": _cliffs,
    "steppe": _steppe,
    "taiga": _taiga,
    "ocean": _sea,
}
