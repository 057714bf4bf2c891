"""The verdict: five columns in which 100 is what that side really did by the same day, and the named victories.

What a side really did is summed once from the scenario's record: milestones with their real days, recorded
flights with their fates, requirements, captures, treatments and deeds. Nothing hidden is used, so a side may
ask for its own columns at any time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from spacerace_game.engine.state import CAUSE, TREATMENTS, Side, State
from spacerace_game.spec.history import History
from spacerace_game.spec.missions import Mission
from spacerace_game.spec.numbers import VerdictNumbers
from spacerace_game.spec.orders import TreatCaptives
from spacerace_game.spec.rules import Rules

PPM = 1_000_000
Parts = tuple[tuple[str, int], ...]
COLUMNS = ("firsts", "knowledge", "shield", "people", "legacy")
VICTORIES = ("flag", "chronicle", "house", "shield", "clean-hands", "handshake")
_REAL = (*COLUMNS, "aboard", "dead")


def data_of(numbers: VerdictNumbers, mission: Mission) -> int:
    """What a full flight of a mission brings home, tenths of points; a trial of a machine brings nothing."""
    if mission.trial:
        return 0
    if mission.destination == "up":
        return numbers.data_up
    if mission.destination == "range":
        return numbers.data_range
    if mission.destination == "orbit":
        return numbers.data_orbit
    return numbers.data_crew if mission.crew else numbers.data_beyond


def brought(numbers: VerdictNumbers, mission: Mission, phases: int, before: int) -> int:
    """Knowledge from a flight whose first phases ended well, after so many of its kind: tenths of points."""
    gain = data_of(numbers, mission) * phases // len(mission.phases)
    return gain if before < numbers.data_full else gain * numbers.data_repeat // PPM


def hours_aboard(mission: Mission, phases: int) -> int:
    """Hours that a crew spends in orbit or beyond while these phases last."""
    if not mission.crew or mission.destination in ("up", "range"):
        return 0
    return int(sum(phase.hours for phase in mission.phases[:phases]))


def bring_home(rules: Rules, side: Side, mission: int, phases: int) -> None:
    """Books what a flight brought home: knowledge, and hours in orbit."""
    if not phases:
        return
    again, new, hours = _by_phases(rules)[mission][phases]
    side.knowledge += new if side.studied[mission] < rules.numbers.verdict.data_full else again
    side.aboard += hours
    side.studied[mission] += 1


def _by_phases(rules: Rules) -> list[list[tuple[int, int, int]]]:
    """By mission and phases that ended well: knowledge from a repeated flight and from a new one, and hours aboard."""
    found: list[list[tuple[int, int, int]]] | None = rules.machinery.get("brought_home")
    if found is None:
        numbers = rules.numbers.verdict
        found = [
            [
                (
                    brought(numbers, mission, phases, numbers.data_full),
                    data_of(numbers, mission) * phases // len(mission.phases),
                    hours_aboard(mission, phases),
                )
                for phases in range(len(mission.phases) + 1)
            ]
            for mission in rules.missions
        ]
        rules.machinery["brought_home"] = found
    return found


# ---- what was really done ----------------------------------------------------------------------------------


class _Sum:
    """Amounts by day, to be asked for their sum up to a day."""

    def __init__(self, events: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(events)
        self.days = [day for day, _ in ordered]
        self.sums = [0, *accumulate(amount for _, amount in ordered)]

    def until(self, day: int) -> int:
        return self.sums[bisect_right(self.days, day)]


def real(rules: Rules, index: int, day: int) -> dict[str, int]:
    """What a side really had done by a day: the five columns' tenths of points, hours aboard, and the dead."""
    key = f"really:{index}"
    found: dict[str, _Sum] | None = rules.machinery.get(key)
    if found is None:
        found = _really(rules, index)
        rules.machinery[key] = found
    sums = {name: found[name].until(day) for name in _REAL if name != "people"}
    numbers = rules.numbers.verdict
    taken = sums["dead"], found["ground"].until(day)
    sums["people"] = sum(amount for _, amount in _people(numbers, real_captives(rules, index, day), *taken))
    sums["ground"] = taken[1]
    return sums


def _really(rules: Rules, index: int) -> dict[str, _Sum]:
    name = rules.sides[index].id
    paths = [path for path in rules.scenario.history if path.side == name]
    events: dict[str, list[tuple[int, int]]] = {part: [] for part in (*_REAL, "ground")}
    events["firsts"] = _real_prestige(rules, name)
    for milestone in rules.scenario.milestones:
        if name in milestone.real:
            events["legacy"].append((milestone.real[name].date, milestone.legacy))
    feats: dict[str, list[int]] = {}
    for path in paths:
        _real_flights(rules, path, events, feats)
        for deed in path.deeds:
            if deed.kind == "school":
                events["legacy"].append((deed.date, deed.count * rules.numbers.verdict.school))
            else:
                which = "dead" if deed.kind == "deaths-of-crew" else "ground"
                events[which].append((deed.date, deed.count))
    events["shield"] = _real_shield(rules, name, feats) + _real_crises(rules, name)
    return {part: _Sum(found) for part, found in events.items()}


def _real_prestige(rules: Rules, name: str) -> list[tuple[int, int]]:
    politics = rules.numbers.politics
    custom = next(side.announcement for side in rules.sides if side.id == name)
    by_id = {milestone.id: milestone for milestone in rules.scenario.milestones}
    found = []
    for milestone in rules.scenario.milestones:
        if name not in milestone.real:
            continue
        day = milestone.real[name].date
        first = day <= min(feat.date for feat in milestone.real.values())
        value = milestone.first if first else milestone.second
        greater = [feat.date for one in milestone.outdone_by for feat in by_id[one].real.values()]
        if any(date < day for date in greater):
            value = value * politics.outdone // PPM
        if custom == "before":
            value = value * politics.before_prestige // PPM
        found.append((day, value))
    return found


def _real_shield(rules: Rules, name: str, feats: dict[str, list[int]]) -> list[tuple[int, int]]:
    """Requirements really met: by the first flight of the record with the feat once it was asked for."""
    numbers = rules.numbers.verdict
    found = []
    for wanted in rules.scenario.requirements:
        days = [day for day in feats.get(wanted.feat, ()) if day >= wanted.posted]
        if wanted.side == name and days:
            day = min(days)
            found.append((day, numbers.requirement if day <= wanted.due else numbers.requirement_late))
    return found


def _real_crises(rules: Rules, name: str) -> list[tuple[int, int]]:
    """What the crises of the record take off the shield: rivals' firsts worth as much as a crisis asks for."""
    found = []
    for spec in rules.scenario.milestones:
        if spec.real and spec.first >= rules.numbers.politics.crisis_from:
            day = min(feat.date for feat in spec.real.values())
            if name not in spec.real or spec.real[name].date > day:
                found.append((day, -rules.numbers.verdict.crisis))
    return found


def _real_flights(
    rules: Rules, path: History, events: dict[str, list[tuple[int, int]]], feats: dict[str, list[int]]
) -> None:
    """Adds what the flights of the record brought, and the days of their feats."""
    numbers = rules.numbers.verdict
    missions = {series.id: rules.missions[rules.mission_index[series.mission]] for series in path.series}
    flown: dict[str, int] = {}
    for flight in sorted(path.record, key=lambda one: one.date):
        mission = missions[flight.series]
        names = [phase.id for phase in mission.phases]
        failed = names.index(flight.phase) if flight.phase in names else 0
        phases = len(names) if flight.fate == "success" else failed
        if phases:
            before = flown.get(mission.id, 0)
            flown[mission.id] = before + 1
            events["knowledge"].append((flight.date, brought(numbers, mission, phases, before)))
            events["aboard"].append((flight.date, hours_aboard(mission, phases)))
            for phase in mission.phases[:phases]:
                for feat in phase.feats:
                    feats.setdefault(feat, []).append(flight.date)
        if flight.died:
            events["dead"].append((flight.date, len(flight.died)))


def real_captives(rules: Rules, index: int, day: int) -> list[int]:
    """How each captive a side really took was treated on a day, as places in TREATMENTS."""
    name = rules.sides[index].id
    whom = {target: TREATMENTS.index("isolate") for target, side in rules.captured.items() if side == name}
    whom = {target: how for target, how in whom.items() if _is_captive(rules, target)}
    for path in rules.scenario.history:
        for dated in sorted(path.orders, key=lambda one: one.date):
            order = dated.order
            if path.side == name and dated.date <= day and isinstance(order, TreatCaptives) and order.whom in whom:
                whom[order.whom] = TREATMENTS.index(order.treatment)
    return list(whom.values())


def _is_captive(rules: Rules, target: str) -> bool:
    if target in rules.person_index:
        return rules.scenario.people[rules.person_index[target]].side is None
    return target in rules.lot_index and rules.lots[rules.lot_index[target]][1].kind == "people"


# ---- what was done here ------------------------------------------------------------------------------------


def captives(rules: Rules, index: int, side: Side, holder: Sequence[int], lot_holder: Sequence[int]) -> list[int]:
    """How each captive a side holds is treated, as places in TREATMENTS."""
    me = index + 1
    people = rules.scenario.people
    found = [side.treatment[place] for place, held in enumerate(holder) if held == me and people[place].side is None]
    for place, held in enumerate(lot_holder):
        if held == me and rules.lots[place][1].kind == "people":
            found.append(side.treatment[len(people) + place])
    return found


def _people(numbers: VerdictNumbers, treated: Sequence[int], crew: int, ground: int) -> Parts:
    """The standing of people: a base, the mean captive, less the dead; never under the least."""
    mean = sum(numbers.treated[how] for how in treated) // len(treated) if treated else numbers.treated[0]
    parts = [("base", numbers.people_base), ("captives", mean)]
    parts += [("crews", -crew * numbers.life_crew), ("workers", -ground * numbers.life_ground)]
    total = sum(amount for _, amount in parts)
    return (*parts, ("bounds", max(0, numbers.people_least - total)))


def done(rules: Rules, index: int, side: Side, holder: Sequence[int], lot_holder: Sequence[int]) -> dict[str, Parts]:
    """What a side has done by column, tenths of points, as parts that sum to it."""
    numbers = rules.numbers.verdict
    firsts, seconds = side.prestige[CAUSE["firsts"]], side.prestige[CAUSE["seconds"]]
    late = sum(1 for stand in side.demand if stand == 1) - side.met
    services = sum(spec.legacy for spec, day in zip(rules.scenario.milestones, side.reached) if day and spec.legacy)
    treated = captives(rules, index, side, holder, lot_holder)
    return {
        "firsts": (
            ("firsts", firsts),
            ("seconds", seconds),
            ("other causes", sum(side.prestige) - firsts - seconds),
        ),
        "knowledge": (("data and samples", side.knowledge),),
        "shield": (
            ("in time", side.met * numbers.requirement),
            ("late", late * numbers.requirement_late),
            ("crises", -side.crises * numbers.crisis),
        ),
        "people": _people(numbers, treated, side.crew_lost, side.casualties),
        "legacy": (("services", services), ("schools", len(side.schools) * numbers.school)),
    }


def against(numbers: VerdictNumbers, parts: Parts, really: int) -> Parts:
    """A column in tenths of a per cent of what was really done, as parts; within nought and the most.

    Where nothing was really done by that day, nothing is 100 and anything is the most.
    """
    total = sum(amount for _, amount in parts)
    most = numbers.most // 1_000
    if really <= 0:
        return (("nothing was really done yet", 1000 if total <= 0 else most),)
    found, running, before = [], 0, 0
    for name, amount in parts:
        running += amount
        stands = running * 1000 // really
        found.append((name, stands - before))
        before = stands
    bounded = max(0, min(most, before))
    return (*found, ("bounds", bounded - before))


def columns(
    rules: Rules, index: int, side: Side, holder: Sequence[int], lot_holder: Sequence[int], turn: int
) -> dict[str, Parts]:
    """Each column before a turn is played, tenths of a per cent of what that side really did, as parts."""
    really = real(rules, index, day_before(rules, turn))
    own = done(rules, index, side, holder, lot_holder)
    return {name: against(rules.numbers.verdict, own[name], really[name]) for name in COLUMNS}


def day_before(rules: Rules, turn: int) -> int:
    """The last day that has been played when so many turns have."""
    return rules.turns[min(turn, len(rules.turns)) - 1].last if turn else rules.turns[0].first - 1


def points(rules: Rules, stands: dict[str, int]) -> Parts:
    """What each column is worth in the verdict, tenths of points; their sum is the verdict, 1000 for history."""
    numbers = rules.numbers.verdict
    return tuple((name, stands[name] * getattr(numbers, name) // PPM) for name in COLUMNS)


def explain_verdict(
    rules: Rules,
    index: int,
    side: Side,
    holder: Sequence[int],
    lot_holder: Sequence[int],
    turn: int,
    about: str,
) -> Parts:
    """The parts of one column, or of the whole verdict where none is named. KeyError for another name."""
    found = columns(rules, index, side, holder, lot_holder, turn)
    if about:
        return found[about]
    return points(rules, {name: sum(amount for _, amount in parts) for name, parts in found.items()})


# ---- who won what ------------------------------------------------------------------------------------------


def verdict(state: State) -> dict[str, Any]:
    """The verdict of a campaign as plain data: columns and points by side, and who holds which victory.

    `columns` and `points` measure a side against its own record, `race` against the mean of all sides' records, so
    that sides can be compared; `ahead` is who leads by that. `really` says who holds a victory in history by the
    same day.
    """
    rules = state.rules
    day = day_before(rules, state.turn)
    common = yardstick(rules, day)
    sides: dict[str, Any] = {}
    best: list[tuple[int, str]] = []
    for index, side in enumerate(state.sides):
        found = columns(rules, index, side, state.holder, state.lot_holder, state.turn)
        own = done(rules, index, side, state.holder, state.lot_holder)
        raced = {name: against(rules.numbers.verdict, own[name], common[name]) for name in COLUMNS}
        columns_, total = _summed(rules, found)
        race, standing = _summed(rules, raced)
        sides[rules.sides[index].id] = {
            "columns": columns_,
            "points": total / 10,
            "race": {"columns": race, "points": standing / 10},
        }
        best.append((standing, rules.sides[index].id))
    here, there = _victories(state), real_victories(rules, day)
    return {
        "sides": sides,
        "ahead": [name for total, name in best if total == max(best)[0]],
        "victories": {
            name: {"won_by": _named(rules, here[name]), "really": _named(rules, there[name])} for name in VICTORIES
        },
    }


def yardstick(rules: Rules, day: int) -> dict[str, int]:
    """What the sides really did by a day, in the mean, by column: the one measure by which they are compared."""
    records = [real(rules, index, day) for index in range(len(rules.sides))]
    return {name: sum(record[name] for record in records) // len(records) for name in COLUMNS}


def _summed(rules: Rules, found: dict[str, Parts]) -> tuple[dict[str, float], int]:
    """Columns in per cent, and the tenths of points they come to."""
    stands = {name: sum(amount for _, amount in parts) for name, parts in found.items()}
    total = sum(amount for _, amount in points(rules, stands))
    return {name: stand / 10 for name, stand in stands.items()}, total


def _named(rules: Rules, places: Iterable[int]) -> list[str]:
    return [rules.sides[place].id for place in places]


def _most(amounts: Sequence[int]) -> list[int]:
    """Those with the most of something; nobody where there is none of it."""
    most = max(amounts, default=0)
    return [place for place, amount in enumerate(amounts) if amount == most] if most else []


def _deciding(rules: Rules, victory: str) -> list[int]:
    return [place for place, spec in enumerate(rules.scenario.milestones) if spec.victory == victory]


def _victories(state: State) -> dict[str, list[int]]:
    rules, everyone = state.rules, range(len(state.sides))
    flags = [state.first[place] - 1 for place in _deciding(rules, "flag") if state.first[place]]
    shaken = _deciding(rules, "handshake")
    isolated = TREATMENTS.index("isolate")
    return {
        "flag": sorted(set(flags)),
        "chronicle": _most([sum(1 for first in state.first if first == index + 1) for index in everyone]),
        "house": _most([side.aboard for side in state.sides]),
        "shield": [index for index, side in enumerate(state.sides) if not side.crises],
        "clean-hands": [
            index
            for index, side in enumerate(state.sides)
            if not side.crew_lost + side.casualties
            and isolated not in captives(rules, index, side, state.holder, state.lot_holder)
        ],
        "handshake": [i for i, side in enumerate(state.sides) if any(side.reached[place] for place in shaken)],
    }


def real_victories(rules: Rules, day: int) -> dict[str, list[int]]:
    """Who holds each named victory in history on a day.

    A crisis in history is a rival's first worth as much as a crisis asks for, before one's own.
    """
    everyone = range(len(rules.sides))
    firsts, shaken = [0] * len(rules.sides), [0] * len(rules.sides)
    flags: list[int] = []
    hands: list[int] = []
    for spec in rules.scenario.milestones:
        dated = sorted((feat.date, rules.side_index[name]) for name, feat in spec.real.items() if feat.date <= day)
        if not dated:
            continue
        first = [index for date, index in dated if date == dated[0][0]]
        for index in first:
            firsts[index] += 1
        if spec.first >= rules.numbers.politics.crisis_from:
            for index in everyone:
                shaken[index] += index not in first
        if spec.victory == "flag":
            flags += first
        elif spec.victory == "handshake":
            hands += [index for _, index in dated]
    sums = [real(rules, index, day) for index in everyone]
    isolated = TREATMENTS.index("isolate")
    return {
        "flag": sorted(set(flags)),
        "chronicle": _most(firsts),
        "house": _most([one["aboard"] for one in sums]),
        "shield": [index for index in everyone if not shaken[index]],
        "clean-hands": [
            index
            for index in everyone
            if not sums[index]["dead"] + sums[index]["ground"] and isolated not in real_captives(rules, index, day)
        ],
        "handshake": sorted(set(hands)),
    }
