"""Payload into orbit and beyond: the steering and payload that arrive exactly, found by Newton's method.

Two families of flight are tried and the better one counts.

* Continuous: programme and linear-tangent steering end in the parking orbit; what must come later
  (a Hohmann climb to a higher orbit, escape, translunar injection) is kept back in the tanks.
* Coasting: the lower stages throw the rest to an apogee at the target altitude, where the upper stages
  fire level, as on Vanguard, Juno I, Scout or Diamant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .arithmetic import DEGREE, cos, sin, sqrt
from .atmosphere import EARTH_MU, EARTH_RADIUS_M, EARTH_SPIN
from .burns import RESERVE_SHARE, Burn, burns_of, total_delta_v
from .flight import State, fly, frontal_area, plan_flight
from .newton import Vector, solve
from .stages import Launcher

PARKING_KM = 150.0
TRANSLUNAR_C3 = -1.8e6
"""Twice the energy of a transfer to the Moon's distance, m²/s² (about −1.8 km²/s²)."""
LANDED_SHARE = 0.30
"""Share of the translunar mass that storable stages (braking, descent) set down on the Moon."""
_FIRST_GUESS_M_S = 1650.0
_STARTS = ((2.0, 0.4, 0.9), (1.3, 0.2, 0.75), (3.0, 0.8, 1.0), (2.0, 1.5, 0.7), (0.9, -0.2, 0.6))


@dataclass(frozen=True, slots=True)
class Ascent:
    """A launch problem: burns, fairing kg, frontal area m², spin rad/s, altitude m, delta-v kept back m/s."""

    burns: tuple[Burn, ...]
    fairing_kg: float
    area: float
    spin: float
    altitude_m: float
    extra: float

    def spare(self, payload_kg: float) -> float:
        """Delta-v kept back at insertion: what is needed later and the reserve, m/s."""
        return self.extra + RESERVE_SHARE * total_delta_v(self.burns, payload_kg)


def circular_speed(altitude_m: float) -> float:
    """Speed in a circular orbit, m/s.

    >>> round(circular_speed(200000.0))
    7788
    """
    return sqrt(EARTH_MU / (EARTH_RADIUS_M + altitude_m))


def transfer_m_s(low_m: float, perigee_m: float, apogee_m: float) -> float:
    """Delta-v from a circular orbit at `low_m` to an orbit above it by two burns (altitudes in m), m/s.

    The first burn reaches the target's apogee, the second lifts the perigee there (Hohmann 1925).

    >>> round(transfer_m_s(185000.0, 500000.0, 500000.0)), round(transfer_m_s(185000.0, 185000.0, 35786000.0))
    (182, 2460)
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


def payload_to_escape(
    launcher: Launcher, c3_km2_s2: float = 0.0, inclination_deg: float | None = None
) -> float:
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
    continuous = _ascent(launcher, low * 1000.0, climb, inclination_deg)
    coasting = _ascent(launcher, altitude_km * 1000.0, stretch, inclination_deg)
    return _best(continuous, coasting)


def load_to_escape(launcher: Launcher, c3_km2_s2: float, inclination_deg: float | None) -> float | None:
    """As `payload_to_escape`, but signed: a little below zero when it is just missed, None far off."""
    extra = injection_m_s(PARKING_KM * 1000.0, c3_km2_s2 * 1.0e6)
    ascent = _ascent(launcher, PARKING_KM * 1000.0, extra, inclination_deg)
    return _best(ascent, ascent)


def _not_negative(load: float | None) -> float:
    return load if load is not None and load > 0.0 else 0.0


def payload_landed_on_moon(launcher: Launcher) -> float:
    """Mass in kg set down on the Moon by storable braking and descent stages.

    >>> from .stages import Stage
    >>> payload_landed_on_moon(Launcher((Stage(4008, 8760, 290, 239, 249, 203),)))
    0.0
    """
    return LANDED_SHARE * payload_to_moon(launcher)


def _ascent(launcher: Launcher, altitude_m: float, extra: float, inclination_deg: float | None) -> Ascent:
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


def _best(continuous: Ascent, coasting: Ascent) -> float | None:
    """The better load of the two families of flight, kg; None when neither arrives."""
    loads: list[float] = []
    found = fly_continuous(continuous)
    if found is not None:
        loads.append(found[2])
    for last in coast_points(coasting.burns):
        for bend in (0.0, 0.8):
            found = fly_coasting(coasting, last, bend)
            if found is not None:
                loads.append(found[2])
    return max(loads) if loads else None


def fly_continuous(ascent: Ascent) -> Vector | None:
    """Lean, bend and payload of a flight that burns into the orbit without a coast, or None."""
    goal_radius = EARTH_RADIUS_M + ascent.altitude_m
    goal_speed = circular_speed(ascent.altitude_m)

    def miss(x: Vector) -> Vector:
        spare = ascent.spare(x[2])
        state = fly(
            plan_flight(ascent.burns, x[2], ascent.fairing_kg, ascent.area, ascent.spin, spare), x[0], x[1]
        )
        return (state.radius - goal_radius) / 200.0, state.rise, state.along - goal_speed

    guess = payload_for(ascent, goal_speed + _FIRST_GUESS_M_S)
    if guess is None:
        return None
    scale = _load_scale(ascent, guess)
    bounded = _bounded(miss, ascent)
    for lean, bend, share in _STARTS:
        found = solve(bounded, (lean, bend, guess - (1.0 - share) * scale), scale)
        if found is not None:
            return found
    return None


def coast_points(burns: Sequence[Burn]) -> tuple[int, ...]:
    """Indexes of the burns before which a coast may be put: the first of each group but the first.

    >>> coast_points(())
    ()
    """
    return tuple(i for i in range(1, len(burns)) if burns[i].group != burns[i - 1].group)


def fly_coasting(ascent: Ascent, last: int, bend: float) -> Vector | None:
    """Lean, bend and payload of a flight that coasts to the orbit's altitude before burn `last`, or None."""
    goal_radius = EARTH_RADIUS_M + ascent.altitude_m
    goal_speed = circular_speed(ascent.altitude_m)
    lower, upper = ascent.burns[:last], ascent.burns[last:]

    def miss(x: Vector) -> Vector:
        plan = plan_flight(lower, x[2], ascent.fairing_kg, ascent.area, ascent.spin)
        radius, speed = apogee(fly(plan, x[0], x[1]))
        gain = level_gain(upper, x[2], speed, goal_speed) - ascent.spare(x[2])
        return (radius - goal_radius) / 500.0, 200.0 * (x[1] - bend), speed + gain - goal_speed

    guess = payload_for(ascent, goal_speed + _FIRST_GUESS_M_S)
    if guess is None:
        return None
    scale = _load_scale(ascent, guess)
    bounded = _bounded(miss, ascent)
    for lean in (1.5, 2.5):
        found = solve(bounded, (lean, bend, guess - 0.2 * scale), scale)
        if found is not None:
            return found
    return None


def apogee(state: State) -> tuple[float, float]:
    """Radius m and speed m/s at the apogee of free flight from a state; both huge past escape.

    >>> radius, speed = apogee(State(0.0, 6571000.0, 0.0, 7000.0, 1.0))
    >>> round(radius), round(speed)
    (6571000, 7000)
    """
    square = state.rise * state.rise + state.along * state.along
    energy = 0.5 * square - EARTH_MU / state.radius
    momentum = state.radius * state.along
    if energy > -1.0e6:
        return 3.0e8, 0.0
    shape = 1.0 + 2.0 * energy * momentum * momentum / (EARTH_MU * EARTH_MU)
    radius = -0.5 * EARTH_MU / energy * (1.0 + (sqrt(shape) if shape > 0.0 else 0.0))
    return radius, momentum / radius


def level_gain(burns: Sequence[Burn], payload_kg: float, speed: float, goal: float) -> float:
    """Speed gained by level burns near apogee, m/s: what holds the rocket up against gravity is lost.

    The thrust is tilted up by the angle whose sine is the mean of gravity less centrifugal force, over
    the mean acceleration; below a third of that acceleration the loss is under 6 %.

    >>> level_gain((), 100.0, 5000.0, 7800.0)
    0.0
    """
    gain = 0.0
    for burn in burns:
        ideal = burn.delta_v(payload_kg)
        low, high = speed / goal, (speed + ideal) / goal
        if high > 1.0:
            high = 1.0 if low < 1.0 else low
        weightless = (low * low + low * high + high * high) / 3.0
        lean = 9.2 * (1.0 - weightless) * burn.seconds / ideal
        if lean > 0.95:
            lean = 0.95
        won = ideal * sqrt(1.0 - lean * lean) if lean > 0.0 else ideal
        gain += won
        speed += won
    return gain


def payload_for(ascent: Ascent, needed: float) -> float | None:
    """Payload at which the ideal delta-v is `needed` plus what is kept back, kg; None if there is none."""
    low = _least_load(ascent)
    burns = ascent.burns
    needed -= ascent.spin * EARTH_RADIUS_M
    if total_delta_v(burns, low) < needed + ascent.spare(low):
        return None
    high = 2.0 * burns[0].start_kg
    for _ in range(30):
        middle = 0.5 * (low + high)
        if total_delta_v(burns, middle) > needed + ascent.spare(middle):
            low = middle
        else:
            high = middle
    return low


def _least_load(ascent: Ascent) -> float:
    """The smallest load tried: half the last stage's dry mass below nothing, so that roots near zero are found."""
    return -0.5 * ascent.burns[-1].drop_kg


def _load_scale(ascent: Ascent, guess: float) -> float:
    return guess + ascent.burns[-1].drop_kg


def _bounded(miss, ascent):
    least = _least_load(ascent)

    def inside(x: Vector) -> Vector:
        return miss((x[0], x[1], x[2] if x[2] > least else least))

    return inside
