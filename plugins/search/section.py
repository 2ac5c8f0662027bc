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
                "index_url": f"{self.view.settings['SITEURL']}/{self._index.save_as}",
                "shelves": list_shelves(self._documents),
                "counts": list_counts(),
            },
        )

    def files(self) -> Iterator[FilePlan]:
        """Yield the index."""
        index, page = self._index, f"{self._url}index.html"
        yield replace(index, index=note_index(self._documents, self.view.language.code, index.save_as, page))

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return the address of the search in the language of *plan*."""
        del plan
        return {"search_url": f"{self.view.settings['SITEURL']}/{self._url}"}

    @property
    def _url(self) -> str:
        language = self.view.language
        return f"{language.prefix}{language.word('search')}/"

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        listers = self.view.settings.get("SEARCHABLE", ())
        return tuple(document for lister in listers for document in lister(self.view))

    @cached_property
    def _index(self) -> FilePlan:
        settings = self.view.settings
        in_names = {code: speaker.language.in_name for code, speaker in settings["SPEAKERS"].items()}
        return make_index(self._documents, self.view.language.code, in_names, settings["SITEURL"])


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
