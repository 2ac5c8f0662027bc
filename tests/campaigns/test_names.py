"""Town names: right in four languages, for the towns of one table and for every municipality there is."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.campaigns.names import RULES, name_in_text, of_town, parse_listed_name, rules_as_json, to_town
from plugins.workshop import ROOT

DATA = ROOT / "content" / "data"
TOWNS: list[dict[str, Any]] = json.loads(Path(ROOT, "tests", "data", "names.json").read_text(encoding="utf-8"))
MUNICIPALITIES = list(
    csv.DictReader((DATA / "municipalities.csv").read_text(encoding="utf-8").splitlines(keepends=True))
)
TEXT_LANGS = sorted(RULES["prepositions"])
NAMES = st.text(max_size=20) | st.builds(
    "{}{}".format,
    st.sampled_from(["el ", "La ", "l'", "L’", "Els ", "A ", "Os ", "Es ", "h", "I"]),
    st.text(max_size=9),
)


def _id(town: dict[str, Any]) -> str:
    return str(town["name"])


@pytest.mark.parametrize("town", TOWNS, ids=_id)
def test_of_town(town: dict[str, Any]) -> None:
    """Each town's "of" form is what a native of each language writes."""
    assert {lang: of_town(town["name"], lang, town["lang"]) for lang in TEXT_LANGS} == town["of"]


@pytest.mark.parametrize("town", [town for town in TOWNS if "to" in town], ids=_id)
def test_to_town(town: dict[str, Any]) -> None:
    """Each town's "to" form is what a native of each language writes."""
    assert {lang: to_town(town["name"], lang, town["lang"]) for lang in TEXT_LANGS} == town["to"]


@pytest.mark.parametrize("town", TOWNS, ids=_id)
def test_listed_name_is_put_in_natural_order(town: dict[str, Any]) -> None:
    """The form in INE's list gives the name that our list has under the town's code."""
    assert parse_listed_name(town["listed"], town["lang"]) == town["name"]
    listed = _municipality(town["ine"])
    assert (listed["name"], listed["lang"]) == (town["name"], town["lang"])


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("el Masnou", "ca", "el Masnou"),
        ("El Masnou", "ca", "el Masnou"),
        ("el Masnou", "es", "El Masnou"),
        ("l'Hospitalet de Llobregat", "gl", "L'Hospitalet de Llobregat"),
        ("l'Hospitalet de Llobregat", "en", "L'Hospitalet de Llobregat"),
    ],
)
def test_only_catalan_lowers_its_article(name: str, lang: str, expected: str) -> None:
    """Within a sentence the article of a Catalan name is small in Catalan and capital elsewhere."""
    assert name_in_text(name, lang, "ca") == expected


@pytest.mark.parametrize("lang", TEXT_LANGS)
def test_galician_article_stays_capital(lang: str) -> None:
    """Where nothing contracts it, the article of a Galician name is capital in every language."""
    assert name_in_text("A Coruña", lang, "gl") == "A Coruña"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Iowa", "de Iowa"), ("Hialeah", "de Hialeah"), ("Uagadugu", "de Uagadugu"), ("Uixó", "d'Uixó")],
)
def test_consonantal_i_and_u_keep_the_preposition_whole(name: str, expected: str) -> None:
    """Catalan does not elide before an i or u that opens a diphthong; before any other vowel it does."""
    assert of_town(name, "ca", "en") == expected


def test_written_by_hand() -> None:
    """A typographic apostrophe and a capital article are understood."""
    assert of_town("L’Hospitalet", "ca", "ca") == "de l'Hospitalet"
    assert of_town("El Masnou", "ca", "ca") == "del Masnou"


def test_override_holds_in_the_language_of_the_territory() -> None:
    """An override replaces the form in the town's own language and in no other."""
    forms = [of_town("Arres", lang, "oc", "de la vila d'Arres") for lang in ("ca", "gl", "es", "en")]
    assert forms == ["de la vila d'Arres", "de Arres", "de Arres", "of Arres"]


def test_rules_reach_the_browser_whole() -> None:
    """The JSON holds the very same rules and nothing that could end a script element."""
    assert json.loads(rules_as_json()) == RULES
    assert "<" not in rules_as_json()


@given(NAMES, st.sampled_from(TEXT_LANGS), st.sampled_from(["ca", "gl", "oc", "xx"]))
def test_the_core_of_a_name_survives(name: str, text_lang: str, name_lang: str) -> None:
    """Whatever the name, each form is made and ends in the name without its article, or but for its first letter."""
    lower = name.lower().replace("’", "'")
    articles = [article for article in RULES["articles"].get(name_lang, {}) if lower.startswith(article)]
    core = name[max([1, *map(len, articles)]) :]
    for form in (of_town, to_town, name_in_text):
        assert form(name, text_lang, name_lang).endswith(core)


@given(st.text(), st.sampled_from(["ca", "gl", "oc", "xx"]))
def test_any_listed_name_is_taken(listed: str, name_lang: str) -> None:
    """No text makes the reading of INE's form fail or lose what is not the article."""
    assert listed.rpartition(", ")[0][1:] in parse_listed_name(listed, name_lang)


def test_every_municipality_is_listed_once() -> None:
    """The list holds as many municipalities as its source counts, by code, none twice, each in its territory."""
    source = yaml.safe_load((DATA / "municipalities.source.yaml").read_text(encoding="utf-8"))
    codes = [one["ine"] for one in MUNICIPALITIES]
    assert Counter(one["territory"] for one in MUNICIPALITIES) == source["count"] == {"CT": 947, "GA": 313}
    assert codes == sorted(set(codes))
    provinces = {(one["territory"], one["ine"][:2]) for one in MUNICIPALITIES}
    assert provinces == {("CT", code) for code in ("08", "17", "25", "43")} | {
        ("GA", code) for code in ("15", "27", "32", "36")
    }
    assert all(len(code) == 5 and code.isdecimal() for code in codes)


def test_names_in_the_list_are_in_natural_order() -> None:
    """Names are clean, as they stand within a sentence of their own language, and never INE's inverted form."""
    for one in MUNICIPALITIES:
        name, lang = one["name"], one["lang"]
        assert name == name_in_text(name, lang, lang) == parse_listed_name(name, lang) == " ".join(name.split())
        assert lang in ({"gl"} if one["territory"] == "GA" else {"ca", "oc"})


def _municipality(code: str) -> dict[str, str]:
    return next(one for one in MUNICIPALITIES if one["ine"] == code)
