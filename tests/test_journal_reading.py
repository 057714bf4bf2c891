"""A journal is whole, a prefix, or refused with line and reason; whatever the bytes, never a traceback."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from spacerace_game.chronicle import journal as journal_module
from spacerace_game.chronicle.journal import JournalRead, JournalWriter, read_journal
from spacerace_game.store import chained_lines
from spacerace_game.store.files import StoreError
from tests.journal_helpers import campaign, forge, header


@pytest.fixture
def ended(tmp_path: Path) -> bytes:
    return campaign(tmp_path / "ended.jsonl")


@pytest.fixture
def stranger(tmp_path: Path) -> bytes:
    return campaign(tmp_path / "stranger.jsonl", turns=8, seed=4)


def test_an_ended_campaign_reads_whole_with_every_line(ended: bytes) -> None:
    found = read_journal(ended)
    assert (found.status, found.condition, found.reason) == ("whole", "ended", None)
    assert found.header == header()
    assert [line["turn"] for line in found.turns] == [1, 2, 3, 4, 5, 6]
    assert found.lines[-1] == {"kind": "end", "count": len(found.lines)}
    assert all(json.loads(raw)["kind"] == line["kind"] for raw, line in zip(ended.splitlines(), found.lines))


def test_an_open_campaign_is_an_intact_prefix_because_a_shorter_one_looks_the_same(tmp_path: Path) -> None:
    found = read_journal(campaign(tmp_path / "open.jsonl", ended=False))
    assert (found.status, found.condition, found.intact) == ("prefix", "open", True)
    assert "still open after turn 6" in found.notice


def test_a_file_that_is_not_there_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        read_journal(tmp_path / "nowhere.jsonl")
    with pytest.raises(StoreError, match="folder"):
        read_journal(tmp_path)


def judge_damage(found: JournalRead, original: JournalRead, what: str) -> None:
    """What every damaged journal has to show: not whole, a reason, and all lines before the damage."""
    assert found.status != "whole", what
    assert found.notice, what
    assert found.lines == original.lines[: len(found.lines)], what
    if found.status == "refused":
        assert found.line_number == len(found.lines) + 1, what
        assert found.reason, what
    else:
        assert found.lines, what


def test_every_single_cut_of_an_ended_journal_is_a_prefix_that_says_so(ended: bytes) -> None:
    original = read_journal(ended)
    first_line = ended.index(b"\n") + 1
    for size in range(len(ended)):
        found = read_journal(ended[:size])
        judge_damage(found, original, f"cut to {size} bytes")
        assert found.status == ("prefix" if size >= first_line else "refused")
        assert len(found.lines) == ended[:size].count(b"\n")


def flip_bit(data: bytes, _: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def set_byte(data: bytes, _: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.choice(b'\0\r\n "\\{}[]0\xff')]) + data[at + 1 :]


def insert_bytes(data: bytes, _: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    new = dice.choice((b" ", b"\n", b"\r", b"\0", b"\xef\xbb\xbf", b"[" * 99, dice.randbytes(dice.randint(1, 9))))
    return data[:at] + new + data[at:]


def remove_range(data: bytes, _: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + dice.choice((1, 2, dice.randint(1, len(data)))) :]


def repeat_range(data: bytes, _: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    to = dice.randint(at + 1, len(data))
    return data[:to] + data[at:to] + data[to:]


def shuffle_lines(data: bytes, _: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at, other = dice.sample(range(len(lines)), 2)
    what = dice.randrange(4)
    if what == 0:
        lines[at], lines[other] = lines[other], lines[at]
    elif what == 1:
        lines.insert(other, lines[at])
    elif what == 2:
        del lines[at]
    else:
        del lines[min(at, other) : max(at, other)]
    return b"".join(lines)


def splice_strangers(data: bytes, stranger: bytes, dice: random.Random) -> bytes:
    ours, theirs = data.splitlines(keepends=True), stranger.splitlines(keepends=True)
    at = dice.randint(1, len(ours))
    if dice.random() < 0.5:
        ours[at:at] = theirs[dice.randrange(len(theirs)) :]
    else:
        ours[at:] = theirs[at : at + dice.randint(1, 5)]
    return b"".join(ours)


def respell(data: bytes, _: bytes, dice: random.Random) -> bytes:
    """The same JSON in another spelling: blanks, escapes, line ends."""
    change = dice.choice(((b":", b": "), (b",", b" ,"), (b"\n", b"\r\n"), (b"a", b"\\u0061"), (b"K", b"\\u004b")))
    places = [at for at in range(len(data)) if data.startswith(change[0], at)] or [0]
    at = dice.choice(places)
    return data[:at] + change[1] + data[at + 1 :]


DAMAGES = (
    flip_bit,
    set_byte,
    insert_bytes,
    remove_range,
    repeat_range,
    shuffle_lines,
    splice_strangers,
    respell,
)


def damage_often(ended: bytes, stranger: bytes, seeds: range) -> None:
    original = read_journal(ended)
    for seed in seeds:
        dice = random.Random(seed)
        damage = DAMAGES[seed % len(DAMAGES)]
        damaged = damage(ended, stranger, dice)
        if damaged != ended:
            judge_damage(read_journal(damaged), original, f"{damage.__name__} with seed {seed}")


def test_fifteen_hundred_flips_cuts_and_splices_are_never_whole(ended: bytes, stranger: bytes) -> None:
    damage_often(ended, stranger, range(1500))


@pytest.mark.slow
def test_ten_thousand_flips_cuts_and_splices_are_never_whole(ended: bytes, stranger: bytes) -> None:
    damage_often(ended, stranger, range(1500, 11_500))


@pytest.mark.slow
def test_every_single_bit_flipped_is_never_whole(ended: bytes) -> None:
    original = read_journal(ended)
    for place in range(len(ended) * 8):
        damaged = bytearray(ended)
        damaged[place // 8] ^= 1 << place % 8
        judge_damage(read_journal(bytes(damaged)), original, f"bit {place}")


def test_bytes_of_any_kind_are_refused_and_never_raise() -> None:
    dice = random.Random(12)
    opening = b'{"chain":"' + b"0" * 32 + b'",'
    for size in range(300):
        for start in (b"", b"\n", b"{", opening, b"\xef\xbb\xbf", b"\xff\xfe"):
            assert read_journal(start + dice.randbytes(size)).status == "refused"
            assert read_journal(start + dice.randbytes(size) + b"\n").status == "refused"


HEADER = json.dumps(header(), separators=(",", ":")).encode()[1:]
SNAPSHOT = b'"kind":"snapshot","turn":0,"state":{}}'
TURN = b'"kind":"turn","turn":1,"orders":{},"fingerprint":""}'

FORGERIES = {
    "a float": (b'"kind":"snapshot","turn":0,"state":{"money":0.5}}', "only integers"),
    "an exponent": (b'"kind":"snapshot","turn":0,"state":{"money":1e3}}', "only integers"),
    "not a number": (b'"kind":"snapshot","turn":0,"state":{"money":NaN}}', "only integers"),
    "2**53": (b'"kind":"snapshot","turn":0,"state":{"money":9007199254740992}}', r"2\*\*53"),
    "a million digits": (b'"kind":"snapshot","turn":0,"state":{"money":' + b"9" * 10**6 + b"}}", r"2\*\*53"),
    "a doubled key": (b'"kind":"snapshot","turn":0,"turn":0,"state":{}}', "twice"),
    "a second chain": (b'"chain":"","kind":"snapshot","turn":0,"state":{}}', "twice"),
    "deep nesting": (b'"kind":"snapshot","turn":0,"state":' + b"[" * 10**6, "nested deeper"),
    "a line of quotes": (b'"kind":"snapshot","state":"' + b'\\"' * 10**6, "not JSON"),
    "a NUL": (b'"kind":"snapshot","turn":0,"state":{"a":"\0"}} ', "NUL"),
    "invalid UTF-8": (b'"kind":"snapshot","turn":0,"state":{"a":"\xff"}}', "UTF-8"),
    "half a character": (b'"kind":"snapshot","turn":0,"state":{"a":"\\ud800"}}', "surrogate"),
    "a blank": (b'"kind":"snapshot", "turn":0,"state":{}}', "canonical"),
    "minus nothing": (b'"kind":"snapshot","turn":-0,"state":{}}', "canonical"),
    "a list": (b'"kind"]', "JSON"),
    "nothing": (b"}", "kind"),
    "an unknown kind": (b'"kind":"gossip"}', "kind"),
    "a kind that is a list": (b'"kind":["turn"]}', "kind"),
    "a state that is a list": (b'"kind":"snapshot","turn":0,"state":[]}', "'state' is a list"),
    "a turn that is true": (b'"kind":"snapshot","turn":true,"state":{}}', "'turn' is a bool"),
    "a turn before a snapshot": (TURN, "snapshot has to come"),
    "a second header": (HEADER, "stands first"),
    "a negative turn": (b'"kind":"snapshot","turn":-3,"state":{}}', "negative"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_line_under_a_good_chain_is_refused_with_its_reason(what: str) -> None:
    rest, reason = FORGERIES[what]
    found = read_journal(forge(HEADER, rest) + b"more\n")
    assert (found.status, found.line_number) == ("refused", 2)
    assert len(found.lines) == 1
    with pytest.raises(ValueError, match=reason):
        raise ValueError(found.reason)


def test_a_chain_that_fits_does_not_excuse_a_missing_turn_or_a_wrong_count() -> None:
    good = read_journal(forge(HEADER, SNAPSHOT, TURN, b'"kind":"end","count":4}'))
    assert good.status == "whole", good.reason
    skipped = read_journal(forge(HEADER, SNAPSHOT, TURN.replace(b"1", b"2")))
    assert (skipped.status, skipped.reason) == ("refused", "expected turn 1, found 2")
    repeated = read_journal(forge(HEADER, SNAPSHOT, TURN, TURN))
    assert (repeated.status, repeated.line_number) == ("refused", 4)
    miscounted = read_journal(forge(HEADER, SNAPSHOT, TURN, b'"kind":"end","count":5}'))
    assert (miscounted.status, miscounted.line_number) == ("refused", 4)
    longer = read_journal(forge(HEADER, SNAPSHOT, b'"kind":"end","count":3}', TURN))
    assert (longer.status, longer.reason) == ("refused", "nothing may follow the end line")
    newer = read_journal(forge(HEADER.replace(b'"format":1', b'"format":2')))
    assert (newer.status, newer.line_number) == ("refused", 1)
    assert "format 2" in newer.notice


def test_changed_line_ends_and_byte_order_marks_are_named(ended: bytes) -> None:
    assert "LF" in (read_journal(ended.replace(b"\n", b"\r\n")).reason or "")
    assert "byte order mark" in (read_journal(b"\xef\xbb\xbf" + ended).reason or "")
    assert read_journal(b"").reason == "the file is empty"


def test_files_and_lines_beyond_the_bounds_are_refused(
    tmp_path: Path, ended: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "big.jsonl").write_bytes(ended)
    monkeypatch.setattr(chained_lines, "MAX_LINE_BYTES", 200)
    assert "longer than 200 bytes" in (read_journal(ended).reason or "")
    monkeypatch.setattr(journal_module, "MAX_JOURNAL_BYTES", len(ended) - 1)
    with pytest.raises(StoreError, match="larger than"):
        read_journal(tmp_path / "big.jsonl")


def test_a_journal_that_is_full_says_so_and_stays_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign(tmp_path / "full.jsonl", ended=False)
    size = (tmp_path / "full.jsonl").stat().st_size
    with JournalWriter.resume(tmp_path / "full.jsonl") as journal:
        monkeypatch.setattr(journal_module, "MAX_JOURNAL_BYTES", size)
        with pytest.raises(StoreError, match="largest size"):
            journal.end()
    assert read_journal(tmp_path / "full.jsonl").intact
