"""A campaign as its folder tells it: what it says in each language, and what its kit holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from plugins.core.registries import Helpline
from plugins.core.texts import Texts


class Status(StrEnum):
    """What a town may do with a campaign: only what is active is offered as current."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ItemKind(StrEnum):
    """What an item of a kit is rendered to."""

    POSTER = "poster"
    SOCIAL = "social"
    BANNER = "banner"
    DOCUMENT = "document"


class ChangeKind(StrEnum):
    """What an entry of the changelog tells."""

    RELEASED = "released"
    REVISED = "revised"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


DRAWN = frozenset({ItemKind.POSTER, ItemKind.SOCIAL, ItemKind.BANNER})
"""The kinds of items that show artwork."""


@dataclass(frozen=True)
class Palette:
    """The campaign's colours, each as ``#RRGGBB``; text is `ink` on `paper` or `on_accent` on `accent`."""

    paper: str
    ink: str
    accent: str
    on_accent: str


@dataclass(frozen=True)
class CampaignDate:
    """A day, or the days up to `until`, on which something happens."""

    id: str
    first: date
    until: date
    title: Texts


@dataclass(frozen=True)
class Item:
    """Something in the kit; `art` is the text of its SVG, None for a document."""

    id: str
    kind: ItemKind
    art: str | None = None


@dataclass(frozen=True)
class Change:
    """An entry of the changelog."""

    version: str
    day: date
    kind: ChangeKind
    summary: Texts


@dataclass(frozen=True)
class Words:
    """All that a campaign says in one language; a line break of the slogan is written ``|``.

    `town_line`, `posts` and documents may hold ``{town}`` and ``{of_town}``, posts ``{url}`` too;
    `alt` is by item, `posts` by network.
    """

    title: str
    summary: str
    audience: str
    when: str
    slogan: str
    subline: str
    call: str
    town_line: str
    motion: str
    declaration: str
    adopters_intro: str
    contact: str
    posts: Mapping[str, str]
    alt: Mapping[str, str]
    checklist_15: Sequence[str]
    checklist_60: Sequence[str]
    printing: Sequence[str]


@dataclass(frozen=True)
class Document:
    """A document in one language: Markdown with ``{town}``, ``{of_town}`` and ``{helplines}``, blanks in brackets."""

    item: str
    lang: str
    title: str
    markdown: str
    path: str


@dataclass(frozen=True)
class Adopter:
    """A town that said that it takes part; `municipality` is its INE code, five digits."""

    municipality: str
    since: date
    url: str | None = None


@dataclass(frozen=True)
class Campaign:
    """A campaign; `short` begins the names of its files, `words` and `documents` are by language."""

    id: str
    version: str
    status: Status
    released: date
    territories: tuple[str, ...]
    default_lang: str
    langs: tuple[str, ...]
    licence: str
    short: str
    palette: Palette
    folder: Path
    helplines: tuple[Helpline, ...] = ()
    dates: tuple[CampaignDate, ...] = ()
    items: tuple[Item, ...] = ()
    changelog: tuple[Change, ...] = ()
    superseded_by: str | None = None
    plan: str | None = None
    words: Mapping[str, Words] = field(default_factory=dict)
    documents: Mapping[tuple[str, str], Document] = field(default_factory=dict)
    adopters: tuple[Adopter, ...] = ()

    @property
    def is_current(self) -> bool:
        """Tell whether its files are offered as current."""
        return self.status is Status.ACTIVE

    @property
    def as_released(self) -> Campaign:
        """Return what was true on the day of its release: a later withdrawal changes no file that is out already."""
        kept = tuple(change for change in self.changelog if change.kind in {ChangeKind.RELEASED, ChangeKind.REVISED})
        status = self.status if self.status is Status.DRAFT else Status.ACTIVE
        return replace(self, status=status, superseded_by=None, changelog=kept)
