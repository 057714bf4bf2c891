"""Workers for studies: this process, processes of its own, or a Dask cluster, all as one kind of executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
MOST_PROCESSES = 256


class Workers(NamedTuple):
    """An executor, and how many campaigns it plays at once."""

    executor: Executor
    width: int
    share: Callable[[Any], Any]
    """Hands something large to the workers once; what it returns stands for it in tasks."""


class SerialExecutor(Executor):
    """Runs each task when it is submitted, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """A future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Shared(NamedTuple):
    """Stands in a task for what every worker process was handed when it started."""


_shared: Any = None


def _take(thing: Any) -> None:
    # Each worker process is handed the large thing once, when it starts.
    global _shared  # noqa: PLW0603
    _shared = thing


def shared(thing: Any) -> Any:
    """What a task's argument stands for: itself, or what this process was handed."""
    return _shared if isinstance(thing, Shared) else thing


@contextmanager
def workers_named(text: str, large: Any) -> Iterator[Workers]:
    """The workers that `serial`, `processes:N` or `dask:ADDRESS` names, with something large handed to each once.

    ValueError for another text, or where Dask is not installed or no scheduler answers.
    """
    kind, _, rest = text.partition(":")
    if kind == "serial" and not rest:
        yield Workers(SerialExecutor(), 1, lambda thing: thing)
    elif kind == "processes" and rest.isdecimal() and 1 <= int(rest) <= MOST_PROCESSES:
        with ProcessPoolExecutor(int(rest), get_context("spawn"), _take, (large,)) as pool:
            try:
                yield Workers(pool, int(rest), lambda _thing: Shared())
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    elif kind == "dask" and rest:
        with _cluster(rest) as found:
            yield found
    else:
        raise ValueError(f"workers are serial, processes:N (1 to {MOST_PROCESSES}) or dask:ADDRESS; got {text!r}")


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        from distributed import Client  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise ValueError("a Dask cluster needs the extra `cluster`: pip install 'spacerace-1945[cluster]'") from None
    try:
        client = Client(address, timeout="10s")
    except (OSError, TimeoutError) as error:
        raise ValueError(f"no Dask scheduler answers at {address}: {error}") from None
    with client:
        width = max(1, len(client.scheduler_info()["workers"]))
        yield Workers(client.get_executor(), width, lambda thing: client.scatter(thing, broadcast=True, hash=False))
