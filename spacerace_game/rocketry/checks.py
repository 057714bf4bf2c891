"""The checks that keep a launcher's numbers sane, so that no capability is ever infinite or NaN."""

from __future__ import annotations

from collections.abc import Sequence

from .arithmetic import is_number, total
from .stages import STANDARD_GRAVITY, Launcher, Stage

MOST_STAGES = 8
ISP_RANGE_S = (50.0, 600.0)
Defect = tuple[str, str]
"""A path such as `stages[1].dry_kg` and a sentence saying what was expected and found."""

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
            defects.append((f"{path}.{at_sea}", f"expected at most {in_vacuum} ({high:g} {unit}), found {low:g}"))
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
