"""Markdown that looks only where it needs to makes what Markdown makes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from plugins.contributions.body import make_markdown

EXTENSIONS = ["tables", "footnotes", "abbr", "def_list", "sane_lists", "fenced_code", "admonition", "toc"]
PLAIN = Markdown(
    extensions=EXTENSIONS,
    extension_configs={
        "tables": {"use_align_attribute": True},
        "toc": {"slugify": lambda value, _: f"s-{value}", "toc_depth": "2-3"},
        "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": "{}"},
    },
    output_format="html",
)


@pytest.fixture(scope="module")
def hastened() -> Markdown:
    """The one that bodies are made by, with ids as plain as those of the other."""
    converter = make_markdown("{}")
    headings: Any = converter.treeprocessors["toc"]
    headings.slugify = lambda value, _: f"s-{value}"
    return converter


def _convert(converter: Markdown, text: str) -> tuple[str, Any]:
    html = converter.reset().convert(text)
    tokens: Any = getattr(converter, "toc_tokens")  # noqa: B009 - its extension gives it that
    return html, tokens


WITHOUT_MARKS = st.text(
    st.one_of(st.sampled_from("aé1 \n!](){}#+-.:/~^=|>\"'@$%"), st.characters(exclude_characters="`\\[<&*_"))
)


@given(WITHOUT_MARKS)
def test_text_without_marks_needs_no_look(hastened: Markdown, text: str) -> None:
    """None of the patterns would find anything in it."""
    assume("  \n" not in text)
    assert not [pattern for pattern in hastened.inlinePatterns if pattern.getCompiledRegExp().search(text)]


@settings(max_examples=150)
@given(st.text("aé *_[]()`\\<>&;!\n#-:|~", max_size=60))
def test_looking_for_marks_where_needed_changes_nothing(hastened: Markdown, text: str) -> None:
    """The HTML is what Markdown makes of the text by itself."""
    assert _convert(hastened, text) == _convert(PLAIN, text)


PIECES = (
    *("paraula", "**forta**", "**", "*", "_", "«cita»", "(a)", "1. un", "- dos", "+ tres", "> diu", ": és", "a | b"),
    *("|---|:--|", "a|", "|a|", "| a", "===", "---", "***", "# A", "## B", "### C #", "[^1]", "[^1]: nota", "[a]: /b"),
    *("[a](/b)", "[a][a]", "![a](/b)", "*[OMS]: x", "OMS", "!!! note", "[TOC]", "```", "~~~", "`x`", "\\*", "&amp;"),
    *("<div>", "</div>", "<b>", "<http://a.b>", "<a@b.c>", "<!-- a -->", "{#id}", "12", "é", "ª", "\t", "\u00a0"),
)
GLUE = (" ", "\n", "\n\n", "\n    ", "\n\n    ", "\n  ", "  \n", "")


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)), max_size=14))
@example([("!!! note", "\n    "), ("paraula", "\n\n"), ("paraula", "\n\n    "), ("paraula", "\n")])
@example([("paraula", "\n"), (": és", "\n\n    "), ("paraula", "\n\n"), ("paraula", "\n\n")])
@example([("- dos", "\n\n"), ("paraula", "\n\n    "), ("paraula", "\n"), ("===", "\n")])
@example([("## B", "\n\n"), ("[TOC]", "\n\n"), ("> diu", "\n"), ("[TOC]", "\n\n")])
def test_telling_paragraphs_at_once_changes_nothing(hastened: Markdown, pieces: list[tuple[str, str]]) -> None:
    """Whatever stands before, between and after them."""
    text = "".join(f"{piece}{glue}" for piece, glue in pieces)
    assert _convert(hastened, text) == _convert(PLAIN, text)
