"""A campaign in a few words: on the list of campaigns, on the home page, beside an article or an action of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.campaigns.addresses import Addresses, kit_folder
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Campaign
from plugins.campaigns.previews import Preview
from plugins.core.typography import typeset_text


@dataclass(frozen=True)
class Card:
    """A campaign in the words of one language; addresses are within the site."""

    campaign: Campaign
    title: str
    summary: str
    url: str
    cover: Preview | None
    cover_url: str


def list_cards(kits: Iterable[BuiltKit], lang: str, addresses: Addresses) -> tuple[Card, ...]:
    """Return the campaigns of *kits*, those that run before those that do not, the newest first."""
    cards = (_make_card(built, lang, addresses) for built in kits)
    return tuple(sorted(cards, key=lambda card: (not card.campaign.is_current, -card.campaign.released.toordinal())))


def find_card(cards: Iterable[Card], identifier: str | None) -> Card | None:
    """Return the card of a campaign by its id, or None where there is none."""
    return next((card for card in cards if card.campaign.id == identifier), None)


def _make_card(built: BuiltKit, lang: str, addresses: Addresses) -> Card:
    campaign, cover = built.kit.campaign, built.previews.covers.get(lang)
    words = campaign.words[lang]
    return Card(
        campaign=campaign,
        title=typeset_text(words.title, lang),
        summary=typeset_text(words.summary, lang),
        url=addresses.landing(campaign),
        cover=cover,
        cover_url=kit_folder(campaign) + cover.path if cover else "",
    )
