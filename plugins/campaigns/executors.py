"""What the work on many kits is given to: threads, processes, or the machines of a Dask cluster."""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from plugins.core.workers import count_cores

DASK = "dask://"
KINDS = ("threads", "processes", f"{DASK}HOST:PORT")
SECONDS = 15


@dataclass(frozen=True)
class Crew:
    """An executor, and how many jobs it does at once."""

    executor: Executor
    size: int


class ExecutorUnavailable(Exception):
    """Nobody to do the work; the sentence says why, and what to do."""


@contextmanager
def open_crew(name: str) -> Iterator[Crew]:
    """Give the executor called *name*; what it has not begun at the end of the block is dropped.

    Raises:
        ExecutorUnavailable: there is no such executor, or it does not answer.
    """
    if name.startswith(DASK):
        with _open_cluster(name.removeprefix(DASK)) as crew:
            yield crew
        return
    crew = _open_pool(name)
    try:
        yield crew
    finally:
        crew.executor.shutdown(cancel_futures=True)


def _open_pool(name: str) -> Crew:
    cores = count_cores()
    if name == "threads":
        return Crew(ThreadPoolExecutor(cores), cores)
    if name == "processes":
        # Not by fork: the threads of a progress bar do not survive one.
        return Crew(ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")), cores)
    raise ExecutorUnavailable(f"there is no executor {name}; they are {', '.join(KINDS)}")


@contextmanager
def _open_cluster(address: str) -> Iterator[Crew]:
    try:
        distributed = importlib.import_module("distributed")  # an extra, which most never install
    except ImportError:
        message = "--executor dask:// needs the extra `cluster`: pip install distributed, into the same environment"
        raise ExecutorUnavailable(message) from None
    try:
        client = distributed.Client(f"tcp://{address}", timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError):  # TimeoutError is an OSError
        raise ExecutorUnavailable(f"no Dask scheduler answers at {address}") from None
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise ExecutorUnavailable(f"the Dask scheduler at {address} has no workers")
        yield Crew(client.get_executor(pure=False), workers)
