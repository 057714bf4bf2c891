"""A window under SDL's dummy driver, a campaign in it, and what every screen can be looked at for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pygame

from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.rules import Rules
from spacerace_game.store.folders import data_folder
from spacerace_game.ui.app import App
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.preferences import Preferences
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.screens.title import Title
from spacerace_game.ui.widgets.base import Entry, Row, Widget


def window(home: Path, size: tuple[int, int] = (1280, 720), scale: int = 100) -> App:
    """An app on a surface of a size with the title open; its settings lie in `home`."""
    pygame.display.init()
    pygame.font.init()
    preferences = Preferences(home / "settings.json")
    preferences.values |= {"scale": scale, "scale_follows": False}
    app = App(pygame.display.set_mode(size), preferences, data_folder("assets") / "fonts")
    app.open(Title())
    app.guarded_paint()
    return app


def begin(
    app: App, rules: Rules, side: str, path: Path | None = None, opponent: str = "steady", seed: int = 7
) -> Campaign:
    """A new campaign with its desk on the screen."""
    controllers = {name: HUMAN if name == side else opponent for name in rules.side_index}
    campaign = Campaign(Session.new(rules, controllers, seed, path), side, path)
    app.open(page("desk", campaign))
    app.guarded_paint()
    return campaign


def played(app: App, rules: Rules, side: str, turns: int) -> Campaign:
    """A campaign in which the deputy's advice was followed for so many turns."""
    from spacerace_game.ui.presenters.advice import advised

    campaign = begin(app, rules, side)
    for _ in range(turns):
        for one in advised(campaign):
            campaign.give(one.order)
        campaign.end_turn()
    app.change()
    app.guarded_paint()
    return campaign


def overflows(app: App) -> list[str]:
    """What stands outside the window, over its neighbour, or has no room: one line for each."""
    found = []
    window_rect = app.surface.get_rect()
    for name, entry in app.entries:
        rect = entry.widget.rect
        if rect.width <= 0 or rect.height <= 0:
            continue
        if rect.left < window_rect.left - 1 or rect.right > window_rect.right + 1:
            found.append(f"{name}: {rect} leaves the window sideways")
        if not entry.scrolls and (rect.top < -1 or rect.bottom > window_rect.bottom + 1):
            found.append(f"{name}: {rect} leaves the window and cannot be scrolled to")
        if isinstance(entry.widget, Row):
            found += _overlaps(name, entry.widget)
    return found


def _overlaps(name: str, row: Widget) -> Iterator[str]:
    inside = [one for one in row.children if one.rect.width > 0]
    for left, right in pairwise(inside):
        if left.rect.right > right.rect.left + 1:
            yield f"{name}: {type(left).__name__} {left.rect} over {type(right).__name__} {right.rect}"


def tab_ring(driver: Driver) -> list[str]:
    """What gets the keyboard, one Tab after the other, until it comes round."""
    found: list[str] = []
    for _ in range(2000):
        driver.keys("tab")
        if driver.app.focus in found:
            return found
        found.append(driver.app.focus)
    return found


def entry_of(app: App, name: str) -> Entry:
    """A widget on the top screen."""
    entry = app.entry(name)
    assert entry is not None, f"{name} is not among {[n for n, _ in app.entries]}"
    return entry
