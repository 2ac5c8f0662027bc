"""The articles as news."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.formats import gettext
from plugins.core.news import NewsItem, Phrase
from plugins.core.sections import View
from plugins.languages.subscriptions import make_entry


def tell_articles(view: View) -> Iterator[NewsItem]:
    """Yield the articles that a language lists, the latest first, each in the language it can be had in."""
    settings = view.settings
    root = f"{settings['ORIGIN']}{settings['SITEURL']}/"
    for article in sorted(view.articles, key=lambda article: article.date, reverse=True):
        yield NewsItem(
            kind=gettext("Contribution") if article.contributed else gettext("Article"),
            title=Phrase(str(article.title), article.lang),
            summary=Phrase(str(article.summary), article.lang),
            url=article.url,
            entry=make_entry(article, settings["TAG_AUTHORITY"], root, settings["ORIGIN"]),
        )
