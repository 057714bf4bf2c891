"""How long a scenario takes to load in a process that has imported everything and remembers nothing.

`python -m benchmarks.loading` prints, for a load with all checks and for one from the cache, the median and the
least of several fresh processes, in milliseconds of processor time and in yardsticks timed in the same process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from statistics import median
from time import process_time
from typing import NamedTuple

from benchmarks.yardstick import seconds
from spacerace_game.content import load_rules
from spacerace_game.store.folders import HOME_VARIABLE

SCENARIO = "space_race_1945"
TIMES = 9


class Timing(NamedTuple):
    """What one load took."""

    seconds: float
    yardsticks: float


def once(*, use_cache: bool) -> Timing:
    """Loads the scenario here and now; to be called once in a process."""
    yard = seconds()
    start = process_time()
    load_rules(SCENARIO, use_cache=use_cache)
    took = process_time() - start
    return Timing(took, took / min(yard, seconds()))


def in_fresh_process(*, use_cache: bool) -> Timing:
    """The timing of a load in a process of its own; with the cache, the caller has filled it."""
    command = [sys.executable, "-m", "benchmarks.loading", "cached" if use_cache else "cold"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Timing(*json.loads(done.stdout))


def main() -> None:
    """Prints both kinds of load; with `cold` or `cached` as an argument, times one of them in this process."""
    if len(sys.argv) > 1:
        print(json.dumps(once(use_cache=sys.argv[1] == "cached")))
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        load_rules(SCENARIO)
        for use_cache, name in ((False, "with all checks"), (True, "from the cache")):
            timings = [in_fresh_process(use_cache=use_cache) for _ in range(TIMES)]
            took, yards = (sorted(column) for column in zip(*timings))
            print(
                f"{name}: median {median(took) * 1000:.0f} ms or {median(yards):.0f} yardsticks,"
                f" least {took[0] * 1000:.0f} ms or {yards[0]:.0f}"
            )


if __name__ == "__main__":
    main()
