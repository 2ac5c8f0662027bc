"""What the site's pictures are drawn with: flat shapes with clean edges, and fine grain for shade and light."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Point = tuple[float, float]
Colour = tuple[int, int, int]

WIDTH, HEIGHT = 1600, 1000
SIZE = (WIDTH, HEIGHT)
SMOOTHING = 3
COLOURS = (160, 96, 64, 48, 32)
MAX_BYTES = 245_000
GRAIN_SEED = 1843
DENSITY = 0.52  # of specks, where a fade is full


def colour(code: str) -> Colour:
    """Return the colour of a code such as ``3A1557``."""
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


NIGHT, GROUND, VIOLET, PLUM = colour("2D1045"), colour("3A1557"), colour("4B1F6F"), colour("6E3D8E")
MAUVE, LILAC = colour("A27CBD"), colour("D3BBE4")
PAPER, SUNKEN, SAND = colour("FBF8F3"), colour("F3ECE2"), colour("E3D2B8")
SAFFRON, HONEY, GLOW = colour("E9A23B"), colour("F2B85A"), colour("FBE3B0")
CLAY, ROSE = colour("BF6338"), colour("D88F74")
MOSS, SAGE = colour("2E5B4C"), colour("7E9C83")


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return *one* with *share* of *other* in it."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def shape(draw_on: Callable[[ImageDraw.ImageDraw, int], None]) -> Image.Image:
    """Return the mask that *draw_on* draws at SMOOTHING times the size."""
    mask = Image.new("L", (WIDTH * SMOOTHING, HEIGHT * SMOOTHING))
    draw_on(ImageDraw.Draw(mask), SMOOTHING)
    return mask.reduce(SMOOTHING)


def polygon(points: Sequence[Point]) -> Image.Image:
    """Return a filled polygon."""
    return shape(lambda draw, s: draw.polygon([(x * s, y * s) for x, y in points], fill=255))


def polygons(many: Sequence[Sequence[Point]]) -> Image.Image:
    """Return several filled polygons on one mask."""

    def draw_on(draw: ImageDraw.ImageDraw, s: int) -> None:
        for points in many:
            draw.polygon([(x * s, y * s) for x, y in points], fill=255)

    return shape(draw_on)


def discs(many: Sequence[tuple[float, float, float]]) -> Image.Image:
    """Return discs, each an x, a y and a radius."""

    def draw_on(draw: ImageDraw.ImageDraw, s: int) -> None:
        for x, y, radius in many:
            draw.ellipse(((x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s), fill=255)

    return shape(draw_on)


def disc(x: float, y: float, radius: float) -> Image.Image:
    """Return one disc."""
    return discs([(x, y, radius)])


def box(left: float, top: float, right: float, bottom: float, radius: float = 0) -> Image.Image:
    """Return an upright rectangle with rounded corners."""
    edges = (left, top, right, bottom)
    return shape(lambda draw, s: draw.rounded_rectangle(tuple(edge * s for edge in edges), radius * s, fill=255))


def strokes(lines: Sequence[Sequence[Point]], width: float) -> Image.Image:
    """Return lines with round joints and ends."""

    def draw_on(draw: ImageDraw.ImageDraw, s: int) -> None:
        for points in lines:
            scaled = [(x * s, y * s) for x, y in points]
            draw.line(scaled, fill=255, width=round(width * s))
            half = width * s / 2
            for x, y in scaled:
                draw.ellipse((x - half, y - half, x + half, y + half), fill=255)

    return shape(draw_on)


def arch_points(middle: float, foot: float, width: float, height: float) -> list[Point]:
    """Return a doorway: two posts under half a circle, standing on *foot*."""
    radius = width / 2
    spring = foot - height + radius
    curve = [
        (middle - radius * math.cos(math.pi * step / 90), spring - radius * math.sin(math.pi * step / 90))
        for step in range(91)
    ]
    return [(middle - radius, foot), *curve, (middle + radius, foot)]


def arch(middle: float, foot: float, width: float, height: float) -> Image.Image:
    """Return a doorway as a mask."""
    return polygon(arch_points(middle, foot, width, height))


def bezier(start: Point, first: Point, second: Point, end: Point, steps: int = 48) -> list[Point]:
    """Return the points of a cubic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * end[0],
                a * start[1] + b * first[1] + c * second[1] + d * end[1],
            )
        )
    return points


def leaf_points(foot: Point, length: float, angle: float, fullness: float = 0.30) -> list[Point]:
    """Return a leaf that grows from *foot* towards *angle* (degrees, 0 is right, 90 is up): the logo's curve."""
    half = length * fullness
    side = bezier((0, 0), (length * 0.26, 1.5 * half), (length * 0.72, 0.55 * half), (length, 0))
    outline = side + [(x, -y) for x, y in reversed(side)]
    return [turned((foot[0] + x, foot[1] - y), foot, angle) for x, y in outline]


def turned(point: Point, centre: Point, angle: float) -> Point:
    """Return *point* turned round *centre* by *angle* degrees, against the clock."""
    turn = math.radians(-angle)
    x, y = point[0] - centre[0], point[1] - centre[1]
    return (
        centre[0] + x * math.cos(turn) - y * math.sin(turn),
        centre[1] + x * math.sin(turn) + y * math.cos(turn),
    )


def fade_from(x: float, y: float, reach: float) -> Image.Image:
    """Return a round fade: full at a point, nothing at *reach* from it."""
    side = round(reach * 2)
    # Pillow's gradient reaches white only in its corners, at 181 on the middle of each edge.
    fade = Image.radial_gradient("L").point([max(0, round(255 - value * 255 / 181)) for value in range(256)])
    field = Image.new("L", SIZE)
    field.paste(fade.resize((side, side)), (round(x - reach), round(y - reach)))
    return field


def fade_down(top: float, bottom: float) -> Image.Image:
    """Return a fade from nothing at *top* to full at *bottom*; turn it round by giving the larger first."""
    low, high = sorted((round(top), round(bottom)))
    ramp = Image.linear_gradient("L").resize((WIDTH, high - low))
    field = Image.new("L", SIZE)
    field.paste(255, (0, high, WIDTH, max(high, HEIGHT)))
    field.paste(ramp, (0, low))
    return field if top < bottom else ImageChops.invert(field)


def fade_right(left: float, right: float) -> Image.Image:
    """Return a fade from nothing at *left* to full at *right*; turn it round by giving the larger first."""
    low, high = sorted((round(left), round(right)))
    ramp = Image.linear_gradient("L").rotate(90).resize((high - low, HEIGHT))
    field = Image.new("L", SIZE)
    field.paste(255, (high, 0, max(high, WIDTH), HEIGHT))
    field.paste(ramp, (low, 0))
    return field if left < right else ImageChops.invert(field)


class Canvas:
    """A picture being painted; its grain is the same each time."""

    def __init__(self, ground: Colour) -> None:
        """Start from one colour."""
        self.image = Image.new("RGB", SIZE, ground)
        self.random = random.Random(GRAIN_SEED)  # noqa: S311 (grain is no secret)

    def paint(self, mask: Image.Image, tint: Colour, strength: float = 1.0) -> None:
        """Lay *tint* through *mask*."""
        veil = mask if strength >= 1 else mask.point([round(value * strength) for value in range(256)])
        self.image.paste(tint, (0, 0), veil)

    def multiply(self, mask: Image.Image, tint: Colour) -> None:
        """Lay *tint* through *mask* as ink that lets what is under it show."""
        inked = ImageChops.multiply(self.image, Image.new("RGB", SIZE, tint))
        self.image.paste(inked, (0, 0), mask)

    def grain(self, mask: Image.Image, tint: Colour, fade: Image.Image, strength: float = 0.5) -> None:
        """Sprinkle *tint* inside *mask*, as thickly as *fade* says."""
        noise = Image.frombytes("L", SIZE, self.random.randbytes(WIDTH * HEIGHT))
        chance = fade.point([round(value * value / 255 * DENSITY) for value in range(256)])
        specks = ImageChops.subtract(chance, noise).point([0] + [255] * 255)
        self.paint(ImageChops.multiply(specks, mask), tint, strength)

    def write(self, path: Path) -> None:
        """Write the picture as a PNG, in as many colours as keep it light."""
        for colours in COLOURS:
            few = self.image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            few.save(path, "PNG", optimize=True)
            if path.stat().st_size <= MAX_BYTES:
                break


EVERYWHERE = Image.new("L", SIZE, 255)
