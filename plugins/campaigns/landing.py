"""A campaign's page: what its template prints, in the order in which the person in a town hall needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.campaigns.addresses import Addresses, kit_folder
from plugins.campaigns.adopters import Joined, count_adopters
from plugins.campaigns.companions import NETWORKS, fill_posts
from plugins.campaigns.kit import MANIFEST, SIGNATURE, SUMS, Kit
from plugins.campaigns.model import Campaign, Change, ChangeKind, Status, Words
from plugins.campaigns.municipalities import Municipalities
from plugins.campaigns.pieces import Download, Shelf, make_shelves, offer
from plugins.campaigns.previews import Preview, Previews
from plugins.campaigns.recipes import Speech
from plugins.campaigns.releases import Release
from plugins.campaigns.verification import list_sums, pack_hashes
from plugins.core.findings import N_
from plugins.core.formats import gettext
from plugins.core.languages import Language
from plugins.core.registries import Helpline
from plugins.core.typography import typeset_text

CHANGES = {
    ChangeKind.RELEASED: N_("Released"),
    ChangeKind.REVISED: N_("Revised"),
    ChangeKind.SUPERSEDED: N_("Superseded"),
    ChangeKind.WITHDRAWN: N_("Withdrawn"),
}
CALENDAR = "calendar"


@dataclass(frozen=True)
class Licence:
    """A licence as people call it, and where it can be read."""

    name: str
    url: str


LICENCES = {
    "CC-BY-SA-4.0": Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-4.0": Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
"""Those that a campaign may name, by SPDX id."""


@dataclass(frozen=True)
class BuiltKit:
    """A kit with its pictures, its speeches by language, and the versions that were released before it."""

    kit: Kit
    previews: Previews
    speeches: Mapping[str, Speech]
    releases: tuple[Release, ...] = ()


@dataclass(frozen=True)
class Bundle:
    """A zip of the kit: in one language, or in all where `language` is None; `count` files are in it."""

    download: Download
    language: Language | None
    count: int


@dataclass(frozen=True)
class Line:
    """A helpline in the page's language."""

    number: str
    href: str
    name: str


@dataclass(frozen=True)
class Entry:
    """An entry of the changelog in the words of one language; `lang` is theirs."""

    anchor: str
    version: str
    day: date
    kind: str
    summary: str
    lang: str


@dataclass(frozen=True)
class Sums:
    """What tells a true copy: the lines of SHA256SUMS for one language, and all other hashes, packed."""

    lines: str
    versions: str
    manifest_url: str
    sums_url: str
    signature_url: str | None


@dataclass(frozen=True)
class Landing:
    """All that a page shows in one language; `words` are typeset, addresses are within the site.

    What is offered is empty where the campaign is not current.
    """

    campaign: Campaign
    words: Words
    helplines: tuple[Line, ...]
    cover: Preview | None
    cover_url: str
    primary: Bundle | None
    others: tuple[Bundle, ...]
    shelves: tuple[Shelf, ...]
    posts: tuple[tuple[str, str], ...]
    dates: tuple[tuple[date, date, str], ...]
    calendar: Download | None
    sums: Sums
    licence: Licence
    changelog: tuple[Entry, ...]
    joined: tuple[Joined, ...]
    feed_url: str

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether nobody should use the campaign any more."""
        return self.campaign.status is Status.WITHDRAWN


def make_landing(
    built: BuiltKit, lang: str, languages: Mapping[str, Language], municipalities: Municipalities, addresses: Addresses
) -> Landing:
    """Return what the page of a kit shows in the language that is printing, *lang*."""
    kit, speech, campaign = built.kit, built.speeches[lang], built.kit.campaign
    words, cover = campaign.words[lang], built.previews.covers.get(lang)
    bundles = tuple(_bundle(kit, languages, lang)) if campaign.is_current else ()
    calendar = next((file for file in kit.files if file.lang == lang and file.role == CALENDAR), None)
    return Landing(
        campaign=campaign,
        words=typeset_words(words, lang),
        helplines=tuple(_tell(line, lang) for line in campaign.helplines),
        cover=cover,
        cover_url=kit_folder(campaign) + cover.path if cover else "",
        primary=bundles[0] if bundles else None,
        others=bundles[1:],
        shelves=make_shelves(kit, lang, built.previews.small) if campaign.is_current else (),
        posts=tuple((NETWORKS[network], text) for network, text in fill_posts(words, speech).items()),
        dates=tuple((day.first, day.until, typeset_text(day.title.text(lang), lang)) for day in campaign.dates),
        calendar=offer(campaign, calendar, "ICS") if calendar else None,
        sums=_sum(built, lang),
        licence=LICENCES[campaign.licence],
        changelog=tuple(_tell_changes(campaign, lang)),
        joined=tuple(count_adopters(campaign, municipalities)),
        feed_url=addresses.campaign_feed(campaign),
    )


def typeset_words(words: Words, lang: str) -> Words:
    """Return *words* with the typographic signs of their language."""

    def set_value(value: object) -> object:
        if isinstance(value, str):
            return typeset_text(value, lang)
        if isinstance(value, Mapping):
            return {key: typeset_text(text, lang) for key, text in value.items()}
        return tuple(typeset_text(line, lang) for line in value) if isinstance(value, Sequence) else value

    return Words(**{name: set_value(value) for name, value in vars(words).items()})  # type: ignore[arg-type]


def _bundle(kit: Kit, languages: Mapping[str, Language], lang: str) -> Iterator[Bundle]:
    """Yield the zips, that of *lang* first and that of all languages last."""
    for archive in sorted(kit.archives, key=lambda one: (one.lang != lang, one.lang is None)):
        count = sum(archive.lang in {None, file.lang} for file in kit.files)
        language = languages[archive.lang] if archive.lang else None
        yield Bundle(offer(kit.campaign, archive, "ZIP"), language, count)


def _tell(line: Helpline, lang: str) -> Line:
    return Line(line.number, line.href, line.name.text(lang))


def _sum(built: BuiltKit, lang: str) -> Sums:
    kit, folder = built.kit, kit_folder(built.kit.campaign)
    return Sums(
        lines=list_sums(kit, lang),
        versions=pack_hashes(kit, built.releases, lang),
        manifest_url=folder + MANIFEST,
        sums_url=folder + SUMS,
        signature_url=folder + SIGNATURE if kit.signature else None,
    )


def _tell_changes(campaign: Campaign, lang: str) -> Iterator[Entry]:
    for change in campaign.changelog:
        spoken = change.summary.language(lang)
        summary = typeset_text(change.summary.text(lang), spoken)
        kind = gettext(CHANGES[change.kind])
        yield Entry(name_change(change), change.version, change.day, kind, summary, spoken)


def name_change(change: Change) -> str:
    """Return what an entry of the changelog is called by, in addresses and in feeds: ``v1-0-released``."""
    return f"v{change.version.replace('.', '-')}-{change.kind.value}"
