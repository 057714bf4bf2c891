"""The ground under a flight: the country, the pad with its lights, smoke that rolls out over it, and dust."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.backdrops.country import country
from spacerace_game.ui.art.backdrops.pad import UNDER, pad_picture
from spacerace_game.ui.art.brush import PICTURES, Colour, mix, noise, stamp
from spacerace_game.ui.art.flight.frame import Frame, disc
from spacerace_game.ui.art.maps import landscape
from spacerace_game.ui.art.shape import Shape
from spacerace_game.ui.presenters.launch import Flown


def place_of(flown: Flown) -> str:
    """The kind of country around the pad, as `backdrops.country` knows it."""
    if flown.site is not None and (flown.site.latitude or flown.site.longitude):
        return landscape(flown.site.latitude, flown.site.longitude)
    if flown.livery == "usa":
        return "desert" if 30 < flown.vehicle.latitude_deg < 34 else "cape"
    return "steppe"


def grade_of(flown: Flown) -> int:
    """How much is built at the pad."""
    return flown.site.grade if flown.site else flown.vehicle.grade


def floor_of(frame: Frame) -> float:
    """The height in the picture on which a pad stands and a capsule comes down."""
    return frame.rect.bottom - frame.rect.height * 0.13


def draw_land(frame: Frame, place: str, sink: float, grade: int = 0) -> None:
    """A country, so many pixels below where it lies when one stands on it, with what is built at a pad of a grade."""
    rect, night = frame.rect, frame.night
    size = rect.width, round(rect.height * 0.36)
    key = ("land", place, grade, rect.size, night)
    picture = PICTURES.get(key, lambda: country(place, size, night, grade))
    top = floor_of(frame) - picture.get_height() * 0.42 + sink
    stamp(frame.surface, picture, (rect.x, round(top)))


def draw_pad(frame: Frame, whole: Shape, px: float, ground: float) -> None:
    """The pad of a rocket, at `px` pixels to the metre and with its ground at a height; its arms open at lift-off."""
    flown, night = frame.flown, frame.night
    opened = min(1.0, max(0.0, (frame.seconds + 3) / 4)) if frame.motion else float(frame.seconds > 0)
    step, livery, grade = round(opened * 8), flown.livery, grade_of(flown)
    family = livery != "usa" and any(stage.parallel and stage.count > 2 for stage in flown.vehicle.stages)
    key = ("pad", flown.vehicle.id, round(px * 40), family, step, livery, grade, night)
    picture = PICTURES.get(key, lambda: pad_picture(whole, px, family, step / 8, livery, night, grade))
    at = (frame.rect.centerx - picture.get_width() // 2, round(ground - picture.get_height() + UNDER))
    stamp(frame.surface, picture, at)
    if night and frame.seconds < 6:
        _searchlights(frame, ground, whole.height * px)


def _searchlights(frame: Frame, ground: float, high: float) -> None:
    """Two beams that cross at a rocket so many pixels high."""
    width = frame.rect.width
    foot = ground - frame.rect.y
    top = (width / 2, foot - high * 0.7)
    spread = high * 0.16
    with frame.veil() as veil:
        for sign in (-1, 1):
            base = (width / 2 + sign * width * 0.40, foot)
            beyond = (top[0] - sign * high * 0.9, top[1] - high * 0.55)
            beam = [base, (beyond[0] - spread, beyond[1]), (beyond[0] + spread, beyond[1])]
            pygame.draw.polygon(veil, (226, 222, 190, 26), beam)


def draw_exhaust_cloud(frame: Frame, ground: float, high: float, altitude: float) -> None:
    """Smoke and steam that roll out from under a rocket so many pixels high."""
    lit = frame.flown.lit
    run = frame.seconds - min((begin for begin, _, _ in lit), default=-3.0)
    if run < 0.4 or not lit:
        return
    size = high * 0.42 * (1 - math.exp(-run / 3.2))
    warm, dark = _smoke_colours(frame.night, altitude)
    seed = frame.seed
    for sign in (-1, 1):
        for puff in range(13):
            share = (puff + 0.4) / 13
            sway = 0.06 * math.sin(frame.seconds * 2.2 + puff) if frame.motion else 0.0
            at = (
                frame.rect.centerx + sign * size * (0.15 + 1.9 * share),
                ground - size * (0.10 + 0.22 * noise(seed, puff, 3) + sway * (1 - share)),
            )
            radius = size * (0.22 + 0.2 * noise(seed, puff, 4)) * (1.1 - 0.55 * share)
            disc(frame.surface, at, radius, mix(warm, dark, 0.25 + 0.7 * noise(seed, puff, 5)))


def _smoke_colours(night: bool, altitude: float) -> tuple[Colour, Colour]:
    """Where the fire still shines on it, and in the shadow."""
    warm = mix((238, 230, 214), (250, 196, 120), max(0.0, 1 - altitude / 60) * 0.4)
    dark = mix(warm, (96, 92, 92), 0.45)
    if night:
        return mix(warm, (40, 40, 56), 0.35), mix(dark, (24, 26, 40), 0.5)
    return warm, dark


def draw_dust(frame: Frame, x: float, floor: float, size: float, age: float, colour: Colour) -> None:
    """What is thrown up where something came down or an engine blows, so many seconds later."""
    grown = size * (1 - math.exp(-age * 1.1))
    left, foot = frame.inside((x, floor))
    with frame.veil() as veil:
        for puff in range(22):
            way = math.pi * noise(frame.seed, puff, 81)
            far = grown * noise(frame.seed, puff, 82)
            at = (left + far * math.cos(way) * 1.5, foot - far * math.sin(way) * 0.7)
            tone = mix(colour, (60, 56, 54), 0.4 * noise(puff, 83))
            alpha = max(40, int(220 - age * 14))
            pygame.draw.circle(veil, (*tone, alpha), at, grown * (0.14 + 0.12 * noise(puff, 84)))
