"""Atom as text; the feeds of the whole site are looked at in tests/site."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import feedparser
from lxml import etree

from plugins.core.feeds import Author, Feed, FeedEntry, render_feed, tag_uri

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = FeedEntry(
    id="tag:example.org,2026:ca/a",
    title="L’«acció» & més",
    url="https://example.org/blog/a/",
    lang="ca",
    summary="Menys < més.",
    html='<p>Text <a href="https://example.org/blog/b/">amb enllaç</a></p>',
    published=datetime(2026, 10, 14, tzinfo=UTC),
    updated=datetime(2026, 11, 2, tzinfo=UTC),
    authors=(Author("CFT", "https://example.org/autoria/cft/"), Author("Cidadania", "https://example.org/autoria/c/")),
    categories=("Cures", "autocura"),
)
FEED = Feed(
    id="tag:example.org,2026:ca/feed/all",
    title="Site",
    subtitle="Of all",
    url="https://example.org/feed.xml",
    page_url="https://example.org/blog/",
    lang="ca",
    rights="CC BY-SA 4.0",
    entries=(
        ENTRY,
        replace(ENTRY, id="tag:example.org,2026:gl/b", lang="gl", updated=datetime(2026, 10, 15, tzinfo=UTC)),
    ),
)


def parse(feed: Feed) -> etree._Element:
    """Return the document's root."""
    return etree.fromstring(render_feed(feed).encode())


def test_feed_holds_what_it_was_given() -> None:
    """Read back by an ordinary reader."""
    read = feedparser.parse(render_feed(FEED))
    assert not read.bozo
    assert (read.feed.id, read.feed.title, read.feed.subtitle, read.feed.rights) == (
        FEED.id, FEED.title, FEED.subtitle, FEED.rights,
    )  # fmt: skip
    assert {link.rel: link.href for link in read.feed.links} == {"alternate": FEED.page_url, "self": FEED.url}
    entry = read.entries[0]
    assert (entry.id, entry.title, entry.link, entry.content[0].value) == (ENTRY.id, ENTRY.title, ENTRY.url, ENTRY.html)
    assert [tag.term for tag in entry.tags] == list(ENTRY.categories)
    assert (entry.published, entry.updated) == ("2026-10-14T00:00:00+00:00", "2026-11-02T00:00:00+00:00")


def test_entry_names_all_who_signed_it() -> None:
    """The library alone knows one author an entry."""
    authors = parse(FEED).find(f"{ATOM}entry").findall(f"{ATOM}author")
    assert [(author.findtext(f"{ATOM}name"), author.findtext(f"{ATOM}uri")) for author in authors] == [
        (author.name, author.url) for author in ENTRY.authors
    ]


def test_entry_says_its_language() -> None:
    """A feed reader pronounces and hyphenates by it."""
    languages = [entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in parse(FEED).iter(f"{ATOM}entry")]
    assert languages == ["ca", "gl"]


def test_feed_is_as_new_as_its_newest_entry() -> None:
    """And not as the build: the same content gives the same bytes."""
    assert parse(FEED).findtext(f"{ATOM}updated") == "2026-11-02T00:00:00+00:00"
    assert render_feed(FEED) == render_feed(FEED)


def test_summary_is_text_and_not_markup() -> None:
    """What looks like a tag in a summary is shown as written."""
    summary = parse(FEED).find(f"{ATOM}entry/{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text == "Menys &lt; més."


def test_attributes_stand_in_double_quotes() -> None:
    """Whatever a topic is called: XML may have either kind, the audit of the output reads one."""
    names = ('The "new" plan', "L'acció", """Both ' and ", < & >""", "")
    text = render_feed(replace(FEED, entries=(replace(ENTRY, categories=names),)))
    assert [category.get("term") for category in etree.fromstring(text.encode()).iter(f"{ATOM}category")] == [*names]
    assert '<category term="L\'acció"/>' in text
    assert not re.search(r"<[^<>]*='", text)


def test_tag_uri_has_the_form_of_rfc_4151() -> None:
    """Source: https://www.rfc-editor.org/rfc/rfc4151."""
    assert tag_uri("example.org,2026", "ca/x") == "tag:example.org,2026:ca/x"
