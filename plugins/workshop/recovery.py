"""An output that is gone, or part of it, taken from the cache as the last build wrote it."""

import os
from collections.abc import Iterable
from pathlib import Path

from plugins.core.ledger import Changes, Record, locked, open_spares, state_file
from plugins.core.sealed import read_seal
from plugins.core.spares import Spares
from plugins.core.staging import staged


class LostError(Exception):
    """A file that the cache has not, or not as it was written, or whose folder in the output leads elsewhere."""


def recover(cache: Path, output: Path, changes: Changes) -> bool:
    """Put all that *changes* tell is lost back into *output*; False where that cannot be, and *output* is as it was."""
    file = state_file(cache, output)
    with locked(file):
        if read_seal(file) != changes.seal:
            return False
        lost = {path: changes.state.records[path] for path in changes.lost}
        rooms = {os.path.dirname(path) for path in lost}  # noqa: PTH120 - thousands of files
        try:
            _refuse_links(output.resolve(), rooms)
            with staged(output) as folder:
                _fetch(lost, open_spares(file), folder, rooms)
            _set_times(lost, output)
        except (LostError, OSError):
            return False
    return True


def _refuse_links(output: Path, rooms: Iterable[str]) -> None:
    for room in rooms:
        if (output / room).resolve() != output / room:
            raise LostError(room)


def _fetch(lost: dict[str, Record], spares: Spares, folder: Path, rooms: Iterable[str]) -> None:
    for room in rooms:
        (folder / room).mkdir(parents=True, exist_ok=True)
    for path, record in lost.items():
        if not spares.restore(path, record.sha256, record.bytes, record.modified, os.path.join(folder, path)):  # noqa: PTH118
            raise LostError(path)


def _set_times(lost: dict[str, Record], output: Path) -> None:
    """Give a file that had all but its time what it lacks."""
    for path, record in lost.items():
        file = os.path.join(output, path)  # noqa: PTH118
        if os.stat(file).st_mtime_ns != record.modified:  # noqa: PTH116
            os.utime(file, ns=(record.modified, record.modified))
