"""Which characters the fonts of the kits can show, read from their character maps.

Source: https://learn.microsoft.com/typography/opentype/spec/cmap (the formats 4 and 12).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_UNDRAWN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@cache
def read_characters(folders: tuple[Path, ...]) -> frozenset[int]:
    """Return the code points that one of the fonts in *folders* shows: what one lacks, Typst takes from the others."""
    files = [file for folder in folders for file in sorted(folder.glob("*.ttf"))]
    return frozenset(code for file in files for code in parse_characters(file.read_bytes()))


def parse_characters(font: bytes) -> frozenset[int]:
    """Return the code points that a TrueType *font* has a glyph for."""
    table = _find_table(font, b"cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    offsets = {struct.unpack_from(">HHI", table, 4 + 8 * index)[2] for index in range(count)}
    return frozenset(code for offset in offsets for code in _list_codes(table[offset:]))


def find_missing(text: str, known: frozenset[int]) -> list[str]:
    """Return the characters of *text* that would show as an empty box, each once, in their order."""
    return [
        character
        for character in dict.fromkeys(text)
        if ord(character) not in known and unicodedata.category(character) not in _UNDRAWN
    ]


def _find_table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == name:
            return font[offset : offset + length]
    return struct.pack(">HH", 0, 0)


def _list_codes(table: bytes) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", table)
    if form == 4:
        yield from _list_segments(table)
    elif form == 12:
        (count,) = struct.unpack_from(">I", table, 12)
        for index in range(count):
            first, last, _ = struct.unpack_from(">III", table, 16 + 12 * index)
            yield from range(first, last + 1)


def _list_segments(table: bytes) -> Iterator[int]:
    """Yield the code points of a table of format 4 whose glyph is not the empty box, which is number 0."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, 16 + doubled * (1 + index)) for index in range(3)
    )
    base = 16 + 3 * doubled
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                (glyph,) = struct.unpack_from(">H", table, base + 2 * index + offsets[index] + 2 * (code - first))
            if glyph and (glyph + deltas[index]) % 0x10000:
                yield code
