"""Which files are expected where."""

from __future__ import annotations

import pytest

from plugins.audit.kinds import Kind, find_kind, has_signature


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", Kind.PAGE),
        ("gl/blog/2/index.html", Kind.PAGE),
        ("en/404.html", Kind.PAGE),
        ("gl/feed.xml", Kind.XML),
        ("sitemap.xml", Kind.XML),
        ("assets/site.0123456789.js", Kind.THEME),
        ("pictures/porta-480.0123456789.avif", Kind.PICTURE),
        ("cards/card-0123456789.png", Kind.PICTURE),
        ("_headers", Kind.TEXT),
    ],
)
def test_what_the_site_writes_is_expected(path: str, kind: Kind) -> None:
    """Each kind in its place."""
    assert find_kind(path) is kind


@pytest.mark.parametrize(
    "path",
    [
        "passwd", "config", ".git/config", ".htaccess", "sw.js", "blog/sw.js", "other.html", "index.htm", "index.php",
        "pictures/a.svg", "pictures/a.html", "pictures/a/b.jpg", "gl/sitemap.xml", "blog/_headers",
        "assets/sub/site.js", "a b/index.html", "index.html\n", "ñ/index.html", "assets/.hidden",
        "../index.html", "A/index.html",
    ],
)  # fmt: skip
def test_all_else_is_not(path: str) -> None:
    """Names that attacks want, names in other places, names that no address of ours has."""
    assert find_kind(path) is None


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n"), ("a.jpg", b"\xff\xd8\xff\xe0"), ("a.webp", b"RIFF\n\0\0\0WEBPVP8 "),
        ("a.avif", b"\0\0\0\nftypavif"),
    ],
)  # fmt: skip
def test_pictures_are_told_by_how_they_begin(path: str, start: bytes) -> None:
    """A page under a picture's name is not one."""
    assert has_signature(path, start)
    assert not has_signature(path, b"<!doctype html>")
