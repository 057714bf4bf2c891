"""Last quarter at the desk: told in groups, each thing with what it moved, and nothing told twice."""

from __future__ import annotations

from pathlib import Path

from spacerace_game.engine import Fact
from spacerace_game.engine.facts import (
    CaptureDecided,
    DecisionTaken,
    FlightSlipped,
    LevelReached,
    MeterMoved,
    MilestoneReached,
    SiteSurveyed,
    SiteWatched,
    Surprised,
)
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.news import News, news
from spacerace_game.ui.presenters.rival import threats
from spacerace_game.ui.screens.advice import Advice
from spacerace_game.ui.screens.desk import DeskPage
from tests.window_helpers import begin, played, window


def told(tmp_path: Path, rules: Rules, *happened: Fact) -> tuple[Campaign, list[News]]:
    """What an American desk makes of facts of the first quarter."""
    campaign = begin(window(tmp_path), rules, "usa")
    campaign.session.facts = happened
    return campaign, news(campaign)


def test_people_come_over_and_crates_are_brought_home_the_ablest_named_first(tmp_path: Path, rules: Rules) -> None:
    targets = ("kochel-wind-tunnel", "dieter-huzel", "wernher-von-braun")
    captured = [CaptureDecided(1, "", one, "kochel", "usa", ("usa",), 1) for one in targets]
    _, found = told(tmp_path, rules, *captured)
    lines = [one.text for one in found]
    assert lines[0] == "**Came over to us:** Wernher von Braun, Dieter Huzel."
    assert lines[1].startswith("**Brought home:** ")


def test_a_decision_is_told_with_what_it_moved_and_only_that(tmp_path: Path, rules: Rules) -> None:
    story = rules.storylets[0]
    choice = story.choices[0].id
    _, found = told(
        tmp_path,
        rules,
        DecisionTaken(1, "usa", story.id, choice, False),
        MeterMoved(1, "usa", "support", -17, "choices", ("storylet", story.id, choice), 480),
        MeterMoved(1, "usa", "military", -19, "choices", ("storylet", story.id, choice), 480),
        MeterMoved(1, "usa", "support", 20, "choices", ("storylet", "another", "one"), 500),
        MeterMoved(1, "ussr", "support", 20, "choices", ("storylet", story.id, choice), 500),
    )
    assert [one.effect for one in found] == ["Support −1.7, military interest −1.9."]


def test_a_rivals_first_that_frightens_nobody_is_one_line(tmp_path: Path, rules: Rules) -> None:
    day = rules.scenario.milestones[rules.milestone_index["satellite"]].real["ussr"].date
    _, found = told(
        tmp_path,
        rules,
        MilestoneReached(day, "ussr", "satellite", "", True, True, 10),
        MeterMoved(day, "usa", "fear", 14, "rival", ("milestone", "satellite"), 14),
        Surprised(day, "usa", "ussr", "satellite", 40, 0, 0, "calm"),
    )
    assert len(found) == 1
    assert found[0].effect == "Fear +1.4. In reality the Soviet Union did it on 4 October 1957, the same day."


def test_the_greatest_first_is_told_on_top_and_what_others_do_after_us_below(tmp_path: Path, rules: Rules) -> None:
    day = rules.turns[0].last
    _, found = told(
        tmp_path,
        rules,
        MilestoneReached(day, "ussr", "heavy-satellite", "", True, True, 10),
        MilestoneReached(day, "ussr", "crewed-landing", "", True, True, 10),
        Surprised(day, "usa", "ussr", "crewed-landing", 160, 0, 0, "week"),
    )
    assert [one.milestone for one in found] == ["crewed-landing", "heavy-satellite"]
    assert found[0].effect.startswith("It made a bad week. In reality")


def test_what_was_seen_over_and_over_is_told_once(tmp_path: Path, rules: Rules) -> None:
    _, found = told(
        tmp_path,
        rules,
        *(SiteWatched(1, "usa", "kochel", (), ()) for _ in range(3)),
        LevelReached(1, "usa", "turbopumps", 6, ()),
        LevelReached(2, "usa", "turbopumps", 9, ()),
        FlightSlipped(1, "usa", "usa-a-4-8", 100, "scrub"),
        FlightSlipped(2, "usa", "usa-a-4-8", 120, "scrub"),
    )
    lines = [one.text for one in found]
    assert len(lines) == 3
    assert "**Watched, and nobody else came:** Kochel." in lines
    assert "**Learnt:** Turbopumps (level 9)." in lines


def test_a_survey_does_not_list_whom_somebody_is_known_to_have(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    campaign.session.state.holder[rules.person_index["wernher-von-braun"]] = 2
    campaign.touch()
    campaign.session.facts = (SiteSurveyed(1, "usa", "kochel", ("wernher-von-braun", "dieter-huzel")),)
    assert [one.text for one in news(campaign)] == ["**New on our list:** Dieter Huzel (Kochel)."]


def test_the_deputy_hires_in_one_line_and_with_one_press(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    app.open(Advice(campaign))
    app.guarded_paint()
    driver = Driver(app)
    assert "give-hires" in driver.names()
    driver.click("give-hires")
    assert len([one for one in campaign.orders if one.kind == "hire-engineers"]) > 1
    assert "give-hires" not in driver.names()


def test_the_desk_names_firsts_the_rival_is_believed_to_be_near_and_none_that_are_gone(
    tmp_path: Path, rules: Rules
) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "ussr", 40)
    while not (found := threats(campaign)):
        assert campaign.session.state.turn < 80
        campaign.end_turn()
    assert [one.day for one in found] == sorted(one.day for one in found)
    reached = campaign.view.own.reached
    assert not any(reached[rules.milestone_index[one.milestone]] for one in found)
    app.open(DeskPage(campaign))
    app.guarded_paint()
    driver = Driver(app)
    driver.click("threat-0")
    assert driver.screen == "timeline"
    assert app.top.chosen == found[0].milestone  # type: ignore[attr-defined]
