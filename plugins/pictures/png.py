"""PNG files of pictures that differ in some rows: the others are compressed once for all of them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ZLIB_HEADER, LAST_BLOCK = b"\x78\x9c", b"\x03\x00"
# Of the bands that all share, each byte is worth its time; of the others, a fifth more of them takes a third of it.
LEVEL, OWN_LEVEL, MEMORY = 6, 3, 9


def write_png(image: Image.Image, palette: Sequence[int], cuts: Sequence[int], own: int) -> bytes:
    """Return *image*, whose pixels are places in *palette*.

    It is compressed in bands that end at the rows *cuts*; no other image is likely to have the band of number *own*.
    """
    width, height = image.size
    # Before each row stands the number of its filter: none.
    framed = Image.new("P", (width + 1, height))
    framed.paste(image, (1, 0))
    pixels = framed.tobytes()
    bands = [pixels[first * (width + 1) : last * (width + 1)] for first, last in pairwise((0, *cuts, height))]
    # Deflate lets pieces made apart stand one after another; the checksum is that of all.
    packed = [_deflate_anew(band, OWN_LEVEL) if number == own else _deflate(band) for number, band in enumerate(bands)]
    data = b"".join((ZLIB_HEADER, *packed, LAST_BLOCK, struct.pack(">I", zlib.adler32(pixels))))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(palette)), (b"IDAT", data), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _deflate_anew(rows: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, MEMORY)
    return packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)


@lru_cache(maxsize=64)
def _deflate(rows: bytes) -> bytes:
    return _deflate_anew(rows, LEVEL)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))
