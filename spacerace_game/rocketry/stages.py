"""What a rocket is made of: stages in burning order, and the checks that keep its numbers sane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .arithmetic import is_number, total

STANDARD_GRAVITY = 9.80665
"""Metres per second squared; turns specific impulse in seconds into exhaust speed."""

MOST_STAGES = 8
ISP_RANGE_S = (50.0, 600.0)
Defect = tuple[str, str]
"""A path such as `stages[1].dry_kg` and a sentence saying what was expected and found."""


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


_Check = tuple[str, float, float, str]
_STAGE_LIMITS: tuple[_Check, ...] = (
    ("dry_kg", 0.1, 5.0e6, "kg"),
    ("propellant_kg", 0.1, 5.0e7, "kg"),
    ("thrust_vac_kn", 0.001, 5.0e5, "kN"),
    ("isp_vac_s", *ISP_RANGE_S, "s"),
)
_OPTIONAL_STAGE_LIMITS: tuple[_Check, ...] = (
    ("thrust_sl_kn", 0.001, 5.0e5, "kN"),
    ("isp_sl_s", *ISP_RANGE_S, "s"),
)
_LAUNCHER_LIMITS: tuple[_Check, ...] = (
    ("latitude_deg", -90.0, 90.0, "degrees"),
    ("fairing_kg", 0.0, 1.0e5, "kg"),
)


def check_launcher(launcher: Launcher) -> list[Defect]:
    """Every defect that would make a computed capability meaningless; an empty list if sound.

    >>> check_launcher(Launcher((Stage(0, 9000, 190, 300, 160, 260),)))
    [('stages[0].dry_kg', 'expected 0.1 to 5000000 kg, found 0')]
    """
    defects = _out_of_limits("", launcher, _LAUNCHER_LIMITS)
    if launcher.diameter_m is not None:
        defects += _out_of_limits("", launcher, (("diameter_m", 0.05, 50.0, "m"),))
    count = len(launcher.stages)
    if not 1 <= count <= MOST_STAGES:
        return [*defects, ("stages", f"expected 1 to {MOST_STAGES} stages, found {count}")]
    for index, stage in enumerate(launcher.stages):
        defects += _stage_defects(f"stages[{index}]", stage)
    if launcher.stages[-1].parallel:
        last = f"stages[{count - 1}].parallel"
        defects.append((last, "expected a stage after a parallel one, found the last stage"))
    return defects or _lift_off_defects(launcher)


def _stage_defects(path: str, stage: Stage) -> list[Defect]:
    """Defects of one stage by itself, each with its path.

    >>> _stage_defects("stages[0]", Stage(10, 90, 5, 700))
    [('stages[0].isp_vac_s', 'expected 50 to 600 s, found 700')]
    """
    defects = _out_of_limits(path + ".", stage, _STAGE_LIMITS)
    given = tuple(check for check in _OPTIONAL_STAGE_LIMITS if getattr(stage, check[0]) is not None)
    defects += _out_of_limits(path + ".", stage, given)
    if isinstance(stage.count, bool) or not isinstance(stage.count, int) or not 1 <= stage.count <= 100:
        defects.append((path + ".count", f"expected a whole number from 1 to 100, found {stage.count!r}"))
    return defects or _stage_contradictions(path, stage)


def _stage_contradictions(path: str, stage: Stage) -> list[Defect]:
    """Figures that are each possible but not together: sea level above vacuum, endless or instant burns.

    >>> _stage_contradictions("stages[0]", Stage(10, 90, 5, 250, isp_sl_s=260))
    [('stages[0].isp_sl_s', 'expected at most isp_vac_s (250 s), found 260')]
    """
    defects: list[Defect] = []
    for at_sea, in_vacuum, unit in (("isp_sl_s", "isp_vac_s", "s"), ("thrust_sl_kn", "thrust_vac_kn", "kN")):
        low, high = getattr(stage, at_sea), getattr(stage, in_vacuum)
        if low is not None and low > high:
            defects.append(
                (f"{path}.{at_sea}", f"expected at most {in_vacuum} ({high:g} {unit}), found {low:g}")
            )
    if not 0.5 <= stage.burn_time_s <= 20000.0:
        found = f"{stage.burn_time_s:.3g}"
        text = f"expected propellant for 0.5 to 20000 s of burning at this thrust, found {found} s"
        defects.append((path + ".propellant_kg", text))
    if stage.propellant_kg > 60.0 * stage.dry_kg:
        ratio = f"{stage.propellant_kg / stage.dry_kg:.3g}"
        text = f"expected at least a sixtieth of the propellant mass, found propellant {ratio} times dry mass"
        defects.append((path + ".dry_kg", text))
    return defects


def _lift_off_defects(launcher: Launcher) -> list[Defect]:
    """A defect when the thrust at lift-off does not exceed the weight.

    >>> _lift_off_defects(Launcher((Stage(1000, 9000, 90, 300, 80, 260),)))
    [('stages[0].thrust_sl_kn', 'expected lift-off thrust above the weight of 98.1 kN, found 80 kN')]
    """
    thrust = total(stage.sea_level_thrust_n for stage in launcher.first_group) / 1000.0
    weight = launcher.lift_off_kg * STANDARD_GRAVITY / 1000.0
    if thrust > weight:
        return []
    text = f"expected lift-off thrust above the weight of {weight:.3g} kN, found {thrust:.3g} kN"
    return [("stages[0].thrust_sl_kn", text)]


def _out_of_limits(path: str, holder: object, checks: Sequence[_Check]) -> list[Defect]:
    """A defect for each named attribute that is not a finite number within its limits.

    >>> _out_of_limits("", Launcher((), latitude_deg=100.0), _LAUNCHER_LIMITS)
    [('latitude_deg', 'expected -90 to 90 degrees, found 100')]
    """
    defects: list[Defect] = []
    for name, low, high, unit in checks:
        value = getattr(holder, name)
        if not is_number(value) or not low <= value <= high:
            found = f"{value:g}" if is_number(value) else repr(value)
            defects.append((path + name, f"expected {_plain(low)} to {_plain(high)} {unit}, found {found}"))
    return defects


def _plain(value: float) -> str:
    """A limit without exponent, for messages.

    >>> _plain(5.0e6), _plain(0.1)
    ('5000000', '0.1')
    """
    return str(int(value)) if value == int(value) else str(value)


def launcher_from_mapping(mapping: Mapping[str, object]) -> tuple[Launcher | None, list[Defect]]:
    """Build a launcher from plain data of a stand-alone vehicle file, with all defects at once.

    Unknown keys are ignored; `count` defaults to 1, `parallel` to false, sea-level figures to none.
    The launcher is None exactly when there is a defect.

    >>> launcher, defects = launcher_from_mapping({"latitude_deg": 45.6, "stages": []})
    >>> launcher, defects
    (None, [('stages', 'expected 1 to 8 stages, found 0')])
    """
    rows = mapping.get("stages")
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Sequence):
        return None, [("stages", f"expected a list of stages, found {rows!r:.60}")]
    defects: list[Defect] = []
    stages: list[Stage] = []
    for index, row in enumerate(rows):
        stage, found = _stage_from_mapping(f"stages[{index}]", row)
        defects += found
        if stage is not None:
            stages.append(stage)
    read = _Reader(mapping, "", defects)
    launcher = Launcher(
        stages=tuple(stages),
        latitude_deg=read.number("latitude_deg", 28.5),
        fairing_kg=read.number("fairing_kg", 0.0),
        diameter_m=read.optional("diameter_m"),
    )
    if not defects:
        defects = check_launcher(launcher)
    return (None, defects) if defects else (launcher, [])


class _Reader:
    """Reads numbers from a mapping and notes a defect for each that is missing or no number.

    >>> notes: list[Defect] = []
    >>> _Reader({"a": "x"}, "p.", notes).number("a", 0.0), notes
    (0.0, [('p.a', "expected a number, found 'x'")])
    """

    def __init__(self, mapping: Mapping[str, object], path: str, defects: list[Defect]) -> None:
        self.mapping = mapping
        self.path = path
        self.defects = defects

    def number(self, key: str, default: float | None = None) -> float:
        """The finite number under `key`, or the default where the key is absent."""
        value = self.mapping.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, (int, float)) and is_number(value):
            return float(value)
        found = "nothing" if value is None else f"{value!r:.60}"
        self.defects.append((self.path + key, f"expected a number, found {found}"))
        return 0.0

    def optional(self, key: str) -> float | None:
        """The finite number under `key`, or None where the key is absent."""
        return None if self.mapping.get(key) is None else self.number(key)


def _stage_from_mapping(path: str, row: object) -> tuple[Stage | None, list[Defect]]:
    """One stage from plain data; None with defects when a figure is missing or no number.

    >>> _stage_from_mapping("stages[0]", 7)
    (None, [('stages[0]', 'expected a mapping, found 7')])
    """
    if not isinstance(row, Mapping):
        return None, [(path, f"expected a mapping, found {row!r:.60}")]
    defects: list[Defect] = []
    read = _Reader(row, path + ".", defects)
    count, parallel = row.get("count", 1), row.get("parallel", False)
    if isinstance(count, bool) or not isinstance(count, int):
        defects.append((path + ".count", f"expected a whole number from 1 to 100, found {count!r:.60}"))
        count = 1
    if not isinstance(parallel, bool):
        defects.append((path + ".parallel", f"expected true or false, found {parallel!r:.60}"))
    stage = Stage(
        dry_kg=read.number("dry_kg"),
        propellant_kg=read.number("propellant_kg"),
        thrust_vac_kn=read.number("thrust_vac_kn"),
        isp_vac_s=read.number("isp_vac_s"),
        thrust_sl_kn=read.optional("thrust_sl_kn"),
        isp_sl_s=read.optional("isp_sl_s"),
        count=count,
        parallel=parallel is True,
        name=str(row.get("name", "")),
    )
    return (None, defects) if defects else (stage, [])
