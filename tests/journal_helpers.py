"""A small campaign to journal, a disk that fails on purpose, and forged lines with a good chain."""

from __future__ import annotations

import errno
import os
import random
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

import spacerace_game
from spacerace_game.chronicle.journal import (
    JournalWriter,
    header_line,
    note_line,
    rules_line,
    snapshot_line,
    turn_line,
)
from spacerace_game.store.chained_lines import CHAIN_START

PYTHON = sys.executable
CHILD_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(spacerace_game.__file__).parents[1])}


def header(seed: int = 1957) -> dict[str, Any]:
    return header_line(
        scenario="space_race_1945",
        mods=[],
        rules="aa" * 16,
        texts="bb" * 16,
        seed=seed,
        fates="dice",
        engine="0.1.0",
        controllers={"usa": "human", "ussr": "historical"},
    )


def snapshot(turn: int) -> dict[str, Any]:
    return snapshot_line(turn, {"turn": turn, "money": [turn * 1000, -turn], "name": 'Королёв "SP" \\ é'})


def turn(number: int) -> dict[str, Any]:
    orders = {"usa": [{"kind": "fund", "program": "vanguard", "amount": number}], "ussr": []}
    return turn_line(number, orders, f"{number:032x}")


def play(journal: JournalWriter, turns: int, shown: list[int] | None = None) -> None:
    """Play on for some turns as the game does: append, then show; a snapshot every third turn."""
    if journal.needs_snapshot:
        journal.append(snapshot(journal.turn or 0))
    for _ in range(turns):
        number = (journal.turn or 0) + 1
        journal.append(turn(number))
        if shown is not None:
            shown.append(number)
        if number % 3 == 0:
            journal.append(snapshot(number))


def campaign(path: Path, turns: int = 6, seed: int = 1957, ended: bool = True) -> bytes:
    """The bytes of a journal with every kind of line."""
    with JournalWriter(path, header(seed)) as journal:
        play(journal, turns)
        journal.append(note_line("edited", "rules changed"))
        journal.append(rules_line("cc" * 16))
        journal.append(snapshot(turns))
        if ended:
            journal.end()
    return path.read_bytes()


def forge(*rests: bytes) -> bytes:
    """Lines of any bytes under a chain that fits: what a program with the same hash could write."""
    chain, lines = CHAIN_START, []
    for rest in rests:
        chain = blake2b(chain.encode() + rest, digest_size=16).hexdigest()
        lines.append(b'{"chain":"' + chain.encode() + b'",' + rest + b"\n")
    return b"".join(lines)


class PowerCut(BaseException):
    """The machine stops here; no handler of the game gets to do anything useful."""


class FailingDisk:
    """A `DurableFile` in memory that keeps apart what was synced and what the system only promised.

    After `fuse` operations it fails in its `way`: "power", "full", "short" (every write takes a part) or
    "sync" (the medium reports an error).
    """

    def __init__(self, content: bytes = b"", fuse: int | None = None, way: str = "power", seed: int = 0) -> None:
        self.durable = bytearray(content)
        self.content = bytearray(content)
        self.fuse = fuse
        self.way = way
        self.dice = random.Random(seed)

    def __call__(self, path: Path) -> FailingDisk:
        return self

    def _burn(self) -> bool:
        if self.fuse is None:
            return False
        self.fuse -= 1
        return self.fuse < 0

    def size(self) -> int:
        return len(self.content)

    def write(self, data: bytes) -> int:
        blown = self._burn()
        taken = len(data)
        if self.way == "short" or (blown and self.way in ("power", "full")):
            taken = self.dice.randint(0 if blown else 1, len(data))
        self.content += data[:taken]
        if blown and self.way == "power":
            raise PowerCut
        if blown and self.way == "full":
            raise OSError(errno.ENOSPC, "No space left on device")
        return taken

    def sync(self) -> None:
        if self._burn():
            if self.way == "power":
                raise PowerCut
            if self.way == "sync":
                raise OSError(errno.EIO, "Input/output error")
        self.durable[:] = self.content

    def truncate(self, size: int) -> None:
        del self.content[size:]

    def close(self) -> None:
        pass

    def after_the_cut(self) -> bytes:
        """What the next start finds: all that was synced, and of the rest whatever the medium pleases."""
        pending = bytes(self.content[len(self.durable) :])
        at = self.dice.randint(0, len(pending))
        survivors = (
            b"",
            pending[:at],
            pending,
            bytes(len(pending)),
            bytes(at) + pending[at:],
            pending[:at] + bytes(3),
        )
        return bytes(self.durable) + self.dice.choice(survivors)
