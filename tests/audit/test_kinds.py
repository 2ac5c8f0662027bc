"""Which files are expected where."""

from __future__ import annotations

import pytest

from plugins.audit.kinds import Kind, find_kind, has_signature, is_too_large


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", Kind.PAGE),
        ("gl/blog/2/index.html", Kind.PAGE),
        ("en/404.html", Kind.PAGE),
        ("pla/2021/pla-2021.ca.html", Kind.COPY),
        ("gl/campanyes/prova/prova.gl.html", Kind.COPY),
        ("gl/feed.xml", Kind.XML),
        ("sitemap.xml", Kind.XML),
        ("assets/site.0123456789.js", Kind.THEME),
        ("assets/search.0123456789.js", Kind.THEME),
        ("assets/search-gl.0123456789.js", Kind.INDEX),
        ("pictures/porta-480.0123456789.avif", Kind.PICTURE),
        ("cards/card-0123456789.png", Kind.PICTURE),
        ("_headers", Kind.TEXT),
        ("kits/manifest.schema.json", Kind.JSON),
        ("kits/prova/manifest.json", Kind.JSON),
        ("kits/prova/SHA256SUMS", Kind.SUMS),
        ("kits/prova/SHA256SUMS.minisig", Kind.DOCUMENT),
        ("kits/prova/prova_ca_v1.0.zip", Kind.DOCUMENT),
        ("kits/prova/prova_v1.0.zip", Kind.DOCUMENT),
        ("kits/prova/prova_ca.zip", Kind.DOCUMENT),
        ("kits/prova/ca/prova_cartell-a3-sang_ca_v1.0.pdf", Kind.DOCUMENT),
        ("kits/prova/ca/prova_nota-premsa_ca_v1.0.odt", Kind.DOCUMENT),
        ("kits/prova/ca/prova_nota-premsa_ca_v1.0.docx", Kind.DOCUMENT),
        ("kits/prova/ca/alt.txt", Kind.DOCUMENT),
        ("kits/prova/ca/dates.ics", Kind.CALENDAR),
        ("kits/prova/ca/prova_xarxes-1080x1350_ca_v1.0.png", Kind.PICTURE),
        ("kits/prova/previews/prova_cartell-a4-sang_ca_v1.0_cover.webp", Kind.PICTURE),
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
        "../index.html", "A/index.html", "kits/prova/ca/other.txt", "kits/prova/ca/prova_a_ca_v1.0.exe",
        "kits/prova/ca/prova_a_ca_v1.0.docm", "kits/prova/../../a.zip", "kits/a_v1.0.zip",
        "gl/kits/prova/manifest.json",
        "kits/prova/previews/a.svg", "kits/prova/ca/prova_a_ca.pdf",
    ],
)  # fmt: skip
def test_all_else_is_not(path: str) -> None:
    """Names that attacks want, names in other places, names that no address of ours has."""
    assert find_kind(path) is None


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n"), ("a.jpg", b"\xff\xd8\xff\xe0"), ("a.webp", b"RIFF\n\0\0\0WEBPVP8 "),
        ("a.avif", b"\0\0\0\nftypavif"), ("a.zip", b"PK\x03\x04"), ("a.docx", b"PK\x03\x04"),
        ("a.odt", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"),
        ("a.minisig", b"untrusted comment: x\n"),
    ],
)  # fmt: skip
def test_files_are_told_by_how_they_begin(path: str, start: bytes) -> None:
    """A page under a picture's name is not one."""
    assert has_signature(path, start)
    assert not has_signature(path, b"<!doctype html>")


def test_weight_has_a_bound() -> None:
    """Where one is set: the rest is bounded by what makes it."""
    assert not is_too_large("kits/prova/prova_v1.0.zip", 40_000_000)
    assert is_too_large("kits/prova/prova_v1.0.zip", 40_000_001)
    assert not is_too_large("feed.xml", 10**9)
