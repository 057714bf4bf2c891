"""A craft on its own: its picture with everything unfolded, and the capsule that comes home of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pygame

from spacerace_game.ui.art.brush import PICTURES, Point, Sheet, stamp
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.flight.frame import Frame, lay
from spacerace_game.ui.art.flight.parts import standing_part, whole_of
from spacerace_game.ui.art.rocket import draw_shape
from spacerace_game.ui.art.shape import NOSE, Shape
from spacerace_game.ui.presenters.launch import Flown, Part

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Spacecraft


def draw_ship(frame: Frame, centre: Point, size: float, turn: float, light: float = 1.0, part: Part = "whole") -> None:
    """The craft about so many pixels high, turned by degrees to the left; `light` below 1 is dusk."""
    picture = _ship_picture(frame, size, light, part)
    lay(frame.surface, pygame.transform.rotozoom(picture, turn, 1), centre)


def draw_ship_on(frame: Frame, foot: Point, size: float, light: float = 1.0, part: Part = "whole") -> float:
    """The craft upright with its foot at a place; returns how many pixels it is high."""
    picture = _ship_picture(frame, size, light, part)
    stamp(frame.surface, picture, picture.get_rect(midbottom=(round(foot[0]), round(foot[1]) + 4)))
    return float(picture.get_height() - 8)


def draw_craft(frame: Frame, craft: Spacecraft, livery: str, centre: Point, px: float, turn: float) -> None:
    """Any craft at so many pixels to the metre, turned by degrees to the left."""

    def make() -> pygame.Surface:
        shape = craft_shape(craft, livery)
        sheet = Sheet((math.ceil(shape.half_width * 2 * px) + 8, math.ceil(shape.height * px) + 8))
        draw_shape(sheet, shape, sheet.size[0] / 2, sheet.size[1] - 4, px, frame.palette)
        return sheet.finish()

    picture = PICTURES.get(("craft", craft.id, livery, round(px * 40), frame.palette.name), make)
    lay(frame.surface, pygame.transform.rotozoom(picture, turn, 1), centre)


def _ship_picture(frame: Frame, size: float, light: float, part: Part) -> pygame.Surface:
    flown, palette = frame.flown, frame.palette

    def make() -> pygame.Surface:
        shape = _ship_shape(flown, part)
        px = min(size / shape.height, size * 1.5 / (shape.half_width * 2))
        sheet = Sheet((math.ceil(shape.half_width * 2 * px) + 8, math.ceil(shape.height * px) + 8))
        draw_shape(sheet, shape, sheet.size[0] / 2, sheet.size[1] - 4, px, palette, light=light)
        return sheet.finish()

    name = flown.craft.id if flown.craft else flown.vehicle.id
    return PICTURES.get(("ship", name, part, flown.livery, round(size), round(light * 10), palette.name), make)


def _ship_shape(flown: Flown, part: Part) -> Shape:
    """The craft, or where there is none the last stage with its nose."""
    if flown.craft:
        return craft_shape(flown.craft, flown.livery, part)
    return standing_part(whole_of(flown), frozenset({len(flown.vehicle.stages) - 1, NOSE}))


def draw_capsule(frame: Frame, centre: Point, size: float, turn: float, scale: float = 1.0) -> None:
    """What comes home: a ball, as Vostok's cabin was, or a cone."""
    craft = frame.flown.craft
    ball = craft is not None and frame.flown.livery == "ussr" and not craft.id.startswith(("soyuz", "lok"))
    picture = PICTURES.get(("capsule", ball, round(size)), lambda: _capsule_picture(ball, round(size)))
    lay(frame.surface, pygame.transform.rotozoom(picture, turn, scale), centre)


def _capsule_picture(ball: bool, size: int) -> pygame.Surface:
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
