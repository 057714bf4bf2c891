"""Down on an engine to the Moon or to another world."""

from __future__ import annotations

import pygame

from spacerace_game.ui.art.backdrops.worlds import regolith
from spacerace_game.ui.art.brush import PICTURES, Colour, Point, mix, noise, stamp
from spacerace_game.ui.art.flight.frame import FIRE, Frame, disc
from spacerace_game.ui.art.flight.ground import draw_dust
from spacerace_game.ui.art.flight.ship import draw_ship
from spacerace_game.ui.art.flight.sky import FAR_OUT_M, draw_stars
from spacerace_game.ui.presenters.launch import Phase

_SKIES: dict[str, tuple[Colour, Colour]] = {
    "mars": ((206, 158, 120), (236, 206, 172)),
    "venus": ((196, 150, 70), (232, 200, 120)),
}
"""Above and at the horizon, of the worlds that have air."""
_SOILS: dict[str, Colour] = {"mars": (170, 92, 58), "venus": (150, 104, 44)}
_MOON: Colour = (150, 148, 140)


def draw_touchdown(frame: Frame, phase: Phase) -> None:
    """The craft standing on its fire above the ground of another world, until it stands there or has crashed."""
    rect, share = frame.rect, frame.share(phase)
    soil = _SOILS.get(phase.body, _MOON)
    _draw_sky(frame, phase.body)
    picture = PICTURES.get(("ground", phase.body, rect.size), lambda: regolith(rect.size, soil))
    stamp(frame.surface, picture, (rect.x, rect.bottom - picture.get_height()))
    floor, size = rect.bottom - rect.height * 0.16, rect.height * 0.30
    top = rect.y + rect.height * 0.22
    y, turn = top + (floor - top - size / 2) * share**0.8, 0.0
    if frame.ended("crash"):
        y, turn = min(floor - size * 0.2, y + frame.since * rect.height * 0.5), 24 * frame.since
        if y >= floor - size * 0.21:
            draw_dust(frame, rect.centerx, floor, size * 1.2, frame.since, soil)
            return
    elif share < 0.999:
        _draw_brake(frame, (rect.centerx, y + size * 0.42), size)
        above = floor - (y + size * 0.42)
        if above < size * 1.4:
            draw_dust(frame, rect.centerx, floor, size * (1.4 - above / size) * 0.7, 3.0, soil)
    draw_ship(frame, (rect.centerx, y), size, turn)


def _draw_sky(frame: Frame, body: str) -> None:
    rect, sky = frame.rect, _SKIES.get(body)
    if sky is None:
        frame.surface.fill((6, 7, 12), rect)
        draw_stars(frame, FAR_OUT_M)
        earth = (rect.x + rect.width * 0.2, rect.y + rect.height * 0.2)
        disc(frame.surface, earth, rect.height * 0.05, (84, 124, 160))
        return
    for band in range(18):
        box = (rect.x, rect.y + band * rect.height // 18, rect.width, rect.height // 18 + 2)
        frame.surface.fill(mix(sky[0], sky[1], band / 17), box)


def _draw_brake(frame: Frame, foot: Point, size: float) -> None:
    """The fire under a craft that comes down."""
    x, y = frame.inside(foot)
    long = size * (0.45 + (0.1 * noise(frame.tick, 2) if frame.motion else 0.05))
    colour = mix(FIRE[1], (210, 220, 236), 0.3)
    with frame.veil() as veil:
        for reach, wide, alpha in ((1.0, 0.14, 90), (0.6, 0.08, 170)):
            points = [
                (x - size * wide * 0.4, y),
                (x - size * wide, y + long * reach * 0.5),
                (x, y + long * reach),
                (x + size * wide, y + long * reach * 0.5),
                (x + size * wide * 0.4, y),
            ]
            pygame.draw.polygon(veil, (*colour, alpha), points)
