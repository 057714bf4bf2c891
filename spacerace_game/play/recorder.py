"""Writes a campaign into its journal: header, first snapshot, every turn, a snapshot now and then, the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from spacerace_game import __version__
from spacerace_game.chronicle.journal import (
    DEPARTURE,
    EDITED,
    HINDSIGHT,
    JournalWriter,
    header_line,
    note_line,
    rules_line,
    snapshot_line,
    turn_line,
)
from spacerace_game.chronicle.replay import orders_as_json
from spacerace_game.engine import State, fingerprint, to_json
from spacerace_game.spec.orders import Order

SNAPSHOT_EVERY = 8


class Recorder:
    """A journal being written. StoreError where the disk refuses."""

    def __init__(self, writer: JournalWriter) -> None:
        self._writer = writer
        self._kept = False
        """Whether the last state stands in the journal itself."""

    @classmethod
    def begin(cls, path: Path, state: State, controllers: Mapping[str, str], mods: tuple[str, ...] = ()) -> Recorder:
        """A new journal that starts from this state."""
        rules = state.rules
        header = header_line(
            scenario=rules.scenario.id,
            mods=[*mods, *(f"ending:{ending}" for ending in sorted(rules.endings))],
            rules=rules.hash,
            texts=rules.texts_hash,
            seed=state.seed,
            fates="recorded" if state.fates else "dice",
            engine=__version__,
            controllers={side: controllers.get(side, "") for side in rules.side_index},
        )
        writer = JournalWriter(path, header)
        recorder = cls(writer)
        recorder._snapshot(state)
        return recorder

    @classmethod
    def resume(cls, path: Path) -> Recorder:
        """Goes on in a journal."""
        writer = JournalWriter.resume(path)
        recorder = cls(writer)
        lines = writer.found.lines if writer.found is not None else ()
        last = next((line["kind"] for line in reversed(lines) if line["kind"] in ("turn", "snapshot")), "")
        recorder._kept = last == "snapshot"
        return recorder

    def turn(self, orders: Mapping[str, tuple[Order, ...]], after: State, remarks: Iterable[str] = ()) -> None:
        """Writes a turn down, after what there is to remark on its orders; it is on disk when this returns."""
        for remark in remarks:
            self._writer.append(note_line(DEPARTURE, remark))
        self._writer.append(turn_line(after.turn, orders_as_json(orders), fingerprint(after)))
        self._kept = False
        if after.turn % SNAPSHOT_EVERY == 0:
            self._snapshot(after)

    def _snapshot(self, state: State) -> None:
        self._writer.append(snapshot_line(state.turn, to_json(state)))
        self._kept = True

    def keep(self, state: State) -> None:
        """Writes down where the campaign stands, unless that is there already: it opens at once then, whatever becomes
        of its scenario."""
        if not self._kept:
            self._snapshot(state)

    def rules_changed(self, before: str, state: State, back: int) -> None:
        """From here on the rules of this state hold; `back` is how many turns it lies before the last one."""
        self._writer.append(note_line(EDITED, f"the rules were changed after {before}"))
        if back:
            self._writer.append(note_line(HINDSIGHT, f"went back by {back} turns, which do not play out any more"))
        self._writer.append(rules_line(state.rules.hash))
        self._snapshot(state)

    def rewound(self, state: State, turns: int) -> None:
        """Marks the campaign as rewound by so many turns, to this state."""
        self._writer.append(note_line(HINDSIGHT, f"rewound by {turns} turns"))
        self._snapshot(state)

    def end(self) -> None:
        """Marks the campaign as ended."""
        self._writer.end()
        self._kept = True

    def close(self) -> None:
        """Lets go of the file."""
        self._writer.close()
