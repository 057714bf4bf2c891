"""What every picture is drawn with: a sheet drawn large and made small, colours, letters and a bounded store."""

from __future__ import annotations

import itertools
import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol

import pygame

from spacerace_game.store.folders import data_folder

Colour = tuple[int, int, int]
Point = tuple[float, float]

FACES = {
    "sans": "IBMPlexSans_400Regular.ttf",
    "sans-bold": "IBMPlexSans_600SemiBold.ttf",
    "mono": "IBMPlexMono_400Regular.ttf",
    "mono-bold": "IBMPlexMono_600SemiBold.ttf",
    "serif": "PTSerif_400Regular.ttf",
    "serif-bold": "PTSerif_700Bold.ttf",
    "oswald": "Oswald_500Medium.ttf",
    "oswald-bold": "Oswald_700Bold.ttf",
    "russo": "RussoOne_400Regular.ttf",
}


class Inks(Protocol):
    """The colours of a desk that pictures use; `ui.theme.Palette` has them."""

    @property
    def name(self) -> str: ...
    @property
    def paper(self) -> Colour: ...
    @property
    def card(self) -> Colour: ...
    @property
    def inset(self) -> Colour: ...
    @property
    def band(self) -> Colour: ...
    @property
    def on_band(self) -> Colour: ...
    @property
    def ink(self) -> Colour: ...
    @property
    def soft(self) -> Colour: ...
    @property
    def line(self) -> Colour: ...
    @property
    def accent(self) -> Colour: ...
    @property
    def on_accent(self) -> Colour: ...
    @property
    def own(self) -> Colour: ...
    @property
    def rival(self) -> Colour: ...
    @property
    def night(self) -> Colour: ...
    @property
    def on_night(self) -> Colour: ...


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The first colour with a share of the second, from 0 to 1.

    >>> mix((0, 0, 0), (200, 100, 50), 0.5)
    (100, 50, 25)
    """
    share = min(1.0, max(0.0, share))
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def lit(colour: Colour, light: float) -> Colour:
    """The colour in a light: below 1 darker, above 1 towards white."""
    if light <= 1:
        return mix((18, 20, 26), colour, light)
    return mix(colour, (255, 255, 255), light - 1)


def noise(*key: int) -> float:
    """A number from 0 to 1 that is the same for the same key on every machine.

    >>> noise(3, 4) == noise(3, 4) and 0 <= noise(3, 4) < 1
    True
    """
    value = 0x9E3779B9
    for part in key:
        value = ((value ^ (part & 0xFFFFFFFF)) * 0x85EBCA6B) & 0xFFFFFFFF
        value ^= value >> 13
        value = (value * 0xC2B2AE35) & 0xFFFFFFFF
        value ^= value >> 16
    return value / 2**32


def seed_of(text: str) -> int:
    """A number from a text, the same on every machine (FNV-1a).

    >>> seed_of("") == 0x811C9DC5
    True
    """
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def smooth(points: Sequence[Point], steps: int = 4) -> list[Point]:
    """A curve through all points (Catmull and Rom, 1974)."""
    if len(points) < 3:
        return list(points)
    made: list[Point] = []
    ends = [points[0], *points, points[-1]]
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            made.append(
                (
                    0.5 * (2 * b[0] + (c[0] - a[0]) * t + (2 * a[0] - 5 * b[0] + 4 * c[0] - d[0]) * t * t
                           + (3 * b[0] - a[0] - 3 * c[0] + d[0]) * t * t * t),
                    0.5 * (2 * b[1] + (c[1] - a[1]) * t + (2 * a[1] - 5 * b[1] + 4 * c[1] - d[1]) * t * t
                           + (3 * b[1] - a[1] - 3 * c[1] + d[1]) * t * t * t),
                )
            )  # fmt: skip
    return [*made, points[-1]]


class Sheet:
    """A sheet drawn at `scale` times its size and made small at the end, so that every edge is smooth.

    Coordinates are those of the finished picture. What is not drawn stays clear.
    """

    def __init__(self, size: tuple[int, int], scale: int = 0, ground: Colour | None = None) -> None:
        width, height = max(1, size[0]), max(1, size[1])
        self.size = (width, height)
        self.scale = scale or (3 if width * height <= 500_000 else 2)
        large = (width * self.scale, height * self.scale)
        self.large = pygame.Surface(large, 0, 32) if ground is not None else pygame.Surface(large, pygame.SRCALPHA, 32)
        if ground is not None:
            self.large.fill(ground)
        self.opaque = ground is not None

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def polygon(self, points: Iterable[Point], colour: Colour, alpha: int = 255) -> None:
        """A filled shape."""
        placed = self._at(points)
        if len(placed) < 3:
            return
        if alpha >= 255:
            pygame.draw.polygon(self.large, colour, placed)
        else:
            self._veil(placed, colour, alpha, lambda layer, shift: pygame.draw.polygon(layer, colour, shift))

    def line(self, points: Sequence[Point], colour: Colour, width: float = 1, alpha: int = 255) -> None:
        """A line of any thickness with round joints."""
        placed, thick = self._at(points), max(1.0, width * self.scale)

        def draw(layer: pygame.Surface, path: list[Point]) -> None:
            for (x1, y1), (x2, y2) in itertools.pairwise(path):
                _thick(layer, colour, x1, y1, x2, y2, thick)
            if thick > 3:
                for x, y in path[1:-1]:
                    pygame.draw.circle(layer, colour, (x, y), thick / 2)

        if alpha >= 255:
            draw(self.large, placed)
        else:
            self._veil(placed, colour, alpha, draw, thick)

    def circle(self, centre: Point, radius: float, colour: Colour, width: float = 0, alpha: int = 255) -> None:
        """A disc, or a ring of the given width."""
        x, y, size = centre[0] * self.scale, centre[1] * self.scale, radius * self.scale
        ring = max(1, round(width * self.scale)) if width else 0
        if alpha >= 255:
            pygame.draw.circle(self.large, colour, (x, y), size, ring)
            return
        box = [(x - size, y - size), (x + size, y + size)]
        self._veil(
            box,
            colour,
            alpha,
            lambda layer, at: pygame.draw.circle(
                layer, colour, ((at[0][0] + at[1][0]) / 2, (at[0][1] + at[1][1]) / 2), size, ring
            ),
        )

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour, alpha: int = 255) -> None:
        """A filled box."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour, alpha)

    def ellipse(self, centre: Point, wide: float, high: float, colour: Colour, alpha: int = 255) -> None:
        """A filled ellipse by its half axes."""
        steps = 12 if max(wide, high) < 4 else 40
        self.polygon(
            [
                (centre[0] + wide * math.cos(math.tau * i / steps), centre[1] + high * math.sin(math.tau * i / steps))
                for i in range(steps)
            ],
            colour,
            alpha,
        )

    def text(
        self,
        words: str,
        at: Point,
        size: float,
        colour: Colour,
        face: str = "sans",
        turn: float = 0,
        align: str = "left",
        alpha: int = 255,
        track: float = 0,
    ) -> float:
        """Letters of a height in pixels; `turn` in degrees, `align` left, centre or right. Gives the width.

        A point is the left, centre or right end of the line's middle height.
        """
        image = letters(words, max(4, round(size * self.scale)), colour, face, round(track * self.scale))
        width = image.get_width() / self.scale
        if alpha < 255:
            image.set_alpha(alpha)
        shift = {"left": 0.5, "centre": 0.0, "right": -0.5}[align] * image.get_width()
        if turn:
            image = pygame.transform.rotozoom(image, turn, 1)
        x = at[0] * self.scale + shift * math.cos(math.radians(turn))
        y = at[1] * self.scale - shift * math.sin(math.radians(turn))
        self.large.blit(image, image.get_rect(center=(round(x), round(y))))
        return width

    def gradient(self, top: Colour, bottom: Colour, begin: float = 0, end: float | None = None) -> None:
        """Full-width colour from one height to another."""
        first, last = round(begin * self.scale), round((self.size[1] if end is None else end) * self.scale)
        for row in range(first, last):
            pygame.draw.line(
                self.large,
                mix(top, bottom, (row - first) / max(1, last - first - 1)),
                (0, row),
                (self.large.get_width(), row),
            )

    def _veil(
        self,
        points: list[Point],
        colour: Colour,
        alpha: int,
        draw: Callable[[pygame.Surface, list[Point]], object],
        margin: float = 0,
    ) -> None:
        left, top = min(x for x, _ in points) - margin, min(y for _, y in points) - margin
        right, bottom = max(x for x, _ in points) + margin, max(y for _, y in points) + margin
        box = pygame.Rect(int(left), int(top), int(right - left) + 3, int(bottom - top) + 3)
        box = box.clip(self.large.get_rect())
        if box.width <= 0 or box.height <= 0 or alpha <= 0:
            return
        layer = pygame.Surface(box.size, pygame.SRCALPHA, 32)
        layer.fill((*colour, 0))
        draw(layer, [(x - box.x, y - box.y) for x, y in points])
        layer.set_alpha(alpha)
        self.large.blit(layer, box)

    def finish(self) -> pygame.Surface:
        """The finished picture; a clear one is premultiplied, see `stamp`."""
        large = self.large
        if not self.opaque:
            large = large.premul_alpha()
        if self.scale > 1:
            large = pygame.transform.smoothscale(large, self.size)
        return large


def stamp(surface: pygame.Surface, picture: pygame.Surface, at: tuple[int, int] | pygame.Rect) -> pygame.Rect:
    """Lays a finished picture on a surface."""
    if picture.get_flags() & pygame.SRCALPHA:
        return surface.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)
    return surface.blit(picture, at)


def _thick(layer: pygame.Surface, colour: Colour, x1: float, y1: float, x2: float, y2: float, width: float) -> None:
    length = math.hypot(x2 - x1, y2 - y1)
    if length < 1e-6:
        pygame.draw.circle(layer, colour, (x1, y1), max(1, width / 2))
        return
    if width <= 1.5:
        pygame.draw.line(layer, colour, (x1, y1), (x2, y2), 1)
        return
    dx, dy = (y2 - y1) / length * width / 2, (x1 - x2) / length * width / 2
    pygame.draw.polygon(layer, colour, [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)])


class Store:
    """Finished pictures by key, the least used thrown away first when they weigh more than the bound in bytes."""

    def __init__(self, bound: int) -> None:
        self.bound = bound
        self.weight = 0
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The picture of a key, made when it is not there."""
        picture = self._kept.get(key)
        if picture is not None:
            self._kept.move_to_end(key)
            return picture
        picture = make()
        self._kept[key] = picture
        self.weight += _bytes(picture)
        while self.weight > self.bound and len(self._kept) > 1:
            self.weight -= _bytes(self._kept.popitem(last=False)[1])
        return picture

    def clear(self) -> None:
        """Forgets every picture, after a change of scale or palette."""
        self._kept.clear()
        self.weight = 0


def _bytes(picture: pygame.Surface) -> int:
    return picture.get_width() * picture.get_height() * picture.get_bytesize()


PICTURES = Store(20 << 20)
"""The store of all pictures of the game."""

_FONTS: OrderedDict[tuple[str, int], pygame.font.Font] = OrderedDict()


def font(face: str, size: int) -> pygame.font.Font:
    """A face of the game at a size in pixels; pygame's own font where the file is missing."""
    key = (face, size)
    found = _FONTS.get(key)
    if found is None:
        if not pygame.font.get_init():
            pygame.font.init()
        try:
            found = pygame.font.Font(data_folder("assets") / "fonts" / FACES.get(face, FACES["sans"]), size)
        except (OSError, ValueError, pygame.error):
            found = pygame.font.Font(None, size)
        _FONTS[key] = found
        while len(_FONTS) > 24:
            _FONTS.popitem(last=False)
    else:
        _FONTS.move_to_end(key)
    return found


def letters(words: str, size: int, colour: Colour, face: str = "sans", track: int = 0) -> pygame.Surface:
    """A line of letters, with `track` pixels more between them."""
    made = font(face, size)
    if track <= 0:
        return made.render(words, True, colour)
    parts = [made.render(letter, True, colour) for letter in words] or [made.render(" ", True, colour)]
    width = sum(part.get_width() for part in parts) + track * (len(parts) - 1)
    image = pygame.Surface((max(1, width), parts[0].get_height()), pygame.SRCALPHA, 32)
    image.fill((*colour, 0))
    x = 0
    for part in parts:
        image.blit(part, (x, 0))
        x += part.get_width() + track
    return image
