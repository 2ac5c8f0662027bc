"""Make the documents whose styles pandoc gives to those of the kits, out of its own.

Run: python theme/kits/make_references.py

It writes reference.odt and reference.docx beside itself, the same bytes for the same version of pandoc. They are A4 and
numbered, in fonts that every office has or has a twin of (Arial and Georgia), with the site's violet for headings.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
from lxml import etree

HERE = Path(__file__).resolve().parent
SANS, SERIF = "Arial", "Georgia"
VIOLET, GREY = "3A1557", "595959"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)

# Points: size, before, after.
SIZES = {"Title": (21, 0, 14), "1": (14, 16, 5), "2": (12, 12, 4), "3": (11, 10, 3)}
BODY = 11

Element = Any
"""An element of lxml, which has no name for its type."""
Change = Callable[[Element], None]


def read_default(name: str) -> dict[str, bytes]:
    """Return the entries of the document that pandoc has by the *name*."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", name]
    content = subprocess.run(command, capture_output=True, check=True).stdout
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def write_document(entries: Mapping[str, bytes], file: Path) -> None:
    """Write *entries* to *file*, whatever the clock says; what tells its kind comes first and is not compressed."""
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(entries, key=lambda name: (name != "mimetype", name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, entries[name], zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)


def edit(content: bytes, change: Change) -> bytes:
    """Return the XML *content* as *change* leaves it."""
    root = etree.fromstring(content)
    change(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ---- ODT ----

ODF = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
FACES = {SANS: "swiss", SERIF: "roman"}


def style_odt(root: Element) -> None:
    """Give the styles of an ODT our measures, faces and colours."""
    for face, family in FACES.items():
        _add_face(root, face, family)
    text = {"style:font-name": SANS, "fo:font-size": f"{BODY}pt"}
    _set_odt(root, "style:default-style[@style:family='paragraph']", text)
    _set_odt(
        root,
        "style:style[@style:name='Text_20_body']",
        paragraph={"fo:margin-top": "4pt", "fo:margin-bottom": "6pt", "fo:line-height": "120%", "fo:orphans": "2",
                   "fo:widows": "2"},
    )  # fmt: skip
    _add_title(root)
    for name, (size, before, after) in SIZES.items():
        style = "Title" if name == "Title" else f"Heading_20_{name}"
        text = {"style:font-name": SERIF, "fo:font-size": f"{size}pt", "fo:color": f"#{VIOLET}"}
        text |= {"fo:font-weight": "bold", "fo:font-style": "normal"}
        paragraph = {"fo:margin-top": f"{before}pt", "fo:margin-bottom": f"{after}pt", "fo:text-align": "start"}
        _set_odt(root, f"style:style[@style:name='{style}']", text, paragraph | {"fo:keep-with-next": "always"})
    quoted = {"fo:margin-left": "0pt", "fo:margin-right": "0pt", "fo:margin-bottom": "8pt", "fo:padding-left": "8pt"}
    quoted |= {"fo:border-left": f"2pt solid #{VIOLET}"}
    _set_odt(root, "style:style[@style:name='Quotations']", {"fo:color": f"#{GREY}"}, quoted)
    cells = {"fo:margin-top": "2pt", "fo:margin-bottom": "2pt"}
    _set_odt(root, "style:style[@style:name='Table_20_Contents']", paragraph=cells)
    _set_odt(root, "style:style[@style:name='Footer']", {"fo:font-size": "9pt", "fo:color": f"#{GREY}"})
    page = {"fo:page-width": "210mm", "fo:page-height": "297mm", "fo:margin-top": "24mm", "fo:margin-bottom": "18mm"}
    page |= {"fo:margin-left": "25mm", "fo:margin-right": "25mm"}
    _set(root.find(".//style:page-layout-properties", ODF), page, ODF)


def _add_title(root: Element) -> None:
    """Add the style of titles, which pandoc uses and its own document lacks."""
    styles = root.find("office:styles", ODF)
    if styles.find("style:style[@style:name='Title']", ODF) is None:
        names = {"style:name": "Title", "style:family": "paragraph", "style:parent-style-name": "Heading"}
        names |= {"style:next-style-name": "Text_20_body", "style:class": "chapter"}
        _set(etree.SubElement(styles, _name("style:style", ODF)), names, ODF)


def _add_face(root: Element, name: str, family: str) -> None:
    faces = root.find("office:font-face-decls", ODF)
    face = faces.find(f"style:font-face[@style:name='{name}']", ODF)
    face = etree.SubElement(faces, _name("style:font-face", ODF)) if face is None else face
    _set(
        face,
        {"style:name": name, "svg:font-family": name, "style:font-family-generic": family,
         "style:font-pitch": "variable"},
        ODF,
    )  # fmt: skip


def _set_odt(
    root: Element, path: str, text: Mapping[str, str] | None = None, paragraph: Mapping[str, str] | None = None
) -> None:
    """Give the style at *path* the properties of its letters and of its lines."""
    style = root.find(f"office:styles/{path}", ODF)
    # The order in which the format wants them.
    for kind, values in (("paragraph", paragraph), ("text", text)):
        if values:
            name = _name(f"style:{kind}-properties", ODF)
            properties = style.find(name)
            if properties is None:
                properties = etree.Element(name)
                style.insert(0 if kind == "paragraph" else len(style), properties)
            _set(properties, values, ODF)


# ---- DOCX ----

OOXML = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
FOOTER = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{OOXML["w"]}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>\
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
</w:p></w:ftr>""".encode()
FOOTER_STYLE = f"""<w:style xmlns:w="{OOXML["w"]}" w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>\
<w:basedOn w:val="Normal"/><w:rPr><w:color w:val="{GREY}"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>"""
BORDER = f"""<w:pBdr xmlns:w="{OOXML["w"]}">\
<w:left w:val="single" w:sz="16" w:space="8" w:color="{VIOLET}"/></w:pBdr>"""
RELATIONSHIP = (
    b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Id="rId90" '
    b'Target="footer1.xml" />'
)
CONTENT_TYPE = (
    b'<Override PartName="/word/footer1.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml" />'
)
# In twentieths of a point, as the format counts.
SECTION = f"""<w:sectPr xmlns:w="{OOXML["w"]}" xmlns:r="{OOXML["r"]}">\
<w:footerReference w:type="default" r:id="rId90"/><w:pgSz w:w="11906" w:h="16838"/>\
<w:pgMar w:top="1361" w:right="1417" w:bottom="1361" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>\
</w:sectPr>"""


def style_docx(root: Element) -> None:
    """Give the styles of a DOCX our measures, faces and colours."""
    _set_run(root.find("w:docDefaults/w:rPrDefault/w:rPr", OOXML), SANS, BODY)
    for style in root.findall("w:style", OOXML):
        name = style.get(_name("w:styleId", OOXML), "")
        match = re.fullmatch(r"(?:Heading)?(Title|[123])(Char)?", name)
        if match:
            size, before, after = SIZES[match[1]]
            _set_run(_part(style, "w:rPr"), SERIF, size, VIOLET, bold=True)
            if not match[2]:
                _set_spacing(_part(style, "w:pPr"), before, after)
        if name == "BodyText":
            _set_spacing(_part(style, "w:pPr"), 4, 6, "276")
        if name == "BlockText":
            _set_run(_part(style, "w:rPr"), SANS, BODY, GREY)
            _mark_left(_part(style, "w:pPr"))
    root.append(etree.fromstring(FOOTER_STYLE))


def lay_out_docx(root: Element) -> None:
    """Make the page A4, with its number at the foot."""
    old = root.find("w:body/w:sectPr", OOXML)
    old.getparent().replace(old, etree.fromstring(SECTION))


def _part(style: Element, name: str) -> Element:
    """Return the part of a style by its *name*; `w:rPr` comes last, and before it `w:pPr`."""
    part = style.find(name, OOXML)
    if part is None:
        part = etree.Element(_name(name, OOXML))
        letters = style.find("w:rPr", OOXML)
        style.insert(len(style) if letters is None else style.index(letters), part)
    return part


def _set_run(run: Element, face: str, size: int, colour: str | None = None, *, bold: bool = False) -> None:
    for name in ("w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs"):
        for old in run.findall(name, OOXML):
            run.remove(old)
    parts = [("w:rFonts", dict.fromkeys(("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"), face))]
    parts += [("w:b", {}), ("w:bCs", {})] if bold else []
    parts += [("w:color", {"w:val": colour})] if colour else []
    parts += [("w:sz", {"w:val": str(2 * size)}), ("w:szCs", {"w:val": str(2 * size)})]
    language = run.find("w:lang", OOXML)
    for index, (name, values) in enumerate(parts):
        made = etree.Element(_name(name, OOXML))
        _set(made, values, OOXML)
        run.insert(index if language is not None else len(run), made)


def _set_spacing(paragraph: Element, before: int, after: int, line: str = "240") -> None:
    for name in ("w:spacing", "w:jc"):
        for old in paragraph.findall(name, OOXML):
            paragraph.remove(old)
    spacing = etree.Element(_name("w:spacing", OOXML))
    values = {"w:before": str(20 * before), "w:after": str(20 * after), "w:line": line, "w:lineRule": "auto"}
    _set(spacing, values, OOXML)
    before_these = [child for child in paragraph if etree.QName(child).localname in {"contextualSpacing", "outlineLvl"}]
    paragraph.insert(paragraph.index(before_these[0]) if before_these else len(paragraph), spacing)


def _mark_left(paragraph: Element) -> None:
    """Set a quotation apart by a line at its left."""
    for old in (*paragraph.findall("w:ind", OOXML), *paragraph.findall("w:pBdr", OOXML)):
        paragraph.remove(old)
    paragraph.insert(0, etree.fromstring(BORDER))


def _set(element: Element, values: Mapping[str, str], names: Mapping[str, str]) -> None:
    for name, value in values.items():
        element.set(_name(name, names), value)


def _name(name: str, names: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{names[prefix]}}}{local}"


def main() -> None:
    """Write both files."""
    odt = read_default("reference.odt")
    odt["styles.xml"] = edit(odt["styles.xml"], style_odt)
    write_document(odt, HERE / "reference.odt")
    docx = read_default("reference.docx")
    docx["word/styles.xml"] = edit(docx["word/styles.xml"], style_docx)
    docx["word/document.xml"] = edit(docx["word/document.xml"], lay_out_docx)
    docx["word/footer1.xml"] = FOOTER
    links, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    docx[links] = docx[links].replace(b"</Relationships>", RELATIONSHIP + b"</Relationships>")
    docx[types] = docx[types].replace(b"</Types>", CONTENT_TYPE + b"</Types>")
    write_document(docx, HERE / "reference.docx")


if __name__ == "__main__":
    main()
