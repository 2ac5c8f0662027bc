"""The rows of LANGUAGES."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.core.languages import Language, SettingsError, parse_languages

CATALAN = {
    "code": "ca", "name": "Català", "in_name": "en català", "locale": "ca_ES", "exit_url": "https://example.org/",
}  # fmt: skip
ENGLISH = {**CATALAN, "code": "en", "locale": "en_GB", "words": {"archive": "all"}}


def test_default_language_comes_first_and_lives_at_the_root() -> None:
    """The order of the rows decides on the rest, not on the default language."""
    languages = parse_languages([ENGLISH, CATALAN], "ca")
    assert [(language.code, language.prefix) for language in languages] == [("ca", ""), ("en", "en/")]


def test_words_stand_in_english_where_not_given() -> None:
    """A language that names no word for an address has the English one."""
    english = parse_languages([ENGLISH], "en")[0]
    assert (english.word("archive"), english.word("topics")) == ("all", "topics")


def test_open_graph_locale_is_the_locale() -> None:
    """Open Graph wants the country too."""
    galician = Language("gl", "Galego", "en galego", "gl_ES", "https://example.org/")
    assert galician.og_locale == "gl_ES"


@pytest.mark.parametrize(
    ("rows", "default", "told"),
    [
        ([CATALAN, CATALAN], "ca", "once"),
        ([CATALAN], "gl", "DEFAULT_LANG (gl)"),
        ([{**CATALAN, "colour": "red"}], "ca", "unknown keys ['colour']"),
        ([{"code": "ca"}], "ca", "missing keys ['exit_url', 'in_name', 'locale', 'name']"),
        ([{**CATALAN, "prefix": "x/"}], "ca", "unknown keys ['prefix']"),
        ([{**CATALAN, "words": {"archiv": "arxiu"}}], "ca", "unknown words ['archiv']"),
        ([{**CATALAN, "locale": "xx_XX"}], "ca", "row ca: Babel knows no locale 'xx_XX'"),
    ],
)
def test_row_that_cannot_be_used_is_refused(rows: list[dict[str, Any]], default: str, told: str) -> None:
    """The sentence names the row and what is wrong in it."""
    with pytest.raises(SettingsError) as caught:
        parse_languages(rows, default)
    assert told in str(caught.value)
