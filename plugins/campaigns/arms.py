"""A coat of arms from a file: a picture drawn anew, with nothing else that its file held, or an SVG that only draws."""

from __future__ import annotations

import warnings
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from plugins.campaigns.artwork import check_drawing
from plugins.core.findings import N_, Finding
from plugins.core.sources import read_text, refuse_irregular

MAX_SVG, MAX_BYTES, MAX_PIXELS = 262_144, 10_000_000, 25_000_000
SIDE = 480
"""The longer side of a picture as it is printed, in pixels: 300 dots an inch on an A3."""
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}

# Typst takes text at once, but the bytes of a picture only as a slow list of numbers.
_WRAPPED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}">'
    '<image width="{0}" height="{1}" href="data:image/png;base64,{2}"/></svg>'
)


def read_arms(file: Path, path: str) -> tuple[str | None, list[Finding]]:
    """Return the SVG of the coat of arms in *file*, or None, and what is wrong; *path* is what findings call it."""
    if file.suffix.lower() == ".svg":
        text, findings = read_text(file, path, MAX_SVG)
        if text is not None:
            findings = list(check_drawing(text, path))
        return (None if findings else text), findings
    if file.is_symlink() or not file.is_file():
        return None, [refuse_irregular(path)]
    if file.suffix.lower() not in PICTURES:
        hint = N_("save the coat of arms as SVG, PNG or JPEG")
        return None, [Finding(path, 1, 1, "E466", N_("this cannot be a coat of arms"), hint)]
    return _read_picture(file, path)


def _read_picture(file: Path, path: str) -> tuple[str | None, list[Finding]]:
    if file.stat().st_size > MAX_BYTES:
        return None, [_refuse_size(path)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redraw(file.read_bytes(), PICTURES[file.suffix.lower()], path)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None, [_refuse_size(path)]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):  # what Pillow says of broken files
        message = N_("the picture cannot be read, or is not what its name says")
        return None, [Finding(path, 1, 1, "E467", message, N_("save it again as PNG"))]


def _redraw(content: bytes, form: str, path: str) -> tuple[str | None, list[Finding]]:
    with Image.open(BytesIO(content), formats=(form,)) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            return None, [_refuse_size(path)]
        drawn = ImageOps.exif_transpose(opened).convert("RGBA")
    drawn.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.frombytes("RGBA", drawn.size, drawn.tobytes())
    buffer = BytesIO()
    clean.save(buffer, "PNG")
    return _WRAPPED.format(*clean.size, b64encode(buffer.getvalue()).decode()), []


def _refuse_size(path: str) -> Finding:
    message = N_("the picture is too large (at most %(bytes)s MB and %(pixels)s megapixels)")
    values = {"bytes": MAX_BYTES // 1_000_000, "pixels": MAX_PIXELS // 1_000_000}
    return Finding(path, 1, 1, "E468", message, N_("save a smaller one: 1000 pixels a side are enough"), values)
