"""How long the engine takes, in milliseconds and in yardsticks: `python -m pytest benchmarks --benchmark-only`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from benchmarks.growth import SCENARIO, replay, steady_turns
from benchmarks.loading import Timing, in_fresh_process
from benchmarks.slice import sliced
from spacerace_game.chronicle.journal import JournalWriter, header_line, read_journal, snapshot_line, turn_line
from spacerace_game.chronicle.replay import orders_as_json, verify
from spacerace_game.chronicle.turns import Turns
from spacerace_game.content import load_rules
from spacerace_game.engine import State, fingerprint, from_json, options, play_turn, to_json, view_for
from spacerace_game.engine.state import Flight
from spacerace_game.engine.steps.flights import fly
from spacerace_game.engine.world import World
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.spec.capability import _apogee, _payloads, _range, capabilities_of
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules
from spacerace_game.store.folders import HOME_VARIABLE, find_scenario

Measure = Callable[..., Any]
Orders = dict[str, tuple[Order, ...]]


@pytest.fixture(scope="module")
def orders(state: State) -> Orders:
    """What both steady chiefs order in the middle of a campaign."""
    names = controllers_named(dict.fromkeys(state.rules.side_index, "steady"))
    return {side: decide(view_for(state, side), 0) for side, decide in names.items()}


@pytest.mark.parametrize("facts", [False, True], ids=["facts off", "facts on"])
def test_play_turn(measure: Measure, state: State, orders: Orders, facts: bool) -> None:
    assert measure(play_turn, state, orders, facts=facts).state.turn == state.turn + 1


@pytest.mark.parametrize("size", ["as far as 1961", "whole"])
def test_all_turns_of_a_campaign(measure: Measure, rules: Rules, benchmark: Any, size: str) -> None:
    """A turn in the mean over a steady campaign, at the two sizes for which there is an aim (0.4 and 0.5 ms)."""
    played = steady_turns(rules if size == "whole" else sliced(rules, find_scenario(SCENARIO)))
    measure(replay, played, rounds=5)
    if benchmark.stats is not None:
        benchmark.extra_info["ms a turn"] = round(1000 * benchmark.stats.stats.median / len(played), 3)
        print(f"{benchmark.extra_info['ms a turn']:.3f} ms a turn")


def test_view(measure: Measure, state: State) -> None:
    measure(view_for, state, "usa")


def test_all_options(measure: Measure, state: State) -> None:
    measure(lambda: dict(options(view_for(state, "usa"))))


def test_steady_orders(measure: Measure, state: State) -> None:
    decide = controllers_named({"usa": "steady"})["usa"]
    measure(decide, view_for(state, "usa"), 0)


def test_state_copy(measure: Measure, state: State) -> None:
    measure(state.copy)


def test_fingerprint(measure: Measure, state: State) -> None:
    measure(fingerprint, state)


def test_state_to_json_and_back(measure: Measure, state: State) -> None:
    assert measure(lambda: from_json(state.rules, to_json(state))) == state


def _header(rules: Rules) -> dict[str, Any]:
    return header_line(
        scenario=rules.scenario.id,
        mods=[],
        rules=rules.hash,
        texts=rules.texts_hash,
        seed=1957,
        fates="dice",
        engine="benchmark",
        controllers=dict.fromkeys(rules.side_index, "steady"),
    )


def test_journal_append(measure: Measure, state: State, orders: Orders, tmp_path: Path) -> None:
    """One turn's line, flushed to the disk."""
    mark = fingerprint(state)
    plain = orders_as_json(orders)
    with JournalWriter(tmp_path / "campaign.jsonl", _header(state.rules)) as journal:
        journal.append(snapshot_line(0, to_json(state)))
        number = iter(range(1, 10**9))
        measure(lambda: journal.append(turn_line(next(number), plain, mark)))


def test_replay(measure: Measure, rules: Rules, tmp_path: Path) -> None:
    """A whole steady campaign read from its journal and verified."""
    file = tmp_path / "campaign.jsonl"
    names = dict.fromkeys(rules.side_index, "steady")
    run(rules, controllers_named(names), facts=False, journal=file, names=names)
    verdict = measure(lambda: verify(rules, read_journal(file)), rounds=5)
    assert verdict.disagreement == ""


def test_whole_steady_campaign(measure: Measure, rules: Rules) -> None:
    names = dict.fromkeys(rules.side_index, "steady")
    played = measure(run, rules, controllers_named(names), facts=False, rounds=5)
    assert played.state.over


def test_whole_historical_campaign(measure: Measure, rules: Rules) -> None:
    """What a study does many times over: both sides by history's policy, with dice, to the end of the record."""
    policies = controllers_named(dict.fromkeys(rules.side_index, "historical"))
    played = measure(run, rules, policies, facts=False, rounds=5)
    assert played.state.over


def test_any_turn_of_a_journal(measure: Measure, rules: Rules, tmp_path: Path) -> None:
    """The turn farthest from a snapshot, of a journal that has been read."""
    file = tmp_path / "campaign.jsonl"
    names = dict.fromkeys(rules.side_index, "steady")
    run(rules, controllers_named(names), facts=False, turns=72, journal=file, names=names)
    read = read_journal(file)
    assert measure(lambda: Turns(rules, read).state(71)).turn == 71


def test_capabilities_of_all_vehicles(measure: Measure, rules: Rules) -> None:
    """What rocketry costs at a load without a cache."""

    def fly_all() -> int:
        for remembered in (_payloads, _range, _apogee):
            remembered.cache_clear()
        return len(capabilities_of(rules.scenario))

    assert measure(fly_all, rounds=5) == len(rules.vehicles)


@pytest.mark.parametrize("use_cache", [False, True], ids=["with all checks", "from the cache"])
def test_load(benchmark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use_cache: bool) -> None:
    """A process that remembers nothing; told apart is what the load takes of it once all is imported."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    load_rules(SCENARIO)
    timings: list[Timing] = []
    benchmark.pedantic(lambda: timings.append(in_fresh_process(use_cache=use_cache)), rounds=5)
    took, yards = (median(column) for column in zip(*timings))
    benchmark.extra_info["load"] = {"seconds": round(took, 4), "yardsticks": round(yards, 1)}
    print(f"\n{benchmark.name}: of that the load {took * 1000:.0f} ms, {yards:.0f} yardsticks")


def test_a_crewed_lunar_landing(measure: Measure, state: State) -> None:
    """One flight with all its phases, faults, draws, facts and feats: the longest thing a turn can resolve."""
    rules = state.rules
    mission = rules.mission_index["lunar-landing-lor"]
    way = next(way for way in rules.ways[mission] if "usa" in rules.vehicles[way.vehicle].sides)
    ready = state.copy()
    side = ready.sides[0]
    for item in (*rules.vehicle_item, *rules.spacecraft_item, *rules.facility_item):
        side.ready[item] = 1
    for design in (*rules.vehicle_designs[way.vehicle], rules.spacecraft_design[way.spacecraft]):
        side.suspicion[design] = side.limits[design] = (100_000,) * len(rules.designs[design].faults)
    crew = tuple(place for place, person in enumerate(rules.scenario.people) if person.role == "crew")[:3]
    day = rules.turns[ready.turn].first + 20
    flight = Flight("landing", mission, way.vehicle, way.spacecraft, day, 2, 0, 1, 0, "", crew)
    side.free, side.flights = 10_000_000, [flight]

    def resolve() -> int:
        world = World(rules, ready.copy(), [])
        fly(world)
        return world.state.sides[0].flown[way.vehicle]

    assert measure(resolve) == 1 + side.flown[way.vehicle]
