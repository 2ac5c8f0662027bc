"""Documents from pandoc's tree to ours: what they may hold, and how it is typeset."""

from __future__ import annotations

import pytest

from plugins.campaigns.document_tree import UnknownPart, make_blocks, typeset, with_head
from plugins.campaigns.pandoc import parse_markdown


def test_every_part_of_a_document_has_its_block() -> None:
    """Headings, paragraphs, lists in lists, quotations, tables, rules, links and emphasis."""
    text = (
        "## A *b*\n\nC **d** [e](https://example.org/)\\\nf\n\n- g\n    - h\n\n3. i\n4. j\n\n> k\n\n---\n\n"
        "| l | m |\n|---|---|\n| n | **o** |\n"
    )
    assert make_blocks(parse_markdown(text)) == [
        {"t": "heading", "level": 2, "c": ["A ", {"t": "emph", "c": ["b"]}]},
        {
            "t": "para",
            "c": [
                "C ",
                {"t": "strong", "c": ["d"]},
                " ",
                {"t": "link", "to": "https://example.org/", "c": ["e"]},
                {"t": "break"},
                "f",
            ],
        },
        {"t": "bullets", "c": [[{"t": "plain", "c": ["g"]}, {"t": "bullets", "c": [[{"t": "plain", "c": ["h"]}]]}]]},
        {"t": "numbers", "start": 3, "c": [[{"t": "plain", "c": ["i"]}], [{"t": "plain", "c": ["j"]}]]},
        {"t": "quote", "c": [{"t": "para", "c": ["k"]}]},
        {"t": "rule"},
        {
            "t": "table",
            "columns": [0.5, 0.5],
            "head": [[{"t": "plain", "c": ["l"]}], [{"t": "plain", "c": ["m"]}]],
            "rows": [[[{"t": "plain", "c": ["n"]}], [{"t": "plain", "c": [{"t": "strong", "c": ["o"]}]}]]],
        },
    ]


@pytest.mark.parametrize(("text", "part"), [("![a](b.png)", "Image"), ("`a`", "Code"), ("    a", "CodeBlock")])
def test_what_documents_do_not_hold_is_named(text: str, part: str) -> None:
    """By pandoc's own word for it."""
    with pytest.raises(UnknownPart, match=part):
        make_blocks(parse_markdown(text))


@pytest.mark.parametrize(
    ("lang", "text", "typeset_text"),
    [
        ("ca", "L'acte *d'avui*: \"sí\"", "L’acte d’avui: «sí»"),
        ("en", 'It\'s "here"...', "It’s “here”…"),
    ],
)
def test_text_is_typeset_in_its_language(lang: str, text: str, typeset_text: str) -> None:
    """Through emphasis and over the spaces that pandoc takes apart."""
    (block,) = make_blocks(typeset(parse_markdown(text), lang))
    parts = (part if isinstance(part, str) else part["c"][0] for part in block["c"])
    assert "".join(parts).replace("\u00a0", " ") == typeset_text


def test_head_carries_title_and_language() -> None:
    """And nothing else that a text may have brought."""
    tree = with_head({**parse_markdown("a"), "meta": {"author": {"t": "MetaString", "c": "x"}}}, "L'acte", "ca")
    assert tree["meta"]["lang"] == {"t": "MetaString", "c": "ca"}
    assert tree["meta"]["title"] == {"t": "MetaInlines", "c": [{"t": "Str", "c": "L’acte"}]}
    assert set(tree["meta"]) == {"title", "lang"}
