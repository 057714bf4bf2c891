"""What a government would rather not have done: when it stands, what lifts it, what it costs, and who minds it."""

from __future__ import annotations

import pytest

from spacerace_game.ai import policy_named
from spacerace_game.engine import State, view_for
from spacerace_game.engine.facts import ReservationIgnored
from spacerace_game.engine.reservations import against, standing
from spacerace_game.engine.state import CUSTOMS, Coming, Program
from spacerace_game.engine.steps.intelligence import UNKNOWN_QUARTERS, quarters_to
from spacerace_game.engine.world import World
from spacerace_game.play.flight_plan import flight_plan
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import ScheduleFlight
from spacerace_game.spec.rules import Rules
from tests.politics_helpers import level, moved, on, put, ready, side_of, told, turn

ABOUT = ("reservation", "civil-rocket")
PLACE = "cape-lc19"


def poised(rules: Rules, date: str = "1956-07-01", vehicle: str = "juno-i") -> State:
    """The American side with a satellite on a rocket that cannot fail."""
    state = on(rules, date)
    ready(state, "usa", vehicle, "explorer-1", PLACE, "minitrack")
    side = side_of(state, "usa")
    side.trl = [9 for _ in side.trl]
    for design in rules.vehicle_designs[rules.vehicle_index[vehicle]]:
        side.suspicion[design] = tuple(0 for _ in side.suspicion.get(design, ()))
        side.limits[design] = tuple(0 for _ in side.suspicion[design])
    side.free = side.tied = 900_000
    put(side, "support", 500)
    return state


def order(vehicle: str = "juno-i", **more: str) -> ScheduleFlight:
    return ScheduleFlight(
        flight="up",
        mission="first-satellite",
        vehicle=vehicle,
        spacecraft="explorer-1",
        **more,  # type: ignore[arg-type]
    )


def cost(state: State, *given: ScheduleFlight) -> tuple[int, list[ReservationIgnored]]:
    """What a turn costs in support on that account, and what is told of it; the satellite must have got up."""
    for seed in range(30):
        state.seed = seed
        played = turn(state, *given)
        if side_of(played.state, "usa").reached[state.rules.milestone_index["satellite"]]:
            return moved(played.facts, "support").get(ABOUT, 0), told(played.facts, ReservationIgnored)
    raise AssertionError("no satellite in thirty campaigns")


def test_a_first_satellite_on_a_missile_costs_support_and_the_plan_says_so(rules: Rules) -> None:
    state = poised(rules)
    plan = flight_plan(view_for(state, "usa"), order())
    assert plan.refusal is None
    assert plan.reservations == ("civil-rocket",)
    by, facts = cost(state, order())
    assert by == -80
    assert [(fact.reservation, fact.vehicle, fact.support) for fact in facts] == [("civil-rocket", "juno-i", -80)]


def test_a_civil_rocket_costs_nothing(rules: Rules) -> None:
    state = poised(rules, vehicle="vanguard")
    assert flight_plan(view_for(state, "usa"), order("vanguard")).reservations == ()
    assert cost(state, order("vanguard")) == (0, [])


@pytest.mark.parametrize("flag", ["orbiter-chosen", "joint-satellite"])
def test_leave_given_in_writing_lifts_it(rules: Rules, flag: str) -> None:
    state = poised(rules)
    side_of(state, "usa").flags[rules.flag_index[flag]] = 1
    assert standing(view_for(state, "usa")) == []
    assert cost(state, order()) == (0, [])


def test_it_has_its_time_and_is_void_once_anybody_was_seen_to_do_it(rules: Rules) -> None:
    before, after = on(rules, "1949-01-01"), on(rules, "1959-04-01")
    assert not standing(view_for(before, "usa"))
    assert not standing(view_for(after, "usa"))
    state = poised(rules, "1957-10-15")
    assert [one.spec.id for one in standing(view_for(state, "usa"))] == ["civil-rocket"]
    side_of(state, "ussr").shown[rules.milestone_index["satellite"]] = parse_day("1957-10-04")
    assert not standing(view_for(state, "usa"))
    assert cost(state, order()) == (0, [])


def test_a_rival_who_is_up_first_in_the_same_quarter_opens_the_sky(rules: Rules) -> None:
    state = poised(rules)
    first = rules.turns[state.turn].first + 1
    side_of(state, "ussr").coming = [Coming(first, "theirs", "satellite", CUSTOMS.index("after"))]
    assert cost(state, order()) == (0, [])


def test_what_nobody_is_to_hear_of_offends_nobody(rules: Rules) -> None:
    view = view_for(poised(rules), "usa")
    kind = rules.mission_index["first-satellite"], rules.vehicle_index["juno-i"]
    assert against(view, *kind, CUSTOMS.index("before"))
    assert not against(view, *kind, CUSTOMS.index("never"))


def test_the_other_side_has_no_such_government(rules: Rules) -> None:
    assert standing(view_for(poised(rules), "ussr")) == []


def flies(state: State, believed: str | None) -> bool:
    """Whether the steady chief sends the satellite up on its missile, if the published estimate says so."""
    rules = state.rules
    place = rules.side_index["ussr"] * len(rules.scenario.milestones) + rules.milestone_index["satellite"]
    side = side_of(state, "usa")
    for column in (side.estimate_cautious, side.estimate, side.estimate_alarmed):
        column[place] = parse_day(believed) if believed else 0
    given = policy_named("steady")(view_for(state, "usa"), 1)
    missions = {rules.missions[number].id for number in standing(view_for(state, "usa"))[0].missions}
    return any(isinstance(one, ScheduleFlight) and one.mission in missions for one in given)


def test_a_steady_chief_minds_it_until_the_rival_is_expected(rules: Rules) -> None:
    state = poised(rules)
    assert not flies(state, None)
    assert not flies(state, "1958-06-01")
    assert flies(state, "1956-11-15")


def test_the_real_explorer_flies_under_an_open_sky(rules: Rules) -> None:
    """Juno I was a missile of the Army's; by then Sputnik had been up for four months."""
    state = poised(rules, "1958-01-01")
    side_of(state, "ussr").shown[rules.milestone_index["satellite"]] = parse_day("1957-10-04")
    before = level(side_of(state, "usa"), "support")
    assert before == 500
    assert cost(state, order())[0] == 0


def test_an_estimate_reckons_with_what_a_rocket_grows_from_and_with_its_pad(rules: Rules) -> None:
    state = on(rules, "1956-01-01")
    rockets = ("r-7", "sputnik-8k71ps")
    side = side_of(state, "ussr")

    def ahead() -> int:
        return quarters_to(World(rules, state, None), rules.side_index["ussr"], rules.milestone_index["satellite"])

    ready(state, "ussr", "sputnik-1", "tyuratam-1")
    assert ahead() == UNKNOWN_QUARTERS
    for item in rockets:
        open_(state, item)
    both = ahead()
    side.done[rules.item_index["sputnik-8k71ps"]] = 10**9
    assert ahead() == both, "the launcher waits for the missile that it grows from"
    ready(state, "ussr", *rockets)
    assert ahead() == 3
    side.ready[rules.item_index["tyuratam-1"]] = 0
    assert ahead() > 3, "there is no pad for it"


def open_(state: State, item: str) -> None:
    """A program of the Soviet side on an item."""
    side_of(state, "ussr").programs.append(Program(state.rules.item_index[item], 2, 0, state.turn, 0, 0, 0))
