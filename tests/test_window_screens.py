"""What every screen owes its player: room, focus, contrast, a way in and a way out, and help."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.spec.rules import Rules
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.loop import pass_time, wait
from spacerace_game.ui.screens.house import PAGES
from spacerace_game.ui.screens.style_sheet import StyleSheet
from spacerace_game.ui.theme import THEMES, contrast, theme_for
from tests.window_helpers import begin, overflows, played, tab_ring, window

SIZES = [((1280, 720), 100), ((1920, 1080), 200), ((960, 540), 100), ((640, 480), 100), ((3840, 2160), 100)]
ROUND = [f"ctrl+{number % 10}" for number in range(1, 11)]


@pytest.mark.parametrize("colours", ["plain", "safe", "high-contrast"])
@pytest.mark.parametrize("style", list(THEMES))
def test_every_text_colour_can_be_read_on_every_ground(style: str, colours: str) -> None:
    palette = theme_for(style, colours).palette
    for ground in (palette.paper, palette.card, palette.inset):
        for text in (palette.ink, palette.soft, palette.accent_ink, palette.good, palette.bad, palette.warn):
            assert contrast(text, ground) >= 4.5
    assert contrast(palette.on_band, palette.band) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.focus, palette.card) >= 3


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_nothing_leaves_the_window_or_lies_over_its_neighbour(
    tmp_path: Path, rules: Rules, size: tuple[int, int], scale: int
) -> None:
    app = window(tmp_path, size, scale)
    played(app, rules, "ussr", 14)
    driver = Driver(app)
    for key in ROUND:
        driver.keys(key)
        assert overflows(app) == [], app.top.name
    for style in THEMES:
        app.open(StyleSheet(style))
        app.guarded_paint()
        assert overflows(app) == []


def test_every_page_is_reached_and_left_by_keyboard_and_has_help(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    begin(app, rules, "usa")
    driver = Driver(app)
    for (name, _), key in zip(PAGES, ROUND, strict=True):
        driver.keys(key)
        assert driver.screen == name
        title, text = app.top.help()
        assert title
        assert len(text) > 80
        driver.keys("f1")
        assert driver.screen == "help"
        driver.keys("esc")
        assert driver.screen == name
        driver.keys("esc")
        assert driver.screen == ("menu" if name == "desk" else "desk")
        if name == "desk":
            driver.keys("esc")


def test_tab_visits_everything_that_can_be_pressed_once_and_comes_round(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    played(app, rules, "usa", 9)
    driver = Driver(app)
    for key in ROUND:
        driver.keys(key)
        expected = [name for name in driver.names() if app.entry(name).widget.rect.width > 0]  # type: ignore[union-attr]
        assert sorted(tab_ring(driver)) == sorted(expected)
        for name in expected:
            driver.tab_to(name)
            entry = app.entry(name)
            assert entry is not None
            assert entry.seen.height > 0, f"{name} has the keyboard and does not show"


def test_a_tooltip_opens_further_tooltips_by_keyboard(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    begin(app, rules, "usa")
    driver = Driver(app)
    driver.tab_to("head-support")
    driver.keys("f2")
    assert len(app.tips) == 1
    driver.keys("f2")
    assert len(app.tips) == 2
    driver.keys("esc", "esc")
    assert app.tips == []


def test_every_number_at_the_head_opens_to_parts_that_sum_to_it(tmp_path: Path, rules: Rules) -> None:
    from spacerace_game.ui.screens.common import Breakdown

    app = window(tmp_path)
    campaign = played(app, rules, "ussr", 10)
    driver = Driver(app)
    for what in ("support", "fear", "prestige", "money", "tied", "attention"):
        driver.click(f"head-{what}")
        sheet = app.top
        assert isinstance(sheet, Breakdown)
        if what in ("support", "fear", "prestige"):
            assert sum(amount for _, amount, _ in sheet.parts) == campaign.meter(what)
        driver.keys("esc")


def test_undo_and_redo_of_orders_and_dropping_one_with_what_depends_on_it(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    driver = Driver(app)
    driver.keys("ctrl+2")
    driver.click("open-program")
    driver.click("begin")
    driver.keys("esc")
    assert len(campaign.orders) == 1
    driver.keys("ctrl+z")
    assert campaign.orders == ()
    driver.keys("ctrl+y")
    assert len(campaign.orders) == 1
    driver.keys("ctrl+o")
    driver.click("drop-0")
    assert campaign.orders == ()


def test_search_finds_a_page_a_person_and_a_machine(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    begin(app, rules, "ussr")
    driver = Driver(app)
    for words, screen in (("budg", "budget"), ("korolev", "people"), ("turbopump", "knowledge"), ("r-7", "hangar")):
        driver.keys("ctrl+k")
        driver.write(words)
        driver.keys("enter")
        assert driver.screen == screen, words


def test_warnings_can_be_silenced_for_good(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    driver = Driver(app)
    driver.keys("ctrl+enter")
    assert driver.screen == "ask"
    driver.click("silence")
    driver.click("answer-0")
    assert campaign.session.state.turn == 1
    assert not app.preferences.on("warn_teams")
    assert not window(tmp_path).preferences.on("warn_teams"), "the next start knows it"


def test_the_guide_teaches_by_doing_and_can_be_left_and_read_again(tmp_path: Path, rules: Rules) -> None:
    from spacerace_game.ui.presenters.guide import guide_step

    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    driver = Driver(app)
    first = guide_step(campaign)
    assert first is not None
    assert first[0] == 1
    driver.click("guide-show")
    assert driver.screen == "people"
    driver.click("auto")
    third = guide_step(campaign)
    assert third is not None
    assert third[0] == 3
    driver.click("guide-leave")
    assert "guide-leave" not in driver.names()
    driver.keys("f10")
    driver.click("guide")
    assert driver.screen == "help"


def test_an_untouched_screen_draws_no_frame_and_waits_for_input(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    begin(app, rules, "usa")
    frames = app.frames
    for _ in range(50):
        pass_time(app, 16)
        app.guarded_paint()
    assert app.frames == frames
    app.tooltips.due = 0
    assert wait(app) == -1, "the loop sleeps until something happens"


def test_every_kind_of_condition_has_words_for_a_locked_choice() -> None:
    from typing import get_args

    from spacerace_game.spec.conditions import Condition
    from spacerace_game.words.conditions import CLAUSES

    kinds = {one.model_fields["kind"].default for one in get_args(get_args(Condition)[0])}
    assert kinds == set(CLAUSES)


def test_every_kind_of_order_has_a_line_in_words(rules: Rules) -> None:
    from typing import get_args

    from spacerace_game.spec.orders import Order
    from spacerace_game.words.orders import LINES

    kinds = {one.model_fields["kind"].default for one in get_args(get_args(Order)[0])}
    assert kinds - {"answer"} == set(LINES)
