"""The package's own elementary functions: close to the C library, and the same bits everywhere."""

import math
from fractions import Fraction

import pytest

from spacerace_game.rocketry import arithmetic

ANGLES = [step * 0.37 - 40.0 for step in range(220)]
SIZES = [10.0 ** (step / 7.0 - 15.0) for step in range(210)]


@pytest.mark.parametrize("name", ["sin", "cos", "atan", "exp"])
def test_functions_of_any_number_agree_with_the_c_library(name: str) -> None:
    own, reference = getattr(arithmetic, name), getattr(math, name)
    for x in ANGLES:
        assert own(x) == pytest.approx(reference(x), rel=1e-12, abs=1e-15)


def test_the_logarithm_agrees_with_the_c_library() -> None:
    for x in SIZES:
        assert arithmetic.log(x) == pytest.approx(math.log(x), rel=1e-12, abs=1e-12)


def test_the_square_root_is_the_nearest_number_there_is() -> None:
    for x in (2.0, 3.0, 1.0e-30, 7.25e17, *SIZES):
        root, square = arithmetic.sqrt(x), Fraction(x)
        below, above = (Fraction(math.nextafter(root, way)) for way in (0.0, math.inf))
        assert ((below + Fraction(root)) / 2) ** 2 <= square <= ((above + Fraction(root)) / 2) ** 2


def test_atan2_knows_every_quadrant_and_axis() -> None:
    for y in (-2.0, -0.0, 0.0, 3.0):
        for x in (-1.5, 1.5):
            assert arithmetic.atan2(y, x) == pytest.approx(math.atan2(y if y else 0.0, x), abs=1e-12)
    assert arithmetic.atan2(1.0, 0.0) == pytest.approx(math.pi / 2)
    assert arithmetic.atan2(-1.0, 0.0) == pytest.approx(-math.pi / 2)


def test_what_has_no_answer_is_refused() -> None:
    nan = float("nan")
    for call, x in [
        (arithmetic.log, 0.0),
        (arithmetic.log, nan),
        (arithmetic.exp, 701.0),
        (arithmetic.exp, nan),
        (arithmetic.sin, 1.0e7),
        (arithmetic.cos, nan),
    ]:
        with pytest.raises(ValueError, match="found"):
            call(x)


def test_exp_of_a_very_negative_number_is_nothing() -> None:
    assert arithmetic.exp(-1000.0) == 0.0
