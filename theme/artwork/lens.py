"""A landscape by night, lit where a round lens looks at it, as far as one line."""

from __future__ import annotations

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    MOSS,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SAND,
    VIOLET,
    WIDTH,
    Canvas,
    Colour,
    Point,
    arch,
    bezier,
    box,
    disc,
    fade_down,
    fade_from,
    mix,
    polygon,
    strokes,
)
from PIL import Image, ImageChops


def draw_look() -> Canvas:
    """Draw the lens and its landscape; the look stops at the line, and beyond it one closed house stays dark."""
    canvas = Canvas(GROUND)
    canvas.grain(EVERYWHERE, PLUM, fade_from(*CENTRE, 900), 0.6)
    _land(canvas, EVERYWHERE, [mix(GROUND, tone, share) for tone, share in NIGHT_HILLS], None)
    for radius, tone in ((470, NIGHT), (448, VIOLET), (428, PLUM), (409, CLAY)):
        canvas.paint(disc(*CENTRE, radius), tone)
    glass = disc(*CENTRE, 390)
    canvas.paint(glass, GROUND)
    _land(canvas, glass, [mix(tone, NIGHT, 0.74) for tone in LIT_HILLS], None)
    near_side = ImageChops.darker(glass, box(0, 0, LIMIT, HEIGHT))
    canvas.paint(near_side, SAFFRON)
    for radius, tone in ((348, mix(SAFFRON, HONEY, 0.5)), (250, HONEY), (160, mix(HONEY, GLOW, 0.5)), (80, GLOW)):
        canvas.paint(ImageChops.darker(disc(*SUN, radius), near_side), tone)
    canvas.grain(near_side, CLAY, fade_from(CENTRE[0] - 390, 120, 420), 0.4)
    _land(canvas, near_side, LIT_HILLS, GLOW)
    canvas.paint(strokes([[(LIMIT, -20), (LIMIT, HEIGHT + 20)]], 10), PAPER)
    return canvas


Place = tuple[float, float, float, float]  # an arch: its middle, foot, width and height
CENTRE = (740.0, 500.0)
SUN = (640.0, 390.0)
LIMIT = 930
LIT_HILLS = [ROSE, CLAY, PLUM, SAGE, MOSS]
NIGHT_HILLS = [(PLUM, 0.34), (PLUM, 0.2), (NIGHT, 0.3), (NIGHT, 0.65), (NIGHT, 1.0)]
RIDGES = [
    ((-40, 470), (420, 300), (760, 620), (1640, 360)),
    ((-40, 560), (380, 640), (900, 380), (1640, 600)),
    ((-40, 700), (520, 480), (980, 700), (1640, 560)),
    ((-40, 720), (480, 760), (900, 560), (1640, 760)),
    ((-40, 900), (420, 680), (1000, 900), (1640, 800)),
]
HOUSES = [
    (1, 520, 60, 92, PLUM),
    (2, 770, 66, 104, NIGHT),
    (2, 858, 50, 76, VIOLET),
    (3, 556, 74, 118, VIOLET),
    (3, 1014, 84, 150, NIGHT),
    (4, 800, 84, 132, NIGHT),
]


def _land(canvas: Canvas, clip: Image.Image, tones: list[Colour], light: Colour | None) -> None:
    """Draw hills and houses inside *clip*, from the farthest; with *light*, their doors are open."""
    for index, tone in enumerate(tones):
        ridge = bezier(*RIDGES[index])
        hill = ImageChops.darker(polygon([*ridge, (WIDTH + 40, HEIGHT), (-40, HEIGHT)]), clip)
        for _, x, width, height, wall in (house for house in HOUSES if house[0] == index):
            place = (x, _height_at(ridge, x) + 14, width, height)
            _house(canvas, clip, place, wall if light else NIGHT, light)
        canvas.paint(hill, tone)
        canvas.grain(hill, mix(tone, NIGHT, 0.6), fade_down(ridge[24][1] - 80, ridge[24][1] + 420), 0.5)
        if light:
            canvas.grain(hill, mix(tone, light, 0.6), fade_from(SUN[0], ridge[24][1] - 40, 300), 0.45)
            canvas.paint(ImageChops.darker(strokes([ridge], 4), clip), mix(tone, SAND, 0.5))


def _house(canvas: Canvas, clip: Image.Image, place: Place, wall: Colour, light: Colour | None) -> None:
    """Draw a house that is an arch, with its door."""
    middle, foot, width, height = place
    canvas.paint(ImageChops.darker(arch(*place), clip), wall)
    if light:
        canvas.paint(ImageChops.darker(arch(middle, foot, width * 0.44, height * 0.56), clip), light)


def _height_at(ridge: list[Point], x: float) -> float:
    """Return the height of the ridge over *x*."""
    return min(ridge, key=lambda point: abs(point[0] - x))[1]
