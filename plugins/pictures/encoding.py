"""Every size and format of a picture, made once and kept."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import PIL
from PIL import Image

from plugins.core import addressing
from plugins.core.workers import map_over_cores
from plugins.pictures.reading import SourceFile, decode_picture, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
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
# At the widest, half of all the time for a tenth of the gain. At 8 libaom gives up what keeps flat colours flat, which
# photographs, unlike drawings, do not need.
WIDEST_SPEED = {"photograph": 8, "drawing": 7}
PHOTOGRAPHS = (".jpg", ".jpeg")
WEBP = Encoder("WEBP", "webp", "image/webp", (("quality", 76), ("method", 5)))
JPEG = Encoder("JPEG", "jpg", "image/jpeg", (("quality", 76), ("progressive", True), ("optimize", True)))
ENCODERS = (AVIF, WEBP, JPEG)  # best first: browsers take the first source they understand


@dataclass(frozen=True)
class Rendition:
    """One file to publish: a picture at one width in one format."""

    width: int
    height: int
    encoder: Encoder
    name: str

    @property
    def media_type(self) -> str:
        """Return the type that browsers choose by."""
        return self.encoder.media_type


@dataclass(frozen=True)
class EncodedPicture:
    """A picture to publish: *width* and *height* are the source's, upright; renditions go by format, then width."""

    path: Path
    sha256: str
    width: int
    height: int
    renditions: tuple[Rendition, ...]

    def in_format(self, media_type: str) -> tuple[Rendition, ...]:
        """Return the renditions of one *media_type*, narrowest first."""
        return tuple(one for one in self.renditions if one.media_type == media_type)


class ChangedError(Exception):
    """A picture that became another between being named and being encoded; the sentence says which."""

    exitcode = 1


def plan_picture(path: Path, store: Cache) -> EncodedPicture:
    """Return the renditions of the picture in *path*, none of them made yet, or raise PictureError.

    A picture whose bytes were seen before is not even decoded.
    """
    source = read_source(path)
    kept, _ = store.obtain(_size_name(source), lambda: b"%d %d" % decode_picture(source).image.size)
    width, height = map(int, kept.split())
    renditions = []
    for encoder in ENCODERS:
        for target in choose_widths(width):
            used = choose_encoder(source, encoder, target)
            name = rendition_name(source, target, used)
            renditions.append(Rendition(target, _scaled(width, height, target), used, name))
    return EncodedPicture(path, source.sha256, width, height, tuple(renditions))


def encode_pictures(pictures: Iterable[EncodedPicture], store: Cache) -> list[str]:
    """Put the renditions of all *pictures* into *store*, and return the names of those that had to be made.

    Over all cores, a rendition at a time: AVIF takes longer than everything else together.
    """
    tasks = [(picture, one) for picture in pictures for one in picture.renditions if store.read(one.name) is None]
    try:
        map_over_cores(partial(_make_rendition, store), tasks, worth=2)
    finally:
        _decode.cache_clear()
    return [one.name for _, one in tasks]


def choose_encoder(source: SourceFile, encoder: Encoder, width: int) -> Encoder:
    """Return *encoder* as it is used for *source* at one *width*."""
    if encoder is not AVIF or width < WIDTHS[-1]:
        return encoder
    kind = "photograph" if source.path.suffix in PHOTOGRAPHS else "drawing"
    return replace(encoder, options=tuple({**dict(encoder.options), "speed": WIDEST_SPEED[kind]}.items()))


def choose_widths(source_width: int) -> tuple[int, ...]:
    """Return the widths to make: never wider than the source, and its own when it is narrower than all."""
    return tuple(width for width in WIDTHS if width <= source_width) or (source_width,)


def rendition_name(source: SourceFile, width: int, encoder: Encoder) -> str:
    """Return the published name, known before anything is encoded."""
    settings = json.dumps([PIL.__version__, encoder.format, encoder.options, Image.Resampling.LANCZOS])
    mark = addressing.digest(f"{source.sha256} {width} {settings}".encode())
    return f"{source.path.stem}-{width}.{mark}.{encoder.suffix}"


def _size_name(source: SourceFile) -> str:
    """Return the name under which the size is kept; it holds the extension, so a renamed file is judged anew."""
    return f"{source.path.name}.{source.sha256}.size"


def _make_rendition(store: Cache, task: tuple[EncodedPicture, Rendition]) -> None:
    picture, one = task
    image = partial(_decode, picture.path, picture.sha256)
    store.obtain(one.name, lambda: encode_image(image(), (one.width, one.height), one.encoder))


@lru_cache(maxsize=1)
def _decode(path: Path, sha256: str) -> Image.Image:
    """Decode once what is asked for several times in a row."""
    source = read_source(path)
    if source.sha256 != sha256:
        message = f"{path.name} changed while the site was built; build it again"
        raise ChangedError(message)
    return decode_picture(source).image


def encode_image(image: Image.Image, size: tuple[int, int], encoder: Encoder) -> bytes:
    """Return *image* at *size* in the encoder's format: the same bytes each time."""
    resized = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    resized.save(buffer, encoder.format, **dict(encoder.options))
    return buffer.getvalue()


def _scaled(width: int, height: int, target: int) -> int:
    return max(1, round(height * target / width))
