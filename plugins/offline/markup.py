"""The site's own pages taken apart tag by tag: what it writes is strict enough that no parser is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

VOID = frozenset("br col hr img input link meta source wbr".split())

_TAGS = re.compile(r'(</?[A-Za-z](?:[^<>"]|"[^"]*")*+>)')
_TAG = re.compile(r'<(/?)([A-Za-z][\w:.-]*)((?:[^<>"]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([A-Za-z][\w:.-]*)(?:="([^"]*)")?')


@dataclass(frozen=True)
class Tag:
    """A tag; an attribute without a value has None for it."""

    text: str
    name: str
    closing: bool
    attributes: Mapping[str, str | None]

    def get(self, key: str) -> str:
        """Return the value of an attribute, nothing where there is none."""
        return self.attributes.get(key) or ""

    @property
    def classes(self) -> frozenset[str]:
        """Return its classes."""
        return frozenset(self.get("class").split())

    @property
    def is_void(self) -> bool:
        """Tell whether nothing closes it."""
        return self.name in VOID or self.text.endswith("/>")

    def render(self, changes: Mapping[str, str | None], name: str = "", without: frozenset[str] = frozenset()) -> str:
        """Return the tag with its attributes changed, by another *name* if one is given."""
        kept = {key: value for key, value in self.attributes.items() if key not in without}
        written = "".join(_write(key, value) for key, value in {**kept, **changes}.items())
        return f"<{'/' * self.closing}{name or self.name}{written}{'/' * self.text.endswith('/>')}>"


def _write(key: str, value: str | None) -> str:
    return f" {key}" if value is None else f' {key}="{escape(value)}"'


@lru_cache(maxsize=4096)
def _read_tag(text: str) -> Tag:
    closing, name, rest = _TAG.findall(text)[0]
    found = _ATTRIBUTE.finditer(rest)
    attributes = {one[1]: None if one[2] is None else unescape(one[2]) for one in found}
    return Tag(text, name, bool(closing), attributes)


def rewrite(html: str, change: Callable[[Tag], str | None]) -> str:
    """Return *html* with each tag as *change* writes it; where that gives None, the element goes with all in it."""
    return "".join(_rewrite(html, change))


def _rewrite(html: str, change: Callable[[Tag], str | None]) -> Iterator[str]:
    dropped, depth = "", 0
    for index, piece in enumerate(_TAGS.split(html)):
        if index % 2 == 0:
            if not depth:
                yield piece
            continue
        tag = _read_tag(piece)
        if depth:
            if tag.name == dropped and not tag.is_void:
                depth += -1 if tag.closing else 1
            continue
        written = change(tag)
        if written is not None:
            yield written
        elif not tag.is_void:
            dropped, depth = tag.name, 1


def list_tags(html: str) -> Iterator[Tag]:
    """Yield the tags of *html*."""
    return map(_read_tag, _TAGS.findall(html))


def take_inside(html: str, name: str) -> tuple[str, str, str]:
    """Return *html* in three: what comes before the inside of its one element called *name*, that inside, the rest."""
    start = html.index(">", html.index(f"<{name}")) + 1
    end = html.index(f"</{name}>", start)
    return html[:start], html[start:end], html[end:]
