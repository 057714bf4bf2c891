"""One picture of a flight on its way to the surface: plain data, and the few strokes that all parts of it share."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pygame

from spacerace_game.ui.art.brush import Colour, Inks, Point, noise, seed_of, stamp
from spacerace_game.ui.presenters.launch import SCENE_S, End, Flown, Phase

FIRE: tuple[Colour, ...] = ((255, 246, 214), (252, 206, 96), (236, 132, 44), (176, 62, 34), (74, 60, 58))
"""Fire from its heart outwards, and the soot around it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A second of a flight, and where and in what light it is drawn."""

    surface: pygame.Surface
    rect: pygame.Rect
    flown: Flown
    seconds: float
    """On the clock of the flight."""
    palette: Inks
    motion: bool
    """Without it nothing flickers or trembles."""
    seed: int
    """Settles what no record tells, such as where the stars stand; always the same for one flight."""
    night: bool
    tick: int
    """The step of what flickers, eighteen a second; always the first without motion."""
    since: float
    """Seconds since the failure; below 0 before it, and where there is none."""
    clock: float
    """Seconds for what sways and drifts by itself: a phase of days takes as few of them as it takes on the screen."""

    def ended(self, *ends: End) -> bool:
        """Whether the flight has failed by now, and in one of these ways."""
        return self.since >= 0 and self.flown.end in ends

    def share(self, phase: Phase) -> float:
        """How much of a phase is over, from 0 to 1."""
        return min(1.0, max(0.0, (self.seconds - phase.begin) / max(1.0, phase.end - phase.begin)))

    def inside(self, at: Point) -> Point:
        """A place of the surface as seen from the corner of the picture, where a veil has its own."""
        return at[0] - self.rect.x, at[1] - self.rect.y

    @contextmanager
    def veil(self) -> Iterator[pygame.Surface]:
        """A clear layer as large as the picture, to be drawn on with alpha; it is laid down at the end."""
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        yield layer
        self.surface.blit(layer, self.rect)


def frame_of(
    surface: pygame.Surface, rect: pygame.Rect, flown: Flown, seconds: float, palette: Inks, motion: bool = True
) -> Frame:
    """The picture of a second of a flight, not yet drawn."""
    seed = seed_of(flown.flight)
    return Frame(
        surface,
        rect,
        flown,
        seconds,
        palette,
        motion,
        seed,
        night=noise(seed, 77) < 0.36,
        tick=int(seconds * 18) if motion else 1,
        since=-1.0 if flown.failed_at is None else seconds - flown.failed_at,
        clock=_clock(flown, seconds),
    )


def _clock(flown: Flown, seconds: float) -> float:
    """The seconds of the flight, but of every phase after the climb no more than it is played for."""
    if not flown.phases:
        return seconds
    failed_at = math.inf if flown.failed_at is None else flown.failed_at
    clock = min(seconds, failed_at, flown.phases[0].begin) + max(0.0, seconds - failed_at)
    for phase in flown.phases:
        passed = max(0.0, min(seconds, failed_at, phase.end) - phase.begin)
        clock += passed * min(1.0, SCENE_S / max(1.0, phase.end - phase.begin))
    return clock


def disc(surface: pygame.Surface, at: Point, radius: float, colour: Colour) -> None:
    """A disc with a soft edge, if it is at least a pixel large."""
    if radius >= 1:
        pygame.draw.aacircle(surface, colour, (round(at[0]), round(at[1])), round(radius))


def lay(surface: pygame.Surface, picture: pygame.Surface, at: Point) -> None:
    """Lays a finished picture down with its middle at a place."""
    stamp(surface, picture, picture.get_rect(center=(round(at[0]), round(at[1]))))
