"""A yardstick of plain Python: what a machine takes for it says how fast the machine is, whatever it is.

One yardstick is a loop of the operations the engine is made of: whole-number arithmetic, list and dict
access, attribute access, small function calls, sorting. Timings given in yardsticks can be compared between machines.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

ROUNDS = 7


class _Thing:
    __slots__ = ("level", "values")

    def __init__(self, level: int) -> None:
        self.level = level
        self.values = [level * 7 % 13, level * 5 % 11, level]


def _worth(thing: _Thing, factor: int) -> int:
    return sum(thing.values) * factor // 1_000_000 + thing.level


def work() -> int:
    """One yardstick of work; the number says that it was done."""
    things = [_Thing(number) for number in range(200)]
    table: dict[str, int] = {}
    total = 0
    for number in range(2_000):
        thing = things[number % 200]
        total = (total + _worth(thing, 900_000 + number)) % 1_000_003
        thing.level = total % 97
        name = f"thing-{number % 50}"
        table[name] = table.get(name, 0) + thing.level
    ranked = sorted(table.items(), key=lambda one: (-one[1], one[0]))
    return total + ranked[0][1]


def seconds(clock: Callable[[], float] = perf_counter) -> float:
    """What one yardstick takes here and now: the least of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best
