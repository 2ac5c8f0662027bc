"""The page of what is new in one language, with its feed, and the latest of it on the home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from plugins.core.feeds import Feed, render_feed, tag_uri
from plugins.core.formats import gettext
from plugins.core.news import NewsItem, gather_news
from plugins.core.searching import Document
from plugins.core.sections import FeedLink, FilePlan, PagePlan, View

SHOWN, ON_HOME = 50, 6
SEARCH_RANK = 70
WAYS = ("archives", "plan", "campaigns")
"""The pages, as menus name them, where whoever wants older news goes on."""


@dataclass(frozen=True)
class Month:
    """The news of one month; `day` is any day in it."""

    day: date
    items: tuple[NewsItem, ...]


class NewsSection:
    """The section of one language."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def items(self) -> tuple[NewsItem, ...]:
        """The latest news, asked for when every feature has its own section."""
        return gather_news(self.view, SHOWN)

    def pages(self) -> Iterator[PagePlan]:
        """Yield the page, where there is any news."""
        if self.items:
            yield PagePlan(
                key=("news",),
                lang=self.view.language.code,
                url=self.url,
                save_as=f"{self.url}index.html",
                template="news",
                kind="news",
                title=gettext("What is new"),
                description=self.description,
                variables={"months": group_by_month(self.items), "feed_url": self.feed_url if self.told else None},
                feeds=(FeedLink(gettext("What is new"), self.feed_url),) if self.told else (),
                ways=WAYS,
            )

    def files(self) -> Iterator[FilePlan]:
        """Yield the feed."""
        if self.told:
            feed, bodies = self._make_feed(), [item.entry.source for item in self.told if item.entry.source]
            yield FilePlan(f"{self.url}feed.xml", render_feed(feed).encode(), bodies=bodies)

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return the latest for the home page."""
        if plan.kind == "home" and self.items:
            base = self.view.settings["SITEURL"]
            return {"news": self.items[:ON_HOME], "news_url": f"{base}/{self.url}"}
        return {}

    def list_documents(self) -> Iterator[Document]:
        """Yield the page for the search; what is new stands there on its own."""
        if self.items:
            yield Document(
                url=self.url,
                title=gettext("What is new"),
                lang=self.view.language.code,
                kind=gettext("Page"),
                summary=self.description,
                rank=SEARCH_RANK,
            )

    @property
    def description(self) -> str:
        """Return what the page is, in a sentence."""
        return gettext("Articles, updates of the action plans and campaign kits, newest first")

    @property
    def url(self) -> str:
        """Return the address of the page within the site."""
        return f"{self.view.language.prefix}{self.view.language.word('news')}/"

    @property
    def feed_url(self) -> str:
        """Return the address of the feed."""
        return f"{self.view.settings['SITEURL']}/{self.url}feed.xml"

    @property
    def told(self) -> tuple[NewsItem, ...]:
        """Return what the feed tells: what is in this language, so that who takes two gets no article twice."""
        own = (item for item in self.items if item.entry.lang == self.view.language.code)
        return tuple(own)[: self.view.settings["FEED_MAX_ITEMS"]]

    def _make_feed(self) -> Feed:
        settings, code = self.view.settings, self.view.language.code
        root = f"{settings['ORIGIN']}{settings['SITEURL']}/"
        return Feed(
            id=tag_uri(settings["TAG_AUTHORITY"], f"{code}/feed/news"),
            title=gettext("%(site)s: what is new") % {"site": settings["SITENAME"]},
            subtitle=gettext("Articles, updates of the action plans and campaign kits, newest first"),
            url=f"{root}{self.url}feed.xml",
            page_url=root + self.url,
            lang=code,
            rights="CC BY-SA 4.0",
            entries=[item.entry for item in self.told],
        )


def group_by_month(items: tuple[NewsItem, ...]) -> tuple[Month, ...]:
    """Return *items*, which are in the order of their days, by month."""
    months = groupby(items, key=lambda item: (item.day.year, item.day.month))
    return tuple(Month(date(*key, 1), tuple(group)) for key, group in months)
