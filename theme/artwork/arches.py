"""Doorways that stand together: five that grow, and four round one light."""

from __future__ import annotations

import math

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    MAUVE,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SAFFRON,
    SUNKEN,
    VIOLET,
    WIDTH,
    Canvas,
    Colour,
    Point,
    arch,
    box,
    disc,
    fade_down,
    fade_from,
    fade_right,
    mix,
    polygon,
)


def draw_goals() -> Canvas:
    """Draw five doorways, each taller than the one before, against a low sun."""
    canvas = Canvas(SUNKEN)
    canvas.grain(EVERYWHERE, HONEY, fade_from(1290, 420, 800), 0.5)
    canvas.paint(disc(1290, 330, 236), GLOW)
    canvas.grain(disc(1290, 330, 236), HONEY, fade_down(60, 640), 0.8)
    foot = 862
    for index, tone in enumerate([NIGHT, VIOLET, PLUM, CLAY, SAFFRON]):
        middle, height = 232 + index * 284, 270 + index * 116
        wall = arch(middle, foot, 250, height)
        canvas.paint(wall, tone)
        canvas.grain(wall, mix(tone, NIGHT, 0.55), fade_right(middle - 10, middle + 190), 0.55)
        canvas.grain(wall, mix(tone, PAPER, 0.5), fade_right(middle - 20, middle - 190), 0.45)
        canvas.paint(arch(middle, foot, 118, height * 0.56), mix(tone, NIGHT, 0.45) if index else GROUND)
        canvas.paint(arch(middle, foot, 92, height * 0.56 - 13), GLOW)
        canvas.grain(
            arch(middle, foot, 92, height * 0.56 - 13), SAFFRON, fade_down(foot - height * 0.5, foot + 90), 0.7
        )
    canvas.paint(box(0, foot, WIDTH, HEIGHT), GROUND)
    canvas.grain(box(0, foot, WIDTH, HEIGHT), PLUM, fade_right(200, 2000), 0.6)
    for index in range(5):
        middle = 232 + index * 284
        path = polygon([(middle - 46, foot), (middle + 46, foot), (middle + 4, HEIGHT), (middle - 150, HEIGHT)])
        canvas.paint(path, mix(GROUND, SAFFRON, 0.18 + index * 0.1))
        canvas.grain(path, HONEY, fade_down(HEIGHT, foot - 60), 0.6)
    return canvas


def draw_provinces() -> Canvas:
    """Draw four doorways that open on one shared circle of light."""
    canvas = Canvas(GROUND)
    canvas.grain(EVERYWHERE, PLUM, fade_from(800, 560, 1150), 0.7)
    canvas.paint(box(0, 600, WIDTH, HEIGHT), NIGHT)
    for middle, foot, width, _, tone in DOORS:
        way = [(middle - width * 0.24, foot), (middle + width * 0.24, foot), (860, 830), (740, 830)]
        canvas.paint(polygon(way), CLAY, 0.6)
        canvas.grain(box(0, foot, WIDTH, HEIGHT), mix(tone, NIGHT, 0.4), fade_from(middle, foot, width), 0.5)
    for rx, ry, tone in POOL:
        rim = [(800 + rx * math.cos(turn / 30), 812 + ry * math.sin(turn / 30)) for turn in range(189)]
        canvas.paint(polygon(rim), tone)
    canvas.grain(box(0, 600, WIDTH, HEIGHT), HONEY, fade_from(800, 812, 560), 0.55)
    for middle, foot, width, height, tone in DOORS:
        _lit_doorway(canvas, (middle, foot), (width, height), tone)
    canvas.paint(disc(800, 330, 92), GLOW)
    canvas.grain(disc(800, 330, 92), HONEY, fade_down(220, 480), 0.8)
    return canvas


DOORS = [
    (560, 640, 236, 400, PLUM),
    (1040, 640, 236, 400, ROSE),
    (262, 730, 300, 560, CLAY),
    (1338, 730, 300, 560, MAUVE),
]

POOL = [
    (470, 150, mix(NIGHT, CLAY, 0.55)),
    (392, 124, CLAY),
    (308, 97, SAFFRON),
    (222, 70, HONEY),
    (134, 42, GLOW),
]


def _lit_doorway(canvas: Canvas, spot: Point, size: tuple[float, float], tone: Colour) -> None:
    """Draw one doorway, darker on the side away from the middle of the picture, with light in its opening."""
    (middle, foot), (width, height) = spot, size
    outer, inner = arch(middle, foot, width, height), arch(middle, foot, width * 0.72, height - width * 0.14)
    canvas.paint(outer, tone)
    canvas.grain(outer, mix(tone, NIGHT, 0.6), fade_right(middle, middle + (width if middle > 800 else -width)), 0.6)
    canvas.paint(inner, mix(tone, NIGHT, 0.55))
    opening = arch(middle, foot, width * 0.52, height - width * 0.26)
    canvas.paint(opening, SAFFRON)
    canvas.grain(opening, GLOW, fade_from(middle, foot, height), 0.85)
