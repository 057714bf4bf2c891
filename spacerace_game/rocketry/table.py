"""A launcher taken apart for reading: delta-v, burn time and acceleration of each stage."""

from __future__ import annotations

from dataclasses import dataclass

from .arithmetic import total
from .burns import Burn, burns_of, total_delta_v
from .stages import STANDARD_GRAVITY, Launcher, Stage, groups


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage: delta-v m/s (shared with parallel stages by thrust), burn time s,
    acceleration in g at ignition; `ignition_s` counts from lift-off without pauses."""

    index: int
    name: str
    count: int
    parallel: bool
    ignition_s: float
    burn_time_s: float
    delta_v_m_s: float
    ignition_g: float


@dataclass(frozen=True, slots=True)
class StageTable:
    """All stages with lift-off mass kg, lift-off acceleration in g and total ideal delta-v m/s."""

    rows: tuple[StageRow, ...]
    payload_kg: float
    lift_off_kg: float
    lift_off_g: float
    delta_v_m_s: float


def describe(launcher: Launcher, payload_kg: float = 0.0) -> StageTable:
    """Take a sound launcher apart: when each stage lights, how long it burns and what it adds.

    Delta-v is Tsiolkovsky's, in vacuum; stages that burn together share it by their thrust. Lift-off
    acceleration is thrust at sea level over weight.

    >>> from .stages import Stage
    >>> table = describe(Launcher((Stage(1000, 9000, 190, 300, 160, 260),)), payload_kg=500.0)
    >>> round(table.delta_v_m_s), round(table.lift_off_g, 3), round(table.rows[0].burn_time_s)
    (5725, 1.554, 139)
    """
    load = payload_kg + launcher.fairing_kg
    burns = burns_of(launcher)
    rows: list[StageRow] = []
    clock = 0.0
    for number, group in enumerate(groups(launcher.stages)):
        own = [burn for burn in burns if burn.group == number]
        thrust = own[0].thrust_n - (own[0].air_loss_n if number == 0 else 0.0)
        pull = thrust / ((own[0].start_kg + load) * STANDARD_GRAVITY)
        for stage in group:
            share = _share(own, stage, load)
            rows.append(
                StageRow(len(rows), stage.name, stage.count, stage.parallel, clock, stage.burn_time_s, share, pull)
            )
        clock += total(burn.seconds for burn in own)
    return StageTable(
        rows=tuple(rows),
        payload_kg=payload_kg,
        lift_off_kg=launcher.lift_off_kg + payload_kg,
        lift_off_g=rows[0].ignition_g,
        delta_v_m_s=total_delta_v(burns, load),
    )


def _share(burns: list[Burn], stage: Stage, load: float) -> float:
    """A stage's part of the delta-v of the burns it takes part in, by thrust, m/s."""
    own = stage.count * stage.thrust_vac_kn * 1000.0
    elapsed = 0.0
    found = 0.0
    for burn in burns:
        if elapsed < stage.burn_time_s - 0.01:
            found += burn.delta_v(load) * own / burn.thrust_n
        elapsed += burn.seconds
    return found
