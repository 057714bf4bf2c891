"""Pledges and warnings: kept, missed, dropped for good, or paid for because nothing came."""

from __future__ import annotations

from spacerace_game.engine.chance import PPM
from spacerace_game.engine.facts import MoneyGiven, PromiseEnded
from spacerace_game.engine.state import Promise, Side
from spacerace_game.engine.steps.purse import length
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules

QUARTER = 91


def check_promises(world: World) -> None:
    """Pledges are kept or missed; a warning of what did not come is paid for."""
    for index, side in enumerate(world.state.sides):
        if side.promises:
            kept = [_judge(world, index, side, promise) for promise in side.promises]
            side.promises = [promise for promise in kept if promise is not None]
            for promise in side.promises:
                if not promise.secret:
                    _publish(world, index, promise)
        if side.warnings:
            _check_warnings(world, index, side)


def penalty(rules: Rules, promise: Promise, points: int) -> int:
    """What a slip or a break costs, tenths: two thirds for a decree that nobody read."""
    return -(-points * rules.numbers.politics.decree_penalty // PPM) if promise.secret else points


def _judge(world: World, index: int, side: Side, promise: Promise) -> Promise | None:
    politics = world.rules.numbers.politics
    about = ("milestone", world.rules.scenario.milestones[promise.milestone].id)
    day = world.period.last
    if side.reached[promise.milestone]:
        world.move(index, "support", politics.pledge_kept // (2 if promise.late else 1), "promises", about)
        how = "kept late" if promise.late else "kept"
        world.emit(PromiseEnded(day, world.name(index), about[1], how, bool(promise.secret)))
        release(world, index, side, promise)
        return None
    if promise.by > day:
        return promise
    if promise.late:
        by = penalty(world.rules, promise, politics.pledge_lapsed)
        world.move(index, "support", by, "promises", about)
        world.emit(PromiseEnded(day, world.name(index), about[1], "dropped", bool(promise.secret)))
        release(world, index, side, promise)
        return None
    by = penalty(world.rules, promise, politics.pledge_missed)
    world.move(index, "support", by, "promises", about)
    world.emit(PromiseEnded(day, world.name(index), about[1], "missed", bool(promise.secret)))
    mean = promise.estimate // length(world.rules, promise)
    grace = politics.pledge_grace * QUARTER
    return promise._replace(by=day + grace, estimate=mean * politics.pledge_late // PPM, lean=0, late=1)


def release(world: World, index: int, side: Side, promise: Promise) -> None:
    """What was bound to a pledge that has ended goes back where it came from."""
    held = min(promise.bound, side.free)
    side.free -= held
    if held:
        about = ("milestone", world.rules.scenario.milestones[promise.milestone].id)
        world.emit(MoneyGiven(world.period.last, world.name(index), about, -held, 0))


def _publish(world: World, index: int, promise: Promise) -> None:
    """Rivals read the newspapers: they know the date of a public pledge within a year."""
    error = world.rules.numbers.politics.pledge_error * QUARTER
    place = index * len(world.rules.scenario.milestones) + promise.milestone
    for other, side in enumerate(world.state.sides):
        if other != index and (not side.estimate[place] or side.estimate_error[place] > error):
            side.estimate[place], side.estimate_error[place] = promise.by, error
            side.estimate_cautious[place] = side.estimate_alarmed[place] = promise.by
            side.estimate_turn[place] = world.turn + 1


def _check_warnings(world: World, index: int, side: Side) -> None:
    politics = world.rules.numbers.politics
    fresh = []
    for warning in side.warnings:
        if world.turn - warning.turn < politics.warn_quarters:
            fresh.append(warning)
        else:
            about = ("milestone", world.rules.scenario.milestones[warning.milestone].id)
            world.move(index, "support", politics.warn_support, "intelligence", about)
    side.warnings = fresh
