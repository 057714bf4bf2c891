"""Which of many rectangles lies nearest in the direction of an arrow key."""

from __future__ import annotations

from collections.abc import Iterable

import pygame

ARROWS = (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT)

_OVER = 8
"""Pixels by which a rectangle may begin before the one it is meant to lie beyond ends."""


def nearest(here: pygame.Rect, others: Iterable[tuple[str, pygame.Rect]], key: int) -> str:
    """The name of the nearest in a direction; empty where nothing lies there. What lies aside counts as farther off.

    >>> here, right, below = pygame.Rect(0, 0, 9, 9), pygame.Rect(30, 0, 9, 9), pygame.Rect(0, 20, 9, 9)
    >>> nearest(here, [("right", right), ("below", below)], pygame.K_DOWN)
    'below'
    """
    costs = ((_cost(here, there, key), name) for name, there in others)
    return min(((cost, name) for cost, name in costs if cost is not None), key=lambda one: one[0], default=(0, ""))[1]


def _cost(here: pygame.Rect, there: pygame.Rect, key: int) -> int | None:
    """How far it is from one to another; None where the other lies in no such direction."""
    ahead = {
        pygame.K_LEFT: here.left - there.right,
        pygame.K_RIGHT: there.left - here.right,
        pygame.K_UP: here.top - there.bottom,
        pygame.K_DOWN: there.top - here.bottom,
    }[key]
    if ahead < -_OVER:
        return None
    if key in (pygame.K_UP, pygame.K_DOWN):
        aside, in_line = abs(there.centerx - here.centerx), there.left < here.right and here.left < there.right
    else:
        aside, in_line = abs(there.centery - here.centery), there.top < here.bottom and here.top < there.bottom
    return max(0, ahead) + (aside // 4 if in_line else aside * 2 + 200)
