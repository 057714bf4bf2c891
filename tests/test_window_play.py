"""The window played by keyboard alone, by mouse alone, by a script, and by a monkey."""

from __future__ import annotations

import random
from pathlib import Path

import pygame
import pytest

from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import orders_of, verify
from spacerace_game.play.session import Session
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.keys import ScriptError, event_of, script
from spacerace_game.ui.loop import feed
from spacerace_game.ui.screens.house import PAGES
from spacerace_game.ui.screens.trouble import Trouble
from tests.window_helpers import begin, played, window

TURNS = 40


def same_in_the_engine(rules: Rules, journal: Path, again: Path) -> None:
    """The journal holds, and the same orders given to the engine write the same turns."""
    read = read_journal(journal)
    assert read.intact
    assert verify(rules, read).disagreement == ""
    header = read.header
    assert header is not None
    session = Session.new(rules, header["controllers"], header["seed"], again)
    for number, line in enumerate(read.turns, 1):
        for side in session.humans:
            for order in orders_of(line, number)[side]:
                assert session.give(side, order) is None, order
        session.end_turn()
    session.close()
    lines = [(line["turn"], line["orders"], line["fingerprint"]) for line in read_journal(again).turns]
    assert lines == [(line["turn"], line["orders"], line["fingerprint"]) for line in read.turns]


def test_forty_turns_by_keyboard_alone(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "ussr", tmp_path / "keys.jsonl")
    driver = Driver(app)
    while campaign.session.state.turn < TURNS:
        turn = campaign.session.state.turn
        driver.keys("ctrl+1")
        stories = [name for name in driver.names() if name.startswith("need-")]
        for name in stories[:3]:
            if name not in driver.names():
                break
            driver.press(name)
            if driver.screen in ("story", "answer"):
                driver.keys("enter")
                if driver.screen in ("story", "answer"):
                    driver.keys("esc")
            driver.keys("ctrl+1")
        driver.press("advice")
        driver.press("all" if "all" in driver.names() else "back")
        if driver.screen == "advice":
            driver.keys("esc")
        driver.keys("ctrl+enter")
        if driver.screen == "ask":
            driver.keys("enter")
        if driver.screen == "launch":
            driver.keys("esc")
        assert not isinstance(app.top, Trouble), app.top.details
        assert campaign.session.state.turn == turn + 1
    campaign.session.close()
    assert sum(len(line["orders"]["ussr"]) for line in read_journal(tmp_path / "keys.jsonl").turns) > TURNS
    same_in_the_engine(rules, tmp_path / "keys.jsonl", tmp_path / "engine.jsonl")


def test_forty_turns_by_mouse_alone(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa", tmp_path / "mouse.jsonl")
    driver = Driver(app)
    while campaign.session.state.turn < TURNS:
        turn = campaign.session.state.turn
        driver.click("tab-people")
        if "auto" in driver.names():
            driver.click("auto")
        driver.click("tab-desk")
        driver.click("advice")
        driver.click("all")
        if driver.screen == "advice":
            driver.click("back")
        driver.click("foot-end")
        if driver.screen == "ask":
            driver.click("answer-0")
        if driver.screen == "launch":
            driver.click("back")
        assert not isinstance(app.top, Trouble), app.top.details
        assert campaign.session.state.turn == turn + 1
    campaign.session.close()
    assert sum(len(line["orders"]["usa"]) for line in read_journal(tmp_path / "mouse.jsonl").turns) > TURNS
    same_in_the_engine(rules, tmp_path / "mouse.jsonl", tmp_path / "engine.jsonl")


def test_a_script_of_keys_is_played_and_a_bad_line_is_named(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    Driver(app).play(script(["# to the knowledge", "ctrl+4", "text turbo", "ctrl+enter", "enter"]))
    assert campaign.session.state.turn == 1
    with pytest.raises(ScriptError, match="line 2: no key is called 'hyper\\+x'"):
        list(script(["tab", "hyper+x"]))
    with pytest.raises(ScriptError, match="line 1: click wants two whole numbers"):
        list(script(["click here"]))


def random_input(dice: random.Random, size: tuple[int, int]) -> list[pygame.event.Event]:
    """Something a monkey would do, without leaving the game."""
    kind = dice.randrange(10)
    at = (dice.randrange(size[0]), dice.randrange(size[1]))
    if kind < 4:
        names = [
            "tab",
            "shift+tab",
            "enter",
            "space",
            "up",
            "down",
            "left",
            "right",
            "pageup",
            "pagedown",
            "home",
            "end",
        ]
        names += [
            "f1",
            "f2",
            "esc",
            "ctrl+k",
            "ctrl+o",
            "ctrl+z",
            "ctrl+y",
            "back",
            "a",
            "7",
            "shift+right",
            "ctrl+back",
        ]
        return [event_of(dice.choice(names))]
    if kind < 5:
        return [pygame.event.Event(pygame.TEXTINPUT, text=dice.choice("aeR-7 ö€"))]
    if kind < 6:
        return [pygame.event.Event(pygame.MOUSEWHEEL, y=dice.choice((-3, -1, 1, 3)), x=0)]
    if kind < 7:
        return [pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(dice.randrange(2), 0, 0))]
    down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
    up_at = at if dice.random() < 0.9 else (at[1] % size[0], at[0] % size[1])
    return [
        pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)),
        down,
        pygame.event.Event(pygame.MOUSEBUTTONUP, pos=up_at, button=1),
    ]


def let_a_monkey_in(home: Path, rules: Rules, page: str, inputs: int, turns: int, seed: int) -> None:
    app = window(home)
    campaign = played(app, rules, "usa" if seed % 2 else "ussr", turns)
    driver = Driver(app)
    dice = random.Random(seed)
    for number in range(inputs):
        if number % 25 == 0 or app.top.name in ("title", "new", "load", "watch", "settings", "take-key"):
            from spacerace_game.ui.screen import Home
            from spacerace_game.ui.screens.house import page as page_of

            app.follow(Home(page_of(page, campaign)))
        feed(app, random_input(dice, app.surface.get_size()))
        assert not isinstance(app.top, Trouble), f"after {number} inputs: {app.top.details}"
        app.running = True
        if app.top.name == "ask-quit":
            driver.keys("esc")
    for _ in range(12):
        if app.top.name == "menu":
            break
        driver.keys("esc")
    assert app.top.name == "menu", "Escape leads from any state back to the desk and its menu"


@pytest.mark.parametrize("place", range(len(PAGES)), ids=[name for name, _ in PAGES])
def test_a_monkey_at_a_page_breaks_nothing(tmp_path: Path, rules: Rules, place: int) -> None:
    let_a_monkey_in(tmp_path, rules, PAGES[place][0], 120, 3 + 4 * place, 100 + place)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(len(PAGES)), ids=[name for name, _ in PAGES])
def test_a_monkey_at_a_page_for_long(tmp_path: Path, rules: Rules, place: int) -> None:
    let_a_monkey_in(tmp_path, rules, PAGES[place][0], 1500, 6 + 7 * place, 500 + place)
