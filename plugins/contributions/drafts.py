"""A source's text in which places of the file can be told, with what is code left blank."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from plugins.core.located_yaml import Mapping, Node, Scalar

SPOKEN_KEYS = ("title", "summary", "picture_alt")
"""The keys whose values are read by visitors."""

_CODE = re.compile(r"^(```|~~~)(?s:.*?)^\1|(?<!`)(`{1,2})(?!`)[^`\n]+\2(?!`)", re.MULTILINE)
MAIN_HEADING = re.compile(r"^#(?!#)[ \t]*\S|^(?!#)\S.*\n=+ *$", re.MULTILINE)
_CHARACTER = re.compile(r"[^\n]")


@dataclass(frozen=True)
class BodyText:
    """The Markdown of a body with its code blocks blanked, in which places of the file can be told."""

    prose: str
    first_line: int

    def place(self, position: int) -> tuple[int, int]:
        """Return the line and column, from 1, of a position of the text."""
        line = bisect_left(self.line_ends, position)
        return self.first_line + line, position - (self.line_ends[line - 1] if line else -1)

    def position(self, line: int, column: int) -> int:
        """Return the position of a line and column, both from 1."""
        index = line - self.first_line
        return (self.line_ends[index - 1] if index else -1) + column

    @cached_property
    def line_ends(self) -> list[int]:
        """Return the positions of all line ends."""
        return [match.start() for match in re.finditer("\n", self.prose)]


@dataclass(frozen=True)
class Draft:
    """One article or page as an editor sees it.

    `root` is the tree of its head, None where that could not be read; `words` is 0 where the body was not rendered.
    """

    path: PurePosixPath
    lang: str
    is_page: bool
    head: str
    root: Mapping | None
    prose: BodyText
    words: int

    @cached_property
    def values(self) -> dict[str, Node]:
        """Return the nodes of the head by their keys; none where it cannot be read."""
        return self.root.entries if self.root else {}

    @cached_property
    def said(self) -> BodyText:
        """Return all that visitors read, where it stands in the file; the rest is blank."""
        head = f"---\n{self.head}\n---\n"
        return BodyText(self._blank_head(head) + self.prose.prose, 1)

    def _blank_head(self, head: str) -> str:
        blank = list(_CHARACTER.sub(" ", head))
        for start, end in self._spoken_spans(BodyText(head, 1)):
            blank[start:end] = head[start:end]
        return "".join(blank)

    def _spoken_spans(self, head: BodyText) -> Iterator[tuple[int, int]]:
        """Yield where the values of the spoken keys begin and end: up to the next key."""
        if self.root is None:
            return
        starts = [head.position(key.line, key.column) for key in self.root.keys.values()]
        ends = [*starts[1:], len(head.prose) - len("---\n")]
        for (name, node), end in zip(self.root.entries.items(), ends, strict=True):
            if name in SPOKEN_KEYS and isinstance(node, Scalar):
                yield head.position(node.line, node.column), end


def find_blocks(body: str) -> list[tuple[int, int]]:
    """Return where the fenced code of *body* begins and ends, in order."""
    return [match.span() for match in _CODE.finditer(body) if match[1]]


def blank_code(body: str) -> str:
    """Return *body* with spaces in place of its code, every other character where it was."""
    if "`" not in body and "~~~" not in body:
        return body
    return _CODE.sub(lambda match: _CHARACTER.sub(" ", match[0]), body)
