"""Typed values out of located YAML, with a finding for each that is not what it should be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from datetime import date

from plugins.core.findings import Finding
from plugins.core.located_yaml import Mapping, Node, Scalar, Sequence
from plugins.core.texts import Texts

IDENTIFIER = re.compile(r"[a-z][a-z0-9-]{0,79}|[0-9]{3}")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TRUTHS = {"true": True, "false": False}


def suggest(word: str, known: Collection[str]) -> str:
    """Return the known word nearest to *word*, or all of them where none is near."""
    near = difflib.get_close_matches(word, known, n=1)
    return near[0] if near else ", ".join(sorted(known))


@dataclass
class Fields:
    """Reads the keys of one mapping, gathering what is wrong with them.

    Every getter returns None where the key is absent or its value is refused.
    """

    mapping: Mapping
    path: str
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, node: Node, code: str, message: str, hint: str, **values: object) -> None:
        """Add an error finding at *node*."""
        self.findings.append(Finding(self.path, node.line, node.column, code, message, hint, values))

    def check_keys(self, allowed: Collection[str], required: Collection[str] = ()) -> None:
        """Refuse keys outside *allowed* and the lack of *required* ones."""
        for name, key in self.mapping.keys.items():
            if name not in allowed:
                hint = "did you mean %(near)s?"
                self.refuse(key, "E104", 'unknown key "%(key)s"', hint, key=name, near=suggest(name, allowed))
        for name in required:
            if name not in self.mapping.entries:
                self.refuse(self.mapping, "E107", 'the key "%(key)s" is missing', "add it", key=name)

    def text(self, key: str) -> str | None:
        """Return plain text on one line."""
        node = self.mapping.entries.get(key)
        if node is None:
            return None
        if not isinstance(node, Scalar) or not node.value.strip():
            self.refuse(node, "E108", '"%(key)s" must be text', "write it on one line", key=key)
            return None
        return " ".join(node.value.split())

    def identifier(self, key: str) -> str | None:
        """Return an id or slug: lower-case letters, digits, hyphens."""
        value = self.text(key)
        if value is not None and not IDENTIFIER.fullmatch(value):
            hint = "use lower-case letters without accents, digits and hyphens, starting with a letter, 80 at most"
            self.refuse(self.mapping.entries[key], "E109", '"%(value)s" cannot be a name', hint, value=value)
            return None
        return value

    def day(self, key: str) -> date | None:
        """Return a calendar date."""
        value = self.text(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value if ISO_DATE.fullmatch(value) else "")
        except ValueError:
            node = self.mapping.entries[key]
            self.refuse(node, "E110", '"%(value)s" is not a real date', "write it as YYYY-MM-DD", value=value)
            return None

    def truth(self, key: str) -> bool:
        """Return true or false; False where the key is absent."""
        value = self.choice(key, TRUTHS)
        return TRUTHS[value] if value else False

    def choice(self, key: str, known: Collection[str]) -> str | None:
        """Return one of the *known* words."""
        value = self.text(key)
        if value is not None and value not in known:
            self._refuse_unknown(self.mapping.entries[key], value, known)
            return None
        return value

    def choices(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """Return a list of *known* words, each once; a single word stands for a list of one."""
        node = self.mapping.entries.get(key)
        items = () if node is None else node.items if isinstance(node, Sequence) else (node,)
        return tuple(self._known_items(key, items, known))

    def _known_items(self, key: str, items: tuple[Node, ...], known: Collection[str]) -> Iterator[str]:
        seen: set[str] = set()
        for item in items:
            if not isinstance(item, Scalar):
                self.refuse(item, "E108", '"%(key)s" must be a list of words', "write [one, two]", key=key)
            elif item.value not in known:
                self._refuse_unknown(item, item.value, known)
            elif item.value in seen:
                self.refuse(item, "E111", '"%(value)s" stands twice', "keep one", value=item.value)
            else:
                seen.add(item.value)
                yield item.value

    def _refuse_unknown(self, node: Node, value: str, known: Collection[str]) -> None:
        self.refuse(
            node, "E112", '"%(value)s" is unknown', "did you mean %(near)s?", value=value, near=suggest(value, known)
        )

    def texts(self, key: str, default_lang: str) -> Texts | None:
        """Return a text in several languages, of which the default one must be there."""
        node = self.mapping.entries.get(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.refuse(node, "E108", '"%(key)s" must have a text per language', "write {ca: …, gl: …}", key=key)
            return None
        values = self._scalars(node)
        if default_lang not in values:
            hint = "add it: it stands in where a translation is missing"
            self.refuse(node, "E113", '"%(key)s" has no text in "%(lang)s"', hint, key=key, lang=default_lang)
            return None
        return Texts(values, default_lang)

    def _scalars(self, node: Mapping) -> Pairs[str, str]:
        return {key: " ".join(value.value.split()) for key, value in node.entries.items() if isinstance(value, Scalar)}


def read_records(root: Node | None, path: str, findings: list[Finding]) -> Iterator[Fields]:
    """Yield a reader for each mapping of a list of records."""
    if not isinstance(root, Sequence):
        findings.append(Finding(path, 1, 1, "E114", "this file must be a list", "start each entry with `- id: …`"))
        return
    for item in root.items:
        if isinstance(item, Mapping):
            yield Fields(item, path, findings)
        else:
            place = (path, item.line, item.column)
            findings.append(Finding(*place, "E114", "this entry is not a list of keys", "write `- id: …`"))
