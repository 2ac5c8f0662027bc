"""The ODT and DOCX of a kit as LibreOffice and their own XML have them: headings, language, title and a page number."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import zipfile
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from plugins.campaigns.document_tree import UnknownPart, with_head
from plugins.campaigns.kit import Kit
from plugins.campaigns.model import Campaign
from plugins.campaigns.pandoc import parse_markdown, write_document
from plugins.core.typography import typeset_text
from plugins.workshop import ROOT

DOCUMENTS = ("mocio", "pla-acte")
FORMS = ("odt", "docx")


def find(kit: Kit, document: str, form: str) -> bytes:
    """Return the document of *kit* in one of its formats."""
    (content,) = [file.content for file in kit.files if file.path.endswith(f"_{document}_ca_v1.0.{form}")]
    return content


def read_entry(document: bytes, name: str) -> str:
    """Return the text of an entry of a zipped document."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return archive.read(name).decode()


@pytest.fixture(scope="session")
def converted(kit: Kit, tmp_path_factory: pytest.TempPathFactory, find_tool: Callable[[str], str]) -> dict[str, str]:
    """The HTML that LibreOffice makes of each document, by its name."""
    folder = tmp_path_factory.mktemp("office")
    for document in DOCUMENTS:
        for form in FORMS:
            (folder / f"{document}-{form}.{form}").write_bytes(find(kit, document, form))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_tool("soffice"), profile, "--headless", "--convert-to", "html:HTML (StarWriter)", "--outdir"]
    files = [str(file) for file in sorted(folder.glob("*.*"))]
    subprocess.run([*command, str(folder), *files], capture_output=True, check=True, timeout=180)
    return {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.html")}


def list_headings(html: str) -> list[str]:
    """Return the text of each heading below the title."""
    headings = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", heading)).split()) for heading in headings]


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("form", FORMS)
def test_libreoffice_keeps_the_headings(converted: dict[str, str], real: Campaign, document: str, form: str) -> None:
    """Every one, in its order; the title is a title, and stands before them."""
    html, source = converted[f"{document}-{form}"], real.documents[document, "ca"]
    headings = [typeset_text(line[3:], "ca") for line in source.markdown.splitlines() if line.startswith("## ")]
    assert headings
    title = " ".join(typeset_text(source.title, "ca").split())
    assert [heading for heading in list_headings(html) if heading != title] == [
        " ".join(heading.split()) for heading in headings
    ]
    assert html.index(title.split()[0]) < html.index(headings[0].split()[0])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_odt_says_what_it_is(kit: Kit, real: Campaign, document: str) -> None:
    """Its title, its language, and A4 with a page number."""
    odt, source = find(kit, document, "odt"), real.documents[document, "ca"]
    assert typeset_text(source.title, "ca") in unescape(read_entry(odt, "meta.xml"))
    styles = read_entry(odt, "styles.xml")
    assert set(re.findall(r'fo:language="(\w+)"', styles)) - {"zxx"} == {"ca"}
    assert 'fo:page-width="210mm"' in styles
    assert "text:page-number" in styles
    assert 'text:outline-level="1"' in read_entry(odt, "content.xml")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_docx_says_what_it_is(kit: Kit, real: Campaign, document: str) -> None:
    """Its title, its language, and A4 with a page number."""
    docx, source = find(kit, document, "docx"), real.documents[document, "ca"]
    assert typeset_text(source.title, "ca") in unescape(read_entry(docx, "docProps/core.xml"))
    assert re.findall(r'<w:lang [^>]*w:val="(\w+)"', read_entry(docx, "word/styles.xml")) == ["ca"]
    text = read_entry(docx, "word/document.xml")
    assert 'w:w="11906"' in text
    assert '<w:pStyle w:val="Heading1"' in text
    (footer,) = re.findall(r"footer\d*\.xml", read_entry(docx, "word/_rels/document.xml.rels"))
    assert " PAGE " in read_entry(docx, f"word/{footer}")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_leads_out_of_a_document(kit: Kit, form: str) -> None:
    """No macro, no template from elsewhere, no picture that a reader would fetch."""
    with zipfile.ZipFile(BytesIO(find(kit, "mocio", form))) as archive:
        names = archive.namelist()
        text = "".join(archive.read(name).decode() for name in names if name.endswith((".xml", ".rels")))
    assert not [name for name in names if "vba" in name.lower() or "basic" in name.lower()]
    assert "attachedTemplate" not in text
    assert not re.search(r'Target="https?://[^"]*"[^>]*TargetMode="External"', text)


def test_nothing_but_plain_markdown_is_read() -> None:
    """Neither HTML nor TeX, mathematics, citations, attributes or includes: they stay the text that they are."""
    text = "<b>a</b> $x$ [@cite] \\textbf{b} [c]{.d} !include(e)\n\n    ```{=html}\n"
    blocks = json.dumps(parse_markdown(text)["blocks"])
    assert not set(re.findall(r'"t": "(\w+)"', blocks)) - {"Para", "Str", "Space", "CodeBlock"}


def test_documents_cannot_reach_the_disk(tmp_path: Path) -> None:
    """What holds a picture is not written at all."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    image = {"t": "Image", "c": [["", [], []], [], [secret.as_posix(), ""]]}
    tree = {**parse_markdown("a"), "blocks": [{"t": "Para", "c": [image]}]}
    with pytest.raises(UnknownPart):
        write_document(tree, "odt", 0)


def test_documents_carry_the_day_that_they_are_told() -> None:
    """And no other, whenever they are made."""
    tree = with_head(parse_markdown("## A\n\nb"), "T", "ca")
    assert write_document(tree, "docx", 86_400) == write_document(tree, "docx", 86_400)
    assert "1970-01-02" in read_entry(write_document(tree, "docx", 86_400), "docProps/core.xml")


def test_references_are_what_their_script_makes(tmp_path: Path) -> None:
    """Entry by entry: the zip around them is as the library of the day packs it."""
    script = runpy.run_path(str(ROOT / "theme" / "kits" / "make_references.py"))
    script["main"].__globals__["HERE"] = tmp_path
    script["main"]()
    for form in FORMS:
        made, kept = (zipfile.ZipFile(folder / f"reference.{form}") for folder in (tmp_path, ROOT / "theme" / "kits"))
        with made, kept:
            assert {name: made.read(name) for name in made.namelist()} == {
                name: kept.read(name) for name in kept.namelist()
            }
