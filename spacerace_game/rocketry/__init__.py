"""Rocket physics from plain numbers, computed to the same bits on every machine.

The door of the package: build a `Launcher` (or read one with `launcher_from_mapping`), check it with
`check_launcher`, and ask `capability` for the rounded integers the game uses, or one of the finer
functions for a float. Masses are kg, thrust kN, specific impulse s, distances km, angles degrees.
"""

from __future__ import annotations

from .ballistic import apogee_with, range_with
from .capability import Capability, capability, round_to_three_figures
from .checks import Defect, check_launcher
from .orbit import (
    loss_to_orbit,
    payload_landed_on_moon,
    payload_to_escape,
    payload_to_moon,
    payload_to_orbit,
    payloads_away,
)
from .reading import launcher_from_mapping
from .stages import Launcher, Stage
from .table import StageRow, StageTable, describe

__all__ = [
    "Capability",
    "Defect",
    "Launcher",
    "Stage",
    "StageRow",
    "StageTable",
    "apogee_with",
    "capability",
    "check_launcher",
    "describe",
    "launcher_from_mapping",
    "loss_to_orbit",
    "payload_landed_on_moon",
    "payload_to_escape",
    "payload_to_moon",
    "payload_to_orbit",
    "payloads_away",
    "range_with",
    "round_to_three_figures",
]
