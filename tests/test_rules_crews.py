"""Crews: skill counts where a phase is flown by hand, flights tire, deaths ground the machine that killed."""

from __future__ import annotations

import pytest

from spacerace_game.engine import Desk, State, explain, new_game, play_turn, view_for
from spacerace_game.engine.crews import crew_factor, skill_parts, skills_of
from spacerace_game.engine.facts import FlightFlown, FlightSlipped
from spacerace_game.engine.odds import TASK, draws
from spacerace_game.engine.orders_flights import crew_people
from spacerace_game.engine.state import Flight
from spacerace_game.engine.steps.work import designs_of
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import ScheduleFlight, TrainCrew
from spacerace_game.spec.rules import Rules, compile_rules

USSR = "ussr"
GAGARIN = "yuri-gagarin"


@pytest.fixture(scope="module")
def flyable(rules: Rules) -> Rules:
    """The real rules with a hand-flown, deadly landing for Vostok, a rescue, and a mission that needs a target."""
    missions = []
    for mission in rules.scenario.missions:
        if mission.id == "crew-orbital":
            last = mission.phases[-1].model_copy(
                update={"kills": 300_000, "manual": True, "deadly": True, "rescue": True}
            )
            mission = mission.model_copy(update={"phases": (*mission.phases[:-1], last), "facilities": ()})
        missions.append(mission)
        if mission.id == "crew-orbital":
            meets = {"id": "meeting", "target": "crew-orbital", "target_days": 400, "title": "A meeting in orbit"}
            missions.append(mission.model_copy(update=meets))
    scenario = rules.scenario.model_copy(update={"missions": tuple(missions)})
    return compile_rules(scenario, rules.capabilities, (rules.hash, rules.texts_hash))


@pytest.fixture
def state(flyable: Rules) -> State:
    """April 1961, with Vostok, its launcher and its pads ready and without a fault."""
    state = new_game(flyable, 3)
    state.turn = next(n for n, turn in enumerate(flyable.turns) if turn.last >= parse_day("1961-04-12"))
    side = state.sides[1]
    for name in ("vostok-8k72k", "vostok", "tyuratam-1", "star-city", "soviet-ground-net"):
        item = flyable.items[flyable.item_index[name]]
        side.ready[item.index] = 1
        if name.startswith("vostok"):
            for design in designs_of(flyable, item):
                side.limits[design] = side.suspicion[design] = (0,) * len(flyable.designs[design].faults)
    for name in (GAGARIN, "gherman-titov"):
        state.holder[flyable.person_index[name]] = 2
    side.free = 500_000
    side.trl = [9] * len(side.trl)
    return state


def vostok(rules: Rules, crew: tuple[int, ...], serial: int = 1) -> Flight:
    mission, vehicle = rules.mission_index["crew-orbital"], rules.vehicle_index["vostok-8k72k"]
    craft = rules.spacecraft_index["vostok"]
    return Flight("vostok-x", mission, vehicle, craft, parse_day("1961-04-12"), 2, 1, serial, 0, "", crew)


def task_risk(rules: Rules, state: State, crew: tuple[int, ...]) -> int:
    return max(d.kills for d in draws(rules, state.sides[1], vostok(rules, crew)) if d.design == TASK)


def test_training_halves_no_longer_what_a_crew_can_do(flyable: Rules, state: State) -> None:
    person, craft = flyable.person_index[GAGARIN], flyable.spacecraft_index["vostok"]
    side = state.sides[1]
    before = sum(amount for _, amount in skill_parts(flyable, side, person, craft))
    side.training[person] = craft + 1
    side.training_turns[person] = flyable.numbers.flights.training_quarters
    after = sum(amount for _, amount in skill_parts(flyable, side, person, craft))
    assert after >= 2 * before - 1
    assert sum(amount for _, amount in explain(view_for(state, USSR), f"skill:{GAGARIN}")) == after


def test_a_skill_is_the_sum_of_its_parts(flyable: Rules, state: State) -> None:
    craft, side = flyable.spacecraft_index["vostok"], state.sides[1]
    people = crew_people(flyable)
    for number, person in enumerate(people):
        side.experience[person], side.training[person] = number % 7, number % 3 * (craft + 1) // 2
        side.training_turns[person] = number % 5
    told = [sum(amount for _, amount in skill_parts(flyable, side, person, craft)) for person in people]
    assert skills_of(flyable, side, people, craft) == told
    assert len(set(told)) > 10


def test_a_trained_crew_makes_a_hand_flown_phase_safer(flyable: Rules, state: State) -> None:
    person, craft = flyable.person_index[GAGARIN], flyable.spacecraft_index["vostok"]
    untrained = task_risk(flyable, state, (person,))
    state.sides[1].training[person], state.sides[1].training_turns[person] = craft + 1, 8
    assert task_risk(flyable, state, (person,)) < untrained
    assert crew_factor(flyable, state.sides[1], vostok(flyable, ())) == 1_000_000


def test_training_is_ordered_paid_and_takes_its_quarters(flyable: Rules, state: State) -> None:
    order = TrainCrew(person=GAGARIN, spacecraft="vostok")
    free = state.sides[1].free
    desk = Desk(view_for(state, USSR))
    assert desk.give(order) is None
    assert desk.side.free < free
    refusal = desk.why_not(order)
    assert refusal is not None
    assert refusal.code == "already-done"
    after = play_turn(state, {USSR: (order,), "usa": ()}).state
    assert after.sides[1].training_turns[flyable.person_index[GAGARIN]] == 1


def test_who_has_flown_rests_before_flying_again(flyable: Rules, state: State) -> None:
    order = ScheduleFlight(
        flight="v1",
        mission="crew-orbital",
        vehicle="vostok-8k72k",
        spacecraft="vostok",
        crew=(GAGARIN,),
        rules="aggressive",
    )
    turn = play_turn(state, {USSR: (order,), "usa": ()})
    assert turn.refused == ()
    flown = [fact for fact in turn.facts if isinstance(fact, FlightFlown)]
    assert [fact.flight for fact in flown] == ["v1"]
    if not flown[0].died:
        desk = Desk(view_for(turn.state, USSR))
        again = order.model_copy(update={"flight": "v2"})
        refusal = desk.why_not(again)
        assert refusal is not None
        assert refusal.code == "no-crew"
        assert turn.state.sides[1].experience[flyable.person_index[GAGARIN]] == 1


def lost_flight(rules: Rules, state: State, seeds: int = 60) -> tuple[State, State]:
    """A seed in which the crew dies: the state before and after."""
    order = ScheduleFlight(
        flight="v1",
        mission="crew-orbital",
        vehicle="vostok-8k72k",
        spacecraft="vostok",
        crew=(GAGARIN,),
        rules="aggressive",
    )
    for seed in range(seeds):
        before = state.copy()
        before.seed = seed
        turn = play_turn(before, {USSR: (order,), "usa": ()})
        if turn.state.sides[1].crew_lost:
            return before, turn.state
    raise AssertionError("no crew was lost in any of these seeds")


def test_a_death_in_flight_grounds_the_ship_until_the_inquiry_is_over(flyable: Rules, state: State) -> None:
    _, after = lost_flight(flyable, state)
    assert after.holder[flyable.person_index[GAGARIN]] == -1
    order = ScheduleFlight(
        flight="v2", mission="crew-orbital", vehicle="vostok-8k72k", spacecraft="vostok", crew=("gherman-titov",)
    )
    turn = play_turn(after, {USSR: (order,), "usa": ()})
    slips = [fact.why for fact in turn.facts if isinstance(fact, FlightSlipped) and fact.flight == "v2"]
    assert slips == ["inquiry"]


def test_a_second_ship_on_the_pad_saves_some_stranded_crews(flyable: Rules, state: State) -> None:
    lost = {True: 0, False: 0}
    person, other = flyable.person_index[GAGARIN], flyable.person_index["gherman-titov"]
    for seed in range(150):
        for helped in (True, False):
            before = state.copy()
            before.seed = seed
            flights = [vostok(flyable, (person,))]
            if helped:
                flights.append(vostok(flyable, (other,), 2)._replace(id="vostok-y", day=parse_day("1961-05-30")))
            before.sides[1].flights = flights
            after = play_turn(before, {USSR: (), "usa": ()}, facts=False).state
            lost[helped] += after.holder[person] == -1
    assert 0 < lost[True] < lost[False]


def test_a_meeting_waits_for_what_it_is_to_meet(flyable: Rules, state: State) -> None:
    order = ScheduleFlight(flight="m1", mission="meeting", vehicle="vostok-8k72k", spacecraft="vostok", crew=(GAGARIN,))
    turn = play_turn(state, {USSR: (order,), "usa": ()})
    assert [fact.why for fact in turn.facts if isinstance(fact, FlightSlipped)] == ["target"]
    state.sides[1].mission_day[flyable.mission_index["crew-orbital"]] = parse_day("1961-03-01")
    turn = play_turn(state, {USSR: (order,), "usa": ()})
    assert not [fact for fact in turn.facts if isinstance(fact, FlightSlipped) and fact.why == "target"]


def test_a_flight_that_is_to_carry_a_woman_takes_one_or_stays_on_the_ground(flyable: Rules, state: State) -> None:
    woman, man = "valentina-tereshkova", GAGARIN
    order = ScheduleFlight(flight="seagull", mission="crew-woman", vehicle="vostok-8k72k", spacecraft="vostok")
    refused = Desk(view_for(state, USSR)).why_not(order)
    assert refused is not None
    assert refused.code == "no-woman"
    state.holder[flyable.person_index[woman]] = 2
    desk = Desk(view_for(state, USSR))
    assert desk.give(order) is None
    assert desk.side.flights[-1].crew == (flyable.person_index[woman],)
    named = Desk(view_for(state, USSR)).why_not(order.model_copy(update={"crew": (man,)}))
    assert named is not None
    assert named.code == "no-woman"


def test_an_engineer_who_may_fly_goes_when_named_and_never_instead_of_a_free_pilot(
    flyable: Rules, state: State
) -> None:
    engineer, other = "konstantin-feoktistov", "sergei-kryukov"
    for name in (engineer, other):
        state.holder[flyable.person_index[name]] = 2
    order = ScheduleFlight(flight="ball", mission="crew-orbital", vehicle="vostok-8k72k", spacecraft="vostok")
    desk = Desk(view_for(state, USSR))
    assert desk.give(order) is None
    assert flyable.scenario.people[desk.side.flights[-1].crew[0]].role == "crew"
    desk = Desk(view_for(state, USSR))
    assert desk.give(order.model_copy(update={"crew": (engineer,)})) is None
    assert desk.side.flights[-1].crew == (flyable.person_index[engineer],)
    refused = Desk(view_for(state, USSR)).why_not(order.model_copy(update={"crew": (other,)}))
    assert refused is not None
    assert refused.code == "no-crew"
