"""Building the site with Pelican, beside the last good one."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.workshop.running import run

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
    output: Path, settings: str = "pelicanconf.py", site_url: str | None = None, overrides: Sequence[str] = ()
) -> bool:
    """Build the site and put it in place of *output*; when that fails return False, and *output* stays as it was.

    *overrides* are settings as Pelican's `--extra-settings` takes them: NAME=JSON.
    """
    fresh = output.with_name(output.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    variables = {} if site_url is None else {"SITE_URL": site_url}
    command = [sys.executable, "-m", "pelican", "content", "--settings", settings, "--output", str(fresh)]
    if overrides:
        command += ["--extra-settings", *overrides]
    if run(command, variables):
        shutil.rmtree(fresh, ignore_errors=True)
        return False
    _replace(output, fresh)
    return True


def clean(root: Path) -> None:
    """Remove from *root* what building, testing and linting leave behind."""
    for name in _MADE:
        shutil.rmtree(root / name, ignore_errors=True)
    for folder, names, _ in os.walk(root):
        for name in set(names) & _MADE_ANYWHERE:
            shutil.rmtree(Path(folder, name), ignore_errors=True)
        names[:] = [name for name in names if name not in _KEPT | _MADE_ANYWHERE]


def _replace(output: Path, fresh: Path) -> None:
    """Put *fresh* where *output* is, by renaming: nobody meets half a site."""
    old = output.with_name(output.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if output.exists():
        output.rename(old)
    fresh.rename(output)
    shutil.rmtree(old, ignore_errors=True)
