"""What a page costs to fetch, as a web server sends it."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
from lxml import etree

from plugins.precompression.compressing import LEAST, TEXTS

if TYPE_CHECKING:
    from .conftest import BuiltPage

ROUND_TRIP = 14 * 1024
"""One round trip of a new connection brings ten packets, about 14 KB."""

TWO_ROUND_TRIPS = 21 * 1024
"""What a campaign's page may weigh, with its own sheet and the hash of every file; its scripts are not counted in."""

FONT, SCRIPT, HERO = 16 * 1024, 1024, 45 * 1024
CAMPAIGN_SCRIPTS, TOWN_FONTS, PREVIEW = 8 * 1024, 14 * 1024, 45 * 1024


def weigh(file: Path) -> int:
    """Return the bytes of a text on the wire, as a server hands out what was packed when it was published."""
    return file.with_name(f"{file.name}.br").stat().st_size


@pytest.fixture(scope="module")
def sheet_and_script(built_site: Path) -> int:
    """The bytes on the wire of what all pages share."""
    (sheet,) = (built_site / "assets").glob("site.*.css")
    # Other scripts stand on the pages of the tools that need them, and have bounds of their own.
    (script,) = (built_site / "assets").glob("site.*.js")
    script_bytes = weigh(script)
    assert 0 < script_bytes <= SCRIPT
    return weigh(sheet) + script_bytes


def test_page_comes_in_one_round_trip(pages: Mapping[str, BuiltPage], built_site: Path, sheet_and_script: int) -> None:
    """Text, style and script together; the pages of campaigns have a bound of their own."""
    heavy = {}
    for path in (path for path, page in pages.items() if page.kind != "campaign"):
        file = built_site / (path[1:] + "index.html" if path.endswith("/") else path[1:])
        weight = weigh(file) + sheet_and_script + _own_sheets(pages[path], built_site)
        if weight > ROUND_TRIP:
            heavy[path] = weight
    assert heavy == {}


def _own_sheets(page: BuiltPage, built_site: Path) -> int:
    """Return what the style sheets weigh that a page has beside that of all pages."""
    sheets = page.root.xpath('//link[@rel="stylesheet"]/@href')
    return sum(weigh(built_site / url[1:]) for url in sheets if "/site." not in url)


def test_page_of_a_campaign_comes_in_two(
    pages: Mapping[str, BuiltPage], built_site: Path, sheet_and_script: int
) -> None:
    """With its own style sheet."""
    (sheet,) = (built_site / "assets").glob("campaign.*.css")
    shared = sheet_and_script + weigh(sheet)
    own = {
        path: shared + weigh(built_site / path[1:] / "index.html")
        for path, page in pages.items()
        if page.kind == "campaign"
    }
    assert own
    assert {path: weight for path, weight in own.items() if weight > TWO_ROUND_TRIPS} == {}


def test_scripts_of_a_campaign_are_light(built_site: Path) -> None:
    """All that puts a town's name on a kit and tells a true copy."""
    names = ("names", "zip", "personaliser", "campaign")
    scripts = [script for name in names for script in (built_site / "assets").glob(f"{name}.*.js")]
    assert len(scripts) == len(names)
    assert sum(weigh(script) for script in scripts) <= CAMPAIGN_SCRIPTS


def test_what_a_campaign_shows_is_light(built_site: Path) -> None:
    """The faces in which a town's name is written, the cover and every preview; the sheet to print is not shown."""
    bold, regular = (built_site / "assets").glob("atkinson-*.woff2")
    assert bold.stat().st_size + regular.stat().st_size <= TOWN_FONTS
    previews = [file for file in (built_site / "kits").glob("*/previews/*") if not file.stem.endswith("_open")]
    assert previews
    assert {file.name: file.stat().st_size for file in previews if file.stat().st_size > PREVIEW} == {}


def test_every_text_is_packed(built_site: Path) -> None:
    """In both ways, each of which unpacks to the text itself."""
    texts = [file for file in built_site.rglob("*") if file.suffix in TEXTS and file.stat().st_size >= LEAST]
    assert {file.suffix for file in texts} >= {".html", ".css", ".js", ".svg", ".xml", ".json", ".csv", ".ics"}
    for file in texts:
        content = file.read_bytes()
        assert brotli.decompress(file.with_name(f"{file.name}.br").read_bytes()) == content
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == content


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
