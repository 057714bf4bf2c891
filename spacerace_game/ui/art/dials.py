"""The instruments beside a flight: round dials, the path over the ground, and the track around the Earth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import pygame

from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, Point, Sheet, mix, stamp
from spacerace_game.ui.art.maps import Place, draw_path, draw_world, world_view


def rounded_up(value: float) -> float:
    """The least round number that is not below a value: 1, 2, 3 or 5 with zeros.

    >>> rounded_up(187), rounded_up(7840)
    (200.0, 10000.0)
    """
    if value <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 3.0, 5.0, 10.0) if step * power >= value)


def draw_dial(
    surface: pygame.Surface,
    rect: pygame.Rect,
    palette: Inks,
    *,
    label: str,
    unit: str,
    value: float | None,
    most: float,
) -> None:
    """Draws a round dial with its needle, the number below; values beyond `most` leave the needle at the stop.

    Without a value there is no needle: nobody reads this any more.
    """
    size = min(rect.width, rect.height)
    place = pygame.Rect(0, 0, size, size)
    place.center = rect.center
    stamp(
        surface,
        PICTURES.get(("dial", size, palette, label, unit, most), lambda: _face(size, palette, label, unit, most)),
        place,
    )
    if value is not None:
        _draw_needle(surface, place, palette, min(1.0, max(0.0, value / most if most else 0.0)))
    number = "—" if value is None else _number(value)
    picture = PICTURES.get(("dial-number", number, size, palette), lambda: _written(number, size, palette))
    stamp(surface, picture, picture.get_rect(center=(place.centerx, round(place.y + size * 0.74))))


def _draw_needle(surface: pygame.Surface, place: pygame.Rect, palette: Inks, share: float) -> None:
    """The needle at a share of the scale."""
    size = place.width
    turn = math.radians(150 + 240 * share)
    centre = (place.centerx, place.centery)
    radius = size * 0.36
    tip = (centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn))
    side = (math.cos(turn + math.pi / 2) * size * 0.016, math.sin(turn + math.pi / 2) * size * 0.016)
    back = (centre[0] - radius * 0.22 * math.cos(turn), centre[1] - radius * 0.22 * math.sin(turn))
    points = [tip, (centre[0] + side[0], centre[1] + side[1]), back, (centre[0] - side[0], centre[1] - side[1])]
    pygame.draw.polygon(surface, palette.accent, points)
    pygame.draw.aalines(surface, palette.accent, True, points)
    pygame.draw.aacircle(surface, palette.ink, (round(centre[0]), round(centre[1])), max(2, round(size * 0.035)))


def _number(value: float) -> str:
    if value < 10:
        return f"{value:.1f}"
    return f"{value:,.0f}".replace(",", "\u2009")


def _written(number: str, size: int, palette: Inks) -> pygame.Surface:
    sheet = Sheet((max(10, round(size * 0.7)), max(8, round(size * 0.18))))
    sheet.text(number, (sheet.size[0] / 2, sheet.size[1] / 2), size * 0.125, palette.ink, "mono-bold", align="centre")
    return sheet.finish()


def _face(size: int, palette: Inks, label: str, unit: str, most: float) -> pygame.Surface:
    sheet = Sheet((size, size))
    m = size / 2
    sheet.circle((m, m), m - 1, mix(palette.line, palette.ink, 0.55))
    sheet.circle((m, m), m - max(2.0, size * 0.03), palette.card)
    for tick in range(41):
        share = tick / 40
        turn = math.radians(150 + 240 * share)
        long = 0.085 if tick % 10 == 0 else 0.055 if tick % 5 == 0 else 0.03
        outer, inner = m * 0.90, m * (0.90 - long * 2)
        sheet.line(
            [
                (m + outer * math.cos(turn), m + outer * math.sin(turn)),
                (m + inner * math.cos(turn), m + inner * math.sin(turn)),
            ],
            palette.ink if tick % 5 == 0 else palette.soft,
            size * (0.012 if tick % 10 == 0 else 0.007),
        )
        if tick % 10 == 0:
            text = f"{most * share:g}" if most < 1000 or not tick else f"{most * share / 1000:g}k"
            at = (m + m * 0.60 * math.cos(turn), m + m * 0.60 * math.sin(turn))
            sheet.text(text, at, size * 0.068, palette.soft, "sans", align="centre")
    sheet.text(label, (m, m * 0.66), size * 0.078, palette.ink, "sans-bold", align="centre")
    sheet.text(unit, (m, m * 1.70), size * 0.07, palette.soft, "sans", align="centre")
    return sheet.finish()


def draw_ascent(
    surface: pygame.Surface,
    rect: pygame.Rect,
    palette: Inks,
    *,
    planned: Sequence[Point],
    flown: Sequence[Point],
    labels: tuple[str, str],
    scale: float = 1.0,
) -> None:
    """Draws height over distance in km: the path as computed, dashed, and the way flown so far, with its end marked."""
    everything = [*planned, *flown] or [(0.0, 0.0)]
    wide, high = rounded_up(max(x for x, _ in everything)), rounded_up(max(y for _, y in everything))
    key = ("ascent", rect.size, palette, tuple(planned[:: max(1, len(planned) // 40)]), wide, high, labels, scale)
    stamp(surface, PICTURES.get(key, lambda: _ascent(rect.size, palette, planned, wide, high, labels, scale)), rect)
    points = [_spot(rect, x, y, wide, high, scale) for x, y in flown]
    if len(points) > 1:
        for shift in (0, 1):
            pygame.draw.aalines(surface, palette.accent, False, [(x, y + shift) for x, y in points])
    if points:
        pygame.draw.aacircle(surface, palette.accent, (round(points[-1][0]), round(points[-1][1])), round(4 * scale))
        pygame.draw.aacircle(surface, palette.ink, (round(points[-1][0]), round(points[-1][1])), round(5 * scale), 1)


def _spot(rect: pygame.Rect, x: float, y: float, wide: float, high: float, k: float) -> Point:
    left, bottom = rect.x + 44 * k, rect.bottom - 26 * k
    return left + x / wide * (rect.width - 58 * k), bottom - y / high * (rect.height - 46 * k)


def _ascent(
    size: tuple[int, int],
    palette: Inks,
    planned: Sequence[Point],
    wide: float,
    high: float,
    labels: tuple[str, str],
    k: float,
) -> pygame.Surface:
    sheet = Sheet(size, ground=palette.inset)
    rect = pygame.Rect((0, 0), size)

    def spot(x: float, y: float) -> Point:
        return _spot(rect, x, y, wide, high, k)

    for step in range(5):
        left, right = spot(0, high * step / 4), spot(wide, high * step / 4)
        sheet.line([left, right], palette.line, 0.8 * k)
        low, top = spot(wide * step / 4, 0), spot(wide * step / 4, high)
        sheet.line([low, top], palette.line, 0.6 * k)
        if step % 2 == 0:
            sheet.text(f"{high * step / 4:g}", (left[0] - 5 * k, left[1]), 11 * k, palette.soft, "mono", align="right")
            align = "left" if step == 0 else "right" if step == 4 else "centre"
            sheet.text(f"{wide * step / 4:g}", (low[0], low[1] + 10 * k), 11 * k, palette.soft, "mono", align=align)
    path = [spot(x, y) for x, y in planned]
    for number in range(0, max(0, len(path) - 1), 2):
        sheet.line([path[number], path[number + 1]], palette.soft, 1.1 * k)
    sheet.text(labels[0], (48 * k, 11 * k), 11.5 * k, palette.ink, "sans-bold")
    sheet.text(labels[1], (size[0] - 12 * k, size[1] - 37 * k), 11.5 * k, palette.ink, "sans-bold", align="right")
    return sheet.finish()


def draw_track(
    surface: pygame.Surface,
    rect: pygame.Rect,
    palette: Inks,
    *,
    track: Sequence[Place],
    pad: Place,
    own: Sequence[str] = (),
    rival: Sequence[str] = (),
) -> None:
    """Draws where a satellite has passed over the world, and where it is now: the last place of the track."""
    view = world_view(rect, south=-74)
    surface.fill(palette.inset, rect)
    draw_world(surface, view, palette, own=own, rival=rival)
    if len(track) > 1:
        draw_path(surface, view, track, palette.accent, 2)
    x, y = view.at(*pad)
    pygame.draw.polygon(surface, palette.ink, [(x, y - 5), (x + 4, y + 3), (x - 4, y + 3)])
    if track:
        x, y = view.at(*track[-1])
        pygame.draw.aacircle(surface, palette.card, (round(x), round(y)), 6)
        pygame.draw.aacircle(surface, palette.accent, (round(x), round(y)), 4)


_WORLDS: dict[str, tuple[Colour, float]] = {
    "moon": ((176, 172, 162), 0.10),
    "venus": ((216, 190, 130), 0.14),
    "mars": ((190, 104, 66), 0.12),
}
"""Of each world that is flown to: its colour, and its radius in heights of the picture."""


def draw_way(
    surface: pygame.Surface, rect: pygame.Rect, palette: Inks, *, body: str, way: float, labels: tuple[str, str]
) -> None:
    """Draws the way from the Earth to another world, not to scale, and where on it a craft is; `way` is 1 out there."""
    surface.fill(palette.inset, rect)
    left, right = rect.x + rect.width * 0.14, rect.right - rect.width * 0.14
    middle, sag = rect.y + rect.height * 0.56, rect.height * 0.26

    def spot(share: float) -> Point:
        return left + (right - left) * share, middle - sag * math.sin(math.pi * share)

    for step in range(0, 40, 2):
        pygame.draw.aaline(surface, palette.soft, spot(step / 40), spot((step + 1) / 40))
    steps = max(1, round(40 * way))
    if way > 0.01:
        for shift in (0, 1):
            points = [spot(way * step / steps) for step in range(steps + 1)]
            pygame.draw.aalines(surface, palette.accent, False, [(x, y + shift) for x, y in points])
    pygame.draw.aacircle(surface, (84, 124, 160), (round(left), round(middle)), round(rect.height * 0.16))
    if body in _WORLDS:
        colour, radius = _WORLDS[body]
        pygame.draw.aacircle(surface, colour, (round(right), round(middle)), round(rect.height * radius))
    at = spot(way)
    pygame.draw.aacircle(surface, palette.card, (round(at[0]), round(at[1])), 7)
    pygame.draw.aacircle(surface, palette.accent, (round(at[0]), round(at[1])), 5)
    for label, x in zip(labels, (left, right), strict=True):
        key = ("way-label", label, rect.height, palette)
        picture = PICTURES.get(key, partial(_label, label, rect.height, palette))
        stamp(surface, picture, picture.get_rect(center=(round(x), round(rect.y + rect.height * 0.86))))


def _label(words: str, high: int, palette: Inks) -> pygame.Surface:
    size = max(10.0, high * 0.085)
    sheet = Sheet((round(size * 0.75 * max(4, len(words))), round(size * 1.6)))
    sheet.text(words, (sheet.size[0] / 2, sheet.size[1] / 2), size, palette.soft, "sans", align="centre")
    return sheet.finish()
