"""The end of a campaign is told before it is counted, and told from what happened in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from spacerace_game.ai import policy_named
from spacerace_game.cli.play import Table
from spacerace_game.engine import new_game, outcome, play_turn
from spacerace_game.engine.facts import DecisionTaken, FlightFlown
from spacerace_game.engine.state import CAUSE
from spacerace_game.play.campaign import decide, with_endings
from spacerace_game.play.changed_rules import RulesChanged
from spacerace_game.play.saves import new_path, saves
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.report.epilogue import Epilogue, epilogue
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.desk import ahead, needs, within_reach
from spacerace_game.ui.screens.epilogue import GREATEST
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.screens.load import open_save
from spacerace_game.words.days import long_date
from tests.window_helpers import overflows, window


@pytest.fixture(scope="module")
def thirty_years(rules: Rules) -> Campaign:
    """An American campaign played to its last day, its decisions taken by a policy."""
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 7)
    steady = policy_named("steady")
    while not session.state.over:
        for order in decide(session.state, "usa", steady):
            session.give("usa", order)
        session.end_turn()
    return Campaign(session, "usa", None)


@pytest.fixture(scope="module")
def told(thirty_years: Campaign) -> Epilogue:
    return thirty_years.epilogue()


def test_the_calendars_end_has_words_of_its_own_for_each_side(rules: Rules, thirty_years: Campaign) -> None:
    session = thirty_years.session
    texts = [epilogue(session.state, session.told, side, {}).text for side in rules.side_index]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_those_who_were_killed_are_said_to_be_dead_on_the_day_they_died(thirty_years: Campaign, told: Epilogue) -> None:
    flights = [fact for _, facts in thirty_years.session.told for fact in facts if isinstance(fact, FlightFlown)]
    for fate in told.fates:
        lost = [flight for flight in flights if fate.person in flight.died]
        assert ("Was killed on" in fate.text) is bool(lost)
        if lost:
            assert long_date(lost[0].day) in fate.text
            assert fate.dead


def test_captives_leaders_and_crews_of_this_campaign_are_remembered_and_some_of_the_others(told: Epilogue) -> None:
    roles = {fate.role for fate in told.fates}
    assert {"From Germany", "Crew"} <= roles
    assert roles & {"Engineer", "Scientist", "Manager", "Director"}
    assert any(fate.text.startswith("Led work on ") for fate in told.fates)
    assert {fate.side for fate in told.fates} == {"usa", "ussr"}
    assert len({fate.text for fate in told.fates}) == len(told.fates)


def test_the_decisions_recalled_are_decisions_that_were_taken(thirty_years: Campaign, told: Epilogue) -> None:
    taken = {
        fact.storylet: fact
        for _, facts in thirty_years.session.told
        for fact in facts
        if isinstance(fact, DecisionTaken) and fact.side == "usa"
    }
    assert len(told.recalled) == 3
    for one in told.recalled:
        story = next(story for story in thirty_years.rules.storylets if story.id == one.storylet)
        choice = next(choice for choice in story.choices if choice.id == taken[one.storylet].choice)
        assert one.chosen.endswith(choice.text.get("usa") or choice.text["any"])
        assert one.came.startswith(choice.outcome_text.get("usa") or choice.outcome_text["any"])


def test_both_papers_lead_the_last_issue(told: Epilogue) -> None:
    assert [lead.side for lead in told.papers[-1].leads] == ["usa", "ussr"]
    assert told.papers[-1].date == "December 1975"


def test_a_campaign_that_nobody_led_is_summed_up_as_one_that_was_not(rules: Rules) -> None:
    state = new_game(rules, 3)
    state.turn, state.over = len(rules.turns), len(rules.scenario.endings) + 1
    made = epilogue(state, [], "ussr", {})
    assert "flew no times" in made.sums[0]
    assert "One line was never ticked" in made.sums[1]
    assert "Nobody was killed" in made.sums[2]
    assert made.fates == made.recalled == made.papers == ()


def test_a_dismissal_is_read_by_the_chief_it_happened_to_and_heard_of_by_the_other(rules: Rules) -> None:
    state = new_game(with_endings(rules, ["dismissal"]), 5)
    usa = state.sides[0]
    usa.support[CAUSE["leaders"]] -= sum(usa.support)
    usa.low_turns = rules.numbers.politics.dismissal_quarters - 1
    after = play_turn(state, {}).state
    assert outcome(after)["ended_for"] == ["usa"]
    assert epilogue(after, [], "usa", {}).text.startswith("The letter thanks you")
    assert epilogue(after, [], "ussr", {}).text.startswith("The American newspapers report")


@pytest.mark.parametrize("size", [(1280, 720), (640, 480)])
def test_the_end_is_read_before_the_table_and_the_desk_offers_nothing_more(
    tmp_path: Path, thirty_years: Campaign, size: tuple[int, int]
) -> None:
    app = window(tmp_path, size)
    driver = Driver(app)
    app.open(page("desk", thirty_years))
    app.guarded_paint()
    assert not within_reach(thirty_years)
    assert not ahead(thirty_years)
    assert [one.page for one in needs(thirty_years)] == ["report"]
    assert "advice" not in driver.names()
    driver.click("foot-end")
    assert driver.screen == "epilogue"
    assert overflows(app) == []
    texts = [str(getattr(entry.widget, "text", "")) for _, entry in app.entries]
    assert "Beside real history" in texts
    assert sum(text.startswith("In reality") for text in texts) == GREATEST
    driver.keys("enter")
    assert driver.screen == "report"
    assert overflows(app) == []
    driver.click("epilogue")
    assert driver.screen == "epilogue"


def test_the_terminal_tells_the_end_too(
    thirty_years: Campaign, told: Epilogue, capsys: pytest.CaptureFixture[str]
) -> None:
    Table(thirty_years.session, "usa").brief()
    shown = " ".join(capsys.readouterr().out.split())
    assert told.text in shown
    assert all(one.text in shown for one in told.fates)


def test_a_campaign_that_is_over_opens_at_its_epilogue_and_stays_as_it_is(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever closed the window on the last page can read it again; nothing is added to the file."""
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    path = new_path(rules.scenario.id, "usa")
    path.parent.mkdir(parents=True)
    changed = with_endings(rules, ["dismissal"])
    session = Session.new(changed, {"usa": HUMAN, "ussr": "steady"}, 5, path)
    while not session.state.over:
        session.end_turn()
    session.close()
    before = path.read_bytes()
    app = window(tmp_path)
    app.follow(open_save(app, next(one for one in saves() if one.kind == "campaign")))
    app.guarded_paint()
    driver = Driver(app)
    assert driver.screen == "epilogue"
    driver.click("back")
    assert driver.screen == "desk"
    campaign: Campaign = app.top.campaign  # type: ignore[attr-defined]
    assert campaign.view.over
    assert all(fate.text for fate in campaign.epilogue().fates)
    with pytest.raises(ValueError, match="stays as it is"):
        campaign.rewind(1)
    with pytest.raises(RulesChanged, match=r"is over\. Put the scenario back") as caught:
        Session.load(replace(rules, hash="0" * 32), path, changed="go-on")
    assert caught.value.changed.state is None
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.suffix == ".jsonl"] == [path.name]
