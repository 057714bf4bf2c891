"""The loop of the window: events to mouse and keyboard, the passing of time, and sleep while nothing happens."""

from __future__ import annotations

import traceback
from collections.abc import Iterable

import pygame

from spacerace_game.ui import keyboard, mouse
from spacerace_game.ui.app import App

FRAME = 16
NAP = 20
"""Milliseconds between two looks for input while nothing moves."""


def run(app: App) -> None:
    """Sleeps until something happens, handles it, draws what has changed; until the window is closed.

    SDL's own waiting looks a thousand times a second and takes two per cent of a core; looking fifty times a
    second takes less than half of one, and nobody feels the difference.
    """
    last = pygame.time.get_ticks()
    while app.running:
        events = pygame.event.get()
        if not events:
            pause = wait(app)
            pygame.time.wait(NAP if pause < 0 else max(1, min(NAP, pause)))
        for event in events:
            handle(app, event)
        now = pygame.time.get_ticks()
        if app.running:
            pass_time(app, min(100, now - last))
            app.guarded_paint()
        last = now
    close_campaign(app)


def feed(app: App, events: Iterable[pygame.event.Event]) -> None:
    """Handles events and draws, as a turn of the loop does."""
    for event in events:
        if not app.running:
            return
        handle(app, event)
    if app.running:
        app.guarded_paint()


def handle(app: App, event: pygame.event.Event) -> None:
    """One event. Whatever goes wrong inside becomes a sheet with details; the campaign is on disk already."""
    try:
        _handle(app, event)
    except Exception:
        from spacerace_game.ui.screens.trouble import Trouble

        app.open(Trouble(traceback.format_exc(), app.place_of_save))


def _handle(app: App, event: pygame.event.Event) -> None:
    if app.stale and app.stack:
        app.lay_out()
    if event.type == pygame.QUIT:
        app.follow(app.asked_to_quit())
    elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
        app.resized()
    elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
        app.dirty = True
    elif event.type == pygame.KEYDOWN:
        keyboard.key_down(app, event)
    elif event.type == pygame.TEXTINPUT:
        keyboard.text_typed(app, event.text)
    elif event.type == pygame.MOUSEMOTION:
        mouse.moved(app, event)
    elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
        mouse.pressed(app, event.pos)
    elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
        mouse.released(app, event.pos)
    elif event.type == pygame.MOUSEBUTTONUP and event.button == 3:
        app.follow(app.top.back())
    elif event.type == pygame.MOUSEWHEEL:
        mouse.turned(app, event.y)


def wait(app: App) -> int:
    """How long nothing needs doing, in milliseconds; −1 for until something happens."""
    if app.dirty or app.top.animated:
        return FRAME
    if app.tooltips.due:
        return max(1, app.tooltips.due - pygame.time.get_ticks())
    return -1


def pass_time(app: App, passed: int) -> None:
    """Tooltips that are due, and the clock of animated screens, after so many milliseconds."""
    tooltips = app.tooltips
    if tooltips.due and pygame.time.get_ticks() >= tooltips.due:
        tooltips.due = 0
        entry = app.entry(tooltips.awaited)
        if app.by_key and entry is not None:
            app.show_tip(entry.widget.tip_at(app.look(app.top), entry.seen.center), entry.seen)
        elif not app.by_key and tooltips.text:
            app.show_tip(tooltips.text, tooltips.anchor)
    if app.top.animated and app.top.tick(passed):
        app.dirty = True


def close_campaign(app: App) -> None:
    """On leaving, an open campaign writes down where it stands: it opens then whatever becomes of its scenario."""
    for screen in app.stack:
        campaign = getattr(screen, "campaign", None)
        if campaign is not None:
            campaign.session.close()
            return
