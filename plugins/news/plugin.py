"""What is new as Pelican sees it: one more section of every language's site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals

from plugins.core.formats import format_month
from plugins.core.searching import Document
from plugins.core.sections import View
from plugins.news.section import NewsSection


def add_section(pelican: Any) -> None:
    """Have each language's site tell what is new, and the search find that page."""
    pelican.settings.setdefault("SECTIONS", []).append(NewsSection)
    pelican.settings.setdefault("SEARCHABLE", []).append(list_documents)


def list_documents(view: View) -> Iterator[Document]:
    """Yield what the search finds of one language's news."""
    return NewsSection(view).list_documents()


def offer_filters(generator: Any) -> None:
    """Let templates name the month of a day, and say in a language itself that a text is in it."""
    speakers = generator.settings["SPEAKERS"]

    def in_name(lang: str) -> str:
        return str(speakers[lang].language.in_name)

    generator.env.filters.update({"format_month": format_month, "in_name": in_name})


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(add_section)
    signals.generator_init.connect(offer_filters)
