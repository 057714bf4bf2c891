"""Dossier portraits without photographs: a monogram on a ground of shapes that side, discipline and name decide."""

from __future__ import annotations

import math

import pygame

from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, Point, Sheet, mix, noise, seed_of, stamp

Points = list[Point]

DISCIPLINE_MARKS = ("propulsion", "guidance", "structures", "electronics", "materials", "systems", "life-science")
"""Disciplines with a mark of their own; any other gets one by its name."""

HAIR = ("parted", "swept", "bald", "receding", "hat")
"""What chance gives to people whose looks a scenario leaves open."""

_CYRILLIC = {
    "A": "А",
    "B": "Б",
    "C": "К",
    "D": "Д",
    "E": "Е",
    "F": "Ф",
    "G": "Г",
    "H": "Х",
    "I": "И",
    "J": "Ж",
    "K": "К",
    "L": "Л",
    "M": "М",
    "N": "Н",
    "O": "О",
    "P": "П",
    "R": "Р",
    "S": "С",
    "T": "Т",
    "U": "У",
    "V": "В",
    "Y": "Я",
    "Z": "З",
}


def monogram(name: str) -> str:
    """The first letters of the first and the last name; particles such as `von` do not count.

    >>> monogram("Wernher von Braun"), monogram("Sergei Korolev"), monogram("Laika")
    ('WB', 'SK', 'L')
    """
    parts = [part for part in name.replace("-", " ").split() if part[:1].isupper()]
    if not parts:
        return name[:1].upper()
    return parts[0][0] if len(parts) == 1 else parts[0][0] + parts[-1][0]


def cyrillic(name: str, local_name: str | None) -> str:
    """The monogram in Cyrillic, from the name in its own script, or letter by letter without it.

    >>> cyrillic("Sergei Korolev", "Сергей Королёв"), cyrillic("Boris Raushenbakh", None)
    ('СК', 'БР')
    """
    if local_name and any("А" <= letter <= "я" for letter in local_name):
        return monogram(local_name)
    return "".join(_CYRILLIC.get(letter, letter) for letter in monogram(name))


def draw_portrait(
    surface: pygame.Surface,
    rect: pygame.Rect,
    person_id: str,
    name: str,
    palette: Inks,
    *,
    side: str = "",
    discipline: str = "",
    local_name: str | None = None,
    woman: bool = False,
    crew: bool = False,
    gone: bool = False,
    looks: tuple[str, ...] = (),
) -> pygame.Rect:
    """Draws the card picture of a person and gives its place.

    `side` is the look of the person's side (`usa`, `ussr`, another is plain); `crew` gives a flyer's helmet; `gone`
    greys a person who has died or left. `looks` are the words of a scenario's `looks`; without them chance decides.
    """
    key = ("portrait", person_id, name, rect.size, palette, side, discipline, local_name, woman, crew, gone, looks)
    shown = looks or _by_chance(seed_of(person_id), woman)
    made = PICTURES.get(
        key,
        lambda: _portrait(rect.size, person_id, name, palette, side, discipline, local_name, woman, crew, gone, shown),
    )
    stamp(surface, made, rect)
    return rect


def _by_chance(seed: int, woman: bool) -> tuple[str, ...]:
    """The looks of somebody of whom a scenario says nothing."""
    hair = "long" if woman else HAIR[int(noise(seed, 4) * len(HAIR))]
    return (hair, "glasses") if noise(seed, 5) < 0.34 and not woman else (hair,)


def _grounds(side: str, palette: Inks) -> tuple[Colour, Colour, Colour]:
    """Ground, shape and letter."""
    if side == "usa":
        return (206, 216, 220), (62, 92, 122), (250, 246, 234)
    if side == "ussr":
        return (226, 208, 178), (160, 32, 28), (252, 242, 220)
    return mix(palette.paper, palette.line, 0.5), (96, 96, 92), (250, 246, 236)


def _portrait(
    size: tuple[int, int],
    person_id: str,
    name: str,
    palette: Inks,
    side: str,
    discipline: str,
    local_name: str | None,
    woman: bool,
    crew: bool,
    gone: bool,
    looks: tuple[str, ...],
) -> pygame.Surface:
    wide, high = size
    seed = seed_of(person_id)
    ground, shape, letter = _grounds(side, palette)
    tone = mix(shape, (20, 24, 34), 0.25 * noise(seed, 9))
    if gone:
        grey = (150, 148, 142)
        ground, tone = mix(ground, grey, 0.7), mix(tone, (110, 110, 106), 0.7)
    sheet = Sheet(size, ground=ground)
    _pattern(sheet, wide, high, seed, side, mix(ground, tone, 0.16))
    _bust(sheet, wide, high, seed, tone, ground, letter, crew, woman, looks)
    unit = min(wide, high)
    accent = palette.accent if not gone else mix(palette.accent, (128, 128, 128), 0.6)
    _mark(sheet, wide - unit * 0.15, unit * 0.15, unit * 0.088, discipline, mix(accent, tone, 0.15))
    first = monogram(name)
    face = {"usa": "sans-bold", "ussr": "oswald-bold"}.get(side, "serif-bold")
    sheet.text(first, (wide / 2, high * 0.865), unit * 0.22, letter, face, align="centre", track=unit * 0.02)
    if side == "ussr":
        sheet.text(
            cyrillic(name, local_name),
            (unit * 0.08, unit * 0.125),
            unit * 0.13,
            mix(tone, (0, 0, 0), 0.15),
            "oswald-bold",
        )
    sheet.line([(0, 0), (wide, 0), (wide, high), (0, high), (0, 0)], mix(tone, ground, 0.35), 1.6)
    if gone:
        sheet.polygon(
            [(wide, high * 0.58), (wide, high * 0.70), (wide * 0.70, high), (wide * 0.58, high)], (30, 30, 30)
        )
    return sheet.finish()


def _pattern(sheet: Sheet, wide: int, high: int, seed: int, side: str, colour: Colour) -> None:
    """Circles and quarters on a grid for one side, rays and diagonals for the other."""
    kind = seed % 3
    if side == "ussr":
        if kind == 0:
            for slot in range(-4, 12, 2):
                x = wide * slot / 8
                sheet.polygon([(x, high), (x + wide / 8, high), (x + wide * 0.75, 0), (x + wide * 0.625, 0)], colour)
        elif kind == 1:
            for ray in range(0, 14, 2):
                one, two = math.pi * ray / 13, math.pi * (ray + 1) / 13
                far = wide * 1.6
                sheet.polygon(
                    [
                        (wide / 2, high * 0.62),
                        (wide / 2 + far * math.cos(one), high * 0.62 - far * math.sin(one)),
                        (wide / 2 + far * math.cos(two), high * 0.62 - far * math.sin(two)),
                    ],
                    colour,
                )
        else:
            sheet.circle((wide * 0.5, high * 0.45), wide * 0.44, colour)
            sheet.polygon([(0, high * 0.75), (wide, high * 0.30), (wide, high * 0.42), (0, high * 0.87)], colour)
        return
    step = wide / 4
    for row in range(6):
        for column in range(4):
            draw = int(noise(seed, row, column) * 6)
            x, y = column * step, row * step
            if kind == 0:
                if draw < 3:
                    sheet.circle((x + step / 2, y + step / 2), step * (0.22 + 0.1 * draw), colour)
            elif kind == 1:
                if draw < 3:
                    sheet.rect(x, y + step * 0.3 * draw, step, step * 0.28, colour)
            elif draw < 4:
                corner = [(x, y), (x + step, y), (x + step, y + step), (x, y + step)]
                sheet.polygon([corner[draw], corner[(draw + 1) % 4], corner[(draw + 2) % 4]], colour)


def _bust(
    sheet: Sheet,
    wide: int,
    high: int,
    seed: int,
    tone: Colour,
    ground: Colour,
    pale: Colour,
    crew: bool,
    woman: bool,
    looks: tuple[str, ...],
) -> None:
    """Head and shoulders in flat shapes."""
    middle, unit = wide / 2, min(wide, high)
    skin = mix(ground, pale, 0.75)
    head = (middle, high * 0.40)
    radius = unit * 0.158
    dark = mix(tone, (16, 18, 24), 0.5)
    sheet.polygon(
        [(middle + unit * x, high * y) for x, y in (*_SHOULDERS, *((-x, y) for x, y in reversed(_SHOULDERS)))], tone
    )
    neck = [(-0.075, 0.50), (0.075, 0.50), (0.075, 0.64), (0.0, 0.72), (-0.075, 0.64)]
    sheet.polygon([(middle + unit * x, high * y) for x, y in neck], mix(skin, tone, 0.22))
    if "uniform" in looks or "cap" in looks:
        _tunic(sheet, wide, high, dark, pale)
    else:
        _collar(sheet, wide, high, seed, dark, mix(pale, ground, 0.1), crew or woman, "bow-tie" in looks)
    stretch = 1.22 + 0.14 * noise(seed, 2)
    sheet.ellipse(head, radius * (0.94 + 0.1 * noise(seed, 3)), radius * stretch, skin)
    sheet.polygon(
        [(head[0], head[1] - radius * 0.9)]
        + [
            (head[0] + radius * 0.98 * math.sin(a), head[1] - radius * stretch * math.cos(a))
            for a in [math.pi * s / 14 for s in range(2, 15)]
        ],
        mix(skin, tone, 0.14),
    )
    if crew:
        _helmet(sheet, head, radius, tone, pale)
        return
    if "long" in looks:
        _long_hair(sheet, head, radius, radius * stretch, dark)
    else:
        _hair(sheet, head, radius, radius * stretch, dark, pale, looks)
    _face(sheet, head, radius, radius * stretch, dark, looks)


_SHOULDERS = ((-0.44, 1.0), (-0.40, 0.78), (-0.29, 0.675), (-0.09, 0.615))
"""The left half of the outline from the hem to the neck: across in units from the middle, down in heights."""


def _collar(sheet: Sheet, wide: int, high: int, seed: int, dark: Colour, white: Colour, open_: bool, bow: bool) -> None:
    """A shirt's collar, and under it a tie, a bow, or nothing."""
    middle, unit = wide / 2, min(wide, high)
    for sign in (-1, 1):
        wing = [(0.075, 0.605), (0.0, 0.715), (0.05, 0.76), (0.13, 0.64)]
        sheet.polygon([(middle + sign * unit * x, high * y) for x, y in wing], white)
    if bow:
        for sign in (-1, 1):
            half = [(0.0, 0.722), (0.075, 0.695), (0.075, 0.755), (0.0, 0.734)]
            sheet.polygon([(middle + sign * unit * x, high * y) for x, y in half], dark)
    elif noise(seed, 1) < 0.75 and not open_:
        tie = [(0.0, 0.705), (0.028, 0.735), (0.04, 0.80), (-0.04, 0.80), (-0.028, 0.735)]
        sheet.polygon([(middle + unit * x, high * y) for x, y in tie], dark)


def _tunic(sheet: Sheet, wide: int, high: int, dark: Colour, pale: Colour) -> None:
    """A closed collar with tabs, and boards on the shoulders."""
    middle, unit = wide / 2, min(wide, high)
    for sign in (-1, 1):
        shapes = (
            ([(0.07, 0.60), (0.0, 0.70), (0.0, 0.76), (0.12, 0.655)], dark),
            ([(0.055, 0.665), (0.02, 0.705), (0.02, 0.735), (0.085, 0.68)], pale),
            ([(0.24, 0.668), (0.385, 0.748), (0.395, 0.785), (0.225, 0.70)], dark),
            ([(0.345, 0.735), (0.375, 0.750), (0.380, 0.772), (0.345, 0.755)], pale),
        )
        for shape, colour in shapes:
            sheet.polygon([(middle + sign * unit * x, high * y) for x, y in shape], colour)
    for button in (0.80, 0.86):
        sheet.circle((middle, high * button), unit * 0.011, pale)


def _crown(head: tuple[float, float], radius: float, high: float, sides: float, part: float, brow: float) -> Points:
    """Hair over the head: down to `sides` above the middle at the temples, its line across the brow at `brow`.

    `part` is where that line is lowest or highest, from −1 (left) to 1; all in radii of the head.
    """
    x, y = head
    arc = [math.pi * step / 16 for step in range(17)]
    over = [(x - radius * 1.04 * math.cos(a), y - high * 1.05 * math.sin(a) - radius * 0.02) for a in arc]
    return [
        *over,
        (x + radius * 0.9, y - radius * sides),
        (x + radius * part, y - radius * brow),
        (x - radius * 0.88, y - radius * sides),
    ]


def _hair(
    sheet: Sheet,
    head: tuple[float, float],
    radius: float,
    high: float,
    dark: Colour,
    pale: Colour,
    looks: tuple[str, ...],
) -> None:
    x, y = head
    if "cap" in looks:
        _cap(sheet, head, radius, high, dark, pale)
    elif "hat" in looks:
        brim = y - high * 0.52
        tall = [(-0.92, 0.52), (-0.78, 1.22), (0.0, 1.13), (0.78, 1.22), (0.92, 0.52)]
        sheet.polygon([(x + radius * a, y - high * b) for a, b in tall], dark)
        sheet.ellipse((x, brim), radius * 1.42, radius * 0.17, dark)
    elif "bald" in looks:
        for sign in (-1, 1):
            sheet.ellipse((x + sign * radius * 0.93, y - radius * 0.12), radius * 0.14, radius * 0.42, dark)
    elif "receding" in looks:
        for sign in (-1, 1):
            sheet.ellipse((x + sign * radius * 0.93, y - radius * 0.2), radius * 0.14, radius * 0.40, dark)
        sheet.polygon(_crown(head, radius, high, 0.72, 0.0, 0.98), dark)
    elif "crew-cut" in looks:
        sheet.polygon(_crown(head, radius, high * 0.985, 0.66, 0.0, 0.78), dark)
    elif "curls" in looks:
        sheet.polygon(_crown(head, radius, high, 0.30, 0.1, 0.74), dark)
        for step in range(9):
            a = math.pi * (0.02 + 0.12 * step)
            sheet.circle((x - radius * 1.02 * math.cos(a), y - high * 1.02 * math.sin(a)), radius * 0.19, dark)
    elif "swept" in looks:
        sheet.polygon(_crown(head, radius, high * 1.03, 0.40, 0.3, 0.80), dark)
    else:
        sheet.polygon(_crown(head, radius, high, 0.28, -0.45, 0.62), dark)


def _cap(sheet: Sheet, head: tuple[float, float], radius: float, high: float, dark: Colour, pale: Colour) -> None:
    """An officer's cap: a wide crown, a band with a badge, a peak."""
    x, y = head
    crown = [(-0.98, 0.62), (-1.34, 1.08), (-0.6, 1.30), (0.6, 1.30), (1.34, 1.08), (0.98, 0.62)]
    band = [(-0.98, 0.50), (-1.0, 0.74), (1.0, 0.74), (0.98, 0.50)]
    peak = [(-0.98, 0.52), (-0.72, 0.34), (0.0, 0.28), (0.72, 0.34), (0.98, 0.52)]
    sheet.polygon([(x + radius * a, y - high * b) for a, b in crown], dark)
    sheet.polygon([(x + radius * a, y - high * b) for a, b in band], mix(dark, pale, 0.25))
    sheet.polygon([(x + radius * a, y - high * b) for a, b in peak], mix(dark, (8, 8, 10), 0.6))
    sheet.circle((x, y - high * 0.70), radius * 0.13, pale)


def _long_hair(sheet: Sheet, head: tuple[float, float], radius: float, high: float, dark: Colour) -> None:
    x, y = head
    for sign in (-1, 1):
        sheet.polygon(
            [
                (x + sign * radius * 0.5, y - high * 0.9),
                (x + sign * radius * 1.22, y - radius * 0.5),
                (x + sign * radius * 1.28, y + radius * 0.75),
                (x + sign * radius * 0.86, y + radius * 0.85),
                (x + sign * radius * 0.86, y - radius * 0.4),
            ],
            dark,
        )
    sheet.polygon(_crown(head, radius, high, 0.36, -0.3, 0.62), dark)


def _face(
    sheet: Sheet, head: tuple[float, float], radius: float, high: float, dark: Colour, looks: tuple[str, ...]
) -> None:
    """Beard, moustache and glasses, where there are any."""
    x, y = head
    if "beard" in looks:
        jaw = [math.pi * (0.16 + 0.68 * step / 12) for step in range(13)]
        outer = [(x + radius * 0.99 * math.cos(a), y + high * 1.04 * math.sin(a)) for a in jaw]
        sheet.polygon([*outer, (x - radius * 0.5, y + radius * 0.52), (x + radius * 0.5, y + radius * 0.52)], dark)
    if "moustache" in looks:
        lip = [(-0.36, 0.56), (-0.1, 0.42), (0.1, 0.42), (0.36, 0.56), (0.0, 0.52)]
        sheet.polygon([(x + radius * a, y + radius * b) for a, b in lip], dark)
    if "glasses" in looks:
        for sign in (-1, 1):
            at = (x + sign * radius * 0.40, y + radius * 0.04)
            sheet.circle(at, radius * 0.27, dark, max(0.9, radius * 0.07))
        sheet.line([(x - radius * 0.14, y), (x + radius * 0.14, y)], dark, max(0.8, radius * 0.07))


def _helmet(sheet: Sheet, head: tuple[float, float], radius: float, tone: Colour, pale: Colour) -> None:
    """A flyer's helmet, open at the face, with its ring."""
    x, y = head
    shell = mix(pale, tone, 0.10)
    ring = mix(tone, (16, 18, 24), 0.35)
    opening = [
        (x + radius * 0.86 * math.cos(math.tau * s / 36), y + radius * 1.02 * math.sin(math.tau * s / 36))
        for s in range(37)
    ]
    outer = [
        (
            x + radius * 1.5 * math.cos(math.tau * s / 36),
            y - radius * 0.06 + radius * 1.56 * math.sin(math.tau * s / 36),
        )
        for s in range(37)
    ]
    sheet.polygon([*outer, *reversed(opening)], shell)
    right = [(a, b) for a, b in outer if a >= x - 0.01]
    sheet.polygon(
        [
            *sorted(right, key=lambda p: p[1]),
            *sorted([(a, b) for a, b in opening if a >= x - 0.01], key=lambda p: -p[1]),
        ],
        mix(shell, tone, 0.16),
    )
    sheet.line(opening, ring, max(1.0, radius * 0.10))
    sheet.polygon(
        [
            (x - radius * 1.3, y + radius * 1.2),
            (x + radius * 1.3, y + radius * 1.2),
            (x + radius * 1.15, y + radius * 1.62),
            (x - radius * 1.15, y + radius * 1.62),
        ],
        ring,
    )


def _mark(sheet: Sheet, x: float, y: float, size: float, discipline: str, colour: Colour) -> None:
    """A small sign of a discipline: flame, cross-hairs, frame, wave, grain, ring, heart line."""
    thick = max(1.0, size * 0.24)
    if discipline == "propulsion":
        sheet.polygon(
            [
                (x - size * 0.5, y - size),
                (x + size * 0.5, y - size),
                (x + size * 0.75, y + size * 0.1),
                (x, y + size * 1.1),
                (x - size * 0.75, y + size * 0.1),
            ],
            colour,
        )
    elif discipline == "guidance":
        sheet.circle((x, y), size * 0.72, colour, thick)
        sheet.line([(x - size, y), (x + size, y)], colour, thick * 0.7)
        sheet.line([(x, y - size), (x, y + size)], colour, thick * 0.7)
    elif discipline == "structures":
        corners = [
            (x - size, y + size * 0.8),
            (x, y - size * 0.9),
            (x + size, y + size * 0.8),
            (x - size, y + size * 0.8),
        ]
        sheet.line(corners, colour, thick)
    elif discipline == "electronics":
        wave = [(-1.0, 0.0), (-0.5, 0.0), (-0.5, -0.8), (0.0, -0.8), (0.0, 0.8), (0.5, 0.8), (0.5, 0.0), (1.0, 0.0)]
        sheet.line([(x + a * size, y + b * size) for a, b in wave], colour, thick)
    elif discipline == "materials":
        for a, b in ((-0.5, -0.5), (0.5, -0.5), (0, 0.4)):
            sheet.polygon(
                [
                    (
                        x + (a + 0.5 * math.cos(math.tau * s / 6)) * size,
                        y + (b + 0.5 * math.sin(math.tau * s / 6)) * size,
                    )
                    for s in range(6)
                ],
                colour,
            )
    elif discipline in ("life-science", "life", "medicine"):
        beat = [(-1.1, 0.1), (-0.5, 0.1), (-0.25, -0.8), (0.1, 0.8), (0.35, 0.1), (1.1, 0.1)]
        sheet.line([(x + a * size, y + b * size) for a, b in beat], colour, thick)
    elif discipline == "systems":
        sheet.circle((x, y), size * 0.9, colour, thick * 0.8)
        sheet.circle((x, y), size * 0.36, colour)
    elif discipline:
        sheet.rect(x - size * 0.7, y - size * 0.7, size * 1.4, size * 1.4, colour)
