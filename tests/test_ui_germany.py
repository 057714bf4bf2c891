"""Germany on the screen: errands at one press, what was declined, where people are, and the order always in sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.engine import new_game
from spacerace_game.engine.bids import loads_asked
from spacerace_game.engine.facts import CaptureDecided, ErrandFailed
from spacerace_game.engine.state import Declined, State
from spacerace_game.engine.steps.capture import holder_of, trains_of
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.orders import SendTeam
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.errands import Given, auto_assign, given_words, missing, twice_words
from spacerace_game.ui.presenters.germany import places
from spacerace_game.ui.presenters.news import news
from spacerace_game.ui.presenters.whereabouts import whereabouts
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.screens.people import People
from tests.germany_helpers import hold, make_known, side_of, target, team
from tests.window_helpers import begin, entry_of, overflows, window

MUELLER, HOELZER, BRAUN = "fritz-mueller", "helmut-hoelzer", "wernher-von-braun"
HERE = "oberammergau"


def seated(state: State, side: str = "usa") -> Campaign:
    """A campaign at this state, seen from a chair."""
    controllers = {name: HUMAN if name == side else "steady" for name in state.rules.side_index}
    return Campaign(Session(state, controllers, None), side, None)


def declining(rules: Rules, offer: int, weight: int, seed: int = 1) -> State:
    """A campaign in which the Americans know two people, have seen all sites, and one has declined a bid of theirs."""
    state = new_game(rules, seed)
    side = side_of(state, "usa")
    side.known, side.surveyed = [0] * len(side.known), [1] * len(side.surveyed)
    make_known(state, "usa", MUELLER, HOELZER)
    side.declined = [Declined(target(state, MUELLER).index, offer, weight)]
    return state


def sent_for(campaign: Campaign, name: str) -> list[SendTeam]:
    return [one for one in campaign.desk.errands if name in one.targets]


def told_of(campaign: Campaign, name: str) -> str:
    return next(one.declined for place in places(campaign) for one in place.wanted if one.id == name)


def test_who_declined_fair_terms_is_offered_better_ones_at_the_next_press(rules: Rules) -> None:
    campaign = seated(declining(rules, 2, 11))
    assert told_of(campaign, MUELLER) == "refused fair terms; a better offer might do"
    assert told_of(campaign, HOELZER) == ""
    auto_assign(campaign)
    assert [one.offer for one in sent_for(campaign, HOELZER)] == [2]
    assert [one.offer for one in sent_for(campaign, MUELLER)] == [3]


@pytest.mark.parametrize(
    ("weight", "words"), [(15, "refused the best that one team can offer"), (99, "refused the best you can offer")]
)
def test_nobody_is_sent_for_on_terms_that_were_declined_already(rules: Rules, weight: int, words: str) -> None:
    campaign = seated(declining(rules, 3, weight))
    assert told_of(campaign, MUELLER) == words
    for _ in range(4):
        assert auto_assign(campaign).errands
        assert not sent_for(campaign, MUELLER)
        campaign.end_turn()


@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_no_more_is_carried_off_at_one_press_than_the_trains_can_take(rules: Rules, side: str) -> None:
    for seed in range(4):
        campaign = seated(new_game(rules, seed), side)
        for _ in range(4):
            auto_assign(campaign)
            desk = campaign.desk
            assert loads_asked(desk) <= trains_of(rules, desk.index, desk.period.first)
            campaign.end_turn()


def test_while_a_great_name_is_missing_the_first_teams_look_around_at_home(rules: Rules) -> None:
    state = new_game(rules, 1)
    side = side_of(state, "usa")
    side.known = [known or 1 for known in side.known]
    side.known[target(state, BRAUN).index] = 0
    campaign = seated(state)
    assert missing(campaign.desk) == (BRAUN,)
    auto_assign(campaign)
    first, second = campaign.desk.errands[:2]
    site = rules.scenario.sites[rules.site_index[first.site]]
    assert (first.task, second.task == "survey") == ("survey", False), "one look for each who is missing"
    assert holder_of(site, campaign.view.period.last) == "usa"


def test_what_was_given_at_one_press_is_counted_in_errands(rules: Rules) -> None:
    assert given_words(Given(15, 5, 1_200)) == "15 errands given to 5 teams; 1.2 M promised if all come."
    assert given_words(Given(2, 2, 0)) == "2 errands given to 2 teams."
    assert given_words(Given(1, 1, 0)) == "One errand given to one team."
    assert given_words(Given(0, 0, 0)) == "No team could be given an errand."
    campaign = seated(new_game(rules, 1))
    given = auto_assign(campaign)
    assert (given.errands, given.teams) == (len(campaign.orders), 5)
    assert given.errands > given.teams


def test_a_second_team_for_the_same_people_is_told_what_it_would_do(rules: Rules) -> None:
    campaign = seated(make_known(new_game(rules, 1), "usa", MUELLER))
    assert twice_words(campaign, (MUELLER,), 1) == ""
    campaign.give(team(HERE, MUELLER))
    assert "raises the odds" in twice_words(campaign, (MUELLER, HOELZER), 1)
    assert "better terms" in twice_words(campaign, (MUELLER,), 2)
    campaign.give(team(HERE, MUELLER, number=2))
    campaign.give(team(HERE, MUELLER, number=3))
    assert "more do not count" in twice_words(campaign, (MUELLER,), 1)
    assert twice_words(campaign, (HOELZER,), 1) == ""


def test_where_a_person_is_is_told_as_far_as_the_side_knows(rules: Rules) -> None:
    state = make_known(new_game(rules, 1), "usa", BRAUN)
    assert whereabouts(seated(state), BRAUN) == "believed to be at Garmisch-Partenkirchen, in our hands"
    side_of(state, "ussr").known[target(state, BRAUN).index] = 0
    assert whereabouts(seated(state, "ussr"), BRAUN) == "whereabouts not known to us"
    hold(state, "usa", BRAUN)
    assert whereabouts(seated(state), BRAUN) == "with us"
    assert whereabouts(seated(state, "ussr"), BRAUN).startswith("went to the United States")
    assert whereabouts(seated(state), "sergei-korolev") == ""


def test_with_the_year_where_it_was_seen(rules: Rules) -> None:
    campaign = seated(make_known(new_game(rules, 1), "usa", MUELLER), "ussr")
    campaign.session.controllers["usa"] = HUMAN
    session = Session(campaign.session.state, dict.fromkeys(rules.side_index, HUMAN), None)
    assert session.give("usa", team(HERE, MUELLER, offer=0)) is None
    session.end_turn()
    assert whereabouts(Campaign(session, "ussr", None), MUELLER) == "went to the United States in 1945"


def test_the_order_stays_in_sight_below_the_names_and_marks_are_cleared(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")
    app.open(page("people", campaign, HERE))
    app.guarded_paint()
    driver = Driver(app)
    names = [name for name in driver.names() if name.startswith("want-")]
    assert len(names) > 3
    for name in names[:2]:
        driver.click(name)
    for name in ("offer", "send-recruit", "send-survey", "send-watch"):
        entry = entry_of(app, name)
        assert entry.seen == entry.widget.rect, f"{name} is in sight without scrolling"
    assert not overflows(app)
    driver.click("send-recruit")
    assert len(campaign.desk.errands[0].targets) == 2
    assert isinstance(app.top, People)
    assert app.top.memory["wanted"] == []
    driver.click(names[0])
    assert any("raises the odds" in getattr(entry.widget, "text", "") for _, entry in app.entries)


def test_the_quarter_tells_each_reason_once_and_repeats_in_short(rules: Rules) -> None:
    campaign = seated(declining(rules, 2, 11))
    campaign.before = campaign.view
    day = campaign.view.period.last
    campaign.session.facts = (
        *(ErrandFailed(day, "usa", HERE, name, "nothing-there") for name in (BRAUN, HOELZER, BRAUN)),
        ErrandFailed(day, "usa", "kochel", "kochel-wind-tunnel", "no-trains"),
        *(CaptureDecided(day, "", name, HERE, "", ("usa",), 1) for name in (MUELLER, HOELZER)),
    )
    lines = [one.text for one in news(campaign)]
    assert len(lines) == 4
    found = "**Not found where our teams looked:** Wernher von Braun (Oberammergau), Helmut Hoelzer (Oberammergau)."
    assert found in lines
    assert "**Would not come:** Helmut Hoelzer (Oberammergau)." in lines
    assert "**Still would not come:** Fritz Mueller." in lines
