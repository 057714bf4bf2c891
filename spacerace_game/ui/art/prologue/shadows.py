"""Panels of what became of them under two states: arrests, war, the coast, the gallery under the hill."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import Colour, mix, noise
from spacerace_game.ui.art.prologue.inks import INK, OCHRE, ORANGE, PINE, SLATE, VERMILION, Drawing
from spacerace_game.ui.art.scene import Scene


def _arrests(size: tuple[int, int]) -> pygame.Surface:
    """A barred window, and a drawing board in what light it lets in."""
    s = Scene(size, (22, 22, 26))
    s.box(-60, -40, 280, 160, (26, 27, 32))
    for row in range(12):
        for column in range(16):
            x = -30 + column * 16 + (8 if row % 2 else 0)
            s.box(x, row * 8 - 2, 15.6, 7.6, mix((32, 34, 40), (26, 28, 33), noise(row, column)))
    s.box(-60, 78, 280, 40, (18, 18, 22))
    s.shape([(98, 12), (128, 12), (96, 92), (16, 92)], (150, 160, 164), 40)
    s.shape([(102, 12), (126, 12), (84, 92), (30, 92)], (190, 198, 196), 46)
    s.box(96, 8, 34, 28, (48, 50, 56))
    s.box(98, 10, 30, 24, (186, 196, 198))
    for flake in range(40):
        s.disc(98.5 + 29 * noise(3, flake), 10.5 + 23 * noise(4, flake), 0.16 + 0.24 * noise(5, flake), (240, 242, 240))
    for bar in (102.0, 108.0, 114.0, 120.0, 124.4):
        s.box(bar, 9, 1.2, 26, (18, 18, 22))
    s.box(97, 21, 32, 1.0, (18, 18, 22))
    s.shape([(34, 46), (78, 40), (84, 68), (38, 76)], (64, 52, 44))
    s.shape([(36, 47.4), (76.4, 42), (82, 67), (40, 74)], (212, 206, 188))
    s.path([(42, 64), (76, 59)], (120, 126, 128), 0.25)
    s.shape([(46, 62.6), (52, 58), (68, 55.8), (73, 57), (69, 60), (53, 62.2)], (150, 158, 160))
    s.path([(46, 62.6), (52, 58), (68, 55.8), (73, 57), (69, 60), (53, 62.2), (46, 62.6)], SLATE, 0.35)
    s.shape([(54, 58), (60, 49.6), (62, 49.6), (60, 57)], (150, 158, 160))
    s.shape([(55, 62), (62, 68.6), (64, 68.4), (61, 61.2)], (150, 158, 160))
    s.path([(48, 70), (70, 66.4)], VERMILION, 0.3)
    s.path([(46, 76), (40, 92)], (64, 52, 44), 1.2)
    s.path([(78, 70), (86, 92)], (64, 52, 44), 1.2)
    s.figure(94, 92, 32, (12, 12, 16), "stand", flip=True, head=(60, 54, 52))
    s.path([(90.4, 68.8), (84, 66), (77, 61)], (12, 12, 16), 2.2)
    s.path([(77, 61), (72.6, 59)], OCHRE, 0.5)
    s.words("58", 146, 74, 8, (84, 34, 32), "oswald-bold")
    s.path([(139, 80), (153, 80)], (84, 34, 32), 0.5)
    return s.sheet.finish()


def _khalkhin(size: tuple[int, int]) -> pygame.Surface:
    """Five fighters over the grass, and what leaves their wings."""
    s = Scene(size, (222, 196, 120))
    s.sky([(94, 134, 152), (124, 156, 164), (158, 178, 172), (198, 196, 160)], 66)
    for x, y, wide in ((18, 14, 20), (62, 24, 14), (138, 12, 24), (112, 34, 16)):
        s.oval(x, y, wide, 2.4, (224, 220, 200))
        s.oval(x + 4, y - 2, wide * 0.6, 2.2, (236, 230, 210))
    s.hills(8, 66, 4, (158, 152, 96), 22)
    s.box(-60, 68, 280, 60, (206, 174, 92))
    s.hills(3, 72, 2, (192, 158, 80), 18)
    s.path([(-10, 90), (40, 80), (66, 84), (100, 74), (132, 77), (180, 70)], (124, 150, 152), 1.5)
    for blade in range(160):
        left, low = -20 + 200 * noise(2, blade), 76 + 16 * noise(3, blade)
        s.path([(left, low), (left + 0.8, low - 1.6 - noise(5, blade))], (168, 134, 64), 0.25)
    places = ((118, 16, 1.25), (96, 28, 1.05), (138, 34, 1.05), (74, 40, 0.85), (150, 52, 0.85))
    for x, y, scale in places:
        for side in (-1, 1):
            for rail in (0, 1):
                bx, by = x - 10 * scale, y + (6 + side * (4.4 + 2 * rail)) * scale * 0.55
                far = 36 + 16 * noise(round(x), side + 2, rail)
                s.path([(bx, by), (bx - far * scale, by + far * 0.44 * scale)], (240, 232, 210), 0.4 * scale)
                s.disc(bx - far * scale, by + far * 0.44 * scale, 0.6 * scale, VERMILION)
    for x, y, scale in places:
        _fighter(s, x, y, scale)
    return s.sheet.finish()


def _fighter(s: Scene, x: float, y: float, k: float) -> None:
    """A stubby monoplane, seen from above, banking down to the left."""
    green, dark = (74, 92, 66), (50, 64, 50)
    c, n = math.cos(math.radians(156)), math.sin(math.radians(156))

    def put(points: list[tuple[float, float]], colour: Colour) -> None:
        s.shape([(x + (px * c - py * n) * k, y + (px * n + py * c) * k) for px, py in points], colour)

    put([(1.5, -13), (4.5, -13.4), (6.4, -9), (7, 0), (6.4, 9), (4.5, 13.4), (1.5, 13), (0.4, 6), (0.4, -6)], green)
    put([(-9, -3.6), (-7, -3.9), (-5.6, 0), (-7, 3.9), (-9, 3.6)], green)
    put([(9.4, -1.9), (10.6, 0), (9.4, 1.9), (6, 2.3), (-9, 0.7), (-9.4, 0), (-9, -0.7), (6, -2.3)], dark)
    put([(9.2, -1.8), (10.6, 0), (9.2, 1.8), (8, 1.9), (8, -1.9)], INK)
    put([(2, -0.7), (3.4, 0), (2, 0.7), (0, 0.5), (0, -0.5)], (206, 214, 210))
    for side in (-1, 1):
        middle = (3.6, side * 9.4)
        put(
            [
                (middle[0] + 1.3 * math.cos(a), middle[1] + 1.3 * math.sin(a))
                for a in (math.tau * i / 10 + 0.3 for i in range(10))
            ],
            VERMILION,
        )


def _peenemunde(size: tuple[int, int]) -> pygame.Surface:
    """An A-4 above its own light, over the pines and the Baltic."""
    s = Scene(size, (120, 140, 150))
    s.sky([(52, 76, 96), (72, 98, 116), (102, 128, 138), (148, 162, 158), (202, 196, 170)], 68)
    for reach in (14, 22, 31, 41):
        s.disc(80, 20, reach, mix((72, 98, 116), (220, 220, 200), 0.24), 0.22)
    s.box(-60, 66, 280, 10, (86, 112, 124))
    for wave in range(16):
        s.path(
            [(-10 + wave * 12, 68 + 4 * noise(wave, 2)), (-4 + wave * 12, 68 + 4 * noise(wave, 2))],
            (130, 152, 156),
            0.25,
        )
    s.box(-60, 74, 280, 60, (48, 66, 62))
    s.pines(2, 77, 13, (58, 78, 74))
    s.smoke(80, 80, 24, ((168, 156, 140), (204, 192, 170), (238, 226, 200)), 9, 22)
    s.shape([(78.6, 48), (81.4, 48), (86.4, 78), (80, 86), (73.6, 78)], ORANGE)
    s.shape([(79.0, 48), (81.0, 48), (83, 68), (80, 78), (77, 68)], (252, 226, 150))
    s.dart(80, 49, 44, (232, 228, 214), 0, INK)
    s.pines(7, 94, 22, PINE, -30, 60)
    s.pines(9, 94, 22, PINE, 100, 190)
    s.hills(5, 88, 2, (34, 48, 44), 12)
    s.box(128, 62, 1.4, 28, (26, 34, 36))
    s.shape([(120, 58), (138, 58), (138, 62), (120, 62)], (26, 34, 36))
    s.words("VII", 129, 60.2, 3.4, (214, 206, 180), "serif-bold")
    return s.sheet.finish()


def _dora(size: tuple[int, int]) -> pygame.Surface:
    """The gallery under the hill: the weapons on one side, the people on the other."""
    s = Scene(size, (16, 16, 18))
    middle = (80.0, 42.0)
    for ring in range(11):
        share = 1 - ring / 11
        wide, high = 96 * share**1.5 + 5, 58 * share**1.5 + 3.4
        tone = mix((24, 23, 24), (126, 112, 92), (ring / 10) ** 1.6)
        arch = [
            (middle[0] + wide * math.cos(a), middle[1] + high * 0.18 + high * math.sin(a))
            for a in (math.pi + math.pi * step / 24 for step in range(25))
        ]
        s.shape([*arch, (middle[0] + wide, 120), (middle[0] - wide, 120)], tone)
    s.shape([(76, 45), (84, 45), (190, 120), (-30, 120)], (40, 37, 35))
    s.shape([(79, 45), (81, 45), (96, 120), (64, 120)], (92, 82, 68))
    for lamp in range(7):
        share = (lamp + 1) / 7
        s.disc(80, 42 - 3 - 44 * share**2.2, 0.4 + 1.5 * share**2, (246, 224, 168))
    for rail in (-1, 1):
        s.path([(80 + rail * 0.6, 45), (80 + rail * 44, 120)], (20, 20, 22), 0.7)
    for car in range(6):
        share = ((car + 1.2) / 6.6) ** 2
        x, y, size_of = 80 - 64 * share, 45.6 + 36 * share, 1.8 + 24 * share
        _trolley(s, x, y, size_of)
    for place in range(13):
        share = ((place + 1.6) / 14) ** 1.8
        x, y = 81.4 + 60 * share, 45.8 + 45 * share
        _striped(s, x, y, 3.2 + 24 * share, place)
    return s.sheet.finish()


def _trolley(s: Scene, x: float, y: float, k: float) -> None:
    """A motor on the rails, standing open."""
    steel = (94, 94, 90)
    s.shape(
        [
            (x - k * 1.1, y - k * 0.10),
            (x - k * 0.9, y - k * 0.34),
            (x + k * 0.1, y - k * 0.40),
            (x + k * 0.72, y - k * 0.20),
            (x + k * 0.1, y - k * 0.02),
            (x - k * 0.9, y),
        ],
        steel,
    )
    s.shape(
        [(x - k * 1.1, y - k * 0.10), (x - k * 0.9, y), (x + k * 0.1, y - k * 0.02), (x + k * 0.72, y - k * 0.20)],
        (62, 62, 62),
    )
    s.shape(
        [
            (x - k * 1.24, y - k * 0.50),
            (x - k * 0.82, y - k * 0.36),
            (x - k * 0.82, y + k * 0.02),
            (x - k * 1.24, y + k * 0.14),
        ],
        (48, 48, 50),
    )
    s.box(x - k * 0.8, y + k * 0.02, k * 1.1, k * 0.08, (24, 24, 26))


def _striped(s: Scene, x: float, base: float, high: float, place: int) -> None:
    """One of those who were made to build it."""
    light, dark = (150, 148, 142), (58, 60, 66)
    u = high / 8
    s.shape(
        [(x - 0.9 * u, base), (x - 0.8 * u, base - 3.4 * u), (x + 0.8 * u, base - 3.4 * u), (x + 0.9 * u, base)], light
    )
    s.shape(
        [
            (x - 0.95 * u, base - 3.0 * u),
            (x - 0.85 * u, base - 6.2 * u),
            (x + 0.85 * u, base - 6.2 * u),
            (x + 0.95 * u, base - 3.0 * u),
        ],
        light,
    )
    for stripe in range(-2, 3):
        s.path([(x + stripe * 0.4 * u, base), (x + stripe * 0.36 * u, base - 6.2 * u)], dark, 0.2 * u)
    s.disc(x, base - 6.9 * u, 0.6 * u, (132, 112, 96))
    s.shape(
        [
            (x - 0.6 * u, base - 7.0 * u),
            (x + 0.6 * u, base - 7.0 * u),
            (x + 0.5 * u, base - 7.6 * u),
            (x - 0.5 * u, base - 7.6 * u),
        ],
        dark if place % 2 else light,
    )


PANELS: dict[str, Drawing] = {
    "prologue-arrests": _arrests,
    "prologue-khalkhin-gol": _khalkhin,
    "prologue-peenemunde": _peenemunde,
    "prologue-dora": _dora,
}
"""By the id of the panel."""
