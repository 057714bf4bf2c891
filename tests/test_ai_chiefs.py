"""The steady chief and its kin: great goals over years, crews in time, and tempers that show in what is ordered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from spacerace_game.ai import steady, working
from spacerace_game.ai.plans import places_missing, prospects, roads, work_left, worths
from spacerace_game.ai.scramble import OFFERS
from spacerace_game.ai.temper import OPENINGS, SIZINGS, STEADY
from spacerace_game.ai.testers import HABITS, policy_of
from spacerace_game.content import load_rules
from spacerace_game.engine import Desk, new_game, play_turn, view_for
from spacerace_game.engine.orders_germany import promised
from spacerace_game.engine.state import State
from spacerace_game.play.campaign import dice_for
from spacerace_game.play.history import replay_history
from spacerace_game.spec.dates import iso, parse_day
from spacerace_game.spec.orders import MakePledge, OpenProgram, Order, ScheduleFlight, ScheduleSeries, SendTeam
from spacerace_game.spec.rules import TECHNOLOGY, Rules

LANDING = "crewed-landing"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("space_race_1945")


@pytest.fixture(scope="module")
def played(rules: Rules) -> tuple[State, list[tuple[int, str, Order]]]:
    return play(rules, 3, len(rules.turns))


def play(rules: Rules, seed: int, turns: int, **habits: str) -> tuple[State, list[tuple[int, str, Order]]]:
    """A campaign of chiefs of one temper on both sides, and every order with its year and side."""
    policy = policy_of(replace(STEADY, **habits))  # type: ignore[arg-type]
    state, given = new_game(rules, seed), []
    for period in rules.turns[:turns]:
        orders = {side: policy(view_for(state, side), dice_for(state, side)) for side in rules.side_index}
        given += [(period.year, side, order) for side, some in orders.items() for order in some]
        state = play_turn(state, orders, facts=False).state
    return state, given


def test_somebody_lands_on_the_moon_and_nobody_before_1962(
    rules: Rules, played: tuple[State, list[tuple[int, str, Order]]]
) -> None:
    state, _ = played
    place = rules.milestone_index[LANDING]
    assert state.first[place] > 0
    assert state.first_day[place] >= next(period.first for period in rules.turns if period.year == 1962)


def test_the_moon_is_pledged_before_its_rocket_is_begun(
    rules: Rules, played: tuple[State, list[tuple[int, str, Order]]]
) -> None:
    """Whoever lands first has asked for the money first, or begun with what it had in the same years."""
    _, given = played
    lunar = {one.id for one in rules.scenario.milestones if one.id in (LANDING, "lunar-orbit-crew", "circumlunar-crew")}
    pledged = {side for _, side, order in given if isinstance(order, MakePledge) and order.milestone in lunar}
    rockets = {side for _, side, order in given if isinstance(order, OpenProgram) and order.item in ("saturn-v", "n1")}
    assert pledged == rockets == set(rules.side_index)


def test_a_steady_chief_trains_crews_flies_in_series_and_asks_for_money(
    played: tuple[State, list[tuple[int, str, Order]]],
) -> None:
    kinds = Counter(order.kind for _, _, order in played[1])
    for kind in ("train-crew", "schedule-series", "make-pledge", "close-program", "race-bureaus", "fix-fault"):
        assert kinds[kind], kind


def test_openings_and_sizings_show_in_the_first_orders(rules: Rules) -> None:
    """Two years are enough to tell openings apart; the sizing decision shows within ten."""
    assert set(HABITS["opening"]) == {f"opening-{one}" for one in OPENINGS}
    assert set(HABITS["sizing"]) == {f"sizing-{one}" for one in SIZINGS}
    begun = {
        one: tuple(order.item for _, _, order in play(rules, 3, 12, opening=one)[1] if isinstance(order, OpenProgram))
        for one in OPENINGS
    }
    assert len(set(begun.values())) == len(OPENINGS)
    sized = {
        one: [order for _, _, order in play(rules, 3, 40, sizing=one)[1] if order.kind == "size-missile"]
        for one in ("heavy", "light", "both")
    }
    assert {one: some[0].size for one, some in sized.items()} == {one: one for one in sized}  # type: ignore[union-attr]


def test_a_road_is_worth_what_it_brings_together(rules: Rules) -> None:
    """What was reached brings nothing more, and a road that leads to nothing new is no prospect."""
    state = new_game(rules, 1)
    view = view_for(state, "usa")
    before = prospects(view, work_left(view))
    reached = rules.milestone_index["satellite"]
    assert worths(view)[reached] > 0
    state.sides[0].reached = [1] * len(rules.scenario.milestones)
    view = view_for(state, "usa")
    assert not any(worths(view))
    assert before
    assert not prospects(view, work_left(view))


def test_every_road_can_be_walked_by_its_side(rules: Rules) -> None:
    for side in range(len(rules.sides)):
        for group in roads(rules, side):
            assert len({road.aims for road in group}) == 1
            for road in group:
                assert all(side in rules.items[item].sides for item in road.items)
                assert rules.vehicle_item[road.vehicle] in road.items


def test_what_will_pass_into_other_hands_is_fetched_first(rules: Rules) -> None:
    orders = policy_of(STEADY)(view_for(new_game(rules, 3), "usa"), 1)
    fetched = [one for one in orders if one.kind == "send-team" and one.task in ("recruit", "carry-off")]
    passing = {"mittelwerk", "nordhausen", "bleicherode", "lehesten", "jena", "dessau", "dornten", "gottingen"}
    assert fetched[0].site in passing
    assert any(one.site == "mittelwerk" and "a4-sets-1" in one.targets for one in fetched)


def test_offers_in_germany_leave_most_of_the_purse_for_work(rules: Rules) -> None:
    """However generous, a chief promises people a quarter of what is in the purses; most of them will not come."""
    state, policy, all_of_them = new_game(rules, 3), policy_of(replace(STEADY, offer=3)), 0
    while rules.turns[state.turn].last < rules.scenario.start + 400:
        orders = {side: policy(view_for(state, side), dice_for(state, side)) for side in rules.side_index}
        for side, some in zip(state.sides, orders.values()):
            sent = [order for order in some if isinstance(order, SendTeam)]
            offers = sum(promised(rules, order) for order in sent)
            assert offers <= (side.free + side.tied) // OFFERS
            all_of_them += offers
        state = play_turn(state, orders, facts=False).state
    assert all_of_them


def test_captured_rounds_are_flown_before_any_are_built(rules: Rules) -> None:
    state, rocket = new_game(rules, 3), rules.vehicle_index["a-4"]
    item = rules.vehicle_item[rocket]
    policy = policy_of(STEADY)
    for _ in rules.turns[:16]:
        orders = {side: policy(view_for(state, side), dice_for(state, side)) for side in rules.side_index}
        state = play_turn(state, orders, facts=False).state
        if any(side.flown[rocket] and not side.ready[item] for side in state.sides):
            return
    raise AssertionError("nobody flew what was captured")


def test_who_is_to_meet_another_in_orbit_wants_two_pads(rules: Rules) -> None:
    state = new_game(rules, 3)
    desk = Desk(view_for(state, "usa"))
    pair = next(road for group in roads(rules, desk.index) for road in group if road.pair)
    alone = next(road for group in roads(rules, desk.index) for road in group if not road.pair and not road.places[1:])
    for group in pair.places:
        desk.side.ready[group[0]] = 1
    desk.side.ready[alone.places[0][0]] = 1
    places = rules.facilities[rules.items[pair.places[0][0]].place].at_once
    assert bool(places_missing(desk, pair)) == (places < 2)
    assert not places_missing(desk, alone)
    for item in pair.places[0]:
        desk.side.ready[item] = 1
    assert not places_missing(desk, pair)


def test_who_takes_over_flies_what_stands_ready_beside_the_cheapest_roads(rules: Rules) -> None:
    """Nobody who reckons builds a Vanguard; who finds one ready in October 1957 sends up a satellite with it."""
    state = replay_history(rules, until=parse_day("1957-07-01"), facts=False).run.state
    view = view_for(state, "usa")
    vanguard = rules.vehicle_index["vanguard"]
    assert all(road.vehicle != vanguard for group in roads(rules, view.side) for road in group)
    assert view.own.ready[rules.vehicle_item[vanguard]]
    flown = [one for one in steady(view, 1) if isinstance(one, ScheduleFlight) and one.vehicle == "vanguard"]
    assert [one.mission for one in flown] == ["solar-satellite"]


def test_vehicles_that_have_not_flown_for_years_fly_no_routine(rules: Rules) -> None:
    """In 1968 the A-4, last flown in 1952, is no cheap way to fill in what its old flights left open."""
    state = replay_history(rules, until=parse_day("1968-07-01"), facts=False).run.state
    for _ in range(4):
        orders = {name: steady(view_for(state, name), 1) for name in rules.side_index}
        series = [one.vehicle for one in orders["usa"] if isinstance(one, ScheduleSeries)]
        assert not {"a-4", "bumper", "viking", "aerobee", "wac-corporal"}.intersection(series)
        state = play_turn(state, orders, facts=False).state


def test_articles_are_ready_on_days_that_differ(played: tuple[State, list[tuple[int, str, Order]]]) -> None:
    """A calendar on which all rockets leave in the middle of a quarter's first month is nobody's."""
    days = [one.day for _, _, one in played[1] if isinstance(one, ScheduleFlight) and one.day is not None]
    assert len({iso(day)[5:] for day in days}) > 60


def test_work_that_customers_pay_for_does_not_wait_for_money_of_ones_own(
    rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    more: list[str] = []
    state = new_game(rules, 3)
    for _ in rules.turns[:50]:
        orders = {side: steady(view_for(state, side), 3) for side in rules.side_index}
        with monkeypatch.context() as patch:
            patch.setattr(working, "customers_pay", lambda desk, item: False)
            others = steady(view_for(state, "usa"), 3)
        opened, shyly = ([one.item for one in some if isinstance(one, OpenProgram)] for some in (orders["usa"], others))
        more += [item for item in opened if item not in shyly]
        assert set(shyly) <= set(opened)
        state = play_turn(state, orders, facts=False).state
    assert more
    assert all(rules.items[rules.item_index[item]].military for item in more)


def test_a_quarter_without_decisions_is_used_for_research_or_to_close_what_is_held(rules: Rules) -> None:
    state, _ = play(rules, 3, 1)
    desk = Desk(view_for(state, "usa"))
    desk.side.free = desk.side.grant
    working.use_quiet(desk, None)
    (opened,) = desk.given
    assert isinstance(opened, OpenProgram)
    assert rules.items[rules.item_index[opened.item]].kind == TECHNOLOGY
    working.use_quiet(desk, None)
    assert desk.given == [opened], "there is a decision now"

    poor = Desk(view_for(state, "usa"))
    for item in ("a4-technology", "white-sands-lc33"):
        assert poor.give(OpenProgram(item=item, level="hold")) is None
    poor.given.clear()
    poor.side.free = -1
    working.use_quiet(poor, None)
    assert [one.kind for one in poor.given] == ["close-program"]
