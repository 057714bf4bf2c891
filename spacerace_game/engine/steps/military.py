"""Customers: requirements met and late, deterrence and what follows it, and the bomb whose weight nobody knows."""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.chance import draw
from spacerace_game.engine.facts import BombWeighed, DeterrenceMet, RequirementEnded, RequirementPosted
from spacerace_game.engine.money import PPM, overweight, work_of
from spacerace_game.engine.state import SOURCES, Flight, Side, State
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import VEHICLE, Item, Rules

HEAVY, LIGHT, ONE_AFTER_THE_OTHER, BOTH = 1, 2, 3, 4
QUARTER = 91


def check_requirements(world: World) -> None:
    """Requirements are posted; those that are late cost interest every quarter until they are met."""
    politics, military = world.rules.numbers.politics, world.rules.numbers.military
    day, requirements, sides = world.period.last, world.rules.scenario.requirements, world.state.sides
    listed = _posted_or_due(world.rules, world.turn)
    for place, index, new, due in [one for one in listed if one.new or sides[one.side].demand[one.place] != 1]:
        side = sides[index]
        wanted = requirements[place]
        if new:
            world.emit(RequirementPosted(wanted.posted, wanted.side, wanted.id, wanted.due))
        if not due or side.demand[place] == 1:
            continue
        if side.demand[place] == 0:
            side.demand[place] = 2
            world.emit(RequirementEnded(day, wanted.side, wanted.id, "late"))
        if day - wanted.due < military.late_quarters * QUARTER and side.tender[place] != 2:
            by = politics.requirement_late * (2 if side.tender[place] == 1 else 1)
            world.move(index, "military", by, "military", ("requirement", wanted.id))
    _cap_heavy(world)


class Listed(NamedTuple):
    """A requirement that is new in a turn or due by its end."""

    place: int
    side: int
    new: bool
    due: bool


def _posted_or_due(rules: Rules, turn: int) -> list[Listed]:
    """The requirements that are posted in a turn or due by its end."""
    found: list[list[Listed]] | None = rules.machinery.get("posted_or_due")
    if found is None:
        found = [
            [
                Listed(place, rules.side_index[wanted.side], wanted.posted >= period.first, wanted.due <= period.last)
                for place, wanted in enumerate(rules.scenario.requirements)
                if wanted.posted <= period.last and (wanted.posted >= period.first or wanted.due <= period.last)
            ]
            for period in rules.turns
        ]
        rules.machinery["posted_or_due"] = found
    return found[turn]


def meet_requirements(world: World, index: int, side: Side, feat: str, day: int) -> None:
    """A feat meets the requirements that ask for it; late or declined ones are worth half."""
    for place in asking(world.rules).get((index, feat), ()):
        wanted = world.rules.scenario.requirements[place]
        if side.demand[place] == 1 or wanted.posted > day:
            continue
        half = side.demand[place] == 2 or side.tender[place] == 2
        side.met += 0 if side.demand[place] == 2 else 1
        side.demand[place] = 1
        by = world.rules.numbers.politics.requirement_met // (2 if half else 1)
        world.move(index, "military", by, "military", ("requirement", wanted.id), day)
        world.emit(RequirementEnded(day, world.name(index), wanted.id, "met"))
        if not side.deterred and reach_of(world.rules, feat) >= world.rules.numbers.military.deterrence_km:
            side.deterred = world.turn + 1
            world.emit(DeterrenceMet(day, world.name(index), wanted.id))


def asking(rules: Rules) -> dict[tuple[int, str], list[int]]:
    """By side and feat: the requirements that ask for it."""
    found: dict[tuple[int, str], list[int]] | None = rules.machinery.get("asking")
    if found is None:
        found = {}
        for place, wanted in enumerate(rules.scenario.requirements):
            found.setdefault((rules.side_index[wanted.side], wanted.feat), []).append(place)
        rules.machinery["asking"] = found
    return found


def reach_of(rules: Rules, feat: str) -> int:
    """How far a missile must at least fly in the test that achieves a feat, km; 0 for any other feat."""
    found: dict[str, int] | None = rules.machinery.get("reaches")
    if found is None:
        found = {}
        for mission in rules.missions:
            if mission.destination == "range":
                for phase in mission.phases:
                    for one in phase.feats:
                        found[one] = min(found.get(one, mission.range_km), mission.range_km)
        rules.machinery["reaches"] = found
    return found.get(feat, 0)


def _cap_heavy(world: World) -> None:
    """Few weapons, slow to fuel: customers of a heavy missile alone do not ask for much more."""
    military = world.rules.numbers.military
    if world.period.year < military.heavy_cap_since:
        return
    for index, side in enumerate(world.state.sides):
        if side.sizing == HEAVY and sum(side.military) > military.heavy_cap:
            by = military.heavy_cap - sum(side.military)
            world.move(index, "military", by, "military", ("sizing", "heavy"))


def requirement_of(rules: Rules, index: int) -> dict[int, int]:
    """By military missile of a side, and what grows from it: the farthest requirement that it is built for."""
    known: dict[int, dict[int, int]] = rules.machinery.setdefault("built_for", {})
    found = known.get(index)
    if found is None:
        found = known[index] = {}
        name = rules.sides[index].id
        for place, vehicle in enumerate(rules.vehicles):
            if name in vehicle.sides and vehicle.customer == "military" and vehicle.kind == "missile":
                wanted = _farthest(rules, name, place)
                if wanted >= 0:
                    found[place] = wanted
        for place, vehicle in enumerate(rules.vehicles):
            parent = vehicle.based_on
            while parent is not None and place not in found:
                ancestor = rules.vehicle_index[parent]
                if ancestor in found:
                    found[place] = found[ancestor]
                parent = rules.vehicles[ancestor].based_on
    return found


def _farthest(rules: Rules, name: str, vehicle: int) -> int:
    best, reach = -1, 0
    for place, wanted in enumerate(rules.scenario.requirements):
        if wanted.side != name or reach_of(rules, wanted.feat) <= reach:
            continue
        for number, mission in enumerate(rules.missions):
            meets = any(wanted.feat in phase.feats for phase in mission.phases)
            if meets and any(way.vehicle == vehicle for way in rules.ways[number]):
                best, reach = place, reach_of(rules, wanted.feat)
                break
    return best


def use_for_science(world: World, index: int, side: Side, flight: Flight, feats: list[str]) -> None:
    """Civil use of a missile before its requirement is met annoys its customer, unless it makes a first."""
    rules = world.rules
    if rules.missions[flight.mission].customer != "civil":
        return
    wanted = requirement_of(rules, index).get(flight.vehicle, -1)
    if wanted < 0 or side.demand[wanted] == 1:
        return
    spec, ready = rules.scenario.requirements[wanted], side.ready[rules.vehicle_item[flight.vehicle]]
    if spec.posted > flight.day or not ready or rules.turns[ready - 1].last < spec.posted:
        return  # what stood ready before anybody asked was not built for it
    politics = rules.numbers.politics
    first = any(not world.state.first[one] for feat in feats for one in rules.feat_milestones.get(feat, ()))
    by = politics.civil_first if first else politics.civil_use
    world.move(index, "military", by, "military", ("flight", flight.id), flight.day)


def bomb_truth(rules: Rules, state: State, index: int) -> int:
    """What a side's bomb will weigh, kilograms: hidden, the lighter of two draws, or the real one with real fates."""
    bomb, military = rules.sides[index].bomb, rules.numbers.military
    if bomb is None:
        return 0
    if state.fates:
        return bomb.real_kg
    span = military.bomb_most - military.bomb_least + 1
    luck = rules.luck[index]
    return int(military.bomb_least + min(draw(state.seed, span, "bomb", luck, one) for one in ("first", "second")))


def bomb_year(rules: Rules, state: State, index: int) -> int:
    """The year in which a side's forecast is as good as it gets: hidden until then."""
    bomb = rules.sides[index].bomb
    if bomb is None:
        return 0
    return bomb.since + draw(state.seed, max(1, bomb.until - bomb.since + 1), "bomb-year", rules.luck[index])


def forecast_of(rules: Rules, state: State, index: int, year: int) -> tuple[int, int]:
    """The forecast a side's physicists give in a year and its error either way, kilograms; (0, 0) before the first.

    It moves in a straight line from the first guess to the truth, and its error narrows as it does.
    """
    military = rules.numbers.military
    if year < military.bomb_year:
        return 0, 0
    good = max(military.bomb_year + 1, bomb_year(rules, state, index))
    gone, whole = min(year, good) - military.bomb_year, good - military.bomb_year
    truth = bomb_truth(rules, state, index)
    centre = military.bomb_guess + (truth - military.bomb_guess) * gone // whole
    error = max(military.bomb_sharp, military.bomb_error * (whole - gone) // whole)
    noise = draw(state.seed, error + 1, "forecast", rules.luck[index], year) - error // 2
    return max(1, centre + noise), error


def weigh_bombs(world: World) -> None:
    """Every year a new forecast; spies are a year ahead of it; and in the end the bomb stands on a scale."""
    if not world.period.opens_year:
        return
    rules, state, year = world.rules, world.state, world.period.year
    for index, side in enumerate(state.sides):
        if rules.sides[index].bomb is None or side.bomb:
            continue
        spies = any(side.sources[place] for place in range(len(side.sources)) if place % len(SOURCES) < 2)
        side.forecast, side.forecast_error = forecast_of(rules, state, index, year + (1 if spies else 0))
        if year > bomb_year(rules, state, index):
            side.bomb = side.forecast = bomb_truth(rules, state, index)
            side.forecast_error = 0
            world.emit(BombWeighed(world.period.first, world.name(index), side.bomb))
            _reckon(world, index, side)


def _reckon(world: World, index: int, side: Side) -> None:
    """A light missile that cannot carry what the bomb weighs goes back to the drawing board."""
    rules = world.rules
    share = overweight(rules, side)
    if not share or side.sizing in (0, HEAVY):
        return
    ready = False
    for item in rules.items:
        if warhead_class(rules, item) == "light" and index in item.sides:
            ready = ready or bool(side.ready[item.index])
            if not side.ready[item.index]:
                side.done[item.index] -= min(side.done[item.index], work_of(rules, item, 0) * share // PPM)
    if ready:
        world.move(index, "military", rules.numbers.military.overweight, "military", ("sizing", "light"))


def warhead_class(rules: Rules, item: Item) -> str | None:
    """The bomb a missile is sized for, or None."""
    return rules.vehicles[item.place].warhead_class if item.kind == VEHICLE else None


def sized(rules: Rules, index: int, side: Side, item: Item) -> bool:
    """Whether the sizing decision allows work on an item."""
    wanted = warhead_class(rules, item)
    if wanted is None or rules.sides[index].bomb is None:
        return True
    return side.sizing in ((HEAVY if wanted == "heavy" else LIGHT), ONE_AFTER_THE_OTHER, BOTH)
