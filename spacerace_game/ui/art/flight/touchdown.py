"""On another world: down to its ground under a canopy or on an engine, and what is done there."""

from __future__ import annotations

import math
from functools import partial

import pygame

from spacerace_game.ui.art.backdrops.worlds import regolith, walker
from spacerace_game.ui.art.brush import PICTURES, Colour, Point, mix, noise, stamp
from spacerace_game.ui.art.flight.frame import FIRE, Frame
from spacerace_game.ui.art.flight.ground import draw_dust
from spacerace_game.ui.art.flight.homecoming import draw_canopy
from spacerace_game.ui.art.flight.ship import draw_ship, draw_ship_on
from spacerace_game.ui.art.flight.sky import draw_other_sky
from spacerace_game.ui.art.flight.space import draw_waves
from spacerace_game.ui.presenters.launch import WITH_AIR, Phase

_SOILS: dict[str, Colour] = {"mars": (170, 92, 58), "venus": (150, 104, 44)}
_MOON: Colour = (150, 148, 140)
_AIR: dict[str, Colour] = {"mars": (222, 184, 146), "venus": (214, 176, 96)}
"""What fades in the distance takes this colour, where there is air."""
_ENGINE_FROM = {"mars": 0.72}
"""Of the way down to a world with air: where the canopy is let go and an engine takes over; elsewhere it never is."""
_TALL_M = {"lander": 7.0, "whole": 9.0}
"""How high a craft with people is about, for people to be drawn beside it to scale."""


def draw_touchdown(frame: Frame, phase: Phase) -> None:
    """The craft above the ground of another world, until it stands there or has crashed."""
    rect, share = frame.rect, frame.share(phase)
    soil = _draw_ground(frame, phase.body)
    floor, size = _floor(frame), rect.height * 0.30
    top = rect.y + rect.height * 0.22 + size / 2
    foot = top + (floor - top) * share**0.8
    under_canopy = phase.body in WITH_AIR and share < min(0.999, _ENGINE_FROM.get(phase.body, 1.0))
    if frame.ended("crash"):
        y = min(floor - size * 0.2, foot - size / 2 + frame.since * rect.height * 0.5)
        if y >= floor - size * 0.21:
            draw_dust(frame, rect.centerx, floor, size * 1.2, frame.since, soil)
        else:
            draw_ship(frame, (rect.centerx, y), size, 24 * frame.since, part=phase.part)
        return
    if under_canopy:
        draw_canopy(frame.surface, rect.centerx, foot - size * 0.62, size * 0.44, rect.centerx)
    elif share < 0.999 and phase.body != "venus":
        _draw_brake(frame, (rect.centerx, foot - size * 0.08), size)
        above = floor - foot
        if above < size * 1.3:
            draw_dust(frame, rect.centerx, floor, size * (1.3 - above / size) * 0.7, 3.0, soil)
    draw_ship_on(frame, (rect.centerx, foot), size, part=phase.part)


def draw_stay(frame: Frame, phase: Phase) -> None:
    """The craft on the ground of another world, at work; those who came in it stand beside it."""
    rect = frame.rect
    _draw_ground(frame, phase.body)
    floor, size = _floor(frame), rect.height * 0.34
    x = rect.centerx - rect.width * 0.06
    dark = frame.ended("dark")
    high = draw_ship_on(frame, (x, floor), size, 0.42 if dark else 1.0, phase.part)
    craft = frame.flown.craft
    if craft is not None and craft.crew and frame.since < 0:
        out = craft.crew - (phase.part == "lander" and craft.crew > 1)
        _draw_walkers(frame, (x + size * 0.75, floor), high * 1.9 / _TALL_M.get(phase.part, 8.0), out)
    elif phase.system == "radio" and frame.since < 0:
        draw_waves(frame, (x, floor - high * 0.8), size, _AIR.get(phase.body, (10, 12, 22)))


def draw_aloft(frame: Frame, phase: Phase) -> None:
    """A craft that hangs from its canopy in another world's air."""
    rect = frame.rect
    draw_other_sky(frame, phase.body, 0.25 * (1 - frame.share(phase)))
    sway = math.sin(frame.clock * 0.9) * 6 if frame.motion else 0.0
    size = rect.height * 0.2
    x, y = rect.centerx + sway * 2, rect.y + rect.height * (0.5 + 0.2 * frame.share(phase))
    draw_canopy(frame.surface, x, y - size * 0.3, size * 0.6, x + sway * 0.2)
    draw_ship(frame, (x, y), size, sway * 0.8, 0.42 if frame.ended("dark") else 1.0, phase.part)


def _floor(frame: Frame) -> float:
    return frame.rect.bottom - frame.rect.height * 0.16


def _draw_ground(frame: Frame, body: str) -> Colour:
    """The sky and the ground of another world; returns the colour of its dust."""
    rect, soil = frame.rect, _SOILS.get(body, _MOON)
    draw_other_sky(frame, body)
    picture = PICTURES.get(("ground", body, rect.size), lambda: regolith(rect.size, soil))
    stamp(frame.surface, picture, (rect.x, rect.bottom - picture.get_height()))
    return soil


def _draw_walkers(frame: Frame, first: Point, high: float, count: int) -> None:
    """So many people in suits to the right of a craft, the first beside the flag of their country."""
    livery, tall = frame.flown.livery, max(8, round(high))
    for number in range(count):
        flag = livery if number == 0 else ""
        picture = PICTURES.get(("walker", flag, tall), partial(walker, tall, flag))
        bob = round(abs(math.sin(frame.clock * 1.3 + number * 2)) * tall * 0.08) if frame.motion and number else 0
        at = (first[0] + number * tall * 1.6, first[1] + number * tall * 0.18 - bob)
        stamp(frame.surface, picture, picture.get_rect(midbottom=(round(at[0]), round(at[1]))))


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
