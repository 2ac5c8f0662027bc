"""What one language lists, and how its articles hang together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import TYPE_CHECKING, Any

from plugins.core.formats import Speaker
from plugins.languages.addresses import localise_settings
from plugins.languages.edition import Contents, Edition, gather_contents

if TYPE_CHECKING:
    from .conftest import MakeText, Text


def make_edition(contents: Contents, lang: str, settings: dict[str, Any], speakers: Mapping[str, Speaker]) -> Edition:
    """Return the view of *lang*, its articles linked."""
    speaker = speakers[lang]
    edition = Edition(speaker.language, localise_settings(settings, speaker.language), speaker, contents)
    edition.link_articles()
    return edition


def three_texts(make_text: MakeText) -> list[Text]:
    """Return one in Catalan, one in Galician alone, and one in both, written in Galician."""
    return [
        make_text("a", "ca", "2026-10-03", tags=["x"]),
        make_text("b", "gl", "2026-10-02", tags=["x"], contributed=True),
        make_text("c", "gl", "2025-10-01", tags=["x"]),
        make_text("c", "ca", "2025-10-01", tags=["x"], translation_of="c.gl.md"),
    ]


def test_each_language_lists_every_text_once(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """In itself where it can be had, else as it was written."""
    contents = gather_contents(three_texts(make_text), [], [], [])
    listed = {lang: make_edition(contents, lang, settings, speakers).articles for lang in speakers}
    assert [text.title for text in listed["ca"]] == ["a in ca", "b in gl", "c in ca"]
    assert [text.title for text in listed["gl"]] == ["a in ca", "b in gl", "c in gl"]


def test_own_and_contributed_are_told_apart(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """Feeds hold a language's own texts, the home page the contributed ones in any language."""
    edition = make_edition(gather_contents(three_texts(make_text), [], [], []), "ca", settings, speakers)
    assert [text.title for text in edition.own_articles] == ["a in ca", "c in ca"]
    assert [text.title for text in edition.contributed] == ["b in gl"]


def test_years_come_newest_first(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """As the archive prints them."""
    edition = make_edition(gather_contents(three_texts(make_text), [], [], []), "ca", settings, speakers)
    assert [(year, [text.group for text in texts]) for year, texts in edition.years] == [
        (2026, ["a", "b"]),
        (2025, ["c"]),
    ]


def test_article_knows_its_neighbours_and_its_original(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """The Catalan c stands after the Galician b, which Catalan lists too."""
    edition = make_edition(gather_contents(three_texts(make_text), [], [], []), "ca", settings, speakers)
    first, _, last = edition.articles
    assert (first.newer, first.older.title, first.original) == (None, "b in gl", None)
    assert (last.newer.title, last.older, last.original.title) == ("b in gl", None, "c in gl")


def test_language_leaves_the_articles_of_others_alone(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """The Galician b is linked by Galician's own view, among what that lists."""
    contents = gather_contents(three_texts(make_text), [], [], [])
    foreign = make_edition(contents, "ca", settings, speakers).articles[1]
    assert (foreign.newer, foreign.older, list(foreign.related)) == (None, None, [])
    own = make_edition(contents, "gl", settings, speakers).articles[1]
    assert own is foreign
    assert (own.newer.title, own.older.title) == ("a in ca", "c in gl")


def test_related_are_shown_in_the_language_of_the_reader(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """A translation stands in for the original."""
    edition = make_edition(gather_contents(three_texts(make_text), [], [], []), "ca", settings, speakers)
    assert [text.title for text in edition.articles[0].related] == ["b in gl", "c in ca"]


def test_order_does_not_depend_on_how_the_disk_lists_files(make_text: MakeText) -> None:
    """Two of the same day keep the order of their paths."""
    texts = [make_text("b"), make_text("a"), make_text("c", day="2026-12-01")]
    orders = {
        tuple(group.key for group in gather_contents(order, [], [], []).articles) for order in permutations(texts)
    }
    assert orders == {("c", "a", "b")}
