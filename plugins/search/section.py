"""The search's part of one language's site: its page, its index, and the way to it from every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from plugins.core.formats import gettext, ngettext
from plugins.core.searching import Document
from plugins.core.sections import FilePlan, PagePlan, View
from plugins.search.index import make_index, note_index

MOST_SHOWN = 20
SHORT = 32


@dataclass(frozen=True)
class Shelf:
    """What those who browse find under one heading."""

    title: str
    documents: tuple[Document, ...]

    @property
    def is_short(self) -> bool:
        """Tell whether all its titles are so short that they stand side by side."""
        return all(len(document.title) <= SHORT for document in self.documents)


class SearchSection:
    """The section of one language."""

    def __init__(self, view: View) -> None:
        self.view = view

    def pages(self) -> Iterator[PagePlan]:
        """Yield the page; what can be found is asked of the other features here, when they all have joined."""
        url = self._url
        index, shelves = self._made
        yield PagePlan(
            key=("search",),
            lang=self.view.language.code,
            url=url,
            save_as=f"{url}index.html",
            template="search",
            kind="search",
            title=gettext("Search"),
            description=gettext("Search all articles, plans and campaigns, or look through their topics"),
            variables={
                "index_url": f"{self.view.settings['SITEURL']}/{index.save_as}",
                "shelves": shelves,
                "counts": list_counts(),
            },
        )

    def files(self) -> Iterator[FilePlan]:
        """Yield the index."""
        yield self._made[0]

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return the address of the search in the language of *plan*."""
        del plan
        return {"search_url": f"{self.view.settings['SITEURL']}/{self._url}"}

    @property
    def _url(self) -> str:
        language = self.view.language
        return f"{language.prefix}{language.word('search')}/"

    @cached_property
    def _made(self) -> tuple[FilePlan, tuple[Shelf, ...]]:
        """The index and what is listed; the documents themselves, which hold the texts of a whole language, go."""
        settings, lang = self.view.settings, self.view.language.code
        documents = tuple(document for lister in settings.get("SEARCHABLE", ()) for document in lister(self.view))
        in_names = {code: speaker.language.in_name for code, speaker in settings["SPEAKERS"].items()}
        index = make_index(documents, lang, in_names, settings["SITEURL"])
        note = note_index(documents, lang, index.save_as, f"{self._url}index.html")
        return replace(index, index=note), list_shelves(documents)


def list_shelves(documents: tuple[Document, ...]) -> tuple[Shelf, ...]:
    """Return what is listed for those who browse, under its headings, in the order in which features gave it."""
    titles = dict.fromkeys(document.shelf for document in documents if document.shelf)
    return tuple(Shelf(title, tuple(one for one in documents if one.shelf == title)) for title in titles)


def list_counts() -> list[str]:
    """Return what is said of each number of results, from none to the most that are shown, and of more than those.

    All of them, because languages differ in which numbers take which form.
    """
    found = [
        ngettext("%(num)s result", "%(num)s results", number) % {"num": number} for number in range(MOST_SHOWN + 1)
    ]
    more = gettext("More than %(num)s results: these are the best") % {"num": MOST_SHOWN}
    return [gettext("No result"), *found[1:], more]
