"""Orders on programs, designs and people: open, fund, close, freeze, fix, hire, appoint, treat."""

from __future__ import annotations

from spacerace_game.engine.bureaus import able, best_bureau, tables
from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import PPM, Bill, program_price
from spacerace_game.engine.state import LEVELS, TREATMENTS, Fix, Program
from spacerace_game.engine.steps.military import sized, warhead_class
from spacerace_game.engine.steps.work import designs_of
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import SPACECRAFT, TECHNOLOGY, VEHICLE, Item, Rules


def _item(desk: Desk, name: str) -> Item | Refusal:
    place = desk.rules.item_index.get(name)
    return Refusal("unknown-id", (name,)) if place is None else desk.rules.items[place]


def _bill(desk: Desk, program: Program) -> Bill:
    price = program_price(desk.rules, desk.index, desk.side, program)
    return Bill(0, price) if desk.rules.items[program.item].military else Bill(price, 0)


def _new_program(desk: Desk, order: orders.OpenProgram, item: Item) -> Program:
    """The program an order opens: as it was checked last, or made up now."""
    checked = desk.opening
    if checked is not None and checked[0] is order and checked[1] is desk.side.programs:
        return checked[2]
    ground = order.ground if item.kind in (VEHICLE, SPACECRAFT) else 0
    if order.bureau is None:
        bureau = best_bureau(desk.rules, desk.index, desk.side, desk.period.last, item)
    else:
        bureau = desk.rules.bureau_index[order.bureau] + 1
    program = Program(item.index, LEVELS.index(order.level), ground, desk.turn, 0, 0, 0, bureau)
    desk.opening = (order, desk.side.programs, program)
    return program


def can_open(desk: Desk, item: Item) -> Refusal | None:
    """Why work on an item cannot begin, money and attention aside."""
    side = desk.side
    if desk.index not in item.sides:
        return Refusal("not-yours", (item.id,))
    if side.ready[item.index] or (item.kind == TECHNOLOGY and side.trl[item.place] >= 6):
        return Refusal("already-done", (item.id,))
    if desk.program_on(item.index) is not None:
        return Refusal("already-open", (item.id,))
    if not sized(desk.rules, desk.index, side, item):
        return Refusal("not-sized", (item.id, warhead_class(desk.rules, item) or ""))
    for before in item.after:
        if not side.ready[before] and desk.program_on(before) is None:
            return Refusal("needs-first", (item.id, desk.rules.items[before].id))
    least = desk.rules.numbers.work.freeze_trl
    for technology, level in item.needs:
        wanted = min(level, least if item.kind != TECHNOLOGY else 3)
        if side.trl[technology] < wanted:
            names = (item.id, desk.rules.technologies[technology].id)
            return Refusal("technology", names, side.trl[technology], wanted)
    return None


def _check_open(desk: Desk, order: orders.OpenProgram) -> Refusal | None:
    item = _item(desk, order.item)
    if isinstance(item, Refusal):
        return item
    refusal = can_open(desk, item)
    if refusal is None and order.bureau is not None:
        refusal = _cannot_design(desk, order.bureau, item)
    return refusal or desk.lacks(_bill(desk, _new_program(desk, order, item)), (item.id,))


def _cannot_design(desk: Desk, name: str, item: Item) -> Refusal | None:
    """Why a bureau cannot be given a design."""
    bureau = desk.rules.bureau_index.get(name)
    if bureau is None:
        return Refusal("unknown-id", (name,))
    if not able(desk.rules, desk.index, desk.period.last, item, bureau):
        return Refusal("wrong-bureau", (name, item.id))
    return None


def _open(desk: Desk, order: orders.OpenProgram) -> None:
    item = desk.rules.items[desk.rules.item_index[order.item]]
    program = _new_program(desk, order, item)
    desk.commit(_bill(desk, program), (item.id,))
    desk.side.programs = [*desk.side.programs, program]


def _offer_open(desk: Desk) -> tuple[Order, ...]:
    return tuple(
        orders.OpenProgram(item=item.id)
        for item in desk.rules.items
        if desk.index in item.sides
        and can_open(desk, item) is None
        and desk.lacks(_bill(desk, Program(item.index, 2, 2 if item.kind in (1, 2) else 0, 0, 0, 0, 0)), ()) is None
    )


order_kind("open-program", _check_open, _open, _offer_open, "open_program")


def _check_on_program(
    desk: Desk, order: orders.CloseProgram | orders.FundProgram | orders.FreezeDesign
) -> Refusal | None:
    item = _item(desk, order.item)
    if isinstance(item, Refusal):
        return item
    program = desk.program_on(item.index)
    if program is None:
        return Refusal("not-open", (item.id,))
    if isinstance(order, orders.FundProgram):
        new = program._replace(level=LEVELS.index(order.level))
        if new.level > program.level:
            before, after = _bill(desk, program), _bill(desk, new)
            more = Bill(after.civil - before.civil, after.military - before.military)
            return desk.lacks(more, (item.id,))
    elif isinstance(order, orders.FreezeDesign):
        if item.kind not in (VEHICLE, SPACECRAFT):
            return Refusal("not-a-design", (item.id,))
        if program.frozen:
            return Refusal("already-done", (item.id,))
        least = desk.rules.numbers.work.freeze_trl
        for technology, level in item.needs:
            have = desk.side.trl[technology]
            if have < min(level, least):
                return Refusal("technology", (item.id, desk.rules.technologies[technology].id), have, least)
    return None


def _close(desk: Desk, order: orders.CloseProgram) -> None:
    place = desk.rules.item_index[order.item]
    for program in desk.side.programs:
        if program.item == place and program.rival:
            desk.reforms.append(f"race-ended:{order.item}:{desk.rules.bureaus[program.rival - 1].id}")
    desk.side.programs = [program for program in desk.side.programs if program.item != place]
    desk._bill = None


def _fund(desk: Desk, order: orders.FundProgram) -> None:
    program = desk.program_on(desk.rules.item_index[order.item])
    if program is not None:
        desk.replace_program(program, program._replace(level=LEVELS.index(order.level)))


def _freeze(desk: Desk, order: orders.FreezeDesign) -> None:
    program = desk.program_on(desk.rules.item_index[order.item])
    if program is not None:
        desk.replace_program(program, program._replace(frozen=1))


def _offer_close(desk: Desk) -> tuple[Order, ...]:
    return tuple(orders.CloseProgram(item=desk.rules.items[p.item].id) for p in desk.side.programs)


def _offer_fund(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for program in desk.side.programs:
        for number, level in enumerate(LEVELS):
            if number != program.level:
                order = orders.FundProgram(item=desk.rules.items[program.item].id, level=level)
                if _check_on_program(desk, order) is None:
                    found.append(order)
    return tuple(found)


def _offer_freeze(desk: Desk) -> tuple[Order, ...]:
    found = (orders.FreezeDesign(item=desk.rules.items[p.item].id) for p in desk.side.programs)
    return tuple(order for order in found if _check_on_program(desk, order) is None)


order_kind("close-program", _check_on_program, _close, _offer_close, "close_program")
order_kind("fund-program", _check_on_program, _fund, _offer_fund)
order_kind("freeze-design", _check_on_program, _freeze, _offer_freeze, "freeze")


def _program_for(desk: Desk, name: str) -> Program | Refusal:
    item = _item(desk, name)
    if isinstance(item, Refusal):
        return item
    program = desk.program_on(item.index)
    return Refusal("not-open", (name,)) if program is None else program


def _check_assign(desk: Desk, order: orders.AssignBureau) -> Refusal | None:
    program = _program_for(desk, order.item)
    if isinstance(program, Refusal):
        return program
    refusal = _cannot_design(desk, order.bureau, desk.rules.items[program.item])
    if refusal is not None:
        return refusal
    place = desk.rules.bureau_index[order.bureau] + 1
    return Refusal("already-done", (order.item,)) if place in (program.bureau, program.rival) else None


def _assign(desk: Desk, order: orders.AssignBureau) -> None:
    program = _program_for(desk, order.item)
    if not isinstance(program, Refusal):
        desk.replace_program(program, program._replace(bureau=desk.rules.bureau_index[order.bureau] + 1))


def _able_bureaus(desk: Desk, program: Program) -> list[str]:
    item = desk.rules.items[program.item]
    return [
        desk.rules.bureaus[place].id
        for place, _ in tables(desk.rules).fits[program.item]
        if able(desk.rules, desk.index, desk.period.last, item, place)
    ]


def _offer_assign(desk: Desk) -> tuple[Order, ...]:
    found = (
        orders.AssignBureau(item=desk.rules.items[program.item].id, bureau=bureau)
        for program in desk.side.programs
        for bureau in _able_bureaus(desk, program)
    )
    return tuple(order for order in found if _check_assign(desk, order) is None)


order_kind("assign-bureau", _check_assign, _assign, _offer_assign, "bureau")


def _check_race(desk: Desk, order: orders.RaceBureaus) -> Refusal | None:
    program = _program_for(desk, order.item)
    if isinstance(program, Refusal):
        return program
    if order.bureau is None:
        return None if program.rival else Refusal("already-done", (order.item,))
    refusal = _cannot_design(desk, order.bureau, desk.rules.items[program.item])
    if refusal is not None:
        return refusal
    if program.rival or not program.bureau or desk.rules.bureau_index[order.bureau] + 1 == program.bureau:
        return Refusal("already-done", (order.item,))
    return desk.lacks(_bill(desk, program), (order.item,))


def _race(desk: Desk, order: orders.RaceBureaus) -> None:
    program = _program_for(desk, order.item)
    if isinstance(program, Refusal):
        return
    if order.bureau is None:
        desk.reforms.append(f"race-ended:{order.item}:{desk.rules.bureaus[program.rival - 1].id}")
        desk.replace_program(program, program._replace(rival=0))
    else:
        rival = desk.rules.bureau_index[order.bureau] + 1
        desk.replace_program(program, program._replace(rival=rival))


def _offer_race(desk: Desk) -> tuple[Order, ...]:
    found: list[orders.RaceBureaus] = []
    for program in desk.side.programs:
        item = desk.rules.items[program.item]
        if program.rival:
            found.append(orders.RaceBureaus(item=item.id))
        elif program.bureau:
            found += [orders.RaceBureaus(item=item.id, bureau=name) for name in _able_bureaus(desk, program)]
    return tuple(order for order in found if _check_race(desk, order) is None)


order_kind("race-bureaus", _check_race, _race, _offer_race, "bureau")


def _fix_bill(desk: Desk, design: int) -> Bill:
    """2–6 % of the development price of the dearest item that uses the design."""
    rules = desk.rules
    dearest = _dearest_users(rules)[design]
    price = dearest.price * rules.numbers.reliability.fix_price // PPM * rules.sides[desk.index].prices // PPM
    return Bill(0, price) if dearest.military else Bill(price, 0)


def _dearest_users(rules: Rules) -> dict[int, Item]:
    """By design: the dearest item that uses it, the first of several."""
    found: dict[int, Item] | None = rules.machinery.get("dearest_users")
    if found is None:
        found = {}
        for item in rules.items:
            for design in designs_of(rules, item) if item.kind in (VEHICLE, SPACECRAFT) else ():
                if design not in found or found[design].price < item.price:
                    found[design] = item
        rules.machinery["dearest_users"] = found
    return found


def _check_fix(desk: Desk, order: orders.FixFaults) -> Refusal | None:
    design = desk.rules.design_index.get(order.design)
    if design is None:
        return Refusal("unknown-id", (order.design,))
    suspected = desk.side.suspicion.get(design)
    if suspected is None or order.fault >= len(suspected) or not suspected[order.fault]:
        return Refusal("no-such-fault", (order.design,), len(suspected or ()), order.fault + 1)
    if any(fix.design == design and fix.fault == order.fault for fix in desk.side.fixes):
        return Refusal("already-open", (order.design,))
    return desk.lacks(_fix_bill(desk, design), (order.design,))


def _fix(desk: Desk, order: orders.FixFaults) -> None:
    design = desk.rules.design_index[order.design]
    bill = _fix_bill(desk, design)
    side = desk.side
    desk.buy(bill, ("design", order.design))
    done = desk.turn + desk.rules.numbers.reliability.fix_quarters * 3 // desk.rules.scenario.turn_months
    side.fixes = [*side.fixes, Fix(design, order.fault, done)]


def _offer_fix(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for design, suspected in desk.side.suspicion.items():
        if suspected:
            fault = max(range(len(suspected)), key=lambda place: suspected[place])
            order = orders.FixFaults(design=desk.rules.designs[design].id, fault=fault)
            if _check_fix(desk, order) is None:
                found.append(order)
    return tuple(found)


order_kind("fix-fault", _check_fix, _fix, _offer_fix)


def hire_most(desk: Desk, discipline: int) -> int:
    """How many engineers can be hired this turn."""
    faction = desk.rules.sides[desk.index]
    if not faction.hires_from_industry:
        return 0
    most = desk.side.engineers[discipline] * desk.rules.numbers.work.hire_most // PPM
    return int(max(0, most - desk.side.hired[discipline]))


def _check_hire(desk: Desk, order: orders.HireEngineers) -> Refusal | None:
    place = desk.rules.discipline_index.get(order.discipline)
    if place is None:
        return Refusal("unknown-id", (order.discipline,))
    most = hire_most(desk, place)
    if order.engineers > most:
        return Refusal("too-many", (order.discipline,), most, order.engineers)
    return desk.lacks(Bill(order.engineers * desk.rules.numbers.work.hire_price, 0), (order.discipline,))


def _hire(desk: Desk, order: orders.HireEngineers) -> None:
    place = desk.rules.discipline_index[order.discipline]
    desk.buy(Bill(order.engineers * desk.rules.numbers.work.hire_price, 0), ("discipline", order.discipline))
    desk.side.engineers[place] += order.engineers
    desk.side.hired[place] += order.engineers
    if sum(desk.side.hired) * PPM > sum(desk.side.engineers) * desk.rules.numbers.work.haste_over:
        desk.side.haste_turns = desk.turn + 1 + desk.rules.numbers.work.haste_quarters


def _offer_hire(desk: Desk) -> tuple[Order, ...]:
    found = []
    for place, discipline in enumerate(desk.rules.scenario.disciplines):
        most = hire_most(desk, place)
        if most:
            order = orders.HireEngineers(discipline=discipline.id, engineers=most)
            if _check_hire(desk, order) is None:
                found.append(order)
    return tuple(found)


order_kind("hire-engineers", _check_hire, _hire, _offer_hire)


def _check_appoint(desk: Desk, order: orders.AppointLeader) -> Refusal | None:
    person = desk.rules.person_index.get(order.person)
    if person is None:
        return Refusal("unknown-id", (order.person,))
    if desk.view.holder[person] != desk.index + 1:
        return Refusal("not-yours", (order.person,))
    item = _item(desk, order.item)
    if isinstance(item, Refusal):
        return item
    program = desk.program_on(item.index)
    if program is None:
        return Refusal("not-open", (item.id,))
    if program.leader == person + 1:
        return Refusal("already-done", (order.person, item.id))
    spec = desk.rules.scenario.people[person]
    if not spec.leads:
        return Refusal("no-leader", (order.person,))
    if spec.side is None:
        need = desk.rules.numbers.captives.leader_trust
        if TREATMENTS[desk.side.treatment[person]] != "integrate" or desk.side.trust[person] < need:
            return Refusal("not-trusted", (order.person,), desk.side.trust[person], need)
    return None


def _appoint(desk: Desk, order: orders.AppointLeader) -> None:
    person = desk.rules.person_index[order.person]
    place = desk.rules.item_index[order.item]
    desk.side.programs = [
        program._replace(leader=person + 1)
        if program.item == place
        else program._replace(leader=0)
        if program.leader == person + 1
        else program
        for program in desk.side.programs
    ]


def _offer_appoint(desk: Desk) -> tuple[Order, ...]:
    me = desk.index + 1
    leaders = [
        person.id
        for place, person in enumerate(desk.rules.scenario.people)
        if person.leads and desk.view.holder[place] == me
    ]
    found = (
        orders.AppointLeader(person=person, item=desk.rules.items[program.item].id)
        for program in desk.side.programs
        if not program.leader
        for person in leaders
    )
    return tuple(order for order in found if _check_appoint(desk, order) is None)


order_kind("appoint-leader", _check_appoint, _appoint, _offer_appoint, "leader")
