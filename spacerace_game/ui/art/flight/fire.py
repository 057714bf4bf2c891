"""Fire under engines that burn, by what they burn, and the smoke that some of it leaves."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from spacerace_game.ui.art.brush import Colour, mix, noise
from spacerace_game.ui.art.flight.frame import Frame, disc
from spacerace_game.ui.art.flight.parts import mouths
from spacerace_game.ui.art.flight.rig import Posed, Rig
from spacerace_game.ui.art.vehicle import propellants
from spacerace_game.ui.presenters.launch import Flown

Flame = tuple[Colour, Colour, Colour, Colour]
"""The colours of a fire, outside in."""

_HYDROGEN: Flame = ((120, 150, 210), (160, 190, 232), (206, 222, 244), (240, 246, 255))
_SOLID: Flame = ((226, 150, 70), (248, 196, 100), (255, 232, 170), (255, 250, 230))
_STORABLE: Flame = ((190, 104, 62), (224, 150, 92), (244, 206, 150), (255, 240, 214))
_ALCOHOL: Flame = ((214, 110, 48), (240, 160, 70), (252, 214, 130), (255, 244, 214))
_KEROSENE: Flame = ((222, 106, 38), (244, 160, 60), (254, 214, 112), (255, 246, 208))

_RINGS = ((1.0, 1.0, 120), (0.72, 0.72, 165), (0.45, 0.46, 215), (0.24, 0.24, 245))
"""Of each colour the share of the length, the share of the width, and the alpha in thick air."""


def draw_plume(frame: Frame, rocket: Posed, burning: frozenset[int], altitude: float) -> None:
    """Fire below every engine that burns; long, wide and pale where the air is thin."""
    thin = min(1.0, altitude / 70_000)
    with frame.veil() as veil:
        for place in sorted(burning):
            openings = mouths(rocket.whole, place)
            flame, smokes = _flame(frame.flown, place)
            if smokes and 40 < altitude < 30_000 and openings:
                _draw_trail(frame, openings, rocket.rig)
            for number, mouth in enumerate(openings):
                flutter = 0.86 + 0.28 * noise(frame.tick, number, place) if frame.motion else 1.0
                _draw_flame(frame, veil, rocket.rig, mouth, flame, thin, flutter)


def _draw_flame(
    frame: Frame,
    veil: pygame.Surface,
    rig: Rig,
    mouth: tuple[float, float, float],
    flame: Flame,
    thin: float,
    flutter: float,
) -> None:
    """The fire of one engine; `thin` is 0 in thick air and 1 in none."""
    x, height, wide = mouth
    long = wide * (7.5 + 11 * thin) * flutter
    spread = 0.55 + 2.6 * thin
    for colour, (reach, width, strength) in zip(flame, _RINGS, strict=True):
        alpha = int(strength * (1 - 0.62 * thin))
        half = wide * 0.5 * width
        bulge = half * (1 + spread)
        outline = ((-half, 0.0), (-bulge, 0.42), (0.0, 1.0), (bulge, 0.42), (half, 0.0))
        points = [frame.inside(rig.put(x + aside, height - down * long * reach)) for aside, down in outline]
        pygame.draw.polygon(veil, (*colour, alpha), points)


def _draw_trail(frame: Frame, openings: Sequence[tuple[float, float, float]], rig: Rig) -> None:
    """Puffs of smoke behind the fire of a stage, the oldest first."""
    wide, low = max(width for _, _, width in openings), min(y for _, y, _ in openings)
    drift = ((frame.clock * 2.4) % 1.0) if frame.motion else 0.0
    for puff in range(10, 0, -1):
        sway = (noise(puff, frame.tick // 6) - 0.5) * wide if frame.motion else 0.0
        at = rig.put(sway, low - wide * (2.4 + 2.5 * (puff + drift)))
        colour = mix((224, 220, 208), (150, 146, 142), puff / 12)
        disc(frame.surface, at, wide * rig.px * (0.6 + 0.20 * puff), colour)


def _flame(flown: Flown, place: int) -> tuple[Flame, bool]:
    """A stage's fire by its propellants, and whether it smokes."""
    engine = flown.engines.get(flown.vehicle.stages[place].engine)
    name = engine.propellants.lower() if engine else "kerosene"
    if "hydrogen" in name:
        return _HYDROGEN, False
    if propellants(engine)[1] < 0:
        return _SOLID, True
    if "nitric" in name or "tetroxide" in name:
        return _STORABLE, False
    if "ethanol" in name or "alcohol" in name or "hydyne" in name:
        return _ALCOHOL, False
    return _KEROSENE, True
