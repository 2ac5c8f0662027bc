"""News of two makers, in Catalan and Galician."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.core.feeds import Author, FeedEntry
from plugins.core.formats import Speaker
from plugins.core.languages import Language
from plugins.core.news import NewsItem, Phrase

MakeItem = Callable[..., NewsItem]
MakeView = Callable[..., Any]


@pytest.fixture
def make_item() -> MakeItem:
    """Makes something new out of its name and its day."""

    def make(name: str, day: str, lang: str = "ca", **given: Any) -> NewsItem:
        moment = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Madrid"))
        entry = FeedEntry(
            id=f"tag:cft.example,2026:{lang}/{name}", title=name, url=f"https://cft.example/{name}/", lang=lang,
            summary="Told.", html="<p>Told.</p>", published=moment, updated=moment,
            authors=[Author("CFT", "https://cft.example/")], categories=[],
        )  # fmt: skip
        return NewsItem("Article", Phrase(name, lang), Phrase("Told.", lang), f"{name}/", entry, **given)

    return make


@pytest.fixture
def make_view() -> MakeView:
    """Makes a language's view of a site with such makers of news."""

    def make(*makers: Any, lang: str = "ca") -> Any:
        prefix = "" if lang == "ca" else f"{lang}/"
        language = Language(
            lang, lang, f"en {lang}", f"{lang}_ES", "https://example.org/", prefix, {"news": "novetats"}
        )
        settings: Mapping[str, Any] = {
            "NEWS": list(makers), "SITEURL": "/site", "ORIGIN": "https://cft.example", "SITENAME": "CFT",
            "TAG_AUTHORITY": "cft.example,2026", "FEED_MAX_ITEMS": 2,
        }  # fmt: skip
        return SimpleNamespace(
            language=language, speaker=Speaker(language, NullTranslations()), settings=settings, articles=[]
        )

    return make


def hand_over(*items: NewsItem) -> Callable[[Any], Iterator[NewsItem]]:
    """Return a maker of just those items."""
    return lambda _: iter(items)
