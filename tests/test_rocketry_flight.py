"""Flights: known rockets do what they did, better rockets do more, and the bits never change."""

from dataclasses import replace
from pathlib import Path

import pytest

from spacerace_game.rocketry import (
    Capability,
    Launcher,
    Stage,
    apogee_with,
    capability,
    describe,
    loss_to_orbit,
    payload_landed_on_moon,
    payload_to_escape,
    payload_to_moon,
    payload_to_orbit,
    range_with,
    round_to_three_figures,
)
from spacerace_game.rocketry.families import _Flights, fly_continuous
from spacerace_game.rocketry.flight import fly, plan_flight
from spacerace_game.rocketry.newton import Vector, solve
from spacerace_game.rocketry.orbit import PARKING_KM, ascent_of

GOLDEN = Path(__file__).parent / "data" / "rocketry" / "golden_bits.txt"
A4 = Launcher((Stage(3008, 8760, 284.7, 242, 249.1, 203),), latitude_deg=54.1, diameter_m=1.65)
STRAP_ON = Stage(3710, 39590, 995.4, 313.2, 814, 256, count=4, parallel=True)
CORE = Stage(6800, 93700, 941.5, 315, 745, 248.1)
VOSKHOD = Launcher((STRAP_ON, CORE, Stage(2400, 21900, 297.9, 326)), 45.9, 1500, 5.5)
SATURN_V = Launcher(
    (
        Stage(137500, 2145798, 38610, 304, 33850, 264.5),
        Stage(40400, 443236, 5141.5, 423.2),
        Stage(13963, 107095, 901.2, 428.7),
    ),
    latitude_deg=28.5,
    fairing_kg=4042,
    diameter_m=10.06,
)
SCOUT = Launcher(
    (
        Stage(1900, 12690, 464, 259, 410, 229),
        Stage(920, 3762, 268, 281),
        Stage(320, 1170, 94, 285),
        Stage(26, 275, 25.6, 284),
    ),
    latitude_deg=37.9,
    fairing_kg=50,
    diameter_m=1.14,
)
FLEET = {"voskhod": VOSKHOD, "saturn-v": SATURN_V, "scout": SCOUT}


def test_an_a4_carries_a_tonne_320_kilometres() -> None:
    assert range_with(A4, 1000.0) == pytest.approx(320.0, rel=0.1)


def test_an_a4_fired_straight_up_leaves_the_atmosphere() -> None:
    assert 170.0 < apogee_with(A4, 1000.0) < 206.0


def test_an_a4_reaches_no_orbit() -> None:
    found = capability(A4, payload_kg=1000)
    assert (found.payload_leo_kg, found.payload_escape_kg, found.payload_tli_kg) == (None, None, None)
    assert found.range_km == round_to_three_figures(range_with(A4, 1000.0))


def test_a_saturn_v_loses_a_believable_share_on_the_way_to_orbit() -> None:
    loss = loss_to_orbit(SATURN_V)
    assert loss is not None
    assert 1500.0 < loss < 2600.0
    assert loss_to_orbit(A4) is None


def test_a_saturn_v_sends_apollo_to_the_moon() -> None:
    assert payload_to_moon(SATURN_V) == pytest.approx(46800.0, rel=0.1)
    assert 10000.0 < payload_landed_on_moon(SATURN_V) < 17000.0


def test_the_farther_the_goal_the_smaller_the_payload() -> None:
    for launcher in FLEET.values():
        low = payload_to_orbit(launcher, 200.0)
        assert low > payload_to_orbit(launcher, 600.0)
        assert low > payload_to_moon(launcher) >= payload_to_escape(launcher)


def test_turning_away_from_the_east_costs_payload() -> None:
    east = payload_to_orbit(VOSKHOD, 200.0)
    assert east > payload_to_orbit(VOSKHOD, 200.0, 65.0) > payload_to_orbit(VOSKHOD, 200.0, 90.0)
    assert east > payload_to_orbit(VOSKHOD, 200.0, 30.0)


@pytest.mark.parametrize("name", FLEET)
@pytest.mark.parametrize("better", ["thrust", "impulse", "propellant"])
def test_a_better_stage_never_lifts_less(name: str, better: str) -> None:
    launcher = FLEET[name]
    before = payload_to_orbit(launcher)
    for index, stage in enumerate(launcher.stages):
        if better == "thrust":
            sea = None if stage.thrust_sl_kn is None else stage.thrust_sl_kn * 1.05
            other = replace(stage, thrust_vac_kn=stage.thrust_vac_kn * 1.05, thrust_sl_kn=sea)
        elif better == "impulse":
            other = replace(stage, isp_vac_s=stage.isp_vac_s * 1.02)
        else:
            other = replace(stage, propellant_kg=stage.propellant_kg * 1.02)
        stages = (*launcher.stages[:index], other, *launcher.stages[index + 1 :])
        assert payload_to_orbit(replace(launcher, stages=stages)) > before * 0.99


def test_more_payload_flies_less_far_and_less_high() -> None:
    reach = [range_with(A4, load) for load in (500.0, 1000.0, 2000.0)]
    height = [apogee_with(A4, load) for load in (500.0, 1000.0, 2000.0)]
    assert reach == sorted(reach, reverse=True)
    assert height == sorted(height, reverse=True)


def test_a_load_too_heavy_to_lift_goes_nowhere() -> None:
    assert range_with(A4, 50000.0) == 0.0
    assert apogee_with(A4, 50000.0) == 0.0


def test_range_and_apogee_of_an_orbital_rocket_stay_finite() -> None:
    assert 6000.0 < range_with(VOSKHOD, 100.0) <= 20016.0
    assert 1000.0 < apogee_with(SATURN_V, 100.0) <= 384400.0


def test_a_described_r7_lights_strap_ons_and_core_together() -> None:
    table = describe(VOSKHOD, 5900.0)
    strap_on, core, upper = table.rows
    assert strap_on.ignition_s == core.ignition_s == 0.0
    assert upper.ignition_s == pytest.approx(core.burn_time_s)
    assert 115.0 < strap_on.burn_time_s < 130.0
    assert sum(row.delta_v_m_s for row in table.rows) == pytest.approx(table.delta_v_m_s)
    assert 1.2 < table.lift_off_g < 1.5


def test_three_figures_round_halves_up_and_nothing_is_none() -> None:
    values = (0.0, 0.4, 0.5, 999.4, 999.5, 1234.0, 1235.0, 99950.0, float("nan"))
    found = [round_to_three_figures(value) for value in values]
    assert found == [None, None, 1, 999, 1000, 1230, 1240, 100000, None]


def golden_lines() -> list[str]:
    """Exact figures of a fixed set of flights, one a line."""
    lines = [f"a4 range {range_with(A4, 1000.0)!r}", f"a4 apogee {apogee_with(A4, 1000.0)!r}"]
    for name, launcher in FLEET.items():
        lines.append(f"{name} orbit {payload_to_orbit(launcher)!r}")
        lines.append(f"{name} escape {payload_to_escape(launcher)!r}")
        lines.append(f"{name} steering {fly_continuous(ascent_of(launcher, PARKING_KM * 1000.0, 0.0, None))!r}")
        lines.append(f"{name} rounded {sum_up(capability(launcher, payload_kg=1000))}")
    return lines


def sum_up(found: Capability) -> str:
    """The integers of a capability in one line."""
    payloads = f"{found.payload_leo_kg} {found.payload_escape_kg} {found.payload_tli_kg}"
    return f"{payloads} {found.range_km} {found.apogee_km}"


def test_a_search_that_remembers_flies_what_a_flight_from_the_ground_does() -> None:
    ascent = ascent_of(VOSKHOD, PARKING_KM * 1000.0, 50.0, None)
    for keeps, burns in ((True, ascent.burns), (False, ascent.burns[:2])):
        search = _Flights(ascent, burns, keeps=keeps)
        for lean, bend, load in [(2.0, 0.4, 5e3), (2.1, 0.4, 5e3), (2.0, 0.5, 5e3), (2.0, 0.5, 6e3), (2.0, 0.4, 5e3)]:
            spare = ascent.spare(load) if keeps else 0.0
            plan = plan_flight(burns, load, ascent.fairing_kg, ascent.area, ascent.spin, spare)
            assert search.fly((lean, bend, load)) == fly(plan, lean, bend)


def test_a_search_that_gets_no_nearer_is_given_up_however_near_it_came() -> None:
    asked: list[Vector] = []

    def miss(x: Vector) -> Vector:
        asked.append(x)
        return x[0] * x[0] + 5.0, x[1], x[2]

    assert solve(miss, (2.0, 0.1, 10.0), 100.0) is None
    assert len(asked) < 40


def test_every_python_computes_the_same_bits() -> None:
    assert golden_lines() == GOLDEN.read_text(encoding="utf-8").splitlines()
