"""The ground of all sequences, made once for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.incremental.sequence import Ground, open_ground
from tests.incremental.twins import FOREIGN, Twins


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The small site, and the processes that build it."""
    with open_ground(tmp_path_factory.mktemp("incremental")) as ground:
        yield ground


def _build(twins: Twins) -> Twins:
    result = twins.build()
    assert result.code == 0, result.said
    return twins


@pytest.fixture(scope="module")
def shared_twins(ground: Ground) -> Twins:
    """A site with a file of somebody else's in its output."""
    twins = ground.make_twins()
    (twins.output / FOREIGN).parent.mkdir(parents=True)
    (twins.output / FOREIGN).write_text("D'una altra eina.", encoding="utf-8")
    return twins


@pytest.fixture
def twins(ground: Ground, shared_twins: Twins) -> Twins:
    """That site as it was at first, built: over what the test before has left."""
    shared_twins.site.restore(ground.original)
    return _build(shared_twins)


@pytest.fixture
def own_twins(ground: Ground) -> Twins:
    """A site of the test's own, built."""
    return _build(ground.make_twins())
