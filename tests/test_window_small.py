"""A low window with large letters: the first pages of a campaign keep their lists and their buttons."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.spec.rules import Rules
from spacerace_game.ui.app import App
from spacerace_game.ui.art.maps import world_view
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.keys import click
from spacerace_game.ui.screens.desk import DeskPage
from spacerace_game.ui.screens.house import PAGES, page
from spacerace_game.ui.screens.people import People
from tests.window_helpers import begin, entry_of, played, window


@pytest.fixture
def low(tmp_path: Path) -> App:
    return window(tmp_path, (1280, 720), 125)


def rows_in_sight(app: App, table: str) -> int:
    """How many rows of a list show at once."""
    entry = entry_of(app, table)
    row = entry.widget.row_rect(app.look(app.top)).height  # type: ignore[attr-defined]
    return entry.seen.height // max(1, row)


@pytest.mark.parametrize(("key", "table"), [("ctrl+3", "sites"), ("ctrl+7", "places"), ("ctrl+8", "milestones")])
def test_a_list_one_chooses_from_shows_some_of_its_rows(low: App, rules: Rules, key: str, table: str) -> None:
    begin(low, rules, "ussr")
    Driver(low).keys(key)
    assert rows_in_sight(low, table) >= 3


def test_map_and_list_of_germany_take_turns_in_a_low_window(low: App, rules: Rules) -> None:
    begin(low, rules, "ussr")
    driver = Driver(low)
    driver.keys("ctrl+3")
    assert "sites" in driver.names()
    driver.press("germany-map")
    assert low.entry("map") is not None
    driver.press("germany-map")
    assert low.entry("map") is None


@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_germany_opens_on_a_site_that_can_be_reached(tmp_path: Path, rules: Rules, side: str) -> None:
    app = window(tmp_path)
    begin(app, rules, side)
    Driver(app).keys("ctrl+3")
    assert any("Access" in getattr(entry.widget, "label", "") for _, entry in app.entries)
    assert entry_of(app, "access").widget.value == 4  # type: ignore[attr-defined]


def test_who_sends_a_team_by_keyboard_stays_at_the_list(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    driver = Driver(app)
    driver.keys("ctrl+3")
    want = next(name for name in driver.names() if name.startswith("want-"))
    driver.press(want)
    driver.press("send-recruit")
    assert len(campaign.orders) == 1
    assert app.focus == "sites"


def test_with_nothing_to_decide_the_keyboard_is_at_what_could_be_begun(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    monkeypatch.setattr("spacerace_game.ui.screens.desk.needs", lambda _: [])
    app.open(DeskPage(campaign))
    Driver(app).keys("f6")
    assert app.focus == "do-program"


@pytest.mark.parametrize("tab", ["captives", "specialists", "crew"])
def test_a_page_of_people_opens_with_the_keyboard_at_its_list(tmp_path: Path, rules: Rules, tab: str) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", 2)
    found = People(campaign)
    found.tab = tab
    app.open(found)
    app.guarded_paint()
    assert entry_of(app, found.first_focus()).widget.focusable


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_every_page_opens_with_the_keyboard_at_something_that_takes_it(tmp_path: Path, rules: Rules, name: str) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "ussr", 1)
    app.open(page(name, campaign))
    app.guarded_paint()
    assert entry_of(app, app.focus).widget.focusable


def test_a_press_on_the_map_of_the_world_chooses_the_place_that_is_there(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path, (1920, 1080))
    begin(app, rules, "usa")
    driver = Driver(app)
    driver.keys("ctrl+7")
    pad = rules.facilities[rules.items[rules.item_index["cape-lc5"]].place]
    picture = entry_of(app, "map").widget
    x, y = world_view(picture.rect).at(float(pad.latitude), float(pad.longitude))
    driver.play([click((round(x), round(y)))])
    spot = rules.facilities[rules.items[rules.item_index[app.top.chosen]].place]  # type: ignore[attr-defined]
    assert abs(float(spot.latitude) - float(pad.latitude)) < 2
    assert abs(float(spot.longitude) - float(pad.longitude)) < 2


def test_who_builds_by_keyboard_stays_on_the_page_when_the_button_goes(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    driver = Driver(app)
    driver.keys("ctrl+7")
    driver.press("build")
    assert len(campaign.orders) == 1
    assert "build" not in driver.names()
    assert app.focus == app.top.first_focus()


@pytest.mark.parametrize(
    ("size", "follows", "expected"),
    [
        ((1280, 720), True, 1.0),
        ((1920, 1080), True, 1.25),
        ((1920, 1080), False, 1.0),
        ((3840, 2160), True, 2.5),
        ((800, 450), True, 450 / 540),
    ],
)
def test_letters_grow_with_the_window_unless_a_size_was_chosen(
    tmp_path: Path, size: tuple[int, int], follows: bool, expected: float
) -> None:
    app = window(tmp_path, size)
    app.preferences.values["scale_follows"] = follows
    assert app.scale == pytest.approx(expected)


def test_a_size_chosen_in_the_settings_is_taken_at_its_word(tmp_path: Path) -> None:
    app = window(tmp_path, (1920, 1080))
    app.preferences.values["scale_follows"] = True
    app.change()
    driver = Driver(app)
    driver.press("settings")
    driver.press("scale-follows")
    assert app.scale == 1.0
    driver.press("scale-follows")
    assert app.scale == 1.25
    driver.tab_to("scale")
    driver.keys("right")
    assert (app.preferences.on("scale_follows"), app.preferences.number("scale"), app.scale) == (False, 150, 1.5)


def test_a_chosen_size_is_shown_as_it_was_chosen_where_the_window_has_no_room_for_it(tmp_path: Path) -> None:
    app = window(tmp_path, (1280, 720), 200)
    Driver(app).press("settings")
    assert app.scale < 1.5
    slider = entry_of(app, "scale").widget
    assert slider.value == 200  # type: ignore[attr-defined]


def test_the_keyboard_begins_anew_at_the_list_when_what_had_it_is_gone(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    begin(app, rules, "usa")
    Driver(app).keys("ctrl+3", "tab")
    app.focus = "a-button-that-went"
    app.lay_out()
    assert app.focus == app.top.first_focus() == "sites"
