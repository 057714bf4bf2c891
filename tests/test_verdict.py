"""The verdict: history is the measure, each column says why, and hindsight is remembered."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import NotTrusted, verify
from spacerace_game.engine import State, explain, new_game, outcome, play_turn, view_for
from spacerace_game.engine.state import CAUSE, TREATMENTS
from spacerace_game.engine.verdict import COLUMNS, VICTORIES, brought, done, real, real_captives, real_victories
from spacerace_game.play.history import replay_history
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.play.study import story_end
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import Rules


@pytest.fixture(scope="module")
def history(rules: Rules) -> State:
    """Real history to the end of its record."""
    return replay_history(rules, until=story_end(rules), facts=False).run.state


def at_the_end(rules: Rules) -> State:
    """A campaign in which nobody did anything, on the day the story ends."""
    state = new_game(rules, 3)
    while state.turn < len(rules.turns) and rules.turns[state.turn].first <= story_end(rules):
        state = play_turn(state, {}, facts=False).state
    return state


def column(state: State, side: str, name: str) -> float:
    value: float = outcome(state)["verdict"]["sides"][side]["columns"][name]
    return value


@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_history_itself_stands_near_a_hundred(history: State, side: str) -> None:
    judged = outcome(history)["verdict"]["sides"][side]
    assert 85 <= judged["points"] <= 115
    assert 90 <= judged["columns"]["firsts"] <= 110
    assert 95 <= judged["columns"]["knowledge"] <= 105


def test_a_side_that_did_nothing_has_no_firsts_and_no_knowledge(rules: Rules) -> None:
    state = at_the_end(rules)
    for side in rules.side_index:
        assert column(state, side, "firsts") < 1  # a lapsed decision may have brought a little prestige
        assert column(state, side, "knowledge") == 0


@pytest.mark.parametrize("name", ["", *COLUMNS])
def test_the_parts_of_the_verdict_sum_to_what_the_outcome_says(history: State, name: str) -> None:
    said = outcome(history)["verdict"]["sides"]
    for side in history.rules.side_index:
        parts = explain(view_for(history, side), f"verdict:{name}" if name else "verdict")
        total = sum(amount for _, amount in parts) / 10
        assert total == (said[side]["columns"][name] if name else said[side]["points"])


def test_a_column_nobody_knows_is_an_error(history: State) -> None:
    with pytest.raises(KeyError):
        explain(view_for(history, "usa"), "verdict:glory")


def test_a_side_needs_nothing_hidden_for_its_own_verdict(history: State) -> None:
    without = history.copy()
    rival = without.sides[1]
    rival.knowledge, rival.crew_lost, rival.met = 9_999, 9, 9
    assert explain(view_for(without, "usa"), "verdict") == explain(view_for(history, "usa"), "verdict")


def test_the_dead_weigh_on_the_column_of_people(history: State) -> None:
    after = history.copy()
    before = column(after, "usa", "people")
    after.sides[0].crew_lost = 3
    lost = column(after, "usa", "people")
    after.sides[0].casualties = 80
    assert before > lost > column(after, "usa", "people")


def test_captives_who_are_isolated_weigh_less_than_those_who_are_integrated(history: State) -> None:
    after = history.copy()
    held = [place for place, who in enumerate(after.holder) if who == 1 and not after.rules.scenario.people[place].side]
    assert held
    found = {}
    for treatment in ("integrate", "isolate"):
        for place in held:
            after.sides[0].treatment[place] = TREATMENTS.index(treatment)
        found[treatment] = column(after, "usa", "people")
    assert found["integrate"] > found["isolate"]


def test_the_tenth_flight_of_a_kind_brings_less_than_the_first(rules: Rules) -> None:
    numbers = rules.numbers.verdict
    for mission in rules.missions:
        full = len(mission.phases)
        assert brought(numbers, mission, full, 9) <= brought(numbers, mission, full, 0)
        assert brought(numbers, mission, 0, 0) == 0


def test_a_trial_of_a_machine_teaches_nothing_of_the_world(rules: Rules) -> None:
    numbers = rules.numbers.verdict
    trials = [mission for mission in rules.missions if mission.trial]
    assert {"ship-rehearsal", "ape-orbital"} <= {mission.id for mission in trials}
    for mission in rules.missions:
        assert (brought(numbers, mission, len(mission.phases), 0) == 0) == mission.trial


def test_what_really_happened_only_grows(rules: Rules) -> None:
    for index in range(len(rules.sides)):
        days = [period.last for period in rules.turns]
        for earlier, later in pairwise(days):
            before, after = real(rules, index, earlier), real(rules, index, later)
            assert all(before[name] <= after[name] for name in ("firsts", "knowledge", "legacy", "dead"))


def test_a_crisis_takes_from_the_shield_in_history_and_here(rules: Rules) -> None:
    state = new_game(rules, 1)
    usa, step = rules.side_index["usa"], rules.numbers.verdict.crisis
    eve, day = parse_day("1957-10-03"), parse_day("1957-10-04")
    assert real(rules, usa, day)["shield"] == real(rules, usa, eve)["shield"] - step
    own = state.sides[usa]
    calm = dict(done(rules, usa, own, state.holder, state.lot_holder)["shield"])
    own.crises = 2
    assert dict(done(rules, usa, own, state.holder, state.lot_holder)["shield"])["crises"] == calm["crises"] - 2 * step


def test_real_treatment_follows_the_recorded_orders(rules: Rules) -> None:
    ussr = rules.side_index["ussr"]
    isolated, home = TREATMENTS.index("isolate"), TREATMENTS.index("home")
    assert isolated in real_captives(rules, ussr, parse_day("1949-01-01"))
    later = real_captives(rules, ussr, parse_day("1955-01-01"))
    assert later.count(home) > real_captives(rules, ussr, parse_day("1949-01-01")).count(home)


def test_in_history_the_crisis_was_american_and_nobody_had_landed_by_1961(rules: Rules) -> None:
    held = real_victories(rules, parse_day("1961-12-31"))
    assert held["flag"] == []
    assert rules.side_index["usa"] not in held["shield"]
    assert rules.side_index["ussr"] in held["shield"]


def test_by_the_end_of_the_story_the_landing_was_american(rules: Rules) -> None:
    assert real_victories(rules, story_end(rules))["flag"] == [rules.side_index["usa"]]


def test_more_than_one_victory_may_hold_and_each_is_set_beside_history(history: State) -> None:
    victories = outcome(history)["verdict"]["victories"]
    assert tuple(victories) == VICTORIES
    assert all(set(one) == {"won_by", "really"} for one in victories.values())
    holders = [side for one in victories.values() for side in one["won_by"]]
    assert len(holders) > 1


def test_prestige_below_nought_is_a_column_of_nought_and_not_less(rules: Rules) -> None:
    state = at_the_end(rules)
    state.sides[0].prestige[CAUSE["leaders"]] = -4_000
    assert column(state, "usa", "firsts") == 0
    assert sum(amount for _, amount in done(rules, 0, state.sides[0], state.holder, state.lot_holder)["firsts"]) < 0


# ---- hindsight ----


def begun(rules: Rules, path: Path | None = None) -> Session:
    return Session.new(rules, {"usa": HUMAN, "ussr": "random"}, 11, path)


def test_a_rewound_campaign_goes_on_with_hindsight(rules: Rules) -> None:
    session = begun(rules)
    for _ in range(6):
        session.end_turn()
    fourth = session.state
    session.end_turn()
    session.rewind(1)
    assert session.state.turn == fourth.turn
    assert not outcome(fourth)["hindsight"]
    session.end_turn()
    assert outcome(session.state)["hindsight"]


def test_one_cannot_go_back_further_than_the_campaign_goes(rules: Rules) -> None:
    session = begun(rules)
    session.end_turn()
    for turns in (0, -1, 2):
        with pytest.raises(ValueError, match="go back"):
            session.rewind(turns)


def test_the_journal_notes_the_rewind_and_verifies(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    session = begun(rules, path)
    for _ in range(10):
        session.end_turn()
    session.rewind(4)
    session.end_turn()
    session.close()
    read = read_journal(path)
    assert [line["mark"] for line in read.lines if line["kind"] == "note"] == ["hindsight"]
    verdict = verify(rules, read)
    assert not verdict.disagreement
    assert verdict.turns == 11
    again = Session.load(rules, path)
    assert again.state == session.state
    assert outcome(again.state)["hindsight"]
    again.rewind(3)
    assert again.state.turn == 4
    again.close()


def test_a_rewind_to_a_state_that_was_never_played_is_not_trusted(rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    session = begun(rules, path)
    for _ in range(3):
        session.end_turn()
    session._past[1].sides[0].free += 5_000
    session.rewind(2)
    session.end_turn()
    session.close()
    with pytest.raises(NotTrusted, match="something else"):
        verify(rules, read_journal(path))
