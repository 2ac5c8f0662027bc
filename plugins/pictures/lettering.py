"""Lines of text as masks, put together from letters that are drawn once: hinting them is what costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).resolve().parents[2] / "theme" / "fonts-source" / "SourceSerif4-SemiBold.ttf"
MEASURING_SIZE = 200
# What the font may draw as one: a letter with the marks on it, the ligatures of f, and the Catalan l·l.
PIECE = re.compile(r"(?:f[bfhijklt]+|l·l|L·L|.)[\u0300-\u036f]*", re.DOTALL)


def set_line(text: str, size: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return the mask of *text*, and where in it the pen starts on the baseline."""
    letters = list(set_letters(text, size))
    before = -min((left for _, left, _ in letters), default=0)
    above = max((-top for _, _, top in letters), default=0)
    rights = (left + mask.width for mask, left, _ in letters)
    bottoms = (top + mask.height for mask, _, top in letters)
    line = Image.new("L", (before + max(rights, default=1), above + max(bottoms, default=1)))
    for mask, left, top in letters:
        line.paste(255, (before + left, above + top), mask)
    return line, (before, above)


def set_letters(text: str, size: int) -> Iterator[tuple[Image.Image, int, int]]:
    """Yield the mask of each letter of *text*, and where its corner is from where the pen starts on the baseline."""
    pieces = PIECE.findall(text)
    for pen, piece in zip(_place(pieces, size), pieces, strict=True):
        mask, left, top = _letter(piece, size)
        yield mask, round(pen) + left, top


def _place(pieces: list[str], size: int) -> list[float]:
    """Return where the pen stands before each piece, kerning between them included."""
    pens = [0.0]
    for one, following in pairwise(pieces):
        pens.append(pens[-1] + (measure_word(one + following) - measure_word(following)) * size)
    return pens if pieces else []


@lru_cache(maxsize=2048)
def _letter(piece: str, size: int) -> tuple[Image.Image, int, int]:
    """Return the mask of *piece*, and where its corner is from the pen."""
    left, top, right, bottom = (round(edge) for edge in _font(size).getbbox(piece, anchor="ls"))
    mask = Image.new("L", (right - left + 2, bottom - top + 2))
    ImageDraw.Draw(mask).text((1 - left, 1 - top), piece, fill=255, font=_font(size), anchor="ls")
    return mask, left - 1, top - 1


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


@lru_cache(maxsize=8192)
def measure_word(word: str) -> float:
    """Return the length of *word* at size one, measured at a large size: the outlines carry no hints."""
    return _font(MEASURING_SIZE).getlength(word) / MEASURING_SIZE


@lru_cache(maxsize=1024)
def is_drawn(letter: str) -> bool:
    """Tell whether the font has *letter*."""
    return _outline(letter) != _outline("\uffff")


def _outline(letter: str) -> tuple[tuple[int, int], bytes]:
    """Return what the font draws for *letter*: the same box for every one it lacks."""
    plain = ImageFont.truetype(FONT, MEASURING_SIZE // 4, layout_engine=ImageFont.Layout.BASIC)
    mask = plain.getmask(letter)
    return mask.size, bytes(mask)
