"""The pictures of the prologue, drawn as posters of their time; any other panel gets one by its date and sides."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, mix, noise, seed_of, stamp
from spacerace_game.ui.art.scene import Scene

CREAM: Colour = (238, 226, 198)
INK: Colour = (30, 32, 38)
RED: Colour = (184, 48, 36)
ORANGE: Colour = (216, 104, 44)
OCHRE: Colour = (208, 160, 84)
SLATE: Colour = (66, 88, 104)
NIGHT: Colour = (26, 36, 52)
SNOW: Colour = (232, 232, 226)
PINE: Colour = (44, 62, 56)


def draw_panel(
    surface: pygame.Surface,
    rect: pygame.Rect,
    panel: str,
    palette: Inks,
    *,
    title: str = "",
    sides: tuple[str, ...] = (),
) -> None:
    """Draws the picture of a panel of the prologue, by the panel's id.

    A panel that has no picture of its own gets a plain poster, from the year in its title and the sides it tells of.
    """
    key = ("panel", panel, rect.size, palette.name, title, sides)
    stamp(surface, PICTURES.get(key, lambda: _panel(rect.size, panel, palette, title, sides)), rect)


def has_picture(panel: str) -> bool:
    """Whether a panel has a picture of its own.

    >>> has_picture("prologue-auburn"), has_picture("another")
    (True, False)
    """
    return panel in _PANELS


def _panel(size: tuple[int, int], panel: str, palette: Inks, title: str, sides: tuple[str, ...]) -> pygame.Surface:
    draw = _PANELS.get(panel)
    if draw is None:
        return _poster(size, panel, palette, title, sides)
    return draw(size)


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
    s.curve([(54, 60), (64, 46), (80, 35), (101, 30)], RED, 0.6)
    s.shape([(103, 29.6), (99.4, 28.2), (99.6, 32.2)], RED)
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
    s.path([(66, 56), (66, 87)], RED, 0.22)
    for y, end in ((60, 79), (68, 80), (76, 81)):
        s.path([(69.4, y), (end, y - 1.2)], (150, 138, 118), 0.3)
    s.words("ABGELEHNT", 30, 75, 5.2, RED, "oswald-bold", turn=9, track=0.3)
    c, n = math.cos(math.radians(-9)), math.sin(math.radians(-9))
    frame = [(-14.6, -4.0), (14.6, -4.0), (14.6, 4.0), (-14.6, 4.0), (-14.6, -4.0)]
    s.path([(30 + x * c - y * n, 75 + x * n + y * c) for x, y in frame], RED, 0.5)
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
        s.path([points[place], points[place + 1]], RED, 0.55)
    x, y = points[27]
    s.shape([(x + 3.4, y + 1.6), (x - 1.6, y + 0.9), (x - 2.2, y - 1.1), (x - 1.0, y - 1.7)], INK)
    s.smoke(33, 72, 9, ((176, 178, 176), (204, 206, 202), (236, 236, 230)), 5, 12)
    s.shape([(22, 79), (26, 74), (37, 62), (40.6, 64.4), (31, 78), (31, 80)], (44, 46, 52))
    s.shape([(36.2, 60.8), (41.8, 64.8), (40.4, 66.4), (35, 62.4)], (26, 28, 32))
    s.shape([(16, 82), (22, 77), (38, 78), (42, 82)], (70, 66, 64))
    s.figure(56, 82, 15, (46, 50, 46), "crouch", flip=True)
    s.figure(66, 83, 17, (60, 56, 52), "point", flip=False)
    s.figure(76, 83, 16.4, (40, 44, 50), "stand")
    s.words("1300 м", 116, 64, 4.4, RED, "oswald-bold", track=0.3)
    s.pines(11, 96, 30, PINE, -20, 14)
    return s.sheet.finish()


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
    s.words("RAKETENFLUGPLATZ", 78.5, 29.6, 7.2, RED, "russo", track=0.35)
    steel = (92, 96, 100)
    for x in (70, 86):
        s.path([(x, 84), (78 + (x - 78) * 0.2, 44)], steel, 0.6)
    for y in (52, 62, 72):
        half = 1.6 + (y - 44) * 0.16
        s.path([(78 - half, y), (78 + half, y)], steel, 0.4)
    s.shape([(78, 40), (79.4, 45), (79.4, 76), (76.6, 76), (76.6, 45)], (214, 214, 206))
    s.shape([(78, 40), (79.4, 45), (79.4, 76), (78, 76)], (176, 178, 172))
    s.shape([(76.6, 70), (73.4, 78), (76.6, 76)], RED)
    s.shape([(79.4, 70), (82.6, 78), (79.4, 76)], RED)
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
    s.words("ГИРД", 36, 60, 8, RED, "russo", track=0.6)
    s.path([(28, 65), (45, 65)], RED, 0.5)
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
    s.shape([(111.2, 58.6), (112.8, 58.6), (114.4, 47), (112, 38), (109.6, 47)], RED)
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
    s.path([(48, 70), (70, 66.4)], RED, 0.3)
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
                s.disc(bx - far * scale, by + far * 0.44 * scale, 0.6 * scale, RED)
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
            RED,
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


def _where_it_fell(size: tuple[int, int]) -> pygame.Surface:
    """A road of small houses that has lost its middle."""
    s = Scene(size, (44, 52, 66))
    s.sky([(30, 38, 54), (40, 50, 66), (56, 64, 78), (88, 84, 86), (140, 112, 92)], 64)
    s.stars(8, 40, (190, 190, 180), 34)
    points = [(170 - 92 * t, -30 + 104 * t**1.7) for t in (step / 30 for step in range(31))]
    s.path(points, (220, 214, 200), 0.28, 150)
    s.smoke(80, 62, 22, ((58, 54, 58), (84, 74, 70), (122, 96, 78)), 6, 18)
    brick, dark = (104, 62, 52), (76, 46, 42)
    for x in (-18, 0, 18, 36, 106, 124, 142, 160):
        _terrace(s, x, 78, brick if (x // 18) % 2 == 0 else dark, x in (36, 106))
    rubble = (70, 54, 50)
    s.shape(
        [(50, 80), (56, 72), (62, 75), (68, 66), (75, 73), (82, 68), (90, 74), (97, 69), (102, 75), (110, 80)], rubble
    )
    for brick_at in range(90):
        left, top = 52 + 56 * noise(4, brick_at), 70 + 11 * noise(5, brick_at)
        s.box(left, top, 1.6, 0.8, mix((128, 76, 60), (52, 42, 42), noise(6, brick_at)))
    for one, other in (((60, 78), (72, 62)), ((84, 78), (78, 64)), ((92, 77), (101, 66))):
        s.path([one, other], (36, 30, 32), 0.9)
    s.box(-60, 79, 280, 40, (52, 54, 60))
    s.box(-60, 79, 280, 1.4, (92, 92, 92))
    s.figure(70, 88, 15, (24, 26, 32), "stand")
    s.figure(77, 88, 14, (24, 26, 32), "carry")
    s.figure(126, 88, 15, (30, 32, 38), "stand", flip=True)
    s.figure(132, 88, 8.4, (30, 32, 38), "stand")
    return s.sheet.finish()


def _terrace(s: Scene, x: float, base: float, wall: Colour, broken: bool) -> None:
    s.box(x, base - 26, 18, 28, wall)
    s.shape([(x, base - 26), (x + 3, base - 33), (x + 15, base - 33), (x + 18, base - 26)], (50, 48, 54))
    s.box(x + 12, base - 38, 3, 7, wall)
    glass = (30, 34, 42)
    for wx, wy in ((2.6, -22), (10.6, -22), (10.6, -11)):
        s.box(x + wx, base + wy, 4.8, 7, (170, 160, 142))
        s.box(x + wx + 0.5, base + wy + 0.5, 3.8, 6, glass)
        s.box(x + wx + 2.2, base + wy + 0.5, 0.4, 6, (170, 160, 142))
    s.box(x + 3, base - 11, 4, 12, (44, 62, 58))
    if broken:
        side = x + 18 if x < 80 else x
        sign = -1 if x < 80 else 1
        s.shape(
            [
                (side, base - 36),
                (side + sign * 5, base - 28),
                (side + sign * 3, base - 18),
                (side + sign * 7, base - 10),
                (side + sign * 2, base + 2),
                (side - sign * 2, base + 2),
                (side - sign * 2, base - 36),
            ],
            (66, 58, 58),
        )


def _blizna(size: tuple[int, int]) -> pygame.Surface:
    """Fins above the river, and cattle driven over what they would hide."""
    s = Scene(size, (70, 86, 88))
    s.sky([(34, 46, 60), (44, 60, 72), (62, 78, 84), (96, 106, 100)], 44)
    s.stars(15, 34, (210, 206, 186), 40)
    s.disc(120, 20, 8, (232, 222, 190))
    s.disc(116.6, 18.4, 7.4, (36, 50, 64))
    s.hills(3, 44, 4, (38, 52, 54), 14)
    s.pines(5, 46, 8, (32, 46, 46), -30, 66)
    _dakota(s, 132, 42)
    s.box(-60, 45, 280, 60, (58, 74, 62))
    s.shape([(-60, 56), (40, 54), (100, 58), (220, 52), (220, 78), (120, 82), (60, 78), (-60, 82)], (92, 116, 124))
    for wave in range(40):
        x, y = -20 + 200 * noise(1, wave), 58 + 20 * noise(2, wave)
        s.path([(x, y), (x + 4 + 5 * noise(3, wave), y)], (140, 160, 160), 0.22)
    s.shape([(112, 52.6), (126, 52.6), (122, 76), (118, 80)], (150, 164, 160), 46)
    metal = (150, 148, 138)
    s.dart(58, 45, 62, metal, 158)
    water = (92, 116, 124)
    s.shape([(56, 66), (96, 66), (104, 76), (100, 110), (50, 110), (50, 72)], water)
    for ripple in (0, 1, 2):
        s.oval(67, 66 + ripple * 2.2, 8 + ripple * 4, 0.5, (140, 160, 160) if ripple else (60, 82, 90))
    for place, (x, y, flip) in enumerate(
        ((96, 70, False), (109, 74, False), (122, 69, False), (136, 73, False), (88, 76, False))
    ):
        _cow(s, x, y, 1.0 + 0.05 * place, (58, 46, 42) if place % 2 else (122, 84, 60), flip)
    s.hills(9, 84, 2, (34, 44, 38), 12)
    for reed in range(70):
        x = -16 + 190 * noise(5, reed)
        tall = 6 + 9 * noise(6, reed)
        s.path([(x, 92), (x + 1.5 * (noise(7, reed) - 0.5), 88 - tall)], (26, 34, 30), 0.4)
    s.figure(28, 86, 17, (26, 28, 32), "point")
    s.figure(18, 87, 17.6, (40, 36, 34), "stand")
    s.path([(34.6, 72.4), (46, 64)], (26, 28, 32), 0.5)
    return s.sheet.finish()


def _cow(s: Scene, x: float, y: float, k: float, colour: Colour, flip: bool) -> None:
    d = -1 if flip else 1
    s.shape(
        [
            (x - 5 * k * d, y),
            (x - 5.2 * k * d, y - 4.6 * k),
            (x - 3 * k * d, y - 5.4 * k),
            (x + 3.6 * k * d, y - 5.2 * k),
            (x + 5.4 * k * d, y - 6.4 * k),
            (x + 7.6 * k * d, y - 5.2 * k),
            (x + 7.2 * k * d, y - 4.0 * k),
            (x + 5 * k * d, y - 3.6 * k),
            (x + 4.4 * k * d, y),
        ],
        colour,
    )
    s.path([(x + 5.4 * k * d, y - 6.2 * k), (x + 4.8 * k * d, y - 7.4 * k)], (226, 214, 184), 0.4 * k)
    s.oval(x, y, 6.4 * k, 0.9 * k, (120, 144, 150))


def _dakota(s: Scene, x: float, y: float) -> None:
    dark = (24, 34, 38)
    s.shape(
        [
            (x - 14, y - 1),
            (x - 12, y - 3.4),
            (x + 8, y - 4.4),
            (x + 13, y - 3.4),
            (x + 14, y - 2),
            (x + 10, y - 0.4),
            (x - 6, y + 0.4),
        ],
        dark,
    )
    s.shape([(x - 14, y - 1.4), (x - 15.4, y - 7), (x - 12.6, y - 7), (x - 9, y - 3.4)], dark)
    s.shape([(x - 3, y - 1.2), (x + 6, y - 1.2), (x + 4, y + 1.4), (x - 1, y + 1.4)], mix(dark, (90, 100, 100), 0.3))
    s.disc(x + 4, y + 1.8, 1.2, dark)


def _may(size: tuple[int, int]) -> pygame.Surface:
    """A bicycle on a mountain road, and a sentry who does not yet know what he is being told."""
    s = Scene(size, (176, 190, 190))
    s.sky([(104, 142, 164), (136, 166, 178), (170, 188, 186), (206, 206, 188)], 56)
    s.hills(22, 40, 30, (198, 204, 204), 19, True)
    s.hills(13, 46, 22, (150, 168, 174), 15, True)
    s.hills(6, 54, 15, (104, 130, 132), 12, True)
    s.pines(8, 62, 12, (62, 88, 80))
    s.box(-60, 60, 280, 60, (132, 146, 96))
    s.hills(4, 66, 3, (116, 132, 86), 18)
    s.shape([(92, 60), (96, 60), (112, 70), (104, 78), (150, 120), (20, 120), (66, 78), (90, 69)], (214, 200, 168))
    s.shape(
        [(93.6, 60), (94.6, 60), (106, 69.4), (90, 78), (92, 120), (80, 120), (84, 77.4), (98, 69.6)], (196, 180, 146)
    )
    _bicycle(s, 66, 86)
    olive = (84, 86, 58)
    s.figure(100, 88, 25, olive, "point", flip=True, head=(220, 182, 148))
    s.shape([(97.2, 65.6), (102.8, 65.6), (102.2, 63.0), (100, 62.0), (97.8, 63.0)], (70, 74, 50))
    s.path([(103.6, 84), (105.6, 62)], INK, 0.8)
    s.box(118, 62, 1.6, 28, (92, 70, 52))
    for y, words, d in ((62, "REUTTE", 1), (68, "OBERJOCH", -1)):
        s.shape(
            [
                (110, y),
                (130, y),
                (132.4 if d > 0 else 130, y + 2.2),
                (130, y + 4.4),
                (110, y + 4.4),
                (107.6 if d < 0 else 110, y + 2.2),
            ],
            (238, 226, 190),
        )
        s.words(words, 120, y + 2.3, 3.0, INK, "sans-bold", track=0.15)
    s.pines(14, 96, 40, PINE, -20, 24)
    s.pines(15, 98, 36, PINE, 140, 190)
    return s.sheet.finish()


def _bicycle(s: Scene, x: float, y: float) -> None:
    for wheel in (-6.4, 6.4):
        s.disc(x + wheel, y - 4.6, 4.6, INK, 0.5)
        for spoke in range(6):
            a = math.pi * spoke / 6
            s.path(
                [
                    (x + wheel - 4.4 * math.cos(a), y - 4.6 - 4.4 * math.sin(a)),
                    (x + wheel + 4.4 * math.cos(a), y - 4.6 + 4.4 * math.sin(a)),
                ],
                (90, 88, 84),
                0.12,
            )
    s.path([(x - 6.4, y - 4.6), (x - 2, y - 11), (x + 4.6, y - 11), (x - 0.6, y - 4.6), (x - 6.4, y - 4.6)], RED, 0.6)
    s.path([(x - 0.6, y - 4.6), (x - 2.4, y - 12)], RED, 0.6)
    s.path([(x + 6.4, y - 4.6), (x + 4.2, y - 13)], RED, 0.6)
    s.path([(x + 2.8, y - 13.4), (x + 6, y - 13)], INK, 0.6)
    s.path([(x - 4, y - 12.2), (x - 1, y - 12.2)], INK, 0.9)
    coat = (62, 70, 86)
    s.shape(
        [
            (x - 3.6, y - 12),
            (x - 2.4, y - 20),
            (x - 0.6, y - 22),
            (x + 1.6, y - 21),
            (x + 0.8, y - 13),
            (x - 0.6, y - 11.4),
        ],
        coat,
    )
    s.path([(x + 0.6, y - 20), (x + 3.6, y - 16.6), (x + 4.4, y - 13.4)], coat, 1.4)
    s.path([(x - 2, y - 12), (x + 2.2, y - 9), (x + 0.2, y - 3.6)], (46, 48, 54), 1.7)
    s.path([(x - 2, y - 12), (x - 0.4, y - 8), (x - 2.6, y - 4.4)], (40, 42, 48), 1.5)
    s.disc(x + 1.0, y - 23.6, 1.9, (228, 190, 154))
    s.shape([(x - 1, y - 24.2), (x + 0.4, y - 26), (x + 2.6, y - 25.4), (x + 2.8, y - 24.2)], (196, 160, 96))


def _poster(size: tuple[int, int], panel: str, palette: Inks, title: str, sides: tuple[str, ...]) -> pygame.Surface:
    """A picture for a panel nobody has drawn: its year, an orbit, and the colours of those it is about."""
    seed = seed_of(panel)
    both = {"usa", "ussr"} <= set(sides) or not sides
    warm = "ussr" in sides and not both
    ground = (198, 60, 44) if warm else (70, 96, 116)
    s = Scene(size, ground)
    light, dark = mix(ground, CREAM, 0.22), mix(ground, INK, 0.30)
    x, y = 44 + 72 * noise(seed, 1), 34 + 10 * noise(seed, 2)
    s.rays(x, y, light, 14 + seed % 7, 240)
    if both:
        s.shape([(80, -40), (240, -40), (240, 140), (56, 140)], mix((178, 52, 44), INK, 0.06))
        s.rays(x, y, CREAM, 16, 240, 20)
    s.disc(x, y, 19, CREAM)
    s.disc(x, y, 19, OCHRE, 0.9)
    turn = math.radians(-24 + 20 * noise(seed, 4))
    for wide, high in ((42, 13), (58, 18)):
        points = [
            (
                x + wide * math.cos(a) * math.cos(turn) - high * math.sin(a) * math.sin(turn),
                y + wide * math.cos(a) * math.sin(turn) + high * math.sin(a) * math.cos(turn),
            )
            for a in (math.tau * step / 80 for step in range(81))
        ]
        s.path(points, CREAM, 0.45)
        s.disc(*points[(seed >> 5) % 80], 1.3, OCHRE)
    s.hills(seed, 82, 9, dark, 14)
    s.hills(seed + 1, 88, 6, INK, 11)
    s.dart(x + 2, 78, 34, CREAM, 9, RED if not warm else INK)
    year = "".join(letter if letter.isdigit() else " " for letter in title).split()
    years = [part for part in year if len(part) == 4]
    if years:
        s.words(years[0], s.left + 5, s.bottom - 9, 13, CREAM, "oswald-bold", align="left", track=0.6)
    s.box(s.left, s.bottom - 1.2, s.right - s.left, 1.4, palette.accent)
    return s.sheet.finish()


_PANELS: dict[str, Callable[[tuple[int, int]], pygame.Surface]] = {
    "prologue-kaluga": _kaluga,
    "prologue-auburn": _auburn,
    "prologue-rejected-thesis": _thesis,
    "prologue-leningrad": _leningrad,
    "prologue-reinickendorf": _reinickendorf,
    "prologue-cellar": _cellar,
    "prologue-arroyo-seco": _arroyo,
    "prologue-arrests": _arrests,
    "prologue-khalkhin-gol": _khalkhin,
    "prologue-peenemunde": _peenemunde,
    "prologue-dora": _dora,
    "prologue-where-it-fell": _where_it_fell,
    "prologue-blizna": _blizna,
    "prologue-may-1945": _may,
}
