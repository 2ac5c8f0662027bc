"""Categories, tags and authors as one language lists them, matched across languages by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.core.registries import Entry

KINDS = {"category": "categories", "tag": "tags", "author": "authors"}


@dataclass
class ListedTerm:
    """A category, tag or author in one language, with what that language lists under it."""

    kind_of_term: str
    id: str
    name: str
    lang: str
    slug: str
    url: str
    save_as: str
    description: str | None = None
    kind: str | None = None
    type: str | None = None
    website: str | None = None
    articles: list[Any] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many articles it has in this language's lists."""
        return len(self.articles)

    @property
    def years(self) -> tuple[int, int] | None:
        """Return the years of its first and its last article, None where it has none."""
        years = [article.date.year for article in self.articles]
        return (min(years), max(years)) if years else None

    def share(self, terms: Iterable[ListedTerm]) -> list[tuple[ListedTerm, int]]:
        """Return those of *terms* under which its articles stand, each with how many of them, the most common first."""
        keys = {id(article) for article in self.articles}
        counts = Counter({term.id: sum(id(one) in keys for one in term.articles) for term in terms})
        by_id = {term.id: term for term in terms}
        return [(by_id[key], count) for key, count in counts.most_common() if count]

    def __str__(self) -> str:
        return self.name


def list_terms(kind: str, articles: Iterable[Any], lang: str, settings: Mapping[str, Any]) -> list[ListedTerm]:
    """Return the terms of *kind* that *articles* have, by name, each with its articles in their order."""
    terms: dict[str, ListedTerm] = {}
    for article in articles:
        for entry in entries_of(article, kind):
            if entry.id not in terms:
                terms[entry.id] = _list_term(kind, entry, lang, settings)
            terms[entry.id].articles.append(article)
    return sorted(terms.values(), key=lambda term: (term.name.casefold(), term.id))


def entries_of(article: Any, kind: str) -> Sequence[Entry]:
    """Return the registry entries of *kind* that *article* names."""
    wrappers = [article.category] if kind == "category" else getattr(article, KINDS[kind], ())
    return [wrapper.entry for wrapper in wrappers]


def _list_term(kind: str, entry: Entry, lang: str, settings: Mapping[str, Any]) -> ListedTerm:
    slug = entry.slug.text(lang)
    url, save_as = (settings[f"{kind.upper()}_{form}"].format(slug=slug) for form in ("URL", "SAVE_AS"))
    description = entry.description.text(lang) if entry.description else None
    name, shown = entry.name.text(lang), entry.name.language(lang)
    return ListedTerm(
        kind, entry.id, name, shown, slug, url, save_as, description, entry.kind, entry.type, entry.website
    )
