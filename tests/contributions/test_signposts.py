"""The ways to help, in a real, small build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from plugins.contributions.translations import take_fingerprint
from plugins.workshop import ROOT

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME, PLUGIN_PATHS = "content", "output", "theme", [{str(ROOT)!r}]
"""


@pytest.fixture
def project(content: Path) -> Path:
    """A site of three pages: one whose Galician version is outdated, one in Catalan alone, and a draft."""
    root = content.parent
    (root / "theme").symlink_to(ROOT / "theme")
    (root / "settings.py").write_text(SETTINGS, encoding="utf-8")
    stamp = take_fingerprint("Dos", "S", "Text.\n\n## U\n\nOld.").stamp
    write(content, "dos.ca.md", "title: Dos\nlang: ca\nsummary: S\n", "Text.\n\n## U & <b>\n\nNew.")
    write(content, "dos.gl.md", f"title: Dous\nlang: gl\nsummary: S\ntranslation_of: dos.ca.md\nsource_hash: {stamp}\n")
    write(content, "un.ca.md", "title: Un\nlang: ca\nsummary: S\n")
    write(content, "esborrany.ca.md", "title: Esborrany\nlang: ca\nsummary: S\nstatus: draft\n")
    return root


def write(content: Path, name: str, head: str, body: str = "Text.") -> None:
    """Write a page."""
    (content / "pages" / name).write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


def build(project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build the site as from the shell."""
    kept = {name: value for name, value in os.environ.items() if name not in {"REPOSITORY_URL", "EDIT_URL"}}
    command = [sys.executable, "-m", "pelican", "-s", "settings.py"]
    environ = {**kept, "SOURCE_DATE_EPOCH": "1795305600", **variables}
    return subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, check=False)


def read(project: Path, name: str) -> html.HtmlElement:
    """Return a page of the output."""
    return html.document_fromstring((project / "output" / name).read_bytes())


def test_without_a_known_forge_there_are_no_links(project: Path) -> None:
    """The matrix is there all the same, and tells which headings changed, their marks escaped."""
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not read(project, "un/index.html").xpath('//*[@class="mend"]')
    matrix = read(project, "gl/traducions/index.html")
    assert not matrix.xpath('//main//a[contains(@href, "edit")]')
    rows = {
        row.findtext("th/a"): [cell.text_content().split() for cell in row.findall("td")]
        for row in matrix.xpath("//tbody/tr")
    }
    assert list(rows) == ["Dos", "Un"]
    assert rows["Un"] == [["orixinal"], ["falta"], ["falta"], ["falta"]]
    assert rows["Dos"][1] == ["desactualizada", "cambiado:", "U", "&", "<b>"]


def test_links_lead_to_the_forges_editor(project: Path) -> None:
    """Each page can be edited, and translated into what it lacks; an outdated one says so."""
    result = build(project, REPOSITORY_URL="https://github.com/cft/site")
    assert result.returncode == 0, result.stdout + result.stderr
    links = read(project, "un/index.html").xpath('//*[@class="mend"]//a/@href')
    assert links[0] == "https://github.com/cft/site/edit/main/content/pages/un.ca.md"
    assert [link.partition("&")[0] for link in links[1:]] == [
        f"https://github.com/cft/site/new/main/content/pages?filename=un.{lang}.md" for lang in ("gl", "es", "en")
    ]
    assert "translation_of%3A%20un.ca.md" in links[1]
    (outdated,) = read(project, "gl/dos/index.html").xpath('//*[@class="mend"]//a[contains(@href, "/edit/")]')
    assert outdated.text == "Poñer ao día esta tradución: o orixinal cambiou"


def test_a_pattern_with_an_unknown_field_stops_the_build(project: Path) -> None:
    """Nothing is written."""
    result = build(project, REPOSITORY_URL="https://github.com/cft/site", EDIT_URL="{branch}")
    assert result.returncode == 1
    assert "EDIT_URL" in result.stdout + result.stderr
    assert not (project / "output").exists()
