"""Reading a launcher from the plain data of a stand-alone vehicle file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .arithmetic import is_number
from .checks import Defect, check_launcher
from .stages import Launcher, Stage


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
