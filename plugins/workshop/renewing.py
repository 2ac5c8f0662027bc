"""As much work as makes an output what a build would: none, copies from the cache, new bodies, or the build."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from plugins.core.ledger import Changes
from plugins.core.stats import Stats
from plugins.workshop import inputs
from plugins.workshop.recovery import recover

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
    why = _do_without(cache, output, changes, retouch, clock)
    if not why and changes:
        if note is None or read.files != note.inputs.files:
            inputs.write_note(cache, output, read)
            clock.lap("noting it")
        print(_tell(output, changes))
        if stats:
            print(clock.render())
        return True
    if stats:
        print(f"A whole build: {why}.", flush=True)
    if execute(command, variables):
        return False
    inputs.write_note(cache, output, read)
    return True


def _do_without(cache: Path, output: Path, changes: Changes | None, retouch: Retouch | None, clock: Stats) -> str:
    """Do what it takes where that is not a whole build; return why it is one, or ""."""
    if changes is None:
        return "nothing is known of a last build like this one"
    if changes.lost and not recover(cache, output, changes):
        return "the output is not as it was written, and the cache has not all of it"
    clock.lap("taking from the cache what the output lacks")
    if not changes.files:
        return ""
    why = retouch(cache, output, changes) if retouch else "more changed than can be set anew here"
    clock.lap("setting bodies anew")
    return why


def _tell(output: Path, changes: Changes) -> str:
    told = []
    if changes.lost:
        told.append(f"Taken from the cache, for {output.name}/ had them no longer: {len(changes.lost)} files.")
    if changes.files:
        told.append(f"Set anew in {output.name}/, where nothing else changed: {_name(changes.files)}.")
    return "\n".join(told) or f"Nothing changed since the last build of {output.name}/."


def _name(files: Collection[str]) -> str:
    return ", ".join(sorted(Path(file).name for file in files))
