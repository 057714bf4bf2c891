"""How a turn's cost grows with content: `python benchmarks/growth.py [--turns N] [--sizes 1 3 10]`.

The scenario is multiplied: every technology, vehicle, mission, storylet and person comes so many times, under
ids of its own, with the references between the copies kept. Both sides play `steady` on the first copy's
share of turns; only `play_turn` with facts off is timed, in processor time, and the mean of the turns is told.
What a turn costs at two fixed sizes tells `python -m benchmarks.slice`.
"""

from __future__ import annotations

import argparse
import copy
import time
from typing import Any

from pydantic import TypeAdapter

from spacerace_game.ai import steady
from spacerace_game.content import load_rules
from spacerace_game.engine import State, new_game, play_turn, view_for
from spacerace_game.spec.rules import Rules, compile_rules
from spacerace_game.spec.scenario import Scenario

SCENARIO = "space_race_1945"
CLONED = ("people", "technologies", "facilities", "vehicles", "spacecraft", "missions", "milestones")
CLONED += ("requirements", "storylets")
WORDS = ("system", "systems", "kind", "meter", "role", "customer", "destination", "discipline", "treatment")
"""Keys whose values are the format's own words, some of which are ids as well."""
LINEAR = 1.25
"""Growth is called linear where ten times the content costs at most so much more than ten times the turn."""


def multiplied(rules: Rules, times: int) -> Rules:
    """The same scenario with its content so many times, without the record of real flights."""
    scenario = rules.scenario
    plain = scenario.model_dump(mode="json")
    names = {item["id"] for kind in CLONED for item in plain[kind]}
    names |= {feat for mission in plain["missions"] for phase in mission["phases"] for feat in phase["feats"]}
    names |= {stage["design"] for vehicle in plain["vehicles"] for stage in vehicle["stages"]}
    names |= {craft["design"] for craft in plain["spacecraft"] if craft.get("design")}
    capabilities = dict(rules.capabilities)
    update: dict[str, Any] = {"history": ()}
    for kind in CLONED:
        items = list(plain[kind])
        for number in range(1, times):
            items += [_renamed(copy.deepcopy(item), names, f"-x{number}") for item in plain[kind]]
        model = type(getattr(scenario, kind)[0]) if getattr(scenario, kind) else None
        if model is not None:
            update[kind] = TypeAdapter(tuple[model, ...]).validate_python(items)  # type: ignore[valid-type]
    for number in range(1, times):
        capabilities |= {f"{name}-x{number}": can for name, can in rules.capabilities.items()}
    grown: Scenario = scenario.model_copy(update=update)
    return compile_rules(grown, capabilities, (f"{rules.hash}-{times}", rules.texts_hash))


def _renamed(value: Any, names: set[str], suffix: str) -> Any:
    if isinstance(value, dict):
        return {key: one if key in WORDS else _renamed(one, names, suffix) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, names, suffix) for one in value]
    return f"{value}{suffix}" if isinstance(value, str) and value in names else value


Played = list[tuple[State, dict[str, Any]]]
"""Turns that were played: the state before each, and the orders."""


def steady_turns(rules: Rules, turns: int = 10_000) -> Played:
    """The first so many turns of a steady campaign, at most to its end."""
    played: Played = []
    state = new_game(rules, 1957)
    while len(played) < turns and not state.over:
        orders = {side: steady(view_for(state, side), 1) for side in rules.side_index}
        played.append((state, orders))
        state = play_turn(state, orders, facts=False).state
    return played


def replay(played: Played) -> None:
    """Plays the turns again with facts off."""
    for before, orders in played:
        play_turn(before, orders, facts=False)


def turn_ms(played: Played, rounds: int = 1) -> float:
    """Mean milliseconds of a turn, played again: what is built once is not counted. The least of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        replay(played)
        best = min(best, time.process_time() - begin)
    return 1000 * best / len(played)


def main() -> None:
    """Prints a line for each size, and whether growth is linear."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--turns", type=int, default=60)
    reader.add_argument("--sizes", type=int, nargs="+", default=[1, 3, 10])
    asked = reader.parse_args()
    rules = load_rules(SCENARIO)
    found: dict[int, float] = {}
    for times in asked.sizes:
        grown = multiplied(rules, times)
        found[times] = turn_ms(steady_turns(grown, asked.turns), rounds=3)
        content = sum(len(getattr(grown.scenario, kind)) for kind in CLONED)
        print(f"{times:3} × content ({content:6} items): {found[times]:7.3f} ms a turn", flush=True)
    least, most = min(found), max(found)
    growth = found[most] / found[least] / (most / least)
    verdict = "linear or better" if growth <= LINEAR else "NOT linear"
    print(f"{most} × content costs {found[most] / found[least]:.1f} × the turn of {least} ×: {verdict}")


if __name__ == "__main__":
    main()
