"""What a chief answers when a storylet asks: what helps most, what helps least, or what its own dice like."""

from __future__ import annotations

from spacerace_game.ai.temper import Answers
from spacerace_game.engine import Desk
from spacerace_game.engine.chance import draw
from spacerace_game.engine.orders_state import locked
from spacerace_game.spec import orders
from spacerace_game.spec.rules import Rules

PPM = 1_000_000
DOORS = 2
"""One time in so many, dice go first through a door that is not open to everybody: a choice with a condition."""

WAYS = 3
"""One storylet in so many, the wayward leave to their dice."""


def answer(desk: Desk, how: Answers, seed: int) -> None:
    """Answers every pending decision with the best ranked choice that is open and can be paid.

    `best` ranks by what a choice plainly does (`liking`), `worst` the other way round. `dice` shuffles; where a
    choice is open that asks for something done before, the dice take it first as often as `DOORS` says. `wayward`
    leaves one storylet in `WAYS` to the dice, the same ones all campaign, which then take what is best last; the
    others it answers as is best.
    """
    for pending in list(desk.side.pending):
        story = desk.rules.storylets[pending.storylet]
        ranked = list(_best_first(desk.rules, pending.storylet))
        if how == "worst":
            ranked.reverse()
        elif how == "dice" or (how == "wayward" and not draw(seed, WAYS, "way", story.id)):
            best = ranked[0] if how == "wayward" else -1
            ranked.sort(key=lambda number: (number == best, draw(seed, PPM, "answer", story.id, number)))
            if not draw(seed, DOORS, "door", story.id):
                ranked.sort(key=lambda number: story.choices[number].requires is None)
        for number in ranked:
            if not locked(desk, pending.storylet, number):
                order = orders.AnswerDecision(storylet=story.id, choice=story.choices[number].id)
                if desk.give(order) is None:
                    break


def _best_first(rules: Rules, storylet: int) -> tuple[int, ...]:
    """The choices of a storylet, the best liked first; worked out once."""
    known: dict[int, tuple[int, ...]] = rules.machinery.setdefault("choices-ranked", {})
    found = known.get(storylet)
    if found is None:
        choices = rules.storylets[storylet].choices
        ranked = sorted(range(len(choices)), key=lambda number: (-liking(choices[number]), number))
        found = known[storylet] = tuple(ranked)
    return found


def liking(choice: object) -> int:
    """How much a choice helps by its plain effects, tenths of meter points or what is held to be worth as much."""
    total = -getattr(choice, "price", 0) // 200
    for effect in getattr(choice, "effects", ()):
        by = getattr(effect, "by", 0)
        if effect.kind == "meter":
            total += by if effect.meter in ("support", "prestige", "military") else -by
        elif effect.kind == "technology":
            total += 30
        elif effect.kind == "faults":
            total -= effect.by // 5_000
        elif effect.kind == "casualties":
            total -= 5 * effect.people
        elif effect.kind == "money":
            total += effect.amount // 200
        elif effect.kind == "gain_person":
            total += 30
        elif effect.kind == "lose_person":
            total -= 40
    return total
