"""A folder of made files that outlives the build, each told by a name that holds its content's hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.core.addressing import write_atomically
from plugins.core.sealed import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

MOST_BYTES, SEAL_BYTES = 64 * 1024 * 1024, 64


@dataclass(frozen=True)
class Cache:
    """Made files in *folder*; beside each, its SHA-256, without which it is not believed."""

    folder: Path

    def obtain(self, name: str, make: Callable[[], bytes]) -> tuple[bytes, bool]:
        """Return the file *name*, and whether it had to be made, and so kept, now."""
        kept = self.read(name)
        if kept is not None:
            return kept, False
        data = make()
        write_atomically(self.folder / name, data)
        write_atomically(self._seal(name), hashlib.sha256(data).hexdigest().encode())
        return data, True

    def read(self, name: str) -> bytes | None:
        """Return the file *name*, or None when it is missing or is not what was written."""
        data = read_plain(self.folder / name, MOST_BYTES)
        if data is None:
            return None
        return data if hashlib.sha256(data).hexdigest().encode() == read_plain(self._seal(name), SEAL_BYTES) else None

    def write_outputs(self, names: Iterable[str], folder: Path) -> list[str]:
        """Copy the files *names* into *folder* and return those that were not there already, byte for byte.

        Raises KeyError for a name that was never obtained: a page would point at nothing.
        """
        written = []
        for name in names:
            data = self.read(name)
            if data is None:
                raise KeyError(name)
            if write_atomically(folder / name, data):
                written.append(name)
        return written

    def _seal(self, name: str) -> Path:
        return self.folder / f"{name}.sha256"
