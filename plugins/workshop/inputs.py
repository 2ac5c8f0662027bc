"""What changed since the last build, told before Pelican is so much as imported.

What counts is the content of every file that a build reads, the variables it was given, the day, and that what it
wrote still stands; when in doubt, everything changed.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core.grounds import CODE, list_distributions, list_files
from plugins.core.ledger import Changes, Record, read_state, state_file
from plugins.core.sealed import read_seal, read_sealed, write_sealed

FOLDERS = ("content", "theme")
IGNORED = frozenset("_ OLDPWD PWD SHLVL TERM COLUMNS LINES INVOKE_PATH PYTEST_CURRENT_TEST BUILD_STATS".split())
"""Variables that say where somebody stands, not what they ask for."""
MOST_BYTES = 64 * 1024 * 1024
_NOTHING: dict[str, Any] = {"around": "", "state": "", "files": {}}


@dataclass(frozen=True)
class Inputs:
    """What a build reads: `files` are the digests of its files by their whole paths, `around` that of all else."""

    around: str
    files: Mapping[str, str]


def read_inputs(root: Path, words: Sequence[str], environ: Mapping[str, str]) -> Inputs:
    """Return what a build at *root* reads; *words* are its command."""
    # Not on a machine where nothing is installed yet: it asks for the time zones.
    from plugins.core.clock import build_date  # noqa: PLC0415

    told = [sys.version, str(build_date(environ)), *words, *sorted(list_distributions(sys.path))]
    told += [f"{name}={value}" for name, value in sorted(environ.items()) if name not in IGNORED]
    around = _digest("\0".join(told).encode("utf-8", "surrogateescape"))
    return Inputs(around, {file: _digest(_read(file)) for file in _list_inputs(root)})


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


def find_changes(cache: Path, output: Path, inputs: Inputs) -> Changes | None:
    """Return what changed since *output* was built.

    None where that cannot be said: it was never built, other things changed, or *output* is not as it was written.
    """
    file = state_file(cache, output)
    noted, seal = _read_note(_note(file)), read_seal(file)
    if noted["around"] != inputs.around or noted["state"] != seal:
        return None
    state = read_state(file)
    if not state.records or not _stand(output, state.records):
        return None
    before: Mapping[str, str] = noted["files"]
    names = before.keys() | inputs.files.keys()
    return Changes(frozenset(name for name in names if before.get(name) != inputs.files.get(name)), state, seal)


def _read_note(file: Path) -> dict[str, Any]:
    content = read_sealed(file, MOST_BYTES)
    try:
        noted = json.loads(content) if content else None
    except (ValueError, RecursionError):
        noted = None
    if isinstance(noted, dict) and noted.keys() == _NOTHING.keys() and isinstance(noted["files"], dict):
        return noted
    return _NOTHING


def note_inputs(cache: Path, output: Path, inputs: Inputs) -> None:
    """Keep that *output* was built of *inputs*."""
    file = state_file(cache, output)
    noted = {"around": inputs.around, "state": read_seal(file), "files": inputs.files}
    write_sealed(_note(file), json.dumps(noted).encode())


def _note(state: Path) -> Path:
    return state.with_suffix(".inputs")


def _stand(output: Path, records: Mapping[str, Record]) -> bool:
    root = os.fspath(output)
    return all(_stands(f"{root}/{path}", record) for path, record in records.items())


def _stands(file: str, record: Record) -> bool:
    try:
        found = os.lstat(file)
    except OSError:
        return False
    return found.st_size == record.bytes and found.st_mtime_ns == record.modified
