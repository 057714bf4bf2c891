"""The screenshot tour: real input through a real campaign, every screen in several sizes for every side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from spacerace_game.ui.app import App
from spacerace_game.ui.driver import Driver, NotThere
from spacerace_game.ui.loop import pass_time
from spacerace_game.ui.screens.house import PAGES
from spacerace_game.ui.screens.style_sheet import StyleSheet

SIZES = (((1280, 720), 100), ((1920, 1080), 100), ((1920, 1080), 200))
QUICK = (((1280, 720), 100),)


class Tour:
    """Walks through the screens of one side in one size and keeps a picture of each."""

    def __init__(self, app: App, folder: Path, label: str) -> None:
        self.app, self.driver = app, Driver(app)
        self.folder, self.label = folder, label
        self.shots: list[Path] = []

    def shot(self, name: str) -> None:
        """Keeps a picture of what is on the screen."""
        self.app.notice = ""
        self.app.dirty = True
        self.app.guarded_paint()
        path = self.folder / f"{self.label}-{len(self.shots):02}-{name}.png"
        pygame.image.save(self.app.surface, path)
        self.shots.append(path)

    def walk(self, side: str, quarters: int) -> None:
        """From the title through a campaign's first quarters and every page."""
        d = self.driver
        self.shot("title")
        d.click("settings")
        self.shot("settings")
        d.keys("esc")
        d.click("credits")
        self.shot("credits")
        d.keys("esc")
        d.click("load")
        self.shot("load")
        d.keys("esc")
        d.click("watch")
        d.keys("right", "right")
        self.shot("watch")
        d.keys("esc")
        d.click("new")
        d.click(f"side-{side}")
        self.shot("new")
        d.click("begin")
        for _ in range(2):
            self.shot("prologue")
            d.keys("right")
        d.keys("esc")
        self.shot("desk-first")
        d.keys("ctrl+3")
        d.click("auto")
        self.shot("people-germany")
        d.keys("ctrl+2")
        for number in range(3):
            d.click("open-program")
            if not number:
                self.shot("open-program")
            d.click("begin")
            d.keys("esc")
        self.shot("budget")
        d.keys("ctrl+o")
        self.shot("orders")
        d.keys("esc")
        for _ in range(quarters):
            self._quarter()
        self.shot("after")
        for name, _ in PAGES:
            d.keys(f"ctrl+{(1 + [page for page, _ in PAGES].index(name)) % 10}")
            self.shot(name)
            if name == "people":
                for tab in range(4):
                    d.tab_to("people-tab")
                    d.keys("right")
                    self.shot(f"people-{tab}")
            if name == "world":
                for part in ("rival", "openness"):
                    d.tab_to("world-tab")
                    d.keys("right")
                    self.shot(f"world-{part}")
            if name == "flights":
                self._plan()
        d.keys("ctrl+1", "f1")
        self.shot("help")
        d.keys("esc", "ctrl+k")
        d.write("r-")
        self.shot("search")
        d.keys("esc")
        d.click("head-support")
        self.shot("breakdown")
        d.keys("esc", "f10")
        self.shot("menu")
        d.click("report")
        self.shot("report")
        d.keys("esc")

    def _quarter(self) -> None:
        """Ends a quarter with its decisions taken, and shows the first scene, paper and launch that come."""
        d = self.driver
        d.keys("ctrl+1")
        for name in [one for one in d.names() if one.startswith("need-")][:4]:
            try:
                d.click(name)
            except NotThere:
                break
            if d.screen in ("story", "answer"):
                if not any(d.screen in path.name for path in self.shots):
                    self.shot(d.screen)
                d.keys("enter")
                if d.screen in ("story", "answer"):
                    d.keys("esc")
            elif d.screen != "desk":
                d.keys("ctrl+1")
        d.keys("ctrl+3")
        if "auto" in d.names():
            d.click("auto")
        d.keys("ctrl+1")
        d.click("advice")
        if not any("advice" in path.name for path in self.shots):
            self.shot("advice")
        d.keys("enter")
        if d.screen == "advice":
            d.keys("esc")
        d.keys("ctrl+enter")
        if d.screen == "ask":
            if not any("ask" in path.name for path in self.shots):
                self.shot("ask")
            d.keys("enter")
        if d.screen == "launch":
            if not any("countdown" in path.name for path in self.shots):
                self.shot("countdown")
            d.keys("esc")
        if d.screen == "newspaper" and not any("newspaper-big" in path.name for path in self.shots):
            self.shot("newspaper-big")
            d.click("turn")
            self.shot("newspaper-other")
        d.keys("ctrl+1")
        watch = next((one for one in d.names() if one.startswith("watch-")), "")
        if watch and not any("launch" in path.name for path in self.shots):
            d.click(watch)
            pass_time(self.app, 100)
            for _ in range(60):
                self.app.top.tick(400)
            self.shot("launch")
            d.keys("esc")

    def _plan(self) -> None:
        d = self.driver
        if "missions" in d.names():
            d.tab_to("missions")
            d.keys("enter")
            if d.screen == "planning":
                self.shot("planning")
                d.keys("esc")


def style_sheets(app: App, folder: Path, label: str) -> list[Path]:
    """Every widget in every state, in every style."""
    found = []
    for style in ("modern", "constructivist", "plain"):
        app.open(StyleSheet(style))
        app.guarded_paint()
        path = folder / f"{label}-style-{style}.png"
        pygame.image.save(app.surface, path)
        found.append(path)
    return found


def contact_sheet(shots: list[Path], target: Path, across: int = 4, wide: int = 640) -> None:
    """Small copies of pictures side by side."""
    pictures = []
    for path in shots:
        picture = pygame.image.load(path)
        high = picture.get_height() * wide // picture.get_width()
        pictures.append(pygame.transform.smoothscale(picture, (wide, high)))
    if not pictures:
        return
    step = max(picture.get_height() for picture in pictures) + 8
    rows = (len(pictures) + across - 1) // across
    sheet = pygame.Surface((across * (wide + 8), rows * step))
    sheet.fill((60, 60, 60))
    for number, picture in enumerate(pictures):
        sheet.blit(picture, (number % across * (wide + 8) + 4, number // across * step + 4))
    pygame.image.save(sheet, target)


def tour(
    folder: Path, start: Callable[[tuple[int, int], int], App], quick: bool = False, quarters: int = 24
) -> list[Path]:
    """Writes every screen of every side in every size into a folder; returns the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Path] = []
    for size, scale in QUICK if quick else SIZES:
        label = f"{size[0]}x{size[1]}-{scale}"
        sheets = style_sheets(start(size, scale), folder, label)
        for side in ("usa", "ussr"):
            one = Tour(start(size, scale), folder, f"{label}-{side}")
            one.walk(side, quarters if not quick else min(quarters, 10))
            contact_sheet(one.shots, folder / f"contact-{label}-{side}.png")
            found += one.shots
        contact_sheet(sheets, folder / f"contact-{label}-style.png", across=3)
        found += sheets
    return found
