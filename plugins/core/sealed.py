"""Files of the cache that carry the digest of what is in them: one that is damaged or odd is as good as none.

The digest tells damage, not malice: who can write the cache can make a new one. So nothing that is read of it is ever
run, and a build trusts a cache as it trusts its own code.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path

from plugins.core.addressing import write_atomically

SEAL_BYTES = 65
"""How long the seal is, with the end of its line."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_sealed(file: Path, most: int) -> bytes | None:
    """Return what was written to *file*; None where it is missing, damaged, no plain file or over *most* bytes."""
    seal, _, content = (_read(file, most) or b"").partition(b"\n")
    return content if seal == _seal(content) else None


def read_seal(file: Path) -> str:
    """Return the digest that *file* says it carries, which tells it from any other; "" where it says none.

    Whether it is as it says is for `read_sealed` to see.
    """
    return (_read(file, SEAL_BYTES - 1, whole=False) or b"").decode("ascii", "replace")


def read_plain(file: Path, most: int) -> bytes | None:
    """Return what is in *file*, sealed elsewhere; None where it is missing, no plain file or over *most* bytes."""
    return _read(file, most)


def open_plain(file: Path, most: int) -> int | None:
    """Return a handle of *file*, to be closed; None where it is missing, no plain file or over *most* bytes."""
    try:
        handle = os.open(file, _FLAGS)
    except OSError:
        return None
    found = os.fstat(handle)
    if stat.S_ISREG(found.st_mode) and found.st_size <= most:
        return handle
    os.close(handle)
    return None


def _read(file: Path, most: int, *, whole: bool = True) -> bytes | None:
    handle = open_plain(file, most if whole else sys.maxsize)
    if handle is None:
        return None
    try:
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read(most)
    except OSError:
        return None
    finally:
        os.close(handle)


def write_sealed(file: Path, *content: bytes | memoryview) -> bool:
    """Write *content* to *file*; False where that cannot be, which costs the next build its time and nothing else."""
    try:
        write_atomically(file, _seal(*content), b"\n", *content)
    except OSError:
        return False
    return True


def _seal(*content: bytes | memoryview) -> bytes:
    seal = hashlib.sha256()
    for piece in content:
        seal.update(piece)
    return seal.hexdigest().encode()
