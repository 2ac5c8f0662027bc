"""The sources as they were read last time, by what is in their files: text that did not change is not read anew.

One file holds them all, sealed by its SHA-256; what is in it is data, and fits the classes of this build or is not
believed. Nothing of it is a path that anything is written to.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path, PurePosixPath
from sys import intern
from typing import Any

from plugins.contributions.body import Body, Heading
from plugins.contributions.front_matter import FrontMatter
from plugins.contributions.reading import Link, Source, is_page
from plugins.core.findings import Finding, Severity
from plugins.core.sealed import read_sealed, write_sealed
from plugins.core.sources import split_source

VERSION = b"sources 2\n"
_ROW = re.compile(rb"(?P<name>[0-9a-f]{32}) (?P<head>[0-9]{1,9}) (?P<body>[0-9]{1,9}) (?P<spoken>[0-9]{1,9})\n")
MOST_BYTES = 512 * 1024 * 1024
Entry = tuple[bytes | memoryview, ...]
"""What is kept of a source: what JSON tells of it, its HTML and what is read of it aloud."""
_NAMES = [field.name for field in fields(FrontMatter)]
_TUPLES = [_NAMES.index(name) for name in ("tags", "authors", "reviewers", "translators")]
_COMMON = [
    _NAMES.index(name) for name in ("lang", "status", "licence", "category", "translation_of", "plan", "campaign")
]
_DATES = [_NAMES.index(name) for name in ("date", "modified")]


class KeptSources:
    """Sources by the digests of their files, read from *file* and written there again.

    *ground* is the digest of all that the reading depends on beside the file itself.
    """

    def __init__(self, file: Path, ground: str) -> None:
        self._file, self._ground = file, ground
        self._kept = _read_entries(file)
        self._used: dict[str, Entry] = {}

    def find(self, path: PurePosixPath, text: str) -> Source | None:
        """Return the source that *text* at *path* was read as; None where it is not kept."""
        name = self._name(path, text)
        entry = self._kept.get(name)
        if entry is None:
            return None
        split = split_source(text)
        try:
            source = _decode(entry, path, split.body if split else "")
        except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
            return None
        self._used[name] = entry
        return source

    def keep(self, path: PurePosixPath, text: str, source: Source) -> None:
        """Keep *source*, unless it is to be mended anyway."""
        if not any(finding.severity is Severity.ERROR for finding in source.findings):
            head, body = json.dumps(_encode(source), ensure_ascii=False), source.body
            long = (body.packed_html, body.packed_speech) if body else (b"", b"")
            self._used[self._name(path, text)] = (head.encode(), *long)

    def _name(self, path: PurePosixPath, text: str) -> str:
        return hashlib.blake2b(f"{self._ground}\0{path}\0{text}".encode(), digest_size=16).hexdigest()

    def save(self) -> None:
        """Write what this build used, where it is not what was there."""
        if self._used.keys() != self._kept.keys():
            write_sealed(self._file, VERSION, *self._render_rows())

    def _render_rows(self) -> Iterator[bytes | memoryview]:
        for name, pieces in self._used.items():
            yield b" ".join((name.encode(), *(b"%d" % len(piece) for piece in pieces))) + b"\n"
            yield from pieces


def _read_entries(file: Path) -> dict[str, Entry]:
    text = read_sealed(file, MOST_BYTES)
    if text is None or not text.startswith(VERSION):
        return {}
    # Long texts stay where they are: a site's fill a fifth of what a build may use.
    entries: dict[str, Entry] = {}
    place, whole = len(VERSION), memoryview(text)
    while row := _ROW.match(text, place):
        ends = list(accumulate(map(int, row.group("head", "body", "spoken")), initial=row.end()))
        entries[row["name"].decode()] = tuple(whole[start:end] for start, end in pairwise(ends))
        place = ends[-1]
    return entries


def _encode(source: Source) -> list[Any]:
    head, body = source.front_matter, source.body
    told = [_plain(getattr(head, name)) for name in _NAMES] if head else None
    measured = [[_encode_heading(heading) for heading in body.toc], body.words] if body else None
    links = [[link.target, link.line, link.column, link.is_picture] for link in source.links]
    findings = [_encode_finding(finding) for finding in source.findings]
    return [told, measured, links, findings]


def _encode_finding(one: Finding) -> list[Any]:
    place = [one.path, one.line, one.column]
    return [*place, one.code, one.message, one.hint, dict(one.values), one.severity.value, one.node]


def _decode_finding(row: Sequence[Any]) -> Finding:
    path, line, column, code, message, hint, values, severity, node = row
    return Finding(path, line, column, code, message, hint, values, Severity(severity), node)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _encode_heading(heading: Heading) -> list[Any]:
    return [heading.id, heading.name, [_encode_heading(child) for child in heading.children]]


def _decode(entry: Entry, path: PurePosixPath, markdown: str) -> Source:
    # All of it is text, or it is not believed.
    head, *_ = (str(piece, "utf-8") for piece in entry)
    told, measured, links, findings = json.loads(head)
    return Source(
        path,
        is_page(path),
        _decode_head(told) if told is not None else None,
        Body(entry[1], _decode_headings(measured[0]), int(measured[1]), entry[2]) if measured is not None else None,
        tuple(Link(*link) for link in links),
        tuple(map(_decode_finding, findings)),
        markdown,
    )


def _decode_head(told: list[Any]) -> FrontMatter:
    if len(told) != len(_NAMES):
        raise ValueError
    for place in _DATES:
        told[place] = date.fromisoformat(told[place]) if told[place] is not None else None
    for place in _TUPLES:
        told[place] = tuple(map(intern, told[place]))
    # What many say is held once.
    for place in _COMMON:
        told[place] = intern(told[place]) if told[place] else told[place]
    return FrontMatter(*told)


def _decode_headings(rows: Sequence[Sequence[Any]]) -> tuple[Heading, ...]:
    return tuple(Heading(row[0], row[1], _decode_headings(row[2])) for row in rows)
