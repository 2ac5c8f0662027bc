"""Work on many things over all cores.

By fork, each process begins with all that this one has made ready; by threads, work goes on that Python only waits for,
and in libraries with threads of their own, of which a fork would have none.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_FORKING = 64
"""As many items as it takes for the forking to pay."""

Tell = Callable[[int, int], None]
"""Is told how much is done, and of how much, every time that something more is."""

# What the workers do: handed over by the fork itself, since what a reader holds cannot be pickled.
_job: Callable[[Any], Any] | None = None


def be_silent(done: int, total: int) -> None:
    """Tell nobody."""
    del done, total


def map_over_cores(
    job: Callable[[Item], Result],
    items: Sequence[Item],
    cores: int | None = None,
    worth: int = WORTH_FORKING,
    tell: Tell = be_silent,
) -> list[Result]:
    """Return what *job* makes of each of the *items*, in their order; only items and results must be picklable.

    In one process where there is one core, no fork, or less than *worth* items. An exception of *job* is raised here.
    """
    return list(iterate_over_cores(job, items, cores, worth, tell))


def iterate_over_cores(
    job: Callable[[Item], Result],
    items: Sequence[Item],
    cores: int | None = None,
    worth: int = WORTH_FORKING,
    tell: Tell = be_silent,
) -> Generator[Result, None, None]:
    """Yield what `map_over_cores` returns, as it is made; until all of it is taken, nothing else may be so mapped."""
    global _job  # noqa: PLW0603 - see above
    cores = count_cores() if cores is None else cores
    if cores < 2 or len(items) < worth or "fork" not in multiprocessing.get_all_start_methods():
        yield from _count(map(job, items), len(items), tell)
        return
    _job = job
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _end_with_parent) as pool:
            made = pool.map(_work, items, chunksize=max(1, len(items) // (8 * cores)))
            yield from _count(made, len(items), tell)
    finally:
        _job = None


def map_over_threads(
    job: Callable[[Item], Result], items: Sequence[Item], cores: int | None = None, tell: Tell = be_silent
) -> list[Result]:
    """Return what *job* makes of each of the *items*, in their order; an exception of *job* is raised here."""
    cores = count_cores() if cores is None else cores
    if cores < 2 or len(items) < 2:
        return list(_count(map(job, items), len(items), tell))
    with ThreadPoolExecutor(cores) as pool:
        try:
            return list(_count(pool.map(job, items), len(items), tell))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _count(made: Iterable[Result], total: int, tell: Tell) -> Iterator[Result]:
    for done, result in enumerate(made, 1):
        tell(done, total)
        yield result


def count_cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_with_parent() -> None:
    """Let this worker end with the process that it works for: when that is killed, nobody else tells it to."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    assert _job is not None  # noqa: S101 - set before the fork
    return _job(item)
