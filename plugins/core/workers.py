"""Work on many things over all cores, by fork: each process begins with all that this one has made ready."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_FORKING = 64
"""As many items as it takes for the forking to pay."""

# What the workers do: handed over by the fork itself, since what a reader holds cannot be pickled.
_job: Callable[[Any], Any] | None = None


def map_over_cores(
    job: Callable[[Item], Result], items: Sequence[Item], cores: int | None = None, worth: int = WORTH_FORKING
) -> list[Result]:
    """Return what *job* makes of each of the *items*, in their order; only items and results must be picklable.

    In one process where there is one core, no fork, or less than *worth* items. An exception of *job* is raised here.
    """
    global _job  # noqa: PLW0603 - see above
    cores = count_cores() if cores is None else cores
    if cores < 2 or len(items) < worth or "fork" not in multiprocessing.get_all_start_methods():
        return [job(item) for item in items]
    _job = job
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
            return list(pool.map(_work, items, chunksize=max(1, len(items) // (8 * cores))))
    finally:
        _job = None


def count_cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(item: Any) -> Any:
    assert _job is not None  # noqa: S101 - set before the fork
    return _job(item)
