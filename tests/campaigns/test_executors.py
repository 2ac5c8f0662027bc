"""Who does the work."""

import sys

import pytest

from plugins.campaigns.executors import Crew, ExecutorUnavailable, open_crew


@pytest.mark.parametrize("name", ["threads", "processes"])
def test_pools_do_what_they_are_given(name: str) -> None:
    """A job comes back from where it was done."""
    with open_crew(name) as crew:
        assert isinstance(crew, Crew)
        assert crew.size >= 1
        assert crew.executor.submit(abs, -2).result(timeout=60) == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [("fibers", "there is no executor fibers; they are threads, processes, dask://HOST:PORT"), ("", "no executor")],
)
def test_unknown_executors(name: str, words: str) -> None:
    """A name that is none is told, with those that there are."""
    with pytest.raises(ExecutorUnavailable, match=words), open_crew(name):
        pass


def test_without_the_extra_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Dask is not installed, a sentence says how to come by it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorUnavailable, match="needs the extra `cluster`"), open_crew("dask://127.0.0.1:8786"):
        pass
