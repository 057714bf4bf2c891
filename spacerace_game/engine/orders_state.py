"""Orders on Germany and on decisions: teams and answers."""

from __future__ import annotations

from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import Bill
from spacerace_game.engine.steps.stories import shelves
from spacerace_game.engine.view import Public
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order


def locked(desk: Desk, story: int, number: int) -> bool:
    """Whether a choice's condition does not hold. It may ask only for what the side can know."""
    test = shelves(desk.rules)[desk.index].choice_tests.get((story, number))
    return test is not None and not test(_Seen(desk), desk.index)  # type: ignore[arg-type]


class _Seen:
    """A state as far as a view shows it, for the conditions of choices."""

    __slots__ = ("holder", "lot_holder", "sides", "turn")

    def __init__(self, desk: Desk) -> None:
        self.turn = desk.turn
        self.holder = desk.view.holder
        self.lot_holder = desk.view.lot_holder
        self.sides = [
            desk.side if place == desk.index else _Rival(public, len(desk.rules.flag_index))
            for place, public in enumerate(desk.view.public)
        ]


class _Rival:
    """A rival as far as it is public: what it has shown, and the flags of which everybody has heard."""

    __slots__ = ("flags", "shown")

    def __init__(self, public: Public, flags: int) -> None:
        self.shown = public.shown
        self.flags = [0] * flags
        for flag in public.flags:
            self.flags[flag] = 1


def _check_answer(desk: Desk, order: orders.AnswerDecision) -> Refusal | None:
    story = desk.rules.storylet_index.get(order.storylet)
    if story is None:
        return Refusal("unknown-id", (order.storylet,))
    if all(one.storylet != story for one in desk.side.pending):
        return Refusal("answered" if desk.side.seen[story] else "not-asked", (order.storylet,))
    for number, choice in enumerate(desk.rules.storylets[story].choices):
        if choice.id == order.choice:
            if locked(desk, story, number):
                return Refusal("choice-locked", (order.storylet, order.choice))
            return desk.lacks(Bill(choice.price, 0), (order.storylet,)) if choice.price > 0 else None
    return Refusal("unknown-id", (order.choice,))


def _answer(desk: Desk, order: orders.AnswerDecision) -> None:
    story = desk.rules.storylet_index[order.storylet]
    choices = desk.rules.storylets[story].choices
    number = next(n for n, choice in enumerate(choices) if choice.id == order.choice)
    desk.answers.append((story, number))
    desk.owe(Bill(max(0, choices[number].price), 0))
    desk.side.pending = [one for one in desk.side.pending if one.storylet != story]


def _offer_answers(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for one in desk.side.pending:
        storylet = desk.rules.storylets[one.storylet]
        for choice in storylet.choices:
            order = orders.AnswerDecision(storylet=storylet.id, choice=choice.id)
            if _check_answer(desk, order) is None:
                found.append(order)
    return tuple(found)


order_kind("answer", _check_answer, _answer, _offer_answers)
