"""The air and what is above it, by altitude: the colour of the sky, stars, the Earth's edge, clouds."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.backdrops.worlds import cloud, earth_edge
from spacerace_game.ui.art.brush import PICTURES, Colour, mix, noise, stamp
from spacerace_game.ui.art.flight.frame import Frame, disc

FAR_OUT_M = 400_000
"""An altitude from which the sky looks as it does between the worlds."""

_Sky = tuple[Colour, Colour]
"""The colours at the top and at the bottom of the picture."""
_GROUND: tuple[_Sky, _Sky] = (((110, 152, 182), (206, 214, 202)), ((16, 22, 38), (48, 52, 72)))
"""By day and by night, as are the next."""
_HIGH: tuple[_Sky, _Sky] = (((34, 58, 102), (120, 160, 190)), ((8, 10, 20), (22, 28, 48)))
_SPACE: _Sky = ((6, 8, 16), (14, 20, 38))
_HIGH_M, _SPACE_M = 28_000, 88_000
_BANDS = 26


def draw_sky(frame: Frame, altitude: float) -> None:
    """The colours of the air at an altitude in metres, in flat bands."""
    rect = frame.rect
    top, bottom = _colours(altitude, frame.night)
    step = rect.height / _BANDS
    for band in range(_BANDS):
        colour = mix(top, bottom, (band / (_BANDS - 1)) ** 1.4)
        box = (rect.x, rect.y + round(band * step), rect.width, math.ceil(step) + 1)
        frame.surface.fill(colour, box)


def _colours(altitude: float, night: bool) -> _Sky:
    if altitude < _HIGH_M:
        low, high, share = _GROUND[night], _HIGH[night], altitude / _HIGH_M
    else:
        low, high, share = _HIGH[night], _SPACE, min(1.0, (altitude - _HIGH_M) / (_SPACE_M - _HIGH_M))
    return mix(low[0], high[0], share), mix(low[1], high[1], share)


_OTHER_SKIES: dict[str, _Sky] = {
    "mars": ((206, 158, 120), (236, 206, 172)),
    "venus": ((196, 150, 70), (232, 200, 120)),
}
"""Above and at the horizon, of the worlds that have air."""


def draw_other_sky(frame: Frame, body: str, height: float = 0.0) -> None:
    """What one sees above another world's ground, or where its air begins at a `height` of 1."""
    rect, sky = frame.rect, _OTHER_SKIES.get(body)
    if sky is None:
        frame.surface.fill((6, 7, 12), rect)
        draw_stars(frame, FAR_OUT_M)
        earth = (rect.x + rect.width * 0.2, rect.y + rect.height * 0.2)
        disc(frame.surface, earth, rect.height * 0.05, (84, 124, 160))
        return
    top, bottom = mix(sky[0], _SPACE[0], height), mix(sky[1], sky[0], height)
    for band in range(18):
        box = (rect.x, rect.y + band * rect.height // 18, rect.width, rect.height // 18 + 2)
        frame.surface.fill(mix(top, bottom, band / 17), box)


def draw_stars(frame: Frame, altitude: float) -> None:
    """The stars, as far as the air lets them through at an altitude in metres; at night it hides none."""
    strength = 1.0 if frame.night else min(1.0, max(0.0, (altitude - 35_000) / 50_000))
    if strength <= 0.02:
        return
    surface, rect, seed = frame.surface, frame.rect, frame.seed
    top, bottom = _colours(altitude, frame.night)
    drift = (frame.clock * 0.35) % rect.width if frame.motion else 0.0
    for number in range(110):
        x = (noise(seed, number, 1) * rect.width - drift * (0.4 + noise(number, 3))) % rect.width
        y = noise(seed, number, 2) * rect.height * 0.92
        sky = mix(top, bottom, (y / rect.height) ** 1.4)
        tone = mix(sky, (236, 232, 216), strength * (0.25 + 0.75 * noise(number, 4) ** 2))
        at = (rect.x + int(x), rect.y + int(y))
        surface.set_at(at, tone)
        if noise(number, 5) > 0.86:
            surface.set_at((at[0] + 1, at[1]), mix(tone, sky, 0.4))
            surface.set_at((at[0], at[1] + 1), mix(tone, sky, 0.4))


def draw_limb(frame: Frame, altitude: float) -> None:
    """The round edge of the Earth, which rises into the picture from some 45 km up."""
    share = min(1.0, max(0.0, (altitude - 45_000) / 110_000))
    if share <= 0:
        return
    picture = limb_picture(frame)
    rise = frame.rect.height * (0.05 + 0.95 * share)
    top = frame.rect.bottom - picture.get_height() * rise / frame.rect.height
    stamp(frame.surface, picture, (frame.rect.x, round(top)))


def limb_picture(frame: Frame) -> pygame.Surface:
    """The Earth's edge as wide as the picture."""
    size, night = frame.rect.size, frame.night
    return PICTURES.get(("limb", size, night), lambda: earth_edge(size, night))


def draw_clouds(frame: Frame, altitude: float, speed: float) -> None:
    """Clouds that the rocket climbs through, and streaks of air where it does so fast."""
    if not 200 < altitude < 26_000:
        return
    for number in range(12):
        _cloud(frame, number, altitude)
    if frame.motion and 1_500 < altitude < 22_000 and speed > 150 and frame.since < 0:
        _streaks(frame, speed)


def _cloud(frame: Frame, number: int, altitude: float) -> None:
    rect, seed, night = frame.rect, frame.seed, frame.night
    level = 900 + 11_000 * noise(seed, number, 21)
    depth = 0.35 + 0.65 * noise(seed, number, 22)
    y = rect.centery + (altitude - level) * 0.16 * depth
    if not rect.y - 90 < y < rect.bottom + 90:
        return
    x = rect.x + noise(seed, number, 23) * rect.width
    wide = round(rect.width * (0.16 + 0.26 * noise(number, 24)) * depth)
    picture = PICTURES.get(("cloud", number, wide, night), lambda: cloud(wide, number, night))
    stamp(frame.surface, picture, (round(x - wide / 2), round(y)))


def _streaks(frame: Frame, speed: float) -> None:
    rect = frame.rect
    tone = mix((120, 150, 180), (230, 234, 230), 0.3)
    for streak in range(14):
        x = rect.x + noise(frame.seed, streak, frame.tick // 5) * rect.width
        y = rect.y + ((noise(streak, 9) + frame.clock * 1.7) % 1.0) * rect.height
        pygame.draw.line(frame.surface, tone, (x, y), (x, y + 6 + speed / 60))
