"""Town names in the browser: the same table of rules, the same forms."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from plugins.assets.bundle import shorten_script
from plugins.campaigns.names import RULES, name_in_text, of_town, rules_as_json, to_town
from plugins.workshop import ROOT

SCRIPT = shorten_script(Path(ROOT, "theme", "static", "js", "names.js").read_bytes())
TEXT_LANGS = sorted(RULES["prepositions"])


@pytest.fixture
def names_page(page: Page) -> Page:
    """An empty page with the script and the rules as a page of the site brings them."""
    page.add_script_tag(content=SCRIPT.decode())
    page.add_script_tag(content=f"const rules = {rules_as_json()};")
    return page


def test_towns_of_the_table(names_page: Page) -> None:
    """The browser's forms are those expected of Python."""
    towns: list[dict[str, Any]] = json.loads(Path(ROOT, "tests", "data", "names.json").read_text(encoding="utf-8"))
    script = """([towns, langs]) => towns.map(({name, lang, to}) => {
        const all = form => Object.fromEntries(langs.map(text => [text, form(name, text, rules, lang)]));
        return {of: all(townNames.ofTown), ...(to && {to: all(townNames.toTown)})};
    })"""
    told = names_page.evaluate(script, [towns, TEXT_LANGS])
    assert told == [{key: town[key] for key in ("of", "to") if key in town} for town in towns]


def test_every_municipality_as_in_python(names_page: Page) -> None:
    """Of every municipality, and of names nobody has, the browser says what Python says."""
    with Path(ROOT, "content", "data", "municipalities.csv").open(encoding="utf-8", newline="") as file:
        names = [(one["name"], one["lang"]) for one in csv.DictReader(file)]
    names += [("", "ca"), ("la ", "ca"), ("L’Hospitalet", "ca"), ("El Masnou", "ca"), ("ÒRRIUS", "ca"), ("Iowa", "en")]
    script = """([names, langs]) => names.map(([name, lang]) => langs.map(text => [
        townNames.ofTown(name, text, rules, lang), townNames.toTown(name, text, rules, lang),
        townNames.inText(name, text, rules, lang)]))"""
    expected = [
        [[form(name, text, lang) for form in (of_town, to_town, name_in_text)] for text in TEXT_LANGS]
        for name, lang in names
    ]
    assert names_page.evaluate(script, [names, TEXT_LANGS]) == expected


def test_override_and_language_left_out(names_page: Page) -> None:
    """An override holds at home only, and a name without a language is taken as one of the text's."""
    script = """() => [
        townNames.ofTown("Arres", "ca", rules, "oc", "de la vila d'Arres"),
        townNames.ofTown("Arres", "es", rules, "oc", "de la vila d'Arres"),
        townNames.ofTown("el Masnou", "ca", rules)]"""
    assert names_page.evaluate(script) == ["de la vila d'Arres", "de Arres", "del Masnou"]


def test_script_is_light() -> None:
    """As it is sent, the script weighs less than 1.5 kB."""
    assert len(SCRIPT) < 1500
