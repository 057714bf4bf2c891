"""Powered flight in the launch plane: a pitch programme through the air, linear-tangent steering above.

The equations of motion of a point mass over a round Earth (for example Bate, Mueller & White,
*Fundamentals of Astrodynamics*, 1971, ch. 6; Walter, *Astronautics*, ch. 6) are integrated by the
classical fourth-order Runge-Kutta method. Above the air the tangent of the thrust angle falls linearly
with time, the optimal law for a constant field (Lawden 1963; Bryson & Ho, *Applied Optimal Control*,
1975, §2.4), as flown by Saturn's iterative guidance mode. Lift, winds and Earth's flattening are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .arithmetic import HALF_PI, exp, log, power, sqrt
from .atmosphere import AIR, DRAG, EARTH_MU, EARTH_RADIUS_M
from .burns import Burn

CLEAR_OF_TOWER_M_S = 50.0
PROGRAMME_DELTA_V = 2000.0
FAIRING_DELTA_V = 4200.0
TANGENT_TIME_S = 300.0
_FLOOR_M = EARTH_RADIUS_M - 30000.0
_NO_AIR_M = 90000.0
_AIR_ENDS_M = EARTH_RADIUS_M + _NO_AIR_M
_AIR_STEP_S = 10.0
_SPACE_STEP_S = 25.0
_AIR_ROWS = tuple((*low, high[0] - low[0], high[1] - low[1]) for low, high in pairwise(AIR))
_DRAG_ROWS = tuple((low, high - low) for low, high in pairwise(DRAG))


class State(NamedTuple):
    """Where a rocket is: seconds since lift-off, radius m, radial and horizontal speed m/s, mass kg.

    >>> State(0.0, 6371000.0, 0.0, 400.0, 1000.0).altitude_m
    0.0
    """

    time: float
    radius: float
    rise: float
    along: float
    mass: float
    angle: float = 0.0

    @property
    def altitude_m(self) -> float:
        """Altitude above the mean sphere, m.

        >>> State(0.0, 6381000.0, 0.0, 0.0, 1.0).altitude_m
        10000.0
        """
        return self.radius - EARTH_RADIUS_M


class Segment(NamedTuple):
    """Constant thrust from `start` to `end` (s since lift-off) at a known mass, total with payload.

    Flow in kg/s, vacuum thrust and what sea-level pressure takes off it in N.

    >>> Segment(0.0, 60.0, 1000.0, 5.0, 15000.0, 0.0).end
    60.0
    """

    start: float
    end: float
    mass: float
    flow: float
    thrust: float
    air_loss: float


class Plan(NamedTuple):
    """Segments of one flight and the moments that matter: tilt, end of the programme, frontal area m².

    `spin` is Earth's rotation in the launch plane, rad/s.

    >>> Plan((), 5.0, 100.0, 2.0, 0.0).tilt
    5.0
    """

    segments: tuple[Segment, ...]
    tilt: float
    programme_end: float
    area: float
    spin: float


def frontal_area(lift_off_kg: float, diameter_m: float | None) -> float:
    """Frontal area in m² from the diameter, or from lift-off mass at the usual density of rockets.

    Without a diameter it is 0.62 m times the cube root of the mass in tonnes, which lies within a
    third of the A-4, Atlas, Titan II and Saturn V.

    >>> round(frontal_area(12800.0, 1.65), 3), round(frontal_area(12800.0, None), 3)
    (2.138, 1.652)
    """
    diameter = diameter_m if diameter_m is not None else 0.62 * power(lift_off_kg / 1000.0, 1.0 / 3.0)
    return HALF_PI * 0.5 * diameter * diameter


def plan_flight(
    burns: Sequence[Burn], payload_kg: float, fairing_kg: float, area: float, spin: float, spare: float = 0.0
) -> Plan:
    """Lay out burns in time with a payload, drop the fairing, and stop when only `spare` m/s are left.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> burns = burns_of(Launcher((Stage(1000, 9000, 190, 300, 160, 260),)))
    >>> plan = plan_flight(burns, 500.0, 0.0, 1.0, 0.0, 1000.0)
    >>> round(plan.segments[-1].end, 1)
    130.0
    """
    segments: list[Segment] = []
    marks = [PROGRAMME_DELTA_V, FAIRING_DELTA_V]
    clock = speed = programme_end = 0.0
    load = payload_kg + fairing_kg
    for burn, seconds in zip(burns, _lengths(burns, payload_kg, spare)):
        begun = 0.0
        while begun < seconds - 1.0e-6:
            mass = burn.start_kg + load - burn.flow_kg_s * begun
            cut, gain = seconds - begun, 0.0
            if marks:  # what is won after the last of them is asked by nobody
                cut, gain = _until(burn, mass, cut, marks[0] - speed)
            segments.append(Segment(clock, clock + cut, mass, burn.flow_kg_s, burn.thrust_n, burn.air_loss_n))
            clock, begun, speed = clock + cut, begun + cut, speed + gain
            if len(marks) == 2:
                programme_end = clock
            if marks and speed >= marks[0] - 1.0e-6:
                marks.pop(0)
                load = load if marks else payload_kg
    return Plan(tuple(segments), _tilt_time(segments[0], programme_end), programme_end, area, spin)


def _until(burn: Burn, mass: float, seconds: float, gain: float) -> tuple[float, float]:
    """Seconds until `gain` m/s are won or the burn has lasted `seconds`, and the ideal delta-v won.

    >>> burn = Burn(0, 1000.0, 100.0, 5.0, 15000.0, 0.0, 100.0)
    >>> [round(x, 1) for x in _until(burn, 1000.0, 100.0, 500.0)]
    [30.7, 500.0]
    """
    exhaust = burn.thrust_n / burn.flow_kg_s
    whole = exhaust * log(mass / (mass - burn.flow_kg_s * seconds))
    if whole <= gain:
        return seconds, whole
    return mass * (1.0 - exp(-gain / exhaust)) / burn.flow_kg_s, gain


def _tilt_time(first: Segment, programme_end: float) -> float:
    """Seconds of vertical rise: until 50 m/s, but at most half of the pitch programme.

    >>> _tilt_time(Segment(0.0, 60.0, 1000.0, 5.0, 14800.0, 0.0), 100.0)
    10.0
    """
    net = (first.thrust - first.air_loss) / first.mass - 9.8
    tilt = CLEAR_OF_TOWER_M_S / net if net > 0.5 else 100.0
    return tilt if tilt < 0.5 * programme_end else 0.5 * programme_end


def _lengths(burns: Sequence[Burn], payload_kg: float, spare: float) -> list[float]:
    """Seconds each burn lasts when `spare` m/s of ideal delta-v are kept back at the end."""
    lengths = [burn.seconds for burn in burns]
    for index in range(len(burns) - 1, -1, -1):
        if spare <= 0.0:
            break
        burn = burns[index]
        holds = burn.delta_v(payload_kg)
        if holds <= spare:
            lengths[index] = 0.0
            spare -= holds
            continue
        end = burn.start_kg + payload_kg - burn.flow_kg_s * burn.seconds
        kept = end * (exp(spare * burn.flow_kg_s / burn.thrust_n) - 1.0) / burn.flow_kg_s
        lengths[index] = burn.seconds - kept
        spare = 0.0
    return lengths


_Motion = tuple[float, float, float, float]
"""Radius m, radial and horizontal speed m/s, angle turned over the ground."""


def fly(plan: Plan, lean: float, bend: float) -> State:
    """Fly a plan to the end of its last segment and return the state there.

    `lean` is the cotangent of the thrust angle at the end of the pitch programme; from then on the
    tangent falls by `bend` every 300 s. Before it the cotangent grows with the square of time.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> burns = burns_of(Launcher((Stage(4008, 8760, 284.7, 242, 249.1, 203),)))
    >>> state = fly(plan_flight(burns, 0.0, 0.0, 2.1, 0.0), 1.0, 0.0)
    >>> 20.0e3 < state.altitude_m < 45.0e3
    True
    """
    return fly_on(plan, lean, bend, fly_programme(plan, lean))


class Begun(NamedTuple):
    """A flight at the end of its pitch programme: how it moves, and how many segments are behind it."""

    motion: _Motion
    segments: int


def fly_programme(plan: Plan, lean: float) -> Begun:
    """The part of `fly` that does not depend on the bend.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> burns = burns_of(Launcher((Stage(4008, 8760, 284.7, 242, 249.1, 203),)))
    >>> plan = plan_flight(burns, 0.0, 0.0, 2.1, 0.0)
    >>> fly_on(plan, 1.0, 0.2, fly_programme(plan, 1.0)) == fly(plan, 1.0, 0.2)
    True
    """
    motion: _Motion = (EARTH_RADIUS_M, 0.0, plan.spin * EARTH_RADIUS_M, 0.0)
    flown = 0
    for segment in plan.segments:
        if segment.end > plan.programme_end + 1.0e-6 or motion[0] < _FLOOR_M:
            break
        steps = int((segment.end - segment.start) / _AIR_STEP_S) + 1
        motion = _integrate(plan, segment, steps, motion, lean, 0.0, True)
        flown += 1
    return Begun(motion, flown)


def fly_on(plan: Plan, lean: float, bend: float, begun: Begun) -> State:
    """The part of `fly` after the pitch programme."""
    motion, flown = begun
    for segment in plan.segments[flown:]:
        if motion[0] < _FLOOR_M:
            break
        low = motion[0] - EARTH_RADIUS_M < 60000.0
        steps = int((segment.end - segment.start) / (_AIR_STEP_S if low else _SPACE_STEP_S)) + 1
        motion = _integrate(plan, segment, steps, motion, lean, bend, False)
        flown += 1
    last = plan.segments[flown - 1]
    radius, rise, along, angle = motion
    return State(last.end, radius, rise, along, last.mass - last.flow * (last.end - last.start), angle)


def _integrate(
    plan: Plan, segment: Segment, steps: int, motion: _Motion, lean: float, bend: float, programme: bool
) -> _Motion:
    """Runge-Kutta steps through one segment; kept in one function because it is the hot loop.

    Above the air the forces are written out, since both half steps are then pushed alike. Where a part of the step
    dips into the air, it is taken anew.
    """
    radius, rise, along, angle = motion
    step = (segment.end - segment.start) / steps
    half = 0.5 * step
    sixth = step / 6.0
    mass = segment.mass
    burnt = segment.flow * half
    thrust, loss, spin, area = segment.thrust, segment.air_loss, plan.spin, plan.area
    clock, tilt, over = segment.start, plan.tilt, plan.programme_end
    tilting, upright = over - tilt, 1.0 / lean
    up0, ahead0 = _tilted(clock - tilt, tilting, lean) if programme else _falling(clock - over, upright, bend)
    before = along / radius
    for _ in range(steps):
        if programme:
            up1, ahead1 = _tilted(clock + half - tilt, tilting, lean)
            clock += step
            up2, ahead2 = _tilted(clock - tilt, tilting, lean)
        else:
            up1, ahead1 = _falling(clock + half - over, upright, bend)
            clock += step
            up2, ahead2 = _falling(clock - over, upright, bend)
        middle = mass - burnt
        end = middle - burnt
        high = radius >= _AIR_ENDS_M
        if high:
            push = thrust / mass
            k1 = along * before - EARTH_MU / (radius * radius) + push * up0
            l1 = push * ahead0 - rise * before
            push = thrust / middle
            lift, drive = push * up1, push * ahead1
            r = radius + half * rise
            v = rise + half * k1
            u = along + half * l1
            turn = u / r
            k2 = u * turn - EARTH_MU / (r * r) + lift
            l2 = drive - v * turn
            q = radius + half * v
            w = rise + half * k2
            x = along + half * l2
            turn = x / q
            k3 = x * turn - EARTH_MU / (q * q) + lift
            l3 = drive - w * turn
            s = radius + step * w
            y = rise + step * k3
            z = along + step * l3
            turn = z / s
            push = thrust / end
            k4 = z * turn - EARTH_MU / (s * s) + push * up2
            l4 = push * ahead2 - y * turn
            high = r >= _AIR_ENDS_M and q >= _AIR_ENDS_M and s >= _AIR_ENDS_M
        if not high:
            k1, l1 = _pull(thrust, loss, spin, area, radius, rise, along, before, mass, up0, ahead0)
            r = radius + half * rise
            v = rise + half * k1
            u = along + half * l1
            k2, l2 = _pull(thrust, loss, spin, area, r, v, u, u / r, middle, up1, ahead1)
            r = radius + half * v
            w = rise + half * k2
            x = along + half * l2
            k3, l3 = _pull(thrust, loss, spin, area, r, w, x, x / r, middle, up1, ahead1)
            r = radius + step * w
            y = rise + step * k3
            z = along + step * l3
            k4, l4 = _pull(thrust, loss, spin, area, r, y, z, z / r, end, up2, ahead2)
        mass = end
        radius += sixth * (rise + 2.0 * (v + w) + y)
        rise += sixth * (k1 + 2.0 * (k2 + k3) + k4)
        along += sixth * (l1 + 2.0 * (l2 + l3) + l4)
        turn = along / radius
        angle += half * (before + turn)
        before = turn
        if radius < _FLOOR_M:
            break
        up0, ahead0 = up2, ahead2
    return radius, rise, along, angle


def _tilted(since: float, tilting: float, lean: float) -> tuple[float, float]:
    """Upward and forward parts of the thrust direction `since` s after the tilt began that lasts `tilting` s."""
    if since <= 0.0:
        return 1.0, 0.0
    share = since / tilting
    ahead = lean * share * share
    root = sqrt(1.0 + ahead * ahead)
    return 1.0 / root, ahead / root


def _falling(since: float, upright: float, bend: float) -> tuple[float, float]:
    """The same `since` s after the programme, at whose end the tangent was `upright`."""
    up = upright - bend * since / TANGENT_TIME_S
    root = sqrt(1.0 + up * up)
    return up / root, 1.0 / root


def _pull(
    thrust: float,
    air_loss: float,
    spin: float,
    area: float,
    radius: float,
    rise: float,
    along: float,
    turn: float,
    mass: float,
    up: float,
    ahead: float,
) -> tuple[float, float]:
    """Radial and horizontal acceleration, m/s², from thrust, gravity and drag; `turn` is `along` over `radius`."""
    fall = along * turn - EARTH_MU / (radius * radius)
    altitude = radius - EARTH_RADIUS_M
    if altitude >= _NO_AIR_M:
        push = thrust / mass
        return fall + push * up, push * ahead - rise * turn
    height = altitude * 0.001
    index = int(height) if height > 0.0 else 0
    share = height - index
    density, pressure, sound, thinner, lower = _AIR_ROWS[index]
    push = (thrust - air_loss * (pressure + lower * share)) / mass
    wind = along - spin * radius
    speed = sqrt(rise * rise + wind * wind)
    tenths = 10.0 * speed / sound
    if tenths >= 100.0:
        coefficient = DRAG[100]
    else:
        cell = int(tenths)
        at, slope = _DRAG_ROWS[cell]
        coefficient = at + slope * (tenths - cell)
    drag = 0.5 * (density + thinner * share) * speed * coefficient * area / mass
    if drag > 0.1:
        drag = 0.1
    return fall + push * up - drag * rise, push * ahead - rise * turn - drag * wind
