"""Which scene of a flight is played at a second, and the strip of paper that shows a signal dying away."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import Inks, Point, noise
from spacerace_game.ui.art.flight.climb import draw_climb
from spacerace_game.ui.art.flight.frame import Frame, frame_of
from spacerace_game.ui.art.flight.homecoming import draw_descent, draw_reentry
from spacerace_game.ui.art.flight.space import draw_space
from spacerace_game.ui.art.flight.touchdown import draw_aloft, draw_stay, draw_touchdown
from spacerace_game.ui.presenters.launch import IN_THE_CLIMB, Flown, Phase


def draw_flight(
    surface: pygame.Surface, rect: pygame.Rect, flown: Flown, seconds: float, palette: Inks, *, motion: bool = True
) -> None:
    """Draws the flight at a second of its own clock into a rectangle. Without `motion` nothing flickers or trembles."""
    before = surface.get_clip()
    surface.set_clip(rect.clip(before))
    frame = frame_of(surface, rect, flown, seconds, palette, motion)
    phase = flown.phase_at(seconds)
    if phase is None or _in_the_climb(flown, phase, seconds):
        draw_climb(frame)
    elif phase.system == "landing" and phase.body == "earth":
        draw_descent(frame, phase)
    elif phase.system == "landing":
        draw_touchdown(frame, phase)
    elif phase.system == "reentry":
        draw_reentry(frame, phase)
    elif phase.where == "ground":
        draw_stay(frame, phase)
    elif phase.where == "air":
        draw_aloft(frame, phase)
    else:
        draw_space(frame, phase)
    if frame.ended("silence", "dark"):
        _draw_dying_signal(frame)
    surface.set_clip(before)


def _in_the_climb(flown: Flown, phase: Phase, seconds: float) -> bool:
    """Whether a phase still shows the rocket over its country: it never left the air, or never will."""
    if flown.failed_at is not None and flown.end in IN_THE_CLIMB:
        return True
    comes_down = phase.system in ("landing", "reentry", "docking")
    return flown.falls and not comes_down and flown.at(seconds)[0] < 80_000


def _draw_dying_signal(frame: Frame) -> None:
    """A recorder's strip: what was received before the failure moves out to the left, and only hiss follows."""
    rect = frame.rect
    high = max(34, rect.height // 10)
    strip = pygame.Rect(rect.x + 18, rect.bottom - high - 18, min(420, rect.width - 36), high)
    pygame.draw.rect(frame.surface, (232, 226, 204), strip)
    for x in range(strip.x, strip.right, 14):
        pygame.draw.line(frame.surface, (206, 198, 170), (x, strip.y), (x, strip.bottom - 1))
    points: list[Point] = []
    for x in range(strip.x + 2, strip.right - 2):
        age = (strip.right - x) / 42
        if age > frame.since:
            wave = math.sin((x + frame.seconds * 42) * 0.55) * high * 0.30
        else:
            wave = (noise(x, frame.tick // 2) - 0.5) * high * 0.07
        points.append((x, strip.centery + wave))
    pygame.draw.aalines(frame.surface, (140, 30, 28), False, points)
    pygame.draw.rect(frame.surface, (60, 56, 48), strip, 1)
