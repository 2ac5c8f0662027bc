"""The posters and pictures as they are printed and posted: their form, their words and their QR code."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from io import BytesIO

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from plugins.campaigns.forms import SCREENS, SHEETS, Sheet
from plugins.campaigns.kit import Kit
from plugins.campaigns.model import Campaign, ItemKind
from plugins.campaigns.project import Project
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.strips import lay_foot
from plugins.core.typography import typeset_text

URL = "https://cft.example/campanyes/municipis-visibles/"
POINTS = 72 / 25.4


def find(kit: Kit, name: str) -> bytes:
    """Return the one file of *kit* whose path holds *name*."""
    (content,) = [file.content for file in kit.files if name in file.path]
    return content


def read_words(pdf: bytes, pdftotext: str) -> list[str]:
    """Return the words of a PDF as a reader copies them out of it."""
    done = subprocess.run([pdftotext, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return split(done.stdout.decode())


def split(text: str) -> list[str]:
    """Return the words of *text*, whatever parts them; ligatures and spaces are as in any other text."""
    return unicodedata.normalize("NFKC", text).split()


def keep_letters(text: str) -> str:
    """Return the letters and digits of *text* alone, as any other text has them."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def list_fonts(pdf: pikepdf.Pdf) -> Iterable[pikepdf.Object]:
    """Yield what describes each font of *pdf*."""
    return (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_poster_is_one_page_of_its_size(kit: Kit, sheet: Sheet) -> None:
    """Trimmed to the sheet, with the bleed outside of it where it has one."""
    with pikepdf.open(BytesIO(find(kit, f"-{sheet.name}_"))) as pdf:
        (page,) = pdf.pages
        media, trim = ([float(one) for one in box] for box in (page.mediabox, page.trimbox))
    width, height, bleed = (one * POINTS for one in (sheet.width_mm, sheet.height_mm, sheet.bleed_mm))
    assert media == pytest.approx([0, 0, width + 2 * bleed, height + 2 * bleed], abs=0.01)
    assert trim == pytest.approx([bleed, bleed, bleed + width, bleed + height], abs=0.01)


@pytest.mark.parametrize("name", [f"-{sheet.name}_" for sheet in SHEETS] + ["_mocio_ca_v1.0.pdf"])
def test_pdf_is_accessible(kit: Kit, real: Campaign, name: str) -> None:
    """PDF/UA-1, tagged, in a language, with a title that is shown, and with all its fonts in it."""
    with pikepdf.open(BytesIO(find(kit, name))) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        assert pdf.Root.Lang == "ca"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        fonts = list(list_fonts(pdf))
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
        descriptions = {
            str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        }
    if "cartell" in name:
        assert real.words["ca"].alt["cartell"] in descriptions


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_words_of_a_poster_are_those_of_its_sources(
    kit: Kit, real: Campaign, sheet: Sheet, find_tool: Callable[[str], str]
) -> None:
    """Every one, in the order in which it is read, and no other."""
    words = real.words["ca"]
    lines = [words.slogan.replace("|", " "), words.subline, words.call]
    lines += [part for line in real.helplines for part in (line.number, line.name.text("ca"))]
    expected = [word for line in lines for word in split(typeset_text(line, "ca"))]
    found = read_words(find(kit, f"-{sheet.name}_"), find_tool("pdftotext"))
    assert found == expected + split("Col·lectiu Flora Tristán")


@pytest.mark.parametrize("document", ["mocio", "declaracio", "nota-premsa", "manifest", "pla-acte", "comprovacio"])
def test_words_of_a_document_are_those_of_its_source(
    kit: Kit, real: Campaign, document: str, find_tool: Callable[[str], str]
) -> None:
    """Letter by letter from the title to the end, without what each new page repeats: its foot, and a table's head."""
    source = real.documents[document, "ca"]
    helplines = " ".join(f"{line.number} {line.name.text('ca')} {line.note.text('ca')}" for line in real.helplines)
    text = source.markdown.replace("{helplines}", helplines)
    text = text.replace("{of_town}", "[DE-MUNICIPI]").replace("{town}", "[MUNICIPI]")
    expected = keep_letters(f"{source.title} {text}")
    found = keep_letters(" ".join(read_words(find(kit, f"_{document}_ca_v1.0.pdf"), find_tool("pdftotext"))))
    footer = next(recipe.data["footer"] for recipe in kit.recipes if f"_{document}_ca_v1.0.pdf" in recipe.name)
    with pikepdf.open(BytesIO(find(kit, f"_{document}_ca_v1.0.pdf"))) as pdf:
        feet = [keep_letters(f"{footer} {number} {len(pdf.pages)}") for number in range(1, len(pdf.pages) + 1)]
    heads = [keep_letters(head) for head in re.findall(r"^(\|.*\|)\n\|[-:| ]+\|$", text, re.MULTILINE)]
    for foot in feet:
        assert found.count(foot) == 1
        found = re.sub(f"{foot}({'|'.join(heads) or '$'})?", "", found)
    assert found == expected


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_qr_code_is_read_from_the_poster(project: Project, kit: Kit, sheet: Sheet) -> None:
    """From a picture of the whole sheet, no sharper than a telephone sees it, and it is large enough to be read."""
    recipe = next(recipe for recipe in kit.recipes if f"-{sheet.name}_" in recipe.name)
    workshop = open_workshop(project.theme, kit.campaign)
    with Image.open(BytesIO(workshop.typesetter.png(recipe.template, recipe.data, 36_000 / sheet.width_mm))) as picture:
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert code.text == URL
    across = code.position.bottom_right.x - code.position.bottom_left.x
    assert across / picture.width * (sheet.width_mm + 2 * sheet.bleed_mm) >= 20
    assert lay_foot(sheet).qr.width >= 20


@pytest.mark.parametrize(
    ("kind", "screen"), [(kind, screen) for kind, screens in SCREENS.items() for screen in screens], ids=str
)
def test_picture_has_its_size(kit: Kit, kind: ItemKind, screen: object) -> None:
    """To the pixel, as its name tells."""
    name = screen.name  # type: ignore[attr-defined]
    with Image.open(BytesIO(find(kit, f"-{name}_"))) as picture:
        assert f"{picture.width}x{picture.height}" == name
        assert picture.format == "PNG"
    assert kind in {ItemKind.SOCIAL, ItemKind.BANNER}


def test_office_poster_keeps_off_the_edge(project: Project, kit: Kit) -> None:
    """Five millimetres all around stay white, which no office printer reaches."""
    for recipe in (one for one in kit.recipes if "oficina" in one.name or "franja" in one.name):
        workshop = open_workshop(project.theme, kit.campaign)
        with Image.open(BytesIO(workshop.typesetter.png(recipe.template, recipe.data, 50))) as opened:
            picture = opened.convert("L")
        edge = round(5 / 25.4 * 50)
        inner = Image.new("L", (picture.width - 2 * edge, picture.height - 2 * edge), 255)
        picture.paste(inner, (edge, edge))
        assert picture.getextrema() == (255, 255)


def test_empty_strip_can_be_written_on() -> None:
    """It takes six tenths of the width at least, and a stamp's height."""
    for sheet in (sheet for sheet in SHEETS if sheet.blank):
        box = lay_foot(sheet).message
        assert box.width >= 0.6 * sheet.width_mm
        assert box.height - 0.03 * sheet.width_mm >= 25
