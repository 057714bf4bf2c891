"""Fixtures that many tests share: the real scenario's rules, and a small one with three sides."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from spacerace_game.content import load_rules
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import real_rules

SCENARIOS = Path(__file__).parent / "data" / "scenarios"


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Space Race 1945 as it is shipped, compiled anew."""
    return real_rules()


@pytest.fixture(scope="session")
def three_rules() -> Rules:
    """A small scenario with three sides."""
    return load_rules(SCENARIOS / "three_sides", use_cache=False)
