"""The search's part of a language's site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from plugins.core.catalogues import read_translations
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language
from plugins.core.searching import Document, DocumentLister
from plugins.core.sections import PagePlan, View
from plugins.search.section import MOST_SHOWN, SearchSection, list_counts, list_shelves
from plugins.workshop import ROOT


@dataclass(frozen=True)
class OneLanguage:
    """A language's site without articles."""

    speaker: Speaker
    settings: Mapping[str, Any]
    articles: Sequence[Any] = ()

    @property
    def language(self) -> Language:
        """The language."""
        return self.speaker.language


@pytest.fixture
def galician() -> Speaker:
    """The language of these tests, in the site's own words."""
    language = Language("gl", "Galego", "en galego", "gl_ES", "https://example.org", "gl/", {"search": "busca"})
    return Speaker(language, read_translations(ROOT / "theme" / "translations", "gl"))


def list_one(view: View) -> Iterator[Document]:
    """Yield a document, as a feature does."""
    yield Document("gl/a/", "A", view.language.code, "Artigo", shelf="Temas")


def list_another(view: View) -> Iterator[Document]:
    """Yield another, as a feature that joined later does."""
    yield Document("gl/b/", "B", view.language.code, "Páxina")


def test_whatever_joins_is_found(galician: Speaker) -> None:
    """By one line in its plugin: the search names no feature."""
    joined: list[DocumentLister] = [list_one]
    settings = {"SEARCHABLE": joined, "SPEAKERS": {"gl": galician}, "SITEURL": "/site"}
    section = SearchSection(OneLanguage(galician, settings))
    joined.append(list_another)
    with speaking(galician):
        (page,), (index,) = list(section.pages()), list(section.files())
    assert page.url == "gl/busca/"
    assert page.variables["index_url"] == f"/site/{index.save_as}"
    assert b"gl/a/" in index.content
    assert b"gl/b/" in index.content
    assert [shelf.title for shelf in page.variables["shelves"]] == ["Temas"]
    assert section.variables(PagePlan((), "gl", "", "", "", "", "", "")) == {"search_url": f"/site/{page.url}"}


def test_short_titles_stand_side_by_side() -> None:
    """One long title among them, and each has a line of its own."""
    long = "An objective, as plans word them, at length"
    documents = (Document("a/", "A", "ca", "T", shelf="1"), Document("b/", long, "ca", "O", shelf="2"))
    assert [(shelf.title, shelf.is_short) for shelf in list_shelves(documents)] == [("1", True), ("2", False)]


def test_every_number_has_its_words(galician: Speaker) -> None:
    """From none to more than are shown."""
    with speaking(galician):
        counts = list_counts()
    assert counts[:3] == ["Ningún resultado", "1 resultado", "2 resultados"]
    assert len(counts) == MOST_SHOWN + 2
    assert str(MOST_SHOWN) in counts[-1]
