"""Conditions compiled to closures, and the keys each of them watches.

A key is a small reading of the state for one side: ("trl", 7), ("reached", 3) … A condition can only change
when one of its keys does, so the storylet step reads all keys at once, compares them with the last time, and
tries only the conditions that watch what changed. Which keys a condition watches is derived from its data.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import itemgetter
from typing import Any

from spacerace_game.engine.state import TREATMENTS, State
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
    if not places:
        return lambda _column: ()
    if len(places) > 1:
        return itemgetter(*places)
    only = places[0]
    return lambda column: (column[only],)


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
    if isinstance(condition, spec.Between):
        return _between(rules, condition), keys
    readings = [reading(rules, key) for key in keys]
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
    return _any_of(tests), keys


def _all_of(tests: list[Test]) -> Test:
    """All of the tests, each asked by the one before it: quicker than going through a list."""
    return reduce(_both, tests) if tests else lambda _state, _side: True


def _any_of(tests: list[Test]) -> Test:
    return reduce(_either, tests) if tests else lambda _state, _side: False


def _both(first: Test, second: Test) -> Test:
    return lambda state, side: first(state, side) and second(state, side)


def _either(first: Test, second: Test) -> Test:
    return lambda state, side: first(state, side) or second(state, side)


def _between(rules: Rules, condition: spec.Between) -> Test:
    """Whether some day of the turn lies within the dates; the last turn's days stand for all after it."""
    turns = rules.turns
    since = turns[0].first if condition.since is None else condition.since
    until = turns[-1].last if condition.until is None else condition.until

    def within(state: State, _side: int) -> bool:
        period = turns[min(state.turn, len(turns) - 1)]
        return period.last >= since and period.first <= until

    return within


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
    """How a key other than a date is read from a state for a side."""
    kind, *rest = key
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
        return _flown(*rest)
    if kind == "crew_lost":
        return lambda state, side: state.sides[side].crew_lost
    if kind == "dismissals":
        return lambda state, side: state.sides[side].successor
    if kind == "institute":
        return lambda state, side: int(state.sides[side].institute > 0)
    whom, treatment = rest
    return lambda state, side: int(state.sides[side].treatment[whom] == treatment)


def _flown(ended: str, vehicle: int) -> Reading:
    if ended == "any":
        return lambda state, side: state.sides[side].flown[vehicle]
    if ended == "success":
        return lambda state, side: state.sides[side].won[vehicle]
    return lambda state, side: state.sides[side].flown[vehicle] - state.sides[side].won[vehicle]


def _captives(rules: Rules, state: State, side: int) -> int:
    """How many captives a side holds, the people of groups counted by head."""
    readers: tuple[Getter, Getter, list[int]] | None = rules.machinery.get("captive_sizes")
    if readers is None:
        named = several([place for place, person in enumerate(rules.scenario.people) if person.side is None])
        groups = [(place, sum(lot.engineers.values())) for place, (_, lot) in enumerate(rules.lots) if lot.engineers]
        lots, counts = several([place for place, _ in groups]), [size for _, size in groups]
        readers = rules.machinery["captive_sizes"] = named, lots, counts
    people, lots, sizes = readers
    me, found = side + 1, people(state.holder).count(side + 1)
    for holder, size in zip(lots(state.lot_holder), sizes):
        if holder == me:
            found += size
    return found


def _by_whom(rules: Rules, kind: str, who: str, place: int) -> Reading:
    """A reading of oneself, of any rival (as far as shown), or of anyone."""
    own, rivals = _of_self(rules, kind, place), _of_rival(rules, kind, place)
    if who == "self":
        return own
    if who == "rival":
        return rivals
    return lambda state, side: own(state, side) or rivals(state, side)


def _of_self(rules: Rules, kind: str, place: int) -> Reading:
    if kind == "milestone":
        return lambda state, side: int(state.sides[side].reached[place] > 0)
    if kind == "holds":
        return lambda state, side: int(state.holder[place] == side + 1)
    if kind == "flag":
        return lambda state, side: int(state.sides[side].flags[place] > 0)
    return lambda state, side: int(state.sides[side].shown[place] > 0 and _shown_first(rules, state, place) == side)


def _of_rival(rules: Rules, kind: str, place: int) -> Reading:
    def of_one(state: State, other: int) -> bool:
        if kind == "milestone":
            return state.sides[other].shown[place] > 0
        if kind == "holds":
            return state.holder[place] == other + 1
        if kind == "flag":
            return state.sides[other].flags[place] > 0
        return state.sides[other].shown[place] > 0 and _shown_first(rules, state, place) == other

    def of_any(state: State, side: int) -> int:
        for other in range(len(state.sides)):
            if other != side and of_one(state, other):
                return 1
        return 0

    return of_any


def _shown_first(rules: Rules, state: State, milestone: int) -> int:
    """The side that showed a milestone first; on the same day the names of their luck decide."""
    best, when = -1, 0
    for index, side in enumerate(state.sides):
        day = side.shown[milestone]
        if day and (best < 0 or (day, rules.luck[index]) < (when, rules.luck[best])):
            best, when = index, day
    return best
