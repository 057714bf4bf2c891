"""What the tests of Germany and of captives share: teams, held captives, quarters that pass."""

from __future__ import annotations

from spacerace_game.engine import State, Turn, play_turn
from spacerace_game.engine.captives import Target, target_named
from spacerace_game.engine.facts import Fact
from spacerace_game.engine.state import TREATMENTS, Side
from spacerace_game.engine.steps.captives import take_in
from spacerace_game.engine.world import World
from spacerace_game.spec.orders import Order, SendTeam


def target(state: State, name: str) -> Target:
    found = target_named(state.rules, name)
    assert found is not None
    return found


def side_of(state: State, side: str) -> Side:
    return state.sides[state.rules.side_index[side]]


def make_known(state: State, side: str, *names: str) -> State:
    """A side knows where these really are."""
    for name in names:
        one = target(state, name)
        side_of(state, side).known[one.index] = one.site + 1
    return state


def team(site: str, *targets: str, task: str = "recruit", offer: int = 2, number: int = 1, beat: int = 1) -> SendTeam:
    return SendTeam.model_validate(
        {"team": number, "beat": beat, "site": site, "task": task, "targets": targets, "offer": offer}
    )


def played(state: State, facts: bool = True, **orders: Order | list[Order]) -> Turn:
    """A turn in which all these orders are accepted."""
    given = {side: (one if isinstance(one, list) else [one]) for side, one in orders.items()}
    turn = play_turn(state, given, facts=facts)
    assert not turn.refused, turn.refused
    return turn


def after(state: State, quarters: int) -> State:
    for _ in range(quarters):
        state = play_turn(state, {}, facts=False).state
    return state


def hold(
    state: State, side: str, *names: str, trust: int = 450, treatment: str = "isolate", dossier: int | None = None
) -> State:
    """A side holds these captives, treated so."""
    index = state.rules.side_index[side]
    world = World(state.rules, state, None)
    for name in names:
        one = target(state, name)
        if one.person >= 0:
            state.holder[one.person] = index + 1
        else:
            state.lot_holder[one.lot] = index + 1
        take_in(world, index, one, trust, one.dossier if dossier is None else dossier, False)
        state.sides[index].treatment[one.place] = TREATMENTS.index(treatment)
    return state


def holder(state: State, name: str) -> str:
    """Who holds a target, or an empty string."""
    one = target(state, name)
    held = state.holder[one.person] if one.person >= 0 else state.lot_holder[one.lot]
    return state.rules.sides[held - 1].id if held > 0 else ""


def trust(state: State, side: str, name: str) -> int:
    return side_of(state, side).trust[target(state, name).place]


def of_kind(turn: Turn, kind: type[Fact], side: str | None = None) -> list[Fact]:
    return [fact for fact in turn.facts if isinstance(fact, kind) and side in (None, fact.side)]
