"""A craft on its own: its picture with everything unfolded, and the capsule that comes home of it."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.backdrops import capsule
from spacerace_game.ui.art.brush import PICTURES, Point, Sheet
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.flight.frame import Frame, lay
from spacerace_game.ui.art.flight.parts import standing_part, whole_of
from spacerace_game.ui.art.rocket import draw_shape
from spacerace_game.ui.art.shape import NOSE, Shape
from spacerace_game.ui.presenters.launch import Flown


def draw_ship(frame: Frame, centre: Point, size: float, turn: float, light: float = 1.0) -> None:
    """The craft about so many pixels high, turned by degrees to the left; `light` below 1 is dusk."""
    picture = _ship_picture(frame, size, light)
    lay(frame.surface, pygame.transform.rotozoom(picture, turn, 1), centre)


def _ship_picture(frame: Frame, size: float, light: float) -> pygame.Surface:
    flown, palette = frame.flown, frame.palette

    def make() -> pygame.Surface:
        shape = _ship_shape(flown)
        px = min(size / shape.height, size * 1.5 / (shape.half_width * 2))
        sheet = Sheet((math.ceil(shape.half_width * 2 * px) + 8, math.ceil(shape.height * px) + 8))
        draw_shape(sheet, shape, sheet.size[0] / 2, sheet.size[1] - 4, px, palette, light=light)
        return sheet.finish()

    name = flown.craft.id if flown.craft else flown.vehicle.id
    return PICTURES.get(("ship", name, flown.livery, round(size), round(light * 10), palette.name), make)


def _ship_shape(flown: Flown) -> Shape:
    """The craft, or where there is none the last stage with its nose."""
    if flown.craft:
        return craft_shape(flown.craft, flown.livery)
    return standing_part(whole_of(flown), frozenset({len(flown.vehicle.stages) - 1, NOSE}))


def draw_capsule(frame: Frame, centre: Point, size: float, turn: float, scale: float = 1.0) -> None:
    """What comes home: a ball, as Vostok's cabin was, or a cone."""
    craft = frame.flown.craft
    ball = craft is not None and frame.flown.livery == "ussr" and not craft.id.startswith(("soyuz", "lok"))
    picture = PICTURES.get(("capsule", ball, round(size)), lambda: capsule(ball, round(size)))
    lay(frame.surface, pygame.transform.rotozoom(picture, turn, scale), centre)
