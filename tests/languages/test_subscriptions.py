"""Which feeds a language offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from markupsafe import Markup

from plugins.core.formats import Speaker
from plugins.languages.addresses import localise_settings
from plugins.languages.edition import Edition, gather_contents
from plugins.languages.subscriptions import make_feed, plan_subscriptions

if TYPE_CHECKING:
    from .conftest import MakeText

CATALAN_FILES = {
    "all": "feed.xml", "contributed": "contributed/feed.xml", "cures": "temes/cures-ca/feed.xml",
}  # fmt: skip


@pytest.fixture
def edition(make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]) -> Edition:
    """Catalan, with a contributed article, one of its own, and a Galician one of another category."""
    texts = [
        make_text("a", "ca", "2026-10-03", authors=["cidadania"], tags=["x"], contributed=True),
        make_text("b", "ca", "2026-10-02", picture_html=Markup('<img src="/p.jpg">')),
        make_text("c", "ca", "2026-10-01"),
        make_text("d", "gl", category="municipis"),
    ]
    speaker = speakers["ca"]
    contents = gather_contents(texts, [], [], [])
    return Edition(speaker.language, localise_settings(settings, speaker.language), speaker, contents)


def test_feeds_are_of_all_of_contributed_and_of_each_category(edition: Edition) -> None:
    """A category of which this language has nothing has no feed."""
    assert {feed.key: feed.save_as for feed in plan_subscriptions(edition)} == CATALAN_FILES


def test_feed_holds_the_language_s_own_texts_alone(edition: Edition) -> None:
    """Who takes two languages gets nothing twice."""
    feeds = {feed.key: [text.group for text in feed.articles] for feed in plan_subscriptions(edition)}
    assert feeds == {"all": ["a", "b", "c"], "contributed": ["a"], "cures": ["a", "b", "c"]}


@pytest.mark.parametrize("off", [None, ""])
def test_feed_without_an_address_is_off(edition: Edition, off: str | None) -> None:
    """As Pelican users turn feeds off."""
    edition.settings = {**edition.settings, "FEED_ALL_ATOM": off, "CATEGORY_FEED_ATOM": off}
    assert [feed.key for feed in plan_subscriptions(edition)] == ["contributed"]


def test_feed_has_the_newest_entries_and_absolute_addresses(edition: Edition) -> None:
    """No more than the settings allow; a picture goes before the text."""
    feed = make_feed(next(plan_subscriptions(edition)), edition)
    assert (feed.url, feed.page_url) == ("https://example.org/feed.xml", "https://example.org/blog/")
    assert [entry.url for entry in feed.entries] == ["https://example.org/ca/a/", "https://example.org/ca/b/"]
    assert feed.entries[1].html == '<img src="https://example.org/p.jpg"><p>Words.</p>'
    (author,) = feed.entries[0].authors
    assert (author.name, author.url) == ("cidadania-ca", "https://example.org/ca/cidadania/")
    assert list(feed.entries[0].categories) == ["cures-ca", "x-ca"]


def test_site_under_a_path_keeps_it(edition: Edition) -> None:
    """A project page of a code host lives under a path."""
    edition.settings = {**edition.settings, "SITEURL": "/repo"}
    feed = make_feed(next(plan_subscriptions(edition)), edition)
    assert (feed.url, feed.entries[0].url) == ("https://example.org/repo/feed.xml", "https://example.org/repo/ca/a/")


def test_ids_do_not_know_the_domain(edition: Edition) -> None:
    """A move must not show every reader every article anew."""
    feed = make_feed(next(plan_subscriptions(edition)), edition)
    edition.settings = {**edition.settings, "ORIGIN": "https://other.example"}
    moved = make_feed(next(plan_subscriptions(edition)), edition)
    assert moved.url != feed.url
    assert (moved.id, [entry.id for entry in moved.entries]) == (feed.id, [entry.id for entry in feed.entries])
    assert (feed.id, feed.entries[0].id) == ("tag:example.org,2026:ca/feed/all", "tag:example.org,2026:ca/a")
