"""Typed values out of located YAML, with a finding for each that is not what it should be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping, Node, Scalar, Sequence
from plugins.core.texts import Texts

IDENTIFIER = re.compile(r"[a-z][a-z0-9-]{0,79}|[0-9]{3}")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CLEAR_LEAD = 0.1
MAX_LINE = 1_000  # drawing a share card from one endless word takes minutes
TRUTHS = {"true": True, "false": False}


def suggest(word: str, known: Collection[str]) -> str:
    """Return the known word nearest to *word*, or all of them where none is near."""
    near = difflib.get_close_matches(word, known, n=1)
    return near[0] if near else ", ".join(sorted(known))


def find_nearest(word: str, known: Collection[str]) -> str | None:
    """Return the one known word that *word* was surely meant to be; None where there is none, or a second as near."""
    near = difflib.get_close_matches(word.casefold(), known, n=2, cutoff=0.75)
    ratios = [difflib.SequenceMatcher(None, word.casefold(), one).ratio() for one in near]
    is_sure = len(near) == 1 or (len(near) == 2 and ratios[0] - ratios[1] >= _CLEAR_LEAD)
    return near[0] if is_sure else None


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
                hint = N_("did you mean %(near)s?")
                self.refuse(key, "E104", N_('unknown key "%(key)s"'), hint, key=name, near=suggest(name, allowed))
        for name in required:
            node = self.mapping.entries.get(name)
            if node is None or (isinstance(node, Sequence) and not node.items):
                self.refuse(node or self.mapping, "E107", N_('the key "%(key)s" is missing'), N_("add it"), key=name)

    def text(self, key: str) -> str | None:
        """Return plain text on one line."""
        node = self.mapping.entries.get(key)
        if node is None:
            return None
        return self._line(node, key)

    def _line(self, node: Node, key: str) -> str | None:
        value = " ".join(node.value.split()) if isinstance(node, Scalar) else ""
        if not value or CONTROL.search(value):
            self.refuse(node, "E108", N_('"%(key)s" must be text'), N_("write it on one line"), key=key)
            return None
        if len(value) > MAX_LINE:
            self.refuse(node, "E105", N_("the data are too long"), N_("split or shorten them"))
            return None
        return value

    def identifier(self, key: str) -> str | None:
        """Return an id or slug: lower-case letters, digits, hyphens."""
        value = self.text(key)
        if value is not None and not IDENTIFIER.fullmatch(value):
            self.refuse_name(self.mapping.entries[key], value)
            return None
        return value

    def refuse_name(self, node: Node, value: str) -> None:
        """Add an error finding at *node*, whose *value* cannot be an id or slug."""
        hint = N_("use lower-case letters without accents, digits and hyphens, starting with a letter, 80 at most")
        self.refuse(node, "E109", N_('"%(value)s" cannot be a name'), hint, value=value)

    def address(self, key: str, schemes: tuple[str, ...]) -> str | None:
        """Return an address that begins with one of *schemes*."""
        value = self.text(key)
        if value is not None and (not value.startswith(schemes) or " " in value):
            hint = N_("begin it with %(schemes)s")
            node = self.mapping.entries[key]
            self.refuse(
                node, "E136", N_('"%(value)s" cannot be an address'), hint, value=value, schemes=", ".join(schemes)
            )
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
            self.refuse(node, "E110", N_('"%(value)s" is not a real date'), N_("write it as YYYY-MM-DD"), value=value)
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
                self.refuse(item, "E108", N_('"%(key)s" must be a list of words'), N_("write [one, two]"), key=key)
            elif item.value not in known:
                self._refuse_unknown(item, item.value, known)
            elif item.value in seen:
                self.refuse(item, "E111", N_('"%(value)s" stands twice'), N_("keep one"), value=item.value)
            else:
                seen.add(item.value)
                yield item.value

    def _refuse_unknown(self, node: Node, value: str, known: Collection[str]) -> None:
        self.refuse(
            node,
            "E112",
            N_('"%(value)s" is unknown'),
            N_("did you mean %(near)s?"),
            value=value,
            near=suggest(value, known),
        )

    def texts(self, key: str, default_lang: str) -> Texts | None:
        """Return a text in several languages, of which the default one must be there."""
        node = self.mapping.entries.get(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.refuse(
                node, "E108", N_('"%(key)s" must have a text per language'), N_("write {ca: …, gl: …}"), key=key
            )
            return None
        lines = {lang: self._line(value, f"{key}.{lang}") for lang, value in node.entries.items()}
        values = {lang: line for lang, line in lines.items() if line is not None}
        if default_lang not in lines:
            hint = N_("add it: it stands in where a translation is missing")
            self.refuse(node, "E113", N_('"%(key)s" has no text in "%(lang)s"'), hint, key=key, lang=default_lang)
        return Texts(values, default_lang) if default_lang in values else None

    def identifiers(self, key: str, default_lang: str) -> Texts | None:
        """Return an id or slug in several languages."""
        texts = self.texts(key, default_lang)
        node = self.mapping.entries.get(key)
        if texts is None or not isinstance(node, Mapping):
            return None
        wrong = {lang: value for lang, value in texts.by_language.items() if not IDENTIFIER.fullmatch(value)}
        for lang, value in wrong.items():
            self.refuse_name(node.entries[lang], value)
        return None if wrong else texts


def read_records(root: Node | None, path: str, findings: list[Finding]) -> Iterator[Fields]:
    """Yield a reader for each mapping of a list of records."""
    if not isinstance(root, Sequence):
        findings.append(
            Finding(path, 1, 1, "E114", N_("this file must be a list"), N_("start each entry with `- id: …`"))
        )
        return
    for item in root.items:
        if isinstance(item, Mapping):
            yield Fields(item, path, findings)
        else:
            place = (path, item.line, item.column)
            findings.append(Finding(*place, "E114", N_("this entry is not a list of keys"), N_("write `- id: …`")))
