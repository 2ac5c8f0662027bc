"""The languages engine as Pelican sees it: its signals, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content, Static

from plugins.core.catalogues import read_gettext, read_translations
from plugins.core.formats import Speaker, load_formats
from plugins.core.languages import Language, parse_languages
from plugins.core.located_yaml import hold_trees
from plugins.languages.addresses import localise_settings
from plugins.languages.documents import list_documents
from plugins.languages.generator import EditionsGenerator
from plugins.languages.news import tell_articles
from plugins.languages.site import TREES


def prepare_languages(pelican: Any) -> None:
    """Give each language its settings and its translations, and the findings the language to be told in."""
    settings = pelican.settings
    languages = parse_languages(settings["LANGUAGES"], settings["DEFAULT_LANG"])
    catalogues = Path(settings["THEME"]) / "translations"
    cache = Path(settings["BUILD_CACHE"]) if settings.get("BUILD_CACHE") else None
    settings["SPEAKERS"] = {
        language.code: Speaker(language, read_translations(catalogues, language.code, cache)) for language in languages
    }
    settings["FINDINGS_GETTEXT"] = read_gettext(catalogues, settings["FINDINGS_LANG"], cache)
    settings.setdefault("NEWS", []).append(tell_articles)
    settings["LANGUAGE_SETTINGS"] = {language.code: localise_settings(settings, language) for language in languages}
    settings.setdefault("SEARCHABLE", []).append(list_documents)


def hold_ready(settings: Mapping[str, Any]) -> None:
    """Have ready what builds take: the formats of each language, and plans and registries as they were read."""
    for language in parse_languages(settings["LANGUAGES"], settings["DEFAULT_LANG"]):
        load_formats(language)
    hold_trees(Path(settings["BUILD_CACHE"]) / TREES)


HOLD = hold_ready
"""Called between builds by the process that forks them; see builder.py."""


def localise_content(content: Content) -> None:
    """Give a content and its terms the settings of its language, and fix its address once."""
    if isinstance(content, Static) or content.lang not in content.settings["LANGUAGE_SETTINGS"]:
        return
    local = content.settings["LANGUAGE_SETTINGS"][content.lang]
    content.in_language = content.settings["SPEAKERS"][content.lang].language.in_name
    content.foreign_to = partial(_is_foreign, content.lang)
    content.settings = local
    for term in (getattr(content, "category", None), *getattr(content, "tags", ()), *getattr(content, "people", ())):
        if term is not None:
            term.settings = local
    # Pelican computes an address anew at each use, which was 8 % of a build.
    content.override_url, content.override_save_as = content.url, content.save_as


def _is_foreign(lang: str, language: Language) -> bool:
    return language.code != lang


def add_generator(pelican: Any) -> type[EditionsGenerator]:
    """Have the editions written after everything has been read."""
    del pelican
    return EditionsGenerator


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(prepare_languages)
    signals.content_object_init.connect(localise_content)
    signals.get_generators.connect(add_generator)
