"""The late game: many programs, many missions, a long timeline, and what of it all matters now."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.engine import Refusal, State
from spacerace_game.engine.state import Wish
from spacerace_game.play.history import replay_history
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import AnswerDemand, ScheduleFlight
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.keys import click
from spacerace_game.ui.loop import feed
from spacerace_game.ui.presenters.desk import ahead, needs, within_reach
from spacerace_game.ui.presenters.programs import program_lines
from spacerace_game.ui.presenters.units import money, quarter, rate
from spacerace_game.ui.presenters.warnings import warnings_of
from spacerace_game.ui.presenters.ways import showing, way_state, ways_to
from spacerace_game.ui.screens.budget import ROOMY
from spacerace_game.ui.screens.house import HeadFigure, page
from spacerace_game.ui.screens.story import Answer
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Text
from spacerace_game.words.newspaper import day_in_print
from tests.window_helpers import entry_of, overflows, window


@pytest.fixture(scope="module")
def sixties(rules: Rules) -> State:
    """Real history as it stood in the spring of 1966."""
    return replay_history(rules, until=parse_day("1966-04-01"), facts=False).run.state


@pytest.fixture
def campaign(sixties: State) -> Campaign:
    """The American chair of that spring."""
    return Campaign(Session(sixties, {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)


def opened(home: Path, campaign: Campaign, name: str, about: str = "") -> Driver:
    """A window with a page of the campaign."""
    app = window(home)
    app.open(page(name, campaign, about))
    app.guarded_paint()
    return Driver(app)


def test_the_desk_tells_when_machines_will_be_ready(tmp_path: Path, campaign: Campaign) -> None:
    lines = [one for one in program_lines(campaign) if one.kind != "technology" and one.turns_left and not one.waits]
    soon = min(lines, key=lambda one: one.turns_left)
    date = next(one for one in ahead(campaign) if soon.title in one.text)
    assert date.when == quarter(campaign.rules.turns[campaign.view.turn + soon.turns_left])
    driver = opened(tmp_path, campaign, "desk")
    driver.click(next(name for name in driver.names() if name.startswith("date-") and date.when in _told(driver, name)))
    assert driver.screen == "budget"
    assert driver.app.focus == f"more-{date.about}"


def _told(driver: Driver, name: str) -> str:
    return " ".join(getattr(one, "text", "") for one in entry_of(driver.app, name).widget.children)


def test_many_programs_are_shown_beside_each_other_and_the_rest_on_their_own_sheet(
    tmp_path: Path, campaign: Campaign
) -> None:
    lines = program_lines(campaign)
    assert len(lines) > ROOMY
    driver = opened(tmp_path, campaign, "budget")
    assert overflows(driver.app) == []
    line = next(one for one in lines if one.done < 1_000_000)
    card = entry_of(driver.app, f"card-{line.id}").widget
    assert card.rect.height < 120
    driver.click(f"more-{line.id}")
    entry_of(driver.app, f"speed-{line.id}")
    driver.click(f"next-{line.id}")
    assert driver.screen == "breakdown"


def test_who_could_lead_or_design_a_program_is_listed_by_the_speed_it_would_have(
    tmp_path: Path, campaign: Campaign
) -> None:
    driver = opened(tmp_path, campaign, "budget")
    free = {getattr(order, "item", "") for order in campaign.options["assign-bureau"]}
    line = next(one for one in program_lines(campaign) if one.done < 1_000_000 and one.id in free)
    driver.click(f"more-{line.id}")
    found = [entry_of(driver.app, name).widget for name in driver.names() if name.startswith("assign-")]
    speeds = [int(one.text.rpartition(": ")[2].split(" ")[0]) for one in found if isinstance(one, Button)]
    assert speeds
    assert speeds == sorted(speeds, reverse=True)
    driver.click("assign-0")
    now = next(one for one in program_lines(campaign) if one.id == line.id)
    assert rate(now.speed) == f"{speeds[0]} %"


def test_what_is_not_worth_anything_any_more_comes_after_what_is_and_the_nearest_last(
    tmp_path: Path, campaign: Campaign
) -> None:
    driver = opened(tmp_path, campaign, "flights")
    table = entry_of(driver.app, "missions").widget
    assert isinstance(table, Table)
    worthless = [line.cells[2] for line in table.lines if line.cells[4] == "—" and "ready" in line.cells[3]]
    order = ["Mars", "Venus", "the Moon", "deep space", "orbit", "over a range", "straight up"]
    assert worthless == sorted(worthless, key=order.index)


def test_a_long_list_opens_at_what_is_chosen(tmp_path: Path, campaign: Campaign) -> None:
    driver = opened(tmp_path, campaign, "timeline")
    entry = entry_of(driver.app, "milestones")
    table = entry.widget
    assert isinstance(table, Table)
    assert table.lines[table.at].key == table.chosen
    assert table.at > 20
    row = table.row_rect(driver.app.look(driver.app.top))
    assert all(scroll.rect.contains(row) for scroll in entry.scrolls)


def test_a_table_keeps_its_place_once_it_was_walked() -> None:
    lines = [Line(str(n), (str(n),)) for n in range(9)]
    memory: dict[str, object] = {}
    table = Table([Head("n")], lines, "t", chosen="6")
    table.remember(memory)
    assert (table.at, table.fresh) == (6, True)
    again = Table([Head("n")], lines, "t", chosen="2")
    again.remember(memory)
    assert (again.at, again.fresh) == (6, False)


def test_the_leader_and_a_customer_are_answered_with_what_it_would_take_in_view(
    tmp_path: Path, campaign: Campaign
) -> None:
    driver = opened(tmp_path, campaign, "desk")
    rules = campaign.rules
    wanted = next(one for one in rules.scenario.requirements if one.side == "usa" and showing(rules, one.feat))
    for what, about in (("demand", "crewed-landing"), ("tender", wanted.id)):
        driver.app.open(Answer(campaign, what, about))
        driver.app.guarded_paint()
        told = [entry.widget.text for _, entry in driver.app.entries if isinstance(entry.widget, Text)]
        assert "How it could be done" in told
        assert overflows(driver.app) == []
        driver.keys("esc")


def test_ways_that_lack_something_are_told_until_one_lacks_nothing(campaign: Campaign) -> None:
    rules = campaign.rules
    landing = ways_to(campaign, rules.milestone_missions[rules.milestone_index["crewed-landing"]])
    assert landing
    assert not any(one.ready for one in landing)
    assert all(way_state(campaign, one) for one in landing)
    orbit = ways_to(campaign, (rules.mission_index["crew-orbital"],))
    assert orbit
    assert all(one.ready for one in orbit)


def test_who_flies_is_asked_before_what_is_done_when_something_fails(tmp_path: Path, campaign: Campaign) -> None:
    driver = opened(tmp_path, campaign, "flights", "crew-orbital")
    driver.tab_to("missions-of")
    driver.keys("enter")
    names = [name for name in driver.names() if name.startswith(("crew-", "choice-"))]
    assert names[0].startswith("crew-")
    text = next(
        one.widget.text
        for _, one in driver.app.entries
        if isinstance(one.widget, Text) and one.widget.text.startswith("costs")
    )
    assert not text.endswith("each")


def test_a_scene_is_named_in_quotes_where_money_is_short(campaign: Campaign) -> None:
    scene = campaign.rules.storylets[0]
    words = campaign.refusal(Refusal("no-money", (scene.id,), 1_000, 2_000))
    assert words.startswith(f"With “{scene.title}” this quarter would take 2.0 M")


def test_what_cannot_be_paid_is_said_before_it_stands_still(tmp_path: Path, sixties: State) -> None:
    state = sixties.copy()
    state.sides[0].free = 1_000
    campaign = Campaign(Session(state, {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)
    lack = -sum(amount for _, amount in campaign.parts("purse"))
    assert lack > 0
    need = next(one for one in needs(campaign) if one.page == "budget" and one.pressing)
    assert money(lack) in need.title
    assert any(one.kind == "money" and money(lack) in one.text for one in warnings_of(campaign))
    head = entry_of(opened(tmp_path, campaign, "desk").app, "head-money").widget
    assert isinstance(head, HeadFigure)
    assert (head.label, head.value) == ("Free money lacking", money(lack))


def test_who_cannot_be_trained_for_lack_of_money_is_told_so(tmp_path: Path, sixties: State) -> None:
    state = sixties.copy()
    state.sides[0].free = 1_000
    campaign = Campaign(Session(state, {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)
    driver = opened(tmp_path, campaign, "people", "neil-armstrong")
    table = entry_of(driver.app, "crew").widget
    assert isinstance(table, Table)
    skills = [int(line.cells[2]) for line in table.lines]
    assert skills == sorted(skills, reverse=True)
    assert any(name.startswith("train-") for name in driver.names())
    told = [entry.widget.text for _, entry in driver.app.entries if isinstance(entry.widget, Text)]
    assert any("of free money; you have" in words for words in told)


def test_a_locked_button_says_why_when_it_is_pressed(tmp_path: Path, sixties: State) -> None:
    state = sixties.copy()
    state.sides[0].free = 1_000
    campaign = Campaign(Session(state, {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)
    driver = opened(tmp_path, campaign, "knowledge")
    driver.click("hire-1")
    by_mouse = driver.app.notice
    assert "of free money; you have" in by_mouse
    assert not campaign.orders
    driver.keys("f2", "esc")
    driver.press("hire-1")
    assert driver.app.notice == by_mouse
    driver = opened(tmp_path, campaign, "budget")
    line = next(one for one in program_lines(campaign) if one.done < 1_000_000 and one.level == "normal")
    driver.click(f"level-{line.id}")
    choice = entry_of(driver.app, f"level-{line.id}").widget
    feed(driver.app, click((choice.rect.right - 12, choice.rect.centery)))
    assert "of free money; you have" in driver.app.notice


def test_the_race_in_a_paper_is_dated_as_the_paper_dates_itself(tmp_path: Path, campaign: Campaign) -> None:
    campaign.end_turn()
    driver = opened(tmp_path, campaign, "newspaper")
    (day,) = {one.day for one in campaign.editions[-1]["usa"].firsts[:1]}
    told = [entry.widget.text for _, entry in driver.app.entries if isinstance(entry.widget, Text)]
    assert any(words.startswith(day_in_print(day, "month-first")) for words in told)


def test_a_leaders_wish_is_not_carried_past_and_warned_of(sixties: State) -> None:
    """No answer counts as a refusal, which costs support."""
    state = sixties.copy()
    place = next(n for n, reached in enumerate(state.sides[0].reached) if not reached)
    campaign = Campaign(Session(state, {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)
    assert campaign.wishes() == ()
    state = sixties.copy()
    state.sides[0].wishes = [Wish(place, campaign.view.period.last + 300, state.turn, 0, 0)]
    campaign = Campaign(Session(state, {"usa": HUMAN, "ussr": "steady"}, None), "usa", None)
    name = campaign.rules.scenario.milestones[place].id
    assert campaign.wishes() == (name,)
    assert any(campaign.name(name) in one.text for one in warnings_of(campaign) if one.kind == "decision")
    campaign.give(AnswerDemand(milestone=name, answer="accept"))
    assert campaign.wishes() == ()


def test_a_fix_shows_its_price_where_it_is_ordered(tmp_path: Path, campaign: Campaign) -> None:
    driver = opened(tmp_path, campaign, "flights", "crew-orbital")
    driver.tab_to("missions-of")
    driver.keys("enter")
    fixes = [entry_of(driver.app, name).widget for name in driver.names() if name.startswith("raise-")]
    prices = [one.price for one in fixes if isinstance(one, Button)]
    assert prices
    assert all(price.endswith(" M") for price in prices)


def test_what_a_flight_on_the_manifest_is_for_is_not_within_reach_once_more(sixties: State) -> None:
    campaign = Campaign(Session(sixties.copy(), {"usa": "steady", "ussr": HUMAN}, None), "ussr", None)
    before = within_reach(campaign, 99)
    assert before
    way = campaign.rules.ways[campaign.rules.mission_index[before[0].mission]]
    orders = [
        ScheduleFlight(
            flight="here-it-goes",
            mission=before[0].mission,
            vehicle=campaign.rules.vehicles[one.vehicle].id,
            spacecraft=campaign.rules.spacecraft[one.spacecraft].id if one.spacecraft >= 0 else None,
        )
        for one in way
    ]
    assert any(not campaign.give(order) for order in orders)
    assert before[0].title not in {one.title for one in within_reach(campaign, 99)}
