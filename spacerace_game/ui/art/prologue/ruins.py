"""The last panels: where the weapon fell, what was found of it, and how its makers changed sides."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import Colour, mix, noise
from spacerace_game.ui.art.prologue.inks import INK, PINE, VERMILION, Drawing
from spacerace_game.ui.art.scene import Scene


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
    """One of a row of brick houses, perhaps torn open at its side."""
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
    """A cow that wades."""
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
    """A transport aeroplane on the ground, far off."""
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
    """A man in a coat on a bicycle."""
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
    s.path(
        [(x - 6.4, y - 4.6), (x - 2, y - 11), (x + 4.6, y - 11), (x - 0.6, y - 4.6), (x - 6.4, y - 4.6)], VERMILION, 0.6
    )
    s.path([(x - 0.6, y - 4.6), (x - 2.4, y - 12)], VERMILION, 0.6)
    s.path([(x + 6.4, y - 4.6), (x + 4.2, y - 13)], VERMILION, 0.6)
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


PANELS: dict[str, Drawing] = {
    "prologue-where-it-fell": _where_it_fell,
    "prologue-blizna": _blizna,
    "prologue-may-1945": _may,
}
"""By the id of the panel."""
