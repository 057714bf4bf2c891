"""What a flight is worth is what it would still bring: a prize that another side took is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.engine import new_game
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.orders import CancelFlight
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.desk import within_reach
from spacerace_game.ui.presenters.prizes import Prize, greatest, prize
from spacerace_game.ui.screens.house import page
from spacerace_game.words.orders import order_line
from tests.window_helpers import entry_of, played, window

ORBIT = "satellite"
TURNS = 44
"""Until there is something to fly."""


@pytest.fixture
def campaign(rules: Rules) -> Campaign:
    return Campaign(Session(new_game(rules, 3), {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)


def reach(campaign: Campaign, side: int, milestone: str, shown: bool = True) -> int:
    """Has a side reach a milestone on the first day."""
    place, state = campaign.rules.milestone_index[milestone], campaign.session.state
    state.sides[side].reached[place] = campaign.rules.turns[0].first
    state.sides[side].shown[place] = campaign.rules.turns[0].first if shown else 0
    state.first[place] = side + 1
    campaign.touch()
    return place


def test_a_milestone_is_worth_its_first_until_another_side_is_known_to_have_it(campaign: Campaign) -> None:
    place = campaign.rules.milestone_index[ORBIT]
    spec = campaign.rules.scenario.milestones[place]
    assert prize(campaign, place) == Prize(spec.first, False)
    reach(campaign, 1, ORBIT, shown=False)
    assert prize(campaign, place) == Prize(spec.first, False), "what was hushed up is not given away"
    reach(campaign, 1, ORBIT)
    assert prize(campaign, place) == Prize(spec.second, True)
    assert "(second)" in prize(campaign, place).words
    reach(campaign, 0, ORBIT)
    assert prize(campaign, place) == Prize(0, False)
    assert prize(campaign, place).words == "—"


def test_what_is_outdone_is_worth_little_whoever_did_it(campaign: Campaign) -> None:
    rules = campaign.rules
    place, spec = next((n, one) for n, one in enumerate(rules.scenario.milestones) if one.outdone_by)
    before = prize(campaign, place)
    reach(campaign, 1, spec.outdone_by[0])
    assert prize(campaign, place).worth < before.worth
    assert not prize(campaign, place).gone


def test_the_list_of_missions_and_the_desk_show_what_is_left(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", TURNS)
    chances = within_reach(campaign)
    assert chances
    mission = rules.mission_index[chances[0].mission]
    for place in rules.mission_milestones[mission]:
        reach(campaign, 1, rules.scenario.milestones[place].id)
    left = greatest(campaign, rules.mission_milestones[mission])
    assert left.gone
    app.open(page("flights", campaign))
    app.guarded_paint()
    lines = entry_of(app, "missions").widget.lines  # type: ignore[attr-defined]
    line = next(one for one in lines if one.key.startswith(f"{chances[0].mission}|"))
    assert line.cells[-1] == left.short
    again = {one.title: one.prize for one in within_reach(campaign, 99)}
    assert again[chances[0].title].gone


def test_a_flight_is_struck_from_the_manifest_not_sent_off(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, "usa", TURNS)
    if not campaign.desk.side.flights:
        assert campaign.give(campaign.options["schedule-flight"][0]) == ""
    app.open(page("flights", campaign))
    app.guarded_paint()
    flight = campaign.desk.side.flights[0].id
    button = entry_of(app, f"cancel-{flight}").widget
    assert button.text == "Strike"  # type: ignore[attr-defined]
    assert order_line(campaign.teller, CancelFlight(flight=flight), "usa").startswith("Strike ")
    Driver(app).click(f"cancel-{flight}")
    assert all(one.id != flight for one in campaign.desk.side.flights)
