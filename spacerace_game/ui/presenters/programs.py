"""Programs and what could become one: speed, price, limits, time left, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacerace_game.ai.plans import prospects, work_left
from spacerace_game.engine import Refusal, explain, imagine, play_turn, view_for
from spacerace_game.engine.money import normal_rate, progress, quarters_of, work_of
from spacerace_game.engine.orders_work import can_open
from spacerace_game.engine.pads import has_pad
from spacerace_game.engine.reasons_work import useful_limits
from spacerace_game.engine.state import LEVELS
from spacerace_game.engine.steps.work import thresholds
from spacerace_game.spec.hardware import Spacecraft, Vehicle
from spacerace_game.spec.orders import OpenProgram, Order
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, TECHNOLOGY, VEHICLE, Item
from spacerace_game.spec.world import Facility, Technology
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.prizes import POINT, prize
from spacerace_game.ui.presenters.units import quarter
from spacerace_game.ui.say import say

READINESS = (
    "unknown",
    "principles seen",
    "concept stated",
    "shown in the laboratory",
    "parts work together",
    "parts work in earnest",
    "a model works on the ground",
    "flown once",
    "proven in flight",
    "flown many times",
)
"""What the levels of readiness mean."""
KINDS = {TECHNOLOGY: "technology", VEHICLE: "vehicle", SPACECRAFT: "spacecraft", FACILITY: "facility"}


@dataclass(frozen=True, slots=True)
class ProgramLine:
    """An open program."""

    id: str
    title: str
    kind: str
    level: str
    done: int
    """Of the work, ppm."""
    speed: int
    """ppm of its funding's progress."""
    paid: int
    normal: int
    most: int
    """Thousands a turn: now, at full use, at the end of all use."""
    engineers: int
    """Share of the engineers it wants, ppm."""
    turns_left: int
    """At today's speed, 0 for never."""
    bureau: str
    rival: str
    leader: str
    frozen: bool
    ground: int
    military: bool
    waits: str
    """What it waits for, in words, or an empty string."""


def program_lines(campaign: Campaign) -> list[ProgramLine]:
    """The open programs with this quarter's orders carried out."""
    rules, desk = campaign.rules, campaign.desk
    found = []
    for program in desk.side.programs:
        item = rules.items[program.item]
        whole = work_of(rules, item, program.ground)
        done = desk.side.done[item.index]
        speed = sum(amount for _, amount in campaign.parts(f"speed:{item.id}"))
        paid, normal, most, engineers = useful_limits(campaign.planned, item.id)
        step = progress(rules, item, program.ground, program.level) * max(0, speed) // 1_000_000
        left = max(0, whole - done)
        waits = _waits(campaign, item, done >= whole)
        found.append(
            ProgramLine(
                item.id,
                item.title,
                KINDS[item.kind],
                LEVELS[program.level],
                done * 1_000_000 // max(1, whole),
                speed,
                paid,
                normal,
                most,
                engineers,
                -(-left // step) if step else 0,
                rules.bureaus[program.bureau - 1].id if program.bureau else "",
                rules.bureaus[program.rival - 1].id if program.rival else "",
                rules.scenario.people[program.leader - 1].id if program.leader else "",
                bool(program.frozen),
                program.ground,
                item.military,
                waits,
            )
        )
    return found


def speed_with(campaign: Campaign, item: str, order: Order) -> int:
    """How fast a program would be with one more order, ppm; 0 where the order may not be given."""
    desk = campaign.session.desk(campaign.side)
    if desk.give(order) is not None:
        return 0
    return sum(amount for _, amount in explain(replace(campaign.view, own=desk.side), f"speed:{item}"))


def _waits(campaign: Campaign, item: Item, worked: bool) -> str:
    rules, side = campaign.rules, campaign.desk.side
    for before in item.after:
        if not side.ready[before]:
            return say("waits for {name}", name=rules.items[before].title)
    if item.kind != TECHNOLOGY:
        short = [rules.technologies[t].title for t, level in item.needs if side.trl[t] < level]
        if short and worked:
            return say("waits for {names}", names=", ".join(short[:3]))
        if short:
            return say("will wait for {names} unless the design is frozen early", names=", ".join(short[:2]))
    return ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An item that could be worked on, or what stands in the way."""

    id: str
    title: str
    kind: str
    price: int
    """Thousands in this side's prices, the whole of it."""
    quarters: int
    a_turn: int
    level: int
    """Of a technology now."""
    military: bool
    lock: str
    """Why it cannot be begun, or an empty string."""
    blocked_by: tuple[str, ...]
    disciplines: tuple[str, ...]


def offers(campaign: Campaign, kinds: tuple[int, ...], open_only: bool = False) -> list[Offer]:
    """What could become a program, of these kinds."""
    rules, desk = campaign.rules, campaign.desk
    found = []
    for item in rules.items:
        if item.kind not in kinds or desk.index not in item.sides or desk.side.ready[item.index]:
            continue
        if item.kind == TECHNOLOGY and desk.side.trl[item.place] >= 6:
            continue
        if desk.program_on(item.index) is not None:
            continue
        refusal = can_open(desk, item)
        if refusal is not None and open_only:
            continue
        ground = 2 if item.kind in (VEHICLE, SPACECRAFT) else 0
        prices = rules.sides[desk.index].prices
        whole = work_of(rules, item, ground) - desk.side.done[item.index]
        found.append(
            Offer(
                item.id,
                item.title,
                KINDS[item.kind],
                max(0, whole) * prices // 1_000_000,
                quarters_of(rules, item, ground),
                normal_rate(rules, item, ground) * prices // 1_000_000,
                desk.side.trl[item.place] if item.kind == TECHNOLOGY else 0,
                item.military,
                campaign.refusal(refusal) if refusal is not None else "",
                blockers(campaign, item, refusal),
                tuple(rules.scenario.disciplines[one].title for one in item.disciplines),
            )
        )
    return found


def leads_to(campaign: Campaign) -> dict[str, tuple[int, str]]:
    """By item: of the firsts on whose roads it lies the greatest, with what that is worth in tenths and its title."""
    rules = campaign.rules
    worths: dict[int, int] = {}
    found: dict[int, tuple[int, int]] = {}
    for one in prospects(campaign.view, work_left(campaign.view)):
        for milestone in one.road.milestones:
            if milestone not in worths:
                worths[milestone] = prize(campaign, milestone).worth
            worth = worths[milestone]
            if worth >= POINT:
                for item in one.road.whole:
                    found[item] = max(found.get(item, (0, 0)), (worth, milestone))
    return {
        rules.items[item].id: (worth, rules.scenario.milestones[milestone].title)
        for item, (worth, milestone) in found.items()
    }


def blockers(campaign: Campaign, item: Item, refusal: Refusal | None) -> tuple[str, ...]:
    """The ids of everything that stands in the way of an item."""
    if refusal is None:
        return ()
    rules, side = campaign.rules, campaign.desk.side
    least = rules.numbers.work.freeze_trl
    found = [rules.items[before].id for before in item.after if not side.ready[before]]
    for technology, level in item.needs:
        wanted = min(level, least if item.kind != TECHNOLOGY else 3)
        if side.trl[technology] < wanted:
            found.append(rules.technologies[technology].id)
    return tuple(found)


def open_order(item: str, level: str = "normal", ground: int = 2) -> OpenProgram:
    """The order that begins a program."""
    return OpenProgram(item=item, level=level, ground=ground)


def opens(campaign: Campaign, technology: int) -> list[Item]:
    """What a technology opens: the items that need it."""
    return [
        item
        for item in campaign.rules.items
        if campaign.view.side in item.sides and any(need == technology for need, _ in item.needs)
    ]


@dataclass(frozen=True, slots=True)
class Use:
    """What working on an item is for."""

    description: str
    stands: str
    """How far it is, in words."""
    needed_by: tuple[str, ...]
    """Titles of what waits for it: of what is not finished yet, with the level wanted."""
    flies: tuple[str, ...]
    """Titles of missions that it can fly, the worthiest first."""
    serves: tuple[str, ...] = ()
    """Titles of vehicles that can take off from it, those first that need a pad as good as this."""


def use_of(campaign: Campaign, name: str) -> Use:
    """What an item is, how far it is, and what it is good for."""
    rules, side = campaign.rules, campaign.desk.side
    item = rules.items[rules.item_index[name]]
    kinds: dict[int, tuple[Technology | Vehicle | Spacecraft | Facility, ...]] = {
        TECHNOLOGY: rules.technologies,
        VEHICLE: rules.vehicles,
        SPACECRAFT: rules.spacecraft,
        FACILITY: rules.facilities,
    }
    if item.kind == TECHNOLOGY:
        level = side.trl[item.place]
        stands = say("Level {n} of 9: {words}", n=level, words=say(READINESS[level]))
    else:
        whole = work_of(rules, item, 2 if item.kind in (VEHICLE, SPACECRAFT) else 0)
        done = side.done[item.index] * 100 // max(1, whole)
        stands = say("{n} % of the work is done", n=min(99, done)) if done else say("Not begun")
    wanted = {
        one.title: next((level for need, level in one.needs if item.kind == TECHNOLOGY and need == item.place), 0)
        for one in rules.items
        if campaign.view.side in one.sides and not side.ready[one.index]
        if item.index in one.after
        or (item.kind == TECHNOLOGY and any(need == item.place and side.trl[need] < level for need, level in one.needs))
    }
    needed = tuple(say("{name} (level {n})", name=one, n=level) if level else one for one, level in wanted.items())
    spec = kinds[item.kind][item.place]
    return Use(spec.description, stands, needed, _flies(campaign, item), serves(campaign, item))


def serves(campaign: Campaign, item: Item) -> tuple[str, ...]:
    """Titles of a side's vehicles that can take off from a pad, those first that need one of its grade."""
    rules = campaign.rules
    if item.kind != FACILITY or rules.facilities[item.place].kind != "pad":
        return ()
    grade = rules.facilities[item.place].grade
    taken = [
        one
        for one in rules.vehicles
        if campaign.view.side in rules.items[rules.vehicle_item[rules.vehicle_index[one.id]]].sides
        and one.grade <= grade
    ]
    return tuple(one.title for one in sorted(taken, key=lambda one: -one.grade))


def has_like(campaign: Campaign, item: Item) -> bool:
    """Whether a pad as good as this one stands already."""
    spec = campaign.rules.facilities[item.place]
    return spec.kind == "pad" and has_pad(campaign.rules, campaign.desk.side, spec.grade)


SHOWN = 6
"""How many titles are named before the rest is only counted."""


def first_of(titles: Sequence[str]) -> str:
    """Titles in a line, the rest counted."""
    more = [say("{n} more", n=len(titles) - SHOWN)] if len(titles) > SHOWN else []
    return ", ".join([*titles[:SHOWN], *more])


def _flies(campaign: Campaign, item: Item) -> tuple[str, ...]:
    """Missions that a vehicle or a spacecraft is strong enough for: those first that reach what is worth most."""
    rules, own = campaign.rules, campaign.view.own
    if item.kind not in (VEHICLE, SPACECRAFT):
        return ()

    def worth(mission: int) -> int:
        fresh = [rules.scenario.milestones[one] for one in rules.mission_milestones[mission] if not own.reached[one]]
        return max((one.first for one in fresh), default=-1)

    found = [
        place
        for place, ways in enumerate(rules.ways)
        if any(item.place == (way.vehicle if item.kind == VEHICLE else way.spacecraft) for way in ways)
    ]
    return tuple(rules.missions[place].title for place in sorted(found, key=lambda one: (-worth(one), one)))


def levels_of(campaign: Campaign, technology: int) -> tuple[int, ...]:
    """Work at which each level is reached."""
    return thresholds(campaign.rules, campaign.rules.items[campaign.rules.technology_item[technology]])


@dataclass(frozen=True, slots=True)
class Forecast:
    """A quarter ahead as it may come: money that comes in, that goes out, and what is left."""

    when: str
    free: int
    tied: int
    support: int


def forecast(campaign: Campaign, turns: int = 4) -> list[Forecast]:
    """A year's forecast: one world consistent with what the side knows, played on with the orders so far."""
    if campaign.view.over:
        return []
    state = imagine(campaign.view, 1)
    side, orders = campaign.side, campaign.orders
    found = []
    for _ in range(turns):
        state = play_turn(state, {side: orders}, facts=False).state
        orders = ()
        view = view_for(state, side)
        if view.over:
            break
        found.append(Forecast(quarter(view.period), view.own.free, view.own.tied, sum(view.own.support)))
    return found
