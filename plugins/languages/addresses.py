"""Settings of one language out of the site's: its addresses, with its prefix and its words."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import MutableMapping
from typing import Any

from plugins.core.languages import WORDS, Language

_FIELD = re.compile("{(prefix|" + "|".join(f"{word}_word" for word in WORDS) + ")}")
_ADDRESS = re.compile(r"[A-Z_]+_(URL|SAVE_AS)|FEED_ALL_ATOM|CATEGORY_FEED_ATOM|CONTRIBUTED_FEED_ATOM")
_TRANSLATED = ("ARTICLE", "PAGE", "DRAFT", "DRAFT_PAGE")


def expand_address(template: str, language: Language) -> str:
    """Fill ``{prefix}`` and ``{topics_word}`` and its like in *template*; other fields are left to Pelican."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return language.prefix if name == "prefix" else language.word(name.removesuffix("_word"))

    return _FIELD.sub(value, template)


def localise_settings(settings: MutableMapping[str, Any], language: Language) -> ChainMap[str, Any]:
    """Return a view of *settings* in which every address is that of *language*.

    What is not an address is looked up in *settings* when asked for. Pelican asks for ``ARTICLE_LANG_URL``
    and its like where a content is not in the default language; here both forms are the same.
    """
    local = {
        key: expand_address(value, language)
        for key, value in settings.items()
        if isinstance(value, str) and _ADDRESS.fullmatch(key)
    }
    for kind in _TRANSLATED:
        for form in ("URL", "SAVE_AS"):
            local[f"{kind}_LANG_{form}"] = local[f"{kind}_{form}"]
    return ChainMap(local, settings)
