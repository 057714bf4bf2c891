"""Conditions compiled to closures, and the keys each of them watches.

A key is a small reading of the state for one side: ("trl", 7), ("reached", 3) … A condition can only change
when one of its keys does, so the storylet step reads all keys at once, compares them with the last time, and
tries only the conditions that watch what changed. Which keys a condition watches is derived from its data.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from spacerace_game.engine.state import TREATMENTS, Side, State
from spacerace_game.spec import conditions as spec
from spacerace_game.spec.rules import Rules

Test = Callable[[State, int], bool]
Key = tuple[Any, ...]
Reading = Callable[[State, int], int]
Getter = Callable[[Sequence[int]], tuple[int, ...]]


def several(places: list[int]) -> Getter:
    """Reads some places of a column at once.

    >>> several([2])([7, 8, 9]), several([])([7, 8, 9])
    ((9,), ())
    """
    if len(places) > 1:
        return itemgetter(*places)
    return lambda column: tuple([column[place] for place in places])


def compile_condition(rules: Rules, condition: spec.Condition) -> tuple[Test, tuple[Key, ...]]:
    """A closure (state, side) → bool, and the keys it watches."""
    test, keys = _compile(rules, condition)
    return test, tuple(dict.fromkeys(keys))


def _compile(rules: Rules, condition: spec.Condition) -> tuple[Test, list[Key]]:
    if isinstance(condition, spec.AllOf | spec.AnyOf):
        return _combine(rules, condition)
    if isinstance(condition, spec.Not):
        test, keys = _compile(rules, condition.condition)
        return (lambda state, side: not test(state, side)), keys
    keys = _keys_of(rules, condition)
    readings = [reading(rules, key) for key in keys]
    if isinstance(condition, spec.Between):
        return (lambda state, side: all(r(state, side) for r in readings)), keys
    least = _least(condition)
    if len(readings) == 1:
        only = readings[0]
        return (lambda state, side: only(state, side) >= least), keys
    return (lambda state, side: any(r(state, side) >= least for r in readings)), keys


def _combine(rules: Rules, condition: spec.AllOf | spec.AnyOf) -> tuple[Test, list[Key]]:
    parts = [_compile(rules, part) for part in condition.conditions]
    tests = [test for test, _ in parts]
    keys = [key for _, watched in parts for key in watched]
    if isinstance(condition, spec.AllOf):
        return _all_of(tests), keys
    return (lambda state, side: any(test(state, side) for test in tests)), keys


def _all_of(tests: list[Test]) -> Test:
    """All of the tests; most conditions have one or two, and asking those is quicker than going through a list."""
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda state, side: first(state, side) and second(state, side)
    return lambda state, side: all(test(state, side) for test in tests)


def _least(condition: Any) -> int:
    if isinstance(condition, spec.TechnologyAt):
        return condition.level
    if isinstance(
        condition, spec.MeterAtLeast | spec.FlightsFlown | spec.CrewLost | spec.Dismissals | spec.CaptivesHeld
    ):
        return condition.at_least
    return 1


def _keys_of(rules: Rules, condition: Any) -> list[Key]:
    who = getattr(condition, "who", "self")
    if isinstance(condition, spec.Between):
        bounds: list[Key] = []
        if condition.since is not None:
            bounds.append(("since", condition.since))
        if condition.until is not None:
            bounds.append(("until", condition.until))
        return bounds
    if isinstance(condition, spec.MilestoneReached):
        return [("milestone", who, rules.milestone_index[condition.milestone])]
    if isinstance(condition, spec.FirstBy):
        return [("first", who, rules.milestone_index[condition.milestone])]
    if isinstance(condition, spec.TechnologyAt):
        return [("trl", rules.item_index[condition.technology])]
    if isinstance(condition, spec.MeterAtLeast):
        return [("meter", condition.meter)]
    if isinstance(condition, spec.Holds):
        return [("holds", who, rules.person_index[condition.person])]
    if isinstance(condition, spec.HardwareReady):
        return [("ready", rules.item_index[condition.item])]
    if isinstance(condition, spec.FlightsFlown):
        return [("flown", condition.ended, rules.vehicle_index[condition.vehicle])]
    if isinstance(condition, spec.CrewLost):
        return [("crew_lost",)]
    if isinstance(condition, spec.Dismissals):
        return [("dismissals",)]
    if isinstance(condition, spec.FlagSet):
        return [("flag", who, rules.flag_index[condition.flag])]
    if isinstance(condition, spec.CaptivesHeld):
        return [("captives",)]
    if isinstance(condition, spec.InstituteStands):
        return [("institute",)]
    return [("treated", _whom(rules, condition.group), TREATMENTS.index(condition.treatment))]


def _whom(rules: Rules, group: str) -> int:
    """The place of a captive in the columns of trust and treatment: people first, then lots."""
    if group in rules.person_index:
        return rules.person_index[group]
    return len(rules.person_index) + rules.lot_index[group]


def reading(rules: Rules, key: Key) -> Reading:
    """How a key is read from a state for a side."""
    kind, *rest = key
    if kind in ("since", "until"):
        day = rest[0]
        turns = rules.turns
        if kind == "since":
            return lambda state, _side: int(turns[min(state.turn, len(turns) - 1)].last >= day)
        return lambda state, _side: int(turns[min(state.turn, len(turns) - 1)].first <= day)
    if kind in ("milestone", "first", "holds", "flag"):
        return _by_whom(rules, kind, rest[0], rest[1])
    if kind == "captives":
        return lambda state, side: _captives(rules, state, side)
    return _own(rules, kind, rest)


def _own(rules: Rules, kind: str, rest: list[Any]) -> Reading:
    if kind == "trl":
        place = rules.items[rest[0]].place
        return lambda state, side: state.sides[side].trl[place]
    if kind == "meter":
        if rest[0] == "tension":
            return lambda state, side: sum(state.sides[side].fear)
        name = rest[0]
        return lambda state, side: sum(getattr(state.sides[side], name))
    if kind == "ready":
        return lambda state, side: int(state.sides[side].ready[rest[0]] > 0)
    if kind == "flown":
        ended, vehicle = rest
        return lambda state, side: _flown(state.sides[side], ended, vehicle)
    if kind == "crew_lost":
        return lambda state, side: state.sides[side].crew_lost
    if kind == "dismissals":
        return lambda state, side: state.sides[side].successor
    if kind == "institute":
        return lambda state, side: int(state.sides[side].institute > 0)
    whom, treatment = rest
    return lambda state, side: int(state.sides[side].treatment[whom] == treatment)


def _flown(side: Side, ended: str, vehicle: int) -> int:
    if ended == "any":
        return side.flown[vehicle]
    return side.won[vehicle] if ended == "success" else side.flown[vehicle] - side.won[vehicle]


def _captives(rules: Rules, state: State, side: int) -> int:
    """How many captives a side holds, the people of groups counted by head."""
    sizes: tuple[Getter, list[tuple[int, int]]] | None = rules.machinery.get("captive_sizes")
    if sizes is None:
        named = several([place for place, person in enumerate(rules.scenario.people) if person.side is None])
        groups = [(place, sum(lot.engineers.values())) for place, (_, lot) in enumerate(rules.lots)]
        sizes = rules.machinery["captive_sizes"] = (named, [group for group in groups if group[1]])
    me, lots, found = side + 1, state.lot_holder, sizes[0](state.holder).count(side + 1)
    for place, size in sizes[1]:
        if lots[place] == me:
            found += size
    return found


def _by_whom(rules: Rules, kind: str, who: str, place: int) -> Reading:
    """A reading of oneself, of any rival (as far as shown), or of anyone."""

    def of_self(state: State, side: int) -> bool:
        own = state.sides[side]
        if kind == "milestone":
            return own.reached[place] > 0
        if kind == "first":
            return own.shown[place] > 0 and _shown_first(rules, state, place) == side
        if kind == "holds":
            return state.holder[place] == side + 1
        return own.flags[place] > 0

    def of_rival(state: State, side: int) -> bool:
        for other, rival in enumerate(state.sides):
            if other == side:
                continue
            if kind == "milestone" and rival.shown[place]:
                return True
            if kind == "first" and rival.shown[place] and _shown_first(rules, state, place) == other:
                return True
            if kind == "holds" and state.holder[place] == other + 1:
                return True
            if kind == "flag" and rival.flags[place]:
                return True
        return False

    if who == "self":
        return lambda state, side: int(of_self(state, side))
    if who == "rival":
        return lambda state, side: int(of_rival(state, side))
    return lambda state, side: int(of_self(state, side) or of_rival(state, side))


def _shown_first(rules: Rules, state: State, milestone: int) -> int:
    """The side that showed a milestone first; on the same day the names of their luck decide."""
    best, when = -1, 0
    for index, side in enumerate(state.sides):
        day = side.shown[milestone]
        if day and (best < 0 or (day, rules.luck[index]) < (when, rules.luck[best])):
            best, when = index, day
    return best
