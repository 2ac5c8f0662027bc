"""Contributed pictures, opened as the untrusted bytes they are."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import unicodedata
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from plugins.pictures import problems
from plugins.pictures.problems import PictureError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "AVIF": (".avif",)}
MAX_BYTES = 25_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 16_000  # WebP holds no side over 16 383
PAPER = (0xFB, 0xF8, 0xF3)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+")
MAX_NAME = 100
LIMITS = {"megapixels": MAX_PIXELS // 1_000_000, "side": MAX_SIDE}


@dataclass(frozen=True)
class SourceFile:
    """The bytes of a picture file, not yet decoded, and their SHA-256 in hexadecimal."""

    path: Path
    data: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True)
class SourcePicture:
    """An upright RGB picture that holds pixels and nothing else."""

    path: Path
    sha256: str
    image: Image.Image = field(repr=False, compare=False)

    @property
    def width(self) -> int:
        """Width in pixels, once upright."""
        return self.image.width

    @property
    def height(self) -> int:
        """Height in pixels, once upright."""
        return self.image.height


def read_picture(path: Path) -> SourcePicture:
    """Return the picture in *path*, decoded and cleaned, or raise PictureError."""
    return decode_picture(read_source(path))


def read_source(path: Path) -> SourceFile:
    """Return the bytes of *path* when its name and kind of file are fit to be published.

    Decoding is left for later: a picture whose renditions are cached is never decoded again.
    """
    check_name(path)
    data = _read_regular_file(path)
    return SourceFile(path, data, hashlib.sha256(data).hexdigest())


def check_name(path: Path) -> None:
    """Raise PictureError unless the name of *path* can stand in a URL as it is."""
    known = [suffix for suffixes in SUFFIXES.values() for suffix in suffixes]
    if path.suffix.lower() not in known:
        raise PictureError(path, problems.KIND, {"suffix": path.suffix or path.name, "known": ", ".join(known)})
    if not NAME.fullmatch(path.name) or len(path.name) > MAX_NAME:
        raise PictureError(path, problems.NAME, {"right": _plain_name(path)})


def _plain_name(path: Path) -> str:
    ascii_stem = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", ascii_stem))[: MAX_NAME - 10].strip("-")
    return f"{stem or 'picture'}{path.suffix.lower()}"


def _read_regular_file(path: Path) -> bytes:
    """Read *path* without following a symlink, nor waiting on a pipe or a device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if path.is_symlink():
            raise PictureError(path, problems.LINK) from error
        raise PictureError(path, problems.UNREADABLE, {"reason": error.strerror}) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise PictureError(path, problems.IRREGULAR)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(data) > MAX_BYTES:
        raise PictureError(path, problems.HEAVY, {"limit": MAX_BYTES // 1_000_000})
    return data


def decode_picture(source: SourceFile) -> SourcePicture:
    """Return *source* upright, on a new RGB image, or raise PictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(source.data), formats=tuple(SUFFIXES)) as opened:
                _check_header(source.path, opened)
                opened.load()
                image = _clean_image(opened)
    except PictureError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureError(source.path, problems.LARGE, LIMITS) from error
    except UnidentifiedImageError as error:
        raise PictureError(source.path, problems.FOREIGN) from error
    except Exception as error:  # decoders raise anything on hostile bytes, SyntaxError and MemoryError included
        raise PictureError(source.path, problems.DAMAGED) from error
    return SourcePicture(source.path, source.sha256, image)


def _check_header(path: Path, image: Image.Image) -> None:
    """Refuse by what the header says, before any pixel is decoded."""
    actual = "JPEG" if image.format == "MPO" else str(image.format)  # telephones write JPEG with a second image behind
    if path.suffix not in SUFFIXES[actual]:
        right = path.with_suffix(SUFFIXES[actual][0]).name
        raise PictureError(path, problems.MISNAMED, {"suffix": path.suffix, "actual": actual, "right": right})
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise PictureError(path, problems.LARGE, LIMITS)


def _clean_image(opened: Image.Image) -> Image.Image:
    """Return the pixels of *opened* alone: colours in sRGB, orientation applied, transparency on paper."""
    upright = ImageOps.exif_transpose(opened)
    flat = _flatten(_in_srgb(upright))
    clean = Image.new("RGB", flat.size)
    clean.paste(flat)
    return clean


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert *image* by the colour profile it carries, which telephones need and which is then dropped."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK", "L"}:
        return image
    try:
        source = ImageCms.getOpenProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile spoils the tint, not the picture
        return image
    return converted or image


def _flatten(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits a sample: a plain conversion would clip all but the darkest
        image = image.convert("I").point(lambda sample: sample / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, (*PAPER, 255))
    return Image.alpha_composite(ground, layer).convert("RGB")
