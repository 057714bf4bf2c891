"""The first panels: those who reckoned and tried alone, from Kaluga to Leningrad."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import Colour, mix
from spacerace_game.ui.art.prologue.inks import INK, NIGHT, OCHRE, ORANGE, PINE, SLATE, SNOW, VERMILION, Drawing
from spacerace_game.ui.art.scene import Scene


def _kaluga(size: tuple[int, int]) -> pygame.Surface:
    """A deaf schoolmaster's lit window under a sky with one line of mathematics in it."""
    s = Scene(size, NIGHT)
    s.sky([(20, 28, 44), (24, 34, 52), (32, 44, 62), (44, 56, 72)], 66)
    s.stars(3, 58, (214, 208, 186))
    chalk = (226, 220, 200)
    for reach in (34, 46, 58):
        s.disc(112, 60, reach, mix(NIGHT, chalk, 0.22), 0.18)
    s.curve([(76, 50), (84, 40), (99, 28), (128, 20), (190, 17)], OCHRE, 0.35)
    s.words("v = w · ln ( M₁ / M₂ )", 80, 18, 9, chalk, "serif", track=0.4)
    s.shape([(101, 27.4), (97.6, 26.6), (96.0, 29.2), (99.6, 30.4)], chalk)
    s.shape([(103.4, 25.6), (97.6, 26.6), (99.6, 30.4)], chalk)
    s.hills(5, 66, 3, (30, 38, 50), 16)
    for x, wide, high in ((-8, 20, 10), (14, 15, 8), (118, 18, 9), (138, 26, 11)):
        _izba(s, x, 70, wide, high, (24, 30, 40), None)
    s.box(-60, 70, 280, 60, (40, 48, 60))
    s.hills(9, 72, 1.6, (58, 66, 76), 12)
    _izba(s, 42, 74, 46, 21, (46, 36, 32), OCHRE)
    s.box(52.5, 60, 11, 9.6, (236, 190, 98))
    s.figure(58.6, 71.5, 11.5, INK, "sit", head=(60, 44, 36))
    s.box(52.5, 66.6, 11, 0.9, (70, 48, 36))
    s.shape([(60.5, 64.2), (63.4, 62.6), (63.4, 65.2)], (96, 88, 76))
    for bar in (52.5, 57.8, 63.1):
        s.box(bar, 60, 0.5, 9.6, (70, 52, 42))
    s.box(52.5, 64.4, 11, 0.45, (70, 52, 42))
    s.shape([(52, 70), (64, 70), (74, 90), (44, 90)], (236, 190, 98), 44)
    s.hills(21, 80, 1.4, (214, 216, 214), 14)
    s.bare_tree(100, 82, 24, (26, 28, 34), 4)
    return s.sheet.finish()


def _izba(s: Scene, x: float, base: float, wide: float, high: float, wall: Colour, window: Colour | None) -> None:
    """A wooden house under snow, perhaps with light in its windows."""
    roof = mix(wall, (210, 214, 216), 0.62)
    s.box(x, base - high, wide, high + 8, wall)
    for row in range(int(high / 2.2)):
        s.box(x, base - high + row * 2.2, wide, 0.25, mix(wall, (0, 0, 0), 0.35))
    s.shape([(x - wide * 0.06, base - high), (x + wide / 2, base - high * 1.62), (x + wide * 1.06, base - high)], roof)
    s.box(x + wide * 0.70, base - high * 1.62, wide * 0.07, high * 0.42, wall)
    if window:
        for share in (0.64, 0.83):
            s.box(x + wide * share, base - high * 0.72, wide * 0.10, high * 0.36, mix(window, wall, 0.72))


def _auburn(size: tuple[int, int]) -> pygame.Surface:
    """Snow, a frame of pipes, and a torch on a pole."""
    s = Scene(size, (216, 214, 202))
    s.sky([(172, 186, 190), (190, 198, 196), (208, 208, 198), (226, 216, 196)], 58)
    s.disc(126, 26, 9, (242, 226, 190))
    s.hills(4, 56, 5, (150, 158, 156), 18)
    s.pines(6, 58, 7, (110, 122, 120))
    s.box(10, 48, 20, 11, (150, 62, 48))
    s.shape([(8.5, 48), (14, 41.5), (26, 41.5), (31.5, 48)], SNOW)
    s.box(18, 52, 4, 7, (70, 40, 36))
    s.box(33, 52, 9, 7, (196, 190, 178))
    s.shape([(32, 52), (37.5, 48), (43, 52)], (90, 84, 82))
    s.hills(8, 60, 2, SNOW, 22)
    s.hills(2, 74, 2, (218, 222, 222), 26)
    for row in range(9):
        s.path([(-30 + row * 3, 90), (40 + row * 6, 63)], (196, 198, 194), 0.25)
    frame = (52, 50, 54)
    for one, other in (
        ((66, 80), (78, 30)),
        ((94, 80), (82, 30)),
        ((70, 76), (90, 76)),
        ((73, 62), (87, 62)),
        ((66, 80), (88, 55)),
        ((94, 80), (72, 55)),
    ):
        s.path([one, other], frame, 0.7)
    s.path([(78, 30), (82, 30)], frame, 0.7)
    for x in (78.6, 81.4):
        s.path([(x, 37), (x, 66)], (118, 112, 104), 0.5)
    s.shape([(79, 33), (81, 33), (81.3, 38), (80.7, 39.6), (79.3, 39.6), (78.7, 38)], INK)
    s.shape([(79.5, 39.6), (80.5, 39.6), (81.8, 47), (80, 52), (78.2, 47)], ORANGE)
    s.shape([(79.7, 39.6), (80.3, 39.6), (80.9, 44.5), (80, 48), (79.1, 44.5)], (250, 220, 140))
    for top, high in ((56, 7), (66, 8)):
        s.box(78.2, top, 3.6, high, (150, 146, 138))
        s.box(80.4, top, 1.4, high, (118, 114, 108))
    s.figure(108, 84, 17, (58, 56, 66), "point", flip=True)
    s.path([(102.6, 71), (81.8, 41.5)], INK, 0.45)
    s.disc(81.6, 41.2, 0.8, (250, 190, 90))
    s.figure(124, 85, 17, (36, 40, 50), "stand")
    s.figure(133, 84.5, 15.6, (118, 56, 48), "stand")
    s.bare_tree(146, 88, 52, (44, 44, 50), 7)
    return s.sheet.finish()


def _thesis(size: tuple[int, int]) -> pygame.Surface:
    """A printed book of equations, a refusal, and the Moon."""
    s = Scene(size, (30, 34, 48))
    s.sky([(22, 26, 40), (28, 32, 48), (36, 40, 58)], 92)
    s.stars(12, 60, (220, 212, 190), 60)
    s.disc(118, 34, 26, (226, 212, 176))
    for x, y, r in ((108, 26, 4.4), (124, 42, 5.6), (130, 24, 2.8), (112, 46, 3.0), (121, 18, 2.0), (134, 36, 2.4)):
        s.disc(x, y, r, (206, 190, 152))
    s.curve([(54, 60), (64, 46), (80, 35), (101, 30)], VERMILION, 0.6)
    s.shape([(103, 29.6), (99.4, 28.2), (99.6, 32.2)], VERMILION)
    s.shape([(6, 78), (78, 70), (92, 74), (92, 96), (6, 96)], (20, 20, 26))
    page, shade = (240, 230, 206), (220, 206, 176)
    s.shape([(14, 52), (48, 57), (48, 92), (10, 88)], page)
    s.shape([(82, 52), (48, 57), (48, 92), (86, 88)], shade)
    for row in range(11):
        high = 59.5 + row * 2.55
        end = 44 if row % 4 != 3 else 32
        s.path([(15.5 - row * 0.12, high), (end, high + 3.4)], (150, 138, 118), 0.34)
    s.shape(
        [(66, 58), (68.6, 64), (68.6, 78), (72, 84), (68, 82.6), (64, 83), (60.6, 85), (63.6, 78.6), (63.6, 64.4)],
        SLATE,
    )
    for y in (65, 72, 78):
        s.path([(63.6, y + 0.4), (68.6, y)], page, 0.35)
    s.path([(66, 56), (66, 87)], VERMILION, 0.22)
    for y, end in ((60, 79), (68, 80), (76, 81)):
        s.path([(69.4, y), (end, y - 1.2)], (150, 138, 118), 0.3)
    s.words("ABGELEHNT", 30, 75, 5.2, VERMILION, "oswald-bold", turn=9, track=0.3)
    c, n = math.cos(math.radians(-9)), math.sin(math.radians(-9))
    frame = [(-14.6, -4.0), (14.6, -4.0), (14.6, 4.0), (-14.6, 4.0), (-14.6, -4.0)]
    s.path([(30 + x * c - y * n, 75 + x * n + y * c) for x, y in frame], VERMILION, 0.5)
    s.path([(48, 57), (48, 92)], (178, 162, 132), 0.4)
    return s.sheet.finish()


def _leningrad(size: tuple[int, int]) -> pygame.Surface:
    """A mortar on the snow, the long flat arc, and the spire far behind."""
    s = Scene(size, (206, 204, 196))
    s.sky([(120, 136, 148), (148, 158, 162), (182, 182, 174), (214, 200, 176)], 58)
    s.rays(24, 60, (222, 210, 186), 22, 200, 60)
    s.path([(130, 58), (130, 24)], (92, 104, 114), 0.9)
    s.shape([(129.2, 42), (130.8, 42), (130.1, 22), (129.9, 22)], (92, 104, 114))
    s.box(126, 42, 8, 17, (104, 116, 124))
    s.shape([(125, 42), (130, 37), (135, 42)], (92, 104, 114))
    s.box(106, 52, 52, 8, (112, 122, 128))
    s.hills(14, 58, 1.6, (150, 160, 162), 20)
    s.pines(3, 60, 6, (84, 98, 100), 60, 100)
    s.box(-60, 60, 280, 60, SNOW)
    s.hills(6, 66, 1.6, (222, 226, 226), 20)
    points = [(34 + 92 * t, 66 - 150 * t * (1 - t) * 0.86) for t in (step / 40 for step in range(41))]
    for place in range(0, 40, 2):
        s.path([points[place], points[place + 1]], VERMILION, 0.55)
    x, y = points[27]
    s.shape([(x + 3.4, y + 1.6), (x - 1.6, y + 0.9), (x - 2.2, y - 1.1), (x - 1.0, y - 1.7)], INK)
    s.smoke(33, 72, 9, ((176, 178, 176), (204, 206, 202), (236, 236, 230)), 5, 12)
    s.shape([(22, 79), (26, 74), (37, 62), (40.6, 64.4), (31, 78), (31, 80)], (44, 46, 52))
    s.shape([(36.2, 60.8), (41.8, 64.8), (40.4, 66.4), (35, 62.4)], (26, 28, 32))
    s.shape([(16, 82), (22, 77), (38, 78), (42, 82)], (70, 66, 64))
    s.figure(56, 82, 15, (46, 50, 46), "crouch", flip=True)
    s.figure(66, 83, 17, (60, 56, 52), "point", flip=False)
    s.figure(76, 83, 16.4, (40, 44, 50), "stand")
    s.words("1300 м", 116, 64, 4.4, VERMILION, "oswald-bold", track=0.3)
    s.pines(11, 96, 30, PINE, -20, 14)
    return s.sheet.finish()


PANELS: dict[str, Drawing] = {
    "prologue-kaluga": _kaluga,
    "prologue-auburn": _auburn,
    "prologue-rejected-thesis": _thesis,
    "prologue-leningrad": _leningrad,
}
"""By the id of the panel."""
