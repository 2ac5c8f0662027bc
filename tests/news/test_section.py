"""The page of what is new, its feed, and what the home page shows of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import feedparser

from plugins.core.formats import speaking
from plugins.news.section import ON_HOME, SHOWN, WAYS, NewsSection, group_by_month

from .conftest import hand_over

if TYPE_CHECKING:
    from .conftest import MakeItem, MakeView


def make_page(kind: str) -> Any:
    """Return as much of a page as the section asks for."""
    return SimpleNamespace(kind=kind)


def test_page_is_grouped_by_month(make_item: MakeItem, make_view: MakeView) -> None:
    """The latest month first, and the same month of two years apart."""
    days = ("2026-11-20", "2026-11-02", "2026-10-05", "2025-10-30")
    view = make_view(hand_over(*(make_item(f"n{day}", day) for day in days)))
    with speaking(view.speaker):
        (page,) = NewsSection(view).pages()
    assert [[item.day.isoformat() for item in month.items] for month in page.variables["months"]] == [
        ["2026-11-20", "2026-11-02"], ["2026-10-05"], ["2025-10-30"],
    ]  # fmt: skip
    assert (page.url, page.save_as, page.key) == ("novetats/", "novetats/index.html", ("news",))
    assert [feed.url for feed in page.feeds] == ["/site/novetats/feed.xml"]


def test_search_finds_the_page_where_there_is_one(make_item: MakeItem, make_view: MakeView) -> None:
    """As one document, whatever is new; without any news there is nothing to find."""
    view, empty = make_view(hand_over(make_item("n", "2026-11-20"))), make_view()
    with speaking(view.speaker):
        (document,) = NewsSection(view).list_documents()
        assert list(NewsSection(empty).list_documents()) == []
    assert (document.url, document.title, document.lang) == ("novetats/", "What is new", "ca")


def test_page_has_an_end_and_leads_on(make_item: MakeItem, make_view: MakeView) -> None:
    """However much there is; what is older stands with the articles, the plans and the campaigns."""
    items = [make_item(f"n{number}", "2026-11-20") for number in range(SHOWN + 20)]
    view = make_view(hand_over(*items))
    with speaking(view.speaker):
        (page,) = NewsSection(view).pages()
    assert sum(len(month.items) for month in page.variables["months"]) == SHOWN
    assert page.ways == WAYS == ("archives", "plan", "campaigns")


def test_feed_is_in_one_language_and_bounded(make_item: MakeItem, make_view: MakeView) -> None:
    """The page lists what is not translated; the feed does not, and has no more than the settings allow."""
    items = [make_item("x", "2026-11-20", "ca"), *(make_item(f"n{n}", f"2026-11-0{n}", "gl") for n in (5, 4, 3))]
    view = make_view(hand_over(*items), lang="gl")
    with speaking(view.speaker):
        section = NewsSection(view)
        (page,), (file,) = section.pages(), section.files()
    feed = feedparser.parse(file.content)
    assert not feed.bozo
    assert file.save_as == "gl/novetats/feed.xml"
    assert [entry.title for entry in feed.entries] == ["n5", "n4"]
    assert feed.feed.id == "tag:cft.example,2026:gl/feed/news"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "alternate": "https://cft.example/site/gl/novetats/",
        "self": "https://cft.example/site/gl/novetats/feed.xml",
    }
    assert len(page.variables["months"][0].items) == 4


def test_page_without_a_feed_announces_none(make_item: MakeItem, make_view: MakeView) -> None:
    """Where all that is new is in another language."""
    view = make_view(hand_over(make_item("x", "2026-11-20", "ca")), lang="gl")
    with speaking(view.speaker):
        section = NewsSection(view)
        (page,) = section.pages()
        assert list(section.files()) == []
    assert page.feeds == ()
    assert page.variables["feed_url"] is None


def test_home_page_shows_the_latest(make_item: MakeItem, make_view: MakeView) -> None:
    """With the way to all of it; other pages get nothing."""
    view = make_view(hand_over(*(make_item(f"n{number}", "2026-11-20") for number in range(ON_HOME + 5))))
    with speaking(view.speaker):
        section = NewsSection(view)
        given = section.variables(make_page("home"))
    assert [item.title.text for item in given["news"]] == [f"n{number}" for number in range(ON_HOME)]
    assert given["news_url"] == "/site/novetats/"
    assert section.variables(make_page("article")) == {}


def test_nothing_new_is_no_section(make_view: MakeView) -> None:
    """Neither page nor feed, and nothing on the home page."""
    section = NewsSection(make_view())
    assert [*section.pages(), *section.files()] == []
    assert section.variables(make_page("home")) == {}
    assert group_by_month(()) == ()
