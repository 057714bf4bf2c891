"""The steady chief: the best ratio of prestige to work, ground tests, a flight when the odds are fair.

It looks one goal ahead at a time, keeps a fifth of its purse for flights, answers what is asked, and takes
in Germany what lies nearest. It never gambles and never hurries.
"""

from __future__ import annotations

from spacerace_game.ai.plans import GROUND, Road, missing, roads, work_left
from spacerace_game.engine import Desk, Options, View
from spacerace_game.engine.odds import draws, product, survival
from spacerace_game.engine.orders_state import locked
from spacerace_game.engine.state import TREATMENTS, Flight
from spacerace_game.engine.work import needed_engineers
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, VEHICLE

FAIR_ODDS = 550_000
MOST_GOALS = 6


def steady(view: View, seed: int) -> tuple[Order, ...]:
    """The orders of a turn. The dice are not used: a steady chief has no whims."""
    del seed
    desk = Desk(view)
    if view.over:
        return ()
    _answer(desk)
    _scramble(desk)
    _treat(desk)
    _mend(desk)
    goals = _goals(view)
    _fly(desk, goals)
    _work(desk, goals)
    _lead(desk)
    _hire(desk)
    return tuple(desk.given)


def _answer(desk: Desk) -> None:
    """Takes the choice that helps most by its plain effects on support, and that can be paid."""
    for pending in list(desk.side.pending):
        story = desk.rules.storylets[pending.storylet]
        ranked = sorted(
            range(len(story.choices)),
            key=lambda number: (-_liking(story.choices[number]), number),
        )
        for number in ranked:
            if not locked(desk, pending.storylet, number):
                order = orders.AnswerDecision(storylet=story.id, choice=story.choices[number].id)
                if desk.give(order) is None:
                    break


def _liking(choice: object) -> int:
    total = -getattr(choice, "price", 0) // 200
    for effect in getattr(choice, "effects", ()):
        by = getattr(effect, "by", 0)
        if effect.kind == "meter":
            total += by if effect.meter in ("support", "prestige", "military") else -by
        elif effect.kind == "technology":
            total += 30
        elif effect.kind == "casualties":
            total -= 5 * effect.people
        elif effect.kind == "money":
            total += effect.amount // 200
        elif effect.kind == "gain_person":
            total += 30
        elif effect.kind == "lose_person":
            total -= 40
    return total


def _scramble(desk: Desk) -> None:
    for _ in range(40):
        found = Options(desk)["send-team"]
        if not found or desk.give(found[0]) is not None:
            return


def _treat(desk: Desk) -> None:
    """Captives are integrated, one person or group a turn, the most skilled first."""
    me = desk.index + 1
    isolated = TREATMENTS.index("isolate")
    best, name = 0, ""
    for place, held in enumerate(desk.view.holder):
        if held == me and desk.side.treatment[place] == isolated:
            person = desk.rules.scenario.people[place]
            skill = 1 + max((one.skill for one in person.skills), default=0) - 2 * person.dossier
            if skill > best:
                best, name = skill, person.id
    if name:
        desk.give(orders.TreatCaptives(whom=name, treatment="integrate"))


def _mend(desk: Desk) -> None:
    """Faults that are known are fixed."""
    for design, suspected in desk.side.suspicion.items():
        for fault, belief in enumerate(suspected):
            if belief >= 999_000:
                desk.give(orders.FixFaults(design=desk.rules.designs[design].id, fault=fault))


def _goals(view: View) -> list[Road]:
    """The best roads by prestige for the work left, each milestone once."""
    rules, own = view.rules, view.own
    left = work_left(view)
    shown = [any(public.shown[place] for public in view.public) for place in range(len(own.reached))]
    best: dict[int, tuple[int, int, Road]] = {}
    for number, road in enumerate(roads(rules, view.side)):
        if own.reached[road.milestone]:
            continue
        spec = rules.scenario.milestones[road.milestone]
        worth = spec.second if shown[road.milestone] else spec.first
        cost = 2_000
        for item in road.items:
            cost += left[item]
        score = worth * 1_000_000 // cost
        if road.milestone not in best or score > best[road.milestone][0]:
            best[road.milestone] = (score, -number, road)
    ranked = sorted(best.values(), key=lambda one: (-one[0], -one[1]))
    return [road for _, _, road in ranked[:MOST_GOALS]]


def _fly(desk: Desk, goals: list[Road]) -> None:
    planned = {flight.mission for flight in desk.side.flights}
    for road in goals:
        if road.mission in planned or missing(desk.view, road):
            continue
        if any(
            flight.vehicle == road.vehicle and flight.day <= desk.period.last for flight in desk.side.flights
        ):
            continue
        odds = odds_of(desk, road)
        mission = road.mission if odds >= FAIR_ODDS else _rehearsal(desk, road)
        spacecraft = road.spacecraft if mission == road.mission else -1
        order = orders.ScheduleFlight(
            flight=f"{desk.view.name}-{desk.rules.vehicles[road.vehicle].id}-{desk.side.serials[road.vehicle] + 1}",
            mission=desk.rules.missions[mission].id,
            vehicle=desk.rules.vehicles[road.vehicle].id,
            spacecraft=desk.rules.spacecraft[spacecraft].id if spacecraft >= 0 else None,
        )
        if desk.give(order) is None:
            planned.add(road.mission)


def odds_of(desk: Desk, road: Road) -> int:
    """Chance of full success of a road's flight today, ppm."""
    flight = Flight("", road.mission, road.vehicle, road.spacecraft, 0, 1, 0, 0, 0, "", ())
    phases = len(desk.rules.missions[road.mission].phases)
    return product(survival(draws(desk.rules, desk.side, flight), phases))


def _rehearsal(desk: Desk, road: Road) -> int:
    """A cheaper flight of the same vehicle without a spacecraft, to find its faults; else the real thing."""
    for mission, ways in enumerate(desk.rules.ways):
        spec = desk.rules.missions[mission]
        if not spec.spacecraft and not spec.crew and any(w.vehicle == road.vehicle for w in ways):
            return mission
    return road.mission


def _work(desk: Desk, goals: list[Road]) -> None:
    """Opens what the goals still need, prerequisites first, as far as four fifths of the purse go."""
    reserve = desk.side.free // 5
    for road in goals:
        wanted = missing(desk.view, road)
        wanted += _places(desk, road)
        for item in wanted:
            spec = desk.rules.items[item]
            if desk.attention < 1:
                return
            program = desk.program_on(item)
            if program is not None:
                _perhaps_freeze(desk, spec.id, item)
                continue
            civil, military = desk.committed()
            if desk.side.free - civil - max(0, military - desk.side.tied) < reserve:
                return
            ground = GROUND if spec.kind in (VEHICLE, SPACECRAFT) else 2
            desk.give(orders.OpenProgram(item=spec.id, ground=ground))


def _perhaps_freeze(desk: Desk, name: str, item: int) -> None:
    """A design whose money is spent but whose technologies lag is frozen when they are nearly there."""
    spec = desk.rules.items[item]
    spent = spec.kind in (VEHICLE, SPACECRAFT) and desk.side.done[item] >= spec.price
    if spent and all(desk.side.trl[t] >= level - 1 for t, level in spec.needs):
        desk.give(orders.FreezeDesign(item=name))


def _places(desk: Desk, road: Road) -> list[int]:
    """A pad for the road's vehicle if there is none."""
    grade = desk.rules.vehicles[road.vehicle].grade
    pads = [
        (place.price, item)
        for place, item in zip(desk.rules.facilities, desk.rules.facility_item)
        if place.kind == "pad" and place.grade >= grade and desk.index in desk.rules.items[item].sides
    ]
    if any(desk.side.ready[item] or desk.program_on(item) for _, item in pads):
        return []
    return [min(pads)[1]] if pads else []


def _lead(desk: Desk) -> None:
    """The dearest program without a leader gets the best one who is free."""
    if desk.attention < 2:
        return
    empty = [
        p for p in desk.side.programs if not p.leader and desk.rules.items[p.item].kind not in (FACILITY,)
    ]
    if not empty:
        return
    program = max(empty, key=lambda one: (desk.rules.items[one.item].price, -one.item))
    led = {one.leader - 1 for one in desk.side.programs}
    me = desk.index + 1
    leaders = [
        (-person.leads, place)
        for place, person in enumerate(desk.rules.scenario.people)
        if person.leads and desk.view.holder[place] == me and place not in led
    ]
    for _, place in sorted(leaders)[:3]:
        order = orders.AppointLeader(
            person=desk.rules.scenario.people[place].id, item=desk.rules.items[program.item].id
        )
        if desk.give(order) is None:
            return


def _hire(desk: Desk) -> None:
    """Hires where programs want more engineers than there are."""
    if not desk.rules.sides[desk.index].hires_from_industry:
        return
    needed = needed_engineers(desk.rules, desk.side)
    most = desk.rules.numbers.work.hire_most
    for place, discipline in enumerate(desk.rules.scenario.disciplines):
        gap = needed[place] - desk.side.engineers[place]
        if gap > 0:
            count = min(gap, desk.side.engineers[place] * most // 1_000_000)
            if count > 0:
                desk.give(orders.HireEngineers(discipline=discipline.id, engineers=count))
