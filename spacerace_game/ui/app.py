"""The window itself: screens on a stack, input to widgets, tooltips, and drawing only what has changed."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pygame

from spacerace_game.ui.keys import Keys
from spacerace_game.ui.look import Look
from spacerace_game.ui.preferences import Preferences
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Home, Pop, Push, Quit, Replace, Screen
from spacerace_game.ui.theme import theme_for
from spacerace_game.ui.widgets.base import MISSED, Entry, Scroll, Widget, entries
from spacerace_game.ui.widgets.controls import Slider
from spacerace_game.ui.widgets.table import Table
from spacerace_game.ui.widgets.text import Text

LEAST = (960, 540)
"""The smallest screen, in logical pixels, that everything fits on; a smaller window is drawn smaller."""
WAIT_TIP = 420
FRAME = 16
NAP = 20
"""Milliseconds between two looks for input while nothing moves."""


class TipBox:
    """An open tooltip: its words, its place, and the place it belongs to."""

    def __init__(self, text: str, anchor: pygame.Rect) -> None:
        self.words, self.anchor = Text(text), anchor
        self.rect = pygame.Rect(0, 0, 0, 0)

    def place(self, look: Look, window: pygame.Rect) -> None:
        """Beside its anchor, within the window."""
        wide = min(self.words.natural(look), look.px(380))
        high = self.words.measure(look, wide)
        self.rect = pygame.Rect(0, 0, wide + look.px(20), high + look.px(14))
        self.rect.topleft = (self.anchor.left, self.anchor.bottom + look.px(4))
        if self.rect.bottom > window.bottom:
            self.rect.bottom = self.anchor.top - look.px(4)
        self.rect.clamp_ip(window)
        self.words.place(look, self.rect.inflate(-look.px(20), -look.px(14)))

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """A note pinned over the screen."""
        palette = look.palette
        pygame.draw.rect(surface, palette.line, self.rect.move(look.px(2), look.px(2)))
        pygame.draw.rect(surface, palette.card, self.rect)
        pygame.draw.rect(surface, palette.ink, self.rect, look.px(1))
        self.words.draw(look, surface)


class App:
    """Shows screens and feeds them input. It knows nothing of the game."""

    def __init__(self, surface: pygame.Surface, preferences: Preferences, fonts: Path) -> None:
        self.surface, self.preferences, self.fonts = surface, preferences, fonts
        self.keys = Keys(preferences.keys())
        self.stack: list[Screen] = []
        self.looks: dict[tuple[str, str, float], Look] = {}
        self.entries: list[tuple[str, Entry]] = []
        self.roots: list[tuple[Screen, Widget]] = []
        self.focus, self.hover = "", ""
        self.by_key = False
        """Whether the keyboard moved last: the focus is only shown then."""
        self.dirty, self.stale, self.running = True, True, True
        self.frames = 0
        self.tips: list[TipBox] = []
        self.tip_due, self.tip_from = 0, ""
        self.notice = ""
        self.held: Widget | None = None
        self.mouse = (0, 0)
        self.sound: Any = None
        self.place_of_save = ""

    # ---- looks ----

    @property
    def scale(self) -> float:
        """Pixels of the window for a logical one: the player's scale, as far as the window has room for it."""
        wide, high = self.surface.get_size()
        room = min(wide / LEAST[0], high / LEAST[1])
        wanted = self.preferences.number("scale") / 100
        if self.preferences.number("scale") == 100 and min(wide / 1920, high / 1080) >= 1.5:
            wanted = min(wide / 1920, high / 1080)
        return max(0.5, min(wanted, room))

    def look(self, screen: Screen) -> Look:
        """The look of a screen."""
        key = (screen.theme(), self.preferences.word("colours"), self.scale)
        found = self.looks.get(key)
        if found is None:
            theme = theme_for(key[0], key[1])
            same = [look for (_, _, scale), look in self.looks.items() if scale == self.scale]
            found = same[0].with_theme(theme) if same else Look(theme, self.scale, self.fonts)
            if not same:
                self.looks.clear()
            self.looks[key] = found
        return found

    # ---- the stack ----

    @property
    def top(self) -> Screen:
        """The screen that has the input."""
        return self.stack[-1]

    def open(self, screen: Screen) -> None:
        """Puts a screen on top."""
        self.follow(Push(screen))

    def follow(self, result: Any) -> None:
        """Goes where a screen or widget said: push, pop, replace, home, quit; anything else stays."""
        while result is not None:
            then: Any = None
            if isinstance(result, Push):
                then = self._enter(result.screen)
            elif isinstance(result, Replace):
                self.stack.pop()
                then = self._enter(result.screen)
            elif isinstance(result, Home):
                self.stack.clear()
                then = self._enter(result.screen)
            elif isinstance(result, Pop):
                if len(self.stack) > 1:
                    self.stack.pop()
                    self.focus = str(self.top.memory.get("focus", ""))
                then = result.then
            elif isinstance(result, Quit):
                self.running = False
            self.change()
            result = then

    def _enter(self, screen: Screen) -> Any:
        screen.app = self
        if self.stack:
            self.top.memory["focus"] = self.focus
        self.stack.append(screen)
        self.focus = screen.first_focus()
        self.change()
        return screen.entered()

    def change(self) -> None:
        """Something has changed: widgets are built anew before the next frame."""
        self.stale = self.dirty = True
        self.tips.clear()
        self.tip_due = 0

    def tell(self, notice: str) -> None:
        """Shows a notice at the foot of the window until the next deed."""
        self.notice = notice
        self.dirty = True

    def play(self, name: str) -> None:
        """A sound, where there is a device and the player wants one."""
        if self.sound is not None:
            self.sound.play(name)

    # ---- layout ----

    def lay_out(self) -> None:
        """Builds and places the widgets of every screen that shows."""
        first = len(self.stack) - 1
        while first > 0 and self.stack[first].overlay:
            first -= 1
        window = self.surface.get_rect()
        self.roots = []
        for screen in self.stack[first:]:
            look = self.look(screen)
            root = screen.build()
            for widget in _all(root):
                widget.remember(screen.memory)
            if screen.overlay:
                wide = min(look.px(screen.wide), window.width - look.px(24))
                high = min(root.measure(look, wide), window.height - look.px(24))
                place = pygame.Rect(0, 0, wide, high)
                place.center = window.center
                root.place(look, place)
            else:
                root.place(look, window)
            self.roots.append((screen, root))
        self.stale = False
        self._list()
        if self.focus and self.focus not in dict(self.entries):
            self.focus = ""
        if not self.focus and self.by_key:
            order = self._order()
            self.focus = order[0] if order else ""
        self._mark_focus()

    def _list(self) -> None:
        _, root = self.roots[-1]
        names: dict[str, int] = {}
        found: list[tuple[str, Entry]] = []
        for entry in entries(root, self.surface.get_rect()):
            key = entry.widget.key or type(entry.widget).__name__.lower()
            names[key] = names.get(key, 0) + 1
            found.append((key if names[key] == 1 else f"{key}#{names[key]}", entry))
        self.entries = found

    def _order(self) -> list[str]:
        return [name for name, entry in self.entries if entry.widget.focusable and entry.widget.rect.width > 0]

    def entry(self, name: str) -> Entry | None:
        """The widget of a name on the top screen."""
        for found, entry in self.entries:
            if found == name:
                return entry
        return None

    def _mark_focus(self) -> None:
        entry = self.entry(self.focus)
        self.top.memory["focus"] = entry.widget.key if entry and self.by_key else ""

    # ---- input ----

    def handle(self, event: pygame.event.Event) -> None:
        """One event. Whatever goes wrong inside becomes a sheet with details; the campaign is on disk already."""
        try:
            self._handle(event)
        except Exception:
            from spacerace_game.ui.screens.trouble import Trouble

            self.open(Trouble(traceback.format_exc(), self.place_of_save))

    def _handle(self, event: pygame.event.Event) -> None:
        if self.stale and self.stack:
            self.lay_out()
        if event.type == pygame.QUIT:
            self.follow(self._asked_to_quit())
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            self._resized(event)
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.dirty = True
        elif event.type == pygame.KEYDOWN:
            self.by_key = True
            self.notice = ""
            self._key(event)
        elif event.type == pygame.TEXTINPUT:
            self._text(event.text)
        elif event.type == pygame.MOUSEMOTION:
            self.mouse = event.pos
            self._moved(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.by_key = False
            self.notice = ""
            self._down(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._up(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 3:
            self.follow(self.top.back())
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event.y)

    def _asked_to_quit(self) -> Any:
        from spacerace_game.ui.screens.common import AskQuit

        return None if isinstance(self.top, AskQuit) else Push(AskQuit())

    def _resized(self, event: pygame.event.Event) -> None:
        found = pygame.display.get_surface()
        if found is not None:
            self.surface = found
        size = self.surface.get_size()
        if not self.preferences.on("full_screen") and size[0] >= 640 and size[1] >= 480:
            self.preferences.values["width"], self.preferences.values["height"] = size
        self.change()

    def _key(self, event: pygame.event.Event) -> None:
        entry = self.entry(self.focus)
        screen = self.top
        if self.tips and event.key == pygame.K_ESCAPE:
            self.tips.pop()
            self.dirty = True
            return
        action = self.keys.action(event)
        if action == "explain":
            self._explain()
            return
        if entry is not None and not action:
            result = entry.widget.type(self.look(screen), event)
            if result is not MISSED:
                self._after(entry, result)
                return
        result = self._action(action) if action else screen.key(event)
        if result is not MISSED:
            self.follow(result)
            self.change()
            return
        self._move_by(event, entry)

    def _after(self, entry: Entry, result: Any) -> None:
        if isinstance(entry.widget, Table) and result is None:
            self._reveal(entry, entry.widget.row_rect(self.look(self.top)))
            self.dirty = True
            if entry.widget.on_walk is not None:
                self.change()
            return
        self.change()
        self.follow(result)

    def _action(self, action: str) -> Any:
        from spacerace_game.ui.screens.common import Help

        screen = self.top
        if action == "help":
            title, text = screen.help()
            return Push(Help(title, text)) if text and not isinstance(screen, Help) else None
        if action == "full-screen":
            self.toggle_full_screen()
            return None
        return screen.action(action)

    def _move_by(self, event: pygame.event.Event, entry: Entry | None) -> None:
        key = event.key
        if key == pygame.K_TAB:
            self._step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            if entry is not None and entry.widget.focusable and event.mod & pygame.KMOD_CTRL == 0:
                self._press(entry)
        elif key == pygame.K_ESCAPE:
            self.follow(self.top.back())
            self.change()
        elif key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self._page(-1 if key == pygame.K_PAGEUP else 1)
        elif key in (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT):
            self._toward(key)

    def _press(self, entry: Entry) -> None:
        before = entry.widget.key
        result = entry.widget.press()
        if entry.widget.enabled:
            self.play("click")
        self.change()
        if self.focus and not before:
            self.focus = ""
        self.follow(result)

    def _step(self, by: int) -> None:
        order = self._order()
        if not order:
            return
        place = order.index(self.focus) if self.focus in order else (-1 if by > 0 else 0)
        self.take_focus(order[(place + by) % len(order)])

    def take_focus(self, name: str) -> None:
        """Gives the keyboard to a widget and scrolls until it shows."""
        self.focus = name
        entry = self.entry(name)
        if entry is not None:
            self._reveal(entry, entry.widget.rect)
        self._mark_focus()
        self.tips.clear()
        self.tip_due = pygame.time.get_ticks() + WAIT_TIP * 2
        self.tip_from = name
        self.dirty = True

    def _reveal(self, entry: Entry, rect: pygame.Rect) -> None:
        look = self.look(self.top)
        for scroll in reversed(entry.scrolls):
            scroll.reveal(look, rect)
            rect = entry.widget.rect if not isinstance(entry.widget, Table) else entry.widget.row_rect(look)
        if entry.scrolls:
            self._list()

    def _toward(self, key: int) -> None:
        entry = self.entry(self.focus)
        if entry is None:
            self._step(1)
            return
        here = entry.widget.rect
        best, least = "", 10**9
        for name in self._order():
            other = self.entry(name)
            if other is None or name == self.focus:
                continue
            there = other.widget.rect
            across, down = there.centerx - here.centerx, there.centery - here.centery
            ahead, aside = {
                pygame.K_LEFT: (here.left - there.right, abs(down)),
                pygame.K_RIGHT: (there.left - here.right, abs(down)),
                pygame.K_UP: (here.top - there.bottom, abs(across)),
                pygame.K_DOWN: (there.top - here.bottom, abs(across)),
            }[key]
            overlap = (
                there.left < here.right and here.left < there.right
                if key in (pygame.K_UP, pygame.K_DOWN)
                else there.top < here.bottom and here.top < there.bottom
            )
            if ahead < -8:
                continue
            cost = max(0, ahead) + (aside // 4 if overlap else aside * 2 + 200)
            if cost < least:
                best, least = name, cost
        if best:
            self.take_focus(best)
        else:
            self._page(1 if key == pygame.K_DOWN else -1 if key == pygame.K_UP else 0)

    def _page(self, by: int) -> None:
        entry = self.entry(self.focus)
        scrolls = [entry_.widget for _, entry_ in self.entries if isinstance(entry_.widget, Scroll)]
        inner = [one for one in (entry.scrolls[::-1] if entry else ()) if one.content > one.rect.height]
        target = next(iter(inner), None) or next((one for one in scrolls if one.content > one.rect.height), None)
        if target is not None and by:
            target.scroll_to(self.look(self.top), target.offset + by * max(40, target.rect.height - 40))
            self._list()
            self.dirty = True

    def _text(self, text: str) -> None:
        entry = self.entry(self.focus)
        if entry is not None and getattr(entry.widget, "takes_text", False):
            if isinstance(entry.widget, Table) and not self.by_key:
                return
            self.follow(entry.widget.write(text))  # type: ignore[attr-defined]
            if isinstance(entry.widget, Table):
                self.dirty = True
                self._relay()
            else:
                self.change()

    def _relay(self) -> None:
        """Places the top screen's widgets again without building them anew."""
        screen, root = self.roots[-1]
        root.place(self.look(screen), root.rect)
        self._list()

    # ---- the mouse ----

    def under(self, at: tuple[int, int], pressable: bool = False) -> tuple[str, Entry] | None:
        """The innermost widget at a point, perhaps only among those that can be pressed."""
        for name, entry in reversed(self.entries):
            if entry.seen.collidepoint(at) and (not pressable or entry.widget.focusable):
                return name, entry
        return None

    def _moved(self, event: pygame.event.Event) -> None:
        if self.held is not None and event.buttons[0]:
            result = self.held.pointer(self.look(self.top), event.pos)
            if result is not MISSED:
                self.follow(result)
                self.dirty = True
            return
        for place, box in enumerate(self.tips):
            if box.rect.inflate(12, 12).collidepoint(event.pos):
                del self.tips[place + 1 :]
                term = box.words.term_at(event.pos)
                if term:
                    self._show_tip(self.top.term(term), pygame.Rect(event.pos, (1, 12)))
                self.dirty = True
                return
        found = self._tipped(event.pos)
        name = found[0] if found else ""
        pressable = self.under(event.pos, pressable=True)
        over = pressable[0] if pressable else ""
        if over != self.hover:
            self.hover, self.dirty = over, True
        text = f"{name}:{found[1]}" if found else ""
        if text != self.tip_from:
            if self.tips:
                self.tips.clear()
                self.dirty = True
            self.tip_from = text
            self.tip_due = pygame.time.get_ticks() + WAIT_TIP if found else 0
            self._tip_text = found[1] if found else ""
            self._tip_at = pygame.Rect(event.pos[0], event.pos[1] - 4, 12, 24)

    _tip_text = ""
    _tip_at = pygame.Rect(0, 0, 0, 0)

    def _tipped(self, at: tuple[int, int]) -> tuple[str, str] | None:
        """The innermost widget with a tooltip at a point, and the tooltip."""
        look = self.look(self.top)
        for name, entry in reversed(self.entries):
            if entry.seen.collidepoint(at):
                text = entry.widget.tip_at(look, at)
                if text:
                    return name, text
        return None

    def _explain(self) -> None:
        """The tooltip of what has the keyboard; pressed again, that of the first term in it."""
        if self.tips:
            for term in self.tips[-1].words.terms():
                text = self.top.term(term)
                if text and all(box.words.text != text for box in self.tips):
                    self._show_tip(text, self.tips[-1].rect)
                    return
            self.tips.clear()
            self.dirty = True
            return
        entry = self.entry(self.focus)
        if entry is not None:
            look, box = self.look(self.top), entry.seen
            if isinstance(entry.widget, Table) and entry.widget.lines:
                box = entry.widget.row_rect(look)
            text = entry.widget.tip_at(look, box.center)
            self._show_tip(text or say("There is nothing more to say about this."), box)

    def _show_tip(self, text: str, anchor: pygame.Rect) -> None:
        if text.startswith("term:"):
            text = self.top.term(text[5:])
        if text and not (self.tips and self.tips[-1].words.text == text):
            box = TipBox(text, anchor)
            box.place(self.look(self.top), self.surface.get_rect())
            self.tips.append(box)
            self.dirty = True

    def _down(self, at: tuple[int, int]) -> None:
        for box in self.tips:
            if box.rect.collidepoint(at):
                term = box.words.term_at(at)
                if term:
                    self.follow(self.top.open_term(term))
                    self.change()
                return
        self.tips.clear()
        look = self.look(self.top)
        for _, entry in reversed(self.entries):
            if isinstance(entry.widget, Scroll) and entry.seen.collidepoint(at):
                if entry.widget.pointer(look, at) is not MISSED:
                    self.held = entry.widget
                    self._list()
                    self.dirty = True
                    return
                break
        hit = self.under(at)
        if hit is not None and isinstance(hit[1].widget, Text):
            term = hit[1].widget.term_at(at)
            if term:
                self.follow(self.top.open_term(term))
                self.change()
                return
        found = self.under(at, pressable=True) or hit
        if found is None:
            if self.top.overlay and not self.roots[-1][1].rect.collidepoint(at):
                self.follow(self.top.back())
                self.change()
            return
        name, entry = found
        if entry.widget.focusable:
            self.focus = name
        result = entry.widget.pointer(look, at)
        self.held = entry.widget
        if result is not MISSED:
            self.held = entry.widget if isinstance(entry.widget, Slider) else None
            self.play("click")
            self.change()
            self.follow(result)
        self.dirty = True

    def _up(self, at: tuple[int, int]) -> None:
        held, self.held = self.held, None
        if held is None:
            return
        found = self.under(at, pressable=True)
        if found is not None and found[1].widget is held:
            self._press(found[1])

    def _wheel(self, steps: int) -> None:
        at = self.mouse
        look = self.look(self.top)
        for _, entry in reversed(self.entries):
            if entry.seen.collidepoint(at) and entry.widget.wheel(look, steps):
                self.tips.clear()
                self._list()
                self.dirty = True
                return

    def toggle_full_screen(self) -> None:
        """Between window and full screen."""
        on = not self.preferences.on("full_screen")
        self.preferences.set("full_screen", on)
        size = (0, 0) if on else (self.preferences.number("width"), self.preferences.number("height"))
        self.surface = pygame.display.set_mode(size, pygame.FULLSCREEN if on else pygame.RESIZABLE)
        self.change()

    # ---- drawing and time ----

    def paint(self) -> None:
        """Draws one frame, if anything has changed."""
        if not self.dirty or not self.stack:
            return
        if self.stale:
            self.lay_out()
        surface = self.surface
        surface.set_clip(None)
        for number, (screen, root) in enumerate(self.roots):
            look = self.look(screen)
            if screen.overlay:
                if number:
                    _dim(surface)
            else:
                surface.fill(look.palette.paper)
            root.draw(look, surface)
            surface.set_clip(None)
        look = self.look(self.top)
        if self.hover and not self.by_key:
            self._ring(look, self.hover, look.palette.soft, 1)
        if self.by_key and self.focus:
            self._ring(look, self.focus, look.palette.focus, 3)
        for box in self.tips:
            box.draw(look, surface)
        if self.notice:
            self._draw_notice(look)
        pygame.display.flip()
        self.frames += 1
        self.dirty = False

    def _ring(self, look: Look, name: str, colour: tuple[int, int, int], width: int) -> None:
        entry = self.entry(name)
        if entry is not None and entry.seen.width and entry.widget.focusable:
            ring = entry.seen.inflate(look.px(4), look.px(4)).clip(self.surface.get_rect())
            pygame.draw.rect(self.surface, colour, ring, look.px(width), border_radius=look.px(look.theme.corner + 2))

    def _draw_notice(self, look: Look) -> None:
        words = Text(self.notice, "strong", "on_band")
        wide = min(words.natural(look), self.surface.get_width() - look.px(80))
        high = words.measure(look, wide)
        rect = pygame.Rect(0, 0, wide + look.px(32), high + look.px(18))
        rect.midbottom = (self.surface.get_width() // 2, self.surface.get_height() - look.px(64))
        pygame.draw.rect(self.surface, look.palette.band, rect, border_radius=look.px(look.theme.corner))
        pygame.draw.rect(self.surface, look.palette.accent, (rect.left, rect.top, look.px(6), rect.height))
        words.place(look, rect.inflate(-look.px(32), -look.px(18)))
        words.draw(look, self.surface)

    def wait(self) -> int:
        """How long nothing needs doing, in milliseconds; −1 for until something happens."""
        if self.dirty or self.top.animated:
            return FRAME
        if self.tip_due:
            return max(1, self.tip_due - pygame.time.get_ticks())
        return -1

    def pass_time(self, passed: int) -> None:
        """Tooltips that are due, and the clock of animated screens."""
        if self.tip_due and pygame.time.get_ticks() >= self.tip_due:
            self.tip_due = 0
            entry = self.entry(self.tip_from)
            if self.by_key and entry is not None:
                self._show_tip(entry.widget.tip_at(self.look(self.top), entry.seen.center), entry.seen)
            elif not self.by_key and self._tip_text:
                self._show_tip(self._tip_text, self._tip_at)
        if self.top.animated and self.top.tick(passed):
            self.dirty = True

    def feed(self, events: Iterable[pygame.event.Event]) -> None:
        """Handles events and draws, as a turn of the loop does."""
        for event in events:
            if not self.running:
                return
            self.handle(event)
        if self.running:
            self.guarded_paint()

    def guarded_paint(self) -> None:
        """Paints; what goes wrong becomes a sheet with details."""
        try:
            self.paint()
        except Exception:
            from spacerace_game.ui.screens.trouble import Trouble

            if isinstance(self.top, Trouble):
                raise
            details = traceback.format_exc()
            if len(self.stack) > 1:
                self.stack.pop()
            self.open(Trouble(details, self.place_of_save, alone=True))
            self.paint()

    def run(self) -> None:
        """The loop: sleep until something happens, handle it, draw what has changed.

        SDL's own waiting looks a thousand times a second and takes two per cent of a core; looking fifty times a
        second takes less than half of one, and nobody feels the difference.
        """
        last = pygame.time.get_ticks()
        while self.running:
            events = pygame.event.get()
            if not events:
                pause = self.wait()
                pygame.time.wait(NAP if pause < 0 else max(1, min(NAP, pause)))
            for event in events:
                self.handle(event)
            now = pygame.time.get_ticks()
            if self.running:
                self.pass_time(min(100, now - last))
                self.guarded_paint()
            last = now
        self._keep()

    def _keep(self) -> None:
        """On leaving, an open campaign writes down where it stands: it opens then whatever becomes of its scenario."""
        for screen in self.stack:
            campaign = getattr(screen, "campaign", None)
            if campaign is not None:
                campaign.session.close()
                return


def _all(root: Widget) -> Iterable[Widget]:
    yield root
    for child in root.children:
        yield from _all(child)


def _dim(surface: pygame.Surface) -> None:
    veil = pygame.Surface(surface.get_size())
    veil.fill((20, 18, 16))
    veil.set_alpha(120)
    surface.blit(veil, (0, 0))
