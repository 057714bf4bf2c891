"""The journal: one campaign in one text file, appended and synced before the next turn is shown.

This layer knows the kinds of line and which may follow which; what orders and states mean is the
engine's. The chain that ties the lines together is `store.chained_lines`; why it is laid out so is in
docs/decisions/journal-format.md. Writer and reader share one module because they share one grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from spacerace_game.store.chained_lines import CHAIN_START, Fault, GoodLine, scan_lines, seal_line
from spacerace_game.store.files import (
    AppendFile,
    Opener,
    StoreError,
    keep_beside,
    open_durable,
    read_bounded,
    refuse_existing,
    write_atomic,
)
from spacerace_game.store.locks import SaveLock
from spacerace_game.store.strict_json import JsonError

__all__ = [
    "FORMAT",
    "MAX_JOURNAL_BYTES",
    "JournalError",
    "JournalRead",
    "JournalWriter",
    "end_line",
    "header_line",
    "note_line",
    "read_journal",
    "rescue_journal",
    "rules_line",
    "snapshot_line",
    "turn_line",
]

FORMAT = 1
MAX_JOURNAL_BYTES = 256 * 2**20
MAX_LINES = 100_000

Line = dict[str, Any]
Status = Literal["whole", "prefix", "refused"]
Condition = Literal["ended", "open", "torn", "altered"]


class JournalError(ValueError):
    """A line our own code may not write here: a mistake in the program, not in the file."""


def header_line(
    *,
    scenario: str,
    mods: Sequence[str],
    rules: str,
    texts: str,
    seed: int,
    fates: str,
    engine: str,
    controllers: Mapping[str, str],
    forked_from: Mapping[str, Any] | None = None,
) -> Line:
    """The first line: what the campaign is played with (`rules` and `texts` are hashes) and by whom."""
    return {
        "kind": "header",
        "format": FORMAT,
        "scenario": scenario,
        "mods": list(mods),
        "rules": rules,
        "texts": texts,
        "seed": seed,
        "fates": fates,
        "engine": engine,
        "controllers": dict(controllers),
        "forked_from": None if forked_from is None else dict(forked_from),
    }


def turn_line(turn: int, orders: Mapping[str, Sequence[Any]], fingerprint: str) -> Line:
    """One turn: its number, the orders of each side as JSON, and the fingerprint of the state after it."""
    listed = {side: list(given) for side, given in orders.items()}
    return {"kind": "turn", "turn": turn, "orders": listed, "fingerprint": fingerprint}


def snapshot_line(turn: int, state: Mapping[str, Any]) -> Line:
    """The whole state after `turn` turns (0 at the start), from which the campaign can be opened."""
    return {"kind": "snapshot", "turn": turn, "state": dict(state)}


def rules_line(rules: str) -> Line:
    """From here on the rules with this hash hold; a snapshot has to follow before the next turn."""
    return {"kind": "rules", "rules": rules}


HINDSIGHT = "hindsight"
"""The mark of a note after which a snapshot takes the campaign back."""

DEPARTURE = "departure"
"""The mark of a note that says why a side led by history leaves its path in the turn that follows."""


EDITED = "edited"
"""The mark of a note that the rules were changed in mid-campaign; a `rules` line follows."""


def note_line(mark: str, text: str = "") -> Line:
    """A mark on the campaign, such as "edited" or "hindsight"."""
    return {"kind": "note", "mark": mark, "text": text}


def end_line(count: int) -> Line:
    """The last line of an ended campaign; `count` is the number of lines, this one included."""
    return {"kind": "end", "count": count}


_FIELDS: dict[str, dict[str, tuple[type, ...]]] = {
    "header": {
        "format": (int,),
        "scenario": (str,),
        "mods": (list,),
        "rules": (str,),
        "texts": (str,),
        "seed": (int,),
        "fates": (str,),
        "engine": (str,),
        "controllers": (dict,),
        "forked_from": (dict, type(None)),
    },
    "turn": {"turn": (int,), "orders": (dict,), "fingerprint": (str,)},
    "snapshot": {"turn": (int,), "state": (dict,)},
    "rules": {"rules": (str,)},
    "note": {"mark": (str,), "text": (str,)},
    "end": {"count": (int,)},
}


class _Grammar:
    """Which line may come next; the reader and the writer ask the same one."""

    def __init__(self) -> None:
        self.count = 0
        self.turn: int | None = None  # None until the first snapshot says where the campaign begins
        self.needs_snapshot = True
        self.rewinds = False  # after a note of hindsight the snapshot may go back
        self.ended = False

    def take(self, line: Mapping[str, Any]) -> None:
        """Go one line further, or raise `JournalError` with the reason and stay."""
        reason = _wrong_fields(line) or self._wrong_place(line)
        if reason:
            raise JournalError(reason)
        self.count += 1
        kind = line["kind"]
        if kind == "turn":
            self.turn = line["turn"]
        elif kind == "snapshot":
            self.turn = line["turn"]
            self.needs_snapshot = self.rewinds = False
        elif kind == "rules":
            self.needs_snapshot = True
        elif kind == "note" and line["mark"] == HINDSIGHT:
            self.needs_snapshot = self.rewinds = True
        elif kind == "end":
            self.ended = True

    def _wrong_place(self, line: Mapping[str, Any]) -> str | None:
        kind = line["kind"]
        if (kind == "header") != (self.count == 0):
            return "a header stands first and nowhere else"
        if self.ended:
            return "nothing may follow the end line"
        if self.count >= MAX_LINES:
            return f"a journal has at most {MAX_LINES:,} lines"
        if kind == "header" and line["format"] != FORMAT:
            return f"the journal has format {line['format']}; this game reads format {FORMAT}"
        if kind in ("turn", "end") and self.needs_snapshot:
            return f"a snapshot has to come before this {kind} line"
        if kind == "end" and line["count"] != self.count + 1:
            return f"the end line counts {line['count']} lines; there are {self.count + 1}"
        return self._wrong_turn(line) if kind in ("turn", "snapshot") else None

    def _wrong_turn(self, line: Mapping[str, Any]) -> str | None:
        if self.turn is None:
            return None if line["turn"] >= 0 else "the first snapshot is of a negative turn"
        if self.rewinds and line["kind"] == "snapshot" and 0 <= line["turn"] <= self.turn:
            return None
        expected = self.turn + (line["kind"] == "turn")
        if line["turn"] != expected:
            return f"expected {line['kind']} {expected}, found {line['turn']}"
        return None


def _wrong_fields(line: Mapping[str, Any]) -> str | None:
    kind = line.get("kind")
    if not isinstance(kind, str) or kind not in _FIELDS or next(iter(line)) != "kind":
        return f"a line begins with its kind, one of {', '.join(_FIELDS)}"
    for name, types in _FIELDS[kind].items():
        if name not in line:
            return f"the {kind} line lacks {name!r}"
        if type(line[name]) not in types:
            return f"the {kind} line's {name!r} is a {type(line[name]).__name__}"
    if kind == "turn" and not all(isinstance(given, list) for given in line["orders"].values()):
        return "the turn line's 'orders' are not a list for each side"
    return None


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal gave: how far it can be trusted, and every line before the first fault.

    `status` is "whole" only for an ended campaign with nothing missing. A "prefix" is a beginning that can
    be opened and continued: a campaign still "open", or one whose last line was "torn". "refused" means
    the file was "altered" at `line_number`; the `lines` before still stand.
    """

    status: Status
    condition: Condition
    notice: str
    lines: tuple[Line, ...]
    line_number: int | None
    reason: str | None
    good_bytes: int
    chain: str

    @property
    def intact(self) -> bool:
        """Whether nothing was dropped: the campaign is ended, or open as its last append left it."""
        return self.condition in ("ended", "open")

    @property
    def header(self) -> Line | None:
        """The header, if it could be read."""
        return self.lines[0] if self.lines else None

    @property
    def rules(self) -> str:
        """The hash of the rules that hold where the journal ends."""
        changed = self._last_change
        return str(self.lines[changed]["rules"]) if self.lines else ""

    @property
    def turn(self) -> int:
        """How many turns have been played where the journal ends."""
        return next((int(line["turn"]) for line in reversed(self.lines) if line["kind"] in ("turn", "snapshot")), 0)

    @property
    def changed_after(self) -> int | None:
        """After how many turns the rules were changed last, or None where they never were."""
        if not any(line["kind"] == "rules" for line in self.lines):
            return None
        return next((int(line["turn"]) for _, line in self.since_change() if line["kind"] == "snapshot"), None)

    def since_change(self) -> Iterator[tuple[int, Line]]:
        """The lines that were written under the rules that hold where it ends, each with its number from 1 on.

        What stands before was played by other rules, and cannot be played again by these.
        """
        first = self._last_change
        return ((number, line) for number, line in enumerate(self.lines[first:], first + 1))

    @property
    def _last_change(self) -> int:
        """The index of the last `rules` line, or of the header."""
        return next((i for i in reversed(range(len(self.lines))) if self.lines[i]["kind"] == "rules"), 0)

    @property
    def turns(self) -> tuple[Line, ...]:
        """The turn lines in order."""
        return tuple(line for line in self.lines if line["kind"] == "turn")


def read_journal(source: Path | str | bytes) -> JournalRead:
    """Judge a journal file, or its bytes; raises `StoreError` if the file cannot be read, nothing else.

    >>> read_journal(b"no journal at all\\n").reason
    'the line does not begin with its chain'
    """
    data = source if isinstance(source, bytes) else read_bounded(source, MAX_JOURNAL_BYTES)
    return _judge(data)[0]


def _judge(data: bytes) -> tuple[JournalRead, _Grammar]:
    grammar = _Grammar()
    lines: list[Line] = []
    chain, good_bytes = CHAIN_START, 0
    fault: Fault | None = None
    if not data:
        fault = Fault(1, "the file is empty", torn=True)
    for item in scan_lines(data):
        fault = item if isinstance(item, Fault) else _refusal(item, grammar)
        if fault or not isinstance(item, GoodLine):
            break
        lines.append(item.value)
        chain, good_bytes = item.chain, item.end
    status, condition, notice = _verdict(fault, grammar)
    where, reason = (fault.line_number, fault.reason) if fault else (None, None)
    return JournalRead(status, condition, notice, tuple(lines), where, reason, good_bytes, chain), grammar


def _refusal(item: GoodLine, grammar: _Grammar) -> Fault | None:
    try:
        grammar.take(item.value)
    except JournalError as error:
        return Fault(grammar.count + 1, str(error), torn=False)
    return None


def _verdict(fault: Fault | None, grammar: _Grammar) -> tuple[Status, Condition, str]:
    turn = "before the first turn" if not grammar.turn else f"after turn {grammar.turn}"
    if fault and (grammar.count == 0 or not fault.torn):
        condition: Condition = "torn" if fault.torn else "altered"
        rest = f"; the {grammar.count} lines before it stand, to {turn}" if grammar.count else ""
        return "refused", condition, f"Line {fault.line_number} is not to be trusted: {fault.reason}{rest}."
    if fault:
        return (
            "prefix",
            "torn",
            f"The last line was never finished and is dropped; the campaign stands {turn}.",
        )
    if grammar.ended:
        return "whole", "ended", f"The journal is whole, {grammar.count} lines, and ends {turn}."
    return "prefix", "open", f"The campaign is still open {turn}; the journal has no end line."


class JournalWriter:
    """The one writer of a journal; what `append` returned from survives any crash.

    Making one starts a new journal with `header` (see `header_line`); `resume` continues an old one.
    `StoreError` if the file exists, is held by another game, or cannot be written.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> header = header_line(scenario="demo", mods=[], rules="", texts="", seed=1, fates="dice",
    ...                      engine="0.1.0", controllers={"usa": "human"})
    >>> with JournalWriter(Path(folder.name, "demo.jsonl"), header) as journal:
    ...     journal.append(snapshot_line(0, {"money": 10}))
    ...     journal.append(turn_line(1, {"usa": []}, "5d41"))
    ...     journal.end()
    >>> read_journal(Path(folder.name, "demo.jsonl")).status
    'whole'
    >>> folder.cleanup()
    """

    path: Path
    found: JournalRead | None
    _chain: str
    _file: AppendFile | None

    def __init__(self, path: Path | str, header: Mapping[str, Any], *, opener: Opener = open_durable) -> None:
        self._begin(Path(path))
        try:
            self._set_cut_header_aside(opener)
            self._file = AppendFile(self.path, opener)
            self.append(header)
        except BaseException:
            self.close()
            raise

    @classmethod
    def resume(cls, path: Path | str, *, opener: Opener = open_durable) -> Self:
        """Continue an open journal; a torn last line is cut off and kept beside it as `.torn-<n>`.

        What was read is in `found`. `StoreError` if the campaign has ended or the file was altered.
        """
        writer = cls.__new__(cls)
        writer._begin(Path(path))
        try:
            writer._continue(opener)
        except BaseException:
            writer.close()
            raise
        return writer

    def append(self, line: Mapping[str, Any]) -> None:
        """Write one line and return when it is on the disk; `StoreError` says that it is not.

        `JournalError` if the line may not stand here; nothing is written then.
        """
        try:
            raw, chain = seal_line(self._chain, line)
        except JsonError as error:
            raise JournalError(str(error)) from error
        before = vars(self._grammar).copy()
        self._grammar.take(line)
        try:
            self._write(raw)
        except StoreError:
            vars(self._grammar).update(before)
            raise
        except BaseException:
            self.close()  # interrupted: only reading can tell whether the line is there
            raise
        self._chain = chain

    def end(self) -> None:
        """Write the end line: the campaign is over and the journal complete."""
        self.append(end_line(self._grammar.count + 1))

    @property
    def turn(self) -> int | None:
        """The number of turns the journal holds, or None before its first snapshot."""
        return self._grammar.turn

    @property
    def needs_snapshot(self) -> bool:
        """Whether a snapshot has to come before the next turn."""
        return self._grammar.needs_snapshot

    def close(self) -> None:
        """Let go of the file and the lock; closing twice is allowed."""
        try:
            if self._file is not None:
                self._file.close()
        finally:
            self._lock.release()

    def _begin(self, path: Path) -> None:
        self.path = path
        self.found = None
        self._grammar = _Grammar()
        self._chain = CHAIN_START
        self._file = None
        self._lock = SaveLock(path)
        self._lock.acquire()

    def _set_cut_header_aside(self, opener: Opener) -> None:
        """Make way where a crash left a file before its header was whole; leave every other file alone.

        A power cut can leave zeros in place of any part of a header.
        """
        try:
            data = read_bounded(self.path, MAX_JOURNAL_BYTES)
        except StoreError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return
            raise
        ours = b'{"chain":"'.startswith(data.partition(b"\0")[0][:10])
        if not ours or read_journal(data).condition != "torn":
            raise StoreError("a file of this name exists", self.path, "choose another name, or resume it")
        self._cut_tail(data, 0, opener)

    def _continue(self, opener: Opener) -> None:
        data = read_bounded(self.path, MAX_JOURNAL_BYTES)
        self.found, self._grammar = _judge(data)
        if self.found.condition == "ended":
            raise StoreError("this campaign has ended", self.path, "fork it from an earlier turn to play on")
        if self.found.status == "refused":
            raise StoreError(self.found.notice, self.path, "rescue the lines before into a new journal")
        self._chain = self.found.chain
        self._cut_tail(data, self.found.good_bytes, opener)
        self._file = AppendFile(self.path, opener)

    def _cut_tail(self, data: bytes, good_bytes: int, opener: Opener) -> None:
        """Keep everything from `good_bytes` on in a copy of its own, and only then cut it off."""
        if good_bytes == len(data):
            return
        keep_beside(self.path, data[good_bytes:], "torn")
        file = AppendFile(self.path, opener)
        try:
            file.cut(good_bytes)
        finally:
            file.close()

    def _write(self, raw: bytes) -> None:
        if self._file is None:
            raise StoreError("the journal is closed", self.path, "resume it")
        if self._file.size + len(raw) > MAX_JOURNAL_BYTES:
            raise StoreError("the journal has reached its largest size", self.path, "fork it to play on")
        self._file.append(raw)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def rescue_journal(source: Path | str | bytes, target: Path | str) -> JournalRead:
    """Copy everything before the first fault of `source` into a new journal that `resume` continues.

    `StoreError` if not even the header stands, or `target` exists or cannot be written.
    """
    data = source if isinstance(source, bytes) else read_bounded(source, MAX_JOURNAL_BYTES)
    found = read_journal(data)
    if not found.lines:
        raise StoreError(found.notice, "the journal" if isinstance(source, bytes) else source, "nothing can be saved")
    refuse_existing(target)
    write_atomic(target, data[: found.good_bytes])
    return read_journal(data[: found.good_bytes])
