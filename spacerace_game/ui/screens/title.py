"""The title: continue, begin, load, watch, set, read, leave."""

from __future__ import annotations

import random
from typing import Any

import pygame

from spacerace_game.store.files import StoreError
from spacerace_game.ui.look import Look
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Push, Quit, Screen
from spacerace_game.ui.widgets.base import Column, Gap, Pad, Picture, Row, Scroll, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Text

NEEDED = 520
"""Logical pixels of height that the words and buttons take; what is over is room to breathe."""
ROOM = 120
"""Logical pixels beyond that from which there is room to say what the game is."""


class Title(Screen):
    """The first screen."""

    name = "title"

    def theme(self) -> str:
        """Both sides' papers lie on a modern desk."""
        return "modern"

    def build(self) -> Widget:
        """A poster on the left, the ways in on the right."""
        newest = self._newest()
        buttons = Column(
            Button(
                say("Continue"),
                self._continue,
                "continue",
                kind="main" if newest else "plain",
                grow=1,
                lock="" if newest else say("There is no campaign to go on with yet."),
            ),
            Button(say("New campaign"), self._new, "new", kind="plain" if newest else "main", grow=1),
            Button(say("Load"), self._load, "load", grow=1),
            Button(say("Watch history"), self._watch, "watch", grow=1),
            Button(say("Settings"), self._settings, "settings", grow=1),
            Button(say("Credits"), self._credits, "credits", grow=1),
            Button(say("Quit"), Quit, "quit", grow=1),
            gap=7,
        )
        spare = self.app.surface.get_height() / self.app.scale - NEEDED
        words = Column(
            Gap(max(0, round(spare / 4))),
            Text("SPACE RACE", "title", "ink"),
            Text("1945 – 1975", "figure", "accent_ink"),
            Text(say("From V-2s in the rubble to a handshake in orbit."), "italic", "soft"),
            Gap(14),
            buttons,
            Gap(14) if spare > ROOM else None,
            Text(self.help()[1].split("\n")[0], "body", "soft") if spare > ROOM else None,
            gap=4,
        )
        side = Scroll(Pad(words, 24, 26), key="title")
        side.grow = 2
        poster = Picture(_poster, 400, "poster", grow=3, fill=True)
        return Row(poster, side, gap=0, align="stretch")

    def first_focus(self) -> str:
        """The way that is likeliest."""
        return "continue" if self._newest() else "new"

    def back(self) -> Any:
        """Leaving is asked for."""
        return self.app.asked_to_quit()

    def help(self) -> tuple[str, str]:
        """What the game is."""
        return say("Space Race 1945"), say(
            "You lead the rocket program of the United States or the Soviet Union from May 1945 to the last quarter of "
            "1975: captured engineers, money, machines, flights. What happens is set beside what really happened.\n\n"
            "**Continue** goes on with the newest campaign. **New campaign** begins one; its first year can be guided. "
            "**Watch history** plays the real path under the game’s rules, and you can take over at any quarter."
        )

    def _newest(self) -> Any:
        from spacerace_game.play.saves import saves

        if "newest" not in self.memory:
            try:
                found = [save for save in saves() if save.kind == "campaign" and not save.trouble]
            except (StoreError, OSError):
                found = []
            self.memory["newest"] = found[0] if found else None
        return self.memory["newest"]

    def entered(self) -> Any:
        """Campaigns may have come or gone."""
        self.memory.pop("newest", None)

    def _continue(self) -> Any:
        from spacerace_game.ui.screens.load import open_save

        save = self._newest()
        return open_save(self.app, save) if save else None

    def _new(self) -> Any:
        from spacerace_game.ui.screens.new import NewCampaign

        return Push(NewCampaign())

    def _load(self) -> Any:
        from spacerace_game.ui.screens.load import Load

        return Push(Load())

    def _watch(self) -> Any:
        from spacerace_game.ui.screens.watch import choose_history

        return choose_history(self.app)

    def _settings(self) -> Any:
        from spacerace_game.ui.screens.settings import SettingsPage

        return Push(SettingsPage("modern"))

    def _credits(self) -> Any:
        from spacerace_game.ui.screens.credits import Credits

        return Push(Credits())


def _poster(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
    """Night, two rockets crossing, a small bright thing above: both sides of one story."""
    palette = look.palette
    surface.fill(palette.night, rect)
    stars = random.Random(1957)
    for _ in range(150):
        x = rect.left + int(stars.random() * rect.width)
        y = rect.top + int(stars.random() * rect.height * 0.8)
        shade = 110 + int(stars.random() * 120)
        size = 1 if stars.random() < 0.8 else 2
        pygame.draw.rect(surface, (shade, shade, shade - 10), (x, y, size, size))
    high = rect.height
    base = rect.bottom
    earth = pygame.Rect(0, 0, rect.width * 2, rect.width * 2)
    earth.center = (rect.centerx, base + earth.height // 2 - high // 7)
    pygame.draw.ellipse(surface, (46, 67, 87), earth)
    pygame.draw.ellipse(surface, (222, 214, 190), earth, max(1, look.px(2)))
    red, orange, cream = (190, 40, 32), (222, 92, 28), (244, 236, 216)
    band = [(rect.left, base), (rect.left + rect.width // 5, base)]
    band += [(rect.right, rect.top + high // 5), (rect.right, rect.top + high // 12)]
    pygame.draw.polygon(surface, red, band)
    thin = [(rect.left + rect.width // 4, base), (rect.left + rect.width * 27 // 100, base)]
    thin += [(rect.right, rect.top + high * 27 // 100), (rect.right, rect.top + high * 25 // 100)]
    pygame.draw.polygon(surface, cream, thin)
    _rocket(surface, (rect.left + rect.width * 30 // 100, base - high // 14), high * 62 // 100, cream, orange)
    _rocket(surface, (rect.left + rect.width * 55 // 100, base - high // 14), high * 44 // 100, orange, cream)
    moon = (rect.left + rect.width * 3 // 4, rect.top + high * 42 // 100)
    pygame.draw.circle(surface, (228, 222, 204), moon, high // 11)
    for dx, dy, r in ((-0.3, -0.2, 0.22), (0.25, 0.1, 0.3), (-0.1, 0.42, 0.16)):
        spot = (moon[0] + int(dx * high / 11), moon[1] + int(dy * high / 11))
        pygame.draw.circle(surface, (206, 198, 178), spot, int(r * high / 11))
    beep = (rect.left + rect.width * 30 // 100, rect.top + high * 15 // 100)
    size = max(4, high // 60)
    for dx, dy in ((3.2, 2.0), (3.6, 0.9), (3.0, 3.0), (3.7, 0.1)):
        pygame.draw.aaline(surface, cream, beep, (beep[0] + int(dx * size * 2), beep[1] + int(dy * size * 2)))
    pygame.draw.circle(surface, cream, beep, size)


def _rocket(surface: pygame.Surface, foot: tuple[int, int], high: int, body: Any, trim: Any) -> None:
    x, y = foot
    wide = high // 9
    pygame.draw.polygon(surface, trim, [(x - wide, y), (x - wide // 2, y - high // 4), (x - wide // 2, y)])
    pygame.draw.polygon(surface, trim, [(x + wide, y), (x + wide // 2, y - high // 4), (x + wide // 2, y)])
    pygame.draw.rect(surface, body, (x - wide // 2, y - high * 7 // 10, wide, high * 7 // 10))
    nose = [(x - wide // 2, y - high * 7 // 10), (x + wide // 2, y - high * 7 // 10), (x, y - high)]
    pygame.draw.polygon(surface, body, nose)
    pygame.draw.rect(surface, trim, (x - wide // 2, y - high // 2, wide, max(2, high // 40)))
    pygame.draw.rect(surface, (22, 34, 48), (x - wide // 2, y - high * 3 // 10, wide // 2, high // 10))
    pygame.draw.rect(surface, (22, 34, 48), (x, y - high * 2 // 10, wide // 2, high // 10))
