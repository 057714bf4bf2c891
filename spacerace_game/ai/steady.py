"""The steady chief: the best ratio of prestige to work, ground tests, a flight when the odds are fair.

It looks one goal ahead at a time, keeps a fifth of its purse for flights, answers what is asked, and takes
in Germany what lies nearest. It never gambles and never hurries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from spacerace_game.ai.plans import GROUND, Road, missing, roads, target_way, work_left
from spacerace_game.ai.statecraft import answer_customers, answer_leaders, keep_promises, size_missile
from spacerace_game.engine import Desk, Options, View
from spacerace_game.engine.captives import ISOLATE, SUSPECT, captives_of, closing_odds
from spacerace_game.engine.odds import draws, product, survival
from spacerace_game.engine.orders_germany import next_team, reach_of, scrambling, unseen_sites, wish_list
from spacerace_game.engine.orders_state import locked
from spacerace_game.engine.orders_work import can_open
from spacerace_game.engine.state import LEVELS, Flight
from spacerace_game.engine.steps.capture import trains_of
from spacerace_game.engine.steps.intelligence import source_bill
from spacerace_game.engine.work import needed_engineers
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order, order_from
from spacerace_game.spec.rules import FACILITY, SPACECRAFT, VEHICLE

PPM = 1_000_000
MOVE_ODDS = 200_000
"""The chance of closure, ppm a quarter, at which an institute in Germany is moved home."""
PASSING = ("no-money", "no-attention", "pads-full", "window-closed", "name-taken")
"""Refusals that time alone will cure."""
RELIABLE_ASCENT = 720_000
"""From these odds of the ascent on, rehearsals teach too little for their price."""


def _anything(view: View, road: Road) -> bool:
    del view, road
    return True


def _always(desk: Desk) -> bool:
    del desk
    return True


@dataclass(frozen=True, slots=True)
class Temper:
    """What distinguishes one chief of this school from another. The defaults are the steady chief's."""

    fair_odds: int = 550_000
    """Odds from which a flight is worth its price, ppm; below them the vehicle is rehearsed."""
    goals: int = 6
    ground: int = GROUND
    spare: int = 200_000
    """Share of the purse that no new program may touch, ppm."""
    rich: int = 1_500_000
    """From so much of a quarter's grant left over on, programs are crashed, ppm."""
    treatment: str = "integrate"
    offer: int | None = None
    """The offer made in Germany; None takes what is offered first."""
    wants: Callable[[View, Road], bool] = _anything
    """Which milestones are striven for at all."""
    opens: Callable[[Desk], bool] = _always
    """Whether money may be spent on new work this turn."""


STEADY = Temper()


def steady(view: View, seed: int) -> tuple[Order, ...]:
    """The orders of a turn. The dice are not used: a steady chief has no whims."""
    return chief(view, seed, STEADY)


def chief(view: View, seed: int, temper: Temper) -> tuple[Order, ...]:
    """The orders of a turn of a chief of this school with a temper of their own."""
    del seed
    desk = Desk(view)
    if view.over:
        return ()
    _answer(desk)
    _scramble(desk, temper)
    _treat(desk, temper)
    _mend(desk)
    _call_off(desk)
    goals = _within_reach(desk, _goals(view, temper), temper)
    answer_leaders(desk, goals)
    size_missile(desk)
    answer_customers(desk)
    keep_promises(desk, goals)
    _fly(desk, goals, temper)
    if temper.opens(desk):
        _work(desk, goals, temper)
        _fund(desk, temper)
    _lead(desk)
    _hire(desk)
    _look_ahead(desk)
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


def _scramble(desk: Desk, temper: Temper) -> None:
    """Checks whom it takes; fetches what is near, looks around with the teams that are left."""
    if not scrambling(desk):
        return
    desk.give(orders.ScreenCaptives())
    _institute(desk)
    wanted: set[str] = set()
    while (slot := next_team(desk)) is not None:
        team, beat = slot
        order = _errand(desk, team, beat, wanted, temper.offer or 2)
        if order is None or desk.give(order) is not None:
            return
        wanted.update(order.targets)


def _errand(desk: Desk, team: int, beat: int, wanted: set[str], offer: int) -> orders.SendTeam | None:
    """Fetch in one's own zone, survey the nearest place not seen, fetch elsewhere, and otherwise watch."""
    most = desk.rules.numbers.capture.targets
    trains = trains_of(desk.rules, desk.index, desk.period.first) - sum(_loads(desk, name) for name in wanted)
    found: list[orders.SendTeam] = []
    for site, tasks in wish_list(desk, beat):
        near = reach_of(desk, desk.rules.site_index[site], beat) >= desk.rules.numbers.capture.closing_zone
        for task, names in tasks:
            left = tuple(name for name in names if name not in wanted and _loads(desk, name) <= trains)[:most]
            if left:
                order = orders.SendTeam(team=team, beat=beat, site=site, task=task, targets=left, offer=offer)
                if desk.why_not(order) is None:
                    if near:
                        return order
                    found.append(order)
    for site in unseen_sites(desk, beat)[:1]:
        return orders.SendTeam(team=team, beat=beat, site=site, task="survey")
    if found:
        return found[0]
    rivals = [public.institute for place, public in enumerate(desk.view.public) if place != desk.index]
    site = desk.rules.scenario.sites[max(rivals, default=0) - 1].id
    return orders.SendTeam(team=team, beat=beat, site=site, task="watch")


def _loads(desk: Desk, name: str) -> int:
    """The train loads that something takes; people who come alone take none."""
    place = desk.rules.lot_index.get(name)
    return 0 if place is None else int(desk.rules.lots[place][1].loads)


def _institute(desk: Desk) -> None:
    """An institute where most of what is wanted lies in one's own zone for good; home before the Allies insist."""
    if desk.side.institute:
        if closing_odds(desk.rules, desk.period.last) >= MOVE_ODDS:
            desk.give(orders.MoveInstitute())
        return
    late = closing_odds(desk.rules, desk.period.last) >= MOVE_ODDS // 2
    if desk.side.institute_turn or desk.attention < 3 or late:
        return
    here, away = 0, 0
    best: tuple[int, str] = (0, "")
    for site, tasks in wish_list(desk, 1):
        people = len(tasks[0][1])
        own = desk.why_not(orders.FoundInstitute(site=site)) is None
        here, away = (here + people, away) if own else (here, away + people)
        if own and people > best[0]:
            best = (people, site)
    if best[1] and 4 * here > 3 * away:
        desk.give(orders.FoundInstitute(site=best[1]))


def _treat(desk: Desk, temper: Temper) -> None:
    """Suspects are judged, designs used, and captives treated as is one's habit, one a turn, the best first."""
    heavy = 2 * desk.rules.numbers.capture.suspect
    captives = captives_of(desk.rules)
    best, name = 0, ""
    for captive in captives:
        if desk.side.treatment[captive.place] != ISOLATE:
            continue
        if desk.side.waiting[captive.index] == SUSPECT:
            verdict: Literal["court", "take"] = "court" if captive.dossier > heavy else "take"
            desk.give(orders.JudgeSuspect(whom=captive.id, verdict=verdict))
        elif captive.best // 10 - 4 * desk.side.dossier[captive.index] > best:
            best, name = captive.best // 10 - 4 * desk.side.dossier[captive.index], captive.id
    if name and temper.treatment != "isolate":
        desk.give(order_from({"kind": "treat-captives", "whom": name, "treatment": temper.treatment}))
    if 1_000_000 in desk.side.drafts and desk.attention > 2:
        for order in Options(desk)["adopt-design"][:1]:
            desk.give(order)


def _mend(desk: Desk) -> None:
    """Faults that are known are fixed."""
    for design, suspected in desk.side.suspicion.items():
        for fault, belief in enumerate(suspected):
            if belief >= 999_000:
                desk.give(orders.FixFaults(design=desk.rules.designs[design].id, fault=fault))


def _goals(view: View, temper: Temper) -> list[Road]:
    """The best roads by prestige for the work left, each milestone once."""
    rules, own = view.rules, view.own
    left = work_left(view)
    shown = [any(public.shown[place] for public in view.public) for place in range(len(own.reached))]
    best: dict[int, tuple[int, int, Road]] = {}
    for number, road in enumerate(roads(rules, view.side)):
        if own.reached[road.milestone] or not temper.wants(view, road):
            continue
        spec = rules.scenario.milestones[road.milestone]
        worth = spec.second if shown[road.milestone] else spec.first
        cost = 2_000 + sum([left[item] for item in road.items])
        score = worth * 1_000_000 // cost
        if road.milestone not in best or score > best[road.milestone][0]:
            best[road.milestone] = (score, -number, road)
    ranked = sorted(best.values(), key=lambda one: (-one[0], -one[1]))
    return [road for _, _, road in ranked]


def _within_reach(desk: Desk, ranked: list[Road], temper: Temper) -> list[Road]:
    """The first goals for which something can be done: work that goes on or can begin, or a flight."""
    found: list[Road] = []
    planned = {flight.mission for flight in desk.side.flights}
    for road in ranked:
        wanted = missing(desk.view, road) + _places(desk, road)
        if wanted:
            able = any(
                desk.program_on(item) is not None or can_open(desk, desk.rules.items[item]) is None for item in wanted
            )
        else:
            order = _flight(desk, road, road.mission, road.spacecraft)
            refusal = None if road.mission in planned else desk.why_not(order)
            able = refusal is None or refusal.code in PASSING
        if able:
            found.append(road)
            if len(found) == temper.goals:
                break
    return found


def _call_off(desk: Desk) -> None:
    """Takes flights off the manifest that wait for a crew they lost or for a target that has gone."""
    for flight in desk.side.flights:
        mission = desk.rules.missions[flight.mission]
        if flight.day > desk.period.last or (not mission.crew and mission.target is None):
            continue
        waits = mission.target is not None and all(
            desk.rules.missions[other.mission].id != mission.target for other in desk.side.flights
        )
        if waits or len(flight.crew) < mission.crew:
            desk.give(orders.CancelFlight(flight=flight.id))


def _flight(desk: Desk, road: Road, mission: int, spacecraft: int, day: int | None = None) -> orders.ScheduleFlight:
    """An order for a flight on the vehicle of a road."""
    vehicle = desk.rules.vehicles[road.vehicle].id
    return orders.ScheduleFlight(
        flight=f"{desk.view.name}-{vehicle}-{desk.side.serials[road.vehicle] + 1}"[-64:],
        mission=desk.rules.missions[mission].id,
        vehicle=vehicle,
        spacecraft=desk.rules.spacecraft[spacecraft].id if spacecraft >= 0 else None,
        day=day,
    )


def _target_first(desk: Desk, road: Road) -> int | None:
    """Orders the flight that is to be met, and says the day on which to follow it; None if that is refused."""
    first = target_way(desk.rules, road.mission, desk.view.name)
    if first is None:
        return None
    mission, way = first
    day = desk.period.first + 14
    target = Road(road.milestone, mission, way.vehicle, way.spacecraft, ())
    if desk.give(_flight(desk, target, mission, way.spacecraft, day)) is not None:
        return None
    return day + min(2, desk.rules.missions[road.mission].target_days)


def _fly(desk: Desk, goals: list[Road], temper: Temper) -> None:
    planned = {flight.mission for flight in desk.side.flights}
    for road in goals:
        if road.mission in planned or missing(desk.view, road):
            continue
        if any(flight.vehicle == road.vehicle and flight.day <= desk.period.last for flight in desk.side.flights):
            continue
        ascent, odds = odds_of(desk, road)
        fair = odds >= temper.fair_odds or ascent >= RELIABLE_ASCENT
        mission = road.mission if fair else _rehearsal(desk, road)
        spacecraft = road.spacecraft if mission == road.mission else -1
        day = None
        if mission == road.mission and desk.rules.missions[mission].target is not None:
            if desk.attention < 2:
                continue
            day = _target_first(desk, road)
            if day is None:
                continue
        if desk.give(_flight(desk, road, mission, spacecraft, day)) is None:
            planned.add(road.mission)


def odds_of(desk: Desk, road: Road) -> tuple[int, int]:
    """Chances of a good ascent and of full success of a road's flight today, ppm."""
    flight = Flight("", road.mission, road.vehicle, road.spacecraft, 0, 1, 0, 0, 0, "", ())
    phases = len(desk.rules.missions[road.mission].phases)
    chances = survival(draws(desk.rules, desk.side, flight), phases)
    return chances[0], product(chances)


def _rehearsal(desk: Desk, road: Road) -> int:
    """A cheaper flight of the same vehicle without a spacecraft, to find its faults; else the real thing."""
    for mission, ways in enumerate(desk.rules.ways):
        spec = desk.rules.missions[mission]
        if not spec.spacecraft and not spec.crew and any(w.vehicle == road.vehicle for w in ways):
            return mission
    return road.mission


def _work(desk: Desk, goals: list[Road], temper: Temper) -> None:
    """Opens what the goals still need, prerequisites first, as far as four fifths of the purse go."""
    reserve = desk.side.free * temper.spare // PPM
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
            ground = temper.ground if spec.kind in (VEHICLE, SPACECRAFT) else 2
            desk.give(orders.OpenProgram(item=spec.id, ground=ground))


def _perhaps_freeze(desk: Desk, name: str, item: int) -> None:
    """A design whose money is spent but whose technologies lag is frozen when they are nearly there."""
    spec = desk.rules.items[item]
    spent = spec.kind in (VEHICLE, SPACECRAFT) and desk.side.done[item] >= spec.price
    if spent and all(desk.side.trl[t] >= level - 1 for t, level in spec.needs):
        desk.give(orders.FreezeDesign(item=name))


def _fund(desk: Desk, temper: Temper) -> None:
    """With more in the purse than it can use, it hurries the dearest program; short of money, none."""
    civil, military = desk.committed()
    left = desk.side.free - civil - max(0, military - desk.side.tied)
    rich = left * 4 > desk.side.grant * temper.rich // PPM
    level = "crash" if rich else "normal"
    for program in sorted(desk.side.programs, key=lambda one: (-desk.rules.items[one.item].price, one.item))[:1]:
        if LEVELS[program.level] not in (level, "mothball"):
            desk.give(orders.FundProgram(item=desk.rules.items[program.item].id, level=level))


def _places(desk: Desk, road: Road) -> list[int]:
    """The cheapest of each kind of place the road's flight needs and there is none of: a pad, a tracking net."""
    wanted = []
    for name in desk.rules.missions[road.mission].facilities:
        open_ = [
            (place.price, item)
            for place, item in zip(desk.rules.facilities, desk.rules.facility_item)
            if name in (place.id, f"kind:{place.kind}") and desk.index in desk.rules.items[item].sides
        ]
        if open_ and not any(desk.side.ready[item] or desk.program_on(item) for _, item in open_):
            wanted.append(min(open_)[1])
    return [*_pad(desk, road), *wanted]


def _pad(desk: Desk, road: Road) -> list[int]:
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
    empty = [p for p in desk.side.programs if not p.leader and desk.rules.items[p.item].kind not in (FACILITY,)]
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


def _look_ahead(desk: Desk) -> None:
    """With attention to spare: agents once they are small change, and schools where engineers are short."""
    if desk.attention < 2:
        return
    side, rules = desk.side, desk.rules
    civil, military = desk.committed()
    if not any(side.sources) and side.tied - military > 20 * source_bill(rules, desk.index, 0).military:
        rivals = [place for place in range(len(rules.sides)) if place != desk.index]
        if rivals:
            best = max(rivals, key=lambda place: (desk.view.public[place].prestige, -place))
            desk.give(orders.UseSource(source="agents", rival=rules.sides[best].id))
    needed = needed_engineers(rules, side)
    short = sum(max(0, want - have) for want, have in zip(needed, side.engineers))
    if 5 * short > sum(side.engineers) and not side.schools and side.free - civil > side.free // 2:
        desk.give(orders.Reform(reform="schools"))
