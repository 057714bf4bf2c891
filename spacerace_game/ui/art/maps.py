"""Maps: the world, the Earth from above the pole, and Germany in 1945, with what is drawn upon them."""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from spacerace_game.store.folders import data_folder
from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, Point, Sheet, mix, smooth, stamp

Place = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
"""Of latitude."""
COAST_KM = 60.0
"""How near the sea of the map has to be for a place by the sea: its coastlines are off by tens of kilometres."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From latitude and longitude to a pixel of the map's rectangle."""

    rect: pygame.Rect
    kind: Literal["world", "polar", "region"]
    middle: Place = (0.0, 0.0)
    scale: float = 1.0
    edge: float = 90.0
    """For a polar map, the southernmost latitude."""

    def at(self, latitude: float, longitude: float) -> Point:
        """The pixel of a place; it may lie outside the rectangle."""
        x, y = self.plane(latitude, longitude)
        return self.rect.centerx + x * self.scale, self.rect.centery - y * self.scale

    def plane(self, latitude: float, longitude: float) -> Point:
        """The place on the plane before it is scaled."""
        if self.kind == "polar":
            far = (90 - latitude) / 180 * math.pi
            turn = math.radians(longitude - self.middle[1])
            return far * math.sin(turn), -far * math.cos(turn)
        if self.kind == "region":
            east = math.radians(longitude - self.middle[1]) * math.cos(math.radians(self.middle[0]))
            return east, math.radians(latitude - self.middle[0])
        x, y = _natural_earth(latitude, longitude)
        return x, y - self.middle[0]

    def shows(self, latitude: float, longitude: float) -> bool:
        """Whether the place is on the map."""
        if self.kind == "polar" and latitude < self.edge:
            return False
        return bool(self.rect.collidepoint(self.at(latitude, longitude)))


def _natural_earth(latitude: float, longitude: float) -> Point:
    """Natural Earth projection: B. Šavrič, T. Patterson, B. Jenny, The Natural Earth II world map projection,
    International Journal of Cartography 1 (2015), polynomial form of the first projection.
    """
    phi, lam = math.radians(latitude), math.radians(longitude)
    square = phi * phi
    four = square * square
    x = lam * (0.8707 - 0.131979 * square + four * (-0.013791 + four * (0.003971 * square - 0.001529 * four)))
    y = phi * (1.007226 + square * (0.015085 + four * (-0.044475 + 0.028874 * square - 0.005916 * four)))
    return x, y


def world_view(rect: pygame.Rect, south: float = -58, north: float = 84) -> Projection:
    """The whole world in a rectangle, without the empty south."""
    top, bottom = _natural_earth(north, 0)[1], _natural_earth(south, 0)[1]
    scale = min(rect.width / (2 * _natural_earth(0, 180)[0]), rect.height / (top - bottom))
    return Projection(rect, "world", ((top + bottom) / 2, 0), scale)


def polar_view(rect: pygame.Rect, south: float = 5, down: float = -100) -> Projection:
    """The northern half seen from above the pole, with the meridian `down` pointing downwards."""
    return Projection(rect, "polar", (90, down), min(rect.size) / 2 / math.radians(90 - south), south)


def region_view(rect: pygame.Rect, south: float, west: float, north: float, east: float) -> Projection:
    """A part of the world that fits a rectangle and fills it at least one way."""
    middle = ((south + north) / 2, (west + east) / 2)
    wide = math.radians(east - west) * math.cos(math.radians(middle[0]))
    return Projection(rect, "region", middle, min(rect.width / wide, rect.height / math.radians(north - south)))


def germany_view(rect: pygame.Rect) -> Projection:
    """Germany and its neighbours."""
    return region_view(rect, 47.1, 5.6, 54.9, 16.9)


@functools.lru_cache(maxsize=4)
def coastlines(name: str) -> dict[str, tuple[tuple[Place, ...], ...]]:
    """The baked rings of a map by what they surround; nothing where the file is missing."""
    try:
        data = json.loads((data_folder("assets") / "maps" / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        key: tuple(tuple((ring[i + 1] / 100, ring[i] / 100) for i in range(0, len(ring), 2)) for ring in rings)
        for key, rings in data.items()
    }


@functools.lru_cache(maxsize=128)
def landscape(latitude: float, longitude: float) -> str:
    """What the country looks like at a place: desert, steppe or taiga inland; cape, shore or cliffs by the sea."""
    land = coastlines("world").get("land", ())
    if not any(_coast_within(ring, latitude, longitude, COAST_KM) for ring in land):
        return "desert" if abs(latitude) < 38 else "steppe" if abs(latitude) < 57 else "taiga"
    west, east = (any(_holds(ring, latitude, longitude + aside) for ring in land) for aside in (-2.0, 2.0))
    if east and not west:
        return "cliffs"
    return "cape" if abs(latitude) < 35 else "shore"


def _coast_within(ring: Sequence[Place], latitude: float, longitude: float, km: float) -> bool:
    """Whether a line of a ring comes so near to a place; good for tens of kilometres."""
    narrow = math.cos(math.radians(latitude))
    reach = km / KM_PER_DEGREE
    for (one_lat, one_lon), (other_lat, other_lon) in itertools.pairwise(ring):
        ax, ay = (one_lon - longitude) * narrow, one_lat - latitude
        bx, by = (other_lon - longitude) * narrow - ax, other_lat - latitude - ay
        along = -(ax * bx + ay * by) / ((bx * bx + by * by) or 1.0)
        share = max(0.0, min(1.0, along))
        if math.hypot(ax + share * bx, ay + share * by) < reach:
            return True
    return False


def _holds(ring: Sequence[Place], latitude: float, longitude: float) -> bool:
    """Whether a place lies inside a ring."""
    inside = False
    for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0])):
        if (a > latitude) != (c > latitude) and longitude < (d - b) * (latitude - a) / (c - a) + b:
            inside = not inside
    return inside


def draw_world(
    surface: pygame.Surface, view: Projection, palette: Inks, *, own: Sequence[str] = (), rival: Sequence[str] = ()
) -> None:
    """Draws the world or its northern half; `own` and `rival` name outlines (`usa`, `ussr`) to tint."""
    key = ("world", view.kind, view.rect.size, view.middle, view.scale, palette, tuple(own), tuple(rival))
    stamp(surface, PICTURES.get(key, lambda: _world(view, palette, own, rival)), view.rect)


def _at_origin(view: Projection) -> Projection:
    return Projection(pygame.Rect((0, 0), view.rect.size), view.kind, view.middle, view.scale, view.edge)


def _world(view: Projection, palette: Inks, own: Sequence[str], rival: Sequence[str]) -> pygame.Surface:
    flat = _at_origin(view)
    water = mix(palette.inset, palette.own if "usa" in own else (96, 118, 126), 0.13)
    land, coast = mix(palette.card, palette.line, 0.28), mix(palette.line, palette.ink, 0.28)
    sheet = Sheet(view.rect.size, ground=None if view.kind != "region" else water)
    _globe_ground(sheet, flat, water)
    _graticule(sheet, flat, mix(water, palette.ink, 0.13))
    lines = coastlines("world")
    for name in ("antarctica", "land"):
        for ring in lines.get(name, ()):
            _shape(sheet, flat, ring, land, coast)
    for names, colour in ((own, palette.own), (rival, palette.rival)):
        for name in names:
            for ring in lines.get(name, ()):
                _shape(sheet, flat, ring, mix(land, colour, 0.42), mix(colour, palette.ink, 0.35))
    return sheet.finish()


def _globe_ground(sheet: Sheet, view: Projection, water: Colour) -> None:
    if view.kind == "polar":
        sheet.circle(view.rect.center, view.scale * math.radians(90 - view.edge), water)
    elif view.kind == "world":
        left = [view.at(lat, -180) for lat in range(-90, 91, 5)]
        right = [view.at(lat, 180) for lat in range(90, -91, -5)]
        sheet.polygon(left + right, water)


def _graticule(sheet: Sheet, view: Projection, colour: Colour) -> None:
    south = int(view.edge) if view.kind == "polar" else -90
    for longitude in range(-180, 181, 30):
        sheet.line([view.at(lat, longitude) for lat in range(max(south, -88), 89, 4)], colour, 0.7)
    for latitude in range(-60, 90, 30):
        if latitude >= south:
            thick = 1.1 if latitude == 0 else 0.7
            sheet.line([view.at(latitude, lon) for lon in range(-180, 181, 5)], colour, thick)


def _shape(sheet: Sheet, view: Projection, ring: Sequence[Place], fill: Colour, edge: Colour) -> None:
    if view.kind == "polar":
        if max(lat for lat, _ in ring) < view.edge:
            return
        ring = [(max(lat, view.edge), lon) for lat, lon in ring]
    points = [view.at(lat, lon) for lat, lon in ring]
    if max(x for x, _ in points) - min(x for x, _ in points) < 1:
        return
    sheet.polygon(points, fill)
    for start, (one, other) in enumerate(zip(ring, [*ring[1:], ring[0]], strict=True)):
        if abs(one[1]) > 179.5 and abs(other[1]) > 179.5:
            continue
        sheet.line([points[start], points[(start + 1) % len(points)]], edge, 0.8)


ZONES: dict[str, tuple[tuple[float, float], ...]] = {
    "soviet": (
        (54.4, 10.9), (53.96, 10.88), (53.7, 10.75), (53.37, 10.6), (53.2, 11.0), (53.04, 11.6), (52.9, 11.3),
        (52.85, 10.8), (52.6, 10.95), (52.2, 11.06), (52.0, 10.95), (51.85, 10.6), (51.6, 10.65), (51.55, 10.35),
        (51.4, 10.05), (51.37, 9.93), (51.1, 10.2), (50.95, 10.05), (50.65, 9.95), (50.53, 10.1), (50.4, 10.5),
        (50.35, 10.75), (50.3, 11.2), (50.5, 11.3), (50.4, 11.55), (50.42, 11.9), (50.3, 12.1), (50.2, 12.3),
        (50.0, 13.0), (50.0, 16.0), (54.8, 16.0),
    ),
    "british": (
        (55.3, 7.0), (55.3, 10.6), (54.4, 10.9), (53.96, 10.88), (53.7, 10.75), (53.37, 10.6), (53.2, 11.0),
        (53.04, 11.6), (52.9, 11.3), (52.85, 10.8), (52.6, 10.95), (52.2, 11.06), (52.0, 10.95), (51.85, 10.6),
        (51.6, 10.65), (51.55, 10.35), (51.4, 10.05), (51.37, 9.93), (51.42, 9.6), (51.65, 9.4), (51.4, 8.95),
        (51.25, 8.6), (51.1, 8.4), (50.9, 8.2), (50.7, 8.1), (50.9, 7.85), (50.75, 7.5), (50.63, 7.2), (50.6, 6.9),
        (50.35, 6.4), (50.32, 6.0), (51.0, 5.5), (53.5, 6.0),
    ),
    "american": (
        (51.37, 9.93), (51.42, 9.6), (51.65, 9.4), (51.4, 8.95), (51.25, 8.6), (51.1, 8.4), (50.9, 8.2), (50.7, 8.1),
        (50.4, 8.0), (50.05, 7.8), (49.98, 8.25), (49.7, 8.38), (49.3, 8.42), (48.97, 8.22), (48.75, 8.45),
        (48.65, 8.9), (48.62, 9.2), (48.45, 9.6), (48.1, 9.95), (47.85, 10.12), (47.4, 10.2), (47.0, 11.0),
        (47.2, 13.5), (48.7, 14.2), (50.0, 13.0), (50.2, 12.3), (50.3, 12.1), (50.42, 11.9), (50.4, 11.55),
        (50.5, 11.3), (50.3, 11.2), (50.35, 10.75), (50.4, 10.5), (50.53, 10.1), (50.65, 9.95), (50.95, 10.05),
        (51.1, 10.2),
    ),
    "french": (
        (50.32, 6.0), (50.35, 6.4), (50.6, 6.9), (50.63, 7.2), (50.75, 7.5), (50.9, 7.85), (50.7, 8.1), (50.4, 8.0),
        (50.05, 7.8), (49.98, 8.25), (49.7, 8.38), (49.3, 8.42), (48.97, 8.22), (48.75, 8.45), (48.65, 8.9),
        (48.62, 9.2), (48.45, 9.6), (48.1, 9.95), (47.85, 10.12), (47.4, 10.2), (47.3, 9.0), (47.4, 7.3), (49.0, 5.8),
    ),
}  # fmt: skip
"""The occupation zones of Germany from July 1945, approximately; what lies outside Germany is cut off."""

BREMEN: tuple[Place, ...] = ((53.62, 8.45), (53.62, 8.65), (53.2, 9.0), (53.0, 9.0), (53.05, 8.5), (53.2, 8.5))
"""The American port in the British zone."""

CONTACT_LINE: tuple[Place, ...] = (
    (53.95, 11.4), (53.65, 11.45), (53.3, 11.5), (53.14, 11.25), (52.99, 11.75), (52.82, 12.05), (52.54, 11.98),
    (52.13, 11.68), (51.97, 11.9), (51.88, 12.25), (51.63, 12.33), (51.46, 12.63), (51.23, 12.72), (51.05, 12.8),
    (50.85, 12.85), (50.5, 12.7), (50.23, 12.87), (49.75, 13.37), (49.3, 13.95), (48.97, 14.47), (48.55, 14.4),
    (48.2, 14.5), (47.7, 14.6), (47.3, 14.7),
)  # fmt: skip
"""Where the armies of East and West stood in May 1945: Wismar, the Elbe, the Mulde, Karlsbad, Pilsen, the Enns."""

RIVERS: dict[str, tuple[Place, ...]] = {
    "Elbe": (
        (53.9, 8.7), (53.87, 9.2), (53.6, 9.5), (53.54, 9.97), (53.4, 10.4), (53.3, 10.75), (53.14, 11.25),
        (52.99, 11.75), (52.82, 12.05), (52.54, 11.98), (52.13, 11.65), (51.97, 11.88), (51.88, 12.25), (51.86, 12.65),
        (51.56, 13.0), (51.3, 13.3), (51.16, 13.48), (51.05, 13.74), (50.9, 14.15), (50.65, 14.05), (50.35, 14.4),
        (50.13, 14.85),
    ),
    "Rhine": (
        (51.9, 4.6), (51.87, 5.9), (51.65, 6.6), (51.23, 6.77), (50.94, 6.96), (50.73, 7.1), (50.36, 7.6), (50.1, 7.78),
        (50.0, 8.27), (49.7, 8.36), (49.45, 8.45), (49.2, 8.4), (48.98, 8.3), (48.55, 7.8), (48.0, 7.55), (47.56, 7.59),
        (47.6, 8.3), (47.68, 8.6), (47.66, 9.2),
    ),
    "Danube": (
        (47.95, 8.5), (48.1, 9.2), (48.4, 10.0), (48.72, 10.8), (48.77, 11.4), (49.02, 12.1), (48.88, 12.6),
        (48.57, 13.46), (48.31, 14.29), (48.2, 15.1), (48.4, 15.6), (48.22, 16.37), (48.14, 17.1),
    ),
    "Oder": (
        (53.9, 14.3), (53.42, 14.57), (52.85, 14.15), (52.6, 14.6), (52.35, 14.55), (52.07, 14.75), (51.95, 15.3),
        (51.7, 16.0), (51.4, 16.5), (51.1, 17.05),
    ),
}  # fmt: skip
"""Rivers with a few bends each, enough to find one's way."""

CITIES: dict[str, Place] = {
    "Hamburg": (53.55, 10.0),
    "Köln": (50.94, 6.96),
    "Frankfurt": (50.11, 8.68),
    "München": (48.14, 11.58),
    "Leipzig": (51.34, 12.37),
    "Wien": (48.21, 16.37),
    "Stettin": (53.43, 14.55),
}
"""Towns for orientation; sites of the scramble are drawn by the screen."""

ZONE_COLOURS: dict[str, Colour] = {
    "soviet": (176, 44, 36),
    "american": (62, 102, 140),
    "british": (160, 120, 48),
    "french": (92, 122, 90),
}
"""The colours of the four powers."""

HATCH = {"soviet": 45, "american": -45, "british": 0, "french": 90}
"""Zones are told apart by the direction of their hatching, not by colour alone."""


def draw_germany(surface: pygame.Surface, view: Projection, palette: Inks, *, zones: bool) -> None:
    """Draws Germany in May 1945 with the line where the armies met, or with the four zones from July on."""
    key = ("germany", view.rect.size, view.scale, palette, zones)
    stamp(surface, PICTURES.get(key, lambda: _germany(view, palette, zones)), view.rect)


def _germany(view: Projection, palette: Inks, zones: bool) -> pygame.Surface:
    flat = _at_origin(view)
    water = mix(palette.inset, (86, 116, 132), 0.26)
    land, core = mix(palette.card, palette.line, 0.34), mix(palette.card, palette.paper, 0.3)
    edge = mix(palette.line, palette.ink, 0.35)
    sheet = Sheet(view.rect.size, ground=water)
    lines = coastlines("germany")
    for name, rings in lines.items():
        for ring in rings:
            points = [flat.at(lat, lon) for lat, lon in ring]
            sheet.polygon(points, core if name == "germany" else land)
    if zones:
        _zones(sheet, flat, palette, lines.get("germany", ()))
    else:
        _east(sheet, flat, lines)
    for rings in lines.values():
        for ring in rings:
            points = [flat.at(lat, lon) for lat, lon in ring]
            sheet.line([*points, points[0]], edge, 0.8)
    for course in RIVERS.values():
        sheet.line(smooth([flat.at(lat, lon) for lat, lon in course]), mix(water, (52, 92, 120), 0.65), 1.7)
    if not zones:
        dashed(sheet, smooth([flat.at(lat, lon) for lat, lon in CONTACT_LINE]), palette.rival, 2.2)
    _names(sheet, flat, palette)
    return sheet.finish()


def _zones(sheet: Sheet, view: Projection, palette: Inks, germany: Sequence[Sequence[Place]]) -> None:
    """Tints and hatching of the zones, cut to the outline of Germany by a mask."""
    layer = pygame.Surface(sheet.large.get_size(), pygame.SRCALPHA, 32)
    tools = Sheet.__new__(Sheet)
    tools.size, tools.scale, tools.large, tools.opaque = sheet.size, sheet.scale, layer, False
    areas = [*ZONES.items(), ("american", BREMEN)]
    for name, ring in areas:
        tools.polygon([view.at(lat, lon) for lat, lon in ring], mix(palette.card, ZONE_COLOURS[name], 0.27))
    for name, ring in areas:
        _hatch(tools, [view.at(lat, lon) for lat, lon in ring], HATCH[name], mix(palette.card, ZONE_COLOURS[name], 0.5))
    for name, ring in areas:
        points = [view.at(lat, lon) for lat, lon in ring]
        tools.line([*points, points[0]], mix(ZONE_COLOURS[name], palette.ink, 0.2), 1.3)
    mask = pygame.Surface(layer.get_size(), pygame.SRCALPHA, 32)
    for outline in germany:
        pygame.draw.polygon(
            mask, (255, 255, 255, 255), [(x * sheet.scale, y * sheet.scale) for x, y in (view.at(*p) for p in outline)]
        )
    layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    sheet.large.blit(layer, (0, 0))


def _hatch(sheet: Sheet, points: Sequence[Point], turn: float, colour: Colour) -> None:
    """Parallel lines inside a shape, found by where they cross its edges."""
    angle = math.radians(turn)
    c, s = math.cos(angle), math.sin(angle)
    turned = [(x * c - y * s, x * s + y * c) for x, y in points]
    low, high = min(y for _, y in turned), max(y for _, y in turned)
    gap = 7.0
    row = math.floor(low / gap) * gap
    while row < high:
        row += gap
        hits = sorted(
            x1 + (row - y1) / (y2 - y1) * (x2 - x1)
            for (x1, y1), (x2, y2) in zip(turned, [*turned[1:], turned[0]], strict=True)
            if (y1 > row) != (y2 > row)
        )
        for one, other in zip(hits[::2], hits[1::2], strict=False):
            sheet.line(
                [(one * c + row * s, row * c - one * s), (other * c + row * s, row * c - other * s)], colour, 0.7
            )


def _east(sheet: Sheet, view: Projection, lines: Mapping[str, Sequence[Sequence[Place]]]) -> None:
    """The ground held by the Red Army in May 1945, under a veil of its colour."""
    layer = pygame.Surface(sheet.large.get_size(), pygame.SRCALPHA, 32)
    area = [*CONTACT_LINE, (47.0, 14.8), (46.0, 30.0), (60.0, 30.0), (60.0, 11.4)]
    scale = sheet.scale
    ground = [(x * scale, y * scale) for x, y in (view.at(*place) for place in area)]
    pygame.draw.polygon(layer, (*ZONE_COLOURS["soviet"], 255), ground)
    mask = pygame.Surface(layer.get_size(), pygame.SRCALPHA, 32)
    for name in ("germany", "austria", "czechoslovakia", "poland", "hungary", "ussr"):
        for outline in lines.get(name, ()):
            places = [(x * scale, y * scale) for x, y in (view.at(*p) for p in outline)]
            pygame.draw.polygon(mask, (255, 255, 255, 255), places)
    layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    layer.set_alpha(46)
    sheet.large.blit(layer, (0, 0))


def _names(sheet: Sheet, view: Projection, palette: Inks) -> None:
    for town, place in CITIES.items():
        x, y = view.at(*place)
        sheet.circle((x, y), 2.0, palette.soft)
        sheet.text(town, (x + 5, y - 1), 10.5, palette.soft, "sans")
    for river, place, turn in (
        ("Elbe", (52.40, 11.70), 82.0),
        ("Rhine", (51.42, 6.48), 65.0),
        ("Danube", (48.93, 11.1), 0),
    ):
        x, y = view.at(*place)
        sheet.text(river, (x, y), 10, (62, 98, 122), "serif", turn=turn, align="centre")
    x, y = view.at(54.70, 12.1)
    sheet.text("Baltic Sea", (x, y), 12, (62, 98, 122), "serif", align="centre", track=2)


def dashed(
    sheet: Sheet, points: Sequence[Point], colour: Colour, width: float, dash: float = 8, gap: float = 5
) -> None:
    """A line of dashes along a path."""
    run, on = 0.0, True
    piece: list[Point] = [points[0]]
    for one, other in itertools.pairwise(points):
        length = math.dist(one, other)
        done = 0.0
        while length - done > (dash if on else gap) - run:
            done += (dash if on else gap) - run
            at = (one[0] + (other[0] - one[0]) * done / length, one[1] + (other[1] - one[1]) * done / length)
            if on:
                sheet.line([*piece, at], colour, width)
            piece, run, on = [at], 0.0, not on
        run += length - done
        piece.append(other)
    if on and len(piece) > 1:
        sheet.line(piece, colour, width)


def ground_track(
    inclination: float, *, start: Place, orbits: float = 1.0, period_min: float = 90.0, northward: bool = False
) -> list[Place]:
    """Places under a satellite in a circular orbit that begins over `start`, every two degrees of its way.

    `inclination` in degrees is raised to the start's latitude where it is less. The Earth turns under it meanwhile.

    >>> track = ground_track(65, start=(45.9, 63.3))
    >>> round(max(latitude for latitude, _ in track))
    65
    """
    tilt = math.radians(max(min(inclination, 180 - abs(start[0])), abs(start[0])))
    first = math.asin(max(-1.0, min(1.0, math.sin(math.radians(start[0])) / (math.sin(tilt) or 1e-9))))
    if northward and start[0] < 0:
        first = math.pi - first
    base = math.atan2(math.cos(tilt) * math.sin(first), math.cos(first))
    track: list[Place] = []
    for step in range(int(180 * orbits) + 1):
        along = first + math.radians(2 * step)
        latitude = math.degrees(math.asin(math.sin(tilt) * math.sin(along)))
        east = math.degrees(math.atan2(math.cos(tilt) * math.sin(along), math.cos(along)) - base)
        turned = 360 * (2 * step / 360) * period_min / 1436
        track.append((latitude, _wrapped(start[1] + east - turned)))
    return track


def _wrapped(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def circle_on_earth(latitude: float, longitude: float, radius_km: float, steps: int = 60) -> list[Place]:
    """The places at a distance from a place: the reach of a listening post or a missile."""
    far, phi = radius_km / EARTH_KM, math.radians(latitude)
    places: list[Place] = []
    for step in range(steps + 1):
        bearing = math.tau * step / steps
        lat = math.asin(math.sin(phi) * math.cos(far) + math.cos(phi) * math.sin(far) * math.cos(bearing))
        lon = math.radians(longitude) + math.atan2(
            math.sin(bearing) * math.sin(far) * math.cos(phi), math.cos(far) - math.sin(phi) * math.sin(lat)
        )
        places.append((math.degrees(lat), _wrapped(math.degrees(lon))))
    return places


def draw_path(
    surface: pygame.Surface, view: Projection, places: Iterable[Place], colour: Colour, width: int = 2
) -> None:
    """Draws a line of places, broken where it leaves the map's edge and comes back on the other side."""
    before = surface.get_clip()
    surface.set_clip(view.rect.clip(before))
    piece: list[Point] = []
    last: Place | None = None
    for place in places:
        hidden = view.kind == "polar" and place[0] < view.edge
        jump = last is not None and view.kind != "polar" and abs(place[1] - last[1]) > 180
        if (jump or hidden) and len(piece) > 1:
            _stroke(surface, piece, colour, width)
        if jump or hidden:
            piece = []
        if not hidden:
            piece.append(view.at(*place))
        last = place
    if len(piece) > 1:
        _stroke(surface, piece, colour, width)
    surface.set_clip(before)


def _stroke(surface: pygame.Surface, points: Sequence[Point], colour: Colour, width: int) -> None:
    for shift in range(width):
        for dx, dy in ((shift, 0), (0, shift)):
            pygame.draw.aalines(surface, colour, False, [(x + dx, y + dy) for x, y in points])


def draw_mark(
    surface: pygame.Surface, at: Point, kind: str, colour: Colour, ground: Colour, size: int = 14
) -> pygame.Rect:
    """Draws a place's sign: `pad`, `stand`, `plant`, `tracking`, `range`, `laboratory`, `site`, `people`."""
    rect = pygame.Rect(0, 0, size, size)
    rect.center = (round(at[0]), round(at[1]))
    stamp(surface, PICTURES.get(("mark", kind, colour, ground, size), lambda: _mark(kind, colour, ground, size)), rect)
    return rect


def _mark(kind: str, colour: Colour, ground: Colour, size: int) -> pygame.Surface:
    sheet = Sheet((size, size), scale=4)
    m, r = size / 2, size / 2 - 0.8
    if kind == "pad":
        sheet.polygon([(m, 0.5), (m + r, size - 1), (m - r, size - 1)], ground)
        sheet.polygon([(m, 2.4), (m + r - 1.5, size - 1.8), (m - r + 1.5, size - 1.8)], colour)
    elif kind == "tracking":
        sheet.circle((m, m), r, ground)
        sheet.circle((m, m), r - 0.8, colour, 1.4)
        sheet.circle((m, m), r * 0.42, colour)
    elif kind in ("plant", "laboratory"):
        sheet.rect(0.6, 0.6, size - 1.2, size - 1.2, ground)
        sheet.rect(1.6, 1.6, size - 3.2, size - 3.2, colour)
        if kind == "laboratory":
            sheet.rect(m - 1, 3, 2, size - 6, ground)
            sheet.rect(3, m - 1, size - 6, 2, ground)
    elif kind == "people":
        sheet.circle((m, m), r, ground)
        sheet.circle((m, m - r * 0.34), r * 0.36, colour)
        sheet.ellipse((m, m + r * 0.52), r * 0.56, r * 0.40, colour)
    elif kind in ("stand", "range", "training"):
        sheet.polygon([(m, 0.4), (size - 0.4, m), (m, size - 0.4), (0.4, m)], ground)
        sheet.polygon([(m, 2.0), (size - 2.0, m), (m, size - 2.0), (2.0, m)], colour)
        if kind == "training":
            sheet.circle((m, m), r * 0.3, ground)
    else:
        sheet.circle((m, m), r, ground)
        sheet.circle((m, m), r - 1.2, colour)
    return sheet.finish()


def nearest(places: Mapping[str, Place], view: Projection, at: Point, within: float = 14) -> str | None:
    """The name of the place nearest to a pixel, or nothing where none is near enough.

    >>> view = germany_view(pygame.Rect(0, 0, 400, 400))
    >>> nearest({"berlin": (52.5, 13.4), "prague": (50.1, 14.4)}, view, view.at(52.4, 13.5))
    'berlin'
    """
    best, found = within, None
    for name, (latitude, longitude) in places.items():
        distance = math.dist(view.at(latitude, longitude), at)
        if distance <= best:
            best, found = distance, name
    return found
