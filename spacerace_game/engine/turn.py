"""A turn: the orders of all sides are taken at once, then the steps run in their published order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacerace_game.engine import (
    orders_flights,
    orders_germany,
    orders_intelligence,
    orders_military,
    orders_pledges,
    orders_politics,
    orders_state,
    orders_work,
)
from spacerace_game.engine.desk import Desk, Refusal
from spacerace_game.engine.effects import found_agency, move_faults
from spacerace_game.engine.facts import EngineersMoved, Fact, MoneySpent, OrderRefused, ProgramOpened, PromiseEnded
from spacerace_game.engine.state import State
from spacerace_game.engine.steps.captives import do_deed, keep_captives
from spacerace_game.engine.steps.capture import scramble
from spacerace_game.engine.steps.flights import fly
from spacerace_game.engine.steps.intelligence import run_sources
from spacerace_game.engine.steps.leaders import hear_leaders, judge_chiefs, keep_secrets
from spacerace_game.engine.steps.military import check_requirements, weigh_bombs
from spacerace_game.engine.steps.people import grow_workforce, live_and_die
from spacerace_game.engine.steps.politics import drift, end_campaign
from spacerace_game.engine.steps.promises import check_promises
from spacerace_game.engine.steps.purse import neglect, open_purse
from spacerace_game.engine.steps.stories import decide, in_turn, tell_stories
from spacerace_game.engine.steps.work import do_work, finish_fixes, pay_upkeep, stir_rivalry
from spacerace_game.engine.view import views_of
from spacerace_game.engine.world import World, by_luck
from spacerace_game.spec.orders import HireEngineers, MakePledge, OpenProgram, Order, order_as_json
from spacerace_game.spec.rules import Rules

Refused = tuple[str, Order, Refusal]
"""The side, the order and why."""
KINDS = (
    orders_flights,
    orders_germany,
    orders_intelligence,
    orders_military,
    orders_pledges,
    orders_politics,
    orders_state,
    orders_work,
)
"""The modules that make their kinds of order known."""

STEPS = (
    pay_upkeep,
    neglect,
    grow_workforce,
    live_and_die,
    keep_captives,
    scramble,
    do_work,
    stir_rivalry,
    finish_fixes,
    run_sources,
    fly,
    tell_stories,
    move_faults,
    weigh_bombs,
    check_requirements,
    check_promises,
    hear_leaders,
    keep_secrets,
    drift,
    judge_chiefs,
    open_purse,
    end_campaign,
)
"""What happens in a turn, in this order, to all sides."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that was played."""

    state: State
    facts: tuple[Fact, ...]
    """Empty where nobody asked for them."""
    refused: tuple[Refused, ...]
    """Orders that were not carried out, with the side that gave them and why."""


def play(rules: Rules, before: State, orders: Mapping[int, Iterable[Order]], facts: bool) -> Turn:
    """Plays one turn on a copy of the state. An order that may not be given does nothing and is named."""
    state = before.copy()
    if state.over:
        return Turn(state, (), ())
    world = World(rules, state, [] if facts else None)
    refused: list[Refused] = []
    desks = [Desk(view, side) for view, side in zip(views_of(rules, before), state.sides)]
    for index in by_luck(rules):
        for order in orders.get(index, ()):
            refusal = desks[index].give(order)
            if refusal is not None:
                refused.append((world.name(index), order, refusal))
    for index in by_luck(rules):
        _carry_out(world, index, desks[index])
    _take_choices(world, desks)
    if world.facts is not None:
        for name, order, no in refused:
            world.emit(OrderRefused(world.period.first, name, order_as_json(order), no.code, no.ids, no.have, no.need))
    for step in STEPS:
        step(world)
    state.turn += 1
    return Turn(state, tuple(world.facts or ()), tuple(refused))


def _carry_out(world: World, index: int, desk: Desk) -> None:
    """What planning could not do by itself: choices, institutions, teams; and the attention kept."""
    side = world.state.sides[index]
    side.attention = max(0, min(world.rules.numbers.attention.carried, desk.attention))
    for meter, by, cause, about in desk.moves:
        world.move(index, meter, by, cause, about, world.period.first)
    for reform in desk.reforms:
        _reform(world, index, reform)
    for deed in desk.deeds:
        do_deed(world, index, deed)
    world.errands += [(index, order) for order in desk.errands]
    if world.facts is not None:
        for order in desk.given:
            if isinstance(order, OpenProgram):
                world.emit(ProgramOpened(world.period.first, world.name(index), order.item, order.level))
            elif isinstance(order, MakePledge):
                world.emit(PromiseEnded(world.period.first, world.name(index), order.milestone, "made", order.secret))
            elif isinstance(order, HireEngineers):
                args = (order.discipline, order.engineers, "hired")
                world.emit(EngineersMoved(world.period.first, world.name(index), *args))
        for news in desk.news:
            world.emit(news)
        for what, free, tied in desk.purchases:
            world.emit(MoneySpent(world.period.first, world.name(index), what, free, tied))


def _take_choices(world: World, desks: list[Desk]) -> None:
    """All sides' answers in an order that chance draws, since two may reach for the same person."""
    taken = [(index, story, number) for index, desk in enumerate(desks) for story, number in desk.answers]
    for index, story, number in in_turn(world, taken):
        decide(world, index, story, number, False)


def _reform(world: World, index: int, reform: str) -> None:
    if reform.startswith("race-ended:"):
        item, loser = reform.removeprefix("race-ended:").split(":")
        world.move(index, "support", world.rules.numbers.work.race_support, "institutions", ("bureau", loser, item))
    else:
        form = {"civil-agency": "civil", "space-force": "military", "ministry": "ministry"}[reform]
        found_agency(world, index, form, ("reform", reform))
