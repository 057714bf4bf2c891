"""Finds and keeps the picture of a panel."""

from __future__ import annotations

import pygame

from spacerace_game.ui.art.brush import PICTURES, Inks, stamp
from spacerace_game.ui.art.prologue import clubs, dreamers, ruins, shadows
from spacerace_game.ui.art.prologue.poster import poster

_PANELS = dreamers.PANELS | clubs.PANELS | shadows.PANELS | ruins.PANELS


def draw_panel(
    surface: pygame.Surface,
    rect: pygame.Rect,
    panel: str,
    palette: Inks,
    *,
    title: str = "",
    sides: tuple[str, ...] = (),
) -> None:
    """Draws the picture of a panel of the prologue, by the panel's id.

    A panel that has no picture of its own gets a plain poster, from the year in its title and the sides it tells of.
    """
    key = ("panel", panel, rect.size, palette.name, title, sides)
    stamp(surface, PICTURES.get(key, lambda: _drawn(rect.size, panel, palette, title, sides)), rect)


def has_picture(panel: str) -> bool:
    """Whether a panel has a picture of its own.

    >>> has_picture("prologue-auburn"), has_picture("another")
    (True, False)
    """
    return panel in _PANELS


def _drawn(size: tuple[int, int], panel: str, palette: Inks, title: str, sides: tuple[str, ...]) -> pygame.Surface:
    draw = _PANELS.get(panel)
    return poster(size, panel, palette, title, sides) if draw is None else draw(size)
