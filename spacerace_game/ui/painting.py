"""One frame of the window: the screens that show, rings around what has mouse or keyboard, and a notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from spacerace_game.ui.look import Look
from spacerace_game.ui.screen import Screen
from spacerace_game.ui.widgets.base import Entry, Widget
from spacerace_game.ui.widgets.text import Text


def draw_screens(
    surface: pygame.Surface, roots: Sequence[tuple[Screen, Widget]], look_of: Callable[[Screen], Look]
) -> None:
    """The screens from below; what lies under a sheet is dimmed."""
    surface.set_clip(None)
    for number, (screen, root) in enumerate(roots):
        look = look_of(screen)
        if not screen.overlay:
            surface.fill(look.palette.paper)
        elif number:
            _dim(surface)
        root.draw(look, surface)
        surface.set_clip(None)


def draw_ring(
    surface: pygame.Surface, look: Look, entry: Entry | None, colour: tuple[int, int, int], width: int
) -> None:
    """A ring of a width in logical pixels around a widget, if it shows and can be pressed."""
    if entry is None or not entry.seen.width or not entry.widget.focusable:
        return
    ring = entry.seen.inflate(look.px(4), look.px(4)).clip(surface.get_rect())
    pygame.draw.rect(surface, colour, ring, look.px(width), border_radius=look.px(look.theme.corner + 2))


def draw_notice(surface: pygame.Surface, look: Look, notice: str) -> None:
    """A line on a band near the foot of the window."""
    words = Text(notice, "strong", "on_band")
    wide = min(words.natural(look), surface.get_width() - look.px(80))
    high = words.measure(look, wide)
    rect = pygame.Rect(0, 0, wide + look.px(32), high + look.px(18))
    rect.midbottom = (surface.get_width() // 2, surface.get_height() - look.px(64))
    pygame.draw.rect(surface, look.palette.band, rect, border_radius=look.px(look.theme.corner))
    pygame.draw.rect(surface, look.palette.accent, (rect.left, rect.top, look.px(6), rect.height))
    words.place(look, rect.inflate(-look.px(32), -look.px(18)))
    words.draw(look, surface)


def _dim(surface: pygame.Surface) -> None:
    veil = pygame.Surface(surface.get_size())
    veil.fill((20, 18, 16))
    veil.set_alpha(120)
    surface.blit(veil, (0, 0))
