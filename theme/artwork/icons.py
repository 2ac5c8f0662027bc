"""Draw the logo and the icons: a doorway with a leaf of light in it, all from the same few numbers.

Run: python theme/artwork/icons.py

It writes logo.svg (for the aubergine header), favicon.svg, favicon.ico and apple-touch-icon.png in theme/static/img/.
The icons carry their own ground, so that they are as legible on a light tab as on a dark one.
"""

from __future__ import annotations

import io
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from brush import GROUND, PAPER, SAFFRON, Colour, Point, arch_points, bezier
from PIL import Image, ImageDraw

IMAGES = Path(__file__).resolve().parents[1] / "static" / "img"
SIDE = 48
SMOOTHING = 8
ICO_SIZES = (16, 32, 48)
TOUCH_SIZE = 180


@dataclass(frozen=True)
class Mark:
    """The doorway and its leaf on a square of SIDE; *rib* is the width of the leaf's midrib, 0 for none."""

    width: float
    top: float
    foot: float
    stroke: float
    leaf_top: float
    leaf_half: float
    rib: float

    def leaf_curve(self, side: int) -> tuple[Point, Point, Point, Point]:
        """Return the cubic curve of one edge, from the tip to the foot."""
        middle, height = SIDE / 2, self.foot - self.leaf_top
        return (
            (middle, self.leaf_top),
            (middle + side * 0.55 * self.leaf_half, self.leaf_top + 0.28 * height),
            (middle + side * 1.5 * self.leaf_half, self.leaf_top + 0.74 * height),
            (middle, self.foot),
        )

    def rib_box(self) -> tuple[float, float, float, float]:
        """Return the midrib; it ends above the foot, where the leaf is still wider than it."""
        top = self.leaf_top + (self.foot - self.leaf_top) * 0.44
        return (SIDE - self.rib) / 2, top, (SIDE + self.rib) / 2, self.foot - self.rib / 2


LOGO = Mark(width=38, top=2, foot=46, stroke=4.4, leaf_top=12, leaf_half=11.8, rib=1.8)
ICON = Mark(width=30, top=6, foot=41, stroke=3.6, leaf_top=13.6, leaf_half=9.6, rib=1.5)
SMALL_ICON = Mark(width=36, top=4.5, foot=42, stroke=4.5, leaf_top=13, leaf_half=11.4, rib=0)


def code(colour: Colour) -> str:
    """Return a colour as CSS writes it."""
    return "#{:02X}{:02X}{:02X}".format(*colour)


def render_svg(mark: Mark, ground: Colour | None) -> str:
    """Return *mark* as SVG, on a rounded square of *ground* or on nothing."""
    n = "{:.4g}".format
    half, middle = mark.width / 2 - mark.stroke / 2, SIDE / 2
    spring = mark.top + mark.width / 2
    left, right = middle - half, middle + half
    doorway = f"M{n(left)} {n(mark.foot)}V{n(spring)}a{n(half)} {n(half)} 0 0 1 {n(right - left)} 0V{n(mark.foot)}"
    tip, *one = mark.leaf_curve(1)
    _, far, near, _ = mark.leaf_curve(-1)
    leaf = f"M{n(tip[0])} {n(tip[1])}C" + " ".join(f"{n(x)} {n(y)}" for x, y in one)
    leaf += "C" + " ".join(f"{n(x)} {n(y)}" for x, y in (near, far, tip)) + "Z"
    if mark.rib:
        x, top, edge, foot = mark.rib_box()
        leaf += f"M{n(x)} {n(top)}V{n(foot)}H{n(edge)}V{n(top)}Z"
    square = f'<rect width="{SIDE}" height="{SIDE}" rx="10" fill="{code(ground)}"/>' if ground else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{square}'
        f'<path fill="none" stroke="{code(PAPER)}" stroke-width="{n(mark.stroke)}" d="{doorway}"/>'
        f'<path fill="{code(SAFFRON)}" fill-rule="evenodd" d="{leaf}"/></svg>\n'
    )


def draw_icon(mark: Mark, size: int, *, rounded: bool) -> Image.Image:
    """Return *mark* on its ground at *size* pixels; telephones round the corners themselves."""
    scale = size * SMOOTHING / SIDE
    image = Image.new("RGBA", (size * SMOOTHING, size * SMOOTHING), (0, 0, 0, 0) if rounded else GROUND)
    draw = ImageDraw.Draw(image)
    if rounded:
        draw.rounded_rectangle((0, 0, image.width - 1, image.height - 1), 10 * scale, fill=GROUND)

    def scaled(points: list[Point]) -> list[Point]:
        return [(x * scale, y * scale) for x, y in points]

    middle, height = SIDE / 2, mark.foot - mark.top
    draw.polygon(scaled(arch_points(middle, mark.foot, mark.width, height)), fill=PAPER)
    inner = arch_points(middle, mark.foot + 0.1, mark.width - 2 * mark.stroke, height - mark.stroke + 0.1)
    draw.polygon(scaled(inner), fill=GROUND)
    leaf = bezier(*mark.leaf_curve(1)) + bezier(*mark.leaf_curve(-1))[::-1]
    draw.polygon(scaled(leaf), fill=SAFFRON)
    if mark.rib:
        draw.rectangle(tuple(edge * scale for edge in mark.rib_box()), fill=GROUND)
    return image.reduce(SMOOTHING)


def pack_ico(images: list[Image.Image]) -> bytes:
    """Return an ICO file of PNGs, each drawn for its size: Pillow would scale one picture for all."""
    encoded = []
    for image in images:
        buffer = io.BytesIO()
        image.save(buffer, "PNG", optimize=True)
        encoded.append(buffer.getvalue())
    head, offset = struct.pack("<HHH", 0, 1, len(images)), 6 + 16 * len(images)
    for image, data in zip(images, encoded, strict=True):
        head += struct.pack("<BBBBHHII", image.width, image.height, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(encoded)


def main() -> int:
    """Write the logo and every icon."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / "logo.svg").write_text(render_svg(LOGO, None), encoding="utf-8")
    (IMAGES / "favicon.svg").write_text(render_svg(SMALL_ICON, GROUND), encoding="utf-8")
    (IMAGES / "favicon.ico").write_bytes(pack_ico([draw_icon(SMALL_ICON, size, rounded=True) for size in ICO_SIZES]))
    touch = draw_icon(ICON, TOUCH_SIZE, rounded=False).convert("RGB")
    touch.quantize(64, dither=Image.Dither.NONE).save(IMAGES / "apple-touch-icon.png", "PNG", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
