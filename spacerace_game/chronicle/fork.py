"""Forks: a campaign branched at a turn, with all that led there, remembering where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacerace_game.chronicle.journal import HINDSIGHT, JournalRead, note_line, snapshot_line
from spacerace_game.chronicle.replay import with_hindsight
from spacerace_game.chronicle.turns import Turns
from spacerace_game.engine import fingerprint, to_json
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules
from spacerace_game.store.chained_lines import CHAIN_START, seal_line


def forked(
    rules: Rules, read: JournalRead, turn: int, name: str, controllers: Mapping[str, str], knowing: bool
) -> bytes:
    """The journal of a campaign that goes on from a turn of another: its lines up to there under a new header.

    `name` is what the other is called; `controllers` lead the sides from now on. With `knowing` the campaign is
    marked "with hindsight", since whoever forks it has seen what came. ValueError for a turn that is not in the
    journal; NotTrusted where the turn does not play out as written.
    """
    turns = Turns(rules, read)
    end = turns.place(turn)
    state = turns.state(turn)
    header: dict[str, Any] = dict(read.lines[0])
    header["controllers"] = {
        side: controllers.get(side, header["controllers"].get(side, "")) for side in rules.side_index
    }
    header["forked_from"] = {
        "name": name,
        "turn": turn,
        "day": iso(rules.turns[min(turn, len(rules.turns) - 1)].first),
        "fingerprint": fingerprint(state),
        "before": header.get("forked_from"),
    }
    lines = [header, *read.lines[1 : end + 1]]
    if knowing:
        lines.append(note_line(HINDSIGHT, f"forked from {name} after turn {turn}"))
        lines.append(snapshot_line(turn, to_json(with_hindsight(state))))
    elif lines[-1]["kind"] != "snapshot":
        lines.append(snapshot_line(turn, to_json(state)))
    chain, parts = CHAIN_START, []
    for line in lines:
        raw, chain = seal_line(chain, line)
        parts.append(raw)
    return b"".join(parts)
