"""What the keyboard does: actions, keys for the widget that has it, and moving it from widget to widget."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.ui.app import App
from spacerace_game.ui.directions import ARROWS, nearest
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Push
from spacerace_game.ui.widgets.base import MISSED, Entry
from spacerace_game.ui.widgets.table import Table


def key_down(app: App, event: pygame.event.Event) -> None:
    """A key: first for an open tooltip, then for the widget that has the keyboard, the screen, and moving about."""
    app.by_key = True
    app.notice = ""
    entry = app.entry(app.focus)
    if app.tips and event.key == pygame.K_ESCAPE:
        app.tips.pop()
        app.dirty = True
        return
    action = app.keys.action(event)
    if action == "explain":
        _explain(app)
        return
    if entry is not None and not action:
        result = entry.widget.type(app.look(app.top), event)
        if result is not MISSED:
            _after(app, entry, result)
            return
    result = _act(app, action) if action else app.top.key(event)
    if result is not MISSED:
        app.follow(result)
        app.change()
        return
    _move(app, event, entry)


def _act(app: App, action: str) -> Any:
    """What comes of an action: help and the full screen are everybody's, the rest is the screen's."""
    from spacerace_game.ui.screens.common import Help

    if action == "help":
        title, text = app.top.help()
        return Push(Help(title, text)) if text and not isinstance(app.top, Help) else None
    if action == "full-screen":
        app.toggle_full_screen()
        return None
    return app.top.action(action)


def _after(app: App, entry: Entry, result: Any) -> None:
    """After a widget has used a key. One that only walks through a table needs nothing built anew."""
    if isinstance(entry.widget, Table) and result is None:
        _reveal(app, entry, entry.widget.row_rect(app.look(app.top)))
        app.dirty = True
        if entry.widget.on_walk is not None:
            app.change()
        return
    app.change()
    app.follow(result)


def text_typed(app: App, text: str) -> None:
    """Letters for a widget that takes them; a table does only when the keyboard moved last."""
    entry = app.entry(app.focus)
    if entry is None or not getattr(entry.widget, "takes_text", False):
        return
    is_table = isinstance(entry.widget, Table)
    if is_table and not app.by_key:
        return
    app.follow(entry.widget.write(text))  # type: ignore[attr-defined]
    if is_table:
        app.dirty = True
        app.place_again()
    else:
        app.change()


# ---- moving about ----


def _move(app: App, event: pygame.event.Event, entry: Entry | None) -> None:
    key = event.key
    if key == pygame.K_TAB:
        _step(app, -1 if event.mod & pygame.KMOD_SHIFT else 1)
    elif key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
        if entry is not None and entry.widget.focusable and event.mod & pygame.KMOD_CTRL == 0:
            app.press(entry)
    elif key == pygame.K_ESCAPE:
        app.go_back()
    elif key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
        _page(app, -1 if key == pygame.K_PAGEUP else 1)
    elif key in ARROWS:
        _toward(app, key)


def _step(app: App, by: int) -> None:
    """To the next widget in the order of reading, or the one before."""
    order = app.layout.order()
    if not order:
        return
    place = order.index(app.focus) if app.focus in order else (-1 if by > 0 else 0)
    _take_focus(app, order[(place + by) % len(order)])


def _toward(app: App, key: int) -> None:
    """To the nearest widget in the direction of an arrow; a page on where there is none."""
    entry = app.entry(app.focus)
    if entry is None:
        _step(app, 1)
        return
    order = set(app.layout.order()) - {app.focus}
    others = [(name, other.widget.rect) for name, other in app.entries if name in order]
    best = nearest(entry.widget.rect, others, key)
    if best:
        _take_focus(app, best)
    else:
        _page(app, {pygame.K_DOWN: 1, pygame.K_UP: -1}.get(key, 0))


def _page(app: App, by: int) -> None:
    """A page up or down in what scrolls around the focus, or else in the first thing that scrolls."""
    entry = app.entry(app.focus)
    around = entry.scrolls[::-1] if entry else ()
    target = next((one for one in (*around, *app.layout.scrolls()) if one.content > one.rect.height), None)
    if target is not None and by:
        target.scroll_to(app.look(app.top), target.offset + by * max(40, target.rect.height - 40))
        app.name_again()
        app.dirty = True


def _take_focus(app: App, name: str) -> None:
    """Gives the keyboard to a widget and scrolls until it shows."""
    app.focus = name
    entry = app.entry(name)
    if entry is not None:
        _reveal(app, entry, entry.widget.rect)
    app.mark_focus()
    app.tooltips.await_focus(name)
    app.dirty = True


def _reveal(app: App, entry: Entry, rect: pygame.Rect) -> None:
    """Scrolls until a rectangle of a widget shows."""
    look = app.look(app.top)
    for scroll in reversed(entry.scrolls):
        scroll.reveal(look, rect)
        rect = entry.widget.row_rect(look) if isinstance(entry.widget, Table) else entry.widget.rect
    if entry.scrolls:
        app.name_again()


def _explain(app: App) -> None:
    """The tooltip of what has the keyboard; pressed again, that of the first term in it."""
    if app.tips:
        _explain_further(app)
        return
    entry = app.entry(app.focus)
    if entry is None:
        return
    look, box = app.look(app.top), entry.seen
    if isinstance(entry.widget, Table) and entry.widget.lines:
        box = entry.widget.row_rect(look)
    text = entry.widget.tip_at(look, box.center)
    app.show_tip(text or say("There is nothing more to say about this."), box)


def _explain_further(app: App) -> None:
    """A tooltip for the first term in the last one that is not yet explained; where there is none all close."""
    last = app.tips[-1]
    for term in last.words.terms():
        text = app.top.term(term)
        if text and not app.tooltips.shows(text):
            app.show_tip(text, last.rect)
            return
    app.tips.clear()
    app.dirty = True
