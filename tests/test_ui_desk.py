"""What the desk knows beyond last quarter: meetings with the other side, the years so far, news called up again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacerace_game.engine import Refusal, State, play_turn
from spacerace_game.engine.orders_germany import promised
from spacerace_game.engine.verdict import done
from spacerace_game.play.forks import fork_history
from spacerace_game.play.history import replay_history
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.report.comparison import PART_WORDS
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import SendTeam, SetSecrecy
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.art.maps import landscape
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.presenters.advice import advised
from spacerace_game.ui.presenters.course import LEAST, course
from spacerace_game.ui.presenters.crews import crew_lack, flyers
from spacerace_game.ui.presenters.desk import ahead, needs, within_reach
from spacerace_game.ui.presenters.germany import places
from spacerace_game.ui.presenters.meetings import coming, set_by_others, to_be_set
from spacerace_game.ui.presenters.reforms import reform_words, secrecy_words
from spacerace_game.ui.presenters.units import money
from spacerace_game.ui.screens.flights import Flights, Planning
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.widgets.table import Table
from spacerace_game.words.orders import REFORMS
from spacerace_game.words.refusals import refusal_sentence
from tests.test_rules_meeting import GUEST, HOST, USA, USSR, sign
from tests.test_rules_meeting import state as both_ready
from tests.window_helpers import begin, entry_of, played, window

state = both_ready


@pytest.fixture
def campaign(rules: Rules, state: State) -> Campaign:
    """The American chair in April 1975, with the agreement signed by both."""
    sign(state, USA, USSR)
    return Campaign(Session(state, {USA: HUMAN, USSR: "steady"}, None), USA, None)


def set_a_day(rules: Rules, state: State) -> tuple[Campaign, int]:
    """The Soviet ship put on its manifest for the next quarter, and the American chair after that."""
    day = rules.turns[state.turn + 1].first + 14
    after = play_turn(state, {USSR: (HOST.model_copy(update={"day": day}),), USA: ()}).state
    return Campaign(Session(after, {USA: HUMAN, USSR: "steady"}, None), USA, None), day


def test_an_agreement_without_a_day_asks_for_one(campaign: Campaign) -> None:
    assert to_be_set(campaign) == "joint-host"
    need = next(one for one in needs(campaign) if one.about == "joint-host")
    assert need.page == "flights"


def test_without_an_agreement_nothing_is_asked_and_the_list_says_what_is_missing(
    tmp_path: Path, rules: Rules, state: State
) -> None:
    campaign = Campaign(Session(state, {USA: HUMAN, USSR: "steady"}, None), USA, None)
    assert to_be_set(campaign) == ""
    assert not any(one.about in ("joint-host", "joint-docking") for one in needs(campaign))
    app = window(tmp_path)
    app.open(Flights(campaign, "joint-docking"))
    app.guarded_paint()
    entry = app.entry("missions-of")
    assert entry is not None
    lines = entry.widget.lines  # type: ignore[attr-defined]
    assert any("not signed" in line.cells for line in lines)
    assert any("has not been signed" in str(line.tip) for line in lines)


def test_a_ship_that_waits_is_on_the_desk_and_can_be_answered_from_there(
    tmp_path: Path, rules: Rules, campaign: Campaign
) -> None:
    campaign, day = set_a_day(rules, campaign.session.state)
    assert [(one.rival, one.day, one.answered) for one in set_by_others(campaign)] == [(USSR, day, False)]
    assert any(one.day == day and one.about == "joint-docking" for one in ahead(campaign))
    app = window(tmp_path)
    app.open(page("desk", campaign))
    app.guarded_paint()
    driver = Driver(app)
    place = next(n for n, one in enumerate(needs(campaign)) if one.about == "joint-docking")
    driver.click(f"need-{place}")
    driver.press("missions-of")
    assert isinstance(app.top, Planning)
    assert app.top.order().day == day + 2  # type: ignore[union-attr]
    driver.press("give")
    assert driver.screen == "flights"
    assert [one.answered for one in set_by_others(campaign)] == [True]
    assert not any(one.about == "joint-docking" for one in needs(campaign))


def test_whoever_waits_sees_the_guest_coming(rules: Rules, campaign: Campaign) -> None:
    day = rules.turns[campaign.view.turn + 1].first + 14
    orders = {
        USSR: (HOST.model_copy(update={"day": day}),),
        USA: (GUEST.model_copy(update={"day": day + 2}),),
    }
    after = play_turn(campaign.session.state, orders).state
    host = Campaign(Session(after, {USA: "steady", USSR: HUMAN}, None), USSR, None)
    assert coming(host) == [(USA, day + 2, "joint-docking")]
    assert any(one.day == day + 2 for one in ahead(host))


def test_a_mission_is_one_line_and_its_machines_are_chosen_while_planning(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = played(app, rules, USA, 16)
    driver = Driver(app)
    driver.keys("ctrl+6")
    entry = app.entry("missions")
    assert entry is not None
    lines = entry.widget.lines  # type: ignore[attr-defined]
    missions = [line.key.split("|")[0] for line in lines]
    assert len(missions) == len(set(missions))
    mission, vehicle, craft = next(line for line in lines if "ways" in line.cells[3]).key.split("|")
    planning = Planning(campaign, mission, vehicle, craft)
    app.open(planning)
    app.guarded_paint()
    driver.tab_to("ways")
    driver.keys("right")
    assert (planning.vehicle, planning.spacecraft) != (vehicle, craft)
    assert planning.order().vehicle == planning.vehicle


@pytest.fixture
def saved(tmp_path: Path, rules: Rules) -> Iterator[Session]:
    """Real history to the end of 1949 in a file, opened by a player."""
    path = tmp_path / "fork.jsonl"
    fork_history(rules, parse_day("1950-01-01"), USSR, path, seed=7)
    session = Session.load(rules, path)
    yield session
    session.close()


def test_the_years_so_far_begin_with_the_campaign_even_from_a_file(saved: Session) -> None:
    own = saved.course(USSR)
    assert own[0].day == saved.rules.turns[0].first
    assert own[-1].day == saved.rules.turns[saved.state.turn].first
    assert [one.day for one in own] == sorted({one.day for one in own})
    before = len(own)
    saved.end_turn()
    assert len(saved.course(USSR)) == before + 1
    side = saved.state.sides[saved.rules.side_index[USSR]]
    assert saved.course(USSR)[-1].support == sum(side.support)


def test_a_chart_waits_for_a_year(rules: Rules) -> None:
    campaign = Campaign(Session.new(rules, {USA: HUMAN, USSR: "steady"}, 7), USA, None)
    for turn in range(LEAST):
        assert bool(course(campaign)) == (turn + 1 >= LEAST)
        campaign.end_turn()
    assert set(course(campaign)) == {"support", "fear", "prestige", USSR}


def test_news_and_papers_from_before_the_sitting_can_be_called_up(tmp_path: Path, saved: Session) -> None:
    campaign = Campaign(saved, USSR, None)
    app = window(tmp_path)
    app.open(page("desk", campaign))
    app.guarded_paint()
    driver = Driver(app)
    assert not campaign.facts
    driver.click("recall")
    assert campaign.facts
    assert len(campaign.editions) == saved.state.turn
    assert "recall" not in driver.names()


def test_every_part_of_the_verdict_has_a_name(rules: Rules, state: State) -> None:
    for index, side in enumerate(state.sides):
        for parts in done(rules, index, side, state.holder, state.lot_holder).values():
            assert {name for name, _ in parts} <= set(PART_WORDS)


@pytest.mark.parametrize(
    ("pad", "country"),
    [
        ("white-sands-lc33", "desert"),
        ("cape-lc39", "cape"),
        ("vandenberg-75", "cliffs"),
        ("wallops-la3", "shore"),
        ("kapustin-yar-4", "steppe"),
        ("tyuratam-1", "steppe"),
        ("plesetsk-41", "taiga"),
    ],
)
def test_the_country_around_a_pad_follows_from_the_map(rules: Rules, pad: str, country: str) -> None:
    place = next(one for one in rules.facilities if one.id == pad)
    assert landscape(place.latitude, place.longitude) == country


def test_refusals_speak_in_the_units_of_the_screen() -> None:
    assert "6.1 M" in refusal_sentence(Refusal("no-money", ("a-4",), 5_832, 6_092))
    assert "support is 48," in refusal_sentence(Refusal("no-support", ("x",), 480, 550))
    assert "4 October 1957" in refusal_sentence(Refusal("pad-busy", ("a", "b"), parse_day("1957-10-04"), 0))


def test_what_an_offer_may_cost_stands_on_the_button_that_makes_it(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, USA)
    app.open(page("people", campaign, "garmisch"))
    app.guarded_paint()
    people = [one.id for one in next(one for one in places(campaign) if one.id == "garmisch").wanted if one.people]
    texts = []
    for offer in ("2", "3"):
        app.top.memory.update(offer=offer, wanted=people[:2])
        app.change()
        app.guarded_paint()
        entry = app.entry("send-recruit")
        assert entry is not None
        order = SendTeam(team=1, beat=1, site="garmisch", task="recruit", targets=tuple(people[:2]), offer=int(offer))
        texts.append(entry.widget.text)  # type: ignore[attr-defined]
        assert money(promised(rules, order)) in texts[-1]
    assert texts[0] != texts[1]


def test_advice_says_what_each_order_costs_and_is_for_and_breaks_no_word_unasked(tmp_path: Path, rules: Rules) -> None:
    """The deputy of 1968 would put off the Moon; that is told with its reason, and left out of “all of it”."""
    state = replay_history(rules, until=parse_day("1968-07-01"), facts=False).run.state
    campaign = Campaign(Session(state, {USA: HUMAN, USSR: "steady"}, None), USA, None)
    found = advised(campaign)
    slips = [one for one in found if one.order.kind == "announce-slip"]
    assert slips
    assert all(one.breaks_word and "cannot be kept" in one.why for one in slips)
    flights = [one for one in found if one.order.kind == "schedule-flight"]
    assert flights
    assert all(re.match(r"[\d.,]+ M, (\d+ % by today’s odds|a rehearsal)", one.why) for one in flights)
    roads = [one.why for one in found if one.order.kind in ("open-program", "fund-program") and "towards" in one.why]
    assert roads
    assert not any("A capsule back from orbit" in why for why in roads)
    assert all(one.why for one in found if one.order.kind in ("freeze-design", "set-secrecy", "appoint-leader"))
    app = window(tmp_path)
    app.open(page("desk", campaign))
    app.guarded_paint()
    driver = Driver(app)
    driver.click("advice")
    driver.click("all")
    given = {order.kind for order in campaign.orders}
    assert given.intersection({"schedule-flight", "open-program"})
    assert not given.intersection({"announce-slip", "drop-pledge"})


def test_every_reform_and_level_of_secrecy_says_what_it_does(tmp_path: Path, rules: Rules) -> None:
    campaign = begin(window(tmp_path), rules, "ussr")
    words = [reform_words(campaign, name) for name in REFORMS]
    assert all(words)
    assert len(set(words)) == len(words)
    assert "115 %" in reform_words(campaign, "civil-agency")
    assert len(secrecy_words(campaign)) == 2
    assert [campaign.line(SetSecrecy(level=level)) for level in (0, 3)] == ["Secrecy: open", "Secrecy: closed cities"]


def test_who_has_no_crew_for_a_mission_is_not_told_that_it_is_within_reach(tmp_path: Path, rules: Rules) -> None:
    """An engineer who may go aboard is of the crews; without a woman among them no woman can fly."""
    state = replay_history(rules, until=parse_day("1961-07-01"), facts=False).run.state
    engineer = rules.person_index["konstantin-feoktistov"]
    for place, person in enumerate(rules.scenario.people):
        if person.role == "crew" and state.holder[place] == 2:
            state.holder[place] = 0
    state.holder[engineer] = 2
    campaign = Campaign(Session(state, {USSR: HUMAN, USA: "steady"}, None), USSR, None)
    assert flyers(campaign) == [engineer]
    lacks = [crew_lack(campaign, name) for name in ("crew-day", "crew-woman", "first-satellite")]
    assert [lack.code if lack else "" for lack in lacks] == ["", "no-woman", ""]
    missions = {chance.mission for chance in within_reach(campaign, 99)}
    assert "crew-woman" not in missions
    app = window(tmp_path)
    app.open(page("people", campaign, "konstantin-feoktistov"))
    app.guarded_paint()
    assert any(name.startswith("train-") for name, _ in app.entries)
    driver = Driver(app)
    driver.tab_to("people-tab")
    driver.keys("right", "right")
    table = entry_of(app, "crew").widget
    assert isinstance(table, Table)
    assert [line.key for line in table.lines] == ["konstantin-feoktistov"]
