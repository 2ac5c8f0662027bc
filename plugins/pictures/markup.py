"""Pictures as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from plugins.pictures.encoding import AVIF, JPEG, WEBP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.pictures.encoding import EncodedPicture, Rendition

BASE = "/pictures/"
TEXT_SIZES = "(min-width: 44rem) 41rem, 92vw"
FALLBACK_WIDTH = 960
PREFIX = "{static}/pictures/"
# Words and their typeface come first: lazy pictures of the first screenful would else compete with them on a slow line.
_IN_NO_HURRY = {"loading": "lazy", "decoding": "async", "fetchpriority": "low"}
# nh3 always writes attributes as name="value" with & < > and " of the value escaped, so this reads all it writes.
IMG = re.compile(r'<img((?: [a-z-]+="[^"]*")*) ?/?>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


@dataclass(frozen=True)
class ReplacedImages:
    """HTML with its pictures set, and the sources of the images that no picture was found for, in order."""

    html: str
    unknown: tuple[str, ...]


def render_picture(
    picture: EncodedPicture, alt: str, sizes: str, *, eager: bool = False, base: str = BASE, title: str = ""
) -> str:
    """Return the `<picture>` of *picture*; *eager* is for the one picture a page opens with."""
    attributes = {
        "src": base + _fallback(picture).name,
        "srcset": _srcset(picture.in_format(JPEG.media_type), base),
        "sizes": sizes,
        "width": str(picture.renditions[-1].width),
        "height": str(picture.renditions[-1].height),
        "alt": alt,
        **({"title": title} if title else {}),
        **({"fetchpriority": "high"} if eager else _IN_NO_HURRY),
    }
    sources = "".join(
        _element("source", {"type": kind, "srcset": _srcset(picture.in_format(kind), base), "sizes": sizes})
        for kind in (AVIF.media_type, WEBP.media_type)
    )
    return f"<picture>{sources}{_element('img', attributes)}</picture>"


def replace_images(
    html: str, lookup: Mapping[str, EncodedPicture], *, sizes: str = TEXT_SIZES, base: str = BASE
) -> ReplacedImages:
    """Set each `<img src="{static}/pictures/NAME">` of sanitised *html* as the picture NAME of *lookup*.

    An image that is not in *lookup* stays as it was, and its source is returned for a finding to be made of it.
    """
    unknown: list[str] = []

    def replace(match: re.Match[str]) -> str:
        attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(match[1])}
        source = attributes.get("src", "")
        picture = lookup.get(source.removeprefix(PREFIX)) if source.startswith(PREFIX) else None
        if picture is None:
            unknown.append(source)
            return match[0]
        return render_picture(picture, attributes.get("alt", ""), sizes, base=base, title=attributes.get("title", ""))

    return ReplacedImages(IMG.sub(replace, html) if "<img" in html else html, tuple(unknown))


def _fallback(picture: EncodedPicture) -> Rendition:
    """Return the JPEG for browsers without srcset and for readers of feeds: a middling one."""
    renditions = picture.in_format(JPEG.media_type)
    return next((one for one in reversed(renditions) if one.width <= FALLBACK_WIDTH), renditions[0])


def _srcset(renditions: tuple[Rendition, ...], base: str) -> str:
    return ", ".join(f"{base}{one.name} {one.width}w" for one in renditions)


def _element(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{escape(value, quote=True)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
