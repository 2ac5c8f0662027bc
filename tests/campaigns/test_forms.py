"""The forms of items: those that town halls, print shops and networks ask for, each under a name of its own."""

from __future__ import annotations

from plugins.campaigns.forms import SCREENS, SHEETS, TEXT_FILES, Screen
from plugins.campaigns.model import ItemKind

ISO_216 = {"a3": (297, 420), "a4": (210, 297)}


def test_sheets_are_those_of_the_standard() -> None:
    """Three of each: with a bleed of three millimetres, for an office printer, and with a strip to write on."""
    assert {(sheet.name[:2], (sheet.width_mm, sheet.height_mm)) for sheet in SHEETS} == set(ISO_216.items())
    kinds = {(sheet.bleed_mm, sheet.office, sheet.blank) for sheet in SHEETS}
    assert kinds == {(3, False, False), (0, True, False), (0, True, True)}
    assert len({sheet.name for sheet in SHEETS}) == len(SHEETS) == 6


def test_bleed_is_for_print_shops_alone() -> None:
    """An office printer cannot print to the edge, let alone over it."""
    assert not any(sheet.bleed_mm and sheet.office for sheet in SHEETS)


def test_screens_are_named_by_their_size() -> None:
    """As networks ask for it, so that nobody opens a picture to know which it is."""
    assert Screen(1080, 1350).name == "1080x1350"
    names = [screen.name for screen in SCREENS[ItemKind.SOCIAL]]
    assert names == ["1080x1350", "1080x1440", "1080x1080", "1080x1920", "1200x630", "1600x900"]
    assert [screen.name for screen in SCREENS[ItemKind.BANNER]] == ["728x90", "970x250"]


def test_documents_can_be_written_in_and_read() -> None:
    """Two that a town hall edits, and one that looks the same everywhere."""
    assert {form.extension: form.editable for form in TEXT_FILES} == {"odt": True, "docx": True, "pdf": False}
    assert len({form.media_type for form in TEXT_FILES}) == len(TEXT_FILES)
