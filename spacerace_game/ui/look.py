"""What drawing needs: the theme, the scale, the faces, and text that was drawn before."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import pygame

from spacerace_game.ui.theme import Colour, Palette, Theme

FACES = {
    "sans": "IBMPlexSans_400Regular.ttf",
    "sans-bold": "IBMPlexSans_600SemiBold.ttf",
    "sans-italic": "IBMPlexSans_400Regular_Italic.ttf",
    "mono": "IBMPlexMono_400Regular.ttf",
    "mono-bold": "IBMPlexMono_600SemiBold.ttf",
    "serif": "PTSerif_400Regular.ttf",
    "serif-bold": "PTSerif_700Bold.ttf",
    "serif-italic": "PTSerif_400Regular_Italic.ttf",
    "oswald": "Oswald_500Medium.ttf",
    "oswald-bold": "Oswald_700Bold.ttf",
    "russo": "RussoOne_400Regular.ttf",
}
STYLES: dict[str, tuple[str, int]] = {
    "title": ("display", 34),
    "heading": ("display", 20),
    "subheading": ("sans-bold", 15),
    "body": ("sans", 14),
    "strong": ("sans-bold", 14),
    "italic": ("sans-italic", 14),
    "small": ("sans", 12),
    "small-strong": ("sans-bold", 12),
    "figure": ("display", 24),
    "document": ("mono", 13),
    "document-strong": ("mono-bold", 13),
    "masthead": ("serif-bold", 40),
    "headline": ("serif-bold", 26),
    "deck": ("serif-bold", 18),
    "lead": ("serif", 18),
    "news": ("serif", 15),
    "news-italic": ("serif-italic", 15),
}
"""Face and size in logical pixels; the face `display` is the theme's own."""
MOST_TEXT = 12_000_000
"""Bytes of drawn text that are kept."""
MOST_LINES = 4_000
SHAPES = frozenset("◆◇●○▲▼")
"""Signs that no face has; they are drawn, each as wide as eight tenths of the size."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style, perhaps a link to a term."""

    text: str
    strong: bool = False
    term: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or more placed on a line of wrapped text, in pixels from its corner."""

    text: str
    x: int
    y: int
    width: int
    face: str
    term: str


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text broken into lines for one width."""

    pieces: tuple[Piece, ...]
    width: int
    height: int
    lines: int


class Look:
    """Theme, scale and faces of a screen. Sizes go in logical pixels and come out in the window's."""

    def __init__(self, theme: Theme, scale: float, fonts: Path) -> None:
        self.theme, self.scale, self._folder = theme, scale, fonts
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._texts: OrderedDict[tuple[str, str, int, Colour], pygame.Surface] = OrderedDict()
        self._bytes = 0
        self._wraps: OrderedDict[tuple[str, str, int], Wrapped] = OrderedDict()

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return self.theme.palette

    def with_theme(self, theme: Theme) -> Look:
        """The same faces and drawn texts under another theme."""
        if theme == self.theme:
            return self
        other = Look(theme, self.scale, self._folder)
        other._fonts, other._texts = self._fonts, self._texts
        other._bytes = self._bytes
        return other

    def px(self, logical: float) -> int:
        """Pixels of the window for so many logical ones, at least 1 for what is not 0."""
        return max(1, round(logical * self.scale)) if logical > 0 else 0

    def face(self, style: str) -> tuple[str, int]:
        """Face and size in pixels of a style."""
        face, size = STYLES[style]
        return (self.theme.display if face == "display" else face), self.px(size)

    def font(self, face: str, size: int) -> pygame.font.Font:
        """A face at a size in pixels."""
        found = self._fonts.get((face, size))
        if found is None:
            found = pygame.font.Font(self._folder / FACES[face], size)
            self._fonts[face, size] = found
        return found

    def line_height(self, style: str) -> int:
        """The distance between two lines."""
        face, size = self.face(style)
        return round(self.font(face, size).get_linesize() * 1.04)

    def width(self, text: str, style: str) -> int:
        """How wide a line of text is."""
        return self.extent(text, *self.face(style))

    def extent(self, text: str, face: str, size: int) -> int:
        """How wide a line of text is in a face at a size in pixels."""
        font = self.font(face, size)
        if text.isascii() or SHAPES.isdisjoint(text):
            return font.size(text)[0]
        return sum(len(run) * (size * 8 // 10) if drawn else font.size(run)[0] for run, drawn in _runs(text))

    def render(self, text: str, face: str, size: int, colour: Colour) -> pygame.Surface:
        """A line of text as a picture; what was drawn before is used again."""
        key = (text, face, size, colour)
        found = self._texts.get(key)
        if found is not None:
            self._texts.move_to_end(key)
            return found
        if text.isascii() or SHAPES.isdisjoint(text):
            found = self.font(face, size).render(text, True, colour)
        else:
            found = self._with_shapes(text, face, size, colour)
        self._texts[key] = found
        self._bytes += found.get_width() * found.get_height() * 4
        while self._bytes > MOST_TEXT and len(self._texts) > 1:
            _, old = self._texts.popitem(last=False)
            self._bytes -= old.get_width() * old.get_height() * 4
        return found

    def _with_shapes(self, text: str, face: str, size: int, colour: Colour) -> pygame.Surface:
        font = self.font(face, size)
        picture = pygame.Surface((max(1, self.extent(text, face, size)), font.get_height()), pygame.SRCALPHA)
        x, wide = 0, size * 8 // 10
        middle = font.get_ascent() - size * 36 // 100
        for run, drawn in _runs(text):
            if not drawn:
                x += picture.blit(font.render(run, True, colour), (x, 0)).width
                continue
            for sign in run:
                _shape(picture, sign, (x + wide // 2, middle), max(3, wide * 45 // 100), colour)
                x += wide
        return picture

    def text(
        self, surface: pygame.Surface, text: str, style: str, place: tuple[int, int], colour: Colour | None = None
    ) -> pygame.Rect:
        """Draws a line of text with its upper left corner at a place; returns what it covers."""
        face, size = self.face(style)
        return surface.blit(self.render(text, face, size, colour or self.palette.ink), place)

    def fitted(self, text: str, style: str, width: int) -> str:
        """The text, or as much of it as fits in so many pixels with three dots behind.

        Whoever uses it gives the whole text in a tooltip.
        """
        if self.width(text, style) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + "…", style) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…"

    def wrap(self, text: str, style: str, width: int) -> Wrapped:
        """The text broken into lines; `**strong**` and `[[term]]` or `[[term|words]]` are understood."""
        key = (text, f"{style}/{self.theme.display}/{self.scale}", width)
        found = self._wraps.get(key)
        if found is None:
            found = self._wrap(text, style, max(1, width))
            self._wraps[key] = found
            if len(self._wraps) > MOST_LINES:
                self._wraps.popitem(last=False)
        return found

    def _wrap(self, text: str, style: str, width: int) -> Wrapped:
        face, size = self.face(style)
        step = self.line_height(style)
        pieces: list[Piece] = []
        x = y = widest = 0
        for number, paragraph in enumerate(text.split("\n")):
            if number:
                x, y = 0, y + step
            for span in spans(paragraph):
                bold = strong_face(face) if span.strong else face
                font = self.font(bold, size)
                space = font.size(" ")[0]
                words = span.text.split(" ")
                run, run_x = "", x
                for place, word in enumerate(words):
                    if place and x > 0:
                        run += " "
                        x += space
                    wide = self.extent(word, bold, size)
                    if x + wide > width and x > 0 and word:
                        if run.strip():
                            pieces.append(Piece(run.rstrip(), run_x, y, x - run_x, bold, span.term))
                        x, y, run, run_x = 0, y + step, "", 0
                    while wide > width and len(word) > 1:
                        cut = _longest(font, word, width)
                        pieces.append(Piece(word[:cut], 0, y, width, bold, span.term))
                        word, y = word[cut:], y + step
                        wide = self.extent(word, bold, size)
                    run += word
                    x = run_x + self.extent(run, bold, size)
                    widest = max(widest, x)
                if run.strip():
                    pieces.append(Piece(run, run_x, y, x - run_x, bold, span.term))
        return Wrapped(tuple(pieces), min(widest, width), y + step, y // step + 1)


def _longest(font: pygame.font.Font, word: str, width: int) -> int:
    cut = len(word)
    while cut > 1 and font.size(word[:cut])[0] > width:
        cut -= 1
    return cut


def _runs(text: str) -> list[tuple[str, bool]]:
    """The text in stretches of letters and of signs that are drawn."""
    found: list[tuple[str, bool]] = []
    for sign in text:
        drawn = sign in SHAPES
        if found and found[-1][1] == drawn:
            found[-1] = (found[-1][0] + sign, drawn)
        else:
            found.append((sign, drawn))
    return found


def _shape(picture: pygame.Surface, sign: str, at: tuple[int, int], half: int, colour: Colour) -> None:
    x, y = at
    if sign in "◆◇":
        points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        pygame.draw.polygon(picture, colour, points, 0 if sign == "◆" else max(1, half // 3))
    elif sign in "●○":
        pygame.draw.circle(picture, colour, at, half, 0 if sign == "●" else max(1, half // 3))
    else:
        up = -half if sign == "▲" else half
        pygame.draw.polygon(picture, colour, [(x - half, y - up // 2), (x + half, y - up // 2), (x, y + up)])


def strong_face(face: str) -> str:
    """The bold face that belongs to a face."""
    return {"sans": "sans-bold", "mono": "mono-bold", "serif": "serif-bold"}.get(face, face)


def spans(text: str) -> list[Span]:
    """The stretches of a marked-up line.

    >>> spans("**Money** and [[support]]")
    [Span(text='Money', strong=True, term=''), Span(text=' and ', strong=False, term=''), \
Span(text='support', strong=False, term='support')]
    """
    found: list[Span] = []
    strong = False
    for number, part in enumerate(text.split("**")):
        strong = number % 2 == 1
        rest = part
        while "[[" in rest and "]]" in rest.split("[[", 1)[1]:
            before, _, behind = rest.partition("[[")
            link, _, rest = behind.partition("]]")
            if before:
                found.append(Span(before, strong))
            term, _, words = link.partition("|")
            found.append(Span(words or term, strong, term))
        if rest:
            found.append(Span(rest, strong))
    return found
