"""Coats of arms: what comes through is a drawing, whatever the file held."""

import base64
import io
import re
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from plugins.campaigns.arms import MAX_BYTES, SIDE, read_arms

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def picture_in(svg: str) -> Image.Image:
    """Return the picture that an SVG holds, opened."""
    match = re.search(r"base64,([^\"]+)", svg)
    assert match
    picture = Image.open(io.BytesIO(base64.b64decode(match[1])))
    picture.load()
    return picture


def write_picture(file: Path, size: tuple[int, int] = (600, 900), exif: Image.Exif | None = None) -> Path:
    """Write a red picture."""
    Image.new("RGB", size, "#cc0000").save(file, exif=exif or Image.Exif())
    return file


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.JPEG"])
def test_pictures_are_drawn_anew(tmp_path: Path, name: str) -> None:
    """A picture comes out as a PNG of the size that is printed, in its own colours."""
    svg, findings = read_arms(write_picture(tmp_path / name), name)
    assert svg is not None
    assert findings == []
    picture = picture_in(svg)
    assert (picture.format, picture.size) == ("PNG", (SIDE * 600 // 900, SIDE))
    assert picture.getpixel((9, 9)) == pytest.approx((204, 0, 0, 255), abs=2)


def test_small_pictures_stay_as_large_as_they_are(tmp_path: Path) -> None:
    """Nothing is blown up."""
    svg, _ = read_arms(write_picture(tmp_path / "a.png", (20, 10)), "a.png")
    assert svg is not None
    assert picture_in(svg).size == (20, 10)


def test_nothing_hidden_survives(tmp_path: Path) -> None:
    """Neither text, nor camera, nor place, nor bytes after the end come through; and transparency does."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret-text")
    exif = Image.Exif()
    exif[0x010E] = "secret-exif"
    file = tmp_path / "a.png"
    Image.new("RGBA", (50, 50), (0, 0, 255, 0)).save(file, pnginfo=notes, exif=exif)
    file.write_bytes(file.read_bytes() + b"secret-tail")
    svg, findings = read_arms(file, "a.png")
    assert svg is not None
    assert findings == []
    picture = picture_in(svg)
    assert picture.info == {}
    assert picture.getpixel((0, 0)) == (0, 0, 255, 0)
    assert b"secret" not in base64.b64decode(svg.partition("base64,")[2].partition('"')[0])


def test_the_camera_s_turn_is_kept(tmp_path: Path) -> None:
    """A photograph that says that it lies on its side is set upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    svg, _ = read_arms(write_picture(tmp_path / "a.jpg", (100, 50), exif=exif), "a.jpg")
    assert svg is not None
    assert picture_in(svg).size == (50, 100)


def test_same_file_same_bytes(tmp_path: Path) -> None:
    """Drawing anew adds no date."""
    file = write_picture(tmp_path / "a.png")
    assert read_arms(file, "a.png") == read_arms(file, "a.png")


def test_a_drawing_is_taken_as_it_is(tmp_path: Path) -> None:
    """An SVG that only draws stays as it is."""
    (tmp_path / "a.svg").write_text(SVG, encoding="utf-8")
    assert read_arms(tmp_path / "a.svg", "a.svg") == (SVG, [])


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<script>1</script>", "script"),
        ('<image href="https://example.org/x.png"/>', "image"),
        ('<path onclick="x()"/>', "onclick"),
        ('<path style="fill:url(https://example.org)"/>', "style"),
        ("<foreignObject/>", "foreignObject"),
    ],
)
def test_an_svg_that_does_more_is_refused(tmp_path: Path, inner: str, words: str) -> None:
    """What runs or fetches is refused with its place."""
    (tmp_path / "a.svg").write_text(SVG.replace("</svg>", f"\n{inner}</svg>"), encoding="utf-8")
    svg, findings = read_arms(tmp_path / "a.svg", "escuts/a.svg")
    assert svg is None
    assert findings[0].text().startswith("escuts/a.svg:2:")
    assert words in findings[0].text()


def test_files_that_are_no_arms(tmp_path: Path) -> None:
    """Another kind of file, broken bytes, a file under a false name, a missing one and a link are each told."""
    (tmp_path / "a.gif").write_bytes(b"GIF89a")
    (tmp_path / "a.png").write_bytes(b"not a picture")
    write_picture(tmp_path / "b.jpg").rename(tmp_path / "b.png")
    write_picture(tmp_path / "c.png")
    (tmp_path / "c.png").write_bytes((tmp_path / "c.png").read_bytes()[:200])
    (tmp_path / "d.png").symlink_to(write_picture(tmp_path / "e.png"))
    codes = {name: [one.code for one in read_arms(tmp_path / name, name)[1]] for name in
             ("a.gif", "a.png", "b.png", "c.png", "d.png", "none.png", "none.svg")}  # fmt: skip
    assert codes == {
        "a.gif": ["E466"],
        "a.png": ["E467"],
        "b.png": ["E467"],
        "c.png": ["E467"],
        "d.png": ["E117"],
        "none.png": ["E117"],
        "none.svg": ["E117"],
    }


def write_head(side: int) -> bytes:
    """Return a square PNG that says how large it is, and holds no pixel: to decode it would be another fault."""
    buffer = io.BytesIO()
    Image.new("1", (1, 1)).save(buffer, "PNG")
    head = b"IHDR" + side.to_bytes(4) * 2 + buffer.getvalue()[24:29]
    return buffer.getvalue()[:12] + head + zlib.crc32(head).to_bytes(4) + buffer.getvalue()[33:]


def test_sizes_are_bounded(tmp_path: Path) -> None:
    """Neither many pixels in few bytes nor many bytes are decoded."""
    (tmp_path / "a.png").write_bytes(write_head(9_000))
    (tmp_path / "bomb.png").write_bytes(write_head(20_000))
    with (tmp_path / "b.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    for name in ("a.png", "bomb.png", "b.png"):
        assert [one.code for one in read_arms(tmp_path / name, name)[1]] == ["E468"]
