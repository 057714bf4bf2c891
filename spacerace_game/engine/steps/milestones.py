"""Feats become milestones: prestige, support, fear, and the surprise of whoever did not expect it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from spacerace_game.engine.chance import PPM
from spacerace_game.engine.facts import MilestoneReached, Surprised
from spacerace_game.engine.state import CUSTOMS, Side, State
from spacerace_game.engine.steps.military import asking, meet_requirements
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules


def achieve(world: World, index: int, feat: str, day: int, flight: str, announce: int) -> None:
    """A side achieves a feat on a day: requirements are met and milestones reached."""
    side = world.state.sides[index]
    if (index, feat) in asking(world.rules):
        meet_requirements(world, index, side, feat, day)
    for milestone in world.rules.feat_milestones.get(feat, ()):
        if not side.reached[milestone]:
            _reach(world, index, side, milestone, day, flight, announce)
            if world.rules.scenario.milestones[milestone].joint:
                for other, partner in enumerate(world.state.sides):
                    if not partner.reached[milestone]:
                        _reach(world, other, partner, milestone, day, flight, announce)


def worth(rules: Rules, sides: list[Side], milestone: int, first: bool, announce: int) -> int:
    """Prestige of a milestone now, tenths: less when outdone, more when announced beforehand."""
    value = value_now(rules, [side.shown for side in sides], milestone, first)
    if CUSTOMS[announce] == "before":
        value = value * rules.numbers.politics.before_prestige // PPM
    return value


def value_now(rules: Rules, shown: Sequence[Sequence[int]], milestone: int, first: bool) -> int:
    """Prestige of a milestone before it is announced, tenths; `shown` are the days of each side's milestones."""
    spec = rules.scenario.milestones[milestone]
    value = spec.first if first else spec.second
    if any(days[rules.milestone_index[greater]] for greater in spec.outdone_by for days in shown):
        value = value * rules.numbers.politics.outdone // PPM
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
        if spec.first >= greatest_of_rivals(rules, state, index):
            world.move(index, "fear", -(sum(side.fear) // 2), "firsts", about, day)
        for other, rival in enumerate(state.sides):
            if other != index and not rival.shown[milestone] and not spec.joint:
                surprise(world, other, index, milestone, spec.first, day)
    if politics.triumph_feat in spec.feats:
        world.move(index, "fear", -sum(side.fear), "firsts", about, day)


def greatest_of_rivals(rules: Rules, state: State, index: int) -> int:
    """What the greatest first that a rival has shown was worth, tenths; 0 if there is none."""
    worths = rules.machinery.get("first_worths")
    if worths is None:
        worths = rules.machinery["first_worths"] = [one.first for one in rules.scenario.milestones]
    found = [0]
    for other, rival in enumerate(state.sides):
        if other != index:
            shown = compress(zip(state.first, worths), rival.shown)
            found += [worth for first, worth in shown if first == other + 1]
    return max(found)


def expectation(rules: Rules, side: Side, rival: int, milestone: int, day: int) -> int:
    """E: the chance, ppm, that the published estimate gave the rival by this day.

    The estimate is a day with an error either way; the chance grows evenly across a span half as wide again,
    since estimators are surer than they should be. Each
    agency has its own day; the published one counts.
    """
    place = rival * len(rules.scenario.milestones) + milestone
    error = side.estimate_error[place]
    expected = (side.estimate_cautious, side.estimate, side.estimate_alarmed)[side.published][place]
    chance = 0
    if expected:
        span = max(1, error * 3 // 2)
        chance = max(0, min(PPM, (day - expected + span) * PPM // (2 * span)))
    if any(warning.milestone == milestone for warning in side.warnings):
        chance = min(PPM, chance + int(rules.numbers.politics.warn_expect))
    return chance


def lead_now(rules: Rules, sides: list[Side], index: int) -> int:
    """How far ahead a side is, −500 to 500 tenths: twice its lead in prestige. Its public learns of it slowly."""
    prestige = [sum(side.prestige) for side in sides]
    mine = prestige.pop(index)
    lead = (mine - max(prestige, default=0)) * rules.numbers.politics.lead_weight // PPM
    return max(-500, min(500, lead))


def surprise_size(value: int, expected: int, lead: int) -> int:
    """V × (100 − E)/100 × (100 + L)/100, tenths of a point.

    >>> surprise_size(600, 200_000, 400)
    672
    """
    return value * (PPM - expected) // PPM * (1000 + lead) // 1000


def surprise(world: World, index: int, by: int, milestone: int, value: int, day: int) -> None:
    """A rival's first meets one's own expectation: calm, a bad week, alarm or a crisis.

    The public learns from it at once what it has overlooked: its belief in its own lead falls by the shock.
    """
    rules, politics = world.rules, world.rules.numbers.politics
    side = world.state.sides[index]
    expected = expectation(rules, side, by, milestone, day)
    lead = side.lead
    size = surprise_size(value, expected, lead)
    about = ("milestone", rules.scenario.milestones[milestone].id)
    shape = "calm"
    support, fear = 0, value // politics.fear_per_first
    crisis_turns = max(1, rules.numbers.money.crisis_quarters * 3 // rules.scenario.turn_months)
    if size >= politics.crisis_from:
        shape, support, fear = "crisis", politics.crisis_support, fear + size // 2
        side.crisis = world.turn + 1 + crisis_turns
        side.crisis_money += side.grant * size // 1000
        side.crises += 1
    elif size >= politics.week_below:
        shape, support, fear = "alarm", politics.alarm_support, fear + size // 2
    elif size >= politics.calm_below:
        shape, support, fear = "week", politics.week_support, fear + politics.week_fear
    side.lead = max(-500, min(side.lead, max(side.lead - size, lead_now(rules, world.state.sides, index))))
    side.warnings = [warning for warning in side.warnings if warning.milestone != milestone]
    world.move(index, "support", support, "rival", about, day)
    world.move(index, "fear", fear, "rival", about, day)
    if world.facts is not None:
        args = (world.name(by), about[1], size, expected, lead, shape)
        world.emit(Surprised(day, world.name(index), *args))
