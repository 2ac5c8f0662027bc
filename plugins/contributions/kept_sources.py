"""The sources as they were read last time, by what is in their files: text that did not change is not read anew.

One file holds them all, sealed by its SHA-256; what is in it is data, and fits the classes of this build or is not
believed. Nothing of it is a path that anything is written to. Long texts stay in it until somebody looks at them.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path, PurePosixPath
from sys import intern
from typing import Any

from plugins.contributions.body import Body, Heading
from plugins.contributions.front_matter import FrontMatter
from plugins.contributions.reading import Link, Source, is_page
from plugins.core.findings import Finding, Severity
from plugins.core.sources import split_source
from plugins.core.stowage import CAN_STOW, Read, StowageError, Stowed, Stowing, digest_piece, open_stowage

VERSION = b"sources 3\n"
_ROW = struct.Struct("<16sQIII16s16s")
_END = struct.Struct("<Q")
"""What the file ends with: where its rows begin, one behind the other, each an entry and its name."""
MOST_BYTES = 512 * 1024 * 1024
_NAMES = [field.name for field in fields(FrontMatter)]
_TUPLES = [_NAMES.index(name) for name in ("tags", "authors", "reviewers", "translators")]
_COMMON = [
    _NAMES.index(name) for name in ("lang", "status", "licence", "category", "translation_of", "plan", "campaign")
]
_DATES = [_NAMES.index(name) for name in ("date", "modified")]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a source is kept: what JSON tells of it begins at `start`, its HTML and what is read aloud stand behind."""

    read: Read
    start: int
    lengths: tuple[int, int, int]
    digests: tuple[bytes, bytes]

    def tell(self) -> bytes:
        """Return what JSON tells of the source."""
        return self.read(self.start, self.lengths[0])

    def stow(self) -> tuple[Stowed, Stowed]:
        """Return the HTML and what is read aloud, which stay where they are."""
        head, html, speech = self.lengths
        place = self.start + head
        return (
            Stowed(self.read, place, html, self.digests[0]),
            Stowed(self.read, place + html, speech, self.digests[1]),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a source beside its long texts."""

    head: FrontMatter | None
    body: Body | None
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]

    def add_texts(self, entry: Entry) -> Body | None:
        """Return the body, its long texts being where *entry* has them."""
        if self.body is None:
            return None
        html, speech = entry.stow()
        return replace(self.body, packed_html=html, packed_speech=speech)


_held: dict[bytes, Told] = {}


def hold_sources(file: Path) -> None:
    """Have ready what *file* tells of its sources, and nothing else: for builds in processes forked from this one."""
    held = {name: _held.get(name) or _decode(entry.tell()) for name, entry in _read_entries(file).items()}
    _held.clear()
    _held.update(held)


class KeptSources:
    """Sources by the digests of their files, read from *file* and written there again.

    *ground* is the digest of all that the reading depends on beside the file itself.
    """

    def __init__(self, file: Path, ground: str) -> None:
        self._file, self._ground = file, ground
        self._kept = _read_entries(file)
        self._used: dict[bytes, Entry] = {}
        self._stowing: Stowing | None = None

    def find(self, path: PurePosixPath, text: str) -> Source | None:
        """Return the source that *text* at *path* was read as; None where it is not kept."""
        name = self._name(path, text)
        entry = self._kept.get(name)
        if entry is None:
            return None
        split = split_source(text)
        try:
            told = _held.get(name) or _decode(entry.tell())
        except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError, OSError):
            return None
        self._used[name] = entry
        return Source(
            path,
            is_page(path),
            told.head,
            told.add_texts(entry),
            told.links,
            told.findings,
            split.body if split else "",
        )

    def keep(self, path: PurePosixPath, text: str, source: Source) -> Source:
        """Keep *source*, unless it is to be mended anyway, and return it: its long texts then lie in the cache."""
        if any(finding.severity is Severity.ERROR for finding in source.findings):
            return source
        body = source.body
        html, speech = (bytes(body.packed_html), bytes(body.packed_speech)) if body else (b"", b"")
        head = json.dumps(_encode(source), ensure_ascii=False).encode()
        try:
            entry = self._add((head, html, speech), (digest_piece(html), digest_piece(speech)))
        except OSError:
            return source
        self._used[self._name(path, text)] = entry
        if body is None or not CAN_STOW:
            return source
        stowed = entry.stow()
        leads = tuple(map(intern, body.leads))
        return replace(source, body=replace(body, packed_html=stowed[0], packed_speech=stowed[1], leads=leads))

    def _add(self, pieces: tuple[bytes, bytes, bytes], digests: tuple[bytes, bytes]) -> Entry:
        stowing = self._stow()
        head, html, speech = map(len, pieces)
        return Entry(stowing.read, stowing.add(*pieces), (head, html, speech), digests)

    def _stow(self) -> Stowing:
        if self._stowing is None:
            self._stowing = Stowing(self._file)
            self._stowing.add(VERSION)
        return self._stowing

    def _name(self, path: PurePosixPath, text: str) -> bytes:
        return hashlib.blake2b(f"{self._ground}\0{path}\0{text}".encode(), digest_size=16).digest()

    def save(self) -> None:
        """Write what this build used, where it is not what was there."""
        try:
            if self._used.keys() != self._kept.keys():
                self._write()
        except (OSError, StowageError):
            pass
        finally:
            self.drop()

    def _write(self) -> None:
        stowing, rows = self._stow(), []
        for name, entry in self._used.items():
            placed = entry
            if entry.read is not stowing.read:
                html, speech = map(bytes, entry.stow())
                placed = self._add((entry.tell(), html, speech), entry.digests)
            rows.append(_ROW.pack(name, placed.start, *placed.lengths, *placed.digests))
        index = stowing.add(*rows)
        stowing.add(_END.pack(index))
        stowing.finish()
        self._stowing = None

    def drop(self) -> None:
        """Leave nothing half written; what `find` and `keep` returned stays good."""
        if self._stowing:
            self._stowing.drop()
            self._stowing = None


def _read_entries(file: Path) -> dict[bytes, Entry]:
    opened = open_stowage(file, MOST_BYTES)
    if opened is None:
        return {}
    read, length = opened
    try:
        if read(0, len(VERSION)) != VERSION:
            return {}
        (index,) = _END.unpack(read(length - _END.size, _END.size))
        rows = _ROW.iter_unpack(read(index, length - _END.size - index))
        entries = {row[0]: Entry(read, row[1], row[2:5], row[5:]) for row in rows}
    except (OSError, ValueError, OverflowError, struct.error):
        return {}
    lies_within = all(entry.start + sum(entry.lengths) <= index for entry in entries.values())
    return entries if lies_within else {}


def _encode(source: Source) -> list[Any]:
    head, body = source.front_matter, source.body
    told = [_plain(getattr(head, name)) for name in _NAMES] if head else None
    measured = (
        [[_encode_heading(heading) for heading in body.toc], body.words, body.leads, body.pictured] if body else None
    )
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


def _decode(entry: bytes) -> Told:
    head, measured, links, findings = json.loads(str(entry, "utf-8"))
    return Told(
        _decode_head(head) if head is not None else None,
        _decode_body(*measured) if measured is not None else None,
        tuple(Link(*link) for link in links),
        tuple(map(_decode_finding, findings)),
    )


def _decode_body(toc: list[Any], words: int, leads: list[str], pictured: object) -> Body:
    return Body(b"", _decode_headings(toc), int(words), b"", tuple(map(intern, leads)), bool(pictured))


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
