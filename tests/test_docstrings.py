"""The examples in the docstrings run and say the truth."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import spacerace_game

MODULES = sorted(one.name for one in pkgutil.walk_packages(spacerace_game.__path__, "spacerace_game."))


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_the_examples_of_a_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples_to_run() -> None:
    attempted = [doctest.testmod(importlib.import_module(name)).attempted for name in MODULES if "rocketry" in name]
    assert sum(attempted) > 30
