"""Money and people: what is opened, hurried, held and closed, who leads it, who is hired."""

from __future__ import annotations

from spacerace_game.ai.plans import PPM, Prospect, missing, places_missing
from spacerace_game.ai.temper import Temper
from spacerace_game.engine import Desk
from spacerace_game.engine.bureaus import bureau_steps, loads, tables
from spacerace_game.engine.money import normal_rate, program_price
from spacerace_game.engine.orders_work import can_open, hire_most
from spacerace_game.engine.state import LEVELS, Program, Side
from spacerace_game.engine.work import needed_engineers
from spacerace_game.spec import orders
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, TECHNOLOGY, VEHICLE, Item, Rules

GOALS = 9
"""Goals for which work is opened in a turn, at most."""
ROUTINE = 1_500_000
"""What a routine goal may cost at most, against a year's grant, ppm."""
STARVED = 450_000
"""What is left of that while money is short for the great goal, ppm."""
CROWDED = 1_300_000
"""No routine work is begun that would want more engineers than there are, by this much, ppm."""
PRESSED = 2_000_000
"""Nor work for the great goal beyond this."""
LED = 20_000
"""Cheaper programs get a leader only in a quarter with attention to spare, thousands."""
RELIEF = 150
"""The gain in speed, in thousandths, for which a design is moved to another bureau."""
STUDIES = 1
"""Attention that routine work leaves to research for the vision."""


class Tried:
    """What was seen to in a turn's work, so that no road sees to it again."""

    def __init__(self) -> None:
        self.items: set[int] = set()
        self._programs: list[Program] | None = None
        self._needed: list[int] = []

    def engineers(self, desk: Desk) -> list[int]:
        """Engineers that the open programs want, by discipline: reckoned anew when another program is opened."""
        if self._programs is not desk.side.programs:
            self._programs, self._needed = desk.side.programs, needed_engineers(desk.rules, desk.side)
        return self._needed


def spare_money(desk: Desk) -> int:
    """What is left of the free purse after all that this turn will cost, thousands."""
    civil, military = desk.committed()
    return desk.side.free - civil - max(0, military - desk.side.tied)


def customers_pay(desk: Desk, item: int) -> bool:
    """Whether customers' money that nothing planned needs yet lies ready for work on an item."""
    return desk.rules.items[item].military and desk.side.tied > desk.committed().military + desk.held()[1]


def work(
    desk: Desk,
    goals: list[Prospect],
    ranked: list[Prospect],
    vision: Prospect | None,
    left: list[int],
    temper: Temper,
) -> None:
    """Opens what the great goal needs, then an agreed meeting, then what the best of the others need; then research.

    With a quarter's money to spare the machines of the vision are begun as well.

    While the great goal lacks no money, the next one that leads elsewhere is worked for too.
    """
    tried = Tried()
    goal = goals[0] if goals else None
    if goal is not None:
        _open_for(desk, goal, left, temper, 0, tried)
    for prospect in ranked:
        if desk.rules.missions[prospect.road.mission].agreement is not None:
            _open_for(desk, prospect, left, temper, 0, tried)
            break
    dear = desk.side.grant * PPM // desk.rules.sides[desk.index].prices * ROUTINE // PPM
    reserve = desk.side.free * temper.spare // PPM
    if goal is not None and any(LEVELS[p.level] == "hold" and p.item in goal.road.items for p in desk.side.programs):
        dear = dear * STARVED // PPM
    elif goal is not None:
        for other in goals[1:]:
            if set(other.road.milestones).isdisjoint(goal.road.milestones):
                _open_for(desk, other, left, temper, reserve, tried)
                break
    kept = STUDIES if vision is not None and vision is not goal else 0
    aimed: set[int] = set()
    begun = 0
    for prospect in ranked:
        if desk.attention <= kept or begun == GOALS:
            break
        if prospect.cost > dear or aimed.issuperset(prospect.road.aims) or prospect is goal:
            continue
        if _open_for(desk, prospect, left, temper, reserve, tried):
            aimed.update(prospect.road.aims)
            begun += 1
    if vision is not None and vision is not goal:
        if _rich(desk):
            _open_for(desk, vision, left, temper, desk.side.grant // 4, tried)
        _study(desk, vision, left, reserve)


def _open_for(
    desk: Desk,
    prospect: Prospect,
    left: list[int],
    temper: Temper,
    reserve: int,
    tried: Tried,
) -> bool:
    """Opens what a goal still needs; says whether any work goes on for it.

    For the great goal, which nothing is kept back from, the longest work comes first, at half speed if need be.
    """
    wanted = missing(left, prospect.road) if prospect.cost > prospect.road.flying else []
    wanted += places_missing(desk, prospect.road)
    begun = {program.item for program in desk.side.programs}
    if tried.items.issuperset(wanted):
        return not begun.isdisjoint(wanted)
    if not reserve:
        wanted.sort(key=lambda item: -desk.rules.items[item].quarters)
    going = False
    for item in wanted:
        if item in begun:
            going = True
            if item not in tried.items:
                tried.items.add(item)
                _perhaps_freeze(desk, item)
            continue
        if item in tried.items:
            continue
        tried.items.add(item)
        if desk.attention < 1:
            return going
        spec = desk.rules.items[item]
        if can_open(desk, spec) is not None:
            continue
        if not _staffed(desk, tried, item, temper, CROWDED if reserve else PRESSED):
            continue
        if spare_money(desk) < reserve and not customers_pay(desk, item):
            return going
        ground = temper.ground if spec.kind in (VEHICLE, SPACECRAFT) else 2
        opened = desk.give(orders.OpenProgram(item=spec.id, ground=ground))
        if opened is not None and opened.code == "no-money" and not reserve:
            opened = desk.give(orders.OpenProgram(item=spec.id, ground=ground, level="hold"))
        going = going or opened is None
    return going


def _study(desk: Desk, vision: Prospect, left: list[int], reserve: int) -> None:
    """Begins the longest of the researches that the vision wants and that can begin, as attention allows."""
    items = desk.rules.items
    wanted = [item for item in vision.road.items if left[item] and items[item].kind == TECHNOLOGY]
    for item in sorted(wanted, key=lambda one: (-items[one].quarters, one)):
        if desk.attention < 1 or spare_money(desk) < reserve:
            return
        if desk.program_on(item) is None and can_open(desk, items[item]) is None:
            desk.give(orders.OpenProgram(item=items[item].id))


def use_quiet(desk: Desk, goal: Prospect | None) -> None:
    """A quarter with nothing else to decide: with money to spare research begins that no goal needs yet, the cheapest.

    Short of money, the dearest of what is held beside the great goal is closed: what was done of it is not lost.
    """
    if any(desk.attention_price(one) or one.kind == "answer" for one in desk.given):
        return
    items = desk.rules.items
    if _rich(desk):
        for one in sorted((items[place] for place in desk.rules.technology_item), key=_price):
            free = can_open(desk, one) is None
            if free and desk.give(orders.OpenProgram(item=one.id)) is None:
                return
    elif spare_money(desk) < 0:
        mine = goal.road.whole if goal is not None else frozenset()
        held = [one.item for one in desk.side.programs if LEVELS[one.level] == "hold" and one.item not in mine]
        if held:
            desk.give(orders.CloseProgram(item=max((items[item] for item in held), key=_price).id))


def _price(item: Item) -> tuple[int, int]:
    return item.price, item.index


def _rich(desk: Desk) -> bool:
    """Whether a quarter's grant would be left over."""
    return 4 * spare_money(desk) > desk.side.grant


def _staffed(desk: Desk, tried: Tried, item: int, temper: Temper, most: int) -> bool:
    """Whether there are engineers for another program, or nearly."""
    rules, side = desk.rules, desk.side
    spec = rules.items[item]
    if not spec.disciplines:
        return True
    needed = tried.engineers(desk)
    rate = normal_rate(rules, spec, temper.ground if spec.kind in (VEHICLE, SPACECRAFT) else 0)
    rate = rate * 12 // rules.scenario.turn_months * rules.numbers.work.engineers_per_million_year // 1000
    more = rate // len(spec.disciplines)
    return all((needed[d] + more) * PPM <= side.engineers[d] * most for d in spec.disciplines)


def _perhaps_freeze(desk: Desk, item: int) -> None:
    """A design whose money is spent but whose technologies lag is frozen when they are nearly there."""
    spec = desk.rules.items[item]
    spent = spec.kind in (VEHICLE, SPACECRAFT) and desk.side.done[item] >= spec.price
    if spent and all(desk.side.trl[t] >= level - 1 for t, level in spec.needs):
        desk.give(orders.FreezeDesign(item=spec.id))


def fund(desk: Desk, goal: Prospect | None, temper: Temper) -> None:
    """Rich, it hurries the dearest program of its great goal; poor, it holds the dearest of the others."""
    if not desk.side.programs:
        return
    items = desk.rules.items
    mine = goal.road.whole if goal is not None else frozenset()
    money, quarter = spare_money(desk), desk.side.grant // 4
    ordered = sorted(desk.side.programs, key=lambda one: (one.item not in mine, -items[one.item].price, one.item))
    first = ordered[0]
    rich = money * PPM > quarter * temper.rich
    level = "crash" if rich and _people_for_more(desk, first.item) else "normal"
    if LEVELS[first.level] not in (level, "mothball"):
        desk.give(orders.FundProgram(item=items[first.item].id, level=level))
    for program in ordered[1:]:
        if LEVELS[program.level] == "crash" or (money >= 0 and LEVELS[program.level] == "hold"):
            desk.give(orders.FundProgram(item=items[program.item].id, level="normal"))
    if spare_money(desk) < 0:
        for program in reversed(ordered[1:]):
            if LEVELS[program.level] == "normal" and program.item not in mine:
                desk.give(orders.FundProgram(item=items[program.item].id, level="hold"))
                if spare_money(desk) >= 0:
                    return


def _people_for_more(desk: Desk, item: int) -> bool:
    """Whether crash funding would find the engineers it wants."""
    needed = needed_engineers(desk.rules, desk.side)
    return all(needed[d] <= desk.side.engineers[d] for d in desk.rules.items[item].disciplines)


def close_idle(desk: Desk, ranked: list[Prospect]) -> None:
    """Work that leads to nothing worth having any more is closed; research goes on while there is money to spare."""
    if desk.attention < 4 or desk.turn % 4:
        return
    open_ = {program.item for program in desk.side.programs}
    for prospect in ranked:
        if not open_:
            return
        open_ -= prospect.road.whole
        for group in prospect.road.places:
            open_.difference_update(group)
    research = frozenset(desk.rules.technology_item) if _rich(desk) else frozenset[int]()
    for program in desk.side.programs:
        if program.item in open_ and program.item not in research:
            desk.give(orders.CloseProgram(item=desk.rules.items[program.item].id))
            return


def lead(desk: Desk) -> None:
    """The dearest program without a leader gets the best one who is free."""
    if desk.attention < 2:
        return
    least = 0 if desk.attention > 3 else LED
    empty = [
        p
        for p in desk.side.programs
        if not p.leader and desk.rules.items[p.item].kind != FACILITY and desk.rules.items[p.item].price >= least
    ]
    if not empty:
        return
    program = max(empty, key=lambda one: (desk.rules.items[one.item].price, -one.item))
    led = {one.leader - 1 for one in desk.side.programs}
    me, holder = desk.index + 1, desk.view.holder
    free = [place for place in _leaders(desk.rules) if holder[place] == me and place not in led]
    for place in free[:3]:
        order = orders.AppointLeader(
            person=desk.rules.scenario.people[place].id, item=desk.rules.items[program.item].id
        )
        if desk.give(order) is None:
            return


def _leaders(rules: Rules) -> tuple[int, ...]:
    """Who can lead a program, the best first; worked out once."""
    found: tuple[int, ...] | None = rules.machinery.get("leaders")
    if found is None:
        able = [(-person.leads, place) for place, person in enumerate(rules.scenario.people) if person.leads]
        found = rules.machinery["leaders"] = tuple(place for _, place in sorted(able))
    return found


def hire(desk: Desk, goals: list[Prospect], left: list[int]) -> None:
    """Hires where programs want more engineers than there are, and years ahead of what a great goal will want."""
    if not desk.rules.sides[desk.index].hires_from_industry:
        return
    needed = needed_engineers(desk.rules, desk.side)
    if goals:
        coming = [max(some) for some in zip(*[_coming(desk, goal, left) for goal in goals])]
        needed = [now + then for now, then in zip(needed, coming)]
    for place, discipline in enumerate(desk.rules.scenario.disciplines):
        count = min(needed[place] - desk.side.engineers[place], hire_most(desk, place))
        if count > 0:
            desk.give(orders.HireEngineers(discipline=discipline.id, engineers=count))


def _coming(desk: Desk, goal: Prospect, left: list[int]) -> list[int]:
    """Engineers that the hardware of the great goal will want which is not begun, by discipline."""
    found = [0] * len(desk.rules.discipline_index)
    begun = {program.item for program in desk.side.programs}
    wants = _wants(desk.rules)
    for item in goal.road.items:
        if left[item] and item not in begun:
            for discipline, engineers in wants[item]:
                found[discipline] += engineers
    return found


def _wants(rules: Rules) -> list[tuple[tuple[int, int], ...]]:
    """By item: the engineers its development wants by discipline, none for research; worked out once."""
    found: list[tuple[tuple[int, int], ...]] | None = rules.machinery.get("hardware-engineers")
    if found is None:
        found = []
        for spec in rules.items:
            rate = normal_rate(rules, spec, 0) * 12 // rules.scenario.turn_months
            each = rate * rules.numbers.work.engineers_per_million_year // 1000 // max(1, len(spec.disciplines))
            hardware = spec.kind != TECHNOLOGY
            found.append(tuple((discipline, each) for discipline in spec.disciplines) if hardware else ())
        rules.machinery["hardware-engineers"] = found
    return found


def relieve_bureaus(desk: Desk) -> None:
    """Moves the design that gains most by it to a bureau that is less laden, or less at odds with others."""
    if desk.attention < 3 or not desk.rules.bureaus:
        return
    rules, side = desk.rules, desk.side
    laden = loads(rules, side.programs)
    best: tuple[int, str, str] | None = None
    known, today = tables(rules), desk.period.last
    best_pace = PPM + rules.numbers.work.imitation
    places = [place for place, one in enumerate(rules.bureaus) if one.side == desk.view.name and one.since <= today]
    for program in side.programs:
        if not program.bureau or program.rival:
            continue
        item, heavy = rules.items[program.item], known.heavy[program.item]
        now = _pace(rules, side, program, laden)
        if (best_pace - now) * 1_000 // now < RELIEF:
            continue
        for place, _ in known.fits[program.item]:
            if place + 1 == program.bureau or place not in places:
                continue
            laden[place] += heavy
            gain = (_pace(rules, side, program._replace(bureau=place + 1), laden) - now) * 1_000 // now
            laden[place] -= heavy
            if gain >= RELIEF and (best is None or gain * item.price > best[0]):
                best = (gain * item.price, item.id, rules.bureaus[place].id)
    if best is not None:
        desk.give(orders.AssignBureau(item=best[1], bureau=best[2]))


def _pace(rules: Rules, side: Side, program: Program, laden: list[int]) -> int:
    """What a program's bureau makes of its speed, ppm."""
    pace = PPM
    for _, factor in bureau_steps(rules, side, program, laden):
        pace = pace * factor // PPM
    return pace


def hurry_by_race(desk: Desk, goal: Prospect | None) -> None:
    """With money to burn the dearest machine of the great goal is given to a second bureau too."""
    if goal is None or desk.attention < 3:
        return
    machines = [p for p in desk.side.programs if p.item in goal.road.items and p.bureau and not p.rival]
    if not machines:
        return
    program = max(machines, key=lambda one: (desk.rules.items[one.item].price, -one.item))
    price = program_price(desk.rules, desk.index, desk.side, program)
    if spare_money(desk) > 2 * price and desk.rules.items[program.item].price > 200_000:
        name = desk.rules.items[program.item].id
        for bureau in desk.rules.bureaus:
            if desk.give(orders.RaceBureaus(item=name, bureau=bureau.id)) is None:
                return
