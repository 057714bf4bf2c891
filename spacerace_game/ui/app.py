"""The window itself: screens on a stack, what has mouse and keyboard, and drawing only what has changed."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

import pygame

from spacerace_game.ui.keys import Keys
from spacerace_game.ui.layout import Layout
from spacerace_game.ui.look import Look
from spacerace_game.ui.painting import draw_notice, draw_ring, draw_screens
from spacerace_game.ui.preferences import Preferences
from spacerace_game.ui.screen import Home, Pop, Push, Quit, Replace, Screen
from spacerace_game.ui.theme import theme_for
from spacerace_game.ui.tips import TipBox, Tooltips
from spacerace_game.ui.widgets.base import Entry, Tell, Widget

LEAST = (960, 540)
"""The smallest screen, in logical pixels, that everything fits on; a smaller window is drawn smaller."""
COMFORTABLE = (1536, 864)
"""The screen, in logical pixels, beyond which a larger window shows everything larger instead of more empty paper."""


class App:
    """Shows screens and goes where they say. It knows nothing of the game; `loop` feeds it input and time."""

    def __init__(self, surface: pygame.Surface, preferences: Preferences, fonts: Path) -> None:
        self.surface, self.preferences, self.fonts = surface, preferences, fonts
        self.keys = Keys(preferences.keys())
        self.stack: list[Screen] = []
        self.looks: dict[tuple[str, str, float], Look] = {}
        self.layout = Layout()
        self.focus, self.hover = "", ""
        """The names of what has the keyboard and of what lies under the mouse."""
        self.by_key = False
        """Whether the keyboard moved last: the focus is only shown then."""
        self.dirty, self.stale, self.running = True, True, True
        """Whether it must be drawn, whether widgets must be built before that, and whether the window stays open."""
        self.frames = 0
        self.tooltips = Tooltips()
        self.notice = ""
        self.held: Widget | None = None
        """What the mouse was pressed on and has not been released from."""
        self.mouse = (0, 0)
        self.sound: Any = None
        self.place_of_save = ""

    # ---- looks ----

    @property
    def scale(self) -> float:
        """Pixels of the window for a logical one: the player's scale, or the window's, as far as there is room for it."""
        wide, high = self.surface.get_size()
        room = min(wide / LEAST[0], high / LEAST[1])
        wanted = self.preferences.number("scale") / 100
        if self.preferences.on("scale_follows"):
            wanted = max(wanted, min(wide / COMFORTABLE[0], high / COMFORTABLE[1]))
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
        """Goes where a screen or widget said: push, pop, replace, home, quit, or tells why not; anything else stays."""
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
            elif isinstance(result, Tell):
                self.tell(result.notice)
                self.play("no")
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

    def go_back(self) -> None:
        """Where the top screen leads when it is left."""
        self.follow(self.top.back())
        self.change()

    def asked_to_quit(self) -> Any:
        """What comes next when the window is to be closed: a question, unless it is already asked."""
        from spacerace_game.ui.screens.common import AskQuit

        return None if isinstance(self.top, AskQuit) else Push(AskQuit())

    # ---- what has changed ----

    def change(self) -> None:
        """Something has changed: widgets are built anew before the next frame."""
        self.stale = self.dirty = True
        self.tooltips.close()

    def tell(self, notice: str) -> None:
        """Shows a notice at the foot of the window until the next deed."""
        self.notice = notice
        self.dirty = True

    def play(self, name: str) -> None:
        """A sound, where there is a device and the player wants one."""
        if self.sound is not None:
            self.sound.play(name)

    def press(self, entry: Entry) -> None:
        """Presses a widget and goes where it says."""
        before = entry.widget.key
        result = entry.widget.press()
        if entry.widget.enabled:
            self.play("click")
        self.change()
        if self.focus and not before:
            self.focus = ""
        self.follow(result)

    # ---- widgets ----

    @property
    def entries(self) -> list[tuple[str, Entry]]:
        """The top screen's widgets by name."""
        return self.layout.entries

    def entry(self, name: str) -> Entry | None:
        """The widget of a name on the top screen."""
        return self.layout.entry(name)

    def lay_out(self) -> None:
        """Builds and places the widgets of every screen that shows, and finds again what had the keyboard."""
        self.layout.build(self.stack, self.surface.get_rect(), self.look)
        self.stale = False
        if self.focus and self.entry(self.focus) is None:
            self.focus = ""
        if not self.focus and self.by_key:
            order, wanted = self.layout.order(), self.top.first_focus()
            self.focus = wanted if wanted in order else next(iter(order), "")
        self.mark_focus()

    def name_again(self) -> None:
        """Widgets have moved, and nothing else: they are found by the same names in their new places."""
        self.layout.name(self.surface.get_rect())

    def place_again(self) -> None:
        """Places the top screen's widgets again without building them anew."""
        screen, root = self.layout.roots[-1]
        root.place(self.look(screen), root.rect)
        self.name_again()

    def mark_focus(self) -> None:
        """Lets the top screen remember what has the keyboard."""
        entry = self.entry(self.focus)
        self.top.memory["focus"] = entry.widget.key if entry and self.by_key else ""

    # ---- tooltips ----

    @property
    def tips(self) -> list[TipBox]:
        """The open tooltips."""
        return self.tooltips.boxes

    def show_tip(self, text: str, anchor: pygame.Rect) -> None:
        """Opens a tooltip beside a place; `term:` before it means the meaning of a term."""
        if text.startswith("term:"):
            text = self.top.term(text[5:])
        if self.tooltips.open(text, anchor, self.look(self.top), self.surface.get_rect()):
            self.dirty = True

    def open_term(self, term: str) -> None:
        """Goes where a term leads."""
        self.follow(self.top.open_term(term))
        self.change()

    # ---- the window ----

    def toggle_full_screen(self) -> None:
        """Between window and full screen."""
        on = not self.preferences.on("full_screen")
        self.preferences.set("full_screen", on)
        size = (0, 0) if on else (self.preferences.number("width"), self.preferences.number("height"))
        self.surface = pygame.display.set_mode(size, pygame.FULLSCREEN if on else pygame.RESIZABLE)
        self.change()

    def resized(self) -> None:
        """The window has got another size, which is kept for the next time."""
        found = pygame.display.get_surface()
        if found is not None:
            self.surface = found
        size = self.surface.get_size()
        if not self.preferences.on("full_screen") and size[0] >= 640 and size[1] >= 480:
            self.preferences.values["width"], self.preferences.values["height"] = size
        self.change()

    def paint(self) -> None:
        """Draws one frame, if anything has changed."""
        if not self.dirty or not self.stack:
            return
        if self.stale:
            self.lay_out()
        surface, look = self.surface, self.look(self.top)
        draw_screens(surface, self.layout.roots, self.look)
        if self.hover and not self.by_key:
            draw_ring(surface, look, self.entry(self.hover), look.palette.soft, 1)
        if self.by_key and self.focus:
            draw_ring(surface, look, self.entry(self.focus), look.palette.focus, 3)
        for box in self.tips:
            box.draw(look, surface)
        if self.notice:
            draw_notice(surface, look, self.notice)
        pygame.display.flip()
        self.frames += 1
        self.dirty = False

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
