"""Pages bound into one file: the markup of pages, and nothing in it that is asked for from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.audit.addresses import Home, is_ordinary_link
from plugins.audit.markup import ADDRESSES, CANDIDATES, TAGS, MarkupChecker, Problem
from plugins.core.findings import N_
from plugins.core.policy import render_copy_policy

_ASKS = re.compile(r"""url\(\s*["']?(?!data:(?:font|image)/)|@import|image-set\(|src\(""", re.IGNORECASE)
_DATA = re.compile(r'"(data:image/(?:avif|jpeg|png|svg\+xml|webp);base64,)[A-Za-z0-9+/]+=*"')
_INSIDE = re.compile(r"data:image/(?:avif|jpeg|png|svg\+xml|webp);base64,|#.*")
_ANYWHERE = re.compile(r"#|[A-Za-z]+:")


def check_copy(text: str, home: Home) -> Iterator[tuple[int, Problem]]:
    """Yield what is wrong with a bound page, each with its offset in *text* but for what style and pictures take."""
    head, body, rest = text.partition("<body")
    pieces = TAGS.split(head)
    place = pieces.index("<style>") if "<style>" in pieces[1::2] else 0
    style = pieces[place + 1] if place and pieces[place + 2] == "</style>" else None
    if style is None or _ASKS.search(style):
        message = N_("the copy does not carry its style as the site writes it")
        hint = N_("let it have one style element, whose addresses are all data:")
        yield 0, Problem("A124", message, hint, "<style>")
        return
    del pieces[place : place + 3]
    # What is left is looked at as any page is, with no other style among what it may have, and without what the
    # pictures consist of, over which every step would take its time.
    plain = _DATA.sub(r'"\1"', "".join(pieces) + body + rest)
    yield from _CopyChecker(home, (), render_copy_policy(style)).check_page(plain)


class _CopyChecker(MarkupChecker):
    def _check_attribute(self, element: str, name: str, value: str) -> Iterator[Problem]:
        if name not in ADDRESSES | CANDIDATES:
            yield from super()._check_attribute(element, name, value)
        elif not self._is_self_sufficient(element, name, value):
            message = N_("a copy must have everything in itself: %(found)s")
            hint = N_("let plugins/offline put it in as data, or lead to the site with https:")
            yield Problem("A125", message, hint, f'{name}="{value}"')

    def _is_self_sufficient(self, element: str, name: str, value: str) -> bool:
        if (element, name) == ("a", "href"):
            return bool(_ANYWHERE.match(value)) and is_ordinary_link(value)
        canonical = element == "link" and value.startswith(f"{self.home.origin}/")
        return canonical or bool(_INSIDE.fullmatch(value))
