"""What each file of a kit is made of: its recipe, from which alone it is rendered and by which it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from plugins.campaigns.forms import SCREENS, SHEETS, TEXT_FILES, Screen, Sheet, TextFile
from plugins.campaigns.model import Campaign, Document, Item, ItemKind, Words
from plugins.campaigns.strips import LETTERING, lay_foot, lay_strip
from plugins.campaigns.tokens import TownNames
from plugins.core.registries import Helpline
from plugins.core.typography import typeset_text


class Tool(StrEnum):
    """What renders a recipe."""

    PDF = "typst-pdf"
    PNG = "typst-png"
    PANDOC = "pandoc"
    DOCUMENT_PDF = "pandoc-typst"
    TEXT = "text"


@dataclass(frozen=True)
class Recipe:
    """A file to be rendered, and what a manifest tells of it.

    `name` is that of the file; `data` is all that it is made of, apart from the templates; pixels and millimetres
    are None where the file has no such size.
    """

    name: str
    role: str
    lang: str
    media_type: str
    tool: Tool
    template: str
    data: Mapping[str, Any]
    alt: str | None = None
    px: tuple[int, int] | None = None
    mm: tuple[int, int] | None = None
    bleed_mm: int | None = None
    pdf_standard: str | None = None
    editable: bool = False


@dataclass(frozen=True)
class Arms:
    """A coat of arms as an SVG, and what it shows."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Speech:
    """What a kit says in one language beside the campaign's own words.

    `town` are the town's names, or the tokens in their place; `is_known` tells which; `url` is the landing page.
    """

    lang: str
    town: TownNames
    is_known: bool
    url: str
    qr_svg: str
    qr_alt: str
    signature: str
    footer: str
    arms: Arms | None = None


def make_recipes(campaign: Campaign, speech: Speech) -> Iterator[Recipe]:
    """Yield the recipes of every item of *campaign* in the language of *speech*."""
    words = campaign.words[speech.lang]
    for item in campaign.items:
        if item.kind is ItemKind.POSTER:
            yield from (_sheet(campaign, item, words, speech, sheet) for sheet in SHEETS)
        elif item.kind is ItemKind.DOCUMENT:
            document = campaign.documents[item.id, speech.lang]
            yield from (_text_file(campaign, document, speech, form) for form in TEXT_FILES)
        else:
            yield from (_screen(campaign, item, words, speech, screen) for screen in SCREENS[item.kind])


def name_file(campaign: Campaign, what: str, lang: str, extension: str) -> str:
    """Return the name of a file: ``25n_cartell-a3-sang_ca_v1.2.pdf``."""
    return f"{campaign.short}_{what}_{lang}_v{campaign.version}.{extension}"


def _sheet(campaign: Campaign, item: Item, words: Words, speech: Speech, sheet: Sheet) -> Recipe:
    data = _drawn(campaign, item, words, speech) | {
        "width_mm": sheet.width_mm,
        "height_mm": sheet.height_mm,
        "bleed_mm": sheet.bleed_mm,
        "office": sheet.office,
        "blank": sheet.blank,
        "foot": asdict(lay_foot(sheet)),
        "author": speech.signature,
        "helplines": [_helpline(line, speech.lang) for line in campaign.helplines],
        "qr": {"svg": speech.qr_svg, "alt": speech.qr_alt},
    }
    return Recipe(
        name=name_file(campaign, f"{item.id}-{sheet.name}", speech.lang, "pdf"),
        role="poster",
        lang=speech.lang,
        media_type="application/pdf",
        tool=Tool.PDF,
        template="poster.typ",
        data=data,
        alt=words.alt[item.id],
        mm=(sheet.width_mm, sheet.height_mm),
        bleed_mm=sheet.bleed_mm,
        pdf_standard="PDF/UA-1",
    )


def _screen(campaign: Campaign, item: Item, words: Words, speech: Speech, screen: Screen) -> Recipe:
    strip = lay_strip(screen)
    data = _drawn(campaign, item, words, speech) | {
        "width": screen.width,
        "height": screen.height,
        "strip": asdict(strip) if strip else None,
    }
    return Recipe(
        name=name_file(campaign, f"{item.id}-{screen.name}", speech.lang, "png"),
        role=item.kind.value,
        lang=speech.lang,
        media_type="image/png",
        tool=Tool.PNG,
        template="social.typ",
        data=data,
        alt=words.alt[item.id],
        px=(screen.width, screen.height),
    )


def _text_file(campaign: Campaign, document: Document, speech: Speech, form: TextFile) -> Recipe:
    markdown = speech.town.fill(document.markdown).replace("{helplines}", _list_helplines(campaign, speech.lang))
    data: dict[str, Any] = {"markdown": markdown, "title": speech.town.fill(document.title), "lang": speech.lang}
    is_pdf = form.extension == "pdf"
    if is_pdf:
        colours = {"accent": campaign.palette.accent, "ink": campaign.palette.ink}
        data |= {"palette": colours, "footer": speech.footer, "author": speech.signature}
    return Recipe(
        name=name_file(campaign, document.item, speech.lang, form.extension),
        role="document",
        lang=speech.lang,
        media_type=form.media_type,
        tool=Tool.DOCUMENT_PDF if is_pdf else Tool.PANDOC,
        template="document.typ" if is_pdf else f"reference.{form.extension}",
        data=data,
        pdf_standard="PDF/UA-1" if is_pdf else None,
        editable=form.editable,
    )


def _drawn(campaign: Campaign, item: Item, words: Words, speech: Speech) -> dict[str, Any]:
    lang, colours = speech.lang, campaign.palette
    return {
        "title": typeset_text(words.title, lang),
        "lang": lang,
        "palette": {
            "paper": colours.paper, "ink": colours.ink, "accent": colours.accent, "on_accent": colours.on_accent
        },
        "art": item.art or "",
        "alt": words.alt[item.id],
        "slogan": [typeset_text(line.strip(), lang) for line in words.slogan.split("|")],
        "subline": typeset_text(words.subline, lang),
        "call": typeset_text(words.call, lang),
        "town_line": typeset_text(speech.town.fill(words.town_line), lang) if speech.is_known else "",
        "signature": speech.signature,
        "lettering": asdict(LETTERING),
        "arms": _arms(speech.arms),
    }  # fmt: skip


def _helpline(line: Helpline, lang: str) -> dict[str, str]:
    return {"number": line.number.replace(" ", "\u00a0"), "name": line.name.text(lang)}


def _list_helplines(campaign: Campaign, lang: str) -> str:
    return "\n".join(
        f"- **{line.number}** {line.name.text(lang)}: {line.note.text(lang)}" for line in campaign.helplines
    )


def _arms(arms: Arms | None) -> dict[str, Any] | None:
    return None if arms is None else {"bytes": arms.svg, "format": "svg", "alt": arms.alt}
