"""Names made from content, and files that are either whole or not there."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path

DIGITS = 10


def digest(content: bytes) -> str:
    """Return the first ten hexadecimal digits of the SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def write_atomically(path: Path, *content: bytes | memoryview) -> bool:
    """Write *content*, piece after piece, so that no reader ever sees half of it; tell whether it had to be written.

    An identical file keeps its time.
    """
    target = os.fspath(path)
    if _holds(target, content):
        return False
    handle, name = _open_beside(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
        os.chmod(name, 0o644)  # noqa: PTH101 - here and below: thousands of times in a build
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _open_beside(target: str) -> tuple[int, str]:
    """Return a new file in the folder of *target*, which is made where it is missing."""
    folder = os.path.dirname(target)  # noqa: PTH120
    try:
        return tempfile.mkstemp(dir=folder, prefix=".partial-")
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        return tempfile.mkstemp(dir=folder, prefix=".partial-")


def _holds(target: str, content: Sequence[bytes | memoryview]) -> bool:
    try:
        found = os.stat(target)  # noqa: PTH116
    except OSError:
        return False
    # The size first: whatever lies there may be large.
    if not stat.S_ISREG(found.st_mode) or found.st_size != sum(map(len, content)):
        return False
    with open(target, "rb") as file:  # noqa: PTH123
        return all(file.read(len(piece)) == piece for piece in content)
