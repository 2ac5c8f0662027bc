"""Names made from content, and files that are either whole or not there."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

DIGITS = 10


def digest(content: bytes) -> str:
    """Return the first ten hexadecimal digits of the SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def write_atomically(path: Path, *content: bytes | memoryview) -> None:
    """Write *content*, piece after piece, so that no reader ever sees half of it; an identical file keeps its mtime."""
    # The size first: whatever lies there may be large.
    if path.is_file() and path.stat().st_size == sum(map(len, content)) and _holds(path, content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _holds(path: Path, content: Iterable[bytes | memoryview]) -> bool:
    with path.open("rb") as file:
        return all(file.read(len(piece)) == piece for piece in content)
