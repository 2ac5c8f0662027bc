"""What a process and all its children cost, as the operating system accounts for them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BUILD = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output")


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of processors, and the most MiB that one process of a build held at once."""

    wall: float
    processor: float
    peak: float


def run(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run *command* in *folder* and return what it cost; end this process with what it printed, should it fail."""
    log = folder / "benchmark.log"
    begun = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **variables}, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(log.read_text(encoding="utf-8", errors="replace"))
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
