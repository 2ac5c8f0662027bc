"""Typst as we hold it: the same bytes each time, nothing from the machine, and no warning let pass."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from plugins.campaigns.rendering import FONTS
from plugins.campaigns.typesetting import Typesetter, TypesettingError
from plugins.workshop import ROOT

HEAD = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "T", date: none)
#set text(lang: "ca", font: "Atkinson Hyperlegible Next")
"""


@pytest.fixture
def typesetter(tmp_path: Path) -> Typesetter:
    """Typst with the fonts of the theme, and templates of these tests."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    kits = tmp_path / "kits"
    kits.mkdir()
    (kits / "a.typ").write_text(HEAD + "#data.text", encoding="utf-8")
    (kits / "font.typ").write_text(HEAD + '#text(font: "No Such Font", data.text)', encoding="utf-8")
    (kits / "untitled.typ").write_text("a", encoding="utf-8")
    (kits / "picture.typ").write_text(HEAD + '#image("/etc/passwd")', encoding="utf-8")
    (kits / "out.typ").write_text(HEAD + '#read("../secret.txt")', encoding="utf-8")
    return Typesetter(kits, tuple(ROOT / "theme" / folder for folder in FONTS))


def test_text_is_never_markup(typesetter: Typesetter) -> None:
    """What a person wrote goes in as data."""
    text = '#panic("a") *b* $c$ \\ [d] "e"'
    with pikepdf.open(BytesIO(typesetter.pdf("a.typ", {"text": text}))) as pdf:
        assert len(pdf.pages) == 1


def test_same_data_same_bytes(typesetter: Typesetter) -> None:
    """In one thread as in four."""
    first = typesetter.pdf("a.typ", {"text": "col·legi"})
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: typesetter.pdf("a.typ", {"text": "col·legi"}), range(8))) == {first}


def test_point_is_a_pixel(typesetter: Typesetter) -> None:
    """A page of Typst's own is an A4; more dots to the inch make more pixels."""
    with Image.open(BytesIO(typesetter.png("a.typ", {"text": "a"}))) as picture:
        assert picture.size == (595, 842)
    with Image.open(BytesIO(typesetter.png("a.typ", {"text": "a"}, 144))) as picture:
        assert picture.size == (1191, 1684)


@pytest.mark.parametrize(
    ("template", "text", "problem"),
    [
        ("font.typ", "a", "unknown font"),
        ("untitled.typ", "a", "title"),
        ("picture.typ", "a", "etc/passwd"),
        ("out.typ", "a", "outside|root"),
        ("a.typ", "漢", "漢"),
    ],
)
def test_what_typst_objects_to_is_an_error(typesetter: Typesetter, template: str, text: str, problem: str) -> None:
    """A missing font, title or glyph, and a file from outside of the templates' folder."""
    with pytest.raises(TypesettingError, match=problem):
        typesetter.pdf(template, {"text": text})
