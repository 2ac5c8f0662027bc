"""A campaign in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.cards import find_card, list_cards
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Status
from plugins.campaigns.previews import Previews
from plugins.campaigns.project import Project


@pytest.fixture
def built(shown: tuple[Project, BuiltKit]) -> BuiltKit:
    """A kit with its previews."""
    return shown[1]


def test_card_is_in_the_words_of_its_language(built: BuiltKit) -> None:
    """With its cover, and the addresses of both within the site."""
    (card,) = list_cards([built], "gl", Addresses("gl/"))
    words = built.kit.campaign.words["gl"]
    assert (card.title, card.summary) == (words.title, words.summary.replace("'", "’"))
    assert card.url == "gl/campanyes/prova/"
    assert card.cover is built.previews.covers["gl"]
    assert card.cover_url == f"kits/prova/{card.cover.path}"


def test_campaign_without_a_poster_has_no_cover(built: BuiltKit) -> None:
    """And no address of one."""
    (card,) = list_cards([replace(built, previews=Previews({}, {}, {}))], "ca", Addresses())
    assert (card.cover, card.cover_url) == (None, "")


def test_what_runs_comes_first(built: BuiltKit) -> None:
    """Then the newest."""
    kinds = {
        "old": (Status.ACTIVE, date(2025, 1, 1)),
        "gone": (Status.WITHDRAWN, date(2026, 12, 1)),
        "new": (Status.ACTIVE, date(2026, 6, 1)),
        "past": (Status.SUPERSEDED, date(2024, 1, 1)),
    }
    kits = [
        replace(
            built, kit=replace(built.kit, campaign=replace(built.kit.campaign, id=name, status=status, released=day))
        )
        for name, (status, day) in kinds.items()
    ]
    cards = list_cards(kits, "ca", Addresses())
    assert [card.campaign.id for card in cards] == ["new", "old", "gone", "past"]
    assert find_card(cards, "gone") is cards[2]
    assert find_card(cards, "none") is find_card(cards, None) is None
