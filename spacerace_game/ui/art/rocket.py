"""Rockets drawn to scale from their stage data, alone or in line, with a person beside them for size."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import pygame

from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, Point, Sheet, lit, mix, stamp
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.shape import DARK, RED, Bell, Fin, Hull, Part, Profile, Shape, radius_at
from spacerace_game.ui.art.vehicle import shape_of

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Engine, Spacecraft, Vehicle

PERSON_M = 1.75
_Axis = Callable[[float], float]
"""From a height in metres to the picture's x."""
TANK_COLOURS: dict[str, Colour] = {"oxidiser": (112, 152, 178), "fuel": (206, 150, 70), "solid": (116, 92, 76)}
"""What a section shows; a legend says the words."""


def draw_rocket(
    surface: pygame.Surface,
    rect: pygame.Rect,
    vehicle: Vehicle,
    palette: Inks,
    *,
    engines: Mapping[str, Engine] | None = None,
    livery: str = "neutral",
    person: bool = True,
    bar: bool = True,
    cutaway: bool = False,
    metres: float | None = None,
) -> pygame.Rect:
    """Draws a vehicle standing on the lower edge of `rect`, to a scale that fits, and gives where it stands.

    `livery` is the paint (`usa`, `ussr`, any other is plain); `cutaway` shows the tanks in the right half; `metres`
    sets the height that the whole of `rect` stands for, so that several pictures share one scale.
    """
    key = ("rocket", vehicle.id, hash(vehicle), rect.size, palette, livery, person, bar, cutaway, metres)
    made = PICTURES.get(
        key, lambda: _rocket_picture(rect.size, vehicle, palette, engines, livery, person, bar, cutaway, metres)
    )
    stamp(surface, made, rect)
    shape = shape_of(vehicle, engines, livery)
    px = _scale(rect.size, (shape,), person, bar, metres)
    wide, high = shape.half_width * 2 * px, shape.height * px
    middle = rect.x + _middle(rect.width, shape, px, person)
    return pygame.Rect(round(middle - wide / 2), round(rect.bottom - _foot(bar) - high), round(wide), round(high))


def draw_lineup(
    surface: pygame.Surface,
    rect: pygame.Rect,
    vehicles: Sequence[tuple[Vehicle, str, str]],
    palette: Inks,
    *,
    engines: Mapping[str, Engine] | None = None,
    chosen: int | None = None,
) -> list[pygame.Rect]:
    """Draws (vehicle, livery, label) side by side at one scale with a person and a bar; gives a box for each.

    The chosen one stands on a light ground.
    """
    shapes = [shape_of(vehicle, engines, livery) for vehicle, livery, _ in vehicles]
    if not shapes:
        return []
    foot, gap = 46.0, 14.0
    least = min(54.0, (rect.width - 80) / len(shapes))
    px = min((rect.height - foot - 8) / (max(shape.height for shape in shapes) * 1.03), 60.0)
    while px > 0.2 and sum(max(least, s.half_width * 2 * px + gap) for s in shapes) > rect.width - 78:
        px *= 0.96
    widths = [max(least, shape.half_width * 2 * px + gap) for shape in shapes]
    key = ("lineup", tuple((v.id, hash(v), livery, label) for v, livery, label in vehicles), rect.size, palette, chosen)
    left = (rect.width - sum(widths) - 60) / 2 + 60
    edges = [left + sum(widths[:place]) for place in range(len(widths))]

    def make() -> pygame.Surface:
        sheet = Sheet(rect.size)
        floor = rect.height - foot
        if chosen is not None and 0 <= chosen < len(widths):
            sheet.rect(edges[chosen], 0, widths[chosen], rect.height, palette.accent, 26)
        sheet.line([(10, floor), (rect.width - 10, floor)], palette.ink, 1)
        draw_person(sheet, left - 26, floor, PERSON_M * px, palette.ink)
        _side_bar(sheet, 14, floor, px, (rect.height - foot) * 0.8, palette)
        for shape, edge, wide, (_, _, label) in zip(shapes, edges, widths, vehicles, strict=True):
            draw_shape(sheet, shape, edge + wide / 2, floor, px, palette)
            _label(sheet, label, edge + wide / 2, floor + 8, wide - 4, palette)
        return sheet.finish()

    stamp(surface, PICTURES.get(key, make), rect)
    return [
        pygame.Rect(round(rect.x + edge), rect.y, round(wide), rect.height)
        for edge, wide in zip(edges, widths, strict=True)
    ]


def _rocket_picture(
    size: tuple[int, int],
    vehicle: Vehicle,
    palette: Inks,
    engines: Mapping[str, Engine] | None,
    livery: str,
    person: bool,
    bar: bool,
    cutaway: bool,
    metres: float | None,
) -> pygame.Surface:
    shape = shape_of(vehicle, engines, livery)
    sheet = Sheet(size)
    px = _scale(size, (shape,), person, bar, metres)
    floor, middle = size[1] - _foot(bar), _middle(size[0], shape, px, person)
    ground = shape.half_width * px + 14
    sheet.line([(middle - ground, floor), (middle + ground, floor)], palette.ink, 1.2)
    if person:
        x = middle + shape.half_width * px + 10 + 0.55 * px
        sheet.line([(middle + ground - 2, floor), (x + 8 + 0.4 * px, floor)], palette.ink, 1.2)
        draw_person(sheet, x, floor, PERSON_M * px, palette.ink)
    draw_shape(sheet, shape, middle, floor, px, palette, cutaway=cutaway)
    if bar:
        _foot_bar(sheet, middle, floor + 14, px, size[0] * 0.7, palette)
    return sheet.finish()


def _foot(bar: bool) -> int:
    return 34 if bar else 2


def _scale(size: tuple[int, int], shapes: Sequence[Shape], person: bool, bar: bool, metres: float | None) -> float:
    high = size[1] - _foot(bar) - 2
    if metres is not None:
        return high / metres
    beside, metres_wide = (30.0, shapes[0].half_width * 2 + 1.1) if person else (4.0, shapes[0].half_width * 2)
    return min(high / shapes[0].height, max(8.0, size[0] - beside) / metres_wide, 400.0)


def _middle(width: int, shape: Shape, px: float, person: bool) -> float:
    if not person:
        return width / 2
    return min(width / 2, width - 24 - (shape.half_width + 1.1) * px)


def draw_shape(
    sheet: Sheet,
    shape: Shape,
    x: float,
    y: float,
    px: float,
    palette: Inks,
    *,
    stages: Collection[int] | None = None,
    cutaway: bool = False,
    light: float = 1.0,
) -> None:
    """Draws a shape with its foot at (x, y) and `px` pixels to the metre; `stages` leaves out what has been dropped.

    `light` below 1 draws it as in the dusk.
    """
    parts: list[tuple[int, int, Part]] = [(bell.depth, 0, bell) for bell in shape.bells]
    parts += [(fin.depth, 1, fin) for fin in shape.fins]
    parts += [(hull.depth, 2, hull) for hull in shape.hulls]
    parts.sort(key=lambda part: (part[0], part[1]))
    for _, _, part in parts:
        if stages is not None and part.stage not in stages:
            continue
        if isinstance(part, Hull):
            _draw_hull(sheet, part, x, y, px, palette, cutaway, light)
        elif isinstance(part, Fin):
            points = [(x + a * px, y - b * px) for a, b in part.outline]
            sheet.polygon(points, lit(part.colour, light))
            _edge(sheet, [*points, points[0]], palette, px)
        else:
            _draw_bell(sheet, part, x, y, px, light)


def _edge(sheet: Sheet, points: Sequence[Point], palette: Inks, px: float) -> None:
    sheet.line(points, mix(palette.ink, (128, 128, 128), 0.25), 0.8 if px > 4 else 0.6, 190 if px > 3 else 130)


def _brightness(theta: float) -> float:
    """Light on a standing cylinder from the upper left, at an angle across its front."""
    return 0.60 + 0.46 * math.pow(max(0.0, math.cos(theta + 0.62)), 0.9)


def _draw_hull(
    sheet: Sheet, hull: Hull, x: float, y: float, px: float, palette: Inks, cutaway: bool, light: float
) -> None:
    low, high = hull.profile[0][0], hull.profile[-1][0]

    def axis(height: float) -> float:
        share = (height - low) / ((high - low) or 1)
        return x + (hull.x + (hull.top - hull.x) * share) * px

    if hull.lattice:
        _lattice(sheet, hull, axis, y, px, light)
        return
    edges = _edges(hull, px)
    for begin, end, colours, turn in _zones(hull):
        profile = _between(hull.profile, low + (high - low) * begin, low + (high - low) * end)
        count = len(colours)
        cuts = sorted({*edges, *_seams_around(count, turn)}) if count > 1 else edges
        for left, right in itertools.pairwise(cuts):
            middle = (left + right) / 2
            colour = colours[math.floor(middle / math.tau * count + turn + count) % count]
            shade = _fluted(middle, hull.flutes) if hull.flutes else _brightness(middle)
            shade *= light
            one, other = math.sin(left), math.sin(right)
            points = [(axis(h) + r * one * px - 0.15, y - h * px) for h, r in profile]
            points += [(axis(h) + r * other * px + 0.15, y - h * px) for h, r in reversed(profile)]
            sheet.polygon(points, lit(colour, shade))
    if cutaway:
        _section(sheet, hull, axis, y, px)
    for seam in hull.seams:
        radius = radius_at(hull.profile, seam) * px
        if radius > 3:
            sheet.line([(axis(seam) - radius, y - seam * px), (axis(seam) + radius, y - seam * px)], DARK, 0.6, 70)
    outline = [(axis(h) - r * px, y - h * px) for h, r in hull.profile]
    outline += [(axis(h) + r * px, y - h * px) for h, r in reversed(hull.profile)]
    _edge(sheet, [*outline, outline[0]], palette, px)
    if hull.width * px >= 9 and not cutaway:
        _marks(sheet, hull, axis(low + (high - low) * 0.5), y, px)


def _zones(hull: Hull) -> list[tuple[float, float, tuple[Colour, ...], float]]:
    zones: list[tuple[float, float, tuple[Colour, ...], float]] = [(0.0, 1.0, (hull.colour,), 0.0)]
    return zones + [(band.begin, band.end, band.colours, band.turn) for band in hull.bands]


def _edges(hull: Hull, px: float) -> list[float]:
    wide = hull.width * px
    count = hull.flutes * 3 if hull.flutes else max(5, min(26, round(wide / 2.2)))
    return [-math.pi / 2 + math.pi * step / count for step in range(count + 1)]


def _seams_around(count: int, turn: float) -> list[float]:
    found = [math.tau * (step - turn) / count for step in range(-count, 2 * count)]
    return [angle for angle in found if -math.pi / 2 < angle < math.pi / 2]


def _fluted(theta: float, flutes: int) -> float:
    local = (theta / math.tau * flutes) % 1.0
    return 0.55 * _brightness(theta) + 0.45 * _brightness((local - 0.5) * math.pi * 0.9)


def _between(profile: Profile, low: float, high: float) -> Profile:
    middle = [(h, r) for h, r in profile if low < h < high]
    return ((low, radius_at(profile, low)), *middle, (high, radius_at(profile, high)))


def _section(sheet: Sheet, hull: Hull, axis: _Axis, y: float, px: float) -> None:
    """The tanks in the right half, as an engineer's section shows them."""
    for begin, end, kind in hull.tanks:
        colour = TANK_COLOURS[kind]
        dome = min(0.35 * hull.width / 2, (end - begin) / 3)
        steps = 14
        right: list[Point] = []
        for step in range(steps + 1):
            height = begin + (end - begin) * step / steps
            inner = radius_at(hull.profile, height) * 0.88
            if height - begin < dome:
                inner *= math.sqrt(max(0.0, 1 - (1 - (height - begin) / dome) ** 2)) * 0.9 + 0.1
            elif end - height < dome:
                inner *= math.sqrt(max(0.0, 1 - (1 - (end - height) / dome) ** 2)) * 0.9 + 0.1
            right.append((axis(height) + inner * px, y - height * px))
        left = [(axis(end), y - end * px), (axis(begin), y - begin * px)]
        sheet.polygon([*right, *left], colour)
        sheet.line([*right], mix(colour, (20, 24, 30), 0.5), 0.8)
        if kind == "solid":
            core = hull.width * 0.07 * px
            sheet.rect(axis(begin), y - end * px, core, (end - begin) * px, mix(colour, (20, 20, 20), 0.5))
    low, high = hull.profile[0][0], hull.profile[-1][0]
    if hull.tanks:
        sheet.line([(axis(low), y - low * px), (axis(high), y - high * px)], DARK, 0.7, 160)


def _lattice(sheet: Sheet, hull: Hull, axis: _Axis, y: float, px: float, light: float) -> None:
    low, high = hull.profile[0][0], hull.profile[-1][0]
    wide, slim = hull.profile[0][1] * px, hull.profile[-1][1] * px
    colour, thick = lit(hull.colour, light), max(0.7, min(1.6, hull.width * px * 0.05))
    tall = high - low
    rows = max(1, min(8, round(tall / max(0.01, hull.width) * 1.1)))
    bays = 5 if tall < hull.width else 1
    for row in range(rows):
        h1, h2 = low + tall * row / rows, low + tall * (row + 1) / rows
        r1 = wide + (slim - wide) * row / rows
        r2 = wide + (slim - wide) * (row + 1) / rows
        for bay in range(bays):
            a, b = -1 + 2 * bay / bays, -1 + 2 * (bay + 1) / bays
            sheet.line([(axis(h1) + a * r1, y - h1 * px), (axis(h2) + b * r2, y - h2 * px)], colour, thick)
            sheet.line([(axis(h1) + b * r1, y - h1 * px), (axis(h2) + a * r2, y - h2 * px)], colour, thick)
        sheet.line([(axis(h2) - r2, y - h2 * px), (axis(h2) + r2, y - h2 * px)], colour, thick)
    for sign in (-1, 1):
        sheet.line([(axis(low) + sign * wide, y - low * px), (axis(high) + sign * slim, y - high * px)], colour, thick)


def _draw_bell(sheet: Sheet, bell: Bell, x: float, y: float, px: float, light: float) -> None:
    wide, high = bell.width / 2 * px, bell.length * px
    throat = wide * 0.36
    cx, mouth = x + bell.x * px, y - bell.y * px
    for left, right in ((-1.0, -0.4), (-0.4, 0.25), (0.25, 0.7), (0.7, 1.0)):
        shade = {-1.0: 0.78, -0.4: 0.95, 0.25: 0.62, 0.7: 0.45}[left] * light
        points: list[Point] = []
        for side, order in ((left, (0, 1, 2, 3)), (right, (3, 2, 1, 0))):
            for step in order:
                share = step / 3
                radius = wide + (throat - wide) * share**0.75
                points.append((cx + side * radius, mouth - high * share))
        sheet.polygon(points, lit((112, 108, 106), shade))


def _marks(sheet: Sheet, hull: Hull, x: float, y: float, px: float) -> None:
    """Letters one under the other, and a small star."""
    low, high = hull.profile[0][0], hull.profile[-1][0]
    room = (high - low) * px
    wide = hull.width * px
    if hull.letters:
        size = min(wide * 0.34, room * 0.5 / len(hull.letters), 26)
        if size >= 4.5:
            top = y - (low + (high - low) * hull.letters_at) * px
            for place, letter in enumerate(hull.letters):
                if letter != " ":
                    at = (x - wide * 0.10, top + place * size * 1.05)
                    sheet.text(letter, at, size, hull.letter_colour, "sans-bold", align="centre")
    if hull.star and wide >= 8:
        height = low + (high - low) * 0.80
        star(sheet, (x - wide * 0.08, y - height * px), min(wide * 0.20, 9), RED)


def star(sheet: Sheet, centre: Point, radius: float, colour: Colour, points: int = 5, turn: float = 0) -> None:
    """A star with straight points."""
    corners: list[Point] = []
    for step in range(points * 2):
        reach = radius if step % 2 == 0 else radius * 0.382
        angle = math.pi * step / points - math.pi / 2 + math.radians(turn)
        corners.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    sheet.polygon(corners, colour)


def draw_person(sheet: Sheet, x: float, floor: float, high: float, colour: Colour) -> None:
    """A standing person, for size."""
    if high < 3:
        sheet.line([(x, floor), (x, floor - high)], colour, 1.2)
        return
    unit = high / 8
    sheet.circle((x, floor - high + unit * 0.62), unit * 0.56, colour)
    shoulder = floor - high + unit * 1.45
    hip = floor - unit * 3.9
    sheet.polygon(
        [(x - unit * 0.95, shoulder), (x + unit * 0.95, shoulder), (x + unit * 0.62, hip), (x - unit * 0.62, hip)],
        colour,
    )
    sheet.circle((x - unit * 0.72, shoulder + unit * 0.2), unit * 0.3, colour)
    sheet.circle((x + unit * 0.72, shoulder + unit * 0.2), unit * 0.3, colour)
    for sign in (-1, 1):
        arm = [(x + sign * unit * 0.98, shoulder + unit * 0.2), (x + sign * unit * 1.15, hip + unit * 0.4)]
        sheet.line(arm, colour, max(0.8, unit * 0.38))
        leg = [(x + sign * unit * 0.34, hip - unit * 0.1), (x + sign * unit * 0.42, floor)]
        sheet.line(leg, colour, max(0.8, unit * 0.56))


def _nice(metres: float) -> float:
    """The largest round length that fits: 1, 2 or 5 with zeros."""
    best = 0.1
    for power in (0.1, 1.0, 10.0, 100.0):
        for step in (1, 2, 5):
            if step * power <= metres:
                best = step * power
    return best


def _foot_bar(sheet: Sheet, middle: float, y: float, px: float, room: float, palette: Inks) -> None:
    length = _nice(min(room / px, 20.0) if px > 3 else room / px)
    wide = length * px
    left = middle - wide / 2
    for part in range(4):
        colour = palette.ink if part % 2 == 0 else palette.card
        sheet.rect(left + wide * part / 4, y, wide / 4, 3, colour)
    sheet.line([(left, y), (left + wide, y), (left + wide, y + 3), (left, y + 3), (left, y)], palette.ink, 0.7)
    sheet.text(f"{length:g} m", (middle, y + 11), 11, palette.soft, "mono", align="centre")


def _side_bar(sheet: Sheet, x: float, floor: float, px: float, room: float, palette: Inks) -> None:
    step = _nice(room / px / 2)
    count = max(1, min(10, int(room / px / step)))
    for part in range(count):
        colour = palette.ink if part % 2 == 0 else palette.card
        sheet.rect(x, floor - (part + 1) * step * px, 4, step * px, colour)
    top = floor - count * step * px
    sheet.line([(x, floor), (x, top), (x + 4, top), (x + 4, floor)], palette.ink, 0.7)
    for part in range(1, count + 1):
        sheet.text(f"{step * part:g}", (x + 8, floor - part * step * px), 10, palette.soft, "mono")
    sheet.text("m", (x, top - 9), 10, palette.soft, "mono")


def _label(sheet: Sheet, label: str, x: float, top: float, wide: float, palette: Inks) -> None:
    """A name under a rocket, in up to three lines."""
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= max(8, wide / 5.6):
            lines[-1] += " " + word
        else:
            lines.append(word)
    for place, line in enumerate(lines[:3]):
        sheet.text(line, (x, top + 5 + place * 12), 10.5, palette.ink, "sans", align="centre")


def draw_spacecraft(
    surface: pygame.Surface,
    rect: pygame.Rect,
    craft: Spacecraft,
    palette: Inks,
    *,
    livery: str = "neutral",
    person: bool = True,
    bar: bool = True,
) -> pygame.Rect:
    """Draws a spacecraft standing on the lower edge of `rect`, as large as fits, and gives where it stands."""
    key = ("craft", craft.id, craft.mass_kg, rect.size, palette, livery, person, bar)
    shape = craft_shape(craft, livery)
    px = _scale(rect.size, (shape,), person, bar, None)
    if person:
        px = min(px, (rect.height - _foot(bar) - 4) / PERSON_M)

    def make() -> pygame.Surface:
        sheet = Sheet(rect.size)
        floor, middle = rect.height - _foot(bar), _middle(rect.width, shape, px, person)
        ground = shape.half_width * px + 12
        right = middle + ground
        if person:
            x = middle + shape.half_width * px + 10 + 0.55 * px
            right = x + 8 + 0.4 * px
            draw_person(sheet, x, floor, PERSON_M * px, palette.ink)
        sheet.line([(middle - ground, floor), (right, floor)], palette.ink, 1.2)
        draw_shape(sheet, shape, middle, floor, px, palette)
        if bar:
            _foot_bar(sheet, middle, floor + 14, px, rect.width * 0.7, palette)
        return sheet.finish()

    stamp(surface, PICTURES.get(key, make), rect)
    wide, high = shape.half_width * 2 * px, shape.height * px
    middle = rect.x + _middle(rect.width, shape, px, person)
    return pygame.Rect(round(middle - wide / 2), round(rect.bottom - _foot(bar) - high), round(wide), round(high))
