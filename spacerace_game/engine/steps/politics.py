"""Politics: drift of support and fear, promises, requirements, dismissal; and the purse of the next turn."""

from __future__ import annotations

from spacerace_game.engine.conditions import Test, compile_condition
from spacerace_game.engine.facts import (
    CampaignEnded,
    ChiefDismissed,
    GrantMade,
    PromiseEnded,
    RequirementEnded,
)
from spacerace_game.engine.money import PPM, at_year, curves, grant_parts, tied_income
from spacerace_game.engine.state import Side
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
    """Support drifts to the leader's disposition, fear to the world's tension."""
    politics = world.rules.numbers.politics
    for index, side in enumerate(world.state.sides):
        patron = world.rules.sides[index].patrons[patron_of(world.rules, index, world.period.last)]
        gap = patron.disposition - sum(side.support)
        by = _towards(gap, politics.drift)
        world.move(index, "support", by, "leaders", ("leader", patron.name))
        tension = at_year(curves(world.rules)[index]["tension"], world.period.year)
        gap = tension - sum(side.fear)
        world.move(index, "fear", _towards(gap, politics.fear_drift), "world", ("tension",))


def _towards(gap: int, share: int) -> int:
    """A share of a gap, rounded away from nought so that it closes in the end."""
    if not gap:
        return 0
    by = abs(gap) * share // PPM or 1
    return by if gap > 0 else -by


def check_requirements(world: World) -> None:
    """Customers' requirements that are late cost interest every quarter until they are met."""
    politics = world.rules.numbers.politics
    day = world.period.last
    for place, wanted in enumerate(world.rules.scenario.requirements):
        if wanted.due > day:
            continue
        index = world.rules.side_index[wanted.side]
        side = world.state.sides[index]
        if side.demand[place] == 1:
            continue
        if side.demand[place] == 0:
            side.demand[place] = 2
            world.emit(RequirementEnded(day, wanted.side, wanted.id, "late"))
        if day - wanted.due < 366 * 2:
            world.move(index, "military", politics.requirement_late, "military", ("requirement", wanted.id))


def check_promises(world: World) -> None:
    """Pledges are kept or missed; a warning of what did not come is paid for."""
    politics = world.rules.numbers.politics
    for index, side in enumerate(world.state.sides):
        kept = []
        for promise in side.promises:
            about = ("milestone", world.rules.scenario.milestones[promise.milestone].id)
            if side.reached[promise.milestone]:
                world.move(index, "support", politics.pledge_kept, "promises", about)
                world.emit(PromiseEnded(world.period.last, world.name(index), about[1], "kept"))
            elif promise.by <= world.period.last:
                world.move(index, "support", politics.pledge_missed, "promises", about)
                world.emit(PromiseEnded(world.period.last, world.name(index), about[1], "missed"))
            else:
                kept.append(promise)
        side.promises = kept
        if side.warnings:
            stale = [w for w in side.warnings if world.turn - w.turn >= politics.warn_quarters]
            for warning in stale:
                about = ("milestone", world.rules.scenario.milestones[warning.milestone].id)
                world.move(index, "support", politics.warn_support, "intelligence", about)
            side.warnings = [w for w in side.warnings if world.turn - w.turn < politics.warn_quarters]


def judge_chiefs(world: World) -> None:
    """Support too low for too long ends a chief's time; a successor starts with the leader's patience."""
    politics = world.rules.numbers.politics
    for index, side in enumerate(world.state.sides):
        support = sum(side.support)
        side.low_turns = side.low_turns + 1 if support < politics.dismissal else 0
        if side.low_turns >= politics.dismissal_quarters:
            world.emit(ChiefDismissed(world.period.last, world.name(index), support))
            side.dismissed = side.dismissed or world.turn + 1
            side.successor += 1
            side.low_turns = 0
            start = world.rules.numbers.politics.support_start
            world.move(index, "support", start - support, "leaders", ("dismissal",))
            world.move(index, "prestige", -500, "leaders", ("dismissal",))


def open_purse(world: World) -> None:
    """Closes the books and pays in what the next turn may spend; the last turn pays nothing."""
    rules = world.rules
    for index, side in enumerate(world.state.sides):
        side.spending = [*side.spending[1:], world.spent[index]]
        if world.turn + 1 < len(rules.turns):
            paid, tied, lapsed, lapsed_tied = pay_in(rules, index, side, world.turn + 1)
            if world.facts is not None:
                when = rules.turns[world.turn + 1].first
                world.emit(GrantMade(when, world.name(index), side.grant, tied, paid, lapsed, lapsed_tied))


def pay_in(rules: Rules, index: int, side: Side, turn: int) -> tuple[int, int, int, int]:
    """The purse of a turn: in the first of a year what is left mostly lapses and a new grant is made.

    Returns what was paid into the free and the tied purse, and what of each lapsed.
    """
    period = rules.turns[turn]
    free, tied = side.free, side.tied
    if period.opens_year:
        keeps = rules.sides[index].carried_over
        left = max(0, side.free)
        side.free = left * keeps // PPM
        side.tied = side.tied * keeps // PPM
        side.kept = (left - side.free) * rules.numbers.money.rest_cut // PPM
        if side.crisis and side.crisis <= turn:
            side.crisis = 0
        side.grant_ledger = [amount for _, amount in grant_parts(rules, index, side, period.year)]
        side.grant = sum(side.grant_ledger)
    months = rules.scenario.turn_months
    lapsed, lapsed_tied = free - side.free, tied - side.tied
    paid = side.grant * months // 12 + pledge_tranche(rules, side, turn)
    paid_tied = tied_income(rules, index, side, period.year)
    side.free += paid
    side.tied += paid_tied
    return paid, paid_tied, lapsed, lapsed_tied


def pledge_tranche(rules: Rules, side: Side, turn: int) -> int:
    """What open pledges pay in a turn: their estimate evenly over their time."""
    period = rules.turns[turn]
    total = 0
    for promise in side.promises:
        if promise.by >= period.first:
            total += promise.estimate * (period.last - period.first + 1) // max(91, promise.by - promise.made)
    return total


def end_campaign(world: World) -> None:
    """After the last turn of the calendar, or when an ending's condition holds, the campaign is over."""
    state = world.state
    if state.over:
        return
    endings = world.rules.scenario.endings
    for place, test in enumerate(_ending_tests(world.rules)):
        if any(test(state, side) for side in range(len(state.sides))):
            state.over = place + 1
            world.emit(CampaignEnded(world.period.last, "", endings[place].id))
            return
    if world.turn + 1 >= len(world.rules.turns):
        state.over = len(endings) + 1
        world.emit(CampaignEnded(world.period.last, "", "calendar"))


def _ending_tests(rules: Rules) -> list[Test]:
    found: list[Test] | None = rules.machinery.get("endings")
    if found is None:
        found = [compile_condition(rules, ending.when)[0] for ending in rules.scenario.endings]
        rules.machinery["endings"] = found
    return found
