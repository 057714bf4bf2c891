"""Newton's method for two or three equations with damped, bounded steps, in a fixed order of operations."""

from __future__ import annotations

from collections.abc import Callable

Vector = tuple[float, float, float]
"""Lean, bend and payload; or three misses in metres per second."""
_MOST_STEPS = 14
_GOOD_ENOUGH = 1.0


def solve(miss: Callable[[Vector], Vector], start: Vector, load_scale: float) -> Vector | None:
    """Lean, bend and payload at which every miss vanishes (within 1 m/s), or None if not found.

    `load_scale` (kg) sets the size of payload steps. Derivatives are forward differences.

    >>> found = solve(lambda x: (x[0] - 1.0, x[1] - 0.2, x[2] - 500.0), (1.1, 0.1, 450.0), 100.0)
    >>> [round(x, 3) for x in found]
    [1.0, 0.2, 500.0]
    """
    x = start
    f = miss(x)
    for _ in range(_MOST_STEPS):
        size = _square(f)
        if size < _GOOD_ENOUGH:
            return x
        change = _newton_step(miss, x, f, load_scale)
        if change is None:
            return None
        x, f = _damped(miss, x, change, size, load_scale)
    return x if _square(f) < _GOOD_ENOUGH else None


def _newton_step(miss: Callable[[Vector], Vector], x: Vector, f: Vector, load_scale: float) -> Vector | None:
    """The full Newton step to subtract from `x`, or None where the derivatives are singular."""
    dx, dy, dz = 0.005 * x[0], 0.01, 0.01 * load_scale
    a = miss((x[0] + dx, x[1], x[2]))
    b = miss((x[0], x[1] + dy, x[2]))
    c = miss((x[0], x[1], x[2] + dz))
    return linear_solve(
        ((a[0] - f[0]) / dx, (a[1] - f[1]) / dx, (a[2] - f[2]) / dx),
        ((b[0] - f[0]) / dy, (b[1] - f[1]) / dy, (b[2] - f[2]) / dy),
        ((c[0] - f[0]) / dz, (c[1] - f[1]) / dz, (c[2] - f[2]) / dz),
        f,
    )


def _damped(
    miss: Callable[[Vector], Vector], x: Vector, change: Vector, size: float, load_scale: float
) -> tuple[Vector, Vector]:
    """Take the step, cut to its bounds and then halved until the miss falls (at most four times)."""
    damp = 1.0
    for part, most in zip(change, (0.35 * x[0], 0.8, 0.35 * load_scale)):
        length = part if part >= 0.0 else -part
        if length * damp > most:
            damp = most / length
    y, g = x, miss(x)
    for _ in range(5):
        y = (x[0] - damp * change[0], x[1] - damp * change[1], x[2] - damp * change[2])
        g = miss(y)
        if _square(g) < size:
            return y, g
        damp *= 0.4
    return y, g


def linear_solve(a: Vector, b: Vector, c: Vector, f: Vector) -> Vector | None:
    """Solve x a + y b + z c = f by Cramer's rule; None when the columns are dependent.

    >>> linear_solve((2.0, 0.0, 0.0), (0.0, 4.0, 0.0), (0.0, 0.0, 5.0), (2.0, 2.0, 10.0))
    (1.0, 0.5, 2.0)
    """
    det = _determinant(a, b, c)
    if det == 0.0 or det != det:
        return None
    return _determinant(f, b, c) / det, _determinant(a, f, c) / det, _determinant(a, b, f) / det


def _determinant(a: Vector, b: Vector, c: Vector) -> float:
    """Determinant of three columns.

    >>> _determinant((1.0, 0.0, 0.0), (0.0, 2.0, 0.0), (0.0, 0.0, 3.0))
    6.0
    """
    return (
        a[0] * (b[1] * c[2] - c[1] * b[2])
        - b[0] * (a[1] * c[2] - c[1] * a[2])
        + c[0] * (a[1] * b[2] - b[1] * a[2])
    )


def _square(f: Vector) -> float:
    """Sum of squares."""
    return f[0] * f[0] + f[1] * f[1] + f[2] * f[2]
