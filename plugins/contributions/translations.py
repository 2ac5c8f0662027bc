"""Whether each translation still says what its original says, and where it does not.

A translation keeps, as `source_hash`, the fingerprint that its original had when it was last brought up to date:
``<whole>:<part>.<part>…``. The whole is the digest of title, summary and body; each part is a shorter digest, of
the head (title and summary), of the text before the first heading, and of each heading with the text under it. So
nothing but the two files is needed to tell exactly whether the original changed, and under which headings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath

from plugins.contributions.front_matter import FrontMatter
from plugins.core.addressing import DIGITS, digest
from plugins.core.findings import N_

PART_DIGITS = 6
STAMP = re.compile(
    rf"(?P<whole>[0-9a-f]{{{DIGITS}}}):(?P<parts>[0-9a-f]{{{PART_DIGITS}}}(\.[0-9a-f]{{{PART_DIGITS}}})*)"
)
HEAD, OPENING, ELSEWHERE = N_("title and summary"), N_("before the first heading"), N_("layout of the text")

_HEADING = re.compile(r"#{2,6}(?!#)[ \t]*(?P<text>.*?)[ \t]*#*")
_CODE_FENCE = re.compile(r" {0,3}(```|~~~)")
_BLANK_LINES = re.compile(r"\n{3,}")


class Status(StrEnum):
    """What a language has of a text."""

    ORIGINAL = "original"
    FRESH = "fresh"
    OUTDATED = "outdated"
    UNSTAMPED = "unstamped"
    DRAFT = "draft"
    MISSING = "missing"


@dataclass(frozen=True)
class Part:
    """A piece of a text under its heading; those without one have no `heading`, but a `role`, a text to translate."""

    digest: str
    heading: str = ""
    role: str = ""


@dataclass(frozen=True)
class Fingerprint:
    """What a text says, in digests."""

    whole: str
    parts: tuple[Part, ...]

    @property
    def stamp(self) -> str:
        """Return the fingerprint as a translation keeps it."""
        return f"{self.whole}:{'.'.join(part.digest for part in self.parts)}"


class Way(StrEnum):
    """How a part of the original differs from what the translation followed."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """One difference; that of a removed part names the part that it followed."""

    way: Way
    part: Part


@dataclass(frozen=True)
class Version:
    """A text in one language."""

    path: PurePosixPath
    lang: str
    title: str
    published: bool
    translation_of: str | None
    stamp: str | None
    summary: str
    body: str

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What it says, taken when somebody asks: of the texts of a site, few are compared with anything."""
        return take_fingerprint(self.title, self.summary, self.body)

    @property
    def group(self) -> str:
        """Return what all translations of one text share: its folder and stem."""
        folder, slash, name = str(self.path).rpartition("/")
        return f"{folder}{slash}{name.split('.')[0]}"


@dataclass(frozen=True)
class Cell:
    """What one language has of a text; `version` is None where that is nothing."""

    lang: str
    status: Status
    version: Version | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Row:
    """A text with a cell for each language of the site."""

    original: Version
    cells: tuple[Cell, ...]


def make_version(path: PurePosixPath, head: FrontMatter, body: str) -> Version:
    """Return what the matrix needs to know of a source."""
    published = head.status == "published"
    return Version(path, head.lang, head.title, published, head.translation_of, head.source_hash, head.summary, body)


def take_fingerprint(title: str, summary: str, body: str) -> Fingerprint:
    """Return the fingerprint of a text; spaces at line ends and the number of empty lines do not count."""
    head, text = f"{_normalise(title)}\n{_normalise(summary)}", _normalise(body)
    parts = [Part(_short(head), role=HEAD)]
    for heading, words in _split(text):
        part = _short(f"{heading or ''}\n{words}")
        parts.append(Part(part, role=OPENING) if heading is None else Part(part, heading))
    return Fingerprint(digest(f"{head}\n{text}".encode()), tuple(parts))


def _normalise(text: str) -> str:
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _short(text: str) -> str:
    return digest(text.encode())[:PART_DIGITS]


def _split(text: str) -> Iterator[tuple[str | None, str]]:
    heading: str | None = None
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        fenced = _CODE_FENCE.match(line)
        if fenced and fence in {"", fenced[1]}:
            fence = "" if fence else fenced[1]
        found = None if fence else _HEADING.fullmatch(line)
        if found:
            yield heading, "\n".join(lines).strip()
            heading, lines = found["text"], []
        else:
            lines.append(line)
    yield heading, "\n".join(lines).strip()


def find_changes(stamp: str, now: Fingerprint) -> tuple[Change, ...] | None:
    """Return what changed in the original since *stamp*: nothing where it is fresh, None where it cannot be read."""
    match = STAMP.fullmatch(stamp)
    if match is None:
        return None
    if match["whole"] == now.whole:
        return ()
    before, after = match["parts"].split("."), [part.digest for part in now.parts]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changes = tuple(
        change
        for tag, start, end, first, last in blocks
        if tag != "equal"
        for change in _changes_of(end - start, now.parts[:last], last - first)
    )
    return changes or (Change(Way.CHANGED, Part("", role=ELSEWHERE)),)


def _changes_of(gone: int, parts: Sequence[Part], new: int) -> Iterator[Change]:
    """Yield what became of *gone* parts, in whose place the last *new* ones of *parts* stand now."""
    for index, part in enumerate(parts[len(parts) - new :]):
        yield Change(Way.CHANGED if index < gone else Way.ADDED, part)
    if gone > new:
        yield Change(Way.REMOVED, parts[-1])


def make_matrix(versions: Iterable[Version], languages: Sequence[str]) -> tuple[Row, ...]:
    """Return a row for each text that has an original, in the order of their files."""
    groups: dict[str, dict[str, Version]] = {}
    for version in sorted(versions, key=lambda version: str(version.path)):
        groups.setdefault(version.group, {})[version.lang] = version
    return tuple(
        Row(original, tuple(_cell(lang, original, members) for lang in languages))
        for members in groups.values()
        for original in [version for version in members.values() if version.translation_of is None][:1]
    )


def _cell(lang: str, original: Version, members: Mapping[str, Version]) -> Cell:
    version = members.get(lang)
    if version is None:
        return Cell(lang, Status.MISSING)
    if not version.published:
        return Cell(lang, Status.DRAFT, version)
    if version is original:
        return Cell(lang, Status.ORIGINAL, version)
    changes = find_changes(version.stamp, original.fingerprint) if version.stamp else None
    if changes is None:
        return Cell(lang, Status.UNSTAMPED, version)
    return Cell(lang, Status.OUTDATED if changes else Status.FRESH, version, changes)


def restamp(text: str, stamp: str) -> str:
    """Return the source *text* of a translation with *stamp* as its source_hash, every other line as it was."""
    lines = text.split("\n")
    end = next(index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    kept = [line for line in lines[:end] if not line.startswith("source_hash:")]
    after = next(index for index, line in enumerate(kept) if line.startswith("translation_of:")) + 1
    return "\n".join([*kept[:after], f"source_hash: {stamp}", *kept[after:], *lines[end:]])
