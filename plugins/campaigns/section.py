"""The campaigns' part of one language's site: their pages, their kits and their feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from plugins.campaigns.addresses import Addresses, kit_folder, latest_archive
from plugins.campaigns.cards import Card, find_card, list_cards
from plugins.campaigns.documents import list_documents
from plugins.campaigns.feed import Publisher, render_campaign_feed, render_feed_of_all, tell_changes
from plugins.campaigns.json_ld import describe_kit
from plugins.campaigns.kit import MANIFEST, SIGNATURE, SUMS
from plugins.campaigns.kit_file import KIT_FILE
from plugins.campaigns.landing import BuiltKit, make_landing
from plugins.campaigns.manifest import SCHEMA, make_schema
from plugins.campaigns.model import Campaign, Status
from plugins.campaigns.municipalities import Municipalities
from plugins.campaigns.personaliser import make_personaliser
from plugins.core.formats import gettext
from plugins.core.news import NewsItem
from plugins.core.searching import Document
from plugins.core.sections import FeedLink, FilePlan, PagePlan, View

LISTING = (MANIFEST, SUMS, SIGNATURE)
"""What is published of a withdrawn kit: by it, a copy can still be told."""


class CampaignSections:
    """Makes the section of each language, from kits that were built once."""

    def __init__(self, kits: tuple[BuiltKit, ...], municipalities: Municipalities) -> None:
        self.kits = kits
        self.municipalities = municipalities
        self.sections: list[CampaignSection] = []

    def __call__(self, view: View) -> CampaignSection:
        """Return the section for the language of *view*; that of the default language is asked for first."""
        section = CampaignSection(view, self)
        self.sections.append(section)
        return section

    def tell_news(self, view: View) -> Iterator[NewsItem]:
        """Yield every change of a kit in the language of *view*, the latest first."""
        section = next(one for one in self.sections if one.view is view)
        return tell_changes(section.campaigns, section.publisher)

    def list_documents(self, view: View) -> Iterator[Document]:
        """Yield what can be looked for in the language of *view*."""
        section = next(one for one in self.sections if one.view is view)
        return list_documents(section.spoken, view.language.code, section.addresses)


class CampaignSection:
    """The section of one language."""

    def __init__(self, view: View, shared: CampaignSections) -> None:
        self.view = view
        self.shared = shared
        self.addresses = Addresses(view.language.prefix)

    def pages(self) -> Iterator[PagePlan]:
        """Yield the list of campaigns and the page of each."""
        if self.spoken:
            yield self._index()
        for built in self.spoken:
            yield self._landing(built)

    def files(self) -> Iterator[FilePlan]:
        """Yield the feeds, and with the default language the kits, which all languages share."""
        publisher = self.publisher
        for built in self.spoken:
            campaign = built.kit.campaign
            feed = render_campaign_feed(campaign, publisher)
            yield FilePlan(self.addresses.campaign_feed(campaign), feed.encode(), campaign.folder / KIT_FILE)
        if self.spoken:
            yield FilePlan(self.addresses.feed, render_feed_of_all(self.campaigns, publisher).encode())
        if self is self.shared.sections[0]:
            yield from self._kit_files()

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return the campaigns that run, for the home page and the councils, else what a text or an action names."""
        if plan.kind == "home" or plan.key == ("page", self.view.settings["COUNCILS_PAGE"]):
            return {"campaigns": [card for card in self._cards if card.campaign.is_current]}
        if plan.key[0] == "plan":
            return {"campaign_cards": {card.campaign.id: card for card in self._cards}}
        card = find_card(self._cards, getattr(plan.content, "campaign", None))
        return {"campaign_card": card} if card else {}

    @cached_property
    def spoken(self) -> tuple[BuiltKit, ...]:
        """The campaigns that say something in this language; a draft is nobody's business yet."""
        lang = self.view.language.code
        return tuple(
            built
            for built in self.shared.kits
            if lang in built.speeches and built.kit.campaign.status is not Status.DRAFT
        )

    @cached_property
    def _cards(self) -> tuple[Card, ...]:
        return list_cards(self.spoken, self.view.language.code, self.addresses)

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """Return the campaigns that say something in this language."""
        return tuple(built.kit.campaign for built in self.spoken)

    @property
    def publisher(self) -> Publisher:
        """Return who publishes the feeds."""
        settings = self.view.settings
        root = f"{settings['ORIGIN']}{settings['SITEURL']}/"
        return Publisher(root, settings["TAG_AUTHORITY"], settings["SITENAME"], self.view.language.code, self.addresses)

    def _kit_files(self) -> Iterator[FilePlan]:
        published = [built for built in self.shared.kits if built.kit.campaign.status is not Status.DRAFT]
        for built in published:
            yield from _publish(built)
        if published:
            yield FilePlan(SCHEMA, (json.dumps(make_schema(), indent=2) + "\n").encode())

    def _index(self) -> PagePlan:
        title = gettext("Campaigns")
        description = gettext("Kits for town councils: posters, pictures, motions and texts to put your town's name on")
        variables = {"campaigns": self._cards, "feed_url": self.addresses.feed}
        feed = FeedLink(gettext("Campaign kits"), self._internal(self.addresses.feed))
        return PagePlan(
            key=("campaigns",),
            lang=self.view.language.code,
            url=self.addresses.index,
            save_as=f"{self.addresses.index}index.html",
            template="campaign/index",
            kind="campaign-index",
            title=title,
            description=description,
            variables=variables,
            feeds=(feed,),
        )

    def _landing(self, built: BuiltKit) -> PagePlan:
        lang, speakers = self.view.language.code, self.view.settings["SPEAKERS"]
        languages = {code: speaker.language for code, speaker in speakers.items()}
        landing = make_landing(built, lang, languages, self.shared.municipalities, self.addresses)
        campaign = landing.campaign
        variables = {
            "landing": landing,
            "index_url": self.addresses.index,
            "successor": find_card(self._cards, campaign.superseded_by),
            "personaliser": make_personaliser(built, lang, self.view.settings["SITEURL"])
            if campaign.is_current
            else None,
        }
        feed = FeedLink(landing.words.title, self._internal(landing.feed_url))
        return PagePlan(
            key=("campaigns", campaign.id),
            lang=lang,
            url=self.addresses.landing(campaign),
            save_as=f"{self.addresses.landing(campaign)}index.html",
            template="campaign/landing",
            kind="campaign",
            title=landing.words.title,
            description=landing.words.summary,
            variables=variables,
            content=campaign,
            modified=campaign.changelog[0].day if campaign.changelog else campaign.released,
            source=campaign.folder / KIT_FILE,
            feeds=(feed,),
            one_file=self.addresses.one_file(campaign, lang),
            trail=(("campaigns",),),
            linked=(describe_kit(landing, self.publisher, latest_archive(campaign, lang)),),
        )

    def _internal(self, url: str) -> str:
        return f"{self.view.settings['SITEURL']}/{url}"


def _publish(built: BuiltKit) -> Iterator[FilePlan]:
    kit, campaign = built.kit, built.kit.campaign
    source, folder = campaign.folder / KIT_FILE, kit_folder(campaign)
    is_withdrawn = campaign.status is Status.WITHDRAWN
    for path, content in kit.all_files():
        if path in LISTING or not is_withdrawn:
            yield FilePlan(folder + path, content, source)
    for preview in built.previews.all_files() if campaign.is_current else built.previews.covers.values():
        yield FilePlan(folder + preview.path, preview.content, source)
    for lang in built.speeches if campaign.is_current else ():
        yield FilePlan(latest_archive(campaign, lang), kit.archive(lang).content, source)
