"""What all pages of a language print alike."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, UndefinedError

from plugins.languages.shared import SharedParts

TEMPLATES = {"part.html": "<p>{{ name }}{% if home %}!{% endif %}{{ tell() }}</p>", "odd.html": "{{ page_title }}"}


def test_part_is_printed_once_for_all_pages() -> None:
    """And once for each way of printing it; what is not markup is escaped."""
    told: list[str] = []

    def tell() -> str:
        told.append("")
        return ""

    shared = SharedParts(Environment(autoescape=True, loader=DictLoader(TEMPLATES)), {"name": "a & b", "tell": tell})
    assert [shared("part.html", home=home) for home in (False, True, False, True)] == [
        *("<p>a &amp; b</p>", "<p>a &amp; b!</p>"),
        *("<p>a &amp; b</p>", "<p>a &amp; b!</p>"),
    ]
    assert len(told) == 2
    assert (
        Environment(autoescape=True).from_string("{{ part }}").render(part=shared("part.html", home=True)).count("<p>")
    )


def test_part_knows_nothing_of_the_page() -> None:
    """Neither the title nor anything else that pages do not share."""
    with pytest.raises(UndefinedError):
        SharedParts(Environment(autoescape=True, loader=DictLoader(TEMPLATES)), {})("odd.html")
