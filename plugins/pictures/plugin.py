"""Pictures and share cards as Pelican sees them: markup in contents, files beside the pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article, Page

from plugins.core.findings import FindingsError, render_findings
from plugins.core.ledger import Ledger
from plugins.pictures.cache import Cache
from plugins.pictures.cards import card_name, plan_card, write_cards
from plugins.pictures.gallery import Gallery
from plugins.pictures.markup import render_picture, replace_images

# Less than the hero takes on a wide screen: an ordinary one then loads the 960 px file, within its 45 KB.
HERO_SIZES = "(min-width: 60rem) 46rem, 92vw"
THUMB_SIZES = "(min-width: 64rem) 21rem, (min-width: 44rem) 44vw, 92vw"
PICTURES, CARDS = "pictures", "cards"


def open_gallery(pelican: Any) -> None:
    """Make ready the pictures, opened when first asked for, and the one card of pages without their own."""
    settings = pelican.settings
    content = Path(settings["PATH"])
    cache = Cache(Path(settings["PICTURE_CACHE"]))
    settings["GALLERY"] = Gallery(content / PICTURES, f"{content.name}/{PICTURES}", cache)
    settings["CARDS"] = {}
    card = _name_card(settings, settings["SITENAME"], "", neutral=True)
    settings["SITE_CARD"] = settings["NEUTRAL_CARD"] = card


def set_pictures(content: Any) -> None:
    """Give an article or page the markup of its pictures and the address of its share card."""
    if not isinstance(content, (Article, Page)) or not hasattr(content, "group"):
        return
    settings = content.settings
    gallery, base = settings["GALLERY"], f"{settings['SITEURL']}/{PICTURES}/"
    content._content = replace_images(content._content, gallery, base=base).html  # noqa: SLF001 - has no setter
    picture = gallery.get(content.picture) if content.picture else None
    if picture:
        alt = content.picture_alt
        content.picture_html = Markup(render_picture(picture, alt, HERO_SIZES, eager=True, base=base))  # noqa: S704 - escaped there
        # On a card the picture only decorates: the title beside it is the link.
        content.thumb_html = Markup(render_picture(picture, "", THUMB_SIZES, base=base))  # noqa: S704 - the same
    neutral = content.group in settings["NEUTRAL_PAGES"]
    label = settings["SPEAKERS"][content.lang].language.in_name
    content.share_card = _name_card(settings, content.title, label, neutral=neutral)


def _name_card(settings: Any, title: str, label: str, *, neutral: bool) -> str:
    """Return the address of a card, which is drawn with all others once everything has been read."""
    card = plan_card(title, settings["SITENAME"], label, neutral=neutral)
    name = card_name(card)
    settings["CARDS"][name] = card
    return f"{CARDS}/{name}"


def stop_at_problems(generators: Any) -> None:
    """Show what is wrong with the pictures that contents use, and stop the build before anything is written."""
    settings = generators[0].settings
    findings = settings["GALLERY"].findings
    if findings:
        sys.stderr.write(render_findings(findings, settings["FINDINGS_GETTEXT"]))
        message = f"{len(findings)} pictures cannot be published, see above; nothing was written"
        raise FindingsError(message)


def write_pictures(pelican: Any) -> None:
    """Make the pictures and cards in use that the cache lacks, and copy out of it what does not stand already."""
    gallery, cards, ledger = pelican.settings["GALLERY"], pelican.settings["CARDS"], pelican.settings["LEDGER"]
    folder = Path(pelican.settings["PATH"]) / PICTURES
    for name, picture in gallery.items():
        files = [f"{PICTURES}/{rendition.name}" for rendition in picture.renditions]
        pelican.settings["OUTPUT_SOURCES"].update(dict.fromkeys(files, str(folder / name)))
    gallery.encode()
    output = Path(pelican.output_path)
    gallery.cache.write_outputs(_find_missing(ledger, PICTURES, gallery.names()), output / PICTURES)
    write_cards({name: cards[name] for name in _find_missing(ledger, CARDS, cards)}, gallery.cache, output / CARDS)


def _find_missing(ledger: Ledger, room: str, names: Iterable[str]) -> list[str]:
    """Return those of *names*, each of which holds the digest of what is in its file, that do not stand in *room*."""
    missing = sorted(name for name in names if not ledger.keep(f"{room}/{name}", name))
    ledger.made_of.update((f"{room}/{name}", name) for name in missing)
    return missing


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(open_gallery)
    signals.content_object_init.connect(set_pictures)
    signals.all_generators_finalized.connect(stop_at_problems)
    signals.finalized.connect(write_pictures)
