"""PNG files that share all but a band of rows."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from plugins.pictures.png import COLOURS, Background

PALETTE = [value for shade in range(COLOURS) for value in (shade * 16, 255 - shade * 16, shade)]


def make_picture(width: int, height: int, turned: int = 0) -> Image.Image:
    """Return a picture of all colours."""
    gradient = Image.linear_gradient("L").rotate(turned).resize((width, height))
    image = gradient.point([value % COLOURS for value in range(256)])
    return Image.frombytes("P", image.size, image.tobytes())


@pytest.mark.parametrize(("width", "top", "bottom"), [(100, 0, 0), (100, 0, 80), (7, 20, 60), (100, 79, 80), (1, 0, 1)])
def test_band_lies_on_the_picture(width: int, top: int, bottom: int) -> None:
    """Wherever it begins, every pixel and colour is there, twice in a row; and without a band."""
    ground, band = make_picture(width, 80), make_picture(width, bottom - top, 90) if bottom else None
    background, wanted = Background(ground, PALETTE), ground.copy()
    if band:
        wanted.paste(band, (0, top))
    for _ in range(2):
        with Image.open(io.BytesIO(background.render(band, top))) as read:
            read.verify()
        with Image.open(io.BytesIO(background.render(band, top))) as read:
            assert (read.mode, read.size, read.tobytes()) == ("P", wanted.size, wanted.tobytes())
            assert (read.getpalette() or [])[: len(PALETTE)] == PALETTE


def test_bands_cost_few_bytes() -> None:
    """What is cut in three is hardly larger than what is not."""
    background = Background(Image.new("P", (1200, 630), 3), PALETTE)
    assert len(background.render(Image.new("P", (1200, 400), 3), 100)) < len(background.render()) + 400
