"""What can be looked for among the texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plugins.core.formats import Speaker
from plugins.languages.addresses import localise_settings
from plugins.languages.documents import list_documents
from plugins.languages.edition import Edition, gather_contents

if TYPE_CHECKING:
    from .conftest import MakeText


def test_each_text_is_there_once(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """In the page's language where it can be had, else in its own; found by what its translations are called."""
    articles = [
        make_text("a", "ca", tags=["x"], authors=["w"], content="<h2>Head</h2><p>Body.</p>"),
        make_text("a", "gl", tags=["x"], authors=["w"], translation_of="a.ca.md", summary="Resumo."),
        make_text("b", "gl", "2025-10-01"),
    ]
    contents = gather_contents(articles, [], [make_text("p", "ca")], [])
    speaker = speakers["ca"]
    settings |= {"DIRECT_TEMPLATES": ["feeds"], "FEEDS_URL": "{prefix}feeds/"}
    edition = Edition(speaker.language, localise_settings(settings, speaker.language), speaker, contents)
    documents = list(list_documents(edition))
    assert [(one.title, one.lang, one.kind, one.within) for one in documents[:3]] == [
        ("a in ca", "ca", "Article", "cures-ca"),
        ("b in gl", "gl", "Article", "cures-ca"),
        ("p in ca", "ca", "Page", ""),
    ]
    assert documents[0].text == "Head. Body."
    assert documents[0].also[:2] == ("a in gl", "Resumo.")
    assert {"cures-ca", "cures-gl", "x-gl", "w-ca"} <= set(documents[0].also)
    assert [one.shelf for one in documents] == ["", "", "", "Topics", "Tags", ""]
    assert (documents[4].title, documents[4].also) == ("x-ca", ("x-gl",))
    assert (documents[5].title, documents[5].url, documents[5].also) == ("Subscribe", "feeds/", ("RSS", "Atom"))
