"""The plain poster of a panel that has no picture of its own."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import Inks, mix, noise, seed_of
from spacerace_game.ui.art.prologue.inks import INK, OCHRE, PAPER, VERMILION
from spacerace_game.ui.art.scene import Scene


def poster(size: tuple[int, int], panel: str, palette: Inks, title: str, sides: tuple[str, ...]) -> pygame.Surface:
    """A picture for a panel nobody has drawn: its year, an orbit, and the colours of those it is about."""
    seed = seed_of(panel)
    both = {"usa", "ussr"} <= set(sides) or not sides
    warm = "ussr" in sides and not both
    ground = (198, 60, 44) if warm else (70, 96, 116)
    s = Scene(size, ground)
    light, dark = mix(ground, PAPER, 0.22), mix(ground, INK, 0.30)
    x, y = 44 + 72 * noise(seed, 1), 34 + 10 * noise(seed, 2)
    s.rays(x, y, light, 14 + seed % 7, 240)
    if both:
        s.shape([(80, -40), (240, -40), (240, 140), (56, 140)], mix((178, 52, 44), INK, 0.06))
        s.rays(x, y, PAPER, 16, 240, 20)
    s.disc(x, y, 19, PAPER)
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
        s.path(points, PAPER, 0.45)
        s.disc(*points[(seed >> 5) % 80], 1.3, OCHRE)
    s.hills(seed, 82, 9, dark, 14)
    s.hills(seed + 1, 88, 6, INK, 11)
    s.dart(x + 2, 78, 34, PAPER, 9, VERMILION if not warm else INK)
    year = "".join(letter if letter.isdigit() else " " for letter in title).split()
    years = [part for part in year if len(part) == 4]
    if years:
        s.words(years[0], s.left + 5, s.bottom - 9, 13, PAPER, "oswald-bold", align="left", track=0.6)
    s.box(s.left, s.bottom - 1.2, s.right - s.left, 1.4, palette.accent)
    return s.sheet.finish()
