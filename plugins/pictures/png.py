"""PNG files put together from bands of rows, so that those which many pictures share are compressed once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ZLIB_HEADER, LAST_BLOCK = b"\x78\x9c", b"\x03\x00"
MODULUS = 65_521  # of the checksum
# Of what many share, each byte is worth its time; of the rest, a fifth more of them takes a third of it.
SHARED_LEVEL, OWN_LEVEL, MEMORY = 6, 3, 9


class Band(NamedTuple):
    """Some rows as they lie in a file: compressed, their checksum, and how many bytes they were."""

    packed: bytes
    checksum: int
    length: int


def pack_band(rows: Image.Image, level: int = OWN_LEVEL) -> Band:
    """Return *rows*, whose pixels are places in a palette."""
    width, height = rows.size
    # Before each row stands the number of its filter: none.
    framed = Image.new("P", (width + 1, height))
    framed.paste(rows, (1, 0))
    pixels = framed.tobytes()
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, MEMORY)
    # Flushed so, pieces made apart may stand one after another.
    packed = packer.compress(pixels) + packer.flush(zlib.Z_FULL_FLUSH)
    return Band(packed, zlib.adler32(pixels), len(pixels))


def write_png(size: tuple[int, int], palette: Sequence[int], bands: Sequence[Band]) -> bytes:
    """Return the picture of *size* that *bands* make up."""
    checksum = 1
    for band in bands:
        checksum = _join_checksums(checksum, band)
    data = b"".join((ZLIB_HEADER, *(band.packed for band in bands), LAST_BLOCK, struct.pack(">I", checksum)))
    header = struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(palette)), (b"IDAT", data), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _join_checksums(checksum: int, band: Band) -> int:
    """Return the Adler-32 of what *checksum* is of with *band* behind it.

    Its lower half is one more than the sum of all bytes; its upper half the sum of what the lower one was at each.
    """
    (upper, lower), (band_upper, band_lower) = divmod(checksum, 1 << 16), divmod(band.checksum, 1 << 16)
    upper = (upper + band_upper + band.length * (lower - 1)) % MODULUS
    return upper << 16 | (lower + band_lower - 1) % MODULUS


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))
