"""Launch pads, and what a flight order settles beforehand: turnaround, blasts, scrubs, halted series, long pauses."""

from __future__ import annotations

from typing import Any

import pytest

from spacerace_game.engine import Desk, State, play_turn, view_for
from spacerace_game.engine.facts import (
    FaultSeen,
    FlightFlown,
    FlightSlipped,
    FlightTurned,
    PadDamaged,
    SeriesHalted,
    SeriesResumed,
)
from spacerace_game.engine.pads import first_free, is_free, pads_on, spans, taken_on
from spacerace_game.engine.state import Busy, Program
from spacerace_game.engine.steps.flights import pause_left
from spacerace_game.engine.timeline import timeline
from spacerace_game.engine.turn import Turn
from spacerace_game.play.flight_plan import flight_plan
from spacerace_game.play.flights import question_of, ready
from spacerace_game.play.session import needs_of
from spacerace_game.spec.orders import ResumeSeries, ScheduleFlight, ScheduleSeries, SeriesFlight
from spacerace_game.spec.rules import Rules
from spacerace_game.words.refusals import refusal_sentence
from tests.engine_helpers import real_rules

ROCKET, MISSION, CRAFT = "sputnik-8k71ps", "first-satellite", "sputnik-1"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return real_rules()


def state_with(rules: Rules, pads: tuple[str, ...] = ("tyuratam-1",), seed: int = 1957) -> State:
    """A side with one kind of rocket ready, money, and only these pads."""
    state = ready(rules, question_of(rules, MISSION, ROCKET, None, None), 0, seed).state
    side = state.sides[rules.side_index["ussr"]]
    for place, item in zip(rules.facilities, rules.facility_item):
        if place.kind == "pad":
            side.ready[item] = int(place.id in pads)
        else:
            side.ready[item] = 1
    side.ready[rules.item_index[ROCKET]] = side.ready[rules.item_index[CRAFT]] = 1
    side.trl = [9] * len(side.trl)
    return state


def order(name: str, **more: Any) -> ScheduleFlight:
    return ScheduleFlight(**{"flight": name, "mission": MISSION, "vehicle": ROCKET, "spacecraft": CRAFT} | more)


def facts_of(turn: Turn, kind: type[Any]) -> list[Any]:
    return [fact for fact in turn.facts if isinstance(fact, kind)]


def test_a_pad_takes_no_second_rocket_before_it_is_set_right(rules: Rules) -> None:
    pad = rules.items[rules.item_index["tyuratam-1"]].place
    place = rules.facilities[pad]
    taken = {pad: [(100, 100 + place.turnaround_days)] * place.at_once}
    assert not is_free(rules, taken, pad, 100)
    assert not is_free(rules, taken, pad, 101 - place.turnaround_days)
    assert is_free(rules, taken, pad, 100 - place.turnaround_days)
    assert is_free(rules, taken, pad, 100 + place.turnaround_days)
    free = first_free(rules, taken, [pad], 100)
    assert free is not None
    assert free.day == 100 + place.turnaround_days


def test_one_place_less_is_one_rocket_less(rules: Rules) -> None:
    pad = rules.items[rules.item_index["tyuratam-1"]].place
    place = rules.facilities[pad]
    taken = spans(rules, [Busy(pad, 50, 400)], [])
    assert is_free(rules, taken, pad, 100) == (place.at_once > 1)


def test_flights_queue_for_the_pad_and_the_refusal_names_it_and_the_day(rules: Rules) -> None:
    state = state_with(rules)
    desk = Desk(view_for(state, "ussr"))
    desk.attention = 99
    place = rules.facilities[rules.items[rules.item_index["tyuratam-1"]].place]
    day = desk.period.first + 20
    for number in range(place.at_once):
        assert desk.give(order(f"same-day-{number}", day=day)) is None
    refusal = desk.why_not(order("one-too-many", day=day))
    assert refusal is not None
    assert refusal.code == "pad-busy"
    assert refusal.ids[0] == "tyuratam-1"
    assert refusal.have == day + place.turnaround_days
    assert "tyuratam-1 is busy until" in refusal_sentence(refusal)
    assert desk.give(order("next-free-day", day=refusal.have)) is None


def test_a_flight_without_a_day_takes_the_first_free_one(rules: Rules) -> None:
    state = state_with(rules)
    desk = Desk(view_for(state, "ussr"))
    desk.attention = 99
    place = rules.facilities[rules.items[rules.item_index["tyuratam-1"]].place]
    given = 0
    while desk.give(order(f"row-{given}")) is None:
        given += 1
    days = [flight.day for flight in desk.side.flights]
    assert days == sorted(days)
    assert given >= place.at_once * 2
    assert max(days) <= desk.period.last
    for day in days:
        assert sum(day <= other < day + place.turnaround_days for other in days) <= place.at_once


def test_a_rocket_lost_on_its_pad_takes_the_pad_with_it(rules: Rules) -> None:
    seen = 0
    for seed in range(1, 120):
        state = state_with(rules, seed=seed)
        side = state.sides[rules.side_index["ussr"]]
        for design in rules.vehicle_designs[rules.vehicle_index[ROCKET]]:
            side.suspicion[design] = side.limits[design] = (1_000_000,) * len(side.suspicion[design])
        turn = play_turn(state, {"ussr": [order("hope", rules="aggressive")]})
        damage = facts_of(turn, PadDamaged)
        flown = facts_of(turn, FlightFlown)
        assert [fact.blast for fact in flown] == [bool(damage)] * len(flown)
        if damage:
            seen += 1
            assert damage[0].pad == "tyuratam-1"
            assert damage[0].until == flown[0].day + rules.numbers.flights.pad_repair_days
            events = timeline(rules, flown[0])
            assert [event.event for event in events][:2] == ["ignition", "failure"]
            assert any(one.until == damage[0].until for one in turn.state.sides[rules.side_index["ussr"]].busy)
            assert any(need.code == "pad" for need in needs_of(view_for(turn.state, "ussr"), turn.facts))
    assert seen


def test_after_a_scrub_a_flight_holds_or_stands_down_as_ordered(rules: Rules) -> None:
    held = stood = 0
    for seed in range(1, 25):
        state = state_with(rules, seed=seed)
        last = view_for(state, "ussr").period.last
        for agreed in ("hold", "stand-down"):
            turn = play_turn(state, {"ussr": [order("hope", rules="conservative", if_scrubbed=agreed)]})
            slips = facts_of(turn, FlightSlipped)
            if agreed == "hold":
                held += len(slips)
                assert all(slip.why == "scrub" for slip in slips)
                assert all(slip.until == slip.day + rules.numbers.flights.scrub_days for slip in slips)
            elif slips:
                stood += 1
                assert slips[0].why == "stand-down"
                assert slips[0].until > last
                assert not facts_of(turn, FlightFlown)
    assert held
    assert stood


def series_of(state: State, **more: Any) -> ScheduleSeries:
    first = view_for(state, "ussr").period.first
    flights = tuple(SeriesFlight(flight=f"row.{n}", day=first + 20 + 91 * n) for n in range(5))
    return ScheduleSeries(
        **{"series": "row", "mission": MISSION, "vehicle": ROCKET, "spacecraft": CRAFT, "flights": flights} | more
    )


def doomed(rules: Rules) -> State:
    state = state_with(rules)
    side = state.sides[rules.side_index["ussr"]]
    for design in rules.vehicle_designs[rules.vehicle_index[ROCKET]]:
        side.suspicion[design] = side.limits[design] = (1_000_000,) * len(side.suspicion[design])
    return state


def lost_first(rules: Rules, **more: Any) -> Turn:
    """A series whose first flight was lost."""
    for seed in range(1, 60):
        state = doomed(rules)
        state.seed = seed
        turn = play_turn(state, {"ussr": [series_of(state, rules="aggressive", **more)]})
        if any(fact.fate == "failure" for fact in facts_of(turn, FlightFlown)):
            return turn
    raise AssertionError("no loss in sixty campaigns of a doomed rocket")


def test_a_loss_halts_a_series_and_wakes_the_chief(rules: Rules) -> None:
    turn = lost_first(rules)
    assert [fact.series for fact in facts_of(turn, SeriesHalted)] == ["row"]
    assert any(need.code == "halted" for need in needs_of(view_for(turn.state, "ussr"), turn.facts))
    turn.state.sides[rules.side_index["ussr"]].grounded = [0] * len(rules.items)  # the inquiry after a loss aside
    after = play_turn(turn.state, {})
    assert not facts_of(after, FlightFlown)
    assert [fact.why for fact in facts_of(after, FlightSlipped)] == ["halted"]


def test_the_chief_may_say_go_on(rules: Rules) -> None:
    turn = lost_first(rules)
    assert Desk(view_for(turn.state, "ussr")).why_not(ResumeSeries(series="another")) is not None
    after = play_turn(turn.state, {"ussr": [ResumeSeries(series="row")]})
    assert not after.refused
    assert facts_of(after, FlightFlown) or facts_of(after, FlightSlipped)[0].why != "halted"


def test_a_series_ordered_to_go_on_does(rules: Rules) -> None:
    turn = lost_first(rules, after_loss="go-on")
    assert not facts_of(turn, SeriesHalted)
    assert not turn.state.sides[rules.side_index["ussr"]].halted


def test_a_halt_ends_when_the_cause_is_removed_or_the_inquiry_is_over(rules: Rules) -> None:
    turn = lost_first(rules)
    side = turn.state.sides[rules.side_index["ussr"]]
    halted = side.halted[0]
    if halted.design >= 0:
        removed = turn.state.copy()
        beliefs = list(side.suspicion[halted.design])
        beliefs[halted.fault] = 0
        removed.sides[rules.side_index["ussr"]].suspicion[halted.design] = tuple(beliefs)
        assert [fact.why for fact in facts_of(play_turn(removed, {}), SeriesResumed)] == ["cause-removed"]
    state, why = turn.state, []
    for _ in range(rules.numbers.flights.halt_quarters + 1):
        after = play_turn(state, {})
        state, why = after.state, why + [fact.why for fact in facts_of(after, SeriesResumed)]
    assert why == ["inquiry-over"]


def test_a_long_pause_brings_a_removed_fault_back_and_is_shown_beforehand(rules: Rules) -> None:
    state = state_with(rules)
    index = rules.side_index["ussr"]
    vehicle = rules.vehicle_index[ROCKET]
    side = state.sides[index]
    side.last_flown[vehicle] = state.turn
    design = rules.vehicle_designs[vehicle][0]
    for table in (side.suspicion, side.limits):
        table[design] = (0, *table[design][1:])
    left = flight_plan(view_for(state, "ussr"), order("hope")).pause
    assert left == pause_left(rules, side, vehicle, state.turn)
    assert left is not None
    odds = flight_plan(view_for(state, "ussr"), order("hope")).odds
    for turns in range(left + 1):
        played = play_turn(state, {})
        state = played.state
        back = [fact for fact in facts_of(played, FaultSeen) if fact.cause[0] == "pause"]
        assert bool(back) == (turns == left)
    after = state.sides[index]
    assert after.suspicion[design][0] == after.limits[design][0] == rules.numbers.reliability.idle_suspicion
    assert flight_plan(view_for(state, "ussr"), order("hope")).odds < odds
    assert flight_plan(view_for(state, "ussr"), order("hope")).pause is None


def test_a_flight_whose_target_is_gone_flies_its_lesser_mission_or_waits_as_ordered(rules: Rules) -> None:
    mission = "group-flight"
    state = ready(rules, question_of(rules, mission, "vostok-8k72k", "vostok", None)).state
    index = rules.side_index["ussr"]
    side = state.sides[index]
    side.ready = [1] * len(side.ready)
    side.trl = [9] * len(side.trl)
    for place, person in enumerate(rules.scenario.people):
        if person.role == "crew" and person.side == "ussr":
            state.holder[place] = index + 1
    asked = {"mission": mission, "vehicle": "vostok-8k72k", "spacecraft": "vostok", "rules": "aggressive"}
    turn = play_turn(state, {"ussr": [order("pair", **asked)]})
    assert [fact.lesser for fact in facts_of(turn, FlightTurned)] == ["crew-days"]
    assert [fact.mission for fact in facts_of(turn, FlightFlown)] == ["crew-days"]
    turn = play_turn(state, {"ussr": [order("pair", if_short="give-up", **asked)]})
    assert [fact.why for fact in facts_of(turn, FlightSlipped)] == ["target"]


def test_a_pad_that_is_being_built_cannot_be_booked_before_it_can_stand(rules: Rules) -> None:
    state = state_with(rules)
    side = state.sides[rules.side_index["ussr"]]
    begun = rules.item_index["tyuratam-31"]
    side.programs = [Program(begun, 2, 0, state.turn, 0, 0, 0, 0)]
    desk = Desk(view_for(state, "ussr"))
    stands, building = (rules.items[rules.item_index[name]].place for name in ("tyuratam-1", "tyuratam-31"))
    assert {stands, building} <= set(pads_on(desk, rules.vehicles[rules.vehicle_index[ROCKET]].grade))
    free = first_free(rules, taken_on(desk), [building], desk.period.first)
    assert free is not None
    assert free.day > desk.period.last
    side.done[begun] = rules.items[begun].price - 1
    nearly = first_free(rules, taken_on(Desk(view_for(state, "ussr"))), [building], desk.period.first)
    assert nearly is not None
    assert nearly.day == desk.period.first


def test_the_second_ship_waits_for_a_first_that_was_held_and_gives_up_on_one_that_was_lost(rules: Rules) -> None:
    state = state_with(rules, ("tyuratam-1", "tyuratam-31"))
    for name in ("vostok-8k72k", "vostok"):
        state.sides[rules.side_index["ussr"]].ready[rules.item_index[name]] = 1
    people = [n for n, one in enumerate(rules.scenario.people) if one.role == "crew" and one.side == "ussr"]
    for person in people[:4]:
        state.holder[person] = rules.side_index["ussr"] + 1
    day = rules.turns[state.turn].first + 20
    ship = {"vehicle": "vostok-8k72k", "spacecraft": "vostok"}
    second = order("second", mission="group-flight", day=day, **ship)
    late = order("first", mission="crew-days", day=day + 30, **ship)
    turn = play_turn(state, {"ussr": (late, second)})
    slips = [fact for fact in facts_of(turn, FlightSlipped) if fact.flight == "second"]
    assert slips[0].why == "target"
    assert slips[0].until > day + 30
    assert not [fact for fact in facts_of(turn, FlightTurned) if fact.flight == "second" and fact.day < day + 30]
    alone = play_turn(state, {"ussr": (second,)})
    assert [fact.lesser for fact in facts_of(alone, FlightTurned)] == ["crew-days"]
