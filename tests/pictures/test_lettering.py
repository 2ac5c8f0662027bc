"""Lines put together from letters look as if drawn at once."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from plugins.pictures.lettering import PIECE, _font, set_line


@pytest.mark.parametrize("size", [84, 50, 32])
@pytest.mark.parametrize(
    "text", ["Una porta", "AVui, l’oficina i el “fi” del flux", "Col·lectiu, PARAL·LEL", "Què? 12 %"]
)
def test_line_is_what_the_font_draws_at_once(text: str, size: int) -> None:
    """Kerning, ligatures and the Catalan l·l included; a letter may stand one pixel beside."""
    mask, (before, above) = set_line(text, size)
    whole = Image.new("L", mask.size)
    ImageDraw.Draw(whole).text((before, above), text, fill=255, font=_font(size), anchor="ls")
    assert _sticks_out(mask, whole) == _sticks_out(whole, mask) == 0


def _sticks_out(mask: Image.Image, other: Image.Image) -> int:
    """Return how many pixels of *mask* are more than one away from any of *other*."""
    return sum(ImageChops.subtract(mask, other.filter(ImageFilter.MaxFilter(3))).histogram()[96:])


@pytest.mark.parametrize("text", ["", " ", "j", "f"])
def test_what_is_nearly_nothing_has_a_mask(text: str) -> None:
    """No text, a space, and letters that reach before the pen or beyond their width."""
    mask, (before, _) = set_line(text, 84)
    assert mask.width > 0
    assert before >= 0


def test_marks_stay_with_their_letter() -> None:
    """What the font draws as one is one piece."""
    assert PIECE.findall("offici l·lu q\u0303a") == ["o", "ffi", "c", "i", " ", "l·l", "u", " ", "q\u0303", "a"]
