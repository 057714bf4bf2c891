"""What the steady chief believes, warns of, opens, founds, puts off and gives up, and who else answers otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from spacerace_game.ai.answers import answer
from spacerace_game.ai.cabinet import BEHIND, believe, found_schools, open_archives, warn
from spacerace_game.ai.directive import THIN, ask_for_the_rest, pledge
from spacerace_game.ai.flying import resume
from spacerace_game.ai.plans import prospects, work_left
from spacerace_game.ai.statecraft import keep_promises
from spacerace_game.ai.steady import OLD_NEWS, _treat, _use_designs
from spacerace_game.ai.temper import STEADY
from spacerace_game.ai.testers import TESTERS
from spacerace_game.ai.working import relieve_bureaus
from spacerace_game.engine import Desk, State, new_game, play_turn, view_for
from spacerace_game.engine.orders_state import locked
from spacerace_game.engine.state import AGENCIES, Flight, Halted, Pending, Promise
from spacerace_game.play.campaign import dice_for
from spacerace_game.spec.orders import TreatCaptives
from spacerace_game.spec.rules import Rules
from tests.germany_helpers import hold, side_of, target
from tests.test_rules_intelligence import place_of
from tests.test_rules_work import USA, USSR, bureau, own, program, state_at

PERSON = "person-in-orbit"
LANDING = "crewed-landing"


@pytest.fixture
def state(rules: Rules) -> State:
    return state_at(rules, "1958-05-01")


def desk_of(state: State, side: str = USA) -> Desk:
    return Desk(view_for(state, side))


def given(desk: Desk) -> list[str]:
    return [order.kind for order in desk.given]


def says(state: State, milestone: str, cautious: int, middle: int, alarmed: int, error: int = 90) -> None:
    """What the American agencies say of the Soviet day, in days from the turn's last."""
    side, place = own(state, USA), place_of(state.rules, USSR, milestone)
    last = state.rules.turns[state.turn].last
    columns = (side.estimate_cautious, side.estimate, side.estimate_alarmed)
    for column, days in zip(columns, (cautious, middle, alarmed)):
        column[place] = last + days
    side.estimate_error[place] = error


# Whom to believe, what to warn of


def test_the_agency_that_was_nearest_to_what_the_rival_has_shown_is_believed(state: State) -> None:
    last = state.rules.turns[state.turn].last
    for milestone in ("satellite", "escape", "lunar-impact"):
        says(state, milestone, 400, 200, -190)
        own(state, USSR).shown[state.rules.milestone_index[milestone]] = last - 200
    desk = desk_of(state)
    believe(desk)
    assert AGENCIES[desk.side.published] == "alarmed"
    believe(desk)
    assert given(desk) == ["believe"]


def test_two_feats_are_too_few_to_judge_agencies_by(state: State) -> None:
    for milestone in ("satellite", "escape"):
        says(state, milestone, 400, 200, -190)
        own(state, USSR).shown[state.rules.milestone_index[milestone]] = 1
    desk = desk_of(state)
    believe(desk)
    assert not desk.given


def test_the_country_is_warned_of_a_crisis_that_the_warning_prevents(state: State) -> None:
    own(state, USA).lead = 450
    own(state, USA).support[0] = 600 - sum(own(state, USA).support[1:])
    says(state, PERSON, 380, 180, 150)
    desk = desk_of(state)
    warn(desk)
    assert [(order.kind, order.milestone) for order in desk.given] == [("warn-country", PERSON)]  # type: ignore[union-attr]


def test_nobody_is_warned_of_what_is_far_off_or_would_frighten_nobody(state: State) -> None:
    own(state, USA).support[0] = 600 - sum(own(state, USA).support[1:])
    for lead, days in ((450, 4_000), (-500, 180)):
        own(state, USA).lead = lead
        says(state, PERSON, days + 200, days, days - 30)
        desk = desk_of(state)
        warn(desk)
        assert not desk.given


def test_a_chief_with_thin_support_warns_of_an_alarm_too(state: State) -> None:
    said = {}
    own(state, USA).lead = -200
    says(state, PERSON, 380, 180, 150)
    for support in (300, 600):
        own(state, USA).support[0] += support - sum(own(state, USA).support)
        desk = desk_of(state)
        warn(desk)
        said[support] = given(desk)
    assert said == {300: ["warn-country"], 600: []}


# How the house is run


def test_archives_are_opened_by_who_is_far_behind_and_by_nobody_else(state: State) -> None:
    own(state, USSR).secrecy = 2
    for ahead, expected in ((BEHIND + 1, ["set-secrecy"]), (BEHIND - 1, [])):
        own(state, USA).prestige[0] = ahead
        desk = desk_of(state, USSR)
        open_archives(desk)
        assert given(desk) == expected
        assert desk.side.secrecy == 2 - len(expected)


def test_schools_are_founded_where_engineers_lack_and_cannot_be_hired(rules: Rules) -> None:
    ordered = {}
    for side in (USA, USSR):
        state = state_at(rules, "1952-02-01")
        own(state, side).engineers = [10] * len(own(state, side).engineers)
        program(state, side, "atlas" if side == USA else "r-7")
        desk = desk_of(state, side)
        found_schools(desk)
        ordered[side] = given(desk)
        found_schools(desk)
        assert given(desk) == ordered[side]
    assert ordered == {USA: [], USSR: ["reform"]}


def test_no_school_is_founded_whose_classes_would_come_too_late(rules: Rules) -> None:
    state = state_at(rules, "1970-02-01")
    own(state, USSR).engineers = [10] * len(own(state, USSR).engineers)
    program(state, USSR, "r-7")
    desk = desk_of(state, USSR)
    found_schools(desk)
    assert not desk.given


def test_a_design_leaves_a_laden_bureau_for_one_with_nothing_to_do(rules: Rules) -> None:
    state = state_at(rules, "1960-05-01")
    home = bureau(rules, "okb-1")
    for item in ("vostok", "r-16", "proton-k", "n1"):
        program(state, USSR, item, bureau=home)
    desk = desk_of(state, USSR)
    relieve_bureaus(desk)
    assert given(desk) == ["assign-bureau"]
    moved = [one for one in desk.side.programs if one.bureau != home]
    assert len(moved) == 1
    alone = state_at(rules, "1960-05-01")
    program(alone, USSR, "vostok", bureau=home)
    desk = desk_of(alone, USSR)
    relieve_bureaus(desk)
    assert not desk.given


def test_a_design_that_can_serve_nothing_to_come_is_shelved_at_new_year(rules: Rules) -> None:
    for day, expected in (("1948-02-01", ["shelve-design"]), ("1948-05-01", [])):
        state = hold(state_at(rules, day), USA, "helmut-hoelzer", treatment="isolate")
        side_of(state, USA).drafts[target(state, "helmut-hoelzer").index] = 1_000_000
        desk = desk_of(state)
        _use_designs(desk, [], work_left(desk.view))
        assert given(desk) == expected


@pytest.mark.parametrize(
    ("habit", "turns", "expected"),
    [("isolate", OLD_NEWS - 1, []), ("isolate", OLD_NEWS, ["treat-captives"]), ("integrate", 0, ["treat-captives"])],
)
def test_who_keeps_captives_apart_lets_them_go_once_what_they_know_is_old(
    rules: Rules, habit: str, turns: int, expected: list[str]
) -> None:
    state = hold(state_at(rules, "1951-02-01"), USSR, "helmut-hoelzer", treatment="isolate")
    side_of(state, USSR).cooling[target(state, "helmut-hoelzer").index] = turns
    desk = desk_of(state, USSR)
    _treat(desk, replace(STEADY, treatment=habit))
    assert given(desk) == expected
    wanted = "home" if habit == "isolate" else habit
    assert all(isinstance(order, TreatCaptives) and order.treatment == wanted for order in desk.given)


# Series and pledges


def test_a_halted_series_flies_on_where_the_odds_are_fair_all_the_same(rules: Rules) -> None:
    ordered = {}
    for odds in (0, 1_000_000):
        state = new_game(rules, 5)
        while not own(state, USA).suspicion:
            orders = {side: TESTERS["no-test"](view_for(state, side), dice_for(state, side)) for side in (USA, USSR)}
            state = play_turn(state, orders, facts=False).state
        flown = next(n for n, item in enumerate(rules.vehicle_item) if own(state, USA).ready[item])
        mission = next(n for n, ways in enumerate(rules.ways) for way in ways if way.vehicle == flown)
        side = own(state, USA)
        side.flights = [Flight("next", mission, flown, -1, rules.turns[state.turn].last, 1, 1, 2, 0, "shots", ())]
        side.halted = [Halted("shots", state.turn - 1, -1, 0)]
        for design in list(side.suspicion):
            side.suspicion[design] = tuple(odds for _ in side.suspicion[design])
        desk = desk_of(state)
        resume(desk, replace(STEADY, fair_odds=600_000))
        ordered[odds] = given(desk)
    assert ordered == {0: ["resume-series"], 1_000_000: []}


def pledged(state: State, days: int, *, late: int = 0, lean: int = 0) -> Desk:
    """An American landing pledged by a day so far off, for which nothing has been built."""
    last = state.rules.turns[state.turn].last
    place = state.rules.milestone_index[LANDING]
    own(state, USA).promises = [Promise(place, last + days, 500_000, lean, last - 2_000, 0, 0, late)]
    return desk_of(state)


def test_a_pledge_that_cannot_be_kept_is_put_off_in_time_and_dropped_when_it_is_too_late_for_that(rules: Rules) -> None:
    state = state_at(rules, "1958-05-01")
    own(state, USA).trl = [1] * len(own(state, USA).trl)
    for days, late, expected in (
        (900, 0, []),
        (350, 0, ["announce-slip"]),
        (100, 0, ["drop-pledge"]),
        (300, 1, []),
        (0, 1, ["drop-pledge"]),
    ):
        desk = pledged(state, days, late=late)
        keep_promises(desk, work_left(desk.view))
        assert given(desk) == expected, (days, late)


def test_a_late_pledge_is_not_dropped_in_the_quarter_of_the_flight_that_may_keep_it(rules: Rules) -> None:
    state = state_at(rules, "1968-05-01")
    mission = rules.milestone_missions[rules.milestone_index[LANDING]][0]
    vehicle = rules.ways[mission][0].vehicle
    day = rules.turns[state.turn].last
    own(state, USA).flights = [Flight("hope", mission, vehicle, -1, day, 1, 0, 1, 0, "", ())]
    desk = pledged(state, 0, late=1)
    keep_promises(desk, work_left(desk.view))
    assert not desk.given


def test_the_rest_of_a_lean_estimate_is_asked_for_once_support_will_bear_it(state: State) -> None:
    asked = {}
    for support in (THIN, THIN + 100):
        own(state, USA).support[0] += support - sum(own(state, USA).support)
        desk = pledged(state, 3_000, lean=200_000)
        ask_for_the_rest(desk)
        asked[support] = given(desk)
    assert asked == {THIN: [], THIN + 100: ["request-rest"]}


def test_a_lean_sum_is_asked_for_in_the_open_by_whose_support_is_thin(rules: Rules) -> None:
    """Where nothing is announced beforehand a decree names the honest sum: no public could thank for less."""
    asked = {}
    for side, support in ((USA, THIN - 50), (USA, THIN + 50), (USSR, THIN - 50)):
        state = state_at(rules, "1962-05-01")
        own(state, side).support[0] += support - sum(own(state, side).support)
        own(state, side).fear[0] = 900
        desk = desk_of(state, side)
        left = work_left(desk.view)
        place = rules.milestone_index[LANDING]
        goal = next(one for one in prospects(desk.view, left) if place in one.road.milestones)
        pledge(desk, goal, left)
        asked[side, support] = [(order.estimate, order.secret) for order in desk.given]  # type: ignore[union-attr]
    assert asked == {
        (USA, THIN - 50): [("lean", False)],
        (USA, THIN + 50): [("honest", False)],
        (USSR, THIN - 50): [("honest", True)],
    }


# Answers


def test_dice_find_doors_that_are_not_open_to_everybody(rules: Rules) -> None:
    """Where a choice asks for something done before, about half of the dice take it first."""
    story = rules.storylet_index["new-citizens"]
    door = next(choice for choice in rules.storylets[story].choices if choice.requires is not None)
    taken: Counter[str] = Counter()
    for seed in range(40):
        state = new_game(rules, 1)
        side = own(state, USA)
        side.pending = [Pending(story, 9)]
        side.flags = [1] * len(side.flags)
        desk = desk_of(state)
        answer(desk, "dice", seed)
        taken[desk.given[0].choice] += 1  # type: ignore[union-attr]
    assert taken[door.id] > 40 // len(rules.storylets[story].choices)
    assert len(taken) == len(rules.storylets[story].choices)


def test_the_wayward_chief_builds_what_was_built_and_answers_as_the_dice_fall(rules: Rules) -> None:
    answers, work = [], []
    for seed in (1, 2):
        state = new_game(rules, seed)
        said: list[str] = []
        opened: list[str] = []
        for _ in rules.turns[:16]:
            orders = {side: TESTERS["wayward"](view_for(state, side), dice_for(state, side)) for side in (USA, USSR)}
            said += [order.choice for order in orders[USA] if order.kind == "answer"]
            opened += [order.item for order in orders[USA] if order.kind == "open-program"]
            state = play_turn(state, orders, facts=False).state
        answers.append(said)
        work.append(opened)
    assert answers[0] != answers[1]
    assert set(work[0]) & set(work[1])


def test_a_choice_may_ask_for_what_a_rival_made_public_and_for_nothing_else_of_a_rivals(rules: Rules) -> None:
    """The paper on the fire in the chamber can be read out in Houston once Moscow has let it be known."""
    story = rules.storylet_index["atmosphere-of-the-cabin"]
    number = next(n for n, choice in enumerate(rules.storylets[story].choices) if choice.id == "read-it")
    state = new_game(rules, 1)
    assert locked(desk_of(state), story, number)
    own(state, USSR).flags = [1] * len(rules.flag_index)
    assert not locked(desk_of(state), story, number)
    public = rules.flag_index["fire-published"]
    assert public in view_for(state, USA).public[rules.side_index[USSR]].flags
    assert len(view_for(state, USA).public[rules.side_index[USSR]].flags) < len(rules.flag_index) // 10
    own(state, USSR).flags[public] = 0
    assert locked(desk_of(state), story, number)
