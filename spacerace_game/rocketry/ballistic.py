"""Range of a ballistic rocket and its apogee straight up."""

from __future__ import annotations

from .arithmetic import DEGREE, PI, atan2, cos, sin, sqrt
from .atmosphere import DENSITY, EARTH_MU, EARTH_RADIUS_M, density
from .burns import RESERVE_SHARE, burns_of, total_delta_v
from .flight import Plan, State, fly, frontal_area, plan_flight
from .stages import STANDARD_GRAVITY, Launcher

BODY_BETA_KG_M2 = 10000.0
"""Mass over drag area of what falls back: an A-4 body has about 9,000, a slender warhead 10,000."""
MOON_KM = 384400.0
_TOP_OF_DRAG_M = 100000.0
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
        slow = EARTH_MU / (radius * radius) + 0.5 * density(radius - EARTH_RADIUS_M) * rise * rise / BODY_BETA_KG_M2
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
    """Angle in radians over the ground from lift-off to impact, with drag below 100 km; at most π.

    A body that would not come down before half-way round counts as π. Both parts of a step are written out, since
    a range takes some hundred.

    >>> _fall(State(0.0, EARTH_RADIUS_M + 2.0e5, 0.0, 8000.0, 1.0), 1.0e4) == PI
    True
    """
    radius, rise, along, angle = state.radius, state.rise, state.along, state.angle
    top = EARTH_RADIUS_M + _TOP_OF_DRAG_M
    while radius > EARTH_RADIUS_M and angle < PI:
        if radius >= top:
            landed = _arc(radius, rise, along, top)
            if landed is None:
                return PI
            turn, rise, along = landed
            angle, radius = angle + turn, top - 1.0
            continue
        altitude = radius - EARTH_RADIUS_M
        speed = sqrt(rise * rise + along * along)
        step = (1600.0 + 0.16 * altitude) / (speed + 50.0)
        half = 0.5 * step
        height = altitude * 0.001
        index = int(height)
        low, thinner = DENSITY[index]
        drag = 0.5 * (low + thinner * (height - index)) * speed / beta
        up = along * along / radius - EARTH_MU / (radius * radius) - drag * rise
        ahead = -rise * along / radius - drag * along
        r, v, u = radius + half * rise, rise + half * up, along + half * ahead
        height = (r - EARTH_RADIUS_M) * 0.001
        if height < 0.0:
            height = 0.0
        index = int(height)
        low, thinner = DENSITY[index]
        drag = 0.5 * (low + thinner * (height - index)) * sqrt(v * v + u * u) / beta
        up = u * u / r - EARTH_MU / (r * r) - drag * v
        ahead = -v * u / r - drag * u
        fallen = step * (rise + half * up)
        turned = step * (along + half * ahead) / radius
        if radius + fallen <= EARTH_RADIUS_M:
            return angle + turned * (radius - EARTH_RADIUS_M) / -fallen
        angle, radius = angle + turned, radius + fallen
        rise, along = rise + step * up, along + step * ahead
    return angle if angle < PI else PI


def _arc(radius: float, rise: float, along: float, low: float) -> tuple[float, float, float] | None:
    """Kepler flight down to a radius: angle turned and the speeds there; None if it never comes down.

    >>> turn, rise, along = _arc(6571000.0, 1000.0, 3000.0, 6471000.0)
    >>> round(turn, 3), round(rise), round(along)
    (0.152, -1611, 3046)
    """
    momentum = radius * along
    p = momentum * momentum / EARTH_MU
    e_cos, e_sin = p / radius - 1.0, rise * momentum / EARTH_MU
    eccentricity = sqrt(e_cos * e_cos + e_sin * e_sin)
    if along < 1.0:
        return 0.0, -sqrt(rise * rise + 2.0 * EARTH_MU * (1.0 / low - 1.0 / radius)), along
    if eccentricity >= 1.0 and rise > 0.0:
        return None
    cosine = (p / low - 1.0) / eccentricity if eccentricity > 1.0e-9 else 2.0
    if cosine >= 1.0:
        return None
    sine = sqrt(1.0 - cosine * cosine) if cosine > -1.0 else 0.0
    turn = -atan2(sine, cosine) - atan2(e_sin, e_cos)
    if turn < 0.0:
        turn += 2.0 * PI
    return turn, -EARTH_MU / momentum * eccentricity * sine, momentum / low
