"""Releases, revisions and withdrawals of kits as Atom feeds: what a town that uses one should hear of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.landing import CHANGES, name_change
from plugins.campaigns.model import Campaign, Change
from plugins.core.clock import TIMEZONE
from plugins.core.feeds import Author, Feed, FeedEntry, render_feed, tag_uri
from plugins.core.formats import gettext
from plugins.core.news import NewsItem, Phrase
from plugins.core.typography import typeset_text

RIGHTS = "CC BY-SA 4.0"


@dataclass(frozen=True)
class Publisher:
    """The site that publishes in one language: `root` ends with a slash, `authority` is that of its tag URIs."""

    root: str
    authority: str
    name: str
    lang: str
    addresses: Addresses


def render_campaign_feed(campaign: Campaign, publisher: Publisher) -> str:
    """Return the feed of one campaign in the language that is printing."""
    title = typeset_text(campaign.words[publisher.lang].title, publisher.lang)
    return render_feed(
        Feed(
            id=tag_uri(publisher.authority, f"{publisher.lang}/campaigns/{campaign.id}"),
            title=gettext("%(title)s: the kit and its versions") % {"title": title},
            subtitle=typeset_text(campaign.words[publisher.lang].summary, publisher.lang),
            url=publisher.root + publisher.addresses.campaign_feed(campaign),
            page_url=publisher.root + publisher.addresses.landing(campaign),
            lang=publisher.lang,
            rights=RIGHTS,
            entries=list(_write_entries([campaign], publisher)),
        )
    )


def render_feed_of_all(campaigns: Iterable[Campaign], publisher: Publisher) -> str:
    """Return the feed of all campaigns in the language that is printing."""
    return render_feed(
        Feed(
            id=tag_uri(publisher.authority, f"{publisher.lang}/campaigns"),
            title=gettext("Campaign kits: releases, revisions and withdrawals"),
            subtitle=gettext("Every new version of a kit, and every one that should no longer be used"),
            url=publisher.root + publisher.addresses.feed,
            page_url=publisher.root + publisher.addresses.index,
            lang=publisher.lang,
            rights=RIGHTS,
            entries=list(_write_entries(campaigns, publisher)),
        )
    )


def tell_changes(campaigns: Iterable[Campaign], publisher: Publisher) -> Iterator[NewsItem]:
    """Yield every change of a kit as news in the language that is printing, the latest first."""
    for campaign, change in _order(campaigns):
        entry, spoken = _write_entry(campaign, change, publisher), change.summary.language(publisher.lang)
        # Outside of the f-string, in which nobody who gathers messages looks.
        what = gettext("Campaign kit")
        yield NewsItem(
            kind=f"{what} · {change.version}: {gettext(CHANGES[change.kind]).lower()}",
            title=Phrase(typeset_text(campaign.words[publisher.lang].title, publisher.lang), publisher.lang),
            summary=Phrase(entry.summary, spoken),
            url=entry.url.removeprefix(publisher.root),
            entry=entry,
        )


def _write_entries(campaigns: Iterable[Campaign], publisher: Publisher) -> Iterator[FeedEntry]:
    return (_write_entry(campaign, change, publisher) for campaign, change in _order(campaigns))


def _order(campaigns: Iterable[Campaign]) -> list[tuple[Campaign, Change]]:
    changes = [(campaign, change) for campaign in campaigns for change in campaign.changelog]
    return sorted(changes, key=lambda pair: (pair[1].day, pair[0].id), reverse=True)


def _write_entry(campaign: Campaign, change: Change, publisher: Publisher) -> FeedEntry:
    lang, moment = publisher.lang, _moment(change.day)
    title = typeset_text(campaign.words[lang].title, lang)
    kind, spoken = gettext(CHANGES[change.kind]), change.summary.language(lang)
    summary = typeset_text(change.summary.text(lang), spoken)
    name = name_change(change)
    return FeedEntry(
        id=tag_uri(publisher.authority, f"{lang}/campaigns/{campaign.id}/{name}"),
        title=f"{title} {change.version}: {kind}",
        url=f"{publisher.root}{publisher.addresses.landing(campaign)}#{name}",
        lang=lang,
        summary=summary,
        html=f'<p lang="{escape(spoken)}">{escape(summary)}</p>',
        published=moment,
        updated=moment,
        authors=(Author(publisher.name, publisher.root),),
        categories=(kind,),
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), TIMEZONE)
