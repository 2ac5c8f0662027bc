"""Building the site with Pelican, beside the last good one."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.workshop import ROOT, running

if TYPE_CHECKING:
    from plugins.workshop.renewing import Execute, Retouch

CACHE = Path(".cache/build")
"""Where the settings have it (BUILD_CACHE)."""

_MADE = (
    "output",
    "output.new",
    "output.old",
    "output-gallery",
    "output-lighthouse",
    ".cache",
    ".hypothesis",
    ".import_linter_cache",
)
_MADE_ANYWHERE = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
_KEPT = {".git", ".venv", "node_modules"}


def build(
    output: Path,
    settings: str = "pelicanconf.py",
    site_url: str | None = None,
    overrides: Sequence[str] = (),
    *,
    stats: bool = False,
    execute: "Execute" = running.run,
    retouch: "Retouch | None" = None,
) -> bool:
    """Build the site into *output*, which holds nothing else afterwards; False where that failed, and all stays.

    *overrides* are settings as Pelican's `--extra-settings` takes them: NAME=JSON. Where nothing changed since the
    last build, or nothing that is more than *retouch* knows to do, Pelican is not even started. With *stats*, the build
    tells where its time went.
    """
    # Not on a machine where nothing is installed yet, nor without the rest of the generator.
    from plugins.workshop import renewing  # noqa: PLC0415

    variables = ({} if site_url is None else {"SITE_URL": site_url}) | ({"BUILD_STATS": "1"} if stats else {})
    command = [sys.executable, "-m", "pelican", "content", "--settings", settings, "--output", str(output)]
    command.append("--delete-output-directory")
    if overrides:
        command += ["--extra-settings", *overrides]
    return renewing.renew(
        ROOT, ROOT / CACHE, output, command, variables=variables, execute=execute, retouch=retouch, stats=stats
    )


def clean(root: Path) -> None:
    """Remove from *root* what building, testing and linting leave behind."""
    for name in _MADE:
        shutil.rmtree(root / name, ignore_errors=True)
    for folder, names, _ in os.walk(root):
        for name in set(names) & _MADE_ANYWHERE:
            shutil.rmtree(Path(folder, name), ignore_errors=True)
        names[:] = [name for name in names if name not in _KEPT | _MADE_ANYWHERE]
