"""Builds the site that a run of the tests looks at, in a process beside those of the tests.

``python -m tests.site_builder FOLDER`` leaves in FOLDER the site as ``site`` where all went well, what the build said
as ``told``, and last an empty file ``ended``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def build(folder: Path) -> None:
    """Build the site as it is published; the environment says for which address and day."""
    fresh = folder / "fresh"
    command = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(fresh)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        fresh.rename(folder / "site")
    (folder / "told").write_text(result.stdout + result.stderr, encoding="utf-8")
    (folder / "ended").touch()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
