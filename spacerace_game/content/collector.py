"""The garbage collector, put off while much is built at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused(*, kept: bool = False) -> Iterator[None]:
    """No garbage collection meanwhile: what grows has no garbage, and looking for it costs a third of the time.

    What is `kept` for long goes straight to the oldest generation: the first collection would otherwise look
    through all of it at once. A Python that knows no such generation (PyPy) does without.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if kept and hasattr(gc, "freeze"):
                gc.freeze()
                gc.unfreeze()
            gc.enable()
