"""A flight as it is planned and as it is played back: what a presenter is given is what the engine holds."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from spacerace_game.engine import Desk, State, new_game, view_for
from spacerace_game.engine.chance import PPM
from spacerace_game.engine.door import explain
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.engine.orders_flights import crew_people
from spacerace_game.engine.state import to_json
from spacerace_game.play.flight_plan import crew_home, flight_plan, offered
from spacerace_game.play.flight_record import flight_record, path_of
from spacerace_game.play.flights import question_of, ready
from spacerace_game.spec.orders import ScheduleFlight, ScheduleSeries, SeriesFlight
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import real_rules

CAPSULE, ROCKET, MISSION = "vostok", "vostok-8k72k", "crew-orbital"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return real_rules()


@pytest.fixture
def state(rules: Rules) -> State:
    """A side that could put a person into orbit today, with all its people of the crews at hand."""
    state = ready(rules, question_of(rules, MISSION, ROCKET, None, None)).state
    side = state.sides[rules.side_index["ussr"]]
    for item in range(len(side.ready)):
        side.ready[item] = side.ready[item] or 1
    side.trl = [9] * len(side.trl)
    for person in crew_people(rules):
        if rules.scenario.people[person].side == "ussr":
            state.holder[person] = rules.side_index["ussr"] + 1
    return state


def order(**more: Any) -> ScheduleFlight:
    return ScheduleFlight(**{"flight": "east", "mission": MISSION, "vehicle": ROCKET, "spacecraft": CAPSULE} | more)


def test_the_plan_shows_the_odds_that_the_manifest_will_explain(state: State) -> None:
    view = view_for(state, "ussr")
    plan = flight_plan(view, order())
    assert plan.refusal is None
    desk = Desk(view)
    assert desk.give(order()) is None
    state.sides[view.side] = desk.side
    assert sum(amount for _, amount in explain(view_for(state, "ussr"), "odds:east")) == plan.odds
    assert sum(ppm for _, ppm in plan.ends) + plan.odds == pytest.approx(PPM, abs=3 * len(plan.phases))
    assert plan.odds <= plan.crew_home <= PPM


def test_looking_at_a_plan_changes_nothing(state: State) -> None:
    before = json.dumps(to_json(state))
    flight_plan(view_for(state, "ussr"), order())
    offered(view_for(state, "ussr"))
    assert json.dumps(to_json(state)) == before


def test_the_plan_names_what_would_help_and_each_keeps_its_word(state: State) -> None:
    plan = flight_plan(view_for(state, "ussr"), order(rules="aggressive"))
    assert plan.raises
    assert all(one.odds > plan.odds for one in plan.raises)
    calmer = next(one for one in plan.raises if one.what == "flight-rules")
    assert flight_plan(view_for(state, "ussr"), order(rules=calmer.ids[0])).odds == calmer.odds
    worst = next(one for one in plan.raises if one.what == "fix")
    side = state.sides[1]
    place = side_design = state.rules.design_index[worst.ids[0]]
    faults = [fault.name for fault in state.rules.designs[place].faults]
    kept = list(side.suspicion[side_design])
    kept[faults.index(worst.ids[1])] = 0
    side.suspicion[side_design] = tuple(kept)
    assert flight_plan(view_for(state, "ussr"), order(rules="aggressive")).odds == worst.odds


def test_every_contingency_shows_the_odds_of_the_order_that_takes_it(state: State) -> None:
    view = view_for(state, "ussr")
    plan = flight_plan(view, order())
    for contingency in plan.contingencies:
        assert sum(choice.chosen for choice in contingency.choices) == 1
        for choice in contingency.choices:
            then = flight_plan(view, order(**{contingency.field: choice.value}))
            assert (then.odds, then.crew_home) == (choice.odds, choice.crew_home)


def test_the_crew_list_tells_skill_and_what_is_missing(state: State, rules: Rules) -> None:
    plan = flight_plan(view_for(state, "ussr"), order())
    assert [one.chosen for one in plan.crew] == sorted((one.chosen for one in plan.crew), reverse=True)
    assert sum(one.chosen for one in plan.crew) == 1
    for one in plan.crew:
        assert one.skill == sum(amount for _, amount in one.parts)
        assert one.training_left == rules.numbers.flights.training_quarters
    other = next(one for one in plan.crew if not one.chosen and one.free)
    named = flight_plan(view_for(state, "ussr"), order(crew=(other.person,)))
    assert [one.person for one in named.crew if one.chosen] == [other.person]


def test_a_plan_that_may_not_be_ordered_can_be_looked_at_and_says_why(rules: Rules) -> None:
    view = view_for(new_game(rules, 1), "ussr")
    plan = flight_plan(view, order())
    assert plan.refusal is not None
    assert plan.phases
    with pytest.raises(ValueError, match="no-such-thing"):
        flight_plan(view, order(mission="no-such-thing"))


def test_days_to_aim_at_are_days_an_order_may_name(state: State) -> None:
    view = view_for(state, "ussr")
    for mission in ("crew-orbital", "luna-impact", "venus-flyby"):
        if mission not in state.rules.mission_index:
            continue
        place = state.rules.mission_index[mission]
        for way in state.rules.ways[place][:2]:
            spacecraft = state.rules.spacecraft[way.spacecraft].id if way.spacecraft >= 0 else None
            vehicle = state.rules.vehicles[way.vehicle].id
            asked = order(mission=mission, vehicle=vehicle, spacecraft=spacecraft)
            plan = flight_plan(view, asked)
            assert plan.dates
            for span in plan.dates:
                assert span.first <= span.last
                for day in (span.first, span.last):
                    refusal = Desk(view).why_not(asked.model_copy(update={"day": day}))
                    assert refusal is None or refusal.code not in ("bad-day", "window-closed")


def test_a_series_is_planned_as_its_first_flight(state: State) -> None:
    day = view_for(state, "ussr").period.first + 20
    series = ScheduleSeries(
        series="row", mission="first-satellite", vehicle="sputnik-8k71ps", spacecraft="sputnik-1",
        flights=(SeriesFlight(flight="row.1", day=day), SeriesFlight(flight="row.2", day=day + 60)),
    )  # fmt: skip
    plan = flight_plan(view_for(state, "ussr"), series)
    assert plan.flight == "row.1"
    assert plan.day == day


def test_what_is_offered_first_can_be_flown(state: State) -> None:
    found = offered(view_for(state, "ussr"))
    refused = [one["refusal"] is not None for one in found]
    assert refused == sorted(refused)
    assert any(one["mission"] == MISSION and one["refusal"] is None for one in found)


def test_a_crew_with_an_escape_tower_comes_home_more_often_than_the_flight_succeeds(state: State) -> None:
    view = view_for(state, "ussr")
    plan = flight_plan(view, order())
    lost = PPM - plan.crew_home
    assert 0 < lost < PPM - plan.odds
    assert crew_home(state.rules, view.own, plan_flight_without_crew(state)) == PPM


def plan_flight_without_crew(state: State) -> Any:
    bench = ready(state.rules, question_of(state.rules, "first-satellite", "sputnik-8k71ps", None, None))
    return bench.flight


# Played back --------------------------------------------------------------------------------------


def flown(rules: Rules, mission: str, vehicle: str, spacecraft: str = "", **more: Any) -> FlightFlown:
    facts: dict[str, Any] = {
        "day": 20_000, "side": rules.sides[0].id, "flight": "a-flight", "mission": mission, "vehicle": vehicle,
        "spacecraft": spacecraft, "serial": 1, "fate": "success", "phase": "", "design": "", "fault": "",
        "odds": 1, "fate_odds": 1, "recorded": False, "announced": "after", "crew": (), "died": (),
    }  # fmt: skip
    return FlightFlown(**facts | more)


def test_the_first_satellite_climbs_to_its_orbit_second_by_second(rules: Rules) -> None:
    record = flight_record(rules, flown(rules, "first-satellite", "sputnik-8k71ps", "sputnik-1"))
    samples = record["samples"]
    assert [sample[0] for sample in samples] == list(range(len(samples)))
    assert samples[0][1:3] == [0, 0]
    assert 250 <= record["cut_off_s"] <= 310
    assert 190_000 <= samples[-1][1] <= 210_000
    assert 7_700 <= samples[-1][3] <= 7_850
    inserted = next(event for event in record["events"] if event["event"] == "insertion")
    assert inserted["seconds"] == record["cut_off_s"]
    assert all(later[1] >= sooner[1] - 5 for sooner, later in itertools.pairwise(samples))
    assert json.loads(json.dumps(record)) == record


def test_the_a4_goes_up_and_comes_down_again(rules: Rules) -> None:
    samples = flight_record(rules, flown(rules, "ballistic-test-a4", "a-4"))["samples"]
    heights = [sample[1] for sample in samples]
    top = heights.index(max(heights))
    assert 80_000 < heights[top] < 110_000
    assert heights[-1] < 2_000
    assert 280_000 < samples[-1][4] < 340_000


def test_a_failure_in_the_ascent_ends_the_samples_where_it_happened(rules: Rules) -> None:
    fault = rules.designs[rules.design_index["r7-core"]].faults[0].name
    fact = flown(
        rules, "first-satellite", "sputnik-8k71ps", "sputnik-1",
        fate="failure", phase="ascent", design="r7-core", fault=fault,
    )  # fmt: skip
    record = flight_record(rules, fact)
    assert record["failure"] is not None
    assert record["failure"]["phase"] == "ascent"
    assert record["failure"]["design"] == "r7-core"
    assert record["samples"][-1][0] == record["failure"]["seconds"]
    assert not any(event["event"] == "insertion" for event in record["events"])


def test_upper_stages_that_wait_for_the_top_light_after_the_coast(rules: Rules) -> None:
    record = flight_record(rules, flown(rules, "first-satellite", "juno-i", "explorer-1"))
    start, length = record["coast"]
    assert length > 60
    lit = [event["seconds"] for event in record["events"] if event["event"] == "ignition" and event["seconds"] > 0]
    assert next(second for second in lit if second > start) == pytest.approx(start + length, abs=2)


def test_every_mission_and_way_has_a_path(rules: Rules) -> None:
    for place, mission in enumerate(rules.missions):
        ways = rules.ways[place]
        for way in ways[:: max(1, len(ways) // 2)]:
            craft = rules.spacecraft[way.spacecraft].id if way.spacecraft >= 0 else ""
            record = flight_record(rules, flown(rules, mission.id, rules.vehicles[way.vehicle].id, craft))
            seconds = [event["seconds"] for event in record["events"]]
            assert seconds == sorted(seconds)
            assert record["samples"][-1][0] >= record["cut_off_s"] - 1
            if mission.destination not in ("up", "range"):
                assert path_of(rules, mission.id, rules.vehicles[way.vehicle].id, craft).arrives
