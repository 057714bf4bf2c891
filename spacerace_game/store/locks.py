"""One writer per save: a lock the operating system takes back when its holder dies."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from .files import StoreError, os_failures

__all__ = ["SaveLock"]

# What the systems answer when somebody else holds the lock; anything else is a real failure.
_HELD = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class SaveLock:
    """Hold the only right to write `path`, through a lock on `<path>.lock` beside it.

    A lock file left by a crash is harmless: the lock is the system's, the file only its handle.
    `StoreError` if another running game holds it or the folder cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, SaveLock(Path(folder, "moon.jsonl")) as lock:
    ...     lock.held
    True
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.sidecar = Path(f"{path}.lock")
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._handle is not None

    def acquire(self) -> None:
        """Take the lock or raise at once; it never waits."""
        with os_failures(self.path, "lock the save"):
            # Through its links, or two names of one save would have two locks.
            self.sidecar = Path(f"{os.path.realpath(self.path)}.lock")
            while self._handle is None:
                self._handle = self._try_once()

    def release(self) -> None:
        """Give the lock back and remove the lock file; releasing twice is allowed."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":
            os.close(handle)
            self._remove()  # fails, harmlessly, when the next game has opened it already
        else:
            self._remove()  # while still held, so that nobody's new lock file is removed
            os.close(handle)

    def _try_once(self) -> int | None:
        """One attempt; None if the holder removed the lock file between our opening and locking it."""
        handle = os.open(self.sidecar, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            try:
                _take(handle)
            except OSError as failure:
                if failure.errno in _HELD:
                    raise self._held_elsewhere() from failure
                raise
            if self._is_current(handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self.sidecar))
        except FileNotFoundError:
            return False

    def _held_elsewhere(self) -> StoreError:
        return StoreError(
            "another running game has this save open",
            self.path,
            "continue there, close it first, or choose another save",
        )

    def _remove(self) -> None:
        with contextlib.suppress(OSError):  # an unlocked leftover hinders nobody
            os.unlink(self.sidecar)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
