"""Which feeds a language offers, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plugins.core.absolute_urls import make_absolute
from plugins.core.feeds import Author, Feed, FeedEntry, tag_uri
from plugins.languages.edition import Edition


@dataclass(frozen=True)
class Subscription:
    """A feed to be written: `key` names it within its language, `save_as` is its file, `page` what it follows.

    It holds texts in its own language alone, so that who takes two languages gets nothing twice.
    """

    key: str
    title: str
    save_as: str
    page: str
    articles: list[Any]


def plan_subscriptions(edition: Edition) -> Iterator[Subscription]:
    """Yield the feeds of one language that have something in them and that settings turn on."""
    settings, gettext = edition.settings, edition.speaker.gettext
    own = edition.own_articles
    contributed = [article for article in own if article.contributed]
    site = settings["SITENAME"]
    feeds = [
        Subscription("all", site, settings["FEED_ALL_ATOM"], settings["BLOG_URL"], own),
        Subscription(
            "contributed",
            gettext("%(site)s: contributed articles") % {"site": site},
            settings["CONTRIBUTED_FEED_ATOM"],
            settings["BLOG_URL"],
            contributed,
        ),
    ]
    for term in edition.terms["category"]:
        articles = [article for article in term.articles if article.lang == edition.language.code]
        save_as = (settings["CATEGORY_FEED_ATOM"] or "").format(slug=term.slug)
        feeds.append(Subscription(term.id, f"{site}: {term.name}", save_as, term.url, articles))
    yield from (feed for feed in feeds if feed.save_as and feed.articles)


def make_feed(subscription: Subscription, edition: Edition) -> Feed:
    """Return the feed of *subscription* with its newest articles."""
    settings, code = edition.settings, edition.language.code
    root = f"{settings['ORIGIN']}{settings['SITEURL']}/"
    articles = subscription.articles[: settings["FEED_MAX_ITEMS"]]
    return Feed(
        id=tag_uri(settings["TAG_AUTHORITY"], f"{code}/feed/{subscription.key}"),
        title=subscription.title,
        subtitle=edition.speaker.gettext("Preventing family and gender violence: articles, guidance and open plans"),
        url=root + subscription.save_as,
        page_url=root + subscription.page,
        lang=code,
        rights="CC BY-SA 4.0",
        entries=[make_entry(article, settings["TAG_AUTHORITY"], root, settings["ORIGIN"]) for article in articles],
    )


def make_entry(article: Any, authority: str, root: str, origin: str) -> FeedEntry:
    """Return what every feed tells of an article; *root* ends with a slash, *origin* does not."""
    return FeedEntry(
        id=tag_uri(authority, f"{article.lang}/{article.group}"),
        title=str(article.title),
        url=root + article.url,
        lang=article.lang,
        summary=str(article.summary),
        html=make_absolute(f"{article.picture_html or ''}{article.content}", origin),
        published=article.date,
        updated=getattr(article, "modified", article.date),
        authors=[Author(author.name, root + author.url) for author in article.authors],
        categories=[article.category.name, *(tag.name for tag in article.tags)],
        source=article.relative_source_path,
    )
