"""Evidence: an https address, or a file of the content folder that is really there."""

import os
from pathlib import Path

import pytest

from plugins.action_plan.evidence import MAX_FILE_BYTES

from .sources import RIGHT, change, find_errors

URL = 'url: "https://example.org/llista"'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with documents and an article, links among them, and a secret beside it."""
    folder = tmp_path / "content"
    for name in ("evidence/list.pdf", "articles/2026/blog.ca.md", "plans/pla-2021.yaml", "data/numbers.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (folder / "evidence/link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "outside").symlink_to(tmp_path)
    (folder / "evidence/folder.pdf").mkdir()
    return folder


@pytest.mark.parametrize("name", ["evidence/list.pdf", "data/numbers.csv", "articles/2026/blog.ca.md"])
def test_right_file(content: Path, name: str) -> None:
    """A document, a table and a text of this site are evidence."""
    assert find_errors(change(URL, f"file: {name}"), content) == []


@pytest.mark.parametrize(
    "name",
    [
        "evidence/missing.pdf",
        "evidence/link.txt",
        "outside/secret.txt",
        "evidence/folder.pdf",
        "articles/2026/missing.ca.md",
        "plans/pla-2021.yaml",
        "evidence/../evidence/list.pdf",
        "/etc/hostname.txt",
        "list.pdf/",
    ],
)
def test_wrong_file(content: Path, name: str) -> None:
    """What is not there, is a link or a folder, or lies where no evidence belongs, is refused at its place."""
    assert find_errors(change(URL, f"file: {name}"), content) == ["41:25:E226"]


def test_heavy_file(content: Path) -> None:
    """A file that nobody would wait for is refused."""
    os.truncate(content / "evidence/list.pdf", MAX_FILE_BYTES)
    assert find_errors(change(URL, "file: evidence/list.pdf"), content) == []
    os.truncate(content / "evidence/list.pdf", MAX_FILE_BYTES + 1)
    assert find_errors(change(URL, "file: evidence/list.pdf"), content) == ["41:25:E226"]


def test_neither_and_both() -> None:
    """Evidence is one thing: not nothing, and not two."""
    assert find_errors(change(f"{URL}, ", "")) == ["41:18:E224"]
    assert find_errors(change(URL, f"{URL}, file: evidence/list.pdf")) == ["41:18:E224"]


def test_eleven_pieces() -> None:
    """An update has ten pieces of evidence at most."""
    one = '{url: "https://example.org/", title: {ca: L, gl: L}}'
    list_of = "evidence: [{}]".format
    whole = 'evidence: [{url: "https://example.org/llista", title: {ca: Llista, gl: Lista}}]'
    assert find_errors(change(whole, list_of(", ".join([one] * 10)))) == []
    assert find_errors(change(whole, list_of(", ".join([one] * 11)))) == ["41:17:E216"]
    assert find_errors(RIGHT) == []
