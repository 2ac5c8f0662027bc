"""Whether anything changed since the last build, told before Pelican is so much as imported.

What counts is the content of every file that a build reads, the variables it was given, the day, and that what it
wrote still stands; when in doubt, something changed.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plugins.core.grounds import CODE, list_distributions, list_files
from plugins.core.ledger import read_state, state_file
from plugins.core.sealed import read_sealed, write_sealed

FOLDERS = ("content", "theme")
IGNORED = frozenset("_ OLDPWD PWD SHLVL TERM COLUMNS LINES INVOKE_PATH PYTEST_CURRENT_TEST BUILD_STATS".split())
"""Variables that say where somebody stands, not what they ask for."""


def digest_inputs(root: Path, words: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return the digest of what a build at *root* reads; *words* are its command."""
    # Not on a machine where nothing is installed yet: it asks for the time zones.
    from plugins.core.clock import build_date  # noqa: PLC0415

    mark = hashlib.blake2b(digest_size=16)
    told = [sys.version, str(build_date(environ)), *words, *sorted(list_distributions(sys.path))]
    told += [f"{name}={value}" for name, value in sorted(environ.items()) if name not in IGNORED]
    mark.update("\0".join(told).encode("utf-8", "surrogateescape"))
    for file in _list_inputs(root):
        content = Path(file).read_bytes()
        mark.update(f"{file}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        mark.update(content)
    return mark.hexdigest()


def _list_inputs(root: Path) -> Iterator[str]:
    own = CODE.parent
    folders = dict.fromkeys([CODE, own / "theme", *(root / name for name in FOLDERS)])
    settings = dict.fromkeys(file for folder in (root, own) for file in sorted(folder.glob("*.py")))
    yield from map(os.fspath, settings)
    for folder in folders:
        yield from list_files(os.fspath(folder))


def is_unchanged(cache: Path, output: Path, inputs: str) -> bool:
    """Tell whether *output* stands as it was built of *inputs*."""
    file = state_file(cache, output)
    noted = read_sealed(_note(file), 1024)
    if noted is None or noted.decode("utf-8", "replace") != f"{inputs} {_mark(file)}":
        return False
    records = read_state(file).records
    return bool(records) and all(
        _stands(output, path, record.bytes, record.modified) for path, record in records.items()
    )


def note_inputs(cache: Path, output: Path, inputs: str) -> None:
    """Keep that *output* was built of *inputs*."""
    file = state_file(cache, output)
    write_sealed(_note(file), f"{inputs} {_mark(file)}".encode())


def _note(state: Path) -> Path:
    return state.with_suffix(".inputs")


def _mark(file: Path) -> str:
    """Return what tells this state from that of any other build."""
    content = read_sealed(file, 1 << 30)
    return hashlib.blake2b(content or b"", digest_size=16).hexdigest()


def _stands(output: Path, path: str, size: int, modified: int) -> bool:
    try:
        found = os.lstat(f"{output}/{path}")
    except OSError:
        return False
    return found.st_size == size and found.st_mtime_ns == modified
