"""Flights for a first: watched before the news, with what is at stake, and told beside real history."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.engine.facts import FlightFlown, MilestoneReached
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.advice import advised
from spacerace_game.ui.presenters.attempts import at_stake, done_before, to_watch, won
from spacerace_game.ui.presenters.beside import beside_history
from spacerace_game.ui.presenters.news import news
from spacerace_game.ui.screens.launch import Launch
from spacerace_game.ui.screens.turning import play_quarter
from tests.window_helpers import begin, played, window


@pytest.fixture
def first(tmp_path: Path, rules: Rules) -> tuple[Campaign, FlightFlown]:
    """A campaign after the first quarter that brought its side a first by a flight."""
    app = window(tmp_path)
    campaign = played(app, rules, "usa", 1)
    for _ in range(20):
        flight = to_watch(campaign)
        if flight is not None and won(campaign, flight):
            return campaign, flight
        for one in advised(campaign):
            campaign.give(one.order)
        campaign.end_turn()
    raise AssertionError("twenty quarters without a first")


def test_a_first_is_at_stake_on_its_day_and_not_on_any_later_one(first: tuple[Campaign, FlightFlown]) -> None:
    campaign, flight = first
    reached = [fact.milestone for fact in campaign.facts if isinstance(fact, MilestoneReached)]
    brought = {one.milestone for one in won(campaign, flight)}
    assert brought <= set(reached)
    assert at_stake(campaign, flight)[0] in brought
    campaign.session.facts = tuple(fact for fact in campaign.facts if not isinstance(fact, FlightFlown))
    assert to_watch(campaign) is None


def test_the_desk_tells_a_first_with_what_it_moved_and_beside_history(first: tuple[Campaign, FlightFlown]) -> None:
    campaign, flight = first
    told = next(one for one in news(campaign) if one.milestone == won(campaign, flight)[0].milestone)
    assert "Prestige +" in told.effect
    assert "In reality" in told.effect


def test_real_history_is_compared_in_days_and_names(first: tuple[Campaign, FlightFlown]) -> None:
    campaign, _ = first
    spec = campaign.rules.scenario.milestones[campaign.rules.milestone_index["satellite"]]
    day = spec.real["ussr"].date
    really = "In reality the Soviet Union did it on 4 October 1957"
    assert beside_history(campaign, spec.id, day) == f"{really}, the same day."
    assert beside_history(campaign, spec.id, day - 40) == f"{really}, 40 days later."
    assert beside_history(campaign, spec.id, day + 365) == f"{really}, 1 year sooner."


def test_an_attempt_is_watched_before_its_paper_and_one_key_goes_on(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    for _ in range(20):
        for one in advised(campaign):
            campaign.give(one.order)
        app.follow(play_quarter(app.top))  # type: ignore[arg-type]
        app.guarded_paint()
        if isinstance(app.top, Launch):
            break
    assert isinstance(app.top, Launch)
    driver = Driver(app)
    stake = at_stake(campaign, app.top.fact)[0]
    words = "To draw level" if done_before(campaign, stake, app.top.fact) else "For a first"
    assert any(words in getattr(entry.widget, "text", "") for _, entry in app.entries)
    driver.keys("end")
    assert app.focus == "back"
    driver.keys("enter")
    assert driver.screen in ("newspaper", "desk")
    assert not any(isinstance(screen, Launch) for screen in app.stack)


def test_whoever_wants_no_launches_goes_straight_to_the_news(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    app.preferences.values["launches"] = False
    campaign = begin(app, rules, "usa")
    for _ in range(6):
        for one in advised(campaign):
            campaign.give(one.order)
        app.follow(play_quarter(app.top))  # type: ignore[arg-type]
        assert not isinstance(app.top, Launch)
