"""The catalogues of interface texts."""

from pathlib import Path

import pytest

from plugins.core.catalogues import catalogue_path, read_translations
from plugins.workshop import ROOT, messages

TEMPLATE = """
<p>{# Translators: on every page #}{{ _("Leave this page") }}</p>
{% trans trimmed count=count %}
  one article
{% pluralize %}
  {{ count }} articles
{% endtrans %}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one template and one module."""
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "plugins").mkdir()
    (tmp_path / "theme/templates/base.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "plugins/feature.py").write_text('name = gettext("Contributed articles")\n', encoding="utf-8")
    return tmp_path


def read(root: Path, language: str) -> str:
    """Return the catalogue of *language* as text."""
    return catalogue_path(root / "theme/translations", language).read_text(encoding="utf-8")


def test_texts_of_templates_and_code_are_collected(root: Path) -> None:
    """Every marked text is in the catalogue, with its plural and where it stands."""
    texts = {message.id for message in messages.extract(root) if message.id}
    assert texts == {"Leave this page", ("one article", "%(count)s articles"), "Contributed articles"}


def test_catalogue_has_neither_dates_nor_line_numbers(root: Path) -> None:
    """A second run, and a text that moves, change no byte."""
    messages.renew(root, ["gl"])
    first = read(root, "gl")
    template = root / "theme/templates/base.html"
    template.write_text("\n\n" + template.read_text(encoding="utf-8"), encoding="utf-8")
    messages.renew(root, ["gl"])
    assert read(root, "gl") == first
    assert "#: theme/templates/base.html\n" in first
    assert "Date" not in first


def test_translations_survive_and_stale_texts_go(root: Path) -> None:
    """What was translated stays; a text that no template has any more is dropped, and nothing is guessed."""
    messages.renew(root, ["ca"])
    path = catalogue_path(root / "theme/translations", "ca")
    text = path.read_text(encoding="utf-8")
    text = text.replace('msgid "Leave this page"\nmsgstr ""', 'msgid "Leave this page"\nmsgstr "Surt de la pàgina"')
    path.write_text(text + '\nmsgid "Contributed article"\nmsgstr "Col·laboració"\n', encoding="utf-8")
    messages.renew(root, ["ca"])
    assert 'msgstr "Surt de la pàgina"' in read(root, "ca")
    assert "Col·laboració" not in read(root, "ca")
    assert "fuzzy" not in read(root, "ca")
    assert read_translations(root / "theme/translations", "ca").gettext("Leave this page") == "Surt de la pàgina"


def test_missing_translations_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each language is printed with the texts that it lacks."""
    messages.renew(root, ["es"])
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "es: 3 texts, 3 without translation"
    assert sorted(line.strip() for line in told[1:]) == ["Contributed articles", "Leave this page", "one article"]


def test_languages_are_those_of_the_site() -> None:
    """The languages come from the settings, where a new one is added."""
    assert messages.read_languages(ROOT)[:1] == ["ca"]
    assert len(messages.read_languages(ROOT)) >= 4
