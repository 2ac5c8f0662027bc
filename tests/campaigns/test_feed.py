"""The feeds of kits, as a feed reader has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import feedparser
import pytest

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.feed import Publisher, render_campaign_feed, render_feed_of_all, tell_changes
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Campaign, Change, ChangeKind
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking
from plugins.core.texts import Texts

PUBLISHER = Publisher("https://cft.example/", "cft.example,2026", "CFT", "gl", Addresses("gl/"))


@pytest.fixture
def campaign(shown: tuple[Project, BuiltKit]) -> Campaign:
    """A campaign that was released, revised and withdrawn."""
    changes = [
        Change("1.1", date(2026, 12, 9), ChangeKind.WITHDRAWN, Texts({"ca": "Un <telèfon> erroni."}, "ca")),
        Change("1.1", date(2026, 12, 1), ChangeKind.REVISED, Texts({"ca": "r", "gl": "Un teléfono"}, "ca")),
        Change("1.0", date(2026, 11, 20), ChangeKind.RELEASED, Texts({"ca": "p", "gl": "Primeira"}, "ca")),
    ]
    return replace(shown[1].kit.campaign, changelog=tuple(changes))


def test_feed_tells_every_change_newest_first(campaign: Campaign, speakers: dict[str, Speaker]) -> None:
    """Each by its kind, with an id of its own that outlives the address, in the words that there are."""
    with speaking(speakers["gl"]):
        feed = feedparser.parse(render_campaign_feed(campaign, PUBLISHER))
    assert not feed.bozo
    assert [entry.title.rpartition(": ")[2] for entry in feed.entries] == ["Retirada", "Revisada", "Publicada"]
    assert len({entry.id for entry in feed.entries}) == 3
    page = "https://cft.example/gl/campanyes/prova/"
    assert [entry.link for entry in feed.entries] == [
        f"{page}#{name}" for name in ("v1-1-withdrawn", "v1-1-revised", "v1-0-released")
    ]
    assert feed.entries[0].content[0].value == '<p lang="ca">Un &lt;telèfon&gt; erroni.</p>'
    assert feed.feed.id == "tag:cft.example,2026:gl/campaigns/prova"


def test_ids_do_not_know_the_domain(campaign: Campaign, speakers: dict[str, Speaker]) -> None:
    """Who follows the kits sees nothing twice after a move, while every address is the new one."""
    with speaking(speakers["gl"]):
        told = [
            (render_campaign_feed(campaign, publisher), render_feed_of_all([campaign], publisher))
            for publisher in (PUBLISHER, replace(PUBLISHER, root="https://moved.example/"))
        ]
    for before, after in zip(*(map(feedparser.parse, feeds) for feeds in told), strict=True):
        assert [entry.id for entry in before.entries] == [entry.id for entry in after.entries]
        assert before.feed.id == after.feed.id
        assert all(entry.link.startswith("https://moved.example/gl/") for entry in after.entries)


def test_feed_of_all_goes_by_the_day(campaign: Campaign, speakers: dict[str, Speaker]) -> None:
    """Whichever campaign it is about."""
    other = replace(campaign, id="altra", changelog=(replace(campaign.changelog[1], day=date(2026, 12, 5)),))
    with speaking(speakers["gl"]):
        feed = feedparser.parse(render_feed_of_all([campaign, other], PUBLISHER))
    assert not feed.bozo
    assert [entry.link.split("/")[-2] for entry in feed.entries] == ["prova", "altra", "prova", "prova"]
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [
        "https://cft.example/gl/campanyes/feed.xml"
    ]


def test_changes_of_kits_are_news(campaign: Campaign, speakers: dict[str, Speaker]) -> None:
    """With the entry of the kit's own feed; a summary that is not translated says which language it is in."""
    with speaking(speakers["gl"]):
        withdrawn, revised, released = tell_changes([campaign], PUBLISHER)
        own = feedparser.parse(render_campaign_feed(campaign, PUBLISHER)).entries
    assert [item.entry.id for item in (withdrawn, revised, released)] == [entry.id for entry in own]
    assert (withdrawn.kind, withdrawn.summary.lang) == ("Kit de campaña · 1.1: retirada", "ca")
    assert (released.summary.text, released.summary.lang, released.title.lang) == ("Primeira", "gl", "gl")
    assert released.url == "gl/campanyes/prova/#v1-0-released"
