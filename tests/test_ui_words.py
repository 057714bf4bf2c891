"""Sentences on the screens: articles, plurals and verbs, and files that are called after what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.engine import facts
from spacerace_game.play import saves as saves_module
from spacerace_game.play.saves import Save
from spacerace_game.spec import orders
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.desk import ahead
from spacerace_game.ui.presenters.germany import holder_phrase
from spacerace_game.ui.presenters.saves import save_words
from spacerace_game.ui.presenters.units import quarters
from spacerace_game.ui.screens.load import Load
from spacerace_game.ui.widgets.text import Text
from spacerace_game.words.facts import Teller
from spacerace_game.words.orders import order_line
from tests.window_helpers import begin, entry_of, window


def saved(kind: str, stem: str, turns: int) -> Save:
    return Save(Path(f"{stem}.jsonl"), kind, "space_race_1945", {"usa": "human", "ussr": "steady"}, turns, 1.0)


def test_a_save_is_called_by_its_scenario_its_country_and_the_season_it_goes_on_in(rules: Rules) -> None:
    words = save_words(saved("autosave", "space_race_1945-usa-1--turn-004", 4), rules)
    assert words == ("The Space Race 1945, no. 1", "United States", "autosave", "Spring 1946")
    words = save_words(saved("copy", "space_race_1945-usa-2--autumn-1950-2", 22), rules)
    assert words[0] == "The Space Race 1945, no. 2"
    assert words.kind == "copy 2"
    assert save_words(saved("copy", "space_race_1945-usa-2--autumn-1950", 22), rules).kind == "copy"
    assert save_words(saved("campaign", "space_race_1945-usa-1", len(rules.turns)), rules).when == "ended, Autumn 1975"


def test_a_save_of_a_scenario_that_is_gone_is_called_what_its_file_says() -> None:
    words = save_words(saved("campaign", "space_race_1945-usa-1", 49), None)
    assert words == ("space_race_1945", "usa", "campaign", "turn 49")


def test_the_list_of_campaigns_shows_no_file_names(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves_module, "saves_folder", lambda: tmp_path / "saves")
    (tmp_path / "saves").mkdir()
    app = window(tmp_path)
    campaign = begin(app, rules, "ussr", saves_module.new_path("space_race_1945", "ussr"))
    campaign.end_turn()
    campaign.session.close()
    app.open(Load())
    app.guarded_paint()
    (line,) = entry_of(app, "saves").widget.lines  # type: ignore[attr-defined]
    assert line.cells[:4] == ("The Space Race 1945, no. 1", "Soviet Union", "Summer 1945", "campaign")


def test_the_arrow_keys_choose_a_campaign_and_enter_opens_it(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves_module, "saves_folder", lambda: tmp_path / "saves")
    (tmp_path / "saves").mkdir()
    app = window(tmp_path)
    for side in ("usa", "ussr"):
        campaign = begin(app, rules, side, saves_module.new_path("space_race_1945", side))
        campaign.end_turn()
        campaign.session.close()
    app.open(Load())
    app.guarded_paint()
    driver = Driver(app)
    driver.keys("down")
    chosen = app.top.chosen  # type: ignore[attr-defined]
    driver.keys("enter")
    opened = app.top.campaign  # type: ignore[attr-defined]
    assert opened.path.name in chosen
    assert opened.facts, "its last quarter's news is there"
    assert len(opened.editions) == 1


def test_countries_carry_their_article_in_a_sentence(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "usa")
    assert holder_phrase(campaign, "usa") == "the United States"
    assert holder_phrase(campaign, "shared") == "all powers together"
    passing = [one.text for one in ahead(campaign) if one.text.startswith("To ")]
    assert passing
    named = ("To the ", "To all powers", "To Britain", "To France", "To Czechoslovakia")
    assert all(text.startswith(named) for text in passing)


def test_one_is_one_and_many_are_many(rules: Rules) -> None:
    assert (quarters(1), quarters(2)) == ("1 quarter", "2 quarters")
    teller = Teller(rules)
    one = orders.HireEngineers(discipline=rules.scenario.disciplines[0].id, engineers=1)
    assert order_line(teller, one).startswith("Hire 1 engineer:")


def test_a_group_of_people_takes_a_verb_in_the_plural(rules: Rules) -> None:
    teller = Teller(rules)
    group = next(lot.id for _, lot in rules.lots if lot.title == "Physiologists of the Luftwaffe")
    told = {
        how: teller.tell(facts.CaptiveMoved(1, "usa", name, how, "ussr"))
        for name in (group,)
        for how in ("checked", "refused", "court", "taken", "courted")
    }
    assert told["taken"] == "Physiologists of the Luftwaffe are taken, with eyes open."
    assert told["courted"] == "Physiologists of the Luftwaffe have gone over to the Soviet Union."
    assert all(" is " not in text and " was " not in text and " has " not in text for text in told.values())
    person = next(one.id for one in rules.scenario.people if one.side is None)
    assert " is taken" in teller.tell(facts.CaptiveMoved(1, "usa", person, "taken", ""))


def test_after_going_back_the_desk_tells_of_the_quarter_before_and_of_no_file(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign: Campaign = begin(app, rules, "usa")
    driver = Driver(app)
    for _ in range(3):
        campaign.end_turn()
    before = campaign.session.told[1][1]
    campaign.rewind(1)
    assert campaign.facts == before
    driver.keys("ctrl+1")
    app.change()
    app.guarded_paint()
    shown = " ".join(entry.widget.text for _, entry in app.entries if isinstance(entry.widget, Text))
    assert "opened from its file" not in shown
    campaign.rewind(2)
    assert campaign.facts == ()
