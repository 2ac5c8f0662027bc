"""The packed texts: what a server hands out must be what was written."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from plugins.core.ledger import Ledger, State
from plugins.precompression.compressing import compress_files, is_worth_packing
from plugins.precompression.plugin import find_unpacked

TEXT = b"<p>Una frase que es repeteix. " * 40


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page, a picture, and a text too short to pack."""
    folder = tmp_path / "site"
    (folder / "gl").mkdir(parents=True)
    (folder / "gl/index.html").write_bytes(TEXT)
    (folder / "picture.png").write_bytes(TEXT)
    (folder / "robots.txt").write_bytes(b"User-agent: *\n")
    return folder


def pack(site: Path, cache: Path) -> int:
    """Pack what is worth it of *site*, in place; return the bytes of the smallest packings."""
    files = [file for file in site.rglob("*") if is_worth_packing(file.name, file.stat().st_size)]
    return compress_files([(file, file) for file in files], cache)


def test_texts_are_packed_and_nothing_else(site: Path, tmp_path: Path) -> None:
    """Both packings unpack to the page."""
    size = pack(site, tmp_path / "cache")
    assert {file.name for file in site.rglob("*") if file.suffix in {".br", ".gz"}} == {
        "index.html.br",
        "index.html.gz",
    }
    packed = (site / "gl/index.html.br").read_bytes()
    assert brotli.decompress(packed) == TEXT
    assert gzip.decompress((site / "gl/index.html.gz").read_bytes()) == TEXT
    assert size == len(packed) < len(TEXT)


def test_nothing_is_packed_twice(site: Path, tmp_path: Path) -> None:
    """The second time everything comes out of the cache, byte for byte."""
    pack(site, tmp_path / "cache")
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in (tmp_path / "cache").iterdir()}
    first = (site / "gl/index.html.gz").read_bytes()
    (site / "gl/index.html.gz").unlink()
    pack(site, tmp_path / "cache")
    assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in (tmp_path / "cache").iterdir()} == before
    assert (site / "gl/index.html.gz").read_bytes() == first


@pytest.mark.parametrize(
    "planted",
    [
        b"",
        b"no packing",
        gzip.compress(b"<p>Another page"),
        brotli.compress(b"<p>Another page"),
        b"\0" * 9000,
        brotli.compress(bytes(10**8)),
    ],
    ids=["empty", "damaged", "another in gzip", "another in brotli", "too long", "bomb"],
)
def test_cache_cannot_change_what_is_sent(site: Path, tmp_path: Path, planted: bytes) -> None:
    """What does not unpack to the page is packed anew."""
    pack(site, tmp_path / "cache")
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(planted)
    for file in site.rglob("*.html.*"):
        file.unlink()
    pack(site, tmp_path / "cache")
    assert brotli.decompress((site / "gl/index.html.br").read_bytes()) == TEXT
    assert gzip.decompress((site / "gl/index.html.gz").read_bytes()) == TEXT


def test_links_are_left_alone(site: Path, tmp_path: Path) -> None:
    """A link could lead out of the site."""
    (tmp_path / "outside.html").write_bytes(TEXT)
    (site / "linked.html").symlink_to(tmp_path / "outside.html")
    ledger = Ledger(tmp_path / "output", "", State())
    ledger.folder = site
    assert list(find_unpacked(ledger)) == [(site / "gl/index.html",) * 2]
