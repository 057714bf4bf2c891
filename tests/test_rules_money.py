"""Grants, tranches, crisis money, upkeep and mothballs: what the purse is told, and what it can be told for."""

from __future__ import annotations

import pytest

from spacerace_game.engine import explain, play_turn, view_for
from spacerace_game.engine.facts import Unpaid
from spacerace_game.engine.money import grant_parts, program_price, tied_income, tied_parts
from spacerace_game.engine.roads import on_road
from spacerace_game.engine.state import CAUSE, FORMS, Program, Promise
from spacerace_game.engine.steps.purse import length, paid_by, tranche
from spacerace_game.engine.steps.work import suspect
from spacerace_game.play.history import replay_history
from spacerace_game.spec import orders
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import TECHNOLOGY, Rules
from tests.politics_helpers import learned, level, on, put, ready, side_of, told, turn, turns, why

TABLE = (
    # year, agency, support, fear, tranches, real outlay, millions
    (1946, "none", 50, 0, 0, 30),
    (1960, "civil", 53, 45, 0, 431),
    (1963, "civil", 58, 40, 1_500, 2_652),
    (1966, "civil", 58, 25, 4_400, 5_758),
    (1970, "civil", 45, 0, 2_000, 3_040),
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row[0]))
def test_the_american_grants_of_the_plan_come_out_of_the_engine(rules: Rules, row: tuple) -> None:
    year, agency, support, fear, tranches, real = row
    state = on(rules, f"{year}-01-01")
    side = side_of(state, "usa")
    side.grant, side.agency = 0, FORMS.index(agency)
    put(side, "support", 10 * support)
    put(side, "fear", 10 * fear)
    given = sum(amount for _, amount in grant_parts(rules, rules.side_index["usa"], side, year)) / 1000 + tranches
    assert abs(given - real) <= real / 10


def test_the_real_path_is_granted_what_america_really_spent(rules: Rules) -> None:
    for year, real in ((1946, 30), (1960, 431)):
        state = replay_history(rules, until=parse_day(f"{year}-02-01"), facts=False).run.state
        assert abs(side_of(state, "usa").grant / 1000 - real) <= real / 10, year


def test_a_pledge_pays_in_a_bell_and_to_the_last_dollar(rules: Rules) -> None:
    made = on(rules, "1961-04-01")
    promise = Promise(0, parse_day("1969-12-31"), 23_900_001, 0, rules.turns[made.turn].first)
    paid = [tranche(rules, promise, made.turn + 1 + place) for place in range(length(rules, promise))]
    assert sum(paid) == promise.estimate
    top = paid.index(max(paid))
    assert paid[: top + 1] == sorted(paid[: top + 1])
    assert paid[0] < max(paid) // 5
    assert tranche(rules, promise, made.turn) == 0
    assert paid_by(1000, 7, 7) == 1000


def pledged(rules: Rules, bound: int) -> tuple:
    """The USA with a pledge of a satellite and so much bound money, and nothing else in its purse."""
    state = on(rules, "1956-01-01")
    side = side_of(state, "usa")
    learned(state, "usa")
    satellite = rules.milestone_index["satellite"]
    side.promises = [Promise(satellite, parse_day("1960-01-01"), 100_000, 0, rules.turns[state.turn].first, bound)]
    side.free, side.tied, side.spending = bound, 0, [0, 0, 0, 0]
    return state, side


def test_bound_money_pays_for_the_road_and_for_nothing_else(rules: Rules) -> None:
    state, side = pledged(rules, 20_000)
    side.free += 1_000
    ready(state, "usa", "redstone")
    road = on_road(rules, rules.side_index["usa"], rules.milestone_index["satellite"])
    aside = next(
        item for item in rules.items if item.kind == TECHNOLOGY and item.id not in road and item.price > 40_000
    )
    side_of(state, "usa").trl[aside.place] = 3
    assert why(state, orders.OpenProgram(item=aside.id)) == "no-money"
    assert why(state, orders.OpenProgram(item="vanguard")) == ""
    before = side_of(state, "usa").promises[0].bound
    after = turn(state, orders.OpenProgram(item="vanguard")).state
    price = program_price(rules, 0, side_of(state, "usa"), Program(rules.item_index["vanguard"], 2, 2, 0, 0, 0, 0))
    tranches = tranche(rules, side_of(after, "usa").promises[0], after.turn)
    assert side_of(after, "usa").promises[0].bound == before - price + tranches * 8 // 10


def test_bound_money_outlives_the_year_and_free_money_does_not(rules: Rules) -> None:
    state, side = pledged(rules, 20_000)
    state.turn += 3
    side.free = 30_000
    side.promises = [side.promises[0]._replace(estimate=0)]
    after = side_of(turns(state, 1), "usa")
    assert after.promises[0].bound == 20_000
    assert after.free == 20_000 + 10_000 // 4 + after.grant // 4
    assert after.kept == (10_000 - 10_000 // 4) // 2


def test_what_is_hoarded_is_mostly_lost_and_asked_back(rules: Rules) -> None:
    state = on(rules, "1955-10-01")
    frugal, spender = side_of(state, "usa"), side_of(state.copy(), "usa")
    grants = []
    for free in (100_000, 0):
        one = state.copy()
        side = side_of(one, "usa")
        side.free, side.grant = free, 0
        grants.append(side_of(turns(one, 1), "usa"))
    assert frugal is not spender
    assert grants[0].grant == grants[1].grant - 37_500
    assert grants[0].free - grants[1].free < 25_001


def test_an_empty_purse_stops_work_and_says_what_stops(rules: Rules) -> None:
    state = on(rules, "1955-02-01")
    side = side_of(state, "usa")
    learned(state, "usa")
    ready(state, "usa", "redstone")
    item = rules.item_index["vanguard"]
    side.programs = [Program(item, 2, 2, 0, 0, 0, 0)]
    side.free = side.tied = side.grant = 0
    side.spending = [8_000, 8_000, 8_000, 8_000]
    played = play_turn(state, {})
    stopped = {fact.what[-1] for fact in told(played.facts, Unpaid)}
    assert {"vanguard", "upkeep"} <= stopped
    after = side_of(played.state, "usa")
    assert after.done[item] == 0
    assert after.programs
    assert after.free >= 0
    assert after.tied >= 0


def test_a_crisis_pays_its_shock_in_per_cent_of_the_grant_over_four_quarters(rules: Rules) -> None:
    state = on(rules, "1957-04-01")
    side = side_of(state, "usa")
    side.grant, side.crisis, side.crisis_money = 100_000, state.turn + 5, 67_000
    extra = []
    for _ in range(5):
        state = turns(state, 1)
        extra.append(dict(explain(view_for(state, "usa"), "income")).get("crisis", 0))
        assert sum(dict(explain(view_for(state, "usa"), "income")).values()) > 0
    assert extra == [16_750] * 4 + [0]
    assert side_of(state, "usa").crisis == 0


def test_a_mothballed_design_loses_a_remedy_each_year(rules: Rules) -> None:
    state = on(rules, "1956-01-01")
    side = side_of(state, "usa")
    item = rules.items[rules.item_index["vanguard"]]
    design = rules.vehicle_designs[item.place][0]
    side.programs = [Program(item.index, 0, 2, 0, 0, 0, 0)]
    side.suspicion[design] = side.limits[design] = (0, 300_000)
    after = side_of(turns(state, 1), "usa")
    assert after.suspicion[design][0] == after.limits[design][0] == rules.numbers.reliability.idle_suspicion
    again = side_of(turns(state, 5), "usa")
    assert again.programs[0].haste == rules.numbers.money.mothball_quality


def test_closing_a_program_gives_nothing_back(rules: Rules) -> None:
    state = on(rules, "1956-02-01")
    side = side_of(state, "usa")
    side.programs = [Program(rules.item_index["vanguard"], 2, 2, 0, 0, 0, 0)]
    kept = turn(state.copy(), orders.FundProgram(item="vanguard", level="mothball")).state
    closed = turn(state, orders.CloseProgram(item="vanguard")).state
    purses = [one.free + one.tied for one in (side_of(closed, "usa"), side_of(kept, "usa"))]
    cost = purses[0] - purses[1]
    whole = program_price(rules, 0, side, Program(rules.item_index["vanguard"], 2, 2, 0, 0, 0, 0))
    assert whole // 21 <= cost <= whole // 19


def test_a_civil_agency_pays_later_slows_now_and_tells_all(rules: Rules) -> None:
    state = on(rules, "1958-10-01")
    side = side_of(state, "ussr")
    learned(state, "ussr")
    side.programs = [Program(rules.item_index["r-7"], 2, 2, 0, 0, 0, 0)]
    after = turn(state, orders.Reform(reform="civil-agency"), side="ussr").state
    own = side_of(after, "ussr")
    assert own.custom == 0
    assert own.military[CAUSE["institutions"]] == rules.numbers.money.agency_military
    assert why(after, orders.Reform(reform="announce-after"), "ussr") == "announced"
    assert dict(explain(view_for(after, "ussr"), "grant"))["agency"] > 0
    assert dict(explain(view_for(after, "ussr"), "speed:r-7"))["new agency"] < 0


def test_a_space_force_may_stay_silent_and_a_ministry_makes_enemies(rules: Rules) -> None:
    state = on(rules, "1958-10-01")
    side = side_of(state, "ussr")
    forced = side_of(turn(state, orders.Reform(reform="space-force"), side="ussr").state, "ussr")
    assert forced.custom == side.custom
    assert level(forced, "military") > level(side, "military")
    ministry = side_of(turn(state, orders.Reform(reform="ministry"), side="ussr").state, "ussr")
    assert level(ministry, "support") < level(forced, "support") - 60
    assert why(on(rules, "1954-10-01"), orders.Reform(reform="ministry"), "ussr") == "too-early"


def test_customers_give_in_proportion_to_their_interest(rules: Rules) -> None:
    state = on(rules, "1957-01-01")
    side = side_of(state, "usa")
    for interest in (0, 500, 820):
        put(side, "military", interest)
        parts = dict(tied_parts(rules, 0, side, 1957))
        assert sum(parts.values()) == tied_income(rules, 0, side, 1957) == 900_000 * interest // 500 // 4


def test_faults_come_with_a_design_rushed_or_not(rules: Rules) -> None:
    """A design that lost quality in mothballs has more to fear from the same tests."""
    from spacerace_game.engine.world import World

    limits = []
    for haste in (0, rules.numbers.money.mothball_quality):
        state = on(rules, "1957-01-01")
        learned(state, "usa")
        item = rules.items[rules.item_index["vanguard"]]
        design = rules.vehicle_designs[item.place][0]
        suspect(World(rules, state, None), side_of(state, "usa"), design, item, 2, haste)
        limits.append(side_of(state, "usa").limits[design][0])
    assert limits[1] == limits[0] + rules.numbers.money.mothball_quality


def test_an_agency_brings_what_the_sides_curve_is_drawn_for(rules: Rules) -> None:
    state = on(rules, "1960-01-01")
    for name, factor in (("usa", 1_500_000), ("ussr", 1_150_000)):
        side, index = side_of(state, name), rules.side_index[name]
        side.agency = FORMS.index("civil")
        parts = dict(grant_parts(rules, index, side, 1960))
        assert parts["agency"] == (parts["neutral"] + parts["changes"]) * factor // 1_000_000 - parts["neutral"]
