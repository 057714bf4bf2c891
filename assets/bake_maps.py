"""Bakes the coastlines of `maps/` from the npm package world-atlas 2.0.2 (Natural Earth, public domain).

    npm pack world-atlas && tar xf world-atlas-*.tgz
    python assets/bake_maps.py package/countries-50m.json assets/maps

A TopoJSON file holds arcs that neighbours share. An arc used once among the members of a union is its outline, so
the Soviet Union is what remains of its successor states when the arcs between them are left out. Lines are
simplified (Douglas and Peucker, 1973), small islands dropped, and degrees kept as hundredths in flat lists.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

USSR = ("643", "804", "112", "398", "860", "795", "762", "417", "031", "051", "268", "498", "440", "428", "233")
USA = ("840",)
ANTARCTICA = "010"
EUROPE = {
    "germany": ("276",),
    "austria": ("040",),
    "poland": ("616",),
    "czechoslovakia": ("203", "703"),
    "france": ("250",),
    "low-countries": ("528", "056", "442"),
    "switzerland": ("756", "438"),
    "denmark": ("208",),
    "italy": ("380",),
    "hungary": ("348",),
    "sweden": ("752",),
    "britain": ("826",),
    "yugoslavia": ("705", "191", "070", "688", "499", "807"),
    "ussr": ("643", "804", "112", "440", "428"),
}
FRAME = (0.0, 43.0, 24.0, 58.0)
"""West, south, east, north of the map of Germany."""


class Atlas:
    """The countries of a TopoJSON file."""

    def __init__(self, path: Path) -> None:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[Ring] = []
        for arc in data["arcs"]:
            x = y = 0
            points: Ring = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(points)
        self.countries: dict[str, list[list[list[int]]]] = {}
        for shape in data["objects"]["countries"]["geometries"]:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            self.countries.setdefault(shape.get("id", shape["properties"]["name"]), []).extend(polygons)

    def outline(self, ids: Iterable[str]) -> list[Ring]:
        """The outer and inner borders of a union of countries."""
        uses: dict[int, int] = {}
        for name in ids:
            for polygon in self.countries[name]:
                for ring in polygon:
                    for arc in ring:
                        uses[arc if arc >= 0 else ~arc] = uses.get(arc if arc >= 0 else ~arc, 0) + 1
        return _rings([self.arcs[arc] for arc, count in uses.items() if count == 1])


def _rings(lines: list[Ring]) -> list[Ring]:
    """Lines chained by their ends until they close."""
    ends: dict[tuple[int, int], list[int]] = {}
    for place, line in enumerate(lines):
        for point in (line[0], line[-1]):
            ends.setdefault(_key(point), []).append(place)
    left = set(range(len(lines)))
    rings: list[Ring] = []
    while left:
        place = min(left)
        left.discard(place)
        ring = list(lines[place])
        while _key(ring[0]) != _key(ring[-1]):
            following = next((other for other in ends[_key(ring[-1])] if other in left), None)
            if following is None:
                break
            left.discard(following)
            line = lines[following]
            ring.extend(line[1:] if _key(line[0]) == _key(ring[-1]) else list(reversed(line))[1:])
        rings.append(ring)
    return rings


def _key(point: Point) -> tuple[int, int]:
    return round(point[0] * 1000), round(point[1] * 1000)


def simplified(points: Sequence[Point], within: float) -> Ring:
    """The line with every point that lies within a distance of the chord left out."""
    if len(points) < 3:
        return list(points)
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    if _key(points[0]) == _key(points[-1]):
        far = max(range(len(points)), key=lambda i: math.dist(points[0], points[i]))
        keep[far] = True
        spans = [(0, far), (far, len(points) - 1)]
    else:
        spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        worst, where = within, -1
        for place in range(first + 1, last):
            distance = _off(points[place], points[first], points[last])
            if distance > worst:
                worst, where = distance, place
        if where >= 0:
            keep[where] = True
            spans += [(first, where), (where, last)]
    return [point for point, wanted in zip(points, keep, strict=True) if wanted]


def _off(point: Point, one: Point, other: Point) -> float:
    shrink = math.cos(math.radians(point[1]))
    px, py = (point[0] - one[0]) * shrink, point[1] - one[1]
    dx, dy = (other[0] - one[0]) * shrink, other[1] - one[1]
    length = math.hypot(dx, dy)
    if length < 1e-9:
        return math.hypot(px, py)
    along = max(0.0, min(1.0, (px * dx + py * dy) / length**2))
    return math.hypot(px - along * dx, py - along * dy)


def area(ring: Sequence[Point]) -> float:
    """Square degrees at the equator's scale."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        total += x1 * y2 - x2 * y1
    middle = sum(y for _, y in ring) / len(ring)
    return abs(total) / 2 * math.cos(math.radians(middle))


def unrolled(rings: Iterable[Ring]) -> list[Ring]:
    """Rings that cross the date line, cut there into a western and an eastern part."""
    made: list[Ring] = []
    for ring in rings:
        path, shift = [ring[0]], 0.0
        for one, other in itertools.pairwise(ring):
            shift += -360.0 * round((other[0] - one[0]) / 360.0)
            path.append((other[0] + shift, other[1]))
        if all(-180.001 <= x <= 180.001 for x, _ in path):
            made.append(ring)
            continue
        for turn in (-360.0, 0.0, 360.0):
            made += clipped([[(x + turn, y) for x, y in path]], (-180.0, -90.0, 180.0, 90.0))
    return made


def flat(rings: Iterable[Ring], within: float, least: float) -> list[list[int]]:
    """Rings as hundredths of degrees, longitude and latitude in turn, the largest first."""
    kept = sorted((ring for ring in unrolled(rings) if area(ring) >= least), key=area, reverse=True)
    made = []
    for ring in kept:
        short = simplified(ring, within)
        if len(short) >= 4:
            made.append([round(value * 100) for point in short for value in point])
    return made


def clipped(rings: Iterable[Ring], frame: tuple[float, float, float, float]) -> list[Ring]:
    """Rings cut to a frame (Sutherland and Hodgman, 1974)."""
    west, south, east, north = frame
    sides = ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1))
    made = []
    for ring in rings:
        points = list(ring)
        for axis, limit, sign in sides:
            points = _cut(points, axis, limit, sign)
        if len(points) >= 3:
            made.append(points)
    return made


def _cut(points: Ring, axis: int, limit: float, sign: int) -> Ring:
    made: Ring = []
    for one, other in zip(points, [*points[1:], *points[:1]], strict=True):
        inside, next_inside = sign * (one[axis] - limit) >= 0, sign * (other[axis] - limit) >= 0
        if inside:
            made.append(one)
        if inside != next_inside:
            share = (limit - one[axis]) / (other[axis] - one[axis])
            made.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
    return made


def main(source: Path, target: Path) -> None:
    """Writes `world.json` and `germany.json`."""
    atlas = Atlas(source)
    everybody = [name for name in atlas.countries if name != ANTARCTICA]
    world = {
        "land": flat(atlas.outline(everybody), 0.16, 0.12),
        "ussr": flat(atlas.outline(USSR), 0.16, 0.12),
        "usa": flat(atlas.outline(USA), 0.16, 0.12),
        "antarctica": flat(atlas.outline([ANTARCTICA]), 0.6, 8),
    }
    germany = {name: flat(clipped(atlas.outline(ids), FRAME), 0.012, 0.004) for name, ids in EUROPE.items()}
    for name, data in (("world", world), ("germany", germany)):
        text = json.dumps(data, separators=(",", ":"), sort_keys=True)
        (target / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(name, len(text), {key: len(rings) for key, rings in data.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
