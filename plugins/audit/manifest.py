"""The list of all that a build wrote: what two builds are compared by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from plugins.audit.headers import MANIFEST_FILE
from plugins.audit.scan import OutputFile, read_files

VERSION = 1
_FIRST, _SECOND = '{"path": ', ', "bytes": '
"""What a row begins with, and what stands after its path."""


class ManifestError(Exception):
    """A manifest that cannot be read; the sentence says which, and why."""


@dataclass(frozen=True)
class Entry:
    """A file that was written; `source` is the content it was made from, None where it was made from many or none."""

    path: str
    bytes: int
    sha256: str
    source: str | None = None


_NAMES = [field.name for field in fields(Entry)]
_encode = json.JSONEncoder(ensure_ascii=False).encode


def make_entry(file: OutputFile, sources: Mapping[str, str]) -> Entry:
    """Return the entry of *file*; *sources* are content files by the path of what was made from them."""
    digest = hashlib.sha256(file.content).hexdigest()
    return Entry(file.path, len(file.content), digest, sources.get(file.path))


def render_manifest(entries: Iterable[Entry]) -> str:
    """Return the manifest: a line a file, so that two can also be compared by eye."""
    return _render_rows(map(_render_row, sorted(entries, key=lambda entry: entry.path)))


def amend_manifest(text: str, entries: Iterable[Entry], gone: Collection[str] = ()) -> str:
    """Return the manifest *text* with *entries* in the place of those of the same paths, and without those *gone*.

    It is that of this very generator: of rows that stay, the path alone is read.
    """
    rows = {_read_path(row): row.removesuffix(",") for row in text.split("\n")[1:-2]}
    rows |= {entry.path: _render_row(entry) for entry in entries}
    return _render_rows([rows[path] for path in sorted(rows) if path not in gone])


def _read_path(row: str) -> str:
    path = row[len(_FIRST) : row.index(_SECOND)]
    return str(json.loads(path)) if "\\" in path else path[1:-1]


def _render_row(entry: Entry) -> str:
    return _encode({name: getattr(entry, name) for name in _NAMES})


def _render_rows(rows: Iterable[str]) -> str:
    lines = ",\n".join(rows)
    return f'{{"version": {VERSION}, "files": [\n{lines}\n]}}\n'


def parse_manifest(text: str, name: str) -> dict[str, Entry]:
    """Return the entries of a manifest by path; *name* stands for it in the error."""
    try:
        data = json.loads(text)
        entries = [Entry(**row) for row in data["files"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        message = f"{name} is not a build manifest: name an output folder, or the {MANIFEST_FILE} in it"
        raise ManifestError(message) from None
    if data.get("version") != VERSION:
        message = f"{name} is a build manifest of another version; build that output again"
        raise ManifestError(message)
    return {entry.path: entry for entry in entries}


def read_manifest(path: Path) -> dict[str, Entry]:
    """Return the entries of a manifest, or of an output folder with or without one, by path.

    Raises:
        ManifestError: there is nothing to read.
    """
    file = path / MANIFEST_FILE if path.is_dir() else path
    if file.is_file():
        try:
            return parse_manifest(file.read_text(encoding="utf-8"), str(file))
        except UnicodeDecodeError:
            return parse_manifest("", str(file))
    if not path.is_dir():
        message = f"{path} does not exist: name an output folder, or the {MANIFEST_FILE} in it"
        raise ManifestError(message)
    return {entry.path: entry for entry in (make_entry(output, {}) for output in read_files(path))}
