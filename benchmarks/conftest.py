"""Fixtures of the benchmarks: the scenario's rules, and a yardstick timed in the same run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.yardstick import seconds
from spacerace_game.content import load_rules
from spacerace_game.engine import State, new_game
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.spec.rules import Rules

Measure = Callable[..., Any]


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Space Race 1945 as it is shipped."""
    return load_rules("space_race_1945", use_cache=False)


@pytest.fixture(scope="session")
def state(rules: Rules) -> State:
    """The middle of a steady campaign."""
    names = dict.fromkeys(rules.side_index, "steady")
    return run(rules, controllers_named(names), start=new_game(rules, 1957), turns=60, facts=False).state


@pytest.fixture
def measure(benchmark: Any) -> Measure:
    """Times a call and notes it as a multiple of the yardstick, timed right before it."""

    def timed(call: Callable[..., Any], *args: Any, rounds: int | None = None, **named: Any) -> Any:
        yard = seconds()
        if rounds is None:
            result = benchmark(call, *args, **named)
        else:
            result = benchmark.pedantic(call, args=args, kwargs=named, rounds=rounds, warmup_rounds=1)
        if benchmark.stats is not None:
            median = benchmark.stats.stats.median
            benchmark.extra_info["yardsticks"] = round(median / yard, 3)
            print(f"\n{benchmark.name}: {median * 1000:.3f} ms, {median / yard:.3f} yardsticks")
        return result

    return timed
