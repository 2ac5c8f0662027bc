"""Where the addresses in a page lead."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINK_SCHEMES = {"http", "https", "mailto", "tel"}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What browsers take out of an address before they read it.
_UNREAD = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]")
_CANDIDATES = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class Home:
    """The site's own host; `origin` is as in ``https://cft.example``."""

    origin: str

    def holds(self, address: str) -> bool:
        """Tell whether *address* leads nowhere but to this site."""
        address = _tidy(address)
        if address == self.origin or address.startswith(f"{self.origin}/"):
            return True
        return not address.startswith("//") and not _SCHEME.match(address)

    def holds_all(self, candidates: str) -> bool:
        """Tell whether every address of a ``srcset`` leads to this site."""
        return all(self.holds(piece) for piece in _CANDIDATES.split(candidates.strip()) if piece)


def is_ordinary_link(address: str) -> bool:
    """Tell whether a reader may be offered *address*: a page, a message or a call, and nothing that runs."""
    scheme = _SCHEME.match(_tidy(address))
    return scheme is None or scheme[1].lower() in LINK_SCHEMES


def _tidy(address: str) -> str:
    return _UNREAD.sub("", address).replace("\\", "/")
