"""Writes a campaign into its journal: header, first snapshot, every turn, a snapshot now and then, the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from spacerace_game import __version__
from spacerace_game.chronicle.journal import (
    DEPARTURE,
    HINDSIGHT,
    JournalWriter,
    header_line,
    note_line,
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
        writer.append(snapshot_line(state.turn, to_json(state)))
        return cls(writer)

    @classmethod
    def resume(cls, path: Path) -> Recorder:
        """Goes on in a journal."""
        return cls(JournalWriter.resume(path))

    def turn(self, orders: Mapping[str, tuple[Order, ...]], after: State, remarks: Iterable[str] = ()) -> None:
        """Writes a turn down, after what there is to remark on its orders; it is on disk when this returns."""
        for remark in remarks:
            self._writer.append(note_line(DEPARTURE, remark))
        self._writer.append(turn_line(after.turn, orders_as_json(orders), fingerprint(after)))
        if after.turn % SNAPSHOT_EVERY == 0:
            self._writer.append(snapshot_line(after.turn, to_json(after)))

    def rewound(self, state: State, turns: int) -> None:
        """Marks the campaign as rewound by so many turns, to this state."""
        self._writer.append(note_line(HINDSIGHT, f"rewound by {turns} turns"))
        self._writer.append(snapshot_line(state.turn, to_json(state)))

    def end(self) -> None:
        """Marks the campaign as ended."""
        self._writer.end()

    def close(self) -> None:
        """Lets go of the file."""
        self._writer.close()
