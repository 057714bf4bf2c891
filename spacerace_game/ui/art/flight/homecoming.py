"""The way home: a capsule in its own fire, and then under a canopy."""

from __future__ import annotations

import itertools
import math

import pygame

from spacerace_game.ui.art.brush import Colour, Point, mix, noise
from spacerace_game.ui.art.flight.frame import FIRE, Frame
from spacerace_game.ui.art.flight.ground import draw_dust, draw_land, floor_of
from spacerace_game.ui.art.flight.ship import draw_capsule
from spacerace_game.ui.art.flight.sky import draw_limb, draw_other_sky, draw_sky, draw_stars
from spacerace_game.ui.presenters.launch import Phase

_WAY = math.radians(34)
"""The direction of the fall through the picture."""
_TONGUES = ((4.2, 0.72, 70), (3.2, 0.60, 120), (2.2, 0.48, 180), (1.3, 0.36, 230))
"""Of each ring of fire around a capsule its length and its width in capsules, and its alpha."""
_ORANGE: Colour = (206, 92, 48)
_WHITE: Colour = (240, 232, 212)
_CORD: Colour = (70, 66, 62)
_DUST: dict[str, Colour] = {"steppe": (112, 96, 80), "ocean": (214, 222, 224)}


def draw_reentry(frame: Frame, phase: Phase) -> None:
    """A capsule in the fire of its return, or of its fall into another world's air; or what is left of it."""
    share, rect = frame.share(phase), frame.rect
    if phase.body == "earth":
        draw_sky(frame, 90_000 - 60_000 * share)
        draw_stars(frame, 90_000)
        draw_limb(frame, 160_000 * (1 - share * 0.5))
    else:
        draw_other_sky(frame, phase.body, 1 - share * 0.7)
    burnt = frame.ended("burn-up")
    size = min(rect.width, rect.height) * 0.24
    centre = (rect.x + rect.width * (0.42 + 0.2 * share), rect.y + rect.height * (0.36 + 0.18 * share))
    heat = max(0.0, 1 - frame.since / 4.5) if burnt else math.sin(math.pi * min(1.0, share + 0.12))
    _draw_heat(frame, centre, size, heat)
    if burnt:
        _draw_shards(frame, centre, size)
    else:
        draw_capsule(frame, centre, size, 56, 0.9)


def _draw_heat(frame: Frame, centre: Point, size: float, heat: float) -> None:
    """Fire that flows back around a capsule; `heat` from 0 to 1 is how far."""
    left, top = frame.inside(centre)
    c, s = math.cos(_WAY), math.sin(_WAY)
    nose = (left + size * 0.42 * c, top + size * 0.42 * s)
    belly = (nose[0] - size * 0.5 * c, nose[1] - size * 0.5 * s)
    with frame.veil() as veil:
        for ring, (reach, wide, alpha) in enumerate(_TONGUES):
            flare = 1 + 0.12 * (noise(frame.tick, ring, 5) - 0.5) if frame.motion else 1.0
            long = size * reach * heat * flare
            x, y = -s * size * wide * 0.5, c * size * wide * 0.5
            points = [
                (nose[0] + x * 0.6, nose[1] + y * 0.6),
                (belly[0] + x, belly[1] + y),
                (nose[0] - long * c, nose[1] - long * s),
                (belly[0] - x, belly[1] - y),
                (nose[0] - x * 0.6, nose[1] - y * 0.6),
            ]
            colour = (*FIRE[3 - ring], alpha)
            pygame.draw.polygon(veil, colour, points)
            pygame.draw.circle(veil, colour, nose, size * wide * 0.36 * min(1.0, heat * 2))


def _draw_shards(frame: Frame, centre: Point, size: float) -> None:
    """Pieces that fly on along the way of a capsule that has burnt up."""
    for shard in range(30):
        way = _WAY + (noise(frame.seed, shard, 71) - 0.5) * 0.7
        far = frame.since * size * (0.5 + 1.2 * noise(frame.seed, shard, 72))
        at = (centre[0] + far * math.cos(way), centre[1] + far * math.sin(way))
        tail = (at[0] - size * 0.5 * math.cos(way), at[1] - size * 0.5 * math.sin(way))
        pygame.draw.aaline(frame.surface, mix(FIRE[1], FIRE[3], noise(shard, 7)), tail, at)


def draw_descent(frame: Frame, phase: Phase) -> None:
    """Down to the Earth under a canopy: on the steppe or on the sea. A torn one does not hold the capsule."""
    share, rect = frame.share(phase), frame.rect
    place = "steppe" if frame.flown.livery == "ussr" else "ocean"
    draw_sky(frame, 4_000 * (1 - share))
    draw_land(frame, place, rect.height * 0.16 * (1 - share))
    floor, size = floor_of(frame), rect.height * 0.11
    top = rect.y + rect.height * 0.26
    sway = math.sin(frame.clock * 0.9) * 5 if frame.motion else 0.0
    x, y = rect.centerx + sway * 2, top + (floor - top - size * 0.4) * share**1.3
    torn = frame.ended("streamer")
    if torn:
        y = min(floor - size * 0.3, y + frame.since * rect.height * 0.22)
        if share >= 0.999 or y >= floor - size * 0.31:
            draw_dust(frame, x, floor, size * 2.2, frame.since, _DUST[place])
            return
    landed = share >= 0.999
    if landed:
        _draw_fallen_canopy(frame.surface, x, floor, size)
    elif torn:
        _draw_streamer(frame, x, y, size)
    else:
        draw_canopy(frame.surface, x, y, size, x + sway * 0.2)
    draw_capsule(frame, (x, y), size, -14 if landed else sway * 1.2)


def _draw_streamer(frame: Frame, x: float, y: float, size: float) -> None:
    """A torn canopy that flutters above the capsule."""
    points = [
        (x + (noise(s, frame.tick // 3) - 0.5) * size * 0.5, y - size * 0.4 - size * 1.9 * s / 8) for s in range(9)
    ]
    for one, other in itertools.pairwise(points):
        pygame.draw.line(frame.surface, _ORANGE, one, other, max(3, round(size * 0.16)))


def draw_canopy(surface: pygame.Surface, x: float, y: float, size: float, knot: float) -> None:
    """An open canopy in eight gores over a capsule at (x, y), its cords tied at `knot` above it."""
    top, wide, gores = y - size * 2.6, size * 1.45, 8
    tied = (knot, y - size * 0.35)
    for gore in range(gores):
        a, b = math.pi - math.pi * gore / gores, math.pi - math.pi * (gore + 1) / gores
        arc = [
            (x + wide * math.cos(a + (b - a) * s / 5), top - wide * 0.72 * math.sin(a + (b - a) * s / 5))
            for s in range(6)
        ]
        hem = [
            (x + wide * math.cos(b), top),
            (x + wide * (math.cos(a) + math.cos(b)) / 2, top + size * 0.10),
            (x + wide * math.cos(a), top),
        ]
        pygame.draw.polygon(surface, _ORANGE if gore % 2 else _WHITE, [*arc, *hem])
        pygame.draw.aalines(surface, (92, 70, 56), False, arc)
        pygame.draw.aaline(surface, _CORD, (x + wide * math.cos(a), top), tied)
    pygame.draw.aaline(surface, _CORD, (x - wide, top), tied)
    pygame.draw.aaline(surface, _CORD, (x + wide, top), tied)


def _draw_fallen_canopy(surface: pygame.Surface, x: float, floor: float, size: float) -> None:
    """The canopy on the ground beside a capsule that has landed."""
    left, peak = (x + size * 0.6, floor), (x + size * 1.1, floor - size * 0.34)
    dip, hump = (x + size * 1.8, floor - size * 0.16), (x + size * 2.6, floor - size * 0.28)
    pygame.draw.polygon(surface, _ORANGE, [left, peak, dip, hump, (x + size * 3.2, floor)])
    pygame.draw.polygon(surface, _WHITE, [peak, dip, (x + size * 1.6, floor), (x + size * 1.0, floor)])
