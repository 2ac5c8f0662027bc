"""What the browser needs to put a town's name on a kit, as data: it guesses nothing that is known here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass
from math import sqrt
from pathlib import PurePosixPath
from typing import Any

from plugins.campaigns.addresses import file_address, kit_folder
from plugins.campaigns.forms import SCREENS, SHEETS, Screen
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.manifest import KitFile
from plugins.campaigns.model import ItemKind
from plugins.campaigns.names import RULES
from plugins.campaigns.pieces import SCREENS as SCREEN_TITLES
from plugins.campaigns.previews import PRINTED_SHEET, Preview
from plugins.campaigns.strips import LETTERING, lay_message, lay_strip
from plugins.campaigns.tokens import make_tokens
from plugins.core.findings import N_
from plugins.core.formats import gettext
from plugins.core.typography import typeset_text

NAME_LANGUAGES = {"CT": "ca", "GA": "gl"}
"""By territory: the language that its towns are named in, unless their people say otherwise."""
POSTER = N_("A4 poster")
WHITE = "#ffffff"


@dataclass(frozen=True)
class Personaliser:
    """What the form shows before its script takes over: `data` is that script's, as JSON, `labels` name the pictures.

    `preview` is a small copy of the first of them, at `preview_url` within the site.
    """

    data: str
    labels: tuple[str, ...]
    preview: Preview | None
    preview_url: str


def make_personaliser(built: BuiltKit, lang: str, base: str) -> Personaliser:
    """Return what the form needs; *base* is the path of the site, without a slash at its end."""
    pictures = [*_list_pictures(built, lang, base), *_list_sheets(built, lang, base)]
    first = next((file for file, _ in _match_screens(built, lang)), None)
    preview = built.previews.small.get(first.path) if first else None
    return Personaliser(
        data=_describe_kit(built, lang, pictures),
        labels=tuple(picture["label"] for picture in pictures),
        preview=preview,
        preview_url=kit_folder(built.kit.campaign) + preview.path if preview else "",
    )


def _describe_kit(built: BuiltKit, lang: str, pictures: list[dict[str, Any]]) -> str:
    campaign, tokens = built.kit.campaign, make_tokens(lang)
    data = {
        "lang": lang,
        "archive": built.kit.archive(lang).path,
        "rules": RULES,
        "nameLang": NAME_LANGUAGES.get(campaign.territories[0], lang),
        "tokens": [tokens.town, tokens.of_town],
        "lettering": asdict(LETTERING),
        "pictures": pictures,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _list_pictures(built: BuiltKit, lang: str, base: str) -> Iterator[dict[str, Any]]:
    """Yield the pictures for networks, each with the strip that bears the town."""
    kit, colours = built.kit, built.kit.campaign.palette
    for file, screen in _match_screens(built, lang):
        strip = lay_strip(screen)
        if strip:
            yield {
                "url": f"{base}/{file_address(kit.campaign, file)}",
                "name": file.path.rpartition("/")[2],
                "label": f"{screen.width} × {screen.height}: {gettext(SCREEN_TITLES[screen.width, screen.height])}",
                "size": [screen.width, screen.height],
                "box": astuple(strip.box),
                "inner": astuple(strip.inner),
                "sizes": [
                    round(LETTERING.largest * strip.inner.height, 1),
                    round(LETTERING.smallest * sqrt(screen.width * screen.height), 1),
                ],
                "ground": colours.accent,
                "ink": colours.on_accent,
                "texts": [
                    [_line(built, lang), *LETTERING.town],
                    [built.speeches[lang].signature, *LETTERING.signature],
                ],
            }


def _match_screens(built: BuiltKit, lang: str) -> Iterator[tuple[KitFile, Screen]]:
    screens = {(screen.width, screen.height): screen for screen in SCREENS[ItemKind.SOCIAL]}
    for file in built.kit.files:
        if file.lang == lang and file.role == ItemKind.SOCIAL and file.px in screens:
            yield file, screens[file.px]


def _list_sheets(built: BuiltKit, lang: str, base: str) -> Iterator[dict[str, Any]]:
    """Yield the poster for an office printer, whose place for the town was left white."""
    campaign, sheet = built.kit.campaign, built.previews.sheets.get(lang)
    form = next(one for one in SHEETS if one.name == PRINTED_SHEET)
    if sheet:
        file = next(one for one in built.kit.files if one.lang == lang and PRINTED_SHEET in one.path)
        message = [round(one * sheet.width / form.width_mm) for one in astuple(lay_message(form))]
        yield {
            "url": f"{base}/{kit_folder(campaign)}{sheet.path}",
            "name": f"{PurePosixPath(file.path).stem}.png",
            "label": gettext(POSTER),
            "size": [sheet.width, sheet.height],
            "box": message,
            "inner": message,
            "sizes": [round(share * sheet.width, 1) for share in LETTERING.on_sheet],
            "ground": WHITE,
            "ink": campaign.palette.ink,
            "texts": [
                [_line(built, lang), *LETTERING.town],
                [typeset_text(campaign.words[lang].call, lang), *LETTERING.call],
            ],
        }


def _line(built: BuiltKit, lang: str) -> str:
    return typeset_text(make_tokens(lang).fill(built.kit.campaign.words[lang].town_line), lang)
