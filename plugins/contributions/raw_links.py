"""Links and pictures that are written as HTML inside Markdown, where they name a source or picture of this site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

ADDRESSES = {"a": "href", "img": "src"}
"""Where the elements that are let through have their address."""

# Possessive, so that a long row of tags that never end does not take quadratic time.
_TAG = re.compile(r"""<(?P<element>a|img)(?=[\s/])(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+)))?"""
)
_FOLLOWED = re.compile(r"\{(?:filename|static)\}")


class RawLink(NamedTuple):
    """The target of a link or picture, and where in the text it stands."""

    target: str
    position: int
    is_picture: bool


def find_raw_links(text: str) -> Iterator[RawLink]:
    """Yield each target in braces that an ``<a>`` or ``<img>`` of *text* names; all others lead out of the site."""
    for tag in _TAG.finditer(text):
        element = tag["element"].lower()
        given = (one for one in _ATTRIBUTE.finditer(tag["attributes"]) if one["name"].lower() == ADDRESSES[element])
        address = next(given, None)  # of two, browsers read the first
        form = address.lastgroup if address else None
        if address and form and form != "name":
            target = unescape(address[form]).strip()
            if _FOLLOWED.match(target):
                yield RawLink(target, tag.start("attributes") + address.start(form), element == "img")
