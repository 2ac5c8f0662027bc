"""As much work as it takes to make an output what a build would: none, new bodies in it, or the build."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from plugins.core.ledger import Changes
from plugins.core.stats import Stats
from plugins.workshop import inputs

Execute = Callable[[Sequence[str], Mapping[str, str]], int]
"""Runs a command with its variables, and returns the exit status."""
Retouch = Callable[[Path, Path, Changes], str]
"""Sets the bodies of edited texts anew, or returns why it takes a build; see plugins/retouching/retouch.py."""


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
