"""Reads with a bound, writes that survive a power cut, and one error for everything a disk can refuse."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

__all__ = [
    "AppendFile",
    "DurableFile",
    "Opener",
    "StoreError",
    "keep_beside",
    "make_folder",
    "open_durable",
    "os_failures",
    "read_bounded",
    "read_start",
    "refuse_existing",
    "sync_folder",
    "write_atomic",
]


class StoreError(Exception):
    """A file or folder that cannot be used: what happened, where, and what the player can do about it.

    >>> str(StoreError("the disk is full", "saves/moon.jsonl", "free some space and try again"))
    'saves/moon.jsonl: the disk is full; free some space and try again'
    """

    def __init__(self, message: str, path: str | Path, remedy: str) -> None:
        super().__init__(message, str(path), remedy)
        self.message = message
        self.path = Path(path)
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.message}; {self.remedy}"


_CAUSES: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("there is no such file or folder", "check the name, or choose another"),
    errno.EACCES: ("permission denied", "change its permissions, or choose a place you may use"),
    errno.EPERM: ("permission denied", "change its permissions, or choose a place you may use"),
    errno.EISDIR: ("this is a folder, a file was expected", "name a file inside it"),
    errno.ENOTDIR: ("a part of this path is a file, a folder was expected", "check the path"),
    errno.EEXIST: ("it already exists", "choose another name, or remove it first"),
    errno.ENOTEMPTY: ("a folder of that name is in the way", "choose another name"),
    errno.ENOSPC: ("the disk is full", "free some space and try again"),
    errno.EDQUOT: ("your disk quota is used up", "free some space and try again"),
    errno.EFBIG: ("the file would be larger than this disk allows", "choose another disk"),
    errno.EROFS: ("this disk is read-only", "choose a place that can be written"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter name"),
    errno.ELOOP: ("its symbolic links lead in a circle", "repair the links"),
    errno.EMFILE: ("too many files are open", "close other programs and try again"),
    errno.EIO: ("the disk reported an error", "check the disk, and copy your saves elsewhere"),
}


@contextlib.contextmanager
def os_failures(path: str | Path, doing: str) -> Iterator[None]:
    """Turn every failure of the operating system inside the block into a `StoreError`.

    >>> with os_failures("moon.jsonl", "read"):
    ...     raise FileNotFoundError(errno.ENOENT, "gone")
    Traceback (most recent call last):
        ...
    spacerace_game.store.files.StoreError: moon.jsonl: cannot read: there is no such file or folder; check the name, or choose another
    """  # noqa: E501 - one line of output
    try:
        yield
    except OSError as failure:
        said = failure.strerror or "the operating system refused"
        what, remedy = _CAUSES.get(failure.errno or 0, (said, "check the file and its disk, then try again"))
        if failure.errno == errno.ENOENT and doing != "read" and not Path(path).parent.is_dir():
            what, remedy = f"there is no folder {Path(path).parent}", "make it first, or choose another place"
        raise StoreError(f"cannot {doing}: {what}", path, remedy) from failure
    except ValueError as failure:  # a NUL or a lone surrogate in the path never reaches the system
        what = "the name holds a character no file can have"
        raise StoreError(f"cannot {doing}: {what}", repr(str(path)), "choose another name") from failure


def read_bounded(path: str | Path, limit_bytes: int) -> bytes:
    """Read a whole regular file of at most `limit_bytes`; `StoreError` if it cannot be or is larger."""
    with os_failures(path, "read"):
        # Looked at before it is opened: opening a named pipe would wait for ever.
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "folder")
        if not stat.S_ISREG(mode):
            raise StoreError("cannot read: this is a device or a pipe, not a file", path, "name a regular file")
        with open(path, "rb") as file:
            data = file.read(limit_bytes + 1)
    if len(data) > limit_bytes:
        raise StoreError(
            f"cannot read: the file is larger than the {limit_bytes:,} bytes allowed",
            path,
            "check that it is the right file",
        )
    return data


def refuse_existing(path: str | Path) -> None:
    """`StoreError` where there is something of this name already, which a new file would replace."""
    if Path(path).exists():
        raise StoreError("a file of this name exists", path, "choose another name")


def read_start(path: str | Path, most_bytes: int = 64) -> bytes:
    """The first bytes of a file; `StoreError` if it cannot be read."""
    with os_failures(path, "read"), open(path, "rb") as file:
        return file.read(most_bytes)


def make_folder(path: str | Path) -> Path:
    """Make a folder and its parents if they are missing and return it."""
    with os_failures(path, "make the folder"):
        Path(path).mkdir(parents=True, exist_ok=True)
    return Path(path)


def sync_folder(folder: str | Path) -> None:
    """Make a new or renamed entry of `folder` durable where the system can do that."""
    # Windows has no such handle and some network disks refuse; the file itself is synced already.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sync(handle: int) -> None:
    """Push a file to the medium; on macOS only F_FULLFSYNC reaches past the drive's own cache."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _create(path: Path, data: bytes) -> None:
    """Write a new file durably; it must not exist yet, and nothing of it is left when writing fails."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            _sync(handle)
        finally:
            os.close(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path)
        raise


def write_atomic(path: str | Path, data: bytes) -> None:
    """Replace the content of `path`: a crash leaves either the old file or the new one, never a mix."""
    with os_failures(path, "write"):
        target = Path(os.path.realpath(path))  # a link stays a link
        draft = target.with_name(f".new-{os.urandom(6).hex()}")
        _create(draft, data)
        try:
            os.replace(draft, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(draft)
            raise
        sync_folder(target.parent)


def keep_beside(path: str | Path, data: bytes, label: str) -> Path:
    """Keep `data` durably in the first free `<path>.<label>-<n>` and return that path."""
    number = 1
    with os_failures(path, "keep a copy beside it"):
        while True:
            copy = Path(f"{path}.{label}-{number}")
            try:
                _create(copy, data)
            except FileExistsError:
                number += 1
                continue
            sync_folder(copy.parent)
            return copy


class DurableFile(Protocol):
    """What `AppendFile` needs of a file: tests pass one that loses, cuts or refuses what is written."""

    def size(self) -> int:
        """Bytes in the file now."""

    def write(self, data: bytes) -> int:
        """Write some of `data` at the end and return how many bytes were taken."""

    def sync(self) -> None:
        """Return only when everything written is on the medium."""

    def truncate(self, size: int) -> None:
        """Cut the file to `size` bytes."""

    def close(self) -> None:
        """Let the file go."""


Opener = Callable[[Path], DurableFile]


class _OsFile:
    """A `DurableFile` of the operating system."""

    def __init__(self, path: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._handle = os.open(path, flags, 0o666)
        sync_folder(path.parent)

    def size(self) -> int:
        return os.fstat(self._handle).st_size

    def write(self, data: bytes) -> int:
        return os.write(self._handle, data)

    def sync(self) -> None:
        _sync(self._handle)

    def truncate(self, size: int) -> None:
        os.ftruncate(self._handle, size)

    def close(self) -> None:
        os.close(self._handle)


def open_durable(path: Path) -> DurableFile:
    """Open a real file for appending, making it if it is missing."""
    return _OsFile(path)


class AppendFile:
    """A file that only grows, and whose every `append` is on the medium before it returns.

    After a write that failed (a full disk, say) the file is as it was and `append` may be tried again;
    after a failed sync nobody knows what the medium holds, so the file refuses until it is opened anew.
    """

    def __init__(self, path: str | Path, opener: Opener = open_durable) -> None:
        self.path = Path(path)
        with os_failures(path, "open"):
            self._file = opener(self.path)
            self.size = self._file.size()
        self._trusted = True
        self._closed = False

    def append(self, data: bytes) -> None:
        """Add `data` at the end, durably; `StoreError` leaves the file as it was or closed to writing."""
        self._demand_trust()
        self._trusted = False  # until all went well, whatever interrupts us
        with os_failures(self.path, "write"):
            try:
                self._write_all(data)
            except OSError:
                self._take_back()
                raise
            self._file.sync()
        self.size += len(data)
        self._trusted = True

    def cut(self, size: int) -> None:
        """Shorten the file to `size` bytes, durably."""
        self._demand_trust()
        self._trusted = False
        with os_failures(self.path, "shorten"):
            self._file.truncate(size)
            self._file.sync()
        self.size = size
        self._trusted = True

    def close(self) -> None:
        """Let the file go; closing twice is allowed."""
        if not self._closed:
            self._closed = True
            with os_failures(self.path, "close"):
                self._file.close()

    def _demand_trust(self) -> None:
        if self._closed:
            raise StoreError("cannot write: the file is closed", self.path, "open it again")
        if not self._trusted:
            raise StoreError("cannot write: an earlier write failed half-way", self.path, "open the save again")

    def _write_all(self, data: bytes) -> None:
        rest = data
        while rest:
            taken = self._file.write(rest)
            if taken <= 0:
                raise OSError(errno.ENOSPC, "nothing was written")
            rest = rest[taken:]

    def _take_back(self) -> None:
        """Remove a half-written tail, so that the next append begins where the last good one ended."""
        with contextlib.suppress(OSError):
            self._file.truncate(self.size)
            self._file.sync()
            self._trusted = True
