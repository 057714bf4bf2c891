"""From the pad until there is nothing more to see of the climb, or until it ends in fire."""

from __future__ import annotations

import math

from spacerace_game.ui.art.backdrops.country import soil
from spacerace_game.ui.art.flight.breakup import broken_for, draw_break_up, draw_pad_fire
from spacerace_game.ui.art.flight.frame import Frame
from spacerace_game.ui.art.flight.ground import (
    draw_dust,
    draw_exhaust_cloud,
    draw_land,
    draw_pad,
    floor_of,
    grade_of,
    place_of,
)
from spacerace_game.ui.art.flight.rig import pose
from spacerace_game.ui.art.flight.sky import draw_clouds, draw_limb, draw_sky, draw_stars
from spacerace_game.ui.art.flight.stages import draw_dropped, draw_standing

_PAD_S = 90
"""Seconds after which nothing of the pad is drawn any more."""


def draw_climb(frame: Frame) -> None:
    """The rocket over its country. After a failure its height stays, and only what is left of it moves."""
    flown = frame.flown
    held = frame.seconds if flown.failed_at is None else min(frame.seconds, flown.failed_at)
    altitude, speed, _ = flown.at(held)
    rocket = pose(frame, held, altitude)
    full = rocket.rig.full
    high = rocket.whole.height * full
    ground = floor_of(frame) + min(altitude * full - rocket.rig.lift, 5_000)
    _draw_surroundings(frame, altitude, speed)
    if ground < frame.rect.bottom + 400 and held < _PAD_S:
        draw_pad(frame, rocket.whole, full, ground)
    if flown.falls and held >= flown.climbs_until - 0.5 and flown.failed_at is None:
        _draw_impact(frame, high * 0.7)
        return
    if frame.ended("pad"):
        draw_pad_fire(frame, ground, high)
        return
    if altitude < 400 and held < _PAD_S:
        draw_exhaust_cloud(frame, ground, high, altitude)
    draw_dropped(frame, rocket)
    age = broken_for(frame)
    if age is None:
        draw_standing(frame, rocket, altitude)
    else:
        draw_break_up(frame, rocket, ground, age)


def _draw_surroundings(frame: Frame, altitude: float, speed: float) -> None:
    """All that lies behind the rocket, the farthest first."""
    draw_sky(frame, altitude)
    draw_stars(frame, altitude)
    draw_limb(frame, altitude)
    if altitude <= 60_000:
        sink = frame.rect.height * 0.34 * (1 - math.exp(-altitude / 9_000))
        draw_land(frame, place_of(frame.flown), sink, grade_of(frame.flown))
    draw_clouds(frame, altitude, speed)


def _draw_impact(frame: Frame, size: float) -> None:
    """The dust where a rocket that went up or far has come down again."""
    age = max(0.4, frame.seconds - frame.flown.climbs_until)
    colour = soil(place_of(frame.flown), frame.night)
    draw_dust(frame, frame.rect.centerx, floor_of(frame), size, age, colour)
