"""One text in several languages, of which not all need be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Texts:
    """Texts by language code; the default language's is always there."""

    by_language: Mapping[str, str]
    default: str

    def language(self, wanted: str) -> str:
        """Return the language in which the text can be had: *wanted*, else the default one."""
        return wanted if wanted in self.by_language else self.default

    def text(self, wanted: str) -> str:
        """Return the text in *wanted*, else in the default language."""
        return self.by_language[self.language(wanted)]
