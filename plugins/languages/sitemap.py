"""The sitemap, each page with its alternates in the other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import quoteattr

_START = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


@dataclass(frozen=True)
class SitemapEntry:
    """A page; addresses are absolute, `alternates` by language, the page's own included."""

    url: str
    alternates: Mapping[str, str]
    x_default: str
    modified: date | None


def render_sitemap(entries: Iterable[SitemapEntry]) -> str:
    """Return the sitemap of *entries*, in the order of their addresses.

    Source: https://www.sitemaps.org/protocol.html, and for alternates
    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    # The versions of one page name the same alternates.
    render_links = cache(_render_links)
    urls = (_render_entry(entry, render_links) for entry in sorted(entries, key=lambda entry: entry.url))
    return "".join((_START, *urls, "</urlset>\n"))


def _render_entry(entry: SitemapEntry, render_links: Callable[..., str]) -> str:
    lines = [f"  <url><loc>{_text(entry.url)}</loc>"]
    if entry.modified:
        lines.append(f"    <lastmod>{entry.modified.isoformat()}</lastmod>")
    if len(entry.alternates) > 1:
        lines.append(render_links(*entry.alternates.items(), ("x-default", entry.x_default)))
    return "\n".join(lines) + "</url>\n"


def _render_links(*links: tuple[str, str]) -> str:
    return "\n".join(
        f'    <xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(url)}/>' for lang, url in links
    )


def _text(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
