"""Intelligence: sources, their error and their loss, agencies that disagree, evidence, secrecy."""

from __future__ import annotations

import pytest

from spacerace_game.engine import Desk, Options, State, explain, play_turn, view_for
from spacerace_game.engine.chance import chance
from spacerace_game.engine.facts import SourceLost
from spacerace_game.engine.state import AGENCIES, SOURCES, Flight
from spacerace_game.engine.steps.intelligence import (
    AHEAD,
    halvings,
    hard_evidence,
    quality,
    quarters_to,
    shot_down_odds,
)
from spacerace_game.engine.steps.milestones import expectation
from spacerace_game.engine.world import World
from spacerace_game.spec.orders import Believe, FundProgram, SetSecrecy, UseSource
from spacerace_game.spec.rules import Rules
from tests.test_rules_work import USA, USSR, cause, own, played, program, show, state_at

SATELLITE = "satellite"


def place_of(rules: Rules, rival: str, milestone: str = SATELLITE) -> int:
    return rules.side_index[rival] * len(rules.scenario.milestones) + rules.milestone_index[milestone]


def run_source(state: State, side: str, rival: str, source: str) -> None:
    rules = state.rules
    own(state, side).sources[rules.side_index[rival] * len(SOURCES) + SOURCES.index(source)] = state.turn + 1


def seen(state: State, side: str, rival: str) -> int:
    index = state.rules.side_index
    return quality(state.rules, state.sides, index[side], index[rival])


def estimated(state: State, side: str = USA, rival: str = USSR) -> State:
    """The state once the agencies have been round all they keep in sight, in a world that stands still."""
    for _ in range(AHEAD // 2 + 1):
        state = play_turn(state, {}).state
        own(state, side).tied = own(state, side).free = 900_000
    return state


@pytest.fixture
def state(rules: Rules) -> State:
    """Spring 1956, with a Soviet satellite launch on the manifest for the end of 1960."""
    state = state_at(rules, "1956-05-01")
    mission = rules.milestone_missions[rules.milestone_index[SATELLITE]][0]
    vehicle = rules.vehicle_index["sputnik-8k71ps"]
    day = rules.turns[state.turn].last + 91 * 18
    own(state, USSR).flights = [Flight("object-d", mission, vehicle, 0, day, 1, 1, 1, 0, "", ())]
    return state


def test_each_source_sharpens_the_picture_and_costs_money(state: State) -> None:
    own(state, USSR).secrecy = 0
    before = seen(state, USA, USSR)
    spent = sum(getattr(fact, "tied", 0) for fact in play_turn(state, {}).facts if fact.side == USA)
    for source, gain in zip(SOURCES, state.rules.numbers.intelligence.source_quality):
        one = state.copy()
        run_source(one, USA, USSR, source)
        assert seen(one, USA, USSR) == before + gain
        facts = play_turn(one, {}).facts
        assert sum(getattr(fact, "tied", 0) for fact in facts if fact.side == USA) > spent


def test_satellites_need_film_brought_back_and_overflights_an_aircraft(rules: Rules) -> None:
    early = state_at(rules, "1952-05-01")
    for source in ("satellites", "overflights"):
        assert Desk(view_for(early, USA)).why_not(UseSource(source=source, rival=USSR)) is not None
    late = state_at(rules, "1960-05-01")
    assert Desk(view_for(late, USA)).why_not(UseSource(source="overflights", rival=USSR)) is None
    for place in rules.feat_milestones["film-back"]:
        own(late, USA).reached[place] = 1
    assert Desk(view_for(late, USA)).why_not(UseSource(source="satellites", rival=USSR)) is None


def test_an_overflight_grows_riskier_with_age_and_one_day_is_shot_down(rules: Rules) -> None:
    assert shot_down_odds(rules, 1) < shot_down_odds(rules, 4) < shot_down_odds(rules, 12)
    state = state_at(rules, "1956-05-01")
    run_source(state, USA, USSR, "overflights")
    for _ in range(60):
        own(state, USA).tied = 900_000
        before = sum(own(state, USA).support)
        turn = play_turn(state, {})
        lost = [fact for fact in turn.facts if isinstance(fact, SourceLost)]
        state = turn.state
        if lost:
            assert lost[0].source == "overflights"
            assert sum(own(state, USA).support) <= before + rules.numbers.intelligence.shot_down_support + 10
            return
    pytest.fail("it flew for fifteen years")


def test_what_cannot_be_paid_is_lost(state: State) -> None:
    run_source(state, USA, USSR, "listening")
    own(state, USA).tied = own(state, USA).free = 0
    turn = play_turn(state, {})
    assert not any(own(turn.state, USA).sources)
    assert any(isinstance(fact, SourceLost) for fact in turn.facts)


def test_three_agencies_read_the_same_sources_and_disagree(state: State) -> None:
    later = estimated(state)
    view = view_for(later, USA)
    days = [sum(a for _, a in explain(view, f"estimate:{SATELLITE}:{agency}")) for agency in AGENCIES]
    place = place_of(state.rules, USSR)
    side = own(later, USA)
    assert days == [side.estimate_cautious[place], side.estimate[place], side.estimate_alarmed[place]]
    assert len(set(days)) == 3
    assert days[0] > days[2]


def test_the_agency_one_believes_makes_the_published_estimate_and_so_the_surprise(state: State) -> None:
    rules, later = state.rules, estimated(state)
    place, day = place_of(rules, USSR), 0
    side = own(later, USA)
    day = (side.estimate_cautious[place] + side.estimate_alarmed[place]) // 2
    chances = []
    for agency in ("cautious", "alarmed"):
        told = played(later, USA, Believe(agency=agency))
        parts = explain(view_for(told, USA), f"estimate:{SATELLITE}")
        assert any(agency in name for name, _ in parts)
        assert "middle" not in parts[-1][0]
        for column in ("estimate", "estimate_error", "estimate_cautious", "estimate_alarmed"):
            setattr(own(told, USA), column, getattr(side, column))
        milestone = rules.milestone_index[SATELLITE]
        chances.append(expectation(rules, own(told, USA), rules.side_index[USSR], milestone, day))
    assert chances[0] < chances[1]


def test_where_nobody_has_an_idea_there_is_nothing_to_explain(rules: Rules) -> None:
    state = state_at(rules, "1956-05-01")
    with pytest.raises(KeyError):
        explain(view_for(state, USA), f"estimate:{SATELLITE}")
    with pytest.raises(KeyError):
        explain(view_for(state, USA), f"estimate:{SATELLITE}:optimistic")


def test_hard_evidence_halves_the_bias_up_to_a_limit(state: State) -> None:
    rules, side = state.rules, own(state, USA)
    index = rules.side_index[USSR]
    nothing = [0] * len(rules.scenario.milestones)
    assert halvings(rules, side, index, nothing) == 0
    hard_evidence(side, index)
    assert halvings(rules, side, index, nothing) == 1
    show(state, USSR, SATELLITE, "1957-10-04")
    assert halvings(rules, side, index, own(state, USSR).shown) == 2
    for _ in range(20):
        hard_evidence(side, index)
    assert halvings(rules, side, index, nothing) == rules.numbers.intelligence.evidence_most


def test_each_piece_of_hard_evidence_brings_the_agencies_closer_to_the_unbiased_picture(state: State) -> None:
    apart = [0, 0]
    for seed in range(8):
        believed = []
        for evidence in (0, 1, 4):
            known = state.copy()
            known.seed = seed
            own(known, USA).evidence[state.rules.side_index[USSR]] = evidence
            believed.append(own(estimated(known), USA).estimate[place_of(state.rules, USSR)])
        apart[0] += abs(believed[0] - believed[2])
        apart[1] += abs(believed[1] - believed[2])
    assert 0 < apart[1] < apart[0]


def test_a_year_of_satellite_pictures_is_hard_evidence(state: State) -> None:
    run_source(state, USA, USSR, "satellites")
    index = state.rules.side_index[USSR]
    for quarter in range(8):
        own(state, USA).tied = 900_000
        assert own(state, USA).evidence[index] == quarter // 4
        state = play_turn(state, {}).state
    assert own(state, USA).evidence[index] == 2


def test_secrecy_blinds_the_rival_and_slows_oneself(state: State) -> None:
    program(state, USSR, "r-12")
    own(state, USSR).secrecy = 0
    open_seen = seen(state, USA, USSR)
    closed = played(state, USSR, SetSecrecy(level=1))
    assert open_seen - seen(closed, USA, USSR) == state.rules.numbers.intelligence.secrecy_quality
    assert cause(closed, USSR, "speed:r-12", "secrecy") < 0
    assert cause(state, USSR, "speed:r-12", "secrecy") == 0


def test_to_be_more_secret_takes_as_much_attention_as_a_reform(state: State) -> None:
    planning = Desk(view_for(state, USA))
    before = planning.attention
    assert planning.give(SetSecrecy(level=3)) is None
    assert before - planning.attention == state.rules.numbers.attention.reform
    refusal = planning.why_not(SetSecrecy(level=3))
    assert refusal is not None
    assert refusal.code == "already-done"


def test_how_far_a_rival_is_follows_its_manifest_its_hardware_and_its_programs(state: State) -> None:
    rules, milestone = state.rules, state.rules.milestone_index[SATELLITE]
    world, index = World(rules, state, None), rules.side_index[USSR]
    assert quarters_to(world, index, milestone) == 18
    own(state, USSR).flights = []
    assert quarters_to(world, index, milestone) == 24
    own(state, USSR).ready[rules.item_index["tyuratam-1"]] = 1
    for mission in rules.milestone_missions[milestone]:
        for way in rules.ways[mission]:
            if index in rules.items[rules.vehicle_item[way.vehicle]].sides:
                own(state, USSR).ready[rules.vehicle_item[way.vehicle]] = 1
                if way.spacecraft >= 0:
                    own(state, USSR).ready[rules.spacecraft_item[way.spacecraft]] = 1
    assert quarters_to(world, index, milestone) == 3


def test_bias_is_the_campaigns_and_noise_the_milestones(rules: Rules) -> None:
    luck = rules.luck
    assert chance(1, "bias", luck[0], luck[1]) != chance(1, "bias", luck[1], luck[0])


def test_customers_resent_every_level_of_secrecy_given_up_and_are_not_thanked_for_more(state: State) -> None:
    own(state, USSR).secrecy = 2
    lost = {}
    for level in (0, 1, 3):
        after = played(state, USSR, SetSecrecy(level=level))
        lost[level] = sum(own(after, USSR).military) - sum(own(play_turn(state, {}).state, USSR).military)
    assert lost[0] < lost[1] < lost[3] == 0
    assert abs(lost[1] - state.rules.numbers.intelligence.secrecy_interest) <= 2


def test_a_source_stays_paid_for_when_the_budget_is_changed_after_it(rules: Rules) -> None:
    """What is committed may not be forgotten by a later order: the same purse would be promised twice."""
    state = state_at(rules, "1950-01-01")
    own(state, USA).free = 500_000
    desk = Desk(view_for(state, USA))
    opened = next(order for order in Options(desk)["open-program"] if desk.why_not(order) is None)
    assert desk.give(opened) is None
    before = sum(desk.committed())
    assert desk.give(UseSource(rival=USSR, source="agents")) is None
    with_agents = sum(desk.committed())
    assert with_agents > before
    assert desk.give(FundProgram(item=opened.item, level="hold")) is None
    assert desk.give(FundProgram(item=opened.item, level="normal")) is None
    assert sum(desk.committed()) == with_agents
