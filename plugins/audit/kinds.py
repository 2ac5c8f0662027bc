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
    COPY = auto()  # pages bound into one file, to be saved
    XML = auto()
    THEME = auto()  # one of the theme's files, byte for byte
    PICTURE = auto()
    JSON = auto()
    TABLE = auto()
    CALENDAR = auto()
    DRAWING = auto()
    SUMS = auto()
    DOCUMENT = auto()  # a file that people were given as it is
    INDEX = auto()  # a script that is data: one JSON value under the name that the search reads it by
    TEXT = auto()


@dataclass(frozen=True)
class Place:
    """The paths at which files of one kind lie."""

    paths: re.Pattern[str]
    kind: Kind


_FOLDERS = r"(?:[a-z0-9][a-z0-9-]*/)*"
_LANGUAGE = r"(?:[a-z]{2,3}/)?"
_PLAN_DATA = r"pla/[a-z0-9][a-z0-9-]*/dades/"
_PROOF = r"proves/(?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.(?:pdf|csv|txt|png|jpe?g|webp|avif)"
_KIT = r"kits/[a-z][a-z0-9-]*/"
_KIT_NAME = r"[a-z][a-z0-9-]*_(?:[a-z][a-z0-9-]*_)?"
_VERSION = r"_v[0-9]{1,2}\.[0-9]{1,2}"
PLACES = (
    # Before the theme's own, whose scripts bear no hyphen and language.
    Place(re.compile(r"assets/search-[a-z]{2,3}\.[0-9a-f]{10}\.js"), Kind.INDEX),
    Place(re.compile(r"assets/[\w-][\w.-]*", re.ASCII), Kind.THEME),
    Place(re.compile(r"pictures/[\w-][\w.-]*\.(?:avif|webp|jpg)|cards/card-[0-9a-f]+\.png", re.ASCII), Kind.PICTURE),
    Place(re.compile(_FOLDERS + r"(?:index|404)\.html"), Kind.PAGE),
    Place(re.compile(_LANGUAGE + r"(?:pla|campanyes)/[a-z0-9-]+/[a-z0-9-]+\.[a-z]{2,3}\.html"), Kind.COPY),
    Place(re.compile(_FOLDERS + r"feed\.xml|sitemap\.xml"), Kind.XML),
    Place(
        re.compile(_PLAN_DATA + r"(?:plan\.json|datapackage\.json|plan\.jsonld)|pla/plan-export\.schema\.json"),
        Kind.JSON,
    ),
    Place(re.compile(_PLAN_DATA + r"(?:actions|updates)\.csv"), Kind.TABLE),
    Place(re.compile(_LANGUAGE + _PLAN_DATA + r"deadlines\.ics"), Kind.CALENDAR),
    Place(re.compile(_LANGUAGE + _PLAN_DATA + r"badge(?:-[a-z][a-z0-9-]*)?\.svg"), Kind.DRAWING),
    Place(re.compile(_PLAN_DATA + _PROOF), Kind.DOCUMENT),
    Place(re.compile(_KIT + r"manifest\.json|kits/manifest\.schema\.json"), Kind.JSON),
    Place(re.compile(_KIT + r"SHA256SUMS"), Kind.SUMS),
    Place(re.compile(_KIT + r"[a-z]{2,3}/dates\.ics"), Kind.CALENDAR),
    Place(
        re.compile(
            _KIT + rf"(?:[a-z]{{2,3}}/{_KIT_NAME}[a-z]{{2,3}}{_VERSION}|previews/[\w.-]+)\.(?:png|webp)", re.ASCII
        ),
        Kind.PICTURE,
    ),
    Place(
        re.compile(
            _KIT
            + rf"(?:[a-z]{{2,3}}/{_KIT_NAME}[a-z]{{2,3}}{_VERSION}\.(?:pdf|odt|docx)"
            + r"|[a-z]{2,3}/(?:alt|licences|posts|printing|readme)\.txt"
            + rf"|[a-z][a-z0-9-]*(?:_[a-z]{{2,3}})?(?:{_VERSION})?\.zip|SHA256SUMS\.minisig)"
        ),
        Kind.DOCUMENT,
    ),
    Place(re.compile("|".join(map(re.escape, (*UNSERVED, "robots.txt", ".well-known/security.txt")))), Kind.TEXT),
)
SIGNATURES = {
    ".avif": re.compile(rb".{4}ftypavif", re.DOTALL),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".pdf": re.compile(rb"%PDF-"),
    ".zip": re.compile(rb"PK\x03\x04"),
    ".docx": re.compile(rb"PK\x03\x04"),
    # Its first entry, which lies there as it is, says what it is.
    ".odt": re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL),
    ".minisig": re.compile(rb"untrusted comment: [^\x00]*\Z"),
    # A text has no beginning of its own, but none holds what no text editor writes.
    ".csv": re.compile(rb"[^\x00]*\Z"),
    ".txt": re.compile(rb"[^\x00]*\Z"),
}


MOST_BYTES = {
    ".html": 2_000_000,
    ".zip": 40_000_000,
    ".pdf": 5_000_000,
    ".odt": 2_000_000,
    ".docx": 2_000_000,
    ".png": 2_000_000,
    ".webp": 1_000_000,
}
"""What somebody on a slow line can still wait for."""


def is_too_large(path: str, size: int) -> bool:
    """Tell whether a file of *size* bytes is more than its kind may weigh."""
    return size > MOST_BYTES.get("." + path.rpartition(".")[2], size)


def find_kind(path: str) -> Kind | None:
    """Return the kind of a file by its path in the output, or None where none is expected there."""
    return next((place.kind for place in PLACES if place.paths.fullmatch(path)), None)


def has_signature(path: str, content: bytes) -> bool:
    """Tell whether a picture or document begins as its name says."""
    return bool(SIGNATURES["." + path.rpartition(".")[2]].match(content))
