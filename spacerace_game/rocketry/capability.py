"""The rounded figures of a rocket that the game reads: payloads, range and apogee as integers."""

from __future__ import annotations

from dataclasses import dataclass

from .ballistic import apogee_with, range_with
from .checks import check_launcher
from .orbit import payload_to_orbit, payloads_away
from .stages import Launcher

DEFAULT_ALTITUDE_KM = 200.0


@dataclass(frozen=True, slots=True)
class Capability:
    """What a rocket can do, each figure an integer of three significant figures or None where it cannot.

    Payloads are kg, range and apogee km with `payload_kg` aboard; the reference orbit is beside them.

    >>> Capability(900, None, None, None, None, 0, 200, 28.5).payload_leo_kg
    900
    """

    payload_leo_kg: int | None
    payload_escape_kg: int | None
    payload_tli_kg: int | None
    range_km: int | None
    apogee_km: int | None
    payload_kg: int | None
    altitude_km: float
    inclination_deg: float


def round_to_three_figures(value: float) -> int | None:
    """Nearest integer of three significant figures, halves away from zero; None below one half.

    >>> round_to_three_figures(123456.0), round_to_three_figures(1234.5), round_to_three_figures(0.2)
    (123000, 1230, None)
    """
    if not value >= 0.5:
        return None
    unit = 1
    while value >= 999.5 * unit:
        unit *= 10
    return int(value / unit + 0.5) * unit


def capability(
    launcher: Launcher,
    payload_kg: float | None = None,
    altitude_km: float = DEFAULT_ALTITUDE_KM,
    inclination_deg: float | None = None,
) -> Capability:
    """Every capability of a sound launcher, rounded; range and apogee only when a payload is named.

    Call `check_launcher` first; ValueError if the launcher is not sound. Inclination defaults to latitude.

    >>> from .stages import Stage
    >>> one = Launcher((Stage(4008, 8760, 290, 239, 249, 203),), latitude_deg=54.0, diameter_m=1.65)
    >>> capability(one, payload_kg=1000).payload_leo_kg is None
    True
    """
    defects = check_launcher(launcher)
    if defects:
        raise ValueError("; ".join(f"{path}: {text}" for path, text in defects))
    tilt = abs(launcher.latitude_deg) if inclination_deg is None else inclination_deg
    escape, moon = payloads_away(launcher)
    return Capability(
        payload_leo_kg=round_to_three_figures(payload_to_orbit(launcher, altitude_km, tilt)),
        payload_escape_kg=round_to_three_figures(escape),
        payload_tli_kg=round_to_three_figures(moon),
        range_km=round_to_three_figures(range_with(launcher, payload_kg)) if payload_kg is not None else None,
        apogee_km=round_to_three_figures(apogee_with(launcher, payload_kg)) if payload_kg is not None else None,
        payload_kg=int(payload_kg) if payload_kg is not None else None,
        altitude_km=altitude_km,
        inclination_deg=tilt,
    )
