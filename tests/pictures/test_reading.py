"""Contributed pictures come out upright and clean, or are refused by name with what to do."""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from plugins.pictures.problems import PictureError
from plugins.pictures.reading import PAPER, read_picture, read_source

RED, BLUE = (200, 30, 30), (30, 30, 200)


def _two_halves(size: tuple[int, int] = (60, 40)) -> Image.Image:
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def _refusal(path: Path) -> PictureError:
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    return caught.value


def _near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


@pytest.fixture
def telephone_picture(tmp_path: Path) -> Path:
    """A JPEG as a telephone may send it: on its side, with its place, a comment, and an archive behind."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker of telephones"
    exif.get_ifd(0x8825).update({1: "N", 2: (42.0, 20.0, 1.0), 3: "W", 4: (7.0, 51.0, 2.0)})
    path = tmp_path / "casa.jpg"
    _two_halves().save(path, exif=exif, comment=b"rua secreta 7", quality=95)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("hidden.txt", "hidden")
    path.write_bytes(path.read_bytes() + archive.getvalue())
    return path


def test_telephone_picture_comes_out_upright(telephone_picture: Path) -> None:
    """Orientation 6 is applied: what was on the left is on top."""
    picture = read_picture(telephone_picture)
    assert (picture.width, picture.height) == (40, 60)
    assert _near(picture.image.getpixel((20, 5)), RED)
    assert _near(picture.image.getpixel((20, 55)), BLUE)


def test_telephone_picture_comes_out_clean(telephone_picture: Path) -> None:
    """Neither place, maker, comment nor archive is in what is kept, nor in what is saved from it."""
    image = read_picture(telephone_picture).image
    saved = io.BytesIO()
    image.save(saved, "JPEG")
    assert image.info == {}
    assert not image.getexif()
    assert not any(trace in saved.getvalue() for trace in (b"Exif", b"secreta", b"telephones", b"hidden", b"PK"))


def test_png_text_is_dropped(tmp_path: Path) -> None:
    """What an editor wrote into a PNG stays out too."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "a name", zip=True)
    _two_halves().save(tmp_path / "nota.png", pnginfo=notes)
    assert read_picture(tmp_path / "nota.png").image.info == {}


def test_transparency_is_laid_on_paper(tmp_path: Path) -> None:
    """What is transparent becomes paper, not black."""
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tmp_path / "buit.png")
    assert read_picture(tmp_path / "buit.png").image.getpixel((5, 5)) == PAPER


def test_sixteen_bits_are_scaled(tmp_path: Path) -> None:
    """Middle grey of a scanner's 16 bits stays middle grey."""
    Image.new("I;16", (20, 20), 32768).save(tmp_path / "gris.png")
    assert read_picture(tmp_path / "gris.png").image.getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize("suffix", ["jpg", "jpeg", "png", "webp", "avif"])
def test_accepted_formats(tmp_path: Path, suffix: str) -> None:
    """Every format of the list is read as RGB."""
    _two_halves().save(tmp_path / f"dues-meitats.{suffix}")
    assert read_picture(tmp_path / f"dues-meitats.{suffix}").image.mode == "RGB"


def test_jpeg_with_a_second_image_is_a_jpeg(tmp_path: Path) -> None:
    """Telephones write multi-picture JPEG files: the first one is taken."""
    path = tmp_path / "doble.jpg"
    _two_halves().save(path, "MPO", save_all=True, append_images=[Image.new("RGB", (10, 10))])
    assert read_picture(path).width == 60


def _png_of(width: int, height: int) -> bytes:
    """Return a tiny PNG whose header claims a size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(7000, 6000), (12_000, 12_000), (60_000, 60_000), (1, 20_000)])
def test_bomb_is_refused_before_decoding(tmp_path: Path, size: tuple[int, int]) -> None:
    """A small file that claims very many pixels, or a very long side, is not decoded."""
    path = tmp_path / "bomba.png"
    path.write_bytes(_png_of(*size))
    assert _refusal(path).problem.code == "P09"
    assert "1600 pixels" in _refusal(path).message


def test_postscript_named_png_is_refused(tmp_path: Path) -> None:
    """No interpreter is started for a PostScript file, whatever its name."""
    path = tmp_path / "dibuix.png"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\nshowpage\n")
    assert _refusal(path).problem.code == "P07"


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif"])
def test_truncated_picture_is_refused(tmp_path: Path, suffix: str) -> None:
    """Half a picture is no picture."""
    path = tmp_path / f"tallada.{suffix}"
    Image.frombytes("RGB", (120, 120), os.urandom(120 * 120 * 3)).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    error = _refusal(path)
    assert error.problem.code in {"P07", "P10"}
    assert "tallada" in str(error)
    assert "export it" in str(error)


def test_wrong_extension_is_refused_with_the_right_one(tmp_path: Path) -> None:
    """A JPEG named png is told its right name."""
    _two_halves().save(tmp_path / "foto.png", "JPEG")
    assert _refusal(tmp_path / "foto.png").message.endswith("rename it to foto.jpg")


@pytest.mark.parametrize(
    ("name", "right"),
    [("Foto Gran.JPG", "foto-gran.jpg"), ("sessió.png", "sessio.png"), ("a--b.webp", "a-b.webp"), ("ñ.png", "n.png")],
)
def test_unfit_name_is_refused_with_a_fit_one(tmp_path: Path, name: str, right: str) -> None:
    """A name that would not do in a URL is answered with one that does."""
    (tmp_path / name).write_bytes(b"")
    assert _refusal(tmp_path / name).message.endswith(f"rename it to {right}")


@pytest.mark.parametrize("name", ["logo.svg", "scan.tiff", "anima.gif", "cap"])
def test_other_kinds_are_refused(tmp_path: Path, name: str) -> None:
    """Only four formats are pictures here."""
    (tmp_path / name).write_bytes(b"<svg/>")
    assert _refusal(tmp_path / name).problem.code == "P01"


def test_symlink_is_refused(tmp_path: Path) -> None:
    """A link is not followed, even to a good picture."""
    _two_halves().save(tmp_path / "bona.png")
    (tmp_path / "enllac.png").symlink_to(tmp_path / "bona.png")
    assert _refusal(tmp_path / "enllac.png").problem.code == "P03"


def test_pipe_and_folder_are_refused_at_once(tmp_path: Path) -> None:
    """Nothing waits on a pipe, and a folder is no picture."""
    os.mkfifo(tmp_path / "tub.png")
    (tmp_path / "carpeta.png").mkdir()
    assert _refusal(tmp_path / "tub.png").problem.code == "P04"
    assert _refusal(tmp_path / "carpeta.png").problem.code == "P04"


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A picture that is not there is a finding as any other."""
    assert _refusal(tmp_path / "falta.png").problem.code == "P05"


def test_heavy_file_is_refused(tmp_path: Path) -> None:
    """A file over the limit is not read whole."""
    with (tmp_path / "gran.png").open("wb") as file:
        file.truncate(30_000_000)
    assert _refusal(tmp_path / "gran.png").problem.code == "P06"


def test_refusal_becomes_a_finding(tmp_path: Path) -> None:
    """The error tells its parts, so that the check can show it in any language, on any path."""
    _two_halves().save(tmp_path / "foto.png", "JPEG")
    text = _refusal(tmp_path / "foto.png").finding("content/pictures/foto.png").text()
    assert text == (
        "content/pictures/foto.png:1:1: P08 the name ends in .png but the content is JPEG; rename it to foto.jpg"
    )


def test_source_is_told_by_its_bytes(tmp_path: Path) -> None:
    """The hash is of the bytes, whatever the name."""
    _two_halves().save(tmp_path / "un.png")
    (tmp_path / "dos.png").write_bytes((tmp_path / "un.png").read_bytes())
    assert read_source(tmp_path / "un.png").sha256 == read_source(tmp_path / "dos.png").sha256
