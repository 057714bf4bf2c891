"""The Earth from high up, clouds from near by, other worlds from afar and from close to their ground."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from spacerace_game.ui.art.brush import Colour, Point, Sheet, mix, noise


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


def walker(tall: int, flag: str = "") -> pygame.Surface:
    """Somebody in a suit for walking in the open, so many pixels tall, with the flag of a livery or without."""
    sheet = Sheet((round(tall * 1.8), round(tall * 1.3)), scale=4)
    x, foot, k = tall * 0.5, tall * 1.3, float(tall)
    if flag:
        pole = x + k * 0.62
        sheet.line([(pole, foot), (pole, foot - k * 1.25)], (214, 214, 210), k * 0.04)
        _flag(sheet, (pole, foot - k * 1.22), k * 0.56, flag)
    suit, shade = (232, 232, 228), (176, 178, 180)
    sheet.rect(x - k * 0.26, foot - k * 0.80, k * 0.16, k * 0.42, shade)
    for sign in (-1, 1):
        sheet.line([(x + sign * k * 0.07, foot - k * 0.42), (x + sign * k * 0.13, foot - k * 0.04)], suit, k * 0.15)
        sheet.line([(x, foot - k * 0.74), (x + sign * k * 0.25, foot - k * 0.50)], suit, k * 0.11)
    sheet.ellipse((x, foot - k * 0.60), k * 0.17, k * 0.24, suit)
    sheet.circle((x, foot - k * 0.90), k * 0.14, suit)
    sheet.ellipse((x + k * 0.04, foot - k * 0.90), k * 0.09, k * 0.08, (150, 120, 60))
    return sheet.finish()


def _flag(sheet: Sheet, at: Point, wide: float, flag: str) -> None:
    left, top, high = at[0], at[1], wide * 0.6
    if flag == "usa":
        for stripe in range(7):
            tone = (178, 44, 48) if stripe % 2 == 0 else (236, 234, 228)
            sheet.rect(left, top + high * stripe / 7, wide, high / 7 + 0.4, tone)
        sheet.rect(left, top, wide * 0.42, high * 4 / 7, (44, 62, 110))
    else:
        sheet.rect(left, top, wide, high, (186, 32, 28) if flag == "ussr" else (206, 204, 196))


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
