"""Feats become milestones: prestige, support, fear, and the surprise of whoever did not expect it."""

from __future__ import annotations

from spacerace_game.engine.chance import PPM
from spacerace_game.engine.facts import MilestoneReached, RequirementEnded, Surprised
from spacerace_game.engine.state import CUSTOMS, Side
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules


def achieve(world: World, index: int, feat: str, day: int, flight: str, announce: int) -> None:
    """A side achieves a feat on a day: requirements are met and milestones reached."""
    side = world.state.sides[index]
    _meet_requirements(world, index, side, feat, day)
    for milestone in world.rules.feat_milestones.get(feat, ()):
        if not side.reached[milestone]:
            _reach(world, index, side, milestone, day, flight, announce)


def _meet_requirements(world: World, index: int, side: Side, feat: str, day: int) -> None:
    for place, wanted in enumerate(world.rules.scenario.requirements):
        if (
            wanted.feat == feat
            and side.demand[place] != 1
            and wanted.side == world.name(index)
            and wanted.posted <= day
        ):
            late = side.demand[place] == 2
            side.demand[place] = 1
            side.met += 0 if late else 1
            by = world.rules.numbers.politics.requirement_met // (2 if late else 1)
            world.move(index, "military", by, "military", ("requirement", wanted.id), day)
            world.emit(RequirementEnded(day, world.name(index), wanted.id, "met"))


def worth(rules: Rules, sides: list[Side], milestone: int, first: bool, announce: int) -> int:
    """Prestige of a milestone now, tenths: less when outdone, more when announced beforehand."""
    spec, politics = rules.scenario.milestones[milestone], rules.numbers.politics
    value = spec.first if first else spec.second
    if any(side.shown[rules.milestone_index[greater]] for greater in spec.outdone_by for side in sides):
        value = value * politics.outdone // PPM
    if CUSTOMS[announce] == "before":
        value = value * politics.before_prestige // PPM
    return value


def _reach(world: World, index: int, side: Side, milestone: int, day: int, flight: str, announce: int) -> None:
    rules, state = world.rules, world.state
    side.reached[milestone] = day
    first = state.first[milestone] == 0
    shown = CUSTOMS[announce] != "never"
    if first:
        state.first[milestone] = index + 1
        state.first_day[milestone] = day
    spec = rules.scenario.milestones[milestone]
    publicly_first = not any(other.shown[milestone] for other in state.sides)
    value = worth(rules, state.sides, milestone, publicly_first, announce) if shown else 0
    if world.facts is not None:
        world.emit(MilestoneReached(day, world.name(index), spec.id, flight, first, shown, value))
    if not shown:
        return
    about = ("milestone", spec.id)
    politics = rules.numbers.politics
    side.shown[milestone] = day
    world.move(index, "prestige", value, "firsts" if publicly_first else "seconds", about, day)
    share = politics.first_support if publicly_first else politics.second_support
    world.move(index, "support", value // share, "firsts" if publicly_first else "seconds", about, day)
    if publicly_first:
        world.move(index, "fear", -(sum(side.fear) // 2 if value >= 200 else 0), "firsts", about, day)
        for other, rival in enumerate(state.sides):
            if other != index and not rival.shown[milestone]:
                surprise(world, other, index, milestone, spec.first, day)


def expectation(rules: Rules, side: Side, rival: int, milestone: int, day: int) -> int:
    """E: the chance, ppm, that the published estimate gave the rival by this day.

    The estimate is a day with an error either way; the chance grows evenly across that span. The published
    agency shifts it: the cautious one later, the alarmed one earlier, by half the error.
    """
    place = rival * len(rules.scenario.milestones) + milestone
    expected, error = side.estimate[place], side.estimate_error[place]
    chance = 0
    if expected:
        expected += (error // 2, 0, -error // 2)[side.published]
        chance = max(0, min(PPM, (day - expected + error) * PPM // max(1, 2 * error)))
    if any(warning.milestone == milestone for warning in side.warnings):
        chance = min(PPM, chance + int(rules.numbers.politics.warn_expect))
    return chance


def public_lead(sides: list[Side], index: int) -> int:
    """L: how far ahead one's public believes itself, −500 to 500 tenths: twice the lead in prestige."""
    best = max((sum(side.prestige) for place, side in enumerate(sides) if place != index), default=0)
    return max(-500, min(500, 2 * (sum(sides[index].prestige) - best)))


def surprise_size(value: int, expected: int, lead: int) -> int:
    """V × (100 − E)/100 × (100 + L)/100, tenths of a point.

    >>> surprise_size(600, 200_000, 400)
    672
    """
    return value * (PPM - expected) // PPM * (1000 + lead) // 1000


def surprise(world: World, index: int, by: int, milestone: int, value: int, day: int) -> None:
    """A rival's first meets one's own expectation: calm, a bad week, alarm or a crisis."""
    rules, politics = world.rules, world.rules.numbers.politics
    side = world.state.sides[index]
    expected = expectation(rules, side, by, milestone, day)
    lead = public_lead(world.state.sides, index)
    size = surprise_size(value, expected, lead)
    about = ("milestone", rules.scenario.milestones[milestone].id)
    shape = "calm"
    support, fear = 0, value // politics.fear_per_first
    if size >= politics.crisis_from:
        shape, support, fear = "crisis", politics.crisis_support, fear + size // 2
        side.crisis = world.turn + 5
        side.crises += 1
    elif size >= politics.week_below:
        shape, support, fear = "alarm", politics.alarm_support, fear + size // 2
    elif size >= politics.week_below // 2:
        shape, support, fear = "week", politics.week_support, fear + politics.week_fear
    side.warnings = [warning for warning in side.warnings if warning.milestone != milestone]
    world.move(index, "support", support, "rival", about, day)
    world.move(index, "fear", fear, "rival", about, day)
    if world.facts is not None:
        args = (world.name(by), about[1], size, expected, lead, shape)
        world.emit(Surprised(day, world.name(index), *args))
