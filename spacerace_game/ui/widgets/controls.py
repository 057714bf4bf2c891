"""What can be pressed, switched, chosen, slid and written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from spacerace_game.ui.look import Look
from spacerace_game.ui.theme import Colour
from spacerace_game.ui.widgets.base import MISSED, Box, Tell, Tip, Widget

Act = Callable[[], Any]


class Button(Widget):
    """A button. A locked one can still be reached, and its tooltip says why it is locked."""

    focusable = True
    grow = 0

    def __init__(
        self,
        text: str,
        on_press: Act | None,
        key: str = "",
        tip: Tip = "",
        kind: str = "plain",
        hint: str = "",
        lock: str = "",
        grow: int = 0,
        price: str = "",
    ) -> None:
        super().__init__(key or text, tip, enabled=not lock)
        self.text, self.on_press, self.kind, self.hint, self.lock, self.grow = text, on_press, kind, hint, lock, grow
        self.price = price
        """`plain`, `main` (the accent), `quiet` (no frame) or `chosen`."""

    def natural(self, look: Look) -> int:
        """The words, the key's name, and the frame."""
        hint = look.width(self.hint, "small") + look.px(10) if self.hint else 0
        price = look.width(self.price, "small-strong") + look.px(10) if self.price else 0
        return look.width(self._text(look), "strong") + hint + price + look.px(26)

    def _text(self, look: Look) -> str:
        return self.text.upper() if look.theme.capitals and self.kind == "main" else self.text

    def _lines(self, look: Look, width: int) -> int:
        if not self.grow:
            return 1
        return min(3, look.wrap(self.text, "strong", self._room(look, width)).lines)

    def _room(self, look: Look, width: int) -> int:
        hint = look.width(self.hint, "small") + look.px(10) if self.hint else 0
        price = look.width(self.price, "small-strong") + look.px(10) if self.price else 0
        return max(look.px(20), width - hint - price - look.px(24))

    def measure(self, look: Look, width: int) -> int:
        """One line, or as many as its words need where it grows."""
        return look.line_height("strong") * self._lines(look, width) + look.px(14)

    def _colours(self, look: Look) -> tuple[Colour | None, Colour, Colour | None]:
        palette = look.palette
        if not self.enabled:
            return palette.inset, palette.soft, palette.line
        if self.kind in ("main", "chosen"):
            return palette.accent, palette.on_accent, None
        if self.kind == "quiet":
            return None, palette.ink, None
        return palette.inset, palette.ink, palette.soft

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Ground, words, the key that presses it; locked ones have a broken frame."""
        ground, ink, frame = self._colours(look)
        corner = look.px(look.theme.corner)
        if ground:
            pygame.draw.rect(surface, ground, self.rect, border_radius=corner)
        if not self.enabled:
            _dashed(look, surface, self.rect)
        elif frame:
            pygame.draw.rect(surface, frame, self.rect, look.px(1), border_radius=corner)
        left = self.rect.left + look.px(13)
        room = self._room(look, self.rect.width)
        step = look.line_height("strong")
        lines = self._lines(look, self.rect.width)
        top = self.rect.top + (self.rect.height - step * lines) // 2
        if lines > 1:
            wrapped = look.wrap(self.text, "strong", room)
            _, size = look.face("strong")
            for piece in wrapped.pieces:
                if piece.y < lines * step:
                    surface.blit(look.render(piece.text, piece.face, size, ink), (left + piece.x, top + piece.y))
        else:
            text = look.fitted(self._text(look), "strong", room + look.px(2))
            if not self.grow or self.kind == "main":
                left = self.rect.left + (self.rect.width - self._content(look, text)) // 2
            look.text(surface, text, "strong", (left, top), ink)
        right = self.rect.right - look.px(12)
        if self.hint:
            wide = look.width(self.hint, "small")
            middle = self.rect.top + (self.rect.height - look.line_height("small")) // 2
            look.text(surface, self.hint, "small", (right - wide, middle), ink)
            right -= wide + look.px(10)
        if self.price:
            wide = look.width(self.price, "small-strong")
            middle = self.rect.top + (self.rect.height - look.line_height("small")) // 2
            look.text(surface, self.price, "small-strong", (right - wide, middle), ink)

    def _content(self, look: Look, text: str) -> int:
        hint = look.width(self.hint, "small") + look.px(10) if self.hint else 0
        price = look.width(self.price, "small-strong") + look.px(10) if self.price else 0
        return look.width(text, "strong") + hint + price

    def press(self) -> Any:
        """Does what it is for; a locked one says why it does not."""
        if not self.enabled:
            return Tell(self.lock)
        return self.on_press() if self.on_press else None

    def tip_at(self, look: Look, at: tuple[int, int]) -> str:
        """Why it is locked, then its own tooltip; words that did not fit are shown too."""
        own = super().tip_at(look, at)
        cut = (
            self.text if look.width(self._text(look), "strong") > self._room(look, self.rect.width) + look.px(2) else ""
        )
        return "\n".join(part for part in (cut if not self.grow else "", self.lock, own) if part)


def _dashed(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
    """The frame of what is locked: broken, so that it is not told by colour alone."""
    dash, colour = look.px(5), look.palette.soft
    for x in range(rect.left, rect.right, dash * 2):
        for y in (rect.top, rect.bottom - 1):
            pygame.draw.line(surface, colour, (x, y), (min(rect.right - 1, x + dash), y))
    for y in range(rect.top, rect.bottom, dash * 2):
        for x in (rect.left, rect.right - 1):
            pygame.draw.line(surface, colour, (x, y), (x, min(rect.bottom - 1, y + dash)))


class Toggle(Button):
    """Something that is on or off: a box with a tick, and words."""

    def __init__(self, text: str, on: bool, on_press: Act, key: str = "", tip: Tip = "", lock: str = "") -> None:
        super().__init__(text, on_press, key, tip, "quiet", lock=lock, grow=1)
        self.on = on

    def natural(self, look: Look) -> int:
        """The box and the words."""
        return look.width(self.text, "body") + look.px(34)

    def measure(self, look: Look, width: int) -> int:
        """The words beside the box."""
        return max(look.px(24), look.wrap(self.text, "body", width - look.px(32)).height) + look.px(4)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The box, the tick, the words."""
        palette = look.palette
        size = look.px(16)
        box = pygame.Rect(self.rect.left + look.px(2), self.rect.top + look.px(4), size, size)
        pygame.draw.rect(surface, palette.inset, box)
        pygame.draw.rect(surface, palette.ink if self.enabled else palette.soft, box, look.px(1))
        if self.on:
            points = [(box.left + size // 5, box.centery), (box.left + size * 2 // 5, box.bottom - size // 4)]
            points.append((box.right - size // 6, box.top + size // 5))
            pygame.draw.lines(surface, palette.accent_ink, False, points, look.px(3))
        wrapped = look.wrap(self.text, "body", self.rect.width - look.px(32))
        _, size = look.face("body")
        for piece in wrapped.pieces:
            at = (self.rect.left + look.px(28) + piece.x, self.rect.top + look.px(2) + piece.y)
            surface.blit(look.render(piece.text, piece.face, size, palette.ink if self.enabled else palette.soft), at)

    def tip_at(self, look: Look, at: tuple[int, int]) -> str:
        """Why it is locked, and what it does."""
        own = Widget.tip_at(self, look, at)
        return "\n".join(part for part in (self.lock, own) if part)


class Choice(Widget):
    """One of a few, side by side; arrows move between them."""

    focusable = True

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: str,
        on_choose: Callable[[str], Any],
        key: str = "",
        tip: Tip = "",
        tips: Sequence[str] = (),
        locks: Sequence[str] = (),
        grow: int = 1,
    ) -> None:
        super().__init__(key, tip)
        self.options, self.chosen, self.on_choose = tuple(options), chosen, on_choose
        self.tips, self.locks, self.grow = tuple(tips), tuple(locks), grow

    def natural(self, look: Look) -> int:
        """All the words."""
        return sum(look.width(text, "strong") + look.px(22) for _, text in self.options)

    def _across(self, look: Look, width: int) -> int:
        """How many stand side by side: all where they fit, else as many of equal width as have room."""
        if self.natural(look) <= width:
            return max(1, len(self.options))
        widest = max((look.width(text, "strong") + look.px(22) for _, text in self.options), default=1)
        return max(1, min(len(self.options), width // max(1, widest)))

    def measure(self, look: Look, width: int) -> int:
        """One line, or as many as they need."""
        rows = -(-len(self.options) // self._across(look, width))
        return (look.line_height("strong") + look.px(12)) * max(1, rows)

    def _cells(self, look: Look) -> list[pygame.Rect]:
        count, across = len(self.options), self._across(look, self.rect.width)
        if across < count:
            rows = -(-count // across)
            high, wide = self.rect.height // rows, self.rect.width // across
            return [
                pygame.Rect(self.rect.left + n % across * wide, self.rect.top + n // across * high, wide, high)
                for n in range(count)
            ]
        natural = [look.width(text, "strong") + look.px(22) for _, text in self.options]
        spare = max(0, self.rect.width - sum(natural)) // max(1, count) if self.grow else 0
        cells, left = [], self.rect.left
        for wide in natural:
            cells.append(pygame.Rect(left, self.rect.top, wide + spare, self.rect.height))
            left += wide + spare
        return cells

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The chosen one on the accent with a dot before it."""
        palette = look.palette
        for number, (cell, (key, text)) in enumerate(zip(self._cells(look), self.options)):
            locked = bool(self.locks and self.locks[number])
            on = key == self.chosen
            pygame.draw.rect(surface, palette.accent if on else palette.inset, cell)
            if locked:
                _dashed(look, surface, cell)
            else:
                pygame.draw.rect(surface, palette.soft, cell, look.px(1))
            ink = palette.on_accent if on else palette.soft if locked else palette.ink
            shown = look.fitted(("• " if on else "") + text, "strong", cell.width - look.px(6))
            at = (cell.centerx - look.width(shown, "strong") // 2, cell.centery - look.line_height("strong") // 2)
            look.text(surface, shown, "strong", at, ink)

    def pointer(self, look: Look, at: tuple[int, int]) -> Any:
        """Chooses the one under the pointer."""
        for number, cell in enumerate(self._cells(look)):
            if cell.collidepoint(at):
                return self._choose(number)
        return None

    def _choose(self, number: int) -> Any:
        if self.locks and self.locks[number]:
            return Tell(self.locks[number])
        return self.on_choose(self.options[number][0])

    def type(self, look: Look, event: pygame.event.Event) -> Any:
        """Left and right choose the neighbour that is open."""
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if step is None:
            return MISSED
        keys = [key for key, _ in self.options]
        place = keys.index(self.chosen) if self.chosen in keys else -1
        for number in range(place + step, len(keys) if step > 0 else -1, step):
            if 0 <= number < len(keys) and not (self.locks and self.locks[number]):
                return self._choose(number)
        return None

    def tip_at(self, look: Look, at: tuple[int, int]) -> str:
        """What the one under the pointer does, and why it is locked."""
        for number, cell in enumerate(self._cells(look)):
            if cell.collidepoint(at):
                lock = self.locks[number] if self.locks else ""
                own = self.tips[number] if self.tips else super().tip_at(look, at)
                return "\n".join(part for part in (lock, own) if part)
        return super().tip_at(look, at)


class Slider(Widget):
    """A number between two ends; arrows move it by a step."""

    focusable = True

    def __init__(
        self,
        value: int,
        least: int,
        most: int,
        on_change: Callable[[int], Any],
        key: str = "",
        step: int = 1,
        text: Callable[[int], str] = str,
        tip: Tip = "",
    ) -> None:
        super().__init__(key, tip)
        self.value, self.least, self.most, self.on_change = value, least, most, on_change
        self.step, self.text = step, text

    def natural(self, look: Look) -> int:
        """A hand's breadth."""
        return look.px(220)

    def measure(self, look: Look, width: int) -> int:
        """A line."""
        return look.px(30)

    def _track(self, look: Look) -> pygame.Rect:
        label = look.px(70)
        return pygame.Rect(
            self.rect.left + look.px(8), self.rect.centery - look.px(3), self.rect.width - label, look.px(6)
        )

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The track, the knob, the number."""
        palette, track = look.palette, self._track(look)
        pygame.draw.rect(surface, palette.inset, track)
        pygame.draw.rect(surface, palette.soft, track, 1)
        share = (self.value - self.least) / max(1, self.most - self.least)
        knob = (round(track.left + share * track.width), track.centery)
        pygame.draw.rect(surface, palette.accent, (track.left, track.top, knob[0] - track.left, track.height))
        pygame.draw.circle(surface, palette.accent, knob, look.px(9))
        pygame.draw.circle(surface, palette.ink, knob, look.px(9), look.px(1))
        text = self.text(self.value)
        at = (self.rect.right - look.width(text, "strong"), self.rect.centery - look.line_height("strong") // 2)
        look.text(surface, text, "strong", at, palette.ink)

    def _set(self, value: int) -> Any:
        value = max(self.least, min(self.most, value))
        if value == self.value:
            return None
        self.value = value
        return self.on_change(value)

    def pointer(self, look: Look, at: tuple[int, int]) -> Any:
        """Goes where the pointer is."""
        track = self._track(look)
        share = max(0.0, min(1.0, (at[0] - track.left) / max(1, track.width)))
        steps = round(share * (self.most - self.least) / self.step)
        return self._set(self.least + steps * self.step)

    def type(self, look: Look, event: pygame.event.Event) -> Any:
        """Left and right by a step, Home and End to the ends."""
        if event.key == pygame.K_LEFT:
            return self._set(self.value - self.step)
        if event.key == pygame.K_RIGHT:
            return self._set(self.value + self.step)
        if event.key in (pygame.K_HOME, pygame.K_END):
            return self._set(self.least if event.key == pygame.K_HOME else self.most)
        return MISSED


class Field(Widget):
    """A line to write in."""

    focusable = True
    takes_text = True

    def __init__(
        self,
        text: str,
        on_change: Callable[[str], Any],
        key: str = "",
        hint: str = "",
        tip: Tip = "",
        most: int = 60,
        on_enter: Act | None = None,
    ) -> None:
        super().__init__(key, tip)
        self.text, self.on_change, self.hint, self.most, self.on_enter = text, on_change, hint, most, on_enter

    def natural(self, look: Look) -> int:
        """A hand's breadth."""
        return look.px(200)

    def measure(self, look: Look, width: int) -> int:
        """A line and its frame."""
        return look.line_height("body") + look.px(12)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The frame, the text with a mark behind it, or the hint."""
        palette = look.palette
        pygame.draw.rect(surface, palette.inset, self.rect)
        pygame.draw.rect(surface, palette.soft, self.rect, look.px(1))
        at = (self.rect.left + look.px(8), self.rect.top + look.px(6))
        room = self.rect.width - look.px(18)
        if self.text:
            shown = self.text
            while len(shown) > 1 and look.width(shown, "body") > room:
                shown = shown[1:]
            drawn = look.text(surface, shown, "body", at, palette.ink)
            right = drawn.right + look.px(1)
        else:
            look.text(surface, look.fitted(self.hint, "body", room), "body", at, palette.soft)
            right = at[0]
        mark = ((right, at[1] + look.px(1)), (right, self.rect.bottom - look.px(6)))
        pygame.draw.line(surface, palette.accent_ink, *mark, look.px(1))

    def write(self, text: str) -> Any:
        """Adds what was typed."""
        clean = "".join(sign for sign in text if sign.isprintable())
        self.text = (self.text + clean)[: self.most]
        return self.on_change(self.text)

    def type(self, look: Look, event: pygame.event.Event) -> Any:
        """Backspace takes the last sign away, Enter is done."""
        if event.key == pygame.K_BACKSPACE:
            self.text = "" if event.mod & pygame.KMOD_CTRL else self.text[:-1]
            return self.on_change(self.text)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self.on_enter() if self.on_enter else None
        return None if event.unicode and event.unicode.isprintable() and not event.mod & pygame.KMOD_CTRL else MISSED


class Card(Box):
    """A card that can be pressed as a whole, with others' words in it."""

    focusable = True

    def __init__(
        self,
        *inside: Widget | None,
        on_press: Act | None = None,
        key: str = "",
        tip: Tip = "",
        chosen: bool = False,
        gap: int = 4,
        pad: int = 10,
    ) -> None:
        super().__init__(*inside, key=key, gap=gap)
        self.tip, self.on_press, self.chosen, self.pad = tip, on_press, chosen, pad
        self.focusable = on_press is not None

    def natural(self, look: Look) -> int:
        """As wide as the widest."""
        return max((one.natural(look) for one in self.inside), default=0) + 2 * look.px(self.pad)

    def measure(self, look: Look, width: int) -> int:
        """What lies within, and the frame."""
        inner = width - 2 * look.px(self.pad)
        high = sum(one.measure(look, inner) for one in self.inside) + look.px(self.gap) * max(0, len(self.inside) - 1)
        return high + 2 * look.px(self.pad)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Each below the other."""
        self.rect = rect
        pad = look.px(self.pad)
        top = rect.top + pad
        for one in self.inside:
            high = one.measure(look, rect.width - 2 * pad)
            one.place(look, pygame.Rect(rect.left + pad, top, rect.width - 2 * pad, high))
            top += high + look.px(self.gap)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The frame, with a bar of the accent on the chosen one."""
        palette = look.palette
        corner = look.px(look.theme.corner)
        pygame.draw.rect(surface, palette.inset, self.rect, border_radius=corner)
        pygame.draw.rect(
            surface, palette.ink if self.chosen else palette.line, self.rect, look.px(1), border_radius=corner
        )
        if self.chosen:
            pygame.draw.rect(surface, palette.accent, (self.rect.left, self.rect.top, look.px(5), self.rect.height))
        super().draw(look, surface)

    def press(self) -> Any:
        """Does what it is for."""
        return self.on_press() if self.on_press else None
