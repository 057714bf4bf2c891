"""Payload into orbit and beyond: the steering and payload that arrive exactly, found by Newton's method.

Two families of flight are tried and the better one counts.

* Continuous: programme and linear-tangent steering end in the parking orbit; what must come later
  (a Hohmann climb to a higher orbit, escape, translunar injection) is kept back in the tanks.
* Coasting: the lower stages throw the rest to an apogee at the target altitude, where the upper stages
  fire level, as on Vanguard, Juno I, Scout or Diamant.
"""

from __future__ import annotations

from .arithmetic import DEGREE, cos, sin, sqrt
from .atmosphere import EARTH_MU, EARTH_RADIUS_M, EARTH_SPIN
from .burns import burns_of, total_delta_v
from .families import Ascent, Flown, circular_speed, coast_points, fly_coasting, fly_continuous, fly_like
from .flight import frontal_area
from .stages import Launcher

PARKING_KM = 150.0
TRANSLUNAR_C3 = -1.8e6
"""Twice the energy of a transfer to the Moon's distance, m²/s² (about −1.8 km²/s²)."""
LANDED_SHARE = 0.30
"""Share of the translunar mass that storable stages (braking, descent) set down on the Moon."""


def transfer_m_s(low_m: float, perigee_m: float, apogee_m: float) -> float:
    """Delta-v from a circular orbit at `low_m` to an orbit above it by two burns (altitudes in m), m/s.

    The first burn reaches the target's apogee, the second lifts the perigee there (Hohmann 1925).

    >>> round(transfer_m_s(185000.0, 500000.0, 500000.0)), round(transfer_m_s(185000.0, 185000.0, 35786000.0))
    (181, 2461)
    """
    low, high = EARTH_RADIUS_M + low_m, EARTH_RADIUS_M + apogee_m
    perigee = EARTH_RADIUS_M + perigee_m
    leave = sqrt(EARTH_MU * 2.0 * high / (low * (low + high))) - sqrt(EARTH_MU / low)
    lift = sqrt(EARTH_MU * 2.0 * perigee / (high * (perigee + high)))
    return leave + lift - sqrt(EARTH_MU * 2.0 * low / (high * (low + high)))


def injection_m_s(altitude_m: float, c3: float) -> float:
    """Delta-v from a circular orbit to an energy `c3` (m²/s²), without losses, m/s.

    >>> round(injection_m_s(185000.0, 0.0)), round(injection_m_s(185000.0, TRANSLUNAR_C3))
    (3230, 3148)
    """
    return sqrt(c3 + 2.0 * EARTH_MU / (EARTH_RADIUS_M + altitude_m)) - circular_speed(altitude_m)


def payload_to_orbit(
    launcher: Launcher,
    altitude_km: float = 200.0,
    inclination_deg: float | None = None,
    apogee_km: float | None = None,
) -> float:
    """Payload in kg to an orbit, circular unless an apogee is named; zero if there is none.

    Inclination defaults to the latitude of launch; a plane below the latitude is reached by a turn in orbit.

    >>> from .stages import Stage
    >>> one = Launcher((Stage(4008, 8760, 290, 239, 249, 203),), latitude_deg=54.0)
    >>> payload_to_orbit(one)
    0.0
    """
    return _not_negative(load_to_orbit(launcher, altitude_km, inclination_deg, apogee_km))


def payload_to_escape(launcher: Launcher, c3_km2_s2: float = 0.0, inclination_deg: float | None = None) -> float:
    """Payload in kg to a hyperbolic energy C3 (km²/s²; zero is bare escape) from a 150 km orbit.

    >>> from .stages import Stage
    >>> payload_to_escape(Launcher((Stage(4008, 8760, 290, 239, 249, 203),)))
    0.0
    """
    return _not_negative(load_to_escape(launcher, c3_km2_s2, inclination_deg))


def payload_to_moon(launcher: Launcher, inclination_deg: float | None = None) -> float:
    """Payload in kg to translunar injection (C3 of −1.8 km²/s²) from a 150 km orbit.

    >>> from .stages import Stage
    >>> payload_to_moon(Launcher((Stage(4008, 8760, 290, 239, 249, 203),)))
    0.0
    """
    return payload_to_escape(launcher, TRANSLUNAR_C3 / 1.0e6, inclination_deg)


def load_to_orbit(
    launcher: Launcher, altitude_km: float, inclination_deg: float | None, apogee_km: float | None
) -> float | None:
    """As `payload_to_orbit`, but signed: a little below zero when the orbit is just missed, None far off."""
    low = altitude_km if altitude_km < PARKING_KM else PARKING_KM
    high = altitude_km if apogee_km is None or apogee_km < altitude_km else apogee_km
    climb = transfer_m_s(low * 1000.0, altitude_km * 1000.0, high * 1000.0)
    stretch = transfer_m_s(altitude_km * 1000.0, altitude_km * 1000.0, high * 1000.0)
    continuous = ascent_of(launcher, low * 1000.0, climb, inclination_deg)
    coasting = ascent_of(launcher, altitude_km * 1000.0, stretch, inclination_deg)
    return _load(best_flight(continuous, coasting))


def load_to_escape(launcher: Launcher, c3_km2_s2: float, inclination_deg: float | None) -> float | None:
    """As `payload_to_escape`, but signed: a little below zero when it is just missed, None far off."""
    ascent = _departure(launcher, c3_km2_s2 * 1.0e6, inclination_deg)
    return _load(best_flight(ascent, ascent))


def payloads_away(launcher: Launcher, inclination_deg: float | None = None) -> tuple[float, float]:
    """Payloads in kg to bare escape and to translunar injection, cheaper than one by one.

    The two goals lie 82 m/s apart, so the second flight is looked for next to the first.

    >>> from .stages import Stage
    >>> two = Launcher((Stage(3000, 90000, 2000, 300, 1800, 270), Stage(500, 15000, 150, 440)))
    >>> escape, moon = payloads_away(two)
    >>> 0.0 < escape < moon
    True
    """
    ascent = _departure(launcher, 0.0, inclination_deg)
    away = best_flight(ascent, ascent)
    ascent = _departure(launcher, TRANSLUNAR_C3, inclination_deg)
    moon = fly_like(ascent, away) if away is not None else None
    return _not_negative(_load(away)), _not_negative(_load(moon or best_flight(ascent, ascent)))


def _departure(launcher: Launcher, c3: float, inclination_deg: float | None) -> Ascent:
    """The ascent to a parking orbit with what leaving it for an energy `c3` (m²/s²) takes kept back."""
    extra = injection_m_s(PARKING_KM * 1000.0, c3)
    return ascent_of(launcher, PARKING_KM * 1000.0, extra, inclination_deg)


def _load(flown: Flown | None) -> float | None:
    return None if flown is None else flown.steering[2]


def _not_negative(load: float | None) -> float:
    return load if load is not None and load > 0.0 else 0.0


def loss_to_orbit(launcher: Launcher, inclination_deg: float | None = None) -> float | None:
    """Delta-v lost to gravity, drag, steering and back-pressure on the way to a 150 km orbit, m/s.

    At the greatest payload, without the reserve; None where the straight ascent does not arrive.

    >>> from .stages import Stage
    >>> two = Launcher((Stage(3000, 90000, 2000, 300, 1800, 270), Stage(900, 15000, 150, 340)))
    >>> 1200.0 < loss_to_orbit(two) < 2500.0
    True
    """
    ascent = ascent_of(launcher, PARKING_KM * 1000.0, 0.0, inclination_deg)
    found = fly_continuous(ascent)
    if found is None:
        return None
    load = found.steering[2]
    used = total_delta_v(ascent.burns, load) - ascent.spare(load)
    return used - circular_speed(ascent.altitude_m) + ascent.spin * EARTH_RADIUS_M


def payload_landed_on_moon(launcher: Launcher) -> float:
    """Mass in kg set down on the Moon by storable braking and descent stages.

    >>> from .stages import Stage
    >>> payload_landed_on_moon(Launcher((Stage(4008, 8760, 290, 239, 249, 203),)))
    0.0
    """
    return LANDED_SHARE * payload_to_moon(launcher)


def ascent_of(launcher: Launcher, altitude_m: float, extra: float, inclination_deg: float | None) -> Ascent:
    """The launch problem of a launcher with Earth's spin and any plane change folded in."""
    latitude = abs(launcher.latitude_deg)
    inclination = latitude if inclination_deg is None else inclination_deg
    reachable = latitude if inclination < latitude else inclination
    if reachable > 180.0 - latitude:
        reachable = 180.0 - latitude
    speed = circular_speed(altitude_m)
    turn = reachable - inclination if reachable >= inclination else inclination - reachable
    extra += 2.0 * speed * sin(0.5 * turn * DEGREE)
    spin = EARTH_SPIN * cos(reachable * DEGREE)
    area = frontal_area(launcher.lift_off_kg, launcher.diameter_m)
    return Ascent(burns_of(launcher), launcher.fairing_kg, area, spin, altitude_m, extra)


def best_flight(continuous: Ascent, coasting: Ascent) -> Flown | None:
    """The better flight of the two families; None when neither arrives."""
    found = [fly_continuous(continuous), *(fly_coasting(coasting, last) for last in coast_points(coasting))]
    arrived = [flown for flown in found if flown is not None]
    return max(arrived, key=lambda flown: flown.steering[2]) if arrived else None
