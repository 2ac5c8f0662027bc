"""Categories, tags and authors as one language lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.core.languages import Language
from plugins.languages.addresses import localise_settings
from plugins.languages.terms import entries_of, list_terms

if TYPE_CHECKING:
    from .conftest import MakeText


def test_term_gathers_articles_of_all_languages(
    make_text: MakeText, settings: dict[str, Any], galician: Language
) -> None:
    """A tag is matched by its id, whatever the language of the article that has it."""
    articles = [make_text("a", "gl", tags=["fogar"]), make_text("b", "ca", tags=["fogar"])]
    (term,) = list_terms("tag", articles, "gl", localise_settings(settings, galician))
    assert (term.name, term.slug, term.description) == ("fogar-gl", "fogar-gl", "fogar-gl")
    assert (term.url, term.save_as) == ("gl/tags/fogar-gl/", "gl/tags/fogar-gl/index.html")
    assert (term.articles, term.count) == (articles, 2)


def test_terms_are_in_the_order_of_their_names(
    make_text: MakeText, settings: dict[str, Any], catalan: Language
) -> None:
    """The order does not depend on which article was read first."""
    articles = [make_text("x", tags=["zeta", "alfa"]), make_text("y", tags=["mu"])]
    local = localise_settings(settings, catalan)
    expected = [term.id for term in list_terms("tag", articles, "ca", local)]
    assert expected == ["alfa", "mu", "zeta"]
    assert expected == [term.id for term in list_terms("tag", articles[::-1], "ca", local)]


def test_name_that_a_language_lacks_says_in_which_it_is(make_text: MakeText, settings: dict[str, Any]) -> None:
    """The registry of the test has no English."""
    english = Language("en", "English", "in English", "en_GB", "https://example.org/", "en/")
    (term,) = list_terms("category", [make_text("a")], "en", localise_settings(settings, english))
    assert (term.name, term.lang) == ("cures-ca", "ca")


def test_article_without_tags_has_no_entries(make_text: MakeText) -> None:
    """Each kind is found where Pelican keeps it."""
    text = make_text("a", authors=["cft"])
    assert [entry.id for kind in ("category", "tag", "author") for entry in entries_of(text, kind)] == ["cures", "cft"]


def test_author_is_active_from_the_first_article_to_the_last(
    make_text: MakeText, settings: dict[str, Any], catalan: Language
) -> None:
    """And writes about what those articles are about, the most common topic first."""
    local = localise_settings(settings, catalan)
    articles = [
        make_text("c", day="2026-10-05", authors=["x"], category="municipis"),
        make_text("b", day="2025-10-05", authors=["y"], category="cures"),
        make_text("a", day="2023-10-05", authors=["x"], category="municipis"),
        make_text("z", day="2023-01-05", authors=["x", "y"], category="cures"),
    ]
    x, y = list_terms("author", articles, "ca", local)
    topics = list_terms("category", articles, "ca", local)
    assert (x.years, y.years) == ((2023, 2026), (2023, 2025))
    assert [(topic.id, count) for topic, count in x.share(topics)] == [("municipis", 2), ("cures", 1)]
    assert [(topic.id, count) for topic, count in y.share(topics)] == [("cures", 2)]
