"""What the fonts can show, against what fontTools says of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.campaigns.glyphs import find_missing, parse_characters, read_characters
from plugins.campaigns.rendering import FONTS
from plugins.workshop import ROOT

FOLDERS = tuple(ROOT / "theme" / folder for folder in FONTS)
FILES = [file for folder in FOLDERS for file in sorted(folder.glob("*.ttf"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_characters_are_those_of_the_font(file: Path) -> None:
    """Read by our own few lines as by the library that is made for it."""
    assert parse_characters(file.read_bytes()) == set(TTFont(file).getBestCmap())


def test_four_languages_can_be_set() -> None:
    """With their accents, the middle dot and the quotation marks of each."""
    letters = "àèéíïòóúüçÀÈÉÍÏÒÓÚÜÇñÑáÁ·ªº¿¡«»“”‘’–—…€"
    assert find_missing(letters, read_characters(FOLDERS)) == []


def test_missing_characters_are_named_once() -> None:
    """What nobody draws, such as a space, is not among them."""
    assert find_missing("a漢b 漢\u200b\u00a0☂", frozenset(map(ord, "ab"))) == ["漢", "☂"]


def test_font_without_a_map_shows_nothing() -> None:
    """A broken font is found out by the text that cannot be set."""
    assert parse_characters(b"\0\1\0\0" + b"\0" * 8) == frozenset()
