"""The engine's handlers, on Pelican's own objects."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.contents import Article, Category, Static, Tag
from pelican.settings import DEFAULT_CONFIG

from plugins.core.catalogues import CatalogueError
from plugins.core.languages import SettingsError
from plugins.languages import plugin
from plugins.languages.generator import EditionsGenerator
from plugins.workshop import ROOT

ROWS = [
    {"code": code, "name": code, "in_name": f"in {code}", "locale": locale, "exit_url": "https://example.org/"}
    for code, locale in (("ca", "ca_ES"), ("gl", "gl_ES"))
]


@pytest.fixture
def prepared(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings that the engine has made ready."""
    site = {"LANGUAGES": ROWS, "DEFAULT_LANG": "ca", "THEME": str(ROOT / "theme"), "TIMEZONE": "Europe/Madrid"}
    prepared: dict[str, Any] = DEFAULT_CONFIG | settings | site
    plugin.prepare_languages(SimpleNamespace(settings=prepared))
    return prepared


def make_article(settings: dict[str, Any], lang: str) -> Article:
    """Return an article with a category, a tag and its author among its people."""
    tag = Tag("Xeral", settings)
    metadata = {
        "title": "A",
        "lang": lang,
        "slug": "a",
        "category": Category("C", settings),
        "tags": [tag],
        "people": [tag],
    }
    return Article("<p>Words.</p>", metadata, settings, "a.md")


def test_languages_get_their_settings_and_voices(prepared: dict[str, Any]) -> None:
    """One of each a language, in the order of the languages."""
    assert list(prepared["SPEAKERS"]) == list(prepared["LANGUAGE_SETTINGS"]) == ["ca", "gl"]
    assert prepared["LANGUAGE_SETTINGS"]["gl"]["INDEX_URL"] == "gl/"
    assert prepared["SPEAKERS"]["gl"].gettext("Home") == "Inicio"


def test_missing_catalogue_is_an_error(settings: dict[str, Any], tmp_path: Path) -> None:
    """Never a silent fallback to another language."""
    broken = settings | {"LANGUAGES": ROWS, "DEFAULT_LANG": "ca", "THEME": str(tmp_path)}
    with pytest.raises(CatalogueError, match="no catalogue for the language ca"):
        plugin.prepare_languages(SimpleNamespace(settings=broken))


def test_wrong_row_is_an_error(settings: dict[str, Any]) -> None:
    """Before anything is read."""
    with pytest.raises(SettingsError):
        plugin.prepare_languages(SimpleNamespace(settings=settings | {"LANGUAGES": ROWS, "DEFAULT_LANG": "en"}))


def test_content_and_its_terms_take_on_their_language(prepared: dict[str, Any]) -> None:
    """So that links to them lead to that language's pages."""
    article = make_article(prepared, "gl")
    plugin.localise_content(article)
    assert (article.url, article.save_as) == ("gl/a/", "gl/a/index.html")
    assert (article.category.url, article.tags[0].url) == ("gl/topics/c/", "gl/tags/xeral/")
    assert article.in_language == "in gl"
    languages = {code: speaker.language for code, speaker in prepared["SPEAKERS"].items()}
    assert [article.foreign_to(languages[code]) for code in ("ca", "gl")] == [True, False]


def test_address_is_fixed_once(prepared: dict[str, Any]) -> None:
    """Pelican would compute it at each use."""
    article = make_article(prepared, "gl")
    plugin.localise_content(article)
    article.slug = "b"
    assert article.url == "gl/a/"


def test_content_of_no_language_is_left_alone(prepared: dict[str, Any]) -> None:
    """A source that is refused has the default language or none; static files have none."""
    for content in (make_article(prepared, "xx"), Static("", {}, prepared, "a.png")):
        plugin.localise_content(content)
        assert content.settings is prepared
        assert not hasattr(content, "in_language")


def test_editions_are_written_by_a_generator() -> None:
    """As Pelican asks for one."""
    assert plugin.add_generator(None) is EditionsGenerator
