"""All sources of the site, each read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.contributions.reading import Source
from plugins.core.workers import map_over_cores


class Shelf:
    """Reads *files* over all cores when the first source is asked for, and any other file by itself."""

    def __init__(self, read: Callable[[Path], Source], files: Sequence[Path]) -> None:
        self._read = read
        self._files = files
        self._sources: dict[Path, Source] | None = None

    def take(self, file: Path) -> Source:
        """Return the source that *file* holds."""
        if self._sources is None:
            self._sources = dict(zip(self._files, map_over_cores(self._read, self._files), strict=True))
        return self._sources.get(file) or self._read(file)
