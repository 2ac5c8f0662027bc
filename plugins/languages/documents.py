"""What can be looked for among the texts of one language: articles, pages, topics, tags and its feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plugins.core.searching import Document
from plugins.languages.edition import Edition
from plugins.languages.groups import Group
from plugins.languages.pages import tell_direct
from plugins.languages.terms import KINDS, ListedTerm, entries_of

TOPIC_RANK, TAG_RANK, FEEDS_RANK = 80, 70, 70
"""Articles come first: a list is what one looks through when nothing better was found."""


def list_documents(edition: Edition) -> Iterator[Document]:
    """Yield the documents of one language; a text that is not translated is there as its author wrote it."""
    gettext = edition.speaker.gettext
    for group in edition.contents.articles:
        yield _list_article(edition, group, gettext("Article"))
    for group in edition.contents.pages:
        yield _list_text(edition, group, gettext("Page"))
    for term in edition.terms["category"]:
        yield _list_term(term, gettext("Topic"), gettext("Topics"), TOPIC_RANK)
    for term in edition.terms["tag"]:
        yield _list_term(term, gettext("Tag"), gettext("Tags"), TAG_RANK)
    if "feeds" in edition.settings["DIRECT_TEMPLATES"]:
        yield _list_feeds(edition)


def _list_article(edition: Edition, group: Group[Any], kind: str) -> Document:
    document, article = _list_text(edition, group, kind), group.shown_in(edition.language.code)
    topic = article.category.entry.name.text(edition.language.code)
    return replace(document, within=topic, also=(*document.also, *_names(article)))


def _list_text(edition: Edition, group: Group[Any], kind: str) -> Document:
    shown = group.shown_in(edition.language.code)
    return Document(
        url=shown.url,
        title=str(shown.title),
        lang=shown.lang,
        kind=kind,
        summary=str(shown.summary),
        text=shown.spoken,
        also=tuple(_tell_elsewhere(group, shown)),
    )


def _tell_elsewhere(group: Group[Any], shown: Any) -> Iterator[str]:
    """Yield the titles and summaries of the other translations."""
    for code in sorted(group.versions):
        if group.versions[code] is not shown:
            yield from (str(group.versions[code].title), str(group.versions[code].summary))


def _names(article: Any) -> Iterator[str]:
    """Yield what topics, tags and authors are called, in every language: a word of one finds what another says."""
    for kind in KINDS:
        for entry in entries_of(article, kind):
            yield from dict.fromkeys(entry.name.by_language.values())


def _list_feeds(edition: Edition) -> Document:
    title, summary = tell_direct(edition, "feeds")
    return Document(
        url=edition.settings["FEEDS_URL"],
        title=title,
        lang=edition.language.code,
        kind=edition.speaker.gettext("Page"),
        summary=summary,
        also=("RSS", "Atom"),
        rank=FEEDS_RANK,
    )


def _list_term(term: ListedTerm, kind: str, shelf: str, rank: int) -> Document:
    entry = next(entry for entry in entries_of(term.articles[0], term.kind_of_term) if entry.id == term.id)
    return Document(
        url=term.url,
        title=term.name,
        lang=term.lang,
        kind=kind,
        summary=term.description or "",
        also=tuple(name for name in dict.fromkeys(entry.name.by_language.values()) if name != term.name),
        shelf=shelf,
        rank=rank,
    )
