"""A second name in the cache for each file that a build wrote: it takes no room, and stays when the output goes.

A machine that begins with an empty output and the cache of an earlier build then finds its site too. What is taken
from there is what was written, by its SHA-256, or is not taken.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plugins.core.staging import remove_files


class Spares:
    """The spare files in *folder*, by their paths in the output."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rooms: set[str] = set()

    def restore(self, path: str, sha256: str, size: int, modified: int, target: str) -> bool:
        """Put *path* at *target* as it was written; False where it is not there as that."""
        source = os.path.join(self._folder, path)  # noqa: PTH118 - thousands of times in a build
        try:
            found = os.lstat(source)
            if not sha256 or not stat.S_ISREG(found.st_mode) or found.st_size != size:
                return False
            with open(source, "rb") as file:  # noqa: PTH123
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    return False
            os.link(source, target)
            if found.st_mtime_ns != modified:
                os.utime(target, ns=(modified, modified))
        except OSError:
            return False
        return True

    def keep(self, output: Path, paths: Iterable[str]) -> None:
        """Give each of *paths* in *output* its second name, where the file system has such names."""
        with suppress(OSError):
            for path in paths:
                self._keep(os.path.join(output, path), os.path.join(self._folder, path))  # noqa: PTH118

    def _keep(self, source: str, target: str) -> None:
        room = os.path.dirname(target)  # noqa: PTH120
        if room not in self._rooms:
            self._make_room(Path(room))
            self._rooms.add(room)
        with suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108
        os.link(source, target, follow_symlinks=False)

    def _make_room(self, room: Path) -> None:
        """Make the folder *room* within this one, whatever else stands there or leads away from there."""
        if room != self._folder:
            self._make_room(room.parent)
        if room.is_symlink() or (room.exists() and not room.is_dir()):
            room.unlink()
        room.mkdir(parents=True, exist_ok=True)

    def drop(self, paths: Iterable[str]) -> None:
        """Forget *paths*."""
        with suppress(OSError):
            remove_files(self._folder, paths)

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self._folder, ignore_errors=True)
