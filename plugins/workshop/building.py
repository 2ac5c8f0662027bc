"""Building the site with Pelican, beside the last good one."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from plugins.core.ledger import Changes
from plugins.core.stats import Stats
from plugins.workshop import ROOT, running

Execute = Callable[[Sequence[str], Mapping[str, str]], int]
"""Runs a command with its variables, and returns the exit status."""
Retouch = Callable[[Path, Path, Changes], str]
"""Sets the bodies of edited texts anew, or returns why it takes a build; see plugins/retouching/retouch.py."""

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
    execute: Execute = running.run,
    retouch: Retouch | None = None,
) -> bool:
    """Build the site into *output*, which holds nothing else afterwards; False where that failed, and all stays.

    *overrides* are settings as Pelican's `--extra-settings` takes them: NAME=JSON. Where nothing changed since the
    last build, or nothing that is more than *retouch* knows to do, Pelican is not even started. With *stats*, the build
    tells where its time went.
    """
    variables = ({} if site_url is None else {"SITE_URL": site_url}) | ({"BUILD_STATS": "1"} if stats else {})
    command = [sys.executable, "-m", "pelican", "content", "--settings", settings, "--output", str(output)]
    command.append("--delete-output-directory")
    if overrides:
        command += ["--extra-settings", *overrides]
    return renew(
        ROOT, ROOT / CACHE, output, command, variables=variables, execute=execute, retouch=retouch, stats=stats
    )


def renew(
    root: Path,
    cache: Path,
    output: Path,
    command: Sequence[str],
    *,
    variables: Mapping[str, str],
    execute: Execute,
    retouch: Retouch | None = None,
    stats: bool = False,
) -> bool:
    """Make *output* what *command* makes of the project at *root*, with as much work as it takes; False where it fails.

    *cache* is where that command keeps the state of its builds.
    """
    # Not on a machine where nothing is installed yet, nor without the rest of the generator.
    from plugins.workshop import inputs  # noqa: PLC0415

    clock = Stats()
    note = inputs.read_note(cache, output)
    read = inputs.read_inputs(root, command, {**os.environ, **variables}, note)
    changes = inputs.find_changes(cache, output, read, note)
    clock.lap("comparing with the last build")
    if changes and not changes.files:
        _tell(f"Nothing changed since the last build of {output.name}/.", clock if stats else None)
        return True
    why = retouch(cache, output, changes) if changes and retouch else "nothing is known of a last build like this one"
    clock.lap("setting bodies anew")
    if not why and changes:
        inputs.write_note(cache, output, read)
        clock.lap("noting it")
        _tell(
            f"Set anew in {output.name}/, where nothing else changed: {_name(changes.files)}.", clock if stats else None
        )
        return True
    if stats:
        print(f"A whole build: {why}.", flush=True)
    if execute(command, variables):
        return False
    inputs.write_note(cache, output, read)
    return True


def _tell(outcome: str, clock: Stats | None) -> None:
    print(outcome)
    if clock:
        print(clock.render())


def _name(files: Collection[str]) -> str:
    return ", ".join(sorted(Path(file).name for file in files))


def clean(root: Path) -> None:
    """Remove from *root* what building, testing and linting leave behind."""
    for name in _MADE:
        shutil.rmtree(root / name, ignore_errors=True)
    for folder, names, _ in os.walk(root):
        for name in set(names) & _MADE_ANYWHERE:
            shutil.rmtree(Path(folder, name), ignore_errors=True)
        names[:] = [name for name in names if name not in _KEPT | _MADE_ANYWHERE]
