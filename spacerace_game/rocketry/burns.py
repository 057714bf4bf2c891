"""The burning order as a list of phases with constant thrust, and the delta-v they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .arithmetic import log, total
from .stages import Launcher, Stage, groups

RESERVE_SHARE = 0.04
"""Share of the ideal delta-v that is not flown: unusable and reserve propellant, pauses between stages,
steering limits. One figure for all rockets, set once on the whole table of published performance."""


@dataclass(frozen=True, slots=True)
class Burn:
    """A stretch of flight with constant flow: masses kg, thrust N, times s; mass is without payload.

    `start_kg` is the mass at ignition of this stretch, `drop_kg` what falls off at its end.
    `air_loss_n` is what sea-level pressure takes off the vacuum thrust.

    >>> burn = burns_of(Launcher((Stage(1000, 9000, 190, 300, 160, 260),)))[0]
    >>> burn.start_kg, burn.drop_kg, burn.air_loss_n
    (10000.0, 1000.0, 30000.0)
    """

    group: int
    start_kg: float
    seconds: float
    flow_kg_s: float
    thrust_n: float
    air_loss_n: float
    drop_kg: float

    def delta_v(self, payload_kg: float) -> float:
        """Ideal delta-v of this stretch with a load above it, m/s (Tsiolkovsky 1903).

        >>> burns_of(Launcher((Stage(1000, 9000, 190, 300, 160, 260),)))[0].delta_v(0.0) // 1
        6774.0
        """
        start = self.start_kg + payload_kg
        return self.thrust_n / self.flow_kg_s * log(start / (start - self.flow_kg_s * self.seconds))


@lru_cache(maxsize=1)
def burns_of(launcher: Launcher) -> tuple[Burn, ...]:
    """Burn phases of a launcher in flight order; the fairing is not counted (add it to the payload).

    >>> pair = (Stage(10, 90, 5, 300, count=2, parallel=True), Stage(10, 90, 5, 300))
    >>> [round(burn.start_kg) for burn in burns_of(Launcher(pair))]
    [300]
    """
    mass = total(s.count * (s.dry_kg + s.propellant_kg) for s in launcher.stages)
    found: list[Burn] = []
    for index, group in enumerate(groups(launcher.stages)):
        for burn in _group_burns(index, group, mass):
            found.append(burn)
            mass = burn.start_kg - burn.flow_kg_s * burn.seconds - burn.drop_kg
    return tuple(found)


def _group_burns(index: int, group: Sequence[Stage], mass: float) -> list[Burn]:
    """Phases of stages that ignite together: each falls off when it is empty.

    >>> pair = (Stage(10, 90, 5, 300, parallel=True), Stage(20, 99, 5, 300))
    >>> [round(burn.drop_kg) for burn in _group_burns(0, pair, 219)]
    [10, 20]
    """
    found: list[Burn] = []
    burning = sorted(group, key=lambda stage: stage.burn_time_s)
    elapsed = 0.0
    while burning:
        seconds = burning[0].burn_time_s - elapsed
        empty = [stage for stage in burning if stage.burn_time_s - burning[0].burn_time_s < 0.01]
        flow = total(stage.flow_kg_s for stage in burning)
        thrust = total(stage.count * stage.thrust_vac_kn * 1000.0 for stage in burning)
        loss = thrust - total(stage.sea_level_thrust_n for stage in burning)
        drop = total(stage.count * stage.dry_kg for stage in empty)
        found.append(Burn(index, mass, seconds, flow, thrust, loss, drop))
        mass -= flow * seconds + drop
        elapsed = burning[0].burn_time_s
        burning = burning[len(empty) :]
    return found


def total_delta_v(burns: Sequence[Burn], payload_kg: float) -> float:
    """Ideal delta-v of all phases with a payload, m/s.

    >>> total_delta_v(burns_of(Launcher((Stage(1000, 9000, 190, 300, 160, 260),))), 500.0) // 1
    5724.0
    """
    whole = 0.0
    for burn in burns:
        whole += burn.delta_v(payload_kg)
    return whole
