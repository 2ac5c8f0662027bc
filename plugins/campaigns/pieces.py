"""The files of a kit as a person looks for them: by what they are for, with a picture and every format beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from plugins.campaigns.addresses import file_address, kit_folder
from plugins.campaigns.forms import SHEETS
from plugins.campaigns.kit import Kit
from plugins.campaigns.manifest import KitFile
from plugins.campaigns.model import Campaign, ItemKind
from plugins.campaigns.previews import Preview
from plugins.campaigns.recipes import Recipe
from plugins.campaigns.tokens import make_tokens
from plugins.core.findings import N_
from plugins.core.formats import gettext
from plugins.core.typography import typeset_text

SHELVES = {
    ItemKind.POSTER.value: N_("Posters"),
    ItemKind.SOCIAL.value: N_("Pictures for social networks"),
    ItemKind.BANNER.value: N_("Banners for websites"),
    ItemKind.DOCUMENT.value: N_("Documents to fill in"),
}
TEXTS = N_("Texts and dates")
"""The heading of all that is none of the above."""

USES = {
    "oficina": N_("For an office printer: with a white margin"),
    "franja": N_("With an empty strip: stamp it, or write your town's name on it"),
    "sang": N_("For a print shop: with %(bleed)s\u00a0mm of bleed"),
}
"""What a poster is for, by the last word of its sheet's name; what most towns want comes first."""
SCREENS = {
    (1080, 1350): N_("Upright, for Instagram and Facebook"),
    (1080, 1440): N_("Upright, 3:4, for Instagram"),
    (1080, 1080): N_("Square, for any network"),
    (1080, 1920): N_("Whole screen, for stories"),
    (1200, 630): N_("Wide, for links and Facebook"),
    (1600, 900): N_("Wide, for X, LinkedIn and slides"),
    (728, 90): N_("Thin banner"),
    (970, 250): N_("Large banner"),
}
PLAIN = {
    "readme": N_("Read me first"),
    "posts": N_("Posts"),
    "alt": N_("Alternative texts of the pictures"),
    "printing": N_("Printing guide"),
    "licences": N_("Licences"),
    "calendar": N_("Dates for your calendar"),
}


@dataclass(frozen=True)
class Download:
    """A file to download; `url` is within the site, `size` in bytes, `form` what tells it from its neighbours."""

    url: str
    name: str
    size: int
    form: str


@dataclass(frozen=True)
class Piece:
    """A thing of the kit in all its forms; `preview_url` is within the site."""

    title: str
    downloads: tuple[Download, ...]
    preview: Preview | None = None
    preview_url: str = ""


@dataclass(frozen=True)
class Shelf:
    """Things of one kind; `alts` are the descriptions of their pictures, which go with them when they are posted."""

    title: str
    kind: str
    pieces: tuple[Piece, ...]
    alts: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many files stand on it."""
        return sum(len(piece.downloads) for piece in self.pieces)


def make_shelves(kit: Kit, lang: str, previews: Mapping[str, Preview]) -> tuple[Shelf, ...]:
    """Return the files of *kit* in *lang*, told in the language that is printing; *previews* are by path."""
    made = [(file, recipe) for file, recipe in zip(kit.files, kit.recipes, strict=True) if file.lang == lang]
    groups = groupby(made, key=lambda pair: pair[0].role if pair[0].role in SHELVES else "")
    return tuple(_Shelver(kit.campaign, lang, previews).shelve(role, list(group)) for role, group in groups)


def offer(campaign: Campaign, file: KitFile, form: str) -> Download:
    """Return the way to a file of a kit."""
    return Download(file_address(campaign, file), file.path.rpartition("/")[2], len(file.content), form)


@dataclass(frozen=True)
class _Shelver:
    campaign: Campaign
    lang: str
    previews: Mapping[str, Preview]

    def shelve(self, role: str, made: list[tuple[KitFile, Recipe]]) -> Shelf:
        alts = dict.fromkeys(typeset_text(file.alt, self.lang) for file, _ in made if file.alt)
        sort = self._sort_posters if role == ItemKind.POSTER else self._sort
        pieces = tuple(self._make(title, downloads) for title, downloads in sort(made).items())
        return Shelf(gettext(SHELVES.get(role, TEXTS)), role or "text", pieces, tuple(alts))

    def _sort_posters(self, made: Iterable[tuple[KitFile, Recipe]]) -> dict[str, list[tuple[KitFile, str]]]:
        """Return the sizes of a poster under what they are for."""
        uses: dict[str, list[tuple[KitFile, str]]] = {use: [] for use in USES}
        bleed = 0
        for file, recipe in made:
            what = recipe.name.split("_")[1]
            paper, _, use = next(sheet.name for sheet in SHEETS if what.endswith(sheet.name)).partition("-")
            uses[use].append((file, f"{paper.upper()} {_ending(file)}"))
            bleed = max(bleed, file.bleed_mm or 0)
        return {gettext(USES[use]) % {"bleed": bleed}: files for use, files in uses.items() if files}

    def _sort(self, made: Iterable[tuple[KitFile, Recipe]]) -> dict[str, list[tuple[KitFile, str]]]:
        """Return the formats of a document under its title, every other file under its own."""
        titles: dict[str, list[tuple[KitFile, str]]] = {}
        for file, recipe in made:
            size = f"{file.px[0]} × {file.px[1]} " if file.px else ""
            titles.setdefault(self._name(file, recipe), []).append((file, size + _ending(file)))
        return titles

    def _name(self, file: KitFile, recipe: Recipe) -> str:
        if file.role == ItemKind.DOCUMENT:
            title = self.campaign.documents[recipe.name.split("_")[1], self.lang].title
            return typeset_text(make_tokens(self.lang).fill(title), self.lang)
        return gettext(SCREENS[file.px] if file.px else PLAIN[file.role])

    def _make(self, title: str, files: Iterable[tuple[KitFile, str]]) -> Piece:
        downloads = tuple(offer(self.campaign, file, form) for file, form in files)
        preview = next((self.previews[file.path] for file, _ in files if file.path in self.previews), None)
        url = kit_folder(self.campaign) + preview.path if preview else ""
        return Piece(title, downloads, preview, url)


def _ending(file: KitFile) -> str:
    return file.path.rpartition(".")[2].upper()
