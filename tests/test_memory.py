"""Thousands of campaigns in one process: what is remembered between them stays as small as it was."""

from __future__ import annotations

from typing import Any

from spacerace_game.engine.chance import draw
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.spec.rules import Rules

TURNS = 12


def held(thing: Any) -> int:
    """How many things plain containers hold, one in another."""
    if isinstance(thing, dict):
        return len(thing) + sum(held(one) for one in thing.values())
    if isinstance(thing, list | tuple | set | frozenset):
        return len(thing) + sum(held(one) for one in thing)
    return 0


def test_many_campaigns_leave_no_more_behind_than_few(rules: Rules) -> None:
    policies = controllers_named(dict.fromkeys(rules.side_index, "historical"))

    def after(seeds: range) -> int:
        for seed in seeds:
            run(rules, policies, seed=seed, facts=False, turns=TURNS)
        return held(rules.machinery)

    few, many = after(range(20)), after(range(20, 60))
    assert many <= few * 1.02
    info = draw.cache_info()
    assert info.maxsize is not None
    assert info.currsize <= info.maxsize
