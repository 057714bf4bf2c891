"""What conditions watch, read at once: whole columns by `itemgetter`, dates by the turn in which they flip.

Reading three hundred keys one by one takes longer than everything else in a quiet turn. So keys of one kind
are read together as a tuple from the column they lie in. A date needs no reading: it is known beforehand in
which turn it comes to hold or ceases to.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, compress
from operator import ne

from spacerace_game.engine.conditions import Getter, Key, Reading, reading, several
from spacerace_game.engine.state import State
from spacerace_game.spec.dates import turn_of
from spacerace_game.spec.rules import Rules

Group = Callable[[State, int], tuple[int, ...]]


class Watch:
    """The keys of one side's storylets, grouped; `read` gives their values, `changed` the storylets to try again."""

    def __init__(self, rules: Rules, watchers: dict[Key, list[int]]) -> None:
        self._singles: list[Reading] = []
        self._groups: list[Group] = []
        self._stories: list[list[int]] = []
        self._flips: dict[int, set[int]] = {}
        columns: dict[tuple[str, str], list[tuple[int, list[int]]]] = {}
        for key, stories in watchers.items():
            kind = str(key[0])
            if kind in ("since", "until"):
                turn = turn_of(rules.turns, key[1]) + (kind == "until")
                self._flips.setdefault(turn, set()).update(stories)
            elif kind in ("milestone", "first", "flag", "holds"):
                who = str(key[1]) if kind in ("milestone", "flag") else ""
                columns.setdefault((kind, who), []).append((key[2], stories))
            elif kind in ("trl", "ready"):
                place = rules.items[key[1]].place if kind == "trl" else key[1]
                columns.setdefault((kind, ""), []).append((place, stories))
            else:
                self._singles.append(reading(rules, key))
                self._stories.append(stories)
        for (kind, who), entries in columns.items():
            self._add(rules, kind, who, entries)

    def _add(self, rules: Rules, kind: str, who: str, entries: list[tuple[int, list[int]]]) -> None:
        getter = several([place for place, _ in entries])
        stories = [stories for _, stories in entries]
        if kind == "holds":
            whose = [_whose(side, len(rules.sides)) for side in range(len(rules.sides))]
            self._groups.append(lambda state, side: tuple(map(whose[side].__getitem__, getter(state.holder))))
            self._stories += stories
            return
        column = {"milestone": "reached", "first": "shown", "flag": "flags", "trl": "trl", "ready": "ready"}[kind]
        if kind in ("trl", "ready") or who == "self":
            self._groups.append(lambda state, side: getter(getattr(state.sides[side], column)))
            self._stories += stories
            return
        if kind == "milestone" and who == "anyone":
            self._add(rules, kind, "self", entries)
        shared = "flags" if kind == "flag" else "shown"
        order = sorted(range(len(rules.sides)), key=lambda index: rules.luck[index])
        self._groups += [_of_side(index, getter, shared) for index in order]
        self._stories += stories * len(order)

    def read(self, state: State, side: int) -> tuple[int, ...]:
        """The values of all keys but dates, in a fixed order."""
        singles = [one(state, side) for one in self._singles]
        return tuple(chain(singles, *[group(state, side) for group in self._groups]))

    def changed(self, turn: int, now: tuple[int, ...], before: tuple[int, ...]) -> list[int]:
        """The storylets that watch what differs, and those whose dates flip in this turn, in their order."""
        found = set(self._flips.get(turn, ()))
        if now != before:
            for stories in compress(self._stories, map(ne, now, before)):
                found.update(stories)
        return sorted(found)


def _whose(side: int, sides: int) -> list[int]:
    """By holder, who holds told from one side: 1 oneself, 2 another; nobody and the dead (−1, −2) as they are.

    >>> [_whose(0, 2)[holder] for holder in (1, 2, 0, -1, -2)]
    [1, 2, 0, -1, -2]
    """
    return [0, *(1 if one == side else 2 for one in range(sides)), -2, -1]


def _of_side(index: int, getter: Getter, column: str) -> Group:
    return lambda state, _side: getter(getattr(state.sides[index], column))
