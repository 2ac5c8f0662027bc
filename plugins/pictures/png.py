"""PNG files of up to sixteen colours that share all but a band of rows: what they share is compressed once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from PIL import Image

COLOURS = 16
"""So many fit into half a byte; fewer bytes are packed in less time."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
ZLIB_HEADER, LAST_BLOCK = b"\x78\x9c", b"\x03\x00"
# Of the rows that all share, each byte is worth its time. In the others, runs of one colour are nearly all there is to
# find: to look for no more than those takes a fifth of the time, and a third more bytes.
THOROUGH, QUICK = zlib.Z_DEFAULT_STRATEGY, zlib.Z_RLE
LEVEL, MEMORY = 6, 9


class Background:
    """A picture, whose pixels are places in *palette*, on which many others lay a band of rows of their own."""

    def __init__(self, image: Image.Image, palette: Sequence[int]) -> None:
        self.image = image
        self._rows = _arrange(image)
        header = struct.pack(">IIBBBBB", *image.size, 4, 3, 0, 0, 0)
        self._head = SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"PLTE", bytes(palette))
        self._packed: dict[tuple[int, int], tuple[bytes, bytes]] = {}

    def render(self, band: Image.Image | None = None, top: int = 0) -> bytes:
        """Return the picture with *band*, which is as wide, from row *top* on."""
        bottom = top + (band.height if band else 0)
        above, below = self._take(0, top), self._take(bottom, self.image.height)
        rows = _arrange(band) if band else b""
        # Deflate lets pieces made apart stand one after another; the checksum is that of all.
        packed = (above[1], _deflate(rows, QUICK), below[1])
        checksum = zlib.adler32(below[0], zlib.adler32(rows, zlib.adler32(above[0])))
        data = b"".join((ZLIB_HEADER, *packed, LAST_BLOCK, struct.pack(">I", checksum)))
        return b"".join((self._head, _chunk(b"IDAT", data), _chunk(b"IEND", b"")))

    def _take(self, first: int, last: int) -> tuple[bytes, bytes]:
        """Return the rows from *first* to before *last*, as they are and compressed."""
        if (first, last) not in self._packed:
            length = len(self._rows) // self.image.height
            rows = self._rows[first * length : last * length]
            self._packed[first, last] = rows, _deflate(rows, THOROUGH)
        return self._packed[first, last]


def _arrange(image: Image.Image) -> bytes:
    """Return the rows of *image*, two pixels a byte, each after the number of its filter: none."""
    framed = Image.new("P", (image.width + 2, image.height))
    framed.paste(image, (2, 0))
    return framed.tobytes("raw", "P;4")


def _deflate(rows: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, MEMORY, strategy)
    return packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))
