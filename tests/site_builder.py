"""Builds the site that a run of the tests looks at, in a process beside those of the tests.

``python -m tests.site_builder FOLDER`` leaves in FOLDER the site as ``site``, where all went well, and last an empty
file ``ended``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pelican import main


def build(folder: Path) -> None:
    """Build the site as it is published; the environment says for which address and day."""
    fresh = folder / "fresh"
    try:
        main(["content", "-s", "publishconf.py", "-o", str(fresh)])
        fresh.rename(folder / "site")
    finally:
        # Pelican ends the process where something is wrong.
        (folder / "ended").touch()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
