"""Effects carried out on the side that took a choice or reached a milestone."""

from __future__ import annotations

from typing import Any

from spacerace_game.engine.facts import Cause, EngineersMoved, FaultsMoved, MoneyGiven, PersonMoved
from spacerace_game.engine.money import work_of
from spacerace_game.engine.state import CUSTOMS, FORMS, Later, School, Side
from spacerace_game.engine.steps.captives import move_institute
from spacerace_game.engine.steps.intelligence import hard_evidence
from spacerace_game.engine.steps.people import leave_posts
from spacerace_game.engine.steps.work import designs_of, raise_level
from spacerace_game.engine.world import World
from spacerace_game.spec import effects as spec
from spacerace_game.spec.rules import SPACECRAFT, TECHNOLOGY, VEHICLE, Rules

PPM = 1_000_000


def carry_out(world: World, index: int, effects: tuple[Any, ...], about: Cause, cause: str = "choices") -> None:
    """Carries out effects in their order."""
    for effect in effects:
        _one(world, index, effect, about, cause)


def _one(world: World, index: int, effect: Any, about: Cause, cause: str) -> None:
    side = world.state.sides[index]
    rules = world.rules
    if isinstance(effect, spec.MoveMeter):
        world.move(index, effect.meter, effect.by, cause, about)
    elif isinstance(effect, spec.GiveMoney):
        _give_money(world, index, effect, about)
    elif isinstance(effect, spec.ChangeGrant):
        side.grant_change = max(-900_000, min(5_000_000, side.grant_change + effect.by))
    elif isinstance(effect, spec.RaiseTechnology):
        _raise_technology(world, index, side, effect, about)
    elif isinstance(effect, spec.AddEngineers):
        place = rules.discipline_index[effect.discipline]
        by = max(effect.by, -side.engineers[place])
        side.engineers[place] += by
        world.emit(EngineersMoved(world.period.last, world.name(index), effect.discipline, by, about[0]))
    elif isinstance(effect, spec.SchoolGrowth):
        side.schools.append(School(world.turn + effect.after * 3 // rules.scenario.turn_months, effect.by))
    elif isinstance(effect, spec.SetFlag):
        place = rules.flag_index[effect.flag]
        side.flags[place] = side.flags[place] or world.turn + 1
    elif isinstance(effect, spec.StartLater):
        turn = world.turn + max(1, effect.after * 3 // rules.scenario.turn_months)
        side.later.append(Later(rules.storylet_index[effect.storylet], turn))
    else:
        _on_people_and_work(world, index, effect, about)


def _raise_technology(world: World, index: int, side: Side, effect: spec.RaiseTechnology, about: Cause) -> None:
    """Raises a technology as far as the ground goes; what is learnt beyond goes into the hardware that needs it."""
    rules = world.rules
    item = rules.items[rules.item_index[effect.technology]]
    now, top = side.trl[item.place], rules.numbers.work.ground_trl
    raise_level(world, index, item.place, min(top, now + effect.levels), about)
    beyond = min(effect.levels, now + effect.levels - top)
    if beyond > 0:
        left = PPM
        for _ in range(beyond):
            left = left * (PPM - rules.numbers.reliability.lesson) // PPM
        world.lessons.append((index, _taught_by(rules, item.place), left - PPM, effect.technology, about))


def _taught_by(rules: Rules, technology: int) -> tuple[int, ...]:
    """The designs of the hardware that needs a technology."""
    known: dict[int, tuple[int, ...]] = rules.machinery.setdefault("taught-by", {})
    if technology not in known:
        needing = (
            item
            for item in rules.items
            if item.kind in (VEHICLE, SPACECRAFT) and any(need == technology for need, _ in item.needs)
        )
        known[technology] = tuple(dict.fromkeys(design for item in needing for design in designs_of(rules, item)))
    return known[technology]


def move_faults(world: World) -> None:
    """The turn's lessons go into what stands, after its flights: those were shown their odds before."""
    for lesson in world.lessons:
        _move_faults(world, *lesson)
    world.lessons.clear()


def _move_faults(world: World, index: int, designs: tuple[int, ...], by: int, name: str, about: Cause) -> None:
    """Moves how likely the faults of those designs are that stand: what is believed and what is true alike."""
    side, moved = world.state.sides[index], False
    for design in designs:
        if design not in side.suspicion:
            continue
        for table in (side.suspicion, side.limits):
            before = table[design]
            table[design] = tuple(
                [one * (PPM + by) // PPM if by < 0 else one + (PPM - one) * by // PPM for one in before]
            )
            moved = moved or table[design] != before
    if moved:
        world.emit(FaultsMoved(world.period.last, world.name(index), name, by, about))


def _give_money(world: World, index: int, effect: spec.GiveMoney, about: Cause) -> None:
    side = world.state.sides[index]
    if effect.purse == "free":
        by = max(effect.amount, -side.free)
        side.free += by
        fact = MoneyGiven(world.period.first, world.name(index), about, by, 0)
    else:
        by = max(effect.amount, -side.tied)
        side.tied += by
        fact = MoneyGiven(world.period.first, world.name(index), about, 0, by)
    if by:
        world.emit(fact)


def _on_people_and_work(world: World, index: int, effect: Any, about: Cause) -> None:
    side = world.state.sides[index]
    rules = world.rules
    if isinstance(effect, spec.MoveTrust):
        place = rules.person_index.get(effect.whom)
        if place is None:
            place = len(rules.person_index) + rules.lot_index[effect.whom]
        side.trust[place] = max(0, min(1000, side.trust[place] + effect.by))
    elif isinstance(effect, spec.EmptyInstitute):
        move_institute(world, index)
    elif isinstance(effect, spec.LosePerson):
        _lose(world, index, rules.person_index[effect.person], effect.dies, about)
    elif isinstance(effect, spec.GainPerson):
        place = rules.person_index[effect.person]
        if world.state.holder[place] in (0, -2):
            world.state.holder[place] = index + 1
            world.emit(PersonMoved(world.period.last, world.name(index), effect.person, "joined", about))
    elif isinstance(effect, spec.HastenProgram):
        item = rules.items[rules.item_index[effect.item]]
        most = work_of(rules, item, 0)
        if (not side.ready[item.index] and item.kind != TECHNOLOGY) or (
            item.kind == TECHNOLOGY and side.trl[item.place] < rules.numbers.work.ground_trl
        ):
            side.done[item.index] = max(0, min(most, side.done[item.index] + item.price * effect.by // PPM))
    elif isinstance(effect, spec.MoveFaults):
        designs = designs_of(rules, rules.items[rules.item_index[effect.item]])
        world.lessons.append((index, designs, effect.by, effect.item, about))
    elif isinstance(effect, spec.Learn):
        _learn(world, index, effect)
    elif isinstance(effect, spec.Casualties):
        side.casualties += effect.people
    elif isinstance(effect, spec.FoundAgency):
        found_agency(world, index, effect.form, about)
    elif isinstance(effect, spec.ChangeCustom):
        side.custom = CUSTOMS.index(effect.custom)


def found_agency(world: World, index: int, form: str, about: Cause) -> None:
    """Founds an institution once: what it costs in interest or support is taken at once."""
    side, money = world.state.sides[index], world.rules.numbers.money
    if side.agency:
        return
    side.agency = FORMS.index(form)
    side.agency_turn = world.turn
    if form == "civil":
        side.custom = CUSTOMS.index("before")
        world.move(index, "military", money.agency_military, "institutions", about)
    elif form == "military":
        world.move(index, "military", money.force_military, "institutions", about)
    else:
        world.move(index, "support", money.ministry_support, "institutions", about)


def _lose(world: World, index: int, person: int, dies: bool, about: Cause) -> None:
    if world.state.holder[person] != index + 1:
        return
    world.state.holder[person] = -1
    leave_posts(world.state.sides[index], person)
    name = world.rules.scenario.people[person].id
    world.emit(PersonMoved(world.period.last, world.name(index), name, "died" if dies else "left", about))


def _learn(world: World, index: int, effect: spec.Learn) -> None:
    """Hard evidence: the error of every rival's date for a milestone falls to so many quarters."""
    side = world.state.sides[index]
    milestones = len(world.rules.scenario.milestones)
    place = world.rules.milestone_index[effect.milestone]
    for rival in range(len(world.state.sides)):
        if rival != index and side.estimate[rival * milestones + place]:
            error = side.estimate_error[rival * milestones + place]
            side.estimate_error[rival * milestones + place] = min(error, effect.within * 91)
            hard_evidence(side, rival)
