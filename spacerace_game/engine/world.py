"""The turn being resolved: the new state, its rules and period, and the facts if anyone wants them."""

from __future__ import annotations

from spacerace_game.engine.chance import kept
from spacerace_game.engine.facts import Cause, Fact, MeterMoved, MoneySpent
from spacerace_game.engine.roads import take
from spacerace_game.engine.state import CAUSE, Flight, Side, State
from spacerace_game.spec.dates import Period
from spacerace_game.spec.orders import SendTeam
from spacerace_game.spec.rules import Rules


def by_luck(rules: Rules) -> tuple[int, ...]:
    """The sides in the order of the names of their luck, which neither renaming nor reordering changes."""
    found: tuple[int, ...] | None = rules.machinery.get("by_luck")
    if found is None:
        found = tuple(sorted(range(len(rules.sides)), key=lambda place: rules.luck[place]))
        rules.machinery["by_luck"] = found
    return found


class World:
    """What the steps of a turn share. They change `state` in place; it is the turn's own copy."""

    __slots__ = ("draws", "due", "errands", "facts", "lessons", "period", "rules", "spent", "state", "turn")

    def __init__(self, rules: Rules, state: State, facts: list[Fact] | None) -> None:
        self.rules = rules
        self.state = state
        self.turn = state.turn
        self.period: Period = rules.turns[state.turn]
        self.facts = facts
        self.errands: list[tuple[int, SendTeam]] = []
        """Field teams' orders with the side that sent them."""
        self.due: list[tuple[int, str, int, Flight]] = []
        """Flights of both sides still to fly this turn, by day, name and side."""
        self.lessons: list[tuple[int, tuple[int, ...], int, str, Cause]] = []
        """Faults to be moved once this turn's flights have flown with the odds they were shown with: the side, the
        designs, the share (ppm), of what, and what did it."""
        self.spent = [0] * len(state.sides)
        self.draws = kept(rules.machinery, state.seed)
        """Draws of this campaign that are needed turn after turn."""

    def emit(self, fact: Fact) -> None:
        """Notes a fact. Callers that build costly facts ask `facts is not None` first."""
        if self.facts is not None:
            self.facts.append(fact)

    def name(self, index: int) -> str:
        """A side's id."""
        return self.rules.sides[index].id

    def move(self, index: int, meter: str, by: int, cause: str, about: Cause, day: int | None = None) -> None:
        """Moves a meter by tenths of a point within its bounds; what the bounds cut off is a cause of its own."""
        if not by:
            return
        ledger: list[int] = getattr(self.state.sides[index], meter)
        ledger[CAUSE[cause]] += by
        total = sum(ledger)
        if not 0 <= total <= 1000 and meter != "prestige":
            bounded = 0 if total < 0 else 1000
            ledger[CAUSE["bounds"]] += bounded - total
            total = bounded
        if self.facts is not None:
            when = self.period.last if day is None else day
            self.facts.append(MeterMoved(when, self.name(index), meter, by, cause, about, total))

    def pay(self, index: int, bill: tuple[int, int], what: Cause, names: tuple[str, ...] = ()) -> bool:
        """Pays a bill (civil, military), military work from tied money first; False, and nothing paid, where it cannot.

        `names` tell what it is for beyond `what`, since money bound to a pledge or to watching pays only that.
        """
        side: Side = self.state.sides[index]
        civil, military = bill
        from_free, from_tied = take(
            self.rules, index, side, civil, military, (what[-1], *names) if names else what[-1:]
        )
        if from_free < 0:
            return False
        self.spent[index] += from_tied + from_free
        if self.facts is not None:
            self.facts.append(MoneySpent(self.period.first, self.name(index), what, from_free, from_tied))
        return True
