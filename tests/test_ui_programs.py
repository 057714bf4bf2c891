"""Opening a program: what it is for can be read before it is paid for."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.spec.rules import FACILITY, SPACECRAFT, TECHNOLOGY, VEHICLE, Rules
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.programs import leads_to, offers, use_of
from spacerace_game.ui.screens.budget import OpenSheet
from spacerace_game.ui.widgets.table import Table
from spacerace_game.ui.widgets.text import Text
from tests.window_helpers import begin, entry_of, overflows, window

EVERYTHING = (TECHNOLOGY, VEHICLE, SPACECRAFT, FACILITY)


def words(app: object) -> str:
    """All that is written on the screen."""
    return " ".join(e.widget.text for _, e in app.entries if isinstance(e.widget, Text))  # type: ignore[attr-defined]


def test_everything_that_can_be_begun_says_what_it_is_and_most_of_it_what_for(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "usa")
    found = offers(campaign, EVERYTHING)
    uses = [use_of(campaign, one.id) for one in found]
    assert all(use.description and use.stands for use in uses)
    assert sum(1 for use in uses if use.flies or use.needed_by) > len(uses) * 3 // 4


def test_who_needs_a_technology_is_named_with_the_level_wanted(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "ussr")
    item = next(one for one in rules.items if one.id == "r-7")
    technology, level = next((t, n) for t, n in item.needs if campaign.view.own.trl[t] < n)
    assert f"{item.title} (level {level})" in use_of(campaign, rules.technologies[technology].id).needed_by
    assert use_of(campaign, "r-7").flies


def test_the_arrow_keys_walk_the_table_and_what_stands_beside_it_follows(tmp_path: Path, rules: Rules) -> None:
    for size in ((1280, 720), (640, 480)):
        app = window(tmp_path, size)
        begin(app, rules, "usa")
        driver = Driver(app)
        driver.keys("ctrl+2")
        driver.click("open-program")
        driver.tab_to("offers-all")
        for _ in range(3):
            driver.keys("down")
            app.guarded_paint()
            sheet = app.top
            assert isinstance(sheet, OpenSheet)
            line = entry_of(app, "offers-all").widget.lines[entry_of(app, "offers-all").widget.at]  # type: ignore[attr-defined]
            assert sheet.chosen == line.key
            assert use_of(sheet.campaign, line.key).description in words(app)
            assert overflows(app) == []


def test_f2_tells_of_the_row_that_has_the_keyboard(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    driver = Driver(app)
    driver.keys("ctrl+2")
    driver.click("open-program")
    driver.tab_to("offers-all")
    driver.keys("down", "down", "f2")
    table = entry_of(app, "offers-all").widget
    line = table.lines[table.at]  # type: ignore[attr-defined]
    assert app.tips
    assert use_of(campaign, line.key).description in app.tips[-1].words.text
    driver.keys("f1")
    assert driver.screen == "help"


@pytest.mark.parametrize(("side", "size"), [("usa", (1280, 720)), ("ussr", (960, 540))])
def test_what_could_be_begun_is_listed_by_the_first_that_it_leads_to(
    tmp_path: Path, rules: Rules, side: str, size: tuple[int, int]
) -> None:
    app = window(tmp_path, size)
    campaign = begin(app, rules, side)
    aims = leads_to(campaign)
    assert aims
    driver = Driver(app)
    driver.keys("ctrl+2")
    driver.click("open-program")
    table = entry_of(app, "offers-all").widget
    assert isinstance(table, Table)
    worths = [aims.get(line.key, (0, ""))[0] for line in table.lines]
    assert worths == sorted(worths, reverse=True)
    assert [line.cells[1] for line in table.lines[:3]] == [aims[line.key][1] for line in table.lines[:3]]
    assert table.chosen == table.lines[0].key
    driver.keys("tab")
    for kind in ("vehicle", "spacecraft"):
        assert isinstance(app.top, OpenSheet)
        app.top.kind = kind
        app.change()
        app.guarded_paint()
        assert overflows(app) == []
