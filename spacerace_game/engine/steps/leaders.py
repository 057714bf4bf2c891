"""Leaders: the feats they ask for by a day, losses they were not told of, hearings, dismissals and successors."""

from __future__ import annotations

from itertools import compress

from spacerace_game.engine.chance import chance
from spacerace_game.engine.facts import ChiefDismissed, ChiefHeard, DemandEnded, DemandMade, LossFoundOut
from spacerace_game.engine.roads import ways_of
from spacerace_game.engine.state import Secret, Side, Wish
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules, Way

QUARTER = 91


def hear_leaders(world: World) -> None:
    """Leaders ask for a feat some quarters before an occasion, most often of whoever is in front."""
    for index, side in enumerate(world.state.sides):
        if side.wishes:
            _settle(world, index, side)
        for place in occasions_by_turn(world.rules, index).get(world.turn, ()):
            _ask(world, index, side, place)


def occasions_by_turn(rules: Rules, index: int) -> dict[int, tuple[int, ...]]:
    """By turn: the occasions of which a leader thinks in that turn. Worked out once."""
    known: dict[int, dict[int, tuple[int, ...]]] = rules.machinery.setdefault("occasions", {})
    found = known.get(index)
    if found is None:
        found = known[index] = {}
        ahead = rules.numbers.politics.demand_ahead * QUARTER
        for place, occasion in enumerate(rules.sides[index].occasions):
            for turn, period in enumerate(rules.turns):
                if period.first <= occasion.date - ahead <= period.last:
                    found[turn] = (*found.get(turn, ()), place)
    return found


def _ask(world: World, index: int, side: Side, place: int) -> None:
    rules, politics = world.rules, world.rules.numbers.politics
    occasion = rules.sides[index].occasions[place]
    odds = politics.demand_odds
    others = [sum(other.prestige) for number, other in enumerate(world.state.sides) if number != index]
    if sum(side.prestige) > max(others, default=0):
        odds += politics.demand_front
    if any(promise.secret for promise in side.promises):
        odds += politics.demand_front
    if chance(world.state.seed, "demand", rules.luck[index], occasion.id) >= odds:
        return
    milestone = wished(rules, index, side)
    if milestone >= 0:
        side.wishes = [*side.wishes, Wish(milestone, occasion.date, world.turn, 0, place)]
        name = rules.scenario.milestones[milestone].id
        world.emit(DemandMade(world.period.last, world.name(index), name, occasion.date, occasion.id))


def wished(rules: Rules, index: int, side: Side) -> int:
    """The dearest feat not yet reached or promised for which all stands ready or is being built; −1: none."""
    spoken = {promise.milestone for promise in side.promises} | {wish.milestone for wish in side.wishes}
    in_hand = {program.item for program in side.programs}
    in_hand.update(compress(range(len(side.ready)), side.ready))
    for milestone, ways in _by_worth(rules, index):
        if not side.reached[milestone] and milestone not in spoken and any(map(in_hand.issuperset, ways)):
            return milestone
    return -1


def _by_worth(rules: Rules, index: int) -> list[tuple[int, tuple[tuple[int, ...], ...]]]:
    """Milestones, the dearest first, with the hardware of each way a side has to them. Worked out once."""
    key = f"wishes:{index}"
    found: list[tuple[int, tuple[tuple[int, ...], ...]]] | None = rules.machinery.get(key)
    if found is None:
        found = []
        for milestone, spec in enumerate(rules.scenario.milestones):
            ways = dict.fromkeys(
                _hardware(rules, way)
                for mission in rules.milestone_missions[milestone]
                for way in ways_of(rules, index, mission)
            )
            if ways and not spec.joint:
                found.append((milestone, tuple(ways)))
        found.sort(key=lambda one: (-rules.scenario.milestones[one[0]].first, one[0]))
        rules.machinery[key] = found
    return found


def _hardware(rules: Rules, way: Way) -> tuple[int, ...]:
    vehicle = rules.vehicle_item[way.vehicle]
    return (vehicle,) if way.spacecraft < 0 else (vehicle, rules.spacecraft_item[way.spacecraft])


def _settle(world: World, index: int, side: Side) -> None:
    """What was asked is done, missed, or was never answered."""
    politics, day = world.rules.numbers.politics, world.period.last
    left = []
    for wish in side.wishes:
        how, by = "", 0
        if side.reached[wish.milestone]:
            how, by = "done", politics.demand_done if wish.accepted else 0
        elif wish.accepted and wish.by <= day:
            how, by = "missed", politics.demand_missed
        elif not wish.accepted and world.turn - wish.asked >= politics.demand_answer:
            how, by = "refused", politics.demand_refused
        if not how:
            left.append(wish)
            continue
        name = world.rules.scenario.milestones[wish.milestone].id
        world.move(index, "support", by, "leaders", ("milestone", name))
        world.emit(DemandEnded(day, world.name(index), name, how))
    side.wishes = left


def keep_secrets(world: World) -> None:
    """A hidden loss comes out once the hazard it has run passes a threshold drawn once for that crew."""
    politics = world.rules.numbers.politics
    step = politics.found_out * world.rules.scenario.turn_months // 3
    for index, side in enumerate(world.state.sides):
        if not side.secrets:
            continue
        kept = []
        for secret in side.secrets:
            name = world.rules.scenario.people[secret.person].id
            after = secret.hazard + step
            if chance(world.state.seed, "found-out", name) < after:
                world.move(index, "support", politics.crew_lost_found, "crew", ("person", name))
                world.emit(LossFoundOut(world.period.last, world.name(index), name))
            else:
                kept.append(Secret(secret.person, after))
        side.secrets = kept


def judge_chiefs(world: World) -> None:
    """Too little support means hearings; far too little for too long, a successor."""
    politics = world.rules.numbers.politics
    for index, side in enumerate(world.state.sides):
        support = sum(side.support)
        side.low_turns = side.low_turns + 1 if support < politics.dismissal else 0
        if side.low_turns >= politics.dismissal_quarters:
            _dismiss(world, index, side, support)
        if sum(side.support) >= politics.hearing:
            side.hearing = 0
        elif not side.hearing:
            side.hearing = world.turn + 1
            world.emit(ChiefHeard(world.period.last, world.name(index), support))


def _dismiss(world: World, index: int, side: Side, support: int) -> None:
    """A successor starts with the leader's patience, a loss of face and less than a full view of the desk."""
    politics = world.rules.numbers.politics
    world.emit(ChiefDismissed(world.period.last, world.name(index), support))
    side.dismissed = side.dismissed or world.turn + 1
    side.successor += 1
    side.low_turns = 0
    side.sworn = world.turn + 1 + politics.dismissal_attention * 3 // world.rules.scenario.turn_months
    world.move(index, "support", politics.support_start - support, "leaders", ("dismissal",))
    world.move(index, "prestige", politics.dismissal_prestige, "leaders", ("dismissal",))
