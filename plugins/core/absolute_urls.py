"""Addresses with their host, for what is read away from the site."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r'(?P<attribute>\b(?:href|src)=")(?P<url>/(?!/)[^"]*)')
_SRCSET = re.compile(r'(?P<attribute>\bsrcset=")(?P<urls>[^"]*)')


def make_absolute(html: str, origin: str) -> str:
    """Put *origin* before every root-relative address of *html*."""
    html = _ADDRESS.sub(lambda match: f"{match['attribute']}{origin}{match['url']}", html)
    return _SRCSET.sub(lambda match: match["attribute"] + _absolute_srcset(match["urls"], origin), html)


def _absolute_srcset(urls: str, origin: str) -> str:
    candidates = (candidate.strip() for candidate in urls.split(","))
    return ", ".join(origin + candidate if candidate.startswith("/") else candidate for candidate in candidates)
