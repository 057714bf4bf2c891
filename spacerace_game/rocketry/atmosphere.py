"""Air density, pressure, speed of sound and drag coefficient as quick tables over altitude and Mach.

Densities follow the U.S. Standard Atmosphere 1976 (NASA TM-X-74335): its seven layers to 84.852 km of
geopotential height, then a constant scale height, which is crude but too thin to matter. Tables are
stepped by one kilometre and interpolated linearly; the error against the formulas is below 1.5 %.
"""

from __future__ import annotations

from itertools import pairwise

from .arithmetic import exp, log, sqrt

EARTH_RADIUS_M = 6371000.0
EARTH_MU = 3.986004418e14
EARTH_SPIN = 7.2921159e-5
TOP_KM = 140
_LAYERS = (
    (0.0, 288.15, -6.5),
    (11.0, 216.65, 0.0),
    (20.0, 216.65, 1.0),
    (32.0, 228.65, 2.8),
    (47.0, 270.65, 0.0),
    (51.0, 270.65, -2.8),
    (71.0, 214.65, -2.0),
    (84.852, 186.946, 0.0),
)
_HYDROSTATIC = 34.163195  # g0 M / R, kelvin per kilometre
_GAS = 287.053
_DRAG_POINTS = (
    (0.0, 0.26),
    (0.6, 0.26),
    (0.8, 0.30),
    (1.0, 0.42),
    (1.2, 0.50),
    (1.5, 0.46),
    (2.0, 0.38),
    (3.0, 0.29),
    (4.0, 0.24),
    (6.0, 0.20),
    (10.0, 0.18),
)


def _column(geometric_km: float) -> tuple[float, float]:
    """Pressure as a share of sea level, and temperature in kelvin, at a geometric altitude in km.

    >>> _column(0.0)
    (1.0, 288.15)
    """
    height = 6356.766 * geometric_km / (6356.766 + geometric_km)
    ratio = 1.0
    for index, (base, temperature, lapse) in enumerate(_LAYERS):
        last = index + 1 == len(_LAYERS)
        top = height if last or height < _LAYERS[index + 1][0] else _LAYERS[index + 1][0]
        here = temperature + lapse * (top - base)
        if lapse == 0.0:
            ratio *= exp(-_HYDROSTATIC * (top - base) / temperature)
        else:
            ratio *= exp(-_HYDROSTATIC / lapse * log(here / temperature))
        if top == height:
            return ratio, here
    return ratio, here


def _air_table() -> tuple[tuple[float, float, float], ...]:
    """Density kg/m³, pressure ratio and speed of sound m/s for each whole kilometre.

    >>> [round(x, 3) for x in _air_table()[0]]
    [1.225, 1.0, 340.294]
    """
    rows: list[tuple[float, float, float]] = []
    for kilometre in range(TOP_KM + 2):
        ratio, temperature = _column(float(kilometre))
        density = ratio * 101325.0 / (_GAS * temperature)
        rows.append((density, ratio, sqrt(1.4 * _GAS * temperature)))
    return tuple(rows)


def _drag_table() -> tuple[float, ...]:
    """Drag coefficient for each tenth of a Mach number up to ten.

    >>> _drag_table()[0], _drag_table()[12]
    (0.26, 0.5)
    """
    values: list[float] = []
    segment = 0
    for tenth in range(102):
        mach = tenth / 10.0
        while segment < len(_DRAG_POINTS) - 2 and mach > _DRAG_POINTS[segment + 1][0]:
            segment += 1
        (low, at_low), (high, at_high) = _DRAG_POINTS[segment], _DRAG_POINTS[segment + 1]
        share = (mach - low) / (high - low)
        values.append(at_low + (at_high - at_low) * (share if share < 1.0 else 1.0))
    return tuple(values)


AIR = _air_table()
DRAG = _drag_table()
DENSITY = tuple((low[0], high[0] - low[0]) for low, high in pairwise(AIR))
"""Density at each whole kilometre, and what is added to it up to the next, kg/m³."""


def density(altitude_m: float) -> float:
    """Density, kg/m³; no air above 140 km.

    >>> round(density(11000.0), 4), density(200000.0)
    (0.3648, 0.0)
    """
    kilometres = altitude_m * 0.001
    if kilometres >= TOP_KM:
        return 0.0
    if kilometres <= 0.0:
        return AIR[0][0]
    index = int(kilometres)
    low, thinner = DENSITY[index]
    return low + thinner * (kilometres - index)


def drag_coefficient(mach: float) -> float:
    """Zero-lift drag coefficient of a slender rocket on its frontal area, by Mach number.

    A mean curve between the A-4 wind-tunnel figures (G. P. Sutton, *Rocket Propulsion Elements*,
    fig. 4-3) and blunter satellite launchers; constant above Mach 10. Within about 30 % of either.

    >>> round(drag_coefficient(1.2), 3), round(drag_coefficient(25.0), 3)
    (0.5, 0.18)
    """
    tenths = mach * 10.0
    if tenths >= 100.0:
        return DRAG[100]
    index = int(tenths)
    return DRAG[index] + (DRAG[index + 1] - DRAG[index]) * (tenths - index)
