"""Newton's method for two or three equations with damped, bounded steps, in a fixed order of operations."""

from __future__ import annotations

from collections.abc import Callable

Vector = tuple[float, float, float]
"""Lean, bend and payload; or three misses in metres per second."""
Columns = tuple[Vector, Vector, Vector]
_MOST_STEPS = 18
_GOOD_ENOUGH = 0.25
_HOPELESS_AFTER = 7
_HOPELESS = 1.0e4
_STUCK = 0.9
_STUCK_STEPS = 2


def solve(miss: Callable[[Vector], Vector], start: Vector, load_scale: float) -> Vector | None:
    """Lean, bend and payload at which every miss vanishes (within half a m/s), or None if not found.

    `load_scale` (kg) sets the size of payload steps. Derivatives are forward differences, kept as long
    as each step cuts the miss to a fifth. Where two steps in turn win next to nothing, no third is tried, however
    near the goal they are: what arrives has left such a place with the second.

    >>> found = solve(lambda x: (x[0] - 1.0, x[1] - 0.2, x[2] - 500.0), (1.1, 0.1, 450.0), 100.0)
    >>> [round(x, 3) for x in found]
    [1.0, 0.2, 500.0]
    """
    x, f = start, miss(start)
    columns: Columns | None = None
    stuck = 0
    for step in range(_MOST_STEPS):
        size = _square(f)
        if size < _GOOD_ENOUGH:
            return x
        if step > _HOPELESS_AFTER and size > _HOPELESS:
            return None
        if columns is None:
            columns = _derivatives(miss, x, f, load_scale)
        change = linear_solve(*columns, f)
        if change is None:
            return None
        x, f = _damped(miss, x, change, size, load_scale)
        left = _square(f)
        if left > 0.04 * size:
            columns = None
        stuck = stuck + 1 if left > _STUCK * size else 0
        if stuck == _STUCK_STEPS:
            return None
    return x if _square(f) < _GOOD_ENOUGH else None


def _derivatives(miss: Callable[[Vector], Vector], x: Vector, f: Vector, load_scale: float) -> Columns:
    """Change of the misses with lean, bend and payload, by forward differences.

    >>> _derivatives(lambda x: (2.0 * x[0], x[1], x[2]), (1.0, 0.0, 0.0), (2.0, 0.0, 0.0), 100.0)[1]
    (0.0, 1.0, 0.0)
    """
    dx, dy, dz = 0.005 * x[0], 0.01, 0.01 * load_scale
    a = miss((x[0] + dx, x[1], x[2]))
    b = miss((x[0], x[1] + dy, x[2]))
    c = miss((x[0], x[1], x[2] + dz))
    return (
        ((a[0] - f[0]) / dx, (a[1] - f[1]) / dx, (a[2] - f[2]) / dx),
        ((b[0] - f[0]) / dy, (b[1] - f[1]) / dy, (b[2] - f[2]) / dy),
        ((c[0] - f[0]) / dz, (c[1] - f[1]) / dz, (c[2] - f[2]) / dz),
    )


def _damped(
    miss: Callable[[Vector], Vector], x: Vector, change: Vector, size: float, load_scale: float
) -> tuple[Vector, Vector]:
    """Take the step, cut to its bounds and then shortened until the miss falls (at most four times).

    >>> _damped(lambda x: x, (1.0, 0.5, 10.0), (0.1, 0.5, 10.0), 101.25, 100.0)
    ((0.9, 0.0, 0.0), (0.9, 0.0, 0.0))
    """
    damp = 1.0
    for part, most in zip(change, (0.35 * x[0], 0.8, 0.35 * load_scale)):
        length = part if part >= 0.0 else -part
        if length * damp > most:
            damp = most / length
    y, g = x, (0.0, 0.0, 0.0)
    for _ in range(5):
        y = (x[0] - damp * change[0], x[1] - damp * change[1], x[2] - damp * change[2])
        g = miss(y)
        if _square(g) < size:
            break
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
    return a[0] * (b[1] * c[2] - c[1] * b[2]) - b[0] * (a[1] * c[2] - c[1] * a[2]) + c[0] * (a[1] * b[2] - b[1] * a[2])


def _square(f: Vector) -> float:
    """Sum of squares.

    >>> _square((1.0, 2.0, 2.0))
    9.0
    """
    return f[0] * f[0] + f[1] * f[1] + f[2] * f[2]
