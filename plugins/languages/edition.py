"""One language's site: what it lists, in its order, with its settings and its voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from plugins.core.formats import Speaker
from plugins.core.languages import Language
from plugins.languages.groups import Group, group_translations
from plugins.languages.related import relate
from plugins.languages.terms import KINDS, ListedTerm, entries_of, list_terms


@dataclass(frozen=True)
class Contents:
    """Everything that was read, grouped by translation; articles newest first."""

    articles: Sequence[Group[Any]]
    drafts: Sequence[Group[Any]]
    pages: Sequence[Group[Any]]
    draft_pages: Sequence[Group[Any]]
    related: Mapping[str, Sequence[str]]


def gather_contents(
    articles: Iterable[Any], drafts: Iterable[Any], pages: Iterable[Any], draft_pages: Iterable[Any]
) -> Contents:
    """Group what Pelican read, in an order that does not depend on how the disk lists files."""
    groups = group_translations(sorted(articles, key=_path))
    groups.sort(key=lambda group: group.original.date, reverse=True)
    return Contents(
        groups,
        group_translations(sorted(drafts, key=_path)),
        group_translations(sorted(pages, key=_path)),
        group_translations(sorted(draft_pages, key=_path)),
        relate({group.key: _term_ids(group.original) for group in groups}),
    )


def _path(content: Any) -> str:
    return str(content.source_path)


def _term_ids(article: Any) -> list[str]:
    return [f"{kind}:{entry.id}" for kind in ("category", "tag") for entry in entries_of(article, kind)]


@dataclass
class Edition:
    """The view of one language over all contents."""

    language: Language
    settings: Mapping[str, Any]
    speaker: Speaker
    contents: Contents
    articles: list[Any] = field(init=False)
    terms: dict[str, list[ListedTerm]] = field(init=False)

    def __post_init__(self) -> None:
        """List each article once: in this language where it can be had, else as its author wrote it."""
        code = self.language.code
        self.articles = [group.shown_in(code) for group in self.contents.articles]
        self.terms = {kind: list_terms(kind, self.articles, code, self.settings) for kind in KINDS}

    @property
    def contributed(self) -> list[Any]:
        """Return the articles that come from outside the collective, newest first."""
        return [article for article in self.articles if article.contributed]

    @property
    def own_articles(self) -> list[Any]:
        """Return the articles that are in this language, newest first."""
        return [article for article in self.articles if article.lang == self.language.code]

    @property
    def years(self) -> list[tuple[int, list[Any]]]:
        """Return the articles by year, newest first."""
        return [(year, list(group)) for year, group in groupby(self.articles, key=lambda article: article.date.year)]

    @cached_property
    def helped(self) -> Mapping[str, Mapping[str, list[Any]]]:
        """The articles in this language by the ids of those who translated and of those who reviewed them."""
        helped: dict[str, dict[str, list[Any]]] = {"translators": {}, "reviewers": {}}
        for role, by_person in helped.items():
            for article in self.own_articles:
                for person in dict.fromkeys(who.entry.id for who in getattr(article, role, ())):
                    by_person.setdefault(person, []).append(article)
        return helped

    def link_articles(self) -> None:
        """Tell each article of this language its neighbours, its relatives and what it was translated from."""
        shown = {group.key: group for group in self.contents.articles}
        neighbours = zip([None, *self.articles], self.articles, [*self.articles[1:], None], strict=False)
        for newer, article, older in neighbours:
            if article.lang == self.language.code:
                original = shown[article.group].original
                article.newer, article.older = newer, older
                article.original = None if original is article else original
                related = self.contents.related[article.group]
                article.related = [shown[key].shown_in(self.language.code) for key in related]
