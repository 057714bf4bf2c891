"""`spacerace rocket`: stand-alone files, scenarios, and bad figures of every kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.content import load_rules
from spacerace_game.engine.facts import FlightFlown
from spacerace_game.engine.timeline import Event, timeline
from spacerace_game.play.rockets import Rocket, performance, performance_as_json, read_rockets
from spacerace_game.rocketry import launcher_from_mapping
from spacerace_game.spec.burning import burns_of
from spacerace_game.spec.capability import launcher_of
from spacerace_game.spec.rules import Rules

EXAMPLE = """\
vehicles:
  - id: example
    latitude_deg: 45.6
    fairing_kg: 100
    stages:
      - {count: 1, dry_kg: 1000, propellant_kg: 9000, thrust_sl_kn: 160, thrust_vac_kn: 190, isp_sl_s: 260, isp_vac_s: 300}
      - {dry_kg: 300, propellant_kg: 2000, thrust_vac_kn: 25, isp_vac_s: 320}
"""  # noqa: E501
KEYS = ["id", "payload_leo_kg", "payload_escape_kg", "payload_tli_kg", "range_km", "apogee_km"]
ONE = "  - {{id: a, stages: [{{{stage}}}]}}\n"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("space_race_1945")


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["rocket", *arguments])


def run_text(tmp_path: Path, text: str, *arguments: str) -> Any:
    file = tmp_path / "rockets.yaml"
    file.write_text(text, encoding="utf-8")
    return run(str(file), *arguments)


def test_the_example_of_the_form_is_read_and_computed(tmp_path: Path) -> None:
    result = run_text(tmp_path, EXAMPLE, "--json")
    assert result.exit_code == 0, result.output
    [one] = json.loads(result.stdout)
    assert list(one)[:6] == KEYS
    assert one["payload_leo_kg"] > 0
    assert one["range_km"] is None
    assert (one["altitude_km"], one["inclination_deg"], one["latitude_deg"]) == (200.0, 45.6, 45.6)


def test_the_human_form_shows_stages_and_the_reference_orbit(tmp_path: Path) -> None:
    result = run_text(tmp_path, EXAMPLE)
    assert result.exit_code == 0
    assert "delta-v" in result.stdout
    assert "200 km at 45.6° from latitude 45.6°" in result.stdout


def test_a_higher_orbit_from_further_north_carries_less(tmp_path: Path) -> None:
    usual, high, north = (
        json.loads(run_text(tmp_path, EXAMPLE, *options, "--json").stdout)[0]
        for options in ((), ("--altitude", "600"), ("--latitude", "62.9"))
    )
    assert high["payload_leo_kg"] < usual["payload_leo_kg"]
    assert north["payload_leo_kg"] < usual["payload_leo_kg"]
    assert (high["altitude_km"], north["inclination_deg"]) == (600.0, 62.9)


def test_a_missile_has_a_range_with_its_warhead_and_no_orbit(tmp_path: Path) -> None:
    text = "vehicles:\n" + ONE.format(
        stage="dry_kg: 3008, propellant_kg: 8760, thrust_sl_kn: 249, thrust_vac_kn: 290, isp_sl_s: 203, isp_vac_s: 239"
    ).replace("id: a,", "id: a-4, diameter_m: 1.65, warhead_kg: 1000,")
    [one] = json.loads(run_text(tmp_path, text, "--json").stdout)
    assert one["payload_leo_kg"] is None
    assert 250 < one["range_km"] < 400
    assert one["apogee_km"] > 100


GOOD = "dry_kg: 1000, propellant_kg: 9000, thrust_vac_kn: 190, isp_vac_s: 300"
BAD = {
    "zero mass": (GOOD.replace("1000", "0"), "K502"),
    "negative dry mass": (GOOD.replace("1000", "-5"), "K502"),
    "thrust under weight": (GOOD.replace("190", "90"), "K504"),
    "no thrust": (GOOD.replace("190", "0"), "K502"),
    "missing engine": ("engine: rd-107, dry_kg: 1000, propellant_kg: 9000", "S202"),
    "impulse of no chemistry": (GOOD.replace("300", "900"), "K502"),
    "better at sea than in vacuum": (GOOD + ", isp_sl_s: 310", "K501"),
    "all propellant": (GOOD.replace("1000", "1"), "K501"),
    "parallel to nothing": (GOOD + ", parallel: true", "K501"),
    "no whole unit": (GOOD + ", count: 0", "K502"),
    "text for a number": (GOOD.replace("9000", "much"), "S203"),
    "infinite": (GOOD.replace("9000", ".inf"), "Y117"),
    "not a number": (GOOD.replace("9000", ".nan"), "Y117"),
    "longer than a double": (GOOD.replace("9000", "9" * 400), "Y116"),
    "larger than any rocket": (GOOD.replace("9000", "1e9"), "K502"),
    "unknown key": (GOOD + ", dryy_kg: 4", "S201"),
    "half a unit": (GOOD + ", count: 1.5", "S203"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_figures_give_a_problem_with_line_and_column(tmp_path: Path, what: str) -> None:
    stage, code = BAD[what]
    result = run_text(tmp_path, "vehicles:\n" + ONE.format(stage=stage), "--json")
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    first = result.stderr.splitlines()[0]
    assert first.startswith("rockets.yaml:2:"), first
    assert f" {code} error: " in result.stderr


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("vehicles: 5\n", "S203"),
        ("vehicles: []\n", "S210"),
        ("rockets: []\n", "S202"),
        ("- 1\n", "S203"),
        ("vehicles: [7]\n", "S203"),
        ("vehicles:\n  - {stages: []}\n", "S202"),
        ("vehicles:\n  - {id: a, stages: 3}\n", "S203"),
        ("vehicles:\n  - {id: A b, stages: []}\n", "S205"),
        ("vehicles:\n  - {id: [a], stages: []}\n", "S203"),
        ("vehicles:\n" + "  - {id: a, stages: []}\n" * 2, "R302"),
        ("vehicles:\n  - {id: a, warhead_kg: -1, stages: []}\n", "K502"),
        ("vehicles:\n  - {id: a, payload_kg: x, stages: []}\n", "S203"),
        ("vehicles:\n  - {id: a, latitude_deg: 99, stages: [{" + GOOD + "}]}\n", "K502"),
        ("vehicles:\n  - {id: a, stages: [" + ", ".join("{" + GOOD + "}" for _ in range(9)) + "]}\n", "K502"),
        ("vehicles: [\n", "Y101"),
    ],
)
def test_a_file_of_the_wrong_shape_says_where(tmp_path: Path, text: str, code: str) -> None:
    result = run_text(tmp_path, text)
    assert result.exit_code == 1
    assert f" {code} error: " in result.stderr


def test_what_cannot_be_read_is_exit_code_two(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.yaml")).exit_code == 2
    assert run(str(tmp_path)).exit_code == 2
    assert run("no-such-scenario").exit_code == 2
    assert run_text(tmp_path, EXAMPLE, "exampel").exit_code == 2
    assert "did you mean 'example'?" in run_text(tmp_path, EXAMPLE, "exampel").stderr
    assert run_text(tmp_path, EXAMPLE, "--altitude", "-3").exit_code == 2
    assert run_text(tmp_path, EXAMPLE, "--inclination", "nan").exit_code == 2


def test_every_vehicle_of_the_scenario_is_shown(rules: Rules) -> None:
    result = run("space_race_1945", "--json")
    assert result.exit_code == 0
    shown = json.loads(result.stdout)
    assert [one["id"] for one in shown] == [vehicle.id for vehicle in rules.vehicles]
    for one in shown:
        assert one["payload_leo_kg"] == rules.capabilities[one["id"]]["payload_leo_kg"]


figures = st.floats(min_value=0.001, max_value=1e6, allow_nan=False)
stages = st.fixed_dictionaries(
    {"dry_kg": figures, "propellant_kg": figures, "thrust_vac_kn": figures, "isp_vac_s": st.floats(50, 600)},
    optional={"count": st.integers(1, 9), "parallel": st.booleans()},
)


@settings(max_examples=60, deadline=None)
@given(st.lists(stages, min_size=1, max_size=3), st.sampled_from([None, 0.0, 1000.0]))
def test_no_figures_give_an_infinite_or_missing_number(rows: list[dict[str, Any]], load: float | None) -> None:
    launcher, defects = launcher_from_mapping({"stages": rows})
    assert (launcher is None) == bool(defects)
    if launcher is not None:
        json.dumps(performance_as_json(performance(Rocket("a", launcher, load))), allow_nan=False)


def test_reading_gives_rockets_or_problems_and_never_both_for_one(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(EXAMPLE + ONE.format(stage="dry_kg: 1").replace("id: a", "id: b"), encoding="utf-8")
    rockets, problems = read_rockets(file)
    assert [one.id for one in rockets] == ["example"]
    assert problems


# After the flight ---------------------------------------------------------------------------------


def flown(rules: Rules, mission: str, vehicle: str, **more: Any) -> tuple[Event, ...]:
    facts: dict[str, Any] = {
        "day": 20_000,
        "side": rules.sides[0].id,
        "flight": "a-flight",
        "mission": mission,
        "vehicle": vehicle,
        "spacecraft": "",
        "serial": 1,
        "fate": "success",
        "phase": "",
        "design": "",
        "fault": "",
        "odds": 1,
        "fate_odds": 1,
        "recorded": False,
        "announced": "after",
        "crew": (),
        "died": (),
    }
    return timeline(rules, FlightFlown(**facts | more))


def at(events: tuple[Event, ...], event: str, thing: str) -> int:
    return next(one.seconds for one in events if one.event == event and thing in one.ids)


def test_burn_times_agree_with_rocketry(rules: Rules) -> None:
    engines = {engine.id: engine for engine in rules.scenario.engines}
    for vehicle in rules.vehicles:
        for burn, stage in zip(burns_of(vehicle, engines), launcher_of(vehicle, engines).stages):
            assert abs(burn.burnout_s - burn.ignition_s - stage.burn_time_s) <= 0.51


def test_the_strap_ons_of_the_r7_burn_about_two_minutes_beside_the_core(rules: Rules) -> None:
    events = flown(rules, "first-satellite", "sputnik-8k71ps")
    assert [one.event for one in events[:2]] == ["ignition", "liftoff"]
    assert set(events[0].ids) >= {"r7-strapon", "r7-core"}
    assert 110 <= at(events, "burnout", "r7-strapon") <= 130
    assert at(events, "separation", "r7-strapon") == at(events, "burnout", "r7-strapon")
    assert at(events, "burnout", "r7-core") >= 270
    assert events[-1].event == "phase-done"


def test_the_a4_burns_little_over_a_minute_and_is_not_inserted(rules: Rules) -> None:
    events = flown(rules, "ballistic-test-a4", "a-4")
    assert 60 <= at(events, "burnout", "a-4") <= 75
    assert not any(one.event in ("insertion", "separation") for one in events)


def test_the_saturn_i_lights_its_second_stage_when_the_first_is_empty(rules: Rules) -> None:
    burns = {b.design: b for b in burns_of(
        rules.vehicles[rules.vehicle_index["saturn-i-block-ii"]], {e.id: e for e in rules.scenario.engines}
    )}  # fmt: skip
    assert 140 <= burns["s-i"].burnout_s <= 180
    assert burns["s-iv"].ignition_s == burns["s-i"].burnout_s


def test_a_timeline_ends_at_the_failure_in_the_stage_that_failed(rules: Rules) -> None:
    vehicle = rules.vehicles[rules.vehicle_index["vostok-8k72k"]]
    burns = {burn.design: burn for burn in burns_of(vehicle, {e.id: e for e in rules.scenario.engines})}
    for design in rules.vehicle_designs[rules.vehicle_index["vostok-8k72k"]]:
        name = rules.designs[design].id
        for fault in rules.designs[design].faults:
            events = flown(
                rules, "crew-orbital", "vostok-8k72k", fate="failure", phase="ascent", design=name, fault=fault.name,
                crew=("somebody",),
            )  # fmt: skip
            assert [one.event for one in events[-2:]] == ["failure", "crew-saved"]
            assert events[-2].ids == ("ascent", name, fault.name)
            assert 0 <= events[-2].seconds <= burns[name].burnout_s
            assert not any(one.event == "insertion" for one in events)
            assert list(events) == sorted(events, key=lambda one: one.seconds)


def test_a_loss_after_the_ascent_keeps_what_went_well_before(rules: Rules) -> None:
    phases = rules.missions[rules.mission_index["crew-orbital"]].phases
    last = phases[-1].id
    events = flown(
        rules, "crew-orbital", "vostok-8k72k", fate="partial", phase=last, crew=("somebody",), died=("somebody",)
    )
    done = [one.ids[0] for one in events if one.event == "phase-done"]
    assert done == [phase.id for phase in phases[:-1]]
    assert [one.event for one in events[-2:]] == ["failure", "crew-lost"]


def test_every_mission_and_way_has_a_timeline_in_order(rules: Rules) -> None:
    for place, mission in enumerate(rules.missions):
        for way in rules.ways[place]:
            events = flown(rules, mission.id, rules.vehicles[way.vehicle].id)
            assert list(events) == sorted(events, key=lambda one: one.seconds)
            assert [one.event for one in events].count("phase-done") == len(mission.phases)
