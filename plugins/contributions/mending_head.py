"""Mending the front matter, one value at a time, where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plugins.contributions.drafts import BodyText
from plugins.contributions.front_matter import ARTICLE_KEYS, PAGE_KEYS, SOURCE_NAME, STATUSES, Rules
from plugins.contributions.licences import LICENCES
from plugins.core.fields import find_nearest
from plugins.core.findings import N_
from plugins.core.located_yaml import Mapping as Keys
from plugins.core.located_yaml import Node, Scalar, Sequence, parse_yaml
from plugins.core.registries import Entry
from plugins.core.sources import split_source

_CHANGED = N_('"%(old)s" was changed to "%(new)s"')
_REMOVED = N_('"%(value)s" stood twice; one was removed')
_MONTHS = {
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "en": "january february march april may june july august september october november december",
}
_MONTH_NUMBERS = {name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), start=1)}
# In all four languages the day stands before the month.
_DATES = (
    re.compile(r"(?P<day>\d{1,2})\s*[./-]\s*(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})"),
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:de |d['’])?(?P<name>\w+)(?: de| del)? (?P<year>\d{4})", re.IGNORECASE
    ),
)
_BETWEEN = re.compile(r"['\"]?(?:\s*,\s*|\s*\n\s*-\s+)['\"]?")
_AFTER_PLAIN = re.compile(r"\s|[,\]}:#]|$")


@dataclass(frozen=True)
class Edit:
    """Put *new* in place of what stands from *start* to *end* of a text, and why."""

    start: int
    end: int
    new: str
    line: int
    message: str
    values: Mapping[str, str] = field(default_factory=dict)


def find_edits(text: str, path: PurePosixPath, rules: Rules, *, is_page: bool) -> list[Edit]:
    """Return the next edits that the head of *text* needs; none overlaps another."""
    split = split_source(text)
    root = parse_yaml(split.head, str(path), first_line=2)[0] if split else None
    if not isinstance(root, Keys):
        return []
    head = Head(BodyText(text, 1), root)
    edits = list(head.mend_keys(PAGE_KEYS if is_page else ARTICLE_KEYS))
    edits += head.mend_lang(path, rules)
    edits += head.mend_dates()
    edits += head.mend_terms(rules)
    # Two edits of one list would overlap: the second waits for the next round.
    return edits or list(head.remove_repeated(_term_keys(rules)))


@dataclass(frozen=True)
class Head:
    """The keys of a source's head, where they stand in its text."""

    text: BodyText
    root: Keys

    def mend_keys(self, allowed: Iterable[str]) -> Iterator[Edit]:
        """Yield an edit for each unknown key that is surely a slip for one that is not there."""
        free = set(allowed) - self.root.keys.keys()
        for name, key in self.root.keys.items():
            near = find_nearest(name, sorted(allowed)) if name not in allowed else None
            if near in free:
                free.remove(near)
                yield from self._replace(key, near)

    def mend_lang(self, path: PurePosixPath, rules: Rules) -> Iterator[Edit]:
        """Yield an edit where the language is not that of the file's name."""
        named = SOURCE_NAME.fullmatch(path.name)
        node = self.root.entries.get("lang")
        if named and isinstance(node, Scalar) and named["lang"] in rules.languages and node.value != named["lang"]:
            yield from self._replace(node, named["lang"])

    def mend_dates(self) -> Iterator[Edit]:
        """Yield an edit for each date that is right but written otherwise."""
        for key in ("date", "modified"):
            node = self.root.entries.get(key)
            day = read_day(node.value) if isinstance(node, Scalar) else None
            if day and isinstance(node, Scalar) and node.value != day:
                yield from self._replace(node, day)

    def mend_terms(self, rules: Rules) -> Iterator[Edit]:
        """Yield an edit for each term that is unknown, and surely a slip for a known one or its visible name."""
        for key, known in _term_keys(rules).items():
            for node in _items(self.root.entries.get(key)):
                near = None if node.value in known.values() else known.get(node.value.casefold())
                near = near or (
                    None if node.value in known.values() else find_nearest(node.value, sorted({*known.values()}))
                )
                if near:
                    yield from self._replace(node, near)

    def remove_repeated(self, keys: Iterable[str]) -> Iterator[Edit]:
        """Yield an edit for the first word that stands twice in a list."""
        for key in keys:
            before: list[Scalar] = []
            for node in _items(self.root.entries.get(key)):
                if node.value in {one.value for one in before}:
                    yield from self._remove(node, before[-1])
                    return
                before.append(node)

    def _replace(self, node: Scalar, new: str) -> Iterator[Edit]:
        span = self._span(node)
        if span:
            yield Edit(*span, new, node.line, _CHANGED, {"old": node.value, "new": new})

    def _remove(self, node: Scalar, before: Scalar) -> Iterator[Edit]:
        span, last = self._span(node), self._span(before)
        if span is None or last is None:
            return
        start = last[1] + (self._quotes(before))
        if _BETWEEN.fullmatch(self.text.prose[start : span[0]]):
            yield Edit(start, span[1] + self._quotes(node), "", node.line, _REMOVED, {"value": node.value})

    def _quotes(self, node: Scalar) -> int:
        position = self.text.position(node.line, node.column)
        return int(self.text.prose[position] in "'\"")

    def _span(self, node: Scalar) -> tuple[int, int] | None:
        """Return where the value of *node* stands, without quotes; None where it is not written as it reads."""
        position = self.text.position(node.line, node.column)
        start = position + self._quotes(node)
        end = start + len(node.value)
        if not node.value or self.text.prose[start:end] != node.value:
            return None
        after = self.text.prose[end : end + 1]
        is_whole = after == self.text.prose[position] if start > position else _AFTER_PLAIN.match(after)
        return (start, end) if is_whole else None


def read_day(value: str) -> str | None:
    """Return the ISO form of a date as people write it in the site's languages; None where it is none."""
    for pattern in _DATES:
        match = pattern.fullmatch(value.strip())
        if match:
            parts = match.groupdict()
            month = int(parts.get("month") or _MONTH_NUMBERS.get(str(parts.get("name")).casefold(), 0))
            return _iso(int(parts["year"]), month, int(parts["day"]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _items(node: Node | None) -> list[Scalar]:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return [one for one in nodes if isinstance(one, Scalar)]


def _term_keys(rules: Rules) -> dict[str, dict[str, str]]:
    """Return for each key the words that stand for a term, and its id."""
    registries = rules.registries
    people = _names(registries.authors)
    return {
        "category": _names(registries.categories),
        "tags": _names(registries.tags),
        **dict.fromkeys(("authors", "reviewers", "translators"), people),
        "licence": {name.casefold(): name for name in LICENCES},
        "status": {name: name for name in STATUSES},
    }


def _names(entries: Mapping[str, Entry]) -> dict[str, str]:
    """Return the id of each entry by its id, and by those of its names and slugs that no other entry has."""
    owners: dict[str, set[str]] = {}
    for entry in entries.values():
        for word in {*entry.name.by_language.values(), *entry.slug.by_language.values()}:
            owners.setdefault(word.casefold().replace("’", "'"), set()).add(entry.id)
    names = {word: ids.pop() for word, ids in owners.items() if len(ids) == 1}
    return names | {identifier.casefold(): identifier for identifier in entries}
