"""The site's languages, declared in one row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from babel import Locale, UnknownLocaleError

WORDS = (
    *("blog", "topics", "tags", "authors", "archive", "contributed"),
    *("drafts", "translations", "news", "feeds", "search", "accessibility"),
)


class SettingsError(Exception):
    """A setting that cannot be used; the sentence says which, and what to do."""

    exitcode = 1


@dataclass(frozen=True)
class Language:
    """A language of the site.

    `in_name` says in the language itself that a text is in it ("en galego"); `locale` is a Babel locale;
    `words` are the words of this language's addresses, English where not given; `exit_url` is where the
    exit link leads.
    """

    code: str
    name: str
    in_name: str
    locale: str
    exit_url: str
    prefix: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def og_locale(self) -> str:
        """Return the locale as Open Graph writes it, such as ``gl_ES``."""
        return self.locale

    def word(self, key: str) -> str:
        """Return the word that stands for *key* in addresses."""
        return self.words.get(key, key)


def parse_languages(rows: Sequence[Mapping[str, Any]], default: str) -> tuple[Language, ...]:
    """Return the languages of the setting LANGUAGES, the default one first.

    The default language lives at the root, each other one under its code.
    """
    languages = [_parse_language(row, default) for row in rows]
    codes = [language.code for language in languages]
    if len(set(codes)) < len(codes) or default not in codes:
        message = f"LANGUAGES must name each language once, DEFAULT_LANG ({default}) among them; it names {codes}"
        raise SettingsError(message)
    return tuple(sorted(languages, key=lambda language: language.code != default))


def _parse_language(row: Mapping[str, Any], default: str) -> Language:
    known = {item.name for item in fields(Language)} - {"prefix"}
    code = row.get("code", "?")
    unknown, missing = set(row) - known, known - {"words"} - set(row)
    if unknown or missing:
        message = f"LANGUAGES, row {code}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}"
        raise SettingsError(message)
    strange = set(row.get("words", {})) - set(WORDS)
    if strange:
        message = f"LANGUAGES, row {code}: unknown words {sorted(strange)}; known are {', '.join(WORDS)}"
        raise SettingsError(message)
    try:
        Locale.parse(row["locale"])
    except (UnknownLocaleError, ValueError):
        message = f"LANGUAGES, row {code}: Babel knows no locale {row['locale']!r}; use one such as gl_ES"
        raise SettingsError(message) from None
    return Language(**row, prefix="" if code == default else f"{code}/")
