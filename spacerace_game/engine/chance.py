"""Chance by name: a draw is a pure function of the campaign's seed and of what it is for.

Keys name the thing (an article, a design and a fault, an attempt), never the turn, an ordinal or an index,
so one more draw in a rule changes no other, and waiting changes readiness but not fate.
"""

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

PPM = 1_000_000
SEEDS = 8
"""For how many campaigns at a time draws are kept."""


def chance(seed: int, *key: object) -> int:
    """A whole number from 0 to 999,999, uniform, for this seed and key: compare it with odds in ppm.

    >>> chance(1957, "article", "r-7", 8) == chance(1957, "article", "r-7", 8)
    True
    """
    return draw(seed, PPM, *key)


@lru_cache(maxsize=16_384, typed=True)
def draw(seed: int, below: int, *key: object) -> int:
    """A whole number from 0 to below − 1, uniform to one part in 2⁶⁴.

    The text of seed and key is hashed by blake2b to 64 bits u, and u·below >> 64 is the draw.

    >>> {draw(s, 3, "coin") for s in range(40)} == {0, 1, 2}
    True
    """
    text = f"{seed}/{'/'.join(map(str, key))}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") * below >> 64


def chances(seed: int, *key: object) -> Callable[[str, int, int], int]:
    """`chance` for many keys that begin alike and end in a name and two numbers, none of them asked twice.

    >>> chances(1957, "article", "r-7", 8)("floor", 0, 1) == chance(1957, "article", "r-7", 8, "floor", 0, 1)
    True
    """
    begun = f"{seed}/{'/'.join(map(str, key))}/"

    def ending(name: str, first: int, second: int) -> int:
        text = f"{begun}{name}/{first}/{second}"
        return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") * PPM >> 64

    return ending


def numbered(seed: int, count: int, *key: object) -> list[int]:
    """`chance` for keys that begin alike and end in a number, from 0 to count − 1.

    >>> numbered(1957, 2, "fault", "usa", "r-7")[1] == chance(1957, "fault", "usa", "r-7", 1)
    True
    """
    begun = f"{seed}/{'/'.join(map(str, key))}/"
    texts = [f"{begun}{number}".encode() for number in range(count)]
    return [int.from_bytes(blake2b(text, digest_size=8).digest(), "big") * PPM >> 64 for text in texts]


def kept(machinery: dict[str, Any], seed: int) -> dict[Any, Any]:
    """Draws of a campaign that were made before, for whoever needs the same ones every turn; by keys of their own.

    They are told again from the seed whenever they are missing, so they are no part of a state.
    """
    seeds: dict[int, dict[Any, Any]] = machinery.setdefault("draws", {})
    found = seeds.get(seed)
    if found is None:
        while len(seeds) >= SEEDS:
            del seeds[next(iter(seeds))]
        found = seeds[seed] = {}
    return found
