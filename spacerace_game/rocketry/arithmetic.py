"""Elementary functions from + − × ÷ √ alone, so every machine computes the same bits.

IEEE 754 fixes the results of the four operations and of the square root to the last bit (clause 5.4.1),
but not the results of a C library's `exp`, `log`, `sin` or `pow`. These are our own: argument reduction
followed by a short series, in a fixed order of operations. Relative error is below 1e-12 everywhere (absolute
error for `sin`, `cos` and for `log` near one), measured against `math` in the tests. The square root is the
processor's, and the one thing taken from `math`.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

__all__ = ["atan", "atan2", "cos", "exp", "is_number", "log", "power", "sin", "sqrt", "total"]

PI = 3.141592653589793
HALF_PI = 1.5707963267948966
DEGREE = PI / 180.0
_LN2_HIGH = 0.693147180369123816490  # the low 21 bits are zero, so n * _LN2_HIGH is exact
_LN2_LOW = 1.90821492927058770002e-10
_HALF_PI_HIGH = 1.57079632673412561417
_HALF_PI_LOW = 6.07710050650619224932e-11
_SQRT2 = 1.4142135623730951
_LARGEST_ANGLE = 1.0e6
_TWO_POWERS = tuple((p, float(1 << p), 1.0 / float(1 << p)) for p in (512, 256, 128, 64, 32, 16, 8, 4, 2, 1))
_FACTORIALS = tuple(1.0 / f for f in (1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800))
_EXP_SERIES = tuple(reversed((*_FACTORIALS, 1.0 / 479001600.0, 1.0 / 6227020800.0)))
_ATAN_SERIES = tuple((1.0 if odd % 4 == 1 else -1.0) / odd for odd in range(25, 0, -2))
_SIN_SERIES = (
    1.0 / 355687428096000.0,
    -1.0 / 1307674368000.0,
    1.0 / 6227020800.0,
    -1.0 / 39916800.0,
    1.0 / 362880.0,
    -1.0 / 5040.0,
    1.0 / 120.0,
    -1.0 / 6.0,
    1.0,
)
_COS_SERIES = (
    1.0 / 20922789888000.0,
    -1.0 / 87178291200.0,
    1.0 / 479001600.0,
    -1.0 / 3628800.0,
    1.0 / 40320.0,
    -1.0 / 720.0,
    1.0 / 24.0,
    -0.5,
    1.0,
)


def is_number(value: object) -> bool:
    """Whether `value` is a finite int or float (a bool, NaN or infinity is not).

    >>> is_number(3), is_number(2.5), is_number(float("nan")), is_number(True)
    (True, True, False, False)
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return -1.0e300 < value < 1.0e300


def total(values: Iterable[float]) -> float:
    """Sum in the given order, one rounding each (the built-in `sum` compensates since Python 3.12).

    >>> total([0.1] * 10)
    0.9999999999999999
    """
    result = 0.0
    for value in values:
        result += value
    return result


def _binary_scale(x: float) -> tuple[float, int]:
    """Split a positive number into a mantissa in [1, 2) and a power of two.

    >>> _binary_scale(12.0)
    (1.5, 3)
    """
    exponent = 0
    if x >= 2.0:
        for power, factor, inverse in _TWO_POWERS:
            if x >= factor:
                x *= inverse
                exponent += power
    elif x < 1.0:
        for power, factor, inverse in _TWO_POWERS:
            if x < inverse:
                x *= factor
                exponent -= power
        if x < 1.0:
            x *= 2.0
            exponent -= 1
    return x, exponent


def _power_of_two(exponent: int) -> float:
    """Two to a whole power, exactly.

    >>> _power_of_two(-3), _power_of_two(10)
    (0.125, 1024.0)
    """
    return float(1 << exponent) if exponent >= 0 else 1.0 / float(1 << -exponent)


def exp(x: float) -> float:
    """e to the power x, for x from −700 to 700 (zero below).

    Raises ValueError above 700 or for NaN.

    >>> exp(0.0), round(exp(1.0), 12)
    (1.0, 2.718281828459)
    """
    if x < -700.0:
        return 0.0
    if not x <= 700.0:
        raise ValueError(f"exp needs a number of at most 700, found {x!r}")
    n = int(x / 0.6931471805599453 + (0.5 if x >= 0.0 else -0.5))
    r = (x - n * _LN2_HIGH) - n * _LN2_LOW
    total = 0.0
    for coefficient in _EXP_SERIES:
        total = total * r + coefficient
    return total * _power_of_two(n)


def log(x: float) -> float:
    """Natural logarithm of a number from 1e-300 to 1e300.

    Raises ValueError outside that range or for NaN.

    >>> log(1.0), round(log(10.0), 12)
    (0.0, 2.302585092994)
    """
    if not 1.0e-300 <= x <= 1.0e300:
        raise ValueError(f"log needs a number from 1e-300 to 1e300, found {x!r}")
    if 1.0 <= x < 16.0:  # what the masses of rockets ask for
        mantissa, exponent = x, 0
        while mantissa >= 2.0:
            mantissa *= 0.5
            exponent += 1
    else:
        mantissa, exponent = _binary_scale(x)
    if mantissa > _SQRT2:
        mantissa *= 0.5
        exponent += 1
    s = (mantissa - 1.0) / (mantissa + 1.0)
    square = s * s
    total = 1.0 / 23.0 * square + 1.0 / 21.0
    total = ((total * square + 1.0 / 19.0) * square + 1.0 / 17.0) * square + 1.0 / 15.0
    total = ((total * square + 1.0 / 13.0) * square + 1.0 / 11.0) * square + 1.0 / 9.0
    total = (((total * square + 1.0 / 7.0) * square + 1.0 / 5.0) * square + 1.0 / 3.0) * square + 1.0
    return exponent * _LN2_HIGH + (exponent * _LN2_LOW + 2.0 * s * total)


def power(x: float, y: float) -> float:
    """x to the power y for positive x, as exp(y log x).

    >>> round(power(27.0, 1.0 / 3.0), 9)
    3.0
    """
    return exp(y * log(x))


def sin(x: float) -> float:
    """Sine of an angle in radians, for angles up to a million radians either way.

    >>> round(sin(30.0 * DEGREE), 12)
    0.5
    """
    quadrant, r = _quadrant(x)
    value = _sin_small(r) if quadrant % 2 == 0 else _cos_small(r)
    return -value if quadrant >= 2 else value


def cos(x: float) -> float:
    """Cosine of an angle in radians, for angles up to a million radians either way.

    >>> round(cos(60.0 * DEGREE), 12)
    0.5
    """
    quadrant, r = _quadrant(x)
    value = _cos_small(r) if quadrant % 2 == 0 else _sin_small(r)
    return -value if quadrant in (1, 2) else value


def atan(x: float) -> float:
    """Arc tangent in radians, from −π/2 to π/2.

    >>> round(atan(1.0) * 4.0, 12)
    3.14159265359
    """
    if x < 0.0:
        return -atan(-x)
    if x > 1.0:
        return HALF_PI - atan(1.0 / x)
    half = x / (1.0 + sqrt(1.0 + x * x))
    quarter = half / (1.0 + sqrt(1.0 + half * half))
    square = quarter * quarter
    total = 0.0
    for coefficient in _ATAN_SERIES:
        total = total * square + coefficient
    return 4.0 * quarter * total


def atan2(y: float, x: float) -> float:
    """Angle in radians of the point (x, y), from −π to π; zero at the origin.

    >>> round(atan2(1.0, -1.0) / DEGREE, 9)
    135.0
    """
    if x > 0.0:
        return atan(y / x)
    if x < 0.0:
        return atan(y / x) + (PI if y >= 0.0 else -PI)
    if y == 0.0:
        return 0.0
    return HALF_PI if y > 0.0 else -HALF_PI


def _quadrant(x: float) -> tuple[int, float]:
    """Quadrant 0..3 of an angle and the rest within ±π/4; ValueError beyond a million radians.

    >>> _quadrant(0.25)
    (0, 0.25)
    """
    if not -_LARGEST_ANGLE <= x <= _LARGEST_ANGLE:
        raise ValueError(f"the angle must lie within a million radians, found {x!r}")
    n = int(x / HALF_PI + (0.5 if x >= 0.0 else -0.5))
    return n % 4, (x - n * _HALF_PI_HIGH) - n * _HALF_PI_LOW


def _sin_small(r: float) -> float:
    """Sine within ±π/4 by its Taylor series.

    >>> _sin_small(0.0)
    0.0
    """
    square = r * r
    total = 0.0
    for coefficient in _SIN_SERIES:
        total = total * square + coefficient
    return total * r


def _cos_small(r: float) -> float:
    """Cosine within ±π/4 by its Taylor series.

    >>> _cos_small(0.0)
    1.0
    """
    square = r * r
    total = 0.0
    for coefficient in _COS_SERIES:
        total = total * square + coefficient
    return total
