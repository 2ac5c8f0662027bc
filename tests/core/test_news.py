"""How the features' news are put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from plugins.core.feeds import FeedEntry
from plugins.core.news import NewsItem, Phrase, gather_news


def make_item(name: str, day: int) -> NewsItem:
    """Return an item of a day of November."""
    moment = datetime(2026, 11, day, tzinfo=UTC)
    entry = FeedEntry(name, name, f"https://cft.example/{name}/", "ca", "s", "<p>s</p>", moment, moment, [], [])
    return NewsItem("Article", Phrase(name, "ca"), Phrase("s", "ca"), f"{name}/", entry)


def test_news_of_all_features_are_merged_by_day() -> None:
    """The latest first; of one day, in the order in which the features joined."""
    makers = [
        lambda _: iter([make_item("a9", 9), make_item("a3", 3)]),
        lambda _: iter([make_item("b9", 9), make_item("b5", 5)]),
    ]
    view: Any = SimpleNamespace(settings={"NEWS": makers})
    items = gather_news(view, 10)
    assert [item.title.text for item in items] == ["a9", "b9", "b5", "a3"]
    assert items[0].day == date(2026, 11, 9)


def test_no_more_is_made_than_is_shown() -> None:
    """A site of a thousand articles does not pay for a thousand entries."""
    made = []

    def tell(_: Any) -> Iterator[NewsItem]:
        for day in range(28, 0, -1):
            made.append(day)
            yield make_item(str(day), day)

    view: Any = SimpleNamespace(settings={"NEWS": [tell]})
    assert len(gather_news(view, 3)) == 3
    assert len(made) <= 4


def test_site_without_makers_has_no_news() -> None:
    """Rather than fail."""
    view: Any = SimpleNamespace(settings={})
    assert gather_news(view, 3) == ()
