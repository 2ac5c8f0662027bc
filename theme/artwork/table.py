"""A round table from above."""

from __future__ import annotations

from brush import (
    CLAY,
    GLOW,
    HONEY,
    MAUVE,
    MOSS,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SAND,
    SUNKEN,
    VIOLET,
    Canvas,
    Colour,
    Point,
    arch_points,
    disc,
    fade_down,
    fade_from,
    mix,
    polygon,
    strokes,
    turned,
)
from PIL import Image


def draw_table() -> Canvas:
    """Draw a round table from above, with papers and a light on it and no two seats alike."""
    canvas = Canvas(SAND)
    for slide in (-560, 560):
        window = [(x + slide + 0.42 * (1000 - y), y * 0.96) for x, y in arch_points(520, 1060, 330, 860)]
        canvas.paint(polygon(window), GLOW, 0.75)
        canvas.grain(polygon(window), HONEY, fade_down(-300, 1300), 0.5)
    canvas.paint(disc(812, 514, 470), mix(SAND, NIGHT, 0.3), 0.7)
    canvas.paint(disc(*CENTRE, 470), mix(SAND, PAPER, 0.7))
    canvas.paint(disc(*CENTRE, 452), mix(SAND, PAPER, 0.45))
    for index, (sides, tone) in enumerate(SEATS):
        _seat(canvas, 90 + index * 45, sides, tone)
    canvas.paint(disc(812, 516, 300), mix(SAND, NIGHT, 0.55), 0.7)
    for radius, tone in ((296, NIGHT), (284, VIOLET)):
        canvas.paint(disc(*CENTRE, radius), tone)
    canvas.grain(disc(*CENTRE, 284), CLAY, fade_from(*CENTRE, 330), 0.9)
    for angle, reach, tilt in ((20, 196, 30), (112, 190, -20), (205, 196, 14), (292, 188, -32)):
        _sheet(canvas, _place(angle, reach), tilt)
    for angle, reach in ((66, 205), (160, 210), (248, 205), (338, 212)):
        _cup(canvas, _place(angle, reach))
    for radius, tone in ((104, CLAY), (82, SAFFRON), (58, HONEY), (34, GLOW)):
        canvas.paint(disc(*CENTRE, radius), tone)
    canvas.grain(disc(*CENTRE, 150), GLOW, fade_from(*CENTRE, 170), 0.6)
    return canvas


CENTRE = (800.0, 500.0)
SEATS = [(0, PLUM), (4, CLAY), (6, MOSS), (1, SAFFRON), (5, VIOLET), (3, ROSE), (8, MAUVE), (2, SAGE)]


def _place(angle: float, reach: float) -> Point:
    """Return the spot at *reach* from the middle of the table, towards *angle*."""
    return turned((CENTRE[0] + reach, CENTRE[1]), CENTRE, angle)


def _sheet(canvas: Canvas, spot: Point, tilt: float) -> None:
    """Draw a paper with three lines on it."""
    sheet = [(spot[0] + x, spot[1] + y) for x, y in ((-34, -46), (34, -46), (34, 46), (-34, 46))]
    canvas.paint(polygon([turned((x + 5, y + 6), spot, tilt) for x, y in sheet]), NIGHT, 0.6)
    canvas.paint(polygon([turned(point, spot, tilt) for point in sheet]), SUNKEN)
    rows = [
        [turned((spot[0] - 20, spot[1] + y), spot, tilt), turned((spot[0] + end, spot[1] + y), spot, tilt)]
        for y, end in ((-22, 20), (-4, 14), (14, 4))
    ]
    canvas.paint(strokes(rows, 5), MAUVE)


def _cup(canvas: Canvas, spot: Point) -> None:
    """Draw a cup from above."""
    x, y = spot
    canvas.paint(disc(x + 4, y + 5, 25), NIGHT, 0.6)
    canvas.paint(disc(x, y, 24), PAPER)
    canvas.paint(disc(x, y, 17), CLAY)


def _seat(canvas: Canvas, angle: float, sides: int, tone: Colour) -> None:
    """Draw a seat with as many sides as said; 0 is round, 1 an arch, 2 a bench."""
    spot = _place(angle, 376)
    if sides == 1:
        outline = [turned(point, spot, angle - 90) for point in arch_points(spot[0], spot[1] + 56, 116, 124)]
    elif sides == 2:
        corners = ((-42, -82), (42, -82), (42, 82), (-42, 82))
        outline = [turned((spot[0] + x, spot[1] + y), spot, angle) for x, y in corners]
    else:
        count, radius = sides or 72, 60 if sides == 0 or sides > 4 else 74
        outline = [
            turned((spot[0] + radius, spot[1]), spot, angle + (step + 0.5) * 360 / count) for step in range(count)
        ]
    rounded = _rounded(outline)
    canvas.paint(_rounded([(x + 9, y + 12) for x, y in outline]), mix(SAND, NIGHT, 0.5), 0.55)
    canvas.paint(rounded, tone)
    canvas.grain(rounded, mix(tone, NIGHT, 0.6), fade_from(spot[0] + 50, spot[1] + 60, 130), 0.5)
    canvas.grain(rounded, mix(tone, PAPER, 0.6), fade_from(spot[0] - 40, spot[1] - 50, 120), 0.45)


def _rounded(outline: list[Point]) -> Image.Image:
    """Return a polygon with its corners and edges rounded outwards."""
    mask = polygon(outline)
    mask.paste(255, (0, 0), strokes([[*outline, outline[0], outline[1]]], 16))
    return mask
