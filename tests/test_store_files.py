"""Reads with a bound, writes that survive, and a StoreError with a remedy for everything a disk refuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from spacerace_game.chronicle.journal import JournalWriter
from spacerace_game.store.files import (
    AppendFile,
    StoreError,
    keep_beside,
    make_folder,
    read_bounded,
    write_atomic,
)
from spacerace_game.store.locks import SaveLock
from spacerace_game.store.strict_json import MAX_INTEGER, JsonError, decode_strict, encode_canonical
from tests.journal_helpers import FailingDisk, header


def test_a_read_gives_the_bytes_up_to_its_bound_and_no_further(tmp_path: Path) -> None:
    (tmp_path / "ten").write_bytes(b"0123456789")
    assert read_bounded(tmp_path / "ten", 10) == b"0123456789"
    with pytest.raises(StoreError, match="larger than the 9 bytes"):
        read_bounded(tmp_path / "ten", 9)


def test_what_cannot_be_read_is_named_with_a_remedy_and_nothing_hangs(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (
        tmp_path / "gone",
        tmp_path,
        tmp_path / "file" / "x",
        tmp_path / ("n" * 400),
        "a\0b",
        "\ud800",
    ):
        with pytest.raises(StoreError) as told:
            read_bounded(path, 10)
        assert told.value.remedy
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(StoreError, match="pipe"):
            read_bounded(tmp_path / "pipe", 10)


def test_an_atomic_write_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_atomic(tmp_path / "page", b"old")
    write_atomic(tmp_path / "page", b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page"]
    assert (tmp_path / "page").read_bytes() == b"new"


def test_an_atomic_write_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    try:
        (tmp_path / "link").symlink_to("real")
    except OSError:
        pytest.skip("this system gives no links to this user")
    write_atomic(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


Failing = Callable[[str, int], None]


@pytest.fixture
def failing_system(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Make one call of the operating system fail, as root may do everything that permissions forbid."""

    def fail(name: str, code: int) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, name, refuse)

    return fail


@pytest.mark.parametrize(
    ("call", "code", "message", "remedy"),
    [
        ("write", errno.ENOSPC, "disk is full", "free some space"),
        ("fsync", errno.EIO, "reported an error", "check the disk"),
        ("replace", errno.EACCES, "permission denied", "permissions"),
        ("open", errno.EROFS, "read-only", "choose a place"),
    ],
)
def test_a_failed_atomic_write_keeps_the_old_file_and_says_what_to_do(
    tmp_path: Path, failing_system: Failing, call: str, code: int, message: str, remedy: str
) -> None:
    write_atomic(tmp_path / "page", b"old")
    failing_system(call, code)
    with pytest.raises(StoreError, match=message) as told:
        write_atomic(tmp_path / "page", b"new")
    assert remedy in told.value.remedy
    assert [entry.name for entry in tmp_path.iterdir()] == ["page"]
    assert (tmp_path / "page").read_bytes() == b"old"


@pytest.mark.parametrize(("code", "message"), [(errno.EROFS, "read-only"), (errno.EACCES, "permission denied")])
def test_a_folder_that_cannot_be_written_refuses_journals_and_locks_with_a_remedy(
    tmp_path: Path, failing_system: Failing, code: int, message: str
) -> None:
    failing_system("open", code)
    with pytest.raises(StoreError, match=message) as told:
        JournalWriter(tmp_path / "save.jsonl", header())
    assert told.value.remedy
    with pytest.raises(StoreError, match=message):
        SaveLock(tmp_path / "save.jsonl").acquire()


def test_a_folder_that_is_missing_or_a_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"there is no folder .*gone; make it first"):
        JournalWriter(tmp_path / "gone" / "save.jsonl", header())
    with pytest.raises(StoreError):
        make_folder(tmp_path / "file" / "below")
    assert make_folder(tmp_path / "a" / "b").is_dir()


def test_a_copy_beside_a_file_never_replaces_an_older_copy(tmp_path: Path) -> None:
    first = keep_beside(tmp_path / "save", b"one", "torn")
    second = keep_beside(tmp_path / "save", b"two", "torn")
    assert (first.name, second.name) == ("save.torn-1", "save.torn-2")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_an_append_that_failed_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    disk = FailingDisk(b"kept.", fuse=0, way="full", seed=3)
    file = AppendFile(tmp_path / "log", disk)
    with pytest.raises(StoreError, match="full"):
        file.append(b"a new line")
    assert bytes(disk.content) == b"kept."
    disk.fuse = None
    file.append(b"again")
    file.close()
    file.close()
    assert bytes(disk.durable) == b"kept.again"
    with pytest.raises(StoreError, match="closed"):
        file.append(b"late")


def test_one_lock_at_a_time_and_it_comes_free(tmp_path: Path) -> None:
    with SaveLock(tmp_path / "save") as first:
        with pytest.raises(StoreError, match="another running game"):
            SaveLock(tmp_path / "save").acquire()
        assert first.held
    with SaveLock(tmp_path / "save"), SaveLock(tmp_path / "other"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_two_names_of_one_save_have_one_lock(tmp_path: Path) -> None:
    (tmp_path / "save").write_bytes(b"")
    try:
        (tmp_path / "link").symlink_to("save")
    except OSError:
        pytest.skip("this system gives no links to this user")
    with SaveLock(tmp_path / "save"), pytest.raises(StoreError, match="another running game"):
        SaveLock(tmp_path / "link").acquire()


def test_strict_json_gives_back_what_it_was_given_and_nothing_else() -> None:
    value = {"b": [1, -MAX_INTEGER, MAX_INTEGER, True, None], "a": {"Ц\u2028\x00\x7f": '"\\'}}
    assert decode_strict(encode_canonical(value)) == value
    assert list(decode_strict(encode_canonical(value))) == ["b", "a"]
    circle: list[object] = []
    circle.append(circle)
    for bad in ({1: 2}, [1.0], [2**53], {"a": {1}}, circle, ["\ud800"], [float("nan")], [b"x"]):
        with pytest.raises(JsonError):
            encode_canonical(bad)
    for raw in (
        b"",
        b"[",
        b'"',
        b"[1,]",
        b"\xef\xbb\xbf1",
        b"1.0",
        b"Infinity",
        b"[" * 65 + b"]" * 65,
        b"\x00",
        b"'",
    ):
        with pytest.raises(JsonError):
            decode_strict(raw)
    assert decode_strict(b"[" * 64 + b"]" * 64)
    assert decode_strict(b'"' + b"[" * 99 + b'"') == "[" * 99
