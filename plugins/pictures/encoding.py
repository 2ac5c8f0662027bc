"""Every size and format of a picture, made once and kept."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import PIL
from PIL import Image

from plugins.core import addressing
from plugins.pictures.reading import SourceFile, decode_picture, read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plugins.pictures.cache import Cache

WIDTHS = (480, 960, 1600)


@dataclass(frozen=True)
class Encoder:
    """A format as browsers and Pillow know it; *options* go to Pillow as they are."""

    format: str
    suffix: str
    media_type: str
    options: tuple[tuple[str, Any], ...]


# One thread and no tiles: libaom's bytes would otherwise change with the number of cores.
AVIF = Encoder("AVIF", "avif", "image/avif", (("quality", 55), ("speed", 6), ("max_threads", 1), ("autotiling", False)))
WEBP = Encoder("WEBP", "webp", "image/webp", (("quality", 76), ("method", 5)))
JPEG = Encoder("JPEG", "jpg", "image/jpeg", (("quality", 76), ("progressive", True), ("optimize", True)))
ENCODERS = (AVIF, WEBP, JPEG)  # best first: browsers take the first source they understand


@dataclass(frozen=True)
class Rendition:
    """One file to publish: a picture at one width in one format."""

    width: int
    height: int
    format: str
    media_type: str
    name: str
    bytes_len: int


@dataclass(frozen=True)
class EncodedPicture:
    """A picture ready to publish: *width* and *height* are the source's, upright; renditions go by format, then width.

    *encoded* and *taken* count the renditions made now and those found in the cache.
    """

    name: str
    width: int
    height: int
    renditions: tuple[Rendition, ...]
    encoded: int
    taken: int

    def in_format(self, media_type: str) -> tuple[Rendition, ...]:
        """Return the renditions of one *media_type*, narrowest first."""
        return tuple(one for one in self.renditions if one.media_type == media_type)


def encode_picture(path: Path, store: Cache) -> EncodedPicture:
    """Return the renditions of the picture in *path*, all of them then in *store*, or raise PictureError.

    A picture whose bytes were seen before is not even decoded. Safe to run in several processes.
    """
    source = read_source(path)

    @cache
    def decoded() -> Image.Image:
        return decode_picture(source).image

    width, height = _obtain_size(source, store, decoded)
    renditions, made = [], 0
    for encoder in ENCODERS:
        for target in choose_widths(width):
            size = (target, _scaled(width, height, target))
            rendition, new = _obtain_rendition(source, encoder, size, store, decoded)
            renditions.append(rendition)
            made += new
    return EncodedPicture(path.name, width, height, tuple(renditions), made, len(renditions) - made)


def choose_widths(source_width: int) -> tuple[int, ...]:
    """Return the widths to make: never wider than the source, and its own when it is narrower than all."""
    return tuple(width for width in WIDTHS if width <= source_width) or (source_width,)


def rendition_name(source: SourceFile, width: int, encoder: Encoder) -> str:
    """Return the published name, known before anything is encoded."""
    settings = json.dumps([PIL.__version__, encoder.format, encoder.options, Image.Resampling.LANCZOS])
    mark = addressing.digest(f"{source.sha256} {width} {settings}".encode())
    return f"{source.path.stem}-{width}.{mark}.{encoder.suffix}"


def _obtain_size(source: SourceFile, store: Cache, decoded: Callable[[], Image.Image]) -> tuple[int, int]:
    """Return the upright size; the name kept under holds the extension, so a renamed file is judged anew."""
    kept, _ = store.obtain(f"{source.path.name}.{source.sha256}.size", lambda: b"%d %d" % decoded().size)
    width, height = map(int, kept.split())
    return width, height


def _obtain_rendition(
    source: SourceFile, encoder: Encoder, size: tuple[int, int], store: Cache, decoded: Callable[[], Image.Image]
) -> tuple[Rendition, bool]:
    name = rendition_name(source, size[0], encoder)
    data, new = store.obtain(name, lambda: encode_image(decoded(), size, encoder))
    return Rendition(*size, encoder.format, encoder.media_type, name, len(data)), new


def encode_image(image: Image.Image, size: tuple[int, int], encoder: Encoder) -> bytes:
    """Return *image* at *size* in the encoder's format: the same bytes each time."""
    resized = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    resized.save(buffer, encoder.format, **dict(encoder.options))
    return buffer.getvalue()


def _scaled(width: int, height: int, target: int) -> int:
    return max(1, round(height * target / width))
