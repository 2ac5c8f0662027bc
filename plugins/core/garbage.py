"""How often Python looks for things that only refer to each other: for a build, which makes few, far too often."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MADE_MEANWHILE = 100_000
"""After how many new things it looks among them; Python's own 700 takes a tenth of a build of thousands of texts."""


@contextmanager
def looking_rarely() -> Iterator[None]:
    """Look rarely, in this process and in those forked from it, and leave out what was there before."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(MADE_MEANWHILE, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
