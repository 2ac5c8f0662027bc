"""What is new on the site: each feature hands over its own, and joins by one line.

A feature joins by one plain function, a `NewsMaker`, which its plugin appends to the setting NEWS.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Protocol

from plugins.core.feeds import FeedEntry
from plugins.core.sections import View


@dataclass(frozen=True)
class Phrase:
    """A text and the language that it is in, which may be another than the page's."""

    text: str
    lang: str


@dataclass(frozen=True)
class NewsItem:
    """Something new.

    `kind` says what sort of thing it is, such as "Article"; `url` is its address within the site; `entry` is what the
    feed tells of it, with the id and the moment that it has in every feed; `illustrative` marks what was made up to
    show how something works.
    """

    kind: str
    title: Phrase
    summary: Phrase
    url: str
    entry: FeedEntry
    illustrative: bool = False

    @property
    def day(self) -> date:
        """Return the day of its publication."""
        return self.entry.published.date()


class NewsMaker(Protocol):
    """Tells what a feature has new in one language."""

    def __call__(self, view: View) -> Iterator[NewsItem]:
        """Yield what is new in the language of *view*, the latest first; no more is asked for than will be shown."""


def gather_news(view: View, most: int) -> tuple[NewsItem, ...]:
    """Return the *most* latest news of all features in the language of *view*, which is the one that is printing."""
    makers: list[NewsMaker] = view.settings.get("NEWS", [])
    streams = [maker(view) for maker in makers]
    return tuple(islice(merge(*streams, key=lambda item: item.entry.published, reverse=True), most))
