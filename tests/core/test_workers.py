"""Work over all cores."""

import os
import subprocess
import sys
import threading

import pytest

from plugins.core.workers import count_cores, iterate_over_cores, map_over_cores, map_over_threads
from plugins.workshop import ROOT


def test_results_come_in_the_order_of_the_items() -> None:
    """Whichever process was done first, and whatever the job holds that cannot be pickled."""
    words = {number: f"word {number}" for number in range(100)}
    found = map_over_cores(lambda number: (words[number], os.getpid()), list(words), cores=2, worth=2)
    assert [word for word, _ in found] == list(words.values())
    assert os.getpid() not in {process for _, process in found}


@pytest.mark.parametrize(("cores", "worth"), [(1, 2), (2, 4)])
def test_little_work_stays_in_this_process(cores: int, worth: int) -> None:
    """As does all work where there is one core."""
    assert set(map_over_cores(lambda _: os.getpid(), [1, 2, 3], cores, worth)) == {os.getpid()}


@pytest.mark.parametrize("cores", [1, 2])
def test_work_is_told_as_it_is_done(cores: int) -> None:
    """How much of how much, to the end."""
    told: list[tuple[int, int]] = []
    map_over_cores(str, list(range(5)), cores, worth=2, tell=lambda done, total: told.append((done, total)))
    assert told == [(done, 5) for done in range(1, 6)]


KILLED = """
import os, time
from plugins.core.workers import map_over_cores

def tell(number):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

map_over_cores(tell, [1, 2], cores=2, worth=2)
"""


def test_workers_end_with_a_build_that_is_killed() -> None:
    """They hold what it has opened, its standard output for one, which is at its end only when all are gone."""
    build = subprocess.Popen([sys.executable, "-c", KILLED], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert build.stdout
    workers = {int(build.stdout.readline()) for _ in range(2)}
    build.kill()
    assert build.communicate(timeout=40)[0] == ""
    assert len(workers) == 2


def test_failure_in_a_worker_is_raised_here() -> None:
    """As if it had happened in this process."""

    def divide(number: int) -> float:
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        map_over_cores(divide, [1, 0, 2], cores=2, worth=2)


@pytest.mark.parametrize("cores", [1, 3])
def test_threads_work_in_this_process(cores: int) -> None:
    """In the order of the items, told of as it is done, and at the same time where there are cores for it."""
    told: list[tuple[int, int]] = []
    together = threading.Barrier(cores, timeout=30)

    def meet(number: int) -> tuple[int, int]:
        together.wait()
        return number, os.getpid()

    found = map_over_threads(meet, range(6), cores, lambda done, total: told.append((done, total)))
    assert found == [(number, os.getpid()) for number in range(6)]
    assert told == [(done, 6) for done in range(1, 7)]


def test_failure_in_a_thread_is_raised_here() -> None:
    """And what has not begun by then is not begun any more."""
    begun: list[int] = []

    def divide(number: int) -> float:
        begun.append(number)
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        map_over_threads(divide, [0, *range(1, 5_000)], cores=2)
    assert len(begun) < 5_000


@pytest.mark.parametrize("cores", [1, 2])
def test_results_come_as_they_are_made(cores: int) -> None:
    """In their order, and the work ends with who no longer wants them."""
    results = iterate_over_cores(str, range(100), cores)
    assert [next(results), next(results)] == ["0", "1"]
    results.close()
    assert list(iterate_over_cores(str, range(100), cores)) == [str(number) for number in range(100)]


def test_cores_are_counted() -> None:
    """There is one at least."""
    assert count_cores() >= 1
