"""The few inks that the panels are printed in, and what a picture is."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from spacerace_game.ui.art.brush import Colour

PAPER: Colour = (238, 226, 198)
INK: Colour = (30, 32, 38)
VERMILION: Colour = (184, 48, 36)
ORANGE: Colour = (216, 104, 44)
OCHRE: Colour = (208, 160, 84)
SLATE: Colour = (66, 88, 104)
NIGHT: Colour = (26, 36, 52)
SNOW: Colour = (232, 232, 226)
PINE: Colour = (44, 62, 56)

Drawing = Callable[[tuple[int, int]], pygame.Surface]
"""Draws a panel at a size in pixels."""
