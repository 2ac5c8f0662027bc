"""PNG files that are put together from bands."""

from __future__ import annotations

import io
import zlib
from itertools import pairwise

import pytest
from PIL import Image

from plugins.pictures.png import SHARED_LEVEL, pack_band, write_png

PALETTE = [value for shade in range(48) for value in (shade * 5, 255 - shade * 5, shade)]


def _cut(canvas: Image.Image, *cuts: int) -> bytes:
    """Return *canvas* in bands that end at the rows *cuts*."""
    rows = (canvas.crop((0, top, canvas.width, bottom)) for top, bottom in pairwise((0, *cuts, canvas.height)))
    return write_png(canvas.size, PALETTE, [pack_band(band, SHARED_LEVEL) for band in rows])


@pytest.mark.parametrize("cuts", [(), (1,), (20, 60, 79), (40, 40), (80,)])
def test_bands_decode_to_the_picture(cuts: tuple[int, ...]) -> None:
    """Wherever it is cut, every pixel and colour is there, and the checksum is that of all."""
    image = Image.linear_gradient("L").resize((100, 80)).point([value % 48 for value in range(256)])
    canvas = Image.frombytes("P", image.size, image.tobytes())
    with Image.open(io.BytesIO(_cut(canvas, *cuts))) as read:
        read.verify()
    with Image.open(io.BytesIO(_cut(canvas, *cuts))) as read:
        assert (read.mode, read.size, read.tobytes()) == ("P", canvas.size, canvas.tobytes())
        assert (read.getpalette() or [])[: len(PALETTE)] == PALETTE


def test_checksum_is_that_of_all_bands() -> None:
    """It is asked for by zlib itself, whatever the rows are."""
    noise = Image.effect_noise((300, 200), 120).point([value % 48 for value in range(256)])
    canvas = Image.frombytes("P", noise.size, noise.tobytes())
    data = _cut(canvas, 3, 90, 91, 170)
    start = data.index(b"IDAT") + 4
    length = int.from_bytes(data[start - 8 : start - 4], "big")
    assert len(zlib.decompress(data[start : start + length])) == 301 * 200


def test_bands_cost_few_bytes() -> None:
    """What is cut in three is hardly larger than what is not."""
    canvas = Image.new("P", (1200, 630), 3)
    assert len(_cut(canvas, 100, 500)) < len(_cut(canvas)) + 300
