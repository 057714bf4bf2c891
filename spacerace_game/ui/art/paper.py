"""Paper, typewriter sheets, rubber stamps, mastheads, the heads of screens, emblems and flags."""

from __future__ import annotations

import functools
import hashlib
import math
from typing import Literal

import pygame

from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, Point, Sheet, letters, mix, noise, seed_of, stamp
from spacerace_game.ui.art.rocket import star

TILE = 256
STAMP_RED: Colour = (166, 30, 34)
STAMP_BLUE: Colour = (44, 66, 128)
STAMP_GREEN: Colour = (38, 96, 62)
STAMPS: dict[str, tuple[str, Colour]] = {
    "secret": ("SECRET", STAMP_RED),
    "top-secret": ("TOP SECRET", STAMP_RED),
    "restricted": ("RESTRICTED DATA", STAMP_RED),
    "approved": ("APPROVED", STAMP_GREEN),
    "declassified": ("DECLASSIFIED", STAMP_BLUE),
    "urgent": ("URGENT", STAMP_RED),
    "refused": ("NOT APPROVED", STAMP_RED),
    "secret-ru": ("СЕКРЕТНО", STAMP_RED),
    "top-secret-ru": ("СОВ. СЕКРЕТНО", STAMP_RED),
    "special-ru": ("ОСОБАЯ ПАПКА", STAMP_BLUE),
    "approved-ru": ("УТВЕРЖДАЮ", STAMP_BLUE),
    "urgent-ru": ("СРОЧНО", STAMP_RED),
    "archive-ru": ("В АРХИВ", STAMP_BLUE),
    "archive": ("FILE", STAMP_BLUE),
}
"""Rubber stamps by name: what they say, and their ink. They are pictures of things, like the letters on a rocket."""


def draw_paper(
    surface: pygame.Surface, rect: pygame.Rect, colour: Colour, strength: Literal["fine", "coarse"] = "fine"
) -> None:
    """Fills a rectangle with paper of a colour: a little darker here and there, the same every time."""
    before = surface.get_clip()
    surface.set_clip(rect.clip(before))
    surface.fill(mix(colour, (255, 255, 255), 0.06), rect)
    tile = _grain(strength)
    for y in range(rect.y, rect.bottom, TILE):
        for x in range(rect.x, rect.right, TILE):
            surface.blit(tile, (x, y), special_flags=pygame.BLEND_RGB_SUB)
    surface.set_clip(before)


@functools.lru_cache(maxsize=2)
def _grain(strength: str) -> pygame.Surface:
    """What the paper's tooth takes from the light, as a tile."""
    tile = pygame.Surface((TILE, TILE), 0, 32)
    deep = 5 if strength == "fine" else 9
    for size, share in ((TILE, 0.40), (TILE // 4, 0.32), (TILE // 16, 0.28)):
        field = _field(size)
        if size != TILE:
            field = pygame.transform.smoothscale(field, (TILE, TILE))
        weight = round(deep * 2 * share)
        field.fill((weight, weight, weight), special_flags=pygame.BLEND_RGB_MULT)
        tile.blit(field, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    for fibre in range(26):
        x, y = noise(fibre, 1) * TILE, noise(fibre, 2) * TILE
        turn, far = noise(fibre, 3) * math.tau, 4 + 10 * noise(fibre, 4)
        tone = round(deep * 0.9)
        pygame.draw.aaline(tile, (tone, tone, tone), (x, y), (x + far * math.cos(turn), y + far * math.sin(turn)))
    return tile


def _field(size: int) -> pygame.Surface:
    data = bytearray()
    block = 0
    while len(data) < size * size:
        data += hashlib.blake2b(block.to_bytes(4, "little"), key=size.to_bytes(2, "little")).digest()
        block += 1
    grey = bytes(value for byte in data[: size * size] for value in (byte, byte, byte))
    return (
        pygame.image.frombuffer(grey, (size, size), "RGB").convert(32, 0)
        if pygame.display.get_surface()
        else (pygame.image.frombuffer(grey, (size, size), "RGB").copy())
    )


def draw_document(
    surface: pygame.Surface,
    rect: pygame.Rect,
    palette: Inks,
    *,
    kind: Literal["typed", "telegram", "file", "newspaper"] = "typed",
    shadow: bool = True,
) -> pygame.Rect:
    """Draws a sheet lying on the desk and gives the room for text inside its margins."""
    if shadow:
        for step, alpha in ((5, 16), (3, 26), (1, 40)):
            veil = pygame.Surface((rect.width + step, rect.height + step), pygame.SRCALPHA)
            pygame.draw.rect(veil, (20, 16, 10, alpha), veil.get_rect(), border_radius=3)
            surface.blit(veil, (rect.x + step // 2, rect.y + step // 2 + 1))
    ground = {
        "typed": palette.card,
        "telegram": mix(palette.card, (214, 182, 112), 0.34),
        "file": mix(palette.card, (196, 164, 108), 0.42),
        "newspaper": mix(palette.card, (202, 192, 170), 0.42),
    }[kind]
    draw_paper(surface, rect, ground, "coarse" if kind in ("file", "newspaper") else "fine")
    pygame.draw.rect(surface, mix(ground, palette.ink, 0.22), rect, 1)
    inner = rect.inflate(-max(24, rect.width // 9), -max(24, rect.height // 14))
    if kind == "typed":
        _holes(surface, rect, palette, ground)
        inner = pygame.Rect(inner.x + 12, inner.y, inner.width - 12, inner.height)
    elif kind == "telegram":
        for y in range(rect.y + 34, rect.bottom - 12, 26):
            pygame.draw.line(surface, mix(ground, palette.ink, 0.10), (rect.x + 12, y), (rect.right - 12, y))
        pygame.draw.rect(surface, palette.accent, (rect.x, rect.y, rect.width, 5))
    elif kind == "file":
        tab = pygame.Rect(rect.x + 18, rect.y - 12, min(140, rect.width // 3), 13)
        draw_paper(surface, tab, ground, "coarse")
        pygame.draw.rect(surface, mix(ground, palette.ink, 0.22), tab, 1)
        pygame.draw.line(surface, ground, (tab.x + 1, rect.y), (tab.right - 2, rect.y))
    return inner


def _holes(surface: pygame.Surface, rect: pygame.Rect, palette: Inks, ground: Colour) -> None:
    radius = max(4, min(7, rect.height // 60))
    for share in (0.32, 0.68) if rect.height > 240 else (0.5,):
        sheet = Sheet((radius * 2 + 4, radius * 2 + 4))
        middle = (radius + 2, radius + 2)
        sheet.circle(middle, radius, mix(palette.paper, palette.ink, 0.22))
        sheet.circle((middle[0] + 0.8, middle[1] + 1.2), radius - 1.0, mix(palette.paper, palette.ink, 0.08))
        at = (rect.x + 14 - radius, round(rect.y + rect.height * share) - radius)
        stamp(surface, sheet.finish(), at)
    x = rect.x + max(30, rect.width // 14)
    pygame.draw.line(surface, mix(ground, palette.accent, 0.24), (x, rect.y + 1), (x, rect.bottom - 2))


def draw_stamp(
    surface: pygame.Surface,
    centre: Point,
    words: str,
    colour: Colour,
    *,
    size: int = 26,
    turn: float = -7.0,
    below: str = "",
    round_one: bool = False,
) -> pygame.Rect:
    """Draws a rubber stamp with worn ink, turned a little, and gives its place.

    `words` is what it says or a name in `STAMPS`.
    """
    if words in STAMPS:
        words = STAMPS[words][0]
    key = ("stamp", words, colour, size, turn, below, round_one)
    made = PICTURES.get(key, lambda: _stamp(words, colour, size, turn, below, round_one))
    rect = made.get_rect(center=(round(centre[0]), round(centre[1])))
    stamp(surface, made, rect)
    return rect


def _stamp(words: str, colour: Colour, size: int, turn: float, below: str, round_one: bool) -> pygame.Surface:
    scale = 3
    face = "russo" if any("А" <= letter <= "я" for letter in words) else "oswald-bold"
    text = letters(words, size * scale, colour, face, size * scale // 14)
    foot = letters(below, round(size * 0.46 * scale), colour, "mono-bold") if below else None
    pad = round(size * 0.42 * scale)
    wide = max(text.get_width(), foot.get_width() if foot else 0) + pad * 2
    high = round(size * 1.12 * scale) + pad + (foot.get_height() if foot else 0)
    if round_one:
        wide = high = max(wide, high) + pad
    plate = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
    plate.fill((*colour, 0))
    line = max(3, round(size * 0.10 * scale))
    if round_one:
        pygame.draw.circle(plate, colour, (wide / 2, high / 2), wide / 2 - 2, line)
        pygame.draw.circle(plate, colour, (wide / 2, high / 2), wide / 2 - 2 - line * 2, max(2, line // 2))
    else:
        pygame.draw.rect(plate, colour, plate.get_rect().inflate(-4, -4), line, border_radius=line * 2)
        pygame.draw.rect(plate, colour, plate.get_rect().inflate(-4 - line * 4, -4 - line * 4), max(2, line // 3))
    block = text.get_height() * 0.72 + (foot.get_height() * 0.9 if foot else 0)
    middle = high / 2 - block / 2 + text.get_height() * 0.36
    plate.blit(text, text.get_rect(center=(wide // 2, round(middle))))
    if foot:
        plate.blit(
            foot, foot.get_rect(center=(wide // 2, round(middle + text.get_height() * 0.36 + foot.get_height() * 0.4)))
        )
    _wear(plate, seed_of(words), scale)
    return pygame.transform.rotozoom(plate.premul_alpha(), turn, 1 / scale)


def _wear(plate: pygame.Surface, seed: int, scale: int) -> None:
    """Ink that did not take: pale clouds and small specks."""
    wide, high = plate.get_size()
    cloud = pygame.Surface((max(2, wide // 40), max(2, high // 40)), pygame.SRCALPHA, 32)
    for y in range(cloud.get_height()):
        for x in range(cloud.get_width()):
            cloud.set_at((x, y), (255, 255, 255, 168 + int(84 * noise(seed, x, y))))
    plate.blit(pygame.transform.smoothscale(cloud, (wide, high)), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    for speck in range(wide * high // 900):
        at = (noise(seed, speck, 1) * wide, noise(seed, speck, 2) * high)
        pygame.draw.circle(plate, (0, 0, 0, 0), at, (0.35 + 1.1 * noise(seed, speck, 3) ** 3) * scale)


def draw_band(surface: pygame.Surface, rect: pygame.Rect, palette: Inks, lean: int) -> pygame.Rect:
    """Draws the band at the head of a screen and gives the room for its text.

    With a lean the right end is cut by diagonals; without one it carries a small grid of squares and discs.
    """
    made = PICTURES.get(("band", rect.size, palette, lean), lambda: _band(rect.size, palette, lean))
    stamp(surface, made, rect)
    ornament = min(rect.width // 3, rect.height * 5)
    return pygame.Rect(rect.x + rect.height // 3, rect.y, rect.width - ornament - rect.height // 3, rect.height)


def _band(size: tuple[int, int], palette: Inks, lean: int) -> pygame.Surface:
    wide, high = size
    sheet = Sheet(size, ground=palette.band)
    if lean:
        slope = high * math.tan(math.radians(lean * 2))
        right = float(wide)
        for width, colour in (
            (high * 1.5, palette.accent),
            (high * 0.16, palette.on_band),
            (high * 0.34, palette.accent),
        ):
            left = right - width
            sheet.polygon([(left, high), (left + slope, 0), (right + slope, 0), (right, high)], colour)
            right = left - high * 0.14
        star(sheet, (wide - high * 0.62, high * 0.52), high * 0.26, palette.on_accent)
        sheet.rect(0, high - 3, wide, 3, palette.accent)
    else:
        cell = high / 2
        motifs = (
            (0, 0, "disc"),
            (1, 0, "quarter"),
            (2, 0, "plain"),
            (3, 0, "disc-line"),
            (0, 1, "bars"),
            (1, 1, "accent"),
            (2, 1, "quarter-2"),
            (3, 1, "bars"),
            (4, 0, "accent-disc"),
            (4, 1, "plain"),
        )
        light = mix(palette.band, palette.on_band, 0.20)
        faint = mix(palette.band, palette.on_band, 0.10)
        for column, row, motif in motifs:
            x, y = wide - (5 - column) * cell, row * cell
            _swiss(sheet, x, y, cell, motif, light, faint, palette.accent)
        sheet.rect(0, high - 2, wide, 2, palette.accent)
    return sheet.finish()


def _swiss(
    sheet: Sheet, x: float, y: float, cell: float, motif: str, light: Colour, faint: Colour, accent: Colour
) -> None:
    middle = (x + cell / 2, y + cell / 2)
    if motif == "disc":
        sheet.circle(middle, cell * 0.5, light)
    elif motif == "disc-line":
        sheet.circle(middle, cell * 0.46, light, cell * 0.10)
        sheet.circle(middle, cell * 0.16, accent)
    elif motif == "accent-disc":
        sheet.circle(middle, cell * 0.5, accent)
    elif motif == "accent":
        sheet.polygon([(x, y + cell), (x + cell, y), (x + cell, y + cell)], accent)
    elif motif in ("quarter", "quarter-2"):
        corner = (x, y + cell) if motif == "quarter" else (x + cell, y)
        turn = -math.pi / 2 if motif == "quarter" else math.pi / 2
        arc = [
            (
                corner[0] + cell * math.cos(turn + math.pi / 2 * s / 14),
                corner[1] + cell * math.sin(turn + math.pi / 2 * s / 14),
            )
            for s in range(15)
        ]
        sheet.polygon([corner, *arc], light)
    elif motif == "bars":
        for step in range(4):
            sheet.rect(x, y + cell * step / 4, cell, cell / 8, faint)
    else:
        sheet.rect(x, y, cell, cell, faint)


def draw_rule(
    surface: pygame.Surface, rect: pygame.Rect, palette: Inks, kind: Literal["double", "star", "diamond", "thick"]
) -> None:
    """Draws an ornamental rule across the middle of a rectangle, as newspapers set them between columns."""
    y, ink = rect.centery, palette.ink
    if kind == "double":
        pygame.draw.line(surface, ink, (rect.x, y - 2), (rect.right - 1, y - 2), 2)
        pygame.draw.line(surface, ink, (rect.x, y + 2), (rect.right - 1, y + 2))
    elif kind == "thick":
        pygame.draw.rect(surface, ink, (rect.x, y - 2, rect.width, 4))
        pygame.draw.line(surface, ink, (rect.x, y + 4), (rect.right - 1, y + 4))
    else:
        size = max(10, min(18, rect.height))
        half = size
        pygame.draw.line(surface, ink, (rect.x, y), (rect.centerx - half, y))
        pygame.draw.line(surface, ink, (rect.centerx + half, y), (rect.right - 1, y))
        sheet = Sheet((size, size))
        if kind == "star":
            star(sheet, (size / 2, size / 2 + 0.5), size / 2, palette.accent)
        else:
            m = size / 2
            sheet.polygon([(m, 1), (size - 3, m), (m, size - 1), (3, m)], ink)
        stamp(surface, sheet.finish(), (rect.centerx - size // 2, y - size // 2))


def draw_masthead(
    surface: pygame.Surface, rect: pygame.Rect, name: str, left: str, right: str, palette: Inks, side: str
) -> pygame.Rect:
    """Draws a newspaper's head with its name, and a line for date and price below; gives the room left under it."""
    key = ("masthead", rect.size, name, left, right, palette, side)
    stamp(surface, PICTURES.get(key, lambda: _masthead(rect.size, name, left, right, palette, side)), rect)
    return pygame.Rect(rect.x, rect.bottom, rect.width, 0)


def _masthead(size: tuple[int, int], name: str, left: str, right: str, palette: Inks, side: str) -> pygame.Surface:
    wide, high = size
    sheet = Sheet(size)
    face = {"ussr": "russo", "usa": "serif-bold"}.get(side, "serif-bold")
    line = max(11.0, high * 0.13)
    room = high - line * 2.1
    tall = room * 0.86
    letter = letters(name, 100, palette.ink, face)
    tall = min(tall, 100 * (wide * (0.80 if side == "usa" else 0.74)) / max(1, letter.get_width()))
    colour = palette.accent if side == "ussr" else palette.ink
    middle = room * 0.52
    if side == "ussr":
        emblem = room * 0.72
        _order(sheet, (emblem * 0.62, middle), emblem / 2, palette)
        sheet.text(name, (wide / 2 + emblem * 0.3, middle), tall, colour, face, align="centre", track=2)
    else:
        sheet.text(name, (wide / 2, middle), tall, colour, face, align="centre", track=1)
        reach = letters(name, round(tall), colour, face).get_width() / 2 + len(name) + 22
        for sign in (-1, 1):
            x = wide / 2 + sign * reach
            if 12 < x < wide - 12:
                star(sheet, (x, middle), min(9, room * 0.10), palette.soft)
    low = high - line * 1.7
    sheet.rect(0, low - 3, wide, 2.4, palette.ink)
    sheet.rect(0, high - 3, wide, 0.9, palette.ink)
    sheet.text(left, (2, (low + high - 3) / 2), line, palette.ink, "serif")
    sheet.text(right, (wide - 2, (low + high - 3) / 2), line, palette.ink, "serif", align="right")
    return sheet.finish()


def _order(sheet: Sheet, centre: Point, radius: float, palette: Inks) -> None:
    """A round badge with a star and a rising line; of no particular paper."""
    sheet.circle(centre, radius, palette.accent)
    sheet.circle(centre, radius * 0.86, palette.card, radius * 0.07)
    star(sheet, centre, radius * 0.62, palette.card)


def draw_emblem(surface: pygame.Surface, rect: pygame.Rect, side: str, palette: Inks) -> None:
    """Draws a side's badge, made for this game: star and orbit, or star, cog and ears of wheat; or a plain orbit."""
    size = min(rect.size)
    made = PICTURES.get(("emblem", side, size, palette), lambda: _emblem(size, side, palette))
    stamp(surface, made, made.get_rect(center=rect.center))


def _emblem(size: int, side: str, palette: Inks) -> pygame.Surface:
    sheet = Sheet((size, size), scale=4 if size < 200 else 2)
    m, r = size / 2, size / 2 - 1
    if side == "usa":
        sheet.circle((m, m), r, (44, 66, 90))
        sheet.circle((m, m), r * 0.93, (248, 242, 228), r * 0.035)
        for row in range(7):
            y = m + r * (0.30 + 0.085 * row)
            half = math.sqrt(max(0.0, (r * 0.88) ** 2 - (y - m) ** 2))
            sheet.rect(m - half, y, half * 2, r * 0.045, (214, 96, 42))
        _orbit(sheet, (m, m), r * 0.80, r * 0.27, -24, (248, 242, 228), r * 0.045)
        star(sheet, (m, m - r * 0.10), r * 0.52, (248, 242, 228))
        _dart(sheet, (m + r * 0.60, m - r * 0.50), r * 0.26, 40, (214, 96, 42))
    elif side == "ussr":
        red, gold = (168, 28, 24), (226, 178, 74)
        _cog(sheet, (m, m), r, 18, (48, 44, 42))
        sheet.circle((m, m), r * 0.80, red)
        sheet.circle((m, m), r * 0.76, gold, r * 0.025)
        for sign in (-1, 1):
            for step in range(8):
                angle = math.radians(112 - step * 19)
                x, y = m + sign * r * 0.62 * math.cos(angle), m + r * 0.62 * math.sin(angle)
                _leaf(sheet, (x, y), r * 0.115, math.degrees(math.atan2(y - m, x - m)) + sign * 58, gold)
        star(sheet, (m, m - r * 0.36), r * 0.20, gold)
        _dart(sheet, (m, m + r * 0.10), r * 0.52, 0, (246, 238, 220))
        _orbit(sheet, (m, m + r * 0.12), r * 0.46, r * 0.13, -18, (246, 238, 220), r * 0.03)
    else:
        sheet.circle((m, m), r, palette.band)
        sheet.circle((m, m), r * 0.34, palette.accent)
        _orbit(sheet, (m, m), r * 0.82, r * 0.30, -28, palette.on_band, r * 0.05)
        sheet.circle((m + r * 0.62, m - r * 0.44), r * 0.10, palette.on_band)
    return sheet.finish()


def _orbit(sheet: Sheet, centre: Point, wide: float, high: float, turn: float, colour: Colour, width: float) -> None:
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    points = [
        (
            centre[0] + wide * math.cos(a) * c - high * math.sin(a) * s,
            centre[1] + wide * math.cos(a) * s + high * math.sin(a) * c,
        )
        for a in (math.tau * step / 60 for step in range(61))
    ]
    sheet.line(points, colour, width)


def _dart(sheet: Sheet, centre: Point, length: float, turn: float, colour: Colour) -> None:
    """A small rocket as a badge shows it, pointing up and turned clockwise."""
    outline = [
        (0, -0.62),
        (0.10, -0.40),
        (0.14, -0.12),
        (0.14, 0.22),
        (0.28, 0.46),
        (0.12, 0.38),
        (0.08, 0.46),
        (-0.08, 0.46),
        (-0.12, 0.38),
        (-0.28, 0.46),
        (-0.14, 0.22),
        (-0.14, -0.12),
        (-0.10, -0.40),
    ]
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    sheet.polygon(
        [(centre[0] + (x * c - y * s) * length, centre[1] + (x * s + y * c) * length) for x, y in outline], colour
    )


def _leaf(sheet: Sheet, centre: Point, size: float, turn: float, colour: Colour) -> None:
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    outline = [(-1, 0), (-0.4, -0.42), (0.3, -0.36), (1, 0), (0.3, 0.36), (-0.4, 0.42)]
    sheet.polygon(
        [(centre[0] + (x * c - y * s) * size, centre[1] + (x * s + y * c) * size) for x, y in outline], colour
    )


def _cog(sheet: Sheet, centre: Point, radius: float, teeth: int, colour: Colour) -> None:
    points: list[Point] = []
    for tooth in range(teeth):
        for share, reach in ((0.0, 0.9), (0.18, 1.0), (0.5, 1.0), (0.68, 0.9)):
            angle = math.tau * (tooth + share) / teeth
            points.append((centre[0] + radius * reach * math.cos(angle), centre[1] + radius * reach * math.sin(angle)))
    sheet.polygon(points, colour)


def draw_flag(surface: pygame.Surface, rect: pygame.Rect, country: str, year: int) -> None:
    """Draws a flag as it was in a year of the game: `usa`, `ussr`, `uk`, `france`; any other gets a plain field.

    The stars of the United States: 48 until 1959, 49 in that year, 50 from 1960.
    """
    stars = 48 if year < 1959 else 49 if year == 1959 else 50
    key = ("flag", country, rect.size, stars if country == "usa" else 0)
    stamp(surface, PICTURES.get(key, lambda: _flag(rect.size, country, stars)), rect)


def _flag(size: tuple[int, int], country: str, stars: int) -> pygame.Surface:
    wide, high = size
    sheet = Sheet(size, scale=4 if wide < 120 else 3, ground=(214, 208, 194))
    if country == "usa":
        red, blue, white = (178, 38, 48), (44, 52, 100), (246, 242, 232)
        for stripe in range(13):
            sheet.rect(0, high * stripe / 13, wide, high / 13 + 0.3, red if stripe % 2 == 0 else white)
        sheet.rect(0, 0, wide * 0.4, high * 7 / 13, blue)
        for x, y in _star_places(stars):
            star(sheet, (wide * 0.4 * x, high * 7 / 13 * y), max(0.8, high * 0.029), white)
    elif country == "ussr":
        red, gold = (190, 26, 26), (234, 186, 60)
        sheet.rect(0, 0, wide, high, red)
        star(sheet, (wide * 0.167, high * 0.13), high * 0.068, gold)
        star(sheet, (wide * 0.167, high * 0.132), high * 0.040, red)
        _hammer_and_sickle(sheet, (wide * 0.167, high * 0.33), high * 0.125, gold)
    elif country == "uk":
        _union(sheet, wide, high)
    elif country == "france":
        for place, colour in enumerate(((38, 60, 122), (246, 242, 232), (196, 38, 46))):
            sheet.rect(wide * place / 3, 0, wide / 3 + 0.3, high, colour)
    else:
        sheet.circle((wide / 2, high / 2), high * 0.28, (120, 112, 98), high * 0.06)
    sheet.line([(0, 0), (wide, 0), (wide, high), (0, high), (0, 0)], (60, 54, 48), 1, 110)
    return sheet.finish()


def _star_places(stars: int) -> list[Point]:
    if stars == 48:
        return [((c + 0.75) / 8.5, (r + 0.75) / 6.5) for r in range(6) for c in range(8)]
    if stars == 49:
        return [((c + 0.9 + (0.5 if r % 2 else 0.0)) / 8.3, (r + 0.75) / 7.5) for r in range(7) for c in range(7)]
    return [((c + (1.0 if r % 2 else 0.5)) / 6.0, (r + 1) / 10) for r in range(9) for c in range(5 if r % 2 else 6)]


def _hammer_and_sickle(sheet: Sheet, centre: Point, size: float, colour: Colour) -> None:
    x, y = centre
    outer = [
        (x + size * 0.92 * math.cos(a), y + size * 0.92 * math.sin(a))
        for a in (math.radians(-75 + 205 * step / 26) for step in range(27))
    ]
    inner = [
        (x - size * 0.10 + size * 0.74 * math.cos(a), y - size * 0.08 + size * 0.74 * math.sin(a))
        for a in (math.radians(122 - 197 * step / 26) for step in range(27))
    ]
    sheet.polygon([*outer, *inner], colour)
    sheet.line([(x - size * 0.52, y + size * 0.66), (x - size * 0.95, y + size * 1.02)], colour, size * 0.24)
    sheet.line([(x - size * 0.50, y - size * 0.42), (x + size * 0.92, y + size * 1.0)], colour, size * 0.17)
    sheet.line([(x - size * 0.80, y - size * 0.28), (x - size * 0.34, y - size * 0.74)], colour, size * 0.34)


def _union(sheet: Sheet, wide: int, high: int) -> None:
    blue, white, red = (38, 48, 108), (246, 242, 232), (196, 36, 46)
    sheet.rect(0, 0, wide, high, blue)
    for one, other in (((0, 0), (wide, high)), ((wide, 0), (0, high))):
        sheet.line([one, other], white, high * 0.20)
    u = high / 30
    for sx, sy in ((0, 0), (1, 0), (1, 1), (0, 1)):
        shift = u * (1.6 if (sx + sy) % 2 == 0 else -1.6)
        corner = (wide * sx, high * sy + shift)
        sheet.line([corner, (wide / 2, high / 2 + shift)], red, high * 0.066)
    sheet.rect(wide / 2 - u * 5, 0, u * 10, high, white)
    sheet.rect(0, high / 2 - u * 5, wide, u * 10, white)
    sheet.rect(wide / 2 - u * 3, 0, u * 6, high, red)
    sheet.rect(0, high / 2 - u * 3, wide, u * 6, red)


def shade_edges(surface: pygame.Surface, rect: pygame.Rect, strength: int = 26) -> None:
    """Darkens a rectangle towards its corners, as an old print or a lamp does."""
    key = ("edges", rect.size, strength)

    def make() -> pygame.Surface:
        small = pygame.Surface((32, 32), pygame.SRCALPHA, 32)
        for y in range(32):
            for x in range(32):
                far = math.hypot((x - 15.5) / 15.5, (y - 15.5) / 15.5)
                small.set_at((x, y), (0, 0, 0, int(strength * max(0.0, far - 0.55) / 0.86)))
        return pygame.transform.smoothscale(small, rect.size)

    surface.blit(PICTURES.get(key, make), rect)
