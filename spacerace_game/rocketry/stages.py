"""What a rocket is made of: stages in burning order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .arithmetic import total

STANDARD_GRAVITY = 9.80665
"""Metres per second squared; turns specific impulse in seconds into exhaust speed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One entry of the burning order; masses in kg, thrust in kN, specific impulse in s, all per unit.

    `count` multiplies identical units that burn together. A `parallel` stage burns from the same
    moment as the stage after it. Sea-level figures may be None for stages lit in the air.

    >>> Stage(dry_kg=300, propellant_kg=2000, thrust_vac_kn=25, isp_vac_s=320).burn_time_s
    251.05023999999997
    """

    dry_kg: float
    propellant_kg: float
    thrust_vac_kn: float
    isp_vac_s: float
    thrust_sl_kn: float | None = None
    isp_sl_s: float | None = None
    count: int = 1
    parallel: bool = False
    name: str = ""

    @property
    def exhaust_speed(self) -> float:
        """Effective exhaust speed in vacuum, m/s.

        >>> Stage(300, 2000, 25, 100).exhaust_speed
        980.665
        """
        return self.isp_vac_s * STANDARD_GRAVITY

    @property
    def flow_kg_s(self) -> float:
        """Propellant burnt each second by all units, kg/s.

        >>> Stage(300, 2000, 9.80665, 100, count=2).flow_kg_s
        20.0
        """
        return self.count * self.thrust_vac_kn * 1000.0 / self.exhaust_speed

    @property
    def burn_time_s(self) -> float:
        """Burn time at full thrust, s.

        >>> Stage(300, 2000, 9.80665, 100).burn_time_s
        200.0
        """
        return self.count * self.propellant_kg / self.flow_kg_s

    @property
    def sea_level_thrust_n(self) -> float:
        """Thrust of all units at sea level, N: as given, or from the two impulses, or 85 % of vacuum.

        >>> Stage(300, 2000, 25, 320, count=2).sea_level_thrust_n
        42500.0
        """
        if self.thrust_sl_kn is not None:
            return self.count * self.thrust_sl_kn * 1000.0
        ratio = self.isp_sl_s / self.isp_vac_s if self.isp_sl_s is not None else 0.85
        return self.count * self.thrust_vac_kn * 1000.0 * ratio


@dataclass(frozen=True, slots=True)
class Launcher:
    """Stages in burning order with launch latitude (degrees), fairing (kg) and diameter (m, optional).

    >>> Launcher((Stage(1000, 9000, 190, 300, 160, 260),), latitude_deg=45.6).lift_off_kg
    10000.0
    """

    stages: tuple[Stage, ...]
    latitude_deg: float = 28.5
    fairing_kg: float = 0.0
    diameter_m: float | None = None

    @property
    def lift_off_kg(self) -> float:
        """Mass at lift-off without payload, kg.

        >>> Launcher((Stage(300, 2000, 25, 320),), fairing_kg=20.0).lift_off_kg
        2320.0
        """
        return self.fairing_kg + total(s.count * (s.dry_kg + s.propellant_kg) for s in self.stages)

    @property
    def first_group(self) -> tuple[Stage, ...]:
        """The stages burning at lift-off: leading parallel ones and the first that is not.

        >>> len(Launcher((Stage(1, 2, 3, 300, parallel=True), Stage(1, 2, 3, 300))).first_group)
        2
        """
        return groups(self.stages)[0]


def groups(stages: Sequence[Stage]) -> tuple[tuple[Stage, ...], ...]:
    """Split a burning order into groups that ignite together, in flight order.

    >>> [len(g) for g in groups((Stage(1, 2, 3, 300, parallel=True), Stage(1, 2, 3, 300)))]
    [2]
    """
    found: list[tuple[Stage, ...]] = []
    group: list[Stage] = []
    for stage in stages:
        group.append(stage)
        if not stage.parallel:
            found.append(tuple(group))
            group = []
    if group:
        found.append(tuple(group))
    return tuple(found)
