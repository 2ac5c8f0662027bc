"""The sitemap of the built site against its pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from .conftest import BuiltPage

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def listed(built_site: Path) -> Mapping[str, etree._Element]:
    """The sitemap's entries by address."""
    root = etree.parse(built_site / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    entries = {entry.findtext(f"{SITEMAP}loc"): entry for entry in root}
    assert len(entries) == len(root)
    return entries


def test_every_page_is_listed_and_nothing_else(
    listed: Mapping[str, etree._Element], pages: Mapping[str, BuiltPage], site_url: str
) -> None:
    """But for those that say that there is no page."""
    assert set(listed) == {site_url + path for path, page in pages.items() if page.kind != "not-found"}


def test_alternates_are_those_of_the_page(
    listed: Mapping[str, etree._Element], pages: Mapping[str, BuiltPage], site_url: str
) -> None:
    """And so reciprocal, as tests/site/test_pages.py proves; a page in one language has none."""
    for url, entry in listed.items():
        links = {link.get("hreflang"): link.get("href") for link in entry.iter(LINK)}
        alternates = pages[url.removeprefix(site_url)].alternates
        assert links == (alternates if len(alternates) > 2 else {}), url
        assert {link.get("rel") for link in entry.iter(LINK)} <= {"alternate"}


def test_dates_are_those_of_the_texts(
    listed: Mapping[str, etree._Element], pages: Mapping[str, BuiltPage], site_url: str
) -> None:
    """Of the last change, else of publication."""
    dated = 0
    for url, entry in listed.items():
        page, modified = pages[url.removeprefix(site_url)], entry.findtext(f"{SITEMAP}lastmod")
        if page.kind == "article":
            days = page.root.xpath('//dl[@class="facts"]//time/@datetime')
            assert modified == max(days), url
            dated += 1
        if modified:
            date.fromisoformat(modified)
    assert dated
