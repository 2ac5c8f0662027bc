"""The grammar of town names: "d'Olot", "del Masnou", "da Coruña".

One table holds the rules; the browser (theme/static/js/names.js) goes by the same one.
"""

from __future__ import annotations

import json
import re
from typing import Final, TypedDict


class Rules(TypedDict):
    """What the grammar goes by; every language is a code, a relation is "of" or "to"."""

    articles: dict[str, dict[str, dict[str, str]]]
    """By language of the name: each article, in lower case and with what parts it from the rest, and
    what it becomes after a preposition in a text of the same language."""
    small: list[str]
    """The languages that write the article of a name in lower case."""
    prepositions: dict[str, dict[str, str]]
    """By language of the text."""
    elided: dict[str, dict[str, str]]
    """By language of the text: what stands for the preposition where the name matches `elides`."""
    elides: str
    """A regular expression for the name in lower case, in the syntax that Python and JavaScript share."""
    home: dict[str, str]
    """By language of the name: the language of the text in which the "of" override holds."""


RULES: Final[Rules] = {
    "articles": {
        "ca": {
            "el ": {"of": "del ", "to": "al "},
            "els ": {"of": "dels ", "to": "als "},
            "la ": {"of": "de la ", "to": "a la "},
            "les ": {"of": "de les ", "to": "a les "},
            "l'": {"of": "de l'", "to": "a l'"},
        },
        "gl": {
            "o ": {"of": "do ", "to": "ao "},
            "a ": {"of": "da ", "to": "á "},
            "os ": {"of": "dos ", "to": "aos "},
            "as ": {"of": "das ", "to": "ás "},
        },
        "oc": {"es ": {}},
    },
    "small": ["ca"],
    "prepositions": {
        "ca": {"of": "de ", "to": "a "},
        "gl": {"of": "de ", "to": "a "},
        "es": {"of": "de ", "to": "a "},
        "en": {"of": "of ", "to": "to "},
    },
    "elided": {"ca": {"of": "d'"}},
    # The h is mute; an i or u that opens a diphthong is a consonant: d'Igualada, d'Hostalric, but de Iowa.
    "elides": "^h?(?!i[aeouàèéòóú]|u[aeoàèéòó])[aeiouàáèéíïòóúü]",
    "home": {"ca": "ca", "oc": "ca", "gl": "gl"},
}


def rules_as_json() -> str:
    """Return the rules as the browser takes them."""
    return json.dumps(RULES, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def of_town(name: str, text_lang: str, name_lang: str, override: str = "") -> str:
    """Return "of" and the town, for a text in *text_lang*: "d'Olot", "da Coruña", "de El Masnou".

    *override*, where not empty, is the whole form in the language of the town's own territory.
    """
    if override and RULES["home"].get(name_lang) == text_lang:
        return override
    return _join("of", name, text_lang, name_lang)


def to_town(name: str, text_lang: str, name_lang: str) -> str:
    """Return "to" and the town, for a text in *text_lang*: "al Masnou", "á Coruña"; in Catalan that is "at" too."""
    return _join("to", name, text_lang, name_lang)


def name_in_text(name: str, text_lang: str, name_lang: str) -> str:
    """Return *name* as it is written within a sentence: Catalan lowers its own article and no other language does."""
    article = _article(name, name_lang)
    if article and text_lang == name_lang and name_lang in RULES["small"]:
        return article + name[len(article) :]
    return name[:1].upper() + name[1:]


def parse_listed_name(listed: str, name_lang: str) -> str:
    """Return in natural order a name as INE lists it: "Coruña, A" is "A Coruña"."""
    core, comma, article = listed.rpartition(", ")
    for known in RULES["articles"].get(name_lang, {}):
        if comma and article.lower() == known.rstrip():
            return name_in_text(known + core, name_lang, name_lang)
    return listed


def _join(relation: str, name: str, text_lang: str, name_lang: str) -> str:
    article = _article(name, name_lang)
    if article and text_lang == name_lang:
        return RULES["articles"][name_lang][article][relation] + name[len(article) :]
    short = RULES["elided"].get(text_lang, {}).get(relation)
    elides = short is not None and re.match(RULES["elides"], name.lower())
    preposition = short if short and elides else RULES["prepositions"][text_lang][relation]
    return preposition + name_in_text(name, text_lang, name_lang)


def _article(name: str, name_lang: str) -> str:
    """Return the article that *name* begins with, as the rules write it, or nothing."""
    for article in RULES["articles"].get(name_lang, {}):
        begin = name[: len(article)].lower().replace("’", "'")
        if begin == article and len(name) > len(article):
            return article
    return ""
