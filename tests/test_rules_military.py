"""Customers and their missiles: tenders, the bomb nobody can weigh, deterrence, and science on a soldier's rocket."""

from __future__ import annotations

from spacerace_game.engine import State, explain, play_turn, view_for
from spacerace_game.engine.facts import BombWeighed, DeterrenceMet, MissileSized, RequirementEnded, RequirementPosted
from spacerace_game.engine.money import program_price
from spacerace_game.engine.roads import take
from spacerace_game.engine.state import CAUSE, Coming, Flight, Program
from spacerace_game.engine.steps.military import (
    BOTH,
    HEAVY,
    LIGHT,
    bomb_truth,
    bomb_year,
    forecast_of,
    requirement_of,
    use_for_science,
)
from spacerace_game.engine.steps.purse import watch_share
from spacerace_game.engine.world import World
from spacerace_game.spec import orders
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import Rules
from tests.politics_helpers import learned, level, moved, on, put, ready, side_of, told, turn, turns, why

FIELD_MISSILE = "usa-field-missile"


def wanted(rules: Rules, name: str) -> int:
    return next(place for place, one in enumerate(rules.scenario.requirements) if one.id == name)


def tendered(rules: Rules, answer: str | None) -> State:
    """The field army has asked for its missile, and has had this answer."""
    state = on(rules, "1951-01-01")
    given = [orders.AnswerTender(requirement=FIELD_MISSILE, answer=answer)] if answer else []
    return turn(state, *given).state


def quarter_of(state: State, date: str, feat: str | None = None) -> dict:
    """What the quarter of a day does to military interest, by what it is about."""
    rules = state.rules
    later = on(rules, date)
    side = side_of(later, "usa")
    side.tender = side_of(state, "usa").tender
    if feat:
        side.coming.append(Coming(parse_day(date) + 5, "flight", feat, 2))
    return moved(play_turn(later, {}).facts, "military")


def test_a_promise_to_customers_is_worth_something_now_and_double_when_it_fails(rules: Rules) -> None:
    about = ("requirement", FIELD_MISSILE)
    moves = {}
    for answer in (None, "accept", "decline"):
        state = tendered(rules, answer)
        late = quarter_of(state, "1955-01-01").get(about, 0)
        met = quarter_of(state, "1954-04-01", "home-built-missile").get(about, 0)
        moves[answer] = (side_of(state, "usa").military[CAUSE["military"]], late, met)
    assert moves["accept"][0] == moves[None][0] + 30
    assert moves["decline"][0] == moves[None][0] - 20
    assert [moves[one][1] for one in (None, "accept", "decline")] == [-40, -80, 0]
    assert [moves[one][2] for one in (None, "accept", "decline")] == [80, 80, 40]


def test_a_requirement_is_posted_answered_once_and_in_time(rules: Rules) -> None:
    state = on(rules, "1950-07-01")
    assert FIELD_MISSILE in {fact.requirement for fact in told(play_turn(state, {}).facts, RequirementPosted)}
    yes = orders.AnswerTender(requirement=FIELD_MISSILE, answer="accept")
    assert why(state, yes) == "too-early"
    state = tendered(rules, "accept")
    assert why(state, yes) == "already-done"
    assert why(on(rules, "1953-01-01"), yes) == "too-late"
    assert why(on(rules, "1951-01-01"), yes, "ussr") == "not-yours"


def test_what_is_late_stops_costing_after_two_years(rules: Rules) -> None:
    state = tendered(rules, None)
    about = ("requirement", FIELD_MISSILE)
    assert quarter_of(state, "1956-07-01").get(about, 0) == -40
    assert quarter_of(state, "1957-07-01").get(about, 0) == 0


def borrowed(rules: Rules, *, met: bool = False, first: bool = False) -> int:
    """What it does to interest to fly science on the intercontinental missile in 1957."""
    state = on(rules, "1957-07-01")
    learned(state, "ussr")
    index = rules.side_index["ussr"]
    side = state.sides[index]
    item = rules.item_index["r-7"]
    side.ready[item] = state.turn
    place = wanted(rules, "ussr-intercontinental")
    side.demand[place] = int(met)
    civil = next(
        n for n, mission in enumerate(rules.missions) if mission.customer == "civil" and mission.destination == "orbit"
    )
    flight = Flight("borrowed", civil, rules.vehicle_index["r-7"], -1, parse_day("1957-08-01"), 1, 1, 1, 0, "", ())
    before = level(side, "military")
    use_for_science(World(rules, state, []), index, side, flight, ["satellite"] if first else [])
    return level(side, "military") - before


def test_science_on_an_unfinished_missile_annoys_its_customer_unless_it_makes_a_first(rules: Rules) -> None:
    assert borrowed(rules) == rules.numbers.politics.civil_use
    assert borrowed(rules, first=True) == rules.numbers.politics.civil_first
    assert borrowed(rules, met=True) == 0


def test_each_missile_is_built_for_the_farthest_thing_asked_of_it(rules: Rules) -> None:
    built = requirement_of(rules, rules.side_index["ussr"])
    names = {rules.vehicles[v].id: rules.scenario.requirements[r].id for v, r in built.items()}
    assert names["r-7"] == names["sputnik-8k71ps"] == "ussr-intercontinental"
    assert names["r-5"] == "ussr-thousand-kilometres"
    assert names["r-1"] == "ussr-domestic-materials"


def test_after_deterrence_customers_pay_for_eyes_and_not_for_launchers(rules: Rules) -> None:
    state = on(rules, "1959-01-01")
    side = side_of(state, "usa")
    side.coming.append(Coming(parse_day("1959-01-20"), "flight", "icbm", 2))
    played = play_turn(state, {})
    assert told(played.facts, DeterrenceMet)
    side = side_of(played.state, "usa")
    assert side.deterred
    assert 0 < side.watch < side.tied
    shares = [watch_share(rules, side, side.deterred - 1 + quarters) for quarters in (0, 4, 40)]
    assert shares == [0, 200_000, rules.numbers.military.watch_most]
    side.free, side.tied, side.watch = 0, 10_000, 8_000
    index = rules.side_index["usa"]
    assert take(rules, index, side, 0, 3_000, ("atlas", "ballistic-test-icbm")) == (-1, -1)
    science = next(m.id for m in rules.missions if m.customer == "civil" and m.destination == "orbit")
    assert take(rules, index, side, 0, 3_000, ("thor-agena", science)) == (-1, -1)
    eye = next(m.id for m in rules.missions if m.customer == "military" and m.destination == "orbit")
    assert take(rules, index, side, 0, 3_000, ("thor-agena", eye)) == (0, 3_000)
    assert side.watch == 5_000
    assert side.tied == 7_000


def test_the_bomb_weighs_what_it_weighs_and_nobody_is_told(rules: Rules) -> None:
    index = rules.side_index["usa"]
    weights = {bomb_truth(rules, on(rules, "1950-01-01", seed), index) for seed in range(200)}
    light = sum(1 for weight in weights if weight < rules.numbers.military.bomb_light)
    assert 1_400 <= min(weights) < 1_500
    assert 2_500 < max(weights) <= 3_000
    assert len(weights) // 2 < light < len(weights) * 3 // 4
    years = {bomb_year(rules, on(rules, "1950-01-01", seed), index) for seed in range(60)}
    assert years == {1953, 1954, 1955}


def test_the_forecast_begins_at_five_tons_and_narrows_to_the_truth(rules: Rules) -> None:
    index = rules.side_index["ussr"]
    for seed in range(20):
        state = on(rules, "1950-01-01", seed)
        assert forecast_of(rules, state, index, 1950) == (0, 0)
        found = [forecast_of(rules, state, index, year) for year in range(1951, 1959)]
        errors = [error for _, error in found]
        assert abs(found[0][0] - 5_000) <= 1_000
        assert errors[0] == 2_000
        assert errors == sorted(errors, reverse=True)
        assert errors[-1] == 150
        truth = bomb_truth(rules, state, index)
        assert all(abs(weight - truth) <= 75 for weight, error in found if error == 150)


def test_spies_read_next_years_forecast(rules: Rules) -> None:
    found = []
    for spies in (0, 1):
        state = on(rules, "1952-01-01")
        side = side_of(state, "ussr")
        side.free = side.tied = 50_000
        side.sources[rules.side_index["usa"] * 4] = spies
        after = side_of(turns(state, 1), "ussr")
        found.append(after.forecast_error)
    assert found[1] < found[0]


def test_no_missile_is_begun_before_its_bomb_is_chosen(rules: Rules) -> None:
    state = on(rules, "1954-04-01")
    learned(state, "ussr")
    side_of(state, "ussr").free = side_of(state, "ussr").tied = 900_000
    begin = orders.OpenProgram(item="r-7")
    assert why(state, begin, "ussr") == "not-sized"
    played = turn(state, orders.SizeMissile(size="heavy"), begin, side="ussr")
    assert told(played.facts, MissileSized, "ussr")[0].size == "heavy"
    assert why(played.state, orders.OpenProgram(item="r-16"), "ussr") == "not-sized"
    assert why(played.state, orders.SizeMissile(size="light"), "ussr") == "one-size-first"
    ready(played.state, "ussr", "r-7")
    after = turn(played.state, orders.SizeMissile(size="light"), side="ussr").state
    assert why(after, orders.OpenProgram(item="r-16"), "ussr") == ""


def test_both_at_once_may_begin_both_and_pays_for_it(rules: Rules) -> None:
    state = on(rules, "1954-04-01")
    side, index = side_of(state, "ussr"), rules.side_index["ussr"]
    program = Program(rules.item_index["r-7"], 2, 2, 0, 0, 0, 0)
    side.sizing = HEAVY
    one = program_price(rules, index, side, program)
    side.sizing = BOTH
    assert abs(program_price(rules, index, side, program) - one * 16 // 10) <= 1
    other = Program(rules.item_index["r-12"], 2, 2, 0, 0, 0, 0)
    dear = program_price(rules, index, side, other)
    side.sizing = LIGHT
    assert dear == program_price(rules, index, side, other)


def test_deciding_late_loses_the_customers_patience(rules: Rules) -> None:
    size = orders.SizeMissile(size="heavy")
    assert why(on(rules, "1949-10-01"), size, "ussr") == "too-early"
    in_time = moved(turn(on(rules, "1956-10-01"), size, side="ussr").facts, "military", "ussr")
    late = moved(turn(on(rules, "1957-10-01"), size, side="ussr").facts, "military", "ussr")
    assert ("sizing", "heavy") not in in_time
    assert late["sizing", "heavy"] == rules.numbers.military.size_late


def gambled(rules: Rules, heavy_bomb: bool) -> tuple:
    """A light missile in work in the year the bomb is weighed."""
    index = rules.side_index["usa"]
    limit = rules.numbers.military.bomb_light
    seed = next(
        n for n in range(100) if (bomb_truth(rules, on(rules, "1950-01-01", n), index) > limit + 200) == heavy_bomb
    )
    state = on(rules, f"{bomb_year(rules, on(rules, '1950-01-01', seed), index) + 1}-01-01", seed)
    side = side_of(state, "usa")
    side.sizing, side.done[rules.item_index["atlas"]] = LIGHT, 150_000
    played = play_turn(state, {})
    return side_of(played.state, "usa"), told(played.facts, BombWeighed)


def test_a_gamble_on_the_light_bomb_is_won_or_goes_back_to_the_drawing_board(rules: Rules) -> None:
    index, program = rules.side_index["usa"], Program(rules.item_index["atlas"], 2, 2, 0, 0, 0, 0)
    won, weighed = gambled(rules, False)
    assert (weighed and won.bomb == weighed[0].weight and won.done[program.item] == 150_000) or won.bomb > 2_000
    lost, weighed = gambled(rules, True)
    assert weighed[0].weight == lost.bomb > 2_200
    assert lost.done[program.item] < 150_000
    assert program_price(rules, index, lost, program) > program_price(rules, index, won, program)


def test_customers_of_the_heavy_missile_alone_lose_interest_in_time(rules: Rules) -> None:
    for sizing, capped in ((HEAVY, True), (LIGHT, False), (BOTH, False)):
        state = on(rules, "1963-01-01")
        side = side_of(state, "ussr")
        side.sizing = sizing
        side.demand = [1] * len(side.demand)
        put(side, "military", 900)
        after = level(side_of(turns(state, 1), "ussr"), "military")
        assert (after <= rules.numbers.military.heavy_cap) == capped


def test_met_requirements_are_told_and_raise_tied_money(rules: Rules) -> None:
    state = on(rules, "1953-10-01")
    side = side_of(state, "usa")
    side.coming.append(Coming(parse_day("1953-11-01"), "flight", "home-built-missile", 2))
    before = sum(dict(explain(view_for(state, "usa"), "tied")).values())
    played = play_turn(state, {})
    assert "met" in {fact.how for fact in told(played.facts, RequirementEnded) if fact.requirement == FIELD_MISSILE}
    assert side_of(played.state, "usa").met == 1
    assert sum(dict(explain(view_for(played.state, "usa"), "tied")).values()) > before


def test_customers_forgive_and_forget_slowly(rules: Rules) -> None:
    for start, direction in ((200, 1), (900, -1)):
        state = on(rules, "1948-01-01")
        side = side_of(state, "usa")
        side.demand = [1] * len(side.demand)
        put(side, "military", start)
        after = level(side_of(turns(state, 1), "usa"), "military")
        assert 0 < (after - start) * direction <= 10
