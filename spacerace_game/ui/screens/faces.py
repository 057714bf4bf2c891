"""The card picture of a person, wherever a screen shows one."""

from __future__ import annotations

import pygame

from spacerace_game.spec.world import Person
from spacerace_game.ui.art.portrait import draw_portrait
from spacerace_game.ui.look import Look
from spacerace_game.ui.widgets.base import Picture


def face(person: Person, livery: str, height: int, width: int, *, gone: bool = False, key: str = "picture") -> Picture:
    """A portrait in the look of a side (`usa`, `ussr`, another is plain); `gone` is someone who is dead."""
    best = max(person.skills, key=lambda one: one.skill, default=None)

    def paint(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        draw_portrait(
            surface,
            rect,
            person.id,
            person.name,
            look.palette,
            side=livery,
            discipline=best.discipline if best else "",
            local_name=person.local_name,
            crew=person.role == "crew",
            woman=person.woman,
            looks=person.looks,
            gone=gone,
        )

    return Picture(paint, height, key, width=width, grow=0)
