"""A small content folder with registries, and the reader of its sources."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from plugins.contributions.drafts import BodyText, Draft, blank_code
from plugins.contributions.front_matter import Rules
from plugins.contributions.reading import Source, SourceReader
from plugins.core.located_yaml import Mapping, parse_yaml
from plugins.core.registries import read_registries

LANGUAGES = ("ca", "gl", "es", "en")
REGISTRIES = {
    "categories": "- {id: cures, name: {ca: Cures}, slug: {ca: cures}}\n",
    "tags": "- {id: galicia, name: {ca: Galícia, gl: Galicia}, slug: {ca: galicia}}\n",
    "authors": (
        "- {id: cft, kind: collective, name: {ca: CFT}, slug: {ca: cft}}\n"
        "- {id: cidadania, kind: contributor, name: {ca: Cidadania}, slug: {ca: cidadania}}\n"
    ),
    "helplines": (
        '- {id: "016", name: {ca: Ajuda}, note: {ca: Gratuït}, number: "016", href: "tel:016", kind: phone,\n'
        '   territory: ES, source: "https://example.org/", verified_on: 2026-11-01}\n'
    ),
}
ARTICLE = "---\ntitle: T\nlang: ca\nsummary: S\ndate: 2026-11-22\ncategory: cures\nauthors: [cft]\n---\n"
SUMMARY = "Un resum de llargada raonable, que diu en una frase què hi ha al text."
Parse = Callable[..., Source]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with its registries, and neither articles nor pages."""
    folder = tmp_path / "content"
    for room in ("data", "articles", "pages", "pictures"):
        (folder / room).mkdir(parents=True)
    for name, text in REGISTRIES.items():
        (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def reader(content: Path) -> SourceReader:
    """The reader of the sources of that folder."""
    return SourceReader(
        content, Rules(LANGUAGES, read_registries(content / "data", "ca")), lambda lang, _: lang + " {}"
    )


@pytest.fixture
def parse_page(reader: SourceReader) -> Parse:
    """Parses a body as that of a page: its first line is the sixth of the file."""

    def parse(body: str, name: str = "pages/x.ca.md", more: str = "") -> Source:
        lang = name.split(".")[1]
        return reader.parse(f"---\ntitle: T\nlang: {lang}\nsummary: S\n{more}---\n{body}", PurePosixPath(name))

    return parse


def parse_head(head: str) -> Mapping | None:
    """Return the tree of a head, None where it cannot be read."""
    root, _ = parse_yaml(head, "x", first_line=2)
    return root if isinstance(root, Mapping) else None


@pytest.fixture
def write() -> Callable[..., Draft]:
    """Writes a body as that of a draft without faults: its first line is the sixth of the file."""

    def write_draft(
        body: str, lang: str = "ca", title: str = "T", summary: str = SUMMARY, more: str = "", **facts: Any
    ) -> Draft:
        head = f"title: {title}\nlang: {lang}\nsummary: {summary}\n{more}".rstrip("\n")
        prose = BodyText(blank_code(body), 6 + more.count("\n"))
        path = PurePosixPath(f"articles/x.{lang}.md")
        return Draft(path, lang, facts.get("is_page", False), head, parse_head(head), prose, facts.get("words", 300))

    return write_draft
