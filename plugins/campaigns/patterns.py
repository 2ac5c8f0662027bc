"""A campaign's kit in one language as it is before a town's name is put in: made once, and filled for each town."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from plugins.campaigns.companions import make_companions
from plugins.campaigns.model import Campaign
from plugins.campaigns.office import holds_tokens
from plugins.campaigns.recipes import Recipe, Speech, Tool, make_recipes
from plugins.campaigns.rendering import FONTS, ParsedDocument, Workshop, parse_document, read_versions, render_all
from plugins.campaigns.store import Store, make_key
from plugins.core.findings import N_

ARMS_ALT = N_("Coat of arms %(of_town)s")
FORM = 1
"""Raised when towns' kits of the same sources are to be made anew."""


@dataclass(frozen=True)
class Pattern:
    """What the kits of all towns have in common in one language; any process can fill it that has the same theme.

    `fixed` files name no town; in `office` documents and in `parsed` ones its tokens stand, as in `texts`. Posters and
    pictures are not among them: they are drawn for each town. `arms_alt` holds ``%(of_town)s``; `theme` is the
    fingerprint of what it is drawn with, and `key` tells patterns apart.
    """

    campaign: Campaign
    speech: Speech
    arms_alt: str
    fixed: tuple[tuple[Recipe, bytes], ...]
    office: tuple[tuple[Recipe, bytes], ...]
    parsed: tuple[tuple[Recipe, ParsedDocument], ...]
    texts: tuple[Recipe, ...]
    tools: Mapping[str, str]
    theme: str
    key: str

    @property
    def lang(self) -> str:
        """Return the language."""
        return self.speech.lang


def make_pattern(
    campaign: Campaign, speech: Speech, gettext: Callable[[str], str], workshop: Workshop, store: Store
) -> Pattern:
    """Return the pattern of *campaign* in the language of *speech*, which names no town yet."""
    recipes = list(make_recipes(campaign, speech))
    texts = tuple(make_companions(campaign, speech, gettext))
    documents = [recipe for recipe in recipes if recipe.tool in {Tool.PANDOC, Tool.DOCUMENT_PDF}]
    printed = [one for one in documents if one.tool is Tool.DOCUMENT_PDF and _names_town(one, speech)]
    whole = [recipe for recipe in documents if recipe not in printed]
    rendered = list(zip(whole, render_all(whole, workshop, store), strict=True))
    office = tuple(pair for pair in rendered if _is_office(pair[0]) and holds_tokens(pair[1], speech.town))
    with ThreadPoolExecutor() as pool:
        parsed = tuple(zip(printed, pool.map(parse_document, printed), strict=True))
    return Pattern(
        campaign=campaign,
        speech=speech,
        arms_alt=gettext(ARMS_ALT),
        fixed=tuple(pair for pair in rendered if pair not in office),
        office=office,
        parsed=parsed,
        texts=texts,
        tools=read_versions(),
        theme=read_fingerprint(workshop.theme),
        key=_make_key(campaign, speech, (*recipes, *texts), workshop),
    )


def read_fingerprint(theme: Path) -> str:
    """Return what tells the templates and fonts of *theme*, and the version of Typst, apart from all others."""
    files = [*(theme / "kits").glob("*.typ"), *(file for folder in FONTS for file in (theme / folder).glob("*.ttf"))]
    return make_key({"typst": version("typst"), "files": {file.name: file.read_bytes() for file in sorted(files)}})


def _is_office(recipe: Recipe) -> bool:
    return recipe.tool is Tool.PANDOC


def _names_town(recipe: Recipe, speech: Speech) -> bool:
    return speech.town.stand_in(recipe.data["markdown"] + recipe.data["title"])


def _make_key(campaign: Campaign, speech: Speech, recipes: Iterable[Recipe], workshop: Workshop) -> str:
    return make_key(
        {
            "form": FORM,
            "campaign": [campaign.id, campaign.version, campaign.short],
            "town_line": campaign.words[speech.lang].town_line,
            "recipes": [[recipe.name, workshop.make_key(recipe)] for recipe in recipes],
        }
    )
