"""What a build notes for those that come after: where each body stands, and what must not have changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from plugins.core.sealed import read_sealed, write_sealed
from plugins.core.searching import IndexNote
from plugins.retouching.insets import Inset

VERSION = 2
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Surroundings:
    """What else the setting of a body takes, of the settings of the build: paths are absolute.

    `scripts` are the theme's, as paths in the output: a page may load no other. `packed` is where packed texts are
    kept; "" where nothing is packed.
    """

    origin: str
    base: str
    content: str
    catalogues: str
    languages: Sequence[Mapping[str, Any]]
    default_lang: str
    findings_lang: str
    scripts: Sequence[str]
    packed: str


@dataclass(frozen=True)
class Text:
    """A text: its address, and its face as `faces.tell_face` has it; "" where each edit takes a whole build."""

    face: str
    url: str


@dataclass(frozen=True)
class Record:
    """What is known of the site of one build, whose state has the seal `state`: texts by source, insets by file."""

    state: str
    surroundings: Surroundings
    texts: Mapping[str, Text]
    insets: Mapping[str, Sequence[Inset]]
    indexes: Sequence[IndexNote]


def record_file(state: Path) -> Path:
    """Return where the record is kept that belongs to the state in the file *state*."""
    return state.with_suffix(".insets")


def read_record(file: Path, state: str) -> Record | None:
    """Return the record in *file* if it is that of the build whose state has the seal *state*, else None."""
    content = read_sealed(file, MOST_BYTES)
    try:
        data = json.loads(content) if content else None
        return _parse(data) if data and data["version"] == VERSION and data["state"] == state else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _parse(data: Mapping[str, Any]) -> Record:
    return Record(
        str(data["state"]),
        Surroundings(**data["surroundings"]),
        {path: Text(*row) for path, row in data["texts"].items()},
        {path: [Inset(*row) for row in rows] for path, rows in data["insets"].items()},
        [IndexNote(**row) for row in data["indexes"]],
    )


def write_record(file: Path, record: Record) -> None:
    """Keep *record* for the next build."""
    data = {
        "version": VERSION,
        "state": record.state,
        "surroundings": _shallow(record.surroundings),
        "texts": {path: (text.face, text.url) for path, text in record.texts.items()},
        "insets": {path: [_row(inset) for inset in insets] for path, insets in record.insets.items()},
        "indexes": [_shallow(note) for note in record.indexes],
    }
    write_sealed(file, json.dumps(data).encode())


def _shallow(thing: Any) -> dict[str, Any]:
    return {field.name: getattr(thing, field.name) for field in fields(thing)}


def _row(inset: Inset) -> tuple[str, int, int, str]:
    return inset.source, inset.start, inset.length, inset.digest
