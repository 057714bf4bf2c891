"""Forks, going on from a save, the way back to any turn, and what tells two campaigns apart."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spacerace_game.ai.adaptive import path_of, plan
from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.causes import Road
from spacerace_game.chronicle.difference import Difference, Shift, causes, difference
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import NotTrusted
from spacerace_game.chronicle.turns import Turns
from spacerace_game.cli.app import app
from spacerace_game.engine import State, fingerprint, new_game, play_turn, view_for
from spacerace_game.engine.facts import FlightFlown, MilestoneReached
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.play.forks import fork_history, fork_journal, go_on, turn_before
from spacerace_game.play.history import replay_history, strictly_historical
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.report.difference import DifferenceTeller
from spacerace_game.report.pen import vehicle_names
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import OpenProgram, ScheduleFlight
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError

cli = CliRunner()
SPUTNIK_EVE = parse_day("1957-10-01")
LAST = parse_day("1961-12-31")


@pytest.fixture(scope="module")
def eve(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real history to the quarter of the first satellite, the United States left open."""
    path = tmp_path_factory.mktemp("eve") / "eve.jsonl"
    fork_history(rules, SPUTNIK_EVE, "usa", path, seed=1957)
    return path


# ---- forks -------------------------------------------------------------------------------------------------


def test_a_fork_led_on_by_history_is_history(rules: Rules, eve: Path) -> None:
    turns = turn_before(rules, LAST) + 1
    done, led = go_on(rules, read_journal(eve), {"usa": "historical"}, turns=turns)
    assert led == {"usa": "historical", "ussr": "historical"}
    assert not done.refused
    assert fingerprint(done.state) == fingerprint(replay_history(rules, until=LAST, facts=False).run.state)


def test_a_fork_is_open_to_a_player_and_remembers_where_it_came_from(rules: Rules, eve: Path) -> None:
    header = read_journal(eve).header
    assert header is not None
    assert header["controllers"] == {"usa": HUMAN, "ussr": "historical"}
    assert header["forked_from"]["name"] == "real history"
    assert header["forked_from"]["day"] == "1957-10-01"
    session = Session.load(rules, eve)
    try:
        assert session.humans == ("usa",)
        assert session.state.turn == turn_before(rules, SPUTNIK_EVE)
    finally:
        session.close()


def test_the_other_side_flies_on_as_it_did_while_nothing_concerns_it(rules: Rules, eve: Path) -> None:
    done, _ = go_on(rules, read_journal(eve), {"usa": "steady"}, turns=turn_before(rules, SPUTNIK_EVE) + 1)
    flown = [fact.flight for fact in done.facts if isinstance(fact, FlightFlown) and fact.side == "ussr"]
    real = [one.flight for path in rules.scenario.history if path.side == "ussr" for one in path.record]
    assert "sputnik-1" in flown
    assert set(flown) <= set(real)
    reached = [fact for fact in done.facts if isinstance(fact, MilestoneReached) and fact.milestone == "satellite"]
    assert (reached[0].side, reached[0].day) == ("ussr", parse_day("1957-10-04"))


def test_a_fork_of_a_fork_names_both(rules: Rules, eve: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    turn = turn_before(rules, SPUTNIK_EVE)
    go_on(rules, read_journal(eve), {"usa": "steady"}, name="eve", turns=turn + 6, journal=first)
    fork_journal(rules, read_journal(first), turn + 3, second, "first", {"ussr": "steady"})
    header = read_journal(second).header
    assert header is not None
    origin = header["forked_from"]
    assert (origin["name"], origin["turn"]) == ("first", turn + 3)
    assert origin["before"]["name"] == "eve"
    assert header["controllers"] == {"usa": "steady", "ussr": "steady"}


def test_who_forks_an_earlier_turn_plays_on_with_hindsight(rules: Rules, eve: Path, tmp_path: Path) -> None:
    now, earlier = tmp_path / "now.jsonl", tmp_path / "earlier.jsonl"
    read = read_journal(eve)
    fork_journal(rules, read, Turns(rules, read).last, now, "eve")
    fork_journal(rules, read, Turns(rules, read).last - 1, earlier, "eve")
    for path, expected in ((now, 0), (earlier, 1)):
        forked = read_journal(path)
        assert Turns(rules, forked).state(Turns(rules, forked).last).hindsight == expected
        assert annals_of(rules, forked).last.hindsight == expected


def test_a_fork_never_replaces_a_file_and_names_a_turn_that_is_not_there(
    rules: Rules, eve: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="choose another name"):
        fork_journal(rules, read_journal(eve), 3, eve, "eve")
    with pytest.raises(ValueError, match="the journal holds turns 0 to"):
        fork_journal(rules, read_journal(eve), 500, tmp_path / "never.jsonl", "eve")
    assert not (tmp_path / "never.jsonl").exists()


# ---- any turn ----------------------------------------------------------------------------------------------


def test_any_turn_of_a_journal_is_the_state_that_was_played(three_rules: Rules, tmp_path: Path) -> None:
    seen: dict[int, str] = {}

    def watch(state: State, _facts: object) -> None:
        seen[state.turn] = fingerprint(state)

    path = tmp_path / "game.jsonl"
    names = dict.fromkeys(three_rules.side_index, "random")
    run(three_rules, controllers_named(names), seed=5, journal=path, names=names, watch=watch)
    turns = Turns(three_rules, read_journal(path))
    assert {turn: fingerprint(turns.state(turn)) for turn in seen} == seen


def test_after_a_rewind_a_turn_is_the_one_played_last(three_rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = Session.new(three_rules, dict.fromkeys(("b", "c"), "steady") | {"a": HUMAN}, 4, path)
    for _ in range(6):
        session.end_turn()
    session.rewind(4)
    session.end_turn()
    last = session.state
    session.close()
    turns = Turns(three_rules, read_journal(path))
    assert turns.last == 3
    assert turns.state(3) == last


def test_a_turn_that_does_not_play_out_as_written_is_not_trusted(three_rules: Rules, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    run(three_rules, {}, seed=5, turns=3, journal=path)
    read = read_journal(path)
    lines = tuple({**line, "fingerprint": "0" * 32} if line.get("turn") == 2 else line for line in read.lines)
    changed = type(read)(**{**{name: getattr(read, name) for name in read.__slots__}, "lines": lines})
    with pytest.raises(NotTrusted, match="turn 2 does not play out"):
        Turns(three_rules, changed).state(2)


# ---- the same flight ---------------------------------------------------------------------------------------


def recorded_fate_of(rules: Rules, eve: Path, **changes: object) -> bool:
    """Whether Sputnik's flight, changed so, still has its recorded fate."""
    state = Turns(rules, read_journal(eve)).state(turn_before(rules, SPUTNIK_EVE))
    planned = plan(view_for(state, "ussr")).orders
    orders = [
        order.model_copy(update=changes) if isinstance(order, ScheduleFlight) and order.flight == "sputnik-1" else order
        for order in planned
    ]
    turn = play_turn(state, {"ussr": orders})
    return any(isinstance(f, FlightFlown) and f.flight == "sputnik-1" and f.recorded for f in turn.facts)


def test_a_recorded_fate_holds_only_for_what_is_still_the_same_flight(rules: Rules, eve: Path) -> None:
    assert recorded_fate_of(rules, eve)
    assert recorded_fate_of(rules, eve, day=parse_day("1957-10-20"))
    assert not recorded_fate_of(rules, eve, day=parse_day("1957-12-20"))
    assert not recorded_fate_of(rules, eve, mission="ballistic-test-icbm", spacecraft=None)


# ---- the historical policy ---------------------------------------------------------------------------------


def test_on_the_real_path_the_policy_gives_the_record_and_nothing_else(rules: Rules) -> None:
    state = new_game(rules, 1957, "recorded")
    strictly = strictly_historical(set())
    for _ in range(turn_before(rules, LAST) + 1):
        orders = {}
        for side in rules.side_index:
            view = view_for(state, side)
            planned = plan(view)
            assert planned.departures == ()
            assert planned.orders == strictly(view, 0)
            orders[side] = planned.orders
        state = play_turn(state, orders, facts=False).state


def test_a_missing_milestone_is_flown_for_again_with_its_reason(rules: Rules) -> None:
    """Sputnik fails: the policy does not wait for the year in which its calendar knows of another satellite."""
    changed = replay_history(rules, until=parse_day("1957-12-31"), changed_fates={"sputnik-1": "failure"}, facts=False)
    state = changed.run.state.copy()
    satellite = rules.milestone_index["satellite"]
    state.sides[1].reached[satellite] = 0
    state.sides[1].flights = []
    planned = plan(view_for(state, "ussr"))
    again = [one for one in planned.departures if one.why == "satellite"]
    assert [one.how for one in again] == ["again"]
    (order,) = [o for o in planned.orders if isinstance(o, ScheduleFlight) and o.flight == again[0].by]
    assert satellite in rules.mission_milestones[rules.mission_index[order.mission]]


def test_a_program_that_could_not_be_opened_on_its_day_is_opened_later(rules: Rules) -> None:
    state = new_game(rules, 2, "recorded")
    path = path_of(rules, 1)
    turn, item, named = next(one for one in path.programs if one[2].order.kind == "open-program" and one[0] > 4)
    for _ in range(turn + 2):
        orders = {side: plan(view_for(state, side)).orders for side in rules.side_index}
        if state.turn == turn:
            orders["ussr"] = tuple(o for o in orders["ussr"] if o != named.order)
        elif state.turn == turn + 1:
            assert isinstance(named.order, OpenProgram)
            assert named.order in orders["ussr"]
            assert state.sides[1].ready[item] == 0
        state = play_turn(state, orders, facts=False).state


def test_a_series_that_has_served_its_purpose_is_not_flown_on(rules: Rules) -> None:
    state = new_game(rules, 2, "recorded")
    path = path_of(rules, 0)
    served = next(
        series
        for series in path.series.values()
        if series.stop_when and rules.turns[10].first < series.earliest and "usa" in _real(rules, series.stop_when)
    )
    assert served.stop_when is not None
    flight = next(name for name, series in path.of_flight.items() if series == served.id)
    day = rules.record[flight][2].date
    turn = turn_before(rules, day)
    for _ in range(turn):
        orders = {side: plan(view_for(state, side)).orders for side in rules.side_index}
        state = play_turn(state, orders, facts=False).state
    state = state.copy()
    state.sides[0].reached[rules.milestone_index[served.stop_when]] = rules.turns[turn - 1].first
    planned = plan(view_for(state, "usa"))
    assert any(one.how == "served" and one.why == served.stop_when for one in planned.departures)
    assert not any(isinstance(o, ScheduleFlight) and o.flight == flight for o in planned.orders)


def _real(rules: Rules, milestone: str) -> set[str]:
    return set(rules.scenario.milestones[rules.milestone_index[milestone]].real)


def test_reasons_stand_in_the_journal_and_are_told(rules: Rules, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("two.jsonl", "three.jsonl")]
    names = dict.fromkeys(rules.side_index, "historical")
    for seed, path in enumerate(paths, 2):
        run(rules, controllers_named(names), seed=seed, turns=20, journal=path, names=names)
    reads = [read_journal(path) for path in paths]
    notes = [line["text"] for read in reads for line in read.lines if line["kind"] == "note"]
    assert notes
    told = "\n".join(DifferenceTeller(difference(*(annals_of(rules, read) for read in reads))).lines())
    assert "left it for later" in told or "flew again" in told


# ---- the difference ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two(rules: Rules, eve: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """From one eve: history, and a careful chief in its place."""
    folder = tmp_path_factory.mktemp("two")
    paths = folder / "history.jsonl", folder / "steady.jsonl"
    for path in paths:
        go_on(rules, read_journal(eve), {"usa": path.stem.replace("history", "historical")}, turns=58, journal=path)
    return paths


def test_a_campaign_does_not_differ_from_itself(rules: Rules, two: tuple[Path, Path]) -> None:
    annals = annals_of(rules, read_journal(two[0]))
    found = difference(annals, annals)
    assert not found.parted
    assert not found.shifts
    assert list(DifferenceTeller(found).lines()) == ["In the 58 turns that both hold nothing differs."]


def test_odd_files_and_days_are_answered_with_the_place_and_a_remedy(eve: Path, tmp_path: Path) -> None:
    """A historian's slips: another file, a torn one, a day beyond it, a folder, a place that is not there."""
    odd, torn, book = tmp_path / "odd.jsonl", tmp_path / "torn.jsonl", tmp_path / "none" / "book.html"
    odd.write_text("{}\n", encoding="utf-8")
    torn.write_bytes(eve.read_bytes()[:-200])
    outside = ["--at", "1930-01-01", "--save", str(tmp_path / "new.jsonl")]
    beyond = ["--at", "1970-01-01", "--save", str(tmp_path / "new.jsonl")]
    cases = [
        (["diff", str(eve), str(odd)], "odd.jsonl: line 1: the line does not begin with its chain; name the file of a"),
        (["report", str(odd), "--out", str(book)], "odd.jsonl: line 1"),
        (["replay", str(odd)], "odd.jsonl is not to be trusted: line 1"),
        (["replay", str(odd)], "Take an older copy of it, or name the file of another campaign."),
        (["fork", str(eve), *outside], "--at 1930-01-01 is outside the scenario: 1945-05-08 to 1975-12-31"),
        (
            ["fork", str(eve), *beyond],
            "has been played for 50 turns, and --at 1970-01-01 lies beyond; give a day up to",
        ),
        (["fork", str(torn), *beyond], "The last line was never finished and is dropped"),
        (["simulate", "--from", str(eve), "--until", "1950-01-01"], "stands at 1957-09-30 already"),
        (["report", str(eve), "--out", str(book)], f"there is no folder {book.parent}; make it first"),
        (["report", str(eve), "--out", str(tmp_path)], "this is a folder, a file was expected; name a file inside it"),
        (["report", str(tmp_path), "--out", str(book)], "this is a folder, a file was expected; name a file inside it"),
    ]
    for arguments, words in cases:
        done = cli.invoke(app, arguments)
        assert done.exit_code == 2, (arguments, done.output)
        assert words in done.output, arguments
        assert "Traceback" not in done.output
    history = ["history", "--fork", "1950-01-01", "--side", "usa", "--save", str(tmp_path / "none" / "save.jsonl")]
    done = cli.invoke(app, history)
    assert "none/save.jsonl: " in done.output
    assert "draft" not in done.output


def test_a_report_never_replaces_a_campaign(eve: Path, tmp_path: Path) -> None:
    """The name given to --out was the journal's own, and 450 kilobytes of campaign became a page."""
    kept = tmp_path / "kept.jsonl"
    kept.write_bytes(eve.read_bytes())
    done = cli.invoke(app, ["report", str(kept), "--out", str(kept)])
    assert done.exit_code == 2
    assert "this file is no page, and the report would replace it; choose another name" in done.output
    assert kept.read_bytes() == eve.read_bytes()
    page = tmp_path / "book.html"
    for _ in range(2):
        assert cli.invoke(app, ["report", str(kept), "--out", str(page)]).exit_code == 0


def test_two_forks_part_where_they_were_forked(rules: Rules, two: tuple[Path, Path]) -> None:
    annals = [annals_of(rules, read_journal(path)) for path in two]
    found = difference(*annals)
    assert found.first is not None
    assert found.first.turn == turn_before(rules, SPUTNIK_EVE)
    for shift in found.shifts:
        for annal, road in zip(annals, (shift.here, shift.there)):
            fact = annal.reached.get((shift.milestone, shift.side))
            assert road.day == (fact.day if fact is not None else None)


def test_what_a_difference_says_of_a_milestone_is_in_both_journals(rules: Rules, two: tuple[Path, Path]) -> None:
    annals = [annals_of(rules, read_journal(path)) for path in two]
    found = difference(*annals)
    teller = DifferenceTeller(found, "A", "B")
    assert found.shifts
    for shift in found.shifts:
        sentence = teller.shift(shift)
        years = {int(year) for year in re.findall(r"\b19\d\d\b", sentence)}
        days = [road.day for road in (shift.here, shift.there) if road.day is not None]
        days += [one for cause in shift.causes for one in (cause.here, cause.there) if isinstance(one, int)]
        assert years <= {1900 + day // 365 for day in days} | {1899 + (day + 30) // 365 for day in days}
        if shift.here.day is not None and shift.there.day is not None:
            assert (" earlier (" if shift.there.day < shift.here.day else " later (") in sentence


def road(milestone: str, day: str | None, vehicle: str, **more: Any) -> Road:
    """A road to a milestone, otherwise plain."""
    side, flight = more.pop("side", "usa"), "some-flight" if day else ""
    plain = Road(milestone, side, parse_day(day) if day else None, flight, vehicle, (), None, None, (), "")
    days = {key: parse_day(more[key]) for key in ("begun", "ready") if key in more}
    return replace(plain, **{**more, **days})


def told_of(rules: Rules, here: Road, there: Road, until: str = "1975-12-31") -> str:
    """What the diff of history and another campaign says of a milestone that came on these roads."""
    why = causes(rules, here, there, (parse_day("1975-12-31"), parse_day(until)))
    shift = Shift(here.milestone, here.side, here, there, here.side, here.side, why)
    found = Difference(rules, (1, 1), (0, 0), (0, 0), 1, (), (shift,))
    return DifferenceTeller(found, "history", "mine").shift(shift)


FAILED = (("venera-a", 22_000, ""),)


def test_a_moon_rocket_begun_late_does_not_explain_an_early_landing(rules: Rules) -> None:
    """It was said: 6 months earlier, because the Saturn V was begun 6 months later."""
    here = road("crewed-landing", "1969-07-20", "saturn-v", begun="1962-01-25", ready="1967-06-30")
    there = road("crewed-landing", "1969-01-20", "saturn-v", begun="1962-07-25", ready="1967-06-30")
    told = told_of(rules, here, there)
    assert "6 months earlier" in told
    assert "because" not in told
    assert "although the Saturn V was begun 6 months later, in July 1962; the records name no cause." in told
    sooner = told_of(rules, here, replace(there, ready=parse_day("1966-06-30")))
    assert "because the Saturn V was finished 1 year earlier, in June 1966, although the Saturn V was begun" in sooner
    assert "names no cause" not in sooner


def test_fewer_failures_do_not_explain_a_later_station(rules: Rules) -> None:
    """It was said: 3 years later, because no flight failed before it (one in history)."""
    here = road("toward-venus", "1961-02-12", "molniya", side="ussr", failed=FAILED)
    there = road("toward-venus", "1964-02-12", "molniya", side="ussr")
    told = told_of(rules, here, there)
    assert "although no flight failed before it (one in history); the records name no cause." in told
    assert "because one flight failed before it (none in history)." in told_of(
        rules, replace(here, failed=()), replace(there, failed=FAILED)
    )


def test_two_vehicles_of_one_short_name_are_told_apart(rules: Rules) -> None:
    """It was said: because it flew on the Atlas-Centaur instead of the Atlas-Centaur."""
    here = road("docking", "1966-03-16", "atlas-centaur", ready="1962-06-30")
    there = road("docking", "1967-03-16", "atlas-centaur-slv-3", ready="1966-06-30")
    told = told_of(rules, here, there)
    assert (
        "on the Atlas-Centaur (SLV-3C and 3D), which was finished 4 years later, instead of the Atlas-Centaur" in told
    )
    names = list(vehicle_names(rules).values())
    assert len(set(names)) == len(names)


def test_a_milestone_that_one_campaign_never_reached_says_why(rules: Rules) -> None:
    here = road("crewed-landing", "1969-07-20", "saturn-v", begun="1962-01-25", ready="1967-06-30")
    never = road("crewed-landing", None, "saturn-v")
    told = told_of(rules, here, never)
    assert "because nothing was flown for it in mine and the Saturn V was begun only in history." in told
    in_time = replace(never, begun=parse_day("1963-01-01"), ready=parse_day("1968-01-01"))
    assert told_of(rules, here, in_time).endswith("because nothing was flown for it in mine.")
    assert "because in mine the one flight for it failed." in told_of(rules, here, replace(never, failed=FAILED))
    assert "because mine ends on 31 December 1961." in told_of(rules, here, never, until="1961-12-31")


def test_another_leader_is_a_cause_only_where_the_work_was_done_at_another_pace(rules: Rules) -> None:
    here = road("docking", "1966-03-16", "saturn-v", begun="1962-01-01", ready="1967-01-01", leader="wernher-von-braun")
    there = replace(here, leader="willy-mrazek", day=parse_day("1967-03-16"))
    assert "; Willy Mrazek led the Saturn V in place of Wernher von Braun; the records name no other cause." in told_of(
        rules, here, there
    )
    slow = told_of(rules, here, replace(there, ready=parse_day("1968-01-01")))
    assert "because the Saturn V was finished 1 year later, in January 1968, and Willy Mrazek led" in slow


def test_after_because_stands_only_what_pushed_the_way_the_milestone_moved(
    rules: Rules, two: tuple[Path, Path]
) -> None:
    found = difference(*(annals_of(rules, read_journal(path)) for path in two))
    teller = DifferenceTeller(found, "A", "B")
    for shift in found.shifts:
        sentence = teller.shift(shift)
        assert ("because" in sentence) == bool(shift.that_push(1)), sentence
        assert ("although" in sentence) == bool(shift.that_push(-1)), sentence
        assert ("the records name no" in sentence) != ("because" in sentence), sentence
        reasons, _, against = sentence.partition("although")
        for cause in shift.that_push(-1):
            if cause.kind in ("failed", "slipped"):
                assert teller.cause(cause) in against
                assert teller.cause(cause) not in reasons


def test_every_line_of_a_turn_says_whose_it_is(rules: Rules, two: tuple[Path, Path]) -> None:
    """Two sides fly the same kind of flight in one quarter, and their lines read alike but for the side."""
    found = difference(*(annals_of(rules, read_journal(path)) for path in two))
    teller = DifferenceTeller(found, "A", "B")
    seen = 0
    for parted in found.parted:
        lines = list(teller.turn(parted))
        assert len(set(lines)) == len(lines)
        for line in lines:
            if "reached on" in line or "after others" in line:
                seen += 1
                assert re.search(r"only in [AB], the (United States|Soviet Union): ", line), line
    assert seen


def test_the_commands_fork_go_on_and_tell(eve: Path, two: tuple[Path, Path], tmp_path: Path) -> None:
    save, further = tmp_path / "save.jsonl", tmp_path / "further.jsonl"
    done = cli.invoke(app, ["history", "--fork", "1949-05-05", "--side", "ussr", "--save", str(save)])
    assert done.exit_code == 0, done.output
    assert "the next begins on 1949-04-01" in done.output
    arguments = ["simulate", "--from", str(save), "--side", "ussr=steady", "--until", "1950-12-31"]
    done = cli.invoke(app, [*arguments, "--journal", str(further), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["turns"] == 7
    assert cli.invoke(app, ["replay", str(further)]).exit_code == 0
    branch = tmp_path / "branch.jsonl"
    done = cli.invoke(app, ["fork", str(further), "--at", "1950-02-02", "--side", "usa=human", "--save", str(branch)])
    assert done.exit_code == 0, done.output
    assert cli.invoke(app, ["replay", str(branch)]).exit_code == 0
    same = cli.invoke(app, ["diff", str(eve), str(eve)])
    assert (same.exit_code, same.output) == (0, "In the 50 turns that both hold nothing differs.\n")
    told = cli.invoke(app, ["diff", *map(str, two), "--no-turns"])
    assert told.exit_code == 1
    assert "part in the turn that begins on 1 October 1957" in told.output
    plain = cli.invoke(app, ["diff", *map(str, two), "--json"])
    assert json.loads(plain.stdout)["milestones"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["history", "--fork", "1957-10-01"], "--fork needs --side"),
        (["history", "--fork", "1957-10-01", "--side", "usa"], "--fork needs --save"),
        (["history", "--fork", "1857-10-01", "--side", "usa", "--save", "x.jsonl"], "outside the scenario"),
        (["fork", "none.jsonl", "--at", "1957-10-01", "--save", "x.jsonl"], "none.jsonl"),
        (["diff", "none.jsonl", "none.jsonl"], "none.jsonl"),
        (["simulate", "--from", "none.jsonl"], "none.jsonl"),
        (["history", "--side", "usa"], "--side does nothing without --fork DATE"),
        (["history", "--save", "x.jsonl"], "--journal FILE"),
        (
            ["history", "--fork", "1957-10-01", "--side", "usa", "--save", "x.jsonl", "--drop", "r-7"],
            "--drop does noth",
        ),
        (["simulate", "--until", "1990-01-01"], "--until 1990-01-01 is outside the scenario: 1945-05-08 to 1975"),
        (["simulate", "--side", "usa=human"], "--side usa=human: nobody plays in a simulation; name a policy"),
    ],
)
def test_bad_arguments_are_answered_with_what_to_write(arguments: list[str], words: str) -> None:
    done = cli.invoke(app, arguments)
    assert done.exit_code == 2, done.output
    assert words in done.output
    assert "Traceback" not in done.output
