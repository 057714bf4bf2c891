"""Work: money, engineers, bureaus and rivalry, schools, catching up, and what haste costs."""

from __future__ import annotations

import pytest

from spacerace_game.engine import Desk, State, explain, new_game, play_turn, view_for
from spacerace_game.engine.bureaus import loads
from spacerace_game.engine.facts import BureausRaced, PapersStolen
from spacerace_game.engine.money import normal_rate, progress, work_of
from spacerace_game.engine.reasons_work import useful_limits
from spacerace_game.engine.state import LEVELS, SOURCES, Program, School, Side
from spacerace_game.engine.steps.work import fear_less, finish_item, suspect
from spacerace_game.engine.world import World
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import (
    AssignBureau,
    CloseProgram,
    FundProgram,
    HireEngineers,
    OpenProgram,
    Order,
    RaceBureaus,
    Reform,
)
from spacerace_game.spec.rules import Rules

USA, USSR = "usa", "ussr"


def state_at(rules: Rules, day: str, seed: int = 5) -> State:
    """A campaign that begins on a day: everyone alive then is there, purses and skills are ample."""
    state = new_game(rules, seed)
    state.turn = next(n for n, turn in enumerate(rules.turns) if turn.last >= parse_day(day))
    for place, person in enumerate(rules.scenario.people):
        born = person.since is None or person.since <= parse_day(day)
        if person.side is not None and born and state.holder[place] == 0:
            state.holder[place] = rules.side_index[person.side] + 1
    for side in state.sides:
        side.free, side.tied, side.grant = 900_000, 900_000, 500_000
        side.trl = [9] * len(side.trl)
        side.engineers = [200_000] * len(side.engineers)
    return state


@pytest.fixture
def state(rules: Rules) -> State:
    return state_at(rules, "1956-05-01")


def own(state: State, side: str) -> Side:
    return state.sides[state.rules.side_index[side]]


def program(state: State, side: str, item: str, **changed: int) -> Program:
    """Opens a program past the desk."""
    rules = state.rules
    made = Program(rules.item_index[item], 2, 0, state.turn, 0, 0, 0)._replace(**changed)
    own(state, side).programs.append(made)
    return made


def bureau(rules: Rules, name: str) -> int:
    return rules.bureau_index[name] + 1


def desk(state: State, side: str, *given: Order) -> Desk:
    """A desk on which all these orders were accepted."""
    found = Desk(view_for(state, side))
    for order in given:
        assert found.give(order) is None, order
    return found


def played(state: State, side: str, *given: Order) -> State:
    turn = play_turn(state, {side: given})
    assert turn.refused == ()
    return turn.state


def cause(state: State, side: str, what: str, name: str) -> int:
    """One part of an explanation; its parts are checked to be whole numbers."""
    return dict(explain(view_for(state, side), what)).get(name, 0)


def speed(state: State, side: str, item: str) -> int:
    return sum(amount for _, amount in explain(view_for(state, side), f"speed:{item}"))


# Money


def test_money_beyond_the_normal_rate_is_worth_half_and_beyond_crash_nothing(state: State) -> None:
    rules = state.rules
    item = rules.items[rules.item_index["atlas"]]
    normal = normal_rate(rules, item, 0)
    assert progress(rules, item, 0, LEVELS.index("normal")) == normal
    assert progress(rules, item, 0, LEVELS.index("crash")) == normal + normal // 4
    assert progress(rules, item, 0, LEVELS.index("hold")) == normal // 2
    assert progress(rules, item, 0, LEVELS.index("mothball")) == 0


def test_the_next_million_buys_a_million_then_half_then_nothing(state: State) -> None:
    program(state, USA, "atlas", level=LEVELS.index("hold"))
    view = view_for(state, USA)
    assert sum(amount for _, amount in explain(view, "next-million:atlas")) == 1000
    own(state, USA).programs = [own(state, USA).programs[0]._replace(level=LEVELS.index("normal"))]
    assert sum(amount for _, amount in explain(view_for(state, USA), "next-million:atlas")) == 500
    own(state, USA).programs = [own(state, USA).programs[0]._replace(level=LEVELS.index("crash"))]
    assert sum(amount for _, amount in explain(view_for(state, USA), "next-million:atlas")) == 0


def test_where_engineers_are_short_the_next_million_buys_next_to_nothing(state: State) -> None:
    program(state, USA, "atlas", level=LEVELS.index("hold"))
    own(state, USA).engineers = [20] * len(own(state, USA).engineers)
    parts = explain(view_for(state, USA), "next-million:atlas")
    assert sum(amount for _, amount in parts) <= 20
    assert dict(parts)["people"] < -900


def test_the_useful_limits_say_what_is_paid_and_what_would_still_work(state: State) -> None:
    program(state, USSR, "r-12")
    found = useful_limits(view_for(state, USSR), "r-12")
    assert found.paid == found.normal
    assert found.most == pytest.approx(found.normal * 3 / 2, abs=2)
    assert found.engineers == 1_000_000


def test_crash_quality_becomes_suspected_faults(state: State) -> None:
    rules, side = state.rules, own(state, USA)
    item = rules.items[rules.item_index["redstone"]]
    world = World(rules, state, None)
    design = rules.vehicle_designs[item.place][0]
    suspect(world, side, design, item, 0, 0)
    calm = side.suspicion[design][0]
    suspect(world, side, design, item, 0, 5 * rules.numbers.work.crash_quality)
    assert side.suspicion[design][0] == calm + 5 * rules.numbers.work.crash_quality


def test_a_quarter_of_crash_is_remembered_by_the_program(state: State) -> None:
    program(state, USA, "redstone", level=LEVELS.index("crash"))
    after = played(state, USA)
    assert own(after, USA).programs[0].haste == state.rules.numbers.work.crash_quality


# Engineers


def test_the_united_states_hire_and_the_soviet_union_cannot(state: State) -> None:
    order = HireEngineers(discipline="guidance", engineers=100)
    assert Desk(view_for(state, USA)).why_not(order) is None
    assert Desk(view_for(state, USSR)).why_not(order) is not None


def test_too_many_newcomers_at_once_slow_everybody_for_two_quarters(state: State) -> None:
    side = own(state, USA)
    program(state, USA, "atlas")
    assert cause(state, USA, "speed:atlas", "newcomers") == 0
    side.haste_turns = state.turn + state.rules.numbers.work.haste_quarters
    assert cause(state, USA, "speed:atlas", "newcomers") < 0
    state.turn += 2
    assert cause(state, USA, "speed:atlas", "newcomers") == 0


def test_where_money_falls_engineers_leave_only_where_they_can(state: State) -> None:
    for side in state.sides:
        side.spending = [400_000, 400_000, 400_000, 100_000]
    before = [side.engineers[0] for side in state.sides]
    after = play_turn(state, {}).state
    change = {side: after.sides[i].engineers[0] - before[i] for side, i in state.rules.side_index.items()}
    assert change[USA] < 0 < change[USSR]


def test_an_education_order_is_paid_for_every_year_and_graduates_after_five(rules: Rules) -> None:
    state = state_at(rules, "1950-05-01")
    ordered = played(state, USSR, Reform(reform="schools"))
    school = own(ordered, USSR).schools[0]
    assert school.turn == state.turn + rules.numbers.work.school_quarters
    assert Desk(view_for(ordered, USSR)).why_not(Reform(reform="schools")) is not None
    while not rules.turns[ordered.turn].opens_year:
        ordered = play_turn(ordered, {}).state
    turn = play_turn(ordered, {})
    assert any(getattr(fact, "what", None) == ("reform", "schools") for fact in turn.facts)
    assert own(turn.state, USSR).schools[0].turn == school.turn


def test_a_year_without_money_puts_the_graduates_off_by_a_year(rules: Rules) -> None:
    state = state_at(rules, "1952-02-01")
    own(state, USSR).schools = [School(state.turn + 10, 15_000, 1)]
    own(state, USSR).free = own(state, USSR).tied = 0
    after = play_turn(state, {}).state
    assert own(after, USSR).schools[0].turn == state.turn + 14


def test_schools_that_a_choice_gave_cost_nothing(rules: Rules) -> None:
    state = state_at(rules, "1952-02-01")
    own(state, USSR).schools = [School(state.turn + 10, 15_000)]
    own(state, USSR).free = own(state, USSR).tied = 0
    assert own(play_turn(state, {}).state, USSR).schools == [School(state.turn + 10, 15_000)]


# Bureaus


def test_the_bureau_whose_idea_it_is_gets_the_design(state: State) -> None:
    given = desk(state, USA, OpenProgram(item="redstone"))
    assert given.side.programs[0].bureau == bureau(state.rules, "abma")


def test_a_laden_bureau_passes_the_next_design_to_a_free_one(state: State) -> None:
    given = desk(state, USA, OpenProgram(item="redstone"), OpenProgram(item="jupiter"))
    first, second = given.side.programs
    assert first.bureau != second.bureau
    assert max(loads(state.rules, given.side.programs)) == 1


def test_a_second_design_in_one_bureau_costs_a_fifth_of_the_speed(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-1"))
    alone = speed(state, USSR, "r-7")
    program(state, USSR, "vostok-8k72k", bureau=bureau(state.rules, "okb-1"))
    assert speed(state, USSR, "r-7") == pytest.approx(alone * 0.8, rel=0.001)
    program(state, USSR, "korabl-sputnik", bureau=bureau(state.rules, "okb-1"))
    assert speed(state, USSR, "r-7") == pytest.approx(alone * 0.6, rel=0.001)


def test_research_ahead_of_its_time_goes_slower_by_a_tenth_for_each_year(rules: Rules) -> None:
    slow = rules.numbers.work.early_slow
    ripe = {one.id: one.ripe for one in rules.technologies}
    assert ripe["spacesuits"] == 1957
    ready, early = state_at(rules, "1957-01-15"), state_at(rules, "1951-01-15")
    for state in (ready, early):
        program(state, USA, "spacesuits")
    parts = explain(view_for(early, USA), "speed:spacesuits")
    assert "ahead of its time" in dict(parts)
    assert "ahead of its time" not in dict(explain(view_for(ready, USA), "speed:spacesuits"))
    assert sum(amount for _, amount in parts) == speed(early, USA, "spacesuits")
    assert speed(early, USA, "spacesuits") == pytest.approx(
        speed(ready, USA, "spacesuits") * 1_000_000 / (1_000_000 + 6 * slow), rel=0.001
    )


def test_a_small_satellite_is_no_burden(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-1"))
    alone = speed(state, USSR, "r-7")
    program(state, USSR, "sputnik-1", bureau=bureau(state.rules, "okb-1"))
    assert speed(state, USSR, "r-7") == alone


def test_a_design_can_be_given_to_another_bureau_but_not_to_a_rivals_or_an_engine_makers(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-1"))
    planning = desk(state, USSR)
    assert planning.why_not(AssignBureau(item="r-7", bureau="okb-586")) is None
    for wrong in ("convair", "okb-456"):
        refusal = planning.why_not(AssignBureau(item="r-7", bureau=wrong))
        assert refusal is not None
        assert refusal.code == "wrong-bureau"
    moved = desk(state, USSR, AssignBureau(item="r-7", bureau="okb-586"))
    assert moved.side.programs[0].bureau == bureau(state.rules, "okb-586")


def test_two_bureaus_on_one_goal_are_faster_dearer_and_grow_apart(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-586"))
    alone, paid = speed(state, USSR, "r-7"), useful_limits(view_for(state, USSR), "r-7").paid
    racing = played(state, USSR, RaceBureaus(item="r-7", bureau="okb-52"))
    rivalry = own(racing, USSR).rivalry
    work = state.rules.numbers.work
    assert rivalry[bureau(state.rules, "okb-586") - 1] == work.race_rivalry
    assert rivalry[bureau(state.rules, "okb-52") - 1] == work.race_rivalry
    assert useful_limits(view_for(racing, USSR), "r-7").paid == 2 * paid
    assert alone < speed(racing, USSR, "r-7") < alone * 1.1


def test_ending_a_race_by_order_costs_the_losers_patron(state: State) -> None:
    for order in (RaceBureaus(item="r-7"), CloseProgram(item="r-7")):
        racing = state.copy()
        rules = state.rules
        program(racing, USSR, "r-7", bureau=bureau(rules, "okb-586"), rival=bureau(rules, "okb-52"))
        calm, ended = play_turn(racing, {}).state, played(racing, USSR, order)
        gap = sum(own(ended, USSR).support) - sum(own(calm, USSR).support)
        assert gap == pytest.approx(rules.numbers.work.race_support, abs=6)


def test_the_choice_between_two_designs_removes_faults(state: State) -> None:
    rules = state.rules
    found = {}
    for rival in (0, bureau(rules, "okb-52")):
        racing = state.copy()
        made = program(racing, USSR, "r-12", bureau=bureau(rules, "okb-586"), rival=rival)
        item = rules.items[made.item]
        own(racing, USSR).done[item.index] = work_of(rules, item, 0)
        turn = play_turn(racing, {})
        found[rival] = max(own(turn.state, USSR).suspicion[rules.vehicle_designs[item.place][0]])
        assert any(isinstance(fact, BureausRaced) for fact in turn.facts) == bool(rival)
        assert own(turn.state, USSR).maker[item.index] == bureau(rules, "okb-586")
    assert found[bureau(rules, "okb-52")] == pytest.approx(found[0] * 0.9, rel=0.01)


def test_korolev_and_glushko_grow_apart_over_a_common_rocket(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-1"), level=LEVELS.index("hold"))
    rules, later = state.rules, state
    for _ in range(4):
        later = play_turn(later, {}).state
    rivalry = own(later, USSR).rivalry
    expected = 4 * rules.numbers.work.quarrel_rivalry
    assert rivalry[bureau(rules, "okb-1") - 1] == rivalry[bureau(rules, "okb-456") - 1] == expected
    assert cause(later, USSR, "speed:r-7", "rivalry") < 0


def test_without_a_cause_rivalry_is_slowly_forgotten(state: State) -> None:
    place = bureau(state.rules, "okb-1") - 1
    own(state, USSR).rivalry[place] = 100
    after = play_turn(state, {}).state
    assert own(after, USSR).rivalry[place] == 100 - state.rules.numbers.work.rivalry_cools


def test_one_of_the_two_gone_there_is_no_quarrel(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-1"))
    state.holder[state.rules.person_index["valentin-glushko"]] = -1
    assert not any(own(play_turn(state, {}).state, USSR).rivalry)


def test_a_ministry_halves_what_rivalry_costs(state: State) -> None:
    program(state, USSR, "r-7", bureau=bureau(state.rules, "okb-1"))
    own(state, USSR).rivalry[bureau(state.rules, "okb-1") - 1] = 800
    before = cause(state, USSR, "speed:r-7", "rivalry")
    own(state, USSR).agency, own(state, USSR).agency_turn = 3, 0
    assert before < 0
    assert cause(state, USSR, "speed:r-7", "rivalry") == before // 2


def test_what_another_own_bureau_has_built_helps_unless_it_is_secret(state: State) -> None:
    rules, side = state.rules, own(state, USSR)
    side.secrecy = 0
    program(state, USSR, "luna-8k72", bureau=bureau(rules, "okb-586"))
    assert cause(state, USSR, "speed:luna-8k72", "shared drawings") == 0
    side.maker[rules.item_index["vostok-8k72k"]] = bureau(rules, "okb-1")
    open_ = cause(state, USSR, "speed:luna-8k72", "shared drawings")
    side.secrecy = 2
    assert 0 < cause(state, USSR, "speed:luna-8k72", "shared drawings") < open_


# Catching up


def show(state: State, side: str, milestone: str, day: str) -> None:
    """A side shows a milestone to the world on a day."""
    place = state.rules.milestone_index[milestone]
    own(state, side).reached[place] = own(state, side).shown[place] = parse_day(day)


def test_what_a_rival_has_shown_costs_a_quarter_less(rules: Rules) -> None:
    state = state_at(rules, "1958-05-01")
    program(state, USA, "kerosene-engines")
    assert explain(view_for(state, USA), "catching-up:kerosene-engines") == ()
    slow = speed(state, USA, "kerosene-engines")
    show(state, USSR, "satellite", "1957-10-04")
    assert cause(state, USA, "catching-up:kerosene-engines", "shown by a rival") == 250_000
    assert speed(state, USA, "kerosene-engines") == pytest.approx(slow / 0.75, rel=0.001)


def test_what_was_published_two_years_ago_costs_half(rules: Rules) -> None:
    state = state_at(rules, "1960-05-01")
    show(state, USA, "satellite", "1958-01-31")
    assert cause(state, USSR, "catching-up:kerosene-engines", "published") == 500_000
    late = state_at(rules, "1959-05-01")
    show(late, USA, "satellite", "1958-01-31")
    assert cause(late, USSR, "catching-up:kerosene-engines", "shown by a rival") == 250_000


def test_of_example_papers_and_publication_only_the_best_counts(rules: Rules) -> None:
    state = state_at(rules, "1958-05-01")
    show(state, USSR, "satellite", "1957-10-04")
    own(state, USA).papers[rules.items[rules.item_index["kerosene-engines"]].place] = -1
    assert explain(view_for(state, USA), "catching-up:kerosene-engines") == (("stolen papers", 400_000),)


def test_agents_bring_papers_of_what_one_works_on_and_the_rival_knows_better(rules: Rules) -> None:
    state = state_at(rules, "1952-05-01")
    side, rival = own(state, USSR), own(state, USA)
    for name in ("turbopumps", "gyro-platform"):
        program(state, USSR, name, level=0)
        side.trl[rules.items[rules.item_index[name]].place] = 2
    rival.trl[rules.items[rules.item_index["gyro-platform"]].place] = 2
    side.sources[rules.side_index[USA] * len(SOURCES)] = 1
    stolen = []
    for _ in range(30):
        turn = play_turn(state, {})
        state = turn.state
        own(state, USSR).free = own(state, USSR).tied = 900_000
        stolen += [fact.technology for fact in turn.facts if isinstance(fact, PapersStolen)]
    assert stolen == ["turbopumps"]


def test_without_agents_nobody_steals(rules: Rules) -> None:
    state = state_at(rules, "1952-05-01")
    own(state, USSR).trl = [2] * len(own(state, USSR).trl)
    program(state, USSR, "turbopumps", level=0)
    assert not any(own(play_turn(state, {}).state, USSR).papers)


def test_the_second_fears_one_fault_less_in_every_component(rules: Rules) -> None:
    suspected = {}
    for shown in (False, True):
        state = state_at(rules, "1958-05-01")
        if shown:
            show(state, USSR, "satellite", "1957-10-04")
        item = rules.items[rules.item_index["vanguard"]]
        finish_item(World(rules, state, None), 0, own(state, USA), item, 0, 0)
        designs = rules.vehicle_designs[item.place]
        suspected[shown] = [sum(1 for belief in own(state, USA).suspicion[d] if belief) for d in designs]
    assert suspected[True] == [count - 1 for count in suspected[False]]


def test_a_design_without_faults_has_none_to_lose(rules: Rules) -> None:
    state = state_at(rules, "1958-05-01")
    side = own(state, USA)
    side.suspicion[0] = side.limits[0] = ()
    fear_less(rules, side, 0)
    assert side.suspicion[0] == ()


# Every number is its parts


@pytest.mark.parametrize("level", ["mothball", "hold", "normal", "crash"])
def test_the_next_million_never_buys_less_than_nothing(state: State, level: str) -> None:
    program(state, USA, "atlas")
    planning = desk(state, USA)
    if level != "normal":
        planning.give(FundProgram(item="atlas", level=level))
    for engineers in (0, 1, 500, 10**6):
        planning.side.engineers = [engineers] * len(planning.side.engineers)
        own(state, USA).programs = planning.side.programs
        own(state, USA).engineers = planning.side.engineers
        assert sum(amount for _, amount in explain(view_for(state, USA), "next-million:atlas")) >= 0
