"""What a newcomer meets first: the sides as they begin, the guide, what a pad is for, and what a flight could win."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from spacerace_game.spec.rules import Rules, compile_rules
from spacerace_game.ui.presenters.begins import beginnings, people_at_hand
from spacerace_game.ui.presenters.errands import auto_assign
from spacerace_game.ui.presenters.guide import guide_step, guide_text
from spacerace_game.ui.presenters.programs import open_order, use_of
from spacerace_game.ui.screens.archive import Archive
from spacerace_game.ui.screens.flights import Planning
from spacerace_game.ui.screens.knowledge import Knowledge
from spacerace_game.ui.screens.new import NewCampaign
from spacerace_game.ui.screens.newspaper import Newspaper
from spacerace_game.ui.screens.people import People
from spacerace_game.ui.screens.story import Story
from spacerace_game.ui.screens.timeline import Timeline
from spacerace_game.words.newspaper import First
from tests.window_helpers import begin, entry_of, played, window


def test_each_side_shows_what_and_whom_it_begins_with(rules: Rules) -> None:
    usa, ussr = rules.sides[rules.side_index["usa"]], rules.sides[rules.side_index["ussr"]]
    assert dict(beginnings(rules, usa))["What the same work costs"] == "100 %"
    assert {name for name, _ in beginnings(rules, usa)} == {name for name, _ in beginnings(rules, ussr)}
    assert people_at_hand(rules, ussr)[0].id == "sergei-korolev"
    assert not any(one.role == "crew" for one in people_at_hand(rules, usa))


def test_whom_a_scenario_is_by_stands_where_it_is_chosen(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    app.open(NewCampaign())
    app.guarded_paint()
    texts = [getattr(entry.widget, "text", "") for _, entry in app.entries]
    assert any(rules.scenario.author in text and "McDowell" in text for text in texts)


def test_a_specialist_is_shown_with_a_temper_where_it_is_out_of_the_common(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    page = People(begin(app, rules, "ussr"))
    app.open(page)
    for name in ("valentin-glushko", "sergei-korolev"):
        temper = rules.scenario.people[rules.person_index[name]].temper
        words = [getattr(one, "text", "") for one in page._dossier(name)[0].children[1].children]
        assert any(word.endswith(f", {temper}") for word in words) == (temper != "steady")


def test_a_pad_says_what_can_take_off_from_it(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "usa")
    use = use_of(campaign, "white-sands-lc33")
    assert "A-4 (V-2)" in use.serves
    assert "Saturn V" not in use.serves
    assert use_of(campaign, "a4-technology").serves == ()


def test_the_guide_asks_for_a_pad_before_the_first_quarter_ends(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "usa")
    campaign.give(open_order("a4-technology"))
    auto_assign(campaign)
    step = guide_step(campaign)
    assert step is not None
    assert step[1].page == "world"
    assert campaign.give(open_order("white-sands-lc33")) == ""
    after = guide_step(campaign)
    assert after is not None
    assert after[0] > step[0]


def test_a_plan_says_what_is_at_stake(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", 1)
    app.open(Planning(campaign, "ballistic-test-a4", "a-4", ""))
    app.guarded_paint()
    texts = [getattr(entry.widget, "text", "") for _, entry in app.entries]
    assert any(str(text).startswith("At stake: A captured A-4 flown at home") for text in texts)
    assert any("In reality: United States, 10 May 1946" in str(text) for text in texts)


def test_the_timeline_names_only_ways_that_are_open_where_there_are_some(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", 2)
    app.open(Timeline(campaign, "a4-at-home"))
    app.guarded_paint()
    texts = [str(getattr(entry.widget, "text", "")) for _, entry in app.entries]
    if any("it can be planned" in text for text in texts):
        assert not any("is not ready" in text for text in texts)


def test_the_race_in_the_paper_names_the_greatest_first_of_its_quarter(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "ussr", 1)
    page = campaign.editions[-1]["ussr"]
    day = rules.turns[page.number - 1].last
    names = ["crewed-landing", *[one.id for one in rules.scenario.milestones if one.id != "crewed-landing"][:6]]
    campaign.editions[-1]["ussr"] = replace(page, firsts=tuple(First(name, "ussr", day) for name in reversed(names)))
    app.open(Newspaper(campaign))
    app.guarded_paint()
    texts = [str(getattr(entry.widget, "text", "")) for _, entry in app.entries]
    assert any("People on the Moon" in text for text in texts)


def test_knowledge_lists_what_is_worked_on_first_and_what_is_known_last(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", 10)
    app.open(Knowledge(campaign))
    app.guarded_paint()
    states = [line.cells[3] for line in entry_of(app, "technologies").widget.lines]  # type: ignore[attr-defined]
    order = ("at work", "open", "blocked", "known")
    assert states == sorted(states, key=order.index)
    assert "known" in states


def test_a_machine_that_is_not_built_is_not_called_ready_on_the_timeline(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", 1)
    assert campaign.give(open_order("wac-corporal")) == "" or campaign.unbuilt("wac-corporal")
    for name in rules.milestone_index:
        app.open(Timeline(campaign, name))
        app.guarded_paint()
        texts = [str(getattr(entry.widget, "text", "")) for _, entry in app.entries]
        for way, said in pairwise(texts):
            if said.startswith("Nothing: it can be planned") and way.endswith("WAC Corporal"):
                raise AssertionError(way)


def test_a_locked_choice_says_why_below_it_and_the_keyboard_begins_at_an_open_one(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    story = next(one for one in rules.storylets if len(one.choices) > 2 and one.choices[0].requires is None)
    first = story.choices[0].id
    monkeypatch.setattr(campaign, "why_not", lambda order: "No money." if order.choice == first else "")
    app.open(Story(campaign, story.id))
    app.guarded_paint()
    texts = [str(getattr(entry.widget, "text", "")) for _, entry in app.entries]
    assert texts.count("No money.") == 1
    assert app.focus == f"choice-{story.choices[1].id}"
    monkeypatch.setattr(campaign, "why_not", lambda _: "Answered already.")
    app.change()
    app.guarded_paint()
    assert [str(getattr(entry.widget, "text", "")) for _, entry in app.entries].count("Answered already.") == 1


def test_the_archive_opens_on_what_really_happened_last_and_on_nothing_still_to_come(
    tmp_path: Path, rules: Rules
) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    app.open(Archive(campaign))
    app.guarded_paint()
    opened = next(one for one in rules.scenario.chronicle if one.id == app.top.chosen)  # type: ignore[attr-defined]
    assert opened.date <= campaign.view.period.first
    app.open(Archive(campaign, "wernher-von-braun"))
    app.guarded_paint()
    assert app.top.chosen == "wernher-von-braun"  # type: ignore[attr-defined]


def test_the_guide_speaks_of_this_scenarios_own_rocket_days_and_attention(tmp_path: Path, rules: Rules) -> None:
    for side in ("usa", "ussr"):
        told = guide_text(begin(window(tmp_path / side), rules, side))
        assert "the map changes on 1 July 1945" in told
        assert "“The A-4 as a whole” is a fair beginning" in told
        assert "some of your 5 points" in told
        assert "the A-4 can fly from it" in told
    scenario = rules.scenario
    sites = tuple(site.model_copy(update={"holders": site.holders[:1], "lots": ()}) for site in scenario.sites)
    other = compile_rules(scenario.model_copy(update={"history": (), "sites": sites}), rules.capabilities)
    told = guide_text(begin(window(tmp_path / "other"), other, "usa"))
    assert "everybody wants. On **People**" in told
    assert "A-4" not in told
