"""Atom feeds by feedgenerator: whole texts, absolute addresses, ids that outlive a change of domain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import StringIO
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

_QUOTE = {'"': "&quot;"}


@dataclass(frozen=True)
class Author:
    """Who signs an entry; `url` is absolute."""

    name: str
    url: str


@dataclass(frozen=True)
class FeedEntry:
    """One entry; `url` is absolute, `html` as printed on the site: the body of the text `source`, if it is of one."""

    id: str
    title: str
    url: str
    lang: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: Sequence[Author]
    categories: Sequence[str]
    source: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed; `url` is its own absolute address, `page_url` that of the page it follows."""

    id: str
    title: str
    subtitle: str
    url: str
    page_url: str
    lang: str
    rights: str
    entries: Sequence[FeedEntry]


def tag_uri(authority: str, specific: str) -> str:
    """Return a tag URI (RFC 4151); *authority* is ``name,year`` and never changes once published."""
    return f"tag:{authority}:{specific}"


class _Writer(SimplerXMLGenerator):  # type: ignore[misc]
    """feedgenerator's XML, with every attribute in double quotes: the one form that the site's markup has."""

    def startElement(self, name: str, attrs: Mapping[str, str]) -> None:  # noqa: N802 - the library's name for it
        self._finish_pending_start_element()
        quoted = (f" {key}={quoteattr(value, _QUOTE)}" for key, value in sorted(attrs.items()))
        self._write(f"<{name}{''.join(quoted)}")
        self._pending_start_element = True


class _AtomFeed(Atom1Feed):  # type: ignore[misc]
    """feedgenerator's Atom, with every author of an entry and the entry's own language."""

    def write(self, outfile: TextIO, encoding: str) -> None:
        handler = _Writer(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["lang"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", author.name)
            handler.addQuickElement("uri", author.url)
            handler.endElement("author")


def render_feed(feed: Feed) -> str:
    """Return *feed* as an Atom document (RFC 4287); it must have an entry, whose date is the feed's own."""
    atom = _AtomFeed(
        title=feed.title,
        link=feed.page_url,
        description="",
        subtitle=feed.subtitle,
        language=feed.lang,
        feed_url=feed.url,
        feed_copyright=feed.rights,
        feed_guid=feed.id,
    )
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),
            content=entry.html,
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=list(entry.categories),
            lang=entry.lang,
            authors=entry.authors,
        )
    text = StringIO()
    atom.write(text, "utf-8")
    return text.getvalue()
