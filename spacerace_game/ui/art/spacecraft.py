"""Spacecraft as silhouettes, drawn from what they are: mass, crew, systems. Beside them stands a person."""

from __future__ import annotations

import pygame

from spacerace_game.spec.hardware import Spacecraft
from spacerace_game.ui.art.brush import Inks, Sheet, Store, lit, stamp
from spacerace_game.ui.art.rocket import draw_person

PICTURES = Store(6_000_000)
PERSON_M = 1.75
DENSITY = {"crew": 260.0, "probe": 330.0, "ball": 420.0, "lander": 150.0, "station": 230.0}
"""Mass for each cubic metre of hull, kg: crewed craft are mostly air, small ones mostly batteries."""


def kind_of(craft: Spacecraft) -> str:
    """What a spacecraft looks like: `crew`, `station`, `lander`, `probe` or `ball`."""
    if craft.crew:
        if craft.mass_kg > 15_000 and "docking" in craft.systems and "reentry" not in craft.systems:
            return "station"
        return "crew"
    if "landing" in craft.systems and "reentry" not in craft.systems:
        return "lander"
    return "ball" if craft.mass_kg < 120 else "probe"


def size_of(craft: Spacecraft) -> float:
    """The width of its hull in metres, from its mass.

    A hull of length twice its width has a volume of about 1.4 widths cubed.
    """
    return float((craft.mass_kg / DENSITY[kind_of(craft)] / 1.4) ** (1 / 3))


def draw_spacecraft(
    surface: pygame.Surface, rect: pygame.Rect, craft: Spacecraft, palette: Inks, *, livery: str = "neutral"
) -> pygame.Rect:
    """Draws a spacecraft to scale with a person beside it; returns the rectangle it used."""
    if rect.width < 20 or rect.height < 20:
        return rect
    key = ("craft", craft.id, rect.size, palette.name, livery)
    stamp(surface, PICTURES.get(key, lambda: _picture(rect.size, craft, palette, livery)), rect)
    return rect


def _picture(size: tuple[int, int], craft: Spacecraft, palette: Inks, livery: str) -> pygame.Surface:
    sheet = Sheet(size)
    wide, high = size
    hull = size_of(craft)
    kind = kind_of(craft)
    long = hull * {"ball": 1.0, "probe": 1.6, "crew": 2.2, "lander": 1.3, "station": 3.6}[kind]
    span = (
        hull
        * {"ball": 1.6, "probe": 4.2, "crew": 3.4 if "power" in craft.systems else 1.6, "lander": 2.4, "station": 4.0}[
            kind
        ]
    )
    px = min((wide - 20) / (span + 1.6), (high - 34) / max(long + 0.4, PERSON_M + 0.3))
    floor = high - 22.0
    middle = 10 + 1.1 * px + span * px / 2
    body = (96, 116, 104) if livery == "ussr" else (198, 194, 182)
    draw_person(sheet, 10 + 0.4 * px, floor, PERSON_M * px, palette.soft)
    top = floor - long * px
    half = hull * px / 2
    if kind == "ball":
        sheet.circle((middle, floor - half), half, body)
        sheet.circle((middle - half * 0.3, floor - half * 1.3), half * 0.35, lit(body, 1.3))
        for turn in (-1, 1):
            sheet.line([(middle, floor - half), (middle + turn * span * px / 2, floor - half * 0.1)], palette.ink, 1.2)
            sheet.line([(middle, floor - half), (middle + turn * span * px / 2.6, floor + 2)], palette.ink, 1.2)
    else:
        if kind in ("probe", "station") or (kind == "crew" and "docking" in craft.systems):
            for turn in (-1, 1):
                x = middle + turn * half if turn > 0 else middle - span * px / 2
                panel = span * px / 2 - half
                y = top + long * px * 0.45
                sheet.rect(x, y, panel, long * px * 0.22, (46, 66, 104))
                for cell in range(1, 5):
                    line = x + panel * cell / 5
                    sheet.line([(line, y), (line, y + long * px * 0.22)], (126, 148, 184), 0.8)
        if kind == "crew":
            cone = long * px * 0.42
            sheet.polygon(
                [
                    (middle - half, top + cone),
                    (middle + half, top + cone),
                    (middle + half * 0.3, top),
                    (middle - half * 0.3, top),
                ],
                lit(body, 1.12),
            )
            sheet.rect(middle - half, top + cone, 2 * half, long * px - cone, body)
            sheet.circle((middle + half * 0.15, top + cone * 0.62), half * 0.16, palette.night)
        elif kind == "lander":
            sheet.polygon(
                [
                    (middle - half, top + long * px * 0.2),
                    (middle + half, top + long * px * 0.2),
                    (middle + half * 1.1, floor - long * px * 0.35),
                    (middle - half * 1.1, floor - long * px * 0.35),
                ],
                body,
            )
            sheet.circle((middle, top + long * px * 0.2), half * 0.7, lit(body, 1.1))
            for leg in (-1.0, 0.25, 1.0):
                foot = middle + leg * span * px / 2
                sheet.line([(middle + leg * half * 0.8, floor - long * px * 0.4), (foot, floor)], palette.ink, 2)
                sheet.line([(foot - 0.12 * px, floor), (foot + 0.12 * px, floor)], palette.ink, 2.4)
        else:
            sheet.rect(middle - half, top, 2 * half, long * px, body)
            sheet.ellipse((middle, top), 2 * half, half * 0.5, lit(body, 1.15))
            if "radio" in craft.systems:
                sheet.polygon(
                    [
                        (middle - half * 0.7, top - half * 0.9),
                        (middle + half * 0.7, top - half * 0.9),
                        (middle + half * 0.2, top - half * 0.3),
                        (middle - half * 0.2, top - half * 0.3),
                    ],
                    lit(body, 1.25),
                )
        for ring in (0.55, 0.75):
            y = top + long * px * ring
            sheet.line([(middle - half, y), (middle + half, y)], lit(body, 0.75), 1)
    sheet.line([(4, floor + 1), (wide - 4, floor + 1)], palette.soft, 1)
    words = f"{hull:.1f} m" if livery != "none" else ""
    sheet.line([(middle - half, floor + 6), (middle + half, floor + 6)], palette.ink, 1.4)
    sheet.text(words, (middle, floor + 14), 11, palette.ink, align="centre")
    return sheet.finish()
