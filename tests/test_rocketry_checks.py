"""Bad vehicle data: each defect is named with its path, and nothing infinite ever comes out."""

import copy
from typing import Any

import pytest

from spacerace_game.rocketry import Launcher, Stage, capability, check_launcher, launcher_from_mapping

EXAMPLE: dict[str, Any] = {
    "id": "example",
    "latitude_deg": 45.6,
    "fairing_kg": 100,
    "stages": [
        {
            "count": 1,
            "dry_kg": 1000,
            "propellant_kg": 9000,
            "thrust_sl_kn": 160,
            "thrust_vac_kn": 190,
            "isp_sl_s": 260,
            "isp_vac_s": 300,
        },
        {"dry_kg": 300, "propellant_kg": 2000, "thrust_vac_kn": 25, "isp_vac_s": 320, "engine": "x"},
    ],
}


def changed(index: int, **values: Any) -> dict[str, Any]:
    example = copy.deepcopy(EXAMPLE)
    for key, value in values.items():
        if value == "gone":
            del example["stages"][index][key]
        else:
            example["stages"][index][key] = value
    return example


def test_the_documented_example_is_sound() -> None:
    launcher, defects = launcher_from_mapping(EXAMPLE)
    assert defects == []
    assert launcher is not None
    assert launcher.stages[1].count == 1
    assert launcher.latitude_deg == 45.6


@pytest.mark.parametrize(
    ("example", "path"),
    [
        (changed(0, dry_kg=0), "stages[0].dry_kg"),
        (changed(0, dry_kg=-5), "stages[0].dry_kg"),
        (changed(1, dry_kg=float("nan")), "stages[1].dry_kg"),
        (changed(1, propellant_kg=float("inf")), "stages[1].propellant_kg"),
        (changed(1, propellant_kg=0), "stages[1].propellant_kg"),
        (changed(1, thrust_vac_kn="gone"), "stages[1].thrust_vac_kn"),
        (changed(1, thrust_vac_kn=0), "stages[1].thrust_vac_kn"),
        (changed(1, thrust_vac_kn="much"), "stages[1].thrust_vac_kn"),
        (changed(1, isp_vac_s=700), "stages[1].isp_vac_s"),
        (changed(1, isp_vac_s=20), "stages[1].isp_vac_s"),
        (changed(0, isp_sl_s=310), "stages[0].isp_sl_s"),
        (changed(0, thrust_sl_kn=200), "stages[0].thrust_sl_kn"),
        (changed(0, thrust_sl_kn=90), "stages[0].thrust_sl_kn"),
        (changed(0, count=0), "stages[0].count"),
        (changed(0, count=1.5), "stages[0].count"),
        (changed(0, count=True), "stages[0].count"),
        (changed(1, parallel=True), "stages[1].parallel"),
        (changed(1, parallel="yes"), "stages[1].parallel"),
        (changed(1, propellant_kg=2e9), "stages[1].propellant_kg"),
        (changed(1, dry_kg=1), "stages[1].dry_kg"),
        ({**EXAMPLE, "latitude_deg": 91}, "latitude_deg"),
        ({**EXAMPLE, "latitude_deg": "north"}, "latitude_deg"),
        ({**EXAMPLE, "fairing_kg": -1}, "fairing_kg"),
        ({**EXAMPLE, "diameter_m": 0}, "diameter_m"),
        ({**EXAMPLE, "stages": []}, "stages"),
        ({**EXAMPLE, "stages": "two"}, "stages"),
        ({**EXAMPLE, "stages": [7]}, "stages[0]"),
        ({**EXAMPLE, "stages": EXAMPLE["stages"][:1] * 9}, "stages"),
        ({"id": "empty"}, "stages"),
    ],
)
def test_a_defect_is_named_with_its_path_and_no_launcher_is_built(example: dict[str, Any], path: str) -> None:
    launcher, defects = launcher_from_mapping(example)
    assert launcher is None
    assert path in [where for where, _ in defects]
    assert all("expected" in text and "found" in text for _, text in defects)


def test_all_defects_are_reported_at_once() -> None:
    example = changed(0, dry_kg=-1)
    example["stages"][1]["isp_vac_s"] = 900
    _, defects = launcher_from_mapping(example)
    assert [where for where, _ in defects] == ["stages[0].dry_kg", "stages[1].isp_vac_s"]


def test_capability_refuses_an_unsound_launcher() -> None:
    launcher = Launcher((Stage(0.0, 9000.0, 190.0, 300.0, 160.0, 260.0),))
    assert check_launcher(launcher)
    with pytest.raises(ValueError, match=r"stages\[0\].dry_kg"):
        capability(launcher)
