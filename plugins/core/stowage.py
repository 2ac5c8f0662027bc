"""Long pieces of a sealed file that stay there, and are read where they are wanted: a build holds thousands of them.

The file is held open, so that it stays what it was when another takes its place. Each piece has a digest of its own:
where somebody changes the file itself meanwhile, the build ends, and the next one finds that the seal is broken.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.core.sealed import SEAL_BYTES, open_plain, read_sealed

Read = Callable[[int, int], bytes]
"""Returns what begins at a place, and is so long: less where there is no more."""

CAN_STOW = hasattr(os, "pread")
"""Elsewhere no other file can take the place of one that is held open: pieces are then held in memory."""
_CHUNK = 1 << 18


class StowageError(Exception):
    """A file of the cache that was changed while a build read it."""

    exitcode = 1


@dataclass(frozen=True, eq=False, slots=True)
class Stowed:
    """A piece of a file: `digest` is that of its bytes, which `bytes()` reads."""

    read: Read
    start: int
    length: int
    digest: bytes

    def __bytes__(self) -> bytes:
        content = self.read(self.start, self.length)
        if digest_piece(content) != self.digest:
            message = "a file of the cache was changed while the build read it; build again"
            raise StowageError(message)
        return content

    def __len__(self) -> int:
        return self.length

    def __eq__(self, other: object) -> bool:
        return bytes(self) == bytes(other) if isinstance(other, (bytes, Stowed)) else NotImplemented

    def __hash__(self) -> int:
        return hash(bytes(self))


def digest_piece(content: bytes) -> bytes:
    """Return what tells *content* from any other."""
    return hashlib.blake2b(content, digest_size=16).digest()


def open_stowage(file: Path, most: int) -> tuple[Read, int] | None:
    """Return what reads the content of the sealed *file*, and how long it is; None where `read_sealed` has none."""
    if not CAN_STOW:
        content = read_sealed(file, most)
        return None if content is None else (lambda start, length: content[start : start + length], len(content))
    handle = open_plain(file, most)
    if handle is None:
        return None
    opened = _Opened(handle)
    try:
        return (opened.read, opened.measure()) if opened.is_sealed() else None
    except OSError:
        return None


class _Opened:
    """A sealed file, whose places are counted from behind its seal; closed when nobody holds it any more."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        weakref.finalize(self, os.close, handle)

    def read(self, start: int, length: int) -> bytes:
        return os.pread(self._handle, length, SEAL_BYTES + start)

    def measure(self) -> int:
        return os.fstat(self._handle).st_size - SEAL_BYTES

    def is_sealed(self) -> bool:
        seal, place = hashlib.sha256(), 0
        while chunk := self.read(place, _CHUNK):
            seal.update(chunk)
            place += len(chunk)
        return os.pread(self._handle, SEAL_BYTES, 0) == seal.hexdigest().encode() + b"\n"


class Stowing:
    """A sealed file that is written piece after piece, and read meanwhile; it becomes *file* when it is finished.

    Raises:
        OSError: it cannot be begun, here as in `add`.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        self._handle, self._name = tempfile.mkstemp(dir=file.parent, prefix=".partial-")
        self.read = _Opened(self._handle).read
        self._seal, self._end = hashlib.sha256(), 0
        os.write(self._handle, b"\0" * SEAL_BYTES)

    def add(self, *pieces: bytes) -> int:
        """Write *pieces*, one behind the other, and return where they begin."""
        content, start = b"".join(pieces), self._end
        if os.write(self._handle, content) != len(content):
            raise OSError
        self._seal.update(content)
        self._end += len(content)
        return start

    def finish(self) -> None:
        """Put the file in its place; where that cannot be, it costs the next build its time and nothing else."""
        try:
            os.pwrite(self._handle, self._seal.hexdigest().encode() + b"\n", 0)
            Path(self._name).chmod(0o644)
            Path(self._name).replace(self._file)
        except OSError:
            self.drop()

    def drop(self) -> None:
        """Leave no file; what was written can be read as long as somebody holds it."""
        with suppress(OSError):
            Path(self._name).unlink(missing_ok=True)
