"""A plan as a row of doorways: as wide as an action weighs, as full of light as it has come, or unknown."""

from __future__ import annotations

import math
from itertools import pairwise

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    LILAC,
    MAUVE,
    NIGHT,
    PAPER,
    PLUM,
    SAFFRON,
    SAND,
    VIOLET,
    WIDTH,
    Canvas,
    Point,
    arch,
    arch_points,
    box,
    disc,
    discs,
    fade_down,
    fade_from,
    fade_right,
    mix,
    polygon,
    strokes,
)
from PIL import ImageChops


def draw_plan() -> Canvas:
    """Draw the sheet with its doorways, a ribbon that keeps the page, and a lens over the one without data."""
    canvas = Canvas(SAND)
    canvas.grain(EVERYWHERE, mix(SAND, CLAY, 0.4), fade_from(1700, 1100, 1300), 0.5)
    canvas.paint(box(146, 102, 1478, 926, 26), mix(SAND, NIGHT, 0.4), 0.6)
    canvas.paint(box(130, 84, 1462, 908, 26), PAPER)
    canvas.grain(box(130, 84, 1462, 908, 26), SAND, fade_from(1462, 908, 900), 0.4)
    canvas.paint(strokes([[(217, 176), (600, 176)]], 26), VIOLET)
    canvas.paint(strokes([[(211, 228), (470, 228)]], 14), LILAC)
    canvas.paint(polygon([(1292, 60), (1376, 60), (1376, 290), (1334, 246), (1292, 290)]), CLAY)
    for middle, width, share in ACTIONS:
        if share is None:
            _unknown(canvas, middle, width)
        else:
            _doorway(canvas, middle, width, share)
        weight = round(width / 84)
        canvas.paint(discs([(middle + (n - (weight - 1) / 2) * 34, 846, 9) for n in range(weight)]), MAUVE)
    canvas.paint(box(204, FOOT, 1388, FOOT + 12, 6), NIGHT)
    _lens(canvas)
    return canvas


FOOT, TALL = 790, 440
ACTIONS: list[tuple[float, float, float | None]] = [
    (268, 84, 1.0),
    (424, 168, 0.62),
    (622, 168, 0.0),
    (876, 252, None),
    (1140, 168, 0.82),
    (1304, 84, 0.36),
]


def _doorway(canvas: Canvas, middle: float, width: float, share: float) -> None:
    """Draw a doorway that light fills from its foot up to *share*; at nought it is there, and dark."""
    canvas.paint(arch(middle, FOOT, width, TALL), GROUND)
    opening = arch(middle, FOOT, width - 28, TALL - 14)
    canvas.paint(opening, VIOLET)
    canvas.grain(opening, PLUM, fade_down(FOOT, FOOT - TALL), 0.8)
    if share:
        top = FOOT - (TALL - 14) * share
        light = ImageChops.darker(opening, box(0, top, WIDTH, HEIGHT))
        canvas.paint(light, SAFFRON)
        canvas.grain(light, GLOW, fade_down(FOOT - TALL, FOOT + 40), 0.85)
        if share < 1:
            canvas.paint(ImageChops.darker(opening, box(0, top, WIDTH, top + 8)), GLOW)


def _unknown(canvas: Canvas, middle: float, width: float) -> None:
    """Draw the doorway nobody reported on: an outline in dashes, with the bare paper in it."""
    canvas.paint(strokes(_dashes(arch_points(middle, FOOT - 4, width - 12, TALL - 6), 26, 24), 9), MAUVE)


def _dashes(line: list[Point], dash: float, gap: float) -> list[list[Point]]:
    """Return *line* cut into dashes."""
    fine = [
        (ax + (bx - ax) * step / 200, ay + (by - ay) * step / 200)
        for (ax, ay), (bx, by) in pairwise(line)
        for step in range(200)
    ]
    dashes: list[list[Point]] = [[]]
    run = 0.0
    for one, other in pairwise(fine):
        run += math.dist(one, other)
        if run % (dash + gap) < dash:
            dashes[-1].append(one)
        elif dashes[-1]:
            dashes.append([])
    return [points for points in dashes if points]


def _lens(canvas: Canvas) -> None:
    """Draw a magnifier over the empty doorway; its glass only warms what it shows."""
    x, y, radius = 876.0, 560.0, 146.0
    canvas.paint(strokes([[(x + 100, y + 146), (x + 196, y + 332)]], 50), mix(SAND, NIGHT, 0.5), 0.45)
    handle = strokes([[(x + 78, y + 136), (x + 174, y + 318)]], 46)
    canvas.paint(handle, CLAY)
    canvas.grain(handle, NIGHT, fade_right(x + 60, x + 260), 0.3)
    glass = disc(x, y, radius)
    canvas.multiply(glass, mix(GLOW, PAPER, 0.35))
    canvas.grain(glass, HONEY, fade_from(x + 60, y + 80, 200), 0.35)
    ring = ImageChops.subtract(disc(x, y, radius + 14), disc(x, y, radius - 14))
    canvas.paint(ring, NIGHT)
    canvas.paint(ImageChops.subtract(disc(x, y, radius - 8), disc(x, y, radius - 14)), SAFFRON)
