"""What stands still behind a flight: the Earth's edge, the land around a pad, clouds, the pad, other worlds."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pygame

from spacerace_game.ui.art.brush import Colour, Point, Sheet, mix, noise
from spacerace_game.ui.art.shape import Shape

UNDER = 40
"""Pixels of a pad's picture that lie below the ground line."""


def soil(place: str, night: bool) -> Colour:
    """The colour of a country's ground."""
    tone: Colour = {
        "desert": (206, 184, 142),
        "cape": (150, 152, 110),
        "shore": (132, 146, 100),
        "cliffs": (168, 158, 108),
        "steppe": (176, 158, 104),
        "taiga": (118, 126, 92),
        "ocean": (62, 98, 118),
    }[place]
    return mix(tone, (16, 20, 32), 0.66) if night else tone


def earth_edge(size: tuple[int, int], night: bool) -> pygame.Surface:
    """The Earth's round edge with its thin air, as wide as the picture and a third as high."""
    wide, high = size[0], round(size[1] * 0.40)
    sheet = Sheet((wide, high), scale=2)
    radius = wide * 1.25
    middle = (wide * 0.5, high * 0.16 + radius)
    for ring in range(10):
        alpha = 10 + ring * 5
        sheet.circle(middle, radius + (10 - ring) * high * 0.012, (126, 176, 220), alpha=alpha)
    sea, land = ((46, 88, 126), (104, 118, 92)) if not night else ((18, 34, 58), (34, 40, 44))
    sheet.circle(middle, radius, (150, 190, 220) if not night else (60, 84, 120))
    sheet.circle(middle, radius - high * 0.014, sea)
    for patch in range(7):
        x = wide * (noise(patch, 11) * 1.1 - 0.05)
        y = high * (0.34 + 0.6 * noise(patch, 12))
        points = []
        for step in range(14):
            a = math.tau * step / 14
            r = wide * (0.05 + 0.07 * noise(patch, 13)) * (0.7 + 0.5 * noise(patch, step))
            points.append((x + r * 1.6 * math.cos(a), y + r * 0.34 * math.sin(a)))
        sheet.polygon(_within(points, middle, radius - high * 0.014), land)
    for streak in range(16):
        x, y = wide * noise(streak, 14), high * (0.26 + 0.7 * noise(streak, 15))
        half = wide * (0.03 + 0.06 * noise(streak, 16))
        if math.hypot(abs(x - middle[0]) + half, y - middle[1]) < radius:
            sheet.ellipse((x, y), half, high * 0.012, (224, 230, 230) if not night else (60, 70, 90))
    return sheet.finish()


def country(place: str, size: tuple[int, int], night: bool, grade: int = 0) -> pygame.Surface:
    """The land around a pad, horizon near the upper third, with what is built beside a pad of a grade."""
    wide, high = size
    sheet = Sheet(size, scale=2)
    ground = soil(place, night)
    horizon = high * 0.30

    def dim(colour: Colour) -> Colour:
        return mix(colour, (16, 20, 34), 0.66) if night else colour

    def ridge(seed: int, base: float, rise: float, step: float, colour: Colour) -> None:
        points: list[Point] = [(-10, high)]
        x, number = -10.0, 0
        while x < wide + step:
            points.append((x, base - rise * noise(seed, number)))
            x += step
            number += 1
        sheet.polygon([*points, (wide + 10, high)], dim(colour))

    if place == "desert":
        ridge(3, horizon, high * 0.26, wide * 0.045, (150, 132, 138))
        ridge(5, horizon + 4, high * 0.12, wide * 0.03, (172, 150, 132))
        sheet.rect(0, horizon + 2, wide, high, dim((224, 206, 168)))
    elif place in ("cape", "shore", "ocean"):
        sheet.rect(0, horizon, wide, high, dim((84, 124, 142)))
        for wave in range(40):
            y = horizon + 3 + (high - horizon) * 0.5 * noise(wave, 2) ** 1.5
            x = wide * noise(wave, 1)
            sheet.line([(x, y), (x + 14 + 30 * noise(wave, 3), y)], dim((126, 158, 168)), 0.8)
        if place == "cape":
            ridge(8, high * 0.46, high * 0.03, wide * 0.05, (196, 186, 146))
            ridge(9, high * 0.52, high * 0.06, wide * 0.018, (110, 122, 86))
        elif place == "shore":
            ridge(8, high * 0.42, high * 0.02, wide * 0.05, (204, 196, 160))
            _firs(sheet, size, high * 0.55, high * 0.20, dim((72, 92, 66)), 70, (0.0, 1.0))
        else:
            sheet.rect(0, high * 0.62, wide, high, ground)
    elif place == "cliffs":
        sheet.rect(0, horizon, wide, high, dim((96, 126, 140)))
        for band in range(4):
            rise = high * (0.025 + 0.03 * band)
            sheet.rect(0, horizon - rise * 0.6, wide, rise * 1.5, dim((222, 224, 220)), 70)
        sheet.polygon(
            [
                (wide * 0.30, high),
                (wide * 0.335, high * 0.44),
                (wide * 0.37, high * 0.36),
                (wide * 0.55, high * 0.26),
                (wide * 0.72, high * 0.14),
                (wide * 0.86, high * 0.20),
                (wide + 10, high * 0.10),
                (wide + 10, high),
            ],
            dim((156, 146, 96)),
        )
        sheet.polygon(
            [(wide * 0.30, high), (wide * 0.335, high * 0.44), (wide * 0.352, high * 0.43), (wide * 0.35, high)],
            dim((128, 104, 78)),
        )
        ridge(10, high * 0.53, high * 0.05, wide * 0.05, (150, 142, 92))
    elif place == "taiga":
        ridge(6, horizon + 2, high * 0.03, wide * 0.12, (112, 124, 112))
        _firs(sheet, size, horizon + high * 0.10, high * 0.17, dim((66, 84, 74)), 110, (0.0, 1.0))
        sheet.rect(0, horizon + high * 0.10, wide, high, dim((126, 130, 98)))
        _firs(sheet, size, high * 0.56, high * 0.34, dim((48, 66, 56)), 26, (0.0, 0.30))
        _firs(sheet, size, high * 0.56, high * 0.34, dim((48, 66, 56)), 26, (0.70, 1.0))
    else:
        ridge(6, horizon + 2, high * 0.05, wide * 0.12, (150, 146, 112))
        sheet.rect(0, horizon + 3, wide, high, dim((186, 170, 116)))
        ridge(7, high * 0.46, high * 0.03, wide * 0.09, (176, 158, 104))
    if place != "ocean":
        sheet.rect(0, high * 0.55, wide, high, ground)
        _built(sheet, place, size, grade, dim)
    return sheet.finish()


def _firs(
    sheet: Sheet, size: tuple[int, int], foot: float, tall: float, colour: Colour, count: int, span: tuple[float, float]
) -> None:
    """A row of conifers between two shares of the width."""
    for tree in range(count):
        share = span[0] + (span[1] - span[0]) * (tree + noise(tree, 31)) / count
        x, rise = size[0] * share, tall * (0.55 + 0.45 * noise(tree, 32))
        sheet.polygon([(x - rise * 0.17, foot), (x, foot - rise), (x + rise * 0.17, foot)], colour)
    _box(sheet, size[0] * span[0], foot - tall * 0.22, size[0] * span[1], foot + 1, colour)


def _built(sheet: Sheet, place: str, size: tuple[int, int], grade: int, dim: Callable[[Colour], Colour]) -> None:
    """What stands in the distance by a pad of a grade: a blockhouse, a train, other gantries, a hall."""
    wide, high = size
    foot = high * 0.55
    concrete, steel = dim((176, 168, 150)), dim((128, 92, 78))
    inland = place in ("steppe", "taiga")
    if grade <= 0:
        return
    if grade == 1 and inland:
        for wagon in range(7):
            x = wide * (0.06 + 0.036 * wagon)
            _box(sheet, x, foot - high * 0.055, x + wide * 0.033, foot - high * 0.012, dim((96, 76, 58)))
            _box(
                sheet,
                x + wide * 0.006,
                foot - high * 0.044,
                x + wide * 0.027,
                foot - high * 0.032,
                dim((192, 182, 150)),
            )
        sheet.line([(0, foot - high * 0.006), (wide * 0.34, foot - high * 0.006)], dim((84, 78, 70)), 1.4)
        for mound in (0.74, 0.83, 0.90):
            sheet.ellipse((wide * mound, foot), wide * 0.034, high * 0.045, dim((150, 134, 86)))
    elif grade <= 2:
        x = wide * 0.14
        sheet.polygon(
            [
                (x - wide * 0.045, foot),
                (x - wide * 0.028, foot - high * 0.10),
                (x + wide * 0.028, foot - high * 0.10),
                (x + wide * 0.045, foot),
            ],
            concrete,
        )
        _box(sheet, x - wide * 0.018, foot - high * 0.070, x + wide * 0.018, foot - high * 0.058, dim((54, 58, 56)))
        for tower in range(grade):
            _gantry(sheet, (wide * (0.80 + 0.09 * tower), foot), high * 0.26, steel)
    elif inland:
        _box(sheet, wide * 0.05, foot - high * 0.11 * grade / 3, wide * 0.25, foot, dim((188, 178, 152)))
        _box(
            sheet,
            wide * 0.05,
            foot - high * 0.11 * grade / 3,
            wide * 0.25,
            foot - high * 0.10 * grade / 3,
            dim((120, 112, 100)),
        )
        _box(sheet, wide * 0.13, foot - high * 0.075, wide * 0.17, foot, dim((96, 92, 88)))
        for post in range(6):
            x = wide * (0.70 + 0.055 * post)
            sheet.line([(x, foot), (x, foot - high * (0.10 if grade < 5 else 0.14))], dim((92, 88, 80)), 1.2)
        sheet.line([(wide * 0.25, foot - 2), (wide, foot - 2)], dim((84, 78, 70)), 1.6)
    else:
        for tower in range(5 if grade == 3 else 3):
            share = 1 - 0.12 * tower
            _gantry(sheet, (wide * (0.70 + 0.068 * tower), foot - high * 0.004 * tower), high * 0.34 * share, steel)
        if grade == 5:
            _box(sheet, wide * 0.07, foot - high * 0.36, wide * 0.19, foot, dim((206, 204, 196)))
            _box(sheet, wide * 0.16, foot - high * 0.36, wide * 0.19, foot, dim((158, 158, 156)))
            _box(sheet, wide * 0.19, foot - high * 0.13, wide * 0.25, foot, dim((190, 188, 182)))
            for door in (0.085, 0.125):
                _box(sheet, wide * door, foot - high * 0.33, wide * (door + 0.018), foot, dim((132, 134, 136)))
        else:
            sheet.ellipse((wide * 0.13, foot), wide * 0.05, high * 0.10, concrete)
            _box(
                sheet,
                wide * 0.07,
                foot,
                wide * 0.19,
                foot + high * 0.11,
                dim(soil(place, False)),
            )
    if place == "cape" and grade >= 2:
        x, rise = wide * 0.30, high * 0.30
        for band in range(6):
            tone = dim((34, 34, 36)) if band % 2 else dim((236, 232, 222))
            _box(sheet, x - 3.4, foot - rise * (band + 1) / 6, x + 3.4, foot - rise * band / 6, tone)
        _box(sheet, x - 2.4, foot - rise * 1.12, x + 2.4, foot - rise, dim((120, 40, 34)))


def _box(sheet: Sheet, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
    """A filled box by its corners."""
    sheet.rect(left, top, right - left, bottom - top, colour)


def _gantry(sheet: Sheet, foot: Point, tall: float, colour: Colour) -> None:
    """A service tower far off."""
    x, y = foot
    _truss(sheet, (x, y), (x, y - tall), tall * 0.20, colour)
    _box(sheet, x - tall * 0.16, y - tall * 0.97, x + tall * 0.10, y - tall * 0.90, colour)


def cloud(wide: int, seed: int, night: bool) -> pygame.Surface:
    """A flat cloud of a few large puffs."""
    high = max(14, wide // 4)
    sheet = Sheet((wide, high), scale=2)
    tone, under = ((238, 238, 230), (210, 216, 216)) if not night else ((58, 62, 80), (46, 50, 68))
    floor = high * 0.80
    for colour, drop in ((under, 0.0), (tone, high * 0.10)):
        sheet.ellipse((wide / 2, floor - high * 0.10 - drop), wide * 0.47, high * 0.11, colour)
        for puff in range(5):
            share = (puff + 0.5) / 5
            radius = high * (0.16 + 0.22 * math.sin(math.pi * share) ** 2) * (0.75 + 0.5 * noise(seed, puff))
            x = wide * (0.16 + 0.68 * share + 0.06 * (noise(seed, puff, 2) - 0.5))
            sheet.ellipse((x, floor - high * 0.16 - radius * 0.55 - drop), radius * 1.5, radius, colour)
    return sheet.finish()


def pad_picture(
    whole: Shape, px: float, family: bool, opened: float, livery: str, night: bool, grade: int = 3
) -> pygame.Surface:
    """The stand of a grade with its tower, trailer or masts, or the arms of a tulip; `opened` from 0 to 1."""
    high = whole.height * px
    wide = round(high * 1.5 + 60)
    sheet = Sheet((wide, round(high * 1.16) + UNDER), scale=2)
    middle, ground = wide / 2, sheet.size[1] - UNDER
    steel = mix((150, 62, 46) if livery == "usa" else (96, 102, 96), (14, 18, 30), 0.45 if night else 0.0)
    dark = mix((78, 76, 74), (14, 18, 30), 0.5 if night else 0.0)
    half = whole.half_width * px
    sheet.polygon(
        [
            (middle - half * 1.6 - 14, ground),
            (middle + half * 1.6 + 14, ground),
            (middle + half * 1.9 + 20, ground + UNDER),
            (middle - half * 1.9 - 20, ground + UNDER),
        ],
        dark,
    )
    sheet.rect(middle - half * 1.6 - 14, ground - 1, half * 3.2 + 28, 3, mix(dark, (210, 206, 196), 0.4))
    if family:
        for sign in (-1, 1):
            turn = math.radians(4 + 32 * opened) * sign
            foot = (middle + sign * half * 1.28, ground)
            for reach, inner in ((0.60, 0.0), (0.44, 0.16)):
                tip = (foot[0] + high * reach * math.sin(turn), foot[1] - high * reach * math.cos(turn))
                base = (foot[0] - sign * half * inner, ground)
                _truss(sheet, base, tip, half * 0.20, steel)
    elif grade <= 1 and whole.height > 8:
        _simple_stand(sheet, (middle, ground), high, half, opened, livery, steel, dark)
    elif whole.height > 8:
        if grade >= 4:
            _pedestal(sheet, (middle, ground), half, dark)
        if grade >= 5 or (grade >= 4 and livery != "usa"):
            for sign in (-1, 1):
                mast = middle + sign * high * 0.62
                sheet.line([(mast, ground), (mast, ground - high * 1.13)], steel, max(1.4, high * 0.008))
                sheet.line([(mast - high * 0.03, ground), (mast, ground - high * 0.5)], steel, 1.0)
                sheet.line([(mast + high * 0.03, ground), (mast, ground - high * 0.5)], steel, 1.0)
        x = middle - half - max(8.0, 0.09 * high)
        _truss(sheet, (x - 0.05 * high, ground), (x - 0.05 * high, ground - high * 1.06), high * 0.075, steel)
        for level in (0.32, 0.58, 0.82) if grade < 5 else (0.16, 0.27, 0.38, 0.49, 0.60, 0.70, 0.80, 0.89):
            y = ground - high * level
            arm = (middle - half * 0.9) - x
            end = x + arm * (1 - 0.92 * opened)
            sheet.line([(x - 0.02 * high, y), (end, y)], steel, max(1.2, high * 0.012))
            sheet.line([(x - 0.02 * high, y + high * 0.025), (end, y)], steel, max(0.8, high * 0.006))
        sheet.line([(x - 0.05 * high, ground - high * 1.06), (x - 0.05 * high, ground - high * 1.15)], steel, 1.2)
    else:
        for sign in (-1, 1):
            sheet.line([(middle, ground), (middle + sign * half, ground + 6)], steel, 2)
    return sheet.finish()


def _simple_stand(
    sheet: Sheet, foot: Point, high: float, half: float, opened: float, livery: str, steel: Colour, dark: Colour
) -> None:
    """A table on the ground, with a mast for its cables, or the trailer that has set the rocket up and lies down."""
    middle, ground = foot
    for sign in (-1, 1):
        sheet.line([(middle + sign * half * 0.7, ground - 2), (middle + sign * half * 1.5, ground + 6)], steel, 3)
    if livery == "usa":
        x = middle - half - high * 0.16
        sheet.line([(x, ground), (x, ground - high * 1.04)], steel, max(1.6, high * 0.010))
        for sign in (-1, 1):
            sheet.line([(x, ground - high * 1.0), (x + sign * high * 0.20, ground)], steel, 0.8)
        sheet.line(
            [(x, ground - high * 0.86), (middle - half * 0.9 - opened * high * 0.1, ground - high * 0.80)], steel, 1
        )
        return
    base = (middle - half - high * 0.10, ground)
    turn = math.radians(88 - 76 * opened)
    tip = (base[0] - high * 0.66 * math.cos(turn), base[1] - high * 0.66 * math.sin(turn))
    _truss(sheet, base, tip, high * 0.045, steel)
    _box(sheet, base[0] - high * 0.40, ground - high * 0.05, base[0] + high * 0.02, ground - high * 0.025, dark)
    for wheel in (0.05, 0.14, 0.34):
        sheet.circle((base[0] - high * wheel, ground - high * 0.02), high * 0.024, dark)


def _pedestal(sheet: Sheet, foot: Point, half: float, colour: Colour) -> None:
    """The legs of a concrete table, over the trench that leads the fire away."""
    middle, ground = foot
    for sign in (-1, 1):
        outer = middle + sign * (half * 1.9 + 20)
        inner = middle + sign * (half * 0.9 + 4)
        _box(sheet, min(outer, inner), ground, max(outer, inner), ground + UNDER, mix(colour, (206, 200, 186), 0.30))
    _box(sheet, middle - half * 0.8, ground + UNDER * 0.35, middle + half * 0.8, ground + UNDER, (26, 24, 24))


def _truss(sheet: Sheet, foot: Point, tip: Point, wide: float, colour: Colour) -> None:
    length = math.dist(foot, tip) or 1.0
    ux, uy = (tip[0] - foot[0]) / length, (tip[1] - foot[1]) / length
    nx, ny = -uy * wide / 2, ux * wide / 2
    bays = max(3, round(length / max(4.0, wide * 1.1)))
    thick = max(0.9, wide * 0.09)
    for side in (-1, 1):
        sheet.line(
            [(foot[0] + side * nx, foot[1] + side * ny), (tip[0] + side * nx * 0.7, tip[1] + side * ny * 0.7)],
            colour,
            thick * 1.4,
        )
    for bay in range(bays):
        a, b = bay / bays, (bay + 1) / bays
        one = (foot[0] + ux * length * a, foot[1] + uy * length * a)
        two = (foot[0] + ux * length * b, foot[1] + uy * length * b)
        ka, kb = 1 - 0.3 * a, 1 - 0.3 * b
        sheet.line([(one[0] + nx * ka, one[1] + ny * ka), (two[0] - nx * kb, two[1] - ny * kb)], colour, thick)
        sheet.line([(one[0] - nx * ka, one[1] - ny * ka), (two[0] + nx * kb, two[1] + ny * kb)], colour, thick)


def capsule(ball: bool, size: int) -> pygame.Surface:
    """What people come home in: a scorched ball, or a cone with its shield below."""
    sheet = Sheet((size, size), scale=4)
    m = size / 2
    if ball:
        sheet.circle((m, m), size * 0.44, (92, 80, 72))
        sheet.circle((m - size * 0.08, m - size * 0.10), size * 0.32, (132, 118, 104))
        sheet.circle((m - size * 0.10, m + size * 0.04), size * 0.09, (40, 46, 52))
    else:
        sheet.polygon(
            [
                (m - size * 0.46, size * 0.80),
                (m + size * 0.46, size * 0.80),
                (m + size * 0.17, size * 0.16),
                (m - size * 0.17, size * 0.16),
            ],
            (70, 70, 74),
        )
        sheet.polygon(
            [
                (m - size * 0.46, size * 0.80),
                (m - size * 0.10, size * 0.80),
                (m - size * 0.08, size * 0.16),
                (m - size * 0.17, size * 0.16),
            ],
            (108, 108, 110),
        )
        sheet.ellipse((m, size * 0.80), size * 0.46, size * 0.10, (54, 44, 40))
        sheet.rect(m - size * 0.12, size * 0.06, size * 0.24, size * 0.12, (60, 60, 64))
        sheet.rect(m - size * 0.06, size * 0.42, size * 0.14, size * 0.12, (150, 168, 176))
    return sheet.finish()


def world_disc(body: str, radius: int, colour: Colour) -> pygame.Surface:
    """Another world from afar, half of it in the dark."""
    sheet = Sheet((radius * 2 + 4, radius * 2 + 4), scale=2)
    m = radius + 2
    sheet.circle((m, m), radius, colour)
    spots = 18 if body == "moon" else 7
    for spot in range(spots):
        far, way = radius * 0.78 * math.sqrt(noise(spot, 1)), math.tau * noise(spot, 2)
        r = radius * (0.05 + 0.14 * noise(spot, 3)) * (1 if body == "moon" else 1.7)
        across, up = (r, r * 0.9) if body == "moon" else (r * 2.0, r * 0.35)
        x, y = m + far * math.cos(way), m + far * math.sin(way)
        outline = [(x + across * math.cos(a), y + up * math.sin(a)) for a in _turn(0, 360)]
        sheet.polygon(_within(outline, (m, m), radius), mix(colour, (90, 84, 76), 0.28 if body != "venus" else 0.12))
    rim = [(radius * math.cos(a), radius * math.sin(a)) for a in _turn(-90, 90)]
    border = [(radius * 0.32 * math.cos(a), radius * math.sin(a)) for a in _turn(90, -90)]
    c, s = math.cos(math.radians(20)), math.sin(math.radians(20))
    sheet.polygon([(m + x * c - y * s, m + x * s + y * c) for x, y in (*rim, *border)], (10, 12, 20), 120)
    return sheet.finish()


def _turn(begin: float, end: float) -> list[float]:
    """Directions from one to another in small steps; given in degrees, they come in radians."""
    return [math.radians(begin + (end - begin) * step / 36) for step in range(37)]


def _within(points: Sequence[Point], middle: Point, radius: float) -> list[Point]:
    """The points, those outside a circle drawn in to its rim."""
    shares = [radius / max(radius, math.dist(point, middle)) for point in points]
    return [
        (middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share)
        for (x, y), share in zip(points, shares, strict=True)
    ]


def regolith(size: tuple[int, int], tone: Colour) -> pygame.Surface:
    """The ground of a world without plants."""
    wide, high = size[0], round(size[1] * 0.34)
    sheet = Sheet((wide, high), scale=2)
    points: list[Point] = [(0, high)]
    for step in range(25):
        points.append((wide * step / 24, high * (0.22 - 0.18 * noise(step, 3))))
    sheet.polygon([*points, (wide, high)], mix(tone, (30, 28, 28), 0.35))
    sheet.rect(0, high * 0.30, wide, high, tone)
    for crater in range(16):
        x, y = wide * noise(crater, 1), high * (0.36 + 0.6 * noise(crater, 2))
        r = wide * (0.008 + 0.035 * noise(crater, 3)) * (y / high)
        sheet.ellipse((x, y), r, r * 0.28, mix(tone, (20, 20, 22), 0.38))
        sheet.ellipse((x + r * 0.1, y + r * 0.08), r * 0.86, r * 0.20, mix(tone, (20, 20, 22), 0.16))
    return sheet.finish()
