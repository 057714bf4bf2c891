"""Words on the screen: paragraphs with terms, headings, lines of label and figure, papers with a stamp."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.ui.look import Look, Wrapped
from spacerace_game.ui.theme import Colour
from spacerace_game.ui.widgets.base import MISSED, Box, Tip, Widget


class Text(Widget):
    """A paragraph. Terms in it can be pointed at; `tone` names a colour of the palette."""

    def __init__(
        self,
        text: str,
        style: str = "body",
        tone: str = "ink",
        key: str = "",
        tip: Tip = "",
        align: str = "left",
        grow: int = 1,
        lines: int = 0,
    ) -> None:
        super().__init__(key, tip)
        self.text, self.style, self.tone, self.align, self.grow, self.lines = text, style, tone, align, grow, lines
        self._wrapped: Wrapped | None = None
        self._shown = text

    def natural(self, look: Look) -> int:
        """The width of its longest line."""
        return look.wrap(self.text, self.style, 10**6).width + look.px(2)

    def _fit(self, look: Look, width: int) -> Wrapped:
        wrapped = look.wrap(self.text, self.style, width)
        self._shown = self.text
        if self.lines and wrapped.lines > self.lines:
            low, high = 0, len(self.text)
            while low < high:
                middle = (low + high + 1) // 2
                if look.wrap(self.text[:middle].rstrip() + "…", self.style, width).lines <= self.lines:
                    low = middle
                else:
                    high = middle - 1
            self._shown = self.text[:low].rstrip() + "…"
            wrapped = look.wrap(self._shown, self.style, width)
        return wrapped

    def measure(self, look: Look, width: int) -> int:
        """The height of its lines."""
        return self._fit(look, width).height

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Breaks its lines for the width."""
        self.rect = rect
        self._wrapped = self._fit(look, rect.width)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Its lines; terms are underlined."""
        wrapped = self._wrapped or self._fit(look, self.rect.width)
        _, size = look.face(self.style)
        colour: Colour = getattr(look.palette, self.tone)
        shift = 0
        if self.align == "right":
            shift = self.rect.width - wrapped.width
        elif self.align == "centre":
            shift = (self.rect.width - wrapped.width) // 2
        clip = surface.get_clip()
        for piece in wrapped.pieces:
            top = self.rect.top + piece.y
            if top > clip.bottom or top + 2 * size < clip.top:
                continue
            at = (self.rect.left + piece.x + shift, top)
            shade = look.palette.accent_ink if piece.term else colour
            drawn = surface.blit(look.render(piece.text, piece.face, size, shade), at)
            if piece.term:
                under = drawn.bottom - max(1, size // 8)
                for x in range(drawn.left, drawn.right, max(3, size // 4)):
                    pygame.draw.line(surface, shade, (x, under), (min(drawn.right, x + max(1, size // 8)), under))

    def term_at(self, at: tuple[int, int]) -> str:
        """The term under a point, or an empty string."""
        if self._wrapped is None:
            return ""
        x, y = at[0] - self.rect.left, at[1] - self.rect.top
        for piece in self._wrapped.pieces:
            if piece.term and piece.x <= x <= piece.x + piece.width and 0 <= y - piece.y <= 24:
                return piece.term
        return ""

    def terms(self) -> list[str]:
        """The terms in it."""
        return [piece.term for piece in (self._wrapped.pieces if self._wrapped else ()) if piece.term]

    def tip_at(self, look: Look, at: tuple[int, int]) -> str:
        """The term's own tooltip, or the paragraph's; a shortened paragraph shows itself whole."""
        term = self.term_at(at)
        if term:
            return f"term:{term}"
        found = super().tip_at(look, at)
        return found or (self.text if self._shown != self.text else "")


class Heading(Text):
    """A heading in the theme's own face."""

    def __init__(self, text: str, style: str = "heading", tone: str = "ink", grow: int = 1, key: str = "") -> None:
        super().__init__(text, style, tone, key=key, grow=grow)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """In capitals where the theme sets them so."""
        self._capitals(look)
        super().place(look, rect)

    def measure(self, look: Look, width: int) -> int:
        """The height of its lines."""
        self._capitals(look)
        return super().measure(look, width)

    def _capitals(self, look: Look) -> None:
        if look.theme.capitals:
            self.text = self.text.upper()


class Figure(Widget):
    """A label with its value, which opens to its parts: press it, or point at it."""

    focusable = True

    def __init__(
        self,
        label: str,
        value: str,
        key: str = "",
        tip: Tip = "",
        tone: str = "ink",
        on_press: Any = None,
        big: bool = False,
        note: str = "",
    ) -> None:
        super().__init__(key or label, tip)
        self.label, self.value, self.tone, self.on_press = label, value, tone, on_press
        self.big, self.note = big, note
        self.focusable = on_press is not None
        self.grow = 1

    def natural(self, look: Look) -> int:
        """Label and value side by side, or the wider where one is above the other."""
        label = look.width(self.label, "small" if self.big else "body")
        value = look.width(self.value, "figure" if self.big else "strong")
        note = look.width(self.note, "small")
        return max(label, value, note) + look.px(4) if self.big else label + value + look.px(16)

    def measure(self, look: Look, width: int) -> int:
        """One line, or label above value."""
        if self.big:
            lines = look.line_height("small") + look.line_height("figure")
            return lines + (look.line_height("small") if self.note else 0)
        label, value = look.width(self.label, "body"), look.width(self.value, "strong")
        lines = 2 if label + value + look.px(8) > width else 1
        return look.line_height("body") * lines + look.px(4)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The label softly, the value strongly, a dotted line where it opens."""
        palette = look.palette
        tone: Colour = getattr(palette, self.tone)
        left, top = self.rect.topleft
        if self.big:
            look.text(surface, look.fitted(self.label, "small", self.rect.width), "small", (left, top), palette.soft)
            top += look.line_height("small")
            drawn = look.text(surface, look.fitted(self.value, "figure", self.rect.width), "figure", (left, top), tone)
            if self.note:
                top += look.line_height("figure")
                note = look.fitted(self.note, "small", self.rect.width)
                look.text(surface, note, "small", (left, top), palette.soft)
        else:
            value_width = look.width(self.value, "strong")
            two = look.width(self.label, "body") + value_width + look.px(8) > self.rect.width
            label = look.fitted(self.label, "body", self.rect.width)
            look.text(surface, label, "body", (left, top), palette.soft)
            if two:
                top += look.line_height("body")
            value = look.fitted(self.value, "strong", self.rect.width)
            at = (self.rect.right - min(value_width, self.rect.width), top)
            drawn = look.text(surface, value, "strong", at, tone)
        if self.on_press:
            y = drawn.bottom - look.px(1)
            for x in range(drawn.left, drawn.right, look.px(4)):
                pygame.draw.line(surface, palette.soft, (x, y), (min(drawn.right, x + look.px(2)), y))

    def press(self) -> Any:
        """Opens the parts."""
        return self.on_press() if self.on_press else None


class Rule(Widget):
    """A thin line across."""

    def __init__(self, grow: int = 1) -> None:
        super().__init__()
        self.grow = grow

    def measure(self, look: Look, width: int) -> int:
        """A little space around a line."""
        return look.px(9)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The line."""
        y = self.rect.centery
        pygame.draw.line(surface, look.palette.line, (self.rect.left, y), (self.rect.right, y), look.px(1))


class Tag(Widget):
    """A word in a small box: a state that is said, not only coloured."""

    grow = 0

    def __init__(self, text: str, tone: str = "soft", tip: Tip = "", solid: bool = False) -> None:
        super().__init__("", tip)
        self.text, self.tone, self.solid = text, tone, solid

    def natural(self, look: Look) -> int:
        """The word and its box."""
        return look.width(self.text, "small-strong") + look.px(12)

    def measure(self, look: Look, width: int) -> int:
        """A line and its box."""
        return look.line_height("small-strong") + look.px(4)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """A frame in the tone; solid ones are filled with the accent."""
        palette = look.palette
        tone: Colour = getattr(palette, self.tone)
        if self.solid:
            pygame.draw.rect(surface, palette.accent, self.rect, border_radius=look.px(look.theme.corner))
            tone = palette.on_accent
        else:
            pygame.draw.rect(surface, tone, self.rect, look.px(1), border_radius=look.px(look.theme.corner))
        text = look.fitted(self.text, "small-strong", self.rect.width - look.px(8))
        at = (self.rect.left + look.px(6), self.rect.top + look.px(2))
        look.text(surface, text, "small-strong", at, tone)


class Sheet(Box):
    """A document on paper of its own, perhaps with a stamp across its corner."""

    def __init__(self, *inside: Widget | None, stamp: str = "", key: str = "", gap: int = 8) -> None:
        super().__init__(*inside, key=key, gap=gap)
        self.stamp = stamp

    def natural(self, look: Look) -> int:
        """As wide as the widest."""
        return max((one.natural(look) for one in self.inside), default=0) + look.px(36)

    def measure(self, look: Look, width: int) -> int:
        """What is written, and the margins."""
        inner = width - look.px(36)
        high = sum(one.measure(look, inner) for one in self.inside) + look.px(self.gap) * max(0, len(self.inside) - 1)
        return high + look.px(28) + (look.px(26) if self.stamp else 0)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Within the margins."""
        self.rect = rect
        left, top, wide = rect.left + look.px(18), rect.top + look.px(14), rect.width - look.px(36)
        for one in self.inside:
            high = one.measure(look, wide)
            one.place(look, pygame.Rect(left, top, wide, high))
            top += high + look.px(self.gap)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The sheet, its shadow, the words, the stamp."""
        palette = look.palette
        shadow = self.rect.move(look.px(2), look.px(2))
        pygame.draw.rect(surface, palette.line, shadow)
        pygame.draw.rect(surface, palette.card, self.rect)
        pygame.draw.rect(surface, palette.line, self.rect, 1)
        super().draw(look, surface)
        if self.stamp:
            picture = stamp(look, self.stamp)
            surface.blit(
                picture,
                (
                    self.rect.right - picture.get_width() - look.px(6),
                    self.rect.bottom - picture.get_height() - look.px(4),
                ),
            )


def stamp(look: Look, text: str) -> pygame.Surface:
    """A rubber stamp, a little askew."""
    face, size = "mono-bold", look.px(13)
    words = look.render(text.upper(), face, size, look.palette.bad)
    pad = look.px(6)
    box = pygame.Surface((words.get_width() + 2 * pad, words.get_height() + pad), pygame.SRCALPHA)
    pygame.draw.rect(box, (*look.palette.bad, 255), box.get_rect(), look.px(2), border_radius=look.px(3))
    box.blit(words, (pad, pad // 2))
    turned = pygame.transform.rotozoom(box, 6, 1)
    turned.set_alpha(190)
    return turned


__all__ = ["MISSED", "Figure", "Heading", "Rule", "Sheet", "Tag", "Text", "stamp"]
