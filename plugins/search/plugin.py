"""The search as Pelican sees it: one more section."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.search.section import SearchSection


def add_section(pelican: Any) -> None:
    """Have each language's site made with a search."""
    pelican.settings.setdefault("SECTIONS", []).append(SearchSection)


def register() -> None:
    """Connect the handler."""
    signals.initialized.connect(add_section)
