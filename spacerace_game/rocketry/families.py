"""Two families of ascent: straight into the orbit, or by a coast to an apogee before the last burns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .arithmetic import sqrt, total
from .atmosphere import EARTH_MU, EARTH_RADIUS_M
from .burns import RESERVE_SHARE, Burn, total_delta_v
from .flight import Begun, Plan, State, fly_on, fly_programme, plan_flight
from .newton import Vector, solve

_FIRST_GUESS_M_S = 1650.0
_STARTS = ((2.0, 0.4, 0.9), (1.3, 0.2, 0.75), (3.0, 0.8, 1.0), (2.0, 1.5, 0.7), (0.9, -0.2, 0.6))
_BENDS = (0.0, 0.8)
_LEAST_THROW_M_S = 3000.0
_LONGEST_LEVEL_S = 250.0


@dataclass(frozen=True, slots=True)
class Ascent:
    """A launch problem: burns, fairing kg, frontal area m², spin rad/s, altitude m, delta-v kept back m/s.

    >>> Ascent((), 0.0, 1.0, 0.0, 200000.0, 50.0).spare(100.0)
    50.0
    """

    burns: tuple[Burn, ...]
    fairing_kg: float
    area: float
    spin: float
    altitude_m: float
    extra: float

    def spare(self, payload_kg: float) -> float:
        """Delta-v kept back at insertion: what is needed later and the reserve, m/s."""
        return self.kept_of(total_delta_v(self.burns, payload_kg))

    def kept_of(self, whole: float) -> float:
        """As `spare`, from the ideal delta-v of all burns, m/s."""
        return self.extra + RESERVE_SHARE * whole


@dataclass(frozen=True, slots=True)
class Flown:
    """A flight that arrives: the burn before which it coasts (0: none), the bend asked of it, and its steering.

    >>> Flown(0, 0.0, (1.0, 0.3, 500.0)).steering[2]
    500.0
    """

    last: int
    bend: float
    steering: Vector
    """Lean, bend and payload kg."""


def circular_speed(altitude_m: float) -> float:
    """Speed in a circular orbit, m/s.

    >>> round(circular_speed(200000.0))
    7788
    """
    return sqrt(EARTH_MU / (EARTH_RADIUS_M + altitude_m))


def fly_continuous(ascent: Ascent) -> Flown | None:
    """A flight that burns into the orbit without a coast, or None.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> burns = burns_of(Launcher((Stage(3000, 90000, 2000, 300, 1800, 270), Stage(900, 15000, 150, 340))))
    >>> found = fly_continuous(Ascent(burns, 0.0, 5.0, 6.0e-5, 150000.0, 60.0))
    >>> 4000.0 < found.steering[2] < 5000.0
    True
    """
    guess = payload_for(ascent, circular_speed(ascent.altitude_m) + _FIRST_GUESS_M_S)
    if guess is None:
        return None
    scale = guess + ascent.burns[-1].drop_kg
    miss = _continuous(ascent)
    for lean, bend, share in _STARTS:
        found = solve(miss, (lean, bend, guess - (1.0 - share) * scale), scale)
        if found is not None:
            return Flown(0, 0.0, found)
    return None


def coast_points(ascent: Ascent) -> tuple[int, ...]:
    """Indexes of the burns before which a coast is worth trying: above a fair throw, with short burns left.

    >>> coast_points(Ascent((), 0.0, 1.0, 0.0, 200000.0, 0.0))
    ()
    """
    burns = ascent.burns
    found: list[int] = []
    thrown = 0.0
    for index in range(1, len(burns)):
        thrown += burns[index - 1].delta_v(0.0)
        fresh = burns[index].group != burns[index - 1].group
        left = total(burn.seconds for burn in burns[index:])
        if fresh and thrown > _LEAST_THROW_M_S and left < _LONGEST_LEVEL_S:
            found.append(index)
    return tuple(found)


def fly_coasting(ascent: Ascent, last: int) -> Flown | None:
    """The best flight that coasts to the orbit before burn `last`, or None.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> stages = (Stage(800, 8800, 490, 240, 440, 214), Stage(500, 3700, 286, 270), Stage(50, 900, 60, 280))
    >>> found = fly_coasting(Ascent(burns_of(Launcher(stages)), 0.0, 1.0, 6.0e-5, 200000.0, 0.0), 2)
    >>> 100.0 < found.steering[2] < 400.0
    True
    """
    upper = ascent.burns[last:]
    guess = payload_for(ascent, circular_speed(ascent.altitude_m) + _FIRST_GUESS_M_S)
    if guess is None:
        return None
    scale = guess + upper[-1].drop_kg
    start = (2.0, 0.0, guess - 0.2 * scale)
    best: Flown | None = None
    flights = _below(ascent, last)
    for bend in _BENDS:
        found = solve(_coasting(ascent, last, bend, flights), start, scale)
        if found is None:
            break
        start = found
        if best is None or found[2] > best.steering[2]:
            best = Flown(last, bend, found)
    return best


def fly_like(ascent: Ascent, known: Flown) -> Flown | None:
    """The flight of a known one's family for an ascent that hardly differs from its own, or None.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> burns = burns_of(Launcher((Stage(3000, 90000, 2000, 300, 1800, 270), Stage(900, 15000, 150, 340))))
    >>> easy, hard = (Ascent(burns, 0.0, 5.0, 6.0e-5, 150000.0, extra) for extra in (60.0, 90.0))
    >>> fly_like(easy, fly_continuous(hard)).steering[2] > fly_continuous(hard).steering[2]
    True
    """
    last = known.last
    miss = _coasting(ascent, last, known.bend, _below(ascent, last)) if last else _continuous(ascent)
    last_dry = ascent.burns[-1].drop_kg
    load = known.steering[2]
    found = solve(miss, known.steering, (load if load > 0.0 else 0.0) + last_dry)
    return None if found is None else Flown(known.last, known.bend, found)


def _continuous(ascent: Ascent) -> Callable[[Vector], Vector]:
    """Misses of a flight without a coast: radius, rise and speed at the end of the last burn."""
    goal_radius = EARTH_RADIUS_M + ascent.altitude_m
    goal_speed = circular_speed(ascent.altitude_m)
    flights = _Flights(ascent, ascent.burns, keeps=True)

    def miss(x: Vector) -> Vector:
        state = flights.fly(x)
        return (state.radius - goal_radius) / 200.0, state.rise, state.along - goal_speed

    return _bounded(miss, ascent)


def _below(ascent: Ascent, last: int) -> _Flights:
    """Flights up to the coast before burn `last`, which keep nothing back."""
    return _Flights(ascent, ascent.burns[:last], keeps=False)


def _coasting(ascent: Ascent, last: int, bend: float, flights: _Flights) -> Callable[[Vector], Vector]:
    """Misses of one of those flights and what follows it: apogee, bend, and speed after the last burn."""
    goal_radius = EARTH_RADIUS_M + ascent.altitude_m
    goal_speed = circular_speed(ascent.altitude_m)
    upper = ascent.burns[last:]

    def miss(x: Vector) -> Vector:
        radius, speed = apogee(flights.fly(x))
        gain = level_gain(upper, x[2], speed, goal_speed) - ascent.spare(x[2])
        return (radius - goal_radius) / 500.0, 200.0 * (x[1] - bend), speed + gain - goal_speed

    return _bounded(miss, ascent)


class _Flights:
    """Flights of some of an ascent's burns, for a search that often changes one of the three unknowns alone."""

    def __init__(self, ascent: Ascent, burns: Sequence[Burn], *, keeps: bool) -> None:
        """`keeps`: whether these burns hold back what the ascent keeps."""
        self._ascent = ascent
        self._burns = burns
        self._keeps = keeps
        self._load: float | None = None
        self._plan = Plan((), 0.0, 0.0, 0.0, 0.0)
        self._begun: dict[float, Begun] = {}

    def fly(self, x: Vector) -> State:
        """The end of the flight with this lean, bend and payload."""
        lean, bend, load = x
        if load != self._load:
            ascent = self._ascent
            spare = ascent.spare(load) if self._keeps else 0.0
            self._plan = plan_flight(self._burns, load, ascent.fairing_kg, ascent.area, ascent.spin, spare)
            self._load = load
            self._begun = {}
        begun = self._begun.get(lean)
        if begun is None:
            begun = self._begun[lean] = fly_programme(self._plan, lean)
        return fly_on(self._plan, lean, bend, begun)


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


@lru_cache(maxsize=1)
def payload_for(ascent: Ascent, needed: float) -> float | None:
    """Payload at which the ideal delta-v is `needed` plus what is kept back, kg; None if there is none.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> ascent = Ascent(burns_of(Launcher((Stage(300, 2000, 25, 320),))), 0.0, 1.0, 0.0, 2.0e5, 0.0)
    >>> payload_for(ascent, 9500.0) is None
    True
    """
    low = _least_load(ascent)
    needed -= ascent.spin * EARTH_RADIUS_M
    whole = total_delta_v(ascent.burns, low)
    if whole < needed + ascent.kept_of(whole):
        return None
    high = 2.0 * ascent.burns[0].start_kg
    for _ in range(30):
        middle = 0.5 * (low + high)
        whole = total_delta_v(ascent.burns, middle)
        if whole > needed + ascent.kept_of(whole):
            low = middle
        else:
            high = middle
    return low


def _least_load(ascent: Ascent) -> float:
    """The smallest load tried, kg: half the last stage's dry mass below nothing, to find roots near zero.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> _least_load(Ascent(burns_of(Launcher((Stage(300, 2000, 25, 320),))), 0.0, 1.0, 0.0, 2.0e5, 0.0))
    -150.0
    """
    return -0.5 * ascent.burns[-1].drop_kg


def _bounded(miss: Callable[[Vector], Vector], ascent: Ascent) -> Callable[[Vector], Vector]:
    """The same misses, with the payload held at the smallest load and the lean within sense.

    >>> from .burns import burns_of
    >>> from .stages import Launcher, Stage
    >>> ascent = Ascent(burns_of(Launcher((Stage(300, 2000, 25, 320),))), 0.0, 1.0, 0.0, 2.0e5, 0.0)
    >>> _bounded(lambda x: x, ascent)((1.0, 0.0, -900.0))
    (1.0, 0.0, -150.0)
    """
    least = _least_load(ascent)

    def inside(x: Vector) -> Vector:
        return miss((x[0] if x[0] > 0.05 else 0.05, x[1], x[2] if x[2] > least else least))

    return inside
