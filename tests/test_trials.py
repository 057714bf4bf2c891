"""Full studies: the same rows on any workers, gone on with after an interruption, with what is held held fast."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.statistics import log_likelihood, turn_on
from spacerace_game.cli.app import app
from spacerace_game.content import ContentError
from spacerace_game.engine import fingerprint, to_json
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play import trials
from spacerace_game.play.campaign import run, with_fates
from spacerace_game.play.changes import find_change, holding, read_change, with_change
from spacerace_game.play.history import replay_history
from spacerace_game.play.study import named
from spacerace_game.play.study_page import study_html
from spacerace_game.play.study_results import compared_row, results, summary
from spacerace_game.play.trials import Setup, decisive, keep_run, play_study, read_rows, recorded
from spacerace_game.play.workers import workers_named
from spacerace_game.spec.change import Change, HeldOrder
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import OpenProgram
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import data_folder

cli = CliRunner()
THREE = Setup(("random", "steady", "random"), 7, None, None)


def rows_of(rules: Rules, setup: Setup, runs: int, folder: Path, workers: str = "serial") -> dict[int, trials.Row]:
    return play_study(rules, setup, runs, folder, workers).rows


# ---- workers and resumption --------------------------------------------------------------------------------


def test_rows_are_the_same_on_any_workers(three_rules: Rules, tmp_path: Path) -> None:
    alone = rows_of(three_rules, THREE, 10, tmp_path / "alone")
    together = rows_of(three_rules, THREE, 10, tmp_path / "together", "processes:2")
    assert alone == together
    assert (tmp_path / "alone" / "runs.csv").read_bytes() == (tmp_path / "together" / "runs.csv").read_bytes()


def test_an_interrupted_study_goes_on_where_it_stopped(three_rules: Rules, tmp_path: Path) -> None:
    whole = rows_of(three_rules, THREE, 20, tmp_path / "whole")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        play_study(three_rules, THREE, 20, tmp_path / "cut", "serial", stop)
    kept = (tmp_path / "cut" / "runs.csv").read_text(encoding="utf-8")
    assert len(kept.splitlines()) == 1 + trials.BATCH
    (tmp_path / "cut" / "runs.csv").write_text(kept + "8,15,torn", encoding="utf-8")
    counted: list[int] = []
    found = play_study(three_rules, THREE, 20, tmp_path / "cut", "serial", lambda done, of: counted.append(done))
    assert counted == [16, 20]
    assert found.rows == whole
    assert (tmp_path / "cut" / "runs.csv").read_bytes() == (tmp_path / "whole" / "runs.csv").read_bytes()


def test_a_folder_takes_no_rows_of_another_study(three_rules: Rules, tmp_path: Path) -> None:
    rows_of(three_rules, THREE, 2, tmp_path)
    with pytest.raises(StoreError, match="another study"):
        rows_of(three_rules, THREE._replace(seed=8), 2, tmp_path)
    assert len(rows_of(three_rules, THREE, 3, tmp_path)) == 3


def test_a_row_is_the_campaign_that_keep_exports(three_rules: Rules, tmp_path: Path) -> None:
    rows = rows_of(three_rules, THREE, 3, tmp_path)
    keep_run(three_rules, THREE, 2, tmp_path / "two.jsonl")
    annals = annals_of(three_rules, read_journal(tmp_path / "two.jsonl"))
    assert fingerprint(annals.last) == rows[2].fingerprint
    assert annals.last.seed == rows[2].seed == 9


def test_rows_read_back_are_the_rows_written(three_rules: Rules, tmp_path: Path) -> None:
    rows = rows_of(three_rules, THREE, 5, tmp_path)
    text = (tmp_path / "runs.csv").read_text(encoding="utf-8")
    assert {row.run: row for row in read_rows(three_rules, text)} == rows
    head, *lines = csv.reader(text.splitlines())
    assert head[:3] == ["run", "seed", "fingerprint"]
    assert all(len(line) == len(head) for line in lines)


@pytest.mark.parametrize("text", ["some", "processes:0", "processes:x", "dask:", "serial:2"])
def test_workers_that_cannot_be_are_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"workers are serial, processes:N"), workers_named(text, None):
        pass


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_of_two_workers_gives_the_same_rows(three_rules: Rules, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        on_cluster = rows_of(three_rules, THREE, 20, tmp_path / "cluster", f"dask:{cluster.scheduler_address}")
    assert on_cluster == rows_of(three_rules, THREE, 20, tmp_path / "alone")


# ---- what is held ------------------------------------------------------------------------------------------


def shipped() -> list[str]:
    return sorted(path.stem for path in (data_folder("assets") / "what_if").glob("*.yaml"))


def test_there_are_changes_to_try() -> None:
    assert "von_braun_goes_east" in shipped()


@pytest.mark.parametrize("name", shipped())
def test_a_change_that_comes_along_fits_the_scenario_and_changes_its_rules(rules: Rules, name: str) -> None:
    change = read_change(name)
    changed = with_change(rules, change)
    assert changed.hash != rules.hash
    assert change.title
    assert find_change(name).is_file()


def test_von_braun_goes_east_where_that_is_held(rules: Rules) -> None:
    change = read_change("von_braun_goes_east")
    changed = with_change(rules, change)
    place = rules.person_index["wernher-von-braun"]
    walkers = {side: holding(named("historical"), change, side) for side in rules.side_index}
    east = 0
    for seed in range(8):
        state = run(changed, walkers, seed=seed, turns=8, facts=False).state
        east += state.holder[place] == rules.side_index["ussr"] + 1
        assert state.holder[place] != rules.side_index["usa"] + 1
    assert east >= 4


def test_a_held_order_is_given_on_its_day_and_a_dropped_one_is_not(rules: Rules) -> None:
    opens = next(
        dated
        for path in rules.scenario.history
        if path.side == "usa"
        for dated in path.orders
        if isinstance(dated.order, OpenProgram) and dated.date > rules.turns[4].first
    )
    assert isinstance(opens.order, OpenProgram)
    held = HeldOrder(side="usa", date=opens.date, order=opens.order)
    turns = turn_on(rules, opens.date)
    for change, expected in (
        (Change(title="Dropped", drop=(opens.id,)), 0),
        (Change(title="Held", orders=(held,), drop=(opens.id,)), 1),
    ):
        changed = with_change(rules, change)
        policies = {side: holding(named("historical"), change, side) for side in rules.side_index}
        state = run(changed, policies, seed=3, turns=turns, facts=False).state
        item = rules.item_index[opens.order.item]
        assert sum(program.item == item for program in state.sides[0].programs) == expected


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"captures": {"wernher-von-brown": "ussr"}}, "did you mean"),
        ({"captures": {"wernher-von-braun": "east"}}, "no side"),
        ({"drop": ["no-such-order"]}, "no recorded order or flight"),
        ({"fates": {"sputnik-9000": "failure"}}, "no recorded flight"),
        ({"people": [{"id": "nobody"}]}, "no person"),
    ],
)
def test_a_change_with_an_unknown_id_is_answered_with_what_is_known(
    rules: Rules, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        with_change(rules, Change.model_validate({"title": "Wrong", **change}))


def test_a_malformed_change_is_answered_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("title: Wrong\norder: []\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"wrong\.yaml:2:1: S201 error: unknown key 'order'; did you mean 'orders'"):
        read_change(str(path))
    with pytest.raises(StoreError, match="no such file"):
        read_change(str(tmp_path / "missing.yaml"))


def test_a_study_can_begin_where_a_save_stands(rules: Rules, tmp_path: Path) -> None:
    state = replay_history(rules, until=parse_day("1957-09-30"), facts=False).run.state
    setup = Setup(("historical", "historical"), 1, None, to_json(state))
    rows = rows_of(rules, setup, 2, tmp_path)
    before = [(one - 1, day) for one, day in zip(state.first, state.first_day)]
    for row in rows.values():
        assert all(now == then for now, then in zip(row.first, before) if then[0] >= 0)
    assert rows[0] != rows[1]


# ---- what it shows -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def dice(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> tuple[trials.Folder, Path]:
    """A few campaigns of both historical policies with dice."""
    folder = tmp_path_factory.mktemp("dice")
    setup = Setup(("historical", "historical"), 1, None, None)
    return play_study(rules, setup, 4, folder, "serial"), folder


def test_the_summary_says_what_the_rows_say(rules: Rules, dice: tuple[trials.Folder, Path]) -> None:
    folder, _ = dice
    told = summary(results(folder, 4))
    json.dumps(told)
    assert told["runs"] == 4
    for data in told["milestones"]:
        place = rules.milestone_index[data["id"]]
        sides = [row.first[place][0] for row in folder.rows.values()]
        assert data["reached"] == sum(side >= 0 for side in sides)
        for side, share in data["first"].items():
            assert share == round(sum(s == rules.side_index[side] for s in sides) / data["reached"], 4)
    assert told["kendall_tau_b"]["p10"] <= told["kendall_tau_b"]["median"] <= told["kendall_tau_b"]["p90"]


def test_a_row_is_compared_as_its_campaign_is(rules: Rules, dice: tuple[trials.Folder, Path]) -> None:
    row = dice[0].rows[0]
    policies: Sequence[str] = ("historical", "historical")
    state = run(rules, dict(zip(rules.side_index, map(named, policies))), seed=row.seed, facts=False).state
    for one, first, day in zip(compared_row(rules, row), state.first, state.first_day):
        assert (one.side, one.day) == ((rules.sides[first - 1].id, day) if first else (None, None))


def test_the_likelihood_of_the_record_is_that_of_history_replayed(rules: Rules) -> None:
    setup = Setup(("historical", "historical"), 1957, None, None)
    _, found = recorded(rules, setup)
    flights = [f for f in replay_history(rules).run.facts if isinstance(f, FlightFlown)]
    again = log_likelihood(flights)
    assert found.flights > 300
    assert found.total == pytest.approx(again.total, rel=0.02)
    assert not found.impossible


def test_what_a_flight_decided_is_history_with_that_fate_alone_changed(rules: Rules) -> None:
    setup = Setup(("historical", "historical"), 1957, None, None)
    (one,) = list(decisive(rules, setup, 1))
    walkers = dict.fromkeys(rules.side_index, named("historical"))
    base = run(rules, walkers, seed=1957, fates="recorded", facts=False).state
    changed = with_fates(rules, {one.flight: one.fate})
    state = run(changed, walkers, seed=1957, fates="recorded", facts=False).state
    moved = {
        spec.id: state.first_day[place] - base.first_day[place] if state.first[place] and base.first[place] else None
        for place, spec in enumerate(rules.scenario.milestones)
        if state.first_day[place] != base.first_day[place] or state.first[place] != base.first[place]
    }
    assert {name: days for name, days in one.moved if days != 0} == {n: d for n, d in moved.items() if d != 0}


def test_the_page_of_a_study_asks_for_nothing(dice: tuple[trials.Folder, Path]) -> None:
    text = study_html(results(dice[0], 4))
    assert text.count('class="strip"') == len(dice[0].rules.scenario.milestones)
    assert "<script" not in text
    assert "http://" not in text
    assert "https://" not in text


def test_the_command_writes_rows_summary_and_page_and_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "study"
    scenario = str(Path(__file__).parent / "data" / "scenarios" / "three_sides")
    arguments = ["study", scenario, "--side", "a=random", "--seed", "3", "--out", str(out)]
    done = cli.invoke(app, [*arguments, "--runs", "2", "--keep", "1"])
    assert done.exit_code == 0, done.output
    more = cli.invoke(app, [*arguments, "--runs", "3", "--json"])
    assert more.exit_code == 0, more.output
    assert json.loads((out / "summary.json").read_text(encoding="utf-8"))["runs"] == 3
    assert (out / "index.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert read_journal(out / "run-1.jsonl").status == "whole"
    assert len((out / "runs.csv").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--change", "von_braun_goes_east"], "need --out"),
        (["--workers", "many"], "--workers is serial or processes:N"),
        (["--out", "x", "--workers", "many", "--runs", "1"], "workers are serial"),
        (["--out", "x", "--change", "no_such_change", "--runs", "1"], "no_such_change"),
        (["--out", "x", "--from", "no-such-save.jsonl", "--runs", "1"], "no-such-save"),
    ],
)
def test_bad_arguments_of_a_study_are_answered(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = cli.invoke(app, ["study", *arguments])
    assert done.exit_code == 2, done.output
    assert words in done.output
    assert "Traceback" not in done.output


@pytest.mark.slow
def test_memory_grows_by_less_than_a_megabyte_in_a_thousand_runs(tmp_path: Path) -> None:
    """Measured in a process of its own: the same number of campaigns twice, and what the second lot added."""
    code = """
import resource, sys
from pathlib import Path
from spacerace_game.content import load_rules
from spacerace_game.play.trials import Setup, play_study
rules = load_rules(sys.argv[1])
setup = Setup(("random", "steady", "random"), 1, None, None)
play_study(rules, setup, 200, Path(sys.argv[2]), "serial")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
play_study(rules, setup, 1200, Path(sys.argv[2]), "serial")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    scenario = Path(__file__).parent / "data" / "scenarios" / "three_sides"
    command = [sys.executable, "-c", code, str(scenario), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=1200)
    assert int(done.stdout) < 1024
