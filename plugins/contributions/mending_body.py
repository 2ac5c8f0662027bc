"""Mending line by line: spaces that nobody sees, and main headings that belong to the title."""

from __future__ import annotations

import re
from bisect import bisect_right

from plugins.contributions.drafts import MAIN_HEADING, BodyText, blank_code, find_blocks
from plugins.core.sources import split_source

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_BREAK = "  "
_MARKS = re.compile(
    r"^(?P<marks>#{1,6})(?!#)|^(?=\S)(?!>|[-*+] |\||:)(?P<text>[^\n]+)\n(?P<rule>=+|-+) *$", re.MULTILINE
)
_LOWEST = 6


def strip_lines(text: str) -> tuple[str, int, int]:
    """Return *text* without the spaces at the end of its lines, how many lines changed, and the first of them.

    Two spaces that break a line stay, and so does all that is code.
    """
    split = split_source(text)
    body = split.body if split else ""
    head_length = len(text) - len(body)
    blocks = [(head_length + start, head_length + end) for start, end in find_blocks(body)]
    changed: list[int] = []

    def strip(match: re.Match[str]) -> str:
        start, end = match.span()
        is_body = start >= head_length
        new = _BREAK if is_body and _breaks_line(text, start, end) else ""
        is_escape = not is_body and text[start - 1 : start] == "\\"
        if text[start:end] == new or is_escape or _is_inside(blocks, start):
            return text[start:end]
        changed.append(text.count("\n", 0, start) + 1)
        return new

    stripped = _TRAILING.sub(strip, text)
    return stripped, len(changed), changed[0] if changed else 0


def _breaks_line(text: str, start: int, end: int) -> bool:
    """Tell whether the spaces from *start* to *end* are a line break of Markdown."""
    return start > 0 and text[start - 1] != "\n" and text[start:end].endswith(_BREAK)


def _is_inside(spans: list[tuple[int, int]], position: int) -> bool:
    index = bisect_right(spans, (position, len(spans))) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


def lower_headings(body: BodyText) -> tuple[str, int]:
    """Return the body with every heading a level lower if one is a main heading, and the line of the first such."""
    prose = blank_code(body.prose)
    matches = list(_MARKS.finditer(prose))
    first = next((match for match in matches if MAIN_HEADING.match(prose, match.start())), None)
    if first is None:
        return body.prose, 0
    parts, end = [], 0
    for match in matches:
        parts += [body.prose[end : match.start()], _lower(match, body.prose)]
        end = match.end()
    return "".join([*parts, body.prose[end:]]), body.place(first.start())[0]


def _lower(match: re.Match[str], text: str) -> str:
    if match["marks"]:
        return "#" * min(len(match["marks"]) + 1, _LOWEST)
    heading = text[match.start("text") : match.end("text")]
    return ("## " if match["rule"].startswith("=") else "### ") + heading
