"""Panels of the clubs that built rockets in yards, cellars and dry rivers."""

from __future__ import annotations

import pygame

from spacerace_game.ui.art.brush import mix, noise
from spacerace_game.ui.art.prologue.inks import INK, ORANGE, SLATE, VERMILION, Drawing
from spacerace_game.ui.art.scene import Scene


def _reinickendorf(size: tuple[int, int]) -> pygame.Surface:
    """An abandoned yard with a great name over its gate."""
    s = Scene(size, (222, 206, 172))
    s.sky([(206, 168, 112), (218, 184, 128), (230, 202, 152), (236, 216, 176)], 60)
    s.rays(80, 62, (236, 190, 126), 20, 200, 90)
    for x, high in ((6, 30), (16, 24), (132, 34), (143, 27), (152, 31)):
        s.box(x, 60 - high, 3.4, high, (150, 104, 84))
        s.smoke(x + 5, 58 - high, 4.4, ((188, 160, 128), (204, 178, 144)), round(x), 7)
    s.box(-60, 54, 280, 8, (146, 108, 88))
    for x in range(-20, 190, 9):
        s.shape([(x, 54), (x + 4.5, 50.4), (x + 9, 54)], (134, 96, 80))
    s.box(-60, 61, 280, 60, (156, 142, 100))
    s.hills(3, 66, 1.4, (140, 130, 92), 16)
    for x, wide in ((104, 34), (6, 26)):
        s.shape([(x - 6, 72), (x, 61), (x + wide, 61), (x + wide + 6, 72)], (110, 104, 80))
        s.box(x + wide / 2 - 3, 65, 6, 7, INK)
    post = (58, 48, 46)
    for x in (40, 114):
        s.box(x, 30, 2.6, 56, post)
    s.box(34, 24, 89, 11, post)
    s.box(35, 25, 87, 9, (238, 226, 198))
    s.words("RAKETENFLUGPLATZ", 78.5, 29.6, 7.2, VERMILION, "russo", track=0.35)
    steel = (92, 96, 100)
    for x in (70, 86):
        s.path([(x, 84), (78 + (x - 78) * 0.2, 44)], steel, 0.6)
    for y in (52, 62, 72):
        half = 1.6 + (y - 44) * 0.16
        s.path([(78 - half, y), (78 + half, y)], steel, 0.4)
    s.shape([(78, 40), (79.4, 45), (79.4, 76), (76.6, 76), (76.6, 45)], (214, 214, 206))
    s.shape([(78, 40), (79.4, 45), (79.4, 76), (78, 76)], (176, 178, 172))
    s.shape([(76.6, 70), (73.4, 78), (76.6, 76)], VERMILION)
    s.shape([(79.4, 70), (82.6, 78), (79.4, 76)], VERMILION)
    s.figure(58, 87, 18, (52, 60, 72), "wave")
    s.figure(67, 87, 16, (88, 70, 60), "crouch")
    s.figure(94, 87, 17.5, (66, 74, 60), "wave")
    for x in (128, 135, 142):
        s.figure(x, 88, 18.5, INK, "stand", head=(72, 66, 62))
    return s.sheet.finish()


def _cellar(size: tuple[int, int]) -> pygame.Surface:
    """A house cut open: the street above, the engineers below."""
    s = Scene(size, (52, 46, 48))
    s.sky([(70, 82, 96), (92, 100, 106), (120, 120, 114)], 34)
    s.box(18, -20, 124, 56, (126, 74, 58))
    for row in range(-8, 12):
        for column in range(32):
            x = 18 + column * 4 - (2 if row % 2 else 0)
            s.box(
                max(18, x),
                row * 3 + 0.1,
                min(x + 3.6, 142) - max(18, x),
                2.6,
                mix((134, 80, 62), (96, 54, 46), noise(row + 20, column) * 0.7),
            )
    for x in (32, 62, 92, 122):
        s.box(x - 5, 4, 10, 18, (42, 46, 54))
        s.box(x - 4, 5, 8, 16, (60, 70, 82) if x != 92 else (210, 164, 92))
        s.box(x - 0.3, 5, 0.6, 16, (42, 46, 54))
    s.box(-60, 34, 280, 4.5, (150, 144, 134))
    for x, pose in ((26, "walk"), (52, "stand"), (110, "walk"), (132, "walk")):
        s.figure(x, 34, 15, (40, 42, 50), pose, flip=x > 100)
    s.box(-60, 38.5, 280, 80, (38, 33, 33))
    for dot in range(160):
        s.disc(-20 + 200 * noise(8, dot), 40 + 52 * noise(9, dot), 0.3 + 0.5 * noise(7, dot), (54, 47, 45))
    s.shape([(22, 90), (22, 56), (30, 48), (50, 44), (110, 44), (130, 48), (138, 56), (138, 90)], (198, 150, 84))
    s.shape([(80, 50), (34, 90), (126, 90)], (236, 196, 118))
    s.path([(80, 44), (80, 50)], INK, 0.4)
    s.shape([(75, 52.6), (77.6, 49.6), (82.4, 49.6), (85, 52.6)], INK)
    s.disc(80, 53, 1.5, (255, 240, 190))
    s.words("ГИРД", 36, 60, 8, VERMILION, "russo", track=0.6)
    s.path([(28, 65), (45, 65)], VERMILION, 0.5)
    s.box(112, 56, 17, 13, (240, 230, 204))
    s.shape([(120.5, 58), (122, 61), (122, 65.6), (123.4, 67.4), (117.6, 67.4), (119, 65.6), (119, 61)], SLATE)
    s.figure(84, 85, 21, (46, 56, 50), "stand")
    s.box(48, 74, 64, 2, (84, 54, 40))
    for x in (52, 106):
        s.box(x, 76, 1.8, 14, (84, 54, 40))
    s.shape([(64, 73.8), (88, 73.8), (92, 71.8), (68, 71.8)], (246, 238, 214))
    s.figure(58, 89, 22, (54, 58, 66), "point")
    s.figure(102, 89, 22, (70, 52, 46), "point", flip=True)
    s.figure(40, 90, 21, INK, "stand", head=(120, 84, 58))
    for x in (118, 124):
        s.box(x, 78, 4.4, 12, (108, 112, 112))
        s.shape([(x, 78), (x + 2.2, 74), (x + 4.4, 78)], (108, 112, 112))
    return s.sheet.finish()


def _arroyo(size: tuple[int, int]) -> pygame.Surface:
    """A dry river bed under the mountains, and five who keep their heads down."""
    s = Scene(size, (232, 190, 130))
    s.sky([(228, 142, 82), (234, 164, 98), (240, 186, 118), (246, 208, 146)], 54)
    s.disc(40, 20, 10, (252, 232, 178))
    s.hills(31, 40, 22, (150, 104, 104), 17, True)
    s.hills(17, 48, 14, (122, 82, 84), 13, True)
    s.hills(5, 54, 6, (98, 76, 66), 11)
    s.box(-60, 55, 280, 60, (222, 190, 140))
    s.shape([(60, 56), (100, 56), (168, 92), (168, 120), (-40, 120), (-20, 92)], (238, 212, 166))
    for rock in range(40):
        y = 60 + 30 * noise(4, rock, 1)
        x = -10 + 180 * noise(4, rock, 2)
        size_of = (y - 52) / 40 * (0.8 + 1.5 * noise(4, rock, 3))
        s.oval(x, y, size_of * 1.5, size_of * 0.7, mix((186, 150, 108), (150, 116, 88), noise(4, rock, 4)))
    s.path([(112, 78), (112, 56)], INK, 0.7)
    s.path([(106, 79), (112, 60), (118, 79)], INK, 0.7)
    s.box(109.4, 61, 5.2, 9, (96, 98, 100))
    s.shape([(110.4, 61), (113.6, 61), (112.6, 58.6), (111.4, 58.6)], (70, 72, 74))
    s.shape([(111.2, 58.6), (112.8, 58.6), (114.4, 47), (112, 38), (109.6, 47)], VERMILION)
    s.shape([(111.5, 58.6), (112.5, 58.6), (113.2, 51), (112, 45), (110.8, 51)], (255, 232, 160))
    snake = [(114.6, 68), (121, 64), (126, 69), (131, 63), (135, 68), (139, 62), (141, 66)]
    s.path(snake, INK, 0.8)
    s.shape([(141, 66), (145, 60), (149, 66), (146, 70), (143, 69)], ORANGE)
    s.shape([(142, 66), (145, 63), (147, 66.6), (144.6, 68)], (255, 232, 160))
    tones = (SLATE, (92, 60, 52), INK, (70, 78, 60), (110, 88, 62))
    for place, tone in enumerate(tones):
        s.figure(22 + place * 10.6, 82 - (place % 2), 15, tone, "crouch", head=(206, 164, 128))
    for row, (count, y) in enumerate(((10, 79), (11, 82.4), (10, 85.8), (11, 89.2))):
        for bag in range(count):
            tone = mix((186, 156, 112), (144, 116, 84), noise(row, bag))
            s.oval(12 + bag * 6.6 + (row % 2) * -3.3, y, 3.8, 2.2, tone)
    return s.sheet.finish()


PANELS: dict[str, Drawing] = {
    "prologue-reinickendorf": _reinickendorf,
    "prologue-cellar": _cellar,
    "prologue-arroyo-seco": _arroyo,
}
"""By the id of the panel."""
