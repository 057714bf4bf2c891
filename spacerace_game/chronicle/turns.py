"""Any turn of a journal at once: the nearest snapshot before it, and the few turns from there played again."""

from __future__ import annotations

from spacerace_game.chronicle.journal import JournalRead, Line
from spacerace_game.chronicle.replay import NotTrusted, orders_of, snapshot_state
from spacerace_game.engine import State, fingerprint, play_turn
from spacerace_game.spec.rules import Rules


class Turns:
    """The turns of one journal. Where it was rewound, a turn is the last that was played under its number; where its
    rules were changed, the turns before that are not among them.

    What is reached is held against the fingerprint that the journal has for it; `NotTrusted` where it differs.
    """

    def __init__(self, rules: Rules, read: JournalRead) -> None:
        self.rules, self._lines = rules, read.lines
        self._place: dict[int, int] = {}
        """By number of turns played: the last line that brings the campaign there."""
        for number, line in read.since_change():
            if line["kind"] in ("turn", "snapshot"):
                self._place[line["turn"]] = number - 1
        if not any(line["kind"] == "snapshot" for line in read.lines):
            raise NotTrusted(len(read.lines), "there is no snapshot to start from")

    @property
    def first(self) -> int:
        """The number of turns played when the journal begins."""
        return min(self._place)

    @property
    def last(self) -> int:
        """The number of turns played where it stands."""
        return int(next(line for line in reversed(self._lines) if line["kind"] in ("turn", "snapshot"))["turn"])

    def place(self, turn: int) -> int:
        """The index of the last line that brings the campaign to a turn; ValueError for one it does not hold."""
        if turn not in self._place:
            raise ValueError(f"the journal holds turns {self.first} to {max(self._place)}; got {turn}")
        return self._place[turn]

    def state(self, turn: int) -> State:
        """The state when so many turns have been played; ValueError for a turn the journal does not hold."""
        end = self.place(turn)
        begin = next(place for place in range(end, -1, -1) if self._lines[place]["kind"] == "snapshot")
        state = snapshot_state(self.rules, self._lines[begin], begin + 1)
        claimed = self._claim(begin, state.turn)
        for place in range(begin + 1, end + 1):
            line = self._lines[place]
            if line["kind"] == "turn":
                try:
                    state = play_turn(state, orders_of(line, place + 1), facts=False).state
                except KeyError as error:
                    raise NotTrusted(place + 1, f"no side {error} in the scenario") from None
                claimed = line
        if claimed is not None and fingerprint(state) != claimed["fingerprint"]:
            raise NotTrusted(end + 1, f"turn {turn} does not play out as written")
        return state

    def _claim(self, snapshot: int, turn: int) -> Line | None:
        """The turn line just before a snapshot of the same turn."""
        before = self._lines[snapshot - 1]
        return before if before["kind"] == "turn" and before["turn"] == turn else None
