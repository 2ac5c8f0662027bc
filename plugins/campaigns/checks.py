"""What is wrong with a campaign that each of its files alone does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.campaigns.adopters import check_adopters
from plugins.campaigns.companions import CALENDAR, TEXTS
from plugins.campaigns.glyphs import find_missing, read_characters
from plugins.campaigns.kit import MANIFEST, SUMS
from plugins.campaigns.model import Campaign, ItemKind, Palette
from plugins.campaigns.municipalities import Municipalities
from plugins.campaigns.places import Place, Places
from plugins.campaigns.proofs import Prover, check_documents
from plugins.campaigns.reading import Campaigns
from plugins.campaigns.recipes import Speech, make_recipes
from plugins.campaigns.releases import read_releases
from plugins.campaigns.rendering import FONTS, open_workshop
from plugins.campaigns.revision import check_revision
from plugins.campaigns.store import Store
from plugins.campaigns.tokens import make_tokens
from plugins.core.findings import N_, Finding, has_errors

CONTRAST = 4.5
"""The least that WCAG 2.2 asks of text (1.4.3, https://www.w3.org/TR/WCAG22/#contrast-minimum)."""
HELPLINE_DAYS = 180
WHITE = "#FFFFFF"
PRINTED = ("title", "slogan", "subline", "call", "town_line")
"""The texts that are drawn rather than written into a text file."""


@dataclass(frozen=True)
class Surroundings:
    """What campaigns are held against; paths in findings are relative to `base`, what was proved is kept in `store`."""

    base: Path
    theme: Path
    store: Store
    signature: str
    municipalities: Municipalities
    today: date


def check_campaigns(read: Campaigns, around: Surroundings) -> Iterator[Finding]:
    """Yield what is wrong with the campaigns beyond `read.findings`: proofs are made of those alone that are whole."""
    known = {campaign.id for campaign in read.campaigns}
    for campaign in read.campaigns:
        places = Places(campaign, around.base)
        own = places.in_kit().path.rpartition("/")[0] + "/"
        found = [finding for finding in read.findings if finding.path.startswith(own)]
        plain = list(_check_plainly(campaign, places, around, known))
        yield from plain
        if not has_errors([*found, *plain]) and is_whole(campaign):
            yield from _check_kit(campaign, places, around)


def is_whole(campaign: Campaign) -> bool:
    """Tell whether all texts, documents and drawings of *campaign* could be read."""
    documents = [item.id for item in campaign.items if item.kind is ItemKind.DOCUMENT]
    return (
        all(lang in campaign.words for lang in campaign.langs)
        and all((item, lang) in campaign.documents for item in documents for lang in campaign.langs)
        and all(item.art is not None for item in campaign.items if item.id not in documents)
    )


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as ``#RRGGBB``, from 1 to 21.

    Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_plainly(campaign: Campaign, places: Places, around: Surroundings, known: set[str]) -> Iterator[Finding]:
    yield from _check_contrast(campaign.palette, places)
    yield from _check_successor(campaign, places, known)
    yield from _check_helplines(campaign, places, around.today)
    yield from _check_tokens(campaign, places)
    yield from _check_glyphs(campaign, places, around.theme)
    yield from check_adopters(campaign, around.municipalities, around.base)
    yield from read_releases(campaign.folder, around.base)[1]


def _check_kit(campaign: Campaign, places: Places, around: Surroundings) -> Iterator[Finding]:
    yield from check_revision(campaign, around.base)
    yield from _check_names(campaign, places)
    yield from check_documents(campaign, places, around.store)
    workshop, towns = open_workshop(around.theme, campaign), tuple(around.municipalities.by_code.values())
    yield from Prover(workshop, around.store, around.signature, towns).check_fit(campaign, places)


def _check_contrast(palette: Palette, places: Places) -> Iterator[Finding]:
    pairs = (
        ("ink", palette.ink, "paper", palette.paper),
        ("ink", palette.ink, "white", WHITE),
        ("on_accent", palette.on_accent, "accent", palette.accent),
    )
    for name, colour, ground_name, ground in pairs:
        contrast = measure_contrast(colour, ground)
        if contrast < CONTRAST:
            message = N_("%(name)s on %(ground)s has a contrast of %(contrast)s:1, and text needs %(least)s:1")
            hint = N_("make one of the two lighter or darker")
            values = {"name": name, "ground": ground_name, "contrast": f"{contrast:.2f}", "least": CONTRAST}
            yield places.in_kit("palette", name).refuse("E440", message, hint, **values)


def _check_successor(campaign: Campaign, places: Places, known: set[str]) -> Iterator[Finding]:
    successor = campaign.superseded_by
    if successor is not None and (successor not in known or successor == campaign.id):
        message, hint = N_('there is no other campaign "%(id)s"'), N_("name the folder of the one that takes its place")
        yield places.in_kit("superseded_by").refuse("E453", message, hint, id=successor)


def _check_helplines(campaign: Campaign, places: Places, today: date) -> Iterator[Finding]:
    for line in campaign.helplines:
        age = (today - line.verified_on).days
        if campaign.is_current and age >= HELPLINE_DAYS:
            message = N_("the kit prints %(number)s, which nobody has verified for %(days)s days")
            hint = N_("look it up at %(source)s and change verified_on in content/data/helplines.yaml")
            yield places.in_kit("helplines").warn(
                "W455", message, hint, number=line.number, days=age, source=line.source
            )


def _check_tokens(campaign: Campaign, places: Places) -> Iterator[Finding]:
    """A token of another language would stay in a document in which a town's name has been put."""
    for document in campaign.documents.values():
        own = make_tokens(document.lang)
        others = {make_tokens(lang) for lang in campaign.langs} - {own}
        text = document.title + document.markdown
        for token in sorted({token for one in others for token in (one.town, one.of_town) if token in text}):
            message = N_("%(token)s belongs to another language, and would stay in the document")
            hint = N_("write {town} or {of_town}")
            yield places.in_document(document.item, document.lang, token).refuse("E449", message, hint, token=token)


def _check_glyphs(campaign: Campaign, places: Places, theme: Path) -> Iterator[Finding]:
    known = read_characters(tuple(theme / folder for folder in FONTS))
    for place, text in _list_printed(campaign, places):
        missing = find_missing(text, known)
        if missing:
            yield _refuse_characters(place, missing)
    for document in campaign.documents.values():
        missing = find_missing(document.title + document.markdown, known)
        if missing:
            yield _refuse_characters(places.in_document(document.item, document.lang, missing[0]), missing)


def _refuse_characters(place: Place, missing: Iterable[str]) -> Finding:
    message = N_("the fonts of the kits do not have %(characters)s")
    hint = N_("write it with other characters: what is printed is set in these fonts alone")
    shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in missing)
    return place.refuse("E448", message, hint, characters=shown)


def _list_printed(campaign: Campaign, places: Places) -> Iterator[tuple[Place, str]]:
    """Yield what posters and pictures say."""
    for lang, words in campaign.words.items():
        for key in PRINTED:
            yield places.in_texts(lang, key), getattr(words, key)
        for line in campaign.helplines:
            yield places.in_kit("helplines"), f"{line.number}{line.name.text(lang)}{line.note.text(lang)}"


def _check_names(campaign: Campaign, places: Places) -> Iterator[Finding]:
    lang = campaign.default_lang
    speech = Speech(lang, make_tokens(lang), False, "-", "-", "-", "-", "-")
    names = (recipe.name for recipe in make_recipes(campaign, speech))
    for name in find_clashes((MANIFEST, SUMS, *names, *TEXTS, CALENDAR)):
        message, hint = N_("two files of the kit would be called %(name)s"), N_("give one of the items another id")
        yield places.in_kit("items").refuse("E450", message, hint, name=name)


def find_clashes(names: Iterable[str]) -> list[str]:
    """Return those of *names* that one before them already is where capitals do not count."""
    seen: set[str] = set()
    clashes = []
    for name in names:
        if name.casefold() in seen:
            clashes.append(name)
        seen.add(name.casefold())
    return clashes
