"""Which files a site may consist of: where each kind lies, and how it begins.

Whoever has the build write another kind of file adds a row here, and with it says that it is meant to be there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from plugins.audit.headers import UNSERVED


class Kind(Enum):
    """How a file is looked at."""

    PAGE = auto()
    XML = auto()
    THEME = auto()  # one of the theme's files, byte for byte
    PICTURE = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Place:
    """The paths at which files of one kind lie."""

    paths: re.Pattern[str]
    kind: Kind


_FOLDERS = r"(?:[a-z0-9][a-z0-9-]*/)*"
PLACES = (
    Place(re.compile(r"assets/[\w-][\w.-]*", re.ASCII), Kind.THEME),
    Place(re.compile(r"pictures/[\w-][\w.-]*\.(?:avif|webp|jpg)|cards/card-[0-9a-f]+\.png", re.ASCII), Kind.PICTURE),
    Place(re.compile(_FOLDERS + r"(?:index|404)\.html"), Kind.PAGE),
    Place(re.compile(_FOLDERS + r"feed\.xml|sitemap\.xml"), Kind.XML),
    Place(re.compile("|".join(map(re.escape, (*UNSERVED, "robots.txt")))), Kind.TEXT),
)
SIGNATURES = {
    ".avif": re.compile(rb".{4}ftypavif", re.DOTALL),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
}


def find_kind(path: str) -> Kind | None:
    """Return the kind of a file by its path in the output, or None where none is expected there."""
    return next((place.kind for place in PLACES if place.paths.fullmatch(path)), None)


def has_signature(path: str, content: bytes) -> bool:
    """Tell whether a picture begins as its name says."""
    return bool(SIGNATURES["." + path.rpartition(".")[2]].match(content))
