"""The addresses of one language."""

from __future__ import annotations

from typing import Any

from plugins.core.languages import Language
from plugins.languages.addresses import expand_address, localise_settings


def test_prefix_and_words_are_filled_in(galician: Language) -> None:
    """What Pelican fills in later stays."""
    assert expand_address("{prefix}{topics_word}/{slug}/", galician) == "gl/temas/{slug}/"


def test_unknown_field_is_left_to_pelican(galician: Language) -> None:
    """Only known words are ours."""
    assert expand_address("{date:%Y}/{strange_word}/", galician) == "{date:%Y}/{strange_word}/"


def test_both_forms_of_an_address_are_the_language_s_own(settings: dict[str, Any], galician: Language) -> None:
    """Pelican asks for the LANG form when a text is not in the default language."""
    local = localise_settings(settings, galician)
    assert local["ARTICLE_URL"] == local["ARTICLE_LANG_URL"] == "gl/{slug}/"
    assert local["DRAFT_PAGE_LANG_URL"] == "gl/borradores/{slug}/"
    assert local["DRAFT_LANG_SAVE_AS"] == ""


def test_feeds_have_addresses_of_their_own(settings: dict[str, Any], galician: Language) -> None:
    """Else the languages would write over each other's feeds."""
    assert localise_settings(settings, galician)["FEED_ALL_ATOM"] == "gl/feed.xml"


def test_other_settings_and_the_original_stay(settings: dict[str, Any], galician: Language) -> None:
    """One language's addresses must not leak into another's."""
    before = dict(settings)
    local = localise_settings(settings | {"FEED_ALL_ATOM": None, "NOTE": "{prefix}"}, galician)
    assert (local["NOTE"], local["FEED_ALL_ATOM"], local["SITENAME"]) == ("{prefix}", None, "Site")
    assert settings == before
