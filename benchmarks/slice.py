"""What a turn costs as far as 1961 and on the whole scenario: `python -m benchmarks.slice`.

It tells the mean over all turns of a steady campaign with facts off, in processor time and in yardsticks timed in
the same run. The aims are 0.4 ms for Space Race 1945 as it was when it ended in 1961, and 0.5 ms for all of it.

What the files of the later years (`*_1962_75.yaml`, the storylets from 1962 on) add is left out, with whatever
refers to nothing else; the calendar ends with 1961, and so do the customers' requirements.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from benchmarks import yardstick
from benchmarks.growth import CLONED, SCENARIO, WORDS, steady_turns, turn_ms
from spacerace_game.content import load_rules
from spacerace_game.spec.dates import day_number
from spacerace_game.spec.rules import Rules, compile_rules
from spacerace_game.spec.scenario import Scenario
from spacerace_game.store.folders import find_scenario

LAST_YEAR = 1961
END = day_number(LAST_YEAR, 12, 31)
PRUNED = (*CLONED, "sides", "bureaus", "endings")
MAY_LACK = ("lesser",)
"""Keys that an item can do without when what they name is gone."""
_GONE = object()


def sliced(rules: Rules, folder: Path) -> Rules:
    """The rules of the scenario in a folder, restricted to 1945–1961, without the record of real flights."""
    scenario = rules.scenario
    plain = scenario.model_dump(mode="json")
    late = _late_ids(folder)
    kinds = {kind: [item for item in plain[kind] if item["id"] not in late.get(kind, ())] for kind in PRUNED}
    ends = {wanted.id: wanted.posted for wanted in scenario.requirements}
    kinds["requirements"] = [item for item in kinds["requirements"] if ends[item["id"]] <= END]
    before = -1
    while before != (now := sum(map(len, kinds.values()))):
        before = now
        staying = {item["id"] for items in kinds.values() for item in items}
        gone = {item["id"] for kind in PRUNED for item in plain[kind]} - staying
        kinds = {
            kind: [left for one in items if (left := _without(one, gone)) is not _GONE] for kind, items in kinds.items()
        }
    update: dict[str, Any] = {"history": (), "end": END}
    for kind, items in kinds.items():
        model = type(getattr(scenario, kind)[0])
        update[kind] = TypeAdapter(tuple[model, ...]).validate_python(items)  # type: ignore[valid-type]
    cut: Scenario = scenario.model_copy(update=update)
    return compile_rules(cut, rules.capabilities, (f"{rules.hash}-{LAST_YEAR}", rules.texts_hash))


def _late_ids(folder: Path) -> dict[str, set[str]]:
    """By kind: what the files of the later years define."""
    found: dict[str, set[str]] = {}
    for file in sorted(folder.rglob("*.yaml")):
        year = re.match(r"(19\d\d)-", file.name)
        if file.stem.endswith("_1962_75") or (year and int(year[1]) > LAST_YEAR):
            for kind, items in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                if isinstance(items, list):
                    found.setdefault(kind, set()).update(item["id"] for item in items if "id" in item)
    return found


def _without(value: Any, gone: set[str]) -> Any:
    """A part of an item without what names something that is gone; `_GONE` where nothing is left of it."""
    if isinstance(value, dict):
        kept = {key: one if key in WORDS else _without(one, gone) for key, one in value.items()}
        kept = {key: one for key, one in kept.items() if one is not _GONE or key not in MAY_LACK}
        return _GONE if any(one is _GONE for one in kept.values()) else kept
    if isinstance(value, list):
        left = [one for one in (_without(part, gone) for part in value) if one is not _GONE]
        return left if left or not value else _GONE
    return _GONE if isinstance(value, str) and value in gone else value


def main() -> None:
    """Prints what a turn costs at both sizes."""
    rules = load_rules(SCENARIO)
    for name, sized in ((f"to {LAST_YEAR}", sliced(rules, find_scenario(SCENARIO))), ("whole", rules)):
        content = sum(len(getattr(sized.scenario, kind)) for kind in CLONED)
        played = steady_turns(sized)
        yard = yardstick.seconds(time.process_time)
        cost = turn_ms(played, rounds=5)
        yard = 1000 * min(yard, yardstick.seconds(time.process_time))
        told = f"{cost:.3f} ms a turn, {cost / yard:.2f} yardsticks of {yard:.3f} ms"
        print(f"{name} ({content} items, {len(played)} turns): {told}", flush=True)


if __name__ == "__main__":
    main()
