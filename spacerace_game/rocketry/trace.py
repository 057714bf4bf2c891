"""An ascent second by second: altitude, speed and distance, for drawing and for playing a flight back.

The steering is that of the payload estimate (`orbit`, `families`): what is drawn is the flight whose figures the
game uses. A rocket that carries less than it could keeps the difference in its tanks at insertion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from .arithmetic import DEGREE, cos, sin, sqrt
from .atmosphere import EARTH_MU, EARTH_RADIUS_M, density
from .ballistic import BODY_BETA_KG_M2
from .burns import RESERVE_SHARE, burns_of, total_delta_v
from .families import Ascent, apogee, circular_speed
from .flight import Plan, Segment, State, fly, frontal_area, plan_flight
from .newton import Vector, solve
from .orbit import PARKING_KM, ascent_of, best_flight
from .stages import Launcher

Going = Literal["up", "range", "orbit", "beyond"]
ORBIT_KM = 200.0
LONGEST_S = 7_200
_GOLDEN = 0.6180339887498949
_KNOT_S = 4.0
_UPRIGHT = 1.0e-6


class Sample(NamedTuple):
    """Where the rocket is at a whole second after lift-off; whole metres and metres per second."""

    second: int
    altitude_m: int
    speed_m_s: int
    """Over the turning Earth, so that it begins at nought."""
    inertial_m_s: int
    """With the turning of the Earth, as orbits are told."""
    downrange_m: int
    """Over the ground from the pad."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A flight to insertion, or of a ballistic one to the ground.

    `cut_off_s` ends powered flight. Some small launchers coast before their last stages; those light `coast_s`
    seconds later than their burn times alone say, counted from `coast_from_s` on.
    """

    samples: tuple[Sample, ...]
    cut_off_s: int
    coast_from_s: int
    coast_s: int
    arrives: bool
    """Whether the computed flight reaches its orbit; where not, it is the flight that comes nearest."""


class _Knot(NamedTuple):
    time: float
    radius: float
    rise: float
    along: float
    angle: float


def trace(launcher: Launcher, payload_kg: float, going: Going) -> Trace:
    """The ascent of a launcher with a payload; ValueError where the thrust does not lift it.

    >>> from .stages import Stage
    >>> a4 = Launcher((Stage(3008, 8760, 290, 239, 249, 203),), diameter_m=1.65)
    >>> flight = trace(a4, 1000.0, "up")
    >>> flight.samples[0].altitude_m, 150_000 < max(one.altitude_m for one in flight.samples) < 250_000
    (0, True)
    """
    burns = burns_of(launcher)
    load = payload_kg + launcher.fairing_kg
    if burns[0].thrust_n - burns[0].air_loss_n <= (burns[0].start_kg + load) * 9.80665:
        raise ValueError(f"{launcher.lift_off_kg + payload_kg:.0f} kg are more than the thrust at lift-off bears")
    if going in ("up", "range"):
        return _ballistic(launcher, payload_kg, going == "up")
    return _orbital(launcher, payload_kg, going == "beyond")


def _ballistic(launcher: Launcher, payload_kg: float, straight_up: bool) -> Trace:
    burns = burns_of(launcher)
    area = frontal_area(launcher.lift_off_kg, launcher.diameter_m)
    spare = RESERVE_SHARE * total_delta_v(burns, payload_kg)
    plan = plan_flight(burns, payload_kg, launcher.fairing_kg, area, 0.0, spare)
    lean = _UPRIGHT if straight_up else _farthest(plan)
    knots = list(_powered(plan, lean, 0.0))
    cut_off = knots[-1].time
    knots += _falling(knots[-1], 1.0)
    return Trace(_samples(knots, 0.0), _whole(cut_off), 0, 0, True)


def _farthest(plan: Plan) -> float:
    """The lean that throws farthest, by golden section over the thrust angle."""

    def reach(angle: float) -> float:
        end = fly(plan, cos(angle) / sin(angle), 0.0)
        last = _Knot(end.time, end.radius, end.rise, end.along, end.angle)
        for knot in _falling(last, 5.0):
            last = knot
        return last.angle

    low, high = 15.0 * DEGREE, 80.0 * DEGREE
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = reach(left), reach(right)
    for _ in range(8):
        if at_left >= at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = reach(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = reach(right)
    best = left if at_left >= at_right else right
    return cos(best) / sin(best)


def _orbital(launcher: Launcher, payload_kg: float, beyond: bool) -> Trace:
    goal_m = 1000.0 * (PARKING_KM if beyond else ORBIT_KM)
    straight = ascent_of(launcher, goal_m, 0.0, None)
    plan, lean, bend = _with_payload(straight, payload_kg)
    if plan is not None:
        return _straight(straight, plan, lean, bend, payload_kg, beyond)
    best = best_flight(straight, straight)
    if best is not None and best.last:
        return _coasting(straight, best.steering, best.last)
    if best is not None:
        lean, bend, load = best.steering
        plan = plan_flight(
            straight.burns, load, straight.fairing_kg, straight.area, straight.spin, straight.spare(load)
        )
        return _straight(straight, plan, lean, bend, load, beyond)
    plan = plan_flight(straight.burns, payload_kg, straight.fairing_kg, straight.area, straight.spin)
    knots = list(_powered(plan, 1.6, 0.4))
    return Trace(_samples(knots, straight.spin), _whole(knots[-1].time), 0, 0, False)


def _with_payload(ascent: Ascent, payload_kg: float) -> tuple[Plan | None, float, float]:
    """Steering of a flight that arrives with this payload and something left in the tanks."""
    goal_radius, goal_speed = EARTH_RADIUS_M + ascent.altitude_m, circular_speed(ascent.altitude_m)
    whole = total_delta_v(ascent.burns, payload_kg)

    def plan_with(spare: float) -> Plan:
        return plan_flight(
            ascent.burns, payload_kg, ascent.fairing_kg, ascent.area, ascent.spin, spare if spare > 0.0 else 0.0
        )

    def miss(x: Vector) -> Vector:
        state = fly(plan_with(x[2]), x[0] if x[0] > 0.05 else 0.05, x[1])
        return (state.radius - goal_radius) / 200.0, state.rise, state.along - goal_speed

    guess = whole - goal_speed - 1650.0 + ascent.spin * EARTH_RADIUS_M
    for start in ((2.0, 0.4, guess), (1.3, 0.2, guess - 300.0), (3.0, 0.8, guess + 200.0)):
        if start[2] <= 0.0 or start[2] >= whole:
            continue
        found = solve(miss, start, 1000.0)
        if found is not None and found[2] >= 0.0:
            return plan_with(found[2]), found[0], found[1]
    return None, 0.0, 0.0


def _straight(ascent: Ascent, plan: Plan, lean: float, bend: float, payload_kg: float, beyond: bool) -> Trace:
    """A burn into the orbit; on the way beyond it the rest burns on along the path."""
    knots = list(_powered(plan, lean, bend))
    if beyond:
        keep = RESERVE_SHARE * total_delta_v(ascent.burns, payload_kg)
        whole = plan_flight(ascent.burns, payload_kg, ascent.fairing_kg, ascent.area, ascent.spin, keep)
        knots += _pushed_on(whole, knots[-1])
    return Trace(_samples(knots, ascent.spin), _whole(knots[-1].time), 0, 0, True)


def _coasting(ascent: Ascent, found: Vector, last: int) -> Trace:
    """Lower stages throw, the rest coasts to the top, and the upper stages burn level there."""
    payload_kg = found[2]
    lower = plan_flight(ascent.burns[:last], payload_kg, ascent.fairing_kg, ascent.area, ascent.spin)
    knots = list(_powered(lower, found[0], found[1]))
    thrown = knots[-1]
    for knot in _falling(thrown, 1.0):
        if knot.rise <= 0.0:
            break
        knots.append(knot)
    top = knots[-1]
    high, speed = apogee(State(thrown.time, thrown.radius, thrown.rise, thrown.along, 1.0, thrown.angle))
    goal = circular_speed(ascent.altitude_m)
    upper = ascent.burns[last:]
    whole = sum(burn.seconds for burn in upper)
    clock, angle = top.time, top.angle
    ideal = [burn.delta_v(payload_kg) for burn in upper]
    need = goal - speed
    share = need / sum(ideal) if sum(ideal) > 0.0 else 1.0
    for burn, gain in zip(upper, ideal):
        steps = int(burn.seconds / _KNOT_S) + 1
        for step in range(1, steps + 1):
            part = step / steps
            begun = speed + share * gain * part
            time = clock + burn.seconds * part
            turned = angle + (begun / high) * burn.seconds * part
            knots.append(_Knot(time, high, 0.0, begun, turned))
        clock, angle, speed = clock + burn.seconds, knots[-1].angle, knots[-1].along
    coast = top.time - thrown.time
    return Trace(_samples(knots, ascent.spin), _whole(top.time + whole), _whole(thrown.time), _whole(coast), True)


def _powered(plan: Plan, lean: float, bend: float) -> Iterator[_Knot]:
    """The states at the ends of all segments and every few seconds between, each flown from the ground."""
    yield _Knot(0.0, EARTH_RADIUS_M, 0.0, plan.spin * EARTH_RADIUS_M, 0.0)
    for number, segment in enumerate(plan.segments):
        parts = int((segment.end - segment.start) / _KNOT_S) + 1
        for part in range(1, parts + 1):
            end = segment.start + (segment.end - segment.start) * part / parts
            cut = Segment(segment.start, end, segment.mass, segment.flow, segment.thrust, segment.air_loss)
            short = Plan((*plan.segments[:number], cut), plan.tilt, plan.programme_end, plan.area, plan.spin)
            state = fly(short, lean, bend)
            yield _Knot(end, state.radius, state.rise, state.along, state.angle)


def _pushed_on(plan: Plan, start: _Knot) -> Iterator[_Knot]:
    """Goes on burning along the path from where the parking orbit is reached, second by second."""
    knot = start
    for segment in plan.segments:
        if segment.end <= start.time:
            continue
        steps = int(segment.end - knot.time) + 1
        step = (segment.end - knot.time) / steps
        for _ in range(steps):
            mass = segment.mass - segment.flow * (knot.time - segment.start)
            knot = _moved(knot, step, segment.thrust / mass, 0.0)
            yield knot


def _falling(start: _Knot, step: float) -> Iterator[_Knot]:
    """Free flight with drag until the ground, at most two hours."""
    knot = start
    while knot.radius > EARTH_RADIUS_M and knot.time < LONGEST_S:
        short = step if knot.radius > EARTH_RADIUS_M + 50000.0 else 0.5 * step
        knot = _moved(knot, short, 0.0, BODY_BETA_KG_M2)
        yield knot


def _moved(knot: _Knot, step: float, push: float, beta: float) -> _Knot:
    """A step by the midpoint rule with thrust along the path or drag against it."""
    up, ahead = _force(knot.radius, knot.rise, knot.along, push, beta)
    half = 0.5 * step
    radius = knot.radius + half * knot.rise
    rise, along = knot.rise + half * up, knot.along + half * ahead
    up, ahead = _force(radius, rise, along, push, beta)
    return _Knot(
        knot.time + step,
        knot.radius + step * rise,
        knot.rise + step * up,
        knot.along + step * ahead,
        knot.angle + step * along / radius,
    )


def _force(radius: float, rise: float, along: float, push: float, beta: float) -> tuple[float, float]:
    speed = sqrt(rise * rise + along * along) + 1.0e-6
    drag = 0.5 * density(radius - EARTH_RADIUS_M) * speed / beta if beta else 0.0
    return (
        along * along / radius - EARTH_MU / (radius * radius) + rise * (push / speed - drag),
        -rise * along / radius + along * (push / speed - drag),
    )


def _samples(knots: list[_Knot], spin: float) -> tuple[Sample, ...]:
    """Whole seconds between knots: cubic in altitude (Hermite, from the known climb), straight in speed."""
    found: list[Sample] = []
    second = place = 0
    last = int(knots[-1].time)
    while second <= last:
        while place < len(knots) - 2 and knots[place + 1].time < second:
            place += 1
        a, b = knots[place], knots[place + 1]
        length = b.time - a.time
        x = (second - a.time) / length if length > 0.0 else 1.0
        y = 1.0 - x
        height = (
            (1.0 + 2.0 * x) * y * y * (a.radius - EARTH_RADIUS_M) + x * y * y * length * a.rise
            + x * x * (1.0 + 2.0 * y) * (b.radius - EARTH_RADIUS_M) - x * x * y * length * b.rise
        )  # fmt: skip
        rise, along = a.rise * y + b.rise * x, a.along * y + b.along * x
        over = along - spin * (EARTH_RADIUS_M + height)
        angle = a.angle * y + b.angle * x - spin * second
        found.append(
            Sample(
                second,
                _whole(height) if height > 0.0 else 0,
                _whole(sqrt(rise * rise + over * over)),
                _whole(sqrt(rise * rise + along * along)),
                _whole(angle * EARTH_RADIUS_M) if angle > 0.0 else 0,
            )
        )
        second += 1
    return tuple(found)


def _whole(value: float) -> int:
    return int(value + 0.5)
