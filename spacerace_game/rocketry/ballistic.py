"""Range of a ballistic rocket and its apogee straight up."""

from __future__ import annotations

from .arithmetic import DEGREE, PI, atan2, cos, sin, sqrt
from .atmosphere import EARTH_MU, EARTH_RADIUS_M, air
from .burns import RESERVE_SHARE, burns_of, total_delta_v
from .flight import Plan, State, fly, frontal_area, plan_flight
from .stages import STANDARD_GRAVITY, Launcher

BODY_BETA_KG_M2 = 10000.0
"""Mass over drag area of what falls back: an A-4 body has about 9,000, a slender warhead 10,000."""
MOON_KM = 384400.0
_GOLDEN = 0.6180339887498949


def range_with(launcher: Launcher, payload_kg: float) -> float:
    """Greatest range over a round, resting Earth with a payload, km; at most half-way round (20,015 km).

    The thrust angle at the end of the pitch programme is the one unknown, searched by golden section;
    after burn-out the body coasts and falls with drag. Zero when the rocket cannot lift the payload.

    >>> from .stages import Stage
    >>> a4 = Launcher((Stage(3008, 8760, 290, 239, 249, 203),), diameter_m=1.65)
    >>> 250.0 < range_with(a4, 1000.0) < 380.0
    True
    """
    plan = _plan(launcher, payload_kg)
    if plan is None:
        return 0.0

    def reach(angle: float) -> float:
        return _fall(fly(plan, cos(angle) / sin(angle), 0.0), BODY_BETA_KG_M2)

    low, high = 15.0 * DEGREE, 80.0 * DEGREE
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = reach(left), reach(right)
    for _ in range(9):
        if at_left >= at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = reach(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = reach(right)
    best = at_left if at_left > at_right else at_right
    return (best if best < PI else PI) * EARTH_RADIUS_M / 1000.0


def apogee_with(launcher: Launcher, payload_kg: float) -> float:
    """Apogee of a flight straight up with a payload, km; at most the Moon's distance (384,400 km).

    Zero when the rocket cannot lift the payload.

    >>> from .stages import Stage
    >>> a4 = Launcher((Stage(3008, 8760, 290, 239, 249, 203),), diameter_m=1.65)
    >>> 150.0 < apogee_with(a4, 1000.0) < 250.0
    True
    """
    plan = _plan(launcher, payload_kg)
    if plan is None:
        return 0.0
    state = fly(plan, 1.0e-6, 0.0)
    radius, rise = state.radius, state.rise
    while rise > 0.0 and radius - EARTH_RADIUS_M < 100000.0:
        density = air(radius - EARTH_RADIUS_M)[0]
        slow = EARTH_MU / (radius * radius) + 0.5 * density * rise * rise / BODY_BETA_KG_M2
        radius += rise - 0.5 * slow
        rise -= slow
    if rise <= 0.0:
        return (radius - EARTH_RADIUS_M) / 1000.0
    energy = 0.5 * rise * rise - EARTH_MU / radius
    highest = MOON_KM if energy >= -1.0e6 else (-EARTH_MU / energy - EARTH_RADIUS_M) / 1000.0
    return highest if highest < MOON_KM else MOON_KM


def _plan(launcher: Launcher, payload_kg: float) -> Plan | None:
    """Flight plan over a resting Earth, or None when the thrust does not lift the payload."""
    burns = burns_of(launcher)
    load = payload_kg + launcher.fairing_kg
    first = burns[0]
    if first.thrust_n - first.air_loss_n <= (first.start_kg + load) * STANDARD_GRAVITY:
        return None
    area = frontal_area(launcher.lift_off_kg, launcher.diameter_m)
    spare = RESERVE_SHARE * total_delta_v(burns, payload_kg)
    return plan_flight(burns, payload_kg, launcher.fairing_kg, area, 0.0, spare)


def _fall(state: State, beta: float) -> float:
    """Horizontal angle in radians flown from burn-out to the ground, with drag below 100 km."""
    radius, rise, along, angle = state.radius, state.rise, state.along, state.angle
    top = EARTH_RADIUS_M + 100000.0
    speed = sqrt(rise * rise + along * along)
    while radius > EARTH_RADIUS_M:
        if radius >= top and rise > 0.0:
            turn = _arc(radius, rise, along)
            if turn is None:
                return PI
            angle += turn
            rise = -rise
        speed = sqrt(rise * rise + along * along)
        step = 200.0 + 0.02 * (radius - EARTH_RADIUS_M)
        step = step * 4.0 / (speed + 50.0)
        density = air(radius - EARTH_RADIUS_M)[0]
        drag = 0.5 * density * speed / beta
        up = along * along / radius - EARTH_MU / (radius * radius) - drag * rise
        ahead = -rise * along / radius - drag * along
        middle_rise = rise + 0.5 * step * up
        middle_along = along + 0.5 * step * ahead
        middle = radius + 0.5 * step * rise
        up = middle_along * middle_along / middle - EARTH_MU / (middle * middle) - drag * middle_rise
        ahead = -middle_rise * middle_along / middle - drag * middle_along
        before = angle
        before_radius = radius
        angle += step * middle_along / middle
        radius += step * middle_rise
        rise += step * up
        along += step * ahead
        if radius <= EARTH_RADIUS_M:
            share = (before_radius - EARTH_RADIUS_M) / (before_radius - radius)
            return before + (angle - before) * share
    return angle


def _arc(radius: float, rise: float, along: float) -> float | None:
    """Angle in radians between equal radii of a Kepler ellipse, up and down again; None past escape."""
    momentum = radius * along
    p = momentum * momentum / EARTH_MU
    e_cos = p / radius - 1.0
    e_sin = rise * momentum / EARTH_MU
    if e_cos * e_cos + e_sin * e_sin >= 1.0:
        return None
    return 2.0 * (PI - atan2(e_sin, e_cos))
