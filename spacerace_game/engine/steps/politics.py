"""Politics: the drift of support, fear and what the public believes of its lead; and the end of a campaign."""

from __future__ import annotations

from spacerace_game.engine.conditions import Test, compile_condition
from spacerace_game.engine.facts import CampaignEnded
from spacerace_game.engine.money import PPM, at_year, curves
from spacerace_game.engine.state import Side, State
from spacerace_game.engine.steps.milestones import lead_now
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules


def patron_of(rules: Rules, index: int, day: int) -> int:
    """The place of the leader who rules a side on a day."""
    found = 0
    for place, patron in enumerate(rules.sides[index].patrons):
        if patron.since <= day:
            found = place
    return found


def drift(world: World) -> None:
    """Support drifts to the leader's disposition, fear to the world's tension, customers' interest to its middle.

    What the public believes of its lead follows the truth.

    Whoever has been on the Moon fears nothing any more.
    """
    rules, politics = world.rules, world.rules.numbers.politics
    interest, interest_drift = politics.military_start, rules.numbers.military.drift
    for index, side in enumerate(world.state.sides):
        leader, disposition, tension = _pulls(rules, index)[world.turn]
        gap = disposition - sum(side.support)
        if gap:
            world.move(index, "support", _towards(gap, politics.drift), "leaders", ("leader", leader))
        if triumphant(rules, side):
            tension = 0
        gap = tension - sum(side.fear)
        if gap:
            world.move(index, "fear", _towards(gap, politics.fear_drift), "world", ("tension",))
        gap = interest - sum(side.military)
        if gap:
            world.move(index, "military", _towards(gap, interest_drift), "world", ("customers",))
        side.lead += _towards(lead_now(rules, world.state.sides, index) - side.lead, politics.lead_drift)


def _pulls(rules: Rules, index: int) -> list[tuple[str, int, int]]:
    """By turn: who rules a side, their disposition, and the world's tension."""
    known: dict[int, list[tuple[str, int, int]]] = rules.machinery.setdefault("pulls", {})
    found = known.get(index)
    if found is None:
        found = known[index] = []
        for period in rules.turns:
            patron = rules.sides[index].patrons[patron_of(rules, index, period.last)]
            tension = at_year(curves(rules)[index]["tension"], period.year)
            found.append((patron.name, patron.disposition, tension))
    return found


def triumphant(rules: Rules, side: Side) -> bool:
    """Whether a side has shown the feat after which its public fears nothing."""
    places = rules.feat_milestones.get(rules.numbers.politics.triumph_feat, ())
    return any(side.shown[place] for place in places)


def _towards(gap: int, share: int) -> int:
    """A share of a gap, rounded away from nought so that it closes in the end."""
    if not gap:
        return 0
    by = abs(gap) * share // PPM or 1
    return by if gap > 0 else -by


def end_campaign(world: World) -> None:
    """After the last turn of the calendar, or when an ending's condition holds, the campaign is over."""
    state = world.state
    if state.over:
        return
    endings = world.rules.scenario.endings
    for place, test, sides in _ending_tests(world.rules):
        if any(test(state, side) for side in sides):
            state.over = place + 1
            world.emit(CampaignEnded(world.period.last, "", endings[place].id))
            return
    if world.turn + 1 >= len(world.rules.turns):
        state.over = len(endings) + 1
        world.emit(CampaignEnded(world.period.last, "", "calendar"))


def ended_for(state: State) -> tuple[int, ...]:
    """For which sides the condition of the ending holds that ended the campaign: all where the calendar ran out."""
    for place, test, _ in _ending_tests(state.rules):
        if place + 1 == state.over:
            return tuple(side for side in range(len(state.sides)) if test(state, side))
    return tuple(range(len(state.sides))) if state.over else ()


def _ending_tests(rules: Rules) -> list[tuple[int, Test, tuple[int, ...]]]:
    """The endings that count in this campaign: place in the scenario, test, and the sides it is put to."""
    found: list[tuple[int, Test, tuple[int, ...]]] | None = rules.machinery.get("endings")
    if found is None:
        found = []
        for place, one in enumerate(rules.scenario.endings):
            everyone = not one.optional or one.id in rules.endings
            sides = tuple(n for name, n in rules.side_index.items() if everyone or f"{one.id}@{name}" in rules.endings)
            if sides:
                found.append((place, compile_condition(rules, one.when)[0], sides))
        rules.machinery["endings"] = found
    return found
