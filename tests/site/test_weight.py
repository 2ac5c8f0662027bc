"""What a page costs to fetch, as a web server sends it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
from lxml import etree

if TYPE_CHECKING:
    from .conftest import BuiltPage

ROUND_TRIP = 14 * 1024
"""One round trip of a new connection brings ten packets, about 14 KB."""

FONT, SCRIPT, HERO = 16 * 1024, 1024, 45 * 1024


@pytest.fixture(scope="module")
def sheet_and_script(built_site: Path) -> int:
    """The bytes on the wire of what all pages share."""
    (sheet,) = (built_site / "assets").glob("site.*.css")
    # Other scripts stand on the pages of the tools that need them, and have bounds of their own.
    (script,) = (built_site / "assets").glob("site.*.js")
    script_bytes = len(brotli.compress(script.read_bytes()))
    assert 0 < script_bytes <= SCRIPT
    return len(brotli.compress(sheet.read_bytes())) + script_bytes


def test_page_comes_in_one_round_trip(pages: Mapping[str, BuiltPage], built_site: Path, sheet_and_script: int) -> None:
    """Text, style and script together."""
    heavy = {}
    for path in pages:
        content = (built_site / (path[1:] + "index.html" if path.endswith("/") else path[1:])).read_bytes()
        weight = len(brotli.compress(content)) + sheet_and_script
        if weight > ROUND_TRIP:
            heavy[path] = weight
    assert heavy == {}


def test_font_is_small(built_site: Path) -> None:
    """It is compressed already."""
    fonts = list((built_site / "assets").glob("*.woff2"))
    assert fonts
    assert {font.name: font.stat().st_size for font in fonts if font.stat().st_size > FONT} == {}


def test_hero_is_light(pages: Mapping[str, BuiltPage], built_site: Path) -> None:
    """The picture at the head of an article, as most screens ask for it."""
    heroes = {candidate.split()[0] for page in pages.values() for candidate in _hero_candidates(page)}
    assert heroes
    sizes = {url: (built_site / url[1:]).stat().st_size for url in heroes}
    assert {url: size for url, size in sizes.items() if size > HERO} == {}


def _hero_candidates(page: BuiltPage) -> list[str]:
    """Return the candidates of 960 pixels in AVIF."""
    sets = page.root.xpath('//*[@class="reading__picture"]//source[@type="image/avif"]/@srcset')
    return [one for urls in sets for one in urls.split(",") if one.split()[1] == "960w"]


def test_pictures_come_in_three_forms(pages: Mapping[str, BuiltPage]) -> None:
    """AVIF first, then WebP, then what every browser knows."""
    pictures = [picture for page in pages.values() for picture in page.root.iter("picture")]
    # The parser does not know that a source has no end, and puts what follows into it.
    assert {tuple(picture.xpath(".//source/@type")) for picture in pictures} == {("image/avif", "image/webp")}
    assert {Path(url).suffix for picture in pictures for url in picture.xpath(".//img/@src")} == {".jpg"}


def test_pictures_and_cards_hold_no_metadata(built_site: Path) -> None:
    """Neither where nor when nor with what a picture was made."""
    telling = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"tEXtSoftware", b"Photoshop 3.0")
    files = [path for folder in ("pictures", "cards") for path in (built_site / folder).iterdir()]
    assert files
    assert [path.name for path in files if any(sign in path.read_bytes() for sign in telling)] == []


def test_vector_pictures_fetch_nothing(built_site: Path) -> None:
    """No script and no foreign address inside a drawing."""
    for path in (built_site / "assets").glob("*.svg"):
        root = etree.parse(path).getroot()
        assert [one.tag for one in root.iter() if str(one.tag).endswith(("}script", "}image", "}use", "}style"))] == []
