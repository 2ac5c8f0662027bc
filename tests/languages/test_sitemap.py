"""The sitemap as text; that of the whole site is looked at in tests/site."""

from __future__ import annotations

from datetime import date

from lxml import etree

from plugins.languages.sitemap import SitemapEntry, render_sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
A, B = "https://example.org/a/", "https://example.org/gl/a/?q=1&r=2"


def parse(*entries: SitemapEntry) -> etree._Element:
    """Return the document's root."""
    return etree.fromstring(render_sitemap(entries).encode())


def test_translated_page_names_all_its_versions() -> None:
    """Itself included, and the one for readers of other languages."""
    root = parse(SitemapEntry(B, {"ca": A, "gl": B}, A, date(2026, 10, 14)))
    links = [(link.get("hreflang"), link.get("href")) for link in root.iterfind(".//x:link", NAMES)]
    assert links == [("ca", A), ("gl", B), ("x-default", A)]
    assert root.findtext(".//s:loc", namespaces=NAMES) == B
    assert root.findtext(".//s:lastmod", namespaces=NAMES) == "2026-10-14"


def test_page_in_one_language_names_no_other() -> None:
    """Alternates of which there is one tell nothing."""
    root = parse(SitemapEntry(A, {"ca": A}, A, None))
    assert (root.find(".//x:link", NAMES), root.find(".//s:lastmod", NAMES)) == (None, None)


def test_order_is_that_of_the_addresses() -> None:
    """Whatever the order of the pages."""
    entries = [SitemapEntry(url, {"ca": url}, url, None) for url in ("https://e.org/b/", "https://e.org/a/")]
    assert render_sitemap(entries) == render_sitemap(entries[::-1])
