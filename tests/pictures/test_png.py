"""PNG files that are put together from bands."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from plugins.pictures.png import write_png

PALETTE = [value for shade in range(48) for value in (shade * 5, 255 - shade * 5, shade)]


@pytest.mark.parametrize(("cuts", "own"), [((), 0), ((1,), 0), ((20, 60, 79), 1), ((80,), 1)])
def test_bands_decode_to_the_picture(cuts: tuple[int, ...], own: int) -> None:
    """Wherever it is cut, every pixel and colour is there, twice in a row."""
    image = Image.linear_gradient("L").resize((100, 80)).point([value % 48 for value in range(256)])
    canvas = Image.frombytes("P", image.size, image.tobytes())
    for _ in range(2):
        with Image.open(io.BytesIO(write_png(canvas, PALETTE, cuts, own))) as read:
            read.verify()
        with Image.open(io.BytesIO(write_png(canvas, PALETTE, cuts, own))) as read:
            assert (read.mode, read.size, read.tobytes()) == ("P", canvas.size, canvas.tobytes())
            assert (read.getpalette() or [])[: len(PALETTE)] == PALETTE


def test_bands_cost_few_bytes() -> None:
    """What is cut in three is hardly larger than what is not."""
    canvas = Image.new("P", (1200, 630), 3)
    assert len(write_png(canvas, PALETTE, (100, 500), 1)) < len(write_png(canvas, PALETTE, (), 0)) + 300
