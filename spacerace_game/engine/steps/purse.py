"""The purse of the next turn: grant, tranches, what a crisis pays, customers' money; and what neglect costs."""

from __future__ import annotations

from spacerace_game.engine.chance import PPM, draw
from spacerace_game.engine.facts import Cause, FaultSeen, GrantMade
from spacerace_game.engine.money import grant_parts, tied_income
from spacerace_game.engine.roads import clip_bound
from spacerace_game.engine.state import LEVELS, Program, Promise, Side
from spacerace_game.engine.steps.work import designs_of
from spacerace_game.engine.world import World
from spacerace_game.spec.dates import turn_of
from spacerace_game.spec.rules import SPACECRAFT, VEHICLE, Rules


def open_purse(world: World) -> None:
    """Closes the books and pays in what the next turn may spend; the last turn pays nothing."""
    rules = world.rules
    for index, side in enumerate(world.state.sides):
        side.spending = [*side.spending[1:], world.spent[index]]
        if world.turn + 1 < len(rules.turns):
            paid, tied, lapsed, lapsed_tied = pay_in(rules, index, side, world.turn + 1, world.state.seed)
            if world.facts is not None:
                when = rules.turns[world.turn + 1].first
                world.emit(GrantMade(when, world.name(index), side.grant, tied, paid, lapsed, lapsed_tied))


def pay_in(rules: Rules, index: int, side: Side, turn: int, seed: int) -> tuple[int, int, int, int]:
    """The purse of a turn: in the first of a year what is left mostly lapses and a new grant is made.

    Money bound to pledges does not lapse. Returns what was paid into the free and the tied purse, and what of
    each lapsed, thousands.
    """
    period = rules.turns[turn]
    if side.promises or side.watch:
        clip_bound(side)
    free, tied = side.free, side.tied
    if side.crisis and side.crisis <= turn:
        side.crisis = side.crisis_money = 0
    if period.opens_year:
        keeps = rules.sides[index].carried_over
        bound = sum(promise.bound for promise in side.promises)
        left = max(0, side.free - bound)
        side.free = bound + left * keeps // PPM
        side.tied = side.tied * keeps // PPM
        side.watch = side.watch * keeps // PPM
        side.kept = (free - side.free) * rules.numbers.money.rest_cut // PPM
        side.grant_ledger = [amount for _, amount in grant_parts(rules, index, side, period.year)]
        side.grant = sum(side.grant_ledger)
    lapsed, lapsed_tied = free - side.free, tied - side.tied
    parts = [side.grant * rules.scenario.turn_months // 12, _pledges(rules, index, side, turn, seed), 0]
    if side.crisis_money:
        parts[2] = side.crisis_money // max(1, side.crisis - turn)
        side.crisis_money -= parts[2]
    side.income_ledger = parts
    paid = sum(parts)
    paid_tied = tied_income(rules, index, side, period.year)
    side.free += paid
    side.tied += paid_tied
    if side.deterred:
        side.watch += paid_tied * watch_share(rules, side, turn) // PPM
    return paid, paid_tied, lapsed, lapsed_tied


def watch_share(rules: Rules, side: Side, turn: int) -> int:
    """The share of customers' money that may only be spent on watching: it grows with each quarter of deterrence."""
    if not side.deterred:
        return 0
    military = rules.numbers.military
    quarters = max(0, turn + 1 - side.deterred) * rules.scenario.turn_months // 3
    return int(min(military.watch_most, military.watch_quarter * quarters))


def _pledges(rules: Rules, index: int, side: Side, turn: int, seed: int) -> int:
    """What open pledges pay in a turn; most of it may only be spent on the road to the milestone."""
    if not side.promises:
        return 0
    total, promises = 0, []
    for promise in side.promises:
        paid = tranche(rules, promise, turn)
        if promise.secret:
            paid = paid * arrives(rules, index, promise, seed) // PPM
        total += paid
        bound = paid * rules.numbers.politics.pledge_bound // PPM
        promises.append(promise._replace(bound=promise.bound + bound))
    side.promises = promises
    return total


def arrives(rules: Rules, index: int, promise: Promise, seed: int) -> int:
    """The share of a decree's paper that becomes money, ppm, drawn once for each decree."""
    least = rules.numbers.politics.decree_least
    name = rules.scenario.milestones[promise.milestone].id
    return int(least + draw(seed, PPM - least + 1, "decree", rules.luck[index], name))


def tranche(rules: Rules, promise: Promise, turn: int) -> int:
    """What a pledge brings in a turn, thousands: its estimate in a bell over its time.

    The weights 1·n, 2·(n−1), … n·1 rise and fall, and the tranches sum to the estimate exactly. A pledge whose
    date was missed brings the same small sum each turn.
    """
    if promise.late:
        return promise.estimate if rules.turns[turn].first <= promise.by else 0
    turns = length(rules, promise)
    place = turn - turn_of(rules.turns, promise.made) - 1
    if not 0 <= place < turns:
        return 0
    return paid_by(promise.estimate, turns, place + 1) - paid_by(promise.estimate, turns, place)


def length(rules: Rules, promise: Promise) -> int:
    """Over how many turns a pledge pays."""
    return max(1, (promise.by - promise.made) * 12 // (365 * rules.scenario.turn_months))


def paid_by(estimate: int, turns: int, tranches: int) -> int:
    """What the first so many tranches bring of an estimate.

    >>> [paid_by(1000, 4, n) for n in range(5)]
    [0, 200, 500, 800, 1000]
    """

    def bell(n: int) -> int:
        return (turns + 1) * n * (n + 1) // 2 - n * (n + 1) * (2 * n + 1) // 6

    return estimate * bell(tranches) // bell(turns)


def unpaid(rules: Rules, promise: Promise, turn: int) -> int:
    """What a pledge has still to bring after a turn, thousands."""
    if promise.late:
        return 0
    turns = length(rules, promise)
    place = max(0, min(turns, turn - turn_of(rules.turns, promise.made)))
    return promise.estimate - paid_by(promise.estimate, turns, place)


def neglect(world: World) -> None:
    """Each new year a mothballed design loses a fixed fault's remedy, or, having none, some of its quality."""
    if not world.period.opens_year:
        return
    for index, side in enumerate(world.state.sides):
        if any(LEVELS[program.level] == "mothball" for program in side.programs):
            side.programs = [
                _neglected(world, index, side, program) if LEVELS[program.level] == "mothball" else program
                for program in side.programs
            ]


def _neglected(world: World, index: int, side: Side, program: Program) -> Program:
    rules = world.rules
    item = rules.items[program.item]
    if item.kind not in (VEHICLE, SPACECRAFT):
        return program
    for design in designs_of(rules, item):
        limits, suspected = side.limits.get(design, ()), side.suspicion.get(design, ())
        for fault in range(len(limits)):
            if not limits[fault] and not suspected[fault]:
                bring_back(world, index, side, design, fault, ("mothballs",))
                return program
    quality = rules.numbers.money.mothball_quality
    return program._replace(haste=min(PPM // 2, program.haste + quality))


def bring_back(world: World, index: int, side: Side, design: int, fault: int, about: Cause) -> None:
    """Puts a removed fault back under suspicion, and lets it be there as often as that says."""
    again = world.rules.numbers.reliability.idle_suspicion
    for table in (side.limits, side.suspicion):
        values = list(table[design])
        values[fault] = again
        table[design] = tuple(values)
    if world.facts is not None:
        one = world.rules.designs[design]
        name = one.faults[fault].name if fault < len(one.faults) else "raw"
        world.emit(FaultSeen(world.period.first, world.name(index), one.id, name, "suspected again", about))
