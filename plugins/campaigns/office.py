"""A town's name in documents for Word and LibreOffice: put into the zipped XML, where its tokens stand."""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape
from io import BytesIO

from plugins.campaigns.tokens import TownNames

_TAG = re.compile(r"(<[^>]*>)")
_PARAGRAPH = re.compile(r"</?(?:w:p|text:p|text:h|dc:title)[ >/]")


class TokenLeft(Exception):
    """A file in which the town's name does not take every place; the sentence says which."""


def name_town(document: bytes, tokens: TownNames, names: TownNames) -> bytes:
    """Return the ODT or DOCX *document* with *names* where *tokens* stand; the rest of it stays as it is."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry, content in _open(document):
            archive.writestr(copy.copy(entry), _fill(content, tokens, names), entry.compress_type)
    return buffer.getvalue()


def holds_tokens(document: bytes, tokens: TownNames) -> bool:
    """Tell whether *document* names the town.

    Raises:
        TokenLeft: it does so where `name_town` could not put the name, such as half in bold.
    """
    read = tokens.count_in(read_text(document))
    written = sum(tokens.count_in(content.decode()) for entry, content in _open(document) if _is_text(entry))
    if read != written:
        raise TokenLeft("a document names the town in a place that is partly in bold, in italics or in a link")
    return written > 0


def read_text(document: bytes) -> str:
    """Return all text of *document*, a line a paragraph, with neither tags nor formatting."""
    texts = (_strip(content.decode()) for entry, content in _open(document) if _is_text(entry))
    return "\n".join(texts)


def _is_text(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith(".xml")


def _strip(xml: str) -> str:
    parts = _TAG.split(xml)
    parts[1::2] = ("\n" if _PARAGRAPH.match(tag) else "" for tag in parts[1::2])
    return unescape("".join(parts))


@lru_cache(maxsize=64)
def _open(document: bytes) -> tuple[tuple[zipfile.ZipInfo, bytes], ...]:
    """Return the entries of *document*, which is that of all towns: it is unpacked once."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return tuple((entry, archive.read(entry)) for entry in archive.infolist())


def _fill(content: bytes, tokens: TownNames, names: TownNames) -> bytes:
    if tokens.town.encode() not in content and tokens.of_town.encode() not in content:
        return content
    return "".join(_fill_parts(_TAG.split(content.decode()), tokens, names)).encode()


def _fill_parts(parts: list[str], tokens: TownNames, names: TownNames) -> Iterator[str]:
    """Yield *parts*, in which texts and tags take turns."""
    before = ""
    for index, part in enumerate(parts):
        if index % 2:
            before = "" if _PARAGRAPH.match(part) else before
            yield part
        else:
            text = unescape(part)
            yield escape(names.put(text, tokens, before), quote=False) if tokens.stand_in(text) else part
            before += text
