"""What a feature adds to the site of each language: pages, files beside them, and words on the pages of others.

A feature joins by one plain function, a `SectionMaker`, which its plugin appends to the setting SECTIONS.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from plugins.core.formats import Speaker
from plugins.core.languages import Language
from plugins.core.searching import IndexNote


@dataclass(frozen=True)
class PagePlan:
    """A page to be written.

    Pages with the same `key` are the same page in different languages; a menu names a page by a key of one word.
    `url` is relative to the site's root, without a slash at its start; `listed` pages stand in the sitemap;
    `content` is the article or page itself, where the page is one; `term` is what a list of articles is about;
    `source` is the file under the content folder that the page was made from, where it was made from one;
    `ways` are the pages that it leads on to, named as in menus: those that there are, its template gets as links;
    `one_file` is where it can be had as one file, bound with all pages that name the same, in their order;
    `trail` are the keys of the pages above it, from the top; `linked` is what it tells machines (core/linked_data.py).
    """

    key: tuple[str, ...]
    lang: str
    url: str
    save_as: str
    template: str
    kind: str
    title: str
    description: str
    variables: dict[str, Any] = field(default_factory=dict)
    content: Any = None
    term: Any = None
    modified: date | None = None
    listed: bool = True
    source: Path | None = None
    feeds: tuple[FeedLink, ...] = ()
    ways: tuple[str, ...] = ()
    one_file: str | None = None
    trail: tuple[tuple[str, ...], ...] = ()
    linked: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class FeedLink:
    """A feed that a page announces; `url` is its address within the site."""

    title: str
    url: str


@dataclass(frozen=True)
class FilePlan:
    """A file to be written that is no page; `source` is what it was made from, where that is one file.

    `made_of` is the digest of its inputs, where it is told: see core/ledger.py. `bodies` are the texts, by
    their sources, whose bodies stand in it whole; an index of the search has its note instead.
    """

    save_as: str
    content: bytes
    source: Path | None = None
    made_of: str = ""
    bodies: Sequence[str] = ()
    index: IndexNote | None = None


class View(Protocol):
    """What a section may know of the language that it is made for; articles are those that the language lists."""

    @property
    def language(self) -> Language:
        """Return the language."""

    @property
    def speaker(self) -> Speaker:
        """Return its texts."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """Return the site's settings, addresses being those of the language."""

    @property
    def articles(self) -> Sequence[Any]:
        """Return the articles, newest first, each in this language where it can be had."""


class Section(Protocol):
    """A feature's part of one language's site."""

    def pages(self) -> Iterable[PagePlan]:
        """Yield its pages."""

    def files(self) -> Iterable[FilePlan]:
        """Yield its files; one that all languages share is yielded for the default language alone."""

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return what the template of *plan*, of this feature or another, may print of this section."""


class SectionMaker(Protocol):
    """Makes a feature's section of one language."""

    def __call__(self, view: View) -> Section:
        """Return the section for the language of *view*."""
