"""What the mouse does: it hovers, opens tooltips, presses, drags, releases and turns its wheel."""

from __future__ import annotations

import pygame

from spacerace_game.ui.app import App
from spacerace_game.ui.look import Look
from spacerace_game.ui.widgets.base import MISSED, Scroll
from spacerace_game.ui.widgets.controls import Slider
from spacerace_game.ui.widgets.text import Text


def moved(app: App, event: pygame.event.Event) -> None:
    """It moves: something is dragged, a tooltip is read, or something lies under it."""
    at = app.mouse = event.pos
    if app.held is not None and event.buttons[0]:
        result = app.held.pointer(app.look(app.top), at)
        if result is not MISSED:
            app.follow(result)
            app.dirty = True
    elif not _reads_tip(app, at):
        _hover(app, at)


def _reads_tip(app: App, at: tuple[int, int]) -> bool:
    """Whether it is over a tooltip: a term in it opens another, and those beyond it close."""
    box = app.tooltips.box_at(at, 12)
    if box is None:
        return False
    app.tooltips.close_above(box)
    term = box.words.term_at(at)
    if term:
        app.show_tip(app.top.term(term), pygame.Rect(at, (1, 12)))
    app.dirty = True
    return True


def _hover(app: App, at: tuple[int, int]) -> None:
    pressable = app.layout.under(at, pressable=True)
    over = pressable[0] if pressable else ""
    if over != app.hover:
        app.hover, app.dirty = over, True
    name, text = _tip_under(app, at)
    if not app.tooltips.awaits(name, text):
        if app.tips:
            app.dirty = True
        app.tooltips.await_mouse(name, text, at)


def _tip_under(app: App, at: tuple[int, int]) -> tuple[str, str]:
    """The innermost widget with a tooltip at a point, and the tooltip; both empty where there is none."""
    look = app.look(app.top)
    for name, entry in app.layout.at(at):
        text = entry.widget.tip_at(look, at)
        if text:
            return name, text
    return "", ""


def pressed(app: App, at: tuple[int, int]) -> None:
    """Its left button goes down: on a tooltip, a scroll bar, a term, or whatever can be pressed."""
    app.by_key = False
    app.notice = ""
    box = app.tooltips.box_at(at)
    if box is not None:
        term = box.words.term_at(at)
        if term:
            app.open_term(term)
        return
    app.tips.clear()
    look = app.look(app.top)
    if _takes_scroll_bar(app, look, at) or _opens_term(app, at):
        return
    found = app.layout.under(at, pressable=True) or app.layout.under(at)
    if found is None:
        if app.top.overlay and not app.layout.roots[-1][1].rect.collidepoint(at):
            app.go_back()
        return
    name, entry = found
    if entry.widget.focusable:
        app.focus = name
    result = entry.widget.pointer(look, at)
    app.held = entry.widget
    if result is not MISSED:
        app.held = entry.widget if isinstance(entry.widget, Slider) else None
        app.play("click")
        app.change()
        app.follow(result)
    app.dirty = True


def _takes_scroll_bar(app: App, look: Look, at: tuple[int, int]) -> bool:
    """Whether the innermost scroll at a point was pressed on its bar."""
    scroll = next((entry.widget for _, entry in app.layout.at(at) if isinstance(entry.widget, Scroll)), None)
    if scroll is None or scroll.pointer(look, at) is MISSED:
        return False
    app.held = scroll
    app.name_again()
    app.dirty = True
    return True


def _opens_term(app: App, at: tuple[int, int]) -> bool:
    """Whether a term in a text was pressed."""
    hit = app.layout.under(at)
    term = hit[1].widget.term_at(at) if hit is not None and isinstance(hit[1].widget, Text) else ""
    if term:
        app.open_term(term)
    return bool(term)


def released(app: App, at: tuple[int, int]) -> None:
    """Its left button comes up: what it went down on is pressed, if it is still there."""
    held, app.held = app.held, None
    found = app.layout.under(at, pressable=True)
    if held is not None and found is not None and found[1].widget is held:
        app.press(found[1])


def turned(app: App, steps: int) -> None:
    """Its wheel turns: the innermost thing that has a use for it moves."""
    look = app.look(app.top)
    for _, entry in app.layout.at(app.mouse):
        if entry.widget.wheel(look, steps):
            app.tips.clear()
            app.name_again()
            app.dirty = True
            return
