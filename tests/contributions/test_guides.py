"""The four guides for whoever contributes: each says what the tools say, in its own language."""

import re
import textwrap

import pytest
import yaml

from plugins.contributions.front_matter import ARTICLE_KEYS, ARTICLE_REQUIRED
from plugins.core.catalogues import read_translations
from plugins.core.checking import _parser
from plugins.core.registries import read_registries
from plugins.core.reports import RENDERERS
from plugins.core.sources import split_source
from plugins.workshop import ROOT

GUIDES = {"ca": "CONTRIBUTING.md", "gl": "CONTRIBUTING.gl.md", "es": "CONTRIBUTING.es.md", "en": "CONTRIBUTING.en.md"}
TEXTS = {lang: (ROOT / name).read_text(encoding="utf-8") for lang, name in GUIDES.items()}


@pytest.mark.parametrize("lang", GUIDES)
def test_a_guide_quotes_a_finding_and_links_as_they_are(lang: str) -> None:
    """A message that changes in the catalogue changes here."""
    gettext = read_translations(ROOT / "theme/translations", lang).gettext
    message = gettext('"%(value)s" is unknown') % {"value": "mesas-local"}
    hint = gettext("did you mean %(near)s?") % {"near": "mesas-locais"}
    assert f" E112 {message}; {hint}\n" in TEXTS[lang]
    for words in ("Edit this page", "Translate this page:", "Translations"):
        assert f"**{gettext(words).rstrip(':')}**" in TEXTS[lang]


@pytest.mark.parametrize("lang", GUIDES)
def test_the_front_matter_of_a_guide_is_right(lang: str) -> None:
    """Whoever copies it has every key that must be there, no other, and ids that exist."""
    block = re.search(r"```\n(   ---\n.*?)   ```", TEXTS[lang], re.DOTALL)
    assert block
    split = split_source(textwrap.dedent(block[1]))
    assert split
    values = yaml.safe_load(split.head)
    registries = read_registries(ROOT / "content/data", "ca")
    assert values["lang"] == lang
    assert set(ARTICLE_REQUIRED) <= set(values) <= ARTICLE_KEYS
    assert values["category"] in registries.categories
    assert set(values["tags"]) <= set(registries.tags)
    assert set(values["authors"]) <= set(registries.authors)


def test_the_guides_have_the_same_sections() -> None:
    """A part added in one language is missed in the others."""
    assert {text.count("\n## ") for text in TEXTS.values()} == {7}
    for lang, text in TEXTS.items():
        assert all(f"]({name})" in text for other, name in GUIDES.items() if other != lang)


def test_every_flag_and_format_of_check_is_described() -> None:
    """One that is added has a row, as has one that is shown in the command's own help."""
    text = (ROOT / "docs/checking.md").read_text(encoding="utf-8")
    formats = re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE)
    assert formats == list(RENDERERS)
    shown = set(re.findall(r"--[a-z]+", _parser(ROOT).format_help())) - {"--help"}
    assert shown == set(re.findall(r"^\| `(--[a-z]+)", text, re.MULTILINE))
