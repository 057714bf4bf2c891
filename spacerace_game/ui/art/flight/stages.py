"""The rocket in flight: what still stands of it, and the stages and halves of the fairing that it lets go."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import PICTURES, Inks, Point, Sheet, noise
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.flight.fire import draw_plume
from spacerace_game.ui.art.flight.frame import Frame, lay
from spacerace_game.ui.art.flight.parts import bodies, dropped_part, extent, standing_part
from spacerace_game.ui.art.flight.rig import Posed
from spacerace_game.ui.art.rocket import draw_shape
from spacerace_game.ui.art.shape import NOSE, TOWER, Hull, Shape
from spacerace_game.ui.presenters.launch import Flown

_MARGIN = 6
"""Pixels around the picture of a rocket."""


def draw_standing(frame: Frame, rocket: Posed, altitude: float) -> None:
    """What stands, in its place and leaning, over the fire of the engines that burn."""
    burning = frame.flown.burning(frame.seconds) & rocket.standing
    if frame.ended("stuck", "burst"):
        burning = frozenset()
    picture = rocket_picture(frame, rocket)
    if burning:
        draw_plume(frame, rocket, burning, altitude)
    shake = (noise(frame.tick, 8) - 0.5) * 1.4 if frame.motion and burning and altitude < 400 else 0.0
    x, y = middle_of(rocket, picture)
    tilt = rocket.rig.tilt
    turned = pygame.transform.rotozoom(picture, -tilt, 1) if abs(tilt) > 0.3 else picture
    lay(frame.surface, turned, (x + shake, y))


def draw_dropped(frame: Frame, rocket: Posed) -> None:
    """Stages, a fairing and an escape tower that have just been let go, falling behind and turning over."""
    flown = frame.flown
    for when, design in flown.drops:
        age = frame.seconds - when
        if not 0 <= age < 10 or (flown.failed_at is not None and when > flown.failed_at):
            continue
        for place, stage in enumerate(flown.vehicle.stages):
            if stage.design == design:
                _draw_falling(frame, rocket, place, age)
    for gone, draw in ((flown.fairing_off_at(), _draw_halves), (flown.tower_off_at(), _draw_tower)):
        if gone is None or (flown.failed_at is not None and gone >= flown.failed_at):
            continue
        if 0 <= frame.seconds - gone < 7:
            draw(frame, rocket, frame.seconds - gone)


def _draw_falling(frame: Frame, rocket: Posed, place: int, age: float) -> None:
    """The bodies of a stage so many seconds after it was dropped."""
    rig, high = rocket.rig, frame.rect.height
    back = (age**1.5 * 0.055 * high + age * 6) / rig.px
    many = frame.flown.vehicle.stages[place].count > 1
    for number, (side, body) in enumerate(bodies(rocket.whole, place, many)):
        low, top = min(hull.profile[0][0] for hull in body), max(hull.profile[-1][0] for hull in body)
        picture = _part_picture(frame, rocket, body, place, number)
        aside = side * age * (0.055 * high + 6) / rig.px
        at = rig.put(body[0].x + aside, (low + top) / 2 - back)
        spin = rig.tilt + (side or 0.4) * age * (15 + 8 * noise(place, number, 6))
        lay(frame.surface, pygame.transform.rotozoom(picture, -spin, 1), at)


def _draw_halves(frame: Frame, rocket: Posed, age: float) -> None:
    """The two halves of the fairing, tumbling away to both sides."""
    nose = tuple(hull for hull in rocket.whole.hulls if hull.stage == NOSE)
    if not nose:
        return
    rig, high = rocket.rig, frame.rect.height
    picture = _part_picture(frame, rocket, nose, NOSE, 0)
    middle = (nose[0].profile[0][0] + nose[-1].profile[-1][0]) / 2
    half = picture.get_width() // 2
    back = age**1.6 * high * 0.03 / rig.px
    for side in (-1, 1):
        piece = picture.subsurface((0 if side < 0 else half, 0, half, picture.get_height()))
        at = rig.put(side * (half / 2 + age * high * 0.055) / rig.px, middle - back)
        lay(frame.surface, pygame.transform.rotozoom(piece, -(rig.tilt + side * age * 24), 1), at)


def rocket_picture(frame: Frame, rocket: Posed) -> pygame.Surface:
    """The picture of what still stands, upright, with a margin."""
    flown, px, palette = frame.flown, rocket.rig.px, frame.palette
    craft = flown.craft.id if flown.craft else ""
    key = ("stack", flown.vehicle.id, flown.livery, rocket.standing, round(px * 30), palette.name, craft)
    return PICTURES.get(key, lambda: _drawn_rocket(flown, rocket, palette))


def middle_of(rocket: Posed, picture: pygame.Surface) -> Point:
    """Where the middle of that picture belongs."""
    low = extent(rocket.whole, rocket.standing)[0]
    return rocket.rig.put(0.0, low + (picture.get_height() / 2 - _MARGIN) / rocket.rig.px)


def _drawn_rocket(flown: Flown, rocket: Posed, palette: Inks) -> pygame.Surface:
    part, px = standing_part(rocket.whole, rocket.standing), rocket.rig.px
    rider, tall = None, 0.0
    if NOSE not in rocket.standing and flown.craft is not None:
        rider = craft_shape(flown.craft, flown.livery)
        tall = rider.height * _fit(flown, rocket.whole, part, rider)
    high = (part.height + tall) * px
    reach = part.half_width * px
    if rider is not None:
        reach = max(reach, rider.half_width * px * tall / rider.height)
    sheet = Sheet((math.ceil(reach * 2) + _MARGIN * 2, math.ceil(high) + _MARGIN * 2))
    middle, floor = sheet.size[0] / 2, sheet.size[1] - _MARGIN
    if rider is not None:
        draw_shape(sheet, rider, middle, floor - part.height * px, px * tall / rider.height, palette)
    draw_shape(sheet, part, middle, floor, px, palette)
    return sheet.finish()


def _fit(flown: Flown, whole: Shape, part: Shape, rider: Shape) -> float:
    """By how much a craft without its fairing is drawn smaller, to sit on the last stage as it did inside."""
    top = max(part.hulls, key=lambda hull: hull.profile[-1][0])
    room = flown.vehicle.height_m - max(hull.profile[-1][0] for hull in whole.hulls if hull.stage >= 0)
    return min(1.0, max(room, 1.5) / rider.height, 2.6 * top.width / max(0.1, rider.half_width * 2))


def _draw_tower(frame: Frame, rocket: Posed, age: float) -> None:
    """An escape tower that has fired itself off, ahead and aside."""
    tower = tuple(hull for hull in rocket.whole.hulls if hull.stage == TOWER)
    if not tower:
        return
    rig, high = rocket.rig, frame.rect.height
    picture = _part_picture(frame, rocket, tower, TOWER, 0)
    middle = (tower[0].profile[0][0] + tower[-1].profile[-1][0]) / 2
    ahead = high * (0.12 * age - 0.03 * age**2) / rig.px
    at = rig.put(age * high * 0.05 / rig.px, middle + ahead)
    lay(frame.surface, pygame.transform.rotozoom(picture, -(rig.tilt + age * 30), 1), at)


def _part_picture(frame: Frame, rocket: Posed, body: tuple[Hull, ...], place: int, number: int) -> pygame.Surface:
    """The picture of a body of a dropped stage, upright."""
    flown, px, palette = frame.flown, rocket.rig.px, frame.palette

    def make() -> pygame.Surface:
        part = dropped_part(rocket.whole, body, place)
        sheet = Sheet((math.ceil(part.half_width * 2 * px) + 8, math.ceil(part.height * px) + 8))
        draw_shape(sheet, part, sheet.size[0] / 2, sheet.size[1] - 4, px, palette)
        return sheet.finish()

    key = ("part", flown.vehicle.id, flown.livery, place, number, round(px * 30), palette.name)
    return PICTURES.get(key, make)
