"""Pledges and decrees, surprise, demands, hearings and successors: what is promised, feared, hidden and forgiven."""

from __future__ import annotations

import pytest

from spacerace_game.engine import State, explain, play_turn, view_for
from spacerace_game.engine.facts import (
    ChiefDismissed,
    ChiefHeard,
    DemandEnded,
    DemandMade,
    LossFoundOut,
    PromiseEnded,
    Surprised,
)
from spacerace_game.engine.orders_pledges import estimate_of
from spacerace_game.engine.state import Coming, Promise, Secret, Warning, Wish
from spacerace_game.engine.steps.milestones import surprise_size
from spacerace_game.engine.steps.promises import check_promises
from spacerace_game.engine.steps.purse import arrives, unpaid
from spacerace_game.engine.world import World
from spacerace_game.play.history import replay_history
from spacerace_game.spec import orders
from spacerace_game.spec.dates import iso, parse_day
from spacerace_game.spec.rules import Rules
from tests.politics_helpers import learned, level, moved, on, put, ready, side_of, told, turn, turns, why

SATELLITE = orders.MakePledge(milestone="satellite", by=parse_day("1960-12-31"))


def hopeful(rules: Rules, side: str = "usa", date: str = "1956-01-01") -> State:
    """A campaign in which a side is trusted enough to promise."""
    state = on(rules, date)
    put(side_of(state, side), "support", 600)
    return state


def achieved(state: State, side: str, feat: str, day: str, announce: int = 0) -> None:
    """A feat is on its way and arrives on a day."""
    side_of(state, side).coming.append(Coming(parse_day(day), "flight", feat, announce))


def promise_of(state: State, side: str = "usa") -> Promise:
    return side_of(state, side).promises[0]


def test_nobody_believes_a_promise_of_a_chief_without_support_fear_or_crisis(rules: Rules) -> None:
    state = on(rules, "1956-01-01")
    assert why(state, SATELLITE) == "no-support"
    side_of(state, "usa").crisis = state.turn + 4
    assert why(state, SATELLITE) == ""
    assert why(state, SATELLITE.model_copy(update={"milestone": "a4-at-home"})) == "too-small"


def test_a_lean_estimate_pleases_today_and_is_paid_for_by_each_request(rules: Rules) -> None:
    honest = promise_of(turn(hopeful(rules), SATELLITE).state)
    played = turn(hopeful(rules), SATELLITE.model_copy(update={"estimate": "lean"}))
    lean = promise_of(played.state)
    assert moved(played.facts, "support")["milestone", "satellite"] == rules.numbers.politics.pledge_lean_support
    assert lean.estimate == honest.estimate * 6 // 10
    assert lean.estimate + lean.lean == honest.estimate
    before = unpaid(rules, lean, played.state.turn)
    asked = turn(played.state, orders.RequestRest(milestone="satellite"))
    more = promise_of(asked.state)
    assert moved(asked.facts, "support")["milestone", "satellite"] == -50
    assert 0 < more.lean < lean.lean
    assert more.estimate == before + lean.lean - more.lean
    state = asked.state
    while promise_of(state).lean:
        state = turn(state, orders.RequestRest(milestone="satellite")).state
    assert why(state, orders.RequestRest(milestone="satellite")) == "already-done"


def test_an_estimate_shrinks_with_what_is_already_done(rules: Rules) -> None:
    state = on(rules, "1956-01-01")
    place, index = rules.milestone_index["satellite"], rules.side_index["usa"]
    whole = estimate_of(rules, index, place)
    learned(state, "usa")
    ready(state, "usa", "vanguard")
    assert 0 < estimate_of(rules, index, place, side_of(state, "usa")) < whole


def test_a_slip_must_be_announced_a_year_ahead_and_stretches_the_money(rules: Rules) -> None:
    state = turn(hopeful(rules), SATELLITE).state
    later = orders.AnnounceSlip(milestone="satellite", by=parse_day("1963-12-31"))
    left = unpaid(rules, promise_of(state), state.turn)
    played = turn(state, later)
    assert moved(played.facts, "support")["milestone", "satellite"] == rules.numbers.politics.pledge_slip
    assert promise_of(played.state).by == later.by
    assert promise_of(played.state).estimate == left
    late = hopeful(rules, date="1960-04-01")
    side_of(late, "usa").promises = state.sides[0].promises
    assert why(late, later) == "too-late"


def kept_by(rules: Rules, by: str, *, secret: int = 0, reached: bool = False, late: int = 0) -> tuple:
    """What comes of a satellite pledged by a day at the end of 1960."""
    state = on(rules, "1960-10-01")
    side = side_of(state, "usa")
    place = rules.milestone_index["satellite"]
    side.promises = [Promise(place, parse_day(by), 80_000, 0, parse_day("1956-01-01"), 5_000, secret, late)]
    side.free = 9_000
    if reached:
        side.reached[place] = parse_day("1960-11-01")
    world = World(rules, state, [])
    check_promises(world)
    assert world.facts is not None
    return side, moved(world.facts, "support").get(("milestone", "satellite"), 0), told(world.facts, PromiseEnded)


def test_a_pledge_kept_is_honoured_and_its_bound_money_goes_home(rules: Rules) -> None:
    side, support, facts = kept_by(rules, "1960-12-31", reached=True)
    assert support == rules.numbers.politics.pledge_kept
    assert facts[0].how == "kept"
    assert not side.promises
    assert side.free == 4_000


def test_a_missed_pledge_costs_dearly_and_goes_on_at_half_the_money(rules: Rules) -> None:
    side, support, facts = kept_by(rules, "1960-12-31")
    assert support == -150
    assert facts[0].how == "missed"
    assert side.promises[0].late
    assert side.promises[0].estimate == 80_000 // 20 // 2
    assert side.promises[0].by > parse_day("1962-06-01")
    assert side.promises[0].bound == 5_000


def test_a_missed_pledge_whose_grace_runs_out_costs_more_than_one_that_is_dropped(rules: Rules) -> None:
    side, support, facts = kept_by(rules, "1960-12-31", late=1)
    assert support == rules.numbers.politics.pledge_lapsed < rules.numbers.politics.pledge_dropped
    assert facts[0].how == "dropped"
    assert not side.promises


def test_a_decree_is_punished_by_two_thirds_and_nobody_reads_of_it(rules: Rules) -> None:
    decree = SATELLITE.model_copy(update={"secret": True})
    assert why(hopeful(rules), decree) == "no-secret"
    state = turn(hopeful(rules, "ussr"), decree, side="ussr").state
    honest = promise_of(turn(hopeful(rules, "ussr"), SATELLITE, side="ussr").state, "ussr")
    promise = promise_of(state, "ussr")
    assert promise.secret
    assert promise.estimate == honest.estimate * 6 // 10
    width, place = len(rules.scenario.milestones), rules.milestone_index["satellite"]
    seen = rules.side_index["ussr"] * width + place
    assert side_of(state, "usa").estimate[seen] != promise.by
    _, support, _ = kept_by(rules, "1960-12-31", secret=1)
    assert support == -100
    shares = {arrives(rules, rules.side_index["ussr"], promise, seed) for seed in range(60)}
    assert 700_000 <= min(shares) < 760_000
    assert 940_000 < max(shares) <= 1_000_000


def test_rivals_read_the_date_of_a_public_pledge(rules: Rules) -> None:
    state = turn(hopeful(rules), SATELLITE).state
    place = rules.side_index["usa"] * len(rules.scenario.milestones) + rules.milestone_index["satellite"]
    rival = side_of(state, "ussr")
    assert rival.estimate[place] == SATELLITE.by
    assert rival.estimate_error[place] <= 365


def test_dropping_a_pledge_costs_less_than_missing_it(rules: Rules) -> None:
    state = turn(hopeful(rules), SATELLITE).state
    played = turn(state, orders.DropPledge(milestone="satellite"))
    assert moved(played.facts, "support")["milestone", "satellite"] == -80
    assert not side_of(played.state, "usa").promises


@pytest.fixture(scope="module")
def sputnik(rules: Rules) -> tuple:
    """The real path through 1957: what the public had believed before, and the shock."""
    before = replay_history(rules, until=parse_day("1957-07-15"), facts=False).run.state
    facts = replay_history(rules, until=parse_day("1957-12-31")).run.facts
    return before, next(f for f in told(facts, Surprised) if f.milestone == "satellite")


def test_sputnik_is_the_crisis_it_was(rules: Rules, sputnik: tuple) -> None:
    _, shock = sputnik
    assert iso(shock.day) == "1957-10-04"
    assert shock.shape == "crisis"
    assert 570 <= shock.size <= 770
    assert shock.expected <= 350_000
    assert 200 <= shock.lead <= 450
    assert shock.size == surprise_size(600, shock.expected, shock.lead)
    assert surprise_size(600, 200_000, 400) == 672


def test_the_parts_of_a_surprise_sum_to_what_would_happen_today(rules: Rules, sputnik: tuple) -> None:
    before, _ = sputnik
    parts = dict(explain(view_for(before, "usa"), "surprise:satellite"))
    assert set(parts) == {"worth", "expected", "own lead"}
    assert parts["worth"] == 600
    assert 500 < sum(parts.values()) < 900


def shocked(rules: Rules, *, warned: bool = False, lead: int = 400) -> tuple:
    state = on(rules, "1957-10-01")
    side = side_of(state, "usa")
    put(side, "fear", 100)
    side.lead = lead
    if warned:
        side.warnings = [Warning(rules.milestone_index["satellite"], state.turn)]
    achieved(state, "ussr", "satellite", "1957-10-04", 1)
    played = play_turn(state, {})
    return played, next(f for f in told(played.facts, Surprised) if f.milestone == "satellite")


def test_a_warned_country_is_not_shocked(rules: Rules) -> None:
    played, calm = shocked(rules, warned=True)
    loud_turn, loud = shocked(rules)
    assert calm.size < loud.size
    assert loud.shape == "crisis"
    assert side_of(loud_turn.state, "usa").crisis_money > 0
    assert level(side_of(played.state, "usa"), "fear") < level(side_of(loud_turn.state, "usa"), "fear")


def test_a_public_that_has_been_shocked_stops_believing_in_its_lead(rules: Rules) -> None:
    played, _ = shocked(rules)
    assert side_of(played.state, "usa").lead < 0
    _, second = shocked(rules, lead=-300)
    assert second.size < 450


def test_a_warning_of_what_never_comes_is_paid_for_twice(rules: Rules) -> None:
    state = on(rules, "1956-01-01")
    played = turn(state, orders.WarnCountry(milestone="satellite"))
    assert moved(played.facts, "support")["milestone", "satellite"] == -30
    assert moved(played.facts, "fear")["milestone", "satellite"] == 60
    state = played.state
    costs = []
    for _ in range(7):
        played = play_turn(state, {})
        costs.append(moved(played.facts, "support").get(("milestone", "satellite"), 0))
        state = played.state
    assert sum(costs) == -30
    assert not side_of(state, "usa").warnings


def test_fear_halves_only_with_a_first_as_great_as_the_rivals(rules: Rules) -> None:
    fears = []
    for feat in ("animal-100km", "person-in-orbit"):
        state = on(rules, "1958-04-01")
        place = rules.milestone_index["satellite"]
        other = rules.side_index["ussr"]
        state.first[place], state.first_day[place] = other + 1, parse_day("1957-10-04")
        state.sides[other].reached[place] = state.sides[other].shown[place] = parse_day("1957-10-04")
        put(side_of(state, "usa"), "fear", 600)
        achieved(state, "usa", feat, "1958-05-01")
        fears.append(level(side_of(play_turn(state, {}).state, "usa"), "fear"))
    assert fears[0] > 550
    assert fears[1] < 320


def demanded(rules: Rules, accepted: int = 0, by: str = "1957-11-07") -> State:
    state = on(rules, "1957-10-01")
    place = rules.milestone_index["satellite"]
    side_of(state, "ussr").wishes = [Wish(place, parse_day(by), state.turn - 1, accepted, 0)]
    return state


def test_leaders_ask_for_something_to_show_by_their_day(rules: Rules) -> None:
    made = []
    for seed in range(12):
        state = on(rules, "1956-07-01", seed)
        ready(state, "ussr", "sputnik-8k71ps", "sputnik-1")
        played = [play_turn(state, {})]
        played.append(play_turn(played[0].state, {}))
        made += [fact for one in played for fact in told(one.facts, DemandMade, "ussr")]
    assert made
    assert {iso(fact.by) for fact in made} == {"1957-11-07"}


def test_a_demand_accepted_pleases_now_and_is_remembered(rules: Rules) -> None:
    yes = orders.AnswerDemand(milestone="satellite", answer="accept")
    played = turn(demanded(rules), yes, side="ussr")
    about = ("milestone", "satellite")
    assert moved(played.facts, "support", "ussr")[about] == 30 - 60
    assert [fact.how for fact in told(played.facts, DemandEnded, "ussr")] == ["accepted", "missed"]
    done = demanded(rules, 1)
    side_of(done, "ussr").reached[rules.milestone_index["satellite"]] = parse_day("1957-10-04")
    assert moved(play_turn(done, {}).facts, "support", "ussr")[about] == 40


def test_a_demand_refused_or_not_answered_costs_the_same(rules: Rules) -> None:
    no = orders.AnswerDemand(milestone="satellite", answer="refuse")
    for given in ((no,), ()):
        played = turn(demanded(rules, by="1958-11-07"), *given, side="ussr")
        assert moved(played.facts, "support", "ussr")["milestone", "satellite"] == -30
        assert not side_of(played.state, "ussr").wishes


def test_the_one_in_front_is_asked_more_often(rules: Rules) -> None:
    counts = []
    for lead in (0, 500):
        found = 0
        for seed in range(40):
            state = on(rules, "1956-07-01", seed)
            ready(state, "ussr", "sputnik-8k71ps", "sputnik-1")
            put(side_of(state, "ussr"), "prestige", lead)
            found += len(told(turns_facts(state, 2), DemandMade, "ussr"))
        counts.append(found)
    assert counts[1] > counts[0] * 5 // 4


def turns_facts(state: State, count: int) -> list:
    facts: list = []
    for _ in range(count):
        played = play_turn(state, {})
        facts += played.facts
        state = played.state
    return facts


def test_a_chief_without_support_is_heard_and_has_less_time(rules: Rules) -> None:
    state = on(rules, "1950-01-01")
    put(side_of(state, "usa"), "support", 200)
    calm = sum(amount for _, amount in explain(view_for(on(rules, "1950-01-01"), "usa"), "attention"))
    played = play_turn(state, {})
    assert told(played.facts, ChiefHeard)
    parts = dict(explain(view_for(played.state, "usa"), "attention"))
    assert parts["hearings and a new chief"] == -1
    assert sum(parts.values()) - parts["carried over"] == calm - 1
    again = play_turn(played.state, {})
    assert not told(again.facts, ChiefHeard)


def test_a_dismissed_chief_leaves_a_successor_with_less_face_and_less_time(rules: Rules) -> None:
    state = on(rules, "1950-01-01")
    put(side_of(state, "usa"), "support", 0)
    side_of(state, "usa").low_turns = 1
    played = play_turn(state, {})
    side = side_of(played.state, "usa")
    assert told(played.facts, ChiefDismissed)
    assert level(side, "prestige") == -500
    burdens = []
    state = played.state
    for _ in range(5):
        burdens.append(dict(explain(view_for(state, "usa"), "attention")).get("hearings and a new chief", 0))
        state = turns(state, 1)
    assert burdens == [-1, -1, -1, -1, 0]


def test_a_hidden_loss_comes_out_one_day_and_costs_more_than_an_open_one(rules: Rules) -> None:
    politics = rules.numbers.politics
    person = next(place for place, one in enumerate(rules.scenario.people) if one.role == "crew")
    quarters = []
    for seed in range(8):
        state = on(rules, "1961-04-01", seed)
        side_of(state, "ussr").secrets = [Secret(person, 0)]
        for quarter in range(40):
            played = play_turn(state, {})
            found = told(played.facts, LossFoundOut, "ussr")
            state = played.state
            if found:
                about = ("person", rules.scenario.people[person].id)
                assert moved(played.facts, "support", "ussr")[about] == politics.crew_lost_found
                quarters.append(quarter)
                break
    assert quarters
    assert len(set(quarters)) > 2
    assert politics.crew_lost_hidden > politics.crew_lost > politics.crew_lost_found


def test_every_penalty_of_a_campaign_has_a_fact_that_names_it(rules: Rules) -> None:
    """The meters' facts sum to the meters."""
    state = hopeful(rules)
    start = {meter: level(side_of(state, "usa"), meter) for meter in ("support", "fear", "military")}
    facts: list = []
    for orders_ in ((SATELLITE,), (orders.DropPledge(milestone="satellite"),), ()):
        played = turn(state, *orders_)
        facts += played.facts
        state = played.state
    side = side_of(state, "usa")
    for meter, before in start.items():
        assert before + sum(moved(facts, meter).values()) == level(side, meter)
        assert sum(amount for _, amount in explain(view_for(state, "usa"), meter)) == level(side, meter)
