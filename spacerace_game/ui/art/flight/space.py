"""A craft at work: over the Earth, between the worlds, before another body, or beside another craft."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pygame

from spacerace_game.ui.art.backdrops.worlds import world_disc
from spacerace_game.ui.art.brush import PICTURES, Colour, Point, mix, noise, stamp
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.flight.frame import FIRE, Frame, disc, lay
from spacerace_game.ui.art.flight.ship import draw_craft, draw_ship
from spacerace_game.ui.art.flight.sky import FAR_OUT_M, draw_stars, limb_picture
from spacerace_game.ui.presenters.launch import Part, Phase

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Spacecraft

_BODIES: dict[str, Colour] = {"moon": (206, 202, 190), "venus": (226, 206, 156), "mars": (196, 112, 72)}


def draw_space(frame: Frame, phase: Phase) -> None:
    """The craft in a phase that is spent in space, with what it does and what lies behind it."""
    rect = frame.rect
    frame.surface.fill((7, 9, 18), rect)
    draw_stars(frame, FAR_OUT_M)
    if phase.body == "earth":
        picture = limb_picture(frame)
        stamp(frame.surface, picture, (rect.x, rect.bottom - picture.get_height()))
    else:
        _draw_worlds(frame, phase)
    size = min(rect.width * 0.5, rect.height * 0.46)
    sway = math.sin(frame.clock * 0.25) * 5 if frame.motion else 0.0
    centre = (rect.centerx - rect.width * 0.04, rect.centery - rect.height * 0.06 + sway)
    partner, craft = frame.flown.partner, frame.flown.craft
    meets = phase.system == "docking" or phase.joined
    if meets and partner is not None and craft is not None and phase.body == "earth":
        _draw_docking(frame, craft, partner, centre, 1.0 if phase.joined else frame.share(phase))
    elif phase.system == "docking":
        _draw_meeting(frame, phase, centre, size)
    else:
        _draw_at_work(frame, phase, centre, size, -62.0 + sway)


def _draw_at_work(frame: Frame, phase: Phase, centre: Point, size: float, turn: float) -> None:
    """The craft alone; a dead one does nothing any more, tumbles, and has no light where its power failed."""
    dead = frame.since >= 0
    if phase.part in ("lander", "top"):
        size *= 0.6
    if frame.ended("dark", "silence"):
        turn += frame.since * 7
    if phase.system == "engine" and not dead:
        _draw_push(frame, centre, size, turn)
    draw_ship(frame, centre, size, turn, 0.42 if frame.ended("dark") else 1.0, phase.part)
    if phase.system == "radio" and not dead:
        draw_waves(frame, centre, size)


def draw_waves(frame: Frame, centre: Point, size: float, into: Colour = (10, 12, 22)) -> None:
    """Radio going out, and fading into the colour behind it."""
    for ring in range(4):
        age = ((frame.clock * 0.8 + ring / 4) % 1.0) if frame.motion else (ring + 1) / 4.5
        radius = size * (0.35 + 0.7 * age)
        box = pygame.Rect(0, 0, radius * 2, radius * 2)
        box.center = (round(centre[0]), round(centre[1]))
        pygame.draw.arc(frame.surface, mix((226, 190, 110), into, age), box, -2.5, -1.6, 2)


def _draw_push(frame: Frame, centre: Point, size: float, turn: float) -> None:
    """The fire of an engine behind a craft that is turned by degrees."""
    a = math.radians(turn)
    c, s = math.cos(a), -math.sin(a)
    long = size * (0.55 + 0.10 * (noise(frame.tick, 3) if frame.motion else 0.5))
    left, top = frame.inside(centre)
    colour = mix(FIRE[1], (190, 210, 236), 0.35)
    with frame.veil() as veil:
        for reach, wide, alpha in ((1.0, 0.15, 60), (0.7, 0.10, 110), (0.4, 0.055, 190)):
            flame = [
                (-wide * size * 0.3, size * 0.42),
                (-wide * size, size * 0.42 + long * reach * 0.5),
                (0, size * 0.42 + long * reach),
                (wide * size, size * 0.42 + long * reach * 0.5),
                (wide * size * 0.3, size * 0.42),
            ]
            pygame.draw.polygon(veil, (*colour, alpha), [(left + x * c - y * s, top + x * s + y * c) for x, y in flame])


def _draw_meeting(frame: Frame, phase: Phase, centre: Point, size: float) -> None:
    """Two craft that draw near each other, or drift apart where the meeting failed, or where one is to land."""
    ours: Part = "whole" if phase.part == "whole" else "mother"
    share = frame.share(phase)
    share = 1 - share if phase.part == "lander" else share
    gap, drift = size * 1.4 * (1 - share) + size * 0.04, 0.0
    if frame.ended("apart"):
        gap, drift = size * (0.10 + 0.12 * frame.since), frame.since * 5
    draw_ship(frame, (centre[0] - size * 0.36 - gap / 2, centre[1]), size * 0.7, -90 - drift, part=ours)
    theirs = size * (0.7 if phase.part == "whole" else 0.5)
    draw_ship(frame, (centre[0] + size * 0.36 + gap / 2, centre[1]), theirs, 90 + drift * 0.6, part=phase.part)


def _draw_docking(frame: Frame, craft: Spacecraft, partner: Spacecraft, centre: Point, share: float) -> None:
    """A craft that comes to another one, both to one scale, until they are joined; or drifts off where that failed."""
    rect, flown = frame.rect, frame.flown
    theirs = "ussr" if "ussr" in partner.sides else "usa"
    sides = ((partner, theirs, -90.0), (craft, flown.livery, 90.0))
    shapes = [craft_shape(one, livery) for one, livery, _ in sides]
    px = min(
        rect.width * 0.62 / sum(shape.height for shape in shapes),
        rect.height * 0.62 / max(shape.half_width * 2 for shape in shapes),
    )
    gap, drift = rect.width * 0.3 * (1 - share), 0.0
    if frame.ended("apart"):
        gap, drift = rect.width * (0.03 + 0.04 * frame.since), frame.since * 5
    x = centre[0] - (sum(shape.height for shape in shapes) * px + gap) / 2
    for (one, livery, turn), shape in zip(sides, shapes, strict=True):
        long = shape.height * px
        draw_craft(frame, one, livery, (x + long / 2, centre[1]), px, turn + (drift if turn > 0 else 0.0))
        x += long + gap


def _draw_worlds(frame: Frame, phase: Phase) -> None:
    """The Earth small behind, and before the craft what it flies to, or else the Sun."""
    rect, way = frame.rect, frame.flown.way_out(frame.seconds)
    _draw_small_earth(frame, max(4.0, rect.height * 0.11 * (1 - 0.8 * way)))
    colour = _BODIES.get(phase.body)
    if colour is None:
        sun = (rect.right - rect.width * 0.12, rect.y + rect.height * 0.16)
        disc(frame.surface, sun, 9, (255, 236, 180))
        return
    radius = round(rect.height * (0.06 + 0.52 * way**1.6))
    picture = PICTURES.get(("world", phase.body, radius), lambda: world_disc(phase.body, radius, colour))
    lay(frame.surface, picture, (rect.right - rect.width * 0.16, rect.y + rect.height * 0.30))


def _draw_small_earth(frame: Frame, radius: float) -> None:
    x, y = frame.rect.x + frame.rect.width * 0.13, frame.rect.y + frame.rect.height * 0.74
    disc(frame.surface, (x, y), radius, (70, 112, 150))
    disc(frame.surface, (x - radius * 0.2, y - radius * 0.15), radius * 0.55, (112, 148, 160))
