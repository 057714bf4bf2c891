"""How a rocket's metres become pixels: where it is held in the picture, how large, and how far it leans."""

from __future__ import annotations

import math
from dataclasses import dataclass

from spacerace_game.ui.art.brush import Point
from spacerace_game.ui.art.flight.frame import Frame
from spacerace_game.ui.art.flight.ground import floor_of
from spacerace_game.ui.art.flight.parts import extent, whole_of
from spacerace_game.ui.art.shape import TOWER, Shape


@dataclass(frozen=True, slots=True)
class Rig:
    """A point of the rocket's axis is held at a place, and it leans about that point."""

    at: Point
    anchor: float
    """The height on the rocket that is held at `at`, in metres above its foot."""
    px: float
    """Pixels to the metre."""
    full: float
    """Pixels to the metre before anything was dropped: the scale of the pad."""
    lift: float
    """Pixels that the rocket has risen in the picture."""
    tilt: float
    """Degrees to the right of upright."""

    def put(self, x: float, height: float) -> Point:
        """The place of a point beside the axis at a height of the rocket, in metres."""
        turn = math.radians(self.tilt)
        right, up = x * self.px, (height - self.anchor) * self.px
        return (
            self.at[0] + right * math.cos(turn) + up * math.sin(turn),
            self.at[1] + right * math.sin(turn) - up * math.cos(turn),
        )


@dataclass(frozen=True, slots=True)
class Posed:
    """What still stands of a rocket, and how it is held in the picture."""

    whole: Shape
    standing: frozenset[int]
    """The stages that are still there, and the nose as −1."""
    rig: Rig


def pose(frame: Frame, seconds: float, altitude: float) -> Posed:
    """The rocket of a flight at a second and an altitude in metres; it fills much of the picture."""
    whole, standing = whole_of(frame.flown), frame.flown.standing(seconds)
    return Posed(whole, standing, _rig(frame, whole, standing, seconds, altitude))


def _rig(frame: Frame, whole: Shape, standing: frozenset[int], seconds: float, altitude: float) -> Rig:
    high = frame.rect.height
    full = high * 0.50 / whole.height
    px, anchor = _closeness(frame, whole, standing, seconds, full)
    away = min(1.0, max(0.0, (altitude - 150) / 2_500))
    lift = min(altitude * full, high * 0.28) * (1 - away) + high * 0.10 * away
    at = (float(frame.rect.centerx), floor_of(frame) - lift - whole.height / 2 * full)
    return Rig(at, anchor, px, full, lift, _tilt(frame, seconds, altitude))


def _closeness(
    frame: Frame, whole: Shape, standing: frozenset[int], seconds: float, full: float
) -> tuple[float, float]:
    """Pixels to the metre and the height that is held: what is left after a drop comes nearer in a few seconds."""
    last = max((when for when, _ in frame.flown.drops if when <= seconds), default=None)
    if last is None:
        return full, whole.height / 2
    stood = frame.flown.standing(last - 0.01)
    now, before = extent(whole, standing - {TOWER}), extent(whole, stood)
    first = before[1] - before[0] > whole.height * 0.98
    if not first:
        before = extent(whole, stood - {TOWER})  # whose going is not to make the picture jump

    def filling(part: tuple[float, float]) -> float:
        return min(frame.rect.height * 0.42 / max(0.5, part[1] - part[0]), full * 2.6)

    near, far = filling(now), full if first else filling(before)
    ease = min(1.0, max(0.0, (seconds - last - 3) / 6)) if frame.motion else 1.0
    ease = ease * ease * (3 - 2 * ease)
    middle = whole.height / 2 if first else sum(before) / 2
    return _stepped(far + (near - far) * ease), middle + (sum(now) / 2 - middle) * ease


def _stepped(px: float) -> float:
    """A scale rounded to steps of a fiftieth, so that few pictures are made while the view comes nearer."""
    return math.exp(round(math.log(px) * 50) / 50)


def _tilt(frame: Frame, seconds: float, altitude: float) -> float:
    """The lean along the path, and more where nobody steers."""
    tilt = frame.flown.tilt(seconds) if seconds > 0 else 0.0
    most = 178.0 if frame.flown.falls else 96.0
    tilt = min(most, max(-5.0, tilt)) * min(1.0, altitude / 400)
    if frame.flown.end == "wander" and frame.since > -6:
        return tilt + 3.2 * math.pow(frame.since + 6, 1.6) * math.sin(1.4 * (frame.since + 6))
    if frame.flown.end == "stuck" and frame.since > 0:
        return tilt + 15 * frame.since
    return tilt
