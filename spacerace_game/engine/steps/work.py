"""Economy, research, development and construction: money becomes work, and work becomes things."""

from __future__ import annotations

from spacerace_game.engine.bureaus import FULL_RIVALRY, tables
from spacerace_game.engine.chance import chance
from spacerace_game.engine.facts import BureausRaced, FaultSeen, LevelReached, MoneySpent, ProgramClosed, Unpaid
from spacerace_game.engine.money import PPM, Bill, at_year, curves, program_prices, rates, upkeep, work_of, works
from spacerace_game.engine.state import LEVELS, Fix, Program, School, Side
from spacerace_game.engine.work import examples, fear_is_gone, pace_of, speed_of
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import FACILITY, TECHNOLOGY, Item, Rules

CRASH = LEVELS.index("crash")


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
        if side.schools and world.period.opens_year:
            side.schools = [_keep_school(world, index, school) for school in side.schools]


def school_bill(rules: Rules, index: int, year: int) -> Bill:
    """What an education order costs in a year: 1 % of the neutral grant."""
    return Bill(at_year(curves(rules)[index]["neutral"], year) * rules.numbers.work.school_price // PPM, 0)


def _keep_school(world: World, index: int, school: School) -> School:
    """Pays the year of an education order; a year without money puts its graduates off by a year."""
    quarters = world.rules.numbers.work.school_quarters * 3 // world.rules.scenario.turn_months
    if not school.yearly or school.turn <= world.turn or school.turn - quarters >= world.turn:
        return school
    bill = school_bill(world.rules, index, world.period.year)
    if world.pay(index, bill, ("reform", "schools")):
        return school
    world.emit(Unpaid(world.period.first, world.name(index), ("reform", "schools"), bill.civil))
    return school._replace(turn=school.turn + 12 // world.rules.scenario.turn_months)


def do_work(world: World) -> None:
    """Every program is paid and moves on; what cannot be paid stands still this turn."""
    for index, side in enumerate(world.state.sides):
        if side.programs:
            _work_of_side(world, index, side)


def _work_of_side(world: World, index: int, side: Side) -> None:
    rules = world.rules
    items, done, trl = rules.items, side.done, side.trl
    table, steps = rates(rules), _thresholds(rules)
    most = rules.numbers.work.ground_trl
    prices, speeds = program_prices(rules, index, side), _speeds(world, index, side)
    going: list[Program] = []
    for program, price, speed in zip(side.programs, prices, speeds):
        place, level = program.item, program.level
        item, rate = items[place], table[place][program.ground][level]
        about = ("program", item.id)
        if not world.pay(index, (0, price) if item.military else (price, 0), about):
            world.emit(Unpaid(world.period.first, world.name(index), about, price))
            going.append(program)
            continue
        work = rate.whole
        reached = done[place] + rate.done * speed // PPM
        done[place] = reached if reached < work else work
        if level == CRASH:
            haste = min(PPM // 2, program.haste + rules.numbers.work.crash_quality)
            program = program._replace(haste=haste)
        if item.kind == TECHNOLOGY:
            now = trl[item.place]
            if now < most and done[place] < steps[place][now]:
                going.append(program)
                continue
        elif done[place] < work:
            going.append(program)
            continue
        if not _advance(world, index, side, program, item):
            going.append(program)
    side.programs = going


def _speeds(world: World, index: int, side: Side) -> list[int]:
    """The speed of each program of a side this turn, ppm; 0 where all its work is done."""
    rules, done, whole = world.rules, side.done, works(world.rules)
    known = examples(rules, index, world.state.sides, world.period.first)
    pace = pace_of(rules, world.turn, index, side, world.state.holder, known)
    found = []
    for program in side.programs:
        unfinished = done[program.item] < whole[program.item][program.ground]
        speed = speed_of(rules, side, program, pace) if unfinished else 0
        found.append(speed if speed > 0 else 0)
    return found


def stir_rivalry(world: World) -> None:
    """Bureaus in a race, and bureaus on one vehicle whose leads quarrel, grow apart; the others forget slowly."""
    rules = world.rules
    if not rules.bureaus:
        return
    work, feuds = rules.numbers.work, tables(rules).feuds
    for index, side in enumerate(world.state.sides):
        heat: dict[int, int] = {}
        for program in side.programs:
            if program.rival:
                heat[program.bureau - 1] = heat[program.rival - 1] = work.race_rivalry
            for feud in feuds[program.item]:
                if feud.bureau + 1 == program.bureau and _both_lead(world, index, feud.first, feud.second):
                    for bureau in (feud.bureau, feud.supplier):
                        if side.rivalry[bureau] < work.quarrel_most:
                            heat.setdefault(bureau, work.quarrel_rivalry)
                        else:
                            heat.setdefault(bureau, 0)
        if not heat and not any(side.rivalry):
            continue
        for bureau, now in enumerate(side.rivalry):
            if now or bureau in heat:
                by = heat.get(bureau, -work.rivalry_cools)
                side.rivalry[bureau] = max(0, min(FULL_RIVALRY, now + by))


def _both_lead(world: World, index: int, first: int, second: int) -> bool:
    holder, me = world.state.holder, index + 1
    return holder[first] == me and holder[second] == me


def _advance(world: World, index: int, side: Side, program: Program, item: Item) -> bool:
    """Takes what the work has reached; True once the program is finished."""
    if item.kind == TECHNOLOGY:
        return _advance_technology(world, index, side, program, item)
    if side.done[item.index] < work_of(world.rules, item, program.ground):
        return False
    for before in item.after:
        if not side.ready[before]:
            return False
    least, trl = world.rules.numbers.work.freeze_trl, side.trl
    for technology, level in item.needs:
        has = trl[technology]
        if has < level and (not program.frozen or has < least):
            return False
    choice = world.rules.numbers.work.race_quality if program.rival else 0
    finish_item(world, index, side, item, program.ground, program.haste, choice)
    side.maker[item.index] = program.bureau
    if program.rival and world.facts is not None:
        won, lost = (world.rules.bureaus[place - 1].id for place in (program.bureau, program.rival))
        world.emit(BureausRaced(world.period.last, world.name(index), item.id, won, lost, "finished"))
    return True


def thresholds(rules: Rules, item: Item) -> tuple[int, ...]:
    """Work at which a technology stands at level 1, 2, … 6."""
    return _thresholds(rules)[item.index]


def _thresholds(rules: Rules) -> list[tuple[int, ...]]:
    """The same by item."""
    known: list[tuple[int, ...]] | None = rules.machinery.get("thresholds")
    if known is None:
        shares = rules.numbers.work.trl_steps
        prices = [[item.price * share // PPM for share in shares] for item in rules.items]
        known = [tuple(sum(of_one[: level + 1]) for level in range(len(shares))) for of_one in prices]
        rules.machinery["thresholds"] = known
    return known


def _advance_technology(world: World, index: int, side: Side, program: Program, item: Item) -> bool:
    trl, most = side.trl, world.rules.numbers.work.ground_trl
    level = trl[item.place]
    if level < most and side.done[item.index] >= thresholds(world.rules, item)[level]:
        for need, least in item.needs:
            if trl[need] <= level and trl[need] < least:
                return False
        raise_level(world, index, item.place, level + 1, ("program", item.id))
    if trl[item.place] >= most:
        _close(world, index, program, True)
        return True
    return False


def raise_level(world: World, index: int, technology: int, level: int, cause: tuple[str, ...]) -> None:
    """Sets a technology to a level if that is higher, with the work that stands for it."""
    side = world.state.sides[index]
    if level <= side.trl[technology]:
        return
    side.trl[technology] = level
    place = world.rules.technology_item[technology]
    side.done[place] = max(side.done[place], _thresholds(world.rules)[place][min(level, 6) - 1])
    if world.facts is not None:
        name = world.rules.items[place].id
        world.emit(LevelReached(world.period.last, world.name(index), name, level, cause))


def finish_item(world: World, index: int, side: Side, item: Item, ground: int, haste: int, choice: int = 0) -> None:
    """Makes a vehicle, spacecraft or facility ready; new designs come with their suspected faults.

    `choice` is the share of faults, ppm, that having two designs to choose from removes.
    """
    side.ready[item.index] = world.turn + 1
    if item.kind != FACILITY:
        new = [design for design in designs_of(world.rules, item) if design not in side.suspicion]
        second = bool(new) and fear_is_gone(world.rules, index, world.state.sides, side, item)
        for design in new:
            suspect(world, side, design, item, ground, haste, choice)
            if second:
                fear_less(world.rules, side, design)
    if world.facts is not None:
        world.emit(ProgramClosed(world.period.last, world.name(index), item.id, True))


def designs_of(rules: Rules, item: Item) -> tuple[int, ...]:
    """The designs a vehicle or spacecraft is made of."""
    if item.id in rules.vehicle_index and rules.vehicle_item[item.place] == item.index:
        return rules.vehicle_designs[item.place]
    return (rules.spacecraft_design[item.place],)


def fear_less(rules: Rules, side: Side, design: int) -> None:
    """The second loses the fear of the unknown: in each component the gravest fault but one kind is known of."""
    faults = rules.designs[design].faults
    for table in (side.suspicion, side.limits):
        values = list(table[design])
        gravest = max((fault.kills for fault in faults), default=0)
        lesser = [place for place, fault in enumerate(faults) if fault.kills < gravest and place < len(values)]
        lesser.sort(key=lambda place: (-faults[place].kills, place))
        for place in lesser[: rules.numbers.work.second_faults]:
            values[place] = 0
        table[design] = tuple(values)


def suspect(world: World, side: Side, design: int, item: Item, ground: int, haste: int, choice: int = 0) -> None:
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
    limit = min(PPM, raw * kept // PPM * (PPM - choice) // PPM + haste)
    extra = sum(max(0, min(6, need) - side.trl[t]) for t, need in item.needs) * work.raw_faults
    faults = len(world.rules.designs[design].faults) + min(extra, 24)
    if world.rules.designs[design].spacecraft is False and world.rules.designs[design].upper:
        faults = len(world.rules.designs[design].faults)
    side.limits[design] = (limit,) * faults
    side.suspicion[design] = (limit,) * faults


def finish_fixes(world: World) -> None:
    """Faults whose repair is done this turn are gone, unless the first remedy does not hold."""
    for index, side in enumerate(world.state.sides):
        if not side.fixes:
            continue
        kept = []
        for fix in side.fixes:
            if fix.done > world.turn:
                kept.append(fix)
                continue
            if not fix.tries and not remedy_holds(world, index, fix):
                again = world.rules.numbers.reliability.fix_quarters * 3 // world.rules.scenario.turn_months
                kept.append(fix._replace(done=world.turn + max(1, again), tries=1))
                _say_of_fault(world, index, fix, "not fixed")
                continue
            for table in (side.suspicion, side.limits):
                values = list(table[fix.design])
                values[fix.fault] = 0
                table[fix.design] = tuple(values)
            _say_of_fault(world, index, fix, "fixed")
        side.fixes = kept


def remedy_holds(world: World, index: int, fix: Fix) -> bool:
    """Whether the first remedy for a fault holds: one draw by the fault's name, whenever it is tried."""
    rules = world.rules
    key = (rules.luck[index], rules.designs[fix.design].id, fix.fault)
    return chance(world.state.seed, "remedy", *key) < rules.numbers.reliability.fix_holds


def _say_of_fault(world: World, index: int, fix: Fix, how: str) -> None:
    if world.facts is not None:
        design = world.rules.designs[fix.design]
        name = design.faults[fix.fault].name if fix.fault < len(design.faults) else "raw"
        about = ("design", design.id)
        world.emit(FaultSeen(world.period.last, world.name(index), design.id, name, how, about))


def _close(world: World, index: int, program: Program, finished: bool) -> None:
    if world.facts is not None:
        name = world.rules.items[program.item].id
        world.emit(ProgramClosed(world.period.last, world.name(index), name, finished))
