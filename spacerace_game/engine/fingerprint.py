"""Fingerprints: thirty-two hexadecimal digits that two states share only if they are equal."""

from __future__ import annotations

from hashlib import blake2b
from struct import pack
from typing import Any

from spacerace_game.engine import state as _state
from spacerace_game.engine.state import State

_NUMBER_ROWS: tuple[str, ...] = ("programs", "fixes", "pending", "later", "promises", "warnings", "schools")
_NUMBER_ROWS += ("adoptions", "wishes", "secrets", "declined")
"""Rows of whole numbers only; the others go in as texts."""


def fingerprint(state: State) -> str:
    """blake2b of every part of a state, its numbers packed as 64-bit words.

    Each list goes in with its length, so that no two states share a stream of words.
    """
    digest = blake2b(digest_size=16)
    words: list[int] = [getattr(state, name) for name in _state._SHARED_NUMBERS]
    for name in _state._SHARED_COLUMNS:
        column = getattr(state, name)
        words.append(len(column))
        words += column
    for watched in state.watched:
        words.append(len(watched))
        words += watched
    texts: list[Any] = []
    for side in state.sides:
        words += [getattr(side, name) for name in _state._NUMBERS]
        for name in _state._COLUMNS:
            column = getattr(side, name)
            words.append(len(column))
            words += column
        for table in (side.suspicion, side.limits):
            words.append(len(table))
            for design, values in table.items():
                words.append(design)
                words.append(len(values))
                words += values
        for name in _NUMBER_ROWS:
            rows = getattr(side, name)
            words.append(len(rows))
            for row in rows:
                words += row
        texts.append([list(row) for row in side.flights])
        texts.append([list(row) for row in side.coming])
    digest.update(pack(f"<{len(words)}q", *words))
    digest.update(repr(texts).encode())
    return digest.hexdigest()
