"""Imagination: a whole state that agrees with all a side sees, and with its beliefs where it sees nothing."""

from __future__ import annotations

from collections.abc import Iterable

from spacerace_game.engine.chance import draw
from spacerace_game.engine.orders_flights import crew_people
from spacerace_game.engine.start import first_state
from spacerace_game.engine.state import CAUSE, Flight, State
from spacerace_game.engine.steps.purse import pay_in
from spacerace_game.engine.view import Public, View
from spacerace_game.engine.world import by_luck
from spacerace_game.spec.rules import FACILITY, Rules, Way


def dream(view: View, seed: int) -> State:
    """The imagined state. Rivals have what they have shown, and fly what one expects when one expects it."""
    rules = view.rules
    state = first_state(rules, seed, "dice")
    state.turn = view.turn
    state.hindsight, state.edited, state.over = view.hindsight, view.edited, view.over
    state.holder, state.lot_holder = list(view.holder), list(view.lot_holder)
    for index, public in enumerate(view.public):
        if index == view.side:
            state.sides[index] = view.own.copy()
        else:
            _imagine_rival(view, state, index, public)
    for milestone in range(len(state.first)):
        days = [(state.sides[i].reached[milestone], i) for i in by_luck(rules)]
        days = [one for one in days if one[0]]
        if days:
            state.first_day[milestone], first = min(days, key=lambda one: one[0])
            state.first[milestone] = first + 1
    return state


def _imagine_rival(view: View, state: State, index: int, public: Public) -> None:
    rules, side, shown = view.rules, state.sides[index], public.shown
    side.reached, side.shown = list(shown), list(shown)
    side.prestige[CAUSE["firsts"]] = public.prestige
    side.custom = public.custom
    side.institute = public.institute
    side.institute_turn = view.turn if side.institute else 0
    for flag in public.flags:
        side.flags[flag] = max(1, view.turn)
    for item in rules.items:
        if item.kind == FACILITY and index in item.sides:
            side.ready[item.index] = 1
    for milestone, day in enumerate(shown):
        if day:
            _equip(rules, state, index, milestone)
    width = len(rules.scenario.milestones)
    for milestone in range(width):
        place = index * width + milestone
        expected = view.own.estimate[place]
        if expected and not shown[milestone]:
            error = view.own.estimate_error[place]
            name = rules.scenario.milestones[milestone].id
            shift = draw(state.seed, 2 * error + 1, "dream", rules.luck[index], name) - error
            way = _equip(rules, state, index, milestone)
            if way is not None:
                mission, one = way
                day = max(view.period.first, expected + shift)
                side.serials[one.vehicle] += 1
                serial = side.serials[one.vehicle]
                flight = Flight(
                    f"dream-{name}"[:64],
                    mission,
                    one.vehicle,
                    one.spacecraft,
                    day,
                    1,
                    side.custom,
                    serial,
                    0,
                    "",
                    (),
                )
                if not rules.missions[mission].crew:
                    side.flights.append(flight)
    for day, mission in public.meetings:
        _agree(state, index, mission, day)
    if view.turn < len(rules.turns):
        side.free = side.tied = 0
        side.grant = 0
        pay_in(rules, index, side, view.turn, state.seed)


def _agree(state: State, index: int, mission: int, day: int) -> None:
    """Puts on a rival's manifest the flight that was agreed with others, with the first of its people who can fly."""
    rules, side = state.rules, state.sides[index]
    found = _equip_for(rules, state, index, (mission,))
    if found is not None:
        way = found[1]
        able = [one for one in crew_people(rules) if state.holder[one] == index + 1]
        crew = tuple(able[: rules.missions[mission].crew])
        side.serials[way.vehicle] += 1
        name, serial = f"dream-{day}-{rules.missions[mission].id}"[:64], side.serials[way.vehicle]
        side.flights.append(
            Flight(name, mission, way.vehicle, way.spacecraft, day, 1, side.custom, serial, 0, "", crew)
        )


def _equip(rules: Rules, state: State, index: int, milestone: int) -> tuple[int, Way] | None:
    """Gives a side the cheapest means to a milestone, tested by flight."""
    return _equip_for(rules, state, index, rules.milestone_missions[milestone])


def _equip_for(rules: Rules, state: State, index: int, missions: Iterable[int]) -> tuple[int, Way] | None:
    """Gives a side the cheapest means to one of some missions, tested by flight."""
    side, name = state.sides[index], rules.sides[index].id
    best: tuple[int, int, Way] | None = None
    for mission in missions:
        for way in rules.ways[mission]:
            if name in rules.vehicles[way.vehicle].sides:
                price = rules.vehicles[way.vehicle].price
                if best is None or price < best[0]:
                    best = (price, mission, way)
    if best is None:
        return None
    _, mission, way = best
    places = [rules.vehicle_item[way.vehicle]]
    designs = list(rules.vehicle_designs[way.vehicle])
    if way.spacecraft >= 0:
        places.append(rules.spacecraft_item[way.spacecraft])
        designs.append(rules.spacecraft_design[way.spacecraft])
    for place in places:
        side.ready[place] = side.ready[place] or 1
        for technology, level in rules.items[place].needs:
            side.trl[technology] = max(side.trl[technology], level)
    for design in designs:
        count = len(rules.designs[design].faults)
        side.suspicion.setdefault(design, (300_000,) * count)
        side.limits.setdefault(design, (300_000,) * count)
    return mission, way
