"""Hostile pictures in a real build: what a photograph tells is dropped, and what is no picture is refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.security.ground import Built, File, build_ours, build_vanilla, make_source

RED, BLUE = (200, 30, 30), (30, 30, 200)
TRACES = (b"Exif", b"GPS", b"rua secreta", b"Maker of telephones", b"hidden", b"PK\x03\x04")
FOLDER = "content/articles/2026"


def _photograph() -> bytes:
    """A JPEG on its side, with its place, its maker, a comment and an archive behind."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker of telephones"
    exif.get_ifd(0x8825).update({1: "N", 2: (42.0, 20.0, 1.0), 3: "W", 4: (7.0, 51.0, 2.0)})
    image = Image.new("RGB", (600, 400), RED)
    image.paste(BLUE, (300, 0, 600, 400))
    saved = io.BytesIO()
    image.save(saved, "JPEG", exif=exif, comment=b"rua secreta 7", quality=95)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("hidden.txt", "hidden")
    return saved.getvalue() + archive.getvalue()


def _png(width: int, height: int) -> bytes:
    """A small PNG that unpacks to *width* times *height* black pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _saved(kind: str) -> bytes:
    data = io.BytesIO()
    Image.effect_noise((200, 200), 80).convert("RGB").save(data, kind)
    return data.getvalue()


HOSTILE = {
    "bomb.png": (_png(20_000, 20_000), "P09"),
    "large.png": (_png(9_000, 9_000), "P09"),
    "drawing.png": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run showpage\n", "P07"),
    "page.png": (b"<html><script>alert(1)</script></html>", "P07"),
    "vector.jpg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "P07"),
    "cut.jpg": (_saved("JPEG")[:4_000], "P10"),
    "cut.png": (_saved("PNG")[:4_000], "P10"),
    "photograph.png": (_saved("JPEG"), "P08"),
    "moving.webp": (_saved("GIF"), "P07"),
}


def _tree(pictures: dict[str, bytes]) -> dict[str, File]:
    body = "\n\n".join(f"![A picture]({{static}}/pictures/{name})" for name in pictures)
    files: dict[str, File] = {f"content/pictures/{name}": data for name, data in pictures.items()}
    return files | {f"{FOLDER}/x.ca.md": make_source("x", body, picture=min(pictures), picture_alt="A picture")}


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with the telephone's photograph, in the text and at its head."""
    return build_ours(tmp_path_factory.mktemp("photographed") / "project", _tree({"casa.jpg": _photograph()}))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What a build says to all hostile pictures at once."""
    pictures = {name: data for name, (data, _) in HOSTILE.items()}
    return build_ours(tmp_path_factory.mktemp("hostile") / "project", _tree(pictures))


def _pictures(built: Built) -> list[Path]:
    return sorted((built.output / "pictures").iterdir())


def test_plain_pelican_publishes_all_as_it_is(tmp_path: Path) -> None:
    """Place, comment and archive are online, and so is what only calls itself a picture; nothing is said."""
    pictures = {name: data for name, (data, _) in HOSTILE.items()} | {"casa.jpg": _photograph()}
    built = build_vanilla(tmp_path, _tree(pictures))
    assert built.code == 0
    assert all((built.output / "pictures" / name).read_bytes() == data for name, data in pictures.items())


def test_photograph_is_published_clean(photographed: Built) -> None:
    """No file of the site has a trace of the original's metadata, comment or archive, nor its name or bytes."""
    assert photographed.code == 0, photographed.said
    assert len(_pictures(photographed)) >= 3
    for path in _pictures(photographed):
        assert not [trace for trace in TRACES if trace in path.read_bytes()], path.name
        with Image.open(path) as opened:
            assert not opened.getexif()
            assert "comment" not in opened.info


def test_photograph_is_published_upright(photographed: Built) -> None:
    """Orientation 6 is applied in every format: what was on the left is on top."""
    for path in _pictures(photographed):
        with Image.open(path) as opened:
            image = opened.convert("RGB")
        assert image.width < image.height
        top, bottom = image.getpixel((image.width // 2, 9)), image.getpixel((image.width // 2, image.height - 9))
        assert isinstance(top, tuple)
        assert isinstance(bottom, tuple)
        assert (top[0] > top[2], bottom[0] < bottom[2]) == (True, True), path.name


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_picture_is_refused_by_name(hostile: Built, name: str) -> None:
    """Each is told by its path, with the code of what is wrong with it."""
    assert f"content/pictures/{name}:1:1: {HOSTILE[name][1]} " in hostile.said


def test_hostile_pictures_stop_the_build(hostile: Built) -> None:
    """The build fails, and nothing is written."""
    assert hostile.code == 1
    assert not hostile.output.exists() or hostile.written() == []
