"""Fixtures that many tests share: the real scenario's rules, and a small one with three sides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from spacerace_game.content import load_rules, parser
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


@pytest.fixture(scope="module", params=["libyaml", "python"])
def each_yaml_parser(request: pytest.FixtureRequest) -> Iterator[str]:
    """Once with libyaml, once as where PyYAML was built without it."""
    if request.param == "libyaml" and parser.CParser is None:
        pytest.skip("PyYAML has no libyaml here")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "python":
            patch.setattr(parser, "CParser", None)
        yield request.param
