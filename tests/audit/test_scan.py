"""Every file of an output, looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from plugins.audit.headers import find_page_kind, render_page_policy
from plugins.audit.scan import OutputFile, Scanner, check_entry, check_places, list_entries, read_files
from plugins.core.findings import Finding, render_findings

THEME = {"assets/site.js": b"run();", "assets/site.css": b"body { color: red }"}
SCANNER = Scanner("https://cft.example", "", THEME, {"_headers": b"/*\n"})


def codes(findings: Iterator[Finding]) -> list[str]:
    """Return the codes of *findings*."""
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("assets/site.js", b"run();", []),
        ("assets/site.js", b"alert(1);", ["A107"]),
        ("assets/other.js", b"run();", ["A107"]),
        ("_headers", b"/*\n", []),
        ("_headers", b"/*\n  X: y\n", ["A107"]),
        ("cards/card-0.png", b"\x89PNG\r\n\x1a\n", []),
        ("cards/card-0.png", b"<html>", ["A104"]),
        ("passwd", b"root", ["A103"]),
        ("sw.js", b"", ["A103"]),
        ("index.html", b"\xff", ["A104"]),
        ("index.html", b"<p>", ["A110"]),
        ("feed.xml", b"<feed/>", ["A110"]),
        ("kits/prova/ca/prova_a_ca_v1.0.pdf", b"%PDF-1.7", []),
        ("kits/prova/ca/prova_a_ca_v1.0.pdf", b"<html>", ["A104"]),
        ("kits/prova/ca/prova_a_ca_v1.0.odt", b"PK\x03\x04", ["A104"]),
        ("kits/prova/ca/prova_a_ca_v1.0.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 2_000_000, ["A123"]),
        ("kits/prova/ca/posts.txt", b"words\0", ["A104"]),
        ("kits/prova/ca/other.exe", b"MZ", ["A103"]),
    ],
)
def test_each_kind_is_looked_at_as_what_it_is(path: str, content: bytes, expected: list[str]) -> None:
    """A theme's file by its bytes, a picture by its beginning, markup by its grammar."""
    assert codes(SCANNER.check_file(OutputFile(path, content))) == expected


@pytest.mark.parametrize(
    "style", ['a{background:url("//other.example/a.png")}', '@import "https://other.example/a.css";']
)
def test_style_sheet_asks_nobody_else(style: str) -> None:
    """Not even the theme's own."""
    scanner = Scanner("https://cft.example", "", {"assets/site.css": style.encode()}, {})
    assert codes(scanner.check_file(OutputFile("assets/site.css", style.encode()))) == ["A115"]


def test_finding_says_where_and_what() -> None:
    """With what was found, cut to a line's length."""
    page = '<?xml version="1.0" encoding="utf-8"?>\n<feed>\n<p title="100% {}">'.format("a" * 200)
    text = render_findings(SCANNER.check_file(OutputFile("feed.xml", page.encode())))
    assert text.startswith('feed.xml:3:1: A111 the element <p> is not one of feeds and sitemaps: <p title="100% aaa')
    assert text.endswith("a…; take it out\n")
    assert len(text) < 200


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links, and has no pipes on the disk")
def test_links_and_devices_are_found_and_not_followed(tmp_path: Path) -> None:
    """A link to a folder is not entered, a link to a file not read."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real/index.html").touch()
    (tmp_path / "real/loop").symlink_to(tmp_path)
    (tmp_path / "passwd").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    found = {path: codes(check_entry(entry, path)) for path, entry in list_entries(tmp_path)}
    assert found == {
        "passwd": ["A101"], "pipe": ["A102"], "real": [], "real/index.html": [], "real/loop": ["A101"],
    }  # fmt: skip
    assert [file.path for file in read_files(tmp_path)] == ["real/index.html"]


def test_path_outside_is_found(tmp_path: Path) -> None:
    """However it is written."""
    assert codes(check_places([f"{tmp_path}/a/../b/index.html"], tmp_path)) == []
    assert codes(check_places([f"{tmp_path}/../index.html"], tmp_path)) == ["A106"]
    assert codes(check_places([f"{tmp_path}-other/index.html"], tmp_path)) == ["A106"]
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/out").symlink_to(tmp_path.parent)
    (tmp_path / "a/in").symlink_to(tmp_path / "a/b")
    written = [f"{tmp_path}/a/{path}/index.html" for path in ("b", "in", "in/c", "out", "out/c")]
    assert [finding.path for finding in check_places(written, tmp_path)] == written[-2:]


def test_page_has_the_policy_of_its_own_kind() -> None:
    """That of the campaigns' pages nowhere else, and theirs no other."""
    head = '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n'
    for path, other in (("campanyes/prova/index.html", "index.html"), ("index.html", "campanyes/prova/index.html")):
        policy = escape(render_page_policy(find_page_kind(path)))
        page = f'{head}<meta http-equiv="Content-Security-Policy" content="{policy}">\n</head>\n</html>\n'.encode()
        assert codes(SCANNER.check_file(OutputFile(path, page))) == []
        assert "A118" in codes(SCANNER.check_file(OutputFile(other, page)))
