"""Every feed of the built site, by RFC 4287 and as a feed reader reads it."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from lxml import etree, html

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")
TAG_URI = re.compile(rf"tag:{re.escape(SITE['TAG_AUTHORITY'])}:[a-z]{{2}}/[a-z0-9/-]+")


@pytest.fixture(scope="module")
def feeds(built_site: Path) -> Mapping[str, etree._Element]:
    """All feeds by path."""
    found = {
        f"/{path.relative_to(built_site)}": etree.parse(path).getroot() for path in sorted(built_site.rglob("feed.xml"))
    }
    assert found
    return found


def is_news(path: str) -> bool:
    """Tell whether the feed or page at *path* is that of a plan."""
    return "/pla/" in path


def find_told(page: str, anchor: str) -> str:
    """Return where *page* says what an entry tells that leads to it; a campaign's versions stand on its page."""
    if is_news(page):
        return f'//tr[@id="{anchor}"]/ancestor::article[1]/div/*[@class="action__title"]'
    if "/campanyes/" in page:
        return f'//li[@id="{anchor}"]/span'
    return '//main//*[@class="prose"]'


def entries_of(feeds: Mapping[str, etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    """Yield each entry with the path of its feed."""
    for path, feed in feeds.items():
        for entry in feed.iterfind(f"{ATOM}entry"):
            yield path, entry


def test_every_language_has_its_feeds(feeds: Mapping[str, etree._Element], pages: Mapping[str, BuiltPage]) -> None:
    """One of all, one of contributed articles, one for each topic in which the language has an article."""
    announced = {
        link for page in pages.values() for link in page.root.xpath('//link[@type="application/atom+xml"]/@href')
    }
    assert announced == set(feeds)
    for row in SITE["LANGUAGES"]:
        folder = "/" if row["code"] == SITE["DEFAULT_LANG"] else f"/{row['code']}/"
        words = row.get("words", {})
        assert {f"{folder}feed.xml", f"{folder}{words.get('contributed', 'contributed')}/feed.xml"} <= set(feeds)
        assert any(path.startswith(f"{folder}{words.get('topics', 'topics')}/") for path in feeds)


def test_feed_has_what_the_standard_requires(feeds: Mapping[str, etree._Element], site_url: str) -> None:
    """RFC 4287, 4.1.1: one id, title and update each, and at most one link of each relation to a language."""
    for path, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated", "subtitle", "rights"):
            (element,) = feed.findall(f"{ATOM}{name}")
            assert element.text.strip(), path
        links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
        assert len(feed.findall(f"{ATOM}link")) == len(links) == 2
        assert links["self"] == site_url + path
        assert links["alternate"].startswith(site_url + "/")


def test_entry_has_what_the_standard_requires(feeds: Mapping[str, etree._Element]) -> None:
    """RFC 4287, 4.1.2: one id, title and update, an author with a name, a link or content."""
    for path, entry in entries_of(feeds):
        for name in ("id", "title", "updated", "published", "summary", "content"):
            (element,) = entry.findall(f"{ATOM}{name}")
            assert element.text.strip(), path
        authors = [author.findtext(f"{ATOM}name") for author in entry.iterfind(f"{ATOM}author")]
        assert authors, path
        assert all(authors), path
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel", "alternate") == "alternate"
        assert entry.find(f"{ATOM}content").get("type") == "html"


def test_ids_are_tag_uris_and_unique(feeds: Mapping[str, etree._Element]) -> None:
    """RFC 4287, 4.2.6: no two feeds share an id, nor two entries of one feed, nor two articles anywhere."""
    ids = [feed.findtext(f"{ATOM}id") for feed in feeds.values()]
    assert len(set(ids)) == len(ids)
    articles: dict[str, str] = {}
    for path, feed in feeds.items():
        found = {
            entry.findtext(f"{ATOM}id"): entry.find(f"{ATOM}link").get("href")
            for entry in feed.iterfind(f"{ATOM}entry")
        }
        assert len(found) == len(feed.findall(f"{ATOM}entry")), path
        for key, url in found.items():
            assert articles.setdefault(key, url) == url
        ids += found
    assert [key for key in ids if not TAG_URI.fullmatch(key)] == []
    assert max(Counter(articles.values()).values()) == 1


def test_dates_are_of_rfc_3339(feeds: Mapping[str, etree._Element]) -> None:
    """With a zone; no entry is changed before it is published, and the feed is as new as its newest entry."""
    for path, feed in feeds.items():
        dates = [element.text for element in feed.iter(f"{ATOM}updated", f"{ATOM}published")]
        assert [date for date in dates if not RFC_3339.fullmatch(date)] == [], path
        updates = []
        for entry in feed.iterfind(f"{ATOM}entry"):
            published, updated = (
                datetime.fromisoformat(entry.findtext(ATOM + name)) for name in ("published", "updated")
            )
            assert published <= updated, path
            updates.append(updated)
        assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) == max(updates), path


def test_feed_goes_from_new_to_old(feeds: Mapping[str, etree._Element]) -> None:
    """The newest first, no more than the settings allow; a plan's news may be a hundred."""
    for path, feed in feeds.items():
        dates = [datetime.fromisoformat(entry.findtext(f"{ATOM}published")) for entry in feed.iterfind(f"{ATOM}entry")]
        assert dates == sorted(dates, reverse=True), path
        assert 0 < len(dates) <= (100 if is_news(path) else SITE["FEED_MAX_ITEMS"]), path


def test_content_is_whole_and_absolute(
    feeds: Mapping[str, etree._Element], pages: Mapping[str, BuiltPage], site_url: str
) -> None:
    """The text of the page itself, in which every address has its host, or is a note of the same text.

    An entry about a plan leads to its update in the history of the action that it names, one about a kit to its page.
    """
    for path, entry in entries_of(feeds):
        url, _, anchor = entry.find(f"{ATOM}link").get("href").removeprefix(site_url).partition("#")
        content = html.fragment_fromstring(entry.findtext(f"{ATOM}content"), create_parent=True)
        (told,) = pages[url].root.xpath(find_told(url, anchor))
        assert told.text_content().strip() in content.text_content(), path
        addresses = content.xpath(".//@href | .//@src")
        addresses += [one.split()[0] for urls in content.xpath(".//@srcset") for one in urls.split(",")]
        assert [
            url for url in addresses if not url.startswith(("https://", "mailto:", "tel:", "#", f"{site_url}/"))
        ] == []
        assert content.xpath(".//script | .//style | .//@style | .//iframe | .//form") == []


def test_feed_is_in_one_language(feeds: Mapping[str, etree._Element], pages: Mapping[str, BuiltPage]) -> None:
    """That of its folder, and so is every entry."""
    for path, feed in feeds.items():
        codes = [row["code"] for row in SITE["LANGUAGES"] if path.startswith(f"/{row['code']}/")] or ["ca"]
        entries = feed.findall(f"{ATOM}entry")
        assert {feed.get(LANG), *(entry.get(LANG) for entry in entries)} == set(codes), path
    assert {page.root.get("lang") for page in pages.values()} == {feed.get(LANG) for feed in feeds.values()}


def test_contributed_feed_names_who_wrote(feeds: Mapping[str, etree._Element]) -> None:
    """It holds nothing of the collective's own."""
    contributed = [feed for feed in feeds.values() if str(feed.findtext(f"{ATOM}id")).endswith("/feed/contributed")]
    assert len(contributed) == len(SITE["LANGUAGES"])
    for feed in contributed:
        authors = {author.text for author in feed.iterfind(f"{ATOM}entry/{ATOM}author/{ATOM}name")}
        assert "Cidadania" in authors
        assert SITE["SITENAME"] not in authors


def test_feed_reader_reads_every_feed(built_site: Path, feeds: Mapping[str, etree._Element]) -> None:
    """Without a complaint, and with every entry."""
    for path, feed in feeds.items():
        read = feedparser.parse((built_site / path[1:]).read_bytes())
        assert not read.bozo, path
        assert (read.version, read.encoding) == ("atom10", "utf-8")
        assert len(read.entries) == len(feed.findall(f"{ATOM}entry"))
        assert all(entry.id and entry.title and entry.link and entry.updated_parsed for entry in read.entries)
