"""Atom feeds by feedgenerator: whole texts, absolute addresses, ids that outlive a change of domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed

_ADDRESS = re.compile(r'(?P<attribute>\b(?:href|src)=")(?P<url>/(?!/)[^"]*)')
_SRCSET = re.compile(r'(?P<attribute>\bsrcset=")(?P<urls>[^"]*)')


@dataclass(frozen=True)
class Author:
    """Who signs an entry; `url` is absolute."""

    name: str
    url: str


@dataclass(frozen=True)
class FeedEntry:
    """One entry; `url` is absolute, `html` as printed on the site."""

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


def make_absolute(html: str, origin: str) -> str:
    """Put *origin* before every root-relative address of *html*."""
    html = _ADDRESS.sub(lambda match: f"{match['attribute']}{origin}{match['url']}", html)
    return _SRCSET.sub(lambda match: match["attribute"] + _absolute_srcset(match["urls"], origin), html)


def _absolute_srcset(urls: str, origin: str) -> str:
    candidates = (candidate.strip() for candidate in urls.split(","))
    return ", ".join(origin + candidate if candidate.startswith("/") else candidate for candidate in candidates)


class _AtomFeed(Atom1Feed):  # type: ignore[misc]
    """feedgenerator's Atom, with every author of an entry and the entry's own language."""

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
