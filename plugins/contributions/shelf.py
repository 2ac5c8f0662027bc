"""All sources of the site, each read once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from plugins.contributions.kept_sources import KeptSources
from plugins.contributions.reading import Source, SourceReader, refuse
from plugins.core.workers import iterate_over_cores, map_over_cores


class Shelf:
    """Reads *files* over all cores when the first source is asked for, and any other file by itself.

    What is among the *kept*, as it was read of the same text, is not read again; `read_anew` is how many were not.
    """

    def __init__(self, reader: SourceReader, files: Sequence[Path], kept: KeptSources | None = None) -> None:
        self._reader, self._files, self._kept = reader, files, kept
        self._sources: dict[Path, Source] | None = None
        self.read_anew = 0

    def take(self, file: Path) -> Source:
        """Return the source that *file* holds."""
        if self._sources is None:
            self._sources = self._read_all() if self._kept is None else self._read_changed(self._kept)
        return self._sources.get(file) or self._reader.read(file)

    def clear(self) -> None:
        """Forget all sources, once everybody has got theirs."""
        self._files, self._sources = (), {}

    def _read_all(self) -> dict[Path, Source]:
        return dict(zip(self._files, map_over_cores(self._reader.read, self._files), strict=True))

    def _read_changed(self, kept: KeptSources) -> dict[Path, Source]:
        sources: dict[Path, Source | None] = {}
        changed: list[tuple[Path, PurePosixPath, str]] = []
        for file in self._files:
            path, text, findings = self._reader.load(file)
            sources[file] = kept.find(path, text) if text is not None else refuse(path, findings)
            if text is not None and sources[file] is None:
                changed.append((file, path, text))
        self.read_anew = len(changed)
        try:
            # One after another, so that no more of the long texts is held than it takes to put them by.
            read = iterate_over_cores(lambda one: self._reader.parse(one[2], one[1]), changed)
            for (file, path, text), source in zip(changed, read, strict=True):
                sources[file] = kept.keep(path, text, source)
            kept.save()
        finally:
            kept.drop()
        # What it holds of all of them is held twice by now.
        self._kept = None
        return {file: source for file, source in sources.items() if source}
