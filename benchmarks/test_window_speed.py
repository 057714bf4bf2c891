"""How quick the window is, as ratios taken in the same run: `python -m pytest benchmarks/test_window_speed.py -s`.

Under SDL's dummy driver, or the one that SDL_VIDEODRIVER names. With `dummy` a flip costs nothing, so the ratio of the
redraw says something only with a screen: `Xvfb :9 & DISPLAY=:9 SDL_VIDEODRIVER=x11 python -m pytest …`. Each figure is
printed with what the plan asks; the bare window is timed beside it.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from spacerace_game.engine import play_turn, view_for
from spacerace_game.play.campaign import dice_for
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.advice import advised
from tests.window_helpers import played, window

BARE = """
import time, sys
start = time.perf_counter()
import pygame
pygame.display.init(); pygame.font.init()
surface = pygame.display.set_mode((1280, 720)); surface.fill((20, 30, 40)); pygame.display.flip()
print(time.perf_counter() - start)
"""
OURS = """
import time, sys
start = time.perf_counter()
from spacerace_game.ui.boot import open_window
open_window((1280, 720))
print(time.perf_counter() - start)
"""
TITLE = """
import time, sys
start = time.perf_counter()
from spacerace_game.ui.boot import start as begin
app = begin()
print(time.perf_counter() - start)
"""
IDLE = """
import sys, threading, time
from spacerace_game.ui.boot import start
from spacerace_game.ui.loop import run
app = start()
before = time.process_time()

def stop():
    app.running = False

threading.Timer(float(sys.argv[1]), stop).start()
frames = app.frames
run(app)
print(time.process_time() - before, app.frames - frames)
"""


def timed(code: str, runs: int = 5, *arguments: str) -> float:
    """The median of what a script prints, in a process of its own."""
    environment = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    found = []
    for _ in range(runs):
        command = [sys.executable, "-c", code, *arguments]
        out = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
        found.append(float(out.split()[0]))
    return median(found)


def often(call: Callable[[], object], runs: int = 30) -> float:
    """The median time of a call, in seconds."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return median(found)


def test_first_frame_and_title() -> None:
    bare, ours, title = timed(BARE), timed(OURS), timed(TITLE, 3)
    print(f"\nfirst frame {ours * 1000:.0f} ms, {ours / bare:.2f} of a bare window (aim 3)")
    print(f"title {title * 1000:.0f} ms (aim 1000)")


@pytest.mark.parametrize("page", ["desk", "budget", "people", "knowledge", "hangar", "world", "timeline", "archive"])
def test_full_redraw(tmp_path: Path, rules: Rules, page: str) -> None:
    app = window(tmp_path, (1920, 1080))
    played(app, rules, "usa", 40)
    driver = Driver(app)
    number = ["desk", "budget", "people", "knowledge", "hangar", "flights", "world", "timeline", "newspaper", "archive"]
    driver.keys(f"ctrl+{(number.index(page) + 1) % 10}")
    full = pygame.Surface((1920, 1080))

    def bare() -> None:
        app.surface.blit(full, (0, 0))
        pygame.display.flip()

    def redraw() -> None:
        app.dirty = True
        app.paint()

    redraw()
    ground, ours = often(bare), often(redraw)
    print(f"\n{page}: redraw {ours * 1000:.2f} ms, {ours / ground:.2f} of a bare blit and flip (aim 3)")


def test_end_of_turn(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path, (1920, 1080))
    campaign = played(app, rules, "usa", 40)
    app.preferences.values["warnings"] = app.preferences.values["launches"] = False
    driver = Driver(app)
    beyond = []
    for _ in range(12):
        for one in advised(campaign):
            campaign.give(one.order)
        state = campaign.session.state
        start = time.perf_counter()
        orders = {
            "usa": campaign.orders,
            "ussr": campaign.session._policies["ussr"](view_for(state, "ussr"), dice_for(state, "ussr")),
        }
        play_turn(state, orders)
        engine = time.perf_counter() - start
        start = time.perf_counter()
        driver.keys("ctrl+enter")
        beyond.append(time.perf_counter() - start - engine)
    print(f"\nend of turn to the next screen: {median(beyond) * 1000:.0f} ms beyond the engine (aim 150)")


def test_an_untouched_screen(tmp_path: Path) -> None:
    os.environ["SPACERACE_HOME"] = str(tmp_path)
    seconds = timed(IDLE, 1, "30")
    print(f"\nuntouched for 30 s: {seconds * 1000:.1f} ms of processor time, {seconds / 30:.3%} of a core (aim 1 %)")


def test_memory_after_fifty_rounds(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path, (1920, 1080))
    played(app, rules, "usa", 40)
    driver = Driver(app)
    marks = []
    for _ in range(50):
        for number in range(1, 11):
            driver.keys(f"ctrl+{number % 10}")
        marks.append(_resident())
    grown = (marks[-1] - marks[9]) / 40
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nresident {marks[-1]:.0f} MB after fifty rounds (aim 200), at most {most:.0f}")
    print(f"{grown:.3f} MB a round (aim 1)")


def _resident() -> float:
    text = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(text[1]) * resource.getpagesize() / 2**20
