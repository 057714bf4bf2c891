"""Economy, research, development and construction: money becomes work, and work becomes things."""

from __future__ import annotations

from spacerace_game.engine.facts import FaultSeen, LevelReached, MoneySpent, ProgramClosed, Unpaid
from spacerace_game.engine.money import PPM, Bill, program_price, progress, upkeep, work_of
from spacerace_game.engine.state import LEVELS, Program, Side
from spacerace_game.engine.work import captive_help, needed_engineers, speed_parts
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import FACILITY, TECHNOLOGY, Item, Rules


def pay_upkeep(world: World) -> None:
    """Payroll and plants take theirs first; what is missing is simply not there, and said."""
    for index, side in enumerate(world.state.sides):
        due = upkeep(world.rules, index, side)
        from_tied = min(side.tied, due // 2)
        from_free = min(side.free, due - from_tied)
        side.tied -= from_tied
        side.free -= from_free
        world.spent[index] += from_tied + from_free
        if world.facts is not None:
            about = ("upkeep",)
            world.emit(MoneySpent(world.period.first, world.name(index), about, from_free, from_tied))
            if from_tied + from_free < due:
                world.emit(Unpaid(world.period.first, world.name(index), about, due - from_tied - from_free))


def do_work(world: World) -> None:
    """Every program is paid and moves on; what cannot be paid stands still this turn."""
    for index, side in enumerate(world.state.sides):
        if side.programs:
            _work_of_side(world, index, side)


def _work_of_side(world: World, index: int, side: Side) -> None:
    rules = world.rules
    needed = needed_engineers(rules, side)
    help_ = captive_help(rules, world.state.holder, index, side)
    going: list[Program] = []
    for program in side.programs:
        item = rules.items[program.item]
        price = program_price(rules, index, program)
        bill = Bill(0, price) if item.military else Bill(price, 0)
        if not world.pay(index, bill, ("program", item.id)):
            world.emit(Unpaid(world.period.first, world.name(index), ("program", item.id), price))
            going.append(program)
            continue
        speed = sum(amount for _, amount in speed_parts(rules, world.turn, side, program, needed, help_))
        done = progress(rules, item, program.ground, program.level) * max(0, speed) // PPM
        if item.kind == TECHNOLOGY:
            done = done * PPM // (PPM - discount(rules, world.state.sides, index, item))
        side.done[program.item] = min(side.done[program.item] + done, work_of(rules, item, program.ground))
        if LEVELS[program.level] == "crash":
            haste = min(PPM // 2, program.haste + rules.numbers.work.crash_quality)
            program = program._replace(haste=haste)
        if not _advance(world, index, side, program, item):
            going.append(program)
    side.programs = going


def discount(rules: Rules, sides: list[Side], index: int, item: Item) -> int:
    """What a rival's shown success takes off the way to a technology, ppm."""
    for milestone in milestones_using(rules)[item.place]:
        for other, side in enumerate(sides):
            if other != index and side.shown[milestone]:
                return rules.numbers.work.shown_discount
    return 0


def milestones_using(rules: Rules) -> list[tuple[int, ...]]:
    """By technology: the milestones whose missions need it, directly or through a vehicle or spacecraft."""
    found = rules.machinery.get("milestones_using")
    if found is None:
        sets: list[dict[int, None]] = [{} for _ in rules.technologies]
        for mission, milestones in enumerate(rules.mission_milestones):
            for way in rules.ways[mission]:
                places = [rules.vehicle_item[way.vehicle]]
                if way.spacecraft >= 0:
                    places.append(rules.spacecraft_item[way.spacecraft])
                for place in places:
                    for technology, _ in rules.items[place].needs:
                        sets[technology].update(dict.fromkeys(milestones))
        found = [tuple(sorted(one)) for one in sets]
        rules.machinery["milestones_using"] = found
    return found


def _advance(world: World, index: int, side: Side, program: Program, item: Item) -> bool:
    """Takes what the work has reached; True once the program is finished."""
    if item.kind == TECHNOLOGY:
        return _advance_technology(world, index, side, program, item)
    if side.done[item.index] < work_of(world.rules, item, program.ground):
        return False
    if any(not side.ready[before] for before in item.after):
        return False
    missing = [(t, level) for t, level in item.needs if side.trl[t] < level]
    if missing and not program.frozen:
        return False
    if any(side.trl[t] < min(level, world.rules.numbers.work.freeze_trl) for t, level in missing):
        return False
    finish_item(world, index, side, item, program.ground, program.haste)
    return True


def thresholds(rules: Rules, item: Item) -> tuple[int, ...]:
    """Work at which a technology stands at level 1, 2, … 6."""
    total, found = 0, []
    for share in rules.numbers.work.trl_steps:
        total += item.price * share // PPM
        found.append(total)
    return tuple(found)


def _advance_technology(world: World, index: int, side: Side, program: Program, item: Item) -> bool:
    level = side.trl[item.place]
    most = world.rules.numbers.work.ground_trl
    if level < most and side.done[item.index] >= thresholds(world.rules, item)[level]:
        if any(side.trl[need] < min(least, level + 1) for need, least in item.needs):
            return False
        raise_level(world, index, item.place, level + 1, ("program", item.id))
    if side.trl[item.place] >= most:
        _close(world, index, program, True)
        return True
    return False


def raise_level(world: World, index: int, technology: int, level: int, cause: tuple[str, ...]) -> None:
    """Sets a technology to a level if that is higher, with the work that stands for it."""
    side = world.state.sides[index]
    if level <= side.trl[technology]:
        return
    side.trl[technology] = level
    item = world.rules.items[world.rules.technology_item[technology]]
    side.done[item.index] = max(side.done[item.index], thresholds(world.rules, item)[min(level, 6) - 1])
    if world.facts is not None:
        world.emit(LevelReached(world.period.last, world.name(index), item.id, level, cause))


def finish_item(world: World, index: int, side: Side, item: Item, ground: int, haste: int) -> None:
    """Makes a vehicle, spacecraft or facility ready; new designs come with their suspected faults."""
    side.ready[item.index] = world.turn + 1
    if item.kind != FACILITY:
        for design in designs_of(world.rules, item):
            if design not in side.suspicion:
                suspect(world, side, design, item, ground, haste)
    world.emit(ProgramClosed(world.period.last, world.name(index), item.id, True))


def designs_of(rules: Rules, item: Item) -> tuple[int, ...]:
    """The designs a vehicle or spacecraft is made of."""
    if item.id in rules.vehicle_index and rules.vehicle_item[item.place] == item.index:
        return rules.vehicle_designs[item.place]
    return (rules.spacecraft_design[item.place],)


def suspect(world: World, side: Side, design: int, item: Item, ground: int, haste: int) -> None:
    """Gives a new design its suspected faults.

    Each fault is there with 90 % where technologies are raw (level six and below), 40 % where they are
    mature, less what ground tests remove (half as much where the engines cannot be fired before they
    fly); each level below six that a frozen design skipped adds two.
    """
    numbers, work = world.rules.numbers.reliability, world.rules.numbers.work
    levels = [side.trl[technology] for technology, _ in item.needs] or [6]
    mean = sum(min(numbers.mature_trl, max(6, level)) for level in levels)
    span = (numbers.mature_trl - 6) * len(levels)
    raw = numbers.present_raw - (numbers.present_raw - numbers.present_mature) * (mean - 6 * len(levels)) // span
    removed = numbers.ground_removes[ground]
    kept = PPM - (removed if world.rules.designs[design].fired else removed // 2)
    limit = min(PPM, raw * kept // PPM + haste)
    extra = sum(max(0, min(6, need) - side.trl[t]) for t, need in item.needs) * work.raw_faults
    faults = len(world.rules.designs[design].faults) + min(extra, 24)
    if world.rules.designs[design].spacecraft is False and world.rules.designs[design].upper:
        faults = len(world.rules.designs[design].faults)
    side.limits[design] = (limit,) * faults
    side.suspicion[design] = (limit,) * faults


def finish_fixes(world: World) -> None:
    """Faults whose repair is done this turn are gone."""
    for index, side in enumerate(world.state.sides):
        if not side.fixes:
            continue
        kept = []
        for fix in side.fixes:
            if fix.done > world.turn:
                kept.append(fix)
                continue
            for table in (side.suspicion, side.limits):
                values = list(table[fix.design])
                values[fix.fault] = 0
                table[fix.design] = tuple(values)
            if world.facts is not None:
                design = world.rules.designs[fix.design]
                name = design.faults[fix.fault].name if fix.fault < len(design.faults) else "raw"
                about = ("design", design.id)
                world.emit(FaultSeen(world.period.last, world.name(index), design.id, name, "fixed", about))
        side.fixes = kept


def _close(world: World, index: int, program: Program, finished: bool) -> None:
    name = world.rules.items[program.item].id
    world.emit(ProgramClosed(world.period.last, world.name(index), name, finished))
