"""The places in written files where the body of a text stands, and a new body in the place of an old one."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import unquote
from xml.sax.saxutils import escape

from plugins.core.absolute_urls import make_absolute

_LINK = re.compile(r'(?P<before> href=")\{filename\}(?P<path>[^"#?]*)')


class UnsettledError(Exception):
    """A body that cannot be set by itself: it takes a whole build."""


@dataclass(frozen=True)
class Inset:
    """Where the body of *source* stands in a file: `start` and `length` in bytes, `digest` that of these bytes."""

    source: str
    start: int
    length: int
    digest: str


def settle_links(html: str, source: str, urls: Mapping[str, str], base: str) -> str:
    """Return *html*, the body of *source*, its links to other texts leading to their *urls*, by path, below *base*.

    Raises:
        UnsettledError: one leads to a text of which nothing is known.
    """
    folder = posixpath.dirname(source)

    def settle(match: re.Match[str]) -> str:
        path = unquote(unescape(match["path"]))
        url = urls.get(path[1:] if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path)))
        if url is None:
            message = f"nothing is known of {match['path']}"
            raise UnsettledError(message)
        return f"{match['before']}{base}/{url}"

    return _LINK.sub(settle, html)


def render_inset(path: str, html: str, origin: str) -> bytes:
    """Return *html*, a body with its links settled, as it stands in the file *path*: a page, else a feed."""
    return (html if path.endswith(".html") else escape(make_absolute(html, origin))).encode()


def find_insets(content: bytes, bodies: Mapping[str, bytes]) -> list[Inset]:
    """Return where each of *bodies*, by source, stands in *content*; one that stands there not once is left out."""
    found = [
        Inset(source, content.index(body), len(body), digest(body))
        for source, body in bodies.items()
        if content.count(body) == 1
    ]
    return sorted(found, key=lambda inset: inset.start)


def set_anew(content: bytes, insets: Iterable[Inset], bodies: Mapping[str, bytes]) -> tuple[bytes, list[Inset]]:
    """Return *content* with *bodies*, by source, in place of those that stood there, and where all stand now.

    Raises:
        UnsettledError: *content* is not what it was noted to be.
    """
    parts, placed, end, length = [], [], 0, 0
    for inset in insets:
        old = content[inset.start : inset.start + inset.length]
        new = bodies.get(inset.source)
        if inset.start < end or digest(old) != inset.digest:
            message = "a body is not where it stood"
            raise UnsettledError(message)
        before = content[end : inset.start]
        start, end = length + len(before), inset.start + inset.length
        body = old if new is None else new
        parts += [before, body]
        length = start + len(body)
        placed.append(replace(inset, start=start, length=len(body), digest=digest(body)))
    return b"".join([*parts, content[end:]]), placed


def digest(body: bytes) -> str:
    """Return what tells *body* from any other."""
    return hashlib.blake2b(body, digest_size=12).hexdigest()
