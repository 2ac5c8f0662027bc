"""Linked data within a page, whatever its texts hold."""

from __future__ import annotations

import json

import pytest
from lxml import html

from plugins.audit.addresses import Home
from plugins.audit.markup import CHARSET, DOCTYPE, HEAD, MarkupChecker
from plugins.core.linked_data import VOCABULARY, embed, list_trail, name_publisher

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "<!--<script></script>",
    "]]>",
    "a & b &lt;/script&gt;",
    'quote " and \\ and \u2028 and \u2029',
    "\x00\x1b\ud7ff",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_title_stays_a_text(title: str) -> None:
    """It can neither close its element nor begin another, the audit lets it pass, and machines read it as it was."""
    text = str(embed([{"@type": "BlogPosting", "headline": title}]))
    assert set(text) & set("<>&\u2028\u2029") == set()
    assert json.loads(text) == {"@context": VOCABULARY, "@type": "BlogPosting", "headline": title}
    policy = '<meta http-equiv="Content-Security-Policy" content="x">'
    block = f'<script type="application/ld+json">{text}</script>'
    page = f'{DOCTYPE}<html lang="ca">{HEAD}{CHARSET}{policy}{block}</head></html>'
    assert list(MarkupChecker(Home("https://cft.example"), (), "x").check_page(page)) == []
    (block,) = html.document_fromstring(page).iter("script")
    assert (block.text, len(block)) == (text, 0)


def test_several_things_are_a_graph_and_none_is_nothing() -> None:
    """One context for all."""
    text = embed([{"@type": "A"}, {"@type": "B"}])
    assert json.loads(str(text)) == {"@context": VOCABULARY, "@graph": [{"@type": "A"}, {"@type": "B"}]}
    assert embed([]) is None


def test_trail_counts_from_one_and_ends_at_the_page() -> None:
    """Whose address the last step need not repeat."""
    steps = [
        ("Inici", "https://cft.example/"),
        ("Temes", "https://cft.example/temes/"),
        ("Cures", "https://cft.example/c/"),
    ]
    items = list_trail(steps)["itemListElement"]
    assert [(item["position"], item["name"], item.get("item")) for item in items] == [
        (1, "Inici", "https://cft.example/"), (2, "Temes", "https://cft.example/temes/"), (3, "Cures", None),
    ]  # fmt: skip


def test_publisher_is_one_thing_everywhere() -> None:
    """By an id that every page can name."""
    assert name_publisher("CFT", "https://cft.example/")["@id"] == "https://cft.example/#org"
