"""The page of what is new and the page that explains feeds, as they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import BuiltPage


def of_kind(pages: Mapping[str, BuiltPage], kind: str) -> list[BuiltPage]:
    """Return the pages of *kind*, one a language."""
    found = [page for page in pages.values() if page.kind == kind]
    assert len(found) == 4
    return found


def test_news_of_every_feature_stand_by_day(pages: Mapping[str, BuiltPage]) -> None:
    """Articles, plans and kits, the latest first."""
    for page in of_kind(pages, "news"):
        items = page.root.xpath('//li[@class="fresh"]')
        days = [item.find(".//time").get("datetime") for item in items]
        assert all(later >= earlier for later, earlier in pairwise(days))
        kinds = {pages[item.xpath(".//h3/a/@href")[0].partition("#")[0]].kind for item in items}
        assert kinds == {"article", "plan-objective", "campaign"}, page.path


def test_what_was_made_up_says_so(pages: Mapping[str, BuiltPage]) -> None:
    """The progress of both plans is a sample: no update stands among the news without that mark."""
    for page in of_kind(pages, "news"):
        updates = page.root.xpath('//li[@class="fresh"][.//a[contains(@href, "/pla/")]]')
        assert updates
        for update in updates:
            own = [mark for mark in update.find_class("mark") if not mark.get("lang")]
            assert len(own) == 1, update.text_content()


def test_news_in_another_language_are_marked(pages: Mapping[str, BuiltPage]) -> None:
    """In the words of that language, wherever the title has another language than the page."""
    marked = 0
    for page in (*of_kind(pages, "news"), *of_kind(pages, "home")):
        for item in page.root.xpath('//li[@class="fresh"]'):
            (lang,) = item.xpath(".//h3/a/@lang") or [None]
            assert [mark.get("lang") for mark in item.find_class("mark") if mark.get("lang")] == (
                [lang] if lang else []
            )
            assert lang != page.language.code
            marked += lang is not None
    assert marked


def test_news_lead_on_to_what_is_older(pages: Mapping[str, BuiltPage]) -> None:
    """The archive, the plans and the campaigns, in the page's own language."""
    for page in of_kind(pages, "news"):
        ways = [pages[url] for url in page.root.xpath("//main/div/nav//a/@href")]
        assert [way.kind for way in ways] == ["archive", "plan-index", "campaign-index"]
        assert {way.language.code for way in ways} == {page.language.code}


def test_news_are_found_from_home_footer_and_feeds(pages: Mapping[str, BuiltPage]) -> None:
    """And the feed is announced on its own page."""
    for news in of_kind(pages, "news"):
        (home,) = (page for page in of_kind(pages, "home") if page.language == news.language)
        assert news.path in home.root.xpath("//main//a/@href")
        feed = f"{news.path}feed.xml"
        assert feed in news.root.xpath('//link[@type="application/atom+xml"]/@href')
        (feeds,) = (page for page in of_kind(pages, "feeds") if page.language == news.language)
        assert feed in feeds.root.xpath("//main//a/@href")
        own = [page for page in pages.values() if page.language == news.language]
        assert [
            page.path for page in own if not page.root.xpath(f'//footer[@class="foot"]//a[@href="{news.path}"]')
        ] == []
        assert [
            page.path for page in own if not page.root.xpath(f'//footer[@class="foot"]//a[@href="{feeds.path}"]')
        ] == []


def test_every_feed_is_explained(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """The page lists each feed of its language that any page announces, with the whole address to copy."""
    announced: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        announced[page.language.code] |= set(page.root.xpath('//link[@type="application/atom+xml"]/@href'))
    for page in of_kind(pages, "feeds"):
        listed = page.root.xpath('//main//li/a[@class="feed"]/@href')
        assert len(listed) == len(set(listed))
        assert set(listed) == announced[page.language.code]
        addresses = [one.text_content() for one in page.root.xpath('//main//li/p[@class="meta"]')]
        assert addresses == [site_url + url for url in listed]
