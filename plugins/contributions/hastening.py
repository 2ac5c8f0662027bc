"""Markdown by the parser that it is, spared the work that a text gives no cause for: what comes out is the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.util import AtomicString

# What each of Markdown's inline patterns needs to find anything; and what some of them do alone.
_MARKS = re.compile(r"[`\\\[<&*_]|  \n")
_MARK_OF = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
# Nothing but a paragraph has lines that all begin with a word, perhaps a strong one, and no bar in them.
_LINE = r"(?:\*\*|[«“\"'(¿¡‘])?[^\W\d_][^\n|]*"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")


def hasten(converter: Markdown) -> None:
    """Have *converter* look for marks and kinds of blocks only where there may be some: half of its time went there."""
    converter.is_block_level = lru_cache(converter.is_block_level)  # type: ignore[method-assign]
    _hasten_inline(converter)
    _hasten_blocks(converter)


def _hasten_inline(converter: Markdown) -> None:
    inline: Any = converter.treeprocessors["inline"]
    # Its registry sorts itself anew at each look-up, and every pattern is looked up for every piece of text.
    patterns = inline.inlinePatterns = list(converter.inlinePatterns)
    marks = {
        converter.inlinePatterns[name]: mark for name, mark in _MARK_OF.items() if name in converter.inlinePatterns
    }
    sought = [(number, pattern, marks.get(pattern, "")) for number, pattern in enumerate(patterns)]
    apply = inline._InlineProcessor__applyPattern  # noqa: SLF001 - the one place that tries a pattern

    def look_where_needed(data: str, first: int = 0) -> str:
        if not _MARKS.search(data) or isinstance(data, AtomicString):
            return data
        for number, pattern, mark in sought[first:]:
            matched, start = mark in data, 0
            while matched:
                data, matched, start = apply(pattern, data, number, start)
        return data

    inline._InlineProcessor__handleInline = look_where_needed  # noqa: SLF001 - the one place that all text passes


def _hasten_blocks(converter: Markdown) -> None:
    parser: Any = converter.parser
    processors, paragraph = list(parser.blockprocessors), parser.blockprocessors["paragraph"]

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        while blocks:
            if _PARAGRAPH.fullmatch(blocks[0]):
                paragraph.run(parent, blocks)
                continue
            for processor in processors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    parser.parseBlocks = parse_blocks


class _Headings(TocTreeprocessor):
    """Tells of all headings; a table of them is made only for a text that has the marker where it is to be."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Return the table, an empty one where nobody sees it."""
        return super().build_toc_div(toc_list) if self._is_asked_for() else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the table in the marker's place."""
        if self._is_asked_for():
            super().replace_marker(root, elem)

    def _is_asked_for(self) -> bool:
        lines: list[str] = self.md.lines  # type: ignore[attr-defined]
        return any(self.marker in line for line in lines)


class HeadingsExtension(TocExtension):
    """Markdown's `toc`."""

    TreeProcessorClass = _Headings
