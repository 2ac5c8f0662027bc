"""Hold incremental builds to clean ones for as long as one likes: `invoke soak --steps N --seed S`."""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.sequence import Ground, Sequence, open_ground

LENGTH = 20
"""Steps of one sequence; the next begins with the site as it was at first."""


def run(ground: Ground, sequences: int, length: int, number: int, *, shrink: bool = False) -> None:
    """Run so many sequences, the same ones for the same *number*."""
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
    wanted = settings(
        max_examples=sequences,
        stateful_step_count=length,
        phases=phases,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.normal,
    )

    machine = type("Sequence", (Sequence,), {"ground": ground})
    run_state_machine_as_test(seed(number)(machine), settings=wanted)


def main(arguments: list[str]) -> int:
    """Run at random, tell the seed first, and what failed last."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--steps", type=int, default=200, help="how many steps, each of two builds")
    parser.add_argument("--seed", type=int, help="the number that a run before has told")
    parser.add_argument("--shrink", action="store_true", help="look for the shortest sequence that fails")
    wanted = parser.parse_args(arguments)
    number = secrets.randbelow(1_000_000) if wanted.seed is None else wanted.seed
    print(f"soak: seed {number}, {wanted.steps} steps", flush=True)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, open_ground(Path(folder)) as ground:
        length = min(LENGTH, wanted.steps)
        run(ground, -(-wanted.steps // length), length, number, shrink=wanted.shrink)
        built, refused = sum(one.built for one in ground.told), sum(one.refused for one in ground.told)
        retouched = sum(one.times_retouched for one in ground.told)
        seconds = sum(sum(one.seconds) for one in ground.told)
    print(f"soak: {built} states equal a clean build, {retouched} of them by bodies set anew, {refused} refused alike")
    print(f"soak: {seconds:.0f} s of a core")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
