"""An incremental build equals a clean build, byte for byte: after random sequences of everything that may happen."""

from __future__ import annotations

import pytest

from tests.incremental.sequence import Ground
from tests.incremental.soak import run

STEPS, SEED = 8, 43
"""`invoke soak --steps 8 --seed 43` is the same; others are for long runs. This one has something of everything."""


@pytest.mark.slow
def test_incremental_builds_equal_clean_ones(ground: Ground) -> None:
    """Each step edits, breaks, damages, kills or brings back, and is followed by two builds, which must agree."""
    run(ground, sequences=1, length=STEPS, number=SEED)
    assert sum(twins.built for twins in ground.told) >= STEPS / 2
