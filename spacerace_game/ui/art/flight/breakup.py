"""A rocket that comes apart: its pieces and how they fall, fire and smoke where it broke, and a fire on the pad."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from spacerace_game.ui.art.brush import Colour, Point, mix, noise
from spacerace_game.ui.art.flight.frame import FIRE, Frame, disc, lay
from spacerace_game.ui.art.flight.rig import Posed
from spacerace_game.ui.art.flight.stages import middle_of, rocket_picture

PIECES = 5
"""Into how many a rocket breaks."""

Fall = Callable[[float], Point]
"""Where a piece is, by the seconds since the rocket broke."""

_STEP_S = 0.11
"""Seconds between two puffs along the way of a piece."""


def broken_for(frame: Frame) -> float | None:
    """Seconds since the rocket broke up; None while it is whole."""
    flown = frame.flown
    if flown.end not in ("burst", "wander") or flown.failed_at is None or flown.lost_at is None:
        return None
    broken = frame.since - (flown.lost_at - flown.failed_at)
    return broken if broken >= 0 else None


def draw_break_up(frame: Frame, rocket: Posed, ground: float, age: float) -> None:
    """The rocket so many seconds after it broke; `ground` is where its pieces come down in the picture."""
    picture = rocket_picture(frame, rocket)
    centre = middle_of(rocket, picture)
    high = picture.get_height() // PIECES
    size = picture.get_height() * 0.5
    falls = [fall_of(frame, piece, centre, high, size, rocket.rig.tilt) for piece in range(PIECES)]
    _draw_smoke(frame, centre, size, age)
    for fall in falls:
        _draw_burning(frame, fall, age, size, ground)
    _draw_fireball(frame, centre, size, age)
    for piece, fall in enumerate(falls):
        x, y = fall(age)
        if y <= ground and y <= frame.rect.bottom + high:
            part = picture.subsurface((0, piece * high, picture.get_width(), high))
            turn = rocket.rig.tilt + age * (noise(frame.seed, piece, 31) - 0.5) * 260
            _draw_piece(frame, part, (x, y), turn, age)
    if age < 5:
        _draw_shards(frame, centre, size, age)


def fall_of(frame: Frame, piece: int, centre: Point, high: float, size: float, tilt: float) -> Fall:
    """How a piece falls: thrown out, braked by the air, and ever faster.

    A piece is `high` pixels high in a rocket that leans by `tilt` degrees about `centre`; `size` is how far it is
    thrown, more or less.
    """
    way = math.tau * noise(frame.seed, piece, 32)
    throw = size * (0.5 + 1.1 * noise(frame.seed, piece, 33))
    offset = (piece - PIECES / 2 + 0.5) * high
    s, c = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    start = centre[0] - offset * s, centre[1] + offset * c
    weight = frame.rect.height * (0.014 + 0.008 * noise(frame.seed, piece, 34))

    def place(age: float) -> Point:
        far = throw * (1 - math.exp(-0.8 * age))
        return start[0] + far * math.cos(way), start[1] + far * math.sin(way) * 0.7 + weight * age * age

    return place


def _draw_piece(frame: Frame, part: pygame.Surface, at: Point, turn: float, age: float) -> None:
    """A piece, the blacker the longer it burns."""
    turned = pygame.transform.rotozoom(part, -turn, 1)
    left = 255 - min(150, int(age * 42))
    turned.fill((left, left, left, 255), special_flags=pygame.BLEND_RGBA_MULT)
    lay(frame.surface, turned, at)


def _draw_shards(frame: Frame, centre: Point, size: float, age: float) -> None:
    """Sparks that fly out from the middle and cool."""
    for shard in range(26):
        way, reach = math.tau * noise(frame.seed, shard, 41), size * (0.4 + noise(frame.seed, shard, 42))
        far = reach * (1 - math.exp(-age * 1.3))
        tip = (centre[0] + far * math.cos(way), centre[1] + far * math.sin(way) + 12 * age * age)
        tail = (tip[0] - 9 * math.cos(way), tip[1] - 9 * math.sin(way))
        pygame.draw.aaline(frame.surface, mix(FIRE[1], (90, 80, 76), min(1.0, age / 4)), tail, tip)


def _draw_burning(frame: Frame, fall: Fall, age: float, size: float, ground: float) -> None:
    """The flame at a piece and the smoke along the way it fell; a fire where it came down."""
    wide = max(2.5, size * 0.055)
    with frame.veil() as veil:
        for number in range(int(age / _STEP_S), -1, -1):
            then = number * _STEP_S
            x, y = fall(then)
            old = age - then
            if y > ground or y > frame.rect.bottom + wide or old > 6:
                continue
            puff = wide * (0.55 + 0.4 * old + 0.25 * noise(frame.seed, number, 71))
            left, top = frame.inside((x, y))
            at = (left + old * 3 * (noise(number, 72) - 0.3), top - old * 4)
            pygame.draw.circle(veil, (*_cooling(old), int(200 * (1 - old / 6))), at, puff)
    if ground < frame.rect.bottom and fall(age)[1] > ground:
        flare = 0.8 + 0.4 * noise(frame.tick // 2, int(fall(0)[1])) if frame.motion else 1.0
        x = fall(age)[0]
        for ring, share in ((2, 1.0), (1, 0.66), (0, 0.36)):
            disc(frame.surface, (x, ground - wide * share), wide * 1.5 * share * flare, FIRE[ring])


def _cooling(old: float) -> Colour:
    """The colour of a puff so many seconds old: fire first, then smoke."""
    hot = max(0.0, 1 - old / 0.7)
    return mix((96, 90, 88), FIRE[1], hot) if hot < 0.6 else FIRE[0 if hot > 0.85 else 1]


def _draw_smoke(frame: Frame, centre: Point, size: float, age: float) -> None:
    """The cloud that stays where it broke up."""
    seed = frame.seed
    grown = size * (0.5 + 0.09 * age)
    alpha = int(150 * min(1.0, age / 1.5) * max(0.25, 1 - age / 14))
    x, y = frame.inside(centre)
    with frame.veil() as veil:
        for puff in range(18):
            way, far = math.tau * noise(seed, puff, 81), grown * 0.8 * noise(seed, puff, 82)
            at = (x + far * math.cos(way) * 1.2 + age * 2, y + far * math.sin(way) - age * 5)
            shade = mix((70, 64, 62), (146, 138, 130), noise(seed, puff, 83))
            pygame.draw.circle(veil, (*shade, alpha), at, grown * (0.2 + 0.2 * noise(seed, puff, 84)))


def _draw_fireball(frame: Frame, centre: Point, size: float, age: float) -> None:
    """Rings of fire that grow, rise and turn to soot from the heart outwards."""
    grown = size * (0.35 + 0.85 * (1 - math.exp(-age * 1.6)))
    fade = min(1.0, age / 5)
    x, y = frame.inside(centre)
    with frame.veil() as veil:
        for ring in range(4, -1, -1):
            if ring < age * 0.9 - 0.6:
                continue
            share = (ring + 1) / 5
            colour = (*mix(FIRE[ring], FIRE[4], fade * 0.7), int(235 * (1 - fade * 0.75)))
            far = grown * 0.5 * share
            pygame.draw.circle(veil, colour, (x, y - age * 6), far)
            for puff in range(12):
                way = math.tau * (puff / 12 + noise(frame.seed, ring, puff))
                at = (x + far * math.cos(way), y + far * math.sin(way) - age * 6)
                pygame.draw.circle(veil, colour, at, grown * share * (0.30 + 0.2 * noise(frame.seed, ring, puff, 2)))


def draw_pad_fire(frame: Frame, ground: float, high: float) -> None:
    """An explosion on the pad of a rocket so many pixels high."""
    age, x = frame.since, frame.rect.centerx
    size = high * (0.45 + 0.75 * (1 - math.exp(-age * 0.9)))
    smoke = mix((60, 56, 56), (20, 22, 30), 0.4 if frame.night else 0.0)
    foot = frame.inside((x, ground))
    with frame.veil() as veil:
        _rise_over_pad(veil, frame, foot, size, min(age, 9) * high * 0.09, smoke)
        _burn_over_pad(veil, frame, foot, size, smoke)
    for shard in range(18):
        way = math.pi * (0.1 + 0.8 * noise(frame.seed, shard, 61))
        far = high * (0.7 + noise(frame.seed, shard, 62)) * (1 - math.exp(-age))
        at = (x + far * math.cos(way), ground - far * math.sin(way) + 18 * age * age)
        if at[1] < ground:
            pygame.draw.aaline(frame.surface, FIRE[2], (at[0] - 7 * math.cos(way), at[1] + 7 * math.sin(way)), at)


def _rise_over_pad(veil: pygame.Surface, frame: Frame, foot: Point, size: float, rise: float, smoke: Colour) -> None:
    """The smoke of a fire on the pad."""
    for puff in range(26):
        way = math.pi * noise(frame.seed, puff, 51)
        far = size * 0.75 * noise(frame.seed, puff, 52)
        up = rise * (0.4 + noise(puff, 53))
        at = (foot[0] + far * math.cos(way) * 1.3, foot[1] - far * math.sin(way) - up)
        colour = mix(smoke, (120, 108, 100), 0.6 * noise(puff, 54))
        pygame.draw.circle(veil, (*colour, 235), at, size * (0.14 + 0.16 * noise(puff, 55)))


def _burn_over_pad(veil: pygame.Surface, frame: Frame, foot: Point, size: float, smoke: Colour) -> None:
    """The flames of a fire on the pad, domes with puffs around them, turning to smoke within twelve seconds."""
    age = frame.since
    fade = min(1.0, max(0.0, (age - 2) / 10))
    for ring in (3, 2, 1, 0):
        if age > 7 and ring == 0:
            continue
        share = (0.30, 0.52, 0.74, 1.0)[ring]
        colour = (*mix(FIRE[ring], smoke, fade), 240)
        reach = size * 0.46 * share
        dome = [math.pi * step / 24 for step in range(25)]
        body = [(foot[0] + reach * 1.25 * math.cos(way), foot[1] - reach * 0.9 * math.sin(way)) for way in dome]
        pygame.draw.polygon(veil, colour, body)
        for puff in range(14):
            way = math.pi * (puff + 0.5) / 14
            flare = 0.85 + 0.3 * noise(frame.tick // 2, puff, ring) if frame.motion else 1.0
            far = reach * flare
            at = (foot[0] + far * 1.25 * math.cos(way), foot[1] - far * math.sin(way) * 0.9)
            pygame.draw.circle(veil, colour, at, size * 0.20 * share * (1 - 0.6 * fade) + 2)
