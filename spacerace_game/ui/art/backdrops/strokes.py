"""Strokes that buildings and pads share: boxes, trusses and towers."""

from __future__ import annotations

import math

from spacerace_game.ui.art.brush import Colour, Point, Sheet


def box(sheet: Sheet, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
    """A filled box by its corners."""
    sheet.rect(left, top, right - left, bottom - top, colour)


def truss(sheet: Sheet, foot: Point, tip: Point, wide: float, colour: Colour) -> None:
    """A beam of crossed bars, a little slimmer at its tip."""
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


def gantry(sheet: Sheet, foot: Point, tall: float, colour: Colour) -> None:
    """A service tower far off."""
    x, y = foot
    truss(sheet, (x, y), (x, y - tall), tall * 0.20, colour)
    box(sheet, x - tall * 0.16, y - tall * 0.97, x + tall * 0.10, y - tall * 0.90, colour)
