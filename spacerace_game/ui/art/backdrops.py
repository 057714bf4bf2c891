"""What stands still behind a flight: the Earth's edge, the land around a pad, clouds, the pad, other worlds."""

from __future__ import annotations

import math

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
        "steppe": (176, 158, 104),
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
        sheet.polygon(points, land)
    for streak in range(16):
        x, y = wide * noise(streak, 14), high * (0.26 + 0.7 * noise(streak, 15))
        sheet.ellipse(
            (x, y),
            wide * (0.03 + 0.06 * noise(streak, 16)),
            high * 0.012,
            (224, 230, 230) if not night else (60, 70, 90),
        )
    return sheet.finish()


def country(place: str, size: tuple[int, int], night: bool) -> pygame.Surface:
    """The land around a pad, horizon near the upper third."""
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
    elif place in ("cape", "ocean"):
        sheet.rect(0, horizon, wide, high, dim((84, 124, 142)))
        for wave in range(40):
            y = horizon + 3 + (high - horizon) * 0.5 * noise(wave, 2) ** 1.5
            x = wide * noise(wave, 1)
            sheet.line([(x, y), (x + 14 + 30 * noise(wave, 3), y)], dim((126, 158, 168)), 0.8)
        if place == "cape":
            ridge(8, high * 0.46, high * 0.03, wide * 0.05, (196, 186, 146))
            ridge(9, high * 0.52, high * 0.06, wide * 0.018, (110, 122, 86))
        else:
            sheet.rect(0, high * 0.62, wide, high, ground)
    else:
        ridge(6, horizon + 2, high * 0.05, wide * 0.12, (150, 146, 112))
        sheet.rect(0, horizon + 3, wide, high, dim((186, 170, 116)))
        ridge(7, high * 0.46, high * 0.03, wide * 0.09, (176, 158, 104))
    if place != "ocean":
        sheet.rect(0, high * 0.55, wide, high, ground)
    return sheet.finish()


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


def pad_picture(whole: Shape, px: float, family: bool, opened: float, livery: str, night: bool) -> pygame.Surface:
    """The stand with its tower, or the arms of a tulip; `opened` from 0 to 1."""
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
    elif whole.height > 8:
        x = middle - half - max(8.0, 0.09 * high)
        _truss(sheet, (x - 0.05 * high, ground), (x - 0.05 * high, ground - high * 1.06), high * 0.075, steel)
        for level in (0.32, 0.58, 0.82):
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
        sheet.ellipse(
            (m + far * math.cos(way), m + far * math.sin(way)),
            r * (1.0 if body == "moon" else 2.0),
            r * (0.9 if body == "moon" else 0.35),
            mix(colour, (90, 84, 76), 0.28 if body != "venus" else 0.12),
        )
    shade = [
        (m + radius * math.cos(a), m + radius * math.sin(a))
        for a in (math.radians(-70 + 180 * s / 30) for s in range(31))
    ]
    inner = [
        (m + radius * 0.55 * math.cos(a) * 0.5 + radius * 0.1, m + radius * math.sin(a))
        for a in (math.radians(110 - 180 * s / 30) for s in range(31))
    ]
    sheet.polygon([*shade, *inner], (10, 12, 20), 120)
    return sheet.finish()


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
