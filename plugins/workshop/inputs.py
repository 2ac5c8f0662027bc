"""What changed since the last build, told before Pelican is so much as imported.

What counts is the content of every file that a build reads, the variables it was given and the day; when in doubt,
everything changed. What of its output does not stand as it was written is told too.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core.grounds import CODE, list_distributions, list_files
from plugins.core.ledger import Changes, Record, read_state, state_file
from plugins.core.sealed import read_seal, read_sealed, write_sealed

FOLDERS = ("content", "theme")
IGNORED = frozenset(
    "_ OLDPWD PWD SHLVL TERM COLUMNS LINES INVOKE_PATH PYTEST_CURRENT_TEST BUILD_STATS SOURCE_DATE_EPOCH".split()
)
"""Variables that say where somebody stands, not what they ask for; and the time, of which a build takes but the day."""
RUNS = ("GITHUB_", "RUNNER_", "ACTIONS_", "CI_", "GITLAB_")
"""What the variables begin with by which a forge tells one run from another."""
MOST_BYTES = 64 * 1024 * 1024
VERSION = 1
SETTLING = 2_000_000_000
"""After so many nanoseconds no file system gives two writings the same time."""


@dataclass(frozen=True)
class Inputs:
    """What a build reads: `around` is the digest of all but files.

    `files` have their digest by their whole paths, and then, where it is to be trusted, what the file system tells of
    them: whoever writes a file cannot leave all of that as it was.
    """

    around: str
    files: Mapping[str, list[Any]]


@dataclass(frozen=True)
class Note:
    """What was noted when a build had gone well: what it had read, and the seal of the state that it left."""

    inputs: Inputs
    seal: str


def read_inputs(root: Path, words: Sequence[str], environ: Mapping[str, str], note: Note | None = None) -> Inputs:
    """Return what a build at *root* reads; *words* are its command.

    A file that stands as the *note* has it is not read.
    """
    # Not on a machine where nothing is installed yet: it asks for the time zones.
    from plugins.core.clock import build_date  # noqa: PLC0415

    told = [sys.version, str(build_date(environ)), *words, *sorted(list_distributions(sys.path))]
    told += [f"{name}={value}" for name, value in sorted(environ.items()) if _counts(name)]
    around = _digest("\0".join(told).encode("utf-8", "surrogateescape"))
    known = note.inputs.files if note else {}
    settled = time.time_ns() - SETTLING
    return Inputs(around, {file: _describe(file, known.get(file, []), settled) for file in _list_inputs(root)})


def _counts(name: str) -> bool:
    return name not in IGNORED and not name.startswith(RUNS)


def _describe(file: str, known: list[Any], settled: int) -> list[Any]:
    found = os.stat(file)  # noqa: PTH116 - thousands of times before anything else
    stamp = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev]
    if known[1:] == stamp:
        return known
    # Elsewhere the third is when the file was made. And who wrote a moment ago may write again in the same tick.
    is_stamped = os.name == "posix" and max(stamp[1:3]) < settled
    return [_digest(_read(file)), *(stamp if is_stamped else ())]


def _settle(file: str, row: list[Any]) -> list[Any]:
    """Return *row* with what the file system tells of a file that was young when it was read, and is so no longer."""
    if row[1:]:
        return row
    try:
        found = _describe(file, row, time.time_ns() - SETTLING)
    except OSError:
        return row
    return found if found[0] == row[0] else row


def _list_inputs(root: Path) -> Iterator[str]:
    own = CODE.parent
    folders = dict.fromkeys([CODE, own / "theme", *(root / name for name in FOLDERS)])
    settings = dict.fromkeys(file for folder in (root, own) for file in sorted(folder.glob("*.py")))
    yield from map(os.fspath, settings)
    for folder in folders:
        yield from list_files(os.fspath(folder))


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _read(file: str) -> bytes:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - thousands of times before anything else
        return opened.read()


def find_changes(cache: Path, output: Path, inputs: Inputs, note: Note | None) -> Changes | None:
    """Return what changed since *output* was built as the *note* has it.

    None where that cannot be said: it was never built, or other things changed.
    """
    file = state_file(cache, output)
    if note is None or note.inputs.around != inputs.around or note.seal != read_seal(file):
        return None
    state = read_state(file)
    if not state.records:
        return None
    before, now = note.inputs.files, inputs.files
    changed = (name for name in before.keys() | now.keys() if before.get(name, [None])[0] != now.get(name, [None])[0])
    return Changes(frozenset(changed), state, note.seal, find_lost(output, state.records))


def read_note(cache: Path, output: Path) -> Note | None:
    """Return what was noted when *output* was last built; None where that is missing or not what was written there."""
    content = read_sealed(_note(state_file(cache, output)), MOST_BYTES)
    try:
        data = json.loads(content) if content else {}
        files = {str(name): [str(row[0]), *row[1:]] for name, row in data["files"].items()}
        return Note(Inputs(data["around"], files), data["seal"]) if data["version"] == VERSION else None
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None


def write_note(cache: Path, output: Path, inputs: Inputs) -> None:
    """Keep that *output* was built of *inputs*."""
    file = state_file(cache, output)
    files = {name: _settle(name, row) for name, row in inputs.files.items()}
    data = {"version": VERSION, "seal": read_seal(file), "around": inputs.around, "files": files}
    write_sealed(_note(file), json.dumps(data).encode())


def _note(state: Path) -> Path:
    return state.with_suffix(".inputs")


def find_lost(output: Path, records: Mapping[str, Record]) -> list[str]:
    """Return the paths in *output* of which the *records* do not hold any more, in order."""
    root = os.fspath(output)
    return sorted(path for path, record in records.items() if not _stands(f"{root}/{path}", record))


def _stands(file: str, record: Record) -> bool:
    try:
        found = os.lstat(file)
    except OSError:
        return False
    return found.st_size == record.bytes and found.st_mtime_ns == record.modified
