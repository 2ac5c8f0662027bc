"""Pictures as HTML: complete, escaped, and only for pictures that are known."""

from dataclasses import replace
from pathlib import Path

import nh3
import pytest
from lxml import html as lxml_html

from plugins.pictures.encoding import ENCODERS, EncodedPicture, Rendition
from plugins.pictures.markup import render_picture, replace_images

HOSTILE = "\"><script>alert('1')</script>&amp;"


@pytest.fixture
def door() -> EncodedPicture:
    """A picture in two widths and three formats."""
    renditions = tuple(
        Rendition(width, width // 2, one, f"porta-{width}.0123456789.{one.suffix}")
        for one in ENCODERS
        for width in (480, 960)
    )
    return EncodedPicture(Path("porta.png"), "", 1000, 500, renditions)


def test_picture_offers_formats_best_first(door: EncodedPicture) -> None:
    """AVIF, then WebP, then JPEG in the img, each with all its widths."""
    assert render_picture(door, "Una porta", "100vw") == (
        '<picture><source type="image/avif" srcset="/pictures/porta-480.0123456789.avif 480w,'
        ' /pictures/porta-960.0123456789.avif 960w" sizes="100vw">'
        '<source type="image/webp" srcset="/pictures/porta-480.0123456789.webp 480w,'
        ' /pictures/porta-960.0123456789.webp 960w" sizes="100vw">'
        '<img src="/pictures/porta-960.0123456789.jpg" srcset="/pictures/porta-480.0123456789.jpg 480w,'
        ' /pictures/porta-960.0123456789.jpg 960w" sizes="100vw" width="960" height="480" alt="Una porta"'
        ' loading="lazy" decoding="async" fetchpriority="low"></picture>'
    )


def test_eager_picture_is_not_lazy(door: EncodedPicture) -> None:
    """The picture a page opens with is fetched at once."""
    markup = render_picture(door, "", "100vw", eager=True)
    assert "loading" not in markup
    assert 'fetchpriority="high"' in markup


@pytest.mark.parametrize("part", ["alt", "sizes", "base", "title", "name"])
def test_every_attribute_is_escaped(door: EncodedPicture, part: str) -> None:
    """No text, from wherever, can leave its attribute."""
    if part == "name":
        door = replace(door, renditions=tuple(replace(one, name=HOSTILE + one.name) for one in door.renditions))
    given = {"alt": "", "sizes": "100vw", "base": "/pictures/", "title": "t"} | {part: HOSTILE}
    markup = render_picture(door, given["alt"], given["sizes"], base=given["base"], title=given["title"])
    assert "<script" not in markup
    assert len(lxml_html.fragment_fromstring(markup).xpath("descendant-or-self::*")) == 4


def _clean(source: str) -> str:
    return nh3.clean(source, tags={"p", "img"}, attributes={"img": {"src", "alt", "title"}})


def test_image_of_an_article_is_replaced(door: EncodedPicture) -> None:
    """What the sanitiser writes of a Markdown image becomes a picture, its alternative text intact."""
    html = _clean(
        '<p>a <img alt="L&#39;arc &amp; «la llum» &lt;3 &quot;x&quot;" src="{static}/pictures/porta.png"> b</p>'
    )
    replaced = replace_images(html, {"porta.png": door})
    image = lxml_html.fragment_fromstring(replaced.html).find(".//img")
    assert replaced.unknown == ()
    assert image is not None
    assert image.get("alt") == 'L\'arc & «la llum» <3 "x"'
    assert replaced.html.startswith("<p>a <picture>")
    assert replaced.html.endswith("</picture> b</p>")


def test_unknown_images_are_left_and_told(door: EncodedPicture) -> None:
    """What is not one of our pictures stays as it was, and is named for a finding."""
    html = _clean(
        '<p><img src="{static}/pictures/cap.png" alt="x"><img src="/pictures/porta.png" alt="y">'
        '<img src="{static}/pictures/../porta.png" alt="z"></p>'
    )
    replaced = replace_images(html, {"porta.png": door})
    assert replaced.html == html
    assert replaced.unknown == ("{static}/pictures/cap.png", "/pictures/porta.png", "{static}/pictures/../porta.png")


def test_text_that_looks_like_an_image_is_left(door: EncodedPicture) -> None:
    """An example of markup in an article is text, and stays so."""
    html = _clean('<p>&lt;img src="{static}/pictures/porta.png"&gt;</p>')
    assert replace_images(html, {"porta.png": door}).html == html
